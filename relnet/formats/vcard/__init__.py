"""vCard 2.1, 3.0 and 4.0 as phones, address books and people really write them.

``cards`` cuts a file into cards, ``lines`` and ``careful`` take a card apart into properties,
``mapping`` makes of them what relnet knows about a person, field by field.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.vcard import remarks
from relnet.formats.vcard.cards import CUT, NO_END, cards, last_property
from relnet.formats.vcard.indented import outdented
from relnet.formats.vcard.lines import parse
from relnet.formats.vcard.mapping import card_of, is_used, unused
from relnet.formats.vcard.property import Property, property_of
from relnet.model.card import Record
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.vcard.cards import Piece
    from relnet.formats.vcard.heads import Head

__all__ = ["Property", "properties", "read", "unmapped"]

PROPERTY_LIMIT = 1000  # properties of a card that are used
TEXT_LIMIT = 1 << 20  # characters of a text that are used
NAMELESS = Phrase("the card has no name, no organization and no way to reach anybody.")
_FRAME = ("BEGIN", "END")


def read(file: BinaryIO) -> Iterator[Record]:
    """Read the cards one by one, of a file of any length, in memory for the longest card.

    ``raw`` is the card in its own bytes, but UTF-16 becomes UTF-8, line ends become LF, and what
    indents all of a card is left out. What cannot be used of a card costs no other: the record
    says so, or why there is no card.
    """
    for piece in cards(file):
        record = _record(piece)
        if record.card is None and any(again.card for again in _outdented(piece)):
            yield from _outdented(piece)
        else:
            yield record


def properties(raw: bytes) -> tuple[list[Property], list[Phrase]]:
    """Return all properties of a record's card in their order, and what is to be remarked.

    The remarks count lines from the beginning of the card.
    """
    pairs, found = parse(raw)
    return [property_of(head, value) for head, value in pairs if head.name not in _FRAME], found


def unmapped(raw: bytes) -> list[Property]:
    """Return the properties of a record's card that its ``Card`` says nothing about."""
    pairs, _ = parse(raw)
    usable = [pair for pair in pairs[:PROPERTY_LIMIT] if is_short(*pair)]
    left = unused(usable)
    left += [pair for pair in pairs[:PROPERTY_LIMIT] if not is_short(*pair)]
    left += pairs[PROPERTY_LIMIT:]
    return [property_of(head, value) for head, value in left if head.name not in _FRAME]


def _outdented(piece: Piece) -> Iterator[Record]:
    """Read what is no card as it stands without its indentation, if it has one."""
    if text := outdented(piece.raw):
        end = b"\n" if piece.remark is NO_END else b""
        for each in cards(BytesIO(text + end)):
            yield _record(each._replace(line=piece.line + each.line - 1))


def _record(piece: Piece) -> Record:
    if not piece.is_card:
        return Record(piece.line, piece.raw, reason=piece.remark)
    is_cut = piece.remark is CUT
    raw = piece.raw[: last_property(piece.raw, 0, len(piece.raw))] if is_cut else piece.raw
    pairs, found = parse(raw, piece.line, PROPERTY_LIMIT)
    if piece.remark:
        found.insert(0, piece.remark)
    if len(piece.raw) > TEXT_LIMIT and not all(is_short(*pair) for pair in pairs):
        pairs = [pair for pair in pairs if is_short(*pair)]
        found.append(remarks.TOO_LONG)
    card = card_of(pairs)
    if card is None:
        found.append(NAMELESS)
    return Record(piece.line, piece.raw, card, remarks.together(found) if found else None)


def is_short(head: Head, value: str) -> bool:
    return len(value) <= TEXT_LIMIT or not is_used(head)
