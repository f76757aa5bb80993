"""Which file a value came from, and the newest day for which the file states it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

# The path and the day of the record that a row names; both are NULL for what was typed.
ORIGIN = (
    "path, coalesce((SELECT sighting.seen_on FROM sighting WHERE sighting.record_id = record.id),"
    " substr(imported_at, 1, 10))"
)
ORIGIN_OF = (
    "LEFT JOIN record ON record.id = record_id LEFT JOIN source ON source.id = record.source_id"
)
# Values that a dossier tells without their origins: table and columns.
_VALUES = {
    "addresses": ("address", "street extended po_box postcode city region country label"),
    "tagged": ("tag", "name"),
    "notes": ("note", "text"),
}


def origins(db: sqlite3.Connection, contact_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows behind addresses, tags and notes with their ``source`` and ``seen_on``.

    What was typed comes first, then the newer before the older.
    """
    found = {}
    for field, (table, columns) in _VALUES.items():
        names = columns.split()
        rows = db.execute(
            f"SELECT {', '.join(f'{table}.{name}' for name in names)}, {ORIGIN}"
            f" FROM {table} {ORIGIN_OF} WHERE {table}.contact_id = ?"
            f" ORDER BY path IS NULL DESC, {len(names) + 2} DESC, {table}.id",
            [contact_id],
        )
        found[field] = [dict(zip((*names, "source", "seen_on"), row, strict=True)) for row in rows]
    return found
