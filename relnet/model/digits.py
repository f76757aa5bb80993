"""What two notations of one telephone number have in common."""

from __future__ import annotations

import re

_NO_DIGIT = re.compile(r"[^0-9]+")
SHORTEST_NUMBER = 6  # digits; what is shorter may be an id, a postcode or a year


def search_digits(text: str) -> str:
    """Return what a number as typed has in common with the end of its E.164; '' for words.

    030/231 25-123, +49 (0)30 23125123 and 0049... all give 3023125123; other countries keep
    their code. Two numbers may share it: it is for looking up, not for telling apart.
    """
    if any(map(str.isalpha, text)):
        return ""
    digits = _NO_DIGIT.sub("", text.replace("(0)", ""))
    if "+" in text or digits.startswith("00"):
        digits = digits.removeprefix("00").removeprefix("49")
    return digits.removeprefix("0")
