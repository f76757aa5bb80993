"""Change what is known about a contact, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, TakenHandleError, UnknownFieldError
from relnet.jobs.rename_contact import NAME_PARTS, rename
from relnet.model.card import Channel, ChannelKind
from relnet.model.partial_date import PartialDate
from relnet.phrase import Phrase
from relnet.rules.channels import tidy
from relnet.rules.days import parse_day
from relnet.rules.full_names import split
from relnet.rules.organizations import organization_key
from relnet.rules.phones import phone_key
from relnet.store import contacts, edits, finding, listing
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.contact import Contact
    from relnet.model.moment import Moment
    from relnet.store import Connection

CHANNELS: dict[str, ChannelKind] = {
    "email": "email",
    "phone": "phone",
    "url": "url",
    "profile": "profile",
    "messenger": "messenger",
}
WORDS = ("tag", "role")
POSITION = ("organization", "department", "title")
ADDRESS = ("street", "extended", "po_box", "postcode", "city", "region", "country")
PLAIN = ("nickname", "circle", "kind", "handle")
FIELDS = ("name", *NAME_PARTS, *PLAIN, *CHANNELS, *POSITION, *ADDRESS, "birthday", *WORDS, "note")
# Plural and JSON names mean the same field.
ALIASES = {"emails": "email", "phones": "phone", "urls": "url", "profiles": "profile",
           "tags": "tag", "roles": "role", "notes": "note", "org": "organization"}  # fmt: skip
MANY = (*CHANNELS, *WORDS, "note")
CIRCLES = ("inner", "regular", "wide")
KINDS = ("person", "organization", "group")
_CHANGE = re.compile(r"([A-Za-z_]+)\s*([+-]?=)(.*)\Z", re.DOTALL)

Change = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the contact (docs/json.md) and what it held before and holds now."""

    field: str
    old: object
    new: object


def edit_contact(
    db: Connection, now: Moment, contact_id: int, assignments: Sequence[str]
) -> tuple[str, list[Difference], int | None]:
    """Apply ``field=value`` assignments; returns the contact's label, what differs, the batch.

    ``=`` sets a field and '' clears it; fields with several values also take ``+=`` and
    ``-=``, and ``=`` sets them all, separated by commas (a note is one text). UnknownFieldError
    and BadValueError name what is wrong, and nothing is changed.
    """
    changes = parse_changes(assignments)
    contact = contacts.load(db, [contact_id])[contact_id]
    before = _row(db, contact_id)
    with batch(db, "edit", contact.label, now.at) as opened:
        apply_changes(db, now, contact_id, changes)
        label = finding.labels(db, [contact_id])[contact_id]
    return label, _differences(before, _row(db, contact_id)), opened.id


def parse_changes(assignments: Sequence[str]) -> list[Change]:
    """Read ``field=value`` assignments; UnknownFieldError and BadValueError name a wrong one."""
    return [_parse(text) for text in assignments]


def apply_changes(db: Connection, now: Moment, contact_id: int, changes: Sequence[Change]) -> None:
    """Make changes to a contact, one after the other, inside an open batch."""
    for change in changes:
        _apply(db, now, contacts.load(db, [contact_id])[contact_id], change)


def _row(db: Connection, contact_id: int) -> listing.Row:
    return next(listing.rows(db, listing.JSON_FIELDS, ("contact.id = ?", [str(contact_id)])))


def _differences(before: listing.Row, after: listing.Row) -> list[Difference]:
    return [
        Difference(field, old, after[field]) for field, old in before.items() if old != after[field]
    ]


def _parse(text: str) -> Change:
    found = _CHANGE.match(text)
    field, sign, value = found.groups() if found else (text, "=", "")
    field = ALIASES.get(field.lower(), field.lower())
    if found is None or field not in FIELDS:
        raise UnknownFieldError(field, FIELDS)
    if sign != "=" and field not in MANY:
        raise BadValueError(
            field, text, Phrase("this field has one value: write {field}=VALUE.", field=field)
        )
    return field, sign, value.strip()


