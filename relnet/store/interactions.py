"""What happened between the owner and other people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.rows import insert

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from relnet.model.diary import Interaction


def add(db: sqlite3.Connection, interaction: Interaction, created_at: str) -> int:
    """Note an interaction (its id is ignored); returns the new id."""
    interaction_id = insert(
        db,
        "interaction",
        kind=interaction.kind,
        happened_on=interaction.happened_on.isoformat(),
        event_id=interaction.event_id,
        note=interaction.note,
        created_at=created_at,
    )
    for contact_id in dict.fromkeys(interaction.contact_ids):
        insert(db, "participant", interaction_id=interaction_id, contact_id=contact_id)
    return interaction_id


def is_noted(db: sqlite3.Connection, kind: str, contact_id: int, happened_on: date) -> bool:
    """Tell whether such an interaction is noted for that day."""
    row = db.execute(
        "SELECT 1 FROM participant JOIN interaction ON interaction.id = interaction_id"
        " WHERE contact_id = ? AND kind = ? AND happened_on = ?",
        [contact_id, kind, happened_on.isoformat()],
    ).fetchone()
    return row is not None
