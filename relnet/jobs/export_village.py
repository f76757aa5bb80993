"""Hand out the whole village, or some of its people with all that belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats import village
from relnet.store import listing, village_copy, village_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import TextIO

    from relnet.store import Connection
    from relnet.store.filters import Condition


def export_village(db: Connection, out: TextIO, condition: Condition | None) -> int:
    """Write the JSON that ``relnet import`` restores; returns how many contacts it holds.

    Without a condition everything is in it, else those who meet it, whom one only knows of
    through them, and what belongs to them.
    """
    with village_out.snapshot(db):
        chosen = None if condition is None else _with_kin(db, condition)
        return village.write(out, village_out.lists(db, chosen))


def copy_village(db: Connection, path: Path, condition: Condition | None) -> int:
    """Fill an empty file with tables for other programs (docs/sqlite.md), as above."""
    chosen = None if condition is None else _with_kin(db, condition)
    return village_copy.copy_into(db, path, chosen)


def _with_kin(db: Connection, condition: Condition) -> Sequence[int]:
    ids = [row["id"] for row in listing.rows(db, ["id"], condition)]
    return sorted({*ids, *village_out.kin(db, ids)})
