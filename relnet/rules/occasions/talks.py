"""Thank people the day after one met them, apart from events."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Favour
    from relnet.model.today import Today

NEEDS = "talks"
FADES_AFTER = timedelta(days=14)  # of the meeting; later thanks puzzle more than they please
BEFORE, AFTER = FADES_AFTER, timedelta(0)
MINUTES = 5  # a few lines, or a short call
WEIGHT = 70.0  # on the scale of relnet/rules/agenda.py


def suggest(talks: Iterable[Favour], today: Today) -> Iterator[Suggestion]:
    """Suggest one thank-you per person and day, from the next working day on for two weeks.

    It is as after an event (thanks): a meeting that is noted late has faded all the same. Of
    several meetings on a day the first that was noted names the line.
    """
    seen = set()
    for talk in sorted(talks, key=lambda talk: talk.interaction_id):
        which = talk.contact_id, talk.happened_on
        if which not in seen and _is_open(talk, today.day):
            due_on = working_day_after(talk.happened_on, today.holidays)
            if due_on <= today.day:
                seen.add(which)
                yield _thanks(talk, due_on)


def _is_open(talk: Favour, today: date) -> bool:
    is_thanked = talk.thanked_on is not None and talk.thanked_on >= talk.happened_on
    return timedelta(0) < today - talk.happened_on <= FADES_AFTER and not is_thanked


def _thanks(talk: Favour, due_on: date) -> Suggestion:
    return Suggestion(
        key=f"thank:interaction-{talk.interaction_id}:contact-{talk.contact_id}",
        kind="thank",
        contact_id=talk.contact_id,
        contact=talk.contact,
        organization=talk.organization,
        due_on=due_on,
        reason=_reason(talk),
        weight=WEIGHT,
        evidence=tuple(_evidence(talk)),
        minutes=MINUTES,
        facts=_facts(talk),
        cause=_cause(talk),
    )


def _reason(talk: Favour) -> Phrase:
    if talk.event:
        return Phrase("say thanks: met at {event}", event=talk.event)
    return Phrase("say thanks: met on {day}", day=talk.happened_on)


def _cause(talk: Favour) -> Phrase:
    if talk.event:
        return Phrase("met at {event}", event=talk.event)
    return Phrase("talked on {day}", day=talk.happened_on)


def _evidence(talk: Favour) -> Iterator[Phrase]:
    yield Phrase("talked on {day}", day=talk.happened_on)
    if talk.topic:
        yield Phrase("it was about {topic}", topic=talk.topic)
    if talk.thanked_on:
        yield Phrase("thanked before, on {day}", day=talk.thanked_on)


def _facts(talk: Favour) -> dict[str, object]:
    kind = "event" if talk.event else "meeting"
    texts = {"event": talk.event, "place": talk.place, "topic": talk.topic}
    known = {name: text for name, text in texts.items() if text}
    return {"kind": kind, "day": talk.happened_on, **known}
