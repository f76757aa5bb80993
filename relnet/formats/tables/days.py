"""The days that stand in tables: ISO, German, in digits, in words, as spreadsheets count."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.formats.days_in_words import day_in_words, is_no_day
from relnet.model.folding import fold
from relnet.model.partial_date import LEAP_YEAR
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.formats.tables.dialects import Order

_TIME = r"(?:[T ,].*)?\Z"
_REST = re.compile(_TIME)
_ISO = tuple(
    re.compile(shape + _TIME, re.ASCII)
    for shape in (
        r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)",
        r"(?P<year>(?:1[89]|2[01])\d\d)(?P<month>\d\d)(?P<day>\d\d)",  # 19800415, FEBRL
        r"(?P<year>-)-(?P<month>\d\d)-?(?P<day>\d\d)",  # --04-15, RFC 6350
    )
)
_GERMAN = re.compile(
    r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.(?: ?(?P<year>[0-9]{4}|[0-9]{2}))?" + _TIME
)
_SLASHES = re.compile(r"(\d\d?)[/-](\d\d?)(?:[/-](\d{4}|\d\d))?" + _TIME, re.ASCII)
_SERIAL = re.compile(r"([1-6]\d{4})(?:[.,]\d{1,15})?\Z", re.ASCII)  # up to 2091
_WEEKDAYS = {
    "mo", "mon", "montag", "monday", "di", "die", "dienstag", "tue", "tues", "tuesday",
    "mi", "mit", "mittwoch", "wed", "wednesday", "do", "don", "donnerstag", "thu", "thur", "thurs",
    "thursday", "fr", "fre", "fri", "freitag", "friday", "sa", "sam", "sat", "samstag",
    "sonnabend", "saturday", "so", "son", "sonntag", "sun", "sunday",
}  # fmt: skip
_NO_YEAR = {"1604", "0000", "-"}  # what Apple and others write for one that is not known
_EPOCH = date(1899, 12, 30)  # the day 0 of spreadsheets
_LONGEST, _SHOWN = 80, 40  # characters
_THIS_CENTURY = 30  # a year of two digits from there on is one of the last century


def read_day(text: str, order: Order = "", *, is_recent: bool = False) -> tuple[str, Phrase | None]:
    """Return ``1980-04-15`` or ``--04-15``, '' if there is none, and what is to be said.

    Dates with slashes are read in the given order, or if only one is possible. A year of two
    digits is this century's if the day ``is_recent``; else it is left open, if both could be.
    """
    if len(text) > _LONGEST:
        return "", Phrase("the day {day} is not understood.", day=text[:_SHOWN])
    return _day(text, order, is_recent)


@lru_cache(maxsize=8192)
def _day(text: str, order: Order, is_recent: bool) -> tuple[str, Phrase | None]:
    if is_no_day(text):
        return "", None
    parts = _parts(text, order) or _parts(_without_weekday(text), order)
    if parts is None:
        return "", _not_understood(text)
    year, month, day = parts
    if len(year) == 2:
        year = f"20{year}" if is_recent else f"19{year}" if int(year) >= _THIS_CENTURY else "?"
    known = year if year.isdecimal() and year not in _NO_YEAR else ""
    try:
        found = date(int(known or LEAP_YEAR), month, day).isoformat()
    except ValueError:
        return "", _not_understood(text)
    if year == "?":
        return f"-{found[4:]}", Phrase("nobody knows the century of the day {day}.", day=text)
    return (found if known else f"-{found[4:]}"), None


def _without_weekday(text: str) -> str:
    """Return what follows a weekday, '' if there is none: Mo., 12.04.2026."""
    first, _, rest = text.partition(" ")
    return rest.lstrip() if fold(first) in _WEEKDAYS else ""


def _parts(text: str, order: Order) -> tuple[str, int, int] | None:
    if found := _SERIAL.match(text):
        day = _EPOCH + timedelta(int(found[1]))
        return str(day.year), day.month, day.day
    for shape in (*_ISO, _GERMAN):
        if found := shape.match(text):
            return found["year"] or "-", int(found["month"]), int(found["day"])
    if (said := day_in_words(text)) and _REST.match(said.rest):
        return said.year or "-", said.month, said.day
    if found := _SLASHES.match(text):
        first, second = int(found[1]), int(found[2])
        year = found[3] or "-"
        if first == second or first > 12 or (order == "dmy" and second <= 12):
            return year, second, first
        if second > 12 or order == "mdy":
            return year, first, second
    return None


def _not_understood(text: str) -> Phrase:
    if _SLASHES.match(text):
        return Phrase("the day {day} could be two: write it like 1980-04-15.", day=text)
    return Phrase("the day {day} is not understood.", day=text)
