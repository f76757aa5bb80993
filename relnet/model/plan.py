"""What a day holds."""

from __future__ import annotations

from datetime import date

from relnet.model.noun import noun
from relnet.model.suggestion import Suggestion


@noun
class Plan:
    """The lines of a day, the heaviest first, and those that wait until the next working day.

    On working days nothing waits, and ``next_on`` is None. ``later`` is who to be in touch with
    again beyond what a day takes, in no order and not weighed.
    """

    day: date
    lines: tuple[Suggestion, ...]
    waiting: tuple[Suggestion, ...] = ()
    next_on: date | None = None
    later: tuple[Suggestion, ...] = ()
