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
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}

# relnet's SQL fits the tables it makes, and SQLite keeps the text that it was given.
_NOT_AS_MADE = ("no such ", "Could not decode to UTF-8 ")


@contextmanager
def database_errors(path: Path | str) -> Iterator[None]:
    """Raise a DatabaseError that names the file instead of SQLite's own error.

    Errors that only a mistake of relnet's can cause (wrong SQL, a broken constraint) pass.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # sqlite3 raises it for text that is no UTF-8 any more
        raise DamagedDatabaseError(path) from error
    except ValueError as error:
        if not _is_of_a_row(error):
            raise
        raise DamagedDatabaseError(path) from error
    except sqlite3.DatabaseError as error:
        translated = _translate(error, path)
        if translated is None:
            raise
        raise translated from error


def _is_of_a_row(error: ValueError) -> bool:
    """Tell what the store cannot read of its own rows, such as a day that is none any more."""
    place, trace = "", error.__traceback__
    while trace:  # down to the place where it arose
        name = trace.tb_frame.f_globals["__name__"]
        place = name if name.startswith("relnet.") else place
        trace = trace.tb_next
    return place.startswith("relnet.store.")


def _translate(error: sqlite3.DatabaseError, path: Path | str) -> DatabaseError | None:
    if str(error).startswith(_NOT_AS_MADE):
        return DamagedDatabaseError(path)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the extended code's primary part
    if code in _BUSY:
        return LockedDatabaseError(path)
    if code in _DAMAGED:
        return DamagedDatabaseError(path)
    if code in _UNWRITABLE:
        return UnwritableDatabaseError(path, str(error))
    return None
