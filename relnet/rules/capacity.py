"""Whether the plan to keep in touch fits the time one has, and who could move if it does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.model.rhythm import CIRCLES, MINUTES, NEVER, Capacity, Crowd, Move, Share
from relnet.rules.rhythm import days_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.model.rhythm import Planned, Rhythm, Scope

WIDER = dict(zip(CIRCLES, (*CIRCLES[1:], ""), strict=True))  # the next circle; '' is none


def capacity(
    plans: Sequence[Planned], circles: Mapping[str, Rhythm], hours_given: float
) -> Capacity:
    """Add up people times minutes, and propose moves until hours and circles fit, if they can.

    Only whoever has the rhythm of a circle is moved, one circle wider at a time, whoever was
    not in touch for longest first, and of these whoever never was often. The widest circle is
    left last. What tags and rhythms of their own take remains.
    """
    shares = tuple(_shares(plans, circles))
    hours = sum(share.hours for share in shares)
    movable = sorted((plan for plan in plans if plan.rhythm.scope == "circle"), key=_quiet_first)
    places = {plan.person.contact_id: plan.person.circle for plan in movable}
    before = dict(places)
    _fit_hours(places, movable, circles, hours - hours_given)
    _fit_sizes(places, plans, movable, circles)
    saved = sum(
        hours_of(circles[before[id_]]) - _hours_in(place, circles) for id_, place in places.items()
    )
    moves = tuple(
        Move(plan.person, places[plan.person.contact_id])
        for plan in movable
        if places[plan.person.contact_id] != plan.person.circle
    )
    return Capacity(
        shares, hours, hours_given, moves, hours - saved, tuple(_crowds(plans, circles))
    )


def _crowds(plans: Sequence[Planned], circles: Mapping[str, Rhythm]) -> Iterator[Crowd]:
    people = Counter(plan.person.circle for plan in plans)
    for circle in CIRCLES:
        size = circles[circle].size
        if size and people[circle] > size:
            yield Crowd(circle, people[circle], size)


def hours_of(rhythm: Rhythm) -> float:
    """Return the hours a week that one person takes by a rhythm."""
    if rhythm.every == NEVER:
        return 0.0
    return (rhythm.minutes or MINUTES) / 60 * 7 / days_of(rhythm.every)


def _hours_in(circle: str, circles: Mapping[str, Rhythm]) -> float:
    return hours_of(circles[circle]) if circle else 0.0


def _shares(plans: Sequence[Planned], circles: Mapping[str, Rhythm]) -> list[Share]:
    """Sum up by circle, then by tag, then what follows rhythms of its own."""
    found: dict[tuple[Scope, str], Share] = {
        ("circle", name): Share("circle", name, 0, 0.0, circles[name]) for name in CIRCLES
    }
    for plan in sorted(plans, key=lambda plan: (plan.rhythm.scope != "tag", plan.rhythm.name)):
        scope, name, own = plan.rhythm.scope, plan.rhythm.name, plan.rhythm
        shown = None if scope == "contact" else own
        known = found.get((scope, name), Share(scope, name, 0, 0.0, shown))
        found[scope, name] = replace(
            known, people=known.people + 1, hours=known.hours + hours_of(own)
        )
    return [*found.values()]


def _quiet_first(plan: Planned) -> tuple[date, int, str, int]:
    person = plan.person
    return person.last_on or date.min, person.contacts, fold(person.contact), person.contact_id


def _fit_hours(
    places: dict[int, str],
    movable: Sequence[Planned],
    circles: Mapping[str, Rhythm],
    too_many: float,
) -> None:
    """Move people one circle wider, in their order, for as long as there are hours too many."""
    for leaving in (CIRCLES[:-1], CIRCLES[:-1], CIRCLES):
        for plan in movable:
            id_ = plan.person.contact_id
            if too_many <= 0:
                return
            if places[id_] in leaving:
                wider = WIDER[places[id_]]
                gain = _hours_in(places[id_], circles) - _hours_in(wider, circles)
                if gain > 0:
                    too_many -= gain
                    places[id_] = wider


def _fit_sizes(
    places: dict[int, str],
    plans: Sequence[Planned],
    movable: Sequence[Planned],
    circles: Mapping[str, Rhythm],
) -> None:
    """Move those who are more than a circle is for to the next one, from the closest on."""
    settled = Counter(plan.person.circle for plan in plans if plan.person.contact_id not in places)
    for circle in CIRCLES:
        size = circles[circle].size
        if not size:
            continue
        inside = [p.person.contact_id for p in movable if places[p.person.contact_id] == circle]
        for id_ in inside[: max(0, settled[circle] + len(inside) - size)]:
            places[id_] = WIDER[circle]
