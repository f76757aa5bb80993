"""What a person names for an import: a file, a ZIP or standard input, in whatever format."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from relnet.errors import BadValueError, NoContactsError, UnreadableFileError
from relnet.formats import archive, linkedin, mailboxes, tables, village, workbooks, xlsx
from relnet.formats.kinds import FORMATS, WHITE, Format, detect
from relnet.formats.lines import HEAD
from relnet.formats.opening import FILE_LIMIT, PIPE_LIMIT, bounded, opened
from relnet.model.card import Record
from relnet.model.noun import noun
from relnet.model.reading import Reading
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from io import BufferedReader

    from relnet.formats.xlsx import Sheet
    from relnet.model.village import Entry

RECORD_LIMIT = 200_000  # in one file
NOTHING_SAID = Reading()


@noun
class Part:
    """One file, or one file of an archive.

    ``path`` is for reports: ``export.zip/Connections.csv``, or ``-`` for standard input.
    ``heading`` is what records need above them in a file of their own, b'' if nothing.
    ``head`` is how it begins, up to 64 kB; of a sheet, as CSV. ``passed`` tells how many bytes
    of what the person named are read by now. A whole ``village`` has entries instead of records.
    """

    path: str
    format: str
    heading: bytes
    records: Iterator[Record]
    head: bytes = b""
    is_sheet: bool = False
    passed: Callable[[], int] = int  # 0 of a pipe: nobody knows its size
    village: Iterator[Entry] | None = None


_NAMES = ", ".join(dict.fromkeys(format_.name for format_ in FORMATS))
_KNOWN = Phrase(
    "relnet reads vCards, the archives of LinkedIn and Facebook, tables of Google, Outlook,"
    " Thunderbird and others (CSV, XLSX), calendars (.ics), mailboxes, and pictures of codes."
)

_NOTHING = Phrase("nothing in it is for relnet.")
_NAME_COLUMNS = Phrase("say which one does: --map COLUMN=name, --map COLUMN=email ...")

_NO_NAMES = Phrase("no row in it names the columns.")
_WRITE_NAMES = Phrase("write their names above the others, such as Name, Company, Email, Phone.")

_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
_BINARY = (
    ((b"%PDF-",), Phrase("it is a PDF document.")),
    ((b"SQLite format 3\0",), Phrase("it is a database.")),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!"), Phrase("it is packed.")),
)


@contextmanager
def open_source(
    source: Path | BinaryIO, forced: str = "", reading: Reading = NOTHING_SAID
) -> Iterator[Iterator[Part]]:
    """Open a file, an archive, or (given as a stream) standard input, and yield its parts.

    The records of a part are read as they are asked for: before the next part, and inside
    the ``with``. Formats are told by content; ``forced`` names the only one to expect
    (BadValueError if there is no such format). UnreadableFileError, at the latest while
    reading, for whatever is not there, not readable, damaged, too large or without a record.
    """
    formats = tuple(format_ for format_ in FORMATS if forced in {"", format_.name})
    if not formats:
        raise BadValueError("--from", forced, Phrase("it is one of {known}.", known=_NAMES))
    formats = tuple(_mapped(format_, reading) for format_ in formats)
    path = str(source) if isinstance(source, Path) else "-"
    is_mail = isinstance(source, Path) and any(format_.name == "mbox" for format_ in formats)
    if is_mail and (folders := mailboxes.folders(Path(path))):
        yield _mail(folders, reading)
        return
    with opened(source) as file:
        is_pipe = file is source or not file.seekable()
        with closing(_parts(file, path, formats, reading, is_pipe=is_pipe)) as parts:
            yield parts if is_pipe else (replace(part, passed=file.tell) for part in parts)


def is_mail(source: Path | BinaryIO) -> bool:
    """Tell whether a file or a folder is a mailbox; a pipe is not asked, it is read only once."""
    if not isinstance(source, Path):
        return False
    try:
        if not source.is_file():
            return source.is_dir()
        with source.open("rb") as file:
            return mailboxes.heading(file.read(HEAD)) is not None
    except OSError:  # whoever reads it says so
        return False


def _mapped(format_: Format, reading: Reading) -> Format:
    """Let the owner's maps tell which tables relnet understands."""
    if format_.heading is not tables.heading:
        return format_
    return replace(format_, heading=lambda head: tables.heading(head, reading))


