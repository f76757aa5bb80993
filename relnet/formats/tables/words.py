"""What columns are called, in German and in English, and around.

A name is looked up whole first; then without what only tells which of several it is: private
or at work, a number, "Attendee". Case, accents, blanks and punctuation never count.
"""

from __future__ import annotations

import re
from functools import lru_cache

from relnet.formats.tables.neighbours import NEIGHBOURS, SURNAMES
from relnet.formats.tables.vocabulary import (
    ADDRESS,
    CHANNELS,
    COMPOUNDS,
    ENGLISH,
    FILLERS,
    GERMAN,
    HANDLES,
    LEFT_OUT,
    NETWORKS,
    PLACES,
    POSITION,
    REACHED,
    REMARKS,
    SERVICES,
)
from relnet.model.folding import fold
from relnet.model.noun import noun

LONGEST = 100  # characters of a column's name that mean anything


@noun
class Meaning:
    """What a column holds: its field, its fixed label, and its number among several, else 0."""

    field: str
    label: str = ""
    slot: int = 0


_NUMBER = re.compile(r"#(?!\s*\d)")  # Phone #, but not Phone #2
_CAMEL = re.compile(r"(?<=[a-zäöü])(?=[A-ZÄÖÜ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def _table(words: dict[str, str]) -> dict[str, str]:
    return {
        fold(name).replace(" ", ""): field
        for field, names in words.items()
        for name in (names if field == LEFT_OUT else f"{names}, {field}").split(", ")
    }


_ENGLISH_FIELD = _table(ENGLISH)
_FIELD = {**_table(NEIGHBOURS), **_table(GERMAN), **_ENGLISH_FIELD}
_LINKS = {"url", "link"}  # to a picture of a code, say
_NEXT = re.compile(r"[ _(]?\b[2-9]\b\)?|(?<=[^\W\d_])[2-9]\Z")
_SECOND_HALVES = {*_FIELD, *FILLERS}
_PLACE = {fold(word): label for label, words in PLACES.items() for word in words.split()}
_LABELLED = {
    **{network: Meaning("profile", network) for network in NETWORKS},
    **{service: Meaning("messenger", service) for service in SERVICES},
}


def squeezed(name: str) -> str:
    """Return the name of a column without all that two writers may write in two ways."""
    return fold(_NUMBER.sub(" number ", name[:LONGEST])).replace(" ", "")


def is_day_first(name: str) -> bool:
    """Tell whether a name is not English, but of a language that writes the day first."""
    key = squeezed(name)
    return key in _FIELD and key not in _ENGLISH_FIELD


def words_of(name: str) -> list[str]:
    """Return the words of a column's name: attendeeEmail has two."""
    return fold(_CAMEL.sub(" ", name[:LONGEST])).replace("p o box", "pobox").split()


@lru_cache(maxsize=4096)
def meaning(name: str) -> Meaning | None:
    """Return what a column of this name holds, None if nobody knows."""
    if len(name) > LONGEST:
        return None
    name = _NUMBER.sub(" number ", name)
    key = squeezed(name)
    if field := _FIELD.get(key):
        return _direct(field)
    if key in _LABELLED:
        return _LABELLED[key]
    return _qualified([word for word in words_of(name) if word not in REMARKS]) or _twice(name)


def _twice(name: str) -> Meaning | None:
    """Read a name in two languages: Firma / Company."""
    first, slash, second = name.partition("/")
    found = meaning(first) if slash else None
    other = meaning(second) if found else None
    return found if found and other and found.field == other.field else None


def _direct(field: str, place: str = "", slot: int = 0) -> Meaning:
    kind = {"mobile": "cell", "fax": "fax", "pager": "pager"}.get(field, "")
    return Meaning(field, f"{place} {kind}".strip(), slot)


def _qualified(words: list[str]) -> Meaning | None:
    """Read what a column is called without its number, its place and its fillers."""
    named = [word for word in words if not word.isdecimal()]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    slot, place = numbers[0] if numbers else 0, ""
    field = _FIELD.get("".join(named))
    if field is None:
        places, rest = _apart(named)
        if not rest and _FIELD.get(named[-1] if named else "") in POSITION:
            rest, places = named[-1:], _apart(named[:-1])[0]  # Person - Organization
        place = next(filter(None, places), "")
        field = _field(rest)
        if field is None:
            found = _LABELLED.get("".join(word for word in rest if word not in FILLERS | HANDLES))
            is_of_firm = found and found.field == "profile" and place == "work"
            return Meaning("url", "work") if is_of_firm else found  # it is nobody's own
    has_place = field in (*CHANNELS, *ADDRESS)
    has_number = has_place or field in (*POSITION, "note", "tag")
    if (place and not has_place) or (slot > 1 and not has_number):
        return None
    if slot and field == "name" and "name" in named:
        return None  # Name 1 is the firm where ledgers have Name 2
    return _direct(field, place, slot if has_number else 0)


def _apart(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the labels of the words that say which of several, and the other words."""
    places, rest = [], []
    for word in words:
        start = next((start for start in COMPOUNDS if word.startswith(start)), word)
        if word in _PLACE:
            places.append(_PLACE[word])
        elif start != word and word not in _FIELD and word[len(start) :] in _SECOND_HALVES:
            places.append(COMPOUNDS[start])
            rest.append(word[len(start) :])
        else:
            rest.append(word)
    return places, rest


def _field(words: list[str]) -> str | None:
    """Return the field of the words that say what it is."""
    if field := _FIELD.get("".join(words)):
        return field
    bare = [word for word in words if word not in FILLERS]
    field = _FIELD.get("".join(bare))
    if field in CHANNELS or (field in (*ADDRESS, "badge") and not {*words} & _LINKS):
        return field  # but a company number, or the address of one, is no company
    kinds = [REACHED[word] for word in bare if word in REACHED]
    others = "".join(word for word in bare if word not in REACHED)
    if kinds and _FIELD.get(others, "phone") == "phone" and (not others or others in _FIELD):
        return "fax" if "fax" in kinds else "mobile"
    return "address" if not bare and {"address", "adresse", "addr"} & {*words} else None


def place_of(name: str) -> str | None:
    """Return the label of a column that is called by a place alone, None if it is not: Privat."""
    words = fold(name[:LONGEST]).split()
    is_place = bool(words) and all(word in _PLACE for word in words)
    return next(filter(None, map(_PLACE.get, words)), "") if is_place else None


def number_in(name: str) -> int:
    """Return the number that tells a column from others of its kind, 0 if it has none."""
    found = _NEXT.search(name)
    return int("".join(filter(str.isdigit, found[0]))) if found else 0


def is_of_another(name: str) -> bool:
    """Tell whether a column names another person than the row is about: Ansprechpartner 2."""
    found = _NEXT.search(name) if len(name) <= LONGEST else None
    rest = f"{name[: found.start()]} {name[found.end() :]}" if found else ""
    known = meaning(rest)
    is_line = squeezed(rest) in SURNAMES  # of the name of a firm, in ledgers
    return known is not None and known.field in {"name", "family"} and not is_line
