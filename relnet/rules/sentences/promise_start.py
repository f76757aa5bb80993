"""Where in a clause a promise begins: telefoniert und schicke Muster, offer by Friday."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.rules.sentences.kinds_said import kinds_said
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import day_places, days_ahead, is_deadline, will_ahead
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    AHEAD_THEIRS,
    CLEARLY_MINE,
    CLEARLY_THEIRS,
    GAVE_WORD,
    HULL,
    I_DO,
    MINE_NOW,
    NEEDS,
    NONE,
    PROMISED,
    THEIRS_NOW,
    WANTS,
)
from relnet.rules.sentences.small_words import AND, GOT, MYSELF, THEY
from relnet.rules.sentences.statements_said import (
    has_infinitive,
    is_appointment,
    is_present,
    is_statement,
)
from relnet.rules.sentences.subjects import is_wanted
from relnet.rules.sentences.whose_said import promises_nothing
from relnet.rules.sentences.words import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.promise_read import Said
    from relnet.rules.sentences.words import Word


def start_of(said: Said, places: Sequence[int], *, has_happened: bool) -> int | None:
    """Return where in a clause a promise begins; None if nothing is promised."""
    is_to_do = has_infinitive(said, places)
    if is_statement(said, places) or (has_happened and is_appointment(said, places)):
        return None
    if not is_to_do and promises_nothing(said.words, places):
        return None
    days = days_ahead(said, places)
    kinds = [
        kind
        for kind in kinds_said(said.words, places)
        if not is_present(said.words, places, kind.place)
    ]
    due = next((day for day in days if is_deadline(said.words, day)), None)
    if due:
        verbs = [kind.place for kind in kinds if kind.is_verb]
        told = verbs or ([] if has_happened else [kind.place for kind in kinds][:1])
        start = _after_what_happened(said, places, told, due)
        rest = {*places} - {*day_places(said.words, due)}
        return start if any(place >= start for place in rest) else None
    is_open = not any(kind.is_verb for kind in kinds)
    is_to_come = any(day.next_on > said.today for day in days)
    if is_open and _looks_ahead(said, places, has_day=is_to_come):
        return places[0]
    given = PROMISED if is_to_come else GAVE_WORD if is_to_do else frozenset()
    if given & keys(said.words, places):
        return _after_and(said.words, places, [kind.place for kind in kinds if kind.is_verb])
    is_plan = is_open and is_to_come and _is_plan(said, places, days)
    is_given = is_open and _is_given(said, places)
    return places[0] if has_happened and (is_plan or is_given) else None


def _is_given(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a thing was promised, though not by when: Muster versprochen."""
    people = people_said(said.words, [*places], said.known)
    names = {place for person in people for place in person.places}
    things = [place for place in places if said.words[place].is_capital and place not in names]
    last = said.words[places[-1]]
    return last.key in GAVE_WORD and bool(keys(said.words, things) - HULL)


def _is_plan(said: Said, places: Sequence[int], days: Sequence[DaySaid]) -> bool:
    """Tell whether a day after what happened is still to come: ..., Treffen am Montag.

    A name and a day alone tell of another day on which it happened: ..., Weber am Dienstag.
    """
    when = {place for day in days for place in day_places(said.words, day)}
    rest = {*places} - when
    names = {
        place for who in people_said(said.words, [*places], said.known) for place in who.places
    }
    is_got = said.words[places[-1]].key in GOT  # Einladung am 12.6. bekommen
    return bool(rest - names) and not is_got and all(day.next_on >= said.today for day in days)


def _after_what_happened(
    said: Said, places: Sequence[int], kinds: Sequence[int], due: DaySaid
) -> int:
    """Return where the promise begins in a clause that tells first what happened."""
    due_at = day_places(said.words, due).start
    told = [place for place in kinds if place < due_at]
    if not told:
        return places[0]
    will = will_ahead(said.words, places)
    ahead = [place for place in places if place < due_at and place != will]
    people = people_said(said.words, ahead, said.known)
    listed = {
        place
        for one, other in pairwise(people)
        if one.row == other.row
        for place in range(one.places.stop, other.places.stop)
    }
    later = [place for place in places if told[-1] < place < due_at and place not in listed]
    for place in later:
        key = said.words[place].key
        if key in AND:
            return place + 1
        if key in MINE_NOW | THEIRS_NOW | AHEAD_MINE | AHEAD_THEIRS | WANTS:
            is_subject = place - 1 in later and said.words[place - 1].key in MYSELF | THEY
            return place - 1 if is_subject else place
    ends = [person.places.stop for person in people]
    return max([told[-1] + 1, *ends])


def _after_and(words: Sequence[Word], places: Sequence[int], verbs: Sequence[int]) -> int | None:
    """Return where the promise begins after "und"; None if the clause tells what happened."""
    if not verbs:
        return places[0]
    return next((at + 1 for at in places if at > verbs[-1] and words[at].key in AND), None)


def _looks_ahead(said: Said, places: Sequence[int], *, has_day: bool) -> bool:
    words = said.words
    own = [place for place in places if words[place].key not in AND | {"dann", "then", "auch"}]
    if not own:
        return False
    if keys(words, own) & (AHEAD_MINE | AHEAD_THEIRS) or will_ahead(words, own) is not None:
        return True
    if keys(words, own) & NEEDS and not keys(words, own) & NONE and is_wanted(said, own):
        return True
    mine, theirs = (MINE_NOW, THEIRS_NOW) if has_day else (CLEARLY_MINE, CLEARLY_THEIRS)
    first = own[0]
    people = people_said(words, own, said.known)
    if people and people[0].places.start == first:
        first = people[0].places.stop
    elif words[first].key in MYSELF | THEY:
        first += 1
    verb = words[first].key if first in own else ""
    if verb in I_DO and words[own[0]].key in {"ich", "wir"}:
        return True
    return verb in mine | theirs and not (words[first].is_capital and first != own[0])
