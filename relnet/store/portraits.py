"""What tells contacts apart, read for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

_CONTACTS = """
SELECT id, label, kind, formatted, family, given, additional, prefix, suffix, uid
FROM contact WHERE standing <> 'owner' ORDER BY id
"""
# The parts, each in the order of the contacts: the columns, and what a row of them becomes.
_PARTS: tuple[tuple[str, Callable[..., Any]], ...] = (
    (
        "SELECT contact_id, kind, key FROM channel WHERE kind IN ('email', 'phone', 'profile')"
        " ORDER BY contact_id, kind, key",
        lambda kind, key: Channel(kind, "", "", False, key),
    ),
    (
        "SELECT contact_id, street, extended, postcode, city FROM address ORDER BY contact_id, id",
        lambda street, extended, postcode, city: Address(street, extended, "", postcode, city),
    ),
    (
        "SELECT contact_id, coalesce(name, ''), title FROM position"
        " LEFT JOIN organization ON organization.id = organization_id ORDER BY contact_id",
        lambda organization, title: Position(organization, "", title),
    ),
    (
        "SELECT contact_id, value FROM special_date WHERE kind = 'birthday'"
        " ORDER BY contact_id, id",
        lambda value: SpecialDate("birthday", value),
    ),
    (
        "SELECT contact_id, uid FROM record WHERE uid <> '' AND contact_id IS NOT NULL"
        " ORDER BY contact_id",
        str,
    ),
)


def labels(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of contacts."""
    return dict(
        db.execute(
            "SELECT id, label FROM contact WHERE id IN (SELECT value FROM json_each(?))",
            [str([*ids])],
        )
    )


class Sitter(NamedTuple):
    """Somebody to be portrayed: what they are known by, and the UIDs of what they were made of."""

    id: int
    label: str
    card: Card
    uids: tuple[str, ...]


def sitters(db: sqlite3.Connection) -> Iterator[Sitter]:
    """Yield everybody but the owner by id, with no more than they are compared by.

    One pass over each table, in step: however many there are, few are in memory.
    """
    parts = [_InStep(db.execute(sql), make) for sql, make in _PARTS]
    for id_, label, kind, *name, uid in db.execute(_CONTACTS):
        channels, addresses, positions, dates, uids = [part.of(id_) for part in parts]
        card = Card(Name(*name), kind, "", channels, addresses, positions, dates)
        yield Sitter(id_, label, card, (uid, *uids) if uid else uids)


class _InStep:
    """The rows of a table in the order of their contacts, taken contact by contact."""

    def __init__(self, rows: sqlite3.Cursor, make: Callable[..., Any]) -> None:
        self._rows = rows
        self._make = make
        self._next = rows.fetchone()

    def of(self, contact_id: int) -> tuple[Any, ...]:
        """Return what the rows of a contact become; ids must grow from call to call."""
        found = []
        row = self._next
        while row is not None and row[0] <= contact_id:
            if row[0] == contact_id:
                found.append(self._make(*row[1:]))
            row = self._rows.fetchone()
        self._next = row
        return tuple(found)
