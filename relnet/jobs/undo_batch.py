"""Take back what a command changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.store import history
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.moment import Moment
    from relnet.store import Connection


class Undone(NamedTuple):
    """Which batch was undone, by which batch, and what command had made it."""

    batch: int
    by: int | None
    command: str


def undo(db: Connection, now: Moment, wanted: int | None) -> Undone:
    """Undo the named or the newest batch, as a batch of its own, so that it can be undone too."""
    undoing = history.newest(db) if wanted is None else wanted
    command = history.command_of(db, undoing)
    with batch(db, "undo", str(undoing), now.at, undoes=undoing) as opened:
        history.take_back(db, undoing, opened.id or 0)
    return Undone(undoing, opened.id, command)
