"""What stands in the way of taking a batch back, each as the error that names the later batch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.errors import RefusedUndoError
from relnet.store.history import command_of
from relnet.store.parting import merged_again
from relnet.store.past import FOLLOWING, KEPT_WHILE_USED, NONE, PLACE, references

if TYPE_CHECKING:
    import sqlite3

    from relnet.store.parting import Pair
    from relnet.store.past import Past
    from relnet.store.steps import Key, Row, Step


def refused(db: sqlite3.Connection, past: Past, later: int | None) -> RefusedUndoError:
    """Return the error that names the later batch, if it is known."""
    command = "" if later is None else command_of(db, later)
    return RefusedUndoError(past.batch_id, later, command)


def check_later(db: sqlite3.Connection, past: Past, pairs: set[Pair]) -> None:
    """Refuse if a later batch that is in force changed the same, or merged the same people."""
    parents = {parent for _, _, parent in references(db)} - KEPT_WHILE_USED
    blocking = [step.batch_id for step in past.later if _is_in_the_way(past, step, parents)]
    blocking += merged_again(db, past.batch_id, past.by, pairs)
    if past.changed.keys() <= past.gone:  # there is nothing left to be taken back
        blocking += [step.batch_id for step in past.later]
    if blocking:
        raise refused(db, past, max(blocking))


def _is_in_the_way(past: Past, step: Step, parents: set[str]) -> bool:
    if step.before is None:
        return True
    if step.after is None:  # what was deleted stays so, but not what other rows belong to
        return step.table in parents
    columns = step.columns - FOLLOWING.get(step.table, NONE) - PLACE.get(step.table, NONE)
    mine = past.changed[step.key]
    return bool(columns if mine is None else columns & mine)


def check_references(db: sqlite3.Connection, past: Past) -> set[Key]:
    """Refuse if other rows refer to those the batch made; return shared rows still in use.

    References that the batch itself made do not count: they are put back as they were before.
    """
    born: dict[str, list[int]] = {}
    for (table, row_id), step in {step.key: step for step in past.own}.items():
        if step.before is None:
            born.setdefault(table, []).append(row_id)
    kept: set[Key] = set()
    for child, column, parent in references(db):
        mine = [
            row_id
            for (table, row_id), columns in past.changed.items()
            if table == child and (columns is None or column in columns)
        ]
        rows = db.execute(
            f"SELECT id, {column} FROM {child}"
            f" WHERE {column} IN (SELECT value FROM json_each(?))"
            " AND id NOT IN (SELECT value FROM json_each(?))",
            [json.dumps(born.get(parent, [])), json.dumps(mine)],
        ).fetchall()
        if rows and parent not in KEPT_WHILE_USED:
            raise refused(db, past, _latest(db, child, rows[0][0]))
        kept |= {(parent, row[1]) for row in rows}
    return kept


def check_parents(db: sqlite3.Connection, past: Past) -> None:
    """Refuse if a row that was put back refers to one that another undo took away."""
    for table in sorted({step.table for step in past.own}):
        broken = db.execute(f"PRAGMA foreign_key_check({table})").fetchone()
        if broken is None:
            continue
        column = next(
            row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})") if row[0] == broken[3]
        )
        [lost] = db.execute(f"SELECT {column} FROM {table} WHERE id = ?", [broken[1]]).fetchone()
        raise refused(db, past, _latest(db, broken[2], lost))


def rival(db: sqlite3.Connection, table: str, row_id: int, row: Row) -> int | None:
    """Return the latest batch of a row that has taken a unique value, such as a handle."""
    for index in db.execute(f"PRAGMA index_list({table})").fetchall():
        if not index[2]:
            continue
        columns = [info[2] for info in db.execute(f"PRAGMA index_info({index[1]})")]
        tests = ["id <> ?", *(f"{column} = ?" for column in columns), _scope(db, index[1])]
        found = db.execute(
            f"SELECT id FROM {table} WHERE {' AND '.join(tests)}",
            [row_id, *(row.get(column) for column in columns)],
        ).fetchone()
        if found:
            return _latest(db, table, found[0])
    return None


def _scope(db: sqlite3.Connection, index: str) -> str:
    """Return for which rows an index holds: the condition of a partial one."""
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [index]).fetchone()[0]
    return (sql or "").partition(" WHERE ")[2] or "1"


def _latest(db: sqlite3.Connection, table: str, row_id: int) -> int | None:
    found = db.execute(
        "SELECT max(batch_id) FROM batch_change WHERE table_name = ? AND row_id = ?",
        [table, row_id],
    ).fetchone()[0]
    return None if found is None else int(found)
