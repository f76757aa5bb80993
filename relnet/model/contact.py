"""Somebody in the village, as far as they are known."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from relnet.model.card import Kind, Name
from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.card import Address, Channel, Position, Relation, SpecialDate

# The owner knows a contact in person, somebody indirect only by name, through a contact.
Standing = Literal["direct", "indirect", "owner"]


@noun
class Contact:
    """A person, organization or group with everything relnet holds about them.

    ``label`` is the name to show, never ''. The best known channel, address and position
    come first in their tuples; ``last_interaction_on`` and ``created_at`` are ISO 8601.
    """

    id: int
    handle: str
    label: str
    name: Name = field(default_factory=Name)
    kind: Kind = "person"
    nickname: str = ""
    circle: str = ""
    channels: tuple[Channel, ...] = ()
    addresses: tuple[Address, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[SpecialDate, ...] = ()
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    language: str = ""
    uid: str = ""
    last_interaction_on: str = ""
    created_at: str = ""


def written_name(contact: Contact) -> str:
    """Return the whole name; '' for whoever is called by a nickname, a firm or an address."""
    others = {contact.nickname, *(position.organization for position in contact.positions)}
    others |= {channel.value for channel in contact.channels}
    return contact.name.formatted or ("" if contact.label in others else contact.label)
