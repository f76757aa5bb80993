"""Bring a database up to the newest schema. Only needed when it is not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from itertools import repeat
from pathlib import Path
from time import sleep

from sqlite_utils import Database, Migrations

from relnet.errors import UnwritableDatabaseError
from relnet.store import journal
from relnet.store.connection import APPLICATION_ID, BUSY_SECONDS, CACHE, SCHEMA_VERSION, version

_PAGE = 16_384  # bytes; four times SQLite's own, with which connections take 5 % longer to import


def migrate(db: sqlite3.Connection, path: Path) -> None:
    """Apply the migrations this database has not seen: all of them, or none.

    A file with data in it is copied beside itself first. Foreign keys are off meanwhile,
    because rebuilding a table drops it, and the drop would cascade.
    """
    db.execute(f"PRAGMA page_size = {_PAGE}")  # of a new file; others keep theirs
    db.execute(f"PRAGMA {CACHE}")  # again: until now, it is as many pages as there were small ones
    _use_wal(db)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")  # a second relnet waits, then finds no work
    try:
        found = version(db)
        if 0 < found < SCHEMA_VERSION:
            _keep_copy(path, found)
        if found < SCHEMA_VERSION:
            _apply(db)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("PRAGMA foreign_keys = ON")


def migrations() -> Migrations:
    """Collect the numbered SQL files, oldest first."""
    found = Migrations("relnet")
    for file in _sql_files():
        _register(found, file)
    return found


def names() -> list[str]:
    """Name every migration, oldest first."""
    return [file.name.removesuffix(".sql") for file in _sql_files()]


def _use_wal(db: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side, from now on; this is kept in the file.

    SQLite itself does not wait for other processes here, so that relnet has to.
    """
    for is_last in (*repeat(False, round(BUSY_SECONDS / _PAUSE)), True):
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if is_last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            sleep(_PAUSE)
        else:
            return


_PAUSE = 0.02  # seconds


def _apply(db: sqlite3.Connection) -> None:
    migrations().apply(Database(db, execute_plugins=False))
    journal.install(db)
    if broken := db.execute("PRAGMA foreign_key_check").fetchone():
        raise AssertionError(f"migrations left a reference to nothing: {tuple(broken)}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _keep_copy(path: Path, found: int) -> None:
    """Copy the file as it is; whoever calls this keeps others from writing to it."""
    copy = path.with_name(f"{path.name}.schema-{found}")
    part = path.with_name(f"{copy.name}.part")
    with suppress(OSError):
        part.unlink()  # of a relnet that was killed here
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
            target.execute("PRAGMA journal_mode = OFF")  # a new file has nothing to go back to
            source.backup(target)
        part.replace(copy)
    except OSError as error:
        raise UnwritableDatabaseError(path, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _sql_files() -> list[Path]:
    package = Path(__file__).parents[1]
    inside, beside = package / "migrations", package.parent / "migrations"
    folder = inside if inside.is_dir() else beside  # of a wheel, of a checkout
    return sorted(folder.glob("*.sql"))


# Apple's SQLite lets nobody change the text of a schema. What does so is for speed alone (0008).
_DEFENDED = "table sqlite_master may not be modified"


def _register(found: Migrations, file: Path) -> None:
    @found(name=file.name.removesuffix(".sql"))
    def apply(db: Database) -> None:
        for statement in _statements(file.read_text("utf-8")):
            try:
                db.execute(statement)
            except sqlite3.OperationalError as error:
                if str(error) != _DEFENDED:
                    raise


def _statements(sql: str) -> list[str]:
    # executescript() would commit the transaction that holds all migrations together.
    lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
    return [text for text in "\n".join(lines).split(";\n") if text.strip()]
