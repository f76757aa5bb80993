"""What one promise says: what, whose it is, by when, and whom it concerns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.model.sentence import Promise
from relnet.rules.sentences.days_said import PARTS, days_said, weekday_of
from relnet.rules.sentences.parts_of_year import months_said, ordinals_said, seasons_said
from relnet.rules.sentences.people_said import people_said
from relnet.rules.sentences.promise_words import (
    HULL,
    MINE_NOW,
    THEIRS_NOW,
)
from relnet.rules.sentences.small_words import BY, ON, ONE, WITHIN
from relnet.rules.sentences.told_alone import by_itself
from relnet.rules.sentences.word_lists import one_of
from relnet.rules.sentences.words import keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.sentence import Known
    from relnet.rules.sentences.days_said import DaySaid
    from relnet.rules.sentences.person_read import PersonSaid
    from relnet.rules.sentences.words import Word

_BEFORE_DAY = ON | WITHIN | one_of("zum zur dem der the von of naechste latest")


@noun
class Said:
    """A sentence in which promises are looked for."""

    text: str
    words: Sequence[Word]
    known: Known
    today: date


def promise_of(said: Said, places: Sequence[int], direction: str) -> Promise:
    """Tell what the words at these places promise; ``direction`` is whose it is."""
    due = due_said(said, places)
    when = {*day_places(said.words, due)} - {*due.time} if due else set()
    will = {will_ahead(said.words, places)}
    people = [
        person
        for person in people_said(said.words, [*({*places} - when - will)], said.known)
        if not person.named.words or _is_somebody(person, said.known)
    ]
    left = [place for place in places if place not in when]
    bare = _without_subject(left, people)
    if direction == "theirs":
        people = _who_do_it(people, is_first=bare != left)
    words = _bare(said, bare) or left or [*places]
    return Promise(
        text=by_itself(said.text, said.words, words),
        direction="mine" if direction == "mine" else "theirs",
        due_on=due.next_on if due else None,
        is_weekday=due is not None and _is_weekday(said, due),
        people=tuple(person.named for person in people),
        pronoun=_pronoun(said, _before(places, people)),
    )


def _who_do_it(people: Sequence[PersonSaid], *, is_first: bool) -> list[PersonSaid]:
    """Return who promises, without those who get something: Koch schickt Nowak die Muster."""
    if is_first:
        return [person for person in people if person.row == people[0].row]
    return [person for person in people if person.role in {"", "from"}] or [*people]


def _is_weekday(said: Said, due: DaySaid) -> bool:
    """Tell whether a day is told by the name of its weekday alone: bis Freitag."""
    first, *rest = [said.words[place].key for place in due.places if place not in due.time]
    return bool(weekday_of(first)) and {*rest} <= PARTS


def _before(places: Sequence[int], people: Sequence[PersonSaid]) -> list[int]:
    """Return what stands before the first name, which a pronoun behind it may mean."""
    return [place for place in places if not people or place < people[0].places.start]


def _without_subject(places: Sequence[int], people: Sequence[PersonSaid]) -> list[int]:
    """Leave out the names that a promise begins with, and the word before them: mit Koch."""
    subject = [person for person in people if person.row in places[:1]]
    return [place for place in places if not subject or place >= subject[-1].places.stop]


def _is_somebody(person: PersonSaid, known: Known) -> bool:
    return all(word in known.given | known.family for word in person.named.words)


def _bare(said: Said, places: Sequence[int]) -> list[int]:
    """Leave out at both ends what says only that it is a promise, but not what is to be done."""
    left = [*places]
    while left and said.words[left[0]].key in HULL:
        if said.words[left[0]].key == "es" and left[0] != places[0]:
            break  # muss es ihm schicken
        left = left[1:]
    last = left[-1:]
    while left and said.words[left[-1]].key in HULL:
        left = left[:-1]
    if len(left) == 1 and keys(said.words, last) & {"es", "sie"}:
        left += last  # schicke ich es
    return left


def _pronoun(said: Said, places: Sequence[int]) -> str:
    """Return a word that means one person: er, ihm; sie, if what she does is said of one."""
    found = [said.words[place].key for place in places]
    for key, following in pairwise([*found, ""]):
        if key in ONE or (key == "sie" and following in THEIRS_NOW | {"wird", "hat"}):
            return key
    return ""


def will_ahead(words: Sequence[Word], places: Sequence[int]) -> int | None:
    """Return where "will" looks ahead; it is a name before a verb of the past."""
    for place in places[:-1]:
        following = words[place + 1].key
        if words[place].key == "will" and (following in MINE_NOW | {"be", "have"}):
            return place
    return None


def days_ahead(said: Said, places: Sequence[int]) -> list[DaySaid]:
    """Return the days said, with a month for its first day: im Juli."""
    days = days_said(said.text, said.words, places, said.today)
    taken = {place for day in days for place in day.places}
    left = [place for place in places if place not in taken]
    return [
        *days,
        *months_said(said.words, places, said.today),
        *ordinals_said(said.text, said.words, left, said.today),
    ]


def due_said(said: Said, places: Sequence[int]) -> DaySaid | None:
    """Return the day by which it is to be done, else the first one that is still to come."""
    days = days_ahead(said, places)
    by = (day for day in days if is_deadline(said.words, day))
    ahead = [*days, *seasons_said(said.words, places, said.today)]
    return next(by, None) or next((day for day in ahead if day.next_on >= said.today), None)


def is_deadline(words: Sequence[Word], day: DaySaid) -> bool:
    """Tell whether something is to be done by a day: bis Freitag, spätestens am 12.5."""
    place = day.places.start - 1
    while place >= 0 and not words[place].pause and words[place].key in _BEFORE_DAY:
        if words[place].key in BY | WITHIN:
            return True
        place -= 1
    return False


def day_places(words: Sequence[Word], day: DaySaid) -> range:
    """Return the places of a day and of what leads to it: bis zum 12.5."""
    start = day.places.start
    while start > 0 and not words[start - 1].pause and words[start - 1].key in _BEFORE_DAY:
        start -= 1
    return range(start, day.places.stop)
