"""How likely it is that two entries show one person, and why; and whose an entry is."""

from __future__ import annotations

from typing import Literal

from relnet.model.noun import noun
from relnet.phrase import Phrase

Lane = Literal["certain", "likely", "possible"]
LANES: tuple[Lane, ...] = ("certain", "likely", "possible")


@noun
class Likeness:
    """What speaks for one person, and what against it.

    ``bits`` are log-odds to the base of two: 0 is even, 10 is a thousand to one. ``lane`` is
    None if it is hardly one person.
    """

    bits: float
    lane: Lane | None
    reasons: tuple[Phrase, ...] = ()
    doubts: tuple[Phrase, ...] = ()

    @property
    def score(self) -> float:
        """Return the probability that it is one person, between 0 and 1."""
        odds: float = 2.0 ** max(min(self.bits, 50.0), -50.0)
        return odds / (1 + odds)


@noun
class Pair:
    """Two contacts who may be one person; ``a`` is the older entry."""

    a: int
    b: int
    likeness: Likeness


@noun
class Verdict:
    """Whose card it is: ``contact_id`` if that is certain; ``candidates`` if it is not.

    Neither means somebody new.
    """

    contact_id: int | None = None
    candidates: tuple[int, ...] = ()
    reasons: tuple[Phrase, ...] = ()
