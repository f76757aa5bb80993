"""How a letter begins and ends, as is the custom in German and in English.

What holds is the etiquette of German business letters (DIN 5008 leaves the wording to it): only
the highest title, doctors abbreviated and professors written out, no degrees but in Austria.
Nobody's gender is guessed from their given name: who has not been noted as Frau or Herr, and
whose card does not say it, is greeted with the whole name.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Literal

from relnet.model.addressing import SALUTED, addressed
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.countries import country_code
from relnet.rules.titles import peel_titles, without_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.letter import Addressee, Form, Language

Rank = Literal["professor", "dr", "dipl", "mag", ""]
RANKS: tuple[Rank, ...] = ("professor", "dr", "dipl", "mag", "")  # highest first
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = {"familie", "fam", "eheleute", "ehepaar"}
_PROFESSOR = {"prof", "professor", "professorin"}
_DOCTOR = {"dr", "doktor", "dres"}
_ENGINEER = re.compile(r"dipl\.?[- ]?ing|\bDI\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:und|and|et)\b|\bu\.|[&/+]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\Z")
# Before the family name. Short titles say nothing about who bears them.
_FRAU: dict[Rank, str] = {
    "professor": "Professorin ", "dr": "Dr. ", "dipl": "Dipl.-Ing. ", "mag": "Mag. ", "": "",
}  # fmt: skip
_HERR: dict[Rank, str] = {**_FRAU, "professor": "Professor "}
_SHORT: dict[Rank, str] = {**_FRAU, "professor": "Prof. "}
_ENGLISH: dict[Rank, str] = {"professor": "Professor ", "dr": "Dr. "}
_MS_MR = {"frau": "Ms. ", "herr": "Mr. "}
_CLOSINGS = {
    ("de", "sie"): "Mit freundlichen Grüßen",
    ("de", "du"): "Viele Grüße",
    ("en", "sie"): "Kind regards,",
    ("en", "du"): "Best wishes,",
}
_IN_GRIEF = {
    ("de", "sie"): "Mit aufrichtiger Anteilnahme",
    ("de", "du"): "In stiller Anteilnahme",
    ("en", "sie"): "With sincere condolences,",
    ("en", "du"): "With heartfelt sympathy,",
}


@noun
class _Called:
    """What of somebody a salutation is made of."""

    given: str
    family: str
    whole: str
    rank: Rank
    salutation: str


def salutation(people: Sequence[Addressee], language: Language, form: Form) -> str:
    """Return the first line of a letter, with its comma: ``Sehr geehrte Frau Dr. Müller,``.

    The owner's own line for one person goes before any rule. Of several people those with the
    higher title come first, then ladies, then the others in their order. Without anybody, and for
    firms and groups, it is the line for nobody in particular.
    """
    persons = [person for person in people if person.kind == "person"]
    if len(people) == 1 and people[0].greeting.strip():
        return " ".join(people[0].greeting.split())
    if not persons:
        return _to_nobody(people, language, form)
    called = [_called(person, form) for person in persons]
    if language == "de":
        everybody = sorted(chain.from_iterable(called), key=_precedence)
        first, *others = (_german(person, form) for person in everybody)
    else:
        called.sort(key=lambda persons: min(map(_precedence, persons)))
        first, *others = (_english(persons, form) for persons in called)
    # Only the first word of the line has a capital: ..., sehr geehrter Herr Klein,
    return ", ".join([first, *(other[0].lower() + other[1:] for other in others)]) + ","


def closing(
    language: Language, form: Form, *, is_warm: bool = False, is_grief: bool = False
) -> str:
    """Return the line before the name; no comma in German (DIN 5008), one in English."""
    if is_grief:
        return _IN_GRIEF[language, form]
    if language == "de" and form == "du" and is_warm:
        return "Herzliche Grüße"
    return _CLOSINGS[language, form]


def given_name(addressee: Addressee) -> str:
    """Return by what name somebody goes among those who say du; '' if it is not known."""
    given = " ".join(without_titles(addressee.name.given).split())
    return "" if _INITIALS.match(given) else given


def _called(addressee: Addressee, form: Form) -> tuple[_Called, ...]:
    """Return who is to be greeted: one, or both of a couple (Herr und Frau)."""
    one = _one(addressee, _titles_of(addressee))
    both = [part for part in _AND.split(addressee.name.prefix) if _said(part)]
    is_by_title = one.family and not addressee.salutation and not (form == "du" and one.given)
    return tuple(_one(addressee, part) for part in both) if both[1:] and is_by_title else (one,)


def _said(titles: str) -> set[str]:
    words = map(fold, _WORD.findall(titles))
    return {SALUTED[word] for word in words if word in SALUTED} | {addressed("", titles)} - {""}


def _one(addressee: Addressee, titles: str) -> _Called:
    name = addressee.name
    words = {*map(str.casefold, _WORD.findall(titles))}
    # LinkedIn's last names hold credentials: "Weber, MBA", "Weber (CISSP)".
    family = " ".join(re.split(r"[,(]", name.family, maxsplit=1)[0].split())
    given = without_titles(name.given)
    # Of a name that nobody took apart, "Herr Meyer / Frau Schulz", nothing is taken away.
    whole = " ".join((f"{given} {family}".strip() or addressee.label).split())
    if words & _SEVERAL:
        whole = f"Familie {family or whole}"
    said = _said(titles)
    salutation_ = addressee.salutation or (said.pop() if len(said) == 1 else "")
    rank = _rank(titles, words, is_austrian=country_code(addressee.country) == "AT")
    return _Called(given_name(addressee), family, whole, rank, salutation_)


def _titles_of(addressee: Addressee) -> str:
    """Return the titles of a card, which may stand in the wrong field, or in the whole name."""
    name = addressee.name
    peeled = (peel_titles(text)[0] for text in (name.given, name.formatted, addressee.label))
    return " ".join([name.prefix, *peeled])


def _rank(titles: str, words: set[str], *, is_austrian: bool) -> Rank:
    if words & _PROFESSOR:
        return "professor"
    if words & _DOCTOR:
        return "dr"
    if is_austrian and _ENGINEER.search(titles):
        return "dipl"
    return "mag" if is_austrian and "mag" in words else ""


def _precedence(person: _Called) -> tuple[int, bool]:
    return RANKS.index(person.rank), person.salutation != "frau"


def _german(person: _Called, form: Form) -> str:
    if form == "du" and person.given:
        opening = {"frau": "Liebe", "herr": "Lieber"}.get(person.salutation, "Hallo")
        return f"{opening} {person.given}"
    formal = form == "sie"
    if person.family and person.salutation == "frau":
        title = _FRAU[person.rank]
        return f"{'Sehr geehrte' if formal else 'Hallo'} Frau {title}{person.family}"
    if person.family and person.salutation == "herr":
        title = _HERR[person.rank]
        return f"{'Sehr geehrter' if formal else 'Hallo'} Herr {title}{person.family}"
    opening = "Guten Tag" if formal else "Hallo"
    if _is_bare(person):
        return opening
    return f"{opening} {_SHORT[person.rank] if person.family else ''}{person.whole}"


def _is_bare(person: _Called) -> bool:
    """Tell whether nothing but the family name is known, which would sound rude by itself."""
    return person.whole == person.family and not person.rank


def _english(called: Sequence[_Called], form: Form) -> str:
    person = called[0]
    if form == "du" and person.given:
        return f"Dear {person.given}"
    titles = [_ENGLISH.get(one.rank) or _MS_MR.get(one.salutation, "") for one in called]
    title = "and ".join(filter(None, titles))
    if person.family and title and not person.whole.startswith("Familie "):
        return f"Dear {title}{person.family}"
    if _is_bare(person):
        return "Hello"
    return f"Dear {person.whole}".replace("Dear Familie ", "Dear Family ")


def _to_nobody(people: Sequence[Addressee], language: Language, form: Form) -> str:
    if language == "de":
        return "Sehr geehrte Damen und Herren," if form == "sie" else "Hallo zusammen,"
    if form == "du":
        return "Hello everyone,"
    # "Dear Sir or Madam" would leave some out.
    return f"Dear {people[0].label} team," if people else "Hello,"
