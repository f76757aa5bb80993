"""How much two names say for or against one person, in bits (``rules/likeness.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, JaroWinkler

from relnet.rules.names import families_agree, is_variant
from relnet.rules.phonetics import sound

if TYPE_CHECKING:
    from relnet.rules.commonness import Commonness
    from relnet.rules.portraits import Portrait

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


def _family_bits(a: Portrait, b: Portrait, common: Commonness) -> float:
    bits = _word_bits(a.family, b.family, common, -5.0)
    if bits < 0 and families_agree(a.name.family, b.name.family) == "compatible":
        shared = {*a.name.family} & {*b.name.family}
        return max((common.bits("name", word) for word in shared), default=4.0) * 0.75 - 1.0
    return bits


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


@lru_cache(maxsize=1 << 18)
def _alike(mine: str, theirs: str) -> str:
    alike = max(JaroWinkler.similarity(mine, theirs), OSA.normalized_similarity(mine, theirs))
    if alike < 0.75:
        return "other"
    if alike >= 0.9 or (alike >= 0.82 and sound(mine) == sound(theirs)):
        return "misspelled"
    return "similar" if alike >= 0.82 else "open"
