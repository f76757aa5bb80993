"""What batches did to rows, step by step: each row as it was before a change and after it."""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING, Any

from relnet.model.noun import noun

if TYPE_CHECKING:
    import sqlite3

Row = dict[str, Any]
Key = tuple[str, int]


@noun
class Step:
    """One change of one row; ``before`` is None if it was made, ``after`` if it was deleted.

    Of a row that was made, ``after`` is left empty: the row itself is the record.
    """

    batch_id: int
    table: str
    row_id: int
    before: Row | None
    after: Row | None

    @property
    def key(self) -> Key:
        """Return which row it is."""
        return self.table, self.row_id

    @property
    def columns(self) -> frozenset[str]:
        """Return the columns that differ; all there were, if the row was deleted."""
        before, after = self.before or {}, self.after or {}
        if self.after is None:
            return frozenset(before)
        # A migration may have added columns since, which no step of that time can have changed.
        return frozenset(name for name in before if before[name] != after.get(name, before[name]))


def read(db: sqlite3.Connection, batch_id: int) -> tuple[list[Step], list[Step]]:
    """Return the steps of a batch, and all later steps on the same rows, each newest first."""
    mine = {
        (intern(table), row_id)
        for table, row_id in db.execute(
            "SELECT table_name, row_id FROM batch_change WHERE batch_id = ?", [batch_id]
        )
    }
    own: list[Step] = []
    later: list[Step] = []
    found_by_next: dict[Key, str | None] = {}
    rows = db.execute(
        "SELECT batch_id, table_name, row_id, before FROM batch_change WHERE batch_id >= ?"
        " ORDER BY id DESC",
        [batch_id],
    )
    for batch, table, row_id, before in rows:
        key = (intern(table), row_id)
        if key not in mine:
            continue
        if key not in found_by_next:
            found_by_next[key] = None if before is None else _as_it_is(db, table, row_id)
        after = {} if before is None else _read(found_by_next[key])
        step = Step(batch, *key, _read(before), after)
        (own if batch == batch_id else later).append(step)
        found_by_next[key] = before
    return own, later


def _read(text: str | None) -> Row | None:
    # A large batch has a million rows: they share the names of their columns.
    return None if text is None else {intern(name): of for name, of in json.loads(text).items()}


def _as_it_is(db: sqlite3.Connection, table: str, row_id: int) -> str | None:
    """Return a row as the journal would write it."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    pairs = ", ".join(f"'{column}', {column}" for column in columns)
    found = db.execute(f"SELECT json_object({pairs}) FROM {table} WHERE id = ?", [row_id])
    text: tuple[str] | None = found.fetchone()
    return text[0] if text else None
