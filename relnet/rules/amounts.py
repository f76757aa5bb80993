"""Amounts of money as people type them: ``12000``, ``12.000,50 €``, ``$12,000.50``, ``12k``."""

from __future__ import annotations

import re

_LONGEST = 40  # characters
_CURRENCY = re.compile(r"[€$£]|\b(?:eur|euro|usd|chf|gbp)\b|\bfr\.", re.IGNORECASE)
_THOUSAND = re.compile(r"(?:k|tsd\.?|tausend|thousand)\Z", re.IGNORECASE)
_GAPS = str.maketrans("", "", " \u00a0\u202f'\u2019_")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*\Z", re.ASCII)
_GROUP = 3  # digits between two signs that part thousands


def parse_amount(text: str) -> float | None:
    """Return the amount that a text is, in whatever currency; None if it is none.

    A comma or a point before three digits parts thousands, as in German and English; before
    others, or as the second sign of two kinds, it is the decimal sign.
    """
    if len(text) > _LONGEST:
        return None
    bare = _CURRENCY.sub("", text.strip(), count=1).translate(_GAPS)
    unit = _THOUSAND.search(bare)
    bare = bare[: unit.start()] if unit else bare
    number = _plain(bare) if _NUMBER.match(bare) else None
    if number is None:
        return None
    return float(number) * (1000 if unit else 1)


def _plain(number: str) -> str | None:
    """Write a number without signs between thousands and with a decimal point."""
    signs = [sign for sign in number if sign in ".,"]
    if not signs:
        return number
    last = signs[-1]
    whole, _, rest = number.rpartition(last)
    is_decimal = (
        len(set(signs)) > 1 or (len(signs) == 1 and len(rest) != _GROUP) or whole in {"0", "-0"}
    )
    groups = re.split("[.,]", whole if is_decimal else number)
    if len({*signs[:-1]}) > 1 or (is_decimal and last in signs[:-1]):
        return None
    if len(groups) > 1 and not _are_thousands(groups):
        return None
    return "".join(groups) + (f".{rest}" if is_decimal else "")


def _are_thousands(groups: list[str]) -> bool:
    first, *others = groups
    return 1 <= len(first.removeprefix("-")) <= _GROUP and all(
        len(group) == _GROUP for group in others
    )
