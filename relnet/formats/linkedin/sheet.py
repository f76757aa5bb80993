"""One table of the archive: the row that names its columns, and what every row is good for."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats import delimited
from relnet.model.card import Record
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from relnet.formats.delimited import Header, Row
    from relnet.model.reading import Reading
    from relnet.phrase import Phrase


@noun
class Table:
    """A kind of file in the archive.

    ``entry`` is how its path ends (as in ``Format``). ``columns`` gives each field the names
    that its column goes by; a row with all the ``needed`` ones is the header (``|`` stands
    between two such sets). The cells of ``texts`` are what people wrote to each other: they are
    kept only if the owner says so.
    """

    entry: str
    columns: Mapping[str, str]
    needed: str
    records: Callable[[Iterator[Row], Sheet, Reading], Iterator[Record]]
    texts: tuple[str, ...] = ()

    def signs(self) -> list[list[frozenset[str]]]:
        """Return what its header has: a name of each, in at least one of the lists."""
        return [[self.names(field) for field in some.split()] for some in self.needed.split("|")]

    def names(self, field: str) -> frozenset[str]:
        """Return the plain names of a field's column."""
        return frozenset(plain(name) for name in self.columns[field].split("|"))


class Entry(NamedTuple):
    """A whole row: as it is kept, and the values of the table's fields, '' if there is none."""

    row: Row
    raw: bytes
    values: tuple[str, ...]


class Sheet:
    """A table as one file has it: its columns in their order, some of them perhaps missing.

    ``raw`` gives a row as it is kept.
    """

    raw: Callable[[Sequence[str]], bytes]

    def __init__(self, table: Table, header: Header, *, with_text: bool) -> None:
        self.raw = delimited.json_by(header.keys())
        names = [plain(column) for column in header.columns]
        fields = [table.names(field) for field in table.columns]
        self._pick = _picker([_first(names, known) for known in fields], len(names))
        texts = frozenset[str]().union(*(table.names(field) for field in table.texts))
        secret = {place for place, name in enumerate(names) if name in texts}
        if secret and not with_text:
            self.raw = _without(secret, self.raw)

    def values(self, cells: list[str]) -> Iterator[str]:
        """Return the values of the table's fields."""
        return map(str.strip, self._pick(cells))


def plain(name: str) -> str:
    """Return a column's name without case, blanks, underscores and hyphens."""
    return "".join(name.casefold().replace("_", " ").replace("-", " ").split())


def by_row(
    record: Callable[[Entry, Reading], Record],
) -> Callable[[Iterator[Row], Sheet, Reading], Iterator[Record]]:
    """Read a table in which each row stands for itself."""

    def records(rows: Iterator[Row], sheet: Sheet, reading: Reading) -> Iterator[Record]:
        for row in rows:
            if row.cells is None:
                yield rejected(row, row.reason)
            else:
                yield record(entry(row, row.cells, sheet), reading)

    return records


def entry(row: Row, cells: list[str], sheet: Sheet) -> Entry:
    """Take a whole row apart."""
    return Entry(row, sheet.raw(cells), tuple(sheet.values(cells)))


def key(kind: str, *values: str) -> bytes:
    """Return what tells a happening from all others, whatever columns a later archive has."""
    return "\0".join((kind, *values)).encode()


def rejected(row: Row, reason: Phrase | None) -> Record:
    """Give a row up, as it is written."""
    return Record(row.line, row.text.encode(), reason=reason)


def skipped(entry: Entry, reason: Phrase) -> Record:
    """Leave a row out in which there is nothing to keep."""
    return Record(entry.row.line, entry.raw, reason=reason, is_skipped=True)


def _without(
    secret: Container[int], raw: Callable[[Sequence[str]], bytes]
) -> Callable[[Sequence[str]], bytes]:
    """Leave the cells at these places out of what is kept."""
    return lambda cells: raw(["" if n in secret else cell for n, cell in enumerate(cells)])


def _first(names: Sequence[str], known: Container[str]) -> int:
    """Return the place of the first known name, -1 if there is none."""
    return next((place for place, name in enumerate(names) if name in known), -1)


def _picker(places: list[int], width: int) -> Callable[[list[str]], tuple[str, ...]]:
    """Return what takes the fields out of a row; a missing column (-1) counts as empty."""
    take = itemgetter(*(width if place < 0 else place for place in places))
    if -1 not in places:
        return take
    return lambda cells: take([*cells, ""])
