"""Note what a record says happened: in the diary, or as an event and who attended it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.jobs.note_gatherings import note_gathering
from relnet.jobs.place_cards import create, extend
from relnet.jobs.recognise_records import recognise
from relnet.model.diary import Interaction
from relnet.model.report import Remark
from relnet.phrase import Phrase
from relnet.store import correspondence, events, interactions
from relnet.store.sources import namesake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Chunk, Entry
    from relnet.model.card import Record
    from relnet.model.happening import Happening
    from relnet.model.report import Outcome

ZONES = timedelta(1)  # a message from New Zealand may be of tomorrow, but nobody was met then
_LESS = {"theirs": {""}, "mine": {"", "theirs"}}  # what a direction says more than


def is_due_again(record: Record) -> bool:
    """Tell whether an entry that came before may say more today: a meeting that was ahead."""
    return record.happening is not None and record.happening.gathering is not None


def says_more(record: Record, direction: str | None) -> bool:
    """Tell whether a message that is noted says more today: which address is the owner's.

    ``direction`` is what was noted of who began it, None if nothing was. ``mine`` is never taken
    back: what the owner wrote may come again in a file that does not show whose it is.
    """
    happening = record.happening
    return happening is not None and direction in _LESS.get(happening.direction, ())


def people_of(
    desk: Desk, chunk: Chunk, entry: Entry, record_id: int
) -> tuple[Outcome, tuple[int, ...]]:
    """Return the contacts of an entry whose happening introduces the others, or leaves them out.

    The outcome is ``created`` if somebody came into the village, ``updated`` if something
    about somebody was new.
    """
    introduces = entry.record.happening is not None and entry.record.happening.introduces
    outcomes: set[Outcome] = {"unchanged"}
    people: list[int] = []
    for arrival in (entry.arrival, *entry.others):
        contact_id = recognise(chunk, arrival, entry.digest).contact_id
        if contact_id is None and not introduces:
            # A network's old archives give names only, but its members are told by them.
            contact_id = namesake(desk.db, desk.file.format, arrival.name_key)
            if contact_id:
                people.append(contact_id)
        elif contact_id:
            place = (entry.record.line, record_id)
            outcomes.add(extend(desk, chunk, arrival, contact_id, place))
            people.append(contact_id)
        elif introduces:
            people.append(create(desk, chunk, arrival, record_id))
            outcomes.add("created")
    best: Outcome = "created" if "created" in outcomes else "updated"
    return best if best in outcomes else "unchanged", tuple(dict.fromkeys(people))


def note(desk: Desk, record: Record, people: Sequence[int], record_id: int) -> bool:
    """Note what happened with these contacts; False if it was noted already."""
    happening = record.happening
    if happening is None:
        return False
    if happening.gathering:
        return note_gathering(desk, happening.gathering, people, record_id)
    on = date.fromisoformat(happening.on)
    if on > desk.now.today + (timedelta(0) if happening.kind == "met" else ZONES):
        desk.report.remarks.append(Remark(desk.file.path, record.line, _ahead(on)))
        return False
    if happening.kind == "met":
        news = [_note_meeting(desk, contact_id, on, record_id) for contact_id in people]
        return any(news)
    is_news = correspondence.complete(desk.db, record_id, happening.direction, people)
    if is_news is None:
        _add(desk, happening, on, people, record_id)
        return True
    return interactions.tell(desk.db, record_id, happening.note) or is_news


def _ahead(on: date) -> Phrase:
    return Phrase("{day} lies ahead: nothing is noted.", day=on.isoformat())


def _add(desk: Desk, happening: Happening, on: date, people: Sequence[int], record_id: int) -> None:
    entry = Interaction(
        happening.kind, on, tuple(people), desk.wishes.event_id, happening.note, happening.direction
    )
    interactions.add(desk.db, entry, desk.now.at, record_id)


def _note_meeting(desk: Desk, contact_id: int, on: date, record_id: int) -> bool:
    """Note that somebody was met: at the event of the import, if it names one."""
    event_id = desk.wishes.event_id
    if event_id:
        return events.attend(desk.db, event_id, contact_id, on, desk.now.at, record_id)
    if interactions.is_noted(desk.db, "met", contact_id, on):
        return False
    interactions.add(desk.db, Interaction("met", on, (contact_id,)), desk.now.at, record_id)
    return True
