"""Thank people the day after one met them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.diary import Meeting
    from relnet.model.today import Today

NEEDS = "meetings"
FADES_AFTER = timedelta(days=14)  # of the meeting; later thanks puzzle more than they please
BEFORE, AFTER = FADES_AFTER, timedelta(0)
MINUTES = 5  # a few lines, or a short call
WEIGHT = 70.0  # on the scale of relnet/rules/agenda.py


def suggest(meetings: Iterable[Meeting], today: Today) -> Iterator[Suggestion]:
    """Suggest one thank-you per person and event, from the next working day on for two weeks.

    Where nobody noted the day of a meeting, the last day of the event counts. Thanks given on
    the day of the meeting or later are enough; older ones were for something else.
    """
    for meeting in meetings:
        met_on = meeting.met_on or meeting.event.ends_on
        if not timedelta(0) < today.day - met_on <= FADES_AFTER:
            continue
        if meeting.thanked_on and meeting.thanked_on >= met_on:
            continue
        due_on = working_day_after(met_on, today.holidays)
        if due_on <= today.day:
            yield _thanks(meeting, due_on)


def _thanks(meeting: Meeting, due_on: date) -> Suggestion:
    event = meeting.event
    return Suggestion(
        key=f"thank:event-{event.id}:contact-{meeting.contact_id}",
        kind="thank",
        contact_id=meeting.contact_id,
        contact=meeting.contact,
        organization=meeting.organization,
        due_on=due_on,
        reason=Phrase("say thanks: met at {event}", event=event.title),
        weight=WEIGHT,
        evidence=tuple(_evidence(meeting)),
        minutes=MINUTES,
        facts=_facts(meeting),
        cause=Phrase("met at {event}", event=event.title),
    )


def _facts(meeting: Meeting) -> dict[str, object]:
    event = meeting.event
    texts = {"event": event.title, "place": event.place, "topic": meeting.topic}
    days = {"day": meeting.met_on} if meeting.met_on else {}
    return {"kind": "event", **days, **{name: text for name, text in texts.items() if text}}


def _evidence(meeting: Meeting) -> Iterator[Phrase]:
    if meeting.met_on:
        yield Phrase("met on {day}", day=meeting.met_on)
    else:
        yield Phrase("{event} ended on {day}", event=meeting.event.title, day=meeting.event.ends_on)
    if meeting.thanked_on:
        yield Phrase("thanked before, on {day}", day=meeting.thanked_on)
