"""Lists: a table for eyes, TSV for pipes, CSV, JSON, NDJSON and ids for programs."""

from __future__ import annotations

import os
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from relnet.cli.language import _, say, say_date, say_day
from relnet.cli.screen import settings, tell
from relnet.cli.shape import TABLE_ROWS, Shape
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.cli.words import say_word
from relnet.model.visible import visible_line
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from rich.text import Text

Row = dict[str, Any]

# Table heads; machine output keeps the field's own name.
HEADS = {
    "additional": Phrase("Middle names"),
    "addresses": Phrase("Address"),
    "after": Phrase("After"),
    "batch": Phrase("Batch"),
    "before": Phrase("Before"),
    "birthday": Phrase("Birthday"),
    "changes": Phrase("Rows"),
    "channel": Phrase("Channel"),
    "circle": Phrase("Circle"),
    "city": Phrase("City"),
    "command": Phrase("Command"),
    "commands": Phrase("Commands"),
    "contact": Phrase("Name"),
    "contact_id": Phrase("Contact"),
    "cost": Phrase("Cost"),
    "created_at": Phrase("When"),
    "department": Phrase("Department"),
    "detail": Phrase("Of what"),
    "direction": Phrase("Whose"),
    "due_on": Phrase("Due"),
    "earliest_on": Phrase("At the earliest"),
    "email": Phrase("E-mail"),
    "emails": Phrase("E-mail"),
    "ends_on": Phrase("Until"),
    "event": Phrase("Event"),
    "every": Phrase("Every"),
    "evidence": Phrase("Evidence"),
    "family": Phrase("Family name"),
    "given": Phrase("Given name"),
    "goal": Phrase("Goal"),
    "handle": Phrase("Handle"),
    "id": Phrase("Id"),
    "key": Phrase("Key"),
    "kind": Phrase("Kind"),
    "last_interaction_on": Phrase("Last contact"),
    "latest_on": Phrase("At the latest"),
    "messengers": Phrase("Messenger"),
    "met_on": Phrase("Met on"),
    "n": Phrase("No."),
    "name": Phrase("Name"),
    "nickname": Phrase("Nickname"),
    "note": Phrase("Note"),
    "noticed_on": Phrase("Noticed on"),
    "organization": Phrase("Organization"),
    "people": Phrase("People"),
    "phone": Phrase("Phone"),
    "phones": Phrase("Phone"),
    "place": Phrase("Place"),
    "prefix": Phrase("Prefix"),
    "profiles": Phrase("Profile"),
    "quiet": Phrase("Quiet"),
    "reason": Phrase("Reason"),
    "roles": Phrase("Roles"),
    "source": Phrase("Source"),
    "stand": Phrase("Stand"),
    "standing": Phrase("Standing"),
    "starts_on": Phrase("From"),
    "state": Phrase("State"),
    "suffix": Phrase("Suffix"),
    "tags": Phrase("Tags"),
    "text": Phrase("What happened"),
    "title": Phrase("Title"),
    "undoes": Phrase("Undoes"),
    "undone_by": Phrase("Undone by"),
    "urls": Phrase("Web"),
}
# Fields whose values are fixed words, which a table translates.
WORDS_IN = {"channel", "circle", "direction", "kind", "standing", "state"}

NARROW = 14  # characters: however narrow the terminal, a number, a date or a phone stays whole
LEGIBLE = 26  # characters that a column needs at most to be worth its place
GAP = 3  # characters between columns


def show(
    shape: Shape,
    fields: Sequence[str],
    rows: Iterable[Row],
    heads: Mapping[str, Phrase] = HEADS,
) -> None:
    """Write rows to stdout in the shape that is wanted, as they come."""
    rows = islice(rows, shape.most)
    if shape.chosen == "table":
        _show_table(shape, [(field, _(heads[field].text)) for field in fields], rows)
        return
    write_machine_readable(sys.stdout, shape, fields, rows)


