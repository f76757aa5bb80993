"""Lists of exhibitors: CSV or spreadsheets with a firm in each row, its hall and its stand."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats import archive, delimited, workbooks, xlsx
from relnet.formats.delimited_out import unguard
from relnet.formats.lines import HEAD, Lines
from relnet.formats.opening import FILE_LIMIT, PIPE_LIMIT, bounded, opened
from relnet.formats.tables.header import unknown_columns
from relnet.formats.tables.words import squeezed
from relnet.model.noun import noun
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.formats.xlsx import Sheet

MOST = 100_000  # rows; the largest fair of the world has not a tenth of it

_FIRM = """
    Aussteller, Ausstellername, Name des Ausstellers, Ausstellerverzeichnis, Exhibitor,
    Exhibitor name, Exhibitor company, Firma, Firmenname, Name der Firma, Unternehmen,
    Unternehmensname, Company, Company name, Organization, Organisation, Organization name, Firm,
    Mitaussteller, Hauptaussteller, Anbieter, Vendor
"""
_NAME = "Name, Kurzname, Display name"  # of a firm only where hall or stand is named, too
_HALL = """
    Halle, Hallen, Hallennummer, Hallen-Nr, Halle Nr, Hall, Halls, Hall number, Hall no, Hall name,
    Gebäude, Building, Pavillon, Pavilion
"""
_STAND = """
    Stand, Standnummer, Stand-Nr, Stand Nr, Stände, Standplatz, Stand number, Stand no, Stands,
    Booth, Booths, Booth number, Booth no, Booth-No, Platz
"""
_BOTH = """
    Halle/Stand, Halle Stand, Halle und Stand, Halle, Stand, Hall/Stand, Hall/Booth, Hall Stand,
    Hall Booth, Hall and stand, Hall and booth, Stand location, Booth location, Platzierung,
    Messestand, Halle/Standnummer, Hallenstand
"""


def _keys(names: str) -> set[str]:
    return {squeezed(name) for name in names.split(",")}


_FIRM_KEYS, _NAME_KEYS, _HALL_KEYS, _STAND_KEYS = map(_keys, (_FIRM, _NAME, _HALL, _STAND))
_BOTH_KEYS = _keys(_BOTH) - _HALL_KEYS - _STAND_KEYS
_NAMELESS = Phrase("the row names no firm.")
_HINT = Phrase("name the column of the firms Aussteller, Firma, company or exhibitor.")


@noun
class Listed:
    """A row: a firm with hall and stand as they are written, or why there is none."""

    line: int
    name: str
    hall: str = ""
    stand: str = ""
    reason: Phrase | None = None


@noun
class _Places:
    """In which columns firm, hall and stand stand, -1 where there is none."""

    name: int
    hall: int
    stand: int


def read(source: Path | BinaryIO) -> Iterator[Listed]:
    """Yield the rows of a list, a CSV or the sheets of a workbook, a stream or a file.

    UnreadableFileError if it cannot be read, or if no column names the firms.
    """
    path = str(source) if isinstance(source, Path) else "-"
    with opened(source) as file:
        is_pipe = file is source or not file.seekable()
        stream = bounded(file, path, PIPE_LIMIT if is_pipe else FILE_LIMIT)
        head = stream.peek(HEAD)
        if head.startswith(workbooks.OLD):
            raise workbooks.locked(path)
        if head.startswith(archive.BEGINNINGS):
            whole = BytesIO(stream.read()) if is_pipe else file
            yield from _bounded(_sheets(whole, path), path)
            return
        if not head.strip():
            raise UnreadableFileError(path, Phrase("it is empty."))
        rows = _rows(stream)
        if rows is None:
            raise _unknown(path, head)
        yield from _bounded(rows, path)


def _sheets(file: BinaryIO, path: str) -> Iterator[Listed]:
    if not workbooks.is_workbook(file, path):
        raise UnreadableFileError(path, Phrase("it is a ZIP archive, not a spreadsheet."))
    head, is_list = b"", False
    for sheet in xlsx.sheets(file, path):
        header = _header(Lines(sheet.text()))
        if header is None:
            head = head or sheet.text().peek(HEAD)
            continue
        is_list = True
        rows = _rows(sheet.text(header.text.encode()))
        yield from _in_rows(rows or iter(()), sheet)
    if not is_list:
        raise _unknown(path, head)


def _in_rows(rows: Iterator[Listed], sheet: Sheet) -> Iterator[Listed]:
    for row in rows:
        yield Listed(sheet.row(row.line), row.name, row.hall, row.stand, row.reason)


def _unknown(path: str, head: bytes) -> UnreadableFileError:
    if b"\0" in head:
        return UnreadableFileError(path, Phrase("it is not a text."), _HINT)
    columns = unknown_columns(head)
    if columns:
        why = Phrase("none of its columns names the firms: {columns}.", columns=columns)
        return UnreadableFileError(path, why, _HINT)
    return UnreadableFileError(path, Phrase("none of its rows names the columns."), _HINT)


def _bounded(rows: Iterator[Listed], path: str) -> Iterator[Listed]:
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MOST:
            why = Phrase("it holds more than {n} entries.", n=MOST)
            raise UnreadableFileError(path, why, Phrase("import it in pieces."))
        yield row
    if not count:
        raise UnreadableFileError(path, Phrase("there is not a single entry in it."))


def _header(lines: Lines) -> delimited.Header | None:
    return delimited.find_header(lines, lambda columns: _places(columns) is not None)


def _rows(stream: BinaryIO) -> Iterator[Listed] | None:
    """Read the rows below the header; None if there is none."""
    lines = Lines(stream)
    header = _header(lines)
    places = _places(header.columns) if header else None
    if header is None or places is None:
        return None
    return (_listed(row, places) for row in delimited.rows(lines, header))


def _places(columns: Sequence[str]) -> _Places | None:
    """Tell which columns hold what; None if none names the firms."""
    keys = [squeezed(column) for column in columns]
    hall, stand = _first(keys, _HALL_KEYS), _first(keys, _STAND_KEYS)
    if stand < 0:
        stand = _first(keys, _BOTH_KEYS)
    name = _first(keys, _FIRM_KEYS)
    if name < 0 and max(hall, stand) >= 0:
        name = _first(keys, _NAME_KEYS)
    return None if name < 0 else _Places(name, hall, stand)


def _first(keys: Sequence[str], wanted: set[str]) -> int:
    return next((place for place, key in enumerate(keys) if key in wanted), -1)


def _listed(row: delimited.Row, places: _Places) -> Listed:
    if row.cells is None:
        return Listed(row.line, "", reason=row.reason)
    name, hall, stand = (
        unguard(" ".join(row.cells[place].split())) if place >= 0 else ""
        for place in (places.name, places.hall, places.stand)
    )
    return Listed(row.line, name, hall, stand, None if name else _NAMELESS)
