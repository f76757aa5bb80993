"""Condole with people who have lost somebody, in the owner's own words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.mourning import RECENT, quiet_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Loss
    from relnet.model.today import Today

NEEDS = "losses"
FADES_AFTER = timedelta(days=14)  # of the day one learns of it; late words still comfort
BEFORE, AFTER = FADES_AFTER + RECENT, timedelta(0)
MINUTES = 20  # a letter by hand
WEIGHT = 110.0  # on the scale of relnet/rules/agenda.py: only promises of today stand above it


def suggest(losses: Iterable[Loss], today: Today) -> Iterator[Suggestion]:
    """Suggest condolences for two weeks from the day one learns of a loss.

    Condolences given since it happened end it. A loss that is more than a year old when it is
    written down is written down so as not to forget it.
    """
    for loss in losses:
        if _is_open(loss, today.day):
            yield _condolence(loss)


def _is_open(loss: Loss, today: date) -> bool:
    is_now = timedelta(0) <= today - known_on(loss) <= FADES_AFTER
    is_recent = loss.learned_on - loss.happened_on <= RECENT
    is_said = loss.condoled_on is not None and loss.condoled_on >= loss.happened_on
    return is_now and is_recent and not is_said


def known_on(loss: Loss) -> date:
    """Return the day on which one learned of a loss: not before it happened."""
    return max(loss.happened_on, loss.learned_on)


def _condolence(loss: Loss) -> Suggestion:
    return Suggestion(
        key=f"condolence:life-{loss.life_event_id}:contact-{loss.contact_id}",
        kind="condolence",
        contact_id=loss.contact_id,
        contact=loss.contact,
        organization=loss.organization,
        due_on=known_on(loss),
        reason=Phrase("in mourning: a few words of your own"),
        weight=WEIGHT,
        evidence=tuple(_evidence(loss)),
        minutes=MINUTES,
        is_for_the_day=True,
        facts={"kind": "condolence", "day": loss.happened_on},
    )


def _evidence(loss: Loss) -> Iterator[Phrase]:
    yield Phrase("loss on {day}", day=loss.happened_on)
    if loss.note:
        yield Phrase("noted: {note}", note=loss.note)
    yield Phrase(
        "until {day} nothing else is suggested but what you promised",
        day=quiet_until(known_on(loss)),
    )
