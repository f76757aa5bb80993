"""Clauses that hold two: ich schicke die Muster und er die Zeichnungen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.kind_words import VERBS
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    AHEAD_THEIRS,
    CLEARLY_MINE,
    CLEARLY_THEIRS,
    EITHERS,
    MINE_NOW,
    THEIRS_NOW,
)
from relnet.rules.sentences.small_words import AND, ARTICLES, BY, ON
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.rules.sentences.promise_read import Said
    from relnet.rules.sentences.words import Word

_SUBJECTS = one_of(
    "ich wir i we er he she they i'll we'll he'll she'll they'll"
)  # sie is whom, too
# What is done without a subject of its own: telefoniert und schicke Muster.
_AHEAD = (
    CLEARLY_MINE | CLEARLY_THEIRS | AHEAD_MINE | AHEAD_THEIRS | one_of("will promised versprach")
)
_PRONOUNS = _SUBJECTS | {"sie"}
_DOES = MINE_NOW | THEIRS_NOW | AHEAD_MINE | AHEAD_THEIRS | EITHERS
_OBJECTS = ARTICLES | BY | ON | one_of("mir uns ihm ihr ihnen me us him them")


def halves(words: Sequence[Word]) -> Iterator[range]:
    """Yield the clauses, in two where a subject, or what is ahead, follows "und"."""
    for clause in clauses(words):
        start = clause.start
        for place in clause[1:-1]:
            has_verb = bool(keys(words, range(start, place)) & (_DOES | VERBS))
            if has_verb and words[place].key in AND and _is_subject(words, place + 1, clause.stop):
                yield range(start, place)
                start = place
        yield range(start, clause.stop)


def leaves_out_verb(said: Said, places: Sequence[int]) -> bool:
    """Tell whether somebody does what was said before to another thing: er die Zeichnungen."""
    own = [place for place in places if said.words[place].key not in AND]
    if not own or keys(said.words, own) & (_DOES | VERBS):
        return False
    follows = own[0] + 1
    if said.words[own[0]].key not in _PRONOUNS:
        people = people_said(said.words, own, said.known)
        if not people or people[0].places.start != own[0]:
            return False
        follows = people[0].places.stop
    return follows in own and _is_thing(said.words[follows])


def _is_subject(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell whether somebody does something: und er ..., und sie schickt ..., and will send ..."""
    if words[place].key != "sie":
        return words[place].key in _SUBJECTS | _AHEAD and place + 1 < stop
    return place + 1 < stop and words[place + 1].key in _DOES | _OBJECTS


def _is_thing(word: Word) -> bool:
    return word.key in _OBJECTS or word.is_capital
