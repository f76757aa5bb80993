"""A full name, taken apart; for sources that give nothing else.

nameparser knows the world's names. What it gets wrong on German ones is settled here: titles
and suffixes before it sees them, ranks and particles afterwards. It is slow to import, so
only what reads cards imports this module.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nameparser import Parser

from relnet.model.card import Name
from relnet.rules.organizations import has_legal_form
from relnet.rules.titles import peel_suffixes, peel_titles

LONGEST = 120  # characters; what is longer is no name
MOST = 4096  # names that are remembered
_PARSER = Parser()
# Parts of the surname since 1919 (Weimar constitution, article 109).
_RANKS = {
    "graf", "gräfin", "freiherr", "freifrau", "freiin", "baron", "baronin", "prinz",
    "prinzessin", "fürst", "fürstin", "herzog", "herzogin", "ritter", "edler", "edle",
}  # fmt: skip
# Surnames that may stand before a particle: Ludwig Mies van der Rohe, Eva Meyer zu Hörste.
_SURNAMES = {
    "mies", "meyer", "meier", "maier", "mayer", "müller", "schmidt", "schmitz", "schulte",
    "schulze", "schulz", "schröder", "schneider", "fischer", "weber", "wagner", "becker",
    "hoffmann", "schäfer", "koch", "bauer", "richter", "krüger",
}  # fmt: skip
# Between two people, but not in Georg von und zu Stein, Karl vom und zum Stein.
_BETWEEN = re.compile(r" [&+/] |;|(?<!\bvo[nm]) (?:und|u\.|and|et) ", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:Herrn?|Frau|Mrs?\.?|Ms\.?)(?: |\Z)")
_FOR_ALL = re.compile(
    r"(?:Eheleute|Ehepaar|Familie|Geschwister"
    r"|(?:Herrn?|Frau|Mrs?\.?) (?:und|u\.|and|&) (?:Herrn?|Frau|Mrs?\.?)) "
)
_RETIRED = ("D.", "R.")  # a.D., i.R.
_GERMAN_PARTICLES = {"von", "vom", "zu", "zum", "zur"}
# Given names too, in other languages, but not in lower case (Van Nguyen, Della Reese).
_PARTICLES = {
    "van", "de", "den", "der", "di", "da", "del", "della", "du", "la", "le", "ter", "ten",
    "dos", "das", "'t",
}  # fmt: skip


def split(formatted: str) -> Name:
    """Return a full name in its parts, each spelled as it was; reads "Müller, Hans" too.

    A name at birth becomes a suffix; a nickname in brackets or quotation marks is left to
    ``formatted``. What is too long, clearly a company, or several people in one cell, is not
    taken apart.
    """
    text = " ".join(formatted.split())
    return Name(text) if len(text) > LONGEST or has_legal_form(text) else _split(text)


@lru_cache(MOST)  # a calendar has the same people again and again
def _split(text: str) -> Name:
    prefix, bare, suffix = _undressed(text)
    if not bare or _are_several(text, bare):
        return Name(text)
    if _is_surname(bare, bool(prefix)):
        return Name(text, family=bare, prefix=prefix, suffix=suffix)
    parsed = _PARSER.parse(bare)
    titles, family = _surname(parsed.title.split(), parsed.family)
    middle = parsed.middle.split()
    while middle and _opens_surname(middle[-1], family):
        family = f"{middle.pop()} {family}"
    return Name(
        formatted=text,
        family=family,
        given=parsed.given,
        additional=" ".join(middle),
        prefix=_joined(" ", [prefix, *titles]),
        suffix=_joined(" ", [parsed.suffix, suffix]),
    )


def _undressed(text: str) -> tuple[str, str, str]:
    """Take titles and suffixes off each part between commas: prefix, bare name, suffix."""
    prefixes: list[str] = []
    names: list[str] = []
    suffixes: list[str] = []
    for part in text.split(","):
        rest, suffix = peel_suffixes(part)
        prefix, name = peel_titles(rest)
        if suffix.endswith(_RETIRED) and " " in " ".join(names):
            name, suffix = "", part.strip()  # Hans Meier, Oberst a.D.
        prefixes.append(prefix)
        names.append(name)
        suffixes.append(suffix)
    return _joined(" ", prefixes), _joined(", ", names), _joined(" ", suffixes)


def _joined(separator: str, parts: list[str]) -> str:
    return separator.join(filter(None, parts))


def _are_several(text: str, bare: str) -> bool:
    """Tell whether a name is that of several people, but for those with one title for all.

    Max und Lena Ott; Herr Meyer / Frau Schulz; Lena Ott, Max Ott. Of two names with a comma
    between them only those with one surname: Meyer Schulz, Anna Maria is one person.
    """
    if _FOR_ALL.match(text):
        return False
    begins, rest = peel_titles(text)
    people = [part.lower().split() for part in bare.split(", ")]
    are_full = len(people) > 1 and all(len(words) > 1 for words in people)
    return (
        _BETWEEN.search(bare) is not None
        or (_ADDRESSED.match(begins) and _ADDRESSED.search(rest)) is not None
        or (are_full and (len(people) > 2 or people[0][-1] == people[1][-1]))
    )


def _is_surname(bare: str, has_prefix: bool) -> bool:
    """Tell whether there is no given name: von Stein, van Gogh, (Frau Dr.) Weber."""
    first, _, rest = bare.partition(" ")
    if not rest:
        return has_prefix
    return "," not in bare and (first.lower() in _GERMAN_PARTICLES or first in _PARTICLES)


def _surname(titles: list[str], family: str) -> tuple[list[str], str]:
    """Move the ranks among the titles to the surname: Graf von Bismarck."""
    ranks = [title for title in titles if title.lower() in _RANKS]
    others = [title for title in titles if title.lower() not in _RANKS]
    return others, _joined(" ", [*ranks, family])


def _opens_surname(word: str, family: str) -> bool:
    if word.lower() in _RANKS:
        return True
    particle = family.partition(" ")[0].lower()
    return word.lower() in _SURNAMES and particle in _PARTICLES | _GERMAN_PARTICLES
