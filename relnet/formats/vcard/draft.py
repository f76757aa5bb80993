"""A card while its properties are being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import text
from relnet.formats.vcard.heads import spoken_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Address, Channel, Kind, Relation, SpecialDate

LABEL = "X-ABLABEL"  # Apple's, of the properties of the same group


class Draft:
    """What the properties read so far have said.

    ``pairs`` are all properties of the card. ``name`` and ``formatted`` are the values of N and
    FN, still escaped: what that means depends on the version, which may follow. ``languages``
    have their preference, 1 is most. ``labelled`` are the groups whose label has been used.
    (No dataclass: that takes twice as long to make, and each card needs one.)
    """

    __slots__ = (
        "addresses", "channels", "dates", "formatted", "kind", "labelled", "labels", "languages",
        "letters", "links", "name", "nicknames", "notes", "organizations", "pairs", "relations",
        "roles", "salutation", "stated_on", "tags", "titles", "uid", "version",
    )  # fmt: skip

    def __init__(self, pairs: Sequence[tuple[Head, str]]) -> None:
        self.pairs = pairs
        self.version = self.name = self.formatted = self.uid = self.stated_on = ""
        self.salutation = ""
        self.kind: Kind = "person"
        self.nicknames: list[str] = []
        self.channels: list[Channel] = []
        self.addresses: list[Address] = []
        self.letters: list[Address] = []  # as on LABEL
        self.organizations: list[tuple[Head, list[str]]] = []
        self.titles: list[tuple[Head, str]] = []
        self.roles: list[tuple[Head, str]] = []
        self.dates: list[SpecialDate] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.relations: list[Relation] = []
        self.links: list[Relation] = []
        self.languages: list[tuple[int, str]] = []
        self.labels: dict[str, str] | None = None  # of the groups, once one is asked for
        self.labelled: set[str] = set()

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
        self.labelled.add(head.group)
        return self.labels.get(head.group, head.label)

    def is_label(self, head: Head, value: str) -> bool:
        """Tell whether this is the label of its group: the last one that says anything."""
        return (self.labels or {}).get(head.group) == spoken_label(text(value))
