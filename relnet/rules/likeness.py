"""Weigh whether two portraits show one person, and say why.

Fellegi and Sunter (JASA 64, 1969): each field that agrees adds the bits that
``rules/commonness.py`` gives its value, each that does not agree takes some away, and the sum
starts at the chance that two people picked at random are one: the same evidence says less in a
larger network. Fields that go together (firm, domain, switchboard and address; street, postcode
and town) count once and a little. Weights of disagreement are those of clerical practice (Winkler,
"Overview of Record Linkage", 2006: a name is misspelled in one to five of a hundred cases, a
date of birth in one), rounded, and were not fitted to any set.

Three things are never outvoted: on a name alone, or in one town, nobody is certainly the same,
nor is anybody against a contradiction (another given name, birthday, profile, or jun. and sen.).
And a family name and an address are what a household shares: with another given name they count
only where nothing is known of both by which they could be told apart. A household shares a mail
address, too, so that its people certainly are one only if they have one given name, in full or
short, or one birthday: what may be a misspelling, Andrea and Andreas, is a couple as often. At one
address alone it is a family, unless the network shows that its lists have none
(``rules/commonness.py``).
"""

from __future__ import annotations

from functools import lru_cache
from math import log2
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from relnet.model.likeness import Likeness
from relnet.phrase import Phrase
from relnet.rules.name_likeness import (
    RARE_BITS,
    are_one_by_given,
    name_bits,
    organizations_alike,
)
from relnet.rules.phones import is_mobile
from relnet.rules.place_likeness import ONE, nearness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.likeness import Lane
    from relnet.rules.commonness import Commonness
    from relnet.rules.portraits import Place, Portrait

CERTAIN, LIKELY, POSSIBLE = 10.0, 3.0, 0.0  # bits: a thousand to one, eight to one, even

PROFILE = "profile"
UID = "uid"
MAIL = "mail"
MAILBOX = "mailbox"
PHONE = "phone"
MOBILE = "mobile"
SWITCHBOARD = "switchboard"
SAME_NAME = "same_name"
RARE_NAME = "rare_name"
LIKE_NAME = "like_name"
FIRM = "firm"
DOMAIN = "domain"
BIRTHDAY = "birthday"
NEAR_BIRTHDAY = "near_birthday"
ADDRESS = "address"
TOWN = "town"
ANOTHER_NAME = "another_name"
ANOTHER_FAMILY = "another_family"
ANOTHER_GIVEN = "another_given"
GENERATION = "generation"
ANOTHER_BIRTHDAY = "another_birthday"
ANOTHER_PROFILE = "another_profile"
ANOTHER_MAIL = "another_mail"
WORDS = {
    PROFILE: Phrase("same profile"),
    UID: Phrase("same UID"),
    MAIL: Phrase("same e-mail address"),
    MAILBOX: Phrase("same shared mailbox"),
    PHONE: Phrase("same phone number"),
    MOBILE: Phrase("same phone number"),
    SWITCHBOARD: Phrase("same phone number"),
    SAME_NAME: Phrase("same name"),
    RARE_NAME: Phrase("same name, and a rare one"),
    LIKE_NAME: Phrase("similar name"),
    FIRM: Phrase("same organization"),
    DOMAIN: Phrase("mail at the same domain"),
    BIRTHDAY: Phrase("same birthday"),
    NEAR_BIRTHDAY: Phrase("nearly the same birthday"),
    ADDRESS: Phrase("same address"),
    TOWN: Phrase("same town"),
    ANOTHER_NAME: Phrase("but another name"),
    ANOTHER_FAMILY: Phrase("but another family name"),
    ANOTHER_GIVEN: Phrase("but another given name"),
    GENERATION: Phrase("but one of them is jun. or sen."),
    ANOTHER_BIRTHDAY: Phrase("but another birthday"),
    ANOTHER_PROFILE: Phrase("but another profile on the same network"),
    ANOTHER_MAIL: Phrase("but another e-mail address of the same firm"),
}  # what the codes of evidence say to people
FULL_NAME = {SAME_NAME, RARE_NAME}
NAMES = {*FULL_NAME, LIKE_NAME}
OF_THE_FIRM = {FIRM, DOMAIN, MAILBOX, SWITCHBOARD}  # which all who work there share
NEAR = {ADDRESS, TOWN}
NUMBERS = {PHONE, MOBILE}
ALONE = {SAME_NAME, TOWN}  # a town has room for several of a name
ANOTHER = {ANOTHER_NAME, ANOTHER_FAMILY, ANOTHER_GIVEN}

