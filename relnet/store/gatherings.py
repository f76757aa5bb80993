"""Events as calendars know them: found again, attended, or still ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.rows import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from relnet.model.diary import Event


def find(db: sqlite3.Connection, event: Event, uid: str) -> int | None:
    """Return the event with the calendar's UID and day, else one of the same title and days."""
    row = db.execute(
        "SELECT id FROM event WHERE (uid = :uid AND uid <> '' AND starts_on = :starts_on)"
        " OR ('' IN (uid, :uid) AND starts_on = :starts_on AND ends_on = :ends_on"
        " AND fold(title) = fold(:title))"
        " ORDER BY uid = :uid DESC, id LIMIT 1",
        {
            "uid": uid,
            "title": event.title,
            "starts_on": event.starts_on.isoformat(),
            "ends_on": event.ends_on.isoformat(),
        },
    ).fetchone()
    return row[0] if row else None


def add(db: sqlite3.Connection, event: Event, handle: str, uid: str, record_id: int) -> int:
    """Add an event under this handle, numbered if it is taken; returns its id."""
    return insert(
        db,
        "event",
        handle=_free(db, handle),
        title=event.title,
        kind=event.kind,
        starts_on=event.starts_on.isoformat(),
        ends_on=event.ends_on.isoformat(),
        place=event.place,
        uid=uid,
        record_id=record_id,
    )


def expect(
    db: sqlite3.Connection, event_id: int, people: Iterable[int], created_at: str, record_id: int
) -> bool:
    """Note who is expected at an event that lies ahead; False if they all were."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO attendance (event_id, contact_id, created_at, record_id, is_expected)"
        " VALUES (?, ?, ?, ?, 1) ON CONFLICT DO NOTHING",
        [(event_id, contact_id, created_at, record_id) for contact_id in people],
    )
    return db.total_changes > before


def confirm(db: sqlite3.Connection, event_id: int, contact_id: int) -> bool:
    """Note that somebody who was expected was met; False if they were not expected."""
    cursor = db.execute(
        "UPDATE attendance SET is_expected = 0"
        " WHERE event_id = ? AND contact_id = ? AND is_expected = 1",
        [event_id, contact_id],
    )
    return cursor.rowcount > 0


def _free(db: sqlite3.Connection, wanted: str) -> str:
    """Return the handle, with the next number behind it if it is taken."""
    (highest,) = db.execute(
        "SELECT max(CASE handle WHEN :wanted THEN 1"
        " ELSE CAST(substr(handle, length(:wanted) + 2) AS INTEGER) END) FROM event"
        " WHERE handle = :wanted OR handle GLOB :wanted || '-[0-9]*'",
        {"wanted": wanted},
    ).fetchone()
    return wanted if highest is None else f"{wanted}-{highest + 1}"
