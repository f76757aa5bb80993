"""Write contacts as vCards that Outlook, iCloud and phones read: RFC 2426 or RFC 6350."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from vobject.vcard import Address as StructuredAddress
from vobject.vcard import Name as StructuredName

from relnet.formats.vcard.adapted import as_day, with_preference
from relnet.formats.vcard.kept import Kept
from relnet.formats.vcard.kin import OTHER, kind_of
from relnet.formats.vcard.outgoing import OutgoingCard, spelled
from relnet.formats.vcard.said import nicknames, place, reach, relative
from relnet.model.card import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relnet.formats.vcard.outgoing import Version
    from relnet.formats.vcard.said import Fact, Statement
    from relnet.model.card import Address, Channel, Kind, Relation, SpecialDate
    from relnet.model.contact import Contact

# The namespace of the UIDs that relnet gives; any fixed UUID does.
_NAMESPACE = UUID("5b0c3a4e-7d1f-4e8e-9a63-2f1d6c0b7a95")
_PROPERTY = {"email": "EMAIL", "phone": "TEL", "url": "URL", "messenger": "IMPP"}
_TEXT = {"VALUE": ("text",)}
_CIRCLE, _ROLE = "X-RELNET-CIRCLE", "X-RELNET-ROLE"


def write(contact: Contact, cards: Iterable[bytes] = (), version: Version = "3.0") -> str:
    """Return one card with CRLF line ends, each line at most 75 octets but for a run of blanks.

    ``cards`` are the vCards that the contact was made of, as they came (``Record.raw``). What
    relnet does not understand of them leaves verbatim, once; and what it still holds, in the
    words it came in: with its types, its group, and parts that relnet does not tell apart.

    Positions come the present one first, ORG and TITLE of each in a group; each note is a NOTE
    of its own; tags are CATEGORIES. Circle and roles, for which vCard has no word, become
    X-RELNET-CIRCLE and X-RELNET-ROLE. What no card can say: blanks around a text, NULs, which
    line end it was, and that a job is over.
    """
    card, kept = OutgoingCard(version), Kept(cards, contact, version)
    _add_identity(card, kept, contact)
    _add_positions(card, kept, contact)
    _add_reach(card, kept, contact)
    _add_dates(card, kept, contact.dates)
    _add_notes(card, kept, contact)
    own = {_CIRCLE if contact.circle else "", _ROLE if contact.roles else ""}
    for statement in kept.rest():
        name = statement.property.name
        if name not in own:  # of an earlier export
            card.repeat(statement, is_first=name not in {"ADR", "ORG"})
    return card.text()


def uid_of(contact: Contact) -> str:
    """Return the UID the contact came with, else one made of what never changes in it.

    It is the same on every export, and another one in every database.
    """
    return contact.uid or uuid5(_NAMESPACE, f"{contact.id} {contact.created_at}").urn


def _retold(
    card: OutgoingCard, kept: Kept, fact: Fact, *, is_news: bool = True, is_first: bool = True
) -> bool:
    """Say something in the words of an imported card; False if there are none."""
    statement = kept.take(fact, is_news=is_news)
    if statement:
        card.repeat(statement, is_first=is_first)
    return statement is not None


def _add_identity(card: OutgoingCard, kept: Kept, contact: Contact) -> None:
    uid, name, language = uid_of(contact), contact.name, contact.language
    if not _retold(card, kept, ("uid", uid), is_news=False):
        is_uri = ":" in uid or not card.is_newer  # RFC 6350 6.7.6: unless it says otherwise
        card.add("UID", uid, {} if is_uri else _TEXT)
    if not _retold(card, kept, ("formatted", name.formatted), is_news=False):
        card.add("FN", name.formatted or contact.label)
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    if not _retold(card, kept, ("name", *parts), is_news=False):
        card.add("N", StructuredName(*parts))
    for nickname in nicknames(contact.nickname):
        if not _retold(card, kept, ("nickname", nickname)):
            card.add("NICKNAME", nickname)
    if not _retold(card, kept, ("kind", contact.kind), is_news=False):
        _add_kind(card, contact.kind)
    if language and not _retold(card, kept, ("language", language)):
        card.add_labelled("LANG", language, "", is_preferred=kept.has("LANG"))


def _add_kind(card: OutgoingCard, kind: Kind) -> None:
    if kind == "group":
        card.add("KIND" if card.is_newer else "X-ADDRESSBOOKSERVER-KIND", "group")
    elif kind == "organization" and card.is_newer:
        card.add("KIND", "org")
    elif kind == "organization":
        card.add("X-ABSHOWAS", "COMPANY")


def _add_positions(card: OutgoingCard, kept: Kept, contact: Contact) -> None:
    """Write ORG and TITLE of each position; a group says which belong together."""
    positions = _positions(contact)
    told = [_told(kept, position) for position in positions]
    title = "ROLE" if all(what and what.property.name == "ROLE" for _, what in told) else "TITLE"
    groups: set[str] = set()
    for position, (where, what) in zip(positions, told, strict=True):
        statement = where or what
        group = card.group_of(statement) if statement else ""
        if group in groups or (not group and len(positions) > 1):
            group = card.new_group()
        if where:
            card.repeat(where, group, is_first=not groups)
        elif place(position):
            units = [position.organization, *filter(None, [position.department])]
            card.add("ORG", units, group=group)
        if what:
            card.repeat(what, group, title)
        elif position.title:
            card.add("TITLE", position.title, group=group)
        groups.add(group)


def _positions(contact: Contact) -> Sequence[Position]:
    """Return the positions; the place of an organization is itself."""
    if contact.kind == "organization" and not contact.positions:
        return [Position(contact.name.formatted or contact.label)]
    return contact.positions


def _told(kept: Kept, position: Position) -> tuple[Statement | None, Statement | None]:
    where, title = place(position), position.title
    return kept.take(where) if where else None, kept.take(("title", title)) if title else None


def _add_reach(card: OutgoingCard, kept: Kept, contact: Contact) -> None:
    for channel in contact.channels:
        if not _retold(card, kept, reach(channel)):
            _add_channel(card, channel)
    for number, address in enumerate(contact.addresses):
        if not _retold(card, kept, address, is_first=not number):
            card.add_labelled("ADR", _structured(address), address.label)
    for relation in contact.relations:
        if not (kept.links_to(relation) or _retold(card, kept, relative(relation))):
            _add_relation(card, relation)


def _add_channel(card: OutgoingCard, channel: Channel) -> None:
    value, label, is_preferred = channel.value, channel.label, channel.preferred
    if channel.kind != "profile":
        card.add_labelled(_PROPERTY[channel.kind], value, label, is_preferred=is_preferred)
    elif label and label == spelled(label):  # the network, which Apple writes as its type
        params = with_preference({"TYPE": (label,)}, card.version, is_preferred=is_preferred)
        card.add("X-SOCIALPROFILE", value, params)
    else:
        card.add_labelled("X-SOCIALPROFILE", value, label, is_preferred=is_preferred)


def _structured(address: Address) -> StructuredAddress:
    return StructuredAddress(
        street=address.street,
        city=address.city,
        region=address.region,
        code=address.postcode,
        country=address.country,
        box=address.po_box,
        extended=address.extended,
    )


def _add_dates(card: OutgoingCard, kept: Kept, dates: Iterable[SpecialDate]) -> None:
    has_birthday = False
    for day in dates:
        if not _retold(card, kept, day):
            _add_date(card, day, is_birthday=day.kind == "birthday" and not has_birthday)
        has_birthday |= day.kind == "birthday"


def _add_date(card: OutgoingCard, day: SpecialDate, *, is_birthday: bool) -> None:
    """Write BDAY, of which there is one only, an anniversary, or a day with Apple's label."""
    name, label = "X-ABDATE", day.label or day.kind
    if is_birthday:
        name, label = "BDAY", day.label
    elif day.kind == "anniversary" and (card.is_newer or day.label):
        name, label = "ANNIVERSARY" if card.is_newer else "X-ANNIVERSARY", day.label
    card.add_with_label(name, *as_day(day.value, card.version), label)


