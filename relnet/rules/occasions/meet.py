"""Meet people where one goes anyway: at a fair, or on a trip to their town."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.guest_order import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.event_plan import Guest, HintKind
    from relnet.model.today import Today

NEEDS = "guests_ahead"
AHEAD = timedelta(days=14)  # of the first day; before it nobody has their time planned
BEFORE, AFTER = timedelta(0), AHEAD
MOST = 5  # people for each event; relnet event plan names them all
MOST_TOPICS = 3  # that a line names
MINUTES = 10  # to find a time with somebody
# On the scale of relnet/rules/agenda.py; who is missing here is not near for sure.
WEIGHTS: dict[HintKind, float] = {
    "said": 54.0,
    "tagged": 52.0,
    "agreed": 52.0,
    "last_time": 50.0,
    "exhibits": 50.0,
    "near": 47.0,
    "name_alike": 46.0,
    "past_employer": 45.0,
}
_WEAK = {"near", "name_alike", "past_employer"}  # too little to bother anybody but a friend
_CLOSE = {"inner", "regular"}


def suggest(guests: Iterable[Guest], today: Today) -> Iterator[Suggestion]:
    """Suggest who could be met at the events that begin in the two weeks to come.

    Whoever is only near, or whose firm only may exhibit, is worth a line if they are close or
    something is open with them. Whoever was asked already, or was met there, is left alone.
    """
    by_event: dict[int, list[Guest]] = {}
    for guest in guests:
        is_near = today.day <= guest.event.starts_on <= today.day + _at_most(date.max - today.day)
        if is_near and _is_worth_it(guest):
            by_event.setdefault(guest.event.id, []).append(guest)
    for chosen in by_event.values():
        for guest in ranked(chosen)[:MOST]:
            yield _meeting(guest)


def _at_most(left: timedelta) -> timedelta:
    return min(AHEAD, left)


def _is_worth_it(guest: Guest) -> bool:
    best = guest.hints[0].kind
    if best not in WEIGHTS or guest.is_asked:
        return False
    return best not in _WEAK or guest.person.circle in _CLOSE or bool(guest.open_things)


def _meeting(guest: Guest) -> Suggestion:
    event, person = guest.event, guest.person
    facts: dict[str, object] = {"event": event.title, "day": event.starts_on}
    if event.place:
        facts["place"] = event.place
    if guest.interests:
        facts["topic"] = guest.interests[0]
    return Suggestion(
        key=f"meet:event-{event.id}:contact-{person.contact_id}",
        kind="meet",
        contact_id=person.contact_id,
        contact=person.contact,
        organization=person.organization,
        due_on=event.starts_on - _at_most(event.starts_on - date.min),
        reason=_reason(guest),
        weight=WEIGHTS[guest.hints[0].kind],
        evidence=tuple(_evidence(guest)),
        minutes=MINUTES,
        facts=facts,
    )


def _reason(guest: Guest) -> Phrase:
    """Say where and when, and why one may think so."""
    event = guest.event
    if event.kind == "trip" and event.place:
        return Phrase(
            "could be met on your trip to {place}, {day}: {why}",
            place=event.place,
            day=event.starts_on,
            why=guest.hints[0].reason,
        )
    return Phrase(
        "could be met at {event}, {day}: {why}",
        event=event.title,
        day=event.starts_on,
        why=guest.hints[0].reason,
    )


def _evidence(guest: Guest) -> Iterator[Phrase]:
    for hint in guest.hints:
        yield hint.reason
    if guest.open_things and all(hint.kind != "agreed" for hint in guest.hints):
        yield Phrase("open between you: {reason}", reason=guest.open_things[0].reason)
    others = [topic for topic in guest.topics if topic not in guest.interests]
    if others:
        yield Phrase("noted of them: {topics}", topics=", ".join(others[:MOST_TOPICS]))
