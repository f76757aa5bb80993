"""Contacts as rows for lists, scripts and JSON, without a detour through objects.

The fields are those of docs/json.md; each is None when absent. Only what a list shows is
read: a name list touches one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relnet.model.folding import fold
from relnet.store.interactions import last_days
from relnet.store.rows import TAKES_CALLS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

Row = dict[str, Any]

# Of a date: it is one of a calendar, its year known or not; a source may say 30 February.
_WITH_YEAR = "replace(value, '--', '2000-')"
IS_DAY = f"length({_WITH_YEAR}) = 10 AND date({_WITH_YEAR}, '+0 days') IS {_WITH_YEAR}"
DIRECT = "contact.standing = 'direct'"  # neither the owner, nor people one only knows of

# Fields that stand in the contact's row, or in one row joined to it.
_PLAIN = {
    "id": "contact.id",
    "handle": "contact.handle",
    "name": "contact.label",
    "kind": "contact.kind",
    "standing": "contact.standing",
    "given": "nullif(contact.given, '')",
    "additional": "nullif(contact.additional, '')",
    "family": "nullif(contact.family, '')",
    "prefix": "nullif(titles(contact.prefix), '')",
    "suffix": "nullif(contact.suffix, '')",
    "nickname": "nullif(contact.nickname, '')",
    "circle": "nullif(contact.circle, '')",
    "language": "nullif(contact.language, '')",
    "salutation": "nullif(addressed(contact.salutation, contact.prefix), '')",
    "form": "nullif(contact.form, '')",
    "greeting": "nullif(contact.greeting, '')",
    "created_at": "contact.created_at",
    "organization": "organization.name",
    "title": "nullif(position.title, '')",
    "department": "nullif(position.department, '')",
}
_POSITION = (
    " LEFT JOIN position ON position.contact_id = contact.id AND is_current = 1"
    " LEFT JOIN organization ON organization.id = position.organization_id"
)
_NAMED_FIRST = (
    "contact.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?),"
    " instr(lower(contact.label), lower(?)) = 0, "
)
_ADDRESS_FIELDS = (
    "street", "extended", "po_box", "postcode", "city", "region", "country", "label",
)  # fmt: skip


def _first(values: list[Any]) -> Any:  # noqa: ANN401 -- whatever the rows hold
    return values[0] if values else None


def _address(*parts: str) -> Row:
    return dict(zip(_ADDRESS_FIELDS, (part or None for part in parts), strict=True))


def _lines(values: list[str]) -> str | None:
    return "\n\n".join(values) or None


# Where the values of the other fields stand, and what becomes of them.
_CHANNEL = "SELECT contact_id, {value} FROM channel WHERE kind = '{kind}'"
_PHONE = "CASE WHEN key LIKE '+%' THEN key ELSE value END"
_DATES = "SELECT contact_id, value FROM special_date WHERE kind = 'birthday'"
_TOPICS = "SELECT contact_id, text FROM topic WHERE kind = '{kind}'"
_ADDRESSES = f"SELECT contact_id, {', '.join(_ADDRESS_FIELDS)} FROM address WHERE 1"
_GATHERED: dict[str, tuple[str, Callable[..., Any], Callable[[list[Any]], Any]]] = {
    "emails": (_CHANNEL.format(kind="email", value="value"), str, list),
    "phones": (_CHANNEL.format(kind="phone", value=_PHONE), str, list),
    "urls": (_CHANNEL.format(kind="url", value="value"), str, list),
    "profiles": (_CHANNEL.format(kind="profile", value="value"), str, list),
    "messengers": (_CHANNEL.format(kind="messenger", value="value"), str, list),
    "email": (_CHANNEL.format(kind="email", value="value"), str, _first),
    "phone": (f"{_CHANNEL.format(kind='phone', value=_PHONE)} AND {TAKES_CALLS}", str, _first),
    "addresses": (_ADDRESSES, _address, list),
    "city": ("SELECT contact_id, city FROM address WHERE city <> ''", str, _first),
    "birthday": (f"{_DATES} AND {IS_DAY}", str, _first),
    "tags": ("SELECT contact_id, name FROM tag WHERE 1", str, list),
    "roles": ("SELECT contact_id, name FROM role WHERE 1", str, list),
    "interests": (_TOPICS.format(kind="interest"), str, list),
    "avoid": (_TOPICS.format(kind="avoid"), str, list),
    "note": ("SELECT contact_id, text FROM note WHERE 1", str, _lines),
}
_ORDER = {"channel": "rank, id", "tag": "name", "role": "name"}

CHUNK = 500  # contacts that are read together
FIELDS = (*_PLAIN, *_GATHERED, "last_interaction_on")
COLUMNS = (
    "id", "handle", "name", "given", "family", "organization", "title", "email", "phone",
    "city", "birthday", "tags", "last_interaction_on",
)  # fmt: skip
JSON_FIELDS = (
    "id", "handle", "name", "kind", "standing", "given", "additional", "family", "prefix",
    "suffix", "nickname", "organization", "department", "title", "emails", "phones", "urls",
    "profiles", "messengers", "addresses", "birthday", "tags", "circle", "roles", "language",
    "salutation", "form", "greeting", "interests", "avoid", "note", "last_interaction_on",
    "created_at",
)  # fmt: skip


def rows(
    db: sqlite3.Connection,
    fields: Sequence[str],
    condition: tuple[str, list[str]] = ("1", []),
    limit: int | None = None,
    first: str = "",
) -> Iterator[Row]:
    """Yield the contacts that meet an SQL condition (``store/filters.py``), in German order.

    However many there are, few of them are in memory.
    Those whose name has a word of the text ``first`` come before the others, and of them those
    whose name holds it as it is typed.
    """
    sql, values = condition
    plain = [field for field in fields if field in _PLAIN]
    join = _POSITION if {"organization", "title", "department"} & {*fields} else ""
    # Without a text to look for, the index on the names gives the order.
    named = " OR ".join(f'"{word}"' for word in fold(first).split())
    looked_for = [f"{{name}} : ({named})", first] if named else []
    order = _NAMED_FIRST if named else ""
    found = db.execute(
        f"SELECT contact.id{''.join(f', {_PLAIN[field]}' for field in plain)}"
        f" FROM contact{join} WHERE {sql}"
        f" ORDER BY {order}contact.name_key, contact.id LIMIT ?",
        [*values, *looked_for, -1 if limit is None else limit],
    )
    while some := found.fetchmany(CHUNK):
        ids, *known = zip(*some, strict=True)
        columns: dict[str, Sequence[Any]] = dict(zip(plain, known, strict=True))
        columns |= {field: _column(db, field, ids) for field in fields if field not in _PLAIN}
        for row in zip(*(columns[field] for field in fields), strict=True):
            yield dict(zip(fields, row, strict=True))


def _column(db: sqlite3.Connection, field: str, ids: Sequence[int]) -> Sequence[Any]:
    """Return the value of a field for each of these contacts."""
    if field == "last_interaction_on":
        days = last_days(db, ids)
        return [days.get(id_) for id_ in ids]
    sql, make, become = _GATHERED[field]
    table = sql.partition(" FROM ")[2].partition(" ")[0]
    found = db.execute(
        f"{sql} AND contact_id IN (SELECT value FROM json_each(?))"
        f" ORDER BY contact_id, {_ORDER.get(table, 'id')}",
        [str([*ids])],
    )
    groups: dict[int, list[Any]] = {}
    for contact_id, *parts in found:
        groups.setdefault(contact_id, []).append(make(*parts))
    return [become(groups.get(id_, [])) for id_ in ids]
