"""What is looked at when a name is read, and what is known of each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun
from relnet.rules.day_words import DAYS, MONTHS, WEEKDAYS
from relnet.rules.sentences.kind_words import END_OF, KIND_OF
from relnet.rules.sentences.small_words import BEGINNINGS, THINGS, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.words import Word

# What the word before a name says of it: mit, von, für, durch.
Role = Literal["", "with", "from", "for", "through"]


@noun
class Look:
    """A sentence in which names are read; ``among`` are the places that are free for them.

    ``is_eager`` takes for a name, too, what has another meaning as well.
    """

    words: Sequence[Word]
    among: frozenset[int]
    known: Known
    has_capitals: bool
    is_eager: bool = False


def is_known(look: Look, place: int) -> bool:
    """Tell whether all of a word, such as Müller-Lüdenscheidt, is in somebody's name."""
    parts = look.words[place].folded.split()
    names = look.known.given | look.known.family
    return bool(parts) and all(part in names for part in parts)


def means_something_else(word: Word) -> bool:
    """Tell whether a word that nobody is called has a meaning of its own."""
    return (
        word.key in THINGS
        or word.key in KIND_OF
        or word.key.endswith((*END_OF,))
        or word.key in BEGINNINGS
        or word.key in TITLES
        or word.key in DAYS
        or word.key in WEEKDAYS
        or word.key in MONTHS
        or any(map(str.isdigit, word.text))
    )
