"""Positions after an undo: whose they are, and which of them is the current one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.store.history import out_of_force
from relnet.store.positions import refresh_current_positions

if TYPE_CHECKING:
    import sqlite3

    from relnet.store.past import Past

_IN = "IN (SELECT value FROM json_each(?))"
_WHOSE = frozenset({"contact_id", "is_current"})  # what says which of whose positions counts


def free_holders(db: sqlite3.Connection, past: Past) -> None:
    """Let no position that goes to another contact be in the way of the current one there."""
    db.executemany(
        "UPDATE position SET is_current = 0 WHERE id = ? AND is_current = 1",
        {
            (step.row_id,)
            for step in past.own
            if step.table == "position" and step.before and "contact_id" in step.columns
        },
    )


def holders(db: sqlite3.Connection, past: Past) -> set[int]:
    """Return whose the positions of a batch are."""
    rows = db.execute(f"SELECT contact_id FROM position WHERE id {_IN}", [_positions(past)])
    return {contact_id for (contact_id,) in rows}


def follow(db: sqlite3.Connection, past: Past, holders: set[int]) -> None:
    """Make what was current before the batch so again, but where later ones had a say in it.

    ``holders`` are those who had positions of the batch, or have them again.
    """
    current = [*_current_before(db, past).items()]
    db.executemany(  # first, for there is but one that is current
        "UPDATE position SET is_current = 0 WHERE contact_id = ? AND is_current = 1 AND id <> ?",
        [(contact_id, row_id) for row_id, contact_id in current],
    )
    db.executemany(
        "UPDATE position SET is_current = 1 WHERE id = ? AND contact_id = ? AND is_current = 0",
        current,
    )
    refresh_current_positions(db, _unsettled(db, past, holders))
    name_key = "(SELECT name_key FROM contact WHERE contact.id = contact_id)"
    db.execute(
        f"UPDATE position SET holder_key = {name_key} WHERE id {_IN} AND holder_key <> {name_key}",
        [_positions(past)],
    )


def _positions(past: Past) -> str:
    return json.dumps([step.row_id for step in past.own if step.table == "position"])


def _current_before(db: sqlite3.Connection, past: Past) -> dict[int, int]:
    """Map the positions that were current before a batch to whose they were."""
    # The oldest step comes last.
    first = {step.row_id: step.before for step in past.own if step.table == "position"}
    moved = {
        id_ for (table, id_), what in past.moved.items() if table == "position" and what & _WHOSE
    }
    rows = db.execute(f"SELECT contact_id FROM position WHERE id {_IN}", [json.dumps([*moved])])
    changed = {contact_id for (contact_id,) in rows}
    changed |= {row["contact_id"] for id_ in moved if (row := first[id_])}
    return {
        id_: row["contact_id"]
        for id_, row in first.items()
        if row and row["is_current"] and row["contact_id"] not in changed
    }


def _unsettled(db: sqlite3.Connection, past: Past, holders: set[int]) -> set[int]:
    """Return who got or lost positions since, or has none that is current."""
    cancelled = out_of_force(db, past.batch_id, past.by) | {past.by}
    rows = db.execute(
        f"SELECT contact_id FROM position WHERE contact_id {_IN} GROUP BY contact_id"
        " HAVING NOT max(is_current) OR max(id IN (SELECT row_id FROM batch_change"
        " WHERE table_name = 'position' AND batch_id > ?"
        " AND batch_id NOT IN (SELECT value FROM json_each(?))))",
        [json.dumps([*holders]), past.batch_id, json.dumps([*cancelled])],
    )
    return {contact_id for (contact_id,) in rows}
