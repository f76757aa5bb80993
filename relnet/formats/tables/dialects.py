"""The programs that write tables of people, and what only they call a column.

Google's columns are numbered pairs of a label and a value; their names were others until 2024.
Outlook writes 92 columns, Outlook.com 88, in the language of the user; of each German name
several forms are about, which differ in brackets and slashes or by the word. In Thunderbird
``Geburtstag`` is the day of the month.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from relnet.formats.tables.words import Meaning, squeezed
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Order = Literal["mdy", "dmy", ""]
_NUMBERED = re.compile(
    r"(?P<thing>[a-z][a-z -]{0,20}) (?P<slot>\d{1,3}) - (?P<part>[a-z .]{1,24})\Z"
)
_ENOUGH = 3  # columns that only one program writes tell it


@noun
class Dialect:
    """What a program writes: columns that tell it, and what its columns hold.

    ``columns`` says so where the words in general would say something else; a field '' is kept
    and not used. ``order`` is that of its dates with slashes.
    """

    name: str
    marks: frozenset[str]
    columns: Mapping[str, Meaning] = field(default_factory=dict)
    order: Order = ""

    def meaning(self, name: str) -> Meaning | None:
        """Return what this program calls so; None if it leaves that to the words."""
        found = _numbered(name) if self.name == "google" else None
        return found or self.columns.get(squeezed(name))


def dialect_of(header: Sequence[str]) -> Dialect | None:
    """Return the dialect of a header row, if it has enough columns that only one writes."""
    if any(_numbered(name) for name in header):
        return GOOGLE
    keys = {squeezed(name) for name in header}
    if keys >= {"id", "handle"}:  # of whatever fields relnet was asked for
        return RELNET
    return next((dialect for dialect in DIALECTS if len(keys & dialect.marks) >= _ENOUGH), None)


def _marks(names: str) -> frozenset[str]:
    return frozenset(squeezed(name) for name in names.split(","))


def _columns(**names: str) -> dict[str, Meaning]:
    """Read ``phone_work_main="Company Main Phone, ..."``: a field, its label, its names."""
    found = {}
    for key, written in names.items():
        name, _, label = key.partition("__")
        for column in written.split(", "):
            found[squeezed(column)] = Meaning(name.rstrip("_"), label.replace("_", " "))
    return found


# Google: what follows "Thing 3 - ".
_THINGS = {
    "e-mail": "email", "email": "email", "phone": "phone", "website": "url", "im": "messenger",
    "relation": "relation", "event": "date", "custom field": "custom",
}  # fmt: skip
_ADDRESS_PARTS = {
    "formatted": "whole_address", "street": "street", "city": "city", "po box": "po_box",
    "region": "region", "postal code": "postcode", "country": "country",
    "extended address": "extended", "type": "address label", "label": "address label",
}  # fmt: skip
_ORGANIZATION_PARTS = {"name": "organization", "title": "title", "department": "department"}


def _numbered(name: str) -> Meaning | None:
    found = _NUMBERED.match(name.strip().lower())
    if not found:
        return None
    thing, slot, part = found["thing"], int(found["slot"]), found["part"]
    if thing == "address":
        return Meaning(_ADDRESS_PARTS.get(part, ""), slot=slot)
    if thing == "organization":
        return Meaning(_ORGANIZATION_PARTS.get(part, ""), slot=slot)
    kind = _THINGS.get(thing, "")
    if part == "value":
        return Meaning(kind, slot=slot)
    is_label = kind and part in {"type", "label"}
    is_service = kind == "messenger" and part == "service"
    return Meaning(f"{kind} label" if is_label else "service" if is_service else "", slot=slot)


GOOGLE = Dialect(
    "google",
    _marks("Given Name Yomi,Family Name Yomi,Group Membership,Phonetic First Name,File As,"
           "Phonetic Last Name,Organization Department,Yomi Name,Name Prefix,Directory Server"),
    _columns(_="Occupation, Location, Subject, Priority, Short Name, File As, Keywords"),
)  # fmt: skip
OUTLOOK = Dialect(
    "outlook",
    _marks("Business Street,Business Phone,Business Fax,Business City,Business Postal Code,"
           "Home Street,Other Street,Other Phone,Primary Phone,E-mail 2 Address,E-mail Type,"
           "E-mail Display Name,Assistant's Name,Manager's Name,Company Main Phone,Home Phone 2,"
           "Web Page,Business Country/Region,Business Address,Internet Free Busy"),
    {
        **_columns(
            prefix="Title",
            title="Job Title",
            phone__main="Primary Phone",
            phone__work_main="Company Main Phone",
            phone__callback="Callback",
            phone__car="Car Phone",
            phone__radio="Radio Phone",
            phone__isdn="ISDN",
            phone__tty="TTY/TDD Phone",
            phone__assistant="Assistant's Phone",
            whole_address__home="Home Address",
            whole_address__work="Business Address",
            whole_address__other="Other Address",
            po_box__home="Home Address PO Box",
            po_box__work="Business Address PO Box",
            po_box__other="Other Address PO Box",
            assistant="Assistant's Name",
            manager="Manager's Name",
            spouse="Spouse",
            child="Children",
            referred_by="Referred By",
            _="Profession, Location, Office Location, Keywords, Account, Priority, Private, Telex,"
            " Organizational ID Number, Government ID Number",
        ),
    },
    "mdy",
)  # fmt: skip
OUTLOOK_GERMAN = Dialect(
    "outlook",
    _marks("Straße geschäftlich,Telefon geschäftlich,Fax geschäftlich,Ort geschäftlich,"
           "Postleitzahl geschäftlich,Straße privat,Weitere Straße,Weiteres Telefon,Haupttelefon,"
           "E-Mail 2: Adresse,E-Mail-Typ,E-Mail: Angezeigter Name,Telefon Firma,Telefon privat,"
           "Telefon (privat 2),Telefon privat 2,Webseite,Weitere Vornamen,Name des/r Vorgesetzten,"
           "Land/Region geschäftlich,Land geschäftlich,Weiteres Fax,Ort privat"),
    {
        **_columns(
            title="Position",
            phone__main="Haupttelefon",
            phone__work_main="Telefon Firma",
            phone__callback="Rückmeldung",
            phone__car="Autotelefon",
            phone__isdn="ISDN",
            phone__tty="Telefon für Hörbehinderte",
            phone__assistant="Telefon Assistent, Telefon Assistent(in)",
            region__work="Region geschäftlich, Bundesland/Kanton geschäftlich",
            region__home="Region privat, Bundesland/Kanton privat",
            region__other="Weitere Region, Weiteres/r Bundesland/Kanton",
            country__other="Weiteres/e Land/Region, Weiteres Land, Weitere/s Land/Region",
            po_box__work="Postfach geschäftlich",
            po_box__home="Postfach privat",
            po_box__other="Weiteres Postfach",
            assistant="Name Assistent, Assistent(in), Name des/der Assistenten",
            manager="Name des/der Vorgesetzten, Name des/r Vorgesetzten",
            spouse="Partner/in, Partner(in), Partner, Ehepartner",
            child="Kinder",
            referred_by="Empfohlen von",
            _="Beruf, Büro, Ort, Stichwörter, Konto, Priorität, Privat, Telex, Regierungsnr.,"
            " Sozialversicherungsnr., Organisationsnr.",
        ),
    },
    "dmy",
)  # fmt: skip
THUNDERBIRD = Dialect(
    "thunderbird",
    _marks("Primary Email,Secondary Email,Screen Name,Birth Year,Birth Month,Web Page 1,Custom 1,"
           "Home ZipCode,Work ZipCode,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
           "Messenger-Name,Geburtsjahr,Geburtsmonat,Webseite 1,Benutzerdef. 1,Privat: PLZ,"
           "Dienstlich: PLZ,Mobil-Tel.-Nr."),
    _columns(day_of_birth="Birth Day, Geburtstag"),
)  # fmt: skip
RELNET = Dialect(
    "relnet",
    _marks("id,handle,last_interaction_on,created_at,circle,roles"),
    _columns(id="id", handle="handle"),
)
DIALECTS = (THUNDERBIRD, OUTLOOK_GERMAN, OUTLOOK, GOOGLE, RELNET)
