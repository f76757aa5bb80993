"""Strangers: capital words that are somebody by where they stand, though nobody is called so.

In "called Miller and Weber", "Miller auch" and "Miller hat Weber angerufen" a name is said, which
the owner has to hear of when the village does not know it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from relnet.model.sentence import Named
from relnet.rules.sentences.kind_words import ENGLISH_PASTS, PARTICIPLES, PASTS, WITH_PEOPLE
from relnet.rules.sentences.look import Look, is_known, means_something_else
from relnet.rules.sentences.person_read import person_at
from relnet.rules.sentences.small_words import (
    ABOUT,
    AND,
    COMMON,
    FROM,
    HAS,
    NO_NAME_AFTER,
    PARTICLES,
)
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.words import Word

ALSO = one_of("auch too ebenfalls ebenso likewise also")
_FEW = 5
_LONGEST_LIST = 6  # strangers before somebody who is known
_LONGEST_CLAUSE = 12  # words between "hat" and what was done, or in brackets
_NOBODY_AFTER = NO_NAME_AFTER | ABOUT | {"nach", "auf"}
_PEOPLE_DO = one_of(f"{PASTS['call']} {PASTS['met']}")
_ENGLISH = ENGLISH_PASTS & _PEOPLE_DO
_SPOKEN_OF = one_of("mentioned said told asked erwaehnt erwaehnte sagte meinte fragte")
_PEOPLE_DID = one_of(f"{PARTICIPLES['call']} {PARTICIPLES['met']}")


def is_somebody(look: Look, place: int) -> bool:
    """Tell whether a stranger is named here, without a word such as "mit" before it."""
    if place not in look.among or not _may_lead(look, place):
        return False
    return _leads_list(look, place) or _is_also_there(look, place) or _acts(look, place)


def ends_list(look: Look, place: int, row: int) -> bool:
    """Tell whether a capital word after a comma ends the list of people that begins at ``row``.

    mit Weber, Kohc telefoniert; called Weber, Miller.
    """
    end = place
    while not look.words[end].pause and end + 1 in look.among and look.words[end + 1].is_capital:
        end += 1
    following = "" if look.words[end].pause else _key(look, end + 1)
    if not following:
        return row > 0 and look.words[row - 1].key in _ENGLISH
    return end + 1 in look.among and following in WITH_PEOPLE


def _is_also_there(look: Look, place: int) -> bool:
    """Tell whether a clause says of a stranger what was said of others: Miller auch."""
    begins = place == 0 or look.words[place - 1].pause
    after = place + 1
    return bool(
        begins
        and not look.words[place].pause
        and after in look.among
        and look.words[after].key in ALSO
        and (look.words[after].pause or _key(look, after + 1) in {"", *_PEOPLE_DID})
    )


def _key(look: Look, place: int) -> str:
    return look.words[place].key if place < len(look.words) else ""


def _acts(look: Look, place: int) -> bool:
    """Tell whether a stranger did what only people do: Miller called; Miller hat Koch besucht."""
    begins = place == 0 or look.words[place - 1].pause
    after = place + 1
    if not begins or look.words[place].pause or after not in look.among:
        return False
    key = look.words[after].key
    if key in _PEOPLE_DO | _SPOKEN_OF:
        return True
    end = after
    while end < len(look.words) - 1 and not look.words[end].pause and end < after + _LONGEST_CLAUSE:
        end += 1
    return key in HAS and look.words[end].key in _PEOPLE_DID


def _leads_list(look: Look, place: int) -> bool:
    """Tell whether a stranger stands in a list before somebody known: Miller, Kohc und Weber."""
    if place not in look.among or not _may_lead(look, place):
        return False
    for _ in range(_LONGEST_LIST):
        stranger = person_at(look, place, "", is_sure=True)
        if stranger is None:
            return False
        place = _behind_brackets(look, stranger.places.stop)
        has_and = place in look.among and look.words[place].key in AND
        if not has_and and look.words[place - 1].pause != ",":
            return False
        place += has_and
        if place in look.among and is_known(look, place):
            return has_and or list_goes_on(look, place)
        if has_and:
            return False
    return False


def _may_lead(look: Look, place: int) -> bool:
    """Tell whether a stranger may stand here: not after "in" or "über", nor behind a noun."""
    if not (look.words[place].is_capital or (not look.has_capitals and is_known(look, place))):
        return False
    if place == 0 or look.words[place - 1].pause:
        return True
    before = look.words[place - 1]
    if before.key in FROM and look.words[place].folded in look.known.organizations:
        return False  # the guys from Voss, Koch and Weber
    begins = place == 1 or look.words[place - 2].pause
    is_noun = before.is_capital and not (begins and means_something_else(before))
    return before.key not in _NOBODY_AFTER and not is_noun


def _behind_brackets(look: Look, place: int) -> int:
    """Return where it goes on after brackets: Miller (Siemens) und ..."""
    if look.words[place - 1].pause not in {"(", "["}:
        return place
    last = min(place + _LONGEST_CLAUSE, len(look.words) - 1)
    while place < last and look.words[place].pause not in {",", "]"}:
        place += 1
    return min(place + 1, len(look.words))


def list_goes_on(look: Look, place: int) -> bool:
    """Tell whether after a comma more names follow: Kohc und Nowak; Kohc, Nowak und ..."""
    after = place
    while after in look.among and look.words[after].is_capital and after < place + 3:
        after += 1
        if look.words[after - 1].pause:
            break
    return after in look.among and after > place and look.words[after].key in {"und", "and", "&"}


def strangers(words: Sequence[Word], places: Sequence[int], known: Known) -> tuple[str, ...]:
    """Return the words that look like names and were taken for none; a few are enough to ask."""
    has_capitals = any(word.is_capital for word in words[1:])
    look = Look(words, frozenset(places), known, has_capitals)
    found = (
        words[place].text
        for place in places
        if len(words[place].text) > 1 and _looks_like_name(look, place)
    )
    return (*islice(dict.fromkeys(found), _FEW),)


def small_names(words: Sequence[Word], places: Sequence[int], known: Known) -> Iterator[Named]:
    """Yield names that were taken for words where all is written small: weber lang getroffen."""
    look = Look(words, frozenset(places), known, any(word.is_capital for word in words[1:]))
    for place in places:
        word = words[place]
        is_other = means_something_else(word) and word.key not in COMMON
        if not word.is_capital and not is_other and _looks_like_name(look, place):
            yield Named(word.text, (*word.folded.split(),))


def _looks_like_name(look: Look, place: int) -> bool:
    """Tell whether a word has a capital letter, or is a name where all is written small: koch."""
    word = look.words[place]
    if not word.is_capital:
        return not look.has_capitals and is_known(look, place) and word.key not in PARTICLES
    return not is_known(look, place) and not means_something_else(word)
