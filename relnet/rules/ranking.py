"""Weigh what is proposed, in numbers small enough to argue with.

The rule of an occasion gives the base, on the scale of ``rules/agenda.py``. Five things add to
it, never more than 9 points together, so that a base that is ten points higher stays ahead:

    freshness      0 to 2   thanks and wishes lose a point a week; one's word gains one
    closeness      0 to 3   inner circle 2, regular 1; in touch on 4 days of the last year 1
    give and take  0 to 2   a point for each gift, help or referral that was not returned
    silence        0 to 1   a twelfth for each month since the last contact
    event          0 to 1   one will meet them at an event within 30 days
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.bond import Bond
from relnet.model.suggestion import Part
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from relnet.model.suggestion import Suggestion

MOST_ADDED = 9.0
FRESH = 2.0
DAYS_A_POINT = 7
CIRCLES = {"inner": 2.0, "regular": 1.0}
OFTEN, OFTEN_POINTS = 4, 1.0  # days in the last year
OWED = 2.0
LONG_SILENCE = 365  # days
# What stays open until it is settled: it gains by waiting, where other occasions fade.
STAYS = {"follow_up", "promise", "reconnect"}
BASES = {
    "thank": Phrase("a thank-you"),
    "congratulate": Phrase("good wishes"),
    "condolence": Phrase("a word of sympathy"),
    "follow_up": Phrase("your word"),
    "promise": Phrase("their word"),
    "reconnect": Phrase("staying in touch"),
    "meet": Phrase("a chance to meet"),
    "share": Phrase("something that concerns them"),
    "card": Phrase("a card that was forgotten"),
}


def weighed(
    suggestions: Iterable[Suggestion], bonds: Mapping[int, Bond], today: date
) -> Iterator[Suggestion]:
    """Yield suggestions with their parts, and with the sum of them as weight."""
    for item in suggestions:
        parts = (*_parts(item, bonds.get(item.contact_id, Bond()), today),)
        weight = round(sum(part.points for part in parts), 1)
        yield replace(item, parts=parts, weight=weight)


def contenders(
    suggestions: Sequence[Suggestion], places: int
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Divide into those that may be among the first ``places`` once weighed, and the others."""
    if len(suggestions) <= places:
        return [*suggestions], []
    bases = sorted((item.weight for item in suggestions), reverse=True)
    least = bases[places - 1] - MOST_ADDED if places > 0 else bases[0] + 1
    near = [item for item in suggestions if item.weight >= least]
    return near, [item for item in suggestions if item.weight < least]


def _parts(item: Suggestion, bond: Bond, today: date) -> Iterator[Part]:
    yield Part("occasion", item.weight, BASES[item.kind])
    yield _freshness(item, today)
    yield _closeness(bond)
    yield _give_and_take(bond)
    yield _silence(bond, today)
    yield _event(bond)


def _freshness(item: Suggestion, today: date) -> Part:
    days = max(0, (today - item.due_on).days)
    points = round(min(FRESH, days / DAYS_A_POINT), 1)
    if item.kind not in STAYS:
        return Part("freshness", round(FRESH - points, 1), _how_fresh(item, days))
    if days == 0:
        return Part("freshness", 0.0, Phrase("due today"))
    return Part("freshness", points, counted(days, "waiting for {n} day", "waiting for {n} days"))


def _how_fresh(item: Suggestion, days: int) -> Phrase:
    if days == 0:
        return Phrase("fresh: its day is {day}", day=item.due_on)
    return counted(days, "{n} day after its day", "{n} days after its day")


def _closeness(bond: Bond) -> Part:
    points = CIRCLES.get(bond.circle, 0.0) + (OFTEN_POINTS if bond.touches >= OFTEN else 0.0)
    often = counted(
        bond.touches,
        "in touch on {n} day in the last 12 months",
        "in touch on {n} days in the last 12 months",
    )
    if not bond.circle:
        return Part("closeness", points, Phrase("in no circle, {often}", often=often))
    why = Phrase("{circle} circle, {often}", circle=_CIRCLE[bond.circle], often=often)
    return Part("closeness", points, why)


_CIRCLE = {"inner": Phrase("inner"), "regular": Phrase("regular"), "wide": Phrase("wide")}


def _give_and_take(bond: Bond) -> Part:
    points = min(OWED, float(max(0, bond.received - bond.given)))
    if not bond.received and not bond.given:
        return Part("give_and_take", points, Phrase("no gift, help or referral is noted"))
    why = Phrase("received: {received}, given: {given}", received=bond.received, given=bond.given)
    return Part("give_and_take", points, why)


def _silence(bond: Bond, today: date) -> Part:
    if bond.last_on is None:
        return Part("silence", 0.0, Phrase("no contact is noted yet"))
    days = min(LONG_SILENCE, (today - bond.last_on).days)
    why = Phrase("last in touch on {day}", day=bond.last_on)
    return Part("silence", round(days / LONG_SILENCE, 1), why)


def _event(bond: Bond) -> Part:
    if bond.ahead_on is None:
        return Part("event", 0.0, Phrase("no event ahead where they are expected"))
    why = Phrase("expected at {event} on {day}", event=bond.ahead, day=bond.ahead_on)
    return Part("event", 1.0, why)


def changes(item: Suggestion) -> Iterator[Phrase]:
    """Say what would give a weighed line another place, or end it."""
    points = {part.name: part.points for part in item.parts}
    if item.kind in STAYS:
        if points["freshness"] < FRESH:
            yield Phrase("each week of waiting adds a point, up to two points in all")
    elif points["freshness"] > 0:
        yield Phrase("each week takes a point away")
    if points["closeness"] < CIRCLES["inner"]:
        yield Phrase(
            "the inner circle counts {points} points: relnet edit {id} circle=inner",
            points=f"{CIRCLES['inner']:g}",
            id=item.contact_id,
        )
    if points["give_and_take"]:
        yield Phrase("a favour returned: relnet log help {id} --direction mine", id=item.contact_id)
    yield END[item.kind]


_LOGGED = Phrase("done logs it and ends it; with never, no such line comes for this person again")
END = {
    "thank": _LOGGED,
    "congratulate": _LOGGED,
    "condolence": _LOGGED,
    "meet": _LOGGED,
    "share": _LOGGED,
    "follow_up": Phrase("done closes it, and it comes again if it recurs; never drops it for good"),
    "promise": Phrase("done closes it, and it comes again if it recurs; never drops it for good"),
    "reconnect": Phrase("any talk, call or mail that is logged begins the time anew"),
    "card": Phrase("any mail address, number or profile of theirs ends it"),
}
