"""Hand the times that a plan proposes to the owner's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.appointments import calendar
from relnet.model.event_plan import Appointment, Guest, Slot, Spot
from relnet.phrase import Phrase
from relnet.store.uids import mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relnet.model.moment import Moment
    from relnet.store import Connection

HALL_AND_STAND = Phrase("hall {hall}, stand {stand}")
HALL = Phrase("hall {hall}")
STAND = Phrase("stand {stand}")
MINE = Phrase("You promised: {reason} (by {day})")
THEIRS = Phrase("They promised: {reason} (by {day})")
TOPICS = Phrase("Topics: {topics}")
TENTATIVE = Phrase("A proposal of relnet; nobody was invited.")


def drafts(
    db: Connection, now: Moment, planned: Iterable[Slot], say: Callable[[Phrase], str]
) -> bytes:
    """Return the proposed times as an iCalendar file, in the owner's language (``say``)."""
    mark = mark_of(db)
    return calendar((_appointment(slot, mark, say) for slot in planned), now.at)


def place_of(spot: Spot) -> Phrase | None:
    """Say where a stand is; None if nobody knows."""
    if spot.hall and spot.stand:
        return Phrase(HALL_AND_STAND.text, hall=spot.hall, stand=spot.stand)
    if spot.hall:
        return Phrase(HALL.text, hall=spot.hall)
    return Phrase(STAND.text, stand=spot.stand) if spot.stand else None


def _appointment(slot: Slot, mark: str, say: Callable[[Phrase], str]) -> Appointment:
    guest = slot.guest
    person, event = guest.person, guest.event
    where = place_of(guest.spots[0]) if guest.spots else None
    return Appointment(
        f"{mark} event {event.id} contact {person.contact_id}",
        f"{person.contact} ({person.organization})" if person.organization else person.contact,
        slot.starts_at,
        slot.ends_at,
        ", ".join(filter(None, (event.place, say(where) if where else ""))),
        (event.title, *map(say, _about(guest))),
    )


def _about(guest: Guest) -> Iterator[Phrase]:
    for thing in guest.open_things:
        promise = MINE if thing.direction == "mine" else THEIRS
        yield Phrase(promise.text, reason=thing.reason, day=thing.due_on)
    if guest.topics:
        yield Phrase(TOPICS.text, topics=", ".join(guest.topics))
    yield TENTATIVE
