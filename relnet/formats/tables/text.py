"""Tables as text: CSV of whatever program, delimiter and encoding."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, cast

from relnet.formats import delimited
from relnet.formats.charset import guessed
from relnet.formats.lines import HEAD, Lines
from relnet.formats.old_charsets import NAMES, as_utf8, old_charset
from relnet.formats.tables.columns import understand
from relnet.formats.tables.dialects import dialect_of
from relnet.formats.tables.header import NOTHING_SAID, find_header, known_header
from relnet.formats.tables.rows import read_rows
from relnet.formats.vcard.remarks import together

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
    rows = delimited.rows(_lines_below(header, _Again(as_utf8(head))), header)
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
    codec = old_charset(head)
    rows = delimited.rows(_lines_below(header, _Again(head, file, codec)), header)
    sample = list(islice(rows, SAMPLE))
    cells = [row.cells for row in sample if row.cells]
    table = understand(header.columns, reading, cells)
    records = read_rows(chain(sample, rows), table)
    yield from _guessed(codec, records) if codec else records


def _guessed(codec: str, records: Iterator[Record]) -> Iterator[Record]:
    """Say at the first record in which charset all of them were read."""
    for record in islice(records, 1):
        remarks = filter(None, [guessed("", NAMES[codec], is_known=True), record.reason])
        yield replace(record, reason=together([*remarks]))
    yield from records


def _lines_below(header: delimited.Header, file: _Again) -> Lines:
    lines = Lines(cast("BinaryIO", file))
    for _ in islice(lines, header.line):
        pass
    return lines


class _Again:
    """A file whose beginning was read already; of an old charset, it becomes UTF-8."""

    def __init__(self, head: bytes, file: BinaryIO | None = None, codec: str = "") -> None:
        self._head = head
        self._file = file
        self._codec = codec

    def read(self, size: int) -> bytes:
        data, self._head = self._head, b""
        if not data and self._file:
            data = self._file.read(size)
        return data.decode(self._codec).encode() if self._codec else data
