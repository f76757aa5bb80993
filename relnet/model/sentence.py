"""What one sentence of the diary says, and what of it the village knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.diary import Direction, Event


@noun
class Known:
    """Which words of a sentence are names in the village; all but the handles are folded."""

    given: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    events: tuple[Event, ...] = ()


@noun
class Named:
    """Somebody as a sentence names them.

    ``words`` and ``organization`` are folded; ``text`` and ``firm`` are as they were written.
    After a title (Herr, Dr.) stands a family name; ``salutation`` is frau or herr, '' without.
    """

    text: str
    words: tuple[str, ...]
    organization: tuple[str, ...] = ()
    has_title: bool = False
    firm: str = ""
    salutation: str = ""


@noun
class Promise:
    """What somebody is going to do; ``due_on`` is None if no day was said.

    ``people`` are those it names, none for everybody in the sentence; ``pronoun`` is a word
    that means one of them (er, ihm, her), '' if there is none. ``is_doubtful`` where it may as
    well be the other way round. ``is_weekday`` if the day is told by its weekday alone.
    """

    text: str
    direction: Direction
    due_on: date | None = None
    people: tuple[Named, ...] = ()
    pronoun: str = ""
    is_doubtful: bool = False
    is_weekday: bool = False


@noun
class Sentence:
    """What a sentence says happened, as far as its words tell.

    ``kind`` is '' where nothing is said of it; of ``days`` there should be one, or none for
    today. ``events`` are all that may be meant. ``mentioned`` are names of people who took no
    part, ``also`` further kinds of interaction that it tells of. ``unknown`` are words that
    may be names nobody has. ``vague_day`` is what speaks of a day and leaves open which.
    ``statements`` are clauses of what is or will be. ``introduced`` are those of the mentioned
    whom others introduced or recommended. ``is_two`` if it tells of two happenings, ``is_denied``
    if it says that it did not happen, ``is_not_reached`` if a call found nobody, ``is_to_do`` if
    there is only something to do.
    """

    text: str
    kind: str = ""
    direction: Direction | Literal[""] = ""
    days: tuple[date, ...] = ()
    people: tuple[Named, ...] = ()
    mentioned: tuple[Named, ...] = ()
    introduced: tuple[Named, ...] = ()
    events: tuple[Event, ...] = ()
    topic: str = ""
    value: float | None = None
    promises: tuple[Promise, ...] = ()
    also: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    vague_day: str = ""
    statements: tuple[str, ...] = ()
    is_two: bool = False
    is_denied: bool = False
    is_not_reached: bool = False
    is_to_do: bool = False