OWN = 27.0  # bits of what belongs to one person: of 10^8 pairs of people, one shares it
NUMBER = 14.0  # bits of a phone number that nobody else has; half of it if it may be a desk's
MAILBOX_BITS = 2.0
UNCOMMON = 16.0  # bits of a name; of the most common ones, Thomas Müller has fewer
FEWEST = 1000  # people; whoever knows less could know as many
ORGANIZATION = 16.0  # bits of an organization's name
LITTLE = 0.4  # of the bits of what goes together with something that has been counted
HOUSEHOLD = 8.0  # bits without which another given name is another person


class _Weighing:
    """The bits so far, and what they stand for."""

    def __init__(self, common: Commonness) -> None:
        self.bits = -log2(max(common.people, FEWEST))
        self.is_household = common.has_households  # whether those of one address may be several
        self.name_bits = 0.0
        self.is_another_day = False  # whether the birthdays agree only nearly
        self.reasons: list[str] = []
        self.doubts: list[str] = []
        self.own: set[str] = set()  # what speaks for it that belongs to one person
        self.shared: set[str] = set()  # what may be a household's or a firm's

    def agree(self, bits: float, reason: str, *, is_own: bool = False) -> None:
        self.bits += bits
        self.reasons.append(reason)
        (self.own if is_own else self.shared).add(reason)

    def doubt(self, bits: float, doubt: str) -> None:
        self.bits += bits
        self.doubts.append(doubt)


def weigh(a: Portrait, b: Portrait, common: Commonness) -> Likeness:
    """Weigh two portraits against each other; the order makes no difference.

    Whoever is settled to be two people is weighed no further: most pairs are.
    """
    found = _Weighing(common)
    if a.kind != b.kind:
        return Likeness(found.bits, None)
    _weigh_channels(found, a, b, common)
    if a.kind == "person":
        _weigh_names(found, a, b, common)
        _weigh_birthdays(found, a.birthday, b.birthday, common)
    else:
        _weigh_keys(found, a, b, common)
    if not found.doubts or not _are_two_anywhere(found, a, b):
        _weigh_work(found, a, b, common)
        _weigh_places(found, a.places, b.places, common)
    if found.doubts and _are_two(found, a, b):  # the doubts say why, also to a third person's links
        return Likeness(found.bits, None, (), tuple([WORDS[code] for code in found.doubts]))
    if (lane := _lane(found, a, b)) is None:
        return Likeness(found.bits, None)
    reasons, doubts = ([WORDS[code] for code in codes] for codes in (found.reasons, found.doubts))
    return Likeness(found.bits, lane, tuple(reasons), tuple(doubts))


def _are_two(found: _Weighing, a: Portrait, b: Portrait) -> bool:
    """Tell whether a contradiction settles it."""
    if _are_two_anywhere(found, a, b):
        return True
    doubts = {*found.doubts}
    if found.own:
        return False
    if ANOTHER_GIVEN in doubts:
        return found.is_household or found.bits < HOUSEHOLD
    near = NEAR
    if ANOTHER_FAMILY in doubts:  # who marries keeps the number; a firm's goes to the next
        near = {*NEAR, MOBILE} if a.firms or b.firms else {*NEAR, *NUMBERS}
    is_near = not _beyond_the_firm(found).isdisjoint(near)
    return bool(doubts & {ANOTHER_FAMILY, ANOTHER_PROFILE, ANOTHER_BIRTHDAY}) and not is_near


def _are_two_anywhere(found: _Weighing, a: Portrait, b: Portrait) -> bool:
    """Tell whether a contradiction settles it, wherever they work and live."""
    if ANOTHER_NAME in found.doubts:  # a mail address may be a desk's, and a successor's
        return not found.own - {MAIL}
    if ANOTHER_GIVEN in found.doubts and not found.own:
        return ANOTHER_BIRTHDAY in found.doubts or _can_be_told_apart(a, b)
    if GENERATION in found.doubts and (
        ANOTHER_BIRTHDAY in found.doubts or (a.name.generation and b.name.generation)
    ):
        return not found.own & {UID, PROFILE, MAIL}
    if ANOTHER_BIRTHDAY in found.doubts and found.is_household and not found.own:
        return not are_one_by_given(a, b)
    return False


