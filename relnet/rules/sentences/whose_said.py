"""Words that tell by themselves whose promise it is, whoever was the subject before.

Who gets something does not give it (er bekommt das Angebot), who asks for it neither (he asked me
to send drawings), and what is theirs they bring (sein Angebot, Muster von ihm).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.rules.sentences.not_happened import is_called_off
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    CALLED_OFF,
    ENGLISH,
    MINE_NOW,
    PROMISED,
    STATES,
)
from relnet.rules.sentences.small_words import ME, MYSELF, THEY
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Direction
    from relnet.rules.sentences.promise_read import Said
    from relnet.rules.sentences.words import Word

_THEY_GET = one_of("bekommt erhaelt kriegt gets receives schulde owe")
_I_GET = one_of(
    "bekomme erhalte kriege erwarte warte warten waiting expecting awaiting owes lets schuldet"
)
_GET = one_of("bekommen erhalten kriegen receive expect")  # we or they
_ASKS = one_of("bittet bitten bat baten gebeten asks asked requested")
_WISHED = one_of("wollte wollten wanted wuenschte")
_THEM = one_of("ihn sie ihm him her them")
_MODALS = one_of("soll sollte wird kann darf moechte muss will could can may might should must")
_MODALS_OF_OTHERS = one_of("soll sollte will wird moechte kann should")
_THEIR = one_of("sein seine seinen seinem seiner ihre ihren his their")
_NOTHING = one_of(
    "nicht kein keine keinen keinem keiner nie niemals nichts no not never without cannot"
)
# How long somebody is away, or a thing holds: Urlaub bis Freitag, away until Monday.
_LASTS = one_of(
    "urlaub ferien betriebsferien betriebsurlaub elternzeit mutterschutz kur reha krank"
    " krankgeschrieben abwesend verreist unterwegs dienstreise geschaeftsreise reise weg"
    " ausgebucht beschaeftigt verhindert busy away vacation holiday holidays leave sick ill ooo"
    " travelling traveling unavailable abroad parental maternity gueltig befristet valid"
    " geschlossen closed"
)
_SINCE = one_of("seit since")
_OBJECTS = one_of("ihm ihr ihnen him her them")
_NO_VERBS = one_of("nicht jetzt sonst zuerst komplett direkt sofort selbst fertig recht leicht")
_SHORTEST_VERB = 5


def whose_said(
    said: Said, places: Sequence[int], subject: Direction, name: range | None
) -> Direction | None:
    """Tell whose promise it is by its words alone; ``name`` is the one that it begins with."""
    words = [said.words[place] for place in places]
    found = {word.key for word in words}
    is_wished = found & _WISHED and not found & MYSELF and not any(map(is_infinitive, words))
    if is_wished or ("fragt", "nach") in pairwise(word.key for word in words):
        return "mine"
    if found & _ASKS:
        return asked_of(words, subject)
    if got := _by_who_gets_it(found):
        return got
    if found & ME and not found & MYSELF and (found & PROMISED or found & _MODALS_OF_OTHERS):
        return "theirs"
    if name is not None and _is_to(said, name.stop, places):
        return "theirs"
    does = name is not None and _does(words, [said.words[place].key for place in name])
    return "theirs" if does or _is_of_theirs(words) else None


def asked_of(words: Sequence[Word], subject: Direction) -> Direction:
    """Tell who was asked: he asked me (mine), asked him to send (theirs), er bat um (mine)."""
    found = {word.key for word in words}
    if found & ME:
        return "mine"
    at = next((at for at, word in enumerate(words) if word.key in _ASKS), 0)
    if (at and words[at - 1].key in THEY) or found & {"hat", "bittet", "asks"}:
        return "mine"
    if found & (MYSELF | _THEM):
        return "theirs"
    return "mine" if subject == "theirs" else "theirs"


def announces(words: Sequence[Word], subject: Direction) -> Direction | None:
    """Return whose promise follows: ihn gebeten, Muster zu schicken; ich: Angebot, er: Muster."""
    if len(words) == 1 and words[0].key in THEY | MYSELF:
        return "mine" if words[0].key in MYSELF else "theirs"
    return asked_of(words, subject) if words and words[-1].key == "gebeten" else None


def promises_nothing(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether a clause says how things stand: kein Angebot, gilt bis Freitag, seit Montag."""
    found = keys(words, places)
    denies = any(key.endswith("n't") for key in found)
    holds = (
        denies
        or found & (_NOTHING | STATES | _SINCE | _LASTS)
        or is_called_off(words, places)
        or _since(words, places)
    )
    return bool(holds) and not _has_task(words, places)


def _since(words: Sequence[Word], places: Sequence[int]) -> list[int]:
    """Return where something holds from then on: ab 1.5. in Rente."""
    return [place for place in places[:-1] if words[place].key == "ab" and not words[place].pause]


def is_doubtful(said: Said, places: Sequence[int]) -> bool:
    """Tell whether there is a verb that others could do, though nobody says who does it."""
    words = [said.words[place] for place in places]
    found = {word.key for word in words}
    if found & ME or (found & (_MODALS - AHEAD_MINE) and not found & MYSELF):
        return True
    return any(
        word.text.islower()
        and word.key.endswith("t")
        and len(word.key) >= _SHORTEST_VERB
        and not word.key.startswith("ge")
        and word.key not in PROMISED | _NO_VERBS
        for word in words
    )


def _by_who_gets_it(found: set[str]) -> Direction | None:
    if found & _THEY_GET:
        return "mine"
    if found & _I_GET or (found & _GET and found & MYSELF):
        return "theirs"
    return "mine" if found & _GET and found & THEY else None


def _does(words: Sequence[Word], name: Sequence[str]) -> bool:
    """Tell whether somebody named is to do something: Koch soll die Muster schicken."""
    rest = [word for word in words if word.key not in name]
    if not rest or rest[0].key not in _MODALS:
        return False
    return any(is_infinitive(word) for word in rest[1:])


def _is_to(said: Said, place: int, places: Sequence[int]) -> bool:
    """Tell whether somebody named is to do something, in English: Koch to send drawings."""
    pair = [said.words[at].key for at in (place, place + 1) if at in places]
    return len(pair) > 1 and pair[0] == "to" and pair[1] in ENGLISH


def _is_of_theirs(words: Sequence[Word]) -> bool:
    """Tell whether it is theirs and nobody else does anything with it: sein Angebot."""
    if any(
        word.key in {"von", "from"} and following.key in _OBJECTS
        for word, following in pairwise(words)
    ):
        return True
    acts = any(word.key in MINE_NOW | MYSELF or is_infinitive(word) for word in words)
    return bool(words) and words[0].key in _THEIR and not acts


def is_infinitive(word: Word) -> bool:
    """Tell whether a word is a German verb in its bare form: schicken, liefern."""
    has_end = word.key.endswith(("en", "ern", "eln")) and len(word.key) > 4
    return has_end and word.text.islower() and word.key not in CALLED_OFF


def _has_task(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether there is something to do all the same: nicht vergessen, ist zu klären."""
    own = [words[place] for place in places]
    return any(is_infinitive(word) for word in own) or bool(
        {word.key for word in own} & (MYSELF | {"to"})
    )
