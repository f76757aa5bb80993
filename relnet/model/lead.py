"""What may become business."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun

LeadState = Literal["new", "qualified", "offer", "won", "lost"]
LEAD_STATES: tuple[LeadState, ...] = ("new", "qualified", "offer", "won", "lost")


@noun
class Lead:
    """A chance of business with somebody; ``value`` is in the owner's currency.

    ``event`` is the handle of the one at which it began, ``referred_by`` who brought it, both ''
    where nobody said. ``moved_on`` is the day since which it is in its state.
    """

    id: int
    contact_id: int
    contact: str
    organization: str
    title: str
    moved_on: date
    value: float | None = None
    state: LeadState = "new"
    event: str = ""
    referred_by_id: int | None = None
    referred_by: str = ""
    created_at: str = ""
