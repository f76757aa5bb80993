"""The owner's own card as a vCard: whole, or small enough for a code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.formats.own_card import handed_out
from relnet.formats.vcard.writer import write

if TYPE_CHECKING:
    from relnet.model.card import Channel
    from relnet.model.contact import Contact

# Words of a label that every phone understands, and that take no line of their own.
_LABELS = {"work", "home", "cell", "fax"}
# Lines of a vCard that tell cards apart, which nobody needs who reads a code.
_NOT_IN_CODES = ("UID", "PRODID", "REV")


def as_vcard(contact: Contact) -> str:
    """Return the card as vCard 3.0."""
    return write(handed_out(contact))


def as_code(contact: Contact) -> str:
    """Return the card as vCard 3.0 in few letters, for a code that is read from a distance.

    Lines are whole, as not every reader of codes unfolds them, and a profile is a URL, as
    phones know no other way to keep it.
    """
    card = handed_out(contact)
    small = replace(card, channels=tuple(map(_plain, card.channels)), language="")
    lines = write(small).replace("\r\n ", "").split("\r\n")
    return "\r\n".join(
        line for line in lines if line.partition(":")[0].partition(";")[0] not in _NOT_IN_CODES
    )


def _plain(channel: Channel) -> Channel:
    label = channel.label if _LABELS.issuperset(channel.label.split()) else ""
    return replace(
        channel,
        kind="url" if channel.kind == "profile" else channel.kind,
        label="" if channel.kind == "profile" else label,
        preferred=False,
    )
