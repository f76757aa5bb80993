"""What a sentence of the diary says: gestern mit Weber und Koch telefoniert, Angebot bis Freitag.

The words (``words.py``) are read in steps, each by a module of its own, and each leaves its
words to no other: promises first, because their days are still to come; then the event, the
people, the days, what it was about, and the kind. What is a name, and what a word, is decided by
where it stands, by its capital letter, and by who is in the village. Nothing here looks anybody
up: whom a name means is decided by ``relnet/jobs/understand_sentence.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.model.sentence import Sentence
from relnet.rules.sentences.acts_said import is_not_reached, is_to_do, tells_of_two
from relnet.rules.sentences.day_clauses import days_of_it, until_told
from relnet.rules.sentences.days_said import PARTS, days_said, with_weekdays
from relnet.rules.sentences.directions import direction_said
from relnet.rules.sentences.events_said import event_said, on_day
from relnet.rules.sentences.firm_read import in_brackets
from relnet.rules.sentences.kind_words import BETWEEN, SAYS_WHY
from relnet.rules.sentences.kinds_said import kinds_said, most_telling
from relnet.rules.sentences.not_happened import has_not_happened, is_asked, is_denied
from relnet.rules.sentences.part_taken import part_taken
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_read import Said
from relnet.rules.sentences.promises_said import promises_said
from relnet.rules.sentences.small_words import ONE, THEY
from relnet.rules.sentences.statements_said import statements_said
from relnet.rules.sentences.strangers_said import small_names, strangers
from relnet.rules.sentences.topics_said import gift_said, named_topic, topic_said
from relnet.rules.sentences.vague_days import vague_day
from relnet.rules.sentences.words import clauses, keys, words_of, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from relnet.model.sentence import Known, Named, Promise
    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.events_said import EventSaid
    from relnet.rules.sentences.kinds_said import KindSaid
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.words import Word

LONGEST = 2000  # characters; what is longer is no sentence

_AMOUNT = re.compile(r"(?:€\s?)?(\d{1,9})(?:[.,](\d{1,2}))?\s?(?:€|EUR\b|Euro\b)", re.IGNORECASE)
_A_MONTH = timedelta(days=31)
_OF_THE_TOPIC = {"vom", "von", "of", "from", "fuer", "for", "des", "der"}


@noun
class _Found:
    """What of a sentence is no promise, and what was found in it."""

    text: str
    words: Sequence[Word]
    places: Sequence[int]
    event: EventSaid | None
    people: Sequence[PersonSaid]
    days: Sequence[DaySaid]


def read(text: str, today: date, known: Known) -> Sentence:
    """Tell what a sentence says; nothing it does not say is made up.

    BadDayError and UnknownEventError for what is written like a day or an event and is none.
    """
    words = in_brackets(text, with_weekdays(words_of(text), known), known)
    said = Said(text, words, known, today)
    promises = promises_said(said)
    promised = {place for promise in promises for place in promise.places}
    told = [*statements_said(said, promised)]
    beside = promised.union(*told)
    places = [place for place in range(len(words)) if place not in beside]
    event = event_said(words, places, known.events, today)
    free = _without(places, [event.places] if event else [])
    dated = days_said(text, words, free, today)
    nobody = [day.places for day in dated if _is_nobody(words, day, known)]
    people = people_said(words, _without(free, nobody), known)
    free = _without(free, [person.places for person in people])
    found = _Found(text, words, places, event, people, days_said(text, words, free, today))
    sentence = _sentence(found, tuple(said.promise for said in promises), known, today)
    return replace(sentence, statements=tuple(written(text, words, each) for each in told))


def _sentence(found: _Found, promises: tuple[Promise, ...], known: Known, today: date) -> Sentence:
    days, topic, kinds = _what(found, today)
    said = most_telling(_by_clause(found, kinds))
    kind = said.kind if said else "met" if found.event else ""
    outside = _without(found.places, [topic] if topic else [])
    undated = _without(outside, [day.places for day in found.days])
    was_denied = False
    if kind and has_not_happened(found.words, outside, said, _of_event(found)):
        was_denied = is_denied(found.words, outside, said, _of_event(found))
        kind = ""
    if said and is_asked(found.text, found.words, said):
        kind = ""
    people = [person for person in found.people if person.places.start not in (topic or ())]
    clause = _clause_of(found, said)
    direction = direction_said(found.words, clause, said, people) if said else ""
    event = _of_event(found) if kind and not said else None  # which alone tells of a meeting
    is_theirs = direction == "theirs"
    took, mentioned = part_taken(found.words, people, kinds, kind, event, is_theirs=is_theirs)
    taken = [person.places for person in found.people] + [day.places for day in found.days]
    free = _without(found.places, [*taken, found.event.places if found.event else range(0)])
    events = on_day(found.event, days[0] if days else None, today) if found.event else ()
    telling = [range(word.place, word.place + 1) for word in kinds]
    beside = _without(free, [topic or range(0), *telling])
    about = named_topic(written(found.text, found.words, topic)) if topic else ""
    if kind == "gift":
        names = {place for person in people for place in person.places}
        about = written(found.text, found.words, gift_said(found.words, clause, names)) or about
    introduced = [who for who in mentioned if kind in BETWEEN and who.role != "through"]
    if kind in BETWEEN and not about:
        unnamed = strangers(found.words, [place for place in clause if place in {*free}], known)
        about = ", ".join([who.named.text for who in introduced] or unnamed)
    return Sentence(
        text=found.text,
        kind=kind,
        direction=direction,
        days=days,
        people=_named(took) or _promised_to(found, promises),
        mentioned=(*_named(mentioned), *small_names(found.words, beside, known)),
        introduced=_named(introduced) if direction == "theirs" and _is_to_me(found, kind) else (),
        events=events,
        topic=about,
        value=_amount(found.text) if kind == "gift" else None,
        promises=promises,
        also=_also(kinds, kind),
        unknown=strangers(found.words, free, known),
        vague_day="" if days else vague_day(found.text, found.words, _when(found, undated, kinds)),
        is_two=tells_of_two(found.words, people, kinds, found.days),
        is_denied=was_denied,
        is_not_reached=is_not_reached(found.words, people, kind),
        is_to_do=not kind and (bool(promises) or is_to_do(found.words, found.places)),
    )


def _what(found: _Found, today: date) -> tuple[tuple[date, ...], range | None, list[KindSaid]]:
    """Return the days on which it happened, what it was about, and the words for what happened.

    A day said together with the topic belongs to it, unless it is the only one and no day to come:
    called Weber about the offer yesterday.
    """
    taken = {place for person in found.people for place in person.places}
    taken |= {*found.event.places} if found.event else set()
    topic = _before_people(topic_said(found.words, found.places, taken), found.people)
    told = kinds_said(found.words, _without(found.places, [day.places for day in found.days]))
    of_it = days_of_it(found.words, found.days, told)
    days = [day for day in of_it if day.places.start not in (topic or ())]
    if topic and not days:
        days = [
            day
            for day in of_it
            if day.after not in _OF_THE_TOPIC and day.places.start > topic.start
        ][-1:]
        topic = _before_day(found.words, topic, days[0]) if days else topic
        days = [day for day in days if _closest(day, today) <= today]
    taken |= {place for day in found.days for place in day.places}
    free = [place for place in found.places if place not in taken and place not in (topic or ())]
    kinds = kinds_said(found.words, free)
    if topic is None and (said := most_telling(_by_clause(found, kinds))):
        topic = topic_said(found.words, found.places, taken, said.kind)
        kinds = [other for other in kinds if other is said or other.place not in (topic or ())]
    happened = any(said.is_verb for said in kinds)
    if any(said.kind == "invitation" for said in kinds):  # zum Grillen eingeladen am 16.5.
        days = [day for day in days if _closest(day, today) <= today]
    past = (day.past_on if happened else _closest(day, today) for day in days)
    return tuple(dict.fromkeys(past)), topic, kinds


def _is_to_me(found: _Found, kind: str) -> bool:
    """Tell whether others were made known to the owner: not "hat mich Koch empfohlen"."""
    said = [word.key for word in found.words]
    is_me = "mich" in said or ("me", "to") in pairwise(said)
    return kind == "introduction" or (kind == "referral" and not is_me)


def _promised_to(found: _Found, promises: Sequence[Promise]) -> tuple[Named, ...]:
    """Return whom a pronoun means that was named in a promise: Koch will ..., hab sie angerufen."""
    if not keys(found.words, found.places) & (THEY | ONE | {"ihr", "ihnen", "them"}):
        return ()
    return tuple(dict.fromkeys(name for promise in promises for name in promise.people))


def _closest(day: DaySaid, today: date) -> date:
    """Return the day that a noun speaks of: Treffen am 22.4. is not a year ago, but tomorrow."""
    is_old = today - day.past_on > _A_MONTH
    return day.next_on if is_old and day.next_on - today < today - day.past_on else day.past_on


def _is_nobody(words: Sequence[Word], day: DaySaid, known: Known) -> bool:
    """Tell a day no word of which is a name: 3. Mai; heute Abend, if nobody is called Abend."""
    first, last = words[day.places.start], words[day.places[-1]]
    is_part = last.key in PARTS and last.folded not in known.given | known.family
    return len(day.places) > 1 and (first.text.isdecimal() or is_part)


def _of_event(found: _Found) -> range:
    return found.event.places if found.event else range(0)


def _when(found: _Found, places: Sequence[int], kinds: Sequence[KindSaid]) -> list[int]:
    """Return the places that may say when it was: neither the event, nor what others do."""
    return until_told(found.words, {*places} - {*_of_event(found)}, kinds)


def _before_people(topic: range | None, people: Sequence[PersonSaid]) -> range | None:
    """Cut a topic before the only people: wegen des Angebots Koch angerufen."""
    if topic and people and all(person.places.start in topic for person in people):
        return range(topic.start, max(people[-1].row, topic.start)) or topic
    return topic


def _before_day(words: Sequence[Word], topic: range, day: DaySaid) -> range:
    """Cut a topic before a day, and before what leads to it: about the offer on Monday."""
    stop = day.places.start
    while stop > topic.start and words[stop - 1].key in {"am", "on", "den", "der", "the"}:
        stop -= 1
    return range(topic.start, stop)


def _by_clause(found: _Found, kinds: Sequence[KindSaid]) -> list[list[KindSaid]]:
    return [[said for said in kinds if said.place in clause] for clause in clauses(found.words)]


def _clause_of(found: _Found, said: KindSaid | None) -> list[int]:
    """Return the places of the clause that tells what happened, and of what it is a heading of."""
    every = [*clauses(found.words)]
    at = next((at for at, c in enumerate(every) if said and said.place in c), len(every))
    is_heading = [*map(len, every[at : at + 1])] == [1]
    whole = [place for clause in every[at : at + 1 + is_heading] for place in clause]
    return [place for place in whole if place in {*found.places}]


def _without(places: Iterable[int], taken: Collection[range]) -> list[int]:
    gone = {place for stretch in taken for place in stretch}
    return [place for place in places if place not in gone]


def _named(people: Iterable[PersonSaid]) -> tuple[Named, ...]:
    return tuple(person.named for person in people)


def _amount(text: str) -> float | None:
    """Read what a gift was worth: 25 Euro, 19,90 €, € 20."""
    found = _AMOUNT.search(text)
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def _also(kinds: Iterable[KindSaid], kind: str) -> tuple[str, ...]:
    others = (said.kind for said in kinds if said.weight == SAYS_WHY and said.kind != kind)
    return tuple(dict.fromkeys(others))
