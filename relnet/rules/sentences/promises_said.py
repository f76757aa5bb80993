"""The promises in a sentence: Angebot bis Freitag; er schickt Muster; !sie Zeichnungen bis KW 18.

A clause is one if a mark begins it, if it says by when, or if its verb looks ahead. Whose it is
tells the mark, else who speaks of himself (ich schicke, I'll send), else who is spoken of (er
schickt, Koch liefert), else who was the subject before (will send); a thing by itself (Angebot bis
Freitag) is the owner's to do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.rules.sentences.kinds_said import kinds_said
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import (
    Said,
    day_places,
    days_ahead,
    is_deadline,
    promise_of,
    will_ahead,
)
from relnet.rules.sentences.promise_words import (
    AHEAD_MINE,
    AHEAD_THEIRS,
    CLEARLY_MINE,
    CLEARLY_THEIRS,
    GAVE_WORD,
    I_DO,
    MARKS,
    MINE_NOW,
    NEEDS,
    NONE,
    PROMISED,
    THEIRS_NOW,
)
from relnet.rules.sentences.small_words import AND, ME, MYSELF, THEY
from relnet.rules.sentences.statements_said import has_infinitive, is_present, is_statement
from relnet.rules.sentences.subjects import direction_of, direction_told, is_wanted, subject_of
from relnet.rules.sentences.whose_said import announces, is_doubtful, promises_nothing
from relnet.rules.sentences.words import clauses, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.diary import Direction
    from relnet.model.sentence import Promise
    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.words import Pause, Word


@noun
class PromiseSaid:
    """A promise and the places of all its words."""

    promise: Promise
    places: tuple[int, ...]


def promises_said(said: Said) -> list[PromiseSaid]:
    """Find the promises of a sentence, in their order."""
    marked = [*_marked(said)]
    taken = {place for promise in marked for place in promise.places}
    found = [*marked, *_unmarked(said, taken)]
    return sorted(found, key=lambda promise: promise.places)


def _marked(said: Said) -> Iterator[PromiseSaid]:
    """Read what follows !ich, !sie and the like, up to the next mark or the end."""
    words, place = said.words, 0
    while place < len(words):
        direction = MARKS.get(words[place].key)
        end = place + 1
        if direction is not None:
            while end < len(words) and words[end].key not in MARKS and words[end - 1].pause != ".":
                end += 1
            content = [*range(place + 1, end)]
            if content:
                yield PromiseSaid(promise_of(said, content, direction), (*range(place, end),))
        place = end


def _unmarked(said: Said, taken: set[int]) -> Iterator[PromiseSaid]:
    has_happened = False
    others_do = False
    things: list[int] = []
    carried: Direction | None = None
    subject: Direction = "mine"
    for clause in clauses(said.words):
        places = [place for place in clause if place not in taken]
        if not places:
            continue
        is_carried = carried is not None and has_infinitive(said, places)
        start = places[0] if is_carried else _start(said, places, has_happened=has_happened)
        content = [place for place in places if start is not None and place >= start]
        before = [place for place in places if place not in content]
        told = subject_of(said, before, "mine" if _follows(said, clause, ".") else subject)
        if content:
            content = [*(things if content == places else []), *content]
            direction = carried or direction_of(said, content, told)
            if direction == "mine" and others_do and _is_in_parallel(said, content):
                direction = "theirs"
            others_do = direction == "theirs" and _begins_with_name(said, content)
            promise = promise_of(said, content, direction)
            is_open = not carried and _is_open(said, content, told)
            yield PromiseSaid(replace(promise, is_doubtful=is_open), (*content,))
        if not _follows(said, clause, "("):
            subject = subject_of(said, content, told)
        has_happened = has_happened or bool(kinds_said(said.words, before))
        carried = _announced(said, before, told)
        things = [*things, *before] if has_happened and _are_things(said, before) else []


def _is_open(said: Said, places: Sequence[int], subject: Direction) -> bool:
    """Tell whether somebody does what is promised, and no word says who."""
    return direction_told(said, places, subject) is None and is_doubtful(said, places)


def _follows(said: Said, clause: range, pause: Pause) -> bool:
    """Tell whether a clause follows such a pause: a full stop, after which a sentence begins."""
    return clause.start > 0 and said.words[clause.start - 1].pause == pause


def _begins_with_name(said: Said, places: Sequence[int]) -> bool:
    people = people_said(said.words, places, said.known)
    return bool(people) and people[0].places.start == places[0]


def _is_in_parallel(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a verb is left out: Weber schickt Muster, Koch das Angebot bis Montag."""
    has_verb = keys(said.words, places) & (MINE_NOW | MYSELF)
    return not has_verb and _begins_with_name(said, places)


