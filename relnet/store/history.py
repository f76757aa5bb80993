"""What was changed: the list of batches, and which of them are in force."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from relnet.errors import UnknownBatchError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


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


def out_of_force(db: sqlite3.Connection, since: int, before: int) -> set[int]:
    """Return the batches after ``since`` that an undo took back, together with those undos.

    Such a pair cancels itself. ``before`` is as in ``undone_batches``.
    """
    undone = undone_batches(db, before)
    return {id_ for pair in undone.items() if pair[0] > since for id_ in pair}


def gone_with(db: sqlite3.Connection, contact_id: int | None, handle: str) -> int | None:
    """Return the batch that took away a contact with this id or handle; None if none did."""
    row = db.execute(
        "SELECT batch_id FROM batch_change"
        " WHERE table_name = 'contact' AND before IS NOT NULL"
        " AND (row_id = :id OR json_extract(before, '$.handle') = :handle)"
        " AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = row_id)"
        " ORDER BY batch_change.id DESC LIMIT 1",
        {"id": contact_id, "handle": handle.lower()},
    ).fetchone()
    return row[0] if row else None
