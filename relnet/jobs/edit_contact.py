"""Change what is known about a contact, field by field."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, TakenHandleError, UnknownFieldError
from relnet.jobs.edit_channels import CHANNELS, prefer, preferred, tidied
from relnet.jobs.rename_contact import NAME_PARTS, rename
from relnet.model.addressing import parted
from relnet.model.field_words import CHANGE, CHOICES, choice_named, field_named
from relnet.model.noun import noun
from relnet.model.partial_date import PartialDate
from relnet.phrase import Phrase
from relnet.rules import manners
from relnet.rules.days import parse_day
from relnet.rules.full_names import split
from relnet.rules.organizations import organization_key
from relnet.store import contacts, edits, listing, topics
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.model.contact import Contact
    from relnet.model.moment import Moment
    from relnet.model.topic import TopicKind
    from relnet.store import Connection

WORDS = ("tag", "role")
POSITION = ("organization", "department", "title")
ADDRESS = ("street", "extended", "po_box", "postcode", "city", "region", "country")
PLAIN = ("nickname", "circle", "kind", "handle", "salutation", "form", "greeting", "language")
TOPICS: dict[str, TopicKind] = {
    "interest": "interest",
    "avoid": "avoid",
    "need": "need",
    "offer": "offer",
}
KNOWN = Phrase(
    "name, prefix, given, additional, family, suffix, nickname, circle, kind, handle, salutation,"
    " form, greeting, language, email, phone, url, profile, messenger, preferred, organization,"
    " department, title, street, extended, po_box, postcode, city, region, country, birthday,"
    " tag, role, interest, avoid, need, offer, note"
)
FIELDS = (*KNOWN.text.split(", "),)
# Plural and JSON names mean the same field.
ALIASES = {"emails": "email", "phones": "phone", "urls": "url", "profiles": "profile",
           "tags": "tag", "roles": "role", "notes": "note", "org": "organization",
           "interests": "interest", "needs": "need", "offers": "offer"}  # fmt: skip
MANY = (*CHANNELS, *WORDS, *TOPICS, "note")

Change = tuple[str, str, str]


@noun
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
    before = _known(db, contact)
    with batch(db, "edit", contact.label, now.at) as opened:
        apply_changes(db, now, contact_id, changes)
    after = contacts.load(db, [contact_id])[contact_id]
    return after.label, _differences(before, _known(db, after)), opened.id


def parse_changes(assignments: Sequence[str]) -> list[Change]:
    """Read ``field=value`` assignments; UnknownFieldError and BadValueError name a wrong one."""
    return [_parse(text) for text in assignments]


def apply_changes(db: Connection, now: Moment, contact_id: int, changes: Sequence[Change]) -> None:
    """Make changes to a contact, one after the other, inside an open batch."""
    for change in changes:
        _apply(db, now, contacts.load(db, [contact_id])[contact_id], change)


def _known(db: Connection, contact: Contact) -> listing.Row:
    """Return what editing may change, as lists show it."""
    condition = ("contact.id = ?", [str(contact.id)])
    return {
        **next(listing.rows(db, listing.JSON_FIELDS, condition)),
        "preferred": preferred(contact),
        "needs": topics.texts(db, contact.id, "need"),
        "offers": topics.texts(db, contact.id, "offer"),
    }


def _differences(before: listing.Row, after: listing.Row) -> list[Difference]:
    return [
        Difference(field, old, after[field]) for field, old in before.items() if old != after[field]
    ]


def _parse(text: str) -> Change:
    found = CHANGE.match(text)
    word, sign, value = found.groups() if found else (text, "=", "")
    field = ALIASES.get(field_named(word), field_named(word))
    if found is None or field not in FIELDS:
        raise UnknownFieldError(word.lower(), KNOWN)
    if sign != "=" and field not in MANY:
        raise BadValueError(
            word, text, Phrase("this field has one value: write {field}=VALUE.", field=word)
        )
    return field, sign, value.strip()


def _apply(db: Connection, now: Moment, contact: Contact, change: Change) -> None:
    field, _, value = change
    today = now.today.isoformat()
    if field == "name":
        _set_name(db, contact, value)
    elif field in NAME_PARTS:
        rename(
            db, contact, {field: _beside_salutation(contact, value) if field == "prefix" else value}
        )
    elif field in PLAIN:
        _set_plain(db, contact, field, value)
    elif field in POSITION:
        edits.set_position(db, contact.id, {field: value}, organization_key(value), today)
    elif field in ADDRESS:
        edits.set_address(db, contact.id, {field: value})
    elif field == "birthday":
        edits.set_birthday(db, contact.id, birthday(value, now) if value else "")
    elif field == "preferred":
        prefer(db, contact, value)
    else:
        _apply_many(db, now, contact, change)


def _apply_many(db: Connection, now: Moment, contact: Contact, change: Change) -> None:
    field, sign, value = change
    if field in CHANNELS:
        _set_channels(db, contact, field, sign, value)
    elif field == "note":
        notes = _changed(contact.notes, sign, [value] if value else [])
        edits.set_notes(db, contact.id, notes, now.at)
    elif field in TOPICS:
        held = topics.texts(db, contact.id, TOPICS[field])
        wanted = _changed(held, sign, _listed(value, held))
        topics.set_texts(db, contact.id, TOPICS[field], wanted, now.at)
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


def _set_name(db: Connection, contact: Contact, value: str) -> None:
    if not value:
        raise BadValueError("name", value, Phrase("somebody has to be called something."))
    name = split(value) if contact.kind == "person" else replace(contact.name, formatted=value)
    parts = {part: getattr(name, part) for part in ("formatted", *NAME_PARTS)}
    rename(db, contact, {**parts, "formatted": value})


def _beside_salutation(contact: Contact, titles: str) -> str:
    """Put titles behind the Frau or Herr of a card, which they do not change."""
    _, word, _ = parted(contact.name.prefix)
    return titles if parted(titles)[0] else f"{word} {titles}".strip()


def _set_plain(db: Connection, contact: Contact, field: str, value: str) -> None:
    value = READ[field](value) if field in READ else value
    if field == "handle" and edits.handle_is_taken(db, value, contact.id):
        raise TakenHandleError(value)
    edits.set_columns(db, contact.id, {field: value})


def _choice(field: str, text: str) -> str:
    chosen = choice_named(field, text)
    if chosen is None:
        raise BadValueError(field, text, Phrase("it is one of {known}.", known=CHOICES[field]))
    return chosen


def _handle(value: str) -> str:
    if value.isdecimal() or not value.replace("-", "").isalnum():
        raise BadValueError(
            "handle",
            value,
            Phrase("a handle is letters, digits and hyphens, such as anna-weber."),
        )
    return value.lower()


# How the values of single fields are read; others are taken as they are.
READ: dict[str, Callable[[str], str]] = {
    "circle": lambda value: value and _choice("circle", value),
    "kind": lambda value: _choice("kind", value),
    "handle": _handle,
    "salutation": manners.salutation,
    "form": manners.form,
    "language": manners.language,
    "greeting": lambda value: " ".join(value.split()),
}


def _set_channels(db: Connection, contact: Contact, field: str, sign: str, value: str) -> None:
    known = [one for one in contact.channels if one.kind == field]
    wanted = tidied(db, contact, field, _listed(value), is_known=sign == "-=")
    by_key = {one.key: one for one in (*wanted, *known)}
    keys = _changed([one.key for one in known], sign, [one.key for one in wanted])
    edits.set_channels(db, contact.id, field, [by_key[key] for key in keys])


def _changed(known: Sequence[str], sign: str, values: Sequence[str]) -> list[str]:
    folded = {value.casefold() for value in values}
    if sign == "-=":
        return [text for text in known if text.casefold() not in folded]
    if sign == "+=":
        return [*known, *dict.fromkeys(value for value in values if value not in known)]
    return list(dict.fromkeys(values))


def _listed(value: str, known: Sequence[str] = ()) -> list[str]:
    """Split at commas, but for what is known with its commas."""
    if value.casefold() in {text.casefold() for text in known}:
        return [value]
    return [part.strip() for part in value.split(",") if part.strip()]
