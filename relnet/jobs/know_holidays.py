"""Know the public holidays around a day: from the database, once they were worked out."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, timedelta
from typing import TYPE_CHECKING

from relnet.rules import public_holidays
from relnet.rules.calendar_steps import working_day_after
from relnet.rules.choices import SETTINGS
from relnet.store import holidays, settings

if TYPE_CHECKING:
    from datetime import date

    from relnet.store import Connection

PLACE = ("country", "region")
NEAR = timedelta(days=60)  # more than any rule looks ahead or back for a working day


def holidays_around(db: Connection, day: date) -> dict[date, str]:
    """Return the holidays of the months around a day, by day.

    Years that were never asked for are worked out, and kept if the file takes them.
    """
    chosen = settings.every(db)
    country, state = (chosen.get(name, SETTINGS[name].default) for name in PLACE)
    region = f"{country}-{state}" if state else country
    years = _years(day)
    found, known = holidays.kept(db, region, years)
    if missing := [year for year in years if year not in known]:
        new = public_holidays.holidays_in(country, state, missing)
        holidays.keep(db, region, missing, new)
        found |= new
    return found


def _years(day: date) -> list[int]:
    first = day.year - ((day - NEAR).year < day.year if day.year > MINYEAR else 0)
    last = day.year + ((day + NEAR).year > day.year if day.year < MAXYEAR else 0)
    return [*range(first, last + 1)]


def next_working_day(db: Connection, day: date) -> date:
    """Return the first working day after a day; the last day there is at the calendar's end."""
    try:
        return working_day_after(day, holidays_around(db, day))
    except OverflowError:
        return day.max
