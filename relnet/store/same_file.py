"""What is written must reach the file that was opened, which its path may not lead to any more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from relnet.errors import UnwritableDatabaseError

if TYPE_CHECKING:
    import sqlite3

REPLACED = "another file has taken its place"


def note_file(db: sqlite3.Connection, path: Path) -> None:
    """Remember which file the path leads to, for ``check_file``."""
    absolute, opened = path.absolute(), path.stat()

    def displaced() -> str | None:
        try:
            return None if os.path.samestat(absolute.stat(), opened) else REPLACED
        except OSError as error:
            return error.strerror or str(error)

    db.create_function("displaced", 0, displaced)
    db.create_function("opened_path", 0, lambda: os.fsencode(absolute))  # of any name


def check_file(db: sqlite3.Connection) -> None:
    """Roll back and raise UnwritableDatabaseError if the path leads elsewhere, or nowhere.

    SQLite notices neither. It would commit to a WAL beside the old path: lost to the file that
    was moved, and taken for its own by the one that is there now.
    """
    opened, why = db.execute("SELECT opened_path(), displaced()").fetchone()
    if why is None:
        return
    path = os.fsdecode(opened)
    db.execute("ROLLBACK")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what came before goes to the file it is of
    if not os.path.lexists(path):
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
    raise UnwritableDatabaseError(path, why)
