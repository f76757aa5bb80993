"""Decide what a card says beyond what is known: only that is added, nothing is overwritten."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold, wording
from relnet.rules.organizations import organization_key
from relnet.rules.relatives import names_less

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from relnet.model.arrival import Arrival
    from relnet.model.card import Address, Position, Relation, SpecialDate
    from relnet.model.contact import Contact

_STREET = re.compile("strasse ")  # as fold leaves straße; str. lost its dot there
# What a card says about somebody beside the name, each a tuple of values.
VALUES = ("channels", "addresses", "positions", "dates", "tags", "notes", "relations")


def news(arrival: Arrival, contact: Contact, noted: Set[str] | None = None) -> Arrival:
    """Return the card reduced to what the contact does not have yet.

    ``noted`` are the ``wordings`` of the contact's notes, for whoever asks again and again.

    Channels compare by key, and as written (a number may have been read in another country before
    the address was known); positions by organization and title, where a card that gives less
    says nothing new; addresses, dates and notes by their folded text. Of two birthdays that
    differ both are kept, but a day without its year is no news beside the same day with it.
    """
    card = arrival.card
    known = {(c.kind, said) for c in contact.channels for said in (c.key, c.value)}
    noted = wordings(contact.notes) if noted is None else noted
    positions = _new_positions(card.positions, contact.positions)
    names = [position.organization for position in positions if position.organization]
    return replace(
        arrival,
        organizations={name: organization_key(name) for name in names},
        card=replace(
            card,
            channels=tuple(
                c for c in card.channels if known.isdisjoint(((c.kind, c.key), (c.kind, c.value)))
            ),
            addresses=_new_addresses(card.addresses, contact.addresses),
            positions=positions,
            dates=_new_dates(card.dates, contact.dates),
            tags=_unlike(card.tags, contact.tags),
            notes=tuple(text for text in card.notes if not _parts(text) - {""} <= noted),
            relations=_new_relations(card.relations, contact),
        ),
    )


def wordings(notes: Iterable[str]) -> set[str]:
    """Return how notes are worded, also each of several that a program has put into one."""
    return {said for text in notes for said in (wording(text), *_parts(text))}


def has_values(arrival: Arrival) -> bool:
    """Tell whether a card, as ``news`` leaves it, holds anything to add."""
    card = arrival.card
    return any(getattr(card, values) for values in VALUES)


def better_name(arrival: Arrival, contact: Contact) -> dict[str, str]:
    """Return the parts of the name, nickname and language, that the card adds to those known.

    A part that is known stays, except an initial that the card spells out. Words that the
    known name has already, in whatever part, are no news; a name of one word is completed.
    """
    mine, theirs = arrival.card.name, contact.name
    known = fold(f"{theirs.given} {theirs.additional} {theirs.family}").split()
    if len(known) == 1 and known[0] in fold(f"{mine.given} {mine.family}").split():
        parts = {part: getattr(mine, part) for part in ("given", "family")}
        parts = {part: text for part, text in parts.items() if text != getattr(theirs, part)}
    else:
        parts = {
            part: getattr(mine, part)
            for part in ("family", "given", "additional")
            if _says_more(getattr(mine, part), getattr(theirs, part))
            and not set(fold(getattr(mine, part)).split()) <= {*known}
        }
    for part in ("prefix", "suffix"):
        if getattr(mine, part) and not getattr(theirs, part):
            parts[part] = getattr(mine, part)
    for part in ("nickname", "language"):
        if getattr(arrival.card, part) and not getattr(contact, part):
            parts[part] = getattr(arrival.card, part)
    return parts


def changed_name(before: str, arrival: Arrival, contact: Contact) -> dict[str, str]:
    """Return the parts of a name that somebody has changed, of whom a newer entry tells so.

    None if the contact is not called what the older entry said, ``before``: then somebody else
    gave that name. Of given names one that goes on is no change: Anna Maria, called Anna.
    """
    name, held = contact.name, fold(before).split()
    if not {*fold(name.given).split()[:1], *fold(name.family).split()} <= {*held}:
        return {}
    parts = {}
    for part in ("family", "given"):
        new, old = getattr(arrival.card.name, part), getattr(name, part)
        goes_on = part == "given" and {*fold(new).split()} & {*fold(old).split()}
        if new and old and fold(new) != fold(old) and not goes_on:
            parts[part] = new
    return parts


def _says_more(mine: str, theirs: str) -> bool:
    if not theirs:
        return bool(mine)
    initial = theirs.rstrip(".")
    return len(initial) == 1 and len(mine.rstrip(".")) > 1 and fold(mine).startswith(fold(initial))


def _new_addresses(mine: Iterable[Address], theirs: Iterable[Address]) -> tuple[Address, ...]:
    said = [(address, _words(address)) for address in mine]
    known = [_words(address) for address in theirs] if said else []
    return tuple(
        address for address, mine in said if mine and not any(mine <= words for words in known)
    )


@lru_cache(maxsize=1 << 14)  # who grows by many cards is asked for all they have at each
def _words(address: Address) -> frozenset[str]:
    """Return the words of an address, but as one: Mühlstraße and Mühlstr., 08523 and 8523.

    A spreadsheet takes the zero from a postcode that begins with one.
    """
    street = _STREET.sub("str ", fold(address.street) + " ")
    place = fold(f"{address.extended} {address.po_box} {address.city}")
    postcode = fold(address.postcode).lstrip("0")
    return frozenset(f"{street} {place} {postcode}".split())


def _new_positions(mine: Iterable[Position], theirs: Iterable[Position]) -> tuple[Position, ...]:
    said = [(position, _held(position)) for position in mine]
    known = [(position, _held(position)) for position in theirs] if said else []
    held = {key: position for position, (key, *_) in known}
    return tuple(
        _completed(position, held)
        for position, mine in said
        if not any(_says_less(mine, other) for _, other in known)
    )


def _completed(position: Position, held: Mapping[str, Position]) -> Position:
    """Keep a firm's name, and the department there: networks leave forms and departments out."""
    known = held.get(organization_key(position.organization))
    if known is None:
        return position
    return replace(
        position,
        organization=known.organization,
        department=position.department or known.department,
    )


