"""A card while the cells of its row are being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relnet.model.card import Card, Channel, Name, Position

if TYPE_CHECKING:
    from relnet.model.card import Address, Relation, SpecialDate
    from relnet.phrase import Phrase


def _calls(name: Name) -> bool:
    """Tell a name from what only stands before or behind one: Frau, Dr."""
    return bool(name.formatted or name.family or name.given or name.additional)


def _leads(channel: Channel) -> bool:
    """Tell what leads to somebody from what was typed for want of a mail address."""
    return channel.kind != "email" or "@" in channel.value


def _is_address(text: str) -> bool:
    """Tell what was typed for want of a name: a mail address, and nothing else."""
    return not text.startswith("@") and " " not in text and text.count("@") == 1


@dataclass(slots=True)
class Draft:
    """What the cells read so far have said; ``met_on`` is the day of a meeting, '' if none."""

    name: Name = field(default_factory=Name)
    nickname: str = ""
    channels: list[Channel] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    dates: list[SpecialDate] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    uid: str = ""
    language: str = ""
    met_on: str = ""
    remarks: list[Phrase] = field(default_factory=list)

    def card(self) -> Card | None:
        """Return the card, or None if there is nothing to call it by.

        What has an organization, and nobody's name, is that organization, as with vCards.
        """
        name, positions = self.name, self.positions
        if "@" in name.formatted and _is_address(name.formatted) and not name.family:
            self.channels.append(Channel("email", name.formatted))  # twice is once
        firm = next((place.organization for place in positions if place.organization), "")
        is_firm = bool(firm) and not (name.family or name.given or self.nickname)
        is_firm = is_firm and name.formatted.casefold() in {"", firm.casefold()}
        if is_firm:
            name = Name(firm)
            positions = [place for place in positions if place != Position(firm)]
        elif not (_calls(name) or self.nickname or self.uid or any(map(_leads, self.channels))):
            return None
        return Card(
            name,
            "organization" if is_firm else "person",
            self.nickname,
            tuple(sorted(self.channels, key=lambda channel: not channel.preferred)),
            tuple(self.addresses),
            tuple(positions),
            tuple(self.dates),
            tuple(dict.fromkeys(self.tags)),
            tuple(self.notes),
            self.uid,
            relations=tuple(self.relations),
            language=self.language,
        )
