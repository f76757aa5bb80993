"""Files that were imported, as a condition on the records of their entries."""

from __future__ import annotations

from typing import NamedTuple

FILES = (
    "SELECT id FROM source WHERE format = :form AND id <> :but"
    " AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))"
)
OF_THESE = f"record.source_id IN ({FILES})"  # looks for all of their entries
# The same, where few entries are asked for: there may be thousands of files.
AMONG_THESE = f"EXISTS ({FILES} AND id = record.source_id)"


class Files(NamedTuple):
    """Files of a format, without one of them; ``ids`` is a JSON array if not all of them count.

    ``number`` is how many there are; 2 may stand for more.
    """

    form: str
    but: int
    ids: str | None
    number: int
