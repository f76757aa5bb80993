"""Events, and who was met there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.errors import AmbiguousEventError, UnknownEventError
from relnet.model.diary import Event, Meeting
from relnet.model.folding import fold
from relnet.model.numbers import whole_number
from relnet.store.rows import ORGANIZATION, day, insert, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_EVENT = (
    "event.id, event.handle, event.title, event.kind, starts_on, ends_on, place, stand, cost, goal"
)


def every(db: sqlite3.Connection) -> Iterator[tuple[Event, int]]:
    """Yield every event with the number of people met there, newest first."""
    rows = db.execute(
        f"SELECT {_EVENT}, (SELECT count(*) FROM attendance WHERE event_id = event.id)"
        " FROM event ORDER BY starts_on DESC, event.id DESC"
    )
    for *columns, people in rows:
        yield _event(columns), people


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


def handle_is_taken(db: sqlite3.Connection, handle: str) -> bool:
    """Tell whether an event has this handle."""
    row = db.execute("SELECT 1 FROM event WHERE handle = ?", [handle]).fetchone()
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
    )


def attended(db: sqlite3.Connection, event_id: int) -> dict[int, str | None]:
    """Map who was met at an event to the day, if it is known."""
    rows = db.execute("SELECT contact_id, met_on FROM attendance WHERE event_id = ?", [event_id])
    return dict(rows.fetchall())


def attend(
    db: sqlite3.Connection,
    event_id: int,
    contact_id: int,
    met_on: date | None,
    created_at: str,
    record_id: int | None = None,
) -> bool:
    """Note that somebody was met at an event; False if that, and the day, was known."""
    known = db.execute(
        "SELECT id, met_on FROM attendance WHERE event_id = ? AND contact_id = ?",
        [event_id, contact_id],
    ).fetchone()
    if known is None:
        insert(
            db,
            "attendance",
            event_id=event_id,
            contact_id=contact_id,
            met_on=iso(met_on),
            created_at=created_at,
            record_id=record_id,
        )
        return True
    if met_on is None or known[1] is not None:
        return False
    db.execute("UPDATE attendance SET met_on = ? WHERE id = ?", [iso(met_on), known[0]])
    return True


def meetings(db: sqlite3.Connection, since: date, until: date) -> Iterator[Meeting]:
    """Yield which people were met at an event between two days, and when they were thanked.

    Thanked is who got an interaction ``thanks`` on or after the day of the meeting that
    names this event or none.
    """
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, met.met_on,"
        " (SELECT min(happened_on) FROM interaction"
        "  JOIN participant ON interaction_id = interaction.id"
        "  WHERE participant.contact_id = contact.id AND interaction.kind = 'thanks'"
        "  AND happened_on >= met.met_on AND coalesce(event_id, event.id) = event.id),"
        f" {_EVENT} FROM met JOIN contact ON contact.id = met.contact_id"
        " JOIN event ON event.id = met.event_id"
        " WHERE met.met_on BETWEEN ? AND ? AND contact.kind = 'person'"
        " AND contact.standing = 'direct'",
        [since.isoformat(), until.isoformat()],
    )
    for id_, label, organization, met_on, thanked_on, *columns in rows:
        yield Meeting(id_, label, organization, _event(columns), day(met_on), day(thanked_on))


def _event(row: list[Any] | tuple[Any, ...]) -> Event:
    id_, handle, title, kind, starts_on, ends_on, *rest = row
    days = (date.fromisoformat(starts_on), date.fromisoformat(ends_on))
    return Event(id_, handle, title, kind, *days, *rest)
