"""Days to remember, and the day of a meeting: the columns that hold dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from relnet.formats.tables.days import read_day
from relnet.formats.tables.layout import first
from relnet.model.card import SpecialDate
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.formats.tables.draft import Draft
    from relnet.formats.tables.layout import CellTaker, Layout, Taker
    from relnet.formats.tables.table import Column

    DateKind = Literal["birthday", "anniversary", "other"]

_TIME = re.compile(r"\d\d?:\d\d", re.ASCII)  # of a day that another column gives
_FIXED: dict[str, DateKind] = {"birthday": "birthday", "anniversary": "anniversary"}
_DATE_LABELS: dict[str, DateKind] = {
    "anniversary": "anniversary", "jahrestag": "anniversary", "hochzeitstag": "anniversary",
    "birthday": "birthday", "geburtstag": "birthday",
}  # fmt: skip


def date_taker(layout: Layout, column: Column) -> CellTaker:
    """Return what takes the date of a column; what is none is kept as it is written, and said."""
    label_place = layout.beside(column, "date label")
    order = layout.table.order
    fixed: DateKind | None = _FIXED.get(column.field)

    def take(cell: str, cells: Sequence[str], draft: Draft) -> None:
        label = cells[label_place].lstrip("* ")
        kind = fixed or _DATE_LABELS.get(label.lower(), "other")
        day, remark = read_day(cell, order)
        if remark:
            draft.remarks.append(remark)
        if day or remark:
            draft.dates.append(SpecialDate(kind, day or cell, label if kind == "other" else ""))

    return take


def birth_taker(layout: Layout) -> Taker:
    """Return what joins the birthday that stands in three columns, as Thunderbird has it."""
    fields = ("year_of_birth", "month_of_birth", "day_of_birth")
    places = [layout.places.get(field, [])[:1] for field in fields]

    def take(cells: Sequence[str], draft: Draft) -> None:
        year, month, day = ["".join(cells[place] for place in where) for where in places]
        if not (month or day):
            return
        written = f"{year or '-'}-{month.zfill(2)}-{day.zfill(2)}"
        value, remark = read_day(written)
        if remark:
            draft.remarks.append(remark)
        if value:
            draft.dates.append(SpecialDate("birthday", value))

    return take


def met_taker(layout: Layout) -> Taker:
    """Return what takes the day on which somebody was met, or their badge was scanned."""
    places, order = layout.places["met_on"], layout.table.order

    def take(cells: Sequence[str], draft: Draft) -> None:
        days = [place for place in places if not _TIME.match(cells[place])]
        days = [place for place in days if read_day(cells[place], order)[0]] or days or places
        if written := first(cells, days, draft, "met_on"):
            day, remark = read_day(written, order, is_recent=True)
            if day.startswith("-"):
                day, remark = "", Phrase("the day {day} has no year.", day=written)
            draft.met_on = day
            if remark:
                draft.remarks.append(remark)

    return take
