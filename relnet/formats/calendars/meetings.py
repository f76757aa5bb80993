"""An event of a calendar as a meeting: who was met, on which days, and why nobody was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.addressees import is_own, people
from relnet.formats.calendars.components import CUT, NO_BEGIN, unfolded
from relnet.formats.calendars.mending import mended
from relnet.formats.calendars.series import without_first_day
from relnet.formats.lines import decoded
from relnet.model.card import Record
from relnet.model.happening import Gathering, Happening
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relnet.formats.calendars.appointments import Appointment
    from relnet.formats.calendars.components import Component
    from relnet.model.card import Card
    from relnet.model.reading import Reading

CROWD = 50  # people; of a larger meeting only those who are known already are taken
LINE_LIMIT = 1 << 14  # bytes of a property that is used
PROPERTY_LIMIT = 5000  # properties of an event that are used
RULE_LIMIT = 200  # characters
DAY_LIMIT = 40  # characters

ANSWER = Phrase("it answers an invitation; what the invitation says holds.")
CANCELLED = Phrase("the meeting was cancelled.")
DECLINED = Phrase("you declined it.")
ALONE = Phrase("nobody else takes part in it.")
NO_ADDRESS = Phrase("nobody else in it has a mail address.")
NO_DAY = Phrase("it does not say on which day it is.")

_PROPERTY = re.compile(rb"([A-Za-z-]{1,30})[ \t]*[;:]")
_MOMENTS = {b"DTSTART", b"DTEND", b"RECURRENCE-ID"}
_EXTENDED = re.compile(
    rb":(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z?))?\s*\Z"
)  # ISO 8601, as some programs write it
_USED = {
    b"DURATION", b"SUMMARY", b"LOCATION", b"UID", b"SEQUENCE", b"STATUS", b"ATTENDEE",
    b"ORGANIZER", b"X-MICROSOFT-CDO-ALLDAYEVENT",
}  # fmt: skip
_STAMP = re.compile(rb"\d{8}T\d{6}Z?\s*\Z")
_CALLED_OFF = re.compile(  # Exchange says it in the title alone
    r"(?:cancell?ed|abgesagt|annul[ée]e?|annullat[oa]|cancelad[oa]|geannuleerd|odwołane)\s?:", re.I
)
_AWAY = {"DECLINED", "DELEGATED"}  # RFC 5545 3.2.12
_NOBODY = {"RESOURCE", "ROOM", "GROUP"}  # RFC 5545 3.2.3: things, and lists of people
_ANSWERS = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}  # RFC 5546 1.4
_COPIED = "NON-PARTICIPANT"  # RFC 5545 3.2.16


class _Calendar(NamedTuple):
    """What a calendar says about itself: whose it is, and where its days begin."""

    own: frozenset[str]
    zone: str
    method: str  # RFC 5546 1.4


def record(component: Component, reading: Reading) -> Record:
    """Make a record of a VEVENT: a meeting with whoever takes part beside the owner.

    The owner is known by the addresses they gave, and by the calendar's X-OWNER or its name if
    that is an address (Google). Not met are those who declined or sent somebody else, are
    copied for information, rooms and lists. A rule of repetition is not followed: the first day
    counts, and whatever the calendar lists by itself. What lies ahead is a meeting, too. What was
    called off, or has nobody left in it, is skipped, but tells so of what came before.
    """
    if component.remark is NO_BEGIN:
        return Record(component.line, component.raw, reason=NO_BEGIN)
    calendar = _calendar(component.head)
    if calendar.method in _ANSWERS:  # it names but one of those who are invited
        return Record(component.line, component.raw, reason=ANSWER, is_skipped=True)
    properties = list(unfolded(component.raw))[: -1 if component.remark is CUT else None]
    lines, rule = _used(properties)
    text, remark = decoded(b"\n".join([b"BEGIN:VEVENT", *lines, b"END:VEVENT", b""]))
    appointment = _parsed(text, calendar.zone)
    if appointment is None:
        return Record(component.line, component.raw, reason=_no_day(lines))
    own = reading.own | calendar.own
    present = _present(appointment)
    cards = people(present, own)
    reason = CANCELLED if calendar.method == "CANCEL" else _dismissal(appointment, own)
    gathering = _gathering(appointment, cards, repeats=bool(rule))
    key = _key(appointment)
    if reason or not cards:
        since = _called_off_from(properties, appointment.start) if reason else ""
        gathering = replace(gathering, is_called_off=bool(reason), called_off_from=since)
        happening = Happening("meeting", gathering.starts_on, gathering=gathering)
        return Record(
            component.line, component.raw, None, reason or _loneliness(present), is_skipped=True,
            happening=happening if key else None, key=key,
        )  # fmt: skip
    repeats = Phrase("it repeats ({rule}); only its first day is taken.", rule=rule)
    is_small = len(cards) <= CROWD
    day, summary = gathering.starts_on, appointment.summary
    meeting = Record(
        component.line,
        component.raw,
        cards[0],
        component.remark or remark or (repeats if rule else None),
        happening=Happening("meeting", day, summary, gathering=gathering, introduces=is_small),
        others=tuple(cards[1:]),
        key=key,
    )
    is_excepted = rule and _excepts(properties, appointment.first)
    return without_first_day(meeting) if is_excepted else meeting


def _used(properties: Iterable[bytes]) -> tuple[list[bytes], str]:
    """Return the properties to be parsed, and the rule of repetition.

    Moments lose their parameters: which zone they are in makes no other day of them.
    """
    used: list[bytes] = []
    rule = ""
    for line in properties:
        found = _PROPERTY.match(line)
        name = found[1].upper() if found else b""
        if len(line) > LINE_LIMIT or len(used) > PROPERTY_LIMIT:
            continue
        if name == b"RRULE" or (name == b"RDATE" and not rule):
            rule = decoded(line.rpartition(b":")[2])[0][:RULE_LIMIT]
        elif name in _MOMENTS:
            used.append(name + b":" + _moment(line))
        elif name in _USED:
            used.append(mended(line))
    return used, rule


def _called_off_from(properties: Iterable[bytes], start: date) -> str:
    """Return from which day on meetings had not begun when they were called off; '' if unknown.

    That is when the entry was last revised (RFC 5545 3.8.7.2 and 3.8.7.3): the next day, or this
    one if its own moment is known to lie before the start.
    """
    found = {line[:13].upper().partition(b":")[0]: line.rpartition(b":")[2] for line in properties}
    said = found.get(b"LAST-MODIFIED") or found.get(b"DTSTAMP") or b""
    if not _STAMP.match(said):
        return ""
    try:
        stamp = datetime.strptime(said[:15].decode(), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        if isinstance(start, datetime) and start.tzinfo:
            stamp = stamp.astimezone(start.tzinfo)
            if stamp < start:
                return stamp.date().isoformat()
        return (stamp.date() + timedelta(1)).isoformat()
    except (ValueError, OverflowError):  # 31 February, or the end of the calendar
        return ""


def _excepts(properties: Iterable[bytes], first: date) -> bool:
    """Tell whether a series does not take place on its first day (RFC 5545 3.8.5.1)."""
    day = first.isoformat().replace("-", "").encode()
    return any(day in line for line in properties if line[:6].upper() == b"EXDATE")


def _moment(line: bytes) -> bytes:
    """Return a moment in the form of RFC 5545 3.3.5, also one like 2026-03-01T10:00."""
    if found := _EXTENDED.search(line):
        day, time, zone = found.groups(b"")
        digits = time.replace(b":", b"").ljust(6, b"0")
        return day.replace(b"-", b"") + (b"T" + digits + zone if time else b"")
    return line.rpartition(b":")[2].strip()


def _no_day(lines: Iterable[bytes]) -> Phrase:
    start = next((line for line in lines if line.startswith(b"DTSTART:")), b"")
    day = decoded(start.partition(b":")[2])[0][:DAY_LIMIT]
    return Phrase("the day {day} is not understood.", day=day) if day else NO_DAY


@lru_cache(maxsize=16)
def _calendar(head: bytes) -> _Calendar:
    found = {}
    for line in unfolded(head):
        name, _, value = decoded(line)[0].partition(":")
        found[name.partition(";")[0].strip().upper()] = value.strip()
    owners = (found.get("X-WR-CALNAME", ""), found.get("X-OWNER", "").rpartition(":")[2])
    return _Calendar(
        frozenset(owner.lower() for owner in owners if "@" in owner),
        found.get("X-WR-TIMEZONE", ""),
        found.get("METHOD", "").upper(),
    )


def _parsed(text: str, zone: str) -> Appointment | None:
    # icalendar is slow to import, and few files are calendars.
    appointments = import_module("relnet.formats.calendars.appointments")
    appointment: Appointment | None = appointments.parsed(text, zone)
    return appointment


def _present(appointment: Appointment) -> list[tuple[str, str]]:
    """Return name and address of those who take part; an organizer may say so further below.

    Who is called as the place is a room, though its calendar does not say so (Exchange).
    """
    participants = appointment.participants
    away = {person.address.lower() for person in participants if person.answer in _AWAY}
    rooms = {*filter(None, map(str.strip, appointment.place.split(";")))}
    return [
        (person.name, person.address)
        for person in participants
        if person.kind not in _NOBODY
        and person.role != _COPIED
        and person.address.lower() not in away
        and (person.name not in rooms or person.address == appointment.organizer)
    ]


def _loneliness(present: Iterable[tuple[str, str]]) -> Phrase:
    """Say why nobody is left; Outlook writes ``invalid:nomail`` for whom it does not know."""
    return NO_ADDRESS if any(name and not address for name, address in present) else ALONE


def _dismissal(appointment: Appointment, own: frozenset[str]) -> Phrase | None:
    """Say why nobody was met, whoever was invited."""
    if appointment.status == "CANCELLED" or _CALLED_OFF.match(appointment.summary):
        return CANCELLED
    mine = (person for person in appointment.participants if is_own(person.address, own))
    return DECLINED if any(person.answer in _AWAY for person in mine) else None


def _gathering(appointment: Appointment, cards: list[Card], *, repeats: bool) -> Gathering:
    title = appointment.summary or ("" if "://" in appointment.place else appointment.place)
    if cards and not title:
        title = cards[0].name.formatted or cards[0].channels[0].value
    has_host = bool(cards) and cards[0].channels[0].value == appointment.organizer
    return Gathering(
        title,
        appointment.first.isoformat(),
        appointment.last.isoformat(),
        appointment.place,
        "meeting",
        appointment.uid,
        appointment.instance,
        appointment.sequence,
        repeats,
        has_host=has_host,
    )


def _key(appointment: Appointment) -> bytes:
    """Tell the event from others; each export may give it another DTSTAMP and SEQUENCE."""
    uid = appointment.uid
    return f"{uid} {appointment.instance}".encode() if uid else b""
