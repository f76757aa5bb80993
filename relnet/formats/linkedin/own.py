"""What the archive says about its owner: Profile, Email Addresses, PhoneNumbers, Positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin import lists
from relnet.formats.linkedin.days import birthday
from relnet.formats.linkedin.people import name_of
from relnet.formats.linkedin.sheet import Table, by_row, skipped
from relnet.model.card import Card, Channel, Position, Record, SpecialDate
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.linkedin.sheet import Entry
    from relnet.model.reading import Reading

ENDED = Phrase("you are no longer in this position.")
EMPTY = Phrase("there is nothing in the row.")
_LABELS = {
    "mobile": "cell", "mobil": "cell", "home": "home", "privat": "home", "work": "work",
    "geschäftlich": "work", "fax": "fax",
}  # fmt: skip
_YES = {"yes", "true", "ja"}


class _Profile(NamedTuple):
    given: str
    family: str
    street: str
    postcode: str
    place: str
    birthday: str
    handles: str
    sites: str
    messengers: str


class _Position(NamedTuple):
    organization: str
    title: str
    started_on: str
    finished_on: str


def _profile(found: Entry, _: Reading) -> Record:
    own = _Profile(*found.values)
    return _own(
        found,
        Card(
            name_of(own.given, own.family),
            channels=tuple(_channels(own)),
            addresses=lists.address(own.street, own.postcode, own.place),
            dates=(SpecialDate("birthday", birthday(own.birthday)),) if own.birthday else (),
        ),
    )


def _channels(own: _Profile) -> Iterator[Channel]:
    for part in lists.parts(own.handles):
        yield Channel("profile", f"https://x.com/{part.removeprefix('@')}", "x")
    yield from lists.pages(own.sites)
    yield from lists.messengers(own.messengers)


def _email(found: Entry, _: Reading) -> Record:
    address, primary, _confirmed = found.values
    channel = Channel("email", address, preferred=primary.casefold() in _YES)
    return _own(found, Card(channels=(channel,) if address else ()))


def _phone(found: Entry, _: Reading) -> Record:
    """Take a number; an extension such as +49 stands before it, any other one behind."""
    extension, number, kind = found.values
    if not number:
        return skipped(found, EMPTY)
    if extension:
        is_country = extension.startswith("+")
        number = f"{extension} {number}" if is_country else f"{number} ext. {extension}"
    label = _LABELS.get(kind.casefold(), kind.lower())
    return _own(found, Card(channels=(Channel("phone", number, label),)))


def _position(found: Entry, _: Reading) -> Record:
    position = _Position(*found.values)
    if position.finished_on:
        return skipped(found, ENDED)
    held = Position(position.organization, "", position.title)
    return _own(found, Card(positions=(held,) if held != Position() else ()))


def _own(found: Entry, card: Card) -> Record:
    if card == Card():
        return skipped(found, EMPTY)
    return Record(found.row.line, found.raw, card, found.row.reason, is_own=True)


PROFILE = Table(
    "/profile.csv",
    {
        "given": "First Name|Vorname",
        "family": "Last Name|Nachname",
        "street": "Address|Adresse",
        "postcode": "Zip Code|Postleitzahl|PLZ",
        "place": "Geo Location|Standort",
        "birthday": "Birth Date|Geburtsdatum",
        "handles": "Twitter Handles",
        "sites": "Websites",
        "messengers": "Instant Messengers",
    },
    "given family handles",
    by_row(_profile),
)
EMAILS = Table(
    "/emailaddresses.csv",
    {
        "address": "Email Address|E-Mail-Adresse",
        "primary": "Primary|Primär",
        "confirmed": "Confirmed|Bestätigt",
    },
    "address primary confirmed",
    by_row(_email),
)
PHONES = Table(
    "/phonenumbers.csv",
    {
        "extension": "Extension|Durchwahl",
        "number": "Number|Nummer",
        "kind": "Type|Typ",
    },
    "extension number kind",
    by_row(_phone),
)
POSITIONS = Table(
    "/positions.csv",
    {
        "organization": "Company Name|Name des Unternehmens",
        "title": "Title|Titel",
        "started_on": "Started On|Begonnen am",
        "finished_on": "Finished On|Beendet am",
    },
    "organization title finished_on started_on",
    by_row(_position),
)
