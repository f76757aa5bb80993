"""Changing and removing one contact by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.positions import refresh_current_positions
from relnet.store.rows import insert, spare_and_new

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from relnet.model.card import Channel


def set_columns(db: sqlite3.Connection, contact_id: int, values: Mapping[str, str]) -> None:
    """Set columns of the contact itself: name parts, label, nickname, circle, handle ..."""
    sets = ", ".join(f"{column} = ?" for column in values)
    db.execute(f"UPDATE contact SET {sets} WHERE id = ?", [*values.values(), contact_id])


def handle_is_taken(db: sqlite3.Connection, handle: str, contact_id: int) -> bool:
    """Tell whether another contact has this handle."""
    row = db.execute(
        "SELECT 1 FROM contact WHERE handle = ? AND id <> ?", [handle, contact_id]
    ).fetchone()
    return row is not None


def set_channels(
    db: sqlite3.Connection, contact_id: int, kind: str, channels: Sequence[Channel]
) -> None:
    """Make these the contact's channels of a kind, in this order; rows that stay are kept."""
    known = {
        key: id_
        for id_, key in db.execute(
            "SELECT id, key FROM channel WHERE contact_id = ? AND kind = ?", [contact_id, kind]
        )
    }
    kept = {channel.key for channel in channels}
    for key, id_ in known.items():
        if key not in kept:
            db.execute("DELETE FROM channel WHERE id = ?", [id_])
    for rank, channel in enumerate(channels):
        if channel.key in known:
            _set_rank(db, known[channel.key], rank)
            continue
        insert(
            db,
            "channel",
            contact_id=contact_id,
            kind=kind,
            value=channel.value,
            key=channel.key,
            label=channel.label,
            rank=rank,
        )


def set_key(db: sqlite3.Connection, contact_id: int, channel: Channel, key: str) -> bool:
    """Give a channel another key; False if the contact has another one with it already."""
    cursor = db.execute(
        "UPDATE OR IGNORE channel SET key = ? WHERE contact_id = ? AND kind = ? AND key = ?",
        [key, contact_id, channel.kind, channel.key],
    )
    return cursor.rowcount > 0


def prefer(db: sqlite3.Connection, contact_id: int, kind: str, key: str) -> None:
    """Prefer one channel to all others, and put it first of its kind; with '' prefer none."""
    values = {"id": contact_id, "kind": kind, "key": key}
    db.execute(
        "UPDATE channel SET is_preferred = (kind = :kind AND key = :key)"
        " WHERE contact_id = :id AND is_preferred <> (kind = :kind AND key = :key)",
        values,
    )
    rows = db.execute(
        "SELECT id FROM channel WHERE contact_id = :id AND kind = :kind"
        " ORDER BY key <> :key, rank, id",
        values,
    )
    for rank, (id_,) in enumerate(rows.fetchall()):
        _set_rank(db, id_, rank)


def salute(db: sqlite3.Connection, contact_id: int, salutation: str) -> bool:
    """Note how to address somebody; False if the owner or a prefix says it already."""
    cursor = db.execute(
        "UPDATE contact SET salutation = ? WHERE id = ? AND addressed(salutation, prefix) = ''",
        [salutation, contact_id],
    )
    return cursor.rowcount > 0


def _set_rank(db: sqlite3.Connection, channel_id: int, rank: int) -> None:
    db.execute(
        "UPDATE channel SET rank = :rank WHERE id = :id AND rank <> :rank",
        {"rank": rank, "id": channel_id},
    )


def set_words(db: sqlite3.Connection, table: str, contact_id: int, words: Sequence[str]) -> None:
    """Make these the contact's tags or roles; rows that stay are kept."""
    rows = db.execute(f"SELECT id, name FROM {table} WHERE contact_id = ?", [contact_id])
    gone, new = spare_and_new(rows.fetchall(), words)
    for id_ in gone:
        db.execute(f"DELETE FROM {table} WHERE id = ?", [id_])
    for word in new:
        insert(db, table, contact_id=contact_id, name=word)


def add_tags(db: sqlite3.Connection, contact_id: int, tags: Sequence[str]) -> bool:
    """Add tags; False if the contact had all of them."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO tag (contact_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(contact_id, tag) for tag in tags],
    )
    return db.total_changes > before


def set_notes(
    db: sqlite3.Connection, contact_id: int, notes: Sequence[str], created_at: str
) -> None:
    """Make these the contact's notes; rows that stay are kept."""
    wanted = [*notes]
    rows = db.execute("SELECT id, text FROM note WHERE contact_id = ? ORDER BY id", [contact_id])
    for id_, text in rows.fetchall():
        if text in wanted:
            wanted.remove(text)
        else:
            db.execute("DELETE FROM note WHERE id = ?", [id_])
    for text in wanted:
        insert(db, "note", contact_id=contact_id, text=text, created_at=created_at)


