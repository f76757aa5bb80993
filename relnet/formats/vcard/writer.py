"""Write contacts as vCards that Outlook, iCloud and phones read: RFC 2426 or RFC 6350."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from vobject.vcard import Address as StructuredAddress
from vobject.vcard import Name as StructuredName

from relnet.formats.vcard.outgoing import OutgoingCard, spelled
from relnet.model.card import Position
from relnet.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.formats.vcard import Property
    from relnet.formats.vcard.outgoing import Version
    from relnet.model.card import Address, Channel, SpecialDate
    from relnet.model.contact import Contact

# The namespace of the UIDs that relnet gives; any fixed UUID does.
_NAMESPACE = UUID("5b0c3a4e-7d1f-4e8e-9a63-2f1d6c0b7a95")
_PROPERTY = {"email": "EMAIL", "phone": "TEL", "url": "URL", "messenger": "IMPP"}
_NO_YEAR = "1604"  # what Apple writes instead; it has a 29 February


def write(
    contact: Contact, kept: Iterable[Iterable[Property]] = (), version: Version = "3.0"
) -> str:
    """Return one card with CRLF line ends, each line at most 75 octets.

    ``kept`` holds, per card the contact was made of, what relnet does not understand of it
    (``relnet.formats.vcard.unmapped``); that is written as it was, and once. Of several
    positions only the present one is written: a vCard cannot say that a job is over.
    """
    card = OutgoingCard(version)
    _add_identity(card, contact)
    _add_position(card, contact)
    for channel in contact.channels:
        _add_channel(card, channel)
    for address in contact.addresses:
        _add_address(card, address)
    _add_dates(card, contact.dates)
    if contact.tags:
        card.add("CATEGORIES", list(contact.tags))
    for note in contact.notes:
        card.add("NOTE", note)
    for properties in kept:
        card.keep(properties)
    return card.text()


def uid_of(contact: Contact) -> str:
    """Return the UID the contact came with, else one made of what never changes in it.

    It is the same on every export, and another one in every database.
    """
    return contact.uid or uuid5(_NAMESPACE, f"{contact.id} {contact.created_at}").urn


def _add_identity(card: OutgoingCard, contact: Contact) -> None:
    uid, name = uid_of(contact), contact.name
    line = card.add("UID", uid)
    if card.is_newer and ":" not in uid:  # RFC 6350 6.7.6: a URI unless it says otherwise
        line.params["VALUE"] = ["text"]
    card.add("FN", name.formatted or contact.label)
    card.add(
        "N", StructuredName(name.family, name.given, name.additional, name.prefix, name.suffix)
    )
    if contact.nickname:
        card.add("NICKNAME", contact.nickname)
    if contact.kind == "organization":
        card.add("KIND", "org") if card.is_newer else card.add("X-ABSHOWAS", "COMPANY")
    elif contact.kind == "group":
        card.add("KIND" if card.is_newer else "X-ADDRESSBOOKSERVER-KIND", "group")


def _add_position(card: OutgoingCard, contact: Contact) -> None:
    position = contact.positions[0] if contact.positions else Position()
    organization = position.organization
    if contact.kind == "organization":
        organization = organization or contact.label
    if organization or position.department:
        card.add("ORG", [organization, *filter(None, [position.department])])
    if position.title:
        card.add("TITLE", position.title)


def _add_channel(card: OutgoingCard, channel: Channel) -> None:
    if channel.kind != "profile":
        line = card.add(_PROPERTY[channel.kind], channel.value, channel.label)
    else:  # its label is the network, which Apple writes as its type
        line = card.add("X-SOCIALPROFILE", channel.value)
        if channel.label != spelled(channel.label):
            card.label(line, channel.label)
        elif channel.label:
            line.params["TYPE"] = [channel.label]
    if channel.preferred and card.is_newer:
        line.params["PREF"] = ["1"]
    elif channel.preferred:
        line.params.setdefault("TYPE", []).append("PREF")


def _add_address(card: OutgoingCard, address: Address) -> None:
    structured = StructuredAddress(
        street=address.street,
        city=address.city,
        region=address.region,
        code=address.postcode,
        country=address.country,
        box=address.po_box,
        extended=address.extended,
    )
    card.add("ADR", structured, address.label)


def _add_dates(card: OutgoingCard, dates: Iterable[SpecialDate]) -> None:
    has_birthday = False
    for day in dates:
        label = day.label
        if day.kind == "birthday" and not has_birthday:
            line = _add_day(card, "BDAY", day.value)
            has_birthday = True
        elif day.kind == "anniversary" and card.is_newer:
            line = _add_day(card, "ANNIVERSARY", day.value)
        else:
            line = _add_day(card, "X-ABDATE", day.value)
            label = label or day.kind
        if label:
            card.label(line, label)


def _add_day(card: OutgoingCard, name: str, value: str) -> Any:  # noqa: ANN401 - vobject has no types
    """Add a day; 3.0 has none without a year, so that is written as Apple does.

    iCloud, iPhones and the larger address books read ``X-APPLE-OMIT-YEAR``; Outlook and plain
    Android, which do not, show the right day of 1604, where they would drop ``--04-15``.
    """
    try:
        day = PartialDate.parse(value)
    except ValueError:
        line = card.add(name, value)
        line.params["VALUE"] = ["text"]
        return line
    year = value[:4] if day.year else ""
    if card.is_newer:  # RFC 6350 4.3.1 has only the basic format
        return card.add(name, f"{year or '--'}{day.month:02}{day.day:02}")
    line = card.add(name, f"{year or _NO_YEAR}-{day.month:02}-{day.day:02}")
    if not year:
        line.params["X-APPLE-OMIT-YEAR"] = [_NO_YEAR]
    return line
