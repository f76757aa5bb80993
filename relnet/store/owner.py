"""Who is the owner, who a contact, and whom one only knows of: the standing of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.model.reading import Identity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def make_owner(db: sqlite3.Connection, contact_id: int) -> None:
    """Make a contact the owner; whoever was it becomes a contact like others."""
    db.execute(
        "UPDATE contact SET standing = 'direct' WHERE standing = 'owner' AND id <> ?", [contact_id]
    )
    db.execute(
        "UPDATE contact SET standing = 'owner' WHERE id = ? AND standing <> 'owner'", [contact_id]
    )


def mail_addresses(db: sqlite3.Connection) -> frozenset[str]:
    """Return the owner's mail addresses in lower case."""
    rows = db.execute(
        "SELECT key FROM channel JOIN contact ON contact.id = contact_id"
        " WHERE standing = 'owner' AND channel.kind = 'email'"
    )
    return frozenset(key for (key,) in rows)


def identity(db: sqlite3.Connection) -> Identity:
    """Return by which names and pages others know the owner."""
    rows = db.execute(
        "SELECT formatted, label, given || ' ' || family, nickname || ' ' || family,"
        " given || ' ' || additional || ' ' || family FROM contact WHERE standing = 'owner'"
    )
    pages = db.execute(
        "SELECT key FROM channel JOIN contact ON contact.id = contact_id"
        " WHERE standing = 'owner' AND channel.kind = 'profile'"
    )
    names = frozenset(fold(name) for row in rows for name in row)
    return Identity(names - {""}, frozenset(key for (key,) in pages))


def make_direct(db: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
    """Let people one only knew of become contacts."""
    db.executemany(
        "UPDATE contact SET standing = 'direct' WHERE id = ? AND standing = 'indirect'",
        [(contact_id,) for contact_id in contact_ids],
    )
