"""The event in a sentence: auf der hm26, at the Hannover Messe, beim Stammtisch."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.errors import UnknownEventError
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.sentences.small_words import ARTICLES
from relnet.rules.sentences.word_lists import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.rules.sentences.words import Word

_AT = one_of("auf bei beim at an am in im during waehrend on zur zum to")
_OF = {"der", "des"}
_JUST_ENDED = timedelta(days=14)
_HANDLE = re.compile(r"[a-z]+-?\d{2,4}")  # hm26: what only an event is called
# Words that say which kind of event it was, where it has no other name.
_KINDS = {
    "messe": "fair", "fair": "fair", "tradeshow": "fair", "stand": "fair", "messestand": "fair",
    "booth": "fair", "konferenz": "conference",
    "conference": "conference", "kongress": "conference", "tagung": "conference",
    "stammtisch": "dinner", "webinar": "webinar", "veranstaltung": "event", "event": "event",
}  # fmt: skip


@noun
class EventSaid:
    """All events that may be meant, and the places of the words that say so."""

    events: tuple[Event, ...]
    places: range
    by_handle: bool = False
    by_kind: bool = False


def event_said(
    words: Sequence[Word], places: Sequence[int], known: Sequence[Event], today: date
) -> EventSaid | None:
    """Find the event that a sentence names: by handle, by words of its title, by its kind.

    UnknownEventError if it names one as only events are named (at hm27) that is not there.
    Several editions of one title are all returned; ``on_day`` chooses among them.
    """
    among = set(places)
    for place in places:
        handle = words[place].text.lower()
        if found := [event for event in known if event.handle == handle and not handle.isalpha()]:
            return EventSaid((*found,), range(place, place + 1), by_handle=True)
    for place in places:
        if said := _titled(words, place, among, known):
            return said
    return _by_kind(words, places, known, today)


def on_day(said: EventSaid, day: date | None, today: date) -> tuple[Event, ...]:
    """Return the events that may be meant: those of the day, else the latest before today.

    What was said to be on another day was at none of them: beim Stammtisch may be one that is
    not in the diary. A handle is meant whatever the day, and of two fairs at once "the fair" is
    neither.
    """
    there = [event for event in said.events if _lasts(event, day or today)]
    if said.by_kind and len(there) > 1:
        return ()
    if there or said.by_handle:
        return (*(there or said.events),)
    before = [event for event in said.events if event.starts_on <= today]
    if day is not None or not before:
        return ()
    last = max(event.starts_on for event in before)
    return tuple(event for event in before if event.starts_on == last)


def _lasts(event: Event, day: date) -> bool:
    return event.starts_on <= day <= event.ends_on


def _titled(
    words: Sequence[Word], place: int, among: set[int], known: Sequence[Event]
) -> EventSaid | None:
    """Read the words of a title, whole anywhere, in part after "auf der" and the like."""
    has_at, start = _after_at(words, place, among)
    if start not in among or not words[start].folded:
        return None
    best: list[Event] = []
    end = start
    for event in known:
        title = fold(event.title).split()
        reach, said = _same(words, start, among, title)
        named = [word for word in title if not word.isdecimal()]
        is_enough = said >= len(named) or (has_at and reach > start and _tells(words, start))
        if is_enough and reach > start and reach >= end:
            best = [*(best if reach == end else []), event]
            end = reach
    if best:
        return EventSaid((*best,), range(place, end))
    if has_at and _HANDLE.fullmatch(words[start].key) and not words[start].key.startswith("kw"):
        raise UnknownEventError(words[start].text)
    return None


def _after_at(words: Sequence[Word], place: int, among: set[int]) -> tuple[bool, int]:
    if words[place].key not in _AT or words[place].pause:
        return False, place
    start = place + 1
    while start in among and words[start].key in ARTICLES:
        start += 1
    return True, start


def _same(words: Sequence[Word], start: int, among: set[int], title: list[str]) -> tuple[int, int]:
    """Return where the words end that stand in a title, in its order, and how many it has of them.

    Several may be written as one: auf der Hannovermesse.
    """
    place, at, said = start, 0, 0
    while place in among and (place == start or not words[place - 1].pause):
        parts = words[place].folded.split()
        glued = ["".join(title[at:end]) for end in range(at + 2, len(title) + 1)]
        if parts and parts[0] in title[at:]:
            at, said = title.index(parts[0], at) + 1, said + 1
        elif "".join(parts) in glued:
            length = glued.index("".join(parts)) + 2
            at, said = at + length, said + length
        else:
            break
        place += 1
    return place, said


def _tells(words: Sequence[Word], start: int) -> bool:
    """Tell whether a word may name an event by itself; numbers and small words do not."""
    word = words[start]
    return len(word.folded) > 2 and not word.text.isdecimal() and word.key not in _KINDS


def _by_kind(
    words: Sequence[Word], places: Sequence[int], known: Sequence[Event], today: date
) -> EventSaid | None:
    """Take "auf der Messe" for a fair that lasts, or has just ended; so may what is on a stand."""
    among = set(places)
    for place in places:
        if found := [event for event in known if event.handle == words[place].text.lower()]:
            return EventSaid((*found,), range(place, place + 1))
    for place in places:
        has_at, start = _after_at(words, place, among)
        if has_at and start in among and words[start].key in _KINDS:
            if _is_state(words, place, start):
                continue
            kind = _KINDS[words[start].key]
            recent = [
                event
                for event in known
                if event.starts_on <= today <= event.ends_on + _JUST_ENDED
                and (event.kind == kind or words[start].folded in fold(event.title).split())
            ]
            places_said = range(place, start + 1)
            return EventSaid((*recent,), places_said, by_kind=True) if recent else None
    return None


def _is_state(words: Sequence[Word], at: int, place: int) -> bool:
    """Tell how things stand from where: zum Stand der Dinge, Stand der Technik, auf den Stand."""
    if words[place].key != "stand":
        return False
    following = {word.key for word in words[place + 1 : place + 2] if not words[place].pause}
    return words[at].key == "zum" or words[place - 1].key in {"auf", "den"} or bool(following & _OF)
