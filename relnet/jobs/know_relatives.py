"""Know whom cards name: a relative once (``Petra``, ``Petra Falk``), and who has a card by it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relnet.rules.mail_addresses import is_mail_address, mail_key
from relnet.rules.relatives import KINDS, named_twice
from relnet.store import acquaintances

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.card import Relation
    from relnet.store import Connection
    from relnet.store.intake import Intake

    Link = tuple[int, Relation]  # of a record

_URN = "urn:uuid:"  # links have it, the UID itself often not; its letters may be of either case


def know_each_other(
    db: Connection, intake: Intake, links: Sequence[Link]
) -> tuple[list[Link], set[int]]:
    """Tie people as their cards say; returns what ``know_linked`` does."""
    linked = know_linked(db, intake, links)
    acquaintances.unite(db)
    know_relatives(db)
    return linked


def know_linked(
    db: Connection, intake: Intake, links: Sequence[Link]
) -> tuple[list[Link], set[int]]:
    """Tie people to those whose cards theirs link to.

    Returns the links that lead to nobody, and the people who were not tied so before. A link may
    be a mail address, too: whose it is, if it is nobody else's.
    """
    uids = {link.uid: {*_spellings(link.uid)} for _, link in links}
    wanted = set().union(*uids.values())
    found = intake.with_uids(wanted) if uids else {}
    if mails := [*filter(is_mail_address, wanted)]:
        found |= intake.with_channels(mails)
    left = []
    tied: set[int] = set()
    for record_id, link in links:
        people = set().union(*(found.get(uid, set()) for uid in uids[link.uid]))
        if len(people) == 1:
            tied |= acquaintances.tie(db, record_id, link, *people)
        elif not people:
            left.append((record_id, link))
    return left, tied


def _spellings(uid: str) -> Iterator[str]:
    yield from (uid, mail_key(uid))  # MEMBER:mailto:anna@example.com
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
