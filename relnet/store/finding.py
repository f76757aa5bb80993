"""Find contacts by what tells them apart; returns ids, so that reading commands stay light.

By name, address and number the owner is never found: a family firm shares all three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_ID_IN = "IN (SELECT value FROM json_each(?))"  # takes str() of a list of ids
_NOT_OWNER = "contact_id NOT IN (SELECT id FROM contact WHERE standing = 'owner')"


def by_id(db: sqlite3.Connection, contact_id: int) -> list[int]:
    """Return the id itself if somebody has it."""
    return _ids(db, "SELECT id FROM contact WHERE id = ?", [contact_id])


def by_handle(db: sqlite3.Connection, handle: str) -> list[int]:
    """Return whose handle it is."""
    return _ids(db, "SELECT id FROM contact WHERE handle = ?", [handle.lower()])


def by_key(db: sqlite3.Connection, key: str) -> list[int]:
    """Return who has a channel with this key (lower-case mail, URL without scheme)."""
    sql = f"SELECT DISTINCT contact_id FROM channel WHERE key = ? AND {_NOT_OWNER} ORDER BY 1"
    return _ids(db, sql, [key])


def by_digits(db: sqlite3.Connection, digits: str) -> list[int]:
    """Return who has a phone number that ends in these digits."""
    sql = (
        "SELECT DISTINCT contact_id FROM channel WHERE kind = 'phone' AND"
        f" substr(replace(key, ';ext=', ''), -length(?)) = ? AND {_NOT_OWNER} ORDER BY 1"
    )
    return _ids(db, sql, [digits, digits])


def by_name(db: sqlite3.Connection, expression: str) -> list[int]:
    """Return who matches an FTS5 expression in name, organization or both, at most 100."""
    sql = (
        "SELECT search.rowid FROM search JOIN contact ON contact.id = search.rowid"
        " WHERE search MATCH ? AND standing <> 'owner' ORDER BY name_key, search.rowid LIMIT 100"
    )
    return _ids(db, sql, [f"{{name organization}} : ({expression})"])


def _ids(db: sqlite3.Connection, sql: str, values: list[Any]) -> list[int]:
    return [id_ for (id_,) in db.execute(sql, values)]


def labels(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the names to show, by id."""
    sql = f"SELECT id, label FROM contact WHERE id {_ID_IN}"
    return dict(db.execute(sql, [str([*ids])]).fetchall())


def name_keys(db: sqlite3.Connection, ids: Iterable[int] | None = None) -> dict[int, str]:
    """Return the folded names (family, given) without titles, by id; without ids of everybody."""
    if ids is None:
        sql = "SELECT id, name_key FROM contact WHERE standing <> 'owner'"
        return dict(db.execute(sql).fetchall())
    sql = f"SELECT id, name_key FROM contact WHERE id {_ID_IN}"
    return dict(db.execute(sql, [str([*ids])]).fetchall())


def known_in_person(db: sqlite3.Connection, ids: Sequence[int]) -> list[int]:
    """Return those of these whom the owner knows in person, in their order."""
    sql = f"SELECT id FROM contact WHERE id {_ID_IN} AND standing = 'direct'"
    known = {*_ids(db, sql, [str([*ids])])}
    return [id_ for id_ in ids if id_ in known]
