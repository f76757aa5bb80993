"""Tell whoever introduced or referred somebody what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Favour, Outcome
    from relnet.model.today import Today

NEEDS = "favours"
FADES_AFTER = timedelta(days=14)  # of the first talk, as with thanks
STILL_OF_IT = timedelta(days=120)  # after the introduction; later it came about otherwise
BEFORE, AFTER = STILL_OF_IT + FADES_AFTER, timedelta(0)
MINUTES = 5  # two sentences, or a short call
WEIGHT = 62.0  # on the scale of relnet/rules/agenda.py


def suggest(favours: Iterable[Favour], today: Today) -> Iterator[Suggestion]:
    """Suggest a word to the introducer, from the working day after the first talk on.

    One line per introduction, of the first one met. Thanks given since that talk are enough;
    those given for the introduction itself, before it, could not tell what came of it.
    """
    for favour in favours:
        for outcome in sorted(favour.outcomes, key=_order):
            if _is_open(favour, outcome, today.day):
                due_on = working_day_after(outcome.happened_on, today.holidays)
                if due_on <= today.day:
                    yield _word(favour, outcome, due_on)
                    break


def _order(outcome: Outcome) -> tuple[date, str]:
    return outcome.happened_on, outcome.person


def _is_open(favour: Favour, outcome: Outcome, today: date) -> bool:
    came_of_it = timedelta(0) < outcome.happened_on - favour.happened_on <= STILL_OF_IT
    is_told = outcome.told_on is not None and outcome.told_on >= outcome.happened_on
    is_now = timedelta(0) < today - outcome.happened_on <= FADES_AFTER
    return came_of_it and is_now and not is_told


def _word(favour: Favour, outcome: Outcome, due_on: date) -> Suggestion:
    return Suggestion(
        key=f"thank:outcome-{favour.interaction_id}:contact-{favour.contact_id}",
        kind="thank",
        contact_id=favour.contact_id,
        contact=favour.contact,
        organization=favour.organization,
        due_on=due_on,
        reason=_reason(outcome),
        weight=WEIGHT,
        evidence=tuple(_evidence(favour, outcome)),
        minutes=MINUTES,
        facts={"kind": "outcome", "person": outcome.person, "day": outcome.happened_on},
        cause=Phrase("brought you together with {person}", person=outcome.person),
    )


def _reason(outcome: Outcome) -> Phrase:
    facts = {"person": outcome.person, "day": outcome.happened_on}
    if outcome.how in {"met", "meeting"}:
        return Phrase("say what came of it: met {person} on {day}", **facts)
    return Phrase("say what came of it: spoke with {person} on {day}", **facts)


def _evidence(favour: Favour, outcome: Outcome) -> Iterator[Phrase]:
    yield Phrase("brought you together on {day}", day=favour.happened_on)
    if outcome.told_on:
        yield Phrase("thanked before, on {day}", day=outcome.told_on)
