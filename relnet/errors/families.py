"""The families of errors: each has an exit code (``relnet/cli/main.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relnet.phrase import Phrase


class RelnetError(Exception):
    """The base: one sentence that says what happened, one that says what to do."""

    def __init__(self, what: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return str(self.what)


class NothingFoundError(RelnetError):
    """What was asked for is not there."""


class MistakeError(RelnetError):
    """The command was asked for something that makes no sense."""


class DataError(RelnetError):
    """A file, a name or a batch cannot be used as it is."""


class DatabaseError(RelnetError):
    """The database file cannot be used."""
