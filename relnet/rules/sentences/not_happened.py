"""What a sentence says did not happen, or not yet: nicht getroffen, abgesagt, tried to call."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.rules.sentences.promise_words import CALLED_OFF, OFF_APART, OFF_TOGETHER, PROMISED
from relnet.rules.sentences.small_words import AND, ARTICLES, SURELY
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
_TRIED = one_of(
    "versucht versuchte versuchten tried attempted wollte wollten wanted haette haetten fast"
    " beinahe almost nearly falls wenn if"
)
# At an event somebody is going to be, which is no meeting: Weber kommt auf die Messe.
_COMES = one_of(
    "komme kommt kommen gehe geht gehen fahre faehrt fahren werde wird werden will wollen moechte"
    " comes come goes going will plans"
)
_AGREED = {"met", "meeting", "call"}  # what may be agreed and called off
# Verbs in their bare form, which look like nouns in small letters: Weber am Donnerstag treffen.
_BARE = one_of("treffen essen besuchen telefonieren")
_BARE_ENGLISH = one_of("call phone mail email e-mail message")
_NOUN_AFTER = ARTICLES | one_of("zum beim im am vom zu gutes kurzes nettes langes schoenes")
_WAS = one_of("war waren gewesen gegangen gehabt hatte hatten was were had")
_ASKING = one_of("wann wer wen wem wo warum wieso when who whom where why")
_WHO = one_of("i we he she they")
_BUT = AND | one_of("aber but doch weil because dass that da denn")


def is_asked(text: str, words: Sequence[Word], told: KindSaid) -> bool:
    """Tell whether what happened is asked for, as in "Koch schon angerufen?"."""
    clause = next(stretch for stretch in clauses(words) if told.place in stretch)
    behind = words[clause.stop].start if clause.stop < len(words) else len(text)
    if "?" in text[words[clause.stop - 1].end : behind]:
        return True
    if clause.start and words[clause.start - 1].pause != ".":
        return False
    first, following = words[clause.start].key, keys(words, clause[1:2])
    return first in _ASKING or (first in {"did", "have"} and bool(following & _WHO))


def has_not_happened(
    words: Sequence[Word], places: Sequence[int], told: KindSaid | None, event: range
) -> bool:
    """Tell whether the clause that says what happened says that it did not, or is yet to.

    ``places`` are those of the sentence that are no promise and no topic; ``told`` is None where
    only an ``event`` lets one think of a meeting.
    """
    at = told.place if told else event.start
    clause = _clause_with(words, at)
    own = [place for place in clause if place in {*places}]
    found = keys(words, _until_and(words, own, at)) | _tried_before(words, clause)
    if found & _TRIED or is_denied(words, places, told, event):
        return True
    if told is None:
        return bool(found & _COMES)
    if told.is_verb:
        return False
    return (told.kind in _AGREED and bool(keys(words, own) & PROMISED)) or _is_bare(words, own, at)


def is_denied(
    words: Sequence[Word], places: Sequence[int], told: KindSaid | None, event: range
) -> bool:
    """Tell whether the clause, or the one behind it, says in so many words that it did not."""
    at = told.place if told else event.start
    own = [place for place in _clause_with(words, at) if place in {*places}]
    own_part = _until_and(words, own, at)
    found = keys(words, own_part)
    if found & _NEGATED or is_called_off(words, own_part) or any(k.endswith("n't") for k in found):
        return True
    is_noun = told is not None and not told.is_verb and told.kind in _AGREED
    return is_noun and _is_called_off_behind(words, places, own)


def is_called_off(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether an appointment is not kept: verschoben, sagte den Termin ab, fell through."""
    found = [words[place].key for place in places]
    apart = any(OFF_APART.get(key) == found[-1] for key in found)
    return apart or not OFF_TOGETHER.isdisjoint(pairwise(found)) or bool({*found} & CALLED_OFF)


def _clause_with(words: Sequence[Word], at: int) -> range:
    return next((stretch for stretch in clauses(words) if at in stretch), range(0))


def _tried_before(words: Sequence[Word], clause: range) -> set[str]:
    """Return the word that leads to a clause: versucht, Weber telefonisch zu erreichen."""
    return {words[clause.start - 1].key} & _TRIED if clause.start else set()


def _until_and(words: Sequence[Word], clause: Sequence[int], at: int) -> list[int]:
    """Return the places up to where something else is said: telefoniert und Termin verschoben."""
    end = next((place for place in clause if place > at and words[place].key in _BUT), None)
    return [place for place in clause if end is None or place < end]


def _is_called_off_behind(words: Sequence[Word], places: Sequence[int], own: Sequence[int]) -> bool:
    """Tell whether the next clause calls a meeting off: Treffen mit Koch, abgesagt."""
    later = next((c for c in clauses(words) if own and c.start == own[-1] + 1), range(0))
    return is_called_off(words, [place for place in later if place in {*places}])


def _is_bare(words: Sequence[Word], clause: Sequence[int], at: int) -> bool:
    """Tell whether a word is the bare form of a verb: to call, wir treffen, call Weber."""
    word = words[at]
    before = words[at - 1].key if at - 1 in clause else ""
    behind = words[at + 1].key if at + 1 in clause and not word.pause else ""
    if behind in SURELY or keys(words, clause) & _WAS:
        return False
    if word.key in _BARE_ENGLISH:
        starts = at == clause[0] and behind and behind not in {"to", "from", "an", "von", "mit"}
        return before == "to" or (bool(starts) and word.key in {"call", "phone"})
    has_capitals = any(words[place].is_capital for place in clause)
    return word.key in _BARE and word.text.islower() and has_capitals and before not in _NOUN_AFTER
