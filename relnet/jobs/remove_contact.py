"""Remove a contact with everything that belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store import edits
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.moment import Moment
    from relnet.store import Connection


def remove_contact(db: Connection, now: Moment, contact_id: int, label: str) -> int | None:
    """Remove a contact as a batch, which undo takes back; returns the batch."""
    with batch(db, "remove", label, now.at) as opened:
        edits.remove(db, contact_id)
    return opened.id
