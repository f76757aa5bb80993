"""Take back what a command changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.store import history, sightings, undoing
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.moment import Moment
    from relnet.store import Connection
    from relnet.store.undoing import TakenBack


class Undone(NamedTuple):
    """Which batch was undone, by which batch, what command had made it, and what it left."""

    batch: int
    by: int | None
    command: str
    taken_back: TakenBack


def undo(db: Connection, now: Moment, wanted: int | None) -> Undone:
    """Undo the named or the newest batch, as a batch of its own, so that it can be undone too."""
    undoing_id = history.newest(db) if wanted is None else wanted
    command = history.command_of(db, undoing_id)
    with batch(db, "undo", str(undoing_id), now.at, undoes=undoing_id) as opened:
        taken_back = undoing.take_back(db, undoing_id, opened.id or 0)
        if command == "import":
            sightings.forget(db)
    return Undone(undoing_id, opened.id, command, taken_back)