@lru_cache(maxsize=1 << 14)
def _held(position: Position) -> tuple[str, str, str]:
    return (
        organization_key(position.organization),
        fold(position.title),
        fold(position.department),
    )


def _says_less(mine: tuple[str, str, str], theirs: tuple[str, str, str]) -> bool:
    return all(not part or part == other for part, other in zip(mine, theirs, strict=True))


def _new_dates(
    mine: Iterable[SpecialDate], theirs: Iterable[SpecialDate]
) -> tuple[SpecialDate, ...]:
    known = {(day.kind, day.value) for day in theirs}
    birthdays = {day.value for day in theirs if day.kind == "birthday"}
    return tuple(
        day
        for day in mine
        if (day.kind, day.value) not in known
        and not (day.kind == "birthday" and _is_said(day.value, birthdays))
    )


def _is_said(birthday: str, known: Iterable[str]) -> bool:
    """Tell whether a birthday without its year is that of a day that is known."""
    return birthday.startswith("--") and any(day.endswith(birthday[1:]) for day in known)


def _new_relations(mine: Iterable[Relation], contact: Contact) -> tuple[Relation, ...]:
    known = {(relation.kind, relation.key) for relation in contact.relations}
    return tuple(
        relation
        for relation in mine
        if (relation.kind, relation.key) not in known and not _is_named(relation, contact)
    )


def _is_named(relation: Relation, contact: Contact) -> bool:
    """Tell whether a relative is known by a fuller name."""
    family = contact.name.family
    return any(
        other.kind == relation.kind and names_less(relation.name, other.name, relation.kind, family)
        for other in contact.relations
    )


def _parts(note: str) -> set[str]:
    return {wording(part) for part in note.split("\n\n")}


def _unlike(mine: Sequence[str], theirs: Iterable[str]) -> tuple[str, ...]:
    known = {fold(text) for text in theirs} if mine else set()
    return tuple(text for text in mine if fold(text) not in known)
