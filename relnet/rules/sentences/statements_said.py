"""What is told and not promised: sie hat am 20.6. Geburtstag; she'll be at the next fair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.rules.day_words import STEPS
from relnet.rules.sentences.days_said import days_said
from relnet.rules.sentences.events_said import event_said
from relnet.rules.sentences.kinds_said import kinds_said
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import day_places, is_deadline
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    AHEAD_THEIRS,
    BE,
    BEING,
    EITHERS,
    ENGLISH,
    GOING,
    MINE_NOW,
    PROMISED,
    WANTS,
)
from relnet.rules.sentences.small_words import AND, ARTICLES, GOT, HAS, ME, MYSELF, THEY
from relnet.rules.sentences.whose_said import is_infinitive, promises_nothing
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.rules.sentences.promise_read import Said
    from relnet.rules.sentences.words import Word

# Forms that are participles, too: sie besucht uns, habe sie besucht.
_PRESENTS = one_of("besucht unterstuetzt begegnet vermittelt gratuliert telefoniert bedankt")
_ENDED = HAS | one_of("habe hab hatte hatten bin sind wurde wurden")
_TO_US = ME | one_of("vorbei zurueck back besuchen")
# The verb in "versprochen, mich vorzustellen".
_ZU_INSIDE = re.compile(r"(ab|an|auf|aus|bei|durch|ein|her|hin|mit|nach|vor|weiter|zurueck|zu)zu")
_NEW = one_of("neuer neue neues new")
_APPOINTMENTS = one_of(
    "abholung termin treffen besuch lieferung besprechung sitzung meeting appointment visit"
    " delivery pick-up pickup"
)
_STILL_DOES = one_of("touch back")  # be in touch, be back


def is_present(words: Sequence[Word], clause: Sequence[int], place: int) -> bool:
    """Tell whether what looks like a participle is the present: sie besucht uns am 3. Juli."""
    later = [at for at in clause if at > place]
    if words[place].key not in _PRESENTS or not later or keys(words, clause) & _ENDED:
        return False
    own = [at for at in clause if at < place and words[at].key not in AND]
    follows_subject = len(own) == 1 and words[own[0]].key in THEY | {"wir"}
    return follows_subject or words[later[0]].key in ME


def is_statement(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a clause says only what is or will be: there is nothing to do in it."""
    found = keys(said.words, places)
    if found & PROMISED or kinds_said(said.words, places) or has_infinitive(said, places):
        return False
    if found & WANTS and found & {"baby", "kind", "nachwuchs"}:
        return True
    days = days_said(said.text, said.words, places, said.today)
    has_deadline = any(is_deadline(said.words, day) for day in days)
    if found & (AHEAD_MINE | AHEAD_THEIRS | {"will"}) and found & BE:
        return not (found & _STILL_DOES or (has_deadline and "be" not in found))
    verb = next((at for at in places if said.words[at].key in BEING | GOING), None)
    if verb is None:
        return False
    is_person = _has_person(said, [place for place in places if place <= verb + 1])
    if said.words[verb].key in BEING:
        return is_person or not has_deadline
    return is_person and not has_deadline and not found & _TO_US


def is_appointment(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a clause says when something is going to be: Abholung am 12.5. um 8 Uhr."""
    days = days_said(said.text, said.words, places, said.today)
    is_due = any(is_deadline(said.words, day) for day in days)
    if (
        is_due
        or keys(said.words, places) & PROMISED
        or not any(day.next_on > said.today for day in days)
    ):
        return False
    when = {place for day in days for place in day_places(said.words, day)}
    own = [said.words[place] for place in places if place not in when]
    while own and own[0].key in AND | ARTICLES | STEPS.keys() | _NEW:
        own = own[1:]
    is_named = bool(own) and own[0].key.endswith((*_APPOINTMENTS,))
    return is_named and not any(map(_tells_what_to_do, own[1:]))


def _tells_what_to_do(word: Word) -> bool:
    """Tell whether a word says that something is to be done: Termin am Montag absagen."""
    return word.key in MINE_NOW | AHEAD_MINE | MYSELF | EITHERS or is_infinitive(word)


def statements_said(said: Said, taken: set[int]) -> Iterator[list[int]]:
    """Yield the places of clauses that tell of another day or place than what happened."""
    has_happened = False
    for clause in clauses(said.words):
        places = [place for place in clause if place not in taken]
        own = [place for place in places if said.words[place].key not in AND]
        speaks_of_them = bool(own) and said.words[own[0]].key in THEY
        if (has_happened or speaks_of_them) and _is_told(said, places):
            yield places
        has_happened = has_happened or bool(kinds_said(said.words, places))


def _is_told(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a clause is a statement of another day or place, or a promise not read."""
    if not places or said.words[places[0]].key in {"dass", "that", "ob", "if", "wenn"}:
        return False
    if any(kind.is_verb for kind in kinds_said(said.words, places)):
        return False
    if said.words[places[-1]].key in GOT:  # Einladung zur Gala am 12.6. bekommen
        return bool(days_said(said.text, said.words, places, said.today))
    if keys(said.words, places) & PROMISED:
        return not _is_announced(said, places)
    if not is_statement(said, places):
        days = days_said(said.text, said.words, places, said.today)
        return is_appointment(said, places) or (bool(days) and promises_nothing(said.words, places))
    found = keys(said.words, places)
    return bool(
        found & (GOING | AHEAD_MINE | AHEAD_THEIRS)
        or days_said(said.text, said.words, places, said.today)
        or event_said(said.words, places, said.known.events, said.today)
    )


def _is_announced(said: Said, places: Sequence[int]) -> bool:
    """Tell whether what is promised follows, or stood before."""
    return said.words[places[-1]].key in PROMISED or said.words[places[0]].key in PROMISED


def _has_person(said: Said, places: Sequence[int]) -> bool:
    is_named = bool(keys(said.words, places) & (THEY | MYSELF | BEING & {"he's", "she's"}))
    return is_named or bool(people_said(said.words, places, said.known))


def has_infinitive(said: Said, places: Sequence[int]) -> bool:
    """Tell whether there is something to do: has to send, hat zu liefern, is visiting us."""
    for place in places[1:]:
        key, before = said.words[place].key, said.words[place - 1].key
        stem = key.removesuffix("ing")
        is_zu = before == "zu" or _ZU_INSIDE.match(key)
        if is_zu and key.endswith("n") and said.words[place].text.islower():
            return True
        if before == "to" and key in ENGLISH:
            return True
        if before in BEING and key != stem and stem not in GOING and _is_verb(stem):
            return True
    return False


def _is_verb(stem: str) -> bool:
    return stem in ENGLISH or f"{stem}e" in ENGLISH - {"come"}
