"""What is never to be suggested for somebody again: the table ``silence``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from datetime import date


def silences(db: sqlite3.Connection) -> set[tuple[int, str]]:
    """Return for whom (contact id) what kind of suggestion is never wanted."""
    return {*db.execute("SELECT contact_id, kind FROM silence")}


def silence(db: sqlite3.Connection, contact_id: int, kind: str, decided_on: date) -> None:
    """Keep that this kind of suggestion is not wanted for a contact; once is enough."""
    db.execute(
        "INSERT INTO silence (contact_id, kind, decided_on) VALUES (?, ?, ?)"
        " ON CONFLICT (contact_id, kind) DO NOTHING",
        [contact_id, kind, decided_on.isoformat()],
    )