def _can_be_told_apart(a: Portrait, b: Portrait) -> bool:
    """Tell whether a household's people would differ in something that is known of both."""
    return any(
        getattr(a, field) and getattr(b, field)
        for field in ("mails", "mailboxes", "numbers", "profiles", "firms")
    )


def _beyond_the_firm(found: _Weighing) -> set[str]:
    """Return what is shared that not all of a firm do, whose address is that of all."""
    beyond = found.shared - OF_THE_FIRM
    return beyond if beyond == found.shared else beyond - NEAR


def _lane(found: _Weighing, a: Portrait, b: Portrait) -> Lane | None:
    if found.bits >= CERTAIN and not found.doubts and _is_backed(found, a, b):
        return "certain"
    is_nameless = {*NAMES, *ANOTHER}.isdisjoint((*found.reasons, *found.doubts))
    # Colleagues share firm, domain, mailbox and town; without a name that is all it is.
    counting = found.own | (found.shared & NUMBERS if is_nameless else found.shared)
    if found.bits >= LIKELY and (counting or (found.bits >= CERTAIN and not is_nameless)):
        return "likely"
    # Whose profile it is has another name now, or somebody else has taken it over.
    is_open = found.bits >= POSSIBLE or found.own & {UID, PROFILE}
    return "possible" if is_open else None


def _is_backed(found: _Weighing, a: Portrait, b: Portrait) -> bool:
    """Tell whether there is more than a likeness that namesakes and relatives have, too."""
    if found.own & {UID, PROFILE}:
        return True
    if MAIL in found.own:  # which a family or a group of firms may share
        is_one = are_one_by_given(a, b) or BIRTHDAY in found.own
        return is_one if a.kind == "person" else a.key == b.key
    is_named = not FULL_NAME.isdisjoint(found.reasons)
    if found.is_another_day or not is_named or not (found.own or found.shared - ALONE):
        return False
    if found.own or _beyond_the_firm(found) - ALONE:
        return True
    if found.shared <= {SWITCHBOARD, MAILBOX} and a.firms and b.firms:  # of two firms
        return False
    # Homonyms at one firm: of a common name, nothing may differ.
    return found.name_bits >= UNCOMMON or not any(
        getattr(a, field) - getattr(b, field) and getattr(b, field) - getattr(a, field)
        for field in ("mails", "numbers", "profiles")
    )


def _weigh_channels(found: _Weighing, a: Portrait, b: Portrait, common: Commonness) -> None:
    if a.uids & b.uids:
        found.agree(OWN, UID, is_own=True)
    if a.profiles & b.profiles:
        found.agree(OWN, PROFILE, is_own=True)
    elif a.profiles and b.profiles and not _networks(a.profiles).isdisjoint(_networks(b.profiles)):
        found.doubt(-6.0, ANOTHER_PROFILE)
    if shared := a.mails & b.mails:
        crowd = min(common.holders("mails", mail) for mail in shared)
        found.agree(OWN - 3 * max(crowd - 2, 0), MAIL, is_own=True)
    elif not found.own and a.mails and b.mails and not _hosts(a.mails).isdisjoint(_hosts(b.mails)):
        found.doubt(-4.0, ANOTHER_MAIL)
    if shared := a.numbers & b.numbers:
        crowd = min(common.holders("numbers", number) for number in shared)
        bits = NUMBER - 3 * max(crowd - 2, 0)
        own = MOBILE if any(map(is_mobile, shared)) else PHONE
        found.agree(max(bits, 1.0), own if bits > 0 else SWITCHBOARD)
    if a.mailboxes & b.mailboxes:
        found.agree(MAILBOX_BITS, MAILBOX)


@lru_cache(maxsize=1 << 16)  # nearly everybody has one, and is weighed several times
def _hosts(mails: frozenset[str]) -> frozenset[str]:
    return frozenset(mail.rpartition("@")[2] for mail in mails)


