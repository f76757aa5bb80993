"""Which of a contact's positions counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_IN = "IN (SELECT value FROM json_each(?))"
# Whether what a file says is outdone: another of the day gives the same firm with a title, or the
# same title with a firm, or is from a later file of the same kind.
_IS_OUTDONE = (
    "other.record_id IS NOT NULL AND EXISTS"
    " (SELECT 1 FROM position AS fuller WHERE fuller.contact_id = other.contact_id"
    " AND fuller.seen_on = other.seen_on AND"
    " (fuller.organization_id IS other.organization_id AND fuller.title > other.title"
    " AND other.title = '' OR fuller.organization_id IS NOT NULL"
    " AND other.organization_id IS NULL AND fuller.title = other.title OR EXISTS"
    " (SELECT 1 FROM record AS later JOIN source AS last ON last.id = later.source_id"
    " JOIN source AS first ON first.id < last.id AND first.format = last.format"
    " JOIN record AS earlier ON earlier.source_id = first.id"
    " WHERE later.id = fuller.record_id AND earlier.id = other.record_id)))"
)


def refresh_current_positions(db: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
    """Make the newest position of each contact the current one.

    Of one day, what says less of the same job gives way, and an older edition of a file; then what
    the owner typed last counts, then what is current stays so, or what came first: two sources
    that disagree make no former job. Of one entry it is the last row.
    """
    best = (
        "(SELECT id FROM position AS other WHERE other.contact_id = position.contact_id"
        f" ORDER BY seen_on DESC, {_IS_OUTDONE}, iif(record_id IS NULL, id, 0) DESC,"
        " is_current DESC, record_id, id DESC LIMIT 1)"
    )
    wanted = str([*contact_ids])
    for value, test in (
        (0, f"is_current = 1 AND id <> {best}"),
        (1, f"is_current = 0 AND id = {best}"),
    ):
        db.execute(
            f"UPDATE position SET is_current = {value} WHERE contact_id {_IN} AND {test}",
            [wanted],
        )


def take_over(db: sqlite3.Connection, contact_id: int, position_id: int) -> None:
    """Make a position the current one, before all others of its day."""
    db.execute(
        "UPDATE position SET is_current = 0 WHERE contact_id = ? AND is_current = 1 AND id <> ?",
        [contact_id, position_id],
    )
    db.execute("UPDATE position SET is_current = 1 WHERE id = ? AND is_current = 0", [position_id])
    refresh_current_positions(db, [contact_id])
