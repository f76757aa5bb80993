"""Decide what a card says beyond what is known: only that is added, nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.rules.held_values import Held, address_words, job, note_parts
from relnet.rules.organizations import organization_key
from relnet.rules.relatives import names_less

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.arrival import Arrival
    from relnet.model.card import Address, Position, Relation, SpecialDate
    from relnet.model.contact import Contact

# What a card says about somebody beside the name, each a tuple of values.
VALUES = ("channels", "addresses", "positions", "dates", "tags", "notes", "relations")


def news(arrival: Arrival, contact: Contact, held: Held | None = None) -> Arrival:
    """Return the card reduced to what the contact does not have yet.

    ``held`` is the contact's own, for whoever asks again and again.

    Channels compare by key, and as written (a number may have been read in another country before
    the address was known); positions by organization and title, where a card that gives less
    says nothing new; addresses, dates and notes by their folded text. Of two birthdays that
    differ both are kept, but a day without its year is no news beside the same day with it.
    """
    card = arrival.card
    held = held or Held(contact)
    positions = tuple(_new_positions(card.positions, held))
    names = [position.organization for position in positions if position.organization]
    return replace(
        arrival,
        organizations={name: organization_key(name) for name in names},
        card=replace(
            card,
            channels=tuple(
                c
                for c in card.channels
                if held.channels.isdisjoint(((c.kind, c.key), (c.kind, c.value)))
            ),
            addresses=tuple(_new_addresses(card.addresses, held)),
            positions=positions,
            dates=_new_dates(card.dates, contact.dates),
            tags=tuple(tag for tag in card.tags if fold(tag) not in held.tags),
            notes=tuple(text for text in card.notes if not note_parts(text) - {""} <= held.notes),
            relations=_new_relations(card.relations, contact),
        ),
    )


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
    said = {*fold(f"{theirs.given} {theirs.family}").split()}  # some write Mag. Ingrid; Weber, MBA
    for part in ("prefix", "suffix"):
        new = getattr(mine, part)
        if new and not getattr(theirs, part) and not {*fold(new).split()} <= said:
            parts[part] = new
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


def _new_addresses(mine: Iterable[Address], held: Held) -> Iterator[Address]:
    for address in mine:
        words = address_words(address)
        if words and not any(words <= known for known in held.addresses):
            yield address


def _new_positions(mine: Iterable[Position], held: Held) -> Iterator[Position]:
    for position in mine:
        said = job(position)
        if said not in held.jobs:
            yield _completed(position, held.firms.get(said.firm))


def _completed(position: Position, known: Position | None) -> Position:
    """Keep a firm's name, and the department there: networks leave forms and departments out."""
    if known is None:
        return position
    return replace(
        position,
        organization=known.organization,
        department=position.department or known.department,
    )


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
