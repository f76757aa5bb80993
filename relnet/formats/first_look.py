"""What the beginning of a file tells about it, before any of it is read."""

from __future__ import annotations

import codecs
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from relnet.formats import delimited, linkedin
from relnet.formats.charset import decode
from relnet.formats.lines import Lines
from relnet.formats.old_charsets import NAMES, as_utf8, old_charset
from relnet.formats.tables import Column, Table, understand
from relnet.formats.tables.header import find_header
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relnet.formats.delimited import Header
    from relnet.formats.sources import Part
    from relnet.model.reading import Reading

FIXED = "linkedin"  # a format whose columns have one meaning each
SAMPLE = 200  # rows that examples are taken from
LONGEST = 60  # characters of an example
_MARKS = {
    codecs.BOM_UTF8: "UTF-8",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


@noun
class Columns:
    """The columns of a table: where they are named, and for each one a cell that is not empty.

    If they are ``fixed``, no map changes what they mean.
    """

    line: int
    delimiter: str
    table: Table
    examples: tuple[str, ...]
    is_fixed: bool = False


def encoding(part: Part) -> str:
    """Name the encoding of a text, as far as its beginning tells; '' if it is no text."""
    head = part.head
    if part.is_sheet or not head:
        return ""
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return "UTF-16" if part.heading or b"\0" in head[:2] else ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return NAMES.get(old_charset(head)) or decode(head, "")[1]
    return "UTF-8"


def columns(part: Part, reading: Reading) -> Columns | None:
    """Explain a table by its beginning; None if the file is none."""
    if part.format == FIXED:
        return _fixed(part)
    header = _header(part, reading)
    if header is None:
        return None
    cells = _cells(part.head, header)
    table = understand(header.columns, reading, cells)
    return Columns(header.line, _delimiter(part, header), table, _examples(cells, header))


def column_names(part: Part, reading: Reading) -> tuple[str, ...]:
    """Return how the columns of a table are called, each by a name of its own; () if it is none."""
    header = _header(part, reading)
    return header.keys() if header else ()


def not_understood(part: Part, reading: Reading) -> tuple[int, list[str]]:
    """Return the line of the header, and the columns whose cells are kept and nothing more."""
    found = columns(part, reading)
    if found is None:
        return 0, []
    pairs = zip(found.table.columns, found.examples, strict=True)
    return found.line, [column.name for column, example in pairs if example and not column.field]


def _header(part: Part, reading: Reading) -> Header | None:
    """Find the row that the records of a part stand below, if it names columns to be mapped."""
    if not part.heading or part.format == FIXED:
        return None
    header = find_header(part.head, reading)
    return header if header and header.text.encode() == part.heading else None


def _fixed(part: Part) -> Columns | None:
    found = linkedin.fields(part.head)
    if found is None:
        return None
    header, fields = found
    named = tuple(
        Column(name, field, by="dialect" if field else "")
        for name, field in zip(header.keys(), fields, strict=True)
    )
    examples = _examples(_cells(part.head, header), header)
    delimiter = _delimiter(part, header)
    return Columns(header.line, delimiter, Table(FIXED, named), examples, is_fixed=True)


def _cells(head: bytes, header: Header) -> list[list[str]]:
    lines = Lines(BytesIO(as_utf8(head)))
    for _ in islice(lines, header.line):
        pass
    return [row.cells for row in islice(delimited.rows(lines, header), SAMPLE) if row.cells]


def _delimiter(part: Part, header: Header) -> str:
    return "" if part.is_sheet else header.delimiter


def _examples(rows: Sequence[Sequence[str]], header: Header) -> tuple[str, ...]:
    places = range(len(header.columns))
    return tuple(_example(cells[place] for cells in rows) for place in places)


def _example(cells: Iterable[str]) -> str:
    """Return the first cell that is not empty, as one line that is not too long."""
    line = next(filter(None, (" ".join(cell.split()) for cell in cells)), "")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
