"""Whole numbers as people type them."""

from __future__ import annotations

MOST = (1 << 63) - 1  # what SQLite can hold


def whole_number(text: str) -> int | None:
    """Return the number that a text is; None if it is none, or none that SQLite can hold."""
    if text.isdecimal() and len(text) <= len(str(MOST)) and int(text) <= MOST:
        return int(text)
    return None
