"""Understand a sentence of the diary: who is meant, when it was, and what was promised."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.errors import (
    AmbiguousEventError,
    AmbiguousNameError,
    AmbiguousPromiseError,
    BadDayError,
    BadValueError,
    NobodyNamedError,
    NotHappenedError,
    NotReachedError,
    OnlyToDoError,
    TwoDaysError,
    TwoHappeningsError,
    UnclearSentenceError,
)
from relnet.jobs.choose_namesake import is_known, meant, similar_to
from relnet.jobs.find_contact import describe
from relnet.jobs.know_holidays import next_working_day
from relnet.jobs.log_interaction import MEETINGS, check_day, day_at
from relnet.model.diary import FollowUp, Interaction
from relnet.model.noun import noun
from relnet.model.understood import Understood
from relnet.phrase import Phrase
from relnet.rules.sentences import LONGEST, read
from relnet.rules.sentences.words import words_of
from relnet.store import acquainted, events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.model.diary import Direction, Event
    from relnet.model.sentence import Named, Promise, Sentence
    from relnet.model.understood import Meant
    from relnet.store import Connection

_WHICH_DAY = Phrase("say which day it was, such as 2026-04-12 or '3 days ago', or with --on DAY.")
A_WEEK = timedelta(days=7)  # what is promised without a day is due then, on a working day


@noun
class Beside:
    """What is said beside the sentence, and holds before it; ``chosen`` says who names mean.

    ``may_guess`` takes for meant whom one knows better than a namesake: it is confirmed later.
    """

    on: date | None = None
    event: Event | None = None
    kind: str = ""
    direction: Direction | None = None
    topic: str = ""
    value: float | None = None
    note: str = ""
    chosen: Mapping[str, int] = field(default_factory=dict)
    may_guess: bool = False


def understand(db: Connection, text: str, today: date, beside: Beside) -> Understood:
    """Return what a sentence tells, ready to be written down; nothing is written.

    Its errors say what it lacks: UnclearSentenceError a kind (OnlyToDoError, NotReachedError and
    NotHappenedError why there is none), TwoHappeningsError that there is too much,
    NobodyNamedError people, UnknownNamesError people one knows, TwoDaysError one day.
    AmbiguousNameError and AmbiguousEventError name who or what it could be; ``beside.chosen``
    answers the first by the text of the name.
    """
    sentence = _read(db, text, today)
    kind = _kind(sentence, beside)
    event = beside.event or _event(sentence)
    day = _day(sentence, today, beside, kind, event)
    around = [event] if event else _lasting(db, day) if kind in MEETINGS else []
    people = _people(db, sentence, around, beside)
    if kind in MEETINGS and not event:
        event = _where_met(db, day, people, around)
    introduced = _introduced(db, sentence, kind, around, beside)
    for promise in sentence.promises:
        if promise.is_doubtful:
            raise AmbiguousPromiseError(promise.text)
    interaction = Interaction(
        kind,
        day,
        tuple(person.contact_id for person in [*people, *introduced]),
        event.id if event else None,
        "\n".join(filter(None, (text.strip(), beside.note))),
        beside.direction or sentence.direction,
        beside.topic or _topic(sentence, introduced),
        sentence.value if beside.value is None else beside.value,
    )
    due = next_working_day(db, today + A_WEEK - timedelta(days=1))
    promises = [
        (promise.due_on is None, follow_up)
        for said in _from_day(sentence.promises, day, today)
        for promise in [_with_sie(said) if introduced else said]
        for follow_up in _follow_ups(
            db,
            promise,
            [*people, *introduced] if _speaks_of_them(promise) else people,
            around,
            replace(beside, on=due),
        )
    ]
    return Understood(
        interaction,
        (*people, *introduced),
        event,
        tuple(replace(follow_up, event=event.handle if event else "") for _, follow_up in promises),
        frozenset(place for place, (is_default, _) in enumerate(promises) if is_default),
        sentence.also,
        _without(sentence.mentioned, introduced),
        sentence.statements,
    )


def _read(db: Connection, text: str, today: date) -> Sentence:
    if len(text) > LONGEST:
        wanted = Phrase("a sentence has {n} characters at most; --note takes more.", n=LONGEST)
        raise BadValueError("TEXT", f"{text[:40]}...", wanted)
    words = words_of(text)
    parts = [part for word in words for part in word.folded.split()]
    known = acquainted.known_words(db, parts, [word.text for word in words])
    return read(text, today, known)


def _event(sentence: Sentence) -> Event | None:
    if len(sentence.events) > 1:
        handles = [event.handle for event in sentence.events]
        raise AmbiguousEventError(sentence.events[0].title, handles)
    return sentence.events[0] if sentence.events else None


def _kind(sentence: Sentence, beside: Beside) -> str:
    if beside.kind:
        return beside.kind
    if sentence.is_not_reached:
        raise NotReachedError
    if sentence.is_two:
        raise TwoHappeningsError
    if not sentence.kind and sentence.is_denied:
        raise NotHappenedError
    if not sentence.kind:
        raise OnlyToDoError if sentence.is_to_do else UnclearSentenceError
    return sentence.kind


AROUND = timedelta(days=4)  # while a fair is set up and taken down, or one is still in town


def check_there(day: date, event: Event | None, kind: str) -> date:
    """Return a day on which people can have been met at an event; else BadValueError.

    A meeting may be about an event at any time. People are met there some days around it, too.
    """
    if event and kind == "met" and max(event.starts_on - day, day - event.ends_on) > AROUND:
        lasted = Phrase(
            "{event} is from {first} to {last}.",
            event=event.title,
            first=event.starts_on,
            last=event.ends_on,
        )
        raise BadValueError("DAY", day, lasted)
    return day


def _lasting(db: Connection, day: date) -> list[Event]:
    """Return the events of a day: where people may have been met, though nobody says so."""
    return [
        event
        for event in events.all_events(db)
        if event.starts_on <= day <= event.ends_on and not event.is_called_off
    ]


def _where_met(
    db: Connection, day: date, people: Sequence[Meant], around: Sequence[Event]
) -> Event | None:
    """Return the one event of a day where all of them were met on that day, as was said before."""
    found = []
    for event in around:
        there = events.attended(db, event.id)
        met = {id_ for id_, (met_on, *_) in there.items() if met_on == day.isoformat()}
        if met.issuperset(person.contact_id for person in people):
            found.append(event)
    return found[0] if len(found) == 1 else None


def _day(sentence: Sentence, today: date, beside: Beside, kind: str, event: Event | None) -> date:
    if beside.on is None and len(sentence.days) > 1:
        raise TwoDaysError(*sentence.days[:2])
    said = beside.on or (sentence.days[0] if sentence.days else None)
    if said is None and sentence.vague_day and not (event and kind in MEETINGS):
        raise BadDayError(sentence.vague_day, _WHICH_DAY)
    day = check_day(said or day_at(event, kind, today), today)
    return check_there(day, beside.event, kind)


def _people(
    db: Connection, sentence: Sentence, around: Sequence[Event], beside: Beside
) -> list[Meant]:
    if not sentence.people:
        together = " ".join(sentence.unknown)
        is_name = sentence.kind in {"met", "call"} and together in sentence.text
        raise NobodyNamedError(similar_to(db, sentence.unknown), together if is_name else "")
    return meant(db, sentence.people, around, beside.chosen, may_guess=beside.may_guess)


def _introduced(
    db: Connection, sentence: Sentence, kind: str, around: Sequence[Event], beside: Beside
) -> list[Meant]:
    """Return whom others introduced or recommended, as far as one knows them."""
    names = [
        name
        for name in sentence.introduced
        if kind == sentence.kind and (name.text in beside.chosen or is_known(db, name))
    ]
    takers = {name.text for name in sentence.people}
    return [
        person
        for person in meant(db, names, around, beside.chosen, may_guess=beside.may_guess)
        if person.name not in takers
    ]


def _without(names: Sequence[Named], people: Sequence[Meant]) -> tuple[str, ...]:
    """Return the names that none of these people were meant by."""
    taken = {person.name for person in people}
    return tuple(name.text for name in names if name.text not in taken)


def _topic(sentence: Sentence, introduced: Sequence[Meant]) -> str:
    """Return what it was about, without the names of those who are kept as introduced."""
    if sentence.topic != ", ".join(name.text for name in sentence.introduced):
        return sentence.topic
    return ", ".join(_without(sentence.introduced, introduced))


def _from_day(promises: Sequence[Promise], day: date, today: date) -> Iterator[Promise]:
    """Take what was promised today until Friday, a Friday, for the next one."""
    for promise in promises:
        is_next = promise.is_weekday and promise.due_on == day == today
        yield replace(promise, due_on=today + A_WEEK) if is_next else promise


def _with_sie(promise: Promise) -> Promise:
    """Take "sie" for one person where somebody was introduced: rufe sie bis Montag an."""
    is_she = not promise.pronoun and "sie" in promise.text.split()
    return replace(promise, pronoun="sie") if is_she else promise


def _speaks_of_them(promise: Promise) -> bool:
    """Tell whether a promise may concern whoever was introduced, too, not the introducer alone."""
    return bool(promise.pronoun or {*promise.text.split()} & {"ihnen", "beiden", "them", "both"})


def _follow_ups(
    db: Connection,
    promise: Promise,
    people: Sequence[Meant],
    around: Sequence[Event],
    beside: Beside,
) -> list[FollowUp]:
    """Return a follow-up for each person whom a promise concerns."""
    named = meant(db, promise.people, around, beside.chosen, may_guess=beside.may_guess)
    others = [person for person in people if person not in named] or people
    is_both = bool(promise.pronoun) or not named
    spoken_of = _spoken_of(db, promise.pronoun, others, beside.chosen) if is_both else ()
    if spoken_of and promise.direction == "theirs":
        named = []  # er schickt Weber die Muster
    concerned = [*spoken_of, *named]
    due_on = promise.due_on or beside.on or date.max
    return [
        FollowUp(
            0, person.contact_id, person.contact, person.organization, promise.text, due_on,
            promise.direction,
        )
        for person in concerned
    ]  # fmt: skip


# How people are addressed whom these words cannot mean.
_NOT_HE, _NOT_SHE = {"frau"}, {"herr"}
_HE = {"er", "ihm", "ihn", "he", "him", "he'll", "he's"}


def _spoken_of(
    db: Connection, pronoun: str, people: Sequence[Meant], chosen: Mapping[str, int]
) -> Sequence[Meant]:
    """Return whom a pronoun means; AmbiguousNameError if one of several is meant."""
    if not pronoun or len(people) < 2:
        return people
    if pronoun in chosen:
        return [person for person in people if person.contact_id == chosen[pronoun]]
    addressed = acquainted.salutations(db, [person.contact_id for person in people])
    wrong = _NOT_HE if pronoun in _HE else _NOT_SHE
    left = [person for person in people if addressed[person.contact_id] not in wrong]
    if len(left) != 1:
        ids = [person.contact_id for person in left or people]
        raise AmbiguousNameError(pronoun, describe(db, ids))
    return left
