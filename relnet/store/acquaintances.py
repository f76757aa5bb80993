"""People one only knows of who turn out to be contacts: the spouse on a card has one of their own.

A name alone proves nothing. It counts if the contact also shares a channel, an address or an
organization with the one through whom the other is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_KNOWN_OF = (
    "SELECT contact.id, name_key, tie.contact_id FROM contact JOIN tie ON other_id = contact.id"
    " WHERE standing = 'indirect' AND NOT EXISTS"
    " (SELECT 1 FROM channel WHERE channel.contact_id = contact.id)"
)
_SHARE = " UNION ".join(
    f"SELECT 1 FROM {table} AS mine JOIN {table} AS theirs ON {same}"
    " WHERE mine.contact_id = :one AND theirs.contact_id = :other"
    for table, same in {
        "channel": "mine.key = theirs.key AND mine.kind <> 'url'",
        "address": "mine.street = theirs.street AND mine.postcode = theirs.postcode"
        " AND mine.street <> ''",
        "position": "mine.organization_id = theirs.organization_id",
    }.items()
)


def unite(db: sqlite3.Connection) -> None:
    """Let ties lead to the contact, where somebody known of has become one beyond doubt."""
    known_of = db.execute(_KNOWN_OF).fetchall()
    by_name = _by_name(db, {order for _, key, _ in known_of for order in _orders(key)})
    for id_, key, holder_id in known_of:
        found = {contact_id for order in _orders(key) for contact_id in by_name.get(order, ())}
        sharing = [
            contact_id
            for contact_id in found - {holder_id}
            if db.execute(_SHARE, {"one": holder_id, "other": contact_id}).fetchone()
        ]
        if len(sharing) == 1:
            db.execute(
                "UPDATE OR IGNORE tie SET other_id = ? WHERE other_id = ?", [sharing[0], id_]
            )
            db.execute("DELETE FROM contact WHERE id = ?", [id_])


def _orders(key: str) -> tuple[str, str]:
    """Return a folded name with the given name first, and with the family name first."""
    given, _, family = key.rpartition(" ")
    return key, f"{family} {given}".strip()


def _by_name(db: sqlite3.Connection, keys: set[str]) -> dict[str, list[int]]:
    rows = db.execute(
        "SELECT name_key, id FROM contact WHERE standing = 'direct'"
        " AND name_key IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(keys))],
    )
    found: dict[str, list[int]] = {}
    for name_key, id_ in rows:
        found.setdefault(name_key, []).append(id_)
    return found
