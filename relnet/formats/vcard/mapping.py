"""From the properties of a vCard to the card they describe."""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, TypeVar

from relnet.formats.vcard import android, anniversaries, facts, kin, postal, reach
from relnet.formats.vcard.draft import LABEL, Draft
from relnet.formats.vcard.names import name_of
from relnet.formats.vcard.positions import organization_of, positions_of
from relnet.model.card import Card, Name, Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relnet.formats.vcard.heads import Head
    from relnet.model.card import Kind

_Said = TypeVar("_Said")

FIELDS: dict[str, Callable[[Draft, Head, str], bool]] = {
    "VERSION": facts.version,
    "N": facts.name,
    "FN": facts.formatted,
    "NICKNAME": facts.nickname,
    "GENDER": facts.gender,
    "X-GENDER": facts.gender,
    "KIND": facts.kind,
    "X-ADDRESSBOOKSERVER-KIND": facts.kind,
    "X-ABSHOWAS": facts.kind,
    "X-EVOLUTION-LIST": facts.mailing_list,
    "ORG": facts.organization,
    "TITLE": facts.title,
    "ROLE": facts.role,
    **dict.fromkeys(anniversaries.KINDS, anniversaries.anniversary),
    "X-ANDROID-CUSTOM": android.custom,
    "CATEGORIES": facts.categories,
    "NOTE": facts.note,
    "UID": facts.uid,
    "REV": facts.revision,
    "EMAIL": reach.email,
    "TEL": reach.phone,
    "X-MS-TEL": reach.phone,
    "URL": reach.url,
    **dict.fromkeys(reach.PAGES, reach.url),
    "X-SOCIALPROFILE": reach.profile,
    "SOCIALPROFILE": reach.profile,
    **dict.fromkeys(reach.NETWORKS, reach.profile),
    "IMPP": reach.messenger,
    **dict.fromkeys(reach.SERVICES, reach.messenger),
    "ADR": postal.address,
    "LABEL": postal.label,
    **dict.fromkeys(kin.NAMED, kin.named),
    "X-ABRELATEDNAMES": kin.related,
    "RELATED": kin.related,
    "MEMBER": kin.member,
    "X-ADDRESSBOOKSERVER-MEMBER": kin.linked_member,
    "AGENT": kin.agent,
    "LANG": facts.language,
}
_FRAME = ("BEGIN", "END", "VERSION", "PROFILE")  # of the file; an export has its own
_preferred = attrgetter("preferred")


def card_of(pairs: Sequence[tuple[Head, str]]) -> Card | None:
    """Return the card, or None if there is nothing in it to call it by.

    That is a name, a nickname, an organization or a channel.
    """
    draft = Draft(pairs)
    for head, value in pairs:
        if is_used(head):
            FIELDS[head.name](draft, head, value)
    name, kind = name_of(draft), draft.kind
    if draft.organizations and not (draft.name or draft.nicknames):
        organization = organization_of(draft)
        if name.formatted.casefold() in {"", organization.casefold()}:  # nobody is called so
            name, kind = Name(organization), "organization" if kind == "person" else kind
    elif not (draft.name or draft.formatted or draft.nicknames or draft.channels):
        return None
    return _card(draft, name, kind)


def is_used(head: Head) -> bool:
    """Tell whether ``card_of`` reads a property; how one is pronounced (RFC 9554) it does not."""
    return head.name in FIELDS and head.encoding != "BASE64" and "PHONETIC" not in head.params


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
    if draft.letters:
        own = set(postal.addresses_of(draft))
        labels = [pair for pair in pairs if pair[0].name == "LABEL" and is_used(pair[0])]
        left += [pair for pair in labels if postal.on_label(draft, *pair) not in own]
    used = draft.labelled - {head.group for head, _ in left if head.name != LABEL}
    language = _language(draft)
    return [
        (head, value)
        for head, value in left
        if not (head.name == LABEL and head.group in used and draft.is_label(head, value))
        and not (head.name == "LANG" and value.strip() == language)
    ]


def _card(draft: Draft, name: Name, kind: Kind) -> Card:
    positions = positions_of(draft)
    if kind == "organization":  # is not employed by itself
        positions = [position for position in positions if position != Position(name.formatted)]
    return Card(
        name,
        kind,
        ", ".join(draft.nicknames),
        tuple(sorted(draft.channels, key=_preferred, reverse=True)),
        postal.addresses_of(draft) if draft.letters else tuple(draft.addresses),
        tuple(positions),
        _once(draft.dates),
        _once(draft.tags),
        tuple(draft.notes),
        draft.uid,
        draft.stated_on,
        _once(draft.relations),
        _language(draft),
        _once(draft.links),
        draft.salutation,
    )


def _once(said: list[_Said]) -> tuple[_Said, ...]:
    return tuple(dict.fromkeys(said) if len(said) > 1 else said)


def _language(draft: Draft) -> str:
    return min(draft.languages, key=itemgetter(0))[1] if draft.languages else ""
