"""The facts of a letter as words of its language, made harmless and fit for a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.visible import ACTING
from relnet.rules.german_places import at_event, firm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relnet.model.diary import Event
    from relnet.model.letter import Language

# Everything a text may name: what it is, for those who write their own.
WORDS = (
    "event", "at_event", "place", "town", "day", "days", "proposed_day", "month", "topic", "about",
    "person", "title", "organization", "at_organization", "to_organization", "of_organization",
    "age", "years", "nth", "wedding", "belated", "in_writing", "stand", "their_stand", "own_card",
    "also",
)  # fmt: skip
LONGEST = 120  # characters of a fact; what is longer is a text of its own
LONG_AGO = timedelta(days=60)  # for which one says the month, and no sooner
_TEXTS = (
    "event", "place", "topic", "about", "person", "title", "organization", "stand", "their_stand",
)  # fmt: skip
_EDGES = " \t,.;:!?–-"
_SHORTENED = re.compile(r"\b(?:\w{1,2}\. ?)+\w{1,2}\Z")  # e.V, a.s: their last dot is of the word
_BREAKS = {*range(0x0A, 0x0E), *range(0x1C, 0x20), 0x85, 0x2028, 0x2029}  # between lines
_GONE = dict.fromkeys(ACTING) | dict.fromkeys(_BREAKS, " ")
_MONTHS = {
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip


def one_line(text: str) -> str:
    """Return text from outside as one line of letters: no control character, no double blank."""
    harmless = text.translate(_GONE).encode(errors="ignore").decode()
    return " ".join(harmless.split())


def harmless_lines(text: str) -> str:
    """Return text of several lines without characters that act; line ends stay as they are."""
    lines = (line.translate(_GONE) for line in text.split("\n"))
    return "\n".join(line.rstrip() for line in lines).encode(errors="ignore").decode()


def worded(
    facts: Mapping[str, object], language: Language, today: date, event: Event | None = None
) -> dict[str, str]:
    """Return the words a letter may use, by the names in WORDS; what is not known is not there.

    ``event`` is the one that the facts name, where more is known of it than its title. Days of
    another year than today's are said with it.
    """
    words = {
        name: _fact(facts[name], is_firm=name == "organization")
        for name in _TEXTS
        if facts.get(name)
    }
    words |= _said_days(facts, language, today)
    words |= _numbers(facts, language)
    if event:
        words |= _of_event(event, language, today)
    if event and event.kind in _NAMED_FOR_ONESELF:
        words.pop("event", None)
    if event and event.kind == "trip":  # one meets in a town, not at one's own journey
        words["town"] = words.get("place", "")
    elif title := words.get("event"):
        kind = event.kind if event else ""
        words["at_event"] = at_event(title, kind) if language == "de" else f"at {title}"
    if name := words.get("organization"):
        said = firm(name) if language == "de" else {way: f"{way} {name}" for way in _WAYS}
        words |= {f"{way}_organization": phrase for way, phrase in said.items()}
    if _is_late(facts, today):
        words["belated"] = "nachträglich" if language == "de" else "belated"
    if facts.get("in_writing"):
        words["in_writing"] = "schriftlich" if language == "de" else "in writing"
    return {name: word for name, word in words.items() if word}


_WAYS = ("at", "to", "of")
_NAMED_FOR_ONESELF = {"trip", "meeting"}  # their titles are notes in one's own calendar


def _is_late(facts: Mapping[str, object], today: date) -> bool:
    """Tell whether the day has passed of what has one: a birthday, one's own word."""
    day = facts.get("day") if facts.get("kind") == "mine" else facts.get("birthday")
    return isinstance(day, date) and day < today


def _fact(value: object, *, is_firm: bool = False) -> str:
    whole = one_line(str(value))
    text = whole.strip(_EDGES)
    # In brackets or quotation marks of the letter, what closes nothing would close those.
    text = text.lstrip(_EDGES + (")" if "”" in text else ")“")).rstrip(_EDGES + "(„")
    if len(text) > LONGEST or not any(map(str.isalnum, text)):
        return ""
    has_dot = whole.endswith(f"{text}.") and (is_firm or _SHORTENED.search(text))
    return f"{text}." if has_dot else text


def _said_days(facts: Mapping[str, object], language: Language, today: date) -> dict[str, str]:
    words = {}
    if isinstance(day := facts.get("day"), date):
        words = {"day": said_day(day, language, today)}
        if today - day >= LONG_AGO:
            words["month"] = _month(day, language, today)
    if isinstance(day := facts.get("proposed_day"), date):
        words["proposed_day"] = _on(said_day(day, language, today), language)
    return words


def _numbers(facts: Mapping[str, object], language: Language) -> dict[str, str]:
    words = {name: str(facts[name]) for name in ("age", "years") if facts.get(name)}
    if number := words.get("age") or words.get("years"):
        words["nth"] = f"{number}." if language == "de" else _ordinal(int(number))
    if facts.get("kind") == "anniversary":
        words["wedding"] = _WEDDINGS[language].get(words.get("years", ""), "")
    return words


_WEDDINGS = {
    "de": {"25": "silbernen Hochzeit", "50": "goldenen Hochzeit", "60": "diamantenen Hochzeit"},
    "en": {"25": "silver wedding", "50": "golden wedding", "60": "diamond wedding"},
}


def _of_event(event: Event, language: Language, today: date) -> dict[str, str]:
    words = {"event": _fact(event.title), "place": _fact(event.place)}
    words["stand"] = said_stand(event.hall, event.stand, language)
    if event.kind == "trip" or event.starts_on == event.ends_on:
        words["days"] = _span(event.starts_on, event.ends_on, language, today)
    return words


def said_stand(hall: str, stand: str, language: Language) -> str:
    """Say where a stand is: ``Halle 4, Stand B12``."""
    names = ("Halle", "Stand") if language == "de" else ("hall", "stand")
    parts = []
    for name, text in zip(names, map(_fact, (hall, stand)), strict=True):
        is_said = any(letter.islower() for letter in text)  # "Halle 4, Stand B12" in one field
        parts.append(text if is_said or not text else f"{name} {text}")
    return ", ".join(filter(None, parts))


def listed(sayings: Sequence[str], language: Language) -> str:
    """Say several things in a row: ``a, b and c``."""
    *others, last = sayings or [""]
    word = "und" if language == "de" else "and"
    return f"{', '.join(others)} {word} {last}" if others else last


def said_day(day: date, language: Language, today: date) -> str:
    """Say a day as running text does (DIN 5008: 17. April 2026), of this year without it."""
    dot = "." if language == "de" else ""
    return f"{day.day}{dot} {_month(day, language, today)}"


def _month(day: date, language: Language, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_MONTHS[language][day.month - 1]}{year}"


def _on(day: str, language: Language) -> str:
    return f"am {day}" if language == "de" else f"on {day}"


def _span(first: date, last: date, language: Language, today: date) -> str:
    end = said_day(last, language, today)
    if first == last:
        return _on(end, language)
    if (first.year, first.month) == (last.year, last.month):
        begin = f"{first.day}." if language == "de" else f"{first.day}"
    else:
        begin = said_day(first, language, today)
    return f"vom {begin} bis {end}" if language == "de" else f"from {begin} to {end}"


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    is_teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if is_teen else ends.get(number % 10, 'th')}"
