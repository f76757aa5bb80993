"""Look back at an event: whom one met, what is left to do with each, and what was reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import NotMetError
from relnet.jobs.know_holidays import holidays_around
from relnet.model.noun import noun
from relnet.model.today import Today
from relnet.rules.event_debrief import debriefed
from relnet.rules.goals import outcomes, ticked
from relnet.store import event_results, events, finding
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Event
    from relnet.model.event_results import Debriefed, Figures
    from relnet.model.moment import Moment
    from relnet.rules.goals import Outcome
    from relnet.store import Connection


@noun
class Debriefing:
    """An event as it looks afterwards."""

    event: Event
    figures: Figures
    outcomes: Sequence[Outcome]
    people: Sequence[Debriefed]


def debrief_event(db: Connection, now: Moment, event: Event) -> Debriefing:
    """Return everybody who was met at an event, group by group, and what was reached."""
    today = Today(now.today, holidays_around(db, event.ends_on))
    found = event_results.figures(db, event.id)
    people = debriefed(event_results.aftermath(db, event.id), today)
    return Debriefing(event, found, outcomes(event.goal, found), people)


def let_go(
    db: Connection, now: Moment, event: Event, people: Sequence[int] | None
) -> tuple[list[str], int | None]:
    """Do without a next step with some, or (None) with all who have waited for it two weeks.

    Returns whose meeting that ends, and the batch. NotMetError names who was not met there.
    """
    lines = {line.after.person.contact_id: line for line in debrief_event(db, now, event).people}
    if people is None:
        people = [id_ for id_, line in lines.items() if line.may_go]
    labels = finding.labels(db, people)
    for contact_id in people:
        if contact_id not in lines:
            raise NotMetError(labels[contact_id], event.title, event.handle)
    with batch(db, "event debrief", event.title, now.at) as opened:
        news = [
            labels[contact_id]
            for contact_id in dict.fromkeys(people)
            if events.let_go(db, event.id, contact_id, now.today)
        ]
    return news, opened.id


def tick(db: Connection, now: Moment, event: Event, number: int) -> tuple[Event, int | None]:
    """Tick a goal off by its number, or take the tick away; returns the event and the batch."""
    changed = replace(event, goal=ticked(event.goal, number))
    with batch(db, "event debrief", event.title, now.at) as opened:
        events.change(db, changed)
    return changed, opened.id
