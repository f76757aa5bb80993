"""List what the owner does not want to see on today's list, and take such a decision back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.errors import NothingFoundError
from relnet.jobs.plan_today import occasions_on
from relnet.phrase import Phrase
from relnet.store import occasions, silences
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.moment import Moment
    from relnet.model.suggestion import Hidden
    from relnet.store import Connection

VERDICTS = {"skip": "skipped", "snooze": "snoozed"}


def hidden(db: Connection, today: date) -> list[Hidden]:
    """Return what would be shown but for the owner, and what they never want to see."""
    found = {item.key: item for item in occasions_on(db, today)}
    decided = [
        replace(one, kind=item.kind, reason=item.reason)
        for one in occasions.hidden(db, today)
        if (item := found.get(one.key))
    ]
    return [*decided, *silences.every(db)]


def take_back(
    db: Connection, now: Moment, verb: str, keys: Sequence[str]
) -> tuple[list[str], int | None]:
    """Show again what ``never``, ``skip`` or ``snooze`` hid; returns whom it is about, the batch.

    NothingFoundError names a key under which nothing is hidden, and nothing is changed.
    """
    names = []
    with batch(db, f"{verb} --no", "", now.at) as opened:
        for key in dict.fromkeys(keys):
            if verb == "never":
                name = silences.lift(db, key)
            else:
                name = occasions.forget(db, key, VERDICTS[verb])
            if name is None:
                raise NothingFoundError(
                    Phrase("{verb} has hidden nothing that is called {key}.", verb=verb, key=key),
                    Phrase("relnet today --hidden lists what is hidden."),
                )
            names.append(name)
        opened.detail = ", ".join(dict.fromkeys(names))
    return [*dict.fromkeys(names)], opened.id
