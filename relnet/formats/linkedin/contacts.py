"""Contacts.csv: the address books that the owner once let LinkedIn see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.formats.linkedin import lists
from relnet.formats.linkedin.days import american_day, birthday
from relnet.formats.linkedin.people import is_nobody, name_of
from relnet.formats.linkedin.sheet import Table, by_row, skipped
from relnet.model.card import Card, Channel, Name, Position, Record, SpecialDate
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.linkedin.sheet import Entry
    from relnet.model.reading import Reading

NOBODY = Phrase("the row names nobody.")


class _Contact(NamedTuple):
    given: str
    family: str
    name: str
    companies: str
    title: str
    emails: str
    phones: str
    addresses: str
    sites: str
    messengers: str
    birthday: str
    place: str
    profiles: str
    created_at: str


def _record(found: Entry, _: Reading) -> Record:
    contact = _Contact(*found.values)
    channels = tuple(_channels(contact))
    companies = [part.strip() for part in contact.companies.split(";")]
    if is_nobody(f"{contact.given} {contact.family}".strip()):
        name = Name("" if is_nobody(contact.name) else contact.name)
    else:
        name = name_of(contact.given, contact.family)
    if name == Name() and not channels and not companies[0]:
        return skipped(found, NOBODY)
    card = Card(
        name,
        channels=channels,
        addresses=lists.address(contact.addresses, "", contact.place),
        positions=tuple(
            Position(company, "", "" if place else contact.title)
            for place, company in enumerate(companies)
            if company or (contact.title and not place)
        ),
        dates=(SpecialDate("birthday", birthday(contact.birthday)),) if contact.birthday else (),
        stated_on=american_day(contact.created_at),
    )
    return Record(found.row.line, found.raw, card, found.row.reason)


def _channels(contact: _Contact) -> Iterator[Channel]:
    yield from lists.emails(contact.emails)
    for part in lists.parts(contact.phones):
        label, number = lists.labelled(part)
        yield Channel("phone", number, label)
    yield from lists.pages(contact.profiles)
    yield from lists.pages(contact.sites)
    yield from lists.messengers(contact.messengers)


CONTACTS = Table(
    "/contacts.csv /importedcontacts.csv",
    {
        "given": "FirstName|Vorname",
        "family": "LastName|Nachname",
        "name": "FullName|Vollständiger Name",
        "companies": "Companies|Unternehmen",
        "title": "Title|Titel",
        "emails": "Emails|E-Mails",
        "phones": "PhoneNumbers|Telefonnummern",
        "addresses": "Addresses|Adressen",
        "sites": "Sites|Websites",
        "messengers": "InstantMessageHandles",
        "birthday": "Birthday|Geburtstag",
        "place": "Location|Ort",
        "profiles": "Profiles|Profile",
        "created_at": "CreatedAt|Erstellt am",
    },
    "given emails phones created_at|given emails phones name",
    by_row(_record),
)
