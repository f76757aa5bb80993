"""List what changed in people's lives, each in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relnet.rules.life_words import sentence
from relnet.store import life_events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relnet.phrase import Phrase
    from relnet.store import Connection
    from relnet.store.life_events import Told


class Change(NamedTuple):
    """A life event and the sentence that tells it."""

    told: Told
    text: Phrase


def list_changes(
    db: Connection,
    since: date | None = None,
    limit: int | None = None,
    contact_id: int | None = None,
) -> Iterator[Change]:
    """Yield what may have happened since a day, newest first, what is quiet at the end.

    ``contact_id`` leaves out what happened to others.
    """
    for told in life_events.newest_first(db, since, limit, contact_id):
        yield Change(told, sentence(told.event, told.contact))
