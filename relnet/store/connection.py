"""Open the database file: made privately, checked before it is touched, set up the same way."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from relnet.errors import (
    DamagedDatabaseError,
    ForeignDatabaseError,
    NewerDatabaseError,
    OldSQLiteError,
    UnwritableDatabaseError,
)
from relnet.model.addressing import addressed, titles
from relnet.model.folding import fold, wording
from relnet.store.same_file import note_file

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x726C6E74  # "rlnt", so that file(1) and relnet know whose file it is
OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
SCHEMA_VERSION = 8  # the number of migrations; a test compares
BUSY_SECONDS = 5.0
CACHE = "cache_size = -65536"  # KiB
MAGIC = b"SQLite format 3\0"


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing or a new database; it is the caller's to migrate and to close.

    A file that is no database, another program's, or from a newer relnet is refused before
    a byte of it changes. A new file is 0600 in a folder that is 0700 if relnet makes it.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise OldSQLiteError(sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE)))
    _make(path)
    connection = _open(path)
    try:
        note_file(connection, path)
        _check(connection, path)
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def version(connection: sqlite3.Connection) -> int:
    """Return the schema version; 0 for a new file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _make(path: Path) -> None:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnwritableDatabaseError(path, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):  # a pipe would let relnet wait for ever
            raise DamagedDatabaseError(path)
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except FileNotFoundError:
        _create(path)
        return
    except OSError as error:
        raise UnwritableDatabaseError(path, error.strerror or str(error)) from error
    if start and start != MAGIC:
        raise DamagedDatabaseError(path)


def _create(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Exclusive: if another relnet makes it in the same moment, its file is as good.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not path.exists():  # a link to nowhere, such as a disk that is not mounted
            raise UnwritableDatabaseError(path, os.strerror(errno.ENOENT)) from None
    except OSError as error:
        raise UnwritableDatabaseError(path, error.strerror or str(error)) from error


def _open(path: Path) -> sqlite3.Connection:
    absolute = path.absolute()  # ":memory:" is a file's name like any other
    if _can_be_written(absolute) or _has_changes_beside(absolute):
        connection = sqlite3.connect(absolute, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF not in _NO_ROOM or _has_changes_beside(absolute):
                raise
        except BaseException:  # interrupted, just when the files beside the database were made
            connection.close()
            raise
        else:
            return connection
    # SQLite needs files beside a WAL database: a full disk and a read-only folder have no room
    # for them, and beside a read-only file they would stay, and stop every later writer.
    return sqlite3.connect(f"{absolute.as_uri()}?immutable=1", uri=True, isolation_level=None)


_NO_ROOM = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def _can_be_written(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _has_changes_beside(path: Path) -> bool:
    """Tell whether a crash left changes in the WAL, which an immutable database has none of."""
    with suppress(OSError):
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    return False


def _check(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN")  # one look at it: another relnet may be setting it up
    found = version(connection)
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    is_empty = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]
    is_whole = _has_changes_beside(path) or path.stat().st_size >= _size(connection)
    connection.execute("COMMIT")
    if owner != APPLICATION_ID and not (is_empty and owner == 0):
        raise ForeignDatabaseError(path)
    if found > SCHEMA_VERSION:
        raise NewerDatabaseError(path, found, SCHEMA_VERSION)
    if not is_whole:  # SQLite would read what was cut off the last page as zeros
        raise DamagedDatabaseError(path)


def _size(connection: sqlite3.Connection) -> int:
    """Return how many bytes the database says it has."""
    pages, page = (
        connection.execute(f"PRAGMA page_{what}").fetchone()[0] for what in ("count", "size")
    )
    return int(pages * page)


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
        "synchronous = FULL",
        CACHE,
        "temp_store = MEMORY",  # what SQLite notes aside is people's data, too
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("fold", -1, _fold_all, deterministic=True)
    connection.create_function("wording", 1, wording, deterministic=True)
    connection.create_function("addressed", 2, addressed, deterministic=True)
    connection.create_function("titles", 1, titles, deterministic=True)


def _fold_all(*texts: str | None) -> str:
    return fold(" ".join(filter(None, texts)))
