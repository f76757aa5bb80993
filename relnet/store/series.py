"""The events of a calendar's UID, at hand while a file is read: each of its days asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from relnet.model.happening import Gathering

Revision = tuple[int, bool]  # SEQUENCE, and whether it was called off


class Known(NamedTuple):
    """An event that a calendar's entry became, and the revision that holds.

    What came with another village has no record here any more.
    """

    id: int
    starts_on: str
    ends_on: str
    sequence: int
    is_called_off: bool
    record_id: int | None


@dataclass(slots=True)
class Series:
    """The events of one UID by id: all, those of each record, and those that begin on each day.

    ``newest`` is the newest revision that was seen among the events of each record.
    """

    events: dict[int, Known] = field(default_factory=dict)
    of_record: dict[int | None, dict[int, Known]] = field(default_factory=dict)
    of_day: dict[str, dict[int, Known]] = field(default_factory=dict)
    newest: dict[int | None, Revision] = field(default_factory=dict)


def read_series(db: sqlite3.Connection, uid: str) -> Series:
    """Return the events with a UID; none without one."""
    series = Series()
    for row in db.execute(
        "SELECT id, starts_on, ends_on, sequence, is_called_off, record_id FROM event"
        " WHERE uid = ? AND uid <> '' ORDER BY id",
        [uid],
    ):
        put(series, Known(*row))
    return series


def put(series: Series, event: Known) -> None:
    """Add an event, or what became of it."""
    if before := series.events.get(event.id):
        del series.of_day[before.starts_on][event.id]
    series.events[event.id] = event
    series.of_record.setdefault(event.record_id, {})[event.id] = event
    series.of_day.setdefault(event.starts_on, {})[event.id] = event
    revision = event.sequence, bool(event.is_called_off)
    series.newest[event.record_id] = max(revision, series.newest.get(event.record_id, revision))


def of_entry(series: Series, gathering: Gathering, record_id: int) -> Iterator[Known]:
    """Yield the events that an entry became: several if each day of a series is written out."""
    for id_ in _records(gathering, record_id):
        yield from series.of_record.get(id_, {}).values()


def on_day(series: Series, gathering: Gathering, record_id: int) -> Known | None:
    """Return the event that an entry became on its day."""
    records = _records(gathering, record_id)
    events = series.of_day.get(gathering.starts_on, {}).values()
    return next((event for event in events if event.record_id in records), None)


def newest(series: Series, gathering: Gathering, record_id: int) -> Revision | None:
    """Return the newest revision among the events that an entry became."""
    found = (series.newest.get(id_) for id_ in _records(gathering, record_id))
    return max(filter(None, found), default=None)


def meant(series: Series, gathering: Gathering, record_ids: Sequence[int]) -> list[Known]:
    """Return the events that an entry without people is about, but for newer revisions.

    A cancelled series means all its days (RFC 5546 3.2.5), a cancelled instance what is known
    of that day.
    """
    found: dict[int, Known] = {}
    for record_id in record_ids:
        found |= series.of_record.get(record_id, {})
    if gathering.is_called_off:
        day = gathering.instance[:10]
        found |= series.of_day.get(day, {}) if day else series.events
    return [event for event in found.values() if event.sequence <= gathering.sequence]


def _records(gathering: Gathering, record_id: int) -> tuple[int | None, ...]:
    return (record_id,) if gathering.instance else (record_id, None)
