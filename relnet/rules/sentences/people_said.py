"""The people in a sentence: mit Anna Weber und Koch, Herr Dr. Groß von Voss, by anna-weber.

What stands after "mit" or a title is a name, whether anybody has it or not; elsewhere a name
has a capital letter and is known. Names in a row are one list: if one of them is somebody, so
are the others.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.model.sentence import Named
from relnet.rules.sentences.firm_read import firm_after
from relnet.rules.sentences.look import Look, Role, is_known, means_something_else
from relnet.rules.sentences.name_read import begins_with_particles, name_end
from relnet.rules.sentences.small_words import (
    ADDRESSED,
    AND,
    ARTICLES,
    FOR,
    FROM,
    HAS,
    ON,
    SURELY,
    THROUGH,
    TITLES,
    WITH,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.words import Word

_FEW = 5


@noun
class PersonSaid:
    """A name, the places of its words and of what belongs to it, and what stands before it."""

    named: Named
    places: range
    role: Role
    row: int = 0  # names in one list have the same


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
    role, start, is_sure = _role_at(look, place)
    first = _person(look, start, role, is_sure=is_sure)
    if first is None:
        return []
    group = [first]
    while (following := _next_of_list(look, group[-1])) is not None:
        group.append(following)
    return group


def _role_at(look: Look, place: int) -> tuple[Role, int, bool]:
    """Return what the word before a name says of it, where the name begins, and if it is one."""
    key = look.words[place].key
    roles: tuple[tuple[frozenset[str], Role], ...] = (
        (WITH, "with"),
        (FROM, "from"),
        (FOR, "for"),
        (THROUGH, "through"),
    )
    role: Role = next((role for words, role in roles if key in words), "")
    if not role or look.words[place].pause or begins_with_particles(look, place):
        return "", place, False
    start = place + 1
    while start in look.among and look.words[start].key in ARTICLES:
        start += 1
    has_article = start > place + 1
    if has_article and not (start in look.among and is_known(look, start)):
        return "", place, False
    return role, start, key in SURELY and not has_article


def _next_of_list(look: Look, last: PersonSaid) -> PersonSaid | None:
    place = last.places.stop
    has_comma = look.words[place - 1].pause == ","
    has_and = place in look.among and look.words[place].key in AND
    if has_and:
        place += 1
    if has_and and place in look.among and look.words[place].key in {"auch", "mit", "with"}:
        place += 1
    if place not in look.among or not (has_and or has_comma):
        return None
    sure = has_and or _list_goes_on(look, place)
    found = _person(look, place, last.role, is_sure=sure)
    if found is None or (has_comma and not has_and and _begins_clause(look, found)):
        return None
    return found


def _list_goes_on(look: Look, place: int) -> bool:
    """Tell whether after a comma more names follow: Kohc und Nowak; Kohc, Nowak und ..."""
    after = place
    while after in look.among and look.words[after].is_capital and after < place + 3:
        after += 1
        if look.words[after - 1].pause:
            break
    return after in look.among and after > place and look.words[after].key in {"und", "and", "&"}


def _begins_clause(look: Look, found: PersonSaid) -> bool:
    """Tell whether a name after a comma says something new: ..., Koch war nicht da."""
    after = found.places.stop
    if after not in look.among or look.words[after - 1].pause:
        return False
    key = look.words[after].key
    return key in HAS or key in {"war", "waren", "ist", "sind", "was", "were", "is", "will", "wird"}


def _person(look: Look, place: int, role: Role, *, is_sure: bool) -> PersonSaid | None:
    start, addressed = place, ""
    while place in look.among and _is_title(look, place):
        addressed = ADDRESSED.get(look.words[place].key, addressed)
        place += 1
    has_title = place > start
    if place not in look.among:
        return None
    if address := _address(look, place):
        return PersonSaid(address, range(start, place + 1), role)
    end = name_end(look, place, role, is_sure=is_sure or has_title)
    if end == place:
        return None
    parts = look.words[place:end]
    if not parts[0].folded or (len(parts) == 1 and len(parts[0].text) == 1):
        return None
    firm, stop = firm_after(look, end) if parts[-1].pause in {"", "(", "["} else ((), end)
    folded = tuple(word for part in parts for word in part.folded.split())
    text, at = " ".join(part.text for part in parts), _firm_as_written(look, range(end, stop))
    return PersonSaid(Named(text, folded, firm, has_title, at, addressed), range(start, stop), role)


def _firm_as_written(look: Look, places: range) -> str:
    """Return the words of a firm without what leads to it: of "von der Voss AG" Voss AG."""
    words = [look.words[place] for place in places]
    while words and not words[0].is_capital:
        words = words[1:]
    return " ".join(word.text for word in words)


def _is_title(look: Look, place: int) -> bool:
    word = look.words[place]
    is_friday = word.key == "fr" and place > 0 and look.words[place - 1].key in ON
    return (
        word.key in TITLES
        and not is_friday
        and not word.pause
        and place + 1 in look.among
        and look.words[place + 1].folded != ""
        and (look.words[place + 1].is_capital or is_known(look, place + 1))
        and look.words[place + 1].key not in AND
    )


def _address(look: Look, place: int) -> Named | None:
    """Read a mail address or a handle, which need no other sign that they are somebody."""
    text = look.words[place].text
    if "@" in text[1:] or text.lower() in look.known.handles:
        return Named(text, ())
    return None


def strangers(words: Sequence[Word], places: Sequence[int], known: Known) -> tuple[str, ...]:
    """Return the words that look like names and are nobody's; a few are enough to ask about."""
    look = Look(words, frozenset(places), known, has_capitals=True)
    found = (
        words[place].text
        for place in places
        if words[place].is_capital
        and len(words[place].text) > 1
        and not is_known(look, place)
        and not means_something_else(words[place])
    )
    return (*islice(dict.fromkeys(found), _FEW),)
