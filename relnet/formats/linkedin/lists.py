"""Cells that hold several things, and places as members write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.model.card import Address, Channel

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEVERAL = re.compile(r"[,;|\n]")
_ANY_SPACE = re.compile(r"[,;|\s]+")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z_ ]{0,30}):(?!//)")
_NAMED_PARTS = 2  # city, country
_PART_LIMIT = 100  # of one cell; the row keeps the others


def parts(text: str) -> list[str]:
    """Return what stands between commas, semicolons or line breaks, also in ``[...]``."""
    inner = text.removeprefix("[").removesuffix("]")
    return [part for piece in _SEVERAL.split(inner, _PART_LIMIT) if (part := piece.strip())]


def emails(text: str) -> Iterator[Channel]:
    """Yield the mail addresses of a cell."""
    for part in _ANY_SPACE.split(text, _PART_LIMIT):
        if "@" in part:
            yield Channel("email", part)


def pages(text: str) -> Iterator[Channel]:
    """Yield the web pages of a cell such as ``[PERSONAL:https://example.com]``."""
    for part in parts(text):
        label, url = labelled(part)
        if "." in url:
            yield Channel("url", url, label)


def messengers(text: str) -> Iterator[Channel]:
    """Yield the messengers of a cell such as ``[SKYPE:anna.weber]``."""
    for part in parts(text):
        service, handle = labelled(part)
        yield Channel("messenger", f"{service}:{handle}" if service else handle)


def labelled(part: str) -> tuple[str, str]:
    """Take ``PERSONAL:https://example.com`` apart; the label is in lower case."""
    found = _LABELLED.match(part)
    if not found:
        return "", part
    return found[1].strip().lower(), part[found.end() :].strip()


def address(street: str, postcode: str, place: str) -> tuple[Address, ...]:
    """Return the address, if there is any: a place is ``Erfurt, Thuringia, Germany``."""
    named = [part.strip() for part in place.split(",")]
    city = region = country = ""
    if len(named) >= _NAMED_PARTS:
        city, *between, country = named
        region = ", ".join(between)
    else:
        region = named[0]
    if not any((street, postcode, place)):
        return ()
    return (Address(street=street, postcode=postcode, city=city, region=region, country=country),)
