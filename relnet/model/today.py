"""The day for which something is worked out."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping


@noun
class Today:
    """A day, and the names of the public holidays around it.

    ``read_on`` is the day on which the owner reads of it, if that is another one: what is today
    for a line of next Tuesday is "on Tuesday" in words.
    """

    day: date
    holidays: Mapping[date, str] = field(default_factory=dict)
    read_on: date | None = None


def reading_day(today: Today) -> date:
    """Return the day that words call today."""
    return today.read_on or today.day
