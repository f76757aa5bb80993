"""A calendar file as components, each with the line it begins on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relnet.formats.lines import LINE_LIMIT, Lines
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMPONENT_LIMIT = 16 << 20  # bytes of a component that are kept
HEAD_LIMIT = 1 << 16  # bytes above the components that are kept

NO_BEGIN = Phrase("the line that begins it is missing.")
NO_END = Phrase("the line that ends it is missing.")
CUT = Phrase("the file ends in the middle of it; its last line was left out.")
TOO_LONG = Phrase("it is too long; a part of it was left out.")

_MARKER = re.compile(rb"(?:\xef\xbb\xbf)?(BEGIN|END)[ \t]*:[ \t]*([\w-]{1,40})[ \t]*\n?\Z", re.I)
_LONGEST_MARKER = 200  # bytes
_QUOTED_PRINTABLE = re.compile(rb"[^:]*;[ \t]*(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.I)
_SIBLINGS = {"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"}  # never inside each other


class Component(NamedTuple):
    """A component as it is written, with the calendar's own properties as ``head``.

    ``line`` is its first line, counted from 1. ``kind`` is VEVENT, VTODO ...; VCALENDAR stands
    for a calendar without any of them. ``remark`` says what is wrong with how it is written.
    """

    kind: str
    line: int
    raw: bytes
    head: bytes
    remark: Phrase | None


def components(file: BinaryIO) -> Iterator[Component]:
    """Cut a file of any length into components, holding little more than the longest one.

    A component ends with its END line, or before what cannot stand inside of it.
    """
    cutter = _Cutter()
    for number, line in enumerate(Lines(file), 1):
        yield from cutter.take(number, line)
    yield from cutter.finish(is_all=True)


def unfolded(raw: bytes) -> Iterator[bytes]:
    """Yield the content lines of a component (RFC 5545 3.1), but not those of others in it.

    One in quoted-printable goes on below a ``=`` at its end (vCalendar 1.0).
    """
    depth = 0
    parts: list[bytes] = []
    is_coded = False  # and has a ``=`` at its end
    for line in raw.split(b"\n"):
        marker = _marker(line)
        if is_coded and not marker:
            parts[-1] = parts[-1][:-1]
            parts.append(line)
            is_coded = line.endswith(b"=")
            continue
        if line[:1] in (b" ", b"\t"):
            parts.append(line[1:])
            continue
        if parts:
            yield b"".join(parts)
        parts, is_coded = [], False
        if marker:
            depth += 1 if marker[0] == b"BEGIN" else -1
        elif depth <= 1:
            parts = [line]
            is_coded = line.endswith(b"=") and _QUOTED_PRINTABLE.match(line) is not None
    if parts:
        yield b"".join(parts)


def _marker(line: bytes) -> Sequence[bytes] | None:
    """Return BEGIN or END, and of what, both in upper case; None for any other line."""
    if line[:1] not in b"BbEe\xef" or len(line) > _LONGEST_MARKER:
        return None
    found = _MARKER.match(line)
    return [part.upper() for part in found.groups()] if found else None


class _Cutter:
    """What is known between two lines: the open component, or what stands above the next."""

    def __init__(self) -> None:
        self.kind = ""  # of the open component
        self.begun = 0  # its line
        self.lines: list[bytes] = []  # of it; without one, those since the last
        self.size = 0
        self.is_long = False  # not all of it is kept
        self.head = b""  # the calendar's own properties
        self.calendar = 0  # the line of a calendar that is empty so far

    def take(self, number: int, line: bytes) -> Iterator[Component]:
        marker = _marker(line)
        if marker is None:
            self._keep(line)
            return
        word, kind = marker[0], marker[1].decode()
        if word == b"BEGIN":
            if self.kind and kind not in _SIBLINGS | {"VCALENDAR"}:
                self._keep(line)  # an alarm inside of an event
                return
            yield from self.finish() if kind == "VCALENDAR" else self._close(NO_END)
            self._begin(kind, number, line)
        elif kind == "VCALENDAR":
            yield from self.finish()
        elif kind == self.kind or not self.kind:
            self._keep(line)
            if not self.kind:
                self.kind, self.begun = kind, number - len(self.lines) + 1
                yield from self._close(NO_BEGIN)
            yield from self._close(None)
        else:
            self._keep(line)

    def finish(self, *, is_all: bool = False) -> Iterator[Component]:
        """Return what the end of the calendar, or of all the file, has ended."""
        is_cut = is_all and not (self.lines and self.lines[-1].endswith(b"\n"))
        yield from self._close(CUT if is_cut else NO_END)
        if self.calendar:
            yield Component("VCALENDAR", self.calendar, b"BEGIN:VCALENDAR", b"", None)
        self.calendar, self.head, self.lines, self.size = 0, b"", [], 0

    def _begin(self, kind: str, number: int, line: bytes) -> None:
        if kind == "VCALENDAR":
            self.calendar = number
        else:
            self.head += b"".join(self.lines)[: HEAD_LIMIT - len(self.head)]
            self.kind, self.begun = kind, number
        self.lines, self.size, self.is_long = [], 0, False
        if self.kind:
            self._keep(line)

    def _keep(self, line: bytes) -> None:
        self.size += len(line)
        is_short = self.size <= (COMPONENT_LIMIT if self.kind else HEAD_LIMIT)
        self.is_long |= not is_short or len(line) > LINE_LIMIT
        if is_short:
            self.lines.append(line)

    def _close(self, remark: Phrase | None) -> Iterator[Component]:
        if not self.kind:
            return
        if self.is_long:
            remark = TOO_LONG
        raw = b"".join(self.lines).rstrip(b"\n")
        if self.kind != "VTIMEZONE":
            self.calendar = 0
        yield Component(self.kind, self.begun, raw, self.head, remark)
        self.kind, self.lines, self.size, self.is_long = "", [], 0, False
