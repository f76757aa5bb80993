"""LinkedIn's Connections.csv, of any year and language seen, also saved again by a spreadsheet."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats import delimited
from relnet.formats.lines import Lines
from relnet.model.card import Card, Channel, Name, Position, Record
from relnet.model.folding import fold
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FIELDS = ("given", "family", "url", "email", "organization", "title", "connected_on")
_COLUMNS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
)
_FIELD = {
    fold(column): field
    for columns in _COLUMNS
    for column, field in zip(columns.split(","), FIELDS, strict=True)
}
_MONTH_NAMES = (
    "Jan January Januar Jänner janv janvier",
    "Feb February Februar févr février",
    "Mar March Mär März Mrz mars",
    "Apr April avr avril",
    "May Mai",
    "Jun June Juni juin",
    "Jul July Juli juil juillet",
    "Aug August août",
    "Sep Sept September septembre",
    "Oct October Okt Oktober octobre",
    "Nov November novembre",
    "Dec December Dez Dezember déc décembre",
)
_MONTH = {
    fold(name): month for month, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
_DAYS = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        r"(?P<day>\d\d?)(?:er)?[ .-]+(?P<month>[^\d .-]+)[ .-]+(?P<year>\d{4}|\d\d)\Z",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4}|\d\d)\Z",
        r"(?P<month>[^\d .-]+)[ .]+(?P<day>\d\d?),? +(?P<year>\d{4})\Z",
    )
)
_LONGEST_DAY = 40  # characters

HIDDEN = Phrase("the profile is hidden: the row names nobody.")


def heading(head: bytes) -> bytes | None:
    """Return the row that names the columns, None if the beginning of a file has none."""
    found = delimited.find_header(Lines(BytesIO(head)), _is_header)
    return found.text.encode() if found else None


def read(file: BinaryIO) -> Iterator[Record]:
    """Read the connections one by one; none if there is no row that names the columns.

    The columns may stand in any order, below any preamble of up to 64 kB. ``raw`` is the row
    as a JSON object; a rejected row stays as it is written. Who hides the profile is skipped.
    """
    lines = Lines(file)
    header = delimited.find_header(lines, _is_header)
    if header is None:
        return
    keys, pick = header.keys(), _picker(header.columns)
    for row in delimited.rows(lines, header):
        if row.cells is None:
            yield Record(row.line, row.text.encode(), reason=row.reason)
        else:
            raw = delimited.as_json(keys, row.cells)
            yield _record(row.line, raw, pick(row.cells), row.reason)


def _is_header(columns: Sequence[str]) -> bool:
    return {"given", "connected_on"} <= {_FIELD.get(fold(column)) for column in columns}


def _picker(columns: Sequence[str]) -> Callable[[list[str]], tuple[str, ...]]:
    """Return what takes the FIELDS out of a row; a missing column counts as empty."""
    fields = [_FIELD.get(fold(column)) for column in columns]
    places = (fields.index(field) if field in fields else len(fields) for field in FIELDS)
    take = itemgetter(*places)
    return lambda cells: take([*cells, ""])


def _record(line: int, raw: bytes, values: tuple[str, ...], remark: Phrase | None) -> Record:
    given, family, url, email, organization, title, connected_on = map(str.strip, values)
    family, _, suffix = family.partition(",")
    if not (given or family):
        return Record(line, raw, reason=HIDDEN, is_skipped=True)
    channels = []
    if email:
        channels.append(Channel("email", email))
    if url:
        channels.append(Channel("profile", url, "linkedin"))
    stated_on = _day(connected_on) if len(connected_on) <= _LONGEST_DAY else ""
    if connected_on and not stated_on:
        remark = remark or Phrase("the day {day} is not understood.", day=connected_on)
    card = Card(
        Name(given=given, family=family.rstrip(), suffix=suffix.lstrip()),
        channels=tuple(channels),
        positions=(Position(organization, "", title),) if organization or title else (),
        stated_on=stated_on,
    )
    return Record(line, raw, card, remark)


@lru_cache(maxsize=4096)
def _day(text: str) -> str:
    """Turn ``08 Feb 2026``, ``4-Apr-21``, ``08.02.2026`` or ``Feb 8, 2026`` into an ISO day.

    '' if the text is none of these; with slashes nobody knows which number is the month.
    """
    for shape in _DAYS:
        if found := shape.match(text):
            year, month, day = found.group("year", "month", "day")
            century = "20" if len(year) == 2 else ""
            number = int(month) if month.isdecimal() else _MONTH.get(fold(month), 0)
            try:
                return date(int(century + year), number, int(day)).isoformat()
            except ValueError:
                return ""
    return ""
