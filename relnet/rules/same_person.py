"""Decide whether a card shows somebody who is already known. When in doubt, say so.

The judgement is that of ``rules/likeness.py``: what is certain is one person, what is likely or
possible waits for the owner, with the reasons. How rare a name is among all is not known here, so
a number that a crowd shares says nothing of people of different firms.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.model.likeness import Verdict
from relnet.phrase import Phrase
from relnet.rules.commonness import Commonness
from relnet.rules.likeness import NAMES, PROFILE, UID, WORDS, weigh
from relnet.rules.names import names_agree
from relnet.rules.namesakes import CROWD
from relnet.rules.portraits import is_unique, portrait

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.arrival import Arrival
    from relnet.model.contact import Contact
    from relnet.model.likeness import Likeness
    from relnet.rules.portraits import Portrait

SEVERAL = Phrase("fits several people")
ONLY_A_NAME = {WORDS[code] for code in NAMES}
NOBODY_COUNTED = Commonness(0, {})


def recognise(
    arrival: Arrival,
    contacts: Iterable[Contact],
    by_uid: frozenset[int] = frozenset(),
    common: Commonness = NOBODY_COUNTED,
) -> Verdict:
    """Weigh a card against everybody it shares a UID (``by_uid``), channel or name with.

    ``common`` tells which numbers a crowd shares, of which not everybody is at hand.
    """
    pairs = {
        contact.id: _portraits(arrival, contact, has_uid=contact.id in by_uid)
        for contact in contacts
    }
    if len(pairs) > 1:
        common = _counted(pairs.values(), common)
    found = {
        id_: weigh(_without_crowds(*pair, common), pair[1], common) for id_, pair in pairs.items()
    }
    sure = [id_ for id_, likeness in found.items() if likeness.lane == "certain"]
    if len(sure) > 1:  # what nobody else can have decides
        own = {WORDS[UID], WORDS[PROFILE]}
        sure = [id_ for id_ in sure if own & {*found[id_].reasons}] or sure
    if len(sure) == 1:
        return Verdict(sure[0], (), found[sure[0]].reasons)
    open_ = sorted(sure or (id_ for id_, likeness in found.items() if _is_open(likeness)))
    if not open_:
        return Verdict()
    likeness = found[open_[0]]
    reasons = (*likeness.reasons, *likeness.doubts)
    return Verdict(None, tuple(open_), reasons if len(open_) == 1 else (SEVERAL, *reasons))


def _is_open(likeness: Likeness) -> bool:
    """Tell whether the owner should be asked: not for what may be a namesake."""
    return likeness.lane is not None and not {*likeness.reasons} <= ONLY_A_NAME


def _portraits(arrival: Arrival, contact: Contact, *, has_uid: bool) -> tuple[Portrait, Portrait]:
    uid = arrival.card.uid
    if has_uid and not is_unique(uid):
        # A running number is evidence for the same name only: other files begin at 1, too.
        is_same = names_agree(arrival.card.name, contact.name, contact.kind) == "same"
        uid = f"uid:{uid}" if is_same else ""
    mine = portrait(arrival.card, arrival.label, uids=[uid] if has_uid else [])
    return mine, portrait(contact, contact.label, contact.id, [uid] if has_uid else [])


def _counted(pairs: Iterable[tuple[Portrait, Portrait]], common: Commonness) -> Commonness:
    """Count who of those at hand shares an address or a number, each name once."""
    holders = {
        (field, value, one.given, one.family)
        for pair in pairs
        for one in pair
        for field in ("mails", "numbers")
        for value in getattr(one, field)
    }
    counts: dict[str, Counter[str]] = {}
    for (field, value), at_hand in Counter(holder[:2] for holder in holders).items():
        known = common.holders(field, value)
        counts.setdefault(field, Counter())[value] = max(at_hand, known)
    return Commonness(common.people, counts)


def _without_crowds(mine: Portrait, theirs: Portrait, common: Commonness) -> Portrait:
    """Leave out what a crowd shares across firms."""
    if not mine.firms or not theirs.firms or mine.firms & theirs.firms:
        return mine
    crowds = {key for key in mine.numbers if common.holders("numbers", key) > CROWD}
    return replace(mine, numbers=mine.numbers - crowds) if crowds else mine