def _apply(db: Connection, now: Moment, contact: Contact, change: Change) -> None:
    field, _, value = change
    today = now.today.isoformat()
    if field == "name":
        _set_name(db, contact, value)
    elif field in NAME_PARTS:
        rename(db, contact, {field: value})
    elif field in PLAIN:
        _set_plain(db, contact, field, value)
    elif field in POSITION:
        edits.set_position(db, contact.id, {field: value}, organization_key(value), today)
    elif field in ADDRESS:
        edits.set_address(db, contact.id, {field: value})
    elif field == "birthday":
        edits.set_birthday(db, contact.id, birthday(value, now) if value else "")
    else:
        _apply_many(db, now, contact, change)


def _apply_many(db: Connection, now: Moment, contact: Contact, change: Change) -> None:
    field, sign, value = change
    if field in CHANNELS:
        _set_channels(db, contact, field, sign, value)
    elif field == "note":
        notes = _changed(contact.notes, sign, [value] if value else [])
        edits.set_notes(db, contact.id, notes, now.at)
    else:
        known = contact.tags if field == "tag" else contact.roles
        edits.set_words(db, field, contact.id, _changed(known, sign, _listed(value)))


def birthday(text: str, now: Moment) -> str:
    """Read a birthday: ``1980-04-15``, ``--04-15``, or a day in words; ``15.4.`` has no year.

    BadValueError for one in the future, BadDayError for what is no day.
    """
    day = _partial_date(text, now)
    if day.year and day.in_year(day.year) > now.today:
        raise BadValueError("birthday", text, Phrase("it is in the future."))
    return str(day)


def _partial_date(text: str, now: Moment) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        day = parse_day(text, now.today, past=True)
    has_year = str(day.year) in text or re.search(r"\d{1,2}\.\s?\d{1,2}\.\s?\d\d\b", text)
    return PartialDate(day.year if has_year else None, day.month, day.day)


def channel(kind: ChannelKind, text: str) -> Channel:
    """Read an address typed by hand; BadValueError if it cannot be one (files may hold worse)."""
    if kind == "email" and "@" not in text:
        raise BadValueError(kind, text, Phrase("an e-mail address has an @."))
    if kind == "phone" and not any(map(str.isdecimal, text)):
        raise BadValueError(kind, text, Phrase("a phone number has digits."))
    return Channel(kind, text)


def _set_name(db: Connection, contact: Contact, value: str) -> None:
    if not value:
        raise BadValueError("name", value, Phrase("somebody has to be called something."))
    name = split(value) if contact.kind == "person" else replace(contact.name, formatted=value)
    parts = {part: getattr(name, part) for part in ("formatted", *NAME_PARTS)}
    rename(db, contact, {**parts, "formatted": value})


def _set_plain(db: Connection, contact: Contact, field: str, value: str) -> None:
    allowed = {"circle": ("", *CIRCLES), "kind": KINDS}.get(field)
    if allowed and value not in allowed:
        known = ", ".join(word for word in allowed if word)
        raise BadValueError(field, value, Phrase("it is one of {known}.", known=known))
    if field == "handle":
        value = value.lower()
        if value.isdecimal() or not value.replace("-", "").isalnum():
            raise BadValueError(field, value, HANDLE_FORM)
        if edits.handle_is_taken(db, value, contact.id):
            raise TakenHandleError(value)
    edits.set_columns(db, contact.id, {field: value})


HANDLE_FORM = Phrase("a handle is letters, digits and hyphens, such as anna-weber.")


def _set_channels(db: Connection, contact: Contact, field: str, sign: str, value: str) -> None:
    known = [one for one in contact.channels if one.kind == field]
    read = Channel if sign == "-=" else channel  # what an import brought in may be nonsense
    wanted = [tidy(read(CHANNELS[field], text), phone_key) for text in _listed(value)]
    by_key = {one.key: one for one in (*wanted, *known)}
    keys = _changed([one.key for one in known], sign, [one.key for one in wanted])
    edits.set_channels(db, contact.id, field, [by_key[key] for key in keys])


def _changed(known: Sequence[str], sign: str, values: Sequence[str]) -> list[str]:
    folded = {value.casefold() for value in values}
    if sign == "-=":
        return [text for text in known if text.casefold() not in folded]
    if sign == "+=":
        return list(dict.fromkeys([*known, *values]))
    return list(dict.fromkeys(values))


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]
