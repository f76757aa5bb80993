"""What people allow, and by which ways they can be reached."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.consent import Consent, Reach, Way
from relnet.store.rows import CAN_BE_USED, TAKES_CALLS, insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_IN_IDS = "contact_id IN (SELECT value FROM json_each(?))"


def add(db: sqlite3.Connection, contact_id: int, consent: Consent, created_at: str) -> int:
    """Add a consent or its withdrawal; what was said before stays. Returns the new id."""
    return insert(
        db,
        "consent",
        contact_id=contact_id,
        channel=consent.channel,
        purpose=consent.purpose,
        state=consent.state,
        decided_on=consent.decided_on.isoformat(),
        note=consent.note,
        created_at=created_at,
    )


def said(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[Consent, ...]]:
    """Return what these people allowed and withdrew, oldest first."""
    rows = db.execute(
        "SELECT contact_id, channel, purpose, state, decided_on, note FROM consent"
        f" WHERE {_IN_IDS} ORDER BY decided_on, id",
        [str([*ids])],
    )
    found: dict[int, tuple[Consent, ...]] = {}
    for id_, channel, purpose, state, decided_on, note in rows:
        consent = Consent(channel, purpose, state, date.fromisoformat(decided_on), note)
        found[id_] = (*found.get(id_, ()), consent)
    return found


def reaches(db: sqlite3.Connection, ids: Iterable[int]) -> Iterator[tuple[int, Reach]]:
    """Yield by which ways each of these can be reached, and what they said about it.

    A kind of channel is preferred if it is the only one with an address marked so: cards mark
    one of each kind. An address to write to has a street or a box, and a place.
    """
    wanted = [*ids]
    values = [str(wanted)]
    ways: dict[int, set[Way]] = {}
    preferred: dict[int, set[str]] = {}
    for id_, kind, is_preferred in db.execute(_CHANNELS, values):
        ways.setdefault(id_, set()).add(kind)
        if is_preferred:
            preferred.setdefault(id_, set()).add(kind)
    for (id_,) in db.execute(_ADDRESSES, values):
        ways.setdefault(id_, set()).add("post")
    business = {id_ for (id_,) in db.execute(_AT_WORK, values)}
    consents = said(db, wanted)
    for id_ in wanted:
        only = preferred.get(id_, set())
        yield (
            id_,
            Reach(
                frozenset(ways.get(id_, ())),
                min(only) if len(only) == 1 else "",
                id_ in business,
                consents.get(id_, ()),
            ),
        )


_CHANNELS = (
    "SELECT contact_id, kind, max(is_preferred) FROM channel"
    f" WHERE {_IN_IDS} AND kind <> 'url' AND {CAN_BE_USED}"
    f" AND (kind <> 'phone' OR {TAKES_CALLS}) GROUP BY contact_id, kind"
)
_ADDRESSES = (
    "SELECT DISTINCT contact_id FROM address"
    f" WHERE {_IN_IDS} AND street || po_box <> '' AND city || postcode <> ''"
)
_AT_WORK = (
    "SELECT contact_id FROM position"
    f" WHERE {_IN_IDS} AND is_current = 1 AND organization_id IS NOT NULL"
)
