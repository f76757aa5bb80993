"""From the rows of a table to records, one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import eq
from typing import TYPE_CHECKING

from relnet.formats.delimited import json_by
from relnet.formats.delimited_out import unguard
from relnet.formats.tables.takers import plan
from relnet.formats.vcard.remarks import together
from relnet.model.card import Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.formats.delimited import Row
    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.table import Table

NOBODY = Phrase("the row names nobody.")
TOTAL = Phrase("the row sums up others.")
AGAIN = Phrase("the row names the columns again.")
UNNAMED = Phrase("no column is understood as a name: --map COLUMN=name says which one is.")
_CALLED = {"name", "given", "family", "nickname", "organization", "badge"}
# What programs and people write where they have nothing to say.
_NOTHING = {
    "-", "--", "---", "–", "—", "n/a", "N/A", "n.a.", "N.A.", "k.A.", "k. A.", "keine Angabe",
    "NULL", "null", "(null)", "nan", "NaN", "None", "none", "undefined", "(blank)", "(leer)",
    "#N/A", "#NV", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!", "#NAME?", "#DIV/0!", "#NULL!",
    "Info Requested",
}  # fmt: skip
_TOTAL = re.compile(
    r"(?:(?:grand |sub)?total|(?:gesamt|zwischen)?summe|(?:ins)?gesamt|anzahl|ergebnis|count|sum)"
    r"\b[\s\d:=.,]*\Z",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?![+]|0\d)[-\s\d.,:%€$£]*\Z", re.ASCII)  # no telephone number


def read_rows(rows: Iterable[Row], table: Table) -> Iterator[Record]:
    """Make a record of each row: its cells are as many as the table has columns.

    ``raw`` is the row as a JSON object of its filled cells; a damaged one (without cells)
    stays as it is written. A row of nothing but blanks is no record, one that names nobody
    is skipped. Who was scanned was met on that day.
    """
    names = [column.name for column in table.columns]
    kept = json_by(names)
    read = plan(table)
    is_by_hand = table.dialect == "csv"  # what programs write is meant so
    fields = {column.field for column in table.columns}
    is_unnamed = "" in fields and not fields & _CALLED
    for row in rows:
        if row.cells is None:
            yield Record(row.line, row.text.encode(), reason=row.reason)
            continue
        cells = [cell.strip() if cell else "" for cell in row.cells]
        if not any(cells):
            continue
        if is_by_hand and (reason := _about_others(cells, names)):
            yield Record(row.line, kept(row.cells), reason=reason, is_skipped=True)
            continue
        record = _record(row, kept(row.cells), read(_meant(cells, is_by_hand=is_by_hand)))
        if is_unnamed and record.card:
            is_unnamed = False  # said once
            record = replace(record, reason=together([*filter(None, [record.reason]), UNNAMED]))
        yield record


def _about_others(cells: Sequence[str], names: Sequence[str]) -> Phrase | None:
    """Say why a row is no entry: it is the header again, or counts what is above it."""
    first = next(filter(None, cells))
    if first == names[0]:
        return AGAIN if sum(map(eq, cells, names)) >= min(len(names), 2) else None
    if _TOTAL.match(first) and all(map(_FIGURE.match, cells[cells.index(first) + 1 :])):
        return TOTAL
    return None


def _meant(cells: list[str], *, is_by_hand: bool) -> list[str]:
    """Return what cells say, and one more, empty, for what they have no column for."""
    if is_by_hand and not _NOTHING.isdisjoint(cells):
        cells = ["" if cell in _NOTHING else cell for cell in cells]
    # A ' that stands before what a spreadsheet would run has been put there.
    cells = [unguard(cell) if cell[:1] == "'" else cell for cell in cells]
    cells.append("")
    return cells


def _record(row: Row, raw: bytes, draft: Draft) -> Record:
    card = draft.card()
    if card is None:  # what could not be read may be corrected
        reason = together(draft.remarks) if draft.remarks else NOBODY
        return Record(row.line, raw, reason=reason, is_skipped=not draft.remarks)
    remarks = [row.reason, *draft.remarks] if row.reason else draft.remarks
    happening = Happening("met", draft.met_on) if draft.met_on else None
    return Record(row.line, raw, card, together(remarks), happening=happening)
