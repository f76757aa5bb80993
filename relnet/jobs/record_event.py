"""Write an event into the diary, or something that happened there or elsewhere."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, TakenHandleError
from relnet.phrase import Phrase
from relnet.rules.names import handle_for
from relnet.store import events, interactions
from relnet.store.batches import batch
from relnet.store.owner import make_direct

if TYPE_CHECKING:
    from relnet.model.diary import Event, Interaction
    from relnet.model.moment import Moment
    from relnet.store import Connection


def add_event(db: Connection, now: Moment, event: Event) -> tuple[Event, int | None]:
    """Add an event (id ignored, handle made from the title if ''); returns it and the batch."""
    if not event.title.strip():
        raise BadValueError("TITLE", event.title, Phrase("an event has to be called something."))
    if event.cost is not None and not isfinite(event.cost):
        raise BadValueError("--cost", str(event.cost), Phrase("write an amount such as 4200."))
    if event.ends_on < event.starts_on:
        raise BadValueError(
            "--to", event.ends_on.isoformat(), Phrase("an event ends on its first day or later.")
        )
    handle = event.handle.lower() or _free_handle(db, event.title)
    if events.handle_is_taken(db, handle):
        raise TakenHandleError(handle)
    if handle.isdecimal() or not handle.replace("-", "").isalnum():
        raise BadValueError(
            "--handle", handle, Phrase("a handle is letters, digits and hyphens, such as hm26.")
        )
    named = replace(event, handle=handle)
    with batch(db, "event add", named.title, now.at) as opened:
        new_id = events.add_event(db, named)
    return replace(named, id=new_id), opened.id


def log(db: Connection, now: Moment, interaction: Interaction, names: str) -> int | None:
    """Log an interaction; whoever was met at an event attends it from then on.

    Whom one only knew of, and has met, one knows.
    """
    with batch(db, f"log {interaction.kind}", names, now.at) as opened:
        interactions.add(db, interaction, now.at)
        if interaction.kind in MEETINGS:
            make_direct(db, interaction.contact_ids)
        if interaction.event_id and interaction.kind in MEETINGS:
            for contact_id in interaction.contact_ids:
                events.attend(db, interaction.event_id, contact_id, interaction.happened_on, now.at)
    return opened.id


# Kinds of interaction in which people stand before each other.
MEETINGS = ("met", "meeting")


def _free_handle(db: Connection, title: str) -> str:
    wanted = handle_for(title)
    number, handle = 1, wanted
    while events.handle_is_taken(db, handle):
        number += 1
        handle = f"{wanted}-{number}"
    return handle
