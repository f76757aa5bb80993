"""Connections.csv: who the owner is connected with, since when, and where they work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats.linkedin.days import day, not_understood
from relnet.formats.linkedin.people import HIDDEN, name_of
from relnet.formats.linkedin.sheet import Table, rejected
from relnet.model.card import Card, Channel, Position, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.delimited import Row
    from relnet.formats.linkedin.sheet import Sheet
    from relnet.model.reading import Reading


def _records(rows: Iterator[Row], sheet: Sheet, _: Reading) -> Iterator[Record]:
    for row in rows:
        line, _text, cells, remark = row
        if cells is None:
            yield rejected(row, remark)
            continue
        raw = sheet.raw(cells)
        given, family, url, email, organization, title, connected_on = sheet.values(cells)
        name = name_of(given, family)
        if not (given or name.family):
            yield Record(line, raw, reason=HIDDEN, is_skipped=True)
            continue
        stated_on = day(connected_on)
        if connected_on and not stated_on:
            remark = remark or not_understood(connected_on)
        card = Card(
            name,
            channels=_channels(email, url),
            positions=(Position(organization, "", title),) if organization or title else (),
            stated_on=stated_on,
        )
        yield Record(line, raw, card, remark)


def _channels(email: str, url: str) -> tuple[Channel, ...]:
    if not email:
        return (Channel("profile", url, "linkedin"),) if url else ()
    address = Channel("email", email)
    return (address, Channel("profile", url, "linkedin")) if url else (address,)


CONNECTIONS = Table(
    "/connections.csv",
    {
        "given": "First Name|Vorname",
        "family": "Last Name|Nachname",
        "url": "URL|Profil-URL",
        "email": "Email Address|E-Mail-Adresse|E-Mail",
        "organization": "Company|Unternehmen|Firma",
        "title": "Position",
        "connected_on": "Connected On|Verbunden am",
    },
    "given connected_on",
    _records,
)
