"""A text that names a day, in tokens: numbers, words and ISO days."""

from __future__ import annotations

import re
import unicodedata
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from relnet.errors import BadDayError
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import days_in
from relnet.rules.day_words import COMPOUNDS, NUMBERS, TIMES_OF_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

Token = int | str | date

FAR = Phrase("calendars reach from the year 1 to the year 9999.")
LONGEST = 60  # characters; no day takes more to say
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TOKENS = re.compile(
    r"(?<!\d)(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)|(\d+)|([a-z]+|(?<=\d)\.(?=\s*\d)|[^\s.,])",
    re.ASCII,
)
_TIME = re.compile(rf"\d\s*(?:(?:[ap]m|h)\b|:\s*\d)|\b(?:{'|'.join(TIMES_OF_DAY)})s?\b")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens, nothing if the text is too long; BadDayError for an ISO day like 02-30.

    Words come in lower case with ae, oe, ue; number words as numbers. A full stop is a token
    only between numbers, a comma never.
    """
    if len(text) > LONGEST:
        return
    for year, _, month, day, number, word in _TOKENS.findall(_plain(text)):
        if year:
            yield calendar_day(text, int(year), int(month), int(day))
        elif number:
            yield int(number)
        else:
            yield from COMPOUNDS.get(word, (NUMBERS.get(word, word),))


def has_time(text: str) -> bool:
    """Tell whether a text names a time of day: 14 Uhr, 2pm, 14:00, morning."""
    return bool(_TIME.search(_plain(text)))


def calendar_day(text: str, year: int, month: int, day: int) -> date:
    """Return a day of the calendar; BadDayError says what is wrong with it."""
    if not 1 <= month <= 12:
        why = Phrase("there is no month {month}; the day comes first: 21.4.", month=month)
    elif not MINYEAR <= year <= MAXYEAR:
        why = FAR
    elif not 1 <= day <= days_in(year, month):
        last = days_in(year, month)
        why = Phrase("the days of that month are 1 to {last}.", last=last)
    else:
        return date(year, month, day)
    raise BadDayError(text, why)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text[:LONGEST]).lower().translate(_UMLAUTS)
