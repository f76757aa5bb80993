"""Bring contacts together whom one entry certainly shows: this one's mail, that one's number."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from relnet.jobs.merge_contacts import combine
from relnet.model.report import Remark
from relnet.phrase import Phrase
from relnet.rules.likeness import weigh
from relnet.rules.portraits import portrait
from relnet.rules.same_person import NOBODY_COUNTED, recognise
from relnet.store import contacts, refusals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.jobs.recognise_records import Entry
    from relnet.model.contact import Contact


def join_known(desk: Desk, entry: Entry, candidates: Sequence[int]) -> None:
    """Merge the contacts an entry could be of, if it certainly is of each of them.

    So it makes no difference whether the entry that links them came first or last. Contacts that
    share something were linked before it, and are apart for a reason; so are those who contradict
    each other, and whom the owner called different.
    """
    known = [*contacts.load(desk.db, candidates).values()]
    if len(known) < 2 or not all(recognise(entry.arrival, [one]).contact_id for one in known):
        return
    if any(_are_apart(one, other) for one, other in combinations(known, 2)):
        return
    couples = {(min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(known, 2)}
    if couples.isdisjoint(refusals.refused_pairs(desk.db)):
        keep, *others = sorted(one.id for one in known)
        for other in others:
            keep = combine(desk.db, desk.now, (keep, other))
        desk.linked.add(entry.digest)
        remark = Phrase("{name} was here twice: the two are one contact now.", name=known[0].label)
        desk.report.remarks.append(Remark(desk.file.path, entry.record.line, remark))


def _are_apart(one: Contact, other: Contact) -> bool:
    if {channel.key for channel in one.channels} & {channel.key for channel in other.channels}:
        return True
    a, b = (portrait(contact, contact.label, contact.id) for contact in (one, other))
    return bool(weigh(a, b, NOBODY_COUNTED).doubts)