@lru_cache(maxsize=1 << 16)
def _networks(profiles: frozenset[str]) -> frozenset[str]:
    return frozenset(profile.partition("/")[0] for profile in profiles)


def _weigh_names(found: _Weighing, a: Portrait, b: Portrait, common: Commonness) -> None:
    if not a.name.words or not b.name.words:
        return
    family, given = name_bits(a, b, common)
    bits = family + given
    found.bits += bits
    found.name_bits = bits
    if a.name.generation != b.name.generation:
        is_said = a.name.generation and b.name.generation
        found.doubt(-15.0 if is_said else -2.0, GENERATION)
    if given < 0:
        found.doubt(0.0, ANOTHER_NAME if family < 0 else ANOTHER_GIVEN)
    elif family < 0:
        found.doubt(0.0, ANOTHER_FAMILY)
    elif (a.given, a.family) == (b.given, b.family) and are_one_by_given(a, b):
        found.reasons.insert(0, RARE_NAME if bits >= RARE_BITS else SAME_NAME)
    elif bits > 0:
        found.reasons.insert(0, LIKE_NAME)


def _weigh_keys(found: _Weighing, a: Portrait, b: Portrait, common: Commonness) -> None:
    """Weigh the names of organizations: the same but for legal forms, alike, or a part of it.

    A name that three have here is that of a chain, or of inns; another number is another house.
    """
    several = max(common.holders("key", a.key), common.holders("key", b.key), 2) - 1
    alike = "same" if a.key and a.key == b.key else organizations_alike(a.key, b.key)
    if alike == "same":
        found.agree(ORGANIZATION - log2(several), SAME_NAME)
    elif alike == "similar":
        found.agree(ORGANIZATION / 2 - log2(several), LIKE_NAME)
    elif alike == "open":
        found.agree(0.0, LIKE_NAME)
    else:
        found.doubt(-8.0, ANOTHER_NAME)
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        found.bits -= 3.0


def _weigh_birthdays(found: _Weighing, mine: str, theirs: str, common: Commonness) -> None:
    if not mine or not theirs:
        return
    if "-" in mine + theirs:
        if mine[-4:] == theirs[-4:]:
            found.agree(8.0, BIRTHDAY, is_own=True)
        else:
            found.doubt(-6.0, ANOTHER_BIRTHDAY)
        return
    is_turned = mine[:4] == theirs[:4] and mine[4:6] == theirs[6:] and mine[6:] == theirs[4:6]
    distance = OSA.distance(mine, theirs)
    if distance == 0:
        found.agree(min(common.bits("birthday", mine, 1 / 22000), 15.0), BIRTHDAY, is_own=True)
    elif distance == 1 or is_turned:
        found.agree(8.0, NEAR_BIRTHDAY, is_own=True)
    elif distance > 2:
        found.doubt(-6.0, ANOTHER_BIRTHDAY)
    found.is_another_day = distance > 0  # misspelled, or father and son


def _weigh_work(found: _Weighing, a: Portrait, b: Portrait, common: Commonness) -> None:
    firms, domains = a.firms & b.firms, a.domains & b.domains
    if firms:
        bits = max(common.bits("firms", firm, 1e-3) for firm in firms)
        found.agree(min(bits, 8.0), FIRM)
    elif domains and MAIL not in found.own:
        bits = max(common.bits("domains", domain, 1e-3) for domain in domains)
        found.agree(min(bits, 7.0), DOMAIN)
    elif a.firms and b.firms:
        found.bits -= 1.0  # people change jobs
    if a.titles & b.titles:
        found.bits += 1.0


def _weigh_places(
    found: _Weighing, mine: Iterable[Place], theirs: Iterable[Place], common: Commonness
) -> None:
    """Weigh the two places that are most alike."""
    pairs = [(nearness(a, b, common), a, b) for a in mine for b in theirs]
    if not pairs:
        return
    (bits, is_one), a, b = max(pairs, key=lambda pair: pair[0])
    # Where a firm is, all are who work there.
    weight = bits * LITTLE if bits > 0 and found.shared & OF_THE_FIRM else bits
    if bits >= ONE:
        found.agree(weight, ADDRESS if is_one else TOWN)
    else:
        found.bits += weight
        if bits > 0 and a.city and a.city == b.city:
            found.reasons.append(TOWN)
