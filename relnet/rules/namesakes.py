"""Who need not be weighed: people of one name, and those in a crowd who have another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.card import Card, Channel
    from relnet.model.contact import Contact

CROWD = 30  # people; more on one number are no office, and only namesakes are looked at


def are_namesakes(card: Card, other: Card | Contact) -> bool:
    """Tell at a glance that two of one name and firm are two people.

    They share no UID and no channel, each has a profile on one network, and no day or place
    could outweigh it. ``rules/likeness.py`` would come to the same, and takes ten times as long.
    """
    if (card.dates and other.dates) or (card.addresses and other.addresses):
        return False
    return not _networks(card.channels).isdisjoint(_networks(other.channels))


def _networks(channels: Iterable[Channel]) -> set[str]:
    return {channel.key.partition("/")[0] for channel in channels if channel.kind == "profile"}
