"""Something to tell a person, before it is known in which language."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Phrase:
    """An English sentence with named places, and the facts that fill them.

    The English text is the message id of the translation catalogues; the command line
    translates it for people, machine output takes it as it is (``str(phrase)``). Facts may
    be text from outside: they are filled in, never interpreted. They may be phrases too.
    """

    __slots__ = ("facts", "plural", "text")

    def __init__(self, text: str, /, **facts: object) -> None:
        self.text = text
        self.plural = ""
        self.facts = facts

    def __str__(self) -> str:
        text = self.plural if self.plural and self.facts["n"] != 1 else self.text
        return text.format(**self.facts)

    def __repr__(self) -> str:
        return f"Phrase({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


def counted(n: int, singular: str, plural: str, /, **facts: object) -> Phrase:
    """Say how many: both forms use ``{n}``; which one is taken is the language's business."""
    phrase = Phrase(singular, n=n, **facts)
    phrase.plural = plural
    return phrase


def listed(facts: Iterable[object]) -> object:
    """Put facts, one at least, into a row with commas; each is said as it would be by itself."""
    return reduce(lambda some, more: Phrase("{some}, {more}", some=some, more=more), facts)
