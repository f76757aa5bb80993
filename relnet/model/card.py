"""What a file says about a person, before relnet knows who it is."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.happening import Happening
    from relnet.phrase import Phrase

Kind = Literal["person", "organization", "group"]
BADGE = "badge:"  # and the id: the UID of somebody of whom a badge is all that is known
ROW = "relnet:"  # and id/handle: the UID of somebody in a table that relnet wrote
ChannelKind = Literal["email", "phone", "profile", "url", "messenger"]


@noun
class Name:
    """A name in its parts (vCard N), and as the person writes it (vCard FN); absent is ''."""

    formatted: str = ""
    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


@noun
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


_MUTE = re.compile(r"\b(?:fax|pager)|telefax", re.IGNORECASE)


def takes_calls(label: str) -> bool:
    """Tell whether a number with this label is one to call: of no fax and no pager."""
    return not _MUTE.search(label)


@noun
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


@noun
class Position:
    """A job: what somebody does, and where."""

    organization: str = ""
    department: str = ""
    title: str = ""


@noun
class SpecialDate:
    """A day to remember: ``kind`` is ``birthday``, ``anniversary`` or ``other``.

    ``value`` is ``1980-04-15``, ``--04-15``, or the text as written if it is no date.
    """

    kind: Literal["birthday", "anniversary", "other"]
    value: str
    label: str = ""


@noun
class Relation:
    """Somebody a person is connected with, known by name only.

    ``kind`` is what they are to the person: ``spouse``, ``child``, ``assistant``, ``manager``
    ..., ``other`` if that is not known; ``label`` the source's own word for it, '' if it says
    no more. ``key`` is the comparable form of the name, '' until ``rules/`` gives it. ``uid`` is
    that of their own card, '' if none is known; ``mails`` are the keys of their mail addresses,
    with blanks between them.
    """

    kind: str
    name: str
    label: str = ""
    key: str = ""
    uid: str = ""
    mails: str = ""


@noun
class Card:
    """One person, organization or group, as one entry of a file describes it.

    The order of channels and positions is the file's, preferred ones first. ``stated_on`` is
    the ISO day the entry itself gives for its last change or the connection (vCard REV,
    LinkedIn's Connected On), '' if it gives none. ``language`` is a BCP 47 tag such as ``de``.
    ``links`` are relations by UID alone: the name is on that card. ``salutation`` is frau or herr
    where the card tells a gender.
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
    relations: tuple[Relation, ...] = ()
    language: str = ""
    links: tuple[Relation, ...] = ()
    salutation: str = ""


@noun
class Record:
    """One entry of a source, kept as it came.

    ``line`` is the first line of the entry in its file, counted from 1; ``raw`` is the entry
    itself. Without a card, ``reason`` says why: rejected if the entry is damaged, skipped
    (``is_skipped``) if there is nothing in it to keep. With a card, ``reason`` may be a remark.
    ``happening`` is what happened with the person of the card and the ``others``; the card may
    be the owner's own (``is_own``). ``key`` tells the entry from all others where not all of
    ``raw`` does, such as a Message-ID: the same entry may come again with other columns.
    """

    line: int
    raw: bytes
    card: Card | None = None
    reason: Phrase | None = None
    is_skipped: bool = False
    happening: Happening | None = None
    others: tuple[Card, ...] = ()
    is_own: bool = False
    key: bytes = b""
