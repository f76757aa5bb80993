"""From the rows of a table to records, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.delimited import json_by
from relnet.formats.delimited_out import unguard
from relnet.formats.tables.takers import plan
from relnet.formats.vcard.remarks import together
from relnet.model.card import Record
from relnet.model.happening import Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.formats.delimited import Row
    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.table import Table

NOBODY = Phrase("the row names nobody.")


def read_rows(rows: Iterable[Row], table: Table) -> Iterator[Record]:
    """Make a record of each row: its cells are as many as the table has columns.

    ``raw`` is the row as a JSON object of its filled cells; a damaged one (without cells)
    stays as it is written. A row of nothing but blanks is no record, one that names nobody
    is skipped. Who was scanned was met on that day.
    """
    kept = json_by([column.name for column in table.columns])
    read = plan(table)
    for row in rows:
        if row.cells is None:
            yield Record(row.line, row.text.encode(), reason=row.reason)
            continue
        cells = [cell.strip() if cell else "" for cell in row.cells]
        if not any(cells):
            continue
        # A ' that stands before what a spreadsheet would run has been put there.
        cells = [unguard(cell) if cell[:1] == "'" else cell for cell in cells]
        cells.append("")  # what a row says where it has no column for it
        yield _record(row, kept(row.cells), read(cells))


def _record(row: Row, raw: bytes, draft: Draft) -> Record:
    card = draft.card()
    if card is None:  # what could not be read may be corrected
        reason = together(draft.remarks) if draft.remarks else NOBODY
        return Record(row.line, raw, reason=reason, is_skipped=not draft.remarks)
    remarks = [row.reason, *draft.remarks] if row.reason else draft.remarks
    happening = Happening("met", draft.met_on) if draft.met_on else None
    return Record(row.line, raw, card, together(remarks), happening=happening)
