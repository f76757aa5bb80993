"""Which of a contact's positions counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_IN = "IN (SELECT value FROM json_each(?))"
# Programs write each export like the last; any table is another edition of one of its name alone.
_EXPORT = "format, iif(format = 'csv', path, '')"
# The positions of the newest day of some contacts, the one that counts in the first place. What a
# file says is outdone if another of them gives the same firm with a title, or the same title with
# a firm, or is from a later edition of the same export.
_RANKED = f"""
WITH newest AS (
    SELECT contact_id, max(seen_on) AS seen_on FROM position WHERE contact_id {_IN}
    GROUP BY contact_id
), told AS (
    SELECT position.id, newest.contact_id, position.record_id, is_current,
        position.record_id IS NOT NULL AND (
            (title = '' AND max(title) OVER of_firm <> '')
            OR (organization_id IS NULL AND max(organization_id) OVER of_title IS NOT NULL)
            OR ifnull(source_id < max(source_id) OVER of_export, 0)
        ) AS is_outdone
    FROM newest
    JOIN position USING (contact_id, seen_on)
    LEFT JOIN record ON record.id = position.record_id
    LEFT JOIN source ON source.id = source_id
    WINDOW of_firm AS (PARTITION BY newest.contact_id, organization_id),
        of_title AS (PARTITION BY newest.contact_id, title),
        of_export AS (PARTITION BY newest.contact_id, {_EXPORT})
)
SELECT id, contact_id, is_current, row_number() OVER (
    PARTITION BY contact_id
    ORDER BY is_outdone, iif(record_id IS NULL, id, 0) DESC, is_current DESC, record_id, id DESC
) AS place FROM told
"""


def refresh_current_positions(db: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
    """Make the newest position of each contact the current one.

    Of one day, what says less of the same job gives way, and an older edition of a file; then what
    the owner typed last counts, then what is current stays so, or what came first: two sources
    that disagree make no former job. Of one entry it is the last row.
    """
    wanted = str([*contact_ids])
    rising = db.execute(
        f"SELECT id, contact_id FROM ({_RANKED}) WHERE place = 1 AND is_current = 0", [wanted]
    ).fetchall()
    db.executemany(  # first, for there is but one that is current
        "UPDATE position SET is_current = 0 WHERE contact_id = ? AND is_current = 1",
        [(contact_id,) for _, contact_id in rising],
    )
    db.executemany("UPDATE position SET is_current = 1 WHERE id = ?", [(id_,) for id_, _ in rising])


def take_over(db: sqlite3.Connection, contact_id: int, position_id: int) -> None:
    """Make a position the current one, before all others of its day."""
    db.execute(
        "UPDATE position SET is_current = 0 WHERE contact_id = ? AND is_current = 1 AND id <> ?",
        [contact_id, position_id],
    )
    db.execute("UPDATE position SET is_current = 1 WHERE id = ? AND is_current = 0", [position_id])
    refresh_current_positions(db, [contact_id])
