"""What was changed, and how to take it back."""

from __future__ import annotations

import json
import sqlite3
import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relnet.errors import RefusedUndoError, UndoneBatchError, UnknownBatchError
from relnet.store.journal import journalled_tables, note_return

if TYPE_CHECKING:
    from collections.abc import Iterator

# Rows that several batches share; undo leaves them while somebody still uses them.
_KEPT_WHILE_USED = {"organization", "source"}

Change = tuple[str, int, str | None]


def batches(db: sqlite3.Connection, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """List batches, newest first, each with the number of rows it changed."""
    undone = undone_batches(db)
    rows = db.execute(
        "SELECT id, created_at, command, detail, undoes_id,"
        " (SELECT count(*) FROM batch_change WHERE batch_id = batch.id)"
        " FROM batch ORDER BY id DESC LIMIT ?",
        [-1 if limit is None else limit],
    )
    for id_, created_at, command, detail, undoes_id, changes in rows:
        yield {
            "id": id_,
            "created_at": created_at,
            "command": command,
            "detail": detail or None,
            "changes": changes,
            "undoes": undoes_id,
            "undone_by": undone.get(id_),
        }


def newest(db: sqlite3.Connection) -> int:
    """Return the id of the newest batch; UnknownBatchError if there is none."""
    found = db.execute("SELECT max(id) FROM batch").fetchone()[0]
    if found is None:
        raise UnknownBatchError(None)
    return int(found)


def command_of(db: sqlite3.Connection, batch_id: int) -> str:
    """Return the command that made a batch, as history shows it; UnknownBatchError."""
    row = db.execute("SELECT command, detail FROM batch WHERE id = ?", [batch_id]).fetchone()
    if row is None:
        raise UnknownBatchError(batch_id)
    return f"{row[0]} {row[1]}".strip()


def undone_batches(db: sqlite3.Connection, before: int | None = None) -> dict[int, int]:
    """Map each batch that is not in force to the undo that is; the newest undo counts first.

    ``before`` leaves out a batch that is under way.
    """
    rows = db.execute(
        "SELECT id, undoes_id FROM batch WHERE undoes_id IS NOT NULL AND id < ? ORDER BY id DESC",
        [sys.maxsize if before is None else before],
    )
    undone: dict[int, int] = {}
    for undo, of in rows:
        if undo not in undone:
            undone[of] = undo
    return undone


def take_back(db: sqlite3.Connection, batch_id: int, by: int) -> None:
    """Put every row that a batch changed back as it was, inside the batch ``by``.

    UndoneBatchError if it is undone already, RefusedUndoError if a later batch that is in
    force changed one of its rows, or refers to a row it made.
    """
    undone = undone_batches(db, before=by)
    if batch_id in undone:
        raise UndoneBatchError(batch_id, undone[batch_id])
    changes = _changes(db, batch_id)
    if later := _later_on_same_rows(db, batch_id, changes, undone):
        raise _refused(db, batch_id, later)
    kept = _check_references(db, batch_id, changes)
    db.execute("PRAGMA defer_foreign_keys = ON")
    for _, run in groupby(
        (change for change in changes if change[:2] not in kept),
        key=lambda change: (change[0], change[2] is None),
    ):
        _reverse(db, batch_id, list(run))
    _check_parents(db, batch_id, {table for table, _, _ in changes})


def _check_parents(db: sqlite3.Connection, batch_id: int, tables: set[str]) -> None:
    """Refuse if a row that was put back refers to one that another undo took away."""
    for table in sorted(tables):
        broken = db.execute(f"PRAGMA foreign_key_check({table})").fetchone()
        if broken is None:
            continue
        column = next(
            row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})") if row[0] == broken[3]
        )
        [lost] = db.execute(f"SELECT {column} FROM {table} WHERE id = ?", [broken[1]]).fetchone()
        raise _refused(db, batch_id, _latest(db, broken[2], lost))


def _changes(db: sqlite3.Connection, batch_id: int) -> list[Change]:
    return db.execute(
        "SELECT table_name, row_id, before FROM batch_change WHERE batch_id = ? ORDER BY id DESC",
        [batch_id],
    ).fetchall()


