"""Tables on a terminal: cells are wrapped before a column goes, and what goes is named."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from relnet.cli.screen import settings
from relnet.cli.terminal import terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

NARROW = 14  # characters: however narrow the terminal, a number, a date or a phone stays whole
LEAST = 12  # characters that are worth wrapping words in
LEGIBLE = 26  # characters of a long word that are kept together
TIGHT = 10  # characters to which a column shrinks before one of the most important ones goes
IMPORTANT = 4  # columns, the first of a table
LAST = 2  # columns that stay however narrow the terminal is
GAP = 3  # characters between columns
EDGES = 2  # characters around a table
TALLEST = 8  # lines of one cell; a longer one ends in an ellipsis
_WORD = re.compile(r"\S+\s*")
_PART = re.compile(r"[^@/._-]+[@/._-]*|[@/._-]+")  # of a word that is too long, such as an address


def draw(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> list[int]:
    """Draw a table on the terminal; returns which columns it had no room for, by position.

    Cells are text, never markup. The first columns are the most important ones, and are squeezed
    before they go: the others go from the right, but for those with nothing in them, which go
    first and unmentioned.
    """
    console = _console()
    room = console.width - EDGES
    fitting, hidden = _fitting(heads, lines, room)
    needs = _needs(heads, lines, fitting)
    if not _fit(needs, room):
        needs = _needs(heads, lines, fitting, TIGHT)
    widths = _shared(needs, room)
    table = _table(has_heads=bool(heads))
    for index, width in zip(fitting, widths, strict=True):
        head = _wrapped(heads[index], width) if heads else ""
        table.add_column(head, width=width, no_wrap=True)
    for line in lines:
        cells = zip(fitting, widths, strict=True)
        table.add_row(*(_wrapped(line[index], width) for index, width in cells))
    console.print(table)
    return hidden


def draw_in_parts(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Draw a table as several, one below the other, each with the first column and whole cells."""
    room = terminal_width(os.environ) - EDGES
    first, *widths = (most for _, most in _needs(heads, lines, range(len(lines[0]))))
    parts: list[list[int]] = [[]]
    left = room - first
    for index, width in enumerate(widths, 1):
        if parts[-1] and width + GAP > left:
            parts.append([])
            left = room - first
        parts[-1].append(index)
        left -= width + GAP
    for part in parts:
        chosen = [0, *part]
        draw(
            [heads[index] for index in chosen] if heads else [],
            [[line[index] for index in chosen] for line in lines],
        )


def _console() -> Console:
    from rich.console import Console

    color = settings().has_color
    return Console(
        width=terminal_width(os.environ),
        height=1,  # it does not matter, but rich would ask LINES
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
    )


def _table(*, has_heads: bool) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(box=SIMPLE_HEAD, show_header=has_heads, pad_edge=False, header_style="bold")


def _fitting(
    heads: Sequence[str], lines: Sequence[Sequence[str]], width: int
) -> tuple[list[int], list[int]]:
    """Part the columns into those that there is room for, and those that are missed."""
    every = range(len(heads or lines[0]))
    needs, tight = _needs(heads, lines, every), _needs(heads, lines, every, TIGHT)
    fitting = [*every]
    if not _fit(needs, width):
        fitting = [index for index in every if not index or any(line[index] for line in lines)]
    hidden: list[int] = []
    while len(fitting) > LAST and not _fit([needs[index] for index in fitting], width):
        if len(fitting) <= IMPORTANT and _fit([tight[index] for index in fitting], width):
            break
        hidden.insert(0, fitting.pop())
    return fitting, hidden


def _fit(needs: Sequence[tuple[int, int]], width: int) -> bool:
    return sum(least + GAP for least, _ in needs) - GAP <= width


def _needs(
    heads: Sequence[str],
    lines: Sequence[Sequence[str]],
    columns: Sequence[int],
    legible: int = LEGIBLE,
) -> list[tuple[int, int]]:
    """Return the characters that each column needs at least, and those that it has a use for.

    Wide ones, such as 田, count twice.
    """
    from rich.cells import cell_len

    everything = [heads, *lines] if heads else [*lines]
    found = []
    for index in columns:
        cells = [line[index] for line in everything]
        most = max(map(cell_len, cells))
        part = max((cell_len(part) for cell in cells for part in _parts(cell)), default=0)
        least = most if most <= NARROW else max(min(LEAST, legible), min(part, legible))
        found.append((least, most))
    return found


def _shared(needs: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Share the room out: each column what it needs at least, and of the rest evenly."""
    widths = [least for least, _ in needs]
    room = width - sum(widths) - GAP * (len(needs) - 1)
    for index in reversed(range(len(widths))):  # there may be less than that
        loss = max(min(-room, widths[index] - 1), 0)
        widths[index] -= loss
        room += loss
    wanting = [index for index, (least, most) in enumerate(needs) if most > least]
    while room > 0 and wanting:
        share = max(room // len(wanting), 1)
        for index in wanting[:room]:
            gain = min(share, needs[index][1] - widths[index])
            widths[index] += gain
            room -= gain
        wanting = [index for index in wanting if needs[index][1] > widths[index]]
    return widths


def _wrapped(cell: str, width: int) -> Text:
    from rich.cells import set_cell_size
    from rich.text import Text

    lines = [*_lines(cell[: width * (TALLEST + 1)], width)]
    if len(lines) > TALLEST:
        lines[TALLEST - 1] = f"{set_cell_size(lines[TALLEST - 1], width - 1).rstrip()}…"
    return Text("\n".join(lines[:TALLEST]))


def _lines(cell: str, width: int) -> Iterator[str]:
    """Break a cell between words, and a word that is too long where an address may break."""
    from rich.cells import cell_len

    line = ""
    for piece in _pieces(cell, width):
        if line and cell_len(f"{line}{piece}".rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _pieces(cell: str, width: int) -> Iterator[str]:
    from rich.cells import cell_len, chop_cells

    for word in _WORD.findall(cell):
        if cell_len(word.rstrip()) <= width:
            yield word
        else:
            for part in _PART.findall(word):
                yield from chop_cells(part, max(width, 1))


def _parts(cell: str) -> Iterator[str]:
    """Yield what a cell can be broken into without harm."""
    for word in cell.split(" "):
        yield from _PART.findall(word) if len(word) > LEAST else [word]
