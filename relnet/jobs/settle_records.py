"""Decide for each record of an import whose it is, and add what is new."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from relnet.jobs.recognise_records import Chunk, Entry, look_up, recognise, remember
from relnet.jobs.rename_contact import rename
from relnet.model.card import Card
from relnet.model.contact import Contact
from relnet.model.diary import Interaction
from relnet.model.report import Doubt, Update
from relnet.rules.names import handle_for
from relnet.rules.news import better_name, has_values, news
from relnet.rules.tidying import arrive
from relnet.store import edits, events, interactions
from relnet.store.intake import Kept, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.arrival import Arrival
    from relnet.model.card import Record
    from relnet.model.moment import Moment
    from relnet.model.report import FileReport, ImportReport, Outcome
    from relnet.rules.same_person import Verdict
    from relnet.store import Connection
    from relnet.store.intake import Intake


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
    waiting: list[tuple[Entry, Doubt]] = field(default_factory=list)


def settle(desk: Desk, records: Sequence[Record]) -> None:
    """Settle the records of a chunk, write them, and count each one's outcome."""
    digests = [_digest(desk.file.format, record) for record in records]
    seen = desk.intake.seen(digests)
    # Whose record came before needs no second look: the second import is the quick one.
    items = [
        _owner(desk, seen.get(digest, [])) or Entry(record, _arrive(desk, record), digest)
        for record, digest in zip(records, digests, strict=True)
    ]
    _settle_all(desk, seen, items)


def settle_waiting(desk: Desk) -> None:
    """Judge again what waits, now that the file is known to its end, until nothing moves.

    So the order of the records matters less, and a second import finds nothing to do.
    """
    while desk.waiting:
        entries = [entry for entry, _ in desk.waiting]
        desk.waiting = []
        desk.file.counts["queued"] -= len(entries)
        _settle_all(desk, desk.intake.seen(entry.digest for entry in entries), entries)
        if len(desk.waiting) == len(entries):
            break
    desk.report.doubts.extend(doubt for _, doubt in desk.waiting)


def _settle_all(desk: Desk, seen: dict[int, list[Seen]], items: Sequence[Entry | int]) -> None:
    fresh = [item.arrival for item in items if isinstance(item, Entry) and desk.wishes.matches]
    chunk = look_up(desk.db, desk.intake, seen, fresh)
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


def _settle(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    before = chunk.seen.get(entry.digest, [])
    owners = [old.contact_id for old in before if old.contact_id]
    if not desk.wishes.matches:
        left = desk.left.setdefault(entry.digest, len(owners))
        desk.left[entry.digest] = max(left - 1, 0)
        return ("unchanged", owners[-left]) if left else ("created", _create(desk, chunk, entry))
    if owners:  # the same entry twice in one chunk
        return "unchanged", owners[0]
    verdict = recognise(chunk, entry.arrival)
    if verdict.contact_id:
        return _extend(desk, chunk, entry, verdict.contact_id)
    if verdict.candidates:
        return _queue(desk, chunk, entry, verdict), None
    return "created", _create(desk, chunk, entry)


def _create(desk: Desk, chunk: Chunk, entry: Entry) -> int:
    arrival = entry.arrival
    record_id = _record_id(desk, chunk, entry)
    contact_id = desk.intake.create(arrival, handle_for(arrival.label), record_id)
    _keep(desk, chunk, entry, record_id, contact_id)
    card = arrival.card
    contact = Contact(
        contact_id, "", arrival.label, card.name, card.kind, card.nickname, channels=card.channels,
        addresses=card.addresses, positions=card.positions, dates=card.dates, tags=card.tags,
        notes=card.notes,
    )  # fmt: skip
    remember(chunk, arrival, contact)
    return contact_id


def _extend(desk: Desk, chunk: Chunk, entry: Entry, contact_id: int) -> tuple[Outcome, int | None]:
    contact = chunk.known[contact_id]
    extra = news(entry.arrival, contact)
    parts = better_name(entry.arrival, contact)
    record_id = _record_id(desk, chunk, entry)
    if has_values(extra):
        desk.intake.extend(contact_id, extra, record_id)
        contact = _with_values(contact, extra)
    if parts:
        desk.intake.flush()  # the contact itself may still wait to be written
        contact = rename(desk.db, contact, parts)
    _keep(desk, chunk, entry, record_id, contact_id)
    remember(chunk, entry.arrival, contact)
    if not parts and not has_values(extra):
        return "unchanged", contact_id
    fields = (*parts, *_filled(extra))
    desk.report.updates.append(
        Update(desk.file.path, entry.record.line, contact_id, contact.label, fields)
    )
    return "updated", contact_id


def _queue(desk: Desk, chunk: Chunk, entry: Entry, verdict: Verdict) -> Outcome:
    if _waiting(chunk, entry) is None:
        because = "; ".join(str(reason) for reason in verdict.reasons)
        _keep(desk, chunk, entry, desk.intake.new_record_id(), None, because)
    doubt = Doubt(
        desk.file.path,
        entry.record.line,
        entry.arrival.label,
        tuple((id_, chunk.known[id_].label) for id_ in verdict.candidates),
        verdict.reasons,
    )
    desk.waiting.append((entry, doubt))
    return "queued"


def _waiting(chunk: Chunk, entry: Entry) -> int | None:
    """Return the record of this entry that waits in the queue."""
    before = chunk.seen.get(entry.digest, [])
    return next((old.record_id for old in before if old.contact_id is None), None)


def _record_id(desk: Desk, chunk: Chunk, entry: Entry) -> int:
    """Return the record that the entry's values will name: the one that waits, or a new one."""
    return _waiting(chunk, entry) or desk.intake.new_record_id()


def _keep(
    desk: Desk,
    chunk: Chunk,
    entry: Entry,
    record_id: int,
    contact_id: int | None,
    because: str = "",
) -> None:
    """Keep the entry under this id; one that waited leaves the queue."""
    before = chunk.seen.setdefault(entry.digest, [])
    waited = Seen(record_id, None)
    if waited in before:
        before.remove(waited)
        desk.intake.link(record_id, contact_id or 0)
    else:
        desk.source_id = desk.source_id or desk.intake.open_source(desk.file.path, desk.file.format)
        kept = Kept(record_id, desk.source_id, entry.digest, contact_id, because)
        desk.intake.keep(entry.record, kept)
    before.append(Seen(record_id, contact_id))


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
