"""Kölner Phonetik: German words that sound alike have the same code.

Hans Joachim Postel, "Die Kölner Phonetik", IBM-Nachrichten 19 (1969), 925-931.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What a letter sounds like by itself; "" is silent.
_CODES = {
    **dict.fromkeys("aeijouy", "0"), "h": "", "b": "1", "p": "1", "d": "2", "t": "2",
    **dict.fromkeys("fvw", "3"), **dict.fromkeys("gkq", "4"), "c": "8", "x": "48", "l": "5",
    **dict.fromkeys("mn", "6"), "r": "7", **dict.fromkeys("sz", "8"),
}  # fmt: skip
_TWIN = re.compile(r"(\d)\1+")


@lru_cache(maxsize=65536)  # an address book has few names, and each of them often
def sound(word: str) -> str:
    """Return the code of a folded word: Meier, Maier and Mayr are 67; '' for what has no sound."""
    codes = [_code(word, place) for place in range(len(word))]
    plain = _TWIN.sub(r"\1", "".join(codes))
    return plain[:1] + plain[1:].replace("0", "")


def _code(word: str, place: int) -> str:
    letter, before, after = word[place], word[place - 1 : place], word[place + 1 : place + 2]
    if letter == "p" and after == "h":
        return "3"
    if letter in "dt" and after and after in "csz":
        return "8"
    if letter == "c":
        return _code_of_c(before, after, is_first=place == 0)
    if letter == "x" and before and before in "ckq":
        return "8"
    return _CODES.get(letter, "")


def _code_of_c(before: str, after: str, *, is_first: bool) -> str:
    if is_first:
        return "4" if after and after in "ahkloqrux" else "8"
    if before in {"s", "z"}:
        return "8"
    return "4" if after and after in "ahkoqux" else "8"
