"""A batch that is to be taken back: what it did, and what later batches did to the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.store import steps
from relnet.store.history import out_of_force
from relnet.store.journal import journalled_tables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from relnet.store.steps import Key, Row, Step

NONE: frozenset[str] = frozenset()
# What follows from other rows, too, is put right when all of them are back (positions_back.py).
FOLLOWING = {"position": frozenset({"is_current", "holder_key"})}
# The place of a row among others: whoever moves it later has not changed what it says.
PLACE = {"channel": frozenset({"rank", "is_preferred"})}
# Rows that several batches share; undo leaves them while somebody still uses them.
KEPT_WHILE_USED = frozenset({"organization", "source"})


@noun
class Past:
    """What a batch did, newest step first, and what has become of its rows.

    ``later`` are the steps of other batches on the same rows that are in force. ``changed`` are
    the columns of each row that the batch changed in all, None where it made or deleted the
    row. ``moved`` are the columns of each row that later steps changed, ``gone`` the rows that
    the batch left, and that are no longer there.
    """

    batch_id: int
    by: int
    own: list[Step]
    later: list[Step]
    changed: dict[Key, frozenset[str] | None]
    moved: dict[Key, frozenset[str]]
    gone: frozenset[Key]


def look_back(db: sqlite3.Connection, batch_id: int, by: int) -> Past:
    """Read what is to be taken back by the batch ``by``, which is under way."""
    own, later = steps.read(db, batch_id)
    changed = dict(_changes(own))
    newest: dict[Key, Step] = {}
    for step in later:
        newest.setdefault(step.key, step)
    left = _last(own)
    gone = {key for key, step in newest.items() if step.after is None and left[key] is not None}
    cancelled = out_of_force(db, batch_id, by)
    in_force = [step for step in later if step.batch_id not in cancelled]
    moved: dict[Key, frozenset[str]] = {}
    for step in in_force:
        moved[step.key] = moved.get(step.key, NONE) | step.columns
    return Past(batch_id, by, own, in_force, changed, moved, frozenset(gone))


def _changes(own: list[Step]) -> Iterator[tuple[Key, frozenset[str] | None]]:
    first = {step.key: step.before for step in own}  # the oldest step comes last
    last = _last(own)
    for key, before in first.items():
        after = last[key]
        if before is None or after is None:
            yield key, None
        else:
            names = (name for name in before if before[name] != after.get(name, before[name]))
            yield key, frozenset(names)


def _last(own: list[Step]) -> dict[Key, Row | None]:
    last: dict[Key, Row | None] = {}
    for step in own:
        last.setdefault(step.key, step.after)
    return last


def references(db: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield every table and column that refers to another table, and that other table."""
    for child in journalled_tables(db):
        for row in db.execute(f"PRAGMA foreign_key_list({child})"):
            yield child, row[3], row[2]
