"""Channels made comparable: whatever spelling, one address has one key.

Light enough for commands that only read. Telephone numbers need ``rules/phones.py``, which
whoever writes channels hands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.model.card import Channel
from relnet.rules.mail_addresses import mail_key
from relnet.rules.mailboxes import FREE, FREE_EVERYWHERE, ROLES
from relnet.rules.web_addresses import read_web_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from relnet.model.card import ChannelKind

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


def is_role_mailbox(key: str) -> bool:
    """Tell whether a mail address is a role's or a team's: info@, info-berlin@, office2@."""
    local = key.partition("@")[0]
    return local in ROLES or _WORD_END.split(local, maxsplit=1)[0] in ROLES


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody can have an address there (web.de), so that it names no firm."""
    return domain in FREE or domain.partition(".")[0] in FREE_EVERYWHERE
