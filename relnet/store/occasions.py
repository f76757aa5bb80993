"""Birthdays, and what the owner decided about suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.diary import Birthday
from relnet.model.suggestion import Decision
from relnet.store.rows import ORGANIZATION, day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import date


def birthdays(db: sqlite3.Connection, months: Iterable[int]) -> Iterator[Birthday]:
    """Yield the birthdays in these months, and when the owner last congratulated."""
    wanted = ", ".join(f"'{month:02}'" for month in months)
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, value,"
        " (SELECT max(happened_on) FROM interaction"
        "  JOIN participant ON interaction_id = interaction.id"
        "  WHERE participant.contact_id = contact.id AND interaction.kind = 'congratulation')"
        " FROM special_date JOIN contact ON contact.id = special_date.contact_id"
        " WHERE special_date.kind = 'birthday' AND contact.kind = 'person'"
        f" AND substr(value, -5, 2) IN ({wanted}) AND substr(value, -6, 1) = '-'"
    )
    for contact_id, label, organization, value, congratulated_on in rows:
        yield Birthday(contact_id, label, organization, value, day(congratulated_on))


def decisions(db: sqlite3.Connection) -> dict[str, Decision]:
    """Return what the owner decided about suggestions, by key."""
    rows = db.execute("SELECT key, verdict, until_on FROM decision")
    return {key: Decision(key, verdict, day(until_on)) for key, verdict, until_on in rows}


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
