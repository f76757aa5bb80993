"""What somebody allows, and by which ways they can be reached."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun
from relnet.phrase import Phrase

# Channels of which consent speaks; a message on a network is one to a messenger.
ConsentChannel = Literal["email", "phone", "post", "messenger"]
Way = Literal["email", "phone", "messenger", "profile", "post"]


@noun
class Consent:
    """That somebody allowed a channel for a purpose, or took that back, and how it is known."""

    channel: ConsentChannel
    purpose: str
    state: Literal["given", "withdrawn"]
    decided_on: date
    note: str = ""


@noun
class Reach:
    """By which ways somebody can be reached, and what they said about it, oldest first.

    ``preferred`` is '' where nobody said. ``is_business`` if they are known at an organization.
    """

    ways: frozenset[Way] = frozenset()
    preferred: str = ""
    is_business: bool = False
    consents: tuple[Consent, ...] = ()


@noun
class Advice:
    """The best way that is allowed ('' if none is), and how it stands with every way."""

    channel: Way | Literal[""]
    advice: Phrase
