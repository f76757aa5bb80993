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
    EITHERS,
    GAVE_WORD,
    HULL,
    I_DO,
    MINE_NOW,
    NEEDS,
    NONE,
    PRESENTS_TO,
    PROMISED,
    SOON,
    THEIRS_NOW,
    WANTS,
)
from relnet.rules.sentences.small_words import AND, GOT, ME, MYSELF, THEY, TO_DO
from relnet.rules.sentences.statements_said import (
    has_infinitive,
    is_appointment,
    is_present,
    is_statement,
)
from relnet.rules.sentences.subjects import is_wanted
from relnet.rules.sentences.whose_said import promises_nothing
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import JOINING, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.promise_read import Said
    from relnet.rules.sentences.words import Word


# With one of these a bare verb at the end is what somebody else does, or nobody.
_NO_TASK = (THEY | EITHERS | NONE | JOINING) | one_of(
    "kann koennen koennte konnte konnten darf duerfen durfte durften musste mussten mag moegen"
    " wuerde wuerden wollte wollten haette laesst lassen liess zu um wie was wo wer wenn falls"
    " damit hilft geht sich"
)
# With one of these behind it, should is a guess: should be fun.
_LIKELY = one_of("be have work")
_REASONS = one_of("because although when while weil obwohl nachdem")


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
    verbs = [kind.place for kind in kinds if kind.is_verb]
    due = next((day for day in days if is_deadline(said.words, day)), None)
    if due:
        told = verbs or ([] if has_happened else [kind.place for kind in kinds][:1])
        start = _after_what_happened(said, places, told, due)
        rest = {*places} - {*day_places(said.words, due)}
        return start if any(place >= start for place in rest) else None
    is_to_come = any(day.next_on > said.today for day in days)
    if not verbs and _looks_ahead(said, places, has_day=is_to_come):
        return places[0]
    given = PROMISED if is_to_come else GAVE_WORD if is_to_do else frozenset()
    later = _after_and(said.words, places, verbs)
    own = [place for place in places if later is not None and place >= later]
    if given & keys(said.words, places) or ((has_happened or verbs) and _is_task(said, own)):
        return later
    is_plan = is_to_come and _is_plan(said, places, days)
    is_ahead = is_plan or _is_urgent(said, places) or _is_given(said, places)
    return places[0] if has_happened and not verbs and is_ahead else None


def _is_task(said: Said, places: Sequence[int]) -> bool:
    """Tell whether the bare form of a verb ends what is to be done: Muster schicken."""
    last = [said.words[place] for place in places[-1:]]
    is_bare = any(word.key in TO_DO and word.text.islower() for word in last)
    return is_bare and not keys(said.words, places) & _NO_TASK


def _is_given(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a thing was promised, though not by when: Muster versprochen."""
    return said.words[places[-1]].key in GAVE_WORD and _names_thing(said, places)


def _is_urgent(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a thing is wanted at once: Angebot dringend, samples asap; not kam umgehend."""
    found = keys(said.words, places)
    if "asap" in found:  # which nobody says of what was done
        return len(places) > 1
    return bool(found & SOON) and _names_thing(said, places)


def _names_thing(said: Said, places: Sequence[int]) -> bool:
    people = people_said(said.words, [*places], said.known)
    names = {place for person in people for place in person.places}
    things = [place for place in places if said.words[place].is_capital and place not in names]
    return bool(keys(said.words, things) - HULL)


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
    is_reason = said.words[places[0]].key in _REASONS
    is_told = is_got or is_reason
    return bool(rest - names) and not is_told and all(day.next_on >= said.today for day in days)


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
    first = words[own[0]].key
    is_duty = first == "should" and not keys(words, own[1:2]) & _LIKELY
    is_duty |= first in {"need", "have"} and has_infinitive(said, own)
    return is_duty or _acts_ahead(said, own, has_day=has_day)


def _acts_ahead(said: Said, own: Sequence[int], *, has_day: bool) -> bool:
    """Tell whether the subject, if there is one, stands before a verb that looks ahead."""
    words, first, at = said.words, said.words[own[0]].key, own[0]
    mine, theirs = (MINE_NOW, THEIRS_NOW) if has_day else (CLEARLY_MINE, CLEARLY_THEIRS)
    people = people_said(words, own, said.known)
    if people and people[0].places.start == at:
        at = people[0].places.stop
    elif first in MYSELF | THEY:
        at += 1
    verb = words[at].key if at in own else ""
    if verb in I_DO and first in {"ich", "wir"}:
        return True
    if PRESENTS_TO.get(verb) == words[own[-1]].key and keys(words, own) & ME:
        return True  # sie stellt mir Koch vor
    return verb in mine | theirs and not (words[at].is_capital and at != own[0])
