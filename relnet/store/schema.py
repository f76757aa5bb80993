"""Bring a database up to the newest schema. Only needed when it is not."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from relnet.store import journal
from relnet.store.connection import APPLICATION_ID, SCHEMA_VERSION, version

if TYPE_CHECKING:
    import sqlite3
    from importlib.resources.abc import Traversable


def migrate(db: sqlite3.Connection) -> None:
    """Apply the migrations this database has not seen: all of them, or none.

    A file with data in it is copied beside itself first. Foreign keys are off meanwhile,
    because rebuilding a table drops it, and the drop would cascade.
    """
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA foreign_keys = OFF")
    if version(db):
        _keep_copy(db)
    db.execute("BEGIN IMMEDIATE")  # a second relnet waits, then finds no work
    try:
        _apply(db)
        db.execute("COMMIT")
    except BaseException:
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


def _apply(db: sqlite3.Connection) -> None:
    if version(db) >= SCHEMA_VERSION:
        return  # another relnet was faster
    migrations().apply(Database(db, execute_plugins=False))
    journal.install(db)
    if broken := db.execute("PRAGMA foreign_key_check").fetchone():
        raise AssertionError(f"migrations left a reference to nothing: {tuple(broken)}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _keep_copy(db: sqlite3.Connection) -> None:
    path = Path(db.execute("PRAGMA database_list").fetchone()[2])
    copy = path.with_name(f"{path.name}.schema-{version(db)}")
    if copy.exists():
        return
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    db.execute("VACUUM INTO ?", [str(copy)])  # an empty file may be written into


def _sql_files() -> list[Traversable]:
    folder = files("relnet") / "migrations"  # where the wheel puts them
    if not folder.is_dir():
        folder = Path(__file__).parents[2] / "migrations"  # where a checkout has them
    sql = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return sorted(sql, key=lambda file: file.name)


def _register(found: Migrations, file: Traversable) -> None:
    @found(name=file.name.removesuffix(".sql"))
    def apply(db: Database) -> None:
        for statement in _statements(file.read_text("utf-8")):
            db.execute(statement)


def _statements(sql: str) -> list[str]:
    # executescript() would commit the transaction that holds all migrations together.
    lines = [line for line in sql.splitlines() if not line.lstrip().startswith("--")]
    return [text for text in "\n".join(lines).split(";\n") if text.strip()]
