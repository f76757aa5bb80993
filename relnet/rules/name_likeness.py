"""How much two names say for or against one person, in bits (``rules/likeness.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler

from relnet.rules.names import families_agree, givens_agree, is_variant, swapped
from relnet.rules.phonetics import sound

if TYPE_CHECKING:
    from relnet.rules.commonness import Commonness
    from relnet.rules.portraits import Portrait

_ROMAN = {"i", "ii", "iii", "iv", "v"}
RARE_BITS = 24.0  # of given and family name together


def name_bits(a: Portrait, b: Portrait, common: Commonness) -> tuple[float, float]:
    """Weigh family and given names, also those that stand in each other's column."""
    straight = (_family_bits(a, b, common), _given_bits(a, b, common))
    if sum(straight) >= RARE_BITS or (a.given, a.family) == (b.given, b.family):
        return straight
    crossed = (
        _word_bits(a.family, b.given, common),
        _word_bits(a.given, b.family, common),
    )
    if sum(crossed) - 1.0 <= max(sum(straight), 0.0):
        return straight
    return max(crossed), min(crossed)  # whichever column it stands in, a family name is shared


def are_one_by_given(a: Portrait, b: Portrait) -> bool:
    """Tell by their given names whether two of one family are one: neither Andrea nor all Webers.

    What may be a misspelling (Andrea, Andreas), is a spouse's or a sibling's name as often.
    """
    if not (a.given and b.given):
        is_nameless = not (a.name.words and b.name.words)
        return is_nameless or (a.given, a.family) == (b.given, b.family)
    turned = swapped(a.name)
    return any(givens_agree(mine, b.name) != "different" for mine in (a.name, turned))


def _family_bits(a: Portrait, b: Portrait, common: Commonness) -> float:
    bits = _word_bits(a.family, b.family, common, -5.0)
    if bits < 0 and (a.name.born or b.name.born):
        bits = max(bits, _birth_name_bits(a, b, common))
    if bits < 0 and families_agree(a.name.family, b.name.family) == "compatible":
        shared = {*a.name.family} & {*b.name.family}
        return max((common.bits("name", word) for word in shared), default=4.0) * 0.75 - 1.0
    return bits


def _birth_name_bits(a: Portrait, b: Portrait, common: Commonness) -> float:
    """Weigh the family names that somebody had before with those of the other."""
    mine, theirs = "".join(a.name.born), "".join(b.name.born)
    pairs = ((mine, b.family), (a.family, theirs), (mine, theirs))
    return max(_word_bits(*pair, common) for pair in pairs if all(pair))


def _given_bits(a: Portrait, b: Portrait, common: Commonness) -> float:
    bits = _word_bits(a.given, b.given, common, -6.0)
    if bits >= 0:
        return bits
    whole, others = a.name.given + a.name.additional, b.name.given + b.name.additional
    shared = {*whole} & {*others}
    if shared and min(len(whole), len(others)) == 1:  # Karl Friedrich, called Friedrich
        return max(common.bits("name", word) for word in shared) * 0.75 - 1.0
    if all(is_variant(one, other) for one, other in zip(whole, others, strict=False)):
        rarer = max(whole[0], others[0], key=len)
        return 2.0 if min(len(whole[0]), len(others[0])) == 1 else common.bits("name", rarer) * 0.6
    return bits


def _word_bits(mine: str, theirs: str, common: Commonness, another: float = -6.0) -> float:
    """Weigh two words of names: the same, alike, or ``another``; a missing one says nothing."""
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return common.bits("name", mine)
    alike = _alike(mine, theirs)
    if alike == "other":
        return another
    bits = min(common.bits("name", mine), common.bits("name", theirs))
    if alike == "misspelled":
        return bits * 0.75 - 1.0
    return bits * 0.5 - 1.5 if alike == "similar" else 0.0


def organizations_alike(mine: str, theirs: str) -> str:
    """Compare the keys of two organizations: similar, open if one may be short, or other.

    What differs in a number (Werk 1, Werk 2) is two; short is a part of the name, words that are
    cut, or the initials of all.
    """
    one, other = sorted((mine.split(), theirs.split()), key=lambda words: (len(words), words))
    numbers = [
        {word for word in words if word.isdecimal() or word in _ROMAN} for words in (one, other)
    ]
    if not one or (all(numbers) and numbers[0] != numbers[1]):
        return "other"
    if max(fuzz.ratio(mine, theirs), fuzz.token_sort_ratio(mine, theirs)) >= 90.0:
        return "similar"
    is_part = all(any(long.startswith(word) for long in other) for word in one)
    is_short = is_part or "".join(one) == "".join(word[0] for word in other)
    return "open" if is_short else "other"


@lru_cache(maxsize=1 << 18)
def _alike(mine: str, theirs: str) -> str:
    if mine.isascii() != theirs.isascii() and not (_is_latin(mine) and _is_latin(theirs)):
        return "open"  # Иванов and Ivanov
    alike = max(JaroWinkler.similarity(mine, theirs), OSA.normalized_similarity(mine, theirs))
    if alike < 0.75:
        return "other"
    if alike >= 0.9 or (alike >= 0.82 and sound(mine) == sound(theirs)):
        return "misspelled"
    return "similar" if alike >= 0.82 else "open"


def _is_latin(word: str) -> bool:
    return any("a" <= letter <= "z" for letter in word)