def _parts(
    file: BinaryIO, path: str, formats: Sequence[Format], reading: Reading, *, is_pipe: bool
) -> Generator[Part, None, None]:
    stream = bounded(file, path, PIPE_LIMIT if is_pipe else FILE_LIMIT)
    if not stream.peek(HEAD).startswith(archive.BEGINNINGS):
        yield _part(stream, path, formats, reading)
        return
    whole = BytesIO(stream.read()) if is_pipe else file
    if workbooks.is_workbook(whole, path):
        yield from _sheets(whole, path, formats, reading)
        return
    yield from _entries(whole, path, formats, reading)


def _entries(
    file: BinaryIO, path: str, formats: Sequence[Format], reading: Reading
) -> Generator[Part, None, None]:
    """Yield the parts of an archive; what is not as its name says is a part with one reject."""
    kinds = _kinds(formats)
    endings = [ending for ending, _ in kinds]
    is_empty, refusal = True, UnreadableFileError(path, _NOTHING, _KNOWN)
    for name, entry in _with_endings(file, path, endings):
        stream = bounded(entry, name, FILE_LIMIT)
        head = stream.peek(HEAD)
        if not head:  # an empty one among others is no mistake
            continue
        try:
            part = _part(stream, name, formats, reading, is_alone=False)
            is_empty = False
        except UnreadableFileError as error:
            refusal = refusal if refusal.why is not _NOTHING else error
            record = Record(1, head.partition(b"\n")[0], reason=error.why)
            part = Part(name, kinds[_place(name, endings)][1].name, b"", iter([record]))
        yield part
    if is_empty and len(formats) < len(FORMATS) and (found := _first_format(file, path)):
        raise _of_another(path, found, formats)
    if is_empty:
        raise refusal


def _kinds(formats: Sequence[Format]) -> list[tuple[str, Format]]:
    """Return how the paths of entries end, and their format, in the order of reading."""
    # Mail last: of people who are not known by then it says nothing.
    in_order = sorted(formats, key=lambda format_: format_.name == "mbox")
    return [(ending, format_) for format_ in in_order for ending in format_.entry.split()]


def _with_endings(
    file: BinaryIO, path: str, endings: Sequence[str]
) -> Iterator[tuple[str, IO[bytes]]]:
    """Open the entries of an archive whose paths end so, in the order of the endings."""
    return archive.entries(
        file, path, lambda name: _place(name, endings) >= 0, lambda name: _place(name, endings)
    )


def _first_format(file: BinaryIO, path: str) -> str | None:
    """Return the format of the first entry of an archive that has one."""
    entries = _with_endings(file, path, [ending for ending, _ in _kinds(FORMATS)])
    heads = (bounded(entry, name, FILE_LIMIT).peek(HEAD) for name, entry in entries)
    return next(filter(None, map(detect, heads)), None)


def _mail(folders: Sequence[Path], reading: Reading) -> Iterator[Part]:
    owner = mailboxes.Owner(reading)
    for folder in folders:
        records = mailboxes.read_folder(folder, owner)
        is_alone = len(folders) == 1
        yield Part(str(folder), "mbox", b"", _bounded(records, str(folder), is_alone=is_alone))


def _sheets(
    file: BinaryIO, path: str, formats: Sequence[Format], reading: Reading
) -> Generator[Part, None, None]:
    """Yield the sheets that are tables of people, each as the CSV it would be saved as."""
    is_empty = True
    other: Format | None = None
    for sheet in xlsx.sheets(file, path):
        head = sheet.text().peek(HEAD)
        format_, heading = _table_in(head, formats)
        if format_ is None:
            other = other or _table_in(head, FORMATS)[0]
        else:
            is_empty = False
            stream = bounded(sheet.text(heading), sheet.path, FILE_LIMIT)
            records = _in_rows(format_.read(stream, reading), sheet)
            bounded_records = _bounded(records, sheet.path, is_alone=False)
            yield Part(sheet.path, format_.name, heading, bounded_records, head, is_sheet=True)
    if is_empty and other:
        raise _of_another(path, other.name, formats)
    if is_empty:
        why = Phrase("none of its sheets has a row that names columns relnet knows.")
        raise UnreadableFileError(path, why, _NAME_COLUMNS)


