"""What the owner has said not to be one person: remembered for ever, whatever is imported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date


def refuse(db: sqlite3.Connection, a: int, b: int, on: date) -> None:
    """Remember that two contacts are two people; a second time changes nothing."""
    db.execute(
        "INSERT INTO refusal (contact_id, other_id, decided_on) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [min(a, b), max(a, b), on.isoformat()],
    )


def refuse_record(db: sqlite3.Connection, digest: int, contact_id: int, on: date) -> None:
    """Remember that an entry is not this contact's."""
    db.execute(
        "INSERT INTO record_refusal (digest, contact_id, decided_on) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [digest, contact_id, on.isoformat()],
    )


def refused_pairs(db: sqlite3.Connection) -> set[tuple[int, int]]:
    """Return all pairs of contacts who are two people, the older entry first."""
    return {*db.execute("SELECT contact_id, other_id FROM refusal")}


def refused(db: sqlite3.Connection, digests: Iterable[int]) -> dict[int, set[int]]:
    """Return, by the digests of entries, the contacts whose they are not."""
    if not db.execute("SELECT EXISTS (SELECT 1 FROM record_refusal)").fetchone()[0]:
        return {}
    found: dict[int, set[int]] = {}
    rows = db.execute(
        "SELECT digest, contact_id FROM record_refusal"
        " WHERE digest IN (SELECT value FROM json_each(?))",
        [json.dumps([*digests])],
    )
    for digest, contact_id in rows:
        found.setdefault(digest, set()).add(contact_id)
    return found
