"""Bytes of files and pipes: never without a bound, and no fault without the file's name."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats import archive
from relnet.formats.lines import HEAD
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

FILE_LIMIT = 1 << 30  # bytes
PIPE_LIMIT = 64 << 20  # bytes; a pipe may have no end


@contextmanager
def opened(source: Path | BinaryIO) -> Iterator[BinaryIO]:
    """Open a file or a named pipe, and close it; a stream is open, and stays so.

    UnreadableFileError for a folder, a device, or what is not there or not allowed.
    """
    if not isinstance(source, Path):
        yield source
        return
    try:
        file = _opened(source, source.stat().st_mode)
    except OSError as error:
        raise UnreadableFileError(source, reason(error)) from error
    with file:
        yield file


def bounded(file: IO[bytes], path: str, limit: int) -> BufferedReader:
    """Read a file so that faults, and bytes beyond the limit, are UnreadableFileErrors.

    What ``peek`` returns at the beginning are its first HEAD bytes, or all if there are less.
    """
    return BufferedReader(_Bounded(file, path, limit), HEAD)


def _opened(path: Path, mode: int) -> BinaryIO:
    if stat.S_ISREG(mode):
        return path.open("rb")
    if stat.S_ISFIFO(mode):
        # Not to wait for ever: a pipe that nobody writes into is empty.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    if stat.S_ISDIR(mode):
        hint = Phrase("name the files that are in it.")
        raise UnreadableFileError(path, Phrase("it is a folder."), hint)
    raise UnreadableFileError(path, Phrase("it is a device, not a file."))


def reason(error: OSError) -> Phrase:
    """Say why the system does not give a file."""
    if isinstance(error, FileNotFoundError):
        return Phrase("there is no such file.")
    if isinstance(error, PermissionError):
        return Phrase("you are not allowed to read it.")
    return Phrase("the system says: {reason}.", reason=error.strerror or str(error))


class _Bounded(RawIOBase):
    def __init__(self, file: IO[bytes], path: str, limit: int) -> None:
        super().__init__()
        self._file = file
        self.name = self._path = path  # a reader finds it as the name of its file
        self._limit = self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        try:
            data = self._file.read(len(target))
        except OSError as error:
            raise UnreadableFileError(self._path, reason(error)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise archive.damaged(self._path) from error
        self._left -= len(data)
        if self._left < 0:
            why = Phrase("it is larger than {n} MB.", n=self._limit >> 20)
            raise UnreadableFileError(self._path, why, Phrase("import it in pieces."))
        target[: len(data)] = data
        return len(data)
