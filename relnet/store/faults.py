"""What SQLite says when it cannot, in relnet's errors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relnet.errors import (
    DamagedDatabaseError,
    DatabaseError,
    LockedDatabaseError,
    UnwritableDatabaseError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Primary result codes of SQLite (sqlite.org/rescode.html) that mean one thing each.
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


@contextmanager
def database_errors(path: Path | str) -> Iterator[None]:
    """Raise a DatabaseError that names the file instead of SQLite's own error.

    Errors that only a mistake of relnet's can cause (wrong SQL, a broken constraint) pass.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        translated = _translate(error, path)
        if translated is None:
            raise
        raise translated from error


def _translate(error: sqlite3.DatabaseError, path: Path | str) -> DatabaseError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the extended code's primary part
    if code in _BUSY:
        return LockedDatabaseError(path)
    if code in _DAMAGED:
        return DamagedDatabaseError(path)
    if code in _UNWRITABLE:
        return UnwritableDatabaseError(path, str(error))
    return None
