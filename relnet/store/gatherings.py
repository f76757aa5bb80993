"""Events as calendars know them: found again, moved, called off; attended, or still ahead."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from relnet.store.rows import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from relnet.model.diary import Event
    from relnet.model.happening import Gathering
    from relnet.store.series import Known


class Titled(NamedTuple):
    """The event of a title and some days; if there are several, the first that has no UID."""

    id: int
    has_uid: bool


def of_day(db: sqlite3.Connection, starts_on: date) -> dict[tuple[date, str], Titled]:
    """Return the events that begin on a day, by their last one and their folded title."""
    rows = db.execute(
        "SELECT ends_on, fold(title), id, uid <> '' FROM event WHERE starts_on = ?"
        " ORDER BY uid = '', id DESC",  # of several the last one stays
        [starts_on.isoformat()],
    )
    return {
        (date.fromisoformat(ends_on), title): Titled(id_, bool(has_uid))
        for ends_on, title, id_, has_uid in rows
    }


def add(
    db: sqlite3.Connection, event: Event, handle: str, gathering: Gathering, record_id: int
) -> int:
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
        uid=gathering.uid,
        sequence=gathering.sequence,
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


def move(
    db: sqlite3.Connection, known: Known, event: Event, record_id: int, *, is_ahead: bool
) -> bool:
    """Give an event other days, and whoever is there by its entry; False if it has them.

    Whoever the entry says was met on the old day was not: they are expected if the new one
    ``is_ahead``, else their day is unknown again.
    """
    starts_on, ends_on = event.starts_on.isoformat(), event.ends_on.isoformat()
    if (known.starts_on, known.ends_on) == (starts_on, ends_on):
        return False
    db.execute(
        "UPDATE event SET starts_on = ?, ends_on = ? WHERE id = ?", [starts_on, ends_on, known.id]
    )
    if known.starts_on != starts_on:
        db.execute(
            "UPDATE attendance SET is_expected = :is_ahead, met_on = NULL WHERE event_id = :event"
            " AND record_id = :record AND is_expected = 0 AND declined_on IS NULL"
            " AND coalesce(met_on, :day) = :day AND (:is_ahead OR met_on IS NOT NULL)",
            {
                "is_ahead": is_ahead,
                "event": known.id,
                "record": record_id,
                "day": known.starts_on,
            },
        )
    return True


def revise(db: sqlite3.Connection, event_id: int, sequence: int) -> None:
    """Note which revision of an entry holds; the event takes place."""
    db.execute(
        "UPDATE event SET sequence = :sequence, is_called_off = 0 WHERE id = :id"
        " AND (sequence, is_called_off) <> (:sequence, 0)",
        {"sequence": sequence, "id": event_id},
    )


def call_off(db: sqlite3.Connection, event_id: int, sequence: int) -> bool:
    """Note that an event does not take place; False if that was known, or people were met there."""
    cursor = db.execute(
        "UPDATE event SET is_called_off = 1, sequence = ? WHERE id = ? AND is_called_off = 0"
        " AND NOT EXISTS (SELECT 1 FROM attendance WHERE event_id = event.id"
        " AND is_expected = 0 AND declined_on IS NULL"
        " AND attendance.record_id = event.record_id)",
        [sequence, event_id],
    )
    return cursor.rowcount > 0


def expect_nobody(db: sqlite3.Connection, record_ids: Iterable[int], since: str) -> bool:
    """Forget whom an entry says to come, on a day (ISO) or later; False if there is nobody.

    Whom the owner added by themselves stays, and so does whoever was met before.
    """
    before = db.total_changes
    db.executemany(
        "DELETE FROM attendance WHERE record_id = ? AND (is_expected = 1"
        " OR (SELECT starts_on FROM event WHERE event.id = event_id) >= ?)",
        [(record_id, since) for record_id in record_ids],
    )
    return db.total_changes > before


def expect_only(
    db: sqlite3.Connection, event_id: int, people: Sequence[int], record_id: int
) -> bool:
    """Forget whom an earlier revision of an entry said to come, but not this one."""
    cursor = db.execute(
        "DELETE FROM attendance WHERE event_id = ? AND record_id = ? AND is_expected = 1"
        " AND contact_id NOT IN (SELECT value FROM json_each(?))",
        [event_id, record_id, json.dumps([*people])],
    )
    return cursor.rowcount > 0


def _free(db: sqlite3.Connection, wanted: str) -> str:
    """Return the handle, with a number behind it that is free if it is taken itself.

    By doubling and halving: a calendar may hold the same meeting tens of thousands of times.
    """
    if not _is_taken(db, wanted):
        return wanted
    taken, free = 1, 2
    while _is_taken(db, f"{wanted}-{free}"):
        taken, free = free, 2 * free
    while free - taken > 1:
        middle = (taken + free) // 2
        if _is_taken(db, f"{wanted}-{middle}"):
            taken = middle
        else:
            free = middle
    return f"{wanted}-{free}"


def _is_taken(db: sqlite3.Connection, handle: str) -> bool:
    return db.execute("SELECT 1 FROM event WHERE handle = ?", [handle]).fetchone() is not None
