"""Keep what a batch changes: rows as they were, and which rows are new.

Triggers keep each row that is updated or deleted (sqlite.org/undoredo.html, with JSON rows).
Inserted rows need none: ids only ever grow, so at the end of a batch the new rows are those
above the highest id before it. One statement a table notes them, where a trigger on every
insert would cost an import a third of its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# History itself, rows that never change, and rows that are rebuilt.
NOT_JOURNALLED = (
    "batch", "change", "holiday", "raw", "search", "sighting", "sqlite", "_sqlite", "village",
)  # fmt: skip

Marks = dict[str, int]


def journalled_tables(db: sqlite3.Connection) -> list[str]:
    """Name the tables whose rows are the owner's data, in the order they were made."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    names = [name for (name,) in rows]
    return [
        name
        for name in names
        if not any(name == kept or name.startswith(f"{kept}_") for kept in NOT_JOURNALLED)
    ]


def install(db: sqlite3.Connection) -> None:
    """Give every such table its triggers, anew, so that they know every column."""
    for table in journalled_tables(db):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
        row = ", ".join(f"'{column}', OLD.{column}" for column in columns)
        _install(db, table, "UPDATE", row, f" WHEN ({old}) IS NOT ({new})")
        _install(db, table, "DELETE", row)


def marks(db: sqlite3.Connection) -> Marks:
    """Return the highest id that each table has ever given."""
    return dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def note_new_rows(db: sqlite3.Connection, before: Marks) -> None:
    """Note the rows above the marks as inserted, and forget what became of them since.

    A row that was made and changed in one batch is simply new; one that was made and deleted
    in it never was.
    """
    grown = [
        (table, before.get(table, 0))
        for table, highest in marks(db).items()
        if highest > before.get(table, 0)
    ]
    db.executemany(
        "DELETE FROM change WHERE table_name = ? AND row_id > ?"
        " AND id >= (SELECT max(first_change_id) FROM batch)",
        grown,
    )
    for table, mark in grown:
        db.execute(
            "INSERT INTO change (table_name, row_id)"
            f" SELECT '{table}', id FROM {table} WHERE id > ? ORDER BY id",
            [mark],
        )


def note_return(db: sqlite3.Connection, table: str, row_id: int) -> None:
    """Note a deleted row that an undo puts back under its old id as inserted."""
    db.execute("INSERT INTO change (table_name, row_id) VALUES (?, ?)", [table, row_id])


def _install(db: sqlite3.Connection, table: str, verb: str, row: str, when: str = "") -> None:
    name = f"{table}_journals_{verb.lower()}"
    db.execute(f"DROP TRIGGER IF EXISTS {name}")
    db.execute(
        f"CREATE TRIGGER {name} AFTER {verb} ON {table}{when} BEGIN"
        " INSERT INTO change (table_name, row_id, before)"
        f" VALUES ('{table}', OLD.id, json_object({row}));"
        " END"
    )
