"""What the owner says about columns: the maps of this import, and those that were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.errors import BadValueError
from relnet.formats.tables.table import Column
from relnet.formats.tables.vocabulary import ADDRESS, FIELDS, LEFT_OUT, POSITION
from relnet.formats.tables.words import Meaning, meaning, squeezed
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relnet.model.reading import SavedMap

# Fields of which a row has one value only; of the others, it may have one in each column.
SINGLE = {
    "name", "given", "additional", "family", "suffix", "nickname", "birthday", "day_of_birth",
    "month_of_birth", "year_of_birth", "met_on", "uid", "badge", "language", *POSITION, *ADDRESS,
} - {"street", "extended", "address"}  # fmt: skip
_SHOWN = 20  # columns that an error names


def fits(saved: SavedMap, names: Sequence[str]) -> bool:
    """Tell whether a saved map is for a table with these columns, in whatever order."""
    return sorted(map(squeezed, saved.header)) == sorted(map(squeezed, names))


def mapped(
    columns: list[Column], wishes: Mapping[str, str], by: Literal["map", "saved"]
) -> list[Column]:
    """Do what a map says; who else was understood as the same single field is given up."""
    taken: dict[tuple[str, str, int], str] = {}
    wished: dict[int, Column] = {}
    for name, text in wishes.items():
        place = _place(columns, name, text)
        found = _wanted(name, text)
        column = Column(columns[place].name, found.field, found.label, found.slot, by)
        if column.field in SINGLE and column.thing in taken:
            other = taken[column.thing]
            hint = Phrase("{other} is its {field} already.", other=other, field=column.field)
            raise BadValueError("--map", f"{name}={text}", hint)
        taken[column.thing] = column.name
        wished[place] = column
    return [
        wished.get(place)
        or (
            Column(column.name, by=by)
            if column.field in SINGLE and column.thing in taken
            else column
        )
        for place, column in enumerate(columns)
    ]


def _place(columns: Sequence[Column], name: str, text: str) -> int:
    """Find the column that a map names, as written or nearly so."""
    names = [column.name for column in columns]
    if name in names:
        return names.index(name)
    keys = [squeezed(known) for known in names]
    if squeezed(name) in keys:
        return keys.index(squeezed(name))
    shown = ", ".join(names[:_SHOWN])
    hint = Phrase("the table has these columns: {columns}.", columns=shown)
    raise BadValueError("--map", f"{name}={text}", hint)


def _wanted(name: str, text: str) -> Meaning:
    """Understand the field that a map gives, in the words for columns; '' and - leave it out."""
    if text.strip() in {"", LEFT_OUT}:
        return Meaning(LEFT_OUT)
    found = meaning(text)
    if found is None or found.field == LEFT_OUT:
        hint = Phrase("the field is one of {known}; or - to leave it out.", known=", ".join(FIELDS))
        raise BadValueError("--map", f"{name}={text}", hint)
    return found
