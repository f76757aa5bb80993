"""A card as it is written, taken apart into properties: unfolded and decoded, not interpreted."""

from __future__ import annotations

import re
from binascii import a2b_qp
from typing import TYPE_CHECKING

from relnet.formats.charset import NULS, codecs_for
from relnet.formats.vcard.careful import read_carefully
from relnet.formats.vcard.heads import LONGEST_KEPT, head_of
from relnet.formats.vcard.remarks import TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.vcard.heads import Head
    from relnet.phrase import Phrase

_FOLD = re.compile(rb"\n[ \t]")  # RFC 6350 3.2
_FOLDED_BREAK = re.compile(rb"=[ \t]*\n[ \t]")  # folding, or a blank behind a soft break
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_UTF8 = ("utf-8",)
LARGE = 1 << 22  # bytes; to unfold a card at one stroke takes many times its size
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
    if len(raw) > LARGE:
        return None
    try:
        text = _FOLD.sub(b"", raw).decode()
    except UnicodeDecodeError:
        return None
    pairs = []
    lines = text.split("\n", limit or -1)
    lines[-1] = lines[-1].partition("\n")[0]  # of what the limit leaves together
    coming = iter(lines)
    is_clear = None  # looked up for the first value in quoted-printable
    for line in coming:
        written, colon, value = line.partition(":")
        head = _plain_heads.get(written) or _plain_head(written)
        if not (colon and head):
            return None
        if head.encoding == _QUOTED_PRINTABLE:
            if is_clear is None:
                is_clear = not _FOLDED_BREAK.search(raw)
            decoded = _decoded(value, coming) if is_clear else None
            if decoded is None:
                return None
            value = decoded
        pairs.append((head, value))
    # The line behind the limit is a property only if no soft break has joined some before.
    return None if limit and len(lines) > limit >= len(pairs) else pairs


def _decoded(value: str, coming: Iterator[str]) -> str | None:
    """Decode a value in quoted-printable, with the lines it goes on in; None if it needs care."""
    pieces = []
    while (piece := value.rstrip(" \t")).endswith("="):  # a soft break: RFC 2045 6.7
        pieces.append(piece[:-1])
        value = next(coming, ":")
        if ":" in value:  # may be the end of the card
            return None
    try:
        text = a2b_qp("".join((*pieces, value)).encode()).decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")


def _plain_head(text: str) -> Head | None:
    """Parse a head that comes for the first time, and remember it; None if it needs care."""
    if len(_plain_heads) > _HEADS_KEPT:
        _plain_heads.clear()
    head = head_of(text)
    needs_care = (
        not head.name
        or head.name == "AGENT"
        or text.startswith("=")  # a value whose soft break is lost
        or len(text) > LONGEST_KEPT
        or text.count('"') % 2
        or (head.charset and codecs_for(head.charset) != _UTF8)
    )
    if needs_care:
        return None
    _plain_heads[text] = head
    return head
