"""Going on by days, weeks, months and years; light, for the commands that only read."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_FRIDAY = 4


def moved(day: date, n: int, unit: str) -> date:
    """Go n units (d, w, m or y) on, or back; OverflowError beyond the years 1 to 9999.

    A day that the month reached does not have becomes its last one: 31 January + 1m.
    """
    if unit in "dw":
        return day + timedelta(days=n * (7 if unit == "w" else 1))
    months = n * (12 if unit == "y" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def start_of(unit: str, day: date) -> date:
    """Return the first day of the week (Monday), month or year that a day lies in."""
    if unit == "w":
        return day - timedelta(days=day.weekday())
    if unit == "m":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "y" else day


def end_of(unit: str, day: date) -> date:
    """Return the last day of the month or year that a day lies in."""
    month = 12 if unit == "y" else day.month
    return day.replace(month=month, day=days_in(day.year, month))


def is_working_day(day: date, holidays: Container[date] = ()) -> bool:
    """Tell whether a day is one from Monday to Friday, and no public holiday."""
    return day.weekday() <= _FRIDAY and day not in holidays


def working_day_after(day: date, holidays: Container[date] = ()) -> date:
    """Return the first working day after a day; OverflowError at the end of the calendar."""
    day += timedelta(days=1)
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day
