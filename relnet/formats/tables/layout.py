"""Where in a row the columns of a table stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.table import Column, Table

    Taker = Callable[[Sequence[str], Draft], None]  # of a whole row
    CellTaker = Callable[[str, Sequence[str], Draft], None]  # of a filled cell, and its row

NOWHERE = -1  # the place of a cell that each row has behind its last one, and that is empty
_SHOWN = 60  # characters of a cell that a remark shows


@dataclass(slots=True)
class Layout:
    """The columns of a table by what they hold, each with its place in a row."""

    table: Table
    columns: list[tuple[int, Column]] = field(init=False)
    places: dict[str, list[int]] = field(init=False)
    _numbered: dict[tuple[str, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = list(enumerate(self.table.columns))
        self.places, self._numbered = {}, {}
        for place, column in self.columns:
            self.places.setdefault(column.field, []).append(place)
            self._numbered.setdefault((column.field, column.slot), place)

    def beside(self, column: Column, field: str) -> int:
        """Return the place of what another column says about the same one, such as its label."""
        return self._numbered.get((field, column.slot), NOWHERE)


def first(cells: Sequence[str], places: Sequence[int], draft: Draft, field: str) -> str:
    """Return the first filled cell, and say so if another one differs."""
    if len(places) == 1:
        return cells[places[0]]
    filled = [cells[place] for place in places if cells[place]]
    used = filled[0] if filled else ""
    for other in dict.fromkeys(filled[1:]):
        if other.casefold() != used.casefold():
            draft.remarks.append(said_twice(field, used, other))
    return used


def said_twice(field: str, used: str, other: str) -> Phrase:
    """Say that what another column gives was not used."""
    return Phrase(
        "two columns give the {field}: {used} was used, {other} was not.",
        field=field,
        used=short(used),
        other=short(other),
    )


def short(cell: str) -> str:
    """Return the beginning of a cell, for a remark."""
    return cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]} ..."
