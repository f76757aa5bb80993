"""Tables as text: CSV as exports and spreadsheets really write it."""

from __future__ import annotations

import csv
from itertools import chain, islice
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.charset import is_guess
from relnet.formats.lines import HEAD, LINE_LIMIT, Lines, decoded
from relnet.model.noun import noun
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from _csv import Dialect
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

DELIMITERS = ",;\t"  # commas by the exports themselves, the others by spreadsheets
BATCH = 256  # lines that are read at one stroke


@noun
class Header:
    """The row that names the columns: its line counted from 1, and how it is written."""

    line: int
    text: str
    delimiter: str
    columns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Give each column a name of its own, also one without a name or with a taken one."""
        names = self.columns
        return tuple(
            name if name and name not in names[:place] else f"{name} #{place + 1}".lstrip()
            for place, name in enumerate(names)
        )


class Row(NamedTuple):
    """A row as it is written, and its cells, as many as there are columns.

    Without ``cells`` it is damaged, and ``reason`` says how; with them it may be a remark.
    (A tuple: a table has tens of thousands of them.)
    """

    line: int
    text: str
    cells: list[str] | None = None
    reason: Phrase | None = None


def find_header(lines: Lines, is_header: Callable[[Sequence[str]], bool]) -> Header | None:
    """Read on to the row that names the columns; None if the first 64 kB do not hold it."""
    passed = 0
    for number, line in enumerate(lines, 1):
        text = decoded(line)[0].rstrip("\n")
        for delimiter in DELIMITERS:
            columns = tuple(name.strip() for name in _names(text, delimiter))
            if is_header(columns):
                return Header(number, text, delimiter, columns)
        passed += len(line)
        if passed > HEAD:
            break
    return None


def rows(lines: Lines, header: Header) -> Iterator[Row]:
    """Yield the rows below the header; blank ones are passed over.

    A damaged row costs only itself. A quotation mark that is never closed would swallow the
    rows below it: only the lines before the next one with cells are given up, and the others are
    read again, each by itself but for the last one, so that the time stays linear.
    """
    named = [place for place, name in enumerate(header.columns, 1) if name]
    shape = _Shape(_strict(header.delimiter), len(header.columns), named[-1] if named else 0)
    return _told_once(_read(header.line + 1, lines, shape))


def _told_once(rows: Iterator[Row]) -> Iterator[Row]:
    """Say the charset of a table at its first row only, unless some of the others are UTF-8."""
    ahead = list(islice(rows, BATCH))
    is_mixed = any(row.reason is None and not row.text.isascii() for row in ahead)
    told: set[Phrase] = set()
    for row in chain(ahead, rows):
        if row.reason is None or is_mixed or not is_guess(row.reason):
            yield row
        else:
            yield row._replace(reason=None) if row.reason in told else row
            told.add(row.reason)


def _read(number: int, lines: Lines, shape: _Shape) -> Iterator[Row]:
    while batch := lines.take(BATCH):
        read = yield from _sound(number, batch, shape)
        number += read
        if read < len(batch):
            lines.hand_back(batch[read:])
            number = yield from _any(number, len(batch) - read, lines, shape)


def as_json(keys: Sequence[str], cells: Sequence[str]) -> bytes:
    """Keep a row as a JSON object of its non-empty cells, so that it explains itself."""
    return json_by(keys)(cells)


def json_by(keys: Sequence[str]) -> Callable[[Sequence[str]], bytes]:
    """Return what keeps the rows of one table ``as_json``, many of them in little time."""
    heads = [f"{quoted(key)}: " for key in keys]

    def kept(cells: Sequence[str]) -> bytes:
        texts = [head + quoted(cell) for head, cell in zip(heads, cells, strict=False) if cell]
        return ("{" + ", ".join(texts) + "}").encode()

    return kept


CUT = Phrase("the file ends in the middle of this row.")
UNPAIRED = Phrase("its quotation marks do not pair up.")


class _Shape(NamedTuple):
    """How the cells of a row are written, how many there ought to be, and have a name."""

    dialect: Dialect
    width: int
    named: int


def _strict(delimiter: str) -> Dialect:
    """Describe RFC 4180 to csv; not strict, it swallows rows behind an open quotation mark."""
    return csv.reader((), delimiter=delimiter, strict=True).dialect


def _sound(number: int, batch: Sequence[bytes], shape: _Shape) -> Generator[Row, None, int]:
    """Read lines at one stroke, as far as nothing is odd about them; return how many."""
    data = b"".join(batch)
    if len(data) > LINE_LIMIT or b"\0" in data:
        return 0
    try:
        texts = [line.decode() for line in batch]
    except UnicodeDecodeError:
        return 0
    read = 0
    reader = csv.reader(texts, shape.dialect)
    try:
        for cells in reader:
            after = reader.line_num
            if any(cells):
                if len(cells) != shape.width:
                    break
                is_one = after == read + 1
                text = texts[read] if is_one else "".join(texts[read:after])
                yield Row(number + read, text, cells)
            read = after
    except csv.Error:
        pass
    return read


def _any(number: int, count: int, lines: Lines, shape: _Shape) -> Generator[Row, None, int]:
    """Read so many lines one by one, whatever is in them; return the number of the next."""
    end = number + count
    while number < end:
        line = next(lines)
        if line == b"\n":
            number += 1
            continue
        row, taken = _row(number, line, shape), [line]
        if row.cells is None:
            row, taken = _spanning(row, line, lines, shape)
        if row.cells is None:
            number += yield from _damaged(row, taken, lines, shape)
            continue
        if row.cells:
            yield row
        number += len(taken)
    return number


def _damaged(
    row: Row, taken: Sequence[bytes], lines: Lines, shape: _Shape
) -> Generator[Row, None, int]:
    """Give a row up, and read on what follows it; return how many lines are done."""
    own = _own_lines(taken, shape)
    yield _unquoted(row._replace(text=_text(taken[:own])), shape)
    *inner, last = taken[own:] or [b""]
    alone = (_row(row.line + n, line, shape) for n, line in enumerate(inner, own))
    yield from (row for row in alone if row.cells != [])
    lines.hand_back([last] if last else [])
    return own + len(inner)


def _unquoted(row: Row, shape: _Shape) -> Row:
    """Take quotation marks between tabs as they are: relnet's own TSV, as IANA's, has no others."""
    cells = row.text.rstrip("\n").split("\t")
    is_one = shape.dialect.delimiter == "\t" and row.reason == UNPAIRED
    if is_one and len(cells) == shape.width and "\n" not in row.text[:-1]:
        return Row(row.line, row.text, cells)
    return row


def _own_lines(taken: Sequence[bytes], shape: _Shape) -> int:
    """Tell how many lines a damaged row has: all before the next one that has cells."""
    mark = shape.dialect.delimiter.encode()
    further = enumerate(taken[1:], 1)
    return next((n for n, line in further if mark in line or shape.width == 1), len(taken))


def _text(lines: Iterable[bytes]) -> str:
    return "".join(decoded(line)[0] for line in lines)


def _names(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader((text,), delimiter=delimiter), [])
    except csv.Error:
        return []


def _row(number: int, line: bytes, shape: _Shape) -> Row:
    """Read the row that one line is; one without any cell is blank."""
    text, remark = decoded(line)
    if len(line) > LINE_LIMIT:
        return Row(number, text, reason=_damage(line))
    try:
        cells = next(csv.reader((text,), shape.dialect), [])
    except csv.Error:
        return Row(number, text, reason=_damage(line))
    if not any(cells):
        return Row(number, text, [])
    if len(cells) == shape.width:
        return Row(number, text, cells, remark)
    row = Row(number, text, cells, remark)
    if len(cells) < shape.named and not line.endswith(b"\n"):
        return row._replace(cells=None, reason=CUT)
    return _fitted(row, cells, shape)


def _damage(line: bytes) -> Phrase:
    limit = csv.field_size_limit()
    if len(line) > limit:
        return Phrase("it is longer than {n} characters.", n=limit)
    return UNPAIRED


def _fitted(row: Row, cells: list[str], shape: _Shape) -> Row:
    """Fill a short row up; a long one may lose empty cells, else it is damaged."""
    width = shape.width
    cells = _read_again(row.text, cells, shape)
    if len(cells) == width:
        return row._replace(cells=cells)
    if any(cells[width:]):
        long = Phrase(
            "it has {cells} cells for {columns} columns.", cells=len(cells), columns=width
        )
        return row._replace(cells=None, reason=long)
    if len(cells) > width:
        return row._replace(cells=cells[:width])
    short = counted(
        len(cells),
        "it has {n} cell for {columns} columns; the rest is empty.",
        "it has {n} cells for {columns} columns; the rest is empty.",
        columns=width,
    )
    filled = cells + [""] * (width - len(cells))
    return row._replace(cells=filled, reason=short if len(cells) < shape.named else row.reason)


def _read_again(text: str, cells: list[str], shape: _Shape) -> list[str]:
    """Read a row that Excel has saved as one cell, or with blanks before quotation marks."""
    is_one = len(cells) == 1 and '"' in cells[0]
    if not is_one and not any(cells[shape.width :]):
        return cells
    written = cells[0] if is_one else text
    reader = csv.reader((written,), delimiter=shape.dialect.delimiter, skipinitialspace=True)
    try:
        found = next(reader, [])
    except csv.Error:
        return cells
    is_whole = len(found) == shape.width or (is_one and len(found) > shape.width)
    return found if is_whole else cells


def _spanning(row: Row, line: bytes, lines: Lines, shape: _Shape) -> tuple[Row, list[bytes]]:
    """Read a damaged row on over further lines; return it, and what it took, good or not.

    Line breaks inside a cell are believed if they lead to exactly as many cells as there are
    columns: else the quotation mark was closed by that of another row.
    """
    taken = [line]

    def feed() -> Iterator[str]:
        yield row.text
        size = len(line)
        for further in lines:
            taken.append(further)
            size += len(further)
            if size > LINE_LIMIT:
                return
            yield decoded(further)[0]

    try:
        cells = next(csv.reader(feed(), shape.dialect), [])
    except csv.Error:
        return row, taken
    cells = _read_again("", cells, shape)
    if len(cells) != shape.width:
        return row, taken
    text, remark = decoded(b"".join(taken))
    return Row(row.line, text, cells, remark), taken
