"""The organization after a name: Weber von Voss, Weber at Voss AG, Weber (Voss), Weber Voss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.rules.sentences.look import is_known, means_something_else
from relnet.rules.sentences.small_words import AND, ARTICLES, GOT, LEGAL_FORMS
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.sentence import Known
    from relnet.rules.sentences.look import Look
    from relnet.rules.sentences.words import Word

_CAME = GOT | one_of(
    "intro introduction introduced referral recommended empfehlung empfohlen vorgestellt tipp"
)
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
        is_name = {*word.folded.split()} <= names or _is_listed(words, place, stop)
        if word.pause != "(" or not inside or not is_name:
            continue
        if all(part.is_capital and not means_something_else(part) for part in inside):
            after = words[stop + 1].start if stop + 1 < len(words) else len(text)
            found[place] = replace(word, pause="[")
            if text[inside[-1].end : after].strip() == ")":
                found[stop] = replace(words[stop], pause="]")
    return found


def _is_listed(words: Sequence[Word], place: int, stop: int) -> bool:
    """Tell whether a stranger stands before brackets and "und": Miller (Siemens) und Koch."""
    word = words[place]
    is_strange = word.is_capital and not means_something_else(word)
    return is_strange and stop + 1 < len(words) and words[stop + 1].key in AND


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
    if _is_somebody_else(look, place, start):
        return (), place
    end = start
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


def _is_somebody_else(look: Look, place: int, start: int) -> bool:
    """Tell whether another name follows: Weber Koch kennengelernt; an intro to Weber from Koch."""
    if start > place:
        return _is_giver(look, place, start)
    is_bracketed = look.words[place - 1].pause == "["
    return not is_bracketed and start in look.among and is_known(look, start)


def _is_giver(look: Look, lead: int, place: int) -> bool:
    """Tell whether a name after "from" is who something came from, in a sentence of such."""
    is_led = look.words[lead].key in {"von", "from"} and place in look.among
    names = is_led and {*look.words[place].folded.split()} <= look.known.family
    goes_on = place + 1 in look.among and _is_firm_word(look, place + 1, is_first=False)
    return bool(names) and not goes_on and any(word.key in _CAME for word in look.words)


def _is_firm_word(look: Look, place: int, *, is_first: bool) -> bool:
    word = look.words[place]
    if not is_first and word.key in LEGAL_FORMS:
        return True
    parts = word.folded.split()
    if not word.is_capital or not parts:
        return False
    return all(part in look.known.organizations for part in parts)


def _is_strange_firm(look: Look, lead: int, place: int) -> bool:
    """Tell whether a firm nobody here works at is named: Weber von Siemens, Miller (Siemens)."""
    is_led = lead < place and look.words[lead].key in {"von", "from", "of"}
    is_bracketed = look.words[lead - 1].pause == "[" and not is_known(look, lead - 1)
    return (
        (is_led or is_bracketed)
        and place in look.among
        and look.words[place].is_capital
        and not is_known(look, place)
        and not means_something_else(look.words[place])
    )
