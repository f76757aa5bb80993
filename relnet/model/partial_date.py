"""Dates of which a part may be unknown: a birthday without its year."""

from __future__ import annotations

import re
from datetime import date

from relnet.model.noun import noun

_FORM = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)\Z", re.ASCII)
LEAP_YEAR = 2000


@noun
class PartialDate:
    """A day of a year that may be unknown; written ``1980-04-15`` or ``--04-15`` (RFC 6350)."""

    year: int | None
    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse a day that no calendar has (ValueError), such as 31 February."""
        date(self.year or LEAP_YEAR, self.month, self.day)

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the written form back; ValueError if it is none."""
        if not (found := _FORM.match(text)):
            raise ValueError(text)
        year, month, day = found.groups()
        return cls(int(year) if year else None, int(month), int(day))

    def in_year(self, year: int) -> date:
        """Return the day on which it is kept; 29 February becomes 28 outside leap years."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)
