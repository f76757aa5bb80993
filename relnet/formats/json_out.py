r"""Write JSON that a terminal shows harmlessly and people can read.

Letters stay as they are; what acts instead of being read (C1, writing direction, line
separators, lone surrogates) is written as ``\uXXXX``, which every reader turns back.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from relnet.model.visible import ACTING
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_ESCAPES = {code: f"\\u{code:04x}" for code in ACTING}


def json_text(value: object) -> str:
    """Return JSON on one line; dates become ISO 8601, phrases English; NaN is a ValueError."""
    text = _ENCODER.encode(value)
    if text.isprintable():
        return text
    return text.translate(_ESCAPES).encode(errors="backslashreplace").decode()


def write_array(out: TextIO, rows: Iterable[object]) -> None:
    """Write one array, a row on each line, as the rows come."""
    separator = "[\n"
    for row in rows:
        out.write(separator + json_text(row))
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def write_lines(out: TextIO, rows: Iterable[object]) -> None:
    """Write NDJSON: a document on each line."""
    out.writelines(json_text(row) + "\n" for row in rows)


def _plain(value: object) -> str:
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, Phrase):
        return str(value)
    raise TypeError(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain)
