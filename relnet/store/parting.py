"""Splitting merged contacts again: who was merged with whom, and what stays with whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from relnet.store import finding, steps
from relnet.store.history import out_of_force
from relnet.store.journal import journalled_tables

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from relnet.store.steps import Step

Pair = tuple[int, int]  # who went, and who stayed

# What tells a row to the owner.
_WORDS = {
    "address": "trim(street || ' ' || postcode || ' ' || city)",
    "attendance": "(SELECT title FROM event WHERE event.id = event_id)",
    "channel": "value",
    "consent": "channel || ' ' || purpose",
    "follow_up": "reason",
    "lead": "title",
    "life_event": "kind",
    "note": "text",
    "participant": (
        "(SELECT kind || ' ' || happened_on FROM interaction WHERE interaction.id = interaction_id)"
    ),
    "position": (
        "trim(title || ' '"
        " || coalesce((SELECT name FROM organization WHERE organization.id = organization_id), ''))"
    ),
    "record": "(SELECT path FROM source WHERE source.id = source_id) || ':' || line",
    "rhythm": "every",
    "role": "name",
    "silence": "kind",
    "special_date": "value",
    "tag": "name",
    "tie": "kind",
    "topic": "text",
}  # fmt: skip


class Stayed(NamedTuple):
    """Something that a contact got after a merge, and keeps: its table, and what tells it."""

    contact_id: int
    contact: str
    table: str
    text: str


def references(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return every table and column that refers to contacts."""
    return [
        (table, row[3])
        for table in journalled_tables(db)
        for row in db.execute(f"PRAGMA foreign_key_list({table})")
        if row[2] == "contact"
    ]


def pairs(db: sqlite3.Connection, own: Iterable[Step]) -> set[Pair]:
    """Return whom a batch merged: a contact that went, and who got what it had."""
    own = [step for step in own if step.before is not None]
    lost = {step.row_id for step in own if step.table == "contact" and step.after is None}
    if not lost:
        return set()
    columns: dict[str, list[str]] = {}
    for table, column in references(db):
        columns.setdefault(table, []).append(column)
    return {
        (step.before[column], step.after[column])
        for step in own
        if step.before and step.after
        for column in columns.get(step.table, ())
        if step.before[column] in lost and step.after[column] not in {None, *lost}
    }


def heirs(db: sqlite3.Connection, gone: Iterable[int]) -> dict[int, int]:
    """Return who has now what contacts had who were merged and are no longer there."""
    ids = json.dumps([*gone])
    if ids == "[]":
        return {}
    rows = db.execute(
        "SELECT max(batch_id), row_id FROM batch_change JOIN batch ON batch.id = batch_id"
        " WHERE table_name = 'contact' AND before IS NOT NULL AND undoes_id IS NULL"
        " AND command <> 'remove' AND row_id IN (SELECT value FROM json_each(?)) GROUP BY row_id",
        [ids],
    )
    merged: dict[int, list[int]] = {}
    for batch_id, lost in rows.fetchall():
        merged.setdefault(batch_id, []).append(lost)
    found: dict[int, int] = {}
    for batch_id, some in merged.items():
        for table, column in references(db):
            found.update(_heirs(db, batch_id, some, table) if column == "contact_id" else ())
    return found


def _heirs(
    db: sqlite3.Connection, batch_id: int, gone: list[int], table: str
) -> list[tuple[int, int]]:
    return db.execute(
        "SELECT json_extract(batch_change.before, '$.contact_id') AS lost, contact_id"
        f" FROM batch_change JOIN {table} ON {table}.id = row_id"
        " WHERE batch_id = ? AND table_name = ? AND batch_change.before IS NOT NULL"
        " AND lost IN (SELECT value FROM json_each(?))"
        " AND contact_id <> lost AND contact_id IS NOT NULL",
        [batch_id, table, json.dumps(gone)],
    ).fetchall()


def merged_again(
    db: sqlite3.Connection, batch_id: int, by: int, merged: set[Pair]
) -> Iterator[int]:
    """Yield the later batches in force that merged those who stayed with somebody else."""
    stayed = {kept for _, kept in merged}
    if not stayed:
        return
    cancelled = out_of_force(db, batch_id, by)
    rows = db.execute(
        "SELECT DISTINCT batch_id FROM batch_change WHERE batch_id > ? AND batch_id < ?"
        " AND table_name = 'contact' AND before IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = row_id)",
        [batch_id, by],
    )
    for (later,) in rows.fetchall():
        if later not in cancelled and stayed & {
            kept for _, kept in pairs(db, steps.read(db, later)[0])
        }:
            yield later


def stayed(db: sqlite3.Connection, batch_id: int, by: int, parted: set[Pair]) -> Iterator[Stayed]:
    """Yield what later batches added to those with whom the contacts of a batch were merged."""
    kept = {id_ for _, id_ in parted}
    labels = finding.labels(db, kept)
    for table, column in references(db) if kept else ():
        if table not in _WORDS:
            continue
        rows = db.execute(
            f"SELECT {column}, {_WORDS[table]} FROM {table}"
            f" WHERE {column} IN (SELECT value FROM json_each(?)) AND id IN"
            " (SELECT row_id FROM batch_change WHERE batch_id > ? AND batch_id < ?"
            "  AND table_name = ? AND before IS NULL) ORDER BY id",
            [str([*kept]), batch_id, by, table],
        )
        for contact_id, text in rows.fetchall():
            yield Stayed(contact_id, labels[contact_id], table, text or "")
