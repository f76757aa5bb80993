"""Who exhibits at an event, as its list says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.event_plan import Exhibitor, Spot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def of_event(db: sqlite3.Connection, event_id: int) -> list[Exhibitor]:
    """Return the exhibitors of an event, in the order they were noted."""
    rows = db.execute(
        "SELECT name, name_key, hall, stand FROM exhibitor WHERE event_id = ? ORDER BY id",
        [event_id],
    )
    return [Exhibitor(name, key, Spot(hall, stand)) for name, key, hall, stand in rows]


def count(db: sqlite3.Connection, event_id: int) -> int:
    """Return how many entries the exhibitor list of an event has."""
    row = db.execute("SELECT count(*) FROM exhibitor WHERE event_id = ?", [event_id]).fetchone()
    return int(row[0])


def add(db: sqlite3.Connection, event_id: int, exhibitors: Iterable[Exhibitor]) -> int:
    """Note exhibitors; returns how many of them, with hall and stand, are new."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO exhibitor (event_id, name, name_key, hall, stand) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        [(event_id, one.name, one.key, one.spot.hall, one.spot.stand) for one in exhibitors],
    )
    return db.total_changes - before


def keep_only(db: sqlite3.Connection, event_id: int, exhibitors: Iterable[Exhibitor]) -> int:
    """Forget whoever is not among these, and stands they left; returns how many entries went."""
    kept = {(one.key, one.spot.hall, one.spot.stand) for one in exhibitors}
    rows = db.execute(
        "SELECT id, name_key, hall, stand FROM exhibitor WHERE event_id = ?", [event_id]
    ).fetchall()
    gone = [(id_,) for id_, *about in rows if tuple(about) not in kept]
    db.executemany("DELETE FROM exhibitor WHERE id = ?", gone)
    return len(gone)
