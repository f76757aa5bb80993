"""Lines that break between words on a terminal; in a pipe each stays one line."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from relnet.cli.terminal import is_terminal, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

HANGING = 4  # columns; what a broken line is set in by
NARROWEST = 20  # columns that are left of a line behind what it hangs under
_PIECE = re.compile(r"\s+|\S+")
_WIDE = {"W", "F"}  # Unicode TR 11: Chinese, Japanese, Korean, and most emoji
_NO_ROOM = {"Mn", "Me", "Cf"}  # accents apart from their letter, joiners


def cells(text: str) -> int:
    """Return how many columns of a terminal a line takes.

    rich measures as well, but is too slow to load for a few lines, or for a pipe.
    """
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(sign: str) -> int:
    if category(sign) in _NO_ROOM:
        return 0
    return 2 if east_asian_width(sign) in _WIDE else 1


def chopped(text: str, width: int) -> Iterator[str]:
    """Yield the rows that a terminal of this many columns makes of a line."""
    row, room = "", width
    for sign in text:
        if row and _cells(sign) > room:
            yield row
            row, room = "", width
        row, room = row + sign, room - _cells(sign)
    yield row


def rows(text: str, width: int) -> Iterator[str]:
    """Yield the rows of a text in a column: only a word that is too long for it is broken."""
    for line in _lines(text, width, ""):
        yield from chopped(line, width)


def wrapped(text: str, stream: TextIO, hang: int = HANGING) -> str:
    """Break a line of words that is too long for a terminal; it goes on in column ``hang``.

    A word that does not fit there, such as an address, gets as much room as there is.
    """
    width = terminal_width(os.environ)
    if cells(text) <= width or not is_terminal(stream):
        return text
    longest = max(map(cells, text.split()), default=0)
    hang = hang if hang + max(longest, NARROWEST) <= width else HANGING
    return "\n".join(_lines(text, width, " " * hang))


def _lines(text: str, width: int, indent: str) -> Iterator[str]:
    line = ""
    for piece in _PIECE.findall(text):
        if line.strip() and piece.strip() and cells(line + piece) > width:
            yield line.rstrip()
            line = indent
        line += piece
    yield line.rstrip()
