"""What kind of thing a sentence tells of: a call, a meeting, help ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.rules.sentences.kind_words import (
    APART,
    END_OF,
    GIVEN,
    GIVEN_LAST,
    HINTS,
    KIND_OF,
    NAMES_IT,
    ONLY_NOUNS,
    PRESENTS,
    SAYS_HOW,
    SAYS_WHY,
    TOGETHER,
    VERBS,
)
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.rules.sentences.words import Word

_SHORTEST_FRONT = 3  # letters before the end that tells the kind: Kundengespräch
_TALKED = one_of("a quick short long good nice little")  # before a chat in person
_NO_HELP = one_of("a an hour of past the")  # half an hour


@noun
class KindSaid:
    """A word that tells what happened; ``weight`` is how much it tells."""

    place: int
    kind: str
    weight: int
    is_verb: bool


def kinds_said(words: Sequence[Word], places: Sequence[int]) -> list[KindSaid]:
    """Find the words that tell what happened."""
    return [*_kinds(words, places)]


def _kinds(words: Sequence[Word], places: Sequence[int]) -> Iterator[KindSaid]:
    among = set(places)
    for place in places:
        key = _joined(words, place, among)
        if key == "half" and _follower(words, place) in _NO_HELP:
            continue
        if place + 1 in among and key in APART and _stands_later(words, place, among, APART[key]):
            kind = {"vor": "introduction", "bekannt": "introduction", "ein": "invitation"}
            yield KindSaid(place, kind[APART[key]], SAYS_WHY, is_verb=True)
        elif _is_gift(words, place, places):
            yield KindSaid(place, "gift", SAYS_WHY, is_verb=True)
        elif key in KIND_OF:
            yield KindSaid(place, *KIND_OF[key], is_verb=key in VERBS)
        elif (ending := _end_of(key)) and (words[place].is_capital or ending in ONLY_NOUNS):
            yield KindSaid(place, END_OF[ending], NAMES_IT, is_verb=False)


def _is_gift(words: Sequence[Word], place: int, places: Sequence[int]) -> bool:
    """Tell whether a verb of giving has what was given behind it, or before it at the end."""
    key = words[place].key
    if key in GIVEN_LAST:
        return bool(keys(words, places) & PRESENTS)
    return key in GIVEN and bool(keys(words, [at for at in places if at > place]) & PRESENTS)


def _joined(words: Sequence[Word], place: int, among: set[int]) -> str:
    """Return a word, or what it is together with its neighbour: kennen gelernt, a chat."""
    key = words[place].key
    if key == "chat" and place and words[place - 1].key in _TALKED:
        return "talk"
    if place + 1 in among:
        return TOGETHER.get((key, words[place + 1].key), key)
    return key


def _follower(words: Sequence[Word], place: int) -> str:
    return words[place + 1].key if place + 1 < len(words) else ""


def _stands_later(words: Sequence[Word], place: int, among: set[int], key: str) -> bool:
    """Tell whether the other part of a verb comes before the clause ends."""
    for later in range(place + 1, len(words)):
        if later not in among or words[later - 1].pause:
            return False
        if words[later].key == key:
            return True
    return False


def _end_of(key: str) -> str:
    return next(
        (end for end in END_OF if key.endswith(end) and len(key) >= len(end) + _SHORTEST_FRONT),
        "",
    )


def most_telling(found: Sequence[Sequence[KindSaid]]) -> KindSaid | None:
    """Return what happened: the first clause that tells it; a vague word asks the later ones."""
    told = [max(kinds, key=lambda said: said.weight) for kinds in found if kinds]
    if not told:
        return None
    first = told[0]
    if first.weight > HINTS:
        return first
    return max(told, key=lambda said: (HINTS < said.weight <= SAYS_HOW, said is first))
