"""Days ahead of which only a part is said: im Juli, im Herbst, bis zum 30., by the 15th."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.rules.day_words import MONTHS
from relnet.rules.days import parse_day
from relnet.rules.sentences.days_said import DaySaid
from relnet.rules.sentences.small_words import BY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.words import Word

_ORDINAL = re.compile(r"([1-9]|[12]\d|3[01])(st|nd|rd|th)")
_DOTTED = re.compile(r"[1-9]|[12]\d|3[01]")
_QUARTER = 3  # months
_BEGINS_IN = {  # month
    **dict.fromkeys(("fruehjahr", "fruehling", "spring"), 3),
    **dict.fromkeys(("sommer", "summer"), 6),
    **dict.fromkeys(("herbst", "autumn", "fall"), 9),
    "winter": 12, "q1": 1, "q2": 4, "q3": 7, "q4": 10,
}  # fmt: skip
_BETWEEN = {"zum", "zu", "den", "dem", "am", "the"}


def months_said(words: Sequence[Word], places: Sequence[int], today: date) -> list[DaySaid]:
    """Find what is to be in a month, which is its first day then: im Juli, in July."""
    found = []
    for place in places[1:]:
        word, before = words[place], words[place - 1]
        is_followed = place + 1 in places and words[place + 1].text[0].isdigit()
        if (
            word.key in MONTHS
            and word.is_capital
            and before.key in {"im", "in"}
            and not is_followed
        ):
            first = f"1. {word.text}"
            past, ahead = parse_day(first, today, past=True), parse_day(first, today)
            found.append(DaySaid(range(place - 1, place + 1), past, ahead, ""))
    return found


def seasons_said(words: Sequence[Word], places: Sequence[int], today: date) -> list[DaySaid]:
    """Find what is to be in a season or quarter that has not begun, on its first day then."""
    found = []
    for place in places[1:]:
        month = _BEGINS_IN.get(words[place].key, 0)
        if month and words[place - 1].key in {"im", "in"} and not words[place - 1].pause:
            has_begun = (today.month - month) % 12 < _QUARTER
            ahead = date(today.year + (month <= today.month), month, 1)
            if not has_begun:
                found.append(DaySaid(range(place - 1, place + 1), ahead, ahead, ""))
    return found


def ordinals_said(
    text: str, words: Sequence[Word], places: Sequence[int], today: date
) -> list[DaySaid]:
    """Find by which day of this month, or of the next one that has it, something is to be done."""
    found = []
    for place in places:
        day = _day_of_month(text, words[place])
        if day and (start := _after_by(words, place)) is not None:
            ahead = _next(day, today)
            found.append(DaySaid(range(place, place + 1), ahead, ahead, words[start].key))
    return found


def _day_of_month(text: str, word: Word) -> int:
    if found := _ORDINAL.fullmatch(word.key):
        return int(found[1])
    is_dotted = text[word.end : word.end + 1] == "."
    return int(word.text) if is_dotted and _DOTTED.fullmatch(word.text) else 0


def _after_by(words: Sequence[Word], place: int) -> int | None:
    """Return where "bis" or "by" stands before a day."""
    at = place - 1
    while at > 0 and words[at].key in _BETWEEN and not words[at].pause:
        at -= 1
    return at if at >= 0 and words[at].key in BY and not words[at].pause else None


def _next(day: int, today: date) -> date:
    first = today.replace(day=1)
    while day > monthrange(first.year, first.month)[1] or first.replace(day=day) < today:
        first = (first + timedelta(days=31)).replace(day=1)
    return first.replace(day=day)
