"""Which keys nobody in the village has, so that they need not be looked up there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from relnet.store import journal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Hashable, Iterable

Key = TypeVar("Key", bound="Hashable")

_SLOTS = 1 << 22  # bytes; a million keys mark a fifth of them
_TABLES = ("contact", "channel", "organization", "position", "record")  # have keys
# The trigger that renames positions leaves a change of their contact, too.
_CHANGED = """
SELECT
    coalesce(max(id), :last),
    coalesce(max(table_name IN ('contact', 'channel', 'organization')), 0)
FROM change
WHERE id > :last
"""


class Sieve:
    """What an intake has written into a village that was empty, as marks by hash.

    In any other village, and as soon as anybody else writes keys, everything passes.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._highest = self._ids()
        self._last_change = db.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
        self._marks = bytearray(0 if any(self._highest) else _SLOTS)
        self._writes = db.total_changes

    def passed(self, keys: Iterable[Key]) -> list[Key]:
        """Return the keys that somebody may have."""
        self.look()
        if marks := self._marks:
            return [key for key in keys if marks[hash(key) % _SLOTS]]
        return [*keys]

    def is_complete(self) -> bool:
        """Tell whether nobody but the intake has ever written into the village."""
        self.look()
        return bool(self._marks)

    def look(self) -> None:
        """Find out whether anybody else has written, while the intake has not."""
        if not self._marks or self._db.total_changes == self._writes:
            return
        self._writes = self._db.total_changes
        if self._ids() != self._highest or self._is_changed():
            self._marks = bytearray()

    def keep(self, keys: Iterable[Hashable]) -> None:
        """Let these keys pass from now on."""
        if marks := self._marks:
            for key in {*keys}:  # most UIDs are ''
                marks[hash(key) % _SLOTS] = 1

    def pass_over(self) -> None:
        """Take all that was written since the last ``look`` for the intake's."""
        self._highest = self._ids()
        self._writes = self._db.total_changes

    def _ids(self) -> list[int]:
        marks = journal.marks(self._db)
        return [marks.get(table, 0) for table in _TABLES]

    def _is_changed(self) -> bool:
        found = self._db.execute(_CHANGED, {"last": self._last_change}).fetchone()
        self._last_change, is_changed = found
        return bool(is_changed)
