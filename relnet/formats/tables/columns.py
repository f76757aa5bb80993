"""What the columns of a table hold, and how that was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.formats.tables.contents import (
    are_numbers,
    are_roles,
    are_titles,
    is_ticked,
    lack_letters,
    order_named,
    slash_order,
)
from relnet.formats.tables.dialects import dialect_of
from relnet.formats.tables.neighbours import FIRST_NAMES, SURNAMES
from relnet.formats.tables.others import of_guests, of_others
from relnet.formats.tables.table import Column, Table
from relnet.formats.tables.vocabulary import ADDRESS, CHANNELS, CONTACTS, LEFT_OUT, NAMING
from relnet.formats.tables.wishes import fits, mapped
from relnet.formats.tables.words import (
    is_day_first,
    meaning,
    place_of,
    squeezed,
)
from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.formats.tables.dialects import Dialect, Order
    from relnet.model.reading import Reading

DATES = ("birthday", "anniversary", "met_on")
_TITLES = {"title", "titel", "titre"}  # which are a job, or Dr.


def _are_no_names(cells: Iterable[str]) -> bool:
    """Tell whether cells count people, or are the names of columns: the table lies on its side."""
    said = [cell for cell in cells if cell]
    return lack_letters(said) or 2 * sum(meaning(cell) is not None for cell in said) > len(said)


NOT_SO = {"name": _are_no_names, "title": are_roles}  # what cells say against a column's name


def understand(
    header: Sequence[str], reading: Reading, sample: Sequence[Sequence[str]] = ()
) -> Table:
    """Decide for each column of a table what it holds.

    ``sample`` are the first rows below the header: only they tell a column of ticks, and in
    which order dates with slashes are written. Two columns for a field of which a row has one
    value: the first that is filled counts. BadValueError if the owner's map names a field or
    a column that is not there, or two columns for such a field.
    """
    names = list(_unique(header))
    dialect = dialect_of(header)
    called = (_called(*pair, dialect) for pair in zip(names, header, strict=True))
    columns = list(called)
    if dialect is None:
        columns = [_by_content(column, place, sample) for place, column in enumerate(columns)]
    columns = list(of_others([*_in_context(columns)]))
    if dialect is None:
        columns = [*_with_degrees(columns, sample)]
        columns = [*of_guests(_with_firms(_with_titles(columns), sample), sample)]
    saved = next((saved for saved in reading.maps if fits(saved, names)), None)
    columns = mapped(columns, saved.columns if saved else {}, "saved")
    columns = mapped(columns, reading.columns, "map")
    order = _order(columns, dialect, sample)
    return Table(
        dialect.name if dialect else "csv", tuple(columns), saved.name if saved else "", order
    )


def names_somebody(table: Table) -> bool:
    """Tell whether a column holds names or addresses of people, or of firms with their place."""
    fields = {column.field for column in table.columns}
    is_firm = fields & {*ADDRESS} or any(column.by in {"map", "saved"} for column in table.columns)
    return bool(fields & {*NAMING} or ("organization" in fields and is_firm))


def _unique(header: Sequence[str]) -> Iterator[str]:
    """Give each column a name of its own, also one without a name or with a taken one."""
    seen: set[str] = set()
    for place, name in enumerate(header, 1):
        yield name if name and name not in seen else f"{name} #{place}".lstrip()
        seen.add(name)


def _called(name: str, written: str, dialect: Dialect | None) -> Column:
    """Understand a column by what it is called."""
    if found := dialect.meaning(written) if dialect else None:
        return Column(name, found.field, found.label, found.slot, "dialect")
    if found := meaning(written):
        return Column(name, found.field, found.label, found.slot, "synonym")
    return Column(name)


def _in_context(columns: Sequence[Column]) -> Iterator[Column]:
    """Decide what the other columns decide: what Name, Title and Geburtstag mean."""
    fields = {column.field for column in columns}
    has_titles = sum(column.field == "title" for column in columns) > 1
    has_contact = any(
        column.field == "name" and squeezed(column.name) in CONTACTS for column in columns
    )
    for column in columns:
        key, field = squeezed(column.name), column.field
        word = squeezed(column.name.partition(" #")[0])  # of a couple's, which come twice
        if word in SURNAMES and "given" in fields and "family" not in fields:
            field = "family"
        elif word in FIRST_NAMES and "family" in fields and "given" not in fields:
            field = "given"
        elif key == "name" and has_contact and "organization" not in fields:
            field = "organization"
        elif key in {"title", "titre"} and column.by == "synonym" and has_titles:
            field = "prefix"
        elif field == "birthday" and {"month_of_birth", "year_of_birth"} <= fields:
            field = "day_of_birth"
        yield column if field == column.field else replace(column, field=field)


def _with_degrees(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> Iterator[Column]:
    """Know whether Title is Dr. or CEO; beside a column for Herr and Frau it is rather Dr."""
    are_titled = [squeezed(column.name) in _TITLES for column in columns]
    has_salutation = any(
        column.field == "prefix" and not is_titled
        for column, is_titled in zip(columns, are_titled, strict=True)
    )
    for place, column in enumerate(columns):
        is_open = are_titled[place] and column.field in {"title", "prefix"}
        cells = [row[place] for row in sample] if is_open else []
        are_degrees = are_titles(cells, if_half=has_salutation)
        field = "prefix" if are_degrees else "title"
        yield column if are_degrees is None else replace(column, field=field)


def _by_content(column: Column, place: int, sample: Sequence[Sequence[str]]) -> Column:
    """Know a column of ticks, which tags those who have one, and one of telephone numbers.

    Give up what is not what it is called: Teilnehmer, which counts them; Role, at a meeting.
    """
    if is_against := NOT_SO.get(column.field):
        said = (cells[place] for cells in sample)
        if is_against(cell for cell in said if cell != column.name):  # the header may come again
            return Column(column.name)
    is_unknown = not column.field and not column.name.startswith("#")
    is_said = column.field in ("name", *CHANNELS)  # whether it is, or may be used: ja
    cells_of = [cells[place] for cells in sample] if is_unknown or is_said else []
    if is_ticked(cells_of) and (is_unknown or not any(map(str.isdecimal, cells_of))):
        return replace(column, field="tag", by="content")
    label = place_of(column.name) if is_unknown else None
    if label is not None and are_numbers(cells_of):
        return replace(column, field="phone", label=label, by="content")
    return column


def _with_titles(columns: list[Column]) -> list[Column]:
    """Take Title for what stands before a name where another column says what people do."""
    jobs = [column for column in columns if column.field == "title"]
    if all(squeezed(column.name) in _TITLES for column in jobs):
        return columns
    return [
        replace(column, field="prefix") if squeezed(column.name) in _TITLES else column
        for column in columns
    ]


def _with_firms(columns: list[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """Take Name for the firm's, where it never holds what the first names' column does."""
    at = {column.field: place for place, column in enumerate(columns)}
    if "organization" in at or not {"given", "family", "name"} <= at.keys():
        return columns
    place = at["name"]
    filled = [cells for cells in sample if cells[place] and cells[at["given"]]]
    is_person = any(fold(cells[at["given"]]) in fold(cells[place]) for cells in filled)
    if is_person or not filled or squeezed(columns[place].name) != "name":
        return columns
    columns[place] = replace(columns[place], field="organization", by="content")
    return columns


def _order(
    columns: Sequence[Column], dialect: Dialect | None, sample: Sequence[Sequence[str]]
) -> Order:
    """Tell how dates with slashes are read: as rows show, a name says, else by the language.

    A program writes all its dates alike: those of a column that is not used tell it, too.
    """
    places = [place for place, column in enumerate(columns) if column.field in DATES]
    unused = [place for place, column in enumerate(columns) if column.field in {"", LEFT_OUT}]
    shown = slash_order(cells[place] for cells in sample for place in places)
    shown = shown or order_named([columns[place].name for place in places])
    if places and not shown:
        shown = slash_order(cells[place] for cells in sample for place in unused)
    if shown or dialect:
        return shown or (dialect.order if dialect else "")
    return "dmy" if any(is_day_first(column.name) for column in columns) else ""
