"""New rows that wait in memory, to be written with few statements."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

# In the order in which tables refer to each other.
_COLUMNS = {
    "contact": (
        "id, handle, kind, label, name_key, formatted, family, given, additional, prefix, suffix,"
        " nickname, uid, created_at, record_id, language, standing, salutation"
    ),
    "organization": "id, name, name_key",
    "record": "id, source_id, line, uid, digest, stated_on, contact_id, queued_because",
    "raw": "record_id, body",
    "channel": "contact_id, kind, value, key, label, rank, is_preferred, record_id",
    "address": (
        "contact_id, street, extended, po_box, postcode, city, region, country, label, record_id"
    ),
    "position": (
        "contact_id, organization_id, holder_key, department, title, is_current, seen_on, record_id"
    ),
    "special_date": "contact_id, kind, value, label, record_id",
    "tag": "contact_id, name, record_id",
    "note": "contact_id, text, created_at, record_id",
    "tie": "contact_id, kind, other_id, label, record_id",
}
_TWICE = {"channel", "tag"}  # a value that a contact has already is left out
_VARIABLES = 2000  # in one statement; SQLite takes 32,766, but more gains nothing

Rows = dict[str, list[Any]]


def no_rows() -> Rows:
    """Return a list for each table: the values of its rows, one row after the other."""
    return {table: [] for table in _COLUMNS}


def values(rows: Rows, table: str, column: str) -> list[Any]:
    """Return what waits for one column."""
    columns = _COLUMNS[table].split(", ")
    return rows[table][columns.index(column) :: len(columns)]


def write(db: sqlite3.Connection, rows: Rows) -> None:
    """Write what waits, which takes two thirds of executemany's time, and wait for more."""
    for table, waiting in rows.items():
        width = _width(table)
        most = _VARIABLES // width * width
        for start in range(0, len(waiting), most):
            some = waiting[start : start + most]
            db.execute(_insertion(table, len(some) // width), some)
        waiting.clear()


@lru_cache
def _width(table: str) -> int:
    return _COLUMNS[table].count(",") + 1


@lru_cache
def _insertion(table: str, count: int) -> str:
    or_ignore = " OR IGNORE" if table in _TWICE else ""
    row = f"({', '.join('?' * _width(table))})"
    places = ", ".join([row] * count)
    return f"INSERT{or_ignore} INTO {table} ({_COLUMNS[table]}) VALUES {places}"
