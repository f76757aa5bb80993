"""What is said of a day, and names none: im März, am 20., neulich, the other day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.rules.day_words import MONTHS
from relnet.rules.sentences.kind_words import VERBS
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.words import Word

_AWHILE = one_of("neulich kuerzlich letztens juengst unlaengst damals recently lately einst")
_SEASONS = one_of(
    "fruehjahr fruehling sommer herbst winter jahr spring summer autumn fall weihnachten ostern"
    " pfingsten silvester neujahr christmas easter"
)
_IN = one_of(
    "im in an zu ueber vor nach am over at during letzten letzte letztes last anfang mitte"
)
_SOME = one_of(
    "kurzem langem einiger einigen ein paar wenigen mehreren langer jahren monaten wochen"
)
_MONTHS = 12
_AGO = one_of("days weeks months years while time")
_ORDINAL = re.compile(r"\d{1,2}(st|nd|rd|th)")
_DAY_AND_MONTH = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])")
_TWO_NUMBERS = re.compile(r"(0?[1-9]|[12]\d|3[01])[./](0?[1-9]|[12]\d|3[01])")
_FROM_TO = re.compile(r"\d{1,2}\.(\d{1,2}\.?)?-\d{1,2}\.\d{1,2}(\.\d{2,4})?")
_NO_DAY_AFTER = one_of(
    "um version v ab gegen nr kapitel punkt seite rund ca fuer halle hall stand booth in"
)
_NO_DAY_BEFORE = one_of("uhr h euro eur € % prozent percent mm cm m km kg mio tsd std stunden")


def vague_day(text: str, words: Sequence[Word], places: Sequence[int]) -> str:
    """Return the words that speak of a day and leave open which; '' if there are none."""
    for place in places:
        for start, stop in _stretches(text, words, place):
            return written(text, words, range(max(start, 0), stop))
    return ""


def _stretches(text: str, words: Sequence[Word], place: int) -> list[tuple[int, int]]:
    word = words[place]
    before = words[place - 1].key if place and not words[place - 1].pause else ""
    behind = _key(words, place + 1) if not word.pause else ""
    if word.key in _AWHILE or _is_short(text, words, place, before, behind):
        return [(place, place + 1)]
    if _is_period(word, before):
        return [(place - 1, place + 1)]
    if word.key == "vor" and behind in _SOME:
        return [(place, place + 2)]
    if word.key == "ago" and before in _AGO:
        return [(place - 2, place + 1)]
    if (word.key, behind, _key(words, place + 2)) == ("the", "other", "day"):
        return [(place, place + 3)]
    return []


def _key(words: Sequence[Word], place: int) -> str:
    return words[place].key if place < len(words) else ""


def _is_period(word: Word, before: str) -> bool:
    """Tell whether a month, a season or a year is spoken of: im März, last summer, in 2024."""
    if before not in _IN:
        return False
    is_year = word.text.isdecimal() and len(word.text) == len("2026")
    if is_year:
        return before == "in" and word.text[:2] in {"19", "20"}
    return (word.key in MONTHS or word.key in _SEASONS) and (word.is_capital or word.key != "may")


def _is_short(text: str, words: Sequence[Word], place: int, before: str, behind: str) -> bool:
    """Tell whether a day without its month or dot, or several, stands there: 12.04, am 20."""
    word = words[place]
    if _ORDINAL.fullmatch(word.key) or _FROM_TO.fullmatch(word.text):
        return True
    if behind in _NO_DAY_BEFORE or before in _NO_DAY_AFTER:
        return False
    if word.text.isdecimal() and len(word.text) <= 2:
        is_dotted = text[word.end : word.end + 1] == "."
        return is_dotted and before in {"am", "vom", "dem", "den"}
    return bool(_DAY_AND_MONTH.fullmatch(word.text)) or _is_beside_verb(words, place)


def _is_beside_verb(words: Sequence[Word], place: int) -> bool:
    """Tell whether a day and a month, or a month and a day, say when: Koch 22.4 getroffen."""
    text = words[place].text
    if not _TWO_NUMBERS.fullmatch(text):
        return False
    if "/" in text and max(map(int, text.split("/"))) > _MONTHS and text != "24/7":
        return True  # no half and no third
    around = [*words[max(place - 1, 0) : place], *words[place + 1 : place + 2]]
    return place == 0 or any(word.key in VERBS for word in around)
