"""What a file says about a person, before relnet knows who it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from relnet.phrase import Phrase

Kind = Literal["person", "organization", "group"]
ChannelKind = Literal["email", "phone", "profile", "url", "messenger"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts (vCard N), and as the person writes it (vCard FN); absent is ''."""

    formatted: str = ""
    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach somebody.

    ``value`` is as written; ``key`` is the comparable form that ``rules/channels.py`` gives it
    (lower-case address, E.164, URL without scheme) and '' until then. ``label`` holds
    lower-case words such as ``work``, ``home``, ``cell``, ``fax``, or a free label.
    """

    kind: ChannelKind
    value: str
    label: str = ""
    preferred: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in the parts of vCard ADR."""

    street: str = ""
    extended: str = ""
    po_box: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A job: what somebody does, and where."""

    organization: str = ""
    department: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SpecialDate:
    """A day to remember: ``kind`` is ``birthday``, ``anniversary`` or ``other``.

    ``value`` is ``1980-04-15``, ``--04-15``, or the text as written if it is no date.
    """

    kind: Literal["birthday", "anniversary", "other"]
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One person, organization or group, as one entry of a file describes it.

    The order of channels and positions is the file's, preferred ones first. ``stated_on`` is
    the ISO day the entry itself gives for its last change or the connection (vCard REV,
    LinkedIn's Connected On), '' if it gives none.
    """

    name: Name = field(default_factory=Name)
    kind: Kind = "person"
    nickname: str = ""
    channels: tuple[Channel, ...] = ()
    addresses: tuple[Address, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[SpecialDate, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    uid: str = ""
    stated_on: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a source, kept as it came.

    ``line`` is the first line of the entry in its file, counted from 1; ``raw`` is the entry
    itself. Without a card, ``reason`` says why: rejected if the entry is damaged, skipped
    (``is_skipped``) if there is nothing in it to keep. With a card, ``reason`` may be a remark.
    """

    line: int
    raw: bytes
    card: Card | None = None
    reason: Phrase | None = None
    is_skipped: bool = False
