"""Know whom cards name: a relative once (``Petra``, ``Petra Falk``), and who has a card by it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relnet.rules.relatives import KINDS, named_twice
from relnet.store import acquaintances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.jobs.place_cards import Desk
    from relnet.store import Connection

_URN = "urn:uuid:"  # links have it, the UID itself often not; its letters may be of either case


def know_linked(desk: Desk) -> None:
    """Tie people to those whose cards theirs link to, if these are in the village."""
    uids = {link.uid: {*_spellings(link.uid)} for _, link in desk.links}
    found = desk.intake.with_uids(set().union(*uids.values())) if uids else {}
    for record_id, link in desk.links:
        people = set().union(*(found.get(uid, set()) for uid in uids[link.uid]))
        if len(people) == 1:
            acquaintances.tie(desk.db, record_id, link, *people)


def _spellings(uid: str) -> Iterator[str]:
    yield uid
    bare = uid[len(_URN) :] if uid[: len(_URN)].lower() == _URN else uid
    for spelled in (bare, bare.lower(), bare.upper()):
        yield from (spelled, f"{_URN}{spelled}")


def know_relatives(db: Connection, contact_id: int | None = None) -> None:
    """Let whoever one only knows of be known by the full name alone; of everybody, or of one."""
    relatives = acquaintances.relatives(db, KINDS, contact_id)
    groups = groupby(relatives, key=lambda one: (one.holder_id, one.kind, one.family))
    found = [
        pair
        for (_, kind, family), some in groups
        for pair in named_twice([(one.id, one.name) for one in some], kind, family)
    ]
    for gone_id, kept_id in found:
        acquaintances.take_for(db, gone_id, kept_id)
