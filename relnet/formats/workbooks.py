"""Whether a workbook may be read: XLSX is XML in a ZIP, and both can be built to hurt.

openpyxl reads XML as trees, and a sheet row by row; what it would need too much time or memory
for, or what could refer to other files, is refused before it sees any of it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats import archive
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 16  # bytes
SIZE_LIMIT = 256 << 20  # bytes of all the XML
TAG_LIMIT = 8_000_000  # in a sheet or in its texts
TREE_LIMIT = 200_000  # tags of what becomes one tree
TREE_SIZE = 16 << 20  # bytes of it
ROW_LIMIT = 250_000  # rows that are written down, be they empty
TEXT_LIMIT = 2_000_000  # beginnings and ends of texts
READINGS = 8  # times that a workbook is read, for each of its parts once or twice

OLD = b"\xd0\xcf\x11\xe0"  # Office before 2007, and what hides an encrypted document since

_CONTENTS = "[Content_Types].xml"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_BOOK = "main+xml"
_LONG = {f"{_KINDS}worksheet+xml", f"{_KINDS}sharedStrings+xml"}
_LONG_NAME = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml")
_ENDS = re.compile(rb"</(?:\w{1,20}:)?(?:row|si)>")
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1"}
_AS_CSV = Phrase("open it in a spreadsheet program, and save it as CSV.")


def is_workbook(file: BinaryIO, path: str) -> bool:
    """Tell whether a ZIP is a spreadsheet; UnreadableFileError if it is damaged."""
    kinds = _kinds(file, path).values()
    return any(kind.endswith(_BOOK) and "sheet." in kind for found in kinds for kind in found)


def inspect(file: BinaryIO, path: str) -> None:
    """Look through a workbook; UnreadableFileError if it is better not read."""
    long = {
        name
        for name, kinds in _kinds(file, path).items()
        if kinds <= _LONG and _LONG_NAME.fullmatch(name)
    }
    left = SIZE_LIMIT
    for name, entry in archive.entries(file, path, lambda _: True):
        scan = _Scan(path, is_long=name.removeprefix(f"{path}/") in long)
        for block in _blocks(entry, path):
            left -= len(block)
            if left < 0:
                raise _too_much(path)
            scan.take(block)


def locked(path: str) -> UnreadableFileError:
    """Say that a document is in the form that Office had once, and encrypts in today."""
    why = Phrase("it is an Office document, encrypted or of an old kind.")
    return UnreadableFileError(path, why, Phrase("open it, and save it as CSV."))


class Thrifty:
    """The file of a workbook, of which not more is read than reading it needs."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        self._file = file
        self._path = path
        self._left = READINGS * (file.seek(0, 2) + BLOCK)
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        """Read on; UnreadableFileError if that is too much of it."""
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _too_much(self._path)
        return data


class _Scan:
    """What was seen so far of a file: of one that is no XML, nothing."""

    def __init__(self, path: str, *, is_long: bool) -> None:
        self._path = path
        self._is_long = is_long
        self._is_xml: bool | None = None
        self._tags = self._rows = self._texts = 0
        self._tree = self._tree_size = 0

    def take(self, block: bytes) -> None:
        if self._is_xml is None:
            self._is_xml = _is_xml(block, self._path)
        if not self._is_xml:
            return
        self._tags += block.count(b"<")
        self._rows += block.count(b"row>")
        self._texts += block.count(b"si>")
        first, *further = _ENDS.split(block) if self._is_long else [block]
        self._grow(first)
        for piece in further:
            self._tree = self._tree_size = 0
            self._grow(piece)
        if self._tags > TAG_LIMIT or self._rows > ROW_LIMIT or self._texts > TEXT_LIMIT:
            raise _too_much(self._path)

    def _grow(self, piece: bytes) -> None:
        """Add to what becomes one tree: a row, a text, or all of a file that is not long."""
        self._tree += piece.count(b"<")
        self._tree_size += len(piece)
        if self._tree > TREE_LIMIT or self._tree_size > TREE_SIZE:
            raise _too_much(self._path)


def _is_xml(head: bytes, path: str) -> bool:
    """Tell XML by its beginning; refuse a document type, which could define or include things.

    No spreadsheet program writes one. Letters are looked for as ASCII, also in UTF-16.
    """
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text and not text.startswith(b"<"):
        return False
    root = _ROOT.search(text)
    prolog = text[: root.start()] if root else text
    encoding = _ENCODING.search(prolog)
    if not root or b"<!" in prolog or (encoding and encoding[1].lower() not in _ENCODINGS):
        why = Phrase("it holds XML that no spreadsheet program writes.")
        raise UnreadableFileError(path, why, _AS_CSV)
    return True


def _kinds(file: BinaryIO, path: str) -> dict[str, set[str]]:
    """Return what each file in the ZIP is said to be; nothing if it is no Office document."""
    kinds: dict[str, set[str]] = {}
    for _, entry in archive.entries(file, path, _CONTENTS.__eq__):
        scan, blocks = _Scan(path, is_long=False), []
        for block in _blocks(entry, path):
            scan.take(block)
            blocks.append(block)
        for name, kind in _declared(b"".join(blocks)):
            kinds.setdefault(name, set()).add(kind)
    return kinds


def _declared(contents: bytes) -> Iterator[tuple[str, str]]:
    # Takes longer to load than most of relnet's own modules, and few archives are workbooks.
    trees: Any = import_module("xml.etree.ElementTree")
    try:
        root = trees.fromstring(contents)
    except SyntaxError:  # not well-formed
        return
    for element in root:
        yield element.get("PartName", "").lstrip("/"), element.get("ContentType", "")


def _blocks(entry: IO[bytes], path: str) -> Iterator[bytes]:
    try:
        while block := entry.read(BLOCK):
            yield block
    except archive.FAULTS as error:
        raise archive.damaged(path) from error


def _too_much(path: str) -> UnreadableFileError:
    return UnreadableFileError(path, Phrase("there is too much in it."), _AS_CSV)
