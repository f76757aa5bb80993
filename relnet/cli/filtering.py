"""FILTER on the command line: the days in it are read as everywhere, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.screen import settings, tell
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relnet.store.filters import Condition


def read_filter(
    terms: Iterable[str], *, takes_anything: bool = False, is_told: bool = False
) -> Condition:
    """Return what a FILTER asks for; BadFilterError names a term that is none.

    A day in words is the last one (met>Freitag), how long is counted back (quiet>3 Wochen).
    Where people read the list, the days are told as they were understood.
    """
    from relnet.store.filters import where

    today = settings().now.today
    words: dict[str, date] = {}

    def read_day(text: str) -> date:
        from relnet.rules.days import parse_day

        day = parse_day(text, today, past=True)
        words[text] = day if day <= today else today - min(day - today, today - day.min)
        return words[text]

    found = where(terms, today, takes_anything=takes_anything, read_day=read_day)
    if is_told:
        for text, day in words.items():
            if text != day.isoformat():
                tell(Phrase("{text} is {day}.", text=text, day=day))
    return found
