"""Exchange the card that was forgotten: people one has met and cannot reach."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Encounter
    from relnet.model.today import Today

NEEDS = "encounters"
FADES_AFTER = timedelta(days=30)  # of the last meeting; who was it, one asks oneself later
BEFORE, AFTER = FADES_AFTER, timedelta(0)
REACHABLE = frozenset({"email", "phone", "messenger", "profile"})  # a web page is nobody's ear
MINUTES = 5  # a line, with the own card
WEIGHT = 45.0  # on the scale of relnet/rules/agenda.py


def suggest(encounters: Iterable[Encounter], today: Today) -> Iterator[Suggestion]:
    """Suggest one exchange of cards per person, from the next working day on for 30 days.

    The last meeting counts, so that meeting somebody again begins anew, whatever was decided
    the time before. Any way to reach them ends it, however it came in, and so does letting them
    go at its event. A thank-you for the same
    meeting stands beside it, for it may be said otherwise, but the card is the quieter line.
    """
    last: dict[int, Encounter] = {}
    for encounter in encounters:
        known = last.get(encounter.contact_id)
        if encounter.met_on <= today.day and (known is None or _order(known) < _order(encounter)):
            last[encounter.contact_id] = encounter
    for encounter in last.values():
        due_on = _due_on(encounter, today)
        if due_on and not (encounter.is_let_go or encounter.channels & REACHABLE):
            yield _exchange(encounter, due_on)


def _order(encounter: Encounter) -> tuple[date, int]:
    """Put meetings in order; one noted both with an event and without is the event's."""
    return encounter.met_on, encounter.event_id or 0


def _due_on(encounter: Encounter, today: Today) -> date | None:
    """Return since when the line stands on the list; None if it does not today."""
    if not timedelta(0) < today.day - encounter.met_on <= FADES_AFTER:
        return None
    due_on = working_day_after(encounter.met_on, today.holidays)
    return due_on if due_on <= today.day else None


def _exchange(encounter: Encounter, due_on: date) -> Suggestion:
    where = f"event-{encounter.event_id}" if encounter.event_id else f"{encounter.met_on}"
    if encounter.event:
        reason = Phrase("no card yet: met at {event}", event=encounter.event)
    else:
        reason = Phrase("no card yet: met on {day}", day=encounter.met_on)
    return Suggestion(
        key=f"card:{where}:contact-{encounter.contact_id}",
        kind="card",
        contact_id=encounter.contact_id,
        contact=encounter.contact,
        organization=encounter.organization,
        due_on=due_on,
        reason=reason,
        weight=WEIGHT,
        evidence=tuple(_evidence(encounter)),
        minutes=MINUTES,
        facts=_facts(encounter),
    )


def _facts(encounter: Encounter) -> dict[str, object]:
    texts = {"event": encounter.event, "place": encounter.place}
    return {"day": encounter.met_on, **{name: text for name, text in texts.items() if text}}


def _evidence(encounter: Encounter) -> Iterator[Phrase]:
    if encounter.place:
        yield Phrase(
            "met at {event}, {place}, on {day}",
            event=encounter.event,
            place=encounter.place,
            day=encounter.met_on,
        )
    elif encounter.event:
        yield Phrase("met at {event} on {day}", event=encounter.event, day=encounter.met_on)
    else:
        yield Phrase("met on {day}", day=encounter.met_on)
    yield Phrase("no e-mail, phone, messenger or profile is known")
