"""Decide for each record of an import whose it is, and add what is new."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from relnet.jobs.rename_contact import rename
from relnet.model.card import Card
from relnet.model.contact import Contact
from relnet.model.diary import Interaction
from relnet.model.report import Doubt, Update
from relnet.rules.names import handle_for
from relnet.rules.news import better_name, has_values, news
from relnet.rules.same_person import Verdict, recognise
from relnet.rules.tidying import arrive
from relnet.store import contacts, edits, events, interactions
from relnet.store.intake import Seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.arrival import Arrival
    from relnet.model.card import Record
    from relnet.model.moment import Moment
    from relnet.model.report import FileReport, ImportReport, Outcome
    from relnet.store import Connection
    from relnet.store.intake import Intake

Key = str | tuple[str, str]


class Entry(NamedTuple):
    """A record on its way in, with what it is recognised by."""

    record: Record
    arrival: Arrival
    digest: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner says about everybody in the files."""

    event_id: int | None = None
    met_on: date | None = None
    tags: tuple[str, ...] = ()
    matches: bool = True


@dataclass(slots=True)
class Desk:
    """Where the records of one file arrive.

    ``left`` counts, for an import without matching, how many entries with a digest are in the
    village already: so many of this run's are taken for those, the rest are new.
    """

    db: Connection
    now: Moment
    intake: Intake
    wishes: Wishes
    report: ImportReport
    file: FileReport
    source_id: int = 0
    left: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Chunk:
    """What is known while one chunk is settled, its own new contacts included."""

    seen: dict[int, list[Seen]]
    hits: dict[Key, set[int]]
    uids: dict[str, set[int]]
    known: dict[int, Contact]
    settled: list[tuple[int, Outcome]] = field(default_factory=list)


def settle(desk: Desk, records: Sequence[Record]) -> None:
    """Settle the records of a chunk, write them, and count each one's outcome."""
    digests = [_digest(desk.file.format, record) for record in records]
    seen = desk.intake.seen(digests)
    # Whose record came before needs no second look: the second import is the quick one.
    items = [
        _owner(desk, seen.get(digest, [])) or Entry(record, _arrive(desk, record), digest)
        for record, digest in zip(records, digests, strict=True)
    ]
    chunk = _look_up(desk, seen, [item for item in items if isinstance(item, Entry)])
    for item in items:
        if isinstance(item, int):
            chunk.settled.append((item, "unchanged"))
            continue
        outcome, contact_id = _settle(desk, chunk, item)
        if contact_id is None:
            desk.file.counts[outcome] += 1
        else:
            chunk.settled.append((contact_id, outcome))
    desk.intake.flush()
    for contact_id, outcome in chunk.settled:
        is_news = _grant(desk, contact_id)
        final = "updated" if is_news and outcome == "unchanged" else outcome
        desk.file.counts[final] += 1


def _digest(form: str, record: Record) -> int:
    """Return 63 bits that tell one entry from another; SQLite has no larger integers."""
    digest = blake2b(record.raw, digest_size=8, person=form.encode()[:16]).digest()
    return int.from_bytes(digest) >> 1


def _arrive(desk: Desk, record: Record) -> Arrival:
    """Tidy a record's card, and date its facts.

    A vCard's REV is the day of its facts; the day of a LinkedIn connection is not: positions
    are as of now.
    """
    card = record.card or Card()
    stated_on = card.stated_on if desk.file.format == "vcard" else ""
    return arrive(card, stated_on or desk.now.today.isoformat())


def _owner(desk: Desk, before: Sequence[Seen]) -> int | None:
    """Return whose the same entry was when it came before; None if it must be settled."""
    owners = [old.contact_id for old in before if old.contact_id] if desk.wishes.matches else []
    return owners[0] if owners else None


def _look_up(desk: Desk, seen: dict[int, list[Seen]], entries: Sequence[Entry]) -> _Chunk:
    fresh = [entry.arrival for entry in entries if desk.wishes.matches]
    hits: dict[Key, set[int]] = dict(
        desk.intake.with_channels(key for arrival in fresh for key in arrival.addresses)
    )
    hits.update(desk.intake.with_names(pair for arrival in fresh for pair in arrival.names))
    uids = desk.intake.with_uids(arrival.card.uid for arrival in fresh if arrival.card.uid)
    ids = set().union(*hits.values(), *uids.values())
    return _Chunk(seen, hits, uids, contacts.load(desk.db, ids))


