"""The days in a sentence: gestern Abend, am 12.4., letzten Freitag, vor 3 Tagen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import BadDayError
from relnet.model.noun import noun
from relnet.phrase import Phrase
from relnet.rules.day_words import (
    COMPOUNDS,
    DAYS,
    EDGES,
    MONTHS,
    NUMBERS,
    STEPS,
    UNITS,
    WEEKDAYS,
    WEEKS,
)
from relnet.rules.days import parse_day
from relnet.rules.sentences.small_words import BY, ON, WITHIN
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.sentence import Known
    from relnet.rules.sentences.words import Word

_WHICH_DAY = Phrase("say which day of the month, such as 'end of May'.")
_LONGEST = 6  # words: the day after tomorrow in two weeks
_FIRST = frozenset(
    {*DAYS, *WEEKDAYS, *STEPS, *MONTHS, *NUMBERS, *EDGES, *COMPOUNDS, *WEEKS}
    | {"in", "vor", "heute", "day", "the"}
)
# Weekdays that are words, too: they need a capital letter, and am or bis before or a dot behind.
_DOUBTFUL = one_of("mo di mi do fr sa so sun sat wed mar may we w d m y now jetzt")
_SHORT_DAYS = {
    "mo": "montag", "di": "dienstag", "mi": "mittwoch", "do": "donnerstag", "fr": "freitag",
    "sa": "samstag", "sun": "sunday", "sat": "saturday", "wed": "wednesday",
}  # fmt: skip
# Behind these the word is no weekday: Do not call, Sun was shining, Sat with Koch at dinner.
_NO_DAY_BEFORE = {
    "do": one_of("not you we i they lunch dinner"),
    "sun": one_of("was is"),
    "sat": one_of("with next beside opposite near by down at around together through in on"),
}
PARTS = one_of(
    "frueh morgen morgens vormittag vormittags mittag mittags nachmittag nachmittags abend"
    " abends nacht nachts morning afternoon evening night noon"
)
_NOW = {"this": frozenset(PARTS), "last": frozenset({"night"}), "earlier": frozenset({"today"})}
_WRITTEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d")
_CLOCK = one_of("um at gegen ab around")
_HOURS = one_of("uhr am pm a.m p.m h o'clock")
_TIME = re.compile(r"\d{1,2}:\d\d|\d{1,2}([:.]\d\d)?(am|pm|h|uhr)")
_NUMBERS = re.compile(r"\d+")
_WITH_YEAR = 3  # numbers: of the day, the month and the year
_SLASHES = re.compile(r"\d{1,4}/\d{1,2}(/\d{1,4})?")
_SHORT = re.compile(r"\d{1,2}\.\d{1,2}")
_MEASURES = one_of(
    "uhr euro eur € % prozent percent mm cm m km kg g t h min std stunden hours mio tsd k chf"
    " usd million millionen stueck grad bar kw volt"
)


@noun
class DaySaid:
    """A day, and the places of the words that name it; ``after`` is the word before them.

    The places have the time of day, too; ``time`` are those that tell it by the clock.
    """

    places: range
    past_on: date
    next_on: date
    after: str
    time: range = range(0)


def days_said(
    text: str, words: Sequence[Word], places: Sequence[int], today: date
) -> list[DaySaid]:
    """Find the days that these words of a sentence name, each as the last and as the next one.

    Times of day are passed over. BadDayError for what is written like a day and is none, or
    could be two (3/12/2026).
    """
    found: list[DaySaid] = []
    free = set(places)
    for place in places:
        if place in free and (said := _day_at(text, words, place, free, today)):
            found.append(said)
            free -= {*said.places}
    return found


def with_weekdays(words: Sequence[Word], known: Known) -> list[Word]:
    """Take a short weekday that begins a sentence for one: Mo Koch getroffen; Wed: met Koch.

    Not if somebody is called so, nor "Fr Koch", who is Frau Koch.
    """
    found = [*words]
    names = known.given | known.family
    for place, word in enumerate(words):
        begins = place == 0 or words[place - 1].pause == "."
        day = _SHORT_DAYS.get(word.key, "")
        following = {one.key for one in words[place + 1 : place + 2] if not word.pause}
        is_clear = following.isdisjoint(_NO_DAY_BEFORE.get(word.key, ()))
        is_clear = is_clear and (word.key != "fr" or word.pause == ",")
        if begins and day and word.is_capital and is_clear and word.folded not in names:
            found[place] = replace(word, key=day)
    return found


def _day_at(
    text: str, words: Sequence[Word], place: int, free: set[int], today: date
) -> DaySaid | None:
    word = words[place]
    before = words[place - 1].key if place and not words[place - 1].pause else ""
    if special := _part_of_today(words, place, today):
        return DaySaid(range(place, place + 2), *special, before)
    if not (
        word.key in _FIRST
        or word.key.rstrip("0123456789/") in WEEKS - {"w"}
        or word.text[0] in "+-0123456789"
        or weekday_of(word.key)
    ):
        return None
    last = _reach(words, place, free)
    for end in range(last, place, -1):
        if days := _read(text, words, range(place, end), before, today):
            stop = _with_time(text, words, end, free)
            is_clock = stop > end and words[stop - 1].key not in PARTS
            time = range(end, stop) if is_clock else range(0)
            return DaySaid(range(place, stop), *days, before, time)
    return None


def _part_of_today(words: Sequence[Word], place: int, today: date) -> tuple[date, date] | None:
    """Read this morning, earlier today and last night; a night begins the day before."""
    following = words[place + 1].key if place + 1 < len(words) else ""
    if following not in _NOW.get(words[place].key, ()):
        return None
    day = parse_day("yesterday", today) if words[place].key == "last" else today
    return day, day


def _reach(words: Sequence[Word], place: int, free: set[int]) -> int:
    end = place + 1
    while end < place + _LONGEST and end in free and not words[end - 1].pause:
        end += 1
    return end


def _with_time(text: str, words: Sequence[Word], end: int, free: set[int]) -> int:
    """Leave the time of day to the day: gestern Abend, am 24.6. um 14 Uhr, on Monday at 2 pm."""
    if end not in free or words[end - 1].pause:
        return end
    if words[end].key in PARTS:
        return end + 1
    if words[end].key in _CLOCK and end + 1 in free:
        end_of_time = _end_of_time(text, words, end + 1, free)
        return end_of_time if end_of_time > end + 1 else end
    return _end_of_time(text, words, end, free)


def _end_of_time(text: str, words: Sequence[Word], place: int, free: set[int]) -> int:
    """Return where a time of day ends, such as 14 Uhr, 10:30 or 2 pm; the place if it is none."""
    word = words[place]
    has_unit = not word.pause and place + 1 in free and words[place + 1].key in _HOURS
    if has_unit and word.text[0].isdigit():
        return place + 2
    return place + 1 if _TIME.fullmatch(word.key) else place


def _is_year(words: Sequence[Word], places: range) -> bool:
    """Tell whether a number behind a day and month may be a year: four digits that look like one.

    In "am 16.6. 14 Uhr" it is a time, in "am 16.6. 12 Personen" a number, in "am 14. Oktober ein
    Gespräch" a word.
    """
    numbers = sum(len(_NUMBERS.findall(words[place].text)) for place in places)
    numbers += any(words[place].key in MONTHS or words[place].key in WEEKS for place in places)
    last = words[places[-1]]
    if last.key in NUMBERS and numbers == _WITH_YEAR - 1:
        return False
    if numbers < _WITH_YEAR or not last.text.isdecimal() or len(places) == 1:
        return True
    follower = words[places[-1] + 1].key if places[-1] + 1 < len(words) else ""
    is_full = len(last.text) == len("2026") and last.text[:2] in {"19", "20"}
    return is_full and follower not in _MEASURES


def _read(
    text: str, words: Sequence[Word], places: range, before: str, today: date
) -> tuple[date, date] | None:
    first, last = words[places[0]], words[places[-1]]
    said = text[first.start : last.end]
    is_dotted = text[last.end : last.end + 1] == "."
    follower = words[places[-1] + 1].key if places[-1] + 1 < len(words) else ""
    if len(places) == 1 and not _is_day_alone(first, before, follower, is_dotted):
        return None
    if not _is_year(words, places) or _is_month_alone(words, places):
        return None
    if _is_span(words, places) and before not in WITHIN and follower != "ago":
        return None
    if len(places) == 1 and first.key in MONTHS and before in BY and first.key != "may":
        raise BadDayError(first.text, _WHICH_DAY)
    said = weekday_of(first.key) or said if len(places) == 1 else said
    try:
        return parse_day(said, today, past=True), parse_day(said, today)
    except BadDayError:
        if _is_meant(words, places, before):
            raise
    return None


def _is_day_alone(word: Word, before: str, follower: str, is_dotted: bool) -> bool:
    """Tell whether a single word may name a day here; most that could are something else."""
    if word.text.isdecimal():
        return len(word.text) == len("20260421") and word.text[:2] in {"19", "20"}
    if follower in _MEASURES and word.text[0].isdigit():
        return False
    if _SHORT.fullmatch(word.text):
        return is_dotted or before in ON or before in WEEKDAYS
    if _SLASHES.fullmatch(word.text):
        return word.text.count("/") == 2 or before in ON
    if word.key in _DOUBTFUL:
        is_sign = before in ON or (is_dotted and word.key != "fr")
        return is_sign and (word.is_capital or word.key in {"now", "jetzt"})
    return word.key not in NUMBERS


def _is_span(words: Sequence[Word], places: range) -> bool:
    """Tell whether these say how long (3 Tage, a week), which is no day."""
    first, last = words[places[0]], words[places[-1]]
    is_number = first.text.isdecimal() or first.key in NUMBERS
    return len(places) == 2 and is_number and last.key in UNITS


def _is_month_alone(words: Sequence[Word], places: range) -> bool:
    """Tell whether an article stands beside a month: im Juli eine Demo is not 1 July."""
    pair = [words[place].key for place in places]
    return (
        len(pair) == 2
        and any(key in MONTHS for key in pair)
        and any(key in NUMBERS for key in pair)
    )


def _is_meant(words: Sequence[Word], places: range, before: str) -> bool:
    """Tell whether what is no day was written as one: 31.2., 30. Februar, 3/12/2026."""
    first, last = words[places[0]], words[places[-1]]
    if len(places) == 1:
        is_short = bool(_SHORT.fullmatch(first.text)) and before in ON
        written = _WRITTEN.fullmatch(first.text) or _SLASHES.fullmatch(first.text)
        return is_short or bool(written)
    pair = {first.key, last.key}
    number = next((word.text for word in (first, last) if word.text.isdecimal()), "")
    return len(places) == 2 and bool(pair & {*MONTHS}) and 0 < len(number) <= 2


def weekday_of(key: str) -> str:
    """Return the weekday in Freitag, Freitagabend, Montagmorgen; '' if there is none."""
    if key in WEEKDAYS:
        return key
    for part in PARTS:
        if key.endswith(part) and key.removesuffix(part) in WEEKDAYS:
            return key.removesuffix(part)
    return ""
