"""What a contact has, ready to be compared with one card after another."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from relnet.model.folding import fold, wording
from relnet.rules.organizations import organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.card import Address, Card, Channel, Position
    from relnet.model.contact import Contact

_STREET = re.compile("strasse ")  # as fold leaves straße; str. lost its dot there


class Job(NamedTuple):
    """A position as it is compared."""

    firm: str
    title: str
    department: str


class Held:
    """A contact's values, made ready when a card first asks for them, and then kept.

    So nobody's are read anew for each card of thousands that they grow by.
    """

    def __init__(self, contact: Contact) -> None:
        self.contact = contact

    def grow(self, contact: Contact, card: Card) -> None:
        """Go on as the contact that has what is new on a card, too."""
        self.contact, ready = contact, vars(self)
        if "channels" in ready:
            self.channels.update(_channels(card.channels))
        if "addresses" in ready:
            self.addresses.update(map(address_words, card.addresses))
        if "jobs" in ready:
            self.jobs.update(_jobs(card.positions))
        if "firms" in ready:
            self.firms.update(_firms(card.positions))
        if "tags" in ready:
            self.tags.update(map(fold, card.tags))
        if "notes" in ready:
            self.notes.update(_notes(card.notes))

    @cached_property
    def channels(self) -> set[tuple[str, str]]:
        """Return kind with key, and kind with the text as it was written."""
        return {*_channels(self.contact.channels)}

    @cached_property
    def addresses(self) -> set[frozenset[str]]:
        """Return the words of each address."""
        return {*map(address_words, self.contact.addresses)}

    @cached_property
    def jobs(self) -> set[Job]:
        """Return the positions, and each of them with less said."""
        return {*_jobs(self.contact.positions)}

    @cached_property
    def firms(self) -> dict[str, Position]:
        """Return the last position at each organization, by its key."""
        return dict(_firms(self.contact.positions))

    @cached_property
    def tags(self) -> set[str]:
        """Return the tags, folded."""
        return {*map(fold, self.contact.tags)}

    @cached_property
    def notes(self) -> set[str]:
        """Return how notes are worded, also each of several that a program has put into one."""
        return {*_notes(self.contact.notes)}


def address_words(address: Address) -> frozenset[str]:
    """Return the words of an address, but as one: Mühlstraße and Mühlstr., 08523 and 8523.

    A spreadsheet takes the zero from a postcode that begins with one.
    """
    street = _STREET.sub("str ", fold(address.street) + " ")
    place = fold(f"{address.extended} {address.po_box} {address.city}")
    postcode = fold(address.postcode).lstrip("0")
    return frozenset(f"{street} {place} {postcode}".split())


def job(position: Position) -> Job:
    """Fold a position."""
    firm = organization_key(position.organization)
    return Job(firm, fold(position.title), fold(position.department))


def note_parts(note: str) -> set[str]:
    """Return how the paragraphs of a note are worded."""
    return {wording(part) for part in note.split("\n\n")}


def _channels(channels: Iterable[Channel]) -> Iterator[tuple[str, str]]:
    return ((channel.kind, said) for channel in channels for said in (channel.key, channel.value))


def _jobs(positions: Iterable[Position]) -> Iterator[Job]:
    for position in positions:
        yield from map(Job._make, product(*({part, ""} for part in job(position))))


def _firms(positions: Iterable[Position]) -> Iterator[tuple[str, Position]]:
    return ((organization_key(position.organization), position) for position in positions)


def _notes(notes: Iterable[str]) -> Iterator[str]:
    for note in notes:
        yield wording(note)
        yield from note_parts(note)
