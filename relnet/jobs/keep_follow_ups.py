"""Keep what is to be done with whom: add, finish, move, drop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.phrase import Phrase
from relnet.rules.days import add_interval, parse_interval
from relnet.rules.rhythm import first_step
from relnet.store import events, follow_ups
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import FollowUp
    from relnet.model.moment import Moment
    from relnet.store import Connection
    from relnet.store.batches import Batch

KEY = "follow-up:"


def follow_up_of(key: str) -> int | None:
    """Return the follow-up that a suggestion's key names; None if it names none."""
    return int(key.removeprefix(KEY)) if key.startswith(KEY) else None


def add(db: Connection, now: Moment, wanted: FollowUp) -> tuple[int, int | None]:
    """Add a follow-up (``wanted.event`` as typed); returns its id and the batch.

    BadValueError if it is to go in fixed steps, and does not come back at all.
    """
    event = events.find_event(db, wanted.event) if wanted.event else None
    if wanted.every:
        interval = parse_interval(wanted.every)
        add_interval(now.today, interval)  # BadDayError now, not when it is to come again
        wanted = replace(wanted, every=str(interval))
    elif wanted.planned_from:
        raise BadValueError("--from", "plan", Phrase("say how often it comes back: --every 4w."))
    with batch(db, "follow-up add", wanted.contact, now.at) as opened:
        new_id = follow_ups.add(db, wanted, event.id if event else None, now.at)
    return new_id, opened.id


def settle(
    db: Connection, now: Moment, numbers: Sequence[int], state: str
) -> tuple[list[tuple[FollowUp, date | None]], int | None]:
    """Set follow-ups ``done`` or ``dropped``.

    Returns each with the day on which it comes again, if it does, and the batch.
    """
    verb = "follow-up done" if state == "done" else "follow-up drop"
    with batch(db, verb, "", now.at) as opened:
        found = _found(db, numbers, opened)
        comes_again = state == "done"
        settled = [
            (item, close(db, now, item.id, state, comes_again=comes_again)) for item in found
        ]
    return settled, opened.id


def close(
    db: Connection, now: Moment, number: int, state: str, *, comes_again: bool
) -> date | None:
    """Close a follow-up inside a batch; one that recurs may come again.

    The next one counts from the day it is done, not from the day it was due, or is the next of
    its fixed steps that is still to come: what was late does not pile up. Returns its day.
    """
    item = follow_ups.find(db, number)
    follow_ups.close(db, number, state, now.today)
    if not (item.every and comes_again):
        return None
    due_on = _next(item, now.today)
    event = events.find_event(db, item.event).id if item.event else None
    follow_ups.add(db, replace(item, due_on=due_on), event, now.at)
    return due_on


def _next(item: FollowUp, today: date) -> date:
    """Return when a follow-up comes again; BadDayError at the end of the calendar."""
    interval = parse_interval(item.every)
    if not item.planned_from:
        return add_interval(today, interval)
    after = max(today, item.due_on)
    add_interval(after, interval)  # there is a step to come
    return first_step(item.planned_from, str(interval), after)


def postpone(
    db: Connection, now: Moment, numbers: Sequence[int], due_on: date
) -> tuple[list[FollowUp], int | None]:
    """Give follow-ups another day; returns them as they were, and the batch."""
    with batch(db, "follow-up snooze", "", now.at) as opened:
        found = _found(db, numbers, opened)
        for item in found:
            follow_ups.postpone(db, item.id, due_on)
    return found, opened.id


def _found(db: Connection, numbers: Sequence[int], opened: Batch) -> list[FollowUp]:
    """Read the follow-ups that a batch is about, and name their people in the history."""
    found = [follow_ups.find(db, number) for number in dict.fromkeys(numbers)]
    opened.detail = ", ".join(item.contact for item in found)
    return found
