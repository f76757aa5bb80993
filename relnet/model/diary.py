"""Events, what happened between people, and what is to be done next."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun

# Kinds of interaction in which people spoke with each other, and in which one of them wrote.
TALKS = frozenset({"met", "meeting", "call"})
WRITINGS = frozenset({"mail", "message", "letter"})

Direction = Literal["mine", "theirs"]


@noun
class Event:
    """A fair, conference, meeting, dinner ...; both days belong to it.

    ``goal`` has a goal on each line (``rules/goals.py``). ``series`` is what its editions have
    in common, '' where their titles tell (``rules/editions.py``).
    """

    id: int
    handle: str
    title: str
    kind: str
    starts_on: date
    ends_on: date
    place: str = ""
    stand: str = ""
    cost: float | None = None
    goal: str = ""
    series: str = ""
    hall: str = ""
    is_called_off: bool = False


@noun
class Meeting:
    """Somebody met at an event, and since when they have been thanked (None: not yet).

    ``topic`` is what was talked about there, as far as a letter may say it.
    """

    contact_id: int
    contact: str
    organization: str
    event: Event
    met_on: date | None = None
    thanked_on: date | None = None
    topic: str = ""


@noun
class Interaction:
    """Something that happened between the owner and one or several people.

    ``direction`` is who began it, '' if nobody says. ``note`` is for the owner's eyes,
    ``topic`` may stand in a letter; ``value`` is what a gift was worth. ``lines`` are what
    concerns one of the people alone, as (contact id, text).
    """

    kind: str
    happened_on: date
    contact_ids: tuple[int, ...]
    event_id: int | None = None
    note: str = ""
    direction: Direction | Literal[""] = ""
    topic: str = ""
    value: float | None = None
    lines: tuple[tuple[int, str], ...] = ()


@noun
class FollowUp:
    """Something to do with somebody; a promise is ``mine`` or ``theirs`` to keep.

    ``every`` is a recurrence such as ``4w`` (d, w, m or y), '' for once. It counts from the day
    on which it was done, or in fixed steps from ``planned_from``. ``event`` is a handle.
    """

    id: int
    contact_id: int
    contact: str
    organization: str
    reason: str
    due_on: date
    direction: Direction = "mine"
    state: Literal["open", "done", "dropped"] = "open"
    event: str = ""
    every: str = ""
    event_title: str = ""
    planned_from: date | None = None


@noun
class Birthday:
    """Whose birthday it is, and when they were last congratulated (None: never).

    What ``done`` has logged these days for another occasion does not count.
    """

    contact_id: int
    contact: str
    organization: str
    value: str
    congratulated_on: date | None = None
