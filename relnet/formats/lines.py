"""Text as lines, whatever its encoding and its line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.blocks import blocks
from relnet.formats.charset import NULS, decode, guessed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.phrase import Phrase

HEAD = 1 << 16  # bytes that tell what a file is
LINE_LIMIT = 1 << 20  # bytes of a line that are kept


class Lines:
    r"""The lines of a file, each with ``\n`` at its end; the last one may be handed back.

    They are UTF-8 if the file is in any UTF, else bytes of an encoding that it does not name.
    What is longer than LINE_LIMIT is cut somewhere beyond that.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._lines = _split(filter(None, blocks(file)))
        self.returned = b""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self.returned:
            line, self.returned = self.returned, b""
            return line
        return next(self._lines)


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
