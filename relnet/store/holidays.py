"""Public holidays that were worked out before: the table ``holiday``.

A year that was worked out has a row without a name on its first day, for some have no holidays.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def kept(
    db: sqlite3.Connection, region: str, years: Sequence[int]
) -> tuple[dict[date, str], set[int]]:
    """Return the kept holidays of a region (``DE``, ``DE-NW``) in a row of years.

    And which of these years were worked out.
    """
    rows = db.execute(
        "SELECT day, name FROM holiday WHERE region = ? AND day BETWEEN ? AND ? ORDER BY day, id",
        [region, f"{years[0]:04}-01-01", f"{years[-1]:04}-12-31"],
    )
    found, known = {}, set()
    for day, name in rows:
        if name:
            found[date.fromisoformat(day)] = name
        else:
            known.add(int(day[:4]))
    return found, known


def keep(
    db: sqlite3.Connection, region: str, years: Iterable[int], found: Mapping[date, str]
) -> None:
    """Keep the holidays of a region in these years; if the file takes nothing now, do without.

    They can be worked out again, so that nobody waits for another program that is writing.
    """
    rows = [
        *((region, f"{year:04}-01-01", "") for year in years),
        *((region, day.isoformat(), name) for day, name in sorted(found.items())),
    ]
    if db.in_transaction:
        _insert(db, rows)
        return
    with suppress(sqlite3.OperationalError):
        db.execute("PRAGMA busy_timeout = 0")
        db.execute("BEGIN IMMEDIATE")
        _insert(db, rows)
        db.execute("COMMIT")
    if db.in_transaction:
        db.execute("ROLLBACK")
    db.execute("PRAGMA busy_timeout = 5000")


def forget(db: sqlite3.Connection) -> None:
    """Let them be worked out anew: laws change, and the library that knows them with them."""
    db.execute("DELETE FROM holiday")


def _insert(db: sqlite3.Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    db.executemany("INSERT OR IGNORE INTO holiday (region, day, name) VALUES (?, ?, ?)", rows)
