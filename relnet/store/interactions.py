"""What happened between the owner and other people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.rows import insert

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Interaction


def add(
    db: sqlite3.Connection, interaction: Interaction, created_at: str, record_id: int | None = None
) -> int:
    """Note an interaction, and the record that tells of it; returns the new id."""
    interaction_id = insert(
        db,
        "interaction",
        kind=interaction.kind,
        happened_on=interaction.happened_on.isoformat(),
        event_id=interaction.event_id,
        note=interaction.note,
        direction=interaction.direction,
        topic=interaction.topic,
        value=interaction.value,
        created_at=created_at,
        record_id=record_id,
    )
    lines = dict(interaction.lines)
    for contact_id in dict.fromkeys(interaction.contact_ids):
        insert(
            db,
            "participant",
            interaction_id=interaction_id,
            contact_id=contact_id,
            line=lines.get(contact_id, ""),
        )
    return interaction_id


def is_noted(db: sqlite3.Connection, kind: str, contact_id: int, happened_on: date) -> bool:
    """Tell whether such an interaction is noted for that day."""
    row = db.execute(
        "SELECT 1 FROM participant JOIN interaction ON interaction.id = interaction_id"
        " WHERE contact_id = ? AND kind = ? AND happened_on = ?",
        [contact_id, kind, happened_on.isoformat()],
    ).fetchone()
    return row is not None


# The view last_interaction for a few contacts: SQLite would read the whole diary for it.
_LAST_DAYS = """
SELECT contact_id, max(day)
FROM (
    SELECT contact_id, happened_on AS day
    FROM participant
    JOIN interaction ON interaction.id = interaction_id
    WHERE contact_id IN (SELECT value FROM json_each(:ids))
    UNION ALL
    SELECT contact_id, met_on
    FROM met
    WHERE contact_id IN (SELECT value FROM json_each(:ids))
)
GROUP BY contact_id
"""


def last_days(db: sqlite3.Connection, contact_ids: Sequence[int]) -> dict[int, str]:
    """Return the last day (ISO 8601) on which something happened with each of these."""
    return dict(db.execute(_LAST_DAYS, {"ids": str([*contact_ids])}).fetchall())


def tell(db: sqlite3.Connection, record_id: int, note: str) -> bool:
    """Note what an interaction was about, which its record did not tell before; False if known."""
    cursor = db.execute(
        "UPDATE interaction SET note = :note WHERE record_id = :id AND note = '' AND :note <> ''",
        {"note": note, "id": record_id},
    )
    return cursor.rowcount > 0
