"""Text as lines, whatever its encoding and its line ends."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.blocks import blocks
from relnet.formats.charset import NULS, decode, guessed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.phrase import Phrase

HEAD = 1 << 16  # bytes that tell what a file is
LINE_LIMIT = 1 << 20  # bytes of a line that are kept


class Lines:
    r"""The lines of a file, each with ``\n`` at its end; the last ones may be handed back.

    They are UTF-8 if the file is in any UTF, else bytes of an encoding that it does not name.
    What is longer than LINE_LIMIT is cut somewhere beyond that.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._lines = _split(filter(None, blocks(file)))
        self._returned: list[bytes] = []  # the next one last

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return self._returned.pop() if self._returned else next(self._lines)

    def take(self, count: int) -> list[bytes]:
        """Return the next lines, and all that were handed back; none at the end of the file."""
        taken = self._returned[::-1]
        self._returned.clear()
        return taken + list(islice(self._lines, max(0, count - len(taken))))

    def hand_back(self, lines: Sequence[bytes]) -> None:
        """Take lines back, to be read again."""
        self._returned += reversed(lines)


def decoded(line: bytes) -> tuple[str, Phrase | None]:
    """Return a line as text, and what to say if that was a guess or lost something."""
    try:
        text, remark = line.decode(), None
    except UnicodeDecodeError:
        text, charset = decode(line, "")
        remark = guessed("", charset, is_known=True)
    if "\0" in text:
        return text.replace("\0", ""), NULS
    return text, remark


def _split(parts: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for part in parts:
        *whole, rest = (rest + part).splitlines(keepends=True)
        yield from whole
        if len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
            yield rest
            rest = _after_line(parts)
    yield from rest.splitlines(keepends=True)


def _after_line(parts: Iterator[bytes]) -> bytes:
    """Read on to the end of a line, and return what follows it in its part."""
    for part in parts:
        _, end, further = part.partition(b"\n")
        if end:
            return further
    return b""
