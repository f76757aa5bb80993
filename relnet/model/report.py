"""What an import did, each record counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from pathlib import Path

    from relnet.model.card import Record
    from relnet.model.reading import SavedMap
    from relnet.phrase import Phrase

Outcome = Literal["created", "updated", "unchanged", "queued", "skipped", "rejected"]
OUTCOMES: tuple[Outcome, ...] = (
    "created", "updated", "unchanged", "queued", "skipped", "rejected",
)  # fmt: skip


@noun
class Remark:
    """Something to know about one record: why it was not used, or what was left out of it."""

    path: str
    line: int
    reason: Phrase


@noun
class Doubt:
    """A record that waits, because it may show somebody known (id and label), or may not."""

    path: str
    line: int
    label: str
    candidates: tuple[tuple[int, str], ...]
    reasons: tuple[Phrase, ...]


@noun
class Update:
    """A contact about whom a record said something new, and in which fields."""

    path: str
    line: int
    contact_id: int
    label: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class FileReport:
    """What became of the records of one file; ``heading`` and ``rejected`` serve a rejects file."""

    path: str
    format: str
    heading: bytes
    counts: Counter[str] = field(default_factory=Counter)
    rejected: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class ImportReport:
    """What one import did; ``batch`` is None after a dry run, and if nothing changed.

    ``noticed`` counts what changed in people's lives; ``written`` are the files of rejected
    records; ``kept_map`` is how columns are understood from now on.
    """

    is_dry_run: bool
    batch: int | None = None
    noticed: int = 0
    files: list[FileReport] = field(default_factory=list)
    rejects: list[Remark] = field(default_factory=list)
    skips: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    kept_map: SavedMap | None = None

    def count(self, outcome: Outcome) -> int:
        """Count the records of all files with this outcome."""
        return sum(file.counts[outcome] for file in self.files)

    @property
    def records(self) -> int:
        """Count all records."""
        return sum(self.count(outcome) for outcome in OUTCOMES)
