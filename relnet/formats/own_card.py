"""The owner's own card, as it is handed to others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.card import Address
    from relnet.model.contact import Contact


def handed_out(contact: Contact) -> Contact:
    """Return what of the own card is for others: how to call, place and reach its owner.

    Dates, tags, notes, relations and former jobs stay at home.
    """
    return replace(
        contact,
        addresses=contact.addresses[:1],
        positions=contact.positions[:1],
        circle="",
        dates=(),
        tags=(),
        roles=(),
        notes=(),
        relations=(),
    )


def as_text(contact: Contact) -> str:
    """Return the card as it would be printed, line by line."""
    return "".join(f"{line}\n" for line in _lines(handed_out(contact)) if line)


def _lines(contact: Contact) -> Iterator[str]:
    yield contact.label
    for position in contact.positions:
        yield position.title
        yield ", ".join(filter(None, (position.organization, position.department)))
    yield from (channel.value for channel in contact.channels)
    yield from (line for address in contact.addresses for line in _address(address))


def _address(address: Address) -> Iterator[str]:
    yield address.street
    yield address.extended
    yield address.po_box
    yield f"{address.postcode} {address.city}".strip()
    yield address.region
    yield address.country
