"""What of the village belongs into a calendar; the UIDs stay the same on every export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.diary import Direction, Event


@noun
class Yearly:
    """Somebody's birthday: ``1980-04-15``, ``--04-15``, or text that tells no day."""

    uid: str
    contact: str
    value: str


@noun
class Task:
    """A follow-up that is open."""

    uid: str
    contact: str
    organization: str
    reason: str
    due_on: date
    direction: Direction


@noun
class Gathered:
    """An event, and the people met or expected there."""

    uid: str
    event: Event
    people: tuple[str, ...]
