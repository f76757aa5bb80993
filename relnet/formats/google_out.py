"""Write contacts as the CSV that Google Contacts imports: its layout since 2024.

Google numbers what there may be several of, and has as many columns as the data needs. Labels
in its own words are shown in the user's language, others as they are; ``* `` marks the
preferred one, and ``* myContacts`` Google's own group of all contacts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats import delimited_out
from relnet.model.card import Position
from relnet.model.contact import written_name
from relnet.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from relnet.model.card import Address, Channel
    from relnet.model.contact import Contact

    Cells = dict[str, str]

_FIXED = (
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name",
    "Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As",
    "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes",
    "Photo", "Labels",
)  # fmt: skip
_ADDRESS = ("Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country",
            "Extended Address")  # fmt: skip
# What is numbered, in Google's order, with the columns of each.
_NUMBERED = {
    "E-mail": ("Label", "Value"),
    "Phone": ("Label", "Value"),
    "Address": ("Label", *_ADDRESS),
    "Relation": ("Label", "Value"),
    "Website": ("Label", "Value"),
    "Event": ("Label", "Value"),
    "IM": ("Label", "Service", "Value"),
}
_THING = {"email": "E-mail", "phone": "Phone", "url": "Website", "profile": "Website",
          "messenger": "IM"}  # fmt: skip
_LABELS = {
    "work": "Work", "home": "Home", "other": "Other", "cell": "Mobile", "main": "Main",
    "work fax": "Work Fax", "home fax": "Home Fax", "pager": "Pager", "homepage": "Home Page",
    "spouse": "Spouse", "child": "Child", "parent": "Parent", "sibling": "Sibling",
    "friend": "Friend", "kin": "Relative", "assistant": "Assistant", "manager": "Manager",
    "anniversary": "Anniversary",
}  # fmt: skip
_YEARLESS = re.compile(r"--\d\d-\d\d\Z", re.ASCII)
BETWEEN = " ::: "
_EVERYBODY = "* myContacts"


def columns_for(contacts: Iterable[Contact]) -> list[str]:
    """Return the columns of a table that has a place for all there is about these contacts."""
    most = dict.fromkeys(_NUMBERED, 0)
    for contact in contacts:
        things = [thing for thing, _ in _several(contact, _birthday(contact))]
        most = {thing: max(number, things.count(thing)) for thing, number in most.items()}
    numbered = (
        f"{thing} {number} - {part}"
        for thing, parts in _NUMBERED.items()
        for number in range(1, most[thing] + 1)
        for part in parts
    )
    return [*_FIXED, *numbered]


def write(
    out: TextIO, contacts: Iterable[Contact], columns: Sequence[str], *, guards: bool = True
) -> None:
    """Write the table in UTF-8 to ``out``, which must not translate line ends."""
    protect = _guarded if guards else str
    cells = (
        [protect(cell) if (cell := row.get(column)) else "" for column in columns]
        for row in map(_cells, contacts)
    )
    delimited_out.write_rows(out, columns, cells, "csv", guards=False)


def _guarded(cell: str) -> str:
    """Guard a cell, but no day without a year: to Google it is one, to Excel at worst a number."""
    return cell if _YEARLESS.match(cell) else delimited_out.guard(cell)


def _cells(contact: Contact) -> Cells:
    cells = _fixed(contact)
    counts = dict.fromkeys(_NUMBERED, 0)
    for thing, values in _several(contact, cells["Birthday"]):
        counts[thing] += 1
        for part, value in values.items():
            cells[f"{thing} {counts[thing]} - {part}"] = value
    return cells


def _fixed(contact: Contact) -> Cells:
    name = contact.name
    position = contact.positions[0] if contact.positions else Position()
    given, company = name.given, position.organization
    if contact.kind == "organization":
        company = company or contact.label
    elif not (name.given or name.family):
        given = written_name(contact)
    return {
        "First Name": given,
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Name Prefix": name.prefix,
        "Name Suffix": name.suffix,
        "Nickname": contact.nickname,
        "Organization Name": company,
        "Organization Title": position.title,
        "Organization Department": position.department,
        "Birthday": _birthday(contact),
        "Notes": "\n\n".join(contact.notes),
        "Labels": BETWEEN.join([*contact.tags, _EVERYBODY]),
    }


def _several(contact: Contact, birthday: str) -> Iterator[tuple[str, Cells]]:
    for channel in contact.channels:
        yield _THING[channel.kind], _channel(channel)
    for address in contact.addresses:
        yield "Address", _address(address)
    for relation in contact.relations:
        label = _LABELS.get(relation.kind) or relation.label or relation.kind
        yield "Relation", {"Label": label, "Value": relation.name}
    for day in contact.dates:
        if day.kind != "birthday" or day.value != birthday:
            yield "Event", {"Label": _label(day.label or day.kind), "Value": day.value}


def _channel(channel: Channel) -> Cells:
    label = ("* " if channel.preferred else "") + _label(channel.label)
    if channel.kind == "profile":
        return {"Label": channel.label or "Profile", "Value": channel.value}
    if channel.kind != "messenger":
        return {"Label": label, "Value": channel.value}
    service, colon, handle = channel.value.partition(":")
    if not colon or not service.isalnum():
        service, handle = "", channel.value
    return {"Label": label, "Service": service, "Value": handle}


def _address(address: Address) -> Cells:
    place = f"{address.postcode} {address.city}".strip()
    lines = (address.street, address.extended, address.po_box, place, address.region)
    return {
        "Label": _label(address.label),
        "Formatted": "\n".join(filter(None, (*lines, address.country))),
        "Street": address.street,
        "City": address.city,
        "PO Box": address.po_box,
        "Region": address.region,
        "Postal Code": address.postcode,
        "Country": address.country,
        "Extended Address": address.extended,
    }


def _label(label: str) -> str:
    return _LABELS.get(label, label)


def _birthday(contact: Contact) -> str:
    """Return the first birthday that is a day: Google takes 1980-04-15, and --04-15."""
    for day in contact.dates:
        if day.kind == "birthday":
            try:
                return str(PartialDate.parse(day.value))
            except ValueError:
                continue
    return ""
