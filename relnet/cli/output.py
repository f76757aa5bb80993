"""Where an export goes: stdout, a new private file, or a folder with a file for each contact."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from relnet.errors import UnwritableFileError, VillageInTheWayError
from relnet.store.connection import APPLICATION_ID, MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO, TextIO


@contextmanager
def opened(output: str, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a new file that only the owner can read (0600), a device, or stdout, for text."""
    if output == "-":
        if reconfigure := getattr(sys.stdout, "reconfigure", None):
            reconfigure(encoding=encoding, newline="")
        yield sys.stdout
        return
    with opened_bytes(output) as out, _text(out, encoding) as text:
        yield text


@contextmanager
def opened_bytes(output: str) -> Iterator[BinaryIO]:
    """Do the same for bytes."""
    if output == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    path = Path(output)
    try:
        if is_device(path):
            with os.fdopen(os.open(path, os.O_WRONLY), "wb") as out:
                yield out
        else:
            with _whole(path) as part, part.open("r+b") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
    except OSError as error:
        raise UnwritableFileError(output, error.strerror or str(error)) from error


@contextmanager
def new_file(output: str) -> Iterator[Path]:
    """Yield an empty private file (0600) that takes the place of the output when it is complete."""
    try:
        with _whole(Path(output)) as part:
            yield part
    except OSError as error:
        raise UnwritableFileError(output, error.strerror or str(error)) from error


def is_device(path: Path) -> bool:
    """Tell what is written into, and never replaced by a file: a device, a pipe."""
    return path.exists() and not (path.is_file() or path.is_dir())


def write_each(folder: str, files: Iterable[tuple[str, str]]) -> int:
    """Write each text under its name into a folder, which is made if need be (0700).

    The files are private (0600). One of the same name is replaced, a link by a file; nothing
    is followed out of the folder. Returns how many files there are.
    """
    place = Path(folder)
    taken: set[str] = set()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        for wanted, text in files:
            name = _free(wanted, taken)
            with _part(place / name) as part:
                part.write_bytes(text.encode(errors="backslashreplace"))
                part.replace(place / name)
    except OSError as error:
        raise UnwritableFileError(folder, error.strerror or str(error)) from error
    return len(taken)


def _free(wanted: str, taken: set[str]) -> str:
    """Return a name that no other file of this export has, in capitals or not."""
    name, number = Path(wanted).name, 1
    while name.casefold() in taken:
        number += 1
        name = Path(wanted).with_stem(f"{Path(wanted).stem}-{number}").name
    taken.add(name.casefold())
    return name


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Write beside the file, and put it in its place when it is complete; else leave nothing."""
    path = Path(os.path.realpath(path))  # a link stays one
    with _part(path) as part:
        yield part
        part.replace(path)


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    if _is_of_a_village(path):  # no export is worth that
        raise VillageInTheWayError(path)
    # Not the process's number: a killed run's file would stop the next one that has it.
    part = path.with_name(f".relnet-{os.urandom(8).hex()}.part")
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _is_of_a_village(path: Path) -> bool:
    """Tell a database of relnet's, and SQLite's files beside it, by the ids in its header.

    (sqlite.org/fileformat.html, 1.3)
    """
    database = path
    for suffix in _BESIDE:
        database = database.with_name(database.name.removesuffix(suffix) or database.name)
    if not database.is_file():
        return False
    with database.open("rb") as file:
        head = file.read(72)
    return head.startswith(MAGIC) and head[68:] == APPLICATION_ID.to_bytes(4)


_BESIDE = ("-wal", "-shm", "-journal")


@contextmanager
def _text(out: BinaryIO, encoding: str) -> Iterator[TextIO]:
    # A lone surrogate cannot be written in UTF-8.
    descriptor = os.dup(out.fileno())
    with os.fdopen(
        descriptor, "w", encoding=encoding, newline="", errors="backslashreplace"
    ) as text:
        yield text
