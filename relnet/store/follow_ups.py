"""Follow-ups: what is to be done with whom, and by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.errors import UnknownFollowUpError
from relnet.model.diary import FollowUp
from relnet.store.rows import ORGANIZATION, day, insert, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


_SELECT = (
    f"SELECT follow_up.id, contact.id, contact.label, {ORGANIZATION}, reason, due_on,"
    " direction, state, coalesce(event.handle, ''), every,"
    " coalesce(event.title, ''), planned_from"
    " FROM follow_up JOIN contact ON contact.id = follow_up.contact_id"
    " LEFT JOIN event ON event.id = follow_up.event_id"
)


def due(
    db: sqlite3.Connection, due_by: date | None = None, *, every_state: bool = False
) -> Iterator[FollowUp]:
    """Yield follow-ups, due soonest first: open ones, or those of every state."""
    state = "1" if every_state else "state = 'open'"  # as the index on open ones has it
    rows = db.execute(
        f"{_SELECT} WHERE {state} AND due_on <= ? ORDER BY due_on, follow_up.id",
        [(due_by or date.max).isoformat()],
    )
    return map(_follow_up, rows)


def find(db: sqlite3.Connection, number: int) -> FollowUp:
    """Find an open follow-up by id; UnknownFollowUpError."""
    sql = f"{_SELECT} WHERE state = 'open' AND follow_up.id = ?"
    row = db.execute(sql, [number]).fetchone()
    if row is None:
        raise UnknownFollowUpError(number)
    return _follow_up(row)


def _follow_up(row: tuple[Any, ...]) -> FollowUp:
    *who, due_on, direction, state, event, every, title, planned_from = row
    id_, contact_id, label, organization, reason = who
    return FollowUp(
        id_, contact_id, label, organization, reason, date.fromisoformat(due_on), direction, state,
        event, every, title, day(planned_from),
    )  # fmt: skip


def add(db: sqlite3.Connection, follow_up: FollowUp, event_id: int | None, created_at: str) -> int:
    """Add a follow-up (its id is ignored); returns the new id."""
    return insert(
        db,
        "follow_up",
        contact_id=follow_up.contact_id,
        event_id=event_id,
        reason=follow_up.reason,
        due_on=follow_up.due_on.isoformat(),
        direction=follow_up.direction,
        every=follow_up.every,
        planned_from=iso(follow_up.planned_from),
        created_at=created_at,
    )


def close(db: sqlite3.Connection, follow_up_id: int, state: str, closed_on: date) -> None:
    """Set a follow-up ``done`` or ``dropped``."""
    db.execute(
        "UPDATE follow_up SET state = ?, closed_on = ? WHERE id = ?",
        [state, closed_on.isoformat(), follow_up_id],
    )


def postpone(db: sqlite3.Connection, follow_up_id: int, due_on: date) -> None:
    """Give a follow-up another day."""
    db.execute("UPDATE follow_up SET due_on = ? WHERE id = ?", [due_on.isoformat(), follow_up_id])
