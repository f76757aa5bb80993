"""One writing command: one transaction, one batch."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relnet.model.visible import encodable
from relnet.store import journal, search
from relnet.store.new_words import NewWords
from relnet.store.same_file import check_file

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@dataclass(slots=True)
class Batch:
    """What one command changes. ``id`` becomes None at its end if it changed nothing.

    ``detail`` is what history says beside the command; it may be set while the batch is open.
    """

    id: int | None
    created_at: str
    detail: str
    words: NewWords


@contextmanager
def batch(
    db: sqlite3.Connection,
    command: str,
    detail: str,
    created_at: str,
    *,
    undoes: int | None = None,
    dry_run: bool = False,
) -> Iterator[Batch]:
    """Open a batch; keep all that is written inside, or nothing.

    Nothing is kept, and no batch is counted, if an exception leaves the block, if nothing
    changed, or in a dry run, which otherwise goes the same way to the end.
    """
    # The journal's triggers call json_object(), which SQLite 3.40 does not count among the
    # functions that a schema may call; none that it could call here acts outside the file.
    db.execute("PRAGMA trusted_schema = ON")
    db.execute("BEGIN IMMEDIATE")
    try:
        cursor = db.execute(
            "INSERT INTO batch (command, detail, created_at, undoes_id, first_change_id)"
            " VALUES (?, ?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM change))",
            [command, encodable(detail), created_at, undoes],
        )
        before = journal.marks(db)
        opened = Batch(cursor.lastrowid, created_at, detail, NewWords(db, before))
        yield opened
        if opened.detail != detail:
            db.execute("UPDATE batch SET detail = ? WHERE id = ?", [opened.detail, opened.id])
        search.refresh(db, opened.id or 0, opened.words)
        journal.note_new_rows(db, before)
        changed = db.execute(
            "SELECT EXISTS (SELECT 1 FROM batch_change WHERE batch_id = ?)", [opened.id]
        ).fetchone()[0]
        if dry_run or not changed:
            db.execute("ROLLBACK")
            opened.id = None
        else:
            check_file(db)
            db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
