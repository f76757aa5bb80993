"""Write an iCalendar file (RFC 5545) that any calendar takes in without mailing anybody.

Without METHOD, ORGANIZER and ATTENDEE nothing in it is an invitation: who is met at an event
stands in its description. Nothing rings, and no day counts as busy.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Todo

from relnet.model.partial_date import LEAP_YEAR, PartialDate
from relnet.model.visible import visible
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from relnet.model.calendar import Gathered, Task, Yearly

# The namespace of UIDs; any fixed UUID does.
_NAMESPACE = UUID("c8a3f2a1-52c4-4b7e-8d5f-0f6f0a6f7b3e")
_FIRST_YEAR = 1900  # calendars fail, or guess, before it
BIRTHDAY = Phrase("Birthday: {contact}")
THEIRS = Phrase("{contact} promised: {reason}")
WITH = Phrase("With:")
HALL = Phrase("hall {hall}")
_CONTROLS = {code: visible(chr(code)) for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"}


def write(
    out: BinaryIO,
    birthdays: Iterable[Yearly],
    tasks: Iterable[Task],
    gatherings: Iterable[Gathered],
    at: str,
    say: Callable[[Phrase], str],
) -> int:
    """Write the file, entry by entry, and return how many it has.

    Lines are folded by octets, with CRLF ends. ``at`` is the moment of the export (ISO 8601,
    UTC), ``say`` puts titles into the owner's language. Birthdays that tell no day are left out.
    """
    stamp = datetime.fromisoformat(at).astimezone(UTC)
    found = Calendar()
    found.add("prodid", "-//relnet//relnet//EN")
    found.add("version", "2.0")
    beginning, end, _ = found.to_ical(sorted=False).partition(b"END:VCALENDAR\r\n")
    out.write(beginning)
    count = 0
    for entry in chain(_birthdays(birthdays, say), _tasks(tasks, say), _events(gatherings, say)):
        entry.add("dtstamp", stamp)
        out.write(entry.to_ical(sorted=False))
        count += 1
    out.write(end)
    return count


def _birthdays(birthdays: Iterable[Yearly], say: Callable[[Phrase], str]) -> Iterator[Event]:
    """Write each person's first birthday; the title names no age, which would stand still."""
    seen: set[str] = set()
    for birthday in birthdays:
        try:
            day = PartialDate.parse(birthday.value)
        except ValueError:
            continue
        if birthday.uid in seen:
            continue
        seen.add(birthday.uid)
        rule: dict[str, object] = {"freq": "yearly"}
        if (day.month, day.day) == (2, 29):  # yearly alone would skip to leap years
            rule |= {"bymonth": 2, "bymonthday": -1}
        year = day.year if day.year and day.year >= _FIRST_YEAR else LEAP_YEAR
        title = _filled(say, BIRTHDAY, contact=birthday.contact)
        entry = _day_long(f"birthday {birthday.uid}", title, date(year, day.month, day.day))
        entry.add("rrule", rule)
        yield entry


def _tasks(tasks: Iterable[Task], say: Callable[[Phrase], str]) -> Iterator[Todo]:
    for task in tasks:
        title = f"{task.contact}: {task.reason}"
        if task.direction == "theirs":
            title = _filled(say, THEIRS, contact=task.contact, reason=task.reason)
        entry = Todo()
        entry.add("uid", str(uuid5(_NAMESPACE, f"task {task.uid}")))
        entry.add("summary", _line(title))
        entry.add("due", task.due_on)
        entry.add("status", "NEEDS-ACTION")
        if task.organization:
            entry.add("description", _text(task.organization))
        yield entry


def _events(gatherings: Iterable[Gathered], say: Callable[[Phrase], str]) -> Iterator[Event]:
    for gathered in gatherings:
        event = gathered.event
        entry = _day_long("", event.title, event.starts_on)
        entry.add("uid", _line(gathered.uid))
        if event.ends_on < date.max:  # RFC 5545 3.6.1: the first day that is not of the event
            entry.add("dtend", event.ends_on + timedelta(days=1))
        hall = _filled(say, HALL, hall=event.hall) if event.hall else ""
        if where := ", ".join(filter(None, (event.place, hall, event.stand))):
            entry.add("location", _line(where))
        people = "\n".join([say(WITH), *gathered.people]) if gathered.people else ""
        if about := "\n\n".join(filter(None, (event.goal, people))):
            entry.add("description", _text(about))
        yield entry


def _day_long(name: str, title: str, starts_on: date) -> Event:
    entry = Event()
    if name:
        entry.add("uid", str(uuid5(_NAMESPACE, name)))
    entry.add("summary", _line(title))
    entry.add("dtstart", starts_on)
    entry.add("transp", "TRANSPARENT")
    return entry


def _filled(say: Callable[[Phrase], str], about: Phrase, **facts: str) -> str:
    """Fill in facts as they are: ``say`` would make them harmless for a terminal."""
    names = {name: f"{{{name}}}" for name in facts}
    return say(Phrase(about.text, **names)).format(**facts)


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _text(text: str) -> str:
    """RFC 5545 3.1: no control characters but tab and line ends; marks of direction are none."""
    return text.translate(_CONTROLS).replace("\r\n", "\n").replace("\r", "\n")
