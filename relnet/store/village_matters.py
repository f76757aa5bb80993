"""Add what another village tells of what moves people, and what they allow, unless it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.village_news import add
from relnet.store.village_tables import TABLES

if TYPE_CHECKING:
    import sqlite3

    from relnet.model.village import Fields


def topics(db: sqlite3.Connection, fields: Fields) -> list[int]:
    """Find what was noted of somebody in the same words."""
    rows = db.execute(
        "SELECT id FROM topic WHERE contact_id = ? AND kind = ? AND fold(text) = fold(?)",
        [fields["contact_id"], fields["kind"], fields["text"]],
    )
    return [id_ for (id_,) in rows]


def leads(db: sqlite3.Connection, fields: Fields) -> list[int]:
    """Find somebody's leads of that title."""
    rows = db.execute(
        "SELECT id FROM lead WHERE contact_id = ? AND fold(title) = fold(?) ORDER BY id",
        [fields["contact_id"], fields["title"]],
    )
    return [id_ for (id_,) in rows]


def consent(db: sqlite3.Connection, fields: Fields) -> bool:
    """Note what somebody allowed or withdrew; False if that is noted."""
    names = ("contact_id", "channel", "purpose", "state", "decided_on")
    row = db.execute(
        "SELECT 1 FROM consent WHERE " + " AND ".join(f"{name} = :{name}" for name in names),
        {name: fields[name] for name in names},
    ).fetchone()
    if row is None:
        add(db, "consents", fields)
    return row is None


def keep(db: sqlite3.Connection, name: str, fields: Fields) -> bool:
    """Add what there is but one of, unless the village has it; False if so."""
    part = TABLES[name]
    columns = {column: fields[field] for field, column in part.columns.items()}
    cursor = db.execute(
        f"INSERT OR IGNORE INTO {part.table} ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})",
        [*columns.values()],
    )
    return cursor.rowcount > 0
