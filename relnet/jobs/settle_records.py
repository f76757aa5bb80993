"""Decide for each record of an import whose it is, and add what is new."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from relnet.jobs.keep_records import enqueue, hold, keep, may_say_more, record_id_of, skip
from relnet.jobs.know_relatives import know_each_other
from relnet.jobs.note_gatherings import call_off, needs_whole_file
from relnet.jobs.note_happenings import note, people_of
from relnet.jobs.place_cards import Company, create, extend
from relnet.jobs.recognise_records import Entry, look_up, own_row, recognise
from relnet.model.card import Card
from relnet.model.diary import Interaction
from relnet.model.report import Remark
from relnet.phrase import Phrase
from relnet.rules.names import NOBODY
from relnet.rules.tidying import arrive
from relnet.store import (
    contacts,
    correspondence,
    edits,
    events,
    interactions,
    queue,
    refusals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Chunk
    from relnet.model.card import Record
    from relnet.model.report import Outcome
    from relnet.store.intake import Seen

DATED = {
    "vcard",
    "xing",
    "qr",
    "relnet",
}  # formats whose day is that of the facts; LinkedIn's is the connection's
CHUNK = 500  # held entries that are looked up together
NAMELESS = Phrase("nothing in it says who it is.")


def settle(desk: Desk, records: Sequence[Record]) -> None:
    """Settle the records of a chunk, write them, and count each one's outcome."""
    marked = blake2b(digest_size=8, person=desk.file.format.encode()[:16])
    digests = [_digest(marked.copy(), record) for record in records]
    seen = desk.intake.seen(digests)
    before = [*chain.from_iterable(seen.values())]
    desk.sighted += before
    desk.told = correspondence.directions(desk.db, [old.record_id for old in before])
    # Whose record came before needs no second look: the second import is the quick one.
    items = [
        (digest in seen and _owner(desk, record, seen[digest])) or _entry(desk, record, digest)
        for record, digest in zip(records, digests, strict=True)
    ]
    _settle_all(desk, seen, items)


def settle_waiting(desk: Desk) -> None:
    """Judge again what waits, now that the file is known to its end, until nothing moves.

    So the order of the records matters less, and a second import finds nothing to do.
    """
    desk.is_read = True
    while desk.waiting or desk.held:
        for entry, doubt in desk.waiting:
            join_known = import_module("relnet.jobs.join_contacts").join_known  # only then
            join_known(desk, entry, [id_ for id_, _ in doubt.candidates])
        entries = [entry for entry, _ in desk.waiting]
        desk.file.counts["queued"] -= len(entries)
        desk.file.counts["skipped"] -= len(desk.held)
        held, desk.waiting, desk.held = desk.held, [], []
        for some in (entries, *_chunks(held)):
            _settle_all(desk, desk.intake.seen(entry.digest for entry in some), some)
        if len(desk.waiting) + len(desk.held) == len(entries) + len(held):
            break
    for entry in desk.held:
        skip(desk, entry)
    desk.report.doubts.extend(doubt for _, doubt in desk.waiting)
    desk.links, tied = know_each_other(desk.db, desk.intake, desk.links)
    desk.file.counts["unchanged"] -= len(tied & desk.silent)
    desk.file.counts["updated"] += len(tied & desk.silent)
    wishes = desk.wishes.event_id, desk.wishes.met_on, desk.wishes.tags
    for entry, _ in desk.waiting:
        queue.keep(desk.db, entry.digest, entry.record, entry.arrival.seen_on, wishes)


def _chunks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), CHUNK):
        yield entries[start : start + CHUNK]


def _settle_all(desk: Desk, seen: dict[int, list[Seen]], items: Sequence[Entry | int]) -> None:
    entries = [item for item in items if isinstance(item, Entry)]
    matched = [entry for entry in entries if _is_matched(desk, entry.record)]
    fresh = [entry.arrival for entry in matched]
    fresh += chain.from_iterable(entry.others for entry in matched if entry.others)
    chunk = look_up(desk.db, desk.intake, seen, fresh)
    chunk.refused = refusals.refused(desk.db, (entry.digest for entry in entries))
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
        is_news = grant(desk, contact_id)
        final = "updated" if is_news and outcome == "unchanged" else outcome
        desk.file.counts[final] += 1
        if desk.links and final == "unchanged":
            desk.silent.add(contact_id)


def _digest(marked: blake2b, record: Record) -> int:
    """Return 63 bits that tell one entry from another; SQLite has no larger integers.

    ``marked`` is the hash of nothing, personal to the format.
    """
    marked.update(record.key or record.raw)
    return int.from_bytes(marked.digest()) >> 1


def _entry(desk: Desk, record: Record, digest: int) -> Entry:
    """Tidy a record's cards, and date their facts."""
    card = record.card or Card()
    stated_on = card.stated_on if desk.file.format in DATED else ""
    seen_on = stated_on or desk.day.isoformat()
    arrival = arrive(card, seen_on, desk.home)
    if not record.others:
        return Entry(record, arrival, digest)
    others = tuple([arrive(other, seen_on, desk.home) for other in record.others])
    return Entry(record, arrival, digest, others)


def _is_matched(desk: Desk, record: Record) -> bool:
    """Tell whether a record is looked up: the owner may wish not to, but not for a diary."""
    return desk.wishes.matches or record.happening is not None


def _owner(desk: Desk, record: Record, before: Sequence[Seen]) -> int | None:
    """Return whose the same entry was when it came before; None if it must be settled."""
    if not _is_matched(desk, record) or desk.is_reread or may_say_more(desk, record, before):
        return None
    known = next((old for old in before if old.contact_id), None)
    if known and record.card and record.card.links:  # to cards that came since, perhaps
        desk.links += [(known.record_id, link) for link in record.card.links]
    return known.contact_id if known else None


