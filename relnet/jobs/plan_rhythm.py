"""Work out the plan: when it is whose turn, and whether there is time for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.jobs.keep_settings import setting
from relnet.model.folding import fold
from relnet.rules.capacity import capacity
from relnet.rules.rhythm import planned
from relnet.store import rhythms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.rhythm import Capacity, Planned
    from relnet.store import Connection


def plan(db: Connection, today: date, only: Sequence[int] | None = None) -> list[Planned]:
    """Return when it is the turn of everybody (or ``only`` of these), the next one first."""
    found = (planned(person, today) for person in rhythms.in_touch(db, today, only))
    return sorted((item for item in found if item), key=_order)


def check(db: Connection, plans: Sequence[Planned]) -> Capacity:
    """Compare a plan with the hours the owner has (setting ``hours_per_week``)."""
    hours = float(setting(db, "hours_per_week"))
    return capacity(plans, rhythms.circles(rhythms.chosen(db)), hours)


def _order(item: Planned) -> tuple[date, str, int]:
    return item.next_on, fold(item.person.contact), item.person.contact_id
