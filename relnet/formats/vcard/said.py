"""What an imported card said, property by property, and what relnet took from each."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from relnet.formats.vcard import PROPERTY_LIMIT, is_short
from relnet.formats.vcard.draft import LABEL
from relnet.formats.vcard.escapes import text
from relnet.formats.vcard.heads import head_of, spoken_label
from relnet.formats.vcard.lines import parse
from relnet.formats.vcard.mapping import card_of, is_used
from relnet.formats.vcard.postal import telling
from relnet.formats.vcard.property import property_of
from relnet.model.card import Address, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.formats.vcard.heads import Head
    from relnet.formats.vcard.property import Property
    from relnet.model.card import Card, Channel, Name, Relation
    from relnet.model.contact import Contact

    Pair = tuple[Head, str]

Fact = Hashable

_FRAME = {"BEGIN", "END", "VERSION", "PROFILE"}  # of the file; an export has its own
_KINDS = {"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
_PLAIN_KINDS = {"individual", "person", "group", "org", "organization", "company"}
_BLANK = "; \t\n"
_MOST_LABELS = 10  # of a group, which go with each of its properties; others leave by themselves
_SOMEBODY = (head_of("N"), "somebody")  # makes a card of any property


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A property of an imported card.

    ``facts`` are what relnet took from it; without any, it leaves as it came. ``labels`` are
    Apple's, of the property's group. ``version`` is the card's, and ``card`` its number among
    those of a contact.
    """

    card: int
    version: str
    property: Property
    facts: tuple[Fact, ...] = ()
    labels: tuple[Property, ...] = ()


def statements_of(raw: bytes, number: int) -> list[Statement]:
    """Take a record's card apart; what frames it, or says nothing at all, is left out."""
    pairs, _ = parse(raw)
    usable = [pair for pair in pairs[:PROPERTY_LIMIT] if is_short(*pair)]
    whole = card_of(usable) or card_of([*usable, _SOMEBODY])
    taken = frozenset(facts_of(whole, whole.name.formatted)) if whole else frozenset()
    told_on = telling(whole.addresses if whole else ())
    version = next((pair for pair in usable if pair[0].name == "VERSION"), (head_of(""), ""))
    labels, spoken, aside = _labels(pairs)
    has_title = any(head.name == "TITLE" and value.strip() for head, value in usable)
    found = []
    for index, (head, value) in enumerate(pairs):
        if head.name in _FRAME or index in aside:
            continue
        facts: tuple[Fact, ...] = ()
        if index < PROPERTY_LIMIT and is_used(head) and is_short(head, value):
            facts = _facts(head, value, [version, *spoken.get(head.group, ())])
            if head.name == "LABEL":
                on_label = [fact for fact in facts if isinstance(fact, Address)]
                facts = tuple(filter(None, map(told_on, on_label)))
            if not (facts or value.strip(_BLANK)):
                continue
            is_taken = head.name in _KINDS or taken.issuperset(facts)
            if not is_taken or (head.name == "ROLE" and has_title):
                facts = ()  # another property had the better of it
        own = property_of(head, value)
        named = tuple(labels.get(head.group, ())) if head.name != LABEL else ()
        found.append(Statement(number, version[1].strip(), own, facts, named))
    return found


def facts_of(holder: Card | Contact, name: str) -> Iterator[Fact]:
    """Yield all that a card says, or relnet holds, of somebody of this name.

    Equal facts are the same one, whoever holds it.
    """
    yield "formatted", holder.name.formatted
    yield "name", *_parts(holder.name)
    yield "kind", holder.kind
    if holder.kind == "organization":
        yield place(Position(name))
    yield from _values(holder)


def place(position: Position) -> Fact:
    """Name where somebody works; None if nobody says."""
    if not (position.organization or position.department):
        return None
    return "place", position.organization, position.department


def reach(channel: Channel) -> Fact:
    """Name a way to reach somebody; a web page is one by whatever name it goes."""
    if channel.kind in {"url", "profile"}:
        return "web", channel.value, channel.preferred
    return channel.kind, channel.value, channel.label, channel.preferred


def relative(relation: Relation) -> Fact:
    """Name whom somebody is connected with, and how."""
    return "relation", relation.name, relation.kind, relation.label


def nicknames(text: str) -> list[str]:
    """Part what the reader has joined; what it would not put together again stays whole."""
    parts = text.split(", ")
    is_joined = all(part and part == part.strip() for part in parts)
    return parts if is_joined else [text] if text else []


def _labels(
    pairs: Sequence[Pair],
) -> tuple[dict[str, list[Property]], dict[str, list[Pair]], set[int]]:
    """Return the labels of the groups, and of each that one which the reader goes by.

    Last the indexes of the lines that these labels, or blank ones, stand in.
    """
    labels: dict[str, list[Property]] = {}
    spoken: dict[str, list[Pair]] = {}
    aside = set()
    grouped = {head.group for head, _ in pairs if head.name != LABEL}
    for index, (head, value) in enumerate(pairs):
        if head.name != LABEL:
            continue
        named = labels.setdefault(head.group, [])
        is_one_of_few = len(named) < _MOST_LABELS
        if head.group in grouped and (is_one_of_few or not value.strip()):
            aside.add(index)
        if head.group and value.strip():
            if is_one_of_few:
                named.append(property_of(head, value))
            if spoken_label(text(value)):
                spoken[head.group] = [(head, value)]
    return labels, spoken, aside


def _facts(head: Head, value: str, context: Sequence[Pair]) -> tuple[Fact, ...]:
    """Ask the reader what it takes from one property alone."""
    card = card_of([(head, value), *context, _SOMEBODY])
    if card is None or not value.strip(_BLANK):
        return ()
    if head.name == "FN":
        return (("formatted", card.name.formatted),)
    if head.name == "N":
        return (("name", *_parts(card.name)),)
    if head.name in _KINDS:
        return (("kind", card.kind),) if value.strip().lower() in _PLAIN_KINDS else ()
    return tuple(_values(card))


def _values(holder: Card | Contact) -> Iterator[Fact]:
    if holder.uid:
        yield "uid", holder.uid
    if holder.language:
        yield "language", holder.language
    for nickname in nicknames(holder.nickname):
        yield "nickname", nickname
    yield from map(reach, holder.channels)
    yield from chain(holder.addresses, holder.dates)
    for position in holder.positions:
        if where := place(position):
            yield where
        if position.title:
            yield "title", position.title
    yield from (("tag", tag) for tag in holder.tags)
    yield from (("note", note) for note in holder.notes)
    yield from map(relative, holder.relations)


def _parts(name: Name) -> tuple[str, ...]:
    return name.family, name.given, name.additional, name.prefix, name.suffix
