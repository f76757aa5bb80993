"""Taking back what a batch changed, column by column."""

from __future__ import annotations

import json
import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from relnet.errors import UndoneBatchError
from relnet.store import obstacles, parting, positions_back
from relnet.store.history import undone_batches
from relnet.store.journal import note_return
from relnet.store.past import FOLLOWING, NONE, PLACE, look_back, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.store.parting import Stayed
    from relnet.store.past import Past
    from relnet.store.steps import Key, Row, Step

_IN = "IN (SELECT value FROM json_each(?))"
_UNTIL_MADE_ANEW: Row = {"is_current": 0, "holder_key": ""}  # FOLLOWING


class TakenBack(NamedTuple):
    """What an undo left as it is: rows deleted since, and what split contacts got since."""

    deleted_since: int
    stayed: tuple[Stayed, ...]


def take_back(db: sqlite3.Connection, batch_id: int, by: int) -> TakenBack:
    """Put what a batch changed back as it was, inside the batch ``by``.

    Only the columns that the batch changed are put back; what was done to others since stays,
    and so does what was deleted since. UndoneBatchError if it is undone already;
    RefusedUndoError if a later batch that is in force changed one of the same columns, refers
    to a row it made, deleted what other rows belong to, or merged the same people again.
    """
    undone = undone_batches(db, before=by)
    if batch_id in undone:
        raise UndoneBatchError(batch_id, undone[batch_id])
    past = look_back(db, batch_id, by)
    pairs = parting.pairs(db, past.own)
    obstacles.check_later(db, past, pairs)
    kept = obstacles.check_references(db, past)
    holders = positions_back.holders(db, past)
    positions_back.free_holders(db, past)
    db.execute("PRAGMA defer_foreign_keys = ON")
    in_order = _in_order(db, past, kept)
    for _, run in groupby(in_order, key=lambda step: (step.table, step.before is None)):
        _reverse(db, past, [*run])
    obstacles.check_parents(db, past)
    positions_back.follow(db, past, holders | positions_back.holders(db, past))
    stayed = sorted(parting.stayed(db, batch_id, by, pairs), key=lambda one: one.contact_id)
    return TakenBack(len(past.gone), tuple(stayed))


def _in_order(db: sqlite3.Connection, past: Past, kept: set[Key]) -> Iterator[Step]:
    """Yield the steps that are to be reversed: the newest first, but new parents last.

    New rows are noted at the end of a batch. Older rows that the batch gave them must have been
    put back before they go, or would go with them.
    """
    parents = {parent for _, _, parent in references(db)}
    made = {step.key for step in past.own if step.before is None and step.table in parents}
    made -= _known_before(db, past.batch_id, made)
    new_parents = []
    for step in past.own:
        if step.key in kept or step.key in past.gone:
            continue
        if step.before is None and step.key in made:
            new_parents.append(step)
        else:
            yield step
    yield from new_parents


def _known_before(db: sqlite3.Connection, batch_id: int, made: set[Key]) -> set[Key]:
    """Return which rows earlier batches had already made; an undo brought them back."""
    if not made:  # history may be long
        return set()
    rows = db.execute(
        f"SELECT table_name, row_id FROM batch_change WHERE batch_id < ? AND row_id {_IN}",
        [batch_id, json.dumps([row_id for _, row_id in made])],
    )
    return made & set(rows)


def _reverse(db: sqlite3.Connection, past: Past, run: Sequence[Step]) -> None:
    table = run[0].table
    if run[0].before is None:
        db.executemany(f"DELETE FROM {table} WHERE id = ?", [(step.row_id,) for step in run])
        return
    for step in run:
        try:
            if step.after is None:
                _put_back(db, step)
            else:
                _put_right(db, past, step)
        except sqlite3.IntegrityError as error:
            later = obstacles.rival(db, table, step.row_id, step.before or {})
            raise obstacles.refused(db, past, later) from error


def _put_back(db: sqlite3.Connection, step: Step) -> None:
    """Put a deleted row back under its old id."""
    following = FOLLOWING.get(step.table, NONE)
    row = {**(step.before or {}), **{name: _UNTIL_MADE_ANEW[name] for name in following}}
    names, places = ", ".join(row), ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {step.table} ({names}) VALUES ({places})", [*row.values()])
    note_return(db, step.table, step.row_id)


def _put_right(db: sqlite3.Connection, past: Past, step: Step) -> None:
    """Give the columns that a step changed their old values, but leave a place taken since."""
    left = FOLLOWING.get(step.table, NONE)
    left |= PLACE.get(step.table, NONE) & past.moved.get(step.key, NONE)
    row = {name: (step.before or {})[name] for name in step.columns - left}
    if row:
        sets = ", ".join(f"{name} = ?" for name in row)
        db.execute(f"UPDATE {step.table} SET {sets} WHERE id = ?", [*row.values(), step.row_id])
