"""How much two postal addresses say for or against one person, in bits (``rules/likeness.py``)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from relnet.rules.commonness import Commonness
    from relnet.rules.portraits import Place


ONE = 8.0  # bits of an address that is likely to be the same
NEIGHBOUR = 2.0  # bits at most of the same street, with another house


class Nearness(NamedTuple):
    """What two addresses say, and whether they are one: a house, not a town that has many."""

    bits: float
    is_one: bool


def nearness(a: Place, b: Place, common: Commonness) -> Nearness:
    """Weigh street and house, postcode and town; those that stand in each other's column, too."""
    street = _text_bits(a.street, b.street, "street", common, 12.0, -2.0)
    if a.street != b.street and _are_neighbours(a.street, b.street):
        street = min(street, NEIGHBOUR)
    lines = street + _text_bits(a.extended, b.extended, "extended", common, 8.0, -1.0)
    if lines <= 0 and a.extended and b.extended:  # in each other's column
        lines = max(
            lines,
            _text_bits(_without_number(a.street), b.extended, "street", common, 8.0, -1.0)
            + _text_bits(a.extended, _without_number(b.street), "street", common, 8.0, -1.0),
        )
    if a.extended and (a.extended == b.city or a.city == b.extended):
        lines += 5.0
    postcode = _postcode_bits(a.postcode, b.postcode, common)
    city = _text_bits(a.city, b.city, "city", common, 7.0, -1.0)
    bits = lines + max(postcode, city) + 0.4 * min(postcode, city)
    return Nearness(bits, bits >= ONE and (lines > NEIGHBOUR or a.street == b.street != ""))


def _are_neighbours(mine: str, theirs: str) -> bool:
    """Tell two houses of one street: 43 is no misspelling of 49."""
    a, b = _houses(mine), _houses(theirs)
    return bool(a) and bool(b) and a.isdisjoint(b)


@lru_cache(maxsize=1 << 16)
def _houses(street: str) -> frozenset[str]:
    return frozenset(word for word in street.split() if word[0].isdecimal())


def _without_number(street: str) -> str:
    return " ".join(word for word in street.split() if not word.isdecimal())


def _text_bits(
    mine: str, theirs: str, field: str, common: Commonness, most: float, another: float
) -> float:
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return min(common.bits(field, mine), most)
    alike = fuzz.ratio(mine, theirs)
    if " " in mine and alike < 90.0:
        alike = max(alike, fuzz.token_sort_ratio(mine, theirs))
    if alike >= 90.0:
        return most * 2 / 3
    return most * 0.4 if alike >= 80.0 else 0.0 if alike >= 60.0 else another


def _postcode_bits(mine: str, theirs: str, common: Commonness) -> float:
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return min(common.bits("postcode", mine), 8.0)
    return 3.0 if OSA.distance(mine, theirs) == 1 else -1.5
