"""What may become business, and how far it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.errors import UnknownLeadError
from relnet.model.lead import Lead
from relnet.store.rows import ORGANIZATION, insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from relnet.model.lead import LeadState

_SELECT = (
    f"SELECT lead.id, lead.contact_id, contact.label, {ORGANIZATION}, lead.title, moved_on, value,"
    " state, coalesce(event.handle, ''), referred_by_id, coalesce(referrer.label, ''),"
    " lead.created_at FROM lead JOIN contact ON contact.id = lead.contact_id"
    " LEFT JOIN event ON event.id = lead.event_id"
    " LEFT JOIN contact AS referrer ON referrer.id = referred_by_id"
)
# What is furthest comes first, and what is closed last.
_ORDER = "instr('lost won new qualified offer', state) DESC, moved_on DESC, lead.id DESC"


def add(db: sqlite3.Connection, lead: Lead, event_id: int | None, created_at: str) -> int:
    """Add a lead (its id is ignored); returns the new id."""
    return insert(
        db,
        "lead",
        contact_id=lead.contact_id,
        title=lead.title,
        value=lead.value,
        event_id=event_id,
        referred_by_id=lead.referred_by_id,
        state=lead.state,
        moved_on=lead.moved_on.isoformat(),
        created_at=created_at,
    )


def find(db: sqlite3.Connection, number: int) -> Lead:
    """Find a lead by id; UnknownLeadError."""
    row = db.execute(f"{_SELECT} WHERE lead.id = ?", [number]).fetchone()
    if row is None:
        raise UnknownLeadError(number)
    return _lead(row)


def open_alike(db: sqlite3.Connection, contact_id: int, title: str) -> int | None:
    """Find an open lead of that title with a contact; returns its id."""
    row = db.execute(
        "SELECT id FROM lead WHERE contact_id = ? AND fold(title) = fold(?)"
        " AND state NOT IN ('won', 'lost') ORDER BY id",
        [contact_id, title],
    ).fetchone()
    return row[0] if row else None


def of_people(
    db: sqlite3.Connection, condition: tuple[str, Sequence[str]] | None, *, every_state: bool
) -> Iterator[Lead]:
    """Yield leads, the furthest first: open ones or all, with people of a condition or anybody."""
    sql, values = condition or ("1", ())
    rows = db.execute(
        f"{_SELECT} WHERE ({sql}) AND (? OR state NOT IN ('won', 'lost')) ORDER BY {_ORDER}",
        [*values, every_state],
    )
    return map(_lead, rows)


def move(db: sqlite3.Connection, number: int, state: LeadState, moved_on: date) -> None:
    """Give a lead another state."""
    db.execute(
        "UPDATE lead SET state = ?, moved_on = ? WHERE id = ?",
        [state, moved_on.isoformat(), number],
    )


def revalue(db: sqlite3.Connection, number: int, value: float) -> None:
    """Say anew what a lead may be worth."""
    db.execute("UPDATE lead SET value = ? WHERE id = ?", [value, number])


def _lead(row: tuple[Any, ...]) -> Lead:
    id_, contact_id, contact, organization, title, moved_on, *rest = row
    return Lead(id_, contact_id, contact, organization, title, date.fromisoformat(moved_on), *rest)
