r"""Text values: what a backslash hides (RFC 6350 3.4), and lists within a value."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"""\\(r\\n|[nN,;:\\"'])""")
_SIMPLE = (
    ("\\r\\n", "\n"), ("\\n", "\n"), ("\\N", "\n"), ("\\,", ","), ("\\;", ";"), ("\\:", ":"),
    ('\\"', '"'), ("\\'", "'"),
)  # fmt: skip
_LINE_ENDS = {"n", "N", r"r\n"}


def text(value: str) -> str:
    r"""Take ``\n \N \, \; \: \\`` for what they stand for; other backslashes are themselves.

    vCard 2.1 knows ``\;`` alone, but its writers use the others too. ``\r\n \" \'`` come from
    programs that escape as their own language does.
    """
    if "\\" not in value:
        return value.strip()
    if "\\\\" in value:
        return _ESCAPE.sub(_meant, value).strip()
    for written, meant in _SIMPLE:
        value = value.replace(written, meant)
    return value.strip()


def split(value: str, separator: str) -> list[str]:
    """Split at separators that no backslash hides; the parts are still escaped."""
    parts = value.split(separator)
    if "\\" not in value:
        return parts
    whole: list[list[str]] = []
    is_open = False
    for part in parts:
        if is_open:
            whole[-1].append(part)
        else:
            whole.append([part])
        is_open = (len(part) - len(part.rstrip("\\"))) % 2 == 1
    return [separator.join(pieces) for pieces in whole]


def components(value: str) -> list[str]:
    """Return the parts of a structured value (N, ADR, ORG) as text."""
    if "\\" not in value:
        return [part.strip() for part in value.split(";")]
    return [text(part) for part in split(value, ";")]


def items(value: str) -> list[str]:
    """Return what a list names (CATEGORIES, NICKNAME), without empty entries."""
    if "\\" not in value:
        return [item for part in value.split(",") if (item := part.strip())]
    return [item for part in split(value, ",") if (item := text(part))]


def _meant(found: re.Match[str]) -> str:
    return "\n" if found[1] in _LINE_ENDS else found[1]
