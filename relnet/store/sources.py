"""Where contacts came from: files, their entries, and the entries as they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def raw_cards(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, list[bytes]]:
    """Return the vCards that contacts were made of, as they came, oldest first."""
    # What a code says may be one, too; a MECARD or a badge holds nothing more.
    rows = db.execute(
        "SELECT contact_id, body FROM record JOIN source ON source.id = source_id"
        " JOIN raw ON record_id = record.id"
        " WHERE (format IN ('vcard', 'xing')"
        " OR format = 'qr' AND CAST(body AS TEXT) LIKE 'BEGIN:VCARD%')"
        " AND contact_id IN (SELECT value FROM json_each(?))"
        " ORDER BY record.id",
        [str([*ids])],
    )
    found: dict[int, list[bytes]] = {}
    for contact_id, body in rows:
        found.setdefault(contact_id, []).append(body.encode() if isinstance(body, str) else body)
    return found


def entries(db: sqlite3.Connection, contact_id: int) -> list[dict[str, Any]]:
    """Return the entries that became a contact: where each stood, and the entry itself."""
    rows = db.execute(
        "SELECT path, format, imported_at, line, uid, stated_on, body FROM record"
        " JOIN source ON source.id = source_id JOIN raw ON record_id = record.id"
        " WHERE contact_id = ? ORDER BY record.id",
        [contact_id],
    )
    return [
        {
            "path": path,
            "format": form,
            "imported_at": imported_at,
            "line": line,
            "uid": uid or None,
            "stated_on": stated_on or None,
            "raw": body if isinstance(body, str) else body.decode("latin-1"),
        }
        for path, form, imported_at, line, uid, stated_on, body in rows
    ]


def namesake(db: sqlite3.Connection, form: str, name_key: str) -> int | None:
    """Return the only contact of this name that a source in this format tells of."""
    rows = db.execute(
        "SELECT DISTINCT contact.id FROM contact JOIN record ON record.contact_id = contact.id"
        " JOIN source ON source.id = source_id"
        " WHERE name_key = ? AND standing = 'direct' AND format = ? LIMIT 2",
        [name_key, form],
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None
