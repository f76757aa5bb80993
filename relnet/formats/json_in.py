"""Read the lists of a JSON object one item at a time, however long the file is."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, NoReturn

from relnet.formats.blocks import blocks
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 24 << 20  # characters of one item; a card may hold a photo
MOST_INSIDE = 500_000  # lists and objects in one item: Python needs 25 times their text
_WHITE = re.compile(r"[ \t\n\r]*")


class NoJSONError(Exception):
    """The text is no JSON, or goes beyond the limits: in which line, and why."""

    def __init__(self, line: int, why: Phrase) -> None:
        super().__init__(line, why)
        self.line = line
        self.why = why


class Item(NamedTuple):
    """A value of the object, or one item of a list in it; ``place`` counts from 0.

    With the ``place`` -1 and no value it says that a list begins.
    """

    key: str
    line: int
    place: int | None
    value: Any


def items(file: BinaryIO) -> Iterator[Item]:
    """Yield what stands in an object, lists item by item; NoJSONError.

    Memory is bounded by LIMIT, time is linear, and nesting beyond Python's own limit refused.
    """
    text = _Text(file)
    text.take("{", Phrase("it does not begin with an object."))
    while text.next() != "}":
        key = text.value()
        if not isinstance(key, str):
            text.fail(Phrase("a name in quotation marks is missing."))
        text.take(":", Phrase("a colon is missing."))
        if text.next() == "[":
            yield from _list(text, key)
        else:
            yield Item(key, text.line, None, text.value())
        if text.next() != "}":
            text.take(",", Phrase("a comma or the end of the object is missing."))
    text.take("}", Phrase("the end of the object is missing."))
    if text.next():
        text.fail(Phrase("something follows the end of the object."))


def _list(text: _Text, key: str) -> Iterator[Item]:
    text.take("[", Phrase("a list is missing."))
    yield Item(key, text.line, -1, None)
    place = 0
    while text.next() != "]":
        yield Item(key, text.line, place, text.value())
        place += 1
        if text.next() != "]":
            text.take(",", Phrase("a comma or the end of the list is missing."))
    text.take("]", Phrase("the end of the list is missing."))


class _Text:
    """The file as text: a window that moves on, with the number of its line."""

    def __init__(self, file: BinaryIO) -> None:
        self._parts = blocks(file)
        self._decode = codecs.getincrementaldecoder("utf-8")("strict").decode
        self._window = ""
        self._at = 0
        self._counted = 0
        self._line = 1
        self._is_whole = False

    @property
    def line(self) -> int:
        """Return the number of the line that is being read."""
        self._line += self._window.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def next(self) -> str:
        """Return the next character that is no white space; '' at the end."""
        while True:
            found = _WHITE.match(self._window, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._grow():
                return ""

    def take(self, character: str, else_: Phrase) -> None:
        """Pass over this character, or fail."""
        if self.next() != character:
            self.fail(else_)
        self._at += 1

    def value(self) -> Any:  # noqa: ANN401 -- whatever JSON holds
        """Return the value that begins here."""
        self.next()
        wanted = 0
        while True:
            try:
                value, end = _DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if not self._has_grown(wanted):
                    self._at = min(error.pos, len(self._window))
                    self.fail(_CUT if self._at == len(self._window) else _BROKEN)
            except (ValueError, RecursionError):
                self.fail(_BEYOND)
            else:
                # A number at the end of the window may go on beyond it.
                if end < len(self._window) or not self._has_grown(wanted):
                    self._at = end
                    return value
            wanted = 2 * (len(self._window) - self._at)

    def fail(self, why: Phrase) -> NoReturn:
        """Say in which line it is no JSON."""
        raise NoJSONError(self.line, why)

    def _has_grown(self, wanted: int) -> bool:
        """Read on until this much lies ahead; False if there is no more, or it is too much."""
        if len(self._window) - self._at > LIMIT:
            self.fail(Phrase("an entry is longer than {n} MB.", n=LIMIT >> 20))
        if self._window.count("[", self._at) + self._window.count("{", self._at) > MOST_INSIDE:
            self.fail(_BEYOND)
        has_grown = self._grow()
        while has_grown and len(self._window) - self._at < wanted and self._grow():
            pass
        return has_grown

    def _grow(self) -> bool:
        while not self._is_whole:
            part = next(self._parts, None)
            self._is_whole = part is None
            try:
                more = self._decode(part or b"", self._is_whole)
            except UnicodeDecodeError:
                self._at = len(self._window)
                self.fail(Phrase("there is no UTF-8 any more after this line."))
            if more:
                line = self.line
                self._window = self._window[self._at :] + more
                self._at = self._counted = 0
                self._line = line
                return True
        return False


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


_CUT = Phrase("it ends in the middle of an entry.")
_BEYOND = Phrase("a number or a nesting in it is beyond all bounds.")
_BROKEN = Phrase("this is no JSON.")
_DECODER = json.JSONDecoder(parse_constant=_refuse)  # NaN and Infinity are none
