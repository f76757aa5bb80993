"""The guests of an event as rows: who they are, how sure it is, where and when to meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.event_words import PEOPLE_HEADS
from relnet.cli.shape import Columns, Shape
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.model.event_plan import Guest, Slot

FIELDS = (
    "contact_id", "contact", "organization", "title", "certainty", "hall", "stand", "reasons",
    "open", "topics", "met_on", "starts_at", "ends_at", "called_off",
)  # fmt: skip
PEOPLE = Columns(
    known=FIELDS,
    table=("contact", "certainty", "hall", "stand", "reasons", "organization", "open", "topics"),
    delimited=FIELDS,
    json=FIELDS,
)
TIMES = Columns(
    known=FIELDS,
    table=("starts_at", "contact", "hall", "stand", "organization", "open", "topics"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {
    **PEOPLE_HEADS,
    "called_off": Phrase("Called off"),
    "certainty": Phrase("How sure"),
    "ends_at": Phrase("Until"),
    "hall": Phrase("Hall"),
    "open": Phrase("Open between you"),
    "reasons": Phrase("Why"),
    "starts_at": Phrase("When"),
    "topics": Phrase("Topics"),
}
CERTAINTIES = {
    "met": Phrase("met already"),
    "sure": Phrase("sure"),
    "likely": Phrase("likely"),
    "possible": Phrase("possible"),
    "declined": Phrase("said no"),
}


def guest_row(guest: Guest, slot: Slot | None, shape: Shape) -> dict[str, object]:
    """Return the fields of a guest, with the time that is proposed for them, if there is one."""
    from relnet.rules.event_plan import certainty

    person, is_table = guest.person, shape.chosen == "table"
    spot = guest.spots[0] if guest.spots else None
    sure = certainty(guest)
    told = None if guest.event.is_called_off else CERTAINTIES[sure]
    return {
        "contact_id": person.contact_id,
        "contact": person.contact,
        "organization": person.organization or None,
        "title": person.title or None,
        "certainty": told if is_table else sure,
        "hall": (spot.hall if spot else "") or None,
        "stand": (spot.stand if spot else "") or None,
        "reasons": [hint.reason for hint in guest.hints],
        "open": [
            thing.reason
            if is_table
            else {
                "direction": thing.direction,
                "reason": thing.reason,
                "due_on": thing.due_on,
            }
            for thing in guest.open_things
        ],
        "topics": [*guest.topics],
        "met_on": guest.met_on,
        "starts_at": _begins(slot, is_table=is_table) if slot else None,
        "ends_at": slot.ends_at.isoformat(timespec="minutes") if slot else None,
        "called_off": guest.event.is_called_off,
    }


def _begins(slot: Slot, *, is_table: bool) -> object:
    if not is_table:
        return slot.starts_at.isoformat(timespec="minutes")
    day, clock = slot.starts_at.date(), slot.starts_at.time()
    return Phrase("{day} {time}", day=day, time=clock.isoformat(timespec="minutes"))
