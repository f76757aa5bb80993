"""Whether a sentence tells of several happenings, or of a call that nobody took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.sentences.kind_words import BETWEEN
from relnet.rules.sentences.look import means_something_else
from relnet.rules.sentences.small_words import AND, BEGINNINGS, KIN, ON, THEY, TO_DO
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.words import Word

_BESIDE = ON | AND | one_of("erst dann then auch also too")
_BEGINS = BEGINNINGS | one_of(
    "geht ging nimmt nahm hebt hob niemand niemanden keine no nobody mailbox anrufbeantworter"
    " voicemail ab left line"
)
_RECORDED = (
    "mailbox", "anrufbeantworter", "voicemail", "voice mail", "answering machine", "AB",
    "left a message", "left message",
)  # fmt: skip
_NOT_REACHED = (
    "nicht erreicht", "niemanden erreicht", "niemand erreicht", "nicht erreichbar", "nicht ran",
    "nicht rangegangen", "nicht drangegangen", "nicht abgenommen", "nicht abgehoben", "keiner ran",
    "niemand ran", "keiner rangegangen", "niemand rangegangen", "line busy",
    "nimmt nicht ab", "nahm nicht ab", "hebt nicht ab", "hob nicht ab", "keine antwort",
    "keiner da", "niemand da", "didn't pick up", "did not pick up", "doesn't pick up",
    "didn't answer", "did not answer", "no answer", "not reached", "couldn't reach",
    "could not reach", "didn't reach", "did not reach", "nobody there", *_RECORDED,
)  # fmt: skip
# With whom one has talked, of somebody else or of another time: telefoniert, Nowak war nicht da.
_AWAY = ("nicht da", "nicht im buero", "nicht im haus", "nicht am platz", "besetzt")
_TALKED = one_of("telefoniert gesprochen geredet unterhalten spoke talked")


def tells_of_two(
    words: Sequence[Word],
    people: Sequence[PersonSaid],
    kinds: Sequence[KindSaid],
    days: Sequence[DaySaid],
) -> bool:
    """Tell whether others did something else, or on another day: Li getroffen, Koch angerufen."""
    acts: set[str] = set()
    has_day = False
    for part in _parts(words):
        named = [person for person in people if person.places.start in part and _took(person)]
        verbs = [said for said in kinds if said.place in part and said.is_verb]
        dated = any(day.places.start in part for day in days)
        if not named and _has_stranger(words, verbs):
            acts |= {said.kind for said in verbs}
        if not named or keys(words, part) & THEY:
            continue
        if acts and has_day and dated and not verbs and _is_bare(words, part, people, days):
            return True
        acts |= {said.kind for said in verbs}
        has_day = has_day or (dated and bool(verbs))
    return len(acts) > 1 and not acts & BETWEEN


def is_not_reached(words: Sequence[Word], people: Sequence[PersonSaid], kind: str) -> bool:
    """Tell whether a call found nobody: Koch angerufen, geht nicht ran."""
    if kind not in {"", "call", "met"}:
        return False
    named = {place for person in people for place in person.places}
    phrases: tuple[str, ...] = (*_NOT_REACHED, *_AWAY)
    for clause in clauses(words):
        said = f" {' '.join(_spoken(words[place]) for place in clause)} "
        things = (
            place
            for place in clause
            if (words[place].is_capital or words[place].key in KIN)
            and words[place].key not in _BEGINS
        )
        is_recorded = any(f" {word} " in said for word in _RECORDED)
        is_about_them = is_recorded or not named & {*clause} or not kind or "call" in kind
        if is_about_them and any(f" {phrase} " in said for phrase in phrases):
            return named.issuperset(things)
        if keys(words, clause) & _TALKED:
            phrases = _NOT_REACHED
    return False


def _spoken(word: Word) -> str:
    """Return the key of a word, but AB, the answering machine, as it is written."""
    return word.text if word.text == "AB" else word.key


def is_to_do(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Tell whether a sentence ends with a verb in its bare form: Koch anrufen."""
    if len(places) < 2:
        return False
    last = words[places[-1]]
    return last.text.islower() and last.key in TO_DO


def _parts(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield what stands between pauses and "und"."""
    for clause in clauses(words):
        part: list[int] = []
        for place in clause:
            if words[place].key in AND and part:
                yield part
                part = []
            part.append(place)
        yield part


def _has_stranger(words: Sequence[Word], verbs: Sequence[KindSaid]) -> bool:
    """Tell whether a stranger stands before what was done: Kohc getroffen und Weber angerufen."""
    before = [
        words[said.place - 1] for said in verbs if said.place and said.kind in {"call", "met"}
    ]
    return any(word.is_capital and not means_something_else(word) for word in before)


def _took(person: PersonSaid) -> bool:
    return person.role in {"", "with"}


def _is_bare(
    words: Sequence[Word],
    part: Sequence[int],
    people: Sequence[PersonSaid],
    days: Sequence[DaySaid],
) -> bool:
    """Tell whether nothing stands there but a name and a day: Klaus Schmidt on Tuesday."""
    stretches = [person.places for person in people] + [day.places for day in days]
    taken = {place for stretch in stretches for place in stretch}
    return all(place in taken or words[place].key in _BESIDE for place in part)
