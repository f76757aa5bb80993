"""People one only knows of who turn out to be contacts: the spouse on a card has one of their own.

A name alone proves nothing. It counts if the contact also shares a channel or an organization with
the one through whom the other is known, or is tied to them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from relnet.model.card import Relation

# Somebody of whom nothing is noted but whom they belong to: what has been noted stays theirs.
NOTED_IN = (
    "channel.contact_id", "address.contact_id", "position.contact_id", "special_date.contact_id",
    "tag.contact_id", "role.contact_id", "note.contact_id", "participant.contact_id",
    "attendance.contact_id", "follow_up.contact_id", "decision.contact_id",
    "life_event.contact_id", "tie.contact_id", "topic.contact_id", "topic.told_by_id",
    "consent.contact_id", "rhythm.contact_id", "silence.contact_id", "lead.contact_id",
    "lead.referred_by_id",
)  # fmt: skip
_IS_BARE = " AND ".join(
    [
        "standing = 'indirect'",
        "circle || nickname || salutation || form || greeting || language = ''",
        *(
            f"NOT EXISTS (SELECT 1 FROM {column.partition('.')[0]} WHERE {column} = contact.id)"
            for column in NOTED_IN
        ),
    ]
)
_KNOWN_OF = (
    "SELECT contact.id, name_key, tie.contact_id FROM contact JOIN tie ON other_id = contact.id"
    f" WHERE {_IS_BARE}"
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
) + (
    " UNION SELECT wanted.value ->> 0, contact.id FROM json_each(:wanted) AS wanted"
    " CROSS JOIN tie ON tie.contact_id = wanted.value ->> 3"
    f" CROSS JOIN contact ON contact.id = other_id AND contact.name_key {_ORDER}"
    " WHERE standing = 'direct'"
)

# What somebody is to whoever is that to them.
_CONVERSE = {
    "child": "parent",
    "parent": "child",
    **{
        kind: kind
        for kind in (
            "acquaintance", "co-resident", "co-worker", "colleague", "friend", "kin", "met",
            "neighbor", "sibling", "spouse", "sweetheart",
        )
    },
}  # fmt: skip
# Of a tie, whether whom it leads to is tied to its holder in the same way.
IS_MUTUAL = (
    "EXISTS (SELECT 1 FROM tie AS back WHERE back.contact_id = tie.other_id"
    " AND back.other_id = tie.contact_id AND (back.kind, tie.kind) IN"
    f" (VALUES {', '.join(map(str, _CONVERSE.items()))}))"
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
            _replace(db, id_, *contacts)


class Relative(NamedTuple):
    """Whom a card names as a relative of its holder, whose family name is ``family``."""

    holder_id: int
    kind: str
    family: str
    id: int
    name: str


def relatives(
    db: sqlite3.Connection, kinds: Collection[str], contact_id: int | None = None
) -> Iterator[Relative]:
    """Yield, holder by holder and kind by kind, relatives of whom there are several of a kind."""
    of_one = "" if contact_id is None else " AND tie.contact_id = :holder"
    rows = db.execute(
        "SELECT tie.contact_id, tie.kind, holder.family, other.id, other.label FROM tie"
        " JOIN contact AS holder ON holder.id = tie.contact_id"
        " JOIN contact AS other ON other.id = tie.other_id"
        " WHERE tie.kind IN (SELECT value FROM json_each(:kinds))"
        f"{of_one} AND EXISTS (SELECT 1 FROM tie AS second WHERE second.contact_id = tie.contact_id"
        " AND second.kind = tie.kind AND second.other_id <> tie.other_id)"
        " ORDER BY tie.contact_id, tie.kind, other.id",
        {"kinds": json.dumps(sorted(kinds)), "holder": contact_id},
    )
    yield from (Relative(*row) for row in rows)


def take_for(db: sqlite3.Connection, gone_id: int, kept_id: int) -> None:
    """Take somebody for somebody else, if nothing is known of them but a part of the name."""
    if db.execute(f"SELECT 1 FROM contact WHERE id = ? AND {_IS_BARE}", [gone_id]).fetchone():
        _replace(db, gone_id, kept_id)


def tie(db: sqlite3.Connection, record_id: int, link: Relation, other_id: int) -> set[int]:
    """Tie whose entry it is to somebody, as the entry says; returns them, unless they are so."""
    rows = db.execute(
        "INSERT OR IGNORE INTO tie (contact_id, kind, other_id, label, record_id)"
        " SELECT contact_id, ?, ?, ?, id FROM record WHERE id = ? AND contact_id <> ?"
        " RETURNING contact_id",
        [link.kind, other_id, link.label, record_id, other_id],
    )
    return {contact_id for (contact_id,) in rows}


def _replace(db: sqlite3.Connection, gone_id: int, kept_id: int) -> None:
    db.execute("UPDATE OR IGNORE tie SET other_id = ? WHERE other_id = ?", [kept_id, gone_id])
    db.execute("DELETE FROM contact WHERE id = ?", [gone_id])


def _orders(key: str) -> tuple[str, str]:
    """Return a folded name with the given name first, and with the family name first."""
    given, _, family = key.rpartition(" ")
    return key, f"{family} {given}".strip()
