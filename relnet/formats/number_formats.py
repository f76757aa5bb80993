"""Number formats of spreadsheets that keep what a number loses: leading zeros, and a plus sign.

Only what telephone numbers and postcodes need is read (ECMA-376 Part 1, 18.8.31): ``00000``,
``0##########``, ``"+"0``. Amounts, units and conditions change nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 255  # characters of a format, in Excel
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|(_.)|([0#?])|([-+()/ 1-9])|(;)', re.DOTALL)
_PLAIN = re.compile(r"[-+()/ \u00a0\d]*\Z", re.ASCII)
_LOCALE = re.compile(r"\[\$-[0-9A-Fa-f]{1,8}\]")


class _Part(NamedTuple):
    """A text that stands as it is, or (``place``) room for a digit: ``0``, ``#`` or ``?``."""

    text: str
    place: str = ""


def formatted(digits: str, form: str) -> str:
    """Return a whole number as its format shows it; as it is if the format is of another kind."""
    parts = _parts(form)
    room = sum(bool(part.place) for part in parts)
    if not room:
        return digits
    padding = max(room - len(digits), 0)
    shown, taken, is_first, is_padded = [], max(len(digits) - room, 0), True, False
    for part in parts:
        if not part.place:
            shown.append(part.text)
            continue
        is_padded = is_padded or part.place == "0"
        if padding:
            padding -= 1
            shown.append("0" if is_padded else "")
        else:
            end = taken + 1
            shown.append(digits[0 if is_first else taken : end])
            taken = end
        is_first = False
    return "".join(shown).strip()


@lru_cache(maxsize=256)
def _parts(form: str) -> tuple[_Part, ...]:
    """Read the section for positive numbers; () if there is anything else in it."""
    form = _LOCALE.sub("", form) if "[" in form else form
    parts, at = [], 0
    while at < len(form) <= _LONGEST:
        found = _TOKEN.match(form, at)
        if found is None:
            return ()
        quoted, escaped, space, place, sign, end = found.groups()
        if end:
            break
        text = " " if space else quoted or escaped or sign or ""
        if not _PLAIN.match(text):
            return ()
        parts.append(_Part(text, place or ""))
        at = found.end()
    return tuple(parts)
