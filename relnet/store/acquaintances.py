"""People one only knows of who turn out to be contacts: the spouse on a card has one of their own.

A name alone proves nothing. It counts if the contact also shares a channel or an organization with
the one through whom the other is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

# Somebody of whom nothing is noted but whom they belong to: what has been noted stays theirs.
_NOTHING_ELSE = " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.contact_id = contact.id)"
    for table in (
        "channel", "address", "position", "special_date", "tag", "role", "note", "participant",
        "attendance", "follow_up", "decision", "life_event", "tie",
    )
)  # fmt: skip
_KNOWN_OF = (
    "SELECT contact.id, name_key, tie.contact_id FROM contact JOIN tie ON other_id = contact.id"
    f" WHERE standing = 'indirect' AND circle || nickname = '' AND {_NOTHING_ELSE}"
)
# From the side of the holder: whoever shares something with them and is called like that.
_ORDER = "IN (wanted.value ->> 1, wanted.value ->> 2)"
_SHARING = " UNION ".join(
    f"SELECT wanted.value ->> 0, contact.id FROM json_each(:wanted) AS wanted"
    f" CROSS JOIN {table} AS mine ON mine.contact_id = wanted.value ->> 3"
    f" CROSS JOIN {table} AS theirs ON {same} AND theirs.contact_id <> mine.contact_id"
    f" CROSS JOIN contact ON contact.id = theirs.contact_id AND contact.name_key {_ORDER}"
    " WHERE standing = 'direct'"
    for table, same in {
        "channel": "theirs.key = mine.key AND mine.kind <> 'url'",
        "position": f"theirs.organization_id = mine.organization_id AND theirs.holder_key {_ORDER}",
    }.items()
)


def unite(db: sqlite3.Connection) -> None:
    """Let ties lead to the contact, where somebody known of has become one beyond doubt."""
    wanted = [
        (id_, *_orders(key), holder_id) for id_, key, holder_id in db.execute(_KNOWN_OF).fetchall()
    ]
    if not wanted:
        return
    found: dict[int, set[int]] = {}
    for id_, contact_id in db.execute(_SHARING, {"wanted": json.dumps(wanted)}).fetchall():
        found.setdefault(id_, set()).add(contact_id)
    for id_, contacts in found.items():
        if len(contacts) == 1:
            db.execute("UPDATE OR IGNORE tie SET other_id = ? WHERE other_id = ?", [*contacts, id_])
            db.execute("DELETE FROM contact WHERE id = ?", [id_])


def _orders(key: str) -> tuple[str, str]:
    """Return a folded name with the given name first, and with the family name first."""
    given, _, family = key.rpartition(" ")
    return key, f"{family} {given}".strip()
