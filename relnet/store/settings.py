"""What the owner has chosen: the table ``setting``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def every(db: sqlite3.Connection) -> dict[str, str]:
    """Return all that was chosen, by name."""
    return dict(db.execute("SELECT name, value FROM setting").fetchall())


def set_value(db: sqlite3.Connection, name: str, value: str) -> None:
    """Choose a value for a setting; '' goes back to what relnet does by itself."""
    if not value:
        db.execute("DELETE FROM setting WHERE name = ?", [name])
        return
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )
