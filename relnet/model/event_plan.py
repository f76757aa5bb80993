"""Who may be at an event, why, where to find them, and when there is time for each."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.diary import Direction, Event
    from relnet.phrase import Phrase

# From what is sure to what is a mere chance; "declined" stands alone.
HintKind = Literal[
    "met", "said", "tagged", "agreed", "last_time", "exhibits", "name_alike",
    "past_employer", "near", "declined",
]  # fmt: skip
Certainty = Literal["met", "sure", "likely", "possible", "declined"]


@noun
class Hint:
    """A fact that makes somebody's being there likely, in words that can be checked."""

    kind: HintKind
    reason: Phrase


@noun
class Spot:
    """Where in the halls a firm is found; ``hall`` and ``stand`` as its list has them."""

    hall: str = ""
    stand: str = ""


@noun
class Exhibitor:
    """A firm of an exhibitor list; ``key`` is that of organizations."""

    name: str
    key: str
    spot: Spot


@noun
class OpenThing:
    """What is still to be done with somebody, and whose turn it is."""

    reason: str
    direction: Direction
    due_on: date
    event_id: int | None = None


@noun
class Person:
    """A contact as a plan knows them; ``circle`` is '' where nobody said."""

    contact_id: int
    contact: str
    organization: str = ""
    title: str = ""
    circle: str = ""


@noun
class Guest:
    """Somebody who will, or may, be at an event.

    ``hints`` are the reasons to think so, the best one first. ``topics`` are what moves them,
    what they need and offer; of them a letter may say ``interests`` only. ``is_asked`` if the
    owner turned to them about this event already.
    """

    person: Person
    event: Event
    hints: tuple[Hint, ...]
    spots: tuple[Spot, ...] = ()
    open_things: tuple[OpenThing, ...] = ()
    topics: tuple[str, ...] = ()
    met_on: date | None = None
    is_asked: bool = False
    interests: tuple[str, ...] = ()


@noun
class Slot:
    """A time that is proposed for a talk, in the clock of the place."""

    guest: Guest
    starts_at: datetime
    ends_at: datetime


@noun
class Appointment:
    """A talk as it stands in a calendar; ``uid`` tells it from all others."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    about: tuple[str, ...] = ()
