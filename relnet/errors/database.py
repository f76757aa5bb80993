"""The database file cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors.families import DatabaseError
from relnet.errors.wording import said
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from pathlib import Path


class OldSQLiteError(DatabaseError):
    """The SQLite that comes with this Python lacks what the schema needs."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(
            Phrase("SQLite {found} is too old; relnet needs {needed}.", found=found, needed=needed),
            Phrase("use a newer Python, which brings a newer SQLite."),
        )


class LockedDatabaseError(DatabaseError):
    """Another process is writing."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase(
                "the database {path} is busy: another program is writing to it.", path=str(path)
            ),
            Phrase("nothing was changed; try again in a moment."),
        )


class DamagedDatabaseError(DatabaseError):
    """The file is not an intact SQLite database."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase("{path} is damaged, or is no database at all.", path=str(path)),
            Phrase("nothing was changed; put a copy of it back, or name another one with --db."),
        )


class ForeignDatabaseError(DatabaseError):
    """A database, but of another program."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase("{path} is the database of another program.", path=str(path)),
            Phrase("nothing was changed; name another one with --db."),
        )


class NewerDatabaseError(DatabaseError):
    """The database was written by a later relnet."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        super().__init__(
            Phrase(
                "{path} was written by a newer relnet (schema {found}, known here: {known}).",
                path=str(path),
                found=found,
                known=known,
            ),
            Phrase("nothing was changed; upgrade relnet, for example with pipx upgrade relnet."),
        )


class UnwritableDatabaseError(DatabaseError):
    """The database, its folder or its disk takes no more."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(
            Phrase("cannot write to the database {path}: {why}", path=str(path), why=said(why)),
            Phrase("nothing was changed; check space and permissions, or name another with --db."),
        )
