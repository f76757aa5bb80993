"""Compare events, or the editions of one: what each cost, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import AmbiguousEventError, UnknownEventError
from relnet.rules.editions import editions, key_of, series_key
from relnet.rules.event_compare import compared
from relnet.store import event_results, events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.diary import Event
    from relnet.rules.event_compare import Comparison
    from relnet.store import Connection


def compare_events(db: Connection, wanted: Sequence[str]) -> list[Comparison]:
    """Return the figures of events, oldest first.

    Each of ``wanted`` is an event, or the name of a series, which stands for all its editions;
    so does an event that stands alone. UnknownEventError if it is neither.
    """
    known = events.all_events(db)
    chosen = {event.id: event for name in wanted for event in _found(db, known, name)}
    if len(chosen) == 1:
        only = next(iter(chosen.values()))
        chosen |= {event.id: event for event in editions(known, key_of(only))}
    ordered = sorted(chosen.values(), key=lambda event: (event.starts_on, event.id))
    return [compared(event, event_results.figures(db, event.id)) for event in ordered]


def _found(db: Connection, known: Sequence[Event], name: str) -> Sequence[Event]:
    try:
        return [events.find_event(db, name)]
    except (AmbiguousEventError, UnknownEventError) as error:
        found = editions(known, series_key(name))
        if not found:
            raise error from None
        return found
