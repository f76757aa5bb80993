"""Plain text from a file or a pipe."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats.charset import decode
from relnet.formats.opening import bounded, opened
from relnet.phrase import Phrase

LIMIT = 4 << 20  # bytes; a thick book has one million
_BOMS: dict[bytes, str] = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(source: Path | BinaryIO, path: str) -> str:
    """Read a text as UTF-8, UTF-16 with its mark, or Windows-1252; UnreadableFileError.

    That is raised for what is larger than LIMIT, too, and for what is no text.
    """
    with opened(source) as file:
        data = bounded(file, path, LIMIT).read()
    charset = _BOMS.get(data[:2])
    text = data.decode(charset, "replace") if charset else decode(data, "")[0]
    if "\0" in text:
        raise UnreadableFileError(
            path,
            Phrase("it is no plain text."),
            Phrase("copy its text, and hand it over: relnet share - reads what is typed or piped."),
        )
    return text.removeprefix("\ufeff")
