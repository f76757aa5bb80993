"""Keep in touch: from the day on which a rhythm says that it could be nice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.diary import TALKS, WRITINGS
from relnet.model.rhythm import MINUTES
from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import is_working_day, working_day_after
from relnet.rules.rhythm import how_long, how_often, latest, planned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.rhythm import InTouch, Planned
    from relnet.model.today import Today

NEEDS = "in_touch"
BEFORE = AFTER = timedelta(0)
# On the scale of relnet/rules/agenda.py: from the ideal day to the latest one.
NICE, A_WHILE = 20.0, 32.0


def suggest(people: Iterable[InTouch], today: Today) -> Iterator[Suggestion]:
    """Suggest whoever's turn it is, from the first working day on or after it, until it is settled.

    The key has the day of the turn, which moves when there was contact, and when the owner says
    "done" or "not this time": whoever is skipped comes again one interval later, and a snoozed
    line stays the same line for as long as it waits.
    """
    for person in people:
        plan = planned(person, today.day)
        if plan is None or plan.next_on > today.day:
            continue
        due_on = plan.next_on
        if not is_working_day(due_on, today.holidays):
            due_on = working_day_after(due_on, today.holidays)
        if due_on <= today.day:
            yield _turn(plan, due_on, today.day)


def _turn(plan: Planned, due_on: date, today: date) -> Suggestion:
    person = plan.person
    facts: dict[str, object] = {"day": person.last_on} if person.last_on else {}
    if person.topic and person.last_kind in TALKS | WRITINGS:  # a gift is no talk
        facts["topic"] = person.topic
        if person.last_kind in WRITINGS:
            facts["in_writing"] = True
    return Suggestion(
        key=f"reconnect:{plan.next_on}:contact-{person.contact_id}",
        kind="reconnect",
        contact_id=person.contact_id,
        contact=person.contact,
        organization=person.organization,
        due_on=due_on,
        reason=_reason(plan),
        weight=_weight(plan, today),
        evidence=tuple(_evidence(plan)),
        minutes=plan.rhythm.minutes or MINUTES,
        facts=facts,
    )


def _weight(plan: Planned, today: date) -> float:
    """Let it rise evenly from the ideal day to the latest, and then stay."""
    room = max(1, (plan.latest_on - plan.next_on).days)
    gone = min(1.0, (today - plan.next_on).days / room)
    return round(NICE + (A_WHILE - NICE) * gone, 1)


def _reason(plan: Planned) -> Phrase:
    last_on = plan.person.last_on
    if last_on is None:
        return Phrase("could be nice to get in touch")
    if plan.state == "been_a_while":
        return Phrase("been a while: last contact {day}", day=last_on)
    return Phrase("could be nice: last contact {day}", day=last_on)


def _evidence(plan: Planned) -> Iterator[Phrase]:
    person, rhythm = plan.person, plan.rhythm
    often, latest_after = how_often(rhythm.every), how_long(latest(rhythm))
    if rhythm.scope == "contact":
        yield Phrase(
            "a rhythm of their own: {often}, at the latest after {latest}",
            often=often,
            latest=latest_after,
        )
    elif rhythm.scope == "tag":
        yield Phrase(
            "tag {tag}: {often}, at the latest after {latest}",
            tag=rhythm.name,
            often=often,
            latest=latest_after,
        )
    else:
        yield Phrase(
            "{circle} circle: {often}, at the latest after {latest}",
            circle=CIRCLE_WORDS[rhythm.name],
            often=often,
            latest=latest_after,
        )
    if person.last_on:
        yield Phrase("last contact on {day}", day=person.last_on)
    else:
        yield Phrase("no contact yet; known since {day}", day=person.known_since)
    if person.settled_on and (person.last_on is None or person.settled_on > person.last_on):
        yield Phrase("decided on {day} to let it wait until now", day=person.settled_on)


CIRCLE_WORDS = {"inner": Phrase("inner"), "regular": Phrase("regular"), "wide": Phrase("wide")}
