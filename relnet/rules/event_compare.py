"""What an event cost for each thing it brought; what cannot be divided is not made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.noun import noun
from relnet.rules.goals import outcomes

if TYPE_CHECKING:
    from relnet.model.diary import Event
    from relnet.model.event_results import Figures


@noun
class Comparison:
    """An event beside others; what it cost for each is None where there is no cost, or none of it.

    ``goals_met`` counts what figures or the owner's tick tell, of ``goals`` in all.
    """

    event: Event
    days: int
    figures: Figures
    cost_per_contact: float | None
    cost_per_new_contact: float | None
    cost_per_kept: float | None
    cost_per_referral: float | None
    cost_per_lead: float | None
    goals: int
    goals_met: int


def compared(event: Event, figures: Figures) -> Comparison:
    """Divide the cost of an event by what came of it, to the cent."""
    reached = outcomes(event.goal, figures)
    return Comparison(
        event,
        (event.ends_on - event.starts_on).days + 1,
        figures,
        _each(event.cost, figures.people),
        _each(event.cost, figures.new_people),
        _each(event.cost, figures.kept),
        _each(event.cost, figures.referrals),
        _each(event.cost, figures.leads),
        len(reached),
        sum(outcome.is_met for outcome in reached),
    )


def _each(cost: float | None, count: int) -> float | None:
    return None if cost is None or not count else round(cost / count, 2)
