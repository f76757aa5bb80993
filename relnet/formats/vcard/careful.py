"""Cards that need care: quoted-printable, charsets, cards within cards, damage."""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from relnet.formats.charset import NULS, codecs_for, decode, guessed
from relnet.formats.vcard.cards import AGENT, BEGIN, END, marker
from relnet.formats.vcard.heads import head_of
from relnet.formats.vcard.remarks import bad_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.vcard.heads import Head
    from relnet.phrase import Phrase

_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+")
_ENCODED = re.compile(rb"=[0-9A-Fa-f]{2}")
_COLON_OR_QUOTE = re.compile(rb'[:"]')
_LONG_TEXTS = {"ADR", "LABEL", "NOTE"}  # in which some writers leave line ends as they are
_DEEPER = {BEGIN: 1, AGENT: 1, END: -1}
_BAD_LIMIT = 100_000  # bad lines after which the rest of a card is not looked at
_AGENT_LINES = 2  # its own and a blank one, before the card
_SISTERS = 3  # charsets of other lines that are tried
_SHOWN = 10  # bad lines that are named, and different remarks on charsets


@dataclass(slots=True)
class _Line:
    """A property on its way: its line counted from 0, and the pieces of its value.

    Without a head it is none: a blank line (which has no value), or a bad one.
    """

    number: int
    head: Head | None
    value: list[bytes]
    guessed: str = ""  # the charset of the head


def read_carefully(
    raw: bytes, first_line: int, limit: int
) -> tuple[list[tuple[Head, str]], list[Phrase]]:
    """Do what ``lines.parse`` promises, for any card at all."""
    lines, bad, n_bad = _sorted_out(raw, limit)
    charsets = dict.fromkeys(head.charset for head, _ in lines)
    sisters = [codec for charset in charsets for codec in codecs_for(charset)][:_SISTERS]
    remarks: dict[Phrase, None] = {}
    pairs = [(head, _text(head, line, sisters, remarks)) for head, line in lines]
    if n_bad:
        return pairs, [bad_lines(n_bad, [first_line + number for number in bad]), *remarks]
    return pairs, [*remarks]


def _sorted_out(raw: bytes, limit: int) -> tuple[list[tuple[Head, _Line]], list[int], int]:
    """Return the properties, the first bad lines' numbers, and how many of these there are."""
    lines: list[tuple[Head, _Line]] = []
    bad: list[int] = []
    n_bad = 0
    for line in _lines(raw):
        if line.head:
            lines.append((line.head, line))
        elif line.value:
            n_bad += 1
            bad += [line.number] if n_bad <= _SHOWN else []
        if n_bad > _BAD_LIMIT or (limit and len(lines) > limit):
            break
    return lines, bad, n_bad


def _text(head: Head, line: _Line, sisters: list[str], remarks: dict[Phrase, None]) -> str:
    data = b"".join(line.value).rstrip(b"\n")
    if head.encoding == "BASE64":
        return data.decode("latin-1")
    if head.encoding == "QUOTED-PRINTABLE":
        data = a2b_qp(data)
    text, charset = decode(data, head.charset, sisters)
    if charset and len(remarks) < _SHOWN:
        is_known = not head.charset or bool(codecs_for(head.charset))
        remarks[guessed(head.charset, charset, is_known=is_known)] = None
    if line.guessed:
        remarks[guessed("", line.guessed, is_known=True)] = None
    if "\0" in text:
        text = text.replace("\0", "")
        remarks[NULS] = None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _lines(raw: bytes) -> Iterator[_Line]:
    """Yield the properties, and what is none."""
    line: _Line | None = None
    depth = 0  # of cards within the value of that line
    for unfolding in _unfolded(raw):
        text = b"".join(unfolding.pieces)
        kind = marker(text.lower())
        if line and depth:
            line.value += [b"\n", text]
            depth += _DEEPER.get(kind, 0)
        elif kind == BEGIN and line and _awaits_card(line):
            line.value = [text]
            depth = 1
        elif line and _goes_on(line, text):
            line.value.append(text)
        elif not (found := _property(unfolding.number, text)).head and line and _is_long(line):
            line.value += [b"\n", text]
        else:
            if line:
                yield line
            line = found
            depth = 1 if kind == AGENT else 0
    if line:
        yield line


def _awaits_card(line: _Line) -> bool:
    """Tell whether the card that an AGENT of vCard 2.1 announces is still to come."""
    is_agent = line.head is not None and line.head.name == "AGENT"
    return is_agent and len(line.value) <= _AGENT_LINES and not line.value[0].strip()


def _goes_on(line: _Line, text: bytes) -> bool:
    """Tell whether a line belongs to the value although it is not indented."""
    if line.head and line.head.encoding == "BASE64":
        return _BASE64.fullmatch(text.strip()) is not None
    return _awaits_card(line) and not text.strip()


def _is_long(line: _Line) -> bool:
    return line.head is not None and line.head.name in _LONG_TEXTS


def _property(number: int, text: bytes) -> _Line:
    colon = _colon(text)
    written, guessed_charset = decode(text[: max(colon, 0)], "")
    head = head_of(written)
    if not head.name:
        return _Line(number, None, [text] if text.strip() else [])
    return _Line(number, head, [text[colon + 1 :]], guessed_charset)


def _colon(text: bytes) -> int:
    """Return where the head ends: at a colon outside of quotes, else at any; -1 if nowhere."""
    first = text.find(b":")
    if text.find(b'"', 0, max(first, 0)) < 0:
        return first
    is_quoted = False
    for found in _COLON_OR_QUOTE.finditer(text):
        if found[0] == b'"':
            is_quoted = not is_quoted
        elif not is_quoted:
            return found.start()
    return first


def _unfolded(raw: bytes) -> Iterator[_Unfolding]:
    line: _Unfolding | None = None
    for number, text in enumerate(BytesIO(raw)):
        piece = text.removesuffix(b"\n")
        if line and line.takes(piece):
            continue
        if line:
            yield line
        line = _Unfolding(number, piece)
    if line:
        yield line


class _Unfolding:
    """A line on its way: what folding (RFC 6350 3.2) and soft breaks (RFC 2045 6.7) have parted.

    A character may be folded in the middle. A soft break never swallows the end of a card, and
    a card indented below AGENT keeps its lines.
    """

    def __init__(self, number: int, piece: bytes) -> None:
        self.number = number
        self.pieces: list[bytes] = []
        self.glue = b"\n" if marker(piece.lower()) == AGENT else b""
        self.is_quoted_printable: bool | None = None  # not known before the colon comes
        self._add(piece)

    def takes(self, piece: bytes) -> bool:
        """Add the next line of the file if it belongs to this one."""
        is_open = self.is_soft and marker(piece.lower()) not in (BEGIN, END)
        if is_open or (self.is_quoted_printable and _ENCODED.match(piece)):  # or lost its break
            self._add(piece)
        elif piece[:1] in (b" ", b"\t"):
            self._add(self.glue + piece[1:])
        else:
            return False
        return True

    def _add(self, piece: bytes) -> None:
        if self.is_quoted_printable is None and b":" in piece:
            text = b"".join((*self.pieces, piece))
            head = head_of(decode(text[: _colon(text)], "")[0])
            self.is_quoted_printable = head.encoding == "QUOTED-PRINTABLE"
        self.is_soft = bool(self.is_quoted_printable) and piece.rstrip(b" \t").endswith(b"=")
        self.pieces.append(piece.rstrip(b" \t")[:-1] if self.is_soft else piece)
