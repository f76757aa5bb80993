"""Decide whether a card shows somebody who is already known. When in doubt, say so.

Strong evidence is a UID, a profile, a mail address or a phone number that both have; a name
counts only together with the organization. Another person's name speaks against all of it:
couples share a landline, colleagues share info@. What is strong and contradicted at once is
doubtful: it waits for the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from relnet.model.folding import fold
from relnet.phrase import Phrase
from relnet.rules.channels import is_role_mailbox
from relnet.rules.names import names_agree
from relnet.rules.organizations import is_firm, organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relnet.model.arrival import Arrival
    from relnet.model.card import Channel, Name, SpecialDate
    from relnet.model.contact import Contact

EvidenceKind = Literal["uid", "profile", "email", "role_mailbox", "phone", "name"]
Likeness = Literal["sure", "doubtful", "other"]

# Evidence that is a person's own; a phone or a shared mailbox may be several people's.
SHORTEST_UID = 16  # characters; what is shorter may be a running number
OWN = frozenset({"uid", "profile", "email"})
WORDS: dict[EvidenceKind, Phrase] = {
    "uid": Phrase("same UID"),
    "profile": Phrase("same profile"),
    "email": Phrase("same e-mail address"),
    "role_mailbox": Phrase("same shared mailbox"),
    "phone": Phrase("same phone number"),
    "name": Phrase("same name and organization"),
}
ANOTHER_NAME = Phrase("but another name")
ANOTHER_BIRTHDAY = Phrase("but another birthday")
ANOTHER_PROFILE = Phrase("but another profile on the same network")
ANOTHER_ADDRESS = Phrase("but another e-mail address of the same firm")
SEVERAL = Phrase("fits several people")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose card it is: ``contact_id`` if that is certain; ``candidates`` if it is not.

    Neither means somebody new.
    """

    contact_id: int | None = None
    candidates: tuple[int, ...] = ()
    reasons: tuple[Phrase, ...] = ()


def recognise(
    arrival: Arrival, contacts: Iterable[Contact], by_uid: frozenset[int] = frozenset()
) -> Verdict:
    """Weigh a card against everybody it shares a UID (``by_uid``), channel or name with."""
    likeness: dict[Likeness, list[int]] = {"sure": [], "doubtful": [], "other": []}
    reasons: dict[int, tuple[Phrase, ...]] = {}
    own: list[int] = []
    for contact in contacts:
        evidence = _evidence(arrival, contact, has_uid=contact.id in by_uid)
        like, reasons[contact.id] = _judge(arrival, contact, evidence)
        likeness[like].append(contact.id)
        if like == "sure" and evidence & {"uid", "profile"}:
            own.append(contact.id)
    sure = own if len(own) == 1 else likeness["sure"]
    if len(sure) == 1:
        return Verdict(sure[0], (), reasons[sure[0]])
    open_ = sure or likeness["doubtful"]
    if not open_:
        return Verdict()
    doubts = reasons[open_[0]] if len(open_) == 1 else (SEVERAL, *reasons[open_[0]])
    return Verdict(None, tuple(sorted(open_)), doubts)


def _evidence(arrival: Arrival, contact: Contact, *, has_uid: bool) -> frozenset[EvidenceKind]:
    found: set[EvidenceKind] = {"uid"} if has_uid else set()
    known = {(channel.kind, channel.key) for channel in contact.channels}
    for channel in arrival.card.channels:
        if channel.key and (channel.kind, channel.key) in known:
            if channel.kind == "email":
                found.add("role_mailbox" if is_role_mailbox(channel.key) else "email")
            elif channel.kind == "profile":
                found.add("profile")
            elif channel.kind == "phone" and channel.key.startswith("+"):
                found.add("phone")  # 110 and extension 17 are everybody's
    if _agreement(arrival, contact) != "same":
        # A running number in a file is nobody's own: somebody else's file begins at 1, too.
        return frozenset(found if _is_unique(arrival.card.uid) else found - {"uid"})
    if _share_organization(arrival, contact):
        found.add("name")
    return frozenset(found)


def _is_unique(uid: str) -> bool:
    """Tell a UID that is one of a kind: a UUID, a URI, something like an address."""
    return len(uid) >= SHORTEST_UID or "@" in uid or ":" in uid


