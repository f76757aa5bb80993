"""Names: what to show, how to sort and to call people, and whether two could be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from relnet.model.addressing import titles
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.nicknames import stands_for
from relnet.rules.titles import without_titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.card import Kind, Name

Agreement = Literal["same", "compatible", "different"]
Words = tuple[str, ...]

NOBODY = "?"
_NO_SLUG = re.compile("[^a-z0-9]+")
_LETTER = re.compile("[a-z]")
_CREDENTIALS = re.compile("[,(]")  # begin behind a family name
_HANDLE_LENGTH = 40  # characters
_LONGEST = 200  # characters of a label that its handle is made of
_SPELLED_OUT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe",
        "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    }
)  # fmt: skip
_AND = {"&", "+", "und", "u.", "and"}
_PARTICLES = {
    "von", "vom", "zu", "zum", "zur", "und", "der", "den", "dem", "van", "de", "di", "da", "del",
    "della", "du", "dos", "das", "la", "le", "ter", "ten", "bin", "al", "el",
}  # fmt: skip
_YOUNGER = ("jun", "jr", "junior", "d j", "der jungere", "ii")
_OLDER = ("sen", "sr", "senior", "d a", "der altere")
_LATER = ("iii", "iv")
_BORN = {"geb", "geborene", "geborener", "geboren", "nee", "ne", "verw", "verwitwete"}
_TOGETHER = re.compile(r"[&+/;]|\s(?:u\.|and|et)\s", re.IGNORECASE)
_SEVERAL = "und"  # in the given name of a couple
_ONE_SOUND = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("y", "i"))
_TWIN = re.compile(r"(.)\1")
# Ends that make another name of it, not a long form: Paul and Pauline, Jan and Janina.
_OTHER_NAME = {
    "ina", "ine", "nine", "etta", "ette", "nette", "otta", "otte", "ella", "elle", "iana", "iane",
    "iska",
}  # fmt: skip
_SHORT = 5  # letters; nobody cuts a name to more
_CUT = 3  # letters at least that go: Alex and Alexander, but not Tim and Timo


@noun
class Folded:
    """A person's name in comparable words; ``born`` is the family name they had before."""

    given: Words
    additional: Words
    family: Words
    generation: str
    born: Words = ()

    @property
    def words(self) -> Words:
        """Return all words of the name, given ones first."""
        return self.given + self.additional + self.family


def display(name: Name, others: Iterable[str] = ()) -> str:
    """Return the label of a contact: as written, else its parts, else the first other text.

    Parts come as given, additional and family name; titles are shown only where the name was
    written with them. A name that is written as an index has it, family name first, is turned
    around. If there is nothing at all it is ``?``, never ''.
    """
    parts = f"{name.given} {name.additional} {name.family}"
    written = _as_spoken(name) if "," in name.formatted else name.formatted
    for text in chain((written, parts), others):
        if label := " ".join(text.split()):
            return label
    return NOBODY


def _as_spoken(name: Name) -> str:
    """Return Voß, Dr. Jana as Dr. Jana Voß.

    Whatever is not all of the name, or may be a firm of several people, stays as it is written.
    """
    written = name.formatted
    is_index = bool(name.given) and written.startswith(f"{name.family},")
    if not is_index or not _AND.isdisjoint(written.split()):
        return written
    shown = titles(name.prefix)
    shown = shown if shown in written else ""
    spoken = " ".join(filter(None, (shown, name.given, name.additional, name.family)))
    spoken += f", {name.suffix}" if name.suffix and name.suffix in written else ""
    return spoken if sorted(fold(spoken).split()) == sorted(fold(written).split()) else written


def name_key(name: Name, label: str) -> str:
    """Return what to sort and look up by: family, given; umlauts as vowels (DIN 5007-1).

    Without parts, as companies are, it is the folded label. Additional names are left out, so
    that Hans P. Meier is found by Hans Meier.
    """
    return fold(f"{name.family} {name.given}") or fold(label)


@lru_cache(maxsize=4096)
def handle_for(label: str) -> str:
    """Return a handle such as ``juergen-gross``: a-z, 0-9 and hyphens, at most 40 of them.

    Titles are left out. There is at least one letter, so that no handle is a number; where
    the label has none of the Latin ones, the handle is ``contact``.
    """
    composed = unicodedata.normalize("NFC", without_titles(label[:_LONGEST])).lower()
    if not composed.isascii():
        spread = unicodedata.normalize("NFKD", composed.translate(_SPELLED_OUT))
        composed = spread.encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", composed).strip("-")
    if not _LETTER.search(slug):
        slug = f"contact-{slug}".strip("-")
    if len(slug) > _HANDLE_LENGTH:
        whole_words = slug[: _HANDLE_LENGTH + 1].rpartition("-")[0]
        slug = whole_words or slug[:_HANDLE_LENGTH]
    return slug


