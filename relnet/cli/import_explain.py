"""relnet import --explain: how files and their columns are understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from relnet.cli.language import _, say
from relnet.cli.lists import draw, shown, write_machine_readable
from relnet.cli.screen import tell, write_wrapped
from relnet.cli.shape import Shape
from relnet.cli.terminal import is_terminal
from relnet.errors import quoted
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.cli.lists import Row
    from relnet.formats.first_look import Columns
    from relnet.formats.tables import Column
    from relnet.jobs.explain_files import Explained
    from relnet.jobs.import_files import Request
    from relnet.store import Connection

FIELDS = ("path", "format", "encoding", "delimiter", "column", "field", "by", "example", "map")
HEADS = {
    "column": Phrase("Column"),
    "field": Phrase("Field"),
    "example": Phrase("Example"),
    "by": Phrase("Because of"),
}
# Why a column is understood as it is.
BECAUSE = {
    "map": Phrase("--map"),
    "saved": Phrase("a kept map"),
    "dialect": Phrase("the program that wrote it"),
    "synonym": Phrase("its name"),
    "content": Phrase("its cells"),
    "": Phrase("not understood"),
}
DELIMITERS = {
    ",": Phrase("separated by commas"),
    ";": Phrase("separated by semicolons"),
    "\t": Phrase("separated by tabs"),
    "|": Phrase("separated by bars"),
}


def show_explained(db: Connection, request: Request, form: str) -> None:
    """Show how files would be read: a table on a terminal, TSV in a pipe, or JSON."""
    from relnet.formats.json_out import json_text
    from relnet.jobs.explain_files import explain_files

    found = explain_files(db, request)
    if form == "json":
        files = [as_json(explained) for explained in found]
        sys.stdout.write(json_text({"schema": 1, "files": files}) + "\n")
    elif is_terminal(sys.stdout):
        _show(found)
    else:
        rows = (row for explained in found for row in _rows(explained))
        write_machine_readable(sys.stdout, Shape("tsv"), FIELDS, rows)


def as_json(explained: Explained) -> dict[str, object]:
    """Return what is known about a file as scripts get it (docs/json.md)."""
    columns = explained.columns
    return {
        "path": explained.path,
        "format": explained.format,
        "encoding": explained.encoding or None,
        "delimiter": columns.delimiter or None if columns else None,
        "header_line": columns.line if columns else None,
        "saved_map": columns.table.saved or None if columns else None,
        "columns": [
            {
                "column": column.name,
                "field": column.field or None,
                "label": column.label or None,
                "number": column.slot or None,
                "by": column.by or None,
                "example": example or None,
                "map": option,
            }
            for column, example, option in _columns(columns)
        ],
        "entries": [
            {"line": entry.line, "name": entry.name or None, "reason": entry.reason}
            for entry in explained.entries
        ],
    }


def _columns(columns: Columns | None) -> Iterator[tuple[Column, str, str | None]]:
    """Yield each column, an example, and what would say to --map what is understood already."""
    if columns is None:
        return
    for column, example in zip(columns.table.columns, columns.examples, strict=True):
        is_open = column.field and not columns.is_fixed
        yield column, example, f"{column.name}={_meaning(column)}" if is_open else None


def _meaning(column: Column) -> str:
    """Say in the words of --map what a column holds: ``work fax``, ``email 2``."""
    kind = {"mobile": "cell"}.get(column.field, column.field)  # stands in the label, too
    label = " ".join(word for word in column.label.split() if word != kind)
    return " ".join(filter(None, (label, column.field, str(column.slot or ""))))


def _rows(explained: Explained) -> Iterator[Row]:
    """Yield a row for each column, or the one of a file that has none."""
    columns = explained.columns
    file: dict[str, Any] = {
        "path": explained.path,
        "format": explained.format,
        "encoding": explained.encoding or None,
        "delimiter": columns.delimiter or None if columns else None,
    }
    if columns is None:
        names = [entry.name for entry in explained.entries if entry.name]
        yield {**dict.fromkeys(FIELDS), **file, "example": names}
    for column, example, option in _columns(columns):
        yield {
            **file,
            "column": column.name,
            "field": column.field or None,
            "by": column.by or None,
            "example": example or None,
            "map": option,
        }


def _show(found: Iterable[Explained]) -> None:
    """Draw a table of the columns of each file, and say how to change what they mean."""
    for explained in found:
        write_wrapped(say(_headline(explained)))
        if columns := explained.columns:
            draw([_(head.text) for head in HEADS.values()], [*_lines(columns)])
            if not columns.is_fixed:
                _tell_change(columns)
            continue
        for entry in explained.entries:
            who: str | Phrase = entry.name or (entry.reason or "")
            write_wrapped(say(Phrase("  line {line}: {who}", line=entry.line, who=who)))


def _headline(explained: Explained) -> Phrase:
    facts: list[str] = [explained.format]
    if explained.encoding:
        facts.append(explained.encoding)
    if columns := explained.columns:
        if columns.delimiter:
            facts.append(say(DELIMITERS[columns.delimiter]))
        facts.append(say(Phrase("columns named in line {line}", line=columns.line)))
        if columns.table.saved:
            facts.append(say(Phrase("kept map {name}", name=columns.table.saved)))
    return Phrase("{path}: {facts}", path=explained.path, facts=", ".join(facts))


def _lines(columns: Columns) -> Iterator[list[str]]:
    for column, example, _option in _columns(columns):
        cells = (column.name, _meaning(column), example, BECAUSE[column.by])
        yield [shown("", cell) for cell in cells]


def _tell_change(columns: Columns) -> None:
    from relnet.formats import tables

    names = [column.name for column in columns.table.columns]
    unknown = [column.name for column in columns.table.columns if not column.by]
    if unknown:
        tell(
            counted(
                len(unknown),
                "{n} column is not understood; it is kept with each record.",
                "{n} columns are not understood; they are kept with each record.",
            )
        )
    option = quoted(f"{(unknown or names)[0]}=FIELD")
    tell(Phrase("To change it: --map {option}; - leaves a column out.", option=option))
    tell(Phrase("FIELD is one of {known}.", known=", ".join(tables.FIELDS)))
