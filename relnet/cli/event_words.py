"""How events are written in lists and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.lists import HEADS
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.model.diary import Event

EVENT_HEADS = {
    **HEADS,
    "title": Phrase("Event"),  # of a person it is the job
    "called_off": Phrase("Called off"),
    "expected": Phrase("Expected"),
    "hall": Phrase("Hall"),
    "series": Phrase("Series"),
}
CALLED_OFF = Phrase("It is called off.")
PEOPLE_HEADS = {**HEADS, "declined_on": Phrase("Said no on"), "expected": Phrase("Expected")}


def event_row(found: Event, people: int, expected: int) -> dict[str, object]:
    """Return the fields of an event (docs/json.md)."""
    return {
        "id": found.id,
        "handle": found.handle,
        "title": found.title,
        "kind": found.kind,
        "starts_on": found.starts_on,
        "ends_on": found.ends_on,
        "place": found.place or None,
        "stand": found.stand or None,
        "cost": found.cost,
        "goal": found.goal or None,
        "people": people,
        "hall": found.hall or None,
        "series": found.series or None,
        "expected": expected,
        "called_off": found.is_called_off,
    }


def days_of(found: Event) -> Phrase:
    """Say when an event is."""
    if found.starts_on == found.ends_on:
        return Phrase("on {day}", day=found.starts_on)
    return Phrase("{first} to {last}", first=found.starts_on, last=found.ends_on)
