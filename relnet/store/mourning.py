"""Who has lost somebody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.occasion import Loss
from relnet.store.rows import ORGANIZATION, day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_CONDOLED = (
    "(SELECT max(happened_on) FROM participant JOIN interaction ON interaction.id = interaction_id"
    " WHERE participant.contact_id = contact.id AND interaction.kind = 'condolence'"
    " AND direction <> 'theirs')"
)


def losses(db: sqlite3.Connection, since: date, until: date) -> Iterator[Loss]:
    """Yield the life events ``condolence`` between two days, and when condolences were given."""
    rows = db.execute(
        f"SELECT life_event.id, contact.id, contact.label, {ORGANIZATION}, latest_on,"
        f" substr(life_event.created_at, 1, 10), life_event.note, {_CONDOLED}"
        " FROM life_event JOIN contact ON contact.id = life_event.contact_id"
        " WHERE latest_on BETWEEN ? AND ? AND life_event.kind = 'condolence'"
        " AND contact.standing = 'direct'",
        [since.isoformat(), until.isoformat()],
    )
    for id_, contact_id, label, organization, *days, note, condoled_on in rows:
        happened, learned = map(date.fromisoformat, days)
        condoled = day(condoled_on)
        yield Loss(id_, contact_id, label, organization, happened, learned, note, condoled)


def bereaved(
    db: sqlite3.Connection, since: date, until: date, within: timedelta
) -> dict[int, date]:
    """Map contacts to the day on which their latest loss, between two days, came to be known.

    That is the day on which it was written down, or the day of the loss if that is later. What
    was not written down ``within`` a time of it is left out.
    """
    rows = db.execute(
        "SELECT contact_id, max(max(latest_on, substr(created_at, 1, 10))) FROM life_event"
        " WHERE latest_on BETWEEN ? AND ? AND kind = 'condolence'"
        " AND julianday(substr(created_at, 1, 10)) - julianday(latest_on) <= ?"
        " GROUP BY contact_id",
        [since.isoformat(), until.isoformat(), within.days],
    )
    return {contact_id: date.fromisoformat(known_on) for contact_id, known_on in rows}
