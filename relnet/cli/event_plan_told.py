"""What is said below the plan of an event: how sure it is, who has no time in it, what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.screen import settings, tell
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Event
    from relnet.model.event_plan import Guest, Slot
    from relnet.rules.event_plan import Hours
    from relnet.store import Connection


def tell_people(db: Connection, event: Event, people: Sequence[Guest]) -> None:
    """Say how many are how sure, and what would make the plan better."""
    from collections import Counter

    from relnet.rules.event_plan import certainty
    from relnet.store import exhibitors

    if event.is_called_off:
        tell(Phrase("{event} is called off.", event=event.title))
        return
    counts = Counter(certainty(guest) for guest in people)
    if people:
        tell(
            Phrase(
                "{sure} sure, {likely} likely, {possible} possible, {met} met already.",
                sure=counts["sure"],
                likely=counts["likely"],
                possible=counts["possible"],
                met=counts["met"],
            )
        )
    if event.kind == "fair" and not exhibitors.count(db, event.id):
        tell(
            Phrase(
                "Whose firm exhibits: relnet event exhibitors {handle} FILE", handle=event.handle
            )
        )
    tell(Phrase("Who said they will come: relnet event expect {handle} WHO", handle=event.handle))


def tell_times(
    event: Event, people: Sequence[Guest], planned: Sequence[Slot], hours: Hours
) -> None:
    """Say who has no time in the proposal, and why."""
    from relnet.rules.event_plan import certainty

    if event.is_called_off:
        tell(Phrase("{event} is called off, so there is nothing to propose.", event=event.title))
        return
    if not planned and event.ends_on < settings().now.today:
        tell(Phrase("{event} is over, so there is nothing to propose.", event=event.title))
        return
    likely = sum(certainty(guest) in {"sure", "likely"} for guest in people)
    if late := likely - len(planned):
        tell(
            counted(
                late,
                "There is no time left for {n} person: try --minutes {less}, or longer hours.",
                "There is no time left for {n} people: try --minutes {less}, or longer hours.",
                less=max(5, hours.minutes // 2),
            )
        )
    if maybe := sum(certainty(guest) == "possible" for guest in people):
        tell(
            counted(
                maybe,
                "{n} more person may be there, without a time: relnet event plan {handle}",
                "{n} more people may be there, without a time: relnet event plan {handle}",
                handle=event.handle,
            )
        )
