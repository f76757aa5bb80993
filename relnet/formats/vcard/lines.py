"""A card as it is written, taken apart into properties: unfolded and decoded, not interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.charset import NULS
from relnet.formats.vcard.careful import read_carefully
from relnet.formats.vcard.heads import LONGEST_KEPT, head_of
from relnet.formats.vcard.remarks import TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.formats.vcard.heads import Head
    from relnet.phrase import Phrase

_HEADS_KEPT = 4096
_plain_heads: dict[str, Head] = {}  # whose lines hold nothing but UTF-8 after the first colon


def parse(
    raw: bytes, first_line: int = 1, limit: int = 0
) -> tuple[list[tuple[Head, str]], list[Phrase]]:
    """Return the properties in the file's order, BEGIN and END among them, and remarks.

    Values are still escaped; those in base64 are as written. Remarks name lines of the file,
    in which the card begins on ``first_line``. ``limit`` stops after so many properties.
    """
    remarks = []
    if b"\0" in raw:
        raw = raw.replace(b"\0", b"")
        remarks.append(NULS)
    pairs = _plain(raw, limit)
    if pairs is None:
        pairs, more = read_carefully(raw, first_line, limit)
        remarks += more
    if limit and len(pairs) > limit:
        del pairs[limit:]
        remarks.append(TOO_MANY)
    return pairs, remarks


def _plain(raw: bytes, limit: int) -> list[tuple[Head, str]] | None:
    """Take apart a card that needs no care, as most do; None if it does."""
    if b"\n " in raw:
        raw = raw.replace(b"\n ", b"")
    if b"\n\t" in raw:
        raw = raw.replace(b"\n\t", b"")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    parts = [line.split(":", 1) for line in text.split("\n", limit or -1)]
    try:
        return [(_plain_heads[head], value) for head, value in parts]
    except KeyError:  # a head that comes for the first time
        if not _learn(part[0] for part in parts):
            return None
    except ValueError:  # a line without a colon
        return None
    return _plain(raw, limit)


def _learn(heads: Iterable[str]) -> bool:
    """Remember heads; False if the lines after one of them need care."""
    if len(_plain_heads) > _HEADS_KEPT:
        _plain_heads.clear()
    for text in heads:
        if text in _plain_heads:
            continue
        head = head_of(text)
        needs_care = (
            not head.name
            or head.name == "AGENT"
            or len(text) > LONGEST_KEPT
            or text.count('"') % 2
            or head.charset
            or head.encoding == "QUOTED-PRINTABLE"
        )
        if needs_care:
            return False
        _plain_heads[text] = head
    return True