def set_birthday(db: sqlite3.Connection, contact_id: int, value: str) -> None:
    """Set the birthday (``1980-04-15``, ``--04-15``), or take it away with ''."""
    known = db.execute(
        "SELECT value FROM special_date WHERE contact_id = ? AND kind = 'birthday'", [contact_id]
    ).fetchall()
    if known == [(value,)]:
        return
    db.execute("DELETE FROM special_date WHERE contact_id = ? AND kind = 'birthday'", [contact_id])
    if value:
        insert(db, "special_date", contact_id=contact_id, kind="birthday", value=value)


def set_address(db: sqlite3.Connection, contact_id: int, values: Mapping[str, str]) -> None:
    """Set parts of the first postal address; an address without any part is taken away."""
    row = db.execute(
        "SELECT id FROM address WHERE contact_id = ? ORDER BY id LIMIT 1", [contact_id]
    ).fetchone()
    address_id = row[0] if row else insert(db, "address", contact_id=contact_id)
    sets = ", ".join(f"{column} = ?" for column in values)
    db.execute(f"UPDATE address SET {sets} WHERE id = ?", [*values.values(), address_id])
    db.execute(
        "DELETE FROM address WHERE id = ? AND '' ="
        " street || extended || po_box || postcode || city || region || country",
        [address_id],
    )


def set_position(
    db: sqlite3.Connection, contact_id: int, values: Mapping[str, str], name_key: str, today: str
) -> None:
    """Correct the current position: ``organization`` (with its key), ``department``, ``title``."""
    row = db.execute(
        "SELECT id FROM position WHERE contact_id = ? AND is_current = 1", [contact_id]
    ).fetchone()
    position_id = row[0] if row else _new_position(db, contact_id, today, is_current=True)
    _set_place(db, position_id, values, name_key)
    # It is the owner's now, and no file outdoes it.
    db.execute("UPDATE position SET record_id = NULL WHERE id = ?", [position_id])
    db.execute(
        "DELETE FROM position WHERE id = ? AND organization_id IS NULL"
        " AND title || department = ''",
        [position_id],
    )
    refresh_current_positions(db, [contact_id])


def take_up(
    db: sqlite3.Connection, contact_id: int, values: Mapping[str, str], name_key: str, today: str
) -> None:
    """Add a position, as ``set_position``, that is the current one; the others become former."""
    seen_on = max(today, stated_on(db, contact_id))
    _set_place(db, _new_position(db, contact_id, seen_on, is_current=False), values, name_key)
    refresh_current_positions(db, [contact_id])


def stated_on(db: sqlite3.Connection, contact_id: int) -> str:
    """Return the day for which the current position is stated; '' if there is none."""
    row = db.execute(
        "SELECT seen_on FROM position WHERE contact_id = ? AND is_current = 1", [contact_id]
    ).fetchone()
    return row[0] if row else ""


def _new_position(
    db: sqlite3.Connection, contact_id: int, seen_on: str, *, is_current: bool
) -> int:
    return insert(
        db,
        "position",
        contact_id=contact_id,
        holder_key=_name_key(db, contact_id),
        seen_on=seen_on,
        is_current=int(is_current),
    )


def _set_place(
    db: sqlite3.Connection, position_id: int, values: Mapping[str, str], name_key: str
) -> None:
    columns: dict[str, str | int | None] = dict(values)
    if "organization" in columns:
        del columns["organization"]
        columns["organization_id"] = _organization(db, values["organization"], name_key)
    sets = ", ".join(f"{column} = ?" for column in columns)
    db.execute(f"UPDATE position SET {sets} WHERE id = ?", [*columns.values(), position_id])


def remove(db: sqlite3.Connection, contact_id: int) -> None:
    """Remove a contact, and what nobody else has a part in.

    That are their values, interactions, and people one knows of through them alone.
    """
    db.execute(
        "DELETE FROM interaction WHERE id IN"
        " (SELECT interaction_id FROM participant WHERE contact_id = :id) AND NOT EXISTS"
        " (SELECT 1 FROM participant WHERE interaction_id = interaction.id AND contact_id <> :id)",
        {"id": contact_id},
    )
    db.execute(
        "DELETE FROM contact WHERE standing = 'indirect' AND id IN"
        " (SELECT other_id FROM tie WHERE contact_id = :id) AND NOT EXISTS"
        " (SELECT 1 FROM tie WHERE other_id = contact.id AND contact_id <> :id)",
        {"id": contact_id},
    )
    db.execute("DELETE FROM contact WHERE id = ?", [contact_id])


def _name_key(db: sqlite3.Connection, contact_id: int) -> str:
    key: str = db.execute("SELECT name_key FROM contact WHERE id = ?", [contact_id]).fetchone()[0]
    return key


def _organization(db: sqlite3.Connection, name: str, name_key: str) -> int | None:
    if not name:
        return None
    row = db.execute("SELECT id FROM organization WHERE name = ?", [name]).fetchone()
    return row[0] if row else insert(db, "organization", name=name, name_key=name_key)
