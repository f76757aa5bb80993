"""Change by which channels somebody can be reached, and which of them they prefer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.jobs.keep_settings import home
from relnet.model.card import Channel, ChannelKind
from relnet.model.folding import fold
from relnet.phrase import Phrase
from relnet.rules.channels import tidy
from relnet.rules.mail_addresses import is_mail_address, mail_key
from relnet.rules.phones import phone_key_at
from relnet.store import edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.contact import Contact
    from relnet.store import Connection

CHANNELS: dict[str, ChannelKind] = {
    "email": "email",
    "phone": "phone",
    "url": "url",
    "profile": "profile",
    "messenger": "messenger",
}
# What people call a kind of channel; folded.
_CALLED: dict[str, ChannelKind] = {
    **CHANNELS, "e mail": "email", "mail": "email", "telefon": "phone", "telephone": "phone",
    "call": "phone", "anruf": "phone", "web": "url", "profil": "profile",
}  # fmt: skip


def channel(kind: ChannelKind, text: str) -> Channel:
    """Read an address typed by hand; BadValueError if it cannot be one (files may hold worse)."""
    if kind == "email" and "@" not in text:
        raise BadValueError(kind, text, Phrase("an e-mail address has an @."))
    if kind == "email" and not is_mail_address(mail_key(text)):
        raise BadValueError(kind, text, Phrase("write it like anna@example.com, without blanks."))
    if kind == "phone" and not any(map(str.isdecimal, text)):
        raise BadValueError(kind, text, Phrase("a phone number has digits."))
    return Channel(kind, text)


def tidied(
    db: Connection, contact: Contact, field: str, texts: Sequence[str], *, is_known: bool
) -> list[Channel]:
    """Read addresses of a field with their keys; known ones may be nonsense from a file."""
    kind, read = CHANNELS[field], Channel if is_known else channel
    held = {one.value: one for one in contact.channels if one.kind == kind} if is_known else {}
    phone_key = phone_key_at(contact.addresses, home(db))
    return [held.get(text) or tidy(read(kind, text), phone_key) for text in texts]


def preferred(contact: Contact) -> str | None:
    """Return the address that somebody prefers, None if nobody says."""
    return next((one.value for one in contact.channels if one.preferred), None)


def prefer(db: Connection, contact: Contact, text: str) -> None:
    """Prefer a channel: a kind (the first of it), an address, or a label such as linkedin.

    '' prefers none. BadValueError if the contact has no such channel.
    """
    found = next(_meant(db, contact, text), None) if text else Channel("email", "")
    if found is None:
        raise BadValueError("preferred", text, _advice(contact, text))
    edits.prefer(db, contact.id, found.kind, found.key)


def _meant(db: Connection, contact: Contact, text: str) -> Iterator[Channel]:
    word = fold(text)
    phone_key = phone_key_at(contact.addresses, home(db))
    keys = {tidy(Channel(kind, text), phone_key).key for kind in CHANNELS.values()} - {""}
    for one in contact.channels:
        if one.kind == _CALLED.get(word) or one.key in keys or one.value == text:
            yield one
    yield from (one for one in contact.channels if word and fold(one.label) == word)


def _advice(contact: Contact, text: str) -> Phrase:
    if kind := _CALLED.get(fold(text)):
        return Phrase(
            "none is known: relnet edit {id} {field}+=ADDRESS adds one.", id=contact.id, field=kind
        )
    return Phrase("name a kind, such as email or phone, or one of their addresses.")
