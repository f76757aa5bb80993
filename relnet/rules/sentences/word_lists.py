"""How the lists of words are written: as the words, with blanks between them."""

from __future__ import annotations


def one_of(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())
