"""The words by which contacts are found: FTS5 over folded text, one row a contact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.store.new_words import OWNED

if TYPE_CHECKING:
    import sqlite3

    from relnet.store.new_words import NewWords

# Rows that several contacts' words may come from.
_SHARED = {
    "organization": "position ON position.organization_id",
    "event": "attendance ON attendance.event_id",
    "interaction": "participant ON participant.interaction_id",
}
# Whom the journalled changes of a batch touch: rows changed, deleted, or put back by an undo.
_TOUCHED = " UNION ".join(
    [
        "SELECT row_id FROM changed WHERE table_name = 'contact'",
        "SELECT json_extract(before, '$.contact_id') FROM changed WHERE before IS NOT NULL",
        *(
            f"SELECT contact_id FROM changed JOIN {table} ON {table}.id = row_id"
            f" WHERE table_name = '{table}'"
            for table in OWNED
        ),
        *(
            f"SELECT contact_id FROM changed JOIN {join} = row_id WHERE table_name = '{table}'"
            for table, join in _SHARED.items()
        ),
    ]
)
_FORGET = "DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))"
_LEARN = "INSERT INTO search (rowid, name, organization, rest) VALUES (?, ?, ?, ?)"
_WORDS = """
INSERT INTO search (rowid, name, organization, rest)
SELECT
    contact.id,
    trim(name_key || ' ' || fold(nullif(label, given || ' ' || family), nickname,
        (SELECT group_concat(before, ' ') FROM life_event
            WHERE contact_id = contact.id AND kind = 'new_name'))),
    fold((SELECT group_concat(name, ' ') FROM position
        JOIN organization ON organization.id = organization_id
        WHERE contact_id = contact.id)),
    fold(
        (SELECT group_concat(title || ' ' || department, ' ') FROM position
            WHERE contact_id = contact.id),
        (SELECT group_concat(CASE kind WHEN 'email' THEN value WHEN 'phone'
            THEN value || ' ' || key ELSE key END, ' ') FROM channel
            WHERE contact_id = contact.id),
        (SELECT group_concat(street || ' ' || postcode || ' ' || city || ' ' || country, ' ')
            FROM address WHERE contact_id = contact.id),
        (SELECT group_concat(name, ' ') FROM tag WHERE contact_id = contact.id),
        (SELECT group_concat(text, ' ') FROM note WHERE contact_id = contact.id),
        (SELECT group_concat(title || ' ' || place, ' ') FROM attendance
            JOIN event ON event.id = event_id WHERE contact_id = contact.id),
        (SELECT group_concat(note || ' ' || topic || ' ' || line, ' ') FROM participant
            JOIN interaction ON interaction.id = interaction_id WHERE contact_id = contact.id),
        (SELECT group_concat(text, ' ') FROM topic
            WHERE contact_id = contact.id AND kind <> 'avoid'),
        (SELECT group_concat(title, ' ') FROM lead WHERE contact_id = contact.id)
    )
FROM contact
WHERE id IN (SELECT value FROM json_each(?))
"""


def refresh(db: sqlite3.Connection, batch_id: int, words: NewWords) -> None:
    """Write the words anew for every contact that a batch touched, removed ones included."""
    words.look()
    touched = db.execute(
        "WITH changed AS (SELECT * FROM batch_change WHERE batch_id = ?)"
        f" SELECT * FROM ({_TOUCHED}) WHERE row_id IS NOT NULL",
        [batch_id],
    )
    words.unknown.update(id_ for (id_,) in touched)
    unknown = json.dumps([*words.unknown])
    db.execute(_FORGET, [unknown])
    db.execute(_WORDS, [unknown])
    db.executemany(_LEARN, words.known())


def match_expression(words: str) -> str:
    """Turn what was typed into an FTS5 expression: every word must begin a word.

    Nothing of it can act as FTS5 syntax: folding leaves letters, digits and blanks, and
    each word is quoted. '' if there is no word in it.
    """
    return " ".join(f'"{word}"*' for word in fold(words).split())
