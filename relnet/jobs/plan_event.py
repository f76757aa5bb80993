"""Plan an event: who may be there, in which order to walk, and when to talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.jobs.gather_guests import guests
from relnet.rules.event_plan import days_left, slots, walk
from relnet.rules.guest_order import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.event_plan import Guest, Slot
    from relnet.rules.event_plan import Hours
    from relnet.store import Connection


def plan_event(
    db: Connection, event: Event, today: date, tags: Iterable[str] = (), *, walks: bool = False
) -> list[Guest]:
    """Return who may be at an event, the surest first, or by hall and stand."""
    found = guests(db, event, today, tags)
    return walk(found) if walks else ranked(found)


def propose(
    people: Sequence[Guest], event: Event, today: date, hours: Hours, days: Sequence[date] = ()
) -> list[Slot]:
    """Propose times on the days that are left of an event, or on those of ``days``.

    There are none for an event that is called off.
    """
    if event.is_called_off:
        return []
    return slots(people, [*days] or days_left(event.starts_on, event.ends_on, today), hours)
