"""A sentence of the diary, with the people it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.diary import Event, FollowUp, Interaction
    from relnet.phrase import Phrase


@noun
class Meant:
    """Whom a name means; ``fact`` is what decided among several, None if there was but one."""

    name: str
    contact_id: int
    contact: str
    organization: str
    fact: Phrase | None = None


@noun
class Understood:
    """What a sentence tells, ready to be written down.

    ``defaults`` are the promises, by their place, whose day nobody said. ``also`` are further
    kinds of interaction in it, ``mentioned`` names in it of people who took no part,
    ``statements`` what it says of another day or place.
    """

    interaction: Interaction
    people: tuple[Meant, ...]
    event: Event | None = None
    promises: tuple[FollowUp, ...] = ()
    defaults: frozenset[int] = frozenset()
    also: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    @property
    def has_guess(self) -> bool:
        """Whether a fact had to decide who is meant."""
        return any(person.fact for person in self.people)
