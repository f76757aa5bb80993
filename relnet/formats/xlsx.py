"""Spreadsheets: each sheet of an XLSX workbook as the CSV it would be saved as."""

from __future__ import annotations

import csv
import re
import warnings
import zlib
from bisect import bisect_right
from contextlib import closing, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import lru_cache
from importlib import import_module
from io import BufferedReader, RawIOBase, StringIO
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import BadZipFile

from relnet.errors import UnreadableFileError
from relnet.formats.lines import HEAD
from relnet.formats.number_formats import formatted
from relnet.formats.workbooks import Thrifty, inspect
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from _typeshed import WriteableBuffer
    from openpyxl.cell.read_only import ReadOnlyCell

LAST_ROW = 1 << 20  # of any spreadsheet
# What openpyxl raises if a workbook is damaged: it believes what the XML says.
FAULTS = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, LookupError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip
_ESCAPED = re.compile(r"_x000[9AD]_")  # characters that XML would not keep (ECMA-376, 22.4.2.4)
_CLEAR = {"_x0009_": "\t", "_x000A_": "\n", "_x000D_": ""}
_DIGITS = 15  # that a spreadsheet keeps of a number


@dataclass(slots=True)
class Sheet:
    """One sheet: ``path`` is ``leads.xlsx/Sheet1``. It is read anew by each ``text``."""

    path: str
    _sheet: Any  # openpyxl's stubs take a ReadOnlyWorksheet's methods for those of another class
    _inner_lines: list[int] = field(default_factory=list)

    def text(self, heading: bytes = b"") -> BufferedReader:
        """Return the sheet as CSV in UTF-8, a blank line for an empty row.

        ``heading`` is the line that names the columns, once it is known: rows get as many cells
        then, and those below may be longer than a line.
        """
        self._inner_lines.clear()
        return BufferedReader(_Text(self._lines(heading.decode())), HEAD)

    def row(self, line: int) -> int:
        """Return in which row of the sheet a line of the text stands, as far as it was read."""
        return line - bisect_right(self._inner_lines, line)

    def _lines(self, heading: str) -> Iterator[bytes]:
        width = len(next(csv.reader([heading]), []))
        line, is_below = 0, False
        for row in self._rows():
            if not any(row):
                line += 1
                yield b"\n"
                continue
            cells = _fitted(row, width)
            text = _csv(cells if is_below else [" ".join(cell.split()) for cell in cells])
            is_below = is_below or text == f"{heading}\n"
            height = text.count("\n")
            self._inner_lines.extend(range(line + 2, line + height + 1))
            line += height
            yield text.encode("utf-8", "replace")

    def _rows(self) -> Iterator[list[str]]:
        # What a file says about its size may be wrong; only the last row there can be is sure.
        self._sheet.reset_dimensions()
        rows = self._sheet.iter_rows(max_row=LAST_ROW)
        try:
            for row in rows:
                yield [_shown(cell) for cell in row] if row else []
        except FAULTS as error:
            raise _damaged(self.path) from error


def sheets(file: BinaryIO, path: str) -> Iterator[Sheet]:
    """Yield the sheets that are not hidden, without formulas; asking for one ends the last.

    UnreadableFileError if the workbook is damaged, encrypted, or built to hurt.
    """
    inspect(file, path)
    # Takes longer to load than all else, and few files are spreadsheets.
    openpyxl: Any = import_module("openpyxl")
    warnings.filterwarnings("ignore", module=r"openpyxl\.")  # of what it does not keep
    try:
        with redirect_stdout(None):  # where it prints what is wrong with a style
            book = openpyxl.load_workbook(
                Thrifty(file, path), read_only=True, data_only=True, keep_links=False
            )
    except FAULTS as error:
        raise _damaged(path) from error
    with closing(book):
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield Sheet(f"{path}/{sheet.title}", sheet)


def _damaged(path: str) -> UnreadableFileError:
    hint = Phrase("open it in a spreadsheet program, and save it as CSV.")
    return UnreadableFileError(path, Phrase("the spreadsheet is damaged."), hint)


class _Text(RawIOBase):
    """Lines as a file to read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        super().__init__()
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        target = memoryview(buffer)
        parts, size = [self._rest], len(self._rest)
        while size < len(target) and (line := next(self._lines, b"")):
            parts.append(line)
            size += len(line)
        data = b"".join(parts)
        self._rest = data[len(target) :]
        taken = min(size, len(target))
        target[:taken] = data[:taken]
        return taken


def _fitted(cells: list[str], width: int) -> list[str]:
    """Fill a row up, and drop the empty cells beyond its width."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return cells + [""] * (width - len(cells))


def _csv(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _shown(cell: ReadOnlyCell) -> str:
    """Return what a person reads in a cell; of an error in a formula nothing."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda found: _CLEAR[found[0]], value) if "_x000" in value else value
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime | time):
        return _moment(value)
    return str(value)


def _number(value: float, form: str) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 10**_DIGITS):
        return formatted(str(int(value)), form) if value >= 0 else str(int(value))
    return format(value, f".{_DIGITS}g")


@lru_cache(maxsize=4096)
def _moment(value: datetime | time) -> str:
    """Write a day, or a time of it, in ISO 8601; midnight is where no time was given."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    timespec = "seconds" if value.second else "minutes"
    if isinstance(value, time):
        return value.isoformat(timespec)
    return value.isoformat(" ", timespec)
