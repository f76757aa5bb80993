"""Events, and who was met there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.errors import AmbiguousEventError, UnknownEventError
from relnet.model.diary import Event
from relnet.model.event_results import Counts
from relnet.model.folding import fold
from relnet.model.numbers import whole_number
from relnet.store.listing import DIRECT
from relnet.store.rows import TAKES_PLACE, insert, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_EVENT = (
    "event.id, event.handle, event.title, event.kind, starts_on, ends_on, place, stand, cost,"
    " goal, series, hall, is_called_off"
)
_IS_PERSON = "contact.kind = 'person' AND contact.standing = 'direct'"


def every(db: sqlite3.Connection) -> Iterator[tuple[Event, int, int]]:
    """Yield every event, how many people were met and are expected there, newest first.

    Nobody is expected at one that is called off.
    """
    count = (
        "(SELECT count(*) FROM attendance JOIN contact ON contact.id = contact_id"
        f" WHERE event_id = event.id AND is_expected = {{}} AND declined_on IS NULL"
        f" AND {_IS_PERSON})"
    )
    rows = db.execute(
        f"SELECT {_EVENT}, {count.format(0)}, iif({TAKES_PLACE}, {count.format(1)}, 0)"
        " FROM event ORDER BY starts_on DESC, event.id DESC"
    )
    for *columns, met, expected in rows:
        yield _event(columns), met, expected


def all_events(db: sqlite3.Connection) -> list[Event]:
    """Return every event, oldest first."""
    rows = db.execute(f"SELECT {_EVENT} FROM event ORDER BY starts_on, event.id")
    return [_event(row) for row in rows]


def beginning(db: sqlite3.Connection, since: date, until: date) -> list[Event]:
    """Return the events that begin on one of these days, soonest first; none that is off."""
    rows = db.execute(
        f"SELECT {_EVENT} FROM event WHERE starts_on BETWEEN ? AND ? AND {TAKES_PLACE}"
        " ORDER BY starts_on, event.id",
        [since.isoformat(), until.isoformat()],
    )
    return [_event(row) for row in rows]


def find_event(db: sqlite3.Connection, wanted: str) -> Event:
    """Find an event by handle, id or title; UnknownEventError, AmbiguousEventError."""
    rows = db.execute(
        f"SELECT {_EVENT} FROM event"
        " WHERE event.handle = :handle OR event.id = :id OR fold(event.title) = :title"
        " ORDER BY event.handle = :handle DESC, event.id = :id DESC, starts_on DESC",
        {
            "handle": wanted.lower(),
            "id": whole_number(wanted),
            "title": fold(wanted),
        },
    ).fetchall()
    found = [_event(row) for row in rows]
    if not found:
        raise UnknownEventError(wanted)
    exact = found[0].handle == wanted.lower() or str(found[0].id) == wanted
    if len(found) > 1 and not exact:
        raise AmbiguousEventError(wanted, [event.handle for event in found])
    return found[0]


def handle_is_taken(db: sqlite3.Connection, handle: str, event_id: int = 0) -> bool:
    """Tell whether another event than this one has this handle."""
    row = db.execute(
        "SELECT 1 FROM event WHERE handle = ? AND id <> ?", [handle, event_id]
    ).fetchone()
    return row is not None


def add_event(db: sqlite3.Connection, event: Event) -> int:
    """Add an event (its id is ignored); returns the new id."""
    return insert(
        db,
        "event",
        handle=event.handle,
        title=event.title,
        kind=event.kind,
        starts_on=event.starts_on.isoformat(),
        ends_on=event.ends_on.isoformat(),
        place=event.place,
        stand=event.stand,
        cost=event.cost,
        goal=event.goal,
        series=event.series,
        hall=event.hall,
    )


def change(db: sqlite3.Connection, event: Event) -> None:
    """Make an event what it is to be now; its id tells which."""
    db.execute(
        "UPDATE event SET handle = ?, title = ?, kind = ?, starts_on = ?, ends_on = ?, place = ?,"
        " stand = ?, cost = ?, goal = ?, series = ?, hall = ?, is_called_off = ? WHERE id = ?",
        [
            event.handle, event.title, event.kind, event.starts_on.isoformat(),
            event.ends_on.isoformat(), event.place, event.stand, event.cost, event.goal,
            event.series, event.hall, event.is_called_off, event.id,
        ],
    )  # fmt: skip


def unmeet(db: sqlite3.Connection, event_id: int) -> None:
    """Expect whoever was met at an event, and keep the day; for one that is called off."""
    db.execute(
        "UPDATE attendance SET is_expected = 1, met_on = met.met_on FROM met"
        " WHERE met.attendance_id = attendance.id AND met.event_id = ?",
        [event_id],
    )


def meet_again(db: sqlite3.Connection, event_id: int) -> None:
    """Take back ``unmeet``: whoever is expected with a day was met.

    The history tells whose day was said; where it was only reckoned, it is so again.
    """
    db.execute(
        "WITH past AS (SELECT row_id, max(id), before ->> 'met_on' AS met_on FROM change"
        "  WHERE table_name = 'attendance' AND before ->> 'is_expected' = 0 GROUP BY row_id)"
        " UPDATE attendance SET is_expected = 0,"
        " met_on = iif(id IN (SELECT row_id FROM past WHERE met_on IS NULL), NULL, met_on)"
        " WHERE event_id = ? AND is_expected = 1 AND met_on IS NOT NULL",
        [event_id],
    )


def remove(db: sqlite3.Connection, event_id: int) -> None:
    """Remove an event with who was met there; what happened there stays in the diary."""
    db.execute("DELETE FROM event WHERE id = ?", [event_id])


def attended(
    db: sqlite3.Connection, event_id: int
) -> dict[int, tuple[str | None, bool, str | None]]:
    """Map who was met, is expected or said no: the day they were met, if expected, since when no.

    The days are as stored, None where there is none.
    """
    rows = db.execute(
        "SELECT contact_id, iif(is_expected, NULL, met_on), is_expected, declined_on"
        " FROM attendance WHERE event_id = ?",
        [event_id],
    )
    return {id_: (met_on, bool(expected), no_since) for id_, met_on, expected, no_since in rows}


def counts(db: sqlite3.Connection, event_id: int) -> Counts:
    """Count who was met at an event, or is expected there: nobody if it is called off."""
    row = db.execute(
        f"SELECT count(CASE WHEN {_IS_PERSON} AND NOT is_expected AND declined_on IS NULL"
        "  THEN 1 END),"
        f" count(CASE WHEN {_IS_PERSON} AND is_expected AND {TAKES_PLACE} THEN 1 END),"
        " count(CASE WHEN contact.kind <> 'person' AND contact.standing = 'direct' THEN 1 END)"
        " FROM attendance JOIN contact ON contact.id = contact_id"
        " JOIN event ON event.id = event_id WHERE event_id = ?",
        [event_id],
    )
    return Counts(*row.fetchone())


def who_is_at(event_id: int) -> tuple[str, list[str]]:
    """Return the condition on contacts (``listing.rows``) that they were or will be there."""
    sql = f"{DIRECT} AND contact.id IN (SELECT contact_id FROM attendance WHERE event_id = ?)"
    return sql, [str(event_id)]


def attend(
    db: sqlite3.Connection,
    event_id: int,
    contact_id: int,
    met_on: date | None,
    created_at: str,
    record_id: int | None = None,
) -> bool:
    """Note that somebody was met at an event; False if that, and the day, was known.

    At an event that has not begun, and without a day, they are expected, unless they said no.
    """
    known = db.execute(
        "SELECT id, met_on, is_expected OR declined_on IS NOT NULL FROM attendance"
        " WHERE event_id = ? AND contact_id = ?",
        [event_id, contact_id],
    ).fetchone()
    is_ahead = met_on is None and _begins_after(db, event_id, created_at)
    if known is None:
        insert(
            db,
            "attendance",
            event_id=event_id,
            contact_id=contact_id,
            met_on=iso(met_on),
            created_at=created_at,
            record_id=record_id,
            is_expected=int(is_ahead),
        )
        return True
    attendance_id, known_on, was_ahead = known
    if is_ahead or not (was_ahead or (met_on and known_on is None)):
        return False
    db.execute(
        "UPDATE attendance SET met_on = ?, is_expected = 0, declined_on = NULL,"
        " created_at = iif(?, ?, created_at) WHERE id = ?",
        [iso(met_on) if met_on else known_on, was_ahead, created_at, attendance_id],
    )
    return True


def _begins_after(db: sqlite3.Connection, event_id: int, moment: str) -> bool:
    row = db.execute("SELECT starts_on > ? FROM event WHERE id = ?", [moment[:10], event_id])
    return bool(row.fetchone()[0])


def expect(db: sqlite3.Connection, event_id: int, contact_id: int, created_at: str) -> bool:
    """Note that somebody said they will be there; False if that is known, or they were met."""
    cursor = db.execute(
        "INSERT INTO attendance (event_id, contact_id, created_at, is_expected)"
        " VALUES (?, ?, ?, 1) ON CONFLICT (event_id, contact_id) DO UPDATE"
        " SET is_expected = 1, declined_on = NULL, created_at = excluded.created_at"
        " WHERE declined_on IS NOT NULL",
        [event_id, contact_id, created_at],
    )
    return cursor.rowcount > 0


def decline(
    db: sqlite3.Connection, event_id: int, contact_id: int, on: date, created_at: str
) -> bool:
    """Note that somebody will not be there; False if that is known, or they were met."""
    cursor = db.execute(
        "INSERT INTO attendance (event_id, contact_id, created_at, declined_on)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (event_id, contact_id) DO UPDATE"
        " SET is_expected = 0, declined_on = excluded.declined_on WHERE is_expected = 1",
        [event_id, contact_id, created_at, on.isoformat()],
    )
    return cursor.rowcount > 0


def let_go(db: sqlite3.Connection, event_id: int, contact_id: int, on: date) -> bool:
    """Note that the owner does without a next step with somebody; False if that is noted."""
    cursor = db.execute(
        "UPDATE attendance SET let_go_on = ?"
        " WHERE event_id = ? AND contact_id = ? AND is_expected = 0 AND declined_on IS NULL"
        " AND let_go_on IS NULL",
        [on.isoformat(), event_id, contact_id],
    )
    return cursor.rowcount > 0


def _event(row: list[Any] | tuple[Any, ...]) -> Event:
    id_, handle, title, kind, starts_on, ends_on, *rest = row
    rest[-1] = bool(rest[-1])  # whether it is called off
    days = (date.fromisoformat(starts_on), date.fromisoformat(ends_on))
    return Event(id_, handle, title, kind, *days, *rest)
