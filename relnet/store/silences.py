"""What is never to be suggested for somebody again: the table ``silence``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.suggestion import Hidden

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


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


def every(db: sqlite3.Connection) -> Iterator[Hidden]:
    """Yield what is never wanted, and for whom; its key is that of no occasion."""
    rows = db.execute(
        "SELECT silence.kind, contact_id, label, decided_on FROM silence"
        " JOIN contact ON contact.id = contact_id ORDER BY name_key, contact_id, silence.kind"
    )
    for kind, id_, label, decided_on in rows:
        key = f"{kind}:contact-{id_}"
        yield Hidden(key, kind, id_, label, "never", date.fromisoformat(decided_on))


def lift(db: sqlite3.Connection, key: str) -> str | None:
    """Forget a silence by the key that ``every`` gives it; returns whose it was, None for none."""
    row = db.execute(
        "SELECT silence.id, label FROM silence JOIN contact ON contact.id = contact_id"
        " WHERE silence.kind || ':contact-' || contact_id = ?",
        [key],
    ).fetchone()
    if row is None:
        return None
    db.execute("DELETE FROM silence WHERE id = ?", [row[0]])
    return str(row[1])
