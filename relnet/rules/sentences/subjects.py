"""Whose promise it is where no mark says so, and who is the subject where none is said.

A diary leaves out "I": called Koch, will send the offer. So what is promised without a subject is
the owner's, unless somebody else was the subject just before: Koch called, will send drawings. A
new sentence begins with the owner again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.rules.sentences.days_said import days_said
from relnet.rules.sentences.kind_words import ENGLISH_PASTS, FINITE
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import day_places, due_said, will_ahead
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    AHEAD_THEIRS,
    ARRIVES,
    EITHERS,
    GAVE_WORD,
    MINE_NOW,
    PROMISED,
    THEIRS_NOW,
    WANTS,
)
from relnet.rules.sentences.small_words import AND, ARTICLES, GOT, HAS, ME, MYSELF, THEY
from relnet.rules.sentences.whose_said import is_infinitive, whose_said
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Direction
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.promise_read import Said

_SHORTEST_VERB = 5  # letters: baut; with fewer it is a word such as mit
# Before one of these stands who does it.
_ACTS = (
    FINITE
    | HAS
    | THEIRS_NOW
    | one_of("versprach promised war waren ist sind was were is are had said told asked liked")
    | one_of("wanted sagte meinte fragte bat wollte")
)
_LINKS = AND | one_of("dann then also auch so noch")
# Who gets something does not give it: will send him the offer; will mir, will sich.
_TO_THEM = one_of("him ihm ihnen ihn")
_CONTACTS = one_of(
    "anrufen zurueckrufen kontaktieren anschreiben besuchen treffen einladen erinnern"
)
_OR_THEIR = one_of("her ihr them")  # only before an article: send her the offer
_HAVE = one_of("haben bekommen kriegen sehen")  # who wants to have a thing, wants the thing
_BY_THEM = one_of("me us uns sich who")


def subject_of(said: Said, places: Sequence[int], before: Direction) -> Direction:
    """Tell who is the subject of a clause; ``before`` is who was, where it names nobody."""
    found = keys(said.words, places)
    if found & MYSELF:
        return "mine"
    if found & (THEY - {"es", "man"}):
        return "theirs"
    people = _people(said, places)
    if any(person.role == "from" for person in people):
        return "mine" if found & GOT else "theirs"
    return "theirs" if _somebody_acts(said, places, people) else before


def direction_of(said: Said, places: Sequence[int], subject: Direction) -> Direction:
    """Tell whose promise it is; ``subject`` is who goes on where the promise has none."""
    return direction_told(said, places, subject) or "mine"


def direction_told(said: Said, places: Sequence[int], subject: Direction) -> Direction | None:
    """Tell whose promise it is; None where no word says so, which makes it the owner's."""
    begins = _own(said, places)[:1]
    named = (who.places for who in _people(said, places) if not who.role)
    name = next((row for row in named if [row.start] == begins), None)
    return whose_said(said, places, subject, name) or _by_subject(said, places, subject)


def _by_subject(said: Said, places: Sequence[int], subject: Direction) -> Direction | None:
    """Tell whose promise it is by who does it."""
    found = keys(said.words, places)
    people = _people(said, places)
    if not found & MYSELF and any(person.role == "from" for person in people):
        return "theirs"
    if found & MYSELF or is_wanted(said, places):
        return "mine"
    own = _own(said, places)
    first = said.words[own[0]].key if own else ""
    is_name = bool(own and people) and people[0].places.start == own[0]
    if first in EITHERS and not is_name:
        return _left_out(said, places, subject)
    if first in MINE_NOW | AHEAD_MINE:
        return "mine"
    speaks_of_them = (
        found & (THEY | AHEAD_THEIRS | HAS | ARRIVES) or will_ahead(said.words, places) is not None
    )
    is_to_me = found & GAVE_WORD and found & ME
    if is_to_me or speaks_of_them or _is_done_by(said, places, people):
        return "theirs"
    return subject if found & GAVE_WORD else None


def _people(said: Said, places: Sequence[int]) -> list[PersonSaid]:
    """Return the people named; the day is none of them, nor is "will" before a verb."""
    due = due_said(said, places)
    taken = {*(due.places if due else ()), will_ahead(said.words, places)}
    return people_said(said.words, [place for place in places if place not in taken], said.known)


def _own(said: Said, places: Sequence[int]) -> list[int]:
    """Return the places without the day and the links that they begin with."""
    days = days_said(said.text, said.words, places, said.today)
    when = {place for day in days for place in day_places(said.words, day)}
    own = [*places]
    while own and (own[0] in when or said.words[own[0]].key in _LINKS):
        own = own[1:]
    return own


def _somebody_acts(said: Said, places: Sequence[int], people: Sequence[PersonSaid]) -> bool:
    """Tell whether a name stands before its verb, or behind one that something pushed forward."""
    names = [person.places.start for person in people if not person.role]
    for place in places:
        key = said.words[place].key
        if key in _ACTS and any(name < place for name in names):
            return True
        is_pushed = key in FINITE - ENGLISH_PASTS and place > places[0]
        if is_pushed and any(name == place + 1 for name in names):
            return True
    return False


def _left_out(said: Said, places: Sequence[int], subject: Direction) -> Direction:
    """Tell who does what a verb for anybody says: will send me drawings, will send him one."""
    found = keys(said.words, places)
    if found & _BY_THEM:
        return "theirs"
    for place, following in pairwise(places):
        if said.words[place].key in _OR_THEIR and said.words[following].key in ARTICLES:
            return "mine"
    is_done_to_them = found & _TO_THEM or ("sie" in found and found & _CONTACTS)
    return "mine" if is_done_to_them else subject


def is_wanted(said: Said, places: Sequence[int]) -> bool:
    """Tell whether others want a thing, which is the owner's to bring, not to do something."""
    days = days_said(said.text, said.words, places, said.today)
    when = {place for day in days for place in day.places}  # "morgen" is no verb
    words = [said.words[place] for place in places if place not in when]
    at = next((place for place, word in enumerate(words) if word.key in WANTS), None)
    if at is None or (words[at].key == "will" and will_ahead(said.words, places) is not None):
        return False
    rest = words[at + 1 :]
    does = any(word.key.endswith("en") and word.text.islower() for word in rest[-1:])
    does = does and rest[-1].key not in _HAVE
    return bool(rest) and rest[0].key not in {"to", "zu"} and not does


def _is_done_by(said: Said, places: Sequence[int], people: Sequence[PersonSaid]) -> bool:
    """Tell whether a verb says that others do it: schickt Muster, Koch liefert."""
    first = (_own(said, places) or places)[0]
    row = [person for person in people if person.row == first and not person.role]
    first = row[-1].places.stop if row else first
    if first not in places:
        return False
    word = said.words[first]
    if len(row) > 1 and is_infinitive(word) and word.key not in _CONTACTS:
        due = due_said(said, places)  # Koch und Nowak schicken Muster bis Freitag
        return bool(
            {at for at in places if at > first}.difference(
                day_places(said.words, due) if due else ()
            )
        )
    looks_third = word.key.endswith("t") and len(word.key) >= _SHORTEST_VERB
    is_third = word.key in THEIRS_NOW or (looks_third and word.key not in PROMISED)
    return is_third and not word.is_capital
