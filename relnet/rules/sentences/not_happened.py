"""What a sentence says did not happen, or not yet: nicht getroffen, abgesagt, tried to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.promise_words import PROMISED
from relnet.rules.sentences.small_words import AND, ARTICLES
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.words import Word

_NEGATED = one_of(
    "nicht kein keine keinen keinem keiner keines nie niemals not no never neither nor weder"
    " cannot without ohne"
)
_CALLED_OFF = one_of(
    "abgesagt verschoben ausgefallen entfallen entfaellt geplatzt verpasst vertagt cancelled"
    " canceled postponed rescheduled missed"
)
_TRIED = one_of(
    "versucht versuchte versuchten tried attempted wollte wollten wanted haette haetten fast"
    " beinahe almost nearly falls wenn if"
)
# At an event somebody is going to be, which is no meeting: Weber kommt auf die Messe.
_COMES = one_of(
    "komme kommt kommen gehe geht gehen fahre faehrt fahren werde wird werden will wollen moechte"
    " comes come goes going will plans"
)
# Verbs in their bare form, which look like nouns in small letters: Weber am Donnerstag treffen.
_BARE = one_of("treffen essen besuchen telefonieren")
_BARE_ENGLISH = one_of("call phone mail email e-mail message")
_NOUN_AFTER = ARTICLES | one_of("zum beim im am vom zu gutes kurzes nettes langes schoenes")
_WAS = one_of("war waren gewesen gegangen gehabt hatte hatten was were had")
_BUT = AND | one_of("aber but doch weil because dass that da denn")


def has_not_happened(
    words: Sequence[Word], places: Sequence[int], told: KindSaid | None, event: range
) -> bool:
    """Tell whether the clause that says what happened says that it did not, or is yet to.

    ``places`` are those of the sentence that are no promise and no topic; ``told`` is None where
    only an ``event`` lets one think of a meeting.
    """
    at = told.place if told else event.start
    clause = next((stretch for stretch in clauses(words) if at in stretch), range(0))
    own = [place for place in clause if place in {*places}]
    found = keys(words, _until_and(words, own, at))
    found |= _tried_before(words, clause)
    if found & (_NEGATED | _CALLED_OFF | _TRIED) or any(key.endswith("n't") for key in found):
        return True
    if told is None:
        return bool(found & _COMES)
    if told.is_verb:
        return False
    if told.kind in {"met", "meeting", "call"} and _is_only_arranged(words, places, own):
        return True
    return _is_bare(words, own, at)


def _tried_before(words: Sequence[Word], clause: range) -> set[str]:
    """Return the word that leads to a clause: versucht, Weber telefonisch zu erreichen."""
    return {words[clause.start - 1].key} & _TRIED if clause.start else set()


def _until_and(words: Sequence[Word], clause: Sequence[int], at: int) -> list[int]:
    """Return the places up to where something else is said: telefoniert und Termin verschoben."""
    end = next((place for place in clause if place > at and words[place].key in _BUT), None)
    return [place for place in clause if end is None or place < end]


def _is_only_arranged(words: Sequence[Word], places: Sequence[int], own: Sequence[int]) -> bool:
    """Tell whether a meeting was agreed or called off, in its clause or right behind it."""
    if keys(words, own) & PROMISED:
        return True
    later = next((c for c in clauses(words) if own and c.start == own[-1] + 1), range(0))
    return bool(keys(words, [place for place in later if place in {*places}]) & _CALLED_OFF)


def _is_bare(words: Sequence[Word], clause: Sequence[int], at: int) -> bool:
    """Tell whether a word is the bare form of a verb: to call, wir treffen, call Weber."""
    word = words[at]
    before = words[at - 1].key if at - 1 in clause else ""
    behind = words[at + 1].key if at + 1 in clause and not word.pause else ""
    if behind in {"mit", "with"} or keys(words, clause) & _WAS:
        return False
    if word.key in _BARE_ENGLISH:
        starts = at == clause[0] and behind and behind not in {"to", "from", "an", "von", "mit"}
        return before == "to" or (bool(starts) and word.key in {"call", "phone"})
    has_capitals = any(words[place].is_capital for place in clause)
    return word.key in _BARE and word.text.islower() and has_capitals and before not in _NOUN_AFTER
