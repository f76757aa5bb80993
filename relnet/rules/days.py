"""Days as people say them, in German and English: 3.12., next Friday, in 2 Wochen, KW 48.

General date parsers read `3.12.` as a time of day and `2026-12-03` as 12 March, silently. This
grammar refuses what it does not know, and what could be two days. A text becomes tokens
(`day_tokens.py`), and the rules (`day_rules.py`) know the shapes that tokens can have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadDayError, BadValueError
from relnet.model.noun import noun
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import moved, working_day_after
from relnet.rules.day_rules import RULES, Said
from relnet.rules.day_tokens import FAR, has_time, tokens
from relnet.rules.day_words import EVERY, FILLERS, OFTEN, UNITS

if TYPE_CHECKING:
    from datetime import date

    from relnet.rules.day_tokens import Token

__all__ = ["Interval", "add_interval", "parse_day", "parse_interval", "working_day_after"]

_NO_TIME = Phrase("relnet keeps days, not times: leave the time of day out.")


@noun
class Interval:
    """How often something comes back: every ``n`` units (d, w, m or y); written ``4w``."""

    n: int
    unit: str

    def __str__(self) -> str:
        return f"{self.n}{self.unit}"


def parse_day(text: str, today: date, past: bool = False) -> date:
    """Return the day that a text names, seen from ``today``.

    A weekday, or a day without its year, is the next such day, or with ``past`` the latest;
    today counts for both. "nächsten" and "letzten" leave today out. m is a month; a week is
    its Monday, a month its first day. BadDayError says why a text will not do.
    """
    said = Said(text, _bare(list(tokens(text))), today, past)
    try:
        for rule in RULES:
            if day := rule(said):
                return day
    except OverflowError:
        raise BadDayError(text, FAR) from None
    raise BadDayError(text, _NO_TIME if has_time(text) else None)


def parse_interval(text: str) -> Interval:
    """Read ``4w``, ``every 2 months``, ``alle 14 Tage``, ``jährlich``; else BadValueError."""
    words = [word for word in tokens(text) if word not in EVERY]
    match words:
        case [int(n), str(unit)] if n > 0 and unit in UNITS:
            return Interval(n, UNITS[unit])
        case [str(unit)] if unit in UNITS or unit in OFTEN:
            return Interval(1, OFTEN.get(unit) or UNITS[unit])
    raise BadValueError("every", text, Phrase("write it like 14d, 4w, 3m or 1y."))


def add_interval(day: date, interval: Interval) -> date:
    """Return the day one interval later, clamped as in ``moved``; BadDayError if too far."""
    try:
        return moved(day, interval.n, interval.unit)
    except OverflowError:
        raise BadDayError(str(interval), FAR) from None


def _bare(words: list[Token]) -> list[Token]:
    """Leave out the fillers, and say "week after next" as "uebernaechste Woche"."""
    words = [word for word in words if word not in FILLERS]
    return ["uebernaechste", *words[:-2]] if words[-2:] == ["after", "next"] else words
