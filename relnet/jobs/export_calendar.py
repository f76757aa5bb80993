"""Hand birthdays, follow-ups and events to a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.calendar_out import write
from relnet.store import calendar as dates
from relnet.store.village_out import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from relnet.model.moment import Moment
    from relnet.phrase import Phrase
    from relnet.store import Connection
    from relnet.store.filters import Condition


def export_calendar(
    db: Connection,
    out: BinaryIO,
    now: Moment,
    condition: Condition,
    say: Callable[[Phrase], str],
    *,
    everything: bool,
) -> int:
    """Write an iCalendar file about the contacts that meet a condition; returns its entries.

    With ``everything`` the events at which nobody was met are in it, too.
    """
    with snapshot(db):
        return write(
            out,
            dates.birthdays(db, condition),
            dates.tasks(db, condition),
            dates.gatherings(db, condition, with_empty=everything),
            now.at,
            say,
        )
