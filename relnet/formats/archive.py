"""The files inside a ZIP: read where they are, never unpacked onto the disk."""

from __future__ import annotations

import zipfile
import zlib
from itertools import pairwise
from typing import IO, TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats.lines import HEAD
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
ENTRY_LIMIT = 10_000
DIRECTORY_LIMIT = 2 << 20  # bytes of the table of contents
TOTAL_LIMIT = 1 << 30  # bytes that all entries together unpack to
RATIO_LIMIT = 200  # text shrinks to a tenth of its size, a bomb to a thousandth
# Other methods are rare, and zipfile does not bound what they unpack to at a time.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises if an archive is damaged, or built to hurt.
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)

_HEADER_SIZE = 30  # bytes of an entry before its name (APPNOTE.TXT 4.3.7)
_ENCRYPTED = 0x1  # in the flags of an entry (APPNOTE.TXT 4.4.4)
_UNPACK = Phrase("unpack it, and import the files that you need.")
_AGAIN = Phrase("download it again.")


def entries(
    file: BinaryIO,
    path: str,
    is_wanted: Callable[[str], bool],
    place: Callable[[str], int] = lambda _: 0,
) -> Iterator[tuple[str, IO[bytes]]]:
    """Open the wanted entries one after the other; asking for the next closes the last.

    They come in the order of their ``place``; where that is the same, in that of the archive.
    Yields the path to report, such as ``export.zip/Connections.csv``, and the content; a ZIP
    inside stays closed. UnreadableFileError if the archive is damaged, encrypted, or unpacks
    to more than an export ever does.
    """
    try:
        archive = zipfile.ZipFile(_Frugal(file, path))
    except FAULTS as error:
        raise damaged(path) from error
    with archive:
        infos = archive.infolist()
        if len(infos) > ENTRY_LIMIT or sum(info.file_size for info in infos) > TOTAL_LIMIT:
            raise _too_much(path)
        if _overlap(infos, archive.start_dir):
            raise damaged(path)
        wanted = [info for info in infos if is_wanted(info.filename)]
        for info in sorted(wanted, key=lambda info: place(info.filename)):
            name = f"{path}/{info.filename}"
            with _opened(archive, info, name) as entry:
                yield name, entry


def damaged(path: str) -> UnreadableFileError:
    """Say that an archive is not as it was made."""
    return UnreadableFileError(path, Phrase("the ZIP archive is damaged."), _AGAIN)


def _too_much(path: str) -> UnreadableFileError:
    return UnreadableFileError(path, Phrase("there is too much in it."), _UNPACK)


class _Frugal:
    """The file of an archive whose table of contents must not be huge (zipfile reads it whole)."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        self._file = file
        self._path = path
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > DIRECTORY_LIMIT:
            raise _too_much(self._path)
        return self._file.read(size)


def _overlap(infos: Sequence[zipfile.ZipInfo], end: int) -> bool:
    """Tell whether entries share bytes, as in a bomb (zipfile looks since 3.11.8, gh-109858)."""
    spans = sorted(
        (start, start + _HEADER_SIZE + len(info.orig_filename) + info.compress_size)
        for info in infos
        for start in [info.header_offset]
    )
    return any(stop > start for (_, stop), (start, _) in pairwise([*spans, (end, end)]))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> IO[bytes]:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(name, Phrase("it is encrypted."), _UNPACK)
    if info.compress_type not in METHODS:
        raise UnreadableFileError(name, Phrase("it is packed in an unusual way."), _UNPACK)
    if info.file_size > RATIO_LIMIT * max(info.compress_size, HEAD):
        raise UnreadableFileError(name, Phrase("it unpacks to far more than a text does."))
    try:
        return archive.open(info)
    except FAULTS as error:
        raise damaged(name) from error
