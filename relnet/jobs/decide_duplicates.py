"""Carry out what the owner decides about duplicates, each decision as a batch of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.jobs.merge_contacts import combine, merge_contacts
from relnet.store import refusals
from relnet.store.batches import batch
from relnet.store.portraits import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.moment import Moment
    from relnet.store import Connection


def same(db: Connection, now: Moment, ids: tuple[int, int]) -> tuple[int, int | None]:
    """Merge two contacts; returns who stays, and the batch."""
    merged = merge_contacts(db, now, ids)
    return merged.contact_id, merged.batch


def different(db: Connection, now: Moment, ids: tuple[int, int]) -> int | None:
    """Remember for ever that two contacts are two; returns the batch."""
    names = labels(db, ids)
    detail = " ≠ ".join(f"{names[id_]} ({id_})" for id_ in ids)
    with batch(db, "duplicates", detail, now.at) as opened:
        refusals.refuse(db, *ids, now.today)
    return opened.id


def merge_clusters(
    db: Connection, now: Moment, clusters: Sequence[Sequence[int]], *, dry_run: bool = False
) -> int | None:
    """Merge the contacts of each cluster into one, all as one batch; returns it."""
    with batch(db, "duplicates", "--auto certain", now.at, dry_run=dry_run) as opened:
        for first, *others in clusters:
            keep = first
            for other in others:
                keep = combine(db, now, (keep, other))
    return opened.id
