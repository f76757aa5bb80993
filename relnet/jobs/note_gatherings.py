"""Note a calendar's entry as an event: new, moved or called off, and who comes there.

Of two revisions of an entry the one with the higher SEQUENCE holds (RFC 5546 2.1.5), of one
revision what the file says last, but what was called off stays so.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from relnet.model.diary import Event
from relnet.model.folding import fold
from relnet.rules.names import handle_for
from relnet.store import events, gatherings
from relnet.store.gatherings import Titled
from relnet.store.series import Known, Series, meant, newest, of_entry, on_day, put, read_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.model.happening import Gathering

MOST_SERIES = 1000  # UIDs whose events are at hand; a series may stand in a file in many places
LONGEST_HANDLE = 30  # characters of a title that the handle of its event is made of


def needs_whole_file(desk: Desk, gathering: Gathering, record_id: int) -> bool:
    """Tell whether an entry is on another day than it was, or each day of a series is there.

    The file says which, once all of it is read.
    """
    sequence = gathering.sequence
    desk.revisions[record_id] = max(sequence, desk.revisions.get(record_id, 0))
    desk.days.setdefault((record_id, sequence), set()).add(gathering.starts_on)
    if desk.is_read:
        return False
    series = _series(desk, gathering)
    is_known = next(of_entry(series, gathering, record_id), None) is not None
    return is_known and on_day(series, gathering, record_id) is None


def note_gathering(desk: Desk, gathering: Gathering, people: Sequence[int], record_id: int) -> bool:
    """Note an event and who was met there, or, if it lies ahead, is expected; False if known."""
    if _is_outdated(desk, gathering, record_id):
        return False
    event = _event(gathering)
    event_id, is_news = _keep(desk, gathering, event, record_id)
    is_news |= gatherings.expect_only(desk.db, event_id, people, record_id)
    is_news |= _attend(desk, event_id, event, people, record_id)
    if is_news:
        gatherings.revise(desk.db, event_id, gathering.sequence)
        _revise(desk, gathering, event_id, is_called_off=False)
    return is_news


def call_off(desk: Desk, gathering: Gathering, record_ids: Sequence[int]) -> bool | None:
    """Note that nobody comes any more; False if that is known, None if nothing is of the entry."""
    known = meant(_series(desk, gathering), gathering, record_ids)
    if not known:
        return False if record_ids else None
    is_news = gatherings.expect_nobody(
        desk.db,
        {event.record_id for event in known if event.record_id} | {*record_ids},
        min(desk.now.today.isoformat(), gathering.called_off_from or "9999"),
    )
    if gathering.is_called_off:
        for event in known:
            if gatherings.call_off(desk.db, event.id, gathering.sequence):
                _revise(desk, gathering, event.id, is_called_off=True)
                is_news = True
    return is_news


def _series(desk: Desk, gathering: Gathering) -> Series:
    """Return the events of an entry's UID, at hand: each day of a series may be written out."""
    if gathering.uid not in desk.series:
        if len(desk.series) >= MOST_SERIES:
            desk.series.clear()
        desk.series[gathering.uid] = read_series(desk.db, gathering.uid)
    return desk.series[gathering.uid]


def _revise(desk: Desk, gathering: Gathering, event_id: int, *, is_called_off: bool) -> None:
    series = _series(desk, gathering)
    if event := series.events.get(event_id):
        sequence = gathering.sequence
        put(series, event._replace(sequence=sequence, is_called_off=is_called_off))


def _event(gathering: Gathering) -> Event:
    starts_on = date.fromisoformat(gathering.starts_on)
    ends_on = max(starts_on, date.fromisoformat(gathering.ends_on))
    return Event(0, "", gathering.title, gathering.kind, starts_on, ends_on, gathering.place)


def _is_outdated(desk: Desk, gathering: Gathering, record_id: int) -> bool:
    """Tell whether a later revision is known, or stands in the same file."""
    known = newest(_series(desk, gathering), gathering, record_id)
    is_older = known is not None and known > (gathering.sequence, False)
    return is_older or desk.revisions.get(record_id, 0) > gathering.sequence


def _keep(desk: Desk, gathering: Gathering, event: Event, record_id: int) -> tuple[int, bool]:
    """Return the event that an entry is, and whether it is new or has other days now."""
    is_ahead = event.starts_on > desk.now.today
    series = _series(desk, gathering)
    same = on_day(series, gathering, record_id)
    days = event.starts_on.isoformat(), event.ends_on.isoformat()
    if moved := same or _moved(desk, gathering, series, record_id):
        is_news = gatherings.move(desk.db, moved, event, record_id, is_ahead=is_ahead)
        if is_news:  # on whatever days it was and is
            put(series, moved._replace(starts_on=days[0], ends_on=days[1]))
            desk.titled.clear()
        return moved.id, is_news
    titled = _titled(desk, event.starts_on)
    called = event.ends_on, fold(event.title)
    if event_id := _found(series, event, gathering.uid, titled.get(called)):
        return event_id, False
    handle = handle_for(gathering.title)[:LONGEST_HANDLE].rstrip("-")
    event_id = gatherings.add(desk.db, event, handle, gathering, record_id)
    if gathering.uid:
        put(series, Known(event_id, *days, gathering.sequence, False, record_id))
    titled.setdefault(called, Titled(event_id, bool(gathering.uid)))
    return event_id, True


def _titled(desk: Desk, starts_on: date) -> dict[tuple[date, str], Titled]:
    """Return the events of a day, read once: a fair has tens of thousands of meetings on it."""
    if starts_on not in desk.titled:
        desk.titled[starts_on] = gatherings.of_day(desk.db, starts_on)
    return desk.titled[starts_on]


def _found(series: Series, event: Event, uid: str, same: Titled | None) -> int | None:
    """Return the event with the UID and day, else one of the ``same`` title and days.

    Events with two UIDs are two.
    """
    if of_day := series.of_day.get(event.starts_on.isoformat()):
        return min(of_day)
    return same.id if same and not (uid and same.has_uid) else None


def _moved(desk: Desk, gathering: Gathering, series: Series, record_id: int) -> Known | None:
    """Return the event that is on another day now; None if it is a further day of a series.

    A series that began keeps its first day, whatever its calendar lets it begin with today.
    """
    days = desk.days.get((record_id, gathering.sequence), ())
    known = [*islice(of_entry(series, gathering, record_id), 2)]
    if len(known) != 1 or len(days) > 1:
        return None
    has_begun = known[0].starts_on <= desk.now.today.isoformat()
    return None if gathering.repeats and has_begun else known[0]


def _attend(desk: Desk, event_id: int, event: Event, people: Sequence[int], record_id: int) -> bool:
    if event.starts_on > desk.now.today:
        return gatherings.expect(desk.db, event_id, people, desk.now.at, record_id)
    met_on = None if event.ends_on > event.starts_on else event.starts_on
    is_news = False
    for contact_id in people:
        is_news |= gatherings.confirm(desk.db, event_id, contact_id)
        is_news |= events.attend(desk.db, event_id, contact_id, met_on, desk.now.at, record_id)
    return is_news
