"""Whole contacts, read from their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relnet.model.card import Address, Channel, Name, Position, Relation, SpecialDate
from relnet.model.contact import Contact
from relnet.store.interactions import last_days
from relnet.store.uids import mark_of, uid_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

_ID_IN = "IN (SELECT value FROM json_each(?))"
# The parts of a contact: field, columns and order of its rows, what a row becomes.
_PARTS: dict[str, tuple[str, Callable[..., Any]]] = {
    "channels": (
        "SELECT contact_id, kind, value, label, is_preferred, key FROM channel"
        f" WHERE contact_id {_ID_IN} ORDER BY contact_id, kind, rank, id",
        lambda kind, value, label, preferred, key: Channel(
            kind, value, label, bool(preferred), key
        ),
    ),
    "addresses": (
        "SELECT contact_id, street, extended, po_box, postcode, city, region, country, label"
        f" FROM address WHERE contact_id {_ID_IN} ORDER BY contact_id, id",
        Address,
    ),
    "positions": (
        "SELECT contact_id, coalesce(name, ''), department, title FROM position"
        " LEFT JOIN organization ON organization.id = organization_id"
        f" WHERE contact_id {_ID_IN}"
        " ORDER BY contact_id, is_current DESC, seen_on DESC, position.id DESC",
        Position,
    ),
    "dates": (
        "SELECT contact_id, kind, value, label FROM special_date"
        f" WHERE contact_id {_ID_IN} ORDER BY contact_id, kind = 'birthday' DESC, id",
        SpecialDate,
    ),
    "tags": (
        f"SELECT contact_id, name FROM tag WHERE contact_id {_ID_IN} ORDER BY contact_id, name",
        str,
    ),
    "roles": (
        f"SELECT contact_id, name FROM role WHERE contact_id {_ID_IN} ORDER BY 1, name",
        str,
    ),
    "notes": (
        f"SELECT contact_id, text FROM note WHERE contact_id {_ID_IN} ORDER BY contact_id, id",
        str,
    ),
    "relations": (
        "SELECT contact_id, tie.kind, contact.label, tie.label, fold(contact.label), uid,"
        " coalesce((SELECT group_concat(key, ' ') FROM channel"
        " WHERE channel.contact_id = other_id AND channel.kind = 'email'), '') FROM tie"
        " JOIN contact ON contact.id = other_id"
        f" WHERE contact_id {_ID_IN} ORDER BY contact_id, tie.id",
        Relation,
    ),
}
_CONTACT = f"""
SELECT id, handle, label, formatted, family, given, additional, prefix, suffix, kind, nickname,
    circle, language, uid, created_at
FROM contact
WHERE id {_ID_IN}
"""


def load(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Contact]:
    """Read contacts with everything known about them, by id; unknown ids are left out."""
    wanted = [*ids]
    last = last_days(db, wanted)
    listed = str(wanted)
    parts = {name: _grouped(db, name, listed) for name in _PARTS}
    mark = mark_of(db)
    found: dict[int, Contact] = {}
    for row in db.execute(_CONTACT, [listed]):
        id_, handle, label, *name = row[:9]
        kind, nickname, circle, language, uid, created = row[9:]
        found[id_] = Contact(
            id_,
            handle,
            label,
            Name(*name),
            kind,
            nickname,
            circle,
            language=language,
            uid=uid or uid_of(mark, id_),
            last_interaction_on=last.get(id_, ""),
            created_at=created,
            **{part: tuple(rows[id_]) for part, rows in parts.items() if id_ in rows},
        )
    return found


def with_numbers(db: sqlite3.Connection) -> list[int]:
    """Return who has a telephone number that may name no country."""
    sql = "SELECT DISTINCT contact_id FROM channel WHERE kind = 'phone' AND value NOT LIKE '+%'"
    return [id_ for (id_,) in db.execute(f"{sql} ORDER BY contact_id")]


def owner_id(db: sqlite3.Connection) -> int | None:
    """Return the id of the owner's own card, None if there is none."""
    row = db.execute("SELECT id FROM contact WHERE standing = 'owner'").fetchone()
    return row[0] if row else None


def in_order(db: sqlite3.Connection, ids: Sequence[int]) -> list[Contact]:
    """Read contacts in the order of their ids as given."""
    found = load(db, ids)
    return [found[id_] for id_ in ids if id_ in found]


def _grouped(db: sqlite3.Connection, part: str, wanted: str) -> dict[int, list[Any]]:
    sql, make = _PARTS[part]
    groups: dict[int, list[Any]] = {}
    for contact_id, *values in db.execute(sql, [wanted]):
        groups.setdefault(contact_id, []).append(make(*values))
    return groups
