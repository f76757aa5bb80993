"""Encounters, and what the owner decided about suggestions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.model.occasion import Encounter
from relnet.model.suggestion import Decision, Hidden
from relnet.store.rows import ORGANIZATION, TAKES_PLACE, day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def encounters(db: sqlite3.Connection, since: date, until: date) -> Iterator[Encounter]:
    """Yield who was met between two days, at an event or elsewhere; somebody may come often."""
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, day, event_id, title, place,"
        " (SELECT group_concat(kind) FROM channel WHERE channel.contact_id = contact.id),"
        " EXISTS (SELECT 1 FROM attendance WHERE attendance.event_id = happened.event_id"
        "  AND attendance.contact_id = contact.id AND let_go_on IS NOT NULL)"
        " FROM (SELECT contact_id, met_on AS day, event_id FROM met"
        "  WHERE met_on BETWEEN :since AND :until"
        "  UNION ALL SELECT contact_id, happened_on, event_id FROM interaction"
        "  JOIN participant ON interaction_id = interaction.id WHERE kind IN ('met', 'meeting')"
        "  AND happened_on BETWEEN :since AND :until) AS happened"
        " JOIN contact ON contact.id = contact_id LEFT JOIN event ON event.id = event_id"
        " WHERE contact.kind = 'person' AND contact.standing = 'direct'"
        " AND coalesce(event.is_called_off, 0) = 0",
        {"since": since.isoformat(), "until": until.isoformat()},
    )
    for id_, label, organization, met_on, event_id, title, place, kinds, gone in rows:
        channels: Any = (kinds or "").split(",")  # a CHECK of the table says which kinds there are
        yield Encounter(
            id_,
            label,
            organization,
            date.fromisoformat(met_on),
            event_id,
            title or "",
            place or "",
            frozenset(channels),
            is_let_go=bool(gone),
        )


def is_event_ahead(db: sqlite3.Connection, since: date, until: date) -> bool:
    """Tell whether an event that is not called off begins on one of these days."""
    row = db.execute(
        f"SELECT EXISTS (SELECT 1 FROM event WHERE starts_on BETWEEN ? AND ? AND {TAKES_PLACE})",
        [since.isoformat(), until.isoformat()],
    ).fetchone()
    return bool(row[0])


def decisions(db: sqlite3.Connection) -> dict[str, Decision]:
    """Return what the owner decided about suggestions, by key."""
    rows = db.execute("SELECT key, verdict, until_on FROM decision")
    return {key: Decision(key, verdict, day(until_on)) for key, verdict, until_on in rows}


def turns_taken(db: sqlite3.Connection, today: date) -> int:
    """Return about how many turns to be in touch again the owner decided on a day."""
    row = db.execute(
        "SELECT count(*) FROM decision WHERE key >= 'reconnect:' AND key < 'reconnect;'"
        " AND decided_on = ?",
        [today.isoformat()],
    ).fetchone()
    return int(row[0])


def decide(db: sqlite3.Connection, decision: Decision, contact_id: int, decided_on: date) -> None:
    """Keep what the owner decided about a suggestion; the last word counts."""
    db.execute(
        "INSERT INTO decision (key, contact_id, verdict, until_on, decided_on)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET verdict = excluded.verdict, until_on = excluded.until_on,"
        " decided_on = excluded.decided_on",
        [
            decision.key,
            contact_id,
            decision.verdict,
            iso(decision.until_on),
            decided_on.isoformat(),
        ],
    )


def hidden(db: sqlite3.Connection, today: date) -> Iterator[Hidden]:
    """Yield what the owner let go, whenever that was, and what they put off until later."""
    rows = db.execute(
        "SELECT key, contact_id, label, verdict, decided_on, until_on FROM decision"
        " JOIN contact ON contact.id = contact_id WHERE verdict = 'skipped'"
        " OR (verdict = 'snoozed' AND until_on > ?) ORDER BY until_on, name_key, key",
        [today.isoformat()],
    )
    for key, id_, label, verdict, decided_on, until_on in rows:
        kind = key.partition(":")[0]
        yield Hidden(key, kind, id_, label, verdict, date.fromisoformat(decided_on), day(until_on))


def forget(db: sqlite3.Connection, key: str, verdict: str) -> str | None:
    """Forget what was decided under a key; returns about whom it was, None if nothing was."""
    row = db.execute(
        "SELECT decision.id, label FROM decision JOIN contact ON contact.id = contact_id"
        " WHERE key = ? AND verdict = ?",
        [key, verdict],
    ).fetchone()
    if row is None:
        return None
    db.execute("DELETE FROM decision WHERE id = ?", [row[0]])
    return str(row[1])
