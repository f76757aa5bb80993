"""Write an event into the diary, change it, take it out; note who will be there."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, TakenHandleError
from relnet.phrase import Phrase
from relnet.rules.days import parse_day
from relnet.rules.event_kinds import event_kind
from relnet.rules.goals import written
from relnet.rules.names import handle_for
from relnet.store import events, finding
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.moment import Moment
    from relnet.store import Connection


def add_event(db: Connection, now: Moment, event: Event) -> tuple[Event, int | None]:
    """Add an event (id ignored, handle made from the title if ''); returns it and the batch.

    BadValueError and TakenHandleError name what cannot be.
    """
    handle = event.handle or _free_handle(db, event.title)
    named = checked(db, replace(event, id=0, handle=handle, kind=event_kind(event.kind)))
    with batch(db, "event add", named.title, now.at) as opened:
        new_id = events.add_event(db, named)
    return replace(named, id=new_id), opened.id


def event_day(text: str, today: date, since: date | None = None) -> date:
    """Read a day of an event, which may be past or to come, as the one closest to today.

    The last day of one that begins ``since`` then is the first one from there on. BadDayError.
    """
    readings = [parse_day(text, today, past=past) for past in (True, False)]
    if later := [day for day in readings if since and day >= since]:
        return min(later)
    return min(readings, key=lambda day: abs(day - today))


def checked(db: Connection, event: Event) -> Event:
    """Return an event as it is kept; BadValueError and TakenHandleError name what cannot be."""
    event = replace(
        event,
        handle=event.handle.lower(),
        title=" ".join(event.title.split()),
        goal=written([event.goal]),
    )
    if not event.title:
        raise BadValueError("TITLE", event.title, Phrase("an event has to be called something."))
    if event.cost is not None and not (isfinite(event.cost) and event.cost >= 0):
        raise BadValueError("--cost", str(event.cost), Phrase("write an amount such as 4200."))
    if event.ends_on < event.starts_on:
        raise BadValueError(
            "--to", event.ends_on, Phrase("an event ends on its first day or later.")
        )
    if events.handle_is_taken(db, event.handle, event.id):
        raise TakenHandleError(event.handle)
    if event.handle.isdecimal() or not event.handle.replace("-", "").isalnum():
        raise BadValueError(
            "--handle",
            event.handle,
            Phrase("a handle is letters, digits and hyphens, such as hm26."),
        )
    return event


def remove_event(db: Connection, now: Moment, event: Event) -> int | None:
    """Take an event out with who was met there; returns the batch.

    What happened there, follow-ups and leads stay, and name no event any more.
    """
    with batch(db, "event remove", event.title, now.at) as opened:
        events.remove(db, event.id)
    return opened.id


def expect(
    db: Connection, now: Moment, event: Event, people: Sequence[int], *, will_come: bool
) -> tuple[list[str], int | None]:
    """Note who said they will be there, or will not; returns who is news, and the batch.

    The last word counts; for whoever was met there already, neither does.
    """
    labels = finding.labels(db, people)
    verb = "event expect" if will_come else "event expect --no"
    news = []
    with batch(db, verb, event.title, now.at) as opened:
        for contact_id in dict.fromkeys(people):
            if will_come:
                is_news = events.expect(db, event.id, contact_id, now.at)
            else:
                is_news = events.decline(db, event.id, contact_id, now.today, now.at)
            if is_news:
                news.append(labels[contact_id])
    return news, opened.id


def _free_handle(db: Connection, title: str) -> str:
    wanted = handle_for(title)
    number, handle = 1, wanted
    while events.handle_is_taken(db, handle):
        number += 1
        handle = f"{wanted}-{number}"
    return handle
