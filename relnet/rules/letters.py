"""Which letter an occasion asks for, and which of several texts somebody gets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

from relnet.model.letter import OCCASIONS, Manner, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.letter import Addressee, Form, Language, LetterKind
    from relnet.model.suggestion import Suggestion, SuggestionKind

# What a suggestion asks for, and what a letter counts as where the law is asked.
LETTERS: dict[SuggestionKind, LetterKind] = {
    "thank": "thanks",
    "congratulate": "congratulation",
    "condolence": "condolence",
    "follow_up": "promise",
    "promise": "promise",
    "reconnect": "reconnect",
    "meet": "meeting",
    "share": "share",
    "card": "card",
}
COUNTS_AS: dict[LetterKind, SuggestionKind] = {
    **{letter: kind for kind, letter in LETTERS.items()},
    "promise": "promise",
    "introduction": "follow_up",  # a request among people who know each other
}
_CONTACT = re.compile(r"contact-\d+")


def occasions_of(item: Suggestion) -> Iterator[Occasion]:
    """Yield what the letter for a line of today's list may be about: each thing may come first."""
    every = [_occasion(one) for one in (item, *item.also)]
    for n, first in enumerate(every):
        yield replace(first, also=(*every[:n], *every[n + 1 :]))


def _occasion(item: Suggestion) -> Occasion:
    kind = LETTERS[item.kind]
    return Occasion(item.contact_id, kind, _about(kind, item), item.key, item.facts)


def _about(kind: LetterKind, item: Suggestion) -> str:
    """Return what the facts name, if there is a letter for it; promises say whose they are."""
    told = str(item.facts.get("kind", ""))
    if kind == "promise":
        return "mine" if item.kind == "follow_up" else "theirs"
    return told if told in OCCASIONS[kind] else OCCASIONS[kind][0]


def language_of(addressee: Addressee, manner: Manner) -> Language:
    """Decide in which language to write: as wished, theirs if it can be written, the owner's."""
    theirs = addressee.language[:2].lower()
    known: dict[str, Language] = {"de": "de", "en": "en"}
    return manner.language or known.get(theirs, manner.spoken)


def in_language(addressee: Addressee, language: Language, spoken: Language) -> Addressee:
    """Return whom a letter of a language is to: their own line is in theirs, or the owner's."""
    is_theirs = language == language_of(addressee, Manner(spoken))
    return addressee if is_theirs else replace(addressee, greeting="")


def form_of(addressee: Addressee, manner: Manner) -> Form:
    """Decide between Sie and du, or formal and informal: as wished, as noted, else Sie."""
    return manner.form or addressee.form or "sie"


def variant_of(occasion: Occasion, count: int) -> int:
    """Return which of ``count`` texts somebody gets, from 0: the same one on every day.

    The people of one occasion get theirs in turn, by their ids, and somebody gets another one on
    another occasion.
    """
    what = _CONTACT.sub("", occasion.key) or f"{occasion.kind}:{occasion.about}"
    return (occasion.contact_id + crc32(what.encode())) % count
