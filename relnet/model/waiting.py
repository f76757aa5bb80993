"""Entries of files that wait until it is known whose they are."""

from __future__ import annotations

from datetime import date

from relnet.model.card import Record
from relnet.model.noun import noun


@noun
class Waiting:
    """An entry that waits, where it stood, and why.

    ``raw`` is the entry as it came, ``record`` what it says about the day ``seen_on``, as its
    reader understood it; None if that was not kept, as in a village that was exported.
    ``event_id``, ``met_on`` and ``tags`` are what the owner said about everybody in the file.
    """

    record_id: int
    digest: int
    path: str
    form: str
    line: int
    because: str
    raw: bytes
    seen_on: str
    record: Record | None = None
    event_id: int | None = None
    met_on: date | None = None
    tags: tuple[str, ...] = ()