def _are_things(said: Said, places: Sequence[int]) -> bool:
    """Tell whether only things are listed, of which the next clause says more: Angebot, ..."""
    words = [said.words[place] for place in places]
    is_list = bool(words) and all(word.is_capital or word.key in AND for word in words)
    return is_list and not (
        kinds_said(said.words, places) or people_said(said.words, places, said.known)
    )


def _announced(said: Said, places: Sequence[int], subject: Direction) -> Direction | None:
    """Return whose promise the next clause tells: sie hat versprochen, Muster zu schicken."""
    if whose := announces([said.words[place] for place in places], subject):
        return whose
    if places and said.words[places[-1]].key in PROMISED:
        after = [*range(places[-1] + 1, len(said.words))]
        next_clause = [
            place
            for place in after
            if not any(said.words[at].pause for at in after[: place - after[0]])
        ]
        is_to_me = keys(said.words, next_clause) & ME and not keys(said.words, places) & MYSELF
        return "theirs" if is_to_me else direction_of(said, places, subject)
    return None


def _start(said: Said, places: Sequence[int], *, has_happened: bool) -> int | None:
    """Return where in a clause a promise begins; None if nothing is promised."""
    is_to_do = has_infinitive(said, places)
    if is_statement(said, places) or (not is_to_do and promises_nothing(said.words, places)):
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
    if is_to_come and (PROMISED & keys(said.words, places)):
        return _after_and(said.words, places, [kind.place for kind in kinds if kind.is_verb])
    if is_to_do and GAVE_WORD & keys(said.words, places):
        return _after_and(said.words, places, [kind.place for kind in kinds if kind.is_verb])
    is_plan = is_open and is_to_come and _is_plan(said, places, days)
    return places[0] if has_happened and is_plan else None


def _is_plan(said: Said, places: Sequence[int], days: Sequence[DaySaid]) -> bool:
    """Tell whether a day after what happened is still to come: ..., Treffen am Montag.

    A name and a day alone tell of another day on which it happened: ..., Weber am Dienstag.
    """
    when = {place for day in days for place in day_places(said.words, day)}
    rest = {*places} - when
    names = {
        place for who in people_said(said.words, [*places], said.known) for place in who.places
    }
    return bool(rest - names) and all(day.next_on >= said.today for day in days)


def _after_what_happened(
    said: Said, places: Sequence[int], kinds: Sequence[int], due: DaySaid
) -> int:
    """Return where the promise begins in a clause that tells first what happened."""
    due_at = day_places(said.words, due).start
    told = [place for place in kinds if place < due_at]
    if not told:
        return places[0]
    later = [place for place in places if told[-1] < place < due_at]
    for place in later:
        key = said.words[place].key
        if key in AND:
            return place + 1
        if key in MINE_NOW | THEIRS_NOW | AHEAD_MINE | AHEAD_THEIRS | {"will"}:
            is_subject = place - 1 in later and said.words[place - 1].key in MYSELF | THEY
            return place - 1 if is_subject else place
    people = people_said(said.words, [place for place in places if place < due_at], said.known)
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
