"""Which of a contact's positions counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_IN = "IN (SELECT value FROM json_each(?))"


def refresh_current_positions(db: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
    """Make the newest position of each contact the current one: by day, then by order."""
    best = (
        "(SELECT id FROM position AS other WHERE other.contact_id = position.contact_id"
        " ORDER BY seen_on DESC, id DESC LIMIT 1)"
    )
    wanted = str([*contact_ids])
    for value, test in (
        (0, f"is_current = 1 AND id <> {best}"),
        (1, f"is_current = 0 AND id = {best}"),
    ):
        db.execute(
            f"UPDATE position SET is_current = {value} WHERE contact_id {_IN} AND {test}",
            [wanted],
        )