def _judge(
    arrival: Arrival, contact: Contact, evidence: frozenset[EvidenceKind]
) -> tuple[Likeness, tuple[Phrase, ...]]:
    reasons = tuple(WORDS[kind] for kind in WORDS if kind in evidence)
    if not evidence or arrival.card.kind != contact.kind:
        return "other", reasons
    agreement = _agreement(arrival, contact)
    if agreement == "different":
        is_doubtful = evidence & {"uid", "profile"} or (
            "email" in evidence and _shares_a_name(arrival, contact)
        )
        return ("doubtful" if is_doubtful else "other"), (*reasons, ANOTHER_NAME)
    if contradiction := _contradiction(arrival, contact, evidence):
        is_own = bool(evidence & OWN)
        return ("doubtful" if is_own or contradiction is ANOTHER_ADDRESS else "other"), (
            *reasons,
            contradiction,
        )
    if agreement == "compatible" and not evidence & OWN:
        return "doubtful", reasons
    return "sure", reasons


def _agreement(arrival: Arrival, contact: Contact) -> Literal["same", "compatible", "different"]:
    if arrival.card.kind != "person" or contact.kind != "person":
        same = organization_key(arrival.label) == organization_key(contact.label)
        return "same" if same else "different"
    mine, theirs = arrival.card.name, contact.name
    if not (mine.family or mine.given) or not (theirs.family or theirs.given):
        return "compatible"
    if _only_word(mine) and _only_word(theirs):  # Max and Moritz: neither is short for the other
        return "same" if _only_word(mine) == _only_word(theirs) else "different"
    return names_agree(mine, theirs)


def _only_word(name: Name) -> str:
    """Return the one word that a name consists of, folded; '' if it has more."""
    words = fold(f"{name.given} {name.additional} {name.family}").split()
    return words[0] if len(words) == 1 else ""


def _shares_a_name(arrival: Arrival, contact: Contact) -> bool:
    """Tell a change of one name (marriage, typing error) from two people."""
    mine = {fold(arrival.card.name.given), fold(arrival.card.name.family)} - {""}
    return bool(mine & {fold(contact.name.given), fold(contact.name.family)})


def _share_organization(arrival: Arrival, contact: Contact) -> bool:
    theirs = {organization_key(position.organization) for position in contact.positions}
    return any(firm in theirs and is_firm(firm) for firm in arrival.organizations.values())


def _contradiction(
    arrival: Arrival, contact: Contact, evidence: frozenset[EvidenceKind]
) -> Phrase | None:
    if _birthdays_differ(arrival.card.dates, contact.dates):
        return ANOTHER_BIRTHDAY
    if "profile" not in evidence and _profiles_differ(arrival.card.channels, contact.channels):
        return ANOTHER_PROFILE
    if evidence == {"name"} and _addresses_differ(arrival.card.channels, contact.channels):
        return ANOTHER_ADDRESS
    return None


def _birthdays_differ(mine: Iterable[SpecialDate], theirs: Iterable[SpecialDate]) -> bool:
    a, b = _birthday(mine), _birthday(theirs)
    if not a or not b:
        return False
    years_differ = "--" not in {a[:2], b[:2]} and a[:4] != b[:4]
    return a[-5:] != b[-5:] or years_differ


def _birthday(dates: Iterable[SpecialDate]) -> str:
    return next((day.value for day in dates if day.kind == "birthday"), "")


def _profiles_differ(mine: Iterable[Channel], theirs: Iterable[Channel]) -> bool:
    """Tell whether both have profiles on one network, and none in common."""
    a, b = _by_site(mine, "profile", "/", 0), _by_site(theirs, "profile", "/", 0)
    return any(not a[site] & b[site] for site in a.keys() & b.keys())


def _addresses_differ(mine: Iterable[Channel], theirs: Iterable[Channel]) -> bool:
    """Tell whether both have mail addresses of their own in one domain, and none in common."""
    a, b = _by_site(mine, "email", "@", -1), _by_site(theirs, "email", "@", -1)
    return any(not a[site] & b[site] for site in a.keys() & b.keys())


def _by_site(
    channels: Iterable[Channel], kind: str, separator: str, part: int
) -> Mapping[str, set[str]]:
    sites: dict[str, set[str]] = {}
    for channel in channels:
        if channel.kind == kind and not is_role_mailbox(channel.key):
            sites.setdefault(channel.key.split(separator)[part], set()).add(channel.key)
    return sites
