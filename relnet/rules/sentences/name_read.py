"""Where a name begins and ends: Anna Weber, A. Weber, Hans von der Heide, Kristin Weber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.day_words import DAYS, MONTHS, WEEKDAYS
from relnet.rules.sentences.kind_words import PARTICIPLES, PASTS, VERBS, WITH_PEOPLE
from relnet.rules.sentences.look import is_known, means_something_else
from relnet.rules.sentences.promise_words import CLEARLY_THEIRS
from relnet.rules.sentences.small_words import (
    AND,
    BEGINNINGS,
    COMMON,
    HOW_OR_WHEN,
    NO_NAME_AFTER,
    ONE,
    PARTICLES,
)
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from relnet.rules.sentences.look import Look, Role

_PRONOUNS = ONE | one_of("ihr ihnen them beiden allen anderen dem der noch")
_ONLY_IN_NAMES = one_of("van ter ten del")  # particles that are no other word here
# What may stand after "and" where all is written small, and is nobody.
_NO_NAMES = VERBS | one_of(
    "left won ran ate lost fell went paid sent spent kept felt thought bought brought got told said"
    " back home more others me us co alle mehr weg fertig gut mich uns"
)
_DONE_WITH_PEOPLE = (
    WITH_PEOPLE | one_of(f"{PARTICIPLES['call']} {PARTICIPLES['met']}") | CLEARLY_THEIRS
)
_DID_WITH_PEOPLE = one_of(f"{PASTS['call']} {PASTS['met']}")
_LONGEST = 6  # words of a name


def name_end(look: Look, place: int, role: Role, *, is_sure: bool) -> int:
    """Return where the name ends that begins here; the place itself if there is none."""
    if not is_sure and not _may_begin(look, place, role):
        return place
    end = place
    while end in look.among and end < place + _LONGEST:
        if (end > place and look.words[end - 1].pause) or _joins(look, place, end):
            break
        if not _belongs(look, place, end, role, is_sure=is_sure):
            break
        end += 1
        if _is_whole(look, end):
            break
    while end > place and look.words[end - 1].key in PARTICLES:
        end -= 1  # a name does not end with "von"
    has_known = any(is_known(look, at) for at in range(place, end))
    return end if has_known or is_sure else place


def begins_with_particles(look: Look, place: int) -> bool:
    """Tell whether a family name begins here with its particles: von der Leyen angerufen."""
    pair = [look.words[at] for at in (place, place + 1) if at in look.among]
    if len(pair) > 1 and pair[0].key in _ONLY_IN_NAMES and pair[1].is_capital:
        return all(word.folded in look.known.family for word in pair)
    return len(pair) > 1 and all(
        word.key in PARTICLES and word.folded in look.known.family for word in pair
    )


def _may_begin(look: Look, place: int, role: Role) -> bool:
    """Tell whether a name may begin here, where nothing but its own look says so."""
    word = look.words[place]
    before = look.words[place - 1].key if place and not look.words[place - 1].pause else ""
    if role:
        return word.is_capital or is_known(look, place)
    if begins_with_particles(look, place):
        return True
    if before in NO_NAME_AFTER or (_is_word(look, place) and not look.is_eager):
        return False
    if word.is_capital:
        return True
    if look.has_capitals or not is_known(look, place):
        return False
    return word.key not in COMMON or (word.key not in HOW_OR_WHEN and _is_beside_verb(look, place))


def _is_beside_verb(look: Look, place: int) -> bool:
    """Tell whether something was done with what is named, or by it: koch angerufen, koch sends."""
    word, after = look.words[place], look.words[place + 1 : place + 2]
    before = look.words[place - 1 : place] if place else []
    is_object = any(one.key in _DONE_WITH_PEOPLE and not word.pause for one in after)
    return is_object or any(one.key in _DID_WITH_PEOPLE and not one.pause for one in before)


def _is_word(look: Look, place: int) -> bool:
    """Tell whether a word has another meaning here than to be a name: a day, a beginning."""
    word = look.words[place]
    begins = place == 0 or look.words[place - 1].pause == "."
    if word.key in BEGINNINGS:
        return begins or not word.is_capital
    after = place + 1
    if after + 1 in look.among and look.words[after].key in AND and is_known(look, after + 1):
        return False
    neighbours = [look.words[at] for at in (place - 1, after) if 0 <= at < len(look.words)]
    is_dated = any(neighbour.text[0].isdigit() for neighbour in neighbours)
    return word.key in WEEKDAYS or word.key in DAYS or (word.key in MONTHS and is_dated)


def _belongs(look: Look, start: int, place: int, role: Role, *, is_sure: bool) -> bool:
    """Tell whether a word goes on with the name that began at ``start``."""
    word = look.words[place]
    if is_known(look, place):
        is_plain = not word.is_capital and look.has_capitals
        return not (is_plain and not is_sure and not role and word.key not in PARTICLES)
    if word.key in PARTICLES:
        return _leads_to_name(look, place)
    if len(word.text) == 1 and word.is_capital:  # A. Weber
        return place > start or place + 1 in look.among
    if means_something_else(word):
        return False
    if is_sure and place == start:
        return word.is_capital or _is_small_name(look, place)
    return word.is_capital and _goes_on(look, start, place, is_sure=is_sure)


def _joins(look: Look, start: int, place: int) -> bool:
    """Tell whether "und" joins two names, and is none of the words in "von und zu Stein"."""
    follows_particle = place > start and look.words[place - 1].key in PARTICLES
    return look.words[place].key in AND and not follows_particle


def _goes_on(look: Look, start: int, place: int, *, is_sure: bool) -> bool:
    """Tell whether a capital word that nobody is called belongs to the name around it."""
    word = look.words[place]
    follows_given = place > start and look.words[place - 1].folded in look.known.given
    follows_stranger = is_sure and place > start and not is_known(look, place - 1)
    is_before_family = (
        not word.pause
        and place + 1 in look.among
        and look.words[place + 1].folded in look.known.family
        and (look.words[place + 1].key not in PARTICLES or begins_with_particles(look, place + 1))
    )
    return follows_given or follows_stranger or is_before_family


def _is_small_name(look: Look, place: int) -> bool:
    """Tell whether a stranger is written small as all is: mit koch und miller telefoniert."""
    word = look.words[place]
    if look.has_capitals or place < 1 or look.words[place - 1].key not in AND:
        return False
    if word.key in _PRONOUNS or not word.key.isalpha():
        return False
    following = "" if word.pause or place + 1 == len(look.words) else look.words[place + 1].key
    if following and following not in DAYS.keys() | WEEKDAYS.keys() | {"on", "am"}:
        return place + 1 in look.among and following in WITH_PEOPLE
    is_done = word.key in _NO_NAMES or word.key.endswith(("ed", "te", "ten"))
    return not is_done and place > 1 and is_known(look, place - 2)


def _leads_to_name(look: Look, place: int) -> bool:
    """Tell whether a particle (von, van der) stands before a family name that is known."""
    while (
        place in look.among and look.words[place].key in PARTICLES and not look.words[place].pause
    ):
        before, place = look.words[place].folded, place + 1
        is_particle = before in look.known.family or before in {"v", "d", "v d"}
        if place in look.among and is_particle and is_known(look, place):
            return True
    return False


def _is_whole(look: Look, end: int) -> bool:
    """Tell whether a name is complete before ``end``: with its family name."""
    last = look.words[end - 1]
    if last.folded not in look.known.family or last.key in PARTICLES:
        return False
    following = look.words[end] if end in look.among and not last.pause else None
    if following is None:
        return True
    if last.folded in look.known.given and following.is_capital:
        return following.folded not in look.known.family and means_something_else(following)
    return following.folded not in look.known.given or following.folded in look.known.family
