"""The promises in a sentence: Angebot bis Freitag; er schickt Muster; !sie Zeichnungen bis KW 18.

A clause is one if a mark begins it, if it says by when, or if its verb looks ahead. Whose it is
tells the mark, else who speaks of himself (ich schicke, I'll send), else who is spoken of (er
schickt, Koch liefert), else who was the subject before (will send); a thing by itself (Angebot bis
Freitag) is the owner's to do. Who wants a thing is owed it, and has to be named: er will Muster.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.rules.sentences.clause_halves import halves, leaves_out_verb
from relnet.rules.sentences.events_said import event_said
from relnet.rules.sentences.kinds_said import kinds_said
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import Said, due_said, promise_of
from relnet.rules.sentences.promise_start import start_of
from relnet.rules.sentences.promise_words import MARKS, MINE_NOW, PROMISED, WANTS
from relnet.rules.sentences.small_words import ABOUT, AND, ME, MYSELF
from relnet.rules.sentences.statements_said import has_infinitive
from relnet.rules.sentences.subjects import direction_of, direction_told, is_wanted, subject_of
from relnet.rules.sentences.whose_said import announces, is_doubtful
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import keys, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.diary import Direction
    from relnet.model.sentence import Promise
    from relnet.rules.sentences.words import Pause


_ALL = one_of("beides beide both alles all everything")


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
    return _for_all(sorted(found, key=lambda promise: promise.places))


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
    last: Promise | None = None
    for clause in halves(said.words):
        places = [place for place in clause if place not in taken]
        if not places:
            continue
        is_carried = carried is not None and has_infinitive(said, places)
        gap = last if last and leaves_out_verb(said, places) else None
        is_whole = is_carried or gap is not None
        start = places[0] if is_whole else start_of(said, places, has_happened=has_happened)
        content = [place for place in places if start is not None and place >= start]
        before = [place for place in places if place not in content]
        told = subject_of(said, before, "mine" if _follows(said, clause, ".") else subject)
        if content:
            content = [*(things if content == places else []), *content]
            direction = carried or _whose(said, content, told, others_do=others_do, gap=gap)
            others_do = direction == "theirs" and _begins_with_name(said, content)
            is_open = not (carried or gap) and _is_open(said, content, told)
            last = replace(
                _with_day(promise_of(said, content, direction), gap), is_doubtful=is_open
            )
            yield PromiseSaid(last, (*content,))
        last = last if content else None
        if not _follows(said, clause, "("):
            subject = subject_of(said, content, told)
        has_happened = has_happened or _has_happened(said, before)
        carried = _announced(said, before, told)
        things = [*things, *before] if has_happened and _are_things(said, before) else []


def _has_happened(said: Said, places: Sequence[int]) -> bool:
    """Tell whether a clause tells what happened, or at what event: Koch war am Stand."""
    if kinds_said(said.words, places):
        return True
    return event_said(said.words, places, said.known.events, said.today) is not None


def _whose(
    said: Said,
    places: Sequence[int],
    subject: Direction,
    *,
    others_do: bool,
    gap: Promise | None,
) -> Direction:
    if gap:
        return "mine" if keys(said.words, places) & MYSELF else "theirs"
    whose = direction_of(said, places, subject)
    return "theirs" if others_do and _is_in_parallel(said, places) else whose


def _with_day(promise: Promise, before: Promise | None) -> Promise:
    """Give a promise without verb and day the day of the one whose verb it has."""
    return replace(promise, due_on=promise.due_on or before.due_on) if before else promise


def _for_all(found: Sequence[PromiseSaid]) -> list[PromiseSaid]:
    """Give those without a day the one of "beides bis Freitag" behind them."""
    if len(found) < 2 or plain(found[-1].promise.text) not in _ALL:
        return [*found]
    due_on = found[-1].promise.due_on
    dated = [
        replace(said, promise=replace(said.promise, due_on=said.promise.due_on or due_on))
        for said in found[:-1]
    ]
    return [*dated[:-1], replace(dated[-1], places=(*dated[-1].places, *found[-1].places))]


def _is_open(said: Said, places: Sequence[int], subject: Direction) -> bool:
    """Tell whether somebody does what is promised, or wants a thing, and no word says who."""
    if said.words[places[0]].key in WANTS and is_wanted(said, places):
        return True  # Mail von Koch bekommen, will bis Freitag Muster
    due = due_said(said, places)
    when = due.places if due else ()
    own = [place for place in places if place not in when]
    return direction_told(said, places, subject) is None and is_doubtful(said, own)


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
        keys(said.words, [max(places[0] - 1, 0), *places]) & ABOUT
        or kinds_said(said.words, places)
        or people_said(said.words, places, said.known)
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
