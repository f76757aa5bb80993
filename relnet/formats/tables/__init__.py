"""Tables of people: CSV and spreadsheets, whoever wrote them, column by column.

``understand(header, reading, sample)`` tells what each column holds, as a ``Table``: the
owner's ``reading.columns`` (``--map``) come first, then a saved map with the same header, then
what is known of the program that wrote the table (``dialect``), then what the column is called
in German or English (``synonym``), at last what stands in it (``content``: a column of ticks).
A column that nobody understands has the field '': its cells stay in the record's raw JSON.

``read_rows(rows, table)`` makes records of rows of cells, wherever they come from: a CSV
(``read``), or a spreadsheet whose reader makes ``Row(line, text, cells)`` of each of its rows,
with as many cells as there are columns. ``find_table(head, reading)`` explains a CSV by its
first 64 kB; ``unknown_columns(head)`` names the columns of a table that nobody understands,
``is_nameless(head)`` tells whether a table lacks the row that names them.

``columns`` decides, with the owner's ``wishes``, the ``dialects`` and the ``words`` of the
``vocabulary``; ``others`` are about somebody else. ``takers`` make of the columns a plan for
reading a row, ``cells`` and ``days`` read what stands in one cell.
"""

from __future__ import annotations

from relnet.formats.delimited import Row
from relnet.formats.tables.columns import names_somebody, understand
from relnet.formats.tables.header import is_nameless, unknown_columns
from relnet.formats.tables.rows import read_rows
from relnet.formats.tables.table import Column, Table
from relnet.formats.tables.text import find_table, heading, heading_of, read
from relnet.formats.tables.vocabulary import FIELDS

__all__ = [
    "FIELDS",
    "Column",
    "Row",
    "Table",
    "find_table",
    "heading",
    "heading_of",
    "is_nameless",
    "names_somebody",
    "read",
    "read_rows",
    "understand",
    "unknown_columns",
]
