"""Read everybody's telephone numbers anew, as the owner is at home in another country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.phones import phone_key_at
from relnet.store import contacts, edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.contact import Contact
    from relnet.store import Connection

CHUNK = 500  # contacts


def read_numbers(db: Connection, home: str) -> int:
    """Read the numbers that name no country as those of ``home``; returns how many changed."""
    changed = 0
    for contact in _with_numbers(db):
        key_of = phone_key_at(contact.addresses, home)
        for channel in contact.channels:
            if channel.kind == "phone" and (key := key_of(channel.value)) != channel.key:
                changed += edits.set_key(db, contact.id, channel, key)
    return changed


def _with_numbers(db: Connection) -> Iterator[Contact]:
    ids = contacts.with_numbers(db)
    for start in range(0, len(ids), CHUNK):
        yield from contacts.load(db, ids[start : start + CHUNK]).values()
