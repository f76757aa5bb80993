"""Birthdays, encounters and praise, and what the owner decided about suggestions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.diary import Birthday
from relnet.model.occasion import Encounter, Praise
from relnet.model.suggestion import Decision
from relnet.store.rows import ORGANIZATION, day, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


def birthdays(db: sqlite3.Connection, months: Iterable[int]) -> Iterator[Birthday]:
    """Yield the birthdays in these months, and when the owner last congratulated.

    Where files disagree about a birthday, the one that a list shows counts.
    """
    wanted = ", ".join(f"'{month:02}'" for month in months)
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, value,"
        " (SELECT max(happened_on) FROM interaction"
        "  JOIN participant ON interaction_id = interaction.id"
        "  WHERE participant.contact_id = contact.id AND interaction.kind = 'congratulation')"
        " FROM special_date JOIN contact ON contact.id = special_date.contact_id"
        " WHERE special_date.kind = 'birthday' AND contact.kind = 'person'"
        " AND contact.standing = 'direct'"
        f" AND substr(value, -5, 2) IN ({wanted}) AND substr(value, -6, 1) = '-'"
        " AND NOT EXISTS (SELECT 1 FROM special_date AS other WHERE other.kind = 'birthday'"
        "  AND other.contact_id = contact.id AND other.id < special_date.id"
        "  AND other.value GLOB '*-[0-9][0-9]-[0-9][0-9]')"
    )
    for contact_id, label, organization, value, congratulated_on in rows:
        yield Birthday(contact_id, label, organization, value, day(congratulated_on))


def encounters(db: sqlite3.Connection, since: date, until: date) -> Iterator[Encounter]:
    """Yield who was met between two days, at an event or elsewhere; somebody may come often."""
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, day, event_id, title, place,"
        " (SELECT group_concat(kind) FROM channel WHERE channel.contact_id = contact.id)"
        " FROM (SELECT contact_id, met_on AS day, event_id FROM met"
        "  UNION ALL SELECT contact_id, happened_on, event_id FROM interaction"
        "  JOIN participant ON interaction_id = interaction.id WHERE kind IN ('met', 'meeting'))"
        " JOIN contact ON contact.id = contact_id LEFT JOIN event ON event.id = event_id"
        " WHERE day BETWEEN ? AND ? AND contact.kind = 'person' AND contact.standing = 'direct'",
        [since.isoformat(), until.isoformat()],
    )
    for id_, label, organization, met_on, event_id, title, place, kinds in rows:
        met, channels = date.fromisoformat(met_on), frozenset((kinds or "").split(","))
        yield Encounter(id_, label, organization, met, event_id, title or "", place or "", channels)


def praises(db: sqlite3.Connection, since: date, learned_since: date) -> Iterator[Praise]:
    """Yield who endorsed or recommended the owner since a day, as relnet learned since another.

    Thanks that name an event were for that, not for the praise.
    """
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, praise.kind, praise.happened_on,"
        " substr(praise.created_at, 1, 10), praise.note,"
        " (SELECT max(thanks.happened_on) FROM interaction AS thanks"
        "  JOIN participant ON interaction_id = thanks.id"
        "  WHERE participant.contact_id = contact.id AND thanks.kind = 'thanks'"
        "  AND thanks.event_id IS NULL)"
        " FROM interaction AS praise JOIN participant ON interaction_id = praise.id"
        " JOIN contact ON contact.id = contact_id"
        " WHERE praise.kind IN ('endorsement', 'recommendation') AND direction = 'theirs'"
        " AND praise.happened_on >= ? AND praise.created_at >= ?"
        " AND contact.standing = 'direct'",
        [since.isoformat(), learned_since.isoformat()],
    )
    for id_, label, organization, kind, happened_on, learned_on, about, thanked_on in rows:
        happened, learned = date.fromisoformat(happened_on), date.fromisoformat(learned_on)
        thanked = day(thanked_on)
        yield Praise(id_, label, organization, kind, happened, learned, about, thanked)


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
