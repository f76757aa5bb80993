"""One of the people in a sentence: Herr Dr. Groß von Voss, anna-weber, mit Anna Weber."""

from __future__ import annotations

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
    KIN,
    ON,
    SURELY,
    THROUGH,
    TITLES,
    WITH,
)
from relnet.rules.sentences.word_lists import one_of

# Who acts for somebody is another: die Sekretärin von Koch, im Auftrag von Koch.
_BETWEEN_THEM = one_of(
    "sekretaerin sekretaer secretary assistenz team leute people keiner niemand einer jemand"
    " nobody none somebody someone auftrag namen behalf"
)


@noun
class PersonSaid:
    """A name, the places of its words and of what belongs to it, and what stands before it."""

    named: Named
    places: range
    role: Role
    row: int = 0  # names in one list have the same


def role_at(look: Look, place: int) -> tuple[Role, int, bool]:
    """Return what the word before a name says of it, where the name begins, and if it is one."""
    key = look.words[place].key
    if key in FROM | {"of"} and place and look.words[place - 1].key in KIN | _BETWEEN_THEM:
        return "through", past_articles(look, place + 1), False  # Sekretärin von Koch
    roles: tuple[tuple[frozenset[str], Role], ...] = (
        (WITH, "with"),
        (FROM, "from"),
        (FOR, "for"),
        (THROUGH, "through"),
    )
    role: Role = next((role for words, role in roles if key in words), "")
    if not role or look.words[place].pause or begins_with_particles(look, place):
        return "", place, False
    start = past_articles(look, place + 1)
    if (named := past_kin(look, start)) > start:
        return role, named, True
    has_article = start > place + 1
    if has_article and not (start in look.among and is_known(look, start)):
        return "", place, False
    return role, start, key in SURELY and not has_article


def past_articles(look: Look, place: int) -> int:
    """Return where something stands that may have articles before it."""
    while place in look.among and look.words[place].key in ARTICLES:
        place += 1
    return place


def past_kin(look: Look, place: int) -> int:
    """Return where a name stands after what somebody is to another: seinem Kollegen Koch."""
    is_named = (
        place in look.among
        and place + 1 in look.among
        and look.words[place].key in KIN
        and not look.words[place].pause
        and look.words[place + 1].is_capital
        and not means_something_else(look.words[place + 1])
    )
    return place + 1 if is_named else place


def person_at(look: Look, place: int, role: Role, *, is_sure: bool) -> PersonSaid | None:
    """Read the name that begins here, with its titles and firm; ``is_sure`` takes a stranger's."""
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
