"""Who somebody is: the properties that become names, positions, tags, notes and the like.

Each function takes a property into the draft, and returns False if it has no use for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.vcard.dates import day
from relnet.formats.vcard.escapes import components, items, text

if TYPE_CHECKING:
    from relnet.formats.vcard.draft import Draft
    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Kind

# RFC 6350 6.1.4, RFC 6473, RFC 6869; Apple's COMPANY. What is no person is an organization.
_KINDS: dict[str, Kind] = {
    "individual": "person",
    "person": "person",
    "group": "group",
    "org": "organization",
    "organization": "organization",
    "company": "organization",
    "location": "organization",
    "device": "organization",
    "application": "organization",
    "thing": "organization",
}
# The sex and the words of GENDER (RFC 6350 6.2.7), and what X-GENDER says.
_SALUTATIONS = {
    **dict.fromkeys(("f", "female", "w", "weiblich", "frau", "woman", "sie", "she"), "frau"),
    **dict.fromkeys(("m", "male", "männlich", "mann", "man", "er", "he"), "herr"),
}
_SAYS_MORE = {"location", "device", "application", "thing"}  # than the kind it becomes
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")  # BCP 47
_LEAST_PREFERRED = 101  # RFC 6350 5.3 counts from 1 to 100


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
    draft.formatted = value.strip()
    return True


def gender(draft: Draft, head: Head, value: str) -> bool:
    """Take how to address somebody from GENDER and X-GENDER, which say more and stay.

    What people say in words counts more than a letter; where the words are not known, nothing.
    """
    del head
    sex, _, words = value.partition(";")
    said = (words.strip() or sex.strip()).lower()
    draft.salutation = draft.salutation or _SALUTATIONS.get(said, "")
    return False


def nickname(draft: Draft, head: Head, value: str) -> bool:
    """Take NICKNAME, a list."""
    del head
    draft.nicknames += items(value)
    return True


def kind(draft: Draft, head: Head, value: str) -> bool:
    """Take KIND, X-ADDRESSBOOKSERVER-KIND and X-ABSHOWAS."""
    del head
    word = value.strip().lower()
    if word not in _KINDS:
        return not word
    draft.kind = _KINDS[word]
    return word not in _SAYS_MORE


def mailing_list(draft: Draft, head: Head, value: str) -> bool:
    """Take X-EVOLUTION-LIST: the addresses are those of its members."""
    del head
    if value.strip().lower() == "true":
        draft.kind = "group"
    return False


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


def categories(draft: Draft, head: Head, value: str) -> bool:
    """Take CATEGORIES, a list; Google puts everybody into one of its own, which says nothing."""
    del head
    draft.tags += [tag for tag in items(value) if tag != "myContacts"]
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
    return bool(draft.stated_on or not stated)


def language(draft: Draft, head: Head, value: str) -> bool:
    """Take LANG; which one is preferred, and so of use, is not known before the last."""
    tag = value.strip()
    if _LANGUAGE.fullmatch(tag):
        written = head.params.get("PREF", ("1" if head.is_preferred else "",))[0]
        is_number = written.isdecimal() and len(written) <= 3
        draft.languages.append((int(written) if is_number else _LEAST_PREFERRED, tag))
    return False
