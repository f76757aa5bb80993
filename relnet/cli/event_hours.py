"""The hours of an event as people type them: 9:00, 17 Uhr, 12:00-13:00; and its days."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

import click

from relnet.cli.language import _
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event

_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?: ?(?:Uhr|h))?", re.ASCII)


class Clock(click.ParamType[time]):
    """A time of day: 9, 9:00, 09.30, 9 Uhr."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Turn what was typed into a time; BadValueError says what is wanted."""
        return value if isinstance(value, time) else read_time(str(value))


def read_time(text: str) -> time:
    """Read a time of day; BadValueError if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise BadValueError(_("time"), text, Phrase("write a time such as 9:00 or 17:30."))
    return time(int(found[1]), int(found[2] or 0))


def read_pauses(texts: Sequence[str]) -> tuple[tuple[time, time], ...]:
    """Read when one has no time; BadValueError for what is no span of time."""
    found = []
    for text in texts:
        if text.strip().lower() in {"", "none", "keine"}:
            continue
        start, sign, end = text.replace("–", "-").partition("-")
        pause = (read_time(start), read_time(end)) if sign else None
        if pause is None or pause[0] >= pause[1]:
            raise BadValueError("--pause", text, Phrase("write it like 12:00-13:00."))
        found.append(pause)
    return tuple(found)


def wanted_days(days: Sequence[date], event: Event) -> list[date]:
    """Return these days in their order; BadValueError for one that is none of the event's."""
    for day in days:
        if not event.starts_on <= day <= event.ends_on:
            raise BadValueError(
                "--on",
                day,
                Phrase(
                    "the event lasts from {first} to {last}.",
                    first=event.starts_on,
                    last=event.ends_on,
                ),
            )
    return sorted({*days})
