"""Know a relative once, whom several cards of one contact name: ``Petra`` and ``Petra Falk``."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relnet.rules.relatives import KINDS, named_twice
from relnet.store import acquaintances

if TYPE_CHECKING:
    from relnet.store import Connection


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
