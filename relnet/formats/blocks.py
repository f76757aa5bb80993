"""A file as blocks of UTF-8 (or whatever 8-bit text it holds) with plain line ends."""

from __future__ import annotations

import codecs
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 20  # bytes read at a time
_SNIFFED = 64  # bytes that tell UTF-16 without a mark


def blocks(file: BinaryIO) -> Iterator[bytes]:
    r"""Yield the file in blocks of about 1 MB; CRLF, CR CR LF and CR become LF.

    UTF-16, with or without a byte order mark, becomes UTF-8; the mark is left out. Halves of
    surrogate pairs become what is no UTF-8, so that whoever decodes it notices.
    """
    first = file.read(BLOCK)
    while 0 < len(first) < _SNIFFED and (more := file.read(BLOCK)):  # a pipe gives what it has
        first += more
    rest = iter(lambda: file.read(BLOCK), b"")
    if codec := _utf16(first):
        return _plain_lines(_transcoded(chain([first], rest), codec))
    return _plain_lines(chain([first.removeprefix(codecs.BOM_UTF8)], rest))


def _utf16(first: bytes) -> str:
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if first.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    head = first[:_SNIFFED]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head) or min(even, odd):  # half of the characters are ASCII
        return ""
    return "utf-16-be" if even else "utf-16-le" if odd else ""


def _transcoded(parts: Iterator[bytes], codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)("surrogatepass")
    is_first = True
    for part in parts:
        text = decoder.decode(part)
        yield text.removeprefix("\ufeff" if is_first else "").encode("utf-8", "surrogatepass")
        is_first = False
    missing = b"\0" * (len(decoder.getstate()[0]) % 2)  # the last character was cut in two
    yield decoder.decode(missing, final=True).encode("utf-8", "surrogatepass")


def _plain_lines(parts: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for part in parts:
        data = held + part
        whole = len(data) - (data[-2:].count(b"\r") if data.endswith(b"\r") else 0)
        held = data[whole:]  # a line end may be cut in two or three
        yield _with_plain_ends(data[:whole])
    yield _with_plain_ends(held)


def _with_plain_ends(data: bytes) -> bytes:
    if b"\r" not in data:
        return data
    data = data.replace(b"\r\n", b"\n")
    if b"\r" not in data:
        return data
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
