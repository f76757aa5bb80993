"""Decide for each record of an import whose it is, and add what is new."""

from __future__ import annotations

from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from relnet.jobs.join_contacts import join_known
from relnet.jobs.note_happenings import is_due_again, note, people_of
from relnet.jobs.place_cards import create, extend
from relnet.jobs.recognise_records import Entry, look_up, recognise
from relnet.model.card import Card
from relnet.model.diary import Interaction
from relnet.model.report import Doubt, Remark
from relnet.phrase import Phrase
from relnet.rules.names import NOBODY
from relnet.rules.tidying import arrive
from relnet.store import acquaintances, contacts, edits, events, interactions, queue, refusals
from relnet.store.intake import Kept, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Chunk
    from relnet.model.card import Record
    from relnet.model.report import Outcome
    from relnet.rules.same_person import Verdict

DATED = {
    "vcard",
    "xing",
    "qr",
}  # formats whose day is that of the facts; LinkedIn's is the connection's
NAMELESS = Phrase("nothing in it says who it is.")
NOBODY_KNOWN = Phrase("nobody in it is in the village.")


def settle(desk: Desk, records: Sequence[Record]) -> None:
    """Settle the records of a chunk, write them, and count each one's outcome."""
    digests = [_digest(desk.file.format, record) for record in records]
    seen = desk.intake.seen(digests)
    desk.sighted += chain.from_iterable(seen.values())
    # Whose record came before needs no second look: the second import is the quick one.
    items = [
        _owner(desk, record, seen.get(digest, [])) or _entry(desk, record, digest)
        for record, digest in zip(records, digests, strict=True)
    ]
    _settle_all(desk, seen, items)


def settle_waiting(desk: Desk) -> None:
    """Judge again what waits, now that the file is known to its end, until nothing moves.

    So the order of the records matters less, and a second import finds nothing to do.
    """
    while desk.waiting:
        for entry, doubt in desk.waiting:
            join_known(desk, entry, [id_ for id_, _ in doubt.candidates])
        entries = [entry for entry, _ in desk.waiting]
        desk.waiting = []
        desk.file.counts["queued"] -= len(entries)
        _settle_all(desk, desk.intake.seen(entry.digest for entry in entries), entries)
        if len(desk.waiting) == len(entries):
            break
    desk.report.doubts.extend(doubt for _, doubt in desk.waiting)
    acquaintances.unite(desk.db)
    wishes = desk.wishes.event_id, desk.wishes.met_on, desk.wishes.tags
    for entry, _ in desk.waiting:
        queue.keep(desk.db, entry.digest, entry.record, entry.arrival.seen_on, wishes)


def _settle_all(desk: Desk, seen: dict[int, list[Seen]], items: Sequence[Entry | int]) -> None:
    fresh = [
        arrival
        for item in items
        if isinstance(item, Entry) and _is_matched(desk, item.record)
        for arrival in (item.arrival, *item.others)
    ]
    chunk = look_up(desk.db, desk.intake, seen, fresh)
    entries = (item.digest for item in items if isinstance(item, Entry))
    chunk.refused = refusals.refused(desk.db, entries)
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


def _digest(form: str, record: Record) -> int:
    """Return 63 bits that tell one entry from another; SQLite has no larger integers."""
    digest = blake2b(record.key or record.raw, digest_size=8, person=form.encode()[:16]).digest()
    return int.from_bytes(digest) >> 1


def _entry(desk: Desk, record: Record, digest: int) -> Entry:
    """Tidy a record's cards, and date their facts."""
    card = record.card or Card()
    stated_on = card.stated_on if desk.file.format in DATED else ""
    seen_on = stated_on or desk.day.isoformat()
    others = tuple([arrive(other, seen_on) for other in record.others])
    return Entry(record, arrive(card, seen_on), digest, others)


def _is_matched(desk: Desk, record: Record) -> bool:
    """Tell whether a record is looked up: the owner may wish not to, but not for a diary."""
    return desk.wishes.matches or record.happening is not None