def _settle(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    before = chunk.seen.get(entry.digest, [])
    owners = [old.contact_id for old in before if old.contact_id] if before else []
    if entry.record.card is None:
        return _call_off(desk, entry, [old.record_id for old in before]), None
    if entry.arrival.label == NOBODY and desk.file.format != "relnet":  # which gives the label
        return _reject(desk, entry), None
    if not _is_matched(desk, entry.record):
        left = desk.left.setdefault(entry.digest, len(owners))
        desk.left[entry.digest] = max(left - 1, 0)
        return ("unchanged", owners[-left]) if left else _place(desk, chunk, entry, None)
    if owners and not may_say_more(desk, entry.record, before):  # the same entry again
        return _again(desk, chunk, entry, owners[0]), owners[0]
    return _settle_new(desk, chunk, entry)


def _settle_new(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    if entry.record.is_own:
        return _place_own(desk, chunk, entry)
    if entry.record.happening:
        return _happen(desk, chunk, entry)
    return _recognised(desk, chunk, entry)


def _recognised(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    if own := own_row(chunk, entry.arrival):
        card = replace(entry.arrival.card, name=own.name, kind=own.kind)
        return _place(
            desk, chunk, entry._replace(arrival=replace(entry.arrival, card=card)), own.id
        )
    verdict = recognise(chunk, entry.arrival, entry.digest)
    if verdict.candidates:
        return enqueue(desk, chunk, entry, verdict), None
    return _place(desk, chunk, entry, verdict.contact_id)


def _again(desk: Desk, chunk: Chunk, entry: Entry, contact_id: int) -> Outcome:
    return _reread(desk, chunk, entry, contact_id) if desk.is_reread else "unchanged"


def _reread(desk: Desk, chunk: Chunk, entry: Entry, contact_id: int) -> Outcome:
    """Add what an entry that came before tells now, with columns named or texts let in."""
    desk.intake.flush()
    if contact_id not in chunk.known:
        chunk.known.update(contacts.load(desk.db, [contact_id]))
    record_id = chunk.seen[entry.digest][0].record_id
    outcome = extend(desk, chunk, entry.arrival, contact_id, (entry.record.line, record_id))
    happening = entry.record.happening
    if happening and happening.kind == "met":
        is_news = note(desk, entry.record, [contact_id], record_id)
    else:
        told = happening.note if happening else ""
        is_news = interactions.tell(desk.db, record_id, told)
    return "updated" if is_news else outcome


def _reject(desk: Desk, entry: Entry) -> Outcome:
    """Hand back an entry that leaves nothing to call anybody by."""
    desk.file.rejected.append(entry.record)
    reason = entry.record.reason or NAMELESS
    desk.report.rejects.append(Remark(desk.file.path, entry.record.line, reason))
    return "rejected"


def _place(
    desk: Desk, chunk: Chunk, entry: Entry, contact_id: int | None
) -> tuple[Outcome, int | None]:
    """Add a card to the contact whose it is, or, without one, as a contact of its own."""
    record_id = record_id_of(desk, chunk, entry)
    outcome: Outcome = "created"
    if contact_id is None:
        contact_id = create(desk, chunk, entry.arrival, record_id)
    else:
        place = (entry.record.line, record_id)
        outcome = extend(desk, chunk, entry.arrival, contact_id, place)
        outcome = "updated" if entry.digest in desk.linked else outcome
    keep(desk, chunk, entry, record_id, contact_id)
    if links := entry.arrival.card.links:
        desk.links += [(record_id, link) for link in links]
    return outcome, contact_id


def _place_own(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    own_id = contacts.owner_id(desk.db)
    if own_id is None:
        record_id = record_id_of(desk, chunk, entry)
        own_id = create(desk, chunk, entry.arrival, record_id, "owner")
        keep(desk, chunk, entry, record_id, own_id)
        desk.intake.flush()  # there is one owner, whom the next record must find
        return "created", own_id
    chunk.known.update(contacts.load(desk.db, [own_id]))
    return _place(desk, chunk, entry, own_id)


def _happen(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    """Note what happened with the people of an entry, if any of them is or gets known."""
    arrivals = (entry.arrival, *entry.others)
    verdicts = [recognise(chunk, arrival, entry.digest) for arrival in arrivals]
    if doubtful := next((verdict for verdict in verdicts if verdict.candidates), None):
        return enqueue(desk, chunk, entry, doubtful), None
    record_id = record_id_of(desk, chunk, entry)
    gathering = entry.record.happening and entry.record.happening.gathering
    if gathering and needs_whole_file(desk, gathering, record_id):
        return hold(desk, entry), None
    outcome, people = people_of(desk, chunk, entry, record_id)
    if not people:  # somebody may come into the village by and by
        return hold(desk, entry), None
    if outcome == "created":
        desk.intake.flush()  # what happened refers to the people
    is_news = note(desk, entry.record, people, record_id)
    if gathering:
        is_whole = len(people) == len(arrivals)
        has_host = gathering.has_host and is_whole
        desk.company.append(Company(entry.record.line, people, has_host))
    keep(desk, chunk, entry, record_id, people[0])
    if outcome == "unchanged" and is_news:
        outcome = "updated"
    return outcome, people[0]


def _call_off(desk: Desk, entry: Entry, record_ids: Sequence[int]) -> Outcome:
    """Let nobody be expected at a meeting that does not take place, if it is known."""
    happening = entry.record.happening
    gathering = happening and happening.gathering
    is_news = call_off(desk, gathering, record_ids) if gathering else None
    if is_news is None:
        return hold(desk, entry)
    return "updated" if is_news else "unchanged"


def grant(desk: Desk, contact_id: int) -> bool:
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