def _add_relation(card: OutgoingCard, relation: Relation) -> None:
    """Write RELATED (RFC 6350 6.6.6), or Apple's X-ABRELATEDNAMES, which has only labels."""
    kind, name, label = relation.kind, relation.name, relation.label
    if card.is_newer:
        types = {"TYPE": (kind,)} if kind != OTHER else {}
        card.add_with_label("RELATED", name, {**types, **_TEXT}, label)
        return
    params = {"TYPE": (kind,)} if label and kind_of(label) != kind else {}
    if ":" in name or "@" in name:  # or it would be taken for a link
        params |= _TEXT
    card.add_with_label("X-ABRELATEDNAMES", name, params, label or kind)


def _add_notes(card: OutgoingCard, kept: Kept, contact: Contact) -> None:
    for note in contact.notes:
        if not _retold(card, kept, ("note", note)):
            card.add("NOTE", note)
    _add_tags(card, kept, contact.tags)
    if contact.circle:
        card.add(_CIRCLE, contact.circle)
    for role in contact.roles:
        card.add(_ROLE, role)


def _add_tags(card: OutgoingCard, kept: Kept, tags: Sequence[str]) -> None:
    told = {tag: kept.take(("tag", tag)) for tag in tags}
    for statement in dict.fromkeys(told.values()):  # a line says several
        if statement:
            card.repeat(statement)
    if own := [tag for tag in tags if not told[tag]]:
        card.add("CATEGORIES", own)
