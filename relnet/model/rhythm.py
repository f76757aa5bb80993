"""How often to be in touch with people, and how it stands."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun

Scope = Literal["contact", "tag", "circle"]
CountsFrom = Literal["contact", "plan"]
State = Literal["in_touch", "could_be_nice", "been_a_while"]

NEVER = "never"  # instead of an interval: to be left in peace
MINUTES = 15  # that it takes to be in touch, where nobody says otherwise: a call, a personal mail


@noun
class Rhythm:
    """How often to be in touch with a person, or with everybody of a tag or a circle.

    ``name`` is that of the tag or circle, '' for a person's own. ``every`` and ``latest`` are
    intervals such as ``4w``; ``every`` may be NEVER, ``latest`` '' for twice as long. ``size``
    is how many people a circle is for. ``began_on`` is when the owner chose it, None for what
    relnet brings along.
    """

    scope: Scope
    name: str
    every: str
    latest: str = ""
    counts_from: CountsFrom = "contact"
    starts_on: date | None = None
    minutes: int | None = None
    size: int | None = None
    began_on: date | None = None


CIRCLES = ("inner", "regular", "wide")  # from the closest on

# Dunbar's layers: about 15, 50 and 150 people (Zhou, Sornette, Hill and Dunbar, "Discrete
# hierarchical organization of social group sizes", Proc. R. Soc. B 272, 2005), of whom the 15 are
# in touch once a month and the 150 once a year (Sutcliffe, Dunbar, Binder and Arrow,
# "Relationships and the social brain", British Journal of Psychology 103, 2012).
BUILT_IN = {
    "inner": Rhythm("circle", "inner", "4w", "8w", size=15),
    "regular": Rhythm("circle", "regular", "3m", "6m", size=50),
    "wide": Rhythm("circle", "wide", "1y", "18m", size=150),
}


@noun
class InTouch:
    """Somebody to keep in touch with; ``rhythms`` are all that concern them.

    ``last_on`` is the day of the last real contact, ``last_kind`` what it was, ``topic`` what
    was talked about; ``settled_on`` is when the owner last said "done" or "not this time",
    ``contacts`` how often there was contact at all.
    """

    contact_id: int
    contact: str
    organization: str
    circle: str
    rhythms: tuple[Rhythm, ...]
    known_since: date
    last_on: date | None = None
    last_kind: str = ""
    topic: str = ""
    contacts: int = 0
    settled_on: date | None = None


@noun
class Planned:
    """When it is somebody's turn, by which rhythm, and how that is to be called today."""

    person: InTouch
    rhythm: Rhythm
    next_on: date
    latest_on: date
    state: State


@noun
class Share:
    """What a circle, or whoever follows a tag or a rhythm of their own, takes of one's time.

    ``name`` is '' for rhythms of their own; ``hours`` are those of a week.
    """

    scope: Scope
    name: str
    people: int
    hours: float
    rhythm: Rhythm | None = None


@noun
class Move:
    """Somebody who could be seen less often; ``circle`` '' is no circle at all."""

    person: InTouch
    circle: str


@noun
class Crowd:
    """A circle that has more people than it is for."""

    circle: str
    people: int
    size: int


@noun
class Capacity:
    """Whether the plan fits the hours (of a week) one has, and who could move if it does not.

    ``crowds`` are the circles that people have to leave, whatever the hours; ``hours_after`` is
    what the plan takes once everybody of ``moves`` has moved.
    """

    shares: tuple[Share, ...]
    hours: float
    hours_given: float
    moves: tuple[Move, ...]
    hours_after: float
    crowds: tuple[Crowd, ...] = ()


@noun
class Wanted:
    """What the owner says about a rhythm; None is what was not said.

    ``every``, ``latest`` and ``starts_on`` are as typed.
    """

    every: str | None = None
    latest: str | None = None
    counts_from: CountsFrom | None = None
    starts_on: str | None = None
    minutes: int | None = None
    size: int | None = None
