"""MECARD (NTT DOCOMO) and BIZCARD (KDDI): the small cards of codes, read and written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.formats.vcard.dates import day
from relnet.formats.vcard.escapes import split
from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relnet.model.card import ChannelKind
    from relnet.model.contact import Contact

BEGINNINGS = ("MECARD:", "BIZCARD:")
_ESCAPE = re.compile(r'\\([\\:;,"])')
_SPECIAL = re.compile(r"([\\:;,])")
_ADR_PARTS = 7
# Fields that say how to reach somebody, in the order of the card they make.
_CHANNELS: dict[str, tuple[ChannelKind, str]] = {
    "TEL": ("phone", ""),
    "TEL-AV": ("phone", "video"),
    "EMAIL": ("email", ""),
    "URL": ("url", ""),
}
_BUSINESS: dict[str, tuple[ChannelKind, str]] = {
    "B": ("phone", "work"),
    "M": ("phone", "cell"),
    "F": ("phone", "fax"),
    "E": ("email", ""),
}
_WRITTEN = {"phone": "TEL", "email": "EMAIL", "url": "URL", "profile": "URL"}

Fields = dict[str, list[str]]


def read(text: str) -> Card | None:
    r"""Return the card that a text beginning with one of BEGINNINGS describes.

    None if it has neither a name nor an organization nor a channel. Fields are parted by
    ``;``, a backslash hides ``\ : ; ,``; an address has seven parts, a name two.
    """
    form, _, body = text.partition(":")
    fields: Fields = {}
    for part in split(body, ";"):
        key, is_field, value = part.partition(":")
        if is_field and value.strip():
            fields.setdefault(key.strip().upper(), []).append(value.strip())
    card = _business_card(fields) if form.upper() == "BIZCARD" else _card(fields)
    is_somebody = card.name != Name() or card.nickname or card.positions or card.channels
    return card if is_somebody else None


def write(contact: Contact) -> str:
    """Write what a MECARD can say: name, organization, channels and the first address."""
    name, position = contact.name, contact.positions[:1]
    parts = [name.family, name.given] if name.family and name.given else [contact.label]
    lines = [("N", ",".join(map(_escaped, parts)))]
    lines += [("ORG", _escaped(job.organization)) for job in position if job.organization]
    lines += [("TITLE", _escaped(job.title)) for job in position if job.title]
    lines += [
        (_WRITTEN[channel.kind], _escaped(channel.value))
        for channel in contact.channels
        if channel.kind in _WRITTEN
    ]
    lines += [("ADR", _written_address(address)) for address in contact.addresses[:1]]
    return f"MECARD:{''.join(f'{key}:{value};' for key, value in lines)};"


def _card(fields: Fields) -> Card:
    birthday = day(_first(fields, "BDAY"))
    return Card(
        _name(_first(fields, "N")),
        nickname=_plain(_first(fields, "NICKNAME")),
        channels=_channels(fields, _CHANNELS),
        addresses=tuple(map(_address, fields.get("ADR", ()))),
        positions=_position(fields, "ORG", "TITLE"),
        dates=(SpecialDate("birthday", birthday),) if birthday else (),
        notes=tuple(map(_plain, [*fields.get("NOTE", ()), *fields.get("MEMO", ())])),
    )


def _business_card(fields: Fields) -> Card:
    return Card(
        Name(given=_plain(_first(fields, "N")), family=_plain(_first(fields, "X"))),
        channels=_channels(fields, _BUSINESS),
        addresses=tuple(Address(_plain(value)) for value in fields.get("A", ())),
        positions=_position(fields, "C", "T"),
    )


def _name(value: str) -> Name:
    family, *given = map(_plain, split(value, ","))
    return Name(family=family, given=" ".join(given)) if given else Name(family)


def _channels(fields: Fields, kinds: Mapping[str, tuple[ChannelKind, str]]) -> tuple[Channel, ...]:
    return tuple(
        Channel(kind, _plain(value), label)
        for key, (kind, label) in kinds.items()
        for value in fields.get(key, ())
    )


def _position(fields: Fields, organization: str, title: str) -> tuple[Position, ...]:
    position = Position(_plain(_first(fields, organization)), "", _plain(_first(fields, title)))
    return () if position == Position() else (position,)


def _address(value: str) -> Address:
    """Read post office box, room, house number, city, prefecture, postcode and country."""
    parts = [*map(_plain, split(value, ","))]
    if len(parts) != _ADR_PARTS:  # many write an address as it stands on a letter
        return Address(", ".join(filter(None, parts)))
    po_box, room, house, city, region, postcode, country = parts
    return Address(house, room, po_box, postcode, city, region, country)


def _written_address(address: Address) -> str:
    parts: Sequence[str] = (
        address.po_box, address.extended, address.street, address.city, address.region,
        address.postcode, address.country,
    )  # fmt: skip
    return ",".join(map(_escaped, parts))


def _first(fields: Fields, key: str) -> str:
    return fields.get(key, [""])[0]


def _plain(value: str) -> str:
    return " ".join(_ESCAPE.sub(r"\1", value).split())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
