"""What comes back every year: on which day it is kept, from when on it is said, and how long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.rules.calendar_steps import is_working_day, working_day_after

if TYPE_CHECKING:
    from collections.abc import Container

    from relnet.model.partial_date import PartialDate
    from relnet.model.today import Today

DAY = timedelta(days=1)
DAYS_OFF = timedelta(days=7)  # longer than rows of days off are, but for some in East Asia
_MARGIN = 5 * DAYS_OFF  # from either end of the calendar
LONGEST_LIFE = 120  # years; beyond it the year is a slip of the pen, and no age is named
_ROUND = {18, 25, 75}  # what is celebrated beside the full tens


def age_on(born: PartialDate, day: date) -> int | None:
    """Return what somebody turns on a day, None if the year is unknown or cannot be theirs."""
    age = day.year - born.year if born.year is not None else 0
    return age if 0 < age <= LONGEST_LIFE else None


def is_round_age(age: int | None) -> bool:
    """Tell whether a birthday is a round one; of unknown age it is not."""
    return age is not None and (age % 10 == 0 or age in _ROUND)


def announced_on(day: date, holidays: Container[date] = ()) -> date:
    """Return the day itself if people work on it, else the last working day before it."""
    while not is_working_day(day, holidays) and day > date.min:
        day -= DAY
    return day


def days_around(today: Today, late: timedelta) -> dict[str, date]:
    """Map days of the year (``04-15``) that concern today to the day they are kept on.

    They reach from those that are ``late`` to the last one before the next working day. A row of
    days off does not count as late: what was on Maundy Thursday still stands on the list on the
    Tuesday after Easter. 29 February is kept on the 28th outside leap years.
    """
    middle = min(max(today.day, date.min + _MARGIN), date.max - _MARGIN)
    day = min(middle - late, announced_on(middle - DAY, today.holidays))
    end = working_day_after(middle, today.holidays)
    found = {}
    while day < end:
        found[f"{day:%m-%d}"] = day
        if (day.month, day.day) == (2, 28) and (day + DAY).day == 1:
            found["02-29"] = day
        day += DAY
    return found
