"""The days that cards name: RFC 6350 4.3, RFC 2426, Apple's without a year, German, in words."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from relnet.formats.days_in_words import day_in_words, is_no_day
from relnet.model.partial_date import LEAP_YEAR

NO_YEAR = ("1604", "0000")  # Apple writes 1604 for a year that is not known, others 0000
_FORM = re.compile(
    r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)(?:[Tt ][\d:.,Zz +-]*)?\Z"  # 19800415T1200Z, 1980-04-15, --0415
    r"|(\d{4})[-/.](\d\d?)[-/.](\d\d?)\Z"  # 1980-4-15, 1980/04/15
    r"|(\d\d?)\.(\d\d?)\.(\d{4})\Z",  # 15.4.1980; with slashes it could be either way round
    re.ASCII,
)
_CLOCK = re.compile(r"(?:[Tt, ]+\d\d?:\d\d[\d:.,Zz +-]*)?\Z", re.ASCII)
_NONE = None, 0, 0
_LONGEST = 64  # characters


def day(text: str, omitted_year: str = "") -> str:
    """Return ``1980-04-15``, or ``--04-15`` if the year is unknown or stands for that; else ''.

    A time of day and its offset are left out: whose calendar day it was is not theirs to say.
    """
    return _day(text, omitted_year) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def _day(text: str, omitted_year: str) -> str:
    year, month, number = _parts(text) if not is_no_day(text) else _NONE
    if year in NO_YEAR or year == omitted_year:
        year = None
    try:
        known = date(int(year or LEAP_YEAR), int(month), int(number)).isoformat()
    except ValueError:
        return ""
    return known if year else f"-{known[4:]}"


def _parts(text: str) -> tuple[str | None, str | int, str | int]:
    """Return year, month and day, as far as they are known."""
    if found := _FORM.match(text):
        forms = (1, 2, 3), (4, 5, 6), (9, 8, 7)  # groups of year, month, day
        year, month, number = next(found.group(*form) for form in forms if found[form[1]])
        return year, month, number
    said = day_in_words(text)
    if said and len(said.year) != 2 and _CLOCK.match(said.rest):  # '70 may be of any century
        return said.year or None, said.month, said.day
    return _NONE
