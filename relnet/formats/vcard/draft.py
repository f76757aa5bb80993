"""A card while its properties are being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import text
from relnet.formats.vcard.heads import spoken_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Address, Channel, Kind, SpecialDate

LABEL = "X-ABLABEL"  # Apple's, of the properties of the same group


@dataclass(slots=True)
class Draft:
    """What the properties read so far have said.

    ``pairs`` are all properties of the card; ``name`` is the value of N, still escaped:
    whether its commas part anything depends on the version, which may follow.
    """

    pairs: Sequence[tuple[Head, str]]
    labels: dict[str, str] | None = None  # of the groups, once one is asked for
    version: str = ""
    name: str = ""
    formatted: str = ""
    nicknames: list[str] = field(default_factory=list)
    kind: Kind = "person"
    channels: list[Channel] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    organizations: list[tuple[Head, list[str]]] = field(default_factory=list)
    titles: list[tuple[Head, str]] = field(default_factory=list)
    roles: list[tuple[Head, str]] = field(default_factory=list)
    dates: list[SpecialDate] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    uid: str = ""
    stated_on: str = ""

    def label(self, head: Head) -> str:
        """Return what a property is called: by the label of its group, else by its types."""
        if not head.group:
            return head.label
        if self.labels is None:
            self.labels = {
                other.group: label
                for other, value in self.pairs
                if other.name == LABEL and (label := spoken_label(text(value)))
            }
        return self.labels.get(head.group, head.label)
