"""Congratulate on a new job or a promotion, which only the next export tells."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.life_words import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.life import Milestone

KINDS = ("new_job", "promotion")
FADES_AFTER = timedelta(days=28)  # of the day one learns of it; then the news is old to both
RECENT = timedelta(days=180)  # before that day: the export itself may have lain about
LONGEST = timedelta(days=366)  # of the window; beyond it the job may be long lived in
WEIGHT, WEIGHT_UNMET = 55.0, 35.0  # on the scale of relnet/rules/agenda.py


def suggest_wishes(milestones: Iterable[Milestone], today: date) -> Iterator[Suggestion]:
    """Suggest wishes for four weeks from the day on which relnet could know.

    That is the day of the import, for nobody can know before; an export that is half a year
    old, or a window longer than a year, is too vague to congratulate on and stays in
    ``relnet changes``. Any congratulation since that day is enough. Whom the owner is merely
    connected with comes below what others promised.
    """
    for milestone in milestones:
        if milestone.event.kind in KINDS and _is_open(milestone, today):
            yield _wishes(milestone)


def _is_open(milestone: Milestone, today: date) -> bool:
    event, learned_on = milestone.event, milestone.learned_on
    is_now = learned_on <= today <= learned_on + FADES_AFTER
    is_recent = learned_on - event.latest_on <= RECENT
    is_sure = event.latest_on - event.earliest_on <= LONGEST
    done_on = milestone.congratulated_on
    return is_now and is_recent and is_sure and not (done_on and done_on >= learned_on)


def _wishes(milestone: Milestone) -> Suggestion:
    event = milestone.event
    return Suggestion(
        key=f"congratulate:life-{milestone.id}:contact-{event.contact_id}",
        kind="congratulate",
        contact_id=event.contact_id,
        contact=milestone.contact,
        organization=milestone.organization,
        due_on=milestone.learned_on,
        reason=_reason(milestone),
        weight=WEIGHT if milestone.is_close else WEIGHT_UNMET,
        evidence=tuple(_evidence(milestone)),
    )


def _reason(milestone: Milestone) -> Phrase:
    event = milestone.event
    if event.kind == "promotion":
        if not event.after:
            return Phrase("promoted")
        return Phrase("promoted to {title}", title=event.after)
    if not event.after:
        return Phrase("new job")
    if not event.note:
        return Phrase("new job at {organization}", organization=event.after)
    return Phrase("new job: {title} at {organization}", title=event.note, organization=event.after)


def _evidence(milestone: Milestone) -> Iterator[Phrase]:
    event = milestone.event
    yield Phrase("changed {when}", when=when(event.earliest_on, event.latest_on))
    if event.before:
        yield Phrase("before: {before}", before=event.before)
    if milestone.congratulated_on:
        yield Phrase("last congratulated on {day}", day=milestone.congratulated_on)
