"""What was noted of mail and messages, found by the records that tell of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


def directions(db: sqlite3.Connection, record_ids: Iterable[int]) -> dict[int, str]:
    """Map each record that tells of an interaction to who began that; '' if nobody says."""
    rows = db.execute(
        "SELECT record_id, direction FROM interaction WHERE record_id IS NOT NULL"
        " AND record_id IN (SELECT value FROM json_each(?))",
        [json.dumps([*record_ids])],
    )
    return dict(rows.fetchall())


def complete(
    db: sqlite3.Connection, record_id: int, direction: str, people: Sequence[int]
) -> bool | None:
    """Note who began what a record tells of, and with whom it was.

    False if all of it was noted, None if nothing is noted of the record. The owner, who may have
    been taken for somebody else, is nobody it was with.
    """
    found = db.execute("SELECT id FROM interaction WHERE record_id = ?", [record_id]).fetchone()
    if found is None:
        return None
    before = db.total_changes
    db.execute(
        "UPDATE interaction SET direction = :direction WHERE id = :id AND direction <> :direction",
        {"direction": direction, "id": found[0]},
    )
    db.executemany(
        "INSERT OR IGNORE INTO participant (interaction_id, contact_id) VALUES (?, ?)",
        [(found[0], contact_id) for contact_id in people],
    )
    db.execute(
        "DELETE FROM participant WHERE interaction_id = ?"
        " AND contact_id IN (SELECT id FROM contact WHERE standing = 'owner')",
        found,
    )
    return db.total_changes > before
