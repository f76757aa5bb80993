"""Where a name begins and ends: Anna Weber, A. Weber, Hans von der Heide, Kristin Weber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.day_words import DAYS, MONTHS, WEEKDAYS
from relnet.rules.sentences.look import is_known, means_something_else
from relnet.rules.sentences.small_words import AND, BEGINNINGS, COMMON, NO_NAME_AFTER, PARTICLES

if TYPE_CHECKING:
    from relnet.rules.sentences.look import Look, Role

_LONGEST = 6  # words of a name


def name_end(look: Look, place: int, role: Role, *, is_sure: bool) -> int:
    """Return where the name ends that begins here; the place itself if there is none."""
    if not is_sure and not _may_begin(look, place, role):
        return place
    end = place
    while end in look.among and end < place + _LONGEST:
        if end > place and look.words[end - 1].pause:
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
    return is_known(look, place) and not look.has_capitals and word.key not in COMMON


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
        is_joint = word.key in AND  # only in "von und zu Stein"
        follows_particle = place > start and look.words[place - 1].key in PARTICLES
        return (follows_particle or not is_joint) and _leads_to_name(look, place)
    if len(word.text) == 1 and word.is_capital:  # A. Weber
        return place > start or place + 1 in look.among
    if not word.is_capital or means_something_else(word):
        return False
    if is_sure and place == start:
        return True
    follows_given = place > start and look.words[place - 1].folded in look.known.given
    follows_stranger = is_sure and place > start and not is_known(look, place - 1)
    is_before_family = (
        not word.pause
        and place + 1 in look.among
        and look.words[place + 1].folded in look.known.family
    )
    return follows_given or follows_stranger or is_before_family


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
