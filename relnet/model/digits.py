"""What two notations of one telephone number have in common."""

from __future__ import annotations

import re

_NO_DIGIT = re.compile(r"[^0-9]+")
SHORTEST_START = 3  # digits, as typed and with the country code
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


def first_digits(text: str) -> str:
    """Return how the E.164 begins of a number that is typed from its 0 on: 07161 is +497161.

    '' for anything else, and for too few digits to look up.
    """
    typed = text.lstrip(" (")
    typed = f"00{typed[1:]}" if typed.startswith("+") else typed
    if not typed.startswith("0") or any(map(str.isalpha, typed)):
        return ""
    digits = _NO_DIGIT.sub("", typed.replace("(0)", ""))
    start = digits[2:] if digits.startswith("00") else f"49{digits[1:]}"
    return f"+{start}" if min(len(digits), len(start)) >= SHORTEST_START else ""
