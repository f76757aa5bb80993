"""What a person names for an import: a file, a ZIP or standard input, in whatever format."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import BadValueError, UnreadableFileError
from relnet.formats import archive, linkedin, vcard
from relnet.formats.lines import HEAD
from relnet.formats.opening import FILE_LIMIT, PIPE_LIMIT, bounded, opened
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from io import BufferedReader

    from relnet.model.card import Record

RECORD_LIMIT = 200_000  # in one file


@dataclass(frozen=True, slots=True)
class Part:
    """One file, or one file of an archive.

    ``path`` is for reports: ``export.zip/Connections.csv``, or ``-`` for standard input.
    ``heading`` is what records need above them in a file of their own, b'' if nothing.
    """

    path: str
    format: str
    heading: bytes
    records: Iterator[Record]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that relnet reads.

    ``heading`` gets the first 64 kB of a file: None if it is of another kind, else what the
    entries stand below (the header row of a table, b'' if nothing). ``entry`` is how such a
    file's path in an archive ends, in lower case, without blanks and underscores.
    """

    name: str
    heading: Callable[[bytes], bytes | None]
    read: Callable[[BinaryIO], Iterator[Record]]
    entry: str


_CARD_LINE = re.compile(
    rb"(?:^|[\r\n])[^\w\r\n]{0,8}(?:[\w-]+\.)?(?:BEGIN|END)[ \t]*:[ \t]*VCARD", re.IGNORECASE
)


def _card_heading(head: bytes) -> bytes | None:
    """Know a vCard by its first or last line, in whatever encoding."""
    return b"" if _CARD_LINE.search(head.replace(b"\0", b"")) else None


FORMATS = (
    Format("vcard", _card_heading, vcard.read, ".vcf"),
    Format("linkedin", linkedin.heading, linkedin.read, "/connections.csv"),
)
_NAMES = ", ".join(dict.fromkeys(format_.name for format_ in FORMATS))
_KNOWN = Phrase(
    "relnet reads vCard files (.vcf) and LinkedIn's Connections.csv, also inside a ZIP."
)

_WHITE = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"  # with the byte order marks
_BINARY = (
    ((b"\xff\xd8\xff", b"\x89PNG", b"GIF8"), Phrase("it is a picture.")),
    ((b"%PDF-",), Phrase("it is a PDF document.")),
    ((b"SQLite format 3\0",), Phrase("it is a database.")),
    ((b"\xd0\xcf\x11\xe0",), Phrase("it is an Office document.")),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!"), Phrase("it is packed.")),
)


@contextmanager
def open_source(source: Path | BinaryIO, forced: str = "") -> Iterator[Iterator[Part]]:
    """Open a file, an archive, or (given as a stream) standard input, and yield its parts.

    The records of a part are read as they are asked for: before the next part, and inside
    the ``with``. Formats are told by content; ``forced`` names the only one to expect
    (BadValueError if there is no such format). UnreadableFileError, at the latest while
    reading, for whatever is not there, not readable, damaged, too large or without a record.
    """
    formats = tuple(format_ for format_ in FORMATS if forced in {"", format_.name})
    if not formats:
        raise BadValueError("--from", forced, Phrase("it is one of {known}.", known=_NAMES))
    path = str(source) if isinstance(source, Path) else "-"
    with opened(source) as file:
        is_pipe = file is source or not file.seekable()
        with closing(_parts(file, path, formats, is_pipe=is_pipe)) as parts:
            yield parts


def detect(head: bytes) -> str | None:
    """Name the format of a file by its first 64 kB."""
    names = (format_.name for format_ in FORMATS if format_.heading(head) is not None)
    return next(names, None)


def _parts(
    file: BinaryIO, path: str, formats: Sequence[Format], *, is_pipe: bool
) -> Generator[Part, None, None]:
    stream = bounded(file, path, PIPE_LIMIT if is_pipe else FILE_LIMIT)
    if not stream.peek(HEAD).startswith(archive.BEGINNINGS):
        yield _part(stream, path, formats)
        return
    endings = tuple(format_.entry for format_ in formats)
    whole = BytesIO(stream.read()) if is_pipe else file
    is_empty = True
    for name, entry in archive.entries(whole, path, lambda name: _is_entry(name, endings)):
        stream = bounded(entry, name, FILE_LIMIT)
        if stream.peek(HEAD):  # an empty one among others is no mistake
            is_empty = False
            yield _part(stream, name, formats)
    if is_empty:
        raise UnreadableFileError(path, Phrase("nothing in it is for relnet."), _KNOWN)


def _is_entry(name: str, endings: tuple[str, ...]) -> bool:
    """Match the path of a file in an archive; not the hidden ones that macOS adds."""
    path = "/" + re.sub(r"[\s_]+", "", name.replace("\\", "/")).lower()
    return path.endswith(endings) and not path.rpartition("/")[2].startswith(".")


def _part(stream: BufferedReader, path: str, formats: Sequence[Format]) -> Part:
    head = stream.peek(HEAD)
    if not head.strip(_WHITE):
        empty, white = Phrase("it is empty."), Phrase("there is only white space in it.")
        raise UnreadableFileError(path, white if head else empty)
    for beginnings, kind in _BINARY:
        if head.startswith(beginnings):
            raise UnreadableFileError(path, kind, _KNOWN)
    for format_ in formats:
        heading = format_.heading(head)
        if heading is not None:
            records = _bounded(format_.read(stream), path)
            return Part(path, format_.name, heading, records)
    raise _unknown(head, path, formats)


def _bounded(records: Iterator[Record], path: str) -> Iterator[Record]:
    """Refuse a file without any record, and one with more than anybody has contacts."""
    count = 0
    for count, record in enumerate(records, 1):
        if count > RECORD_LIMIT:
            why = Phrase("it holds more than {n} entries.", n=RECORD_LIMIT)
            raise UnreadableFileError(path, why, Phrase("import it in pieces."))
        yield record
    if not count:
        raise UnreadableFileError(path, Phrase("there is not a single entry in it."))


def _unknown(head: bytes, path: str, formats: Sequence[Format]) -> UnreadableFileError:
    found = detect(head)
    if found:
        why = Phrase("it is not in the format {format}.", format=formats[0].name)
        hint = Phrase("it looks like {format}: leave --from out.", format=found)
        return UnreadableFileError(path, why, hint)
    if b"\0" in head:
        return UnreadableFileError(path, Phrase("it is not a text."), _KNOWN)
    return UnreadableFileError(path, Phrase("its format is not known."), _KNOWN)
