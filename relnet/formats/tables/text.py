"""Tables as text: CSV of whatever program, delimiter and encoding."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, cast

from relnet.formats import delimited
from relnet.formats.lines import HEAD, Lines
from relnet.formats.tables.columns import understand
from relnet.formats.tables.dialects import dialect_of
from relnet.formats.tables.header import NOTHING_SAID, find_header, known_header
from relnet.formats.tables.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relnet.formats.tables.table import Table
    from relnet.model.card import Record
    from relnet.model.reading import Reading

SAMPLE = 200  # rows that tell what stands in a column


def heading_of(program: str) -> Callable[[bytes], bytes | None]:
    """Return what knows the tables of a program by their first 64 kB, and returns the header."""

    def of_program(head: bytes) -> bytes | None:
        header = known_header(head)
        dialect = dialect_of(header.columns) if header else None
        return header.text.encode() if header and dialect and dialect.name == program else None

    return of_program


def heading(head: bytes, reading: Reading = NOTHING_SAID) -> bytes | None:
    """Return the header of any table that has a column relnet understands, or the owner maps."""
    header = find_header(head, reading)
    return header.text.encode() if header else None


def find_table(head: bytes, reading: Reading) -> Table | None:
    """Return how the table is understood that begins a file; None if there is none."""
    header = find_header(head, reading)
    if header is None:
        return None
    rows = delimited.rows(_lines_below(header, _Again(head)), header)
    cells = [row.cells for row in islice(rows, SAMPLE) if row.cells]
    return understand(header.columns, reading, cells)


def read(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    """Read the rows of a table one by one; none if there is no row that names the columns.

    The header may stand below other rows of up to 64 kB. The first 200 rows below it are read
    ahead: they tell what stands in a column.
    """
    head = file.read(HEAD)
    header = find_header(head, reading)
    if header is None:
        return
    rows = delimited.rows(_lines_below(header, _Again(head, file)), header)
    sample = list(islice(rows, SAMPLE))
    cells = [row.cells for row in sample if row.cells]
    table = understand(header.columns, reading, cells)
    yield from read_rows(chain(sample, rows), table)


def _lines_below(header: delimited.Header, file: _Again) -> Lines:
    lines = Lines(cast("BinaryIO", file))
    for _ in islice(lines, header.line):
        pass
    return lines


class _Again:
    """A file whose beginning was read already."""

    def __init__(self, head: bytes, file: BinaryIO | None = None) -> None:
        self._head = head
        self._file = file

    def read(self, size: int) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._file.read(size) if self._file else b""
