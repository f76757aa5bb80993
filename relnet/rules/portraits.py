"""What tells people apart, folded and ready to compare many times."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.channels import is_free_mail, is_role_mailbox
from relnet.rules.mail_addresses import is_mail_address
from relnet.rules.names import Folded, folded
from relnet.rules.organizations import is_firm, organization_key
from relnet.rules.phones import is_filler, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.card import Address, Card, Kind, Position, SpecialDate
    from relnet.model.contact import Contact

_folded = lru_cache(maxsize=4096)(fold)  # of many people, there are few titles
LONGEST = 1000  # letters of a name that are compared, each with each
MOST = 100  # addresses that are compared; nobody has more, but of a file that means no good
SHORTEST_UID = 16  # characters; what is shorter may be a running number


@noun
class Place:
    """A postal address, folded; '' where a part is missing."""

    street: str
    extended: str
    postcode: str
    city: str


@noun
class Portrait:
    """A contact or card as it is compared.

    ``given`` and ``family`` are the words of the name put together. ``mailboxes`` are those of
    roles and teams, ``domains`` those of a firm's own mail. ``birthday`` is 8 digits,
    ``--MMDD``, or '' where it is not known. ``key`` is the folded label of what is no person.
    """

    id: int
    kind: Kind
    key: str
    name: Folded
    given: str
    family: str
    uids: frozenset[str]
    mails: frozenset[str]
    mailboxes: frozenset[str]
    numbers: frozenset[str]
    profiles: frozenset[str]
    firms: frozenset[str]
    domains: frozenset[str]
    titles: frozenset[str]
    birthday: str
    places: tuple[Place, ...]


def portrait(
    contact: Contact | Card, label: str, contact_id: int = 0, uids: Iterable[str] = ()
) -> Portrait:
    """Draw a contact, or a card whose channels have keys; ``uids`` are those of its sources."""
    name = folded(contact.name)
    keys = [(channel.kind, channel.key) for channel in contact.channels if channel.key]
    addresses = {key for kind, key in keys if kind == "email" and is_mail_address(key)}
    mails = {key for key in addresses if not is_role_mailbox(key)}
    domains = {key.rpartition("@")[2] for key in addresses}
    is_person = contact.kind == "person"
    return Portrait(
        contact_id,
        contact.kind,
        "" if is_person else organization_key(label)[:LONGEST],
        name,
        "".join(name.given)[:LONGEST],
        "".join(name.family)[:LONGEST],
        frozenset([uid for uid in uids if is_unique(uid)]),
        frozenset(mails),
        frozenset(addresses - mails),
        frozenset([key for kind, key in keys if kind == "phone" and _tells(key)]),
        frozenset([key for kind, key in keys if kind == "profile"]),
        frozenset(_firms(contact.positions)),
        frozenset([domain for domain in domains if domain and not is_free_mail(domain)]),
        frozenset([_folded(position.title) for position in contact.positions if position.title]),
        _birthday(contact.dates),
        tuple(dict.fromkeys([_place(address) for address in contact.addresses[:MOST]])),
    )


def is_unique(uid: str) -> bool:
    """Tell a UID that is one of a kind: a UUID, a URI, something like an address."""
    return len(uid) >= SHORTEST_UID or "@" in uid or ":" in uid


def values(drawn: Portrait) -> Iterator[tuple[str, str]]:
    """Yield the (field, value) pairs of which ``rules/commonness.py`` counts the holders."""
    yield "given", drawn.given
    yield "family", drawn.family
    yield "birthday", drawn.birthday
    yield "key", drawn.key
    for field in ("mails", "numbers", "firms", "domains"):
        for value in getattr(drawn, field):
            yield field, value
    for place in drawn.places:
        yield "street", place.street
        yield "extended", place.extended
        yield "postcode", place.postcode
        yield "city", place.city
        if drawn.given and drawn.family and place.street:
            home = f"{drawn.family} {place.street} {place.postcode}"
            yield "home", home
            yield "namesakes", f"{drawn.given[0]} {home}"


@lru_cache(maxsize=1 << 14)  # who grows by many cards is asked for all numbers at each
def _tells(number: str) -> bool:
    return is_whole(number) and not is_filler(number)


def _firms(positions: Iterable[Position]) -> Iterator[str]:
    for position in positions:
        key = organization_key(position.organization)
        if key and is_firm(key):
            yield key


def _place(address: Address) -> Place:
    return Place(
        fold(address.street), fold(address.extended), fold(address.postcode), fold(address.city)
    )


def _birthday(dates: Iterable[SpecialDate]) -> str:
    value = next((day.value for day in dates if day.kind == "birthday"), "")
    digits = value.replace("-", "")
    if not digits.isascii() or not digits.isdecimal():
        return ""
    return digits if len(digits) == 8 else f"--{digits}" if len(digits) == 4 else ""
