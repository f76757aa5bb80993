"""Make a card comparable: its name in parts, its channels with keys, its firms without forms."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from relnet.model.addressing import addressed
from relnet.model.arrival import Arrival
from relnet.model.card import BADGE, Card, Relation
from relnet.model.folding import fold
from relnet.rules.channels import tidy
from relnet.rules.mail_addresses import is_mail_address
from relnet.rules.names import display, name_key
from relnet.rules.organizations import is_firm, organization_key
from relnet.rules.phones import HOME, is_whole, phone_key, phone_key_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.card import Channel, Name

Value = TypeVar("Value")


def arrive(card: Card, seen_on: str, home: str = HOME) -> Arrival:
    """Prepare a card for matching and storing; ``seen_on`` is the day its facts are of.

    ``home`` (ISO 3166) is the country of numbers that name none, on a card without an address.
    """
    name = card.name
    if card.kind == "person" and not (name.family or name.given) and _is_a_name(card):
        name = _parted(name)
    channels = _with_keys(card, home)
    label = display(_to_show(name, card), _fallbacks(card))
    tidied = Card(  # in full: replace() would cost an import as much as reading the names
        name,
        card.kind,
        card.nickname,
        channels,
        _once(card.addresses),
        _once(card.positions),
        _once(card.dates),
        card.tags,
        _once(card.notes),
        card.uid,
        card.stated_on,
        tuple([Relation(r.kind, r.name, r.label, fold(r.name)) for r in card.relations]),
        card.language,
        card.links,
        "" if card.salutation and addressed("", name.prefix) else card.salutation,
    )
    organizations = {
        position.organization: organization_key(position.organization)
        for position in card.positions
        if position.organization
    }
    key = name_key(name, label)
    return Arrival(
        tidied,
        label,
        key,
        organizations,
        seen_on,
        tuple([channel.key for channel in channels if _is_own(channel)]),
        tuple([(key, firm) for firm in organizations.values() if is_firm(firm)]),
    )


def _is_own(channel: Channel) -> bool:
    """Tell whether a channel may be one person's: a web page, 110 and kaputt@ are everybody's."""
    if channel.kind == "email":
        return is_mail_address(channel.key)
    return channel.kind == "profile" or (channel.kind == "phone" and is_whole(channel.key))


def _parted(name: Name) -> Name:
    """Return a full name in its parts, with the titles that stand beside it, such as Frau Dr."""
    parts = _split(name.formatted)
    prefix, said = name.prefix, parts.prefix.split()
    if parts.prefix not in prefix:  # which may be said in part by both: Frau, Frau Dr. Jana Voß
        prefix = " ".join([*(word for word in prefix.split() if word not in said), *said])
    return replace(
        parts,
        formatted=name.formatted,
        prefix=prefix,
        suffix=name.suffix or parts.suffix,
    )


def _split(formatted: str) -> Name:
    # nameparser is slow to import, and most sources give names in parts.
    name: Name = import_module("relnet.rules.full_names").split(formatted)
    return name


def _is_a_name(card: Card) -> bool:
    """Tell a full name from what programs write for want of one: FN:mara@example.com."""
    words = card.name.formatted.split()
    return bool(words) and all(words != text.split() for text in _fallbacks(card))


def _to_show(name: Name, card: Card) -> Name:
    """Return the name in parts where it was written as the firm's, or as an address.

    Outlook writes so whom it files under the firm.
    """
    formatted = name.formatted
    if not formatted or (name.given in formatted and name.family in formatted):
        return name
    if card.kind != "person":
        return name
    words = formatted.split()
    is_other = any(words == text.split() for text in _stand_ins(card))
    return replace(name, formatted="") if is_other else name


def _once(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else values


def _with_keys(card: Card, home: str) -> tuple[Channel, ...]:
    """Give each channel its key; one that comes twice, or says nothing, is left out."""
    key = phone_key_at(card.addresses, home) if card.addresses or home != HOME else phone_key
    tidied = [one for one in [tidy(channel, key) for channel in card.channels] if one.key]
    if len(tidied) < 2:
        return tuple(tidied)
    found: dict[tuple[str, str], Channel] = {}
    for channel in tidied:
        first = found.setdefault((channel.kind, channel.key), channel)
        if first is not channel:
            found[channel.kind, channel.key] = _joined(first, channel)
    return tuple(found.values())


def _joined(first: Channel, again: Channel) -> Channel:
    """Return a channel that comes twice in the words that have a label."""
    told = again if again.label and not first.label else first
    return replace(told, preferred=first.preferred or again.preferred)


def _fallbacks(card: Card) -> Iterator[str]:
    """Yield what somebody without a name is called by: nickname, firm, address, number."""
    yield card.nickname
    yield from _stand_ins(card)


def _stand_ins(card: Card) -> Iterator[str]:
    yield from (position.organization for position in card.positions)
    yield from (channel.value for channel in card.channels)
    if card.uid.startswith(BADGE):
        yield f"Badge {card.uid.removeprefix(BADGE)}"
