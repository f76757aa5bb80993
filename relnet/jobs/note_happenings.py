"""Note what a record says happened: in the diary, or as an event and who attended it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.jobs.place_cards import create, extend
from relnet.jobs.recognise_records import recognise
from relnet.model.diary import Event, Interaction
from relnet.rules.names import handle_for
from relnet.store import events, gatherings, interactions
from relnet.store.sources import namesake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Chunk, Entry
    from relnet.model.card import Record
    from relnet.model.happening import Gathering, Happening
    from relnet.model.report import Outcome

LONGEST_HANDLE = 30  # characters of a title that the handle of its event is made of


def is_due_again(record: Record) -> bool:
    """Tell whether an entry that came before may say more today: a meeting that was ahead."""
    return record.happening is not None and record.happening.gathering is not None


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
        return _note_gathering(desk, happening.gathering, people, record_id)
    on = date.fromisoformat(happening.on)
    if happening.kind == "met":
        news = [_note_meeting(desk, contact_id, on, record_id) for contact_id in people]
        return any(news)
    _add(desk, happening, on, people, record_id)
    return True


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


def _note_gathering(
    desk: Desk, gathering: Gathering, people: Sequence[int], record_id: int
) -> bool:
    """Note an event and who attended it; what lies ahead, they are expected at."""
    starts_on = date.fromisoformat(gathering.starts_on)
    ends_on = date.fromisoformat(gathering.ends_on)
    event = Event(
        0, "", gathering.title, gathering.kind, starts_on, max(starts_on, ends_on), gathering.place
    )
    event_id = gatherings.find(desk.db, event, gathering.uid)
    is_news = event_id is None
    if event_id is None:
        handle = handle_for(gathering.title)[:LONGEST_HANDLE].rstrip("-")
        event_id = gatherings.add(desk.db, event, handle, gathering.uid, record_id)
    if starts_on > desk.now.today:
        return gatherings.expect(desk.db, event_id, people, desk.now.at, record_id) or is_news
    met_on = None if event.ends_on > starts_on else starts_on
    for contact_id in people:
        is_news |= gatherings.confirm(desk.db, event_id, contact_id)
        is_news |= events.attend(desk.db, event_id, contact_id, met_on, desk.now.at, record_id)
    return is_news
