"""A file as cards, each with the line it begins on; what is not in a card is told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relnet.formats.blocks import blocks
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

CARD_LIMIT = 16 << 20  # bytes of a card that are kept
DEPTH_LIMIT = 8  # cards within cards (AGENT)
_LONGEST_MARKER = 200  # bytes
_BLANK = b" \t\n\v\f\r\x1a"  # DOS ended files with Ctrl-Z

BEGIN, END, AGENT = "begin", "end", "agent"
_USUAL = {b"begin:vcard": BEGIN, b"end:vcard": END}
_SEAM = b"\nend:vcard\nbegin:vcard\n"  # of two cards, nearly always; in lower case
_SEAM_HIT = _SEAM.index(b"vcard")
_VCARD = rb"[ \t]*:[ \t]*vcard[ \t]*"
_MARKER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[\w-]+\.)?(begin|end|agent(?:;[^:]*)?:[ \t]*begin)" + _VCARD
)
_GLUED = re.compile(rb"(end" + _VCARD + rb")(?:\xef\xbb\xbf)?begin" + _VCARD)  # no line end between
_AWAITS_AGENT = re.compile(
    rb"\n(?:[\w-]+\.)?agent(?:;[^:\n]*)?:[ \t]*\n(?:[ \t]*\n)?\Z", re.IGNORECASE
)
_PROPERTY = re.compile(rb"^(?!end[ \t]*:)[^\s:][^\n:]*:", re.IGNORECASE | re.MULTILINE)

NO_BEGIN = Phrase("BEGIN:VCARD is missing.")
NO_END = Phrase("END:VCARD is missing.")
CUT = Phrase("the file ends in the middle of it; its last line was left out.")
OUTSIDE = Phrase("it stands outside of any card.")
TOO_DEEP = Phrase("it holds cards nested more than {n} deep.", n=DEPTH_LIMIT)
TOO_LONG = Phrase("it is longer than 16 MB; the rest was left out.")


class Piece(NamedTuple):
    """A card as it is written, without the line end after it; or text between cards.

    ``line`` is its first line, counted from 1. Without ``is_card``, ``remark`` says why.
    (A tuple: a file has tens of thousands of them.)
    """

    line: int
    raw: bytes
    is_card: bool
    remark: Phrase | None


def cards(file: BinaryIO) -> Iterator[Piece]:
    """Cut a file of any length into cards, holding little more than the longest one.

    A card ends with END:VCARD or before the next BEGIN:VCARD; one within AGENT is part of the
    card around it. What is longer than CARD_LIMIT is cut there, between two properties.
    """
    cutter = _Cutter()
    for block in blocks(file):
        yield from cutter.feed(block)
    yield from cutter.finish()


class _Cutter:
    """What is known between two blocks: the open card or text, and how deep it is."""

    def __init__(self) -> None:
        self.data = b""
        self.start = 0  # of what is open
        self.searched = 0  # the markers before this are known
        self.refused = 0  # no property stands between the open text's start and this
        self.counted = 0  # the line ends before this are counted,
        self.line = 1  # so that it stands on this line
        self.depth = 0
        self.is_too_deep = False
        self.is_skipping = False  # what is open has become too long, and is given out already
        self.found: list[Piece] = []

    def feed(self, block: bytes) -> list[Piece]:
        """Take the next block, and return what has ended in it."""
        self._count(self.start)
        self.data = self.data[self.start :] + block
        self.searched -= self.start
        self.refused -= self.start
        self.counted -= self.start
        self.start = 0
        self.found = []
        # A line is whole when the next one has begun; that one might continue it.
        self._search(self.data.rfind(b"\n", self.searched, len(self.data) - 1) + 1)
        if len(self.data) - self.start > CARD_LIMIT:
            self._give_up()
        return self.found

    def finish(self) -> list[Piece]:
        """Return what the end of the file has ended."""
        self.found = []
        self._search(len(self.data))
        is_cut = not self.data.endswith(b"\n")
        self._close(len(self.data), CUT if is_cut else NO_END)
        return self.found

    def _search(self, end: int) -> None:
        """Take note of the lines up to there that begin or end a card."""
        if end <= self.searched:
            return
        begin = self.searched
        lowered = self.data[begin:end].lower()
        next_line = 0
        while (hit := lowered.find(b"vcard", next_line)) >= 0:
            if self.depth == 1 and lowered.startswith(_SEAM, hit - _SEAM_HIT):
                self._close(begin + hit + len(b"vcard"), None)
                self.start, self.depth = self.start + 1, 1
                next_line = hit - _SEAM_HIT + len(_SEAM)
                continue
            start = lowered.rfind(b"\n", next_line, hit) + 1 or next_line
            next_line = lowered.find(b"\n", hit) + 1 or len(lowered) + 1
            for first, last, kind in _markers(lowered[start : next_line - 1], begin + start):
                self._mark(first, last, kind)
        self.searched = end

    def _mark(self, start: int, stop: int, kind: str) -> None:
        if kind == BEGIN:
            self._begin(start)
        elif kind == END:
            self._end(stop)
        elif self.depth and self.data[stop + 1 : stop + 2] not in (b" ", b"\t"):
            self._deeper()  # a card that begins on the line of AGENT, and is not folded

    def _begin(self, start: int) -> None:
        before = self.data[max(self.start, start - _LONGEST_MARKER) : start]
        if self.depth and _AWAITS_AGENT.search(before):
            self._deeper()
            return
        self._close(start, NO_END)
        self.start = start + (3 if self.data.startswith(b"\xef\xbb\xbf", start) else 0)
        self.depth = 1

    def _deeper(self) -> None:
        self.depth += 1
        self.is_too_deep |= self.depth > DEPTH_LIMIT

    def _end(self, stop: int) -> None:
        if self.depth > 1:
            self.depth -= 1
            return
        if self.depth:
            self._close(stop, None)
        elif _PROPERTY.search(self.data, max(self.start, self.refused), stop):
            self.depth = 1
            self._close(stop, NO_BEGIN)
        else:
            self.refused = stop

    def _close(self, stop: int, remark: Phrase | None) -> None:
        """Give out what is open up to there, unless that is done or it is blank."""
        raw = self.data[self.start : stop].lstrip(b"\n")
        start = stop - len(raw)
        raw = raw.rstrip(b"\n")
        if raw.strip(_BLANK) and not self.is_skipping:
            self._count(start)
            if len(raw) > CARD_LIMIT:
                raw, remark = raw[: last_property(raw, 0, CARD_LIMIT)], TOO_LONG
            if not self.depth:
                remark = OUTSIDE
            elif self.is_too_deep:
                remark = TOO_DEEP
            is_card = self.depth > 0 and not self.is_too_deep
            self.found.append(Piece(self.line, raw, is_card, remark))
        self.start = stop
        self.depth = 0
        self.is_too_deep = self.is_skipping = False

    def _give_up(self) -> None:
        """Give out the beginning of what has become too long, and skip the rest of it."""
        depth, stop = self.depth, self.start + CARD_LIMIT
        if depth:
            stop = last_property(self.data, self.start, min(stop, self.searched))
        self._close(stop, TOO_LONG)
        self.depth, self.is_skipping = depth, True
        if len(self.data) - self.searched > CARD_LIMIT:
            self.searched = len(self.data) - 1  # one line without an end: only remember that
        self.start = self.searched
        self._count(self.start)

    def _count(self, stop: int) -> None:
        self.line += self.data.count(b"\n", self.counted, stop)
        self.counted = stop


def _markers(line: bytes, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield first byte, end and kind of what begins or ends a card on a line (in lower case)."""
    if kind := _USUAL.get(line) or marker(line):
        yield start, start + len(line), kind
    elif len(line) < _LONGEST_MARKER and (found := _GLUED.fullmatch(line)):
        yield start, start + found.end(1), END
        yield start + found.end(1), start + len(line), BEGIN


def marker(line: bytes) -> str:
    """Return BEGIN or END for a line (in lower case) that begins or ends a card, else ''.

    AGENT is for a line that begins a card within a property of that name.
    """
    if b"vcard" not in line or len(line) > _LONGEST_MARKER:
        return ""
    if not (found := _MARKER.fullmatch(line)):
        return ""
    return {b"begin": BEGIN, b"end": END}.get(found[1], AGENT)


def last_property(data: bytes, start: int, limit: int) -> int:
    """Return where the last property ends that is whole within the limit, else the limit."""
    end = data.rfind(b"\n", start, limit)
    while data[end + 1 : end + 2] in (b" ", b"\t") and end >= 0:
        end = data.rfind(b"\n", start, end)
    return limit if end < 0 else end
