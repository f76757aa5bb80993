"""Channels made comparable: whatever spelling, one address has one key.

Light enough for commands that only read. Telephone numbers need ``rules/phones.py``, which
whoever writes channels hands in.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from relnet.model.card import Channel
from relnet.rules.mailboxes import FREE, FREE_EVERYWHERE, ROLES
from relnet.rules.web_addresses import ascii_domain, read_web_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from relnet.model.card import ChannelKind

_MAIL_EDGES = " \t\r\n\u00a0\u200b\ufeff<>()[]\"',;:"
_WORD_END = re.compile(r"[-._+\d]")


def tidy(channel: Channel, phone_key: Callable[[str], str] | None = None) -> Channel:
    """Return a channel with its key; a URL that is somebody's page becomes a profile.

    A profile's label is its network. ``phone_key`` is that of ``rules/phones.py``, for a
    region; without it telephone numbers keep the key they have.
    """
    kind: ChannelKind = channel.kind
    label, key = channel.label, channel.key
    if kind == "email":
        key = mail_key(channel.value)
    elif kind == "phone":
        key = phone_key(channel.value) if phone_key else key
    elif kind == "messenger":
        key = "".join(channel.value.lower().split())
    else:
        key, network = read_web_address(channel.value)
        if network:
            kind, label = "profile", network
    return Channel(kind, channel.value, label, channel.preferred, key)


def mail_key(text: str) -> str:
    """Return a mail address in lower case, its domain in ASCII; '' only for a blank.

    Also reads "Anna Weber <anna@...>" and mailto:. What is no address stays: it is for people
    to correct, not for the import to lose.
    """
    address = text.strip(_MAIL_EDGES).rpartition("<")[2].strip(_MAIL_EDGES).lower()
    if address.startswith("mailto:"):
        address = address[len("mailto:") :].partition("?")[0]
    if address.isascii():
        return address
    local, at, domain = unicodedata.normalize("NFC", address).rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}"


def is_role_mailbox(key: str) -> bool:
    """Tell whether a mail address is a role's or a team's: info@, info-berlin@, office2@."""
    local = key.partition("@")[0]
    return local in ROLES or _WORD_END.split(local, maxsplit=1)[0] in ROLES


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody can have an address there (web.de), so that it names no firm."""
    return domain in FREE or domain.partition(".")[0] in FREE_EVERYWHERE
