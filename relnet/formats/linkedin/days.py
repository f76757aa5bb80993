"""Days as the files of the archive write them, in the languages seen."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from relnet.formats.days_in_words import MONTHS
from relnet.model.folding import fold
from relnet.phrase import Phrase

_TIME = r"(?:[T, ]+\d\d?:\d\d.*)?\Z"
_DAYS = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        r"(?P<day>\d\d?)(?:er)?[ .-]+(?P<month>[^\d .-]+)[ .-]+(?P<year>\d{4}|\d\d)" + _TIME,
        r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4}|\d\d)" + _TIME,
        r"(?P<month>[^\d .-]+)[ .]+(?P<day>\d\d?),? +(?P<year>\d{4})" + _TIME,
        r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4}|\d\d),? .*[AaPp]\.?[Mm]",
    )
)
_AMERICAN = re.compile(r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4}|\d\d)" + _TIME, re.ASCII)
_YEARLESS = re.compile(
    r"(?:(?P<day>\d\d?)[ .]+(?P<month>[^\d .]+)|(?P<name>[^\d .]+)[ .]+(?P<number>\d\d?))\Z",
    re.ASCII,
)
_LONGEST = 40  # characters
_LEAP_YEAR = 2000


def day(text: str) -> str:
    """Turn ``08 Feb 2026``, ``4-Apr-21``, ``08.02.2026`` or ``Feb 8, 2026`` into an ISO day.

    A time of day and its zone are left out. '' if the text is none of these: with slashes
    nobody knows which number is the month, but where it is ``1/29/26, 2:37 PM``.
    """
    return _day(text) if len(text) <= _LONGEST else ""


def american_day(text: str) -> str:
    """Read a day of a file in which LinkedIn itself writes ``1/29/26``: the month comes first."""
    found = _AMERICAN.match(text) if len(text) <= _LONGEST else None
    return _iso(*found.group("year", "month", "day")) if found else day(text)


def birthday(text: str) -> str:
    """Turn a day into ISO, also one without its year (``--11-05``); else leave it as written."""
    if known := day(text):
        return known
    if found := _YEARLESS.match(text[:_LONGEST]):
        month, number = found["month"] or found["name"], found["day"] or found["number"]
        if known := _iso(str(_LEAP_YEAR), month, number):
            return f"-{known[4:]}"
    return text


def not_understood(text: str) -> Phrase:
    """Say that a text is no day."""
    return Phrase("the day {day} is not understood.", day=text)


@lru_cache(maxsize=4096)
def _day(text: str) -> str:
    for shape in _DAYS:
        if found := shape.match(text):
            return _iso(*found.group("year", "month", "day"))
    return ""


def _iso(year: str, month: str, day: str) -> str:
    century = "20" if len(year) == 2 else ""
    number = int(month) if month.isdecimal() else MONTHS.get(fold(month), 0)
    try:
        return date(int(century + year), number, int(day)).isoformat()
    except ValueError:
        return ""