def _table_in(head: bytes, formats: Sequence[Format]) -> tuple[Format | None, bytes]:
    """Return what kind of table a sheet holds, and its header."""
    found = ((format_, format_.heading(head)) for format_ in formats)
    return next(((format_, heading) for format_, heading in found if heading), (None, b""))


def _in_rows(records: Iterator[Record], sheet: Sheet) -> Iterator[Record]:
    """Say the row of the sheet instead of the line of its CSV, if the two differ."""
    for record in records:
        row = sheet.row(record.line)
        yield record if row == record.line else replace(record, line=row)


def _place(name: str, endings: Sequence[str]) -> int:
    """Return which ending the path of a file in an archive has, else -1.

    The hidden files that macOS adds have none.
    """
    path = "/" + re.sub(r"[\s_]+", "", name.replace("\\", "/")).lower()
    if path.rpartition("/")[2].startswith("."):
        return -1
    return next((n for n, ending in enumerate(endings) if path.endswith(ending)), -1)


def _part(
    stream: BufferedReader,
    path: str,
    formats: Sequence[Format],
    reading: Reading,
    *,
    is_alone: bool = True,
) -> Part:
    head = stream.peek(HEAD)
    _refuse(head, path)
    is_linkedins = any(format_.name == "linkedin" for format_ in formats)
    if is_linkedins and not reading.columns and linkedin.holds_no_contacts(head, path):
        raise NoContactsError(path)
    for format_ in formats:
        heading = format_.heading(head)
        if heading is not None:
            if format_.name == "relnet":
                return Part(path, "relnet", b"", iter(()), village=village.read(stream, path))
            records = _bounded(format_.read(stream, reading), path, is_alone=is_alone)
            return Part(path, format_.name, heading, records, head)
    raise _unknown(head, path, formats)


def _refuse(head: bytes, path: str) -> None:
    """Raise UnreadableFileError for what is nothing to read, whatever the format."""
    if not head.strip(WHITE):
        empty, white = Phrase("it is empty."), Phrase("there is only white space in it.")
        raise UnreadableFileError(path, white if head else empty)
    if head.startswith(workbooks.OLD):
        raise workbooks.locked(path)
    for beginnings, kind in _BINARY:
        if head.startswith(beginnings):
            raise UnreadableFileError(path, kind, _KNOWN)


def _bounded(records: Iterator[Record], path: str, *, is_alone: bool) -> Iterator[Record]:
    """Refuse more records than anybody has contacts, and a file, if it is alone, without any."""
    count = 0
    for count, record in enumerate(records, 1):
        if count > RECORD_LIMIT:
            why = Phrase("it holds more than {n} entries.", n=RECORD_LIMIT)
            raise UnreadableFileError(path, why, Phrase("import it in pieces."))
        yield record
    if is_alone and not count:
        raise UnreadableFileError(path, Phrase("there is not a single entry in it."))


def _unknown(head: bytes, path: str, formats: Sequence[Format]) -> UnreadableFileError:
    found = detect(head)
    if found:
        return _of_another(path, found, formats)
    if columns := tables.unknown_columns(head):
        why = Phrase("none of its columns says who somebody is: {columns}.", columns=columns)
        return UnreadableFileError(path, why, _NAME_COLUMNS)
    if b"\0" in head and not head.startswith(_WIDE):
        return UnreadableFileError(path, Phrase("it is not a text."), _KNOWN)
    if tables.is_nameless(head):
        return UnreadableFileError(path, _NO_NAMES, _WRITE_NAMES)
    return UnreadableFileError(path, Phrase("its format is not known."), _KNOWN)


def _of_another(path: str, found: str, formats: Sequence[Format]) -> UnreadableFileError:
    why = Phrase("it is not in the format {format}.", format=formats[0].name)
    hint = Phrase("it looks like {format}: leave --from out.", format=found)
    return UnreadableFileError(path, why, hint)