def _settle(desk: Desk, chunk: _Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    before = chunk.seen.get(entry.digest, [])
    owners = [old.contact_id for old in before if old.contact_id]
    if not desk.wishes.matches:
        left = desk.left.setdefault(entry.digest, len(owners))
        desk.left[entry.digest] = max(left - 1, 0)
        return ("unchanged", owners[-left]) if left else ("created", _create(desk, chunk, entry))
    if owners:  # the same entry twice in one chunk
        return "unchanged", owners[0]
    verdict = _recognise(chunk, entry.arrival)
    if verdict.contact_id:
        return _extend(desk, chunk, entry, verdict.contact_id)
    if verdict.candidates:
        return _queue(desk, chunk, entry, verdict), None
    return "created", _create(desk, chunk, entry)


def _recognise(chunk: _Chunk, arrival: Arrival) -> Verdict:
    by_uid = chunk.uids.get(arrival.card.uid, set()) if arrival.card.uid else set()
    keys: tuple[Key, ...] = (*arrival.addresses, *arrival.names)
    ids = by_uid.union(*[chunk.hits[key] for key in keys if key in chunk.hits])
    if not ids:
        return Verdict()
    return recognise(arrival, [chunk.known[id_] for id_ in sorted(ids)], frozenset(by_uid))


def _create(desk: Desk, chunk: _Chunk, entry: Entry) -> int:
    arrival = entry.arrival
    record_id = desk.intake.new_record_id()
    contact_id = desk.intake.create(arrival, handle_for(arrival.label), record_id)
    _keep(desk, chunk, entry, contact_id)
    card = arrival.card
    contact = Contact(
        contact_id, "", arrival.label, card.name, card.kind, card.nickname, channels=card.channels,
        addresses=card.addresses, positions=card.positions, dates=card.dates, tags=card.tags,
        notes=card.notes,
    )  # fmt: skip
    _remember(chunk, arrival, contact)
    return contact_id


def _extend(desk: Desk, chunk: _Chunk, entry: Entry, contact_id: int) -> tuple[Outcome, int | None]:
    contact = chunk.known[contact_id]
    extra = news(entry.arrival, contact)
    parts = better_name(entry.arrival, contact)
    record_id = desk.intake.new_record_id()
    if has_values(extra):
        desk.intake.extend(contact_id, extra, record_id)
        contact = _with_values(contact, extra)
    if parts:
        desk.intake.flush()  # the contact itself may still wait to be written
        contact = rename(desk.db, contact, parts)
    _keep(desk, chunk, entry, contact_id)
    _remember(chunk, entry.arrival, contact)
    if not parts and not has_values(extra):
        return "unchanged", contact_id
    fields = (*parts, *_filled(extra))
    desk.report.updates.append(
        Update(desk.file.path, entry.record.line, contact_id, contact.label, fields)
    )
    return "updated", contact_id


def _queue(desk: Desk, chunk: _Chunk, entry: Entry, verdict: Verdict) -> Outcome:
    because = "; ".join(str(reason) for reason in verdict.reasons)
    _keep(desk, chunk, entry, None, because)
    desk.report.doubts.append(
        Doubt(
            desk.file.path,
            entry.record.line,
            entry.arrival.label,
            tuple((id_, chunk.known[id_].label) for id_ in verdict.candidates),
            verdict.reasons,
        )
    )
    return "queued"


def _keep(
    desk: Desk, chunk: _Chunk, entry: Entry, contact_id: int | None, because: str = ""
) -> None:
    """Keep the entry, unless it waits in the queue already: then it stays, or leaves it."""
    waiting = [old for old in chunk.seen.get(entry.digest, []) if old.contact_id is None]
    if waiting and contact_id:
        desk.intake.link(waiting[0].record_id, contact_id)
    elif not waiting:
        desk.source_id = desk.source_id or desk.intake.open_source(desk.file.path, desk.file.format)
        record_id = desk.intake.keep(
            entry.record, desk.source_id, entry.digest, contact_id, because
        )
        chunk.seen.setdefault(entry.digest, []).append(Seen(record_id, contact_id))


def _remember(chunk: _Chunk, arrival: Arrival, contact: Contact) -> None:
    """Let the records that follow in the chunk meet this contact."""
    chunk.known[contact.id] = contact
    if arrival.card.uid:
        chunk.uids.setdefault(arrival.card.uid, set()).add(contact.id)
    keys: tuple[Key, ...] = (*arrival.addresses, *arrival.names)
    for key in keys:
        chunk.hits.setdefault(key, set()).add(contact.id)


def _grant(desk: Desk, contact_id: int) -> bool:
    """Do what the owner wishes for everybody in the file; False if it was so already."""
    wishes, is_news = desk.wishes, False
    if wishes.tags:
        is_news = edits.add_tags(desk.db, contact_id, wishes.tags)
    if wishes.event_id:
        is_news |= events.attend(desk.db, wishes.event_id, contact_id, wishes.met_on, desk.now.at)
    elif wishes.met_on and not interactions.is_noted(desk.db, "met", contact_id, wishes.met_on):
        interactions.add(desk.db, Interaction("met", wishes.met_on, (contact_id,)), desk.now.at)
        is_news = True
    return is_news


VALUES = ("channels", "addresses", "positions", "dates", "tags", "notes")


def _with_values(contact: Contact, extra: Arrival) -> Contact:
    card = extra.card
    return replace(
        contact,
        channels=(*contact.channels, *card.channels),
        addresses=(*contact.addresses, *card.addresses),
        positions=(*contact.positions, *card.positions),
        dates=(*contact.dates, *card.dates),
        tags=(*contact.tags, *card.tags),
        notes=(*contact.notes, *card.notes),
    )


def _filled(extra: Arrival) -> list[str]:
    return [field for field in VALUES if getattr(extra.card, field)]
