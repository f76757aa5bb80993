"""Days in words, and what programs write for no day: the same in cards as in tables."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from relnet.model.folding import fold

_DAY = r"(?P<day>[0-9]{1,2})"
_MONTH_NAME = r"(?P<month>[^\W\d_]{3,12})\.?"
_FORMS = tuple(
    re.compile(shape)
    for shape in (
        _DAY
        + r"(?:st|nd|rd|th|er)?\.?[ -]?"
        + _MONTH_NAME
        + r"(?:,?[ -](?P<year>[0-9]{4}|[0-9]{2})(?!:))?",
        _MONTH_NAME + " " + _DAY + r"(?:st|nd|rd|th)?(?:,? (?P<year>[0-9]{4}))?",
    )
)
# English, German, French, Italian, Spanish, Dutch.
_MONTH_NAMES = (
    "jan january januar jänner janv janvier gennaio enero januari",
    "feb february februar févr février febbraio febrero februari",
    "mar march mär märz mrz mars marzo maart",
    "apr april avr avril aprile abril",
    "may mai maggio mayo mei",
    "jun june juni juin giugno junio",
    "jul july juli juil juillet luglio julio",
    "aug august août agosto augustus",
    "sep sept september septembre settembre septiembre",
    "oct october okt oktober octobre ottobre octubre",
    "nov november novembre noviembre",
    "dec december dez dezember déc décembre dicembre diciembre",
)
MONTHS = {
    fold(name): month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
# Zeros; the first or last day that a program knows: Outlook's, Windows', .NET's; and the day 0
# of spreadsheets.
_NO_YEAR = "(?:4500|4501|1601|0001)"
_NO_DAY = re.compile(
    r"(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|0{8}"
    rf"|{_NO_YEAR}(?:\d{{4}}|[-/.]\d\d?[-/.]\d\d?)|[\w .,/-]{{3,20}}[-/. ]{_NO_YEAR}"
    r"|1899-?12-?30|30\.12\.1899|12/30/1899|00?\.0?1\.1900|0?1/00?/1900|1900-01-00)"
    r"(?:[T ,].*)?\Z"
)


class DayInWords(NamedTuple):
    """A day that begins a text, its year as written ('' without one), and what follows."""

    year: str
    month: int
    day: int
    rest: str


def day_in_words(text: str) -> DayInWords | None:
    """Read ``14. April 1970``, ``June 12, 1999`` or ``17 juillet``; None if it is none of these."""
    for form in _FORMS:
        found = form.match(text)
        if found and (month := MONTHS.get(fold(found["month"]))):
            return DayInWords(found["year"] or "", month, int(found["day"]), text[found.end() :])
    return None


@lru_cache(maxsize=4096)
def is_no_day(text: str) -> bool:
    """Tell whether this is what programs write where no day is known: 0000-00-00, 1.1.4501."""
    return _NO_DAY.match(text) is not None
