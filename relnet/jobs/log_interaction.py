"""Write down what happened between the owner and others, and what was promised then."""

from __future__ import annotations

from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.phrase import Phrase
from relnet.store import events, follow_ups, interactions
from relnet.store.batches import batch
from relnet.store.owner import make_direct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event, FollowUp, Interaction
    from relnet.model.moment import Moment
    from relnet.store import Connection

KINDS = (
    "met", "meeting", "call", "mail", "message", "letter", "thanks", "congratulation", "gift",
    "help", "introduction", "referral", "invitation", "endorsement", "recommendation",
    "condolence", "note",
)  # fmt: skip
# Kinds of interaction in which people stand before each other.
MEETINGS = ("met", "meeting")

LONG_AGO = timedelta(days=60 * 365)  # 1.1.27 is a slip of the pen, not 1927


def day_at(event: Event | None, kind: str, today: date) -> date:
    """Return when something happened if nobody says: today, or while the event lasted.

    People are met on the day of the event that is closest to today.
    """
    if event is None or kind not in MEETINGS:
        return today
    return min(max(event.starts_on, today), event.ends_on)


def check_day(day: date, today: date) -> date:
    """Return a day on which something can have happened; else BadValueError."""
    if day > today or today - day > LONG_AGO:
        raise BadValueError("DAY", day, Phrase("the diary keeps what has happened."))
    return day


def check_value(value: float | None) -> float | None:
    """Return what a gift was worth; BadValueError if nothing can be worth that."""
    if value is not None and not (isfinite(value) and value >= 0):
        raise BadValueError("--value", str(value), Phrase("write an amount such as 25."))
    return value


def log(
    db: Connection,
    now: Moment,
    interaction: Interaction,
    names: str,
    promises: Sequence[FollowUp] = (),
) -> int | None:
    """Log an interaction and the promises made in it; whoever was met at an event attends it.

    Whom one only knew of, and has met, one knows.
    """
    with batch(db, f"log {interaction.kind}", names, now.at) as opened:
        interactions.add(db, interaction, now.at)
        for promise in promises:
            follow_ups.add(db, promise, interaction.event_id, now.at)
        if interaction.kind in MEETINGS:
            make_direct(db, interaction.contact_ids)
        if interaction.event_id and interaction.kind in MEETINGS:
            for contact_id in interaction.contact_ids:
                events.attend(db, interaction.event_id, contact_id, interaction.happened_on, now.at)
    return opened.id