def _born(changes: list[Change]) -> dict[str, list[int]]:
    """Return the rows that did not exist before the batch, by table."""
    first = {change[:2]: change[2] for change in changes}  # the oldest change comes last
    born: dict[str, list[int]] = {}
    for (table, row_id), before in first.items():
        if before is None:
            born.setdefault(table, []).append(row_id)
    return born


def _later_on_same_rows(
    db: sqlite3.Connection, batch_id: int, changes: list[Change], undone: dict[int, int]
) -> int | None:
    mine = {change[:2] for change in changes}
    # A batch and its undo cancel each other, if both came after this one.
    out_of_force = {id_ for pair in undone.items() if pair[0] > batch_id for id_ in pair}
    rows = db.execute(
        "SELECT batch_id, table_name, row_id FROM batch_change WHERE batch_id > ? ORDER BY id DESC",
        [batch_id],
    )
    for later, table, row_id in rows:
        if later not in out_of_force and (table, row_id) in mine:
            return int(later)
    return None


def _check_references(
    db: sqlite3.Connection, batch_id: int, changes: list[Change]
) -> set[tuple[str, int]]:
    """Refuse if other rows refer to those the batch made; return shared rows still in use.

    Rows that the batch itself changed do not count: they are put back as they were before.
    """
    born = _born(changes)
    kept: set[tuple[str, int]] = set()
    for child, column, parent in _references(db):
        mine = json.dumps([row_id for table, row_id, _ in changes if table == child])
        rows = db.execute(
            f"SELECT id, {column} FROM {child}"
            f" WHERE {column} IN (SELECT value FROM json_each(?))"
            " AND id NOT IN (SELECT value FROM json_each(?))",
            [json.dumps(born.get(parent, [])), mine],
        ).fetchall()
        if rows and parent not in _KEPT_WHILE_USED:
            raise _refused(db, batch_id, _latest(db, child, rows[0][0]))
        kept |= {(parent, row[1]) for row in rows}
    return kept


def _references(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    for child in journalled_tables(db):
        for row in db.execute(f"PRAGMA foreign_key_list({child})"):
            yield child, row[3], row[2]


def _latest(db: sqlite3.Connection, table: str, row_id: int) -> int | None:
    found = db.execute(
        "SELECT max(batch_id) FROM batch_change WHERE table_name = ? AND row_id = ?",
        [table, row_id],
    ).fetchone()[0]
    return None if found is None else int(found)


def _refused(db: sqlite3.Connection, batch_id: int, later: int | None) -> RefusedUndoError:
    command = "" if later is None else command_of(db, later)
    return RefusedUndoError(batch_id, later, command)


def _reverse(db: sqlite3.Connection, batch_id: int, run: list[Change]) -> None:
    table = run[0][0]
    if run[0][2] is None:
        ids = ([row_id] for _, row_id, _ in run)
        db.executemany(f"DELETE FROM {table} WHERE id = ?", ids)
        return
    for _, row_id, before in run:
        _restore(db, batch_id, table, row_id, json.loads(before or "{}"))


def _restore(
    db: sqlite3.Connection,
    batch_id: int,
    table: str,
    row_id: int,
    row: dict[str, object],
) -> None:
    is_back = not db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row_id]).fetchone()
    names = list(row)
    places = ", ".join("?" * len(names))
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    try:
        db.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"
            f" ON CONFLICT (id) DO UPDATE SET {updates}",
            list(row.values()),
        )
    except sqlite3.IntegrityError as error:
        rival = _rival(db, table, row_id, row)
        raise _refused(db, batch_id, rival) from error
    if is_back:
        note_return(db, table, row_id)


def _rival(db: sqlite3.Connection, table: str, row_id: int, row: dict[str, object]) -> int | None:
    """Return the latest batch of a row that has taken a unique value, such as a handle."""
    for index in db.execute(f"PRAGMA index_list({table})").fetchall():
        if not index[2]:
            continue
        columns = [info[2] for info in db.execute(f"PRAGMA index_info({index[1]})")]
        found = db.execute(
            f"SELECT id FROM {table} WHERE id <> ? AND "
            + " AND ".join(f"{column} = ?" for column in columns),
            [row_id, *(row[column] for column in columns)],
        ).fetchone()
        if found:
            return _latest(db, table, found[0])
    return None
