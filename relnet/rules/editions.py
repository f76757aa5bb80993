"""Which events are editions of one another: Hannover Messe 2025 and Hannover Messe 2026."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.diary import Event

# hm26, emo2025: a short name and a year; not G20, A4 or Halle6.
_NAME_AND_YEAR = re.compile(r"([^\W\d]{2,})(?:\d{2}|(?:19|20)\d{2})\Z")


@cache  # the titles are compared anew for each event ahead
def series_key(name: str) -> str:
    """Return what a series and the titles of its editions have in common.

    Years and other numbers count for nothing, so that "12. Stammtisch" and "Stammtisch 11" are
    editions of one another; a title of nothing but numbers is compared whole.
    """
    words = [_name(word) for word in fold(name).split()]
    return " ".join(word for word in words if not word.isdecimal()) or fold(name)


def _name(word: str) -> str:
    found = _NAME_AND_YEAR.match(word)
    return found[1] if found else word


def key_of(event: Event) -> str:
    """Return the key of an event's series: as the owner names it, else as its title tells."""
    return series_key(event.series or event.title)


def editions(events: Iterable[Event], key: str) -> list[Event]:
    """Return the events of a series, oldest first."""
    found = [event for event in events if key_of(event) == key]
    return sorted(found, key=lambda event: (event.starts_on, event.id))


def earlier_editions(events: Iterable[Event], event: Event) -> list[Event]:
    """Return the editions that were over before an event began, oldest first."""
    every = editions(events, key_of(event))
    return [other for other in every if other.ends_on < event.starts_on]
