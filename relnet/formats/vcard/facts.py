"""Who somebody is: the properties that become names, positions, dates, tags and notes.

Each function takes a property into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.formats.vcard.dates import day
from relnet.formats.vcard.escapes import components, items, text
from relnet.model.card import SpecialDate

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Kind

    DateKind = Literal["birthday", "anniversary", "other"]

DATES: dict[str, DateKind] = {
    "BDAY": "birthday",
    "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "X-WAB-WEDDING_ANNIVERSARY": "anniversary",
    "X-ABDATE": "other",  # its label says more
}
_DATE_LABELS: dict[str, DateKind] = {
    "anniversary": "anniversary",
    "hochzeitstag": "anniversary",
    "birthday": "birthday",
    "geburtstag": "birthday",
}
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_DATES: dict[str, DateKind] = {"1": "anniversary", "3": "birthday"}  # Event.TYPE_*
_KINDS: dict[str, Kind] = {
    "group": "group",
    "org": "organization",
    "organization": "organization",
    "location": "organization",
}


def version(draft: Draft, head: Head, value: str) -> bool:
    """Take VERSION."""
    del head
    draft.version = value.strip()
    return True


def name(draft: Draft, head: Head, value: str) -> bool:
    """Take the first N that holds anything."""
    del head
    if draft.name:
        return False
    draft.name = value.strip("; \t\n") and value
    return True


def formatted(draft: Draft, head: Head, value: str) -> bool:
    """Take the first FN that holds anything."""
    del head
    if draft.formatted:
        return False
    draft.formatted = text(value)
    return True


def nickname(draft: Draft, head: Head, value: str) -> bool:
    """Take NICKNAME, a list."""
    del head
    draft.nicknames += items(value)
    return True


def kind(draft: Draft, head: Head, value: str) -> bool:
    """Take KIND, X-ADDRESSBOOKSERVER-KIND and X-ABSHOWAS:COMPANY; all else is a person."""
    is_company = head.name == "X-ABSHOWAS" and value.strip().upper() == "COMPANY"
    draft.kind = "organization" if is_company else _KINDS.get(value.strip().lower(), draft.kind)
    return True


def organization(draft: Draft, head: Head, value: str) -> bool:
    """Take ORG: the name, then its units; commas are part of them."""
    if any(parts := components(value)):
        draft.organizations.append((head, parts))
    return True


def title(draft: Draft, head: Head, value: str) -> bool:
    """Take TITLE."""
    if words := text(value):
        draft.titles.append((head, words))
    return True


def role(draft: Draft, head: Head, value: str) -> bool:
    """Take ROLE, for cards without TITLE."""
    if words := text(value):
        draft.roles.append((head, words))
    return True


def special_date(draft: Draft, head: Head, value: str) -> bool:
    """Take BDAY, ANNIVERSARY and what others call it."""
    label = draft.label(head)
    date_kind = DATES[head.name]
    if date_kind == "other":
        date_kind = _DATE_LABELS.get(label.lower(), "other")
        label = "" if label == date_kind else label
    omitted_year = head.params.get("X-APPLE-OMIT-YEAR", ("",))[0]
    _add_date(draft, date_kind, value, label, omitted_year)
    return True


def android(draft: Draft, head: Head, value: str) -> bool:
    """Take the dates and nicknames among X-ANDROID-CUSTOM: type; value; subtype; label."""
    del head
    parts = components(value) + [""] * 4
    if parts[0] == f"{_ANDROID}nickname":
        draft.nicknames += filter(None, [parts[1]])
        return True
    if parts[0] == f"{_ANDROID}contact_event":
        _add_date(draft, _ANDROID_DATES.get(parts[2], "other"), parts[1], parts[3])
        return True
    return False


def categories(draft: Draft, head: Head, value: str) -> bool:
    """Take CATEGORIES, a list."""
    del head
    draft.tags += items(value)
    return True


def note(draft: Draft, head: Head, value: str) -> bool:
    """Take NOTE."""
    del head
    if words := text(value):
        draft.notes.append(words)
    return True


def uid(draft: Draft, head: Head, value: str) -> bool:
    """Take the first UID."""
    del head
    if draft.uid:
        return False
    draft.uid = text(value)
    return True


def revision(draft: Draft, head: Head, value: str) -> bool:
    """Take the day of REV."""
    del head
    stated = value.strip()
    draft.stated_on = day(stated[:10] if stated[4:5] == "-" else stated[:8])
    return True


def _add_date(
    draft: Draft, date_kind: DateKind, value: str, label: str, omitted_year: str = ""
) -> None:
    written = text(value)
    if written:
        found = SpecialDate(date_kind, day(written, omitted_year) or written, label)
        if found not in draft.dates:
            draft.dates.append(found)
