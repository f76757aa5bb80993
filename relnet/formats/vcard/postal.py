"""Where somebody lives and works: the properties that become addresses.

Each function for a property takes it into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.vcard.escapes import components, text
from relnet.model.card import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head

_PARTS = 7  # post-office box, extended, street, city, region, postcode, country
_WORD = re.compile(r"\w+")
_COMPARED = 20  # addresses of a card, word by word
_LONGEST = 1000  # characters of each


def address(draft: Draft, head: Head, value: str) -> bool:
    """Take ADR; commas are data, for many do not escape them."""
    parts = components(value)
    if len(parts) != _PARTS:
        parts = _seven_parts(parts)
    if not any(parts):  # RFC 6350 6.3.1: it may be on the label alone
        return label(draft, head, next(iter(head.params.get("LABEL", ())), ""))
    po_box, extended, street, city, region, postcode, country = parts
    place = 0 if head.is_preferred else len(draft.addresses)
    draft.addresses.insert(
        place,
        Address(street, extended, po_box, postcode, city, region, country, draft.label(head)),
    )
    return True


def label(draft: Draft, head: Head, value: str) -> bool:
    """Take LABEL (RFC 2426 3.2.2), the address as it stands on a letter."""
    if written := on_label(draft, head, value):
        draft.letters.append(written)
    return True


def on_label(draft: Draft, head: Head, value: str) -> Address | None:
    """Return what a label says, its lines as the street: what is what, it does not tell."""
    lines = [line.strip() for line in text(value).split("\n") if _WORD.search(line)]
    return Address("\n".join(lines), label=draft.label(head)) if lines else None


def addresses_of(draft: Draft) -> tuple[Address, ...]:
    """Return the addresses, of those on labels only the ones that no ADR tells better."""
    told_on = telling(draft.addresses)
    return (*draft.addresses, *[written for written in draft.letters if not told_on(written)])


def telling(addresses: Sequence[Address]) -> Callable[[Address], Address | None]:
    """Return what finds the address of a card that is meant by one on a label, if any."""
    same, by_label = set(addresses), {told.label: told for told in reversed(addresses)}
    known = [(told, _words(told)) for told in addresses[:_COMPARED]]

    def told_on(written: Address) -> Address | None:
        if written in same:
            return written
        if written.label in by_label:
            return by_label[written.label]
        words = _words(written)
        return next((told for told, parts in known if words <= parts or parts <= words), None)

    return told_on


def _words(of: Address) -> set[str]:
    parts = of.street, of.extended, of.po_box, of.postcode, of.city, of.region, of.country
    return set(_WORD.findall(" ".join(parts)[:_LONGEST].casefold()))


def _seven_parts(parts: list[str]) -> list[str]:
    """Add what RFC 9554 2.1 tells apart (room, floor, district ...) to the extended address.

    Who writes these shall write them in street and extended address as well.
    """
    if len(parts) < _PARTS:
        return [*parts, *[""] * (_PARTS - len(parts))]
    known = set(" ".join(parts[:_PARTS]).replace(",", " ").split())
    more = [part for part in parts[_PARTS:] if not known.issuperset(part.split())]
    parts[1] = ", ".join(filter(None, [parts[1], *more]))
    return parts[:_PARTS]