def _owner(desk: Desk, record: Record, before: Sequence[Seen]) -> int | None:
    """Return whose the same entry was when it came before; None if it must be settled."""
    if not _is_matched(desk, record) or is_due_again(record) or desk.is_reread:
        return None
    return next((old.contact_id for old in before if old.contact_id), None)


def _settle(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    owners = [old.contact_id for old in chunk.seen.get(entry.digest, []) if old.contact_id]
    if entry.arrival.label == NOBODY and desk.file.format != "relnet":  # which gives the label
        return _reject(desk, entry), None
    if not _is_matched(desk, entry.record):
        left = desk.left.setdefault(entry.digest, len(owners))
        desk.left[entry.digest] = max(left - 1, 0)
        return ("unchanged", owners[-left]) if left else _place(desk, chunk, entry, None)
    if owners and not is_due_again(entry.record):  # the same entry again
        return _again(desk, chunk, entry, owners[0]), owners[0]
    if entry.record.is_own:
        return _place_own(desk, chunk, entry)
    if entry.record.happening:
        return _happen(desk, chunk, entry)
    return _recognised(desk, chunk, entry)


def _recognised(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    verdict = recognise(chunk, entry.arrival, entry.digest)
    if verdict.candidates:
        return _queue(desk, chunk, entry, verdict), None
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
    record_id = _record_id(desk, chunk, entry)
    outcome: Outcome = "created"
    if contact_id is None:
        contact_id = create(desk, chunk, entry.arrival, record_id)
    else:
        place = (entry.record.line, record_id)
        outcome = extend(desk, chunk, entry.arrival, contact_id, place)
        outcome = "updated" if entry.digest in desk.linked else outcome
    _keep(desk, chunk, entry, record_id, contact_id)
    return outcome, contact_id


def _place_own(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    own_id = contacts.owner_id(desk.db)
    if own_id is None:
        record_id = _record_id(desk, chunk, entry)
        own_id = create(desk, chunk, entry.arrival, record_id, "owner")
        _keep(desk, chunk, entry, record_id, own_id)
        desk.intake.flush()  # there is one owner, whom the next record must find
        return "created", own_id
    chunk.known.update(contacts.load(desk.db, [own_id]))
    return _place(desk, chunk, entry, own_id)


def _happen(desk: Desk, chunk: Chunk, entry: Entry) -> tuple[Outcome, int | None]:
    """Note what happened with the people of an entry, if any of them is or gets known."""
    arrivals = (entry.arrival, *entry.others)
    verdicts = [recognise(chunk, arrival, entry.digest) for arrival in arrivals]
    if doubtful := next((verdict for verdict in verdicts if verdict.candidates), None):
        return _queue(desk, chunk, entry, doubtful), None
    record_id = _record_id(desk, chunk, entry)
    outcome, people = people_of(desk, chunk, entry, record_id)
    if not people:
        remark = Remark(desk.file.path, entry.record.line, NOBODY_KNOWN)
        desk.report.skips.append(remark)
        return "skipped", None
    if outcome == "created":
        desk.intake.flush()  # what happened refers to the people
    is_news = note(desk, entry.record, people, record_id)
    _keep(desk, chunk, entry, record_id, people[0])
    if outcome == "unchanged" and is_news:
        outcome = "updated"
    return outcome, people[0]


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
    """Return the record that the entry's values will name: the one there is, or a new one."""
    before = chunk.seen.get(entry.digest, [])
    if is_due_again(entry.record) and before:
        return before[0].record_id
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
    elif any(old.record_id == record_id for old in before):
        return
    else:
        desk.source_id = desk.source_id or desk.intake.open_source(desk.file.path, desk.file.format)
        kept = Kept(record_id, desk.source_id, entry.digest, contact_id, because)
        desk.intake.keep(entry.record, kept)
    before.append(Seen(record_id, contact_id))


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
