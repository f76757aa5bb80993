"""From the rows of a table to records, one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, tee, zip_longest
from typing import TYPE_CHECKING

from relnet.formats.delimited import json_by
from relnet.formats.delimited_out import unguard
from relnet.formats.tables.takers import plan
from relnet.formats.tables.vocabulary import ADDRESS, CHANNELS
from relnet.formats.vcard.remarks import together
from relnet.model.card import Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.formats.delimited import Row
    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.table import Column, Table

NOBODY = Phrase("the row names nobody.")
TOTAL = Phrase("the row sums up others.")
AGAIN = Phrase("the row names the columns again.")
HEADING = Phrase("the row is taken for the heading of what stands below it.")
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
_GUARDS = ("'", "=")  # '' stands for no cell
_NAMES = {"given", "family"}  # what is blanked beside the other one may be part of a name
_REACH = {*CHANNELS, *ADDRESS}
_LINK = "::::"  # vtiger: Accounts::::Ott AG, with the kind of entry that a field refers to
_FEW = 2  # columns: rows of more have cells
_COUNT = 3  # characters: where a number or postcode belongs, a longer figure may be one
_FIGURE = re.compile(r"(?![+]|0\d)[-\s\d.,:%€$£]*\Z", re.ASCII)  # no telephone number


def read_rows(rows: Iterable[Row], table: Table) -> Iterator[Record]:
    """Make a record of each row: its cells are as many as the table has columns.

    ``raw`` is the row as a JSON object of its filled cells; a rejected one, damaged or to be
    corrected, stays as it is written. A row of nothing but blanks is no record, one that names
    nobody is skipped. Who was scanned was met on that day.
    """
    names = [column.name for column in table.columns]
    kept = json_by(names)
    read = plan(table)
    is_by_hand = table.dialect == "csv"  # what programs write is meant so
    fields = {column.field for column in table.columns}
    halves = [place for place, column in enumerate(table.columns) if column.field in _NAMES]
    is_unnamed = "" in fields and not fields & _CALLED
    rows, ahead = tee(rows)
    for row, below in zip_longest(rows, islice(ahead, 1, None)):
        if row.cells is None:
            yield Record(row.line, row.text.encode(), reason=row.reason)
            continue
        cells = [cell.strip() if cell else "" for cell in row.cells]
        if not any(cells):
            continue
        if is_by_hand and (reason := _about_others(cells, table.columns, below)):
            yield Record(row.line, kept(row.cells), reason=reason, is_skipped=True)
            continue
        draft = read(_meant(cells, row.text, is_by_hand=is_by_hand))
        if is_by_hand and (draft.name.given or draft.name.family):
            draft.remarks += _no_names(cells[place] for place in halves)
        record = _record(row, kept(row.cells), draft)
        if is_unnamed and record.card:
            is_unnamed = False  # said once
            record = replace(record, reason=together([*filter(None, [record.reason]), UNNAMED]))
        yield record


def _about_others(
    cells: Sequence[str], columns: Sequence[Column], below: Row | None
) -> Phrase | None:
    """Say why a row is no entry: it is the header again, counts what is above, or heads a part."""
    first = next(filter(None, cells))
    if first == columns[0].name:
        return AGAIN if _is_header(cells, columns) else None
    rest = cells.index(first) + 1
    if _TOTAL.match(first) and all(map(_is_sum, cells[rest:], columns[rest:])):
        return TOTAL
    if first[0] in "-=:" and not any(cell.strip("-=:") for cell in cells):
        return NOBODY  # a ruler below the header
    is_alone = len(columns) > _FEW and not any(cells[1:])
    next_cells = below.cells if is_alone and below else None
    return HEADING if next_cells and _is_header(next_cells, columns) else None  # Teams, Monday


def _is_header(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    same = sum(cell == column.name for cell, column in zip(cells, columns, strict=False))
    return same >= min(len(columns), 2)


def _is_sum(cell: str, column: Column) -> bool:
    return bool(_FIGURE.match(cell)) and (len(cell) <= _COUNT or column.field not in _REACH)


def _no_names(cells: Iterable[str]) -> Iterator[Phrase]:
    """Say which words stood for nothing where a name may be one: Null, None, Nan."""
    for word in cells:
        if word in _NOTHING and word.isalpha():
            yield Phrase("{text} was taken for no name; it was left out.", text=word)


def _meant(cells: list[str], text: str, *, is_by_hand: bool) -> list[str]:
    """Return what cells say, and one more, empty, for what they have no column for."""
    if is_by_hand and _LINK in text:
        cells = [_linked(cell) for cell in cells]
    if is_by_hand and not _NOTHING.isdisjoint(cells):
        cells = ["" if cell in _NOTHING else cell for cell in cells]
    # A ' that stands before what a spreadsheet would run has been put there, and ="01067" is
    # how a number keeps its zeros.
    cells = [_bare(cell) if cell[:1] in _GUARDS else cell for cell in cells]
    cells.append("")
    return cells


def _linked(cell: str) -> str:
    kind, _, name = cell.partition(_LINK)
    return name if kind.isalpha() and name else cell


def _bare(cell: str) -> str:
    is_text = len(cell) > 2 and cell.startswith('="') and cell.endswith('"')
    if len(cell) > 2 and cell[0] == cell[-1] == "'" and cell[1].isalnum():
        return cell[1:-1]  # how SQL quotes
    return cell[2:-1].replace('""', '"') if is_text else unguard(cell)


def _record(row: Row, raw: bytes, draft: Draft) -> Record:
    card = draft.card()
    if card is None:  # what could not be read may be corrected
        reason = together(draft.remarks) if draft.remarks else NOBODY
        if draft.remarks or draft.channels:
            return Record(row.line, row.text.encode(), reason=reason)
        return Record(row.line, raw, reason=reason, is_skipped=True)
    remarks = [row.reason, *draft.remarks] if row.reason else draft.remarks
    happening = Happening("met", draft.met_on) if draft.met_on else None
    return Record(row.line, raw, card, together(remarks), happening=happening)
