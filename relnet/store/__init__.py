"""Everything that touches SQLite. Nothing above this folder sees a row or SQL."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from relnet.store.connection import SCHEMA_VERSION, connect, version
from relnet.store.faults import database_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Connection = sqlite3.Connection
SQLITE_VERSION = sqlite3.sqlite_version

__all__ = ["SCHEMA_VERSION", "SQLITE_VERSION", "Connection", "open_store"]


@contextmanager
def open_store(path: Path) -> Iterator[Connection]:
    """Open a village for one command, bring its schema up to date if need be, and close it.

    Raises a DatabaseError (``relnet/errors/``) for whatever the file or its disk refuses,
    also while the block runs.
    """
    with database_errors(path):
        db = connect(path)
        try:
            if version(db) < SCHEMA_VERSION:
                # Named, not imported: a database that is up to date must not pay for it.
                import_module("relnet.store.schema").migrate(db, path)
            yield db
        finally:
            db.close()
