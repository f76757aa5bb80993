"""The people in a sentence: mit Anna Weber und Koch, Herr Dr. Groß von Voss, by anna-weber.

What stands after "mit" or a title is a name, whether anybody has it or not; elsewhere a name
has a capital letter and is known. Names in a row are one list: if one of them is somebody, so
are the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.rules.sentences.look import Look
from relnet.rules.sentences.person_read import (
    PersonSaid,
    past_articles,
    past_kin,
    person_at,
    role_at,
)
from relnet.rules.sentences.small_words import ADDRESSED, AND, HAS, TO_DO
from relnet.rules.sentences.strangers_said import ends_list, is_somebody, list_goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.words import Word


def people_said(words: Sequence[Word], places: Sequence[int], known: Known) -> list[PersonSaid]:
    """Find the names at these places, in their order.

    What may be a day, or a word that begins a sentence, is a name only if there is no other.
    """
    has_capitals = any(word.is_capital for word in words[1:])
    look = Look(words, frozenset(places), known, has_capitals)
    return _names(look) or _names(replace(look, is_eager=True))


def _names(look: Look) -> list[PersonSaid]:
    found: list[PersonSaid] = []
    place, end = 0, len(look.words)
    while place < end:
        group = _group(look, place) if place in look.among else []
        found += [replace(person, row=place) for person in group]
        place = max(place + 1, group[-1].places.stop if group else 0)
    return found


def _group(look: Look, place: int) -> list[PersonSaid]:
    """Read the names that begin here and go on with commas and "und"."""
    role, start, is_sure = role_at(look, place)
    is_couple = _is_couple(look, start)
    begin = start + 2 * is_couple
    first = person_at(look, begin, role, is_sure=is_sure or is_somebody(look, begin))
    if first is None:
        return []
    group = [_spouse(look, start, first), first] if is_couple else [first]
    while (following := _next_of_list(look, group[-1], place)) is not None:
        group.append(following)
    return group


def _is_couple(look: Look, place: int) -> bool:
    """Tell whether two are named by one name: Herr und Frau Koch."""
    titles = [look.words[at].key for at in range(place, place + 3) if at in look.among]
    return len(titles) == 3 and titles[1] in AND and {titles[0], titles[2]} <= ADDRESSED.keys()


def _spouse(look: Look, place: int, other: PersonSaid) -> PersonSaid:
    addressed = ADDRESSED[look.words[place].key]
    named = replace(other.named, salutation=addressed)
    return replace(other, named=named, places=range(place, place + 1))


def _next_of_list(look: Look, last: PersonSaid, row: int) -> PersonSaid | None:
    place = last.places.stop
    has_comma = look.words[place - 1].pause == ","
    has_and = place in look.among and look.words[place].key in AND
    if has_and:
        place += 1
    if has_and and place in look.among and look.words[place].key in {"auch", "mit", "with"}:
        place += 1
    if place not in look.among or not (has_and or has_comma):
        return None
    if has_and:
        place = past_kin(look, past_articles(look, place)) if _has_kin(look, place) else place
    sure = has_and or list_goes_on(look, place) or ends_list(look, place, row)
    found = person_at(look, place, last.role, is_sure=sure)
    if found is None or (has_comma and not has_and and _begins_clause(look, found)):
        return None
    return found


def _has_kin(look: Look, place: int) -> bool:
    start = past_articles(look, place)
    return past_kin(look, start) > start


def _begins_clause(look: Look, found: PersonSaid) -> bool:
    """Tell whether a name after a comma says something new: ..., Koch war nicht da."""
    after = found.places.stop
    if after not in look.among or look.words[after - 1].pause:
        return False
    key = look.words[after].key
    return key in HAS | TO_DO or key in {
        "war",
        "waren",
        "ist",
        "sind",
        "was",
        "were",
        "is",
        "will",
        "wird",
    }
