"""A VEVENT in plain words; the one module that loads icalendar."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from icalendar import Event, vCalAddress
from icalendar.prop import vBroken
from icalendar.timezone import tzp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXT_LIMIT = 500  # characters of a title or place
HALF_DAY = timedelta(hours=12)  # no zone is further from UTC, but for some in the Pacific

_ANGLES = re.compile(r"([^<>]*)<([^<>@\s]+@[^<>@\s]+)>\Z")
_OPAQUE = re.compile(r"IMCEA[A-Z]+-|[^@]*@imip\.me\.com\Z", re.I)  # of Exchange, of iCloud
_ZONE = re.compile(r"[A-Za-z][\w+ /.-]{1,60}\Z", re.ASCII)


class Participant(NamedTuple):
    """Somebody on the list of a meeting: what their parameters say, in upper case."""

    name: str
    address: str
    kind: str  # CUTYPE
    role: str  # ROLE
    answer: str  # PARTSTAT


class Appointment(NamedTuple):
    """An event: both days belong to it. The organizer, whose address is here too, comes first.

    ``start`` is the moment at which it begins, with its zone if that is known; a day if it lasts
    whole days. ``instance`` is the moment which an exception of a series stands for, '' if it is
    none.
    """

    start: date
    first: date
    last: date
    summary: str
    place: str
    status: str
    uid: str
    instance: str
    sequence: int
    participants: tuple[Participant, ...]
    organizer: str


def parsed(text: str, zone: str) -> Appointment | None:
    """Read a VEVENT; None without a day.

    The day is the one in the event's own zone, or floating; that of a moment in UTC is the day
    in the zone with this name, which may be that of Windows. What icalendar cannot read is
    passed over.
    """
    try:
        event = Event.from_ical(text)
    except ValueError:
        return None
    if not isinstance(event, Event):
        return None
    span = _span(event, _zone(zone))
    organizers = [*_participants(_values(event, "ORGANIZER"))]
    return span and Appointment(
        *span,
        _text(event, "SUMMARY"),
        _text(event, "LOCATION"),
        _text(event, "STATUS").upper(),
        _text(event, "UID"),
        str(_moment(event, "RECURRENCE-ID", None) or ""),
        _number(event, "SEQUENCE"),
        (*organizers, *_participants(_values(event, "ATTENDEE"))),
        organizers[0].address if organizers else "",
    )


@lru_cache(maxsize=16)
def _zone(name: str) -> tzinfo | None:
    return tzp.timezone(name) if _ZONE.match(name) and ".." not in name else None


def _span(event: Event, zone: tzinfo | None) -> tuple[date, date, date] | None:
    start = _moment(event, "DTSTART", zone)
    if start is None:
        return None
    end = _moment(event, "DTEND", zone)
    length = getattr(_first(event, "DURATION"), "dt", None)
    if end is None and isinstance(length, timedelta):
        with suppress(OverflowError):
            end = start + length
    first, last = _day(start), _day(end or start)
    if last > first and _is_midnight(end):  # the end itself does not belong to it (RFC 5545 3.6.1)
        last -= timedelta(1)
    return start, first, max(first, last)


def _moment(event: Event, name: str, zone: tzinfo | None) -> date | None:
    value = getattr(_first(event, name), "dt", None)
    if isinstance(value, datetime) and value.tzinfo:
        with suppress(OverflowError):
            if zone:
                return value.astimezone(zone)
            if _text(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE":
                return (value + HALF_DAY).date()  # it is midnight where the owner lives
    return value if isinstance(value, date) else None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_midnight(moment: date | None) -> bool:
    return not isinstance(moment, datetime) or not (moment.hour or moment.minute or moment.second)


def _text(event: Event, name: str) -> str:
    """Return a text on one line; the first one if there are several."""
    text = str(_first(event, name) or "")
    return " ".join(text[:TEXT_LIMIT].replace("\0", "").split())


def _number(event: Event, name: str) -> int:
    value = _first(event, name)
    return max(value, 0) if isinstance(value, int) else 0


def _first(event: Event, name: str) -> object:
    return next(iter(_values(event, name)), None)


def _values(event: Event, name: str) -> list[object]:
    """Return the values of a property, but for those that icalendar could not read."""
    found = event.get(name, [])
    values = found if isinstance(found, list) else [found]
    return [value for value in values if not isinstance(value, vBroken)]


def _participants(people: Iterable[object]) -> Iterator[Participant]:
    for person in people:
        if isinstance(person, vCalAddress):
            address = _address(person)
            written = _ANGLES.match(address)  # Nora Falk <nora@example.com>, as in vCalendar 1.0
            yield Participant(
                _said(person, "CN") or (written[1].strip() if written else ""),
                written[2] if written else address,
                *(_said(person, name).upper() for name in ("CUTYPE", "ROLE", "PARTSTAT")),
            )


def _address(person: vCalAddress) -> str:
    """Return the mail address: the one beside another that only servers understand, if there is.

    RFC 7986 6.2; iCloud sends invitations from mailto:2_GE3D...@imip.me.com.
    """
    if "@" in (email := _said(person, "EMAIL")):
        return email
    address = person.strip()
    if address[:7].lower() == "mailto:":
        written = address[7:].partition("?")[0]
        decoded = unquote(written)  # from a URI (RFC 6068)
        address = (decoded if decoded.isprintable() else written).strip(" '\"")
    return "" if "@" not in address or _OPAQUE.match(address) else address


def _said(person: vCalAddress, parameter: str) -> str:
    """Return a parameter; the parts of one with commas, that should be quoted, together."""
    value = person.params.get(parameter, "")
    text = value if isinstance(value, str) else ",".join(map(str, value))
    return " ".join(text.split())
