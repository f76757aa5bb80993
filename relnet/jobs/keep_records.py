"""Keep a record: as somebody's, in the queue, or aside until its file is read to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.jobs.note_happenings import is_due_again, says_more
from relnet.jobs.recognise_records import person
from relnet.model.report import Doubt, Remark
from relnet.phrase import Phrase
from relnet.store.intake import Kept, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Chunk, Entry
    from relnet.model.card import Record
    from relnet.model.likeness import Verdict
    from relnet.model.report import Outcome

MOST_HELD = 20_000  # entries that are looked at again at the end of their file
NOBODY_KNOWN = Phrase("nobody in it is in the village.")


def may_say_more(desk: Desk, record: Record, before: Sequence[Seen]) -> bool:
    """Tell whether an entry that came before may say more than it did then."""
    told = (desk.told.get(old.record_id) for old in before)
    return is_due_again(record) or any(says_more(record, direction) for direction in told)


def hold(desk: Desk, entry: Entry) -> Outcome:
    """Put an entry aside until the whole file is read; many of them are skipped at once."""
    if len(desk.held) < MOST_HELD:
        desk.held.append(entry)
    else:
        skip(desk, entry)
    return "skipped"


def skip(desk: Desk, entry: Entry) -> None:
    """Report that an entry is of no use, as nothing in it is known."""
    reason = NOBODY_KNOWN if entry.record.card else entry.record.reason or NOBODY_KNOWN
    desk.report.skips.append(Remark(desk.file.path, entry.record.line, reason))


def enqueue(desk: Desk, chunk: Chunk, entry: Entry, verdict: Verdict) -> Outcome:
    """Let an entry wait until the owner says whose it is."""
    if _waiting(chunk, entry) is None:
        because = "; ".join(str(reason) for reason in verdict.reasons)
        _wait(desk, chunk, entry, because)
    doubt = Doubt(
        desk.file.path,
        entry.record.line,
        entry.arrival.label,
        tuple((id_, person(chunk, id_).label) for id_ in verdict.candidates),
        verdict.reasons,
    )
    desk.waiting.append((entry, doubt))
    return "queued"


def _wait(desk: Desk, chunk: Chunk, entry: Entry, because: str) -> None:
    """Let an entry wait; one that says more than before waits as the record it is."""
    record_id = record_id_of(desk, chunk, entry)
    before = chunk.seen.setdefault(entry.digest, [])
    known = [old for old in before if old.record_id == record_id]
    if known:
        desk.intake.link(record_id, None, because)
        before[before.index(known[0])] = Seen(record_id, None)
    else:
        keep(desk, chunk, entry, record_id, None, because)


def _waiting(chunk: Chunk, entry: Entry) -> int | None:
    """Return the record of this entry that waits in the queue."""
    before = chunk.seen.get(entry.digest, [])
    return next((old.record_id for old in before if old.contact_id is None), None)


def record_id_of(desk: Desk, chunk: Chunk, entry: Entry) -> int:
    """Return the record that the entry's values will name: the one there is, or a new one."""
    before = chunk.seen.get(entry.digest)
    if not before:
        return desk.intake.new_record_id()
    if may_say_more(desk, entry.record, before):
        return before[0].record_id
    return _waiting(chunk, entry) or desk.intake.new_record_id()


def keep(
    desk: Desk,
    chunk: Chunk,
    entry: Entry,
    record_id: int,
    contact_id: int | None,
    because: str = "",
) -> None:
    """Keep the entry under this id; one that waited leaves the queue."""
    before = chunk.seen.setdefault(entry.digest, [])
    known = next((old for old in before if old.record_id == record_id), None) if before else None
    if known is None:
        desk.source_id = desk.source_id or desk.intake.open_source(desk.file.path, desk.file.format)
        kept = Kept(record_id, desk.source_id, entry.digest, contact_id, because)
        desk.intake.keep(entry.record, kept)
    elif known.contact_id is None:
        before.remove(known)
        desk.intake.link(record_id, contact_id or 0)
    else:
        return
    before.append(Seen(record_id, contact_id))
