"""iCalendar files (RFC 5545): meetings, and who takes part in them.

``components`` cuts a file into components, ``mending`` makes their properties fit to be read,
``appointments`` reads one, ``meetings`` judges whom the owner met there, and ``series`` whether
what repeats took place on its first day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.calendars.components import components
from relnet.formats.calendars.meetings import record
from relnet.formats.calendars.series import without_exceptions
from relnet.model.card import Record
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.reading import Reading

_BEGIN_LINE = re.compile(
    rb"(?:^|[\r\n])[^\w\r\n]{0,8}BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)[ \t]*(?:[\r\n]|$)",
    re.IGNORECASE,
)
EMPTY = Phrase("the calendar is empty.")


def heading(head: bytes) -> bytes | None:
    """Know a calendar, or a bare event, by the line that begins it; None if there is none."""
    return b"" if _BEGIN_LINE.search(head.replace(b"\0", b"")) else None


def read(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    """Read the events one by one, in memory for the longest of them.

    An event in which others take part is a meeting with them; those that repeat come last. What
    is no event (tasks, notes) is skipped, and so is an empty calendar.
    """
    return without_exceptions(_records(file, reading))


def _records(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    for component in components(file):
        if component.kind == "VEVENT":
            yield record(component, reading)
        elif component.kind == "VCALENDAR":
            yield Record(component.line, component.raw, reason=EMPTY, is_skipped=True)
        elif component.kind != "VTIMEZONE":
            reason = Phrase("{kind} is no event.", kind=component.kind)
            yield Record(component.line, component.raw, reason=reason, is_skipped=True)