def write_machine_readable(
    out: TextIO,
    shape: Shape,
    fields: Sequence[str],
    rows: Iterable[Row],
    *,
    guards: bool = True,
) -> None:
    """Write rows for programs: UTF-8, nothing translated, nothing cut.

    With ``guards`` spreadsheets cannot run what stands in CSV and TSV.
    """
    if reconfigure := getattr(out, "reconfigure", None):
        reconfigure(encoding="utf-8", newline="")
    if shape.chosen in {"json", "ndjson"}:
        from relnet.formats import json_out

        write = json_out.write_array if shape.chosen == "json" else json_out.write_lines
        write(out, ({field: row[field] for field in fields} for row in rows))
    elif shape.chosen == "ids":
        out.writelines(f"{row[fields[0]]}\n" for row in rows)
    else:
        from relnet.formats import delimited_out

        cells = ([_cell(row[field]) for field in fields] for row in rows)
        style: delimited_out.Style = (
            "excel" if shape.excel else "tsv" if shape.chosen == "tsv" else "csv"
        )
        delimited_out.write_rows(out, fields, cells, style, not shape.no_headers, guards=guards)


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(_cell(item)) for item in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return value


def _show_table(shape: Shape, columns: Sequence[tuple[str, str]], rows: Iterable[Row]) -> None:
    heads = [head for _field, head in columns]
    lines = [[shown(field, row[field]) for field, _head in columns] for row in rows]
    if not lines:
        tell(Phrase("There is nothing to list."))
        return
    has_more = shape.limit is None and len(lines) > TABLE_ROWS and is_terminal(sys.stdout)
    lines = lines[:TABLE_ROWS] if has_more else lines
    if is_terminal(sys.stdout):
        draw([] if shape.no_headers else heads, lines)
    else:
        _align([] if shape.no_headers else heads, lines)
    if has_more:
        tell(Phrase("The first {n} are shown; --limit or a pipe shows more.", n=TABLE_ROWS))


def shown(field: str, value: object) -> str:
    """Return the value of a field as people read it, on one line; '' if there is none."""
    from datetime import date

    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, Phrase):
        return visible_line(say(value))
    if isinstance(value, list):
        return ", ".join(shown(field, item) for item in value)
    cell = "" if value is None else str(_cell(value))
    if field in WORDS_IN:
        cell = say_word(cell)
    elif field.endswith("_on") or field == "birthday":
        cell = say_date(cell)
    return visible_line(cell)


def draw(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Draw a table on the terminal; cells are text, never markup."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    color = settings().has_color
    console = Console(
        width=terminal_width(os.environ),
        height=1,  # it does not matter, but rich would ask LINES
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
    )
    table = Table(box=SIMPLE_HEAD, show_header=bool(heads), pad_edge=False, header_style="bold")
    fitting = _fitting(heads, lines, console.width)
    for index in fitting:
        widest = max((len(line[index]) for line in lines), default=0)
        # rich takes the room that lacks from columns that may wrap, so only long ones may; their
        # texts, being no_wrap, are cut instead.
        table.add_column(_cut(heads[index]) if heads else "", no_wrap=widest <= NARROW)
    for line in lines:
        table.add_row(*(_cut(line[index]) for index in fitting))
    console.print(table)


def _fitting(heads: Sequence[str], lines: Sequence[Sequence[str]], width: int) -> list[int]:
    """Choose the columns a terminal has room to show legibly: the first, then whichever fit."""
    everything = [heads, *lines] if heads else [*lines]
    widths = [min(max(map(len, column)), LEGIBLE) for column in zip(*everything, strict=True)]
    fitting: list[int] = []
    room = width
    for index, needed in enumerate(widths):
        if not fitting or needed + GAP <= room:
            fitting.append(index)
            room -= needed + GAP
    return fitting


def _cut(cell: str) -> Text:
    from rich.text import Text

    return Text(cell, no_wrap=True, overflow="ellipsis")


def _align(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Write a table into a pipe: full width, nothing cut."""
    everything = [heads, *lines] if heads else [*lines]
    widths = [max(map(len, column)) for column in zip(*everything, strict=True)]
    for line in everything:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
