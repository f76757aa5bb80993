"""Lists: a table for eyes, TSV for pipes, CSV, JSON, NDJSON and ids for programs."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

from relnet.cli.language import say, say_amount, say_date, say_day, say_moment
from relnet.cli.screen import tell
from relnet.cli.shape import TABLE_ROWS, Shape
from relnet.cli.terminal import is_terminal
from relnet.cli.words import say_word
from relnet.cli.wrapping import cells
from relnet.model.visible import visible_line
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

Row = dict[str, Any]

NOBODY_YET = Phrase("Nobody is here yet. relnet import FILE or relnet add NAME adds people.")

# What a field is called by people; machine output keeps its own name.
HEADS = {
    "additional": Phrase("Middle names"),
    "addresses": Phrase("Address"),
    "advice": Phrase("To mind"),
    "also": Phrase("Thanked for with it"),
    "after": Phrase("After"),
    "avoid": Phrase("Not to mention"),
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
    "dates": Phrase("Dates"),
    "day": Phrase("Day"),
    "department": Phrase("Department"),
    "detail": Phrase("Of what"),
    "direction": Phrase("Whose"),
    "due_on": Phrase("Due"),
    "earliest_on": Phrase("At the earliest"),
    "email": Phrase("E-mail"),
    "emails": Phrase("E-mail"),
    "ends_on": Phrase("Until"),
    "event": Phrase("Event"),
    "events": Phrase("Events"),
    "every": Phrase("Every"),
    "evidence": Phrase("Evidence"),
    "family": Phrase("Family name"),
    "follow_ups": Phrase("To do"),
    "form": Phrase("Address as"),
    "given": Phrase("Given name"),
    "goal": Phrase("Goal"),
    "greeting": Phrase("Greeting"),
    "handle": Phrase("Handle"),
    "id": Phrase("Id"),
    "interactions": Phrase("Diary"),
    "interests": Phrase("Interests"),
    "key": Phrase("Key"),
    "kind": Phrase("Kind"),
    "language": Phrase("Language"),
    "last_interaction_on": Phrase("Last contact"),
    "latest_on": Phrase("At the latest"),
    "leads": Phrase("Leads"),
    "life_events": Phrase("Life"),
    "meaning": Phrase("Meaning"),
    "messengers": Phrase("Messenger"),
    "met_on": Phrase("Met on"),
    "minutes": Phrase("Min."),
    "n": Phrase("No."),
    "name": Phrase("Name"),
    "needs": Phrase("Needs"),
    "nickname": Phrase("Nickname"),
    "note": Phrase("Note"),
    "noted_on": Phrase("Noted on"),
    "noticed_on": Phrase("Noticed on"),
    "offers": Phrase("Offers"),
    "organization": Phrase("Organization"),
    "people": Phrase("People"),
    "phone": Phrase("Phone"),
    "phones": Phrase("Phone"),
    "place": Phrase("Place"),
    "planned_from": Phrase("Counted from"),
    "positions": Phrase("Positions"),
    "preferred": Phrase("Preferred"),
    "prefix": Phrase("Prefix"),
    "profiles": Phrase("Profile"),
    "quiet": Phrase("Quiet"),
    "reason": Phrase("Reason"),
    "roles": Phrase("Roles"),
    "salutation": Phrase("Title in letters"),
    "source": Phrase("Source"),
    "sources": Phrase("Sources"),
    "stand": Phrase("Stand"),
    "standing": Phrase("Standing"),
    "starts_on": Phrase("From"),
    "state": Phrase("State"),
    "suffix": Phrase("Suffix"),
    "tags": Phrase("Tags"),
    "text": Phrase("What happened"),
    "ties": Phrase("Ties"),
    "title": Phrase("Title"),
    "told_by": Phrase("Told by"),
    "told_by_id": Phrase("Told by"),
    "undoes": Phrase("Undoes"),
    "undone_by": Phrase("Undone by"),
    "until_on": Phrase("Until"),
    "urls": Phrase("Web"),
    "weight": Phrase("Weight"),
    "who": Phrase("Name"),
}
# Fields whose values are fixed words, which a table translates.
WORDS_IN = {"channel", "circle", "direction", "kind", "standing", "state", "salutation", "form"}
# Sums of money.
AMOUNTS_IN = {"cost", "value"}


def show(
    shape: Shape,
    fields: Sequence[str],
    rows: Iterable[Row],
    heads: Mapping[str, Phrase] = HEADS,
    *,
    splits: bool = False,
) -> None:
    """Write rows to stdout in the shape that is wanted, as they come.

    A table that is too wide for the terminal ``splits`` into several, or else wraps its cells.
    """
    rows = islice(rows, shape.most)
    if shape.chosen == "table":
        columns = [(field, say(heads[field])) for field in fields]
        _show_table(shape, columns, rows, splits=splits)
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

        style: delimited_out.Style = (
            "tsv" if shape.chosen == "tsv" else "excel" if shape.excel else "csv"
        )
        tags = _cell if style == "tsv" else delimited_out.listed  # TSV knows no quotation marks
        told = {field: tags if field == "tags" else _cell for field in fields}
        cells = ([told[field](row[field]) for field in fields] for row in rows)
        delimited_out.write_rows(out, fields, cells, style, not shape.no_headers, guards=guards)


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(_cell(item)) for item in value)
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part)
    return value


def _show_table(
    shape: Shape, columns: Sequence[tuple[str, str]], rows: Iterable[Row], *, splits: bool
) -> None:
    heads = [head for _field, head in columns]
    lines = [[shown(field, row[field]) for field, _head in columns] for row in rows]
    if not lines:
        tell(Phrase("There is nothing to list."))
        return
    has_more = shape.limit is None and len(lines) > TABLE_ROWS and is_terminal(sys.stdout)
    lines = lines[:TABLE_ROWS] if has_more else lines
    if is_terminal(sys.stdout) and splits:
        from relnet.cli.table import draw_in_parts

        draw_in_parts([] if shape.no_headers else heads, lines)
    elif is_terminal(sys.stdout):
        draw(heads, lines, has_heads=not shape.no_headers)
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
        return _several(field, value)
    cell = "" if value is None else str(_cell(value))
    if field in WORDS_IN:
        cell = say_word(cell)
    elif field in AMOUNTS_IN and isinstance(value, float):
        cell = say_amount(value)
    elif field.endswith("_on") or field == "birthday":
        cell = say_date(cell)
    elif field.endswith("_at"):
        cell = say_moment(cell)
    return visible_line(cell)


def _several(field: str, values: list[Any]) -> str:
    if field != "addresses":
        return ", ".join(shown(field, value) for value in values)
    from relnet.cli.entries import say_address  # few lists need what it loads

    return "; ".join(visible_line(say_address(address)) for address in values)


def draw(heads: Sequence[str], lines: Sequence[Sequence[str]], *, has_heads: bool = True) -> None:
    """Draw a table on the terminal, and name the columns that it has no room for."""
    from relnet.cli import table

    if hidden := table.draw(heads if has_heads else [], lines):
        columns = ", ".join(heads[index] for index in hidden)
        tell(Phrase("Not shown for want of room: {columns} (-f tsv shows all).", columns=columns))


def _align(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Write a table into a pipe: full width, nothing cut."""
    everything = [heads, *lines] if heads else [*lines]
    widths = [max(map(cells, column)) for column in zip(*everything, strict=True)]
    for line in everything:
        padded = (
            cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)
        )
        sys.stdout.write("  ".join(padded).rstrip() + "\n")
