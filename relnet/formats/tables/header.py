"""Where a text names the columns of its table, and what stands between them."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from relnet.formats.delimited import Header
from relnet.formats.lines import Lines, decoded
from relnet.formats.old_charsets import as_utf8
from relnet.formats.tables.columns import names_somebody, understand
from relnet.formats.tables.vocabulary import LEFT_OUT
from relnet.formats.tables.words import LONGEST, squeezed
from relnet.model.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITERS = ",;\t|"
COLUMN_LIMIT = 1000
NOTHING_SAID = Reading()
_NO_NAME = re.compile(r"[@={}<>]|(?:\d\D{0,3}){5}")  # stands in what no column is called
_MADE_BY_EXCEL = re.compile(r"sep=.\Z", re.IGNORECASE)
_SHOWN = 20  # names of columns
_EDGES = b"\xef\xbb\xbf \t\r\n"
_OTHERS = {b"{", b"[", b"<"}  # how JSON, XML and HTML begin
_FIRST_ROWS = 20
_BELOW = 2  # lines that a row may stand below one that names groups of columns
_MOST_LINES = 10  # of a header with line breaks in its cells


def find_header(head: bytes, reading: Reading = NOTHING_SAID) -> Header | None:
    """Return the row that names the columns of a table, by its first 64 kB; None if none may.

    It is the first one with a column that the owner's maps name, else with two columns that
    are understood (of the rows right below, one with more of them), else with one. What stands
    above the header is passed over, and the same names once more right below.
    """
    return _mapped(head, reading) or known_header(head)


@lru_cache(maxsize=2)
def known_header(head: bytes) -> Header | None:
    """Return the row that names columns which are understood, among them one that names people."""
    if head.lstrip(_EDGES)[:1] in _OTHERS:
        return None
    lines, weak = _lines(head), None
    found, most, fields = None, 1, [""]
    for header in _candidates(lines):
        if found and header.line > found.line + _BELOW:
            break
        table = understand(header.columns, NOTHING_SAID)
        if names_somebody(table):
            same, fields = fields, [column.field for column in table.columns]
            count = sum(field not in {"", LEFT_OUT} for field in fields)
            if count > most:
                found, most = header, count
            elif found and fields == same and header.line == found.line + 1:  # in two languages
                found = replace(found, line=header.line)
            weak = weak or (header if _is_followed(lines, header) else None)
    return found or weak


@lru_cache(maxsize=1)  # one file may have many rows
def header_of(heading: bytes) -> Header | None:
    """Return the row that names columns, where a text is nothing else."""
    return next(_candidates(_lines(heading)), None)


def unknown_columns(head: bytes) -> str:
    """Name the columns of what looks like a table by its first rows, '' if it does not."""
    lines = _lines(head)
    header = next(_candidates(lines), None)
    if head.lstrip(_EDGES)[:1] in _OTHERS:
        return ""
    if header is None or len(header.columns) < 2 or not _is_followed(lines, header):
        return ""
    more = " ..." if len(header.columns) > _SHOWN else ""
    return ", ".join(filter(None, header.columns[:_SHOWN])) + more


def is_nameless(head: bytes) -> bool:
    """Tell whether a text looks like rows of people, of which none names the columns."""
    if head.lstrip(_EDGES)[:1] in _OTHERS:
        return False
    first = [line for line in _lines(head)[:_FIRST_ROWS] if line.strip()][:2]
    if not first or not any("@" in line for line in first):
        return False
    delimiter = max(DELIMITERS, key=first[0].count)
    widths = {len(_names(line, delimiter)) for line in first}
    return len(widths) == 1 and (max(widths) > 1 or all("@" in line for line in first))


def _mapped(head: bytes, reading: Reading) -> Header | None:
    wished = {squeezed(name) for name in reading.columns}
    saved = [sorted(map(squeezed, known.header)) for known in reading.maps]
    if not (wished or saved):
        return None
    for header in _candidates(_lines(head)):
        keys = [squeezed(name) for name in header.columns]
        if wished & {*keys} or sorted(keys) in saved:
            return header
    return None


def _lines(head: bytes) -> list[str]:
    return [decoded(line)[0].rstrip("\n") for line in Lines(BytesIO(as_utf8(head)))]


def _is_followed(lines: Sequence[str], header: Header) -> bool:
    """Tell whether the next row has as many cells, or there is none."""
    below = (line for line in islice(lines, header.line, None) if line.strip())
    line = next(below, None)
    return line is None or len(_names(line, header.delimiter)) == len(header.columns)


def _candidates(lines: Sequence[str]) -> Iterator[Header]:
    """Yield the rows that may name columns: short texts, none of which is data."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or _MADE_BY_EXCEL.match(line):
            continue
        text, height = _whole(lines, number)
        delimiter = max(DELIMITERS, key=text.count)
        names = tuple(" ".join(name.split()) for name in _names(text, delimiter))
        if len(names) <= COLUMN_LIMIT and any(names) and all(map(_may_be_name, names)):
            yield Header(number + height, text, delimiter, names)


def _whole(lines: Sequence[str], number: int) -> tuple[str, int]:
    """Return a row, and over how many lines more it goes, if a cell holds line breaks."""
    text = lines[number - 1]
    if text.count('"') % 2:
        for height, further in enumerate(lines[number : number + _MOST_LINES], 1):
            if further.count('"') % 2:
                return "\n".join(lines[number - 1 : number + height]), height
    return text, 0


def _may_be_name(name: str) -> bool:
    return len(name) <= LONGEST and not _NO_NAME.search(name)


def _names(text: str, delimiter: str) -> list[str]:
    names = next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), [])
    if len(names) == 1 and text.startswith('"') and delimiter in names[0]:  # saved as one cell
        return next(csv.reader([names[0]], delimiter=delimiter, skipinitialspace=True), [])
    return names