def names_agree(a: Name, b: Name, kind: Kind = "person") -> Agreement:
    """Compare two names; titles, case, accents and the division into parts do not count.

    ``compatible``: one may be short for the other (an initial, a nickname, a missing part or
    additional name), spelled otherwise (Stefan, Stephan), or changed by marriage (a double
    name). ``different``: also Daniel and Daniela, sen. and jun. What is no person has the
    same name or a different one.
    """
    if kind != "person":
        return "same" if fold(display(a)) == fold(display(b)) else "different"
    mine, theirs = folded(a), folded(b)
    if not mine.words or not theirs.words:
        return "compatible"
    if mine.generation == theirs.generation:
        return _people_agree(mine, theirs)
    if mine.generation and theirs.generation:
        return "different"
    return _weaker("compatible", _people_agree(mine, theirs))


@lru_cache(maxsize=1024)
def folded(name: Name) -> Folded:
    """Return a person's name in comparable words, without titles and credentials."""
    if not (name.family or name.given):
        words = _words(without_titles(name.formatted))
        return Folded(words[:-1], (), words[-1:], "")
    # LinkedIn's last names hold credentials: "Weber, MBA", "Weber (CISSP)".
    family = tuple(fold(_CREDENTIALS.split(name.family, maxsplit=1)[0] or name.family).split())
    generation = _generation(fold(name.suffix)) if name.suffix else ""
    if len(family) > 1:
        generation = generation or _generation(" ".join(family[1:]))
        family = family[:-1] if _generation(family[-1]) else family
    given = _words(without_titles(name.given))
    born = _born(name.suffix) if name.suffix else ()
    return Folded(given, tuple(fold(name.additional).split()), family, generation, born)


def _words(text: str) -> Words:
    """Return words folded, and what stands between two people as one of them."""
    return tuple(fold(_TOGETHER.sub(f" {_SEVERAL} ", text)).split())


def _born(suffix: str) -> Words:
    """Return the name at birth: of geb. Schmidt, MBA; of née Smith."""
    for part in suffix.split(","):
        words = fold(part).split()
        if begin := next((n for n, word in enumerate(words, 1) if word in _BORN), 0):
            return tuple(words[begin:])
    return ()


def _generation(folded: str) -> str:
    padded = f" {folded} "
    if any(f" {word} " in padded for word in _YOUNGER):
        return "younger"
    if any(f" {word} " in padded for word in _OLDER):
        return "older"
    return next((word for word in _LATER if f" {word} " in padded), "")


def _people_agree(a: Folded, b: Folded) -> Agreement:
    if sorted(a.words) == sorted(b.words) or "".join(a.words) == "".join(b.words):
        return "same"
    if (agreement := _parts_agree(a, b)) != "different":
        return agreement
    # Either may have the parts in the wrong order: "Weber Hans" and Hannes Weber.
    if (agreement := _parts_agree(a, swapped(b))) == "different":
        agreement = _parts_agree(swapped(a), b)
    return _weaker("compatible", agreement)


def swapped(name: Folded) -> Folded:
    """Return a name whose parts stand in each other's column."""
    return Folded(name.family, name.additional, name.given, name.generation)


def _parts_agree(a: Folded, b: Folded) -> Agreement:
    return _weaker(families_agree(a.family, b.family), givens_agree(a, b))


def _weaker(a: Agreement, b: Agreement) -> Agreement:
    if "different" in {a, b}:
        return "different"
    return "compatible" if "compatible" in {a, b} else "same"


def families_agree(a: Words, b: Words) -> Agreement:
    """Compare two family names in words; double names and initials may stand for each other."""
    if not a or not b:
        return "compatible"
    if "".join(a) == "".join(b):
        return "same"
    mine, theirs = set(a) - _PARTICLES or set(a), set(b) - _PARTICLES or set(b)
    is_double = mine <= theirs or mine >= theirs
    return "compatible" if is_double or _is_initial(a[0], b[0]) else "different"


def givens_agree(a: Folded, b: Folded) -> Agreement:
    """Compare given and additional names; a couple is not one of them, Andrea no Andreas."""
    if not a.given or not b.given:
        return "compatible"
    if a.given == b.given and not (a.additional and b.additional):
        return "same"
    mine, theirs = a.given + a.additional, b.given + b.additional
    if "".join(mine) == "".join(theirs):
        return "same"
    if _SEVERAL in mine + theirs:
        return "different"
    # Karl Friedrich, called Friedrich.
    is_one_of_several = min(len(mine), len(theirs)) == 1 and set(mine) & set(theirs)
    pairs = zip(mine, theirs, strict=False)
    if is_one_of_several or all(is_variant(one, other) for one, other in pairs):
        return "compatible"
    return "different"


def is_variant(a: str, b: str) -> bool:
    """Tell whether two folded given names may be one person's."""
    if _is_initial(a, b) or _sound(a) == _sound(b) or stands_for(a, b) or stands_for(b, a):
        return True
    short, long = sorted((a, b), key=len)
    cut = long[len(short) :]
    is_beginning = long.startswith(short) and len(short) <= _SHORT
    return is_beginning and len(cut) >= _CUT and cut not in _OTHER_NAME


def _is_initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _sound(name: str) -> str:
    for spelling, sound in _ONE_SOUND:
        name = name.replace(spelling, sound)
    return _TWIN.sub(r"\1", name)
