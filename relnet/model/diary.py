"""Events, what happened between people, and what is to be done next."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun

Direction = Literal["mine", "theirs"]


@noun
class Event:
    """A fair, conference, meeting, dinner ...; both days belong to it."""

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


@noun
class Meeting:
    """Somebody met at an event, and since when they have been thanked (None: not yet)."""

    contact_id: int
    contact: str
    organization: str
    event: Event
    met_on: date | None = None
    thanked_on: date | None = None


@noun
class Interaction:
    """Something that happened between the owner and one or several people.

    ``direction`` is who began it, '' if nobody says.
    """

    kind: str
    happened_on: date
    contact_ids: tuple[int, ...]
    event_id: int | None = None
    note: str = ""
    direction: Direction | Literal[""] = ""


@noun
class FollowUp:
    """Something to do with somebody; a promise is ``mine`` or ``theirs`` to keep.

    ``every`` is a recurrence such as ``4w`` (d, w, m or y), '' for once.
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


@noun
class Birthday:
    """Whose birthday it is, and when they were last congratulated (None: never)."""

    contact_id: int
    contact: str
    organization: str
    value: str
    congratulated_on: date | None = None
