"""Hand contacts to a spreadsheet, a script or another address book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.vcard.writer import write
from relnet.store import contacts, sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.formats.vcard.outgoing import Version
    from relnet.model.contact import Contact
    from relnet.store import Connection

CHUNK = 500  # contacts that are read together


def vcards(db: Connection, ids: Sequence[int], version: Version) -> Iterator[str]:
    """Yield a vCard for each contact, with what its imported cards held beyond relnet."""
    for _, card in written(db, ids, version):
        yield card


def written(db: Connection, ids: Sequence[int], version: Version) -> Iterator[tuple[Contact, str]]:
    """Yield each contact with its vCard."""
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        raws = sources.raw_cards(db, some)
        for contact in contacts.in_order(db, some):
            yield contact, write(contact, raws.get(contact.id, ()), version)
