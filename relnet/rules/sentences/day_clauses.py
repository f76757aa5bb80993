"""Which of the days in a sentence are days of what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.not_happened import is_called_off
from relnet.rules.sentences.promise_words import EITHERS, STATES
from relnet.rules.sentences.small_words import AND, BY, THEY
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import JOINING, clauses, keys

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.words import Word

SINCE = one_of("seit ab since from")  # something holds from then on
_OF_THEIRS = (THEY | EITHERS | STATES) - {"es", "man"}


def days_of_it(
    words: Sequence[Word], days: Sequence[DaySaid], kinds: Sequence[KindSaid]
) -> list[DaySaid]:
    """Return the days without those of what others are going to do, or of what holds.

    In "mit Weber telefoniert, er möchte Montag zurückgerufen werden" nobody says when it was.
    """
    told = {said.place for said in kinds}
    beside = [clause for clause in clauses(words) if told and _is_theirs(words, clause, told)]
    return [
        day
        for day in days
        if day.after not in SINCE | BY
        and not any(day.places.start in clause for clause in beside)
        and not _is_called_off(words, day, kinds)
    ]


def _is_called_off(words: Sequence[Word], day: DaySaid, kinds: Sequence[KindSaid]) -> bool:
    """Tell whether a day is that of what was called off: rief an und hat den 12.5. abgesagt."""
    verbs = {said.place for said in kinds if said.is_verb}
    clause = next(stretch for stretch in clauses(words) if day.places.start in stretch)
    ands = [place for place in clause if words[place].key in AND]
    start = max([place for place in ands if place < day.places.start], default=clause.start)
    stop = min([place for place in ands if place > day.places.start], default=clause.stop)
    part = range(start, stop)
    return is_called_off(words, part) and not verbs & {*part}


def until_told(
    words: Sequence[Word], places: Collection[int], kinds: Sequence[KindSaid]
) -> list[int]:
    """Return the places up to the end of the first clause that tells what happened."""
    told = {said.place for said in kinds}
    end = next((c.stop for c in clauses(words) if told & {*c}), len(words))
    return [place for place in sorted(places) if place < end]


def _is_theirs(words: Sequence[Word], clause: range, told: set[int]) -> bool:
    """Tell whether a clause behind what happened says what somebody does, or how it stands."""
    found = keys(words, clause)
    is_told = told & {*clause} and not found & EITHERS
    is_beside = words[clause.start].key in JOINING | {"that"} or found & _OF_THEIRS
    return min(told) < clause.start and not is_told and bool(is_beside)
