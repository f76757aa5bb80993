"""The organization after a name: Weber von Voss, Weber at Voss AG, Weber (Voss), Weber Voss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.rules.sentences.look import is_known, means_something_else
from relnet.rules.sentences.small_words import ARTICLES, LEGAL_FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.look import Look
    from relnet.rules.sentences.words import Word

_LONGEST = 5  # words in brackets that may be a firm


def in_brackets(text: str, words: Sequence[Word], known: Known) -> list[Word]:
    """Mark brackets that hold only a capital word or two behind a name: Weber (Voss AG) am Montag.

    They end no clause; whatever else stands in brackets is a clause of its own.
    """
    found = [*words]
    names = known.given | known.family
    for place, word in enumerate(words):
        stop = place + 1
        while stop < len(words) and words[stop].pause == "" and stop < place + _LONGEST:
            stop += 1
        inside = words[place + 1 : stop + 1]
        if word.pause != "(" or not inside or not {*word.folded.split()} <= names:
            continue
        if all(part.is_capital and not means_something_else(part) for part in inside):
            after = words[stop + 1].start if stop + 1 < len(words) else len(text)
            found[place] = replace(word, pause="[")
            if text[inside[-1].end : after].strip() == ")":
                found[stop] = replace(words[stop], pause="]")
    return found


def firm_after(look: Look, place: int) -> tuple[tuple[str, ...], int]:
    """Read the organization after a name: von Voss, at Voss AG, (Voss), or simply Voss."""
    start = place
    if place in look.among and look.words[place].key in {
        "von",
        "v",
        "from",
        "of",
        "at",
        "bei",
        "@",
    }:
        start = place + 1
        if start in look.among and look.words[start].key in ARTICLES:
            start += 1
    end = start
    is_bracketed = look.words[place - 1].pause == "["
    if not is_bracketed and start == place and start in look.among and is_known(look, start):
        return (), place  # two people: Weber Koch kennengelernt
    while end in look.among and _is_firm_word(look, end, is_first=end == start):
        end += 1
        if look.words[end - 1].pause:
            break
    if end == start and _is_strange_firm(look, place, start):
        end += 1
        while end in look.among and look.words[end].key in LEGAL_FORMS:
            end += 1
    firm = " ".join(look.words[at].folded for at in range(start, end)).split()
    said = tuple(word for word in firm if word not in LEGAL_FORMS)
    return (said, end) if said else ((), place)


def _is_firm_word(look: Look, place: int, *, is_first: bool) -> bool:
    word = look.words[place]
    if not is_first and word.key in LEGAL_FORMS:
        return True
    parts = word.folded.split()
    if not word.is_capital or not parts:
        return False
    return all(part in look.known.organizations for part in parts)


def _is_strange_firm(look: Look, lead: int, place: int) -> bool:
    """Tell whether a firm nobody here works at is named: Weber von Siemens."""
    return (
        lead < place
        and place in look.among
        and look.words[lead].key in {"von", "from", "of"}
        and look.words[place].is_capital
        and not is_known(look, place)
        and not means_something_else(look.words[place])
    )
