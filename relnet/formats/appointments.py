"""Drafts of appointments as an iCalendar file (RFC 5545), to be taken into one's own calendar.

They are tentative, and without METHOD, ORGANIZER and ATTENDEE: nobody is invited. Times are
"floating" (RFC 5545, 3.3.5): those of the place, whatever the time zone of the calendar.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from relnet.model.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.event_plan import Appointment

# The namespace of UIDs; any fixed UUID does.
_NAMESPACE = UUID("5d0f64c1-9b1c-4a8e-a2b7-7b7e0d1b6a52")


def calendar(appointments: Iterable[Appointment], at: str) -> bytes:
    """Return the file, lines folded by octets with CRLF ends.

    ``at`` is the moment of the export (ISO 8601, UTC). The same talk has the same UID in every
    file, so that a calendar moves it instead of adding another.
    """
    stamp = datetime.fromisoformat(at).astimezone(UTC)
    found = Calendar()
    found.add("prodid", "-//relnet//relnet//EN")
    found.add("version", "2.0")
    for appointment in appointments:
        found.add_component(_draft(appointment, stamp))
    text: bytes = found.to_ical(sorted=False)
    return text


def _draft(appointment: Appointment, stamp: datetime) -> Event:
    draft = Event()
    draft.add("uid", str(uuid5(_NAMESPACE, appointment.uid)))
    draft.add("dtstamp", stamp)
    draft.add("summary", _line(appointment.title))
    draft.add("dtstart", appointment.starts_at)
    draft.add("dtend", appointment.ends_at)
    draft.add("status", "TENTATIVE")
    if appointment.place:
        draft.add("location", _line(appointment.place))
    if appointment.about:
        draft.add("description", visible("\n".join(appointment.about)))
    return draft


def _line(text: str) -> str:
    return " ".join(visible(text).split())
