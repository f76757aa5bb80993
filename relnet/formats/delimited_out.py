r"""Write rows as CSV or TSV that a shell script, a spreadsheet and relnet itself can read.

``csv`` is RFC 4180 with LF as the line end: `cut` and `awk` would take the CR of a CRLF for a
part of the last cell, while readers of CSV accept both. ``excel`` is what German Excel opens by
double click: semicolons, decimal commas (2.5 is a day to it), a byte order mark, CRLF. ``crlf``
is ``csv`` with Windows' line ends. ``tsv`` has no quotes: one row is one line.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, also
behind blanks or quotes. Such a cell gets a leading ``'``, unless it is a plain number or a
phone number with its country code. ``unguard`` takes that ``'`` off again.
"""

from __future__ import annotations

import csv
import re
from itertools import chain
from typing import TYPE_CHECKING, Literal

from relnet.model.visible import encodable, visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

Style = Literal["csv", "crlf", "tsv", "excel"]

_BLANKS = " \u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_FORMULA = re.compile(rf"[{_BLANKS}'\"]*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = r"\+[0-9][0-9 ()/.-]{2,25}"
_HARMLESS = re.compile(rf"{_NUMBER}(?:, {_NUMBER})*|[+-]?[0-9]+(?:[.,][0-9]+)*", re.ASCII)
_SEVERAL = re.compile(r'[,;|"\n]|:::')  # what formats/tables/cells.py finds between tags
# First characters that ask for a closer look; the other blanks above are not printable.
_DOUBTFUL = frozenset("=+-@＝＋－＠'\" ")


def write_rows(
    out: TextIO,
    fields: Sequence[str],
    rows: Iterable[Sequence[object]],
    style: Style,
    header: bool = True,
    *,
    guards: bool = True,
) -> None:
    """Write rows one by one, None as an empty cell; ``out`` must not translate line ends.

    Without ``guards`` cells stay as they are, for programs: what a spreadsheet would run, and
    in CSV also what acts on a terminal, such as the marks around a number that was pasted.
    """
    lines = chain([fields], rows) if header else rows
    if style == "tsv":
        out.writelines("\t".join(cells) + "\n" for cells in _cells(lines, visible_line, guards))
        return
    if style == "excel":
        out.write("\ufeff")
        lines = ([_with_comma(cell) for cell in row] for row in lines)
    writer = csv.writer(
        out,
        delimiter=";" if style == "excel" else ",",
        lineterminator="\n" if style == "csv" else "\r\n",
    )
    writer.writerows(_cells(lines, visible if guards else _as_it_is, guards))


def guard(text: str) -> str:
    """Put a ``'`` before what a spreadsheet would run."""
    return f"'{text}" if _would_run(text) else text


def unguard(text: str) -> str:
    """Take off the ``'`` that ``guard`` put there, and no other."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def listed(names: Iterable[str]) -> str:
    """Put commas between names; one that would be read as several stands in quotation marks."""
    return ", ".join(
        '"' + name.replace('"', '""') + '"' if _SEVERAL.search(name) else name for name in names
    )


def _with_comma(cell: object) -> object:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def _as_it_is(text: str) -> str:
    return encodable(text.replace("\r\n", "\n").replace("\r", "\n"))


def _would_run(text: str) -> bool:
    return bool(_FORMULA.match(text)) and not _HARMLESS.fullmatch(text)


def _cells(
    rows: Iterable[Sequence[object]], shown: Callable[[str], str], guards: bool
) -> Iterator[list[str]]:
    """Turn rows into text; most cells are plain, and are taken as they are without a call."""
    protect = guard if guards else str
    for row in rows:
        yield [
            cell
            if cell.__class__ is str and cell.isprintable() and cell[:1] not in _DOUBTFUL
            else ""
            if cell is None
            else protect(shown(str(cell)))
            for cell in row
        ]
