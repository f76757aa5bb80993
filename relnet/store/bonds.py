"""What is between the owner and the people on a list, read for all of them at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.bond import Bond
from relnet.store.courtesies import IS_CONTACT
from relnet.store.rows import TAKES_PLACE, day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

YEAR = timedelta(days=365)
AHEAD = timedelta(days=30)
# What one gives another; mail, calls and talks are neither gift nor debt.
_GIVING = "('gift', 'help', 'referral', 'introduction', 'recommendation', 'endorsement')"

_BONDS = f"""
WITH wanted AS MATERIALIZED (SELECT value AS id FROM json_each(:ids)),
happened AS (
    SELECT contact_id, happened_on AS day, kind, direction, {IS_CONTACT} AS is_contact
    FROM wanted
    CROSS JOIN participant ON contact_id = wanted.id
    CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE happened_on <= :today
    UNION ALL
    SELECT contact_id, met_on, 'met', '', 1 FROM wanted
    CROSS JOIN met ON contact_id = wanted.id
    WHERE met_on <= :today
)
SELECT
    contact_id,
    count(DISTINCT CASE WHEN is_contact AND day > :year_ago THEN day END),
    max(CASE WHEN is_contact THEN day END),
    total(kind IN {_GIVING} AND direction = 'theirs'),
    total(kind IN {_GIVING} AND direction = 'mine')
FROM happened
GROUP BY contact_id
"""
_CIRCLES = (
    "SELECT id, circle FROM contact WHERE id IN (SELECT value FROM json_each(:ids))"
    " AND circle <> ''"
)
_AHEAD = (
    "SELECT contact_id, title, starts_on FROM event"
    " JOIN attendance ON event.id = event_id AND is_expected = 1"
    f" WHERE {TAKES_PLACE} AND ends_on >= :today AND starts_on <= :soon"
    " AND contact_id IN (SELECT value FROM json_each(:ids)) ORDER BY starts_on DESC, event.id DESC"
)


def bonds(db: sqlite3.Connection, contact_ids: Iterable[int], today: date) -> dict[int, Bond]:
    """Return the bonds that are more than none, by contact."""
    values = {
        "ids": str([*contact_ids]),
        "today": iso(today),
        "year_ago": iso(max(today, date.min + YEAR) - YEAR),
        "soon": iso(min(today, date.max - AHEAD) + AHEAD),
    }
    circles = dict(db.execute(_CIRCLES, values).fetchall())
    ahead = {id_: (title, day(on)) for id_, title, on in db.execute(_AHEAD, values)}
    history = {id_: rest for id_, *rest in db.execute(_BONDS, values)}
    found = {}
    for id_ in {*circles, *ahead, *history}:
        touches, last_on, received, given = history.get(id_, (0, None, 0, 0))
        found[id_] = Bond(
            circles.get(id_, ""), touches, day(last_on), int(received), int(given),
            *ahead.get(id_, ("", None)),
        )  # fmt: skip
    return found
