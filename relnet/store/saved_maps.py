"""How the owner wants the columns of tables to be understood: maps that have a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.model.reading import SavedMap
from relnet.store.rows import insert

if TYPE_CHECKING:
    import sqlite3


def saved_maps(db: sqlite3.Connection) -> tuple[SavedMap, ...]:
    """Return all maps, the newest first."""
    rows = db.execute("SELECT name, header, columns FROM saved_map ORDER BY id DESC")
    return tuple(
        SavedMap(name, tuple(json.loads(header)), json.loads(columns))
        for name, header, columns in rows
    )


def save(db: sqlite3.Connection, wanted: SavedMap) -> None:
    """Keep a map; one of the same name gives way, the same one stays as it is."""
    row = {
        "header": json.dumps(wanted.header, ensure_ascii=False),
        "columns": json.dumps(dict(wanted.columns), ensure_ascii=False),
    }
    found = db.execute("SELECT id FROM saved_map WHERE name = ?", [wanted.name]).fetchone()
    if found:
        db.execute(
            "UPDATE saved_map SET header = :header, columns = :columns WHERE id = :id",
            {**row, "id": found[0]},
        )
    else:
        insert(db, "saved_map", name=wanted.name, **row)
