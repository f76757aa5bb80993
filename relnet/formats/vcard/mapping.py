"""From the properties of a vCard to the card they describe."""

from __future__ import annotations

from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from relnet.formats.vcard import facts, reach
from relnet.formats.vcard.draft import LABEL, Draft
from relnet.formats.vcard.escapes import components, items, split
from relnet.model.card import Card, Name, Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Kind

    _Place = tuple[Head, list[str]]
    _Title = tuple[Head, str]

FIELDS: dict[str, Callable[[Draft, Head, str], bool]] = {
    "VERSION": facts.version,
    "N": facts.name,
    "FN": facts.formatted,
    "NICKNAME": facts.nickname,
    "KIND": facts.kind,
    "X-ADDRESSBOOKSERVER-KIND": facts.kind,
    "X-ABSHOWAS": facts.kind,
    "ORG": facts.organization,
    "TITLE": facts.title,
    "ROLE": facts.role,
    **dict.fromkeys(facts.DATES, facts.special_date),
    "X-ANDROID-CUSTOM": facts.android,
    "CATEGORIES": facts.categories,
    "NOTE": facts.note,
    "UID": facts.uid,
    "REV": facts.revision,
    "EMAIL": reach.email,
    "TEL": reach.phone,
    "URL": reach.url,
    "X-SOCIALPROFILE": reach.profile,
    "SOCIALPROFILE": reach.profile,
    **dict.fromkeys(reach.NETWORKS, reach.profile),
    "IMPP": reach.messenger,
    **dict.fromkeys(reach.SERVICES, reach.messenger),
    "ADR": reach.address,
}
_FRAME = ("BEGIN", "END", "VERSION", "PROFILE")  # of the file; an export has its own
_preferred = attrgetter("preferred")


def card_of(pairs: Sequence[tuple[Head, str]]) -> Card | None:
    """Return the card, or None if there is nothing in it to call it by.

    That is a name, a nickname, an organization or a channel.
    """
    draft = Draft(pairs)
    for head, value in pairs:
        field = FIELDS.get(head.name)
        if field and head.encoding != "BASE64":
            field(draft, head, value)
    name, kind = _name(draft), draft.kind
    if draft.organizations and not (draft.name or draft.nicknames):
        organization = _organization(draft)
        if name.formatted.casefold() in {"", organization.casefold()}:  # nobody is called so
            name, kind = Name(organization), "organization" if kind == "person" else kind
    elif not (draft.name or draft.formatted or draft.nicknames or draft.channels):
        return None
    return _card(draft, name, kind)


def is_used(head: Head) -> bool:
    """Tell whether a property is one that ``card_of`` reads."""
    return head.name in FIELDS and head.encoding != "BASE64"


def unused(pairs: Sequence[tuple[Head, str]]) -> list[tuple[Head, str]]:
    """Return the properties that ``card_of`` takes nothing from, for they say something else.

    The frame of the card (BEGIN, VERSION ...) is not among them, the label of one of them is.
    """
    draft = Draft(pairs)
    left = []
    for head, value in pairs:
        is_taken = is_used(head) and FIELDS[head.name](draft, head, value)
        if not (is_taken or head.name in _FRAME):
            left.append((head, value))
    if draft.titles:
        left += [pair for pair in pairs if pair[0].name == "ROLE"]
    groups = {head.group for head, _ in left if head.name != LABEL}
    return [pair for pair in left if pair[0].name != LABEL or pair[0].group in groups]


def _card(draft: Draft, name: Name, kind: Kind) -> Card:
    positions = _positions(draft)
    if kind == "organization":  # is not employed by itself
        positions = [position for position in positions if position != Position(name.formatted)]
    return Card(
        name,
        kind,
        ", ".join(draft.nicknames),
        tuple(sorted(draft.channels, key=_preferred, reverse=True)),
        tuple(draft.addresses),
        tuple(positions),
        tuple(draft.dates),
        tuple(dict.fromkeys(draft.tags)),
        tuple(draft.notes),
        draft.uid,
        draft.stated_on,
    )


def _name(draft: Draft) -> Name:
    if "," in draft.name and draft.version != "2.1":
        # Several values of one part: RFC 6350 6.2.2.
        parts = [" ".join(items(part)) for part in split(draft.name, ";")]
    else:
        parts = components(draft.name)
    return Name(draft.formatted, *parts[:5])


def _positions(draft: Draft) -> list[Position]:
    """Put what somebody does together with where, preferred places first."""
    places, titles = draft.organizations, draft.titles or draft.roles
    if len(places) < 2 and len(titles) < 2:
        return [_position(*pair) for pair in zip_longest(places, titles)]
    pairs = _paired(places, titles)
    pairs.sort(key=lambda pair: not (pair[0] and pair[0][0].is_preferred))
    return [_position(*pair) for pair in pairs]


def _paired(
    places: list[_Place], titles: list[_Title]
) -> list[tuple[_Place | None, _Title | None]]:
    """Join by group (``item1.ORG``, ``item1.TITLE``), what remains by order."""
    grouped = {title[0].group: title for title in titles if title[0].group}
    own = [grouped.get(head.group) for head, _ in places]
    rest = iter([title for title in titles if title not in own])
    pairs: list[tuple[_Place | None, _Title | None]] = []
    pairs += [(place, title or next(rest, None)) for place, title in zip(places, own, strict=True)]
    return pairs + [(None, title) for title in rest]


def _position(place: _Place | None, title: _Title | None) -> Position:
    name, *units = place[1] if place else [""]
    return Position(name, ", ".join(filter(None, units)), title[1] if title else "")


def _organization(draft: Draft) -> str:
    return next(filter(None, draft.organizations[0][1]))
