"""Add what another village tells about people of this one, unless it is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.store.event_uids import EVENT_UID
from relnet.store.rows import insert
from relnet.store.uids import mark_of, uid_of
from relnet.store.village_tables import TABLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from relnet.model.village import Fields

_IN = "IN (SELECT value FROM json_each(?))"
OWN = ("circle", "salutation", "form", "greeting")  # columns that no card says


def highest(db: sqlite3.Connection) -> int:
    """Return the highest id that a contact has."""
    found: int = db.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone()[0]
    return found


def own_uids(db: sqlite3.Connection, uids: Sequence[str]) -> dict[str, str]:
    """Map UIDs that contacts were given elsewhere to those that relnet knows them by here."""
    mark = mark_of(db)
    rows = db.execute(
        f"SELECT uid, min(id) FROM contact WHERE uid {_IN} AND uid <> '' GROUP BY uid",
        [json.dumps([*uids])],
    )
    return {uid: uid_of(mark, id_) for uid, id_ in rows}


def event(db: sqlite3.Connection, fields: Fields) -> int | None:
    """Find an event by its UID, else by its handle and first day."""
    row = db.execute(
        f"SELECT id FROM event WHERE {EVENT_UID} = :uid"
        " OR (handle = :handle AND starts_on = :starts_on) ORDER BY handle <> :handle LIMIT 1",
        {name: fields[name] for name in ("uid", "handle", "starts_on")},
    ).fetchone()
    return row[0] if row else None


def add(db: sqlite3.Connection, name: str, fields: Fields) -> int:
    """Add an entry of a list under an id of this village's, which is returned."""
    columns = {
        column: fields[field]
        for field, column in TABLES[name].columns.items()
        if field not in {"id", "record"}
    }
    return insert(db, TABLES[name].table, **columns)


def attend(db: sqlite3.Connection, event_id: int, contact_id: int, person: Fields) -> bool:
    """Note that somebody was met, is expected, or said no; False if that was known."""
    before = db.total_changes
    db.execute(
        "INSERT INTO attendance"
        " (event_id, contact_id, met_on, is_expected, declined_on, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id, contact_id) DO UPDATE"
        " SET met_on = excluded.met_on, is_expected = 0, declined_on = NULL"
        " WHERE met_on IS NULL AND excluded.met_on IS NOT NULL",
        [
            event_id, contact_id,
            *(person[name] for name in ("met_on", "expected", "declined_on", "created_at")),
        ],
    )  # fmt: skip
    db.execute(
        "UPDATE attendance SET let_go_on = :day WHERE event_id = :event AND contact_id = :contact"
        " AND let_go_on IS NULL AND :day IS NOT NULL",
        {"day": person["let_go_on"], "event": event_id, "contact": contact_id},
    )
    return db.total_changes > before


def exhibit(db: sqlite3.Connection, event_id: int, exhibitors: Sequence[Fields]) -> None:
    """Note who exhibits at an event."""
    db.executemany(
        "INSERT OR IGNORE INTO exhibitor (event_id, name, name_key, hall, stand)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (event_id, *(exhibitor[name] for name in ("name", "key", "hall", "stand")))
            for exhibitor in exhibitors
        ],
    )


def interactions(db: sqlite3.Connection, fields: Fields, people: Sequence[int]) -> list[int]:
    """Find what was written down of one of these people in the same words and moment."""
    rows = db.execute(
        "SELECT DISTINCT interaction.id FROM participant"
        " JOIN interaction ON interaction.id = interaction_id"
        f" WHERE contact_id {_IN} AND kind = ? AND happened_on = ? AND note = ?"
        " AND created_at = ? ORDER BY interaction.id",
        [json.dumps(people), *(fields[name] for name in ("kind", "on", "note", "created_at"))],
    )
    return [id_ for (id_,) in rows]


def tell(db: sqlite3.Connection, interaction_id: int, fields: Fields) -> bool:
    """Say what an interaction was about, and worth; False if that is noted."""
    cursor = db.execute(
        "UPDATE interaction SET topic = iif(topic = '', :topic, topic),"
        " value = coalesce(value, :value) WHERE id = :id"
        " AND (topic = '' AND :topic <> '' OR value IS NULL AND :value IS NOT NULL)",
        {"topic": fields["topic"], "value": fields["value"], "id": interaction_id},
    )
    return cursor.rowcount > 0


def take_part(db: sqlite3.Connection, interaction_id: int, people: Mapping[int, str]) -> bool:
    """Add people to an interaction, each with their line; False if they all are there with it."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO participant (interaction_id, contact_id, line) VALUES (?, ?, ?)"
        " ON CONFLICT (interaction_id, contact_id) DO UPDATE SET line = excluded.line"
        " WHERE line = '' AND excluded.line <> ''",
        [(interaction_id, contact_id, line) for contact_id, line in people.items()],
    )
    return db.total_changes > before


def follow_ups(db: sqlite3.Connection, fields: Fields) -> list[int]:
    """Find follow-ups that were written down in the same words and moment."""
    rows = db.execute(
        "SELECT id FROM follow_up WHERE contact_id = ? AND reason = ? AND created_at = ?"
        " ORDER BY id",
        [fields["contact_id"], fields["reason"], fields["created_at"]],
    )
    return [id_ for (id_,) in rows]


def tied(db: sqlite3.Connection, contact_id: int, kind: str, name_key: str) -> int | None:
    """Find who of that name is tied to a contact in that way."""
    row = db.execute(
        "SELECT other_id FROM tie JOIN contact ON contact.id = other_id"
        " WHERE contact_id = ? AND tie.kind = ? AND name_key = ?",
        [contact_id, kind, name_key],
    ).fetchone()
    return row[0] if row else None


def tie(db: sqlite3.Connection, contact_id: int, other_id: int, fields: Fields) -> bool:
    """Tie two contacts; False if they are tied in that way, or are one."""
    cursor = db.execute(
        "INSERT OR IGNORE INTO tie (contact_id, kind, other_id, label) VALUES (?, ?, ?, ?)",
        [contact_id, fields["kind"], other_id, fields["label"]],
    )
    return cursor.rowcount > 0


def live(db: sqlite3.Connection, fields: Fields) -> tuple[int, bool]:
    """Note what happened in somebody's life; returns its id, and whether it is new."""
    names = ("contact_id", "kind", "earliest_on", "latest_on", "before", "after")
    row = db.execute(
        "SELECT id FROM life_event WHERE " + " AND ".join(f"{name} = :{name}" for name in names),
        {name: fields[name] for name in names},
    ).fetchone()
    return (row[0], False) if row else (add(db, "life_events", fields), True)


def refuse(db: sqlite3.Connection, one: int, other: int, decided_on: str) -> None:
    """Note that two contacts are two people."""
    db.execute(
        "INSERT OR IGNORE INTO refusal (contact_id, other_id, decided_on) VALUES (?, ?, ?)",
        [min(one, other), max(one, other), decided_on],
    )


def refuse_record(db: sqlite3.Connection, fields: Fields) -> None:
    """Note that an entry of a file is not this contact's."""
    db.execute(
        "INSERT OR IGNORE INTO record_refusal (digest, contact_id, decided_on) VALUES (?, ?, ?)",
        [int(fields["digest"], 16), fields["contact_id"], fields["decided_on"]],
    )


def decide(db: sqlite3.Connection, fields: Fields) -> None:
    """Keep a decision, unless there is one about the same."""
    db.execute(
        "INSERT INTO decision (key, contact_id, verdict, until_on, decided_on)"
        " VALUES (:key, :contact_id, :verdict, :until_on, :decided_on) ON CONFLICT DO NOTHING",
        fields,
    )


def keep_map(db: sqlite3.Connection, fields: Fields) -> None:
    """Keep a mapping of columns, unless there is one of that name."""
    db.execute(
        "INSERT INTO saved_map (name, header, columns) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [fields["name"], *(json.dumps(fields[key], ensure_ascii=False) for key in _JSON)],
    )


_JSON = ("header", "columns")


def complete(db: sqlite3.Connection, contact_id: int, fields: Fields) -> bool:
    """Give a contact the roles, and what only the owner says, that it lacks; False if none."""
    before = db.total_changes
    db.executemany(
        "INSERT OR IGNORE INTO role (contact_id, name) VALUES (?, ?)",
        [(contact_id, role) for role in fields["roles"]],
    )
    for name in OWN:
        db.execute(
            f"UPDATE contact SET {name} = :value WHERE id = :id AND {name} = '' AND :value <> ''",
            {"id": contact_id, "value": fields[name]},
        )
    return db.total_changes > before


def date_back(db: sqlite3.Connection, source_id: int) -> None:
    """Give what a village's file brought its own days, and contacts their handles if free.

    Its contacts are kept as they came, as JSON.
    """
    for sql in _DATED_BACK:
        db.execute(sql, [source_id])


_KEPT = "record JOIN raw ON raw.record_id = record.id"
_DATED_BACK = (
    "UPDATE contact SET created_at = json_extract(body, '$.created_at')"
    f" FROM {_KEPT} WHERE source_id = ? AND contact.id = contact_id"
    " AND contact.record_id = record.id"
    " AND json_extract(body, '$.created_at') IS NOT NULL",
    "UPDATE OR IGNORE contact SET handle = json_extract(body, '$.handle')"
    f" FROM {_KEPT} WHERE source_id = ? AND contact.id = contact_id"
    " AND contact.record_id = record.id"
    " AND json_extract(body, '$.handle') NOT IN ('', handle)",
    "UPDATE note SET created_at = json_extract(said.value, '$.created_at')"
    f" FROM {_KEPT}, json_each(body, '$.notes') AS said"
    " WHERE source_id = ? AND note.contact_id = record.contact_id"
    " AND note.record_id = record.id"
    " AND note.text = json_extract(said.value, '$.text')"
    " AND json_extract(said.value, '$.created_at') IS NOT NULL",
    "UPDATE position SET seen_on = json_extract(said.value, '$.seen_on')"
    f" FROM {_KEPT}, json_each(body, '$.positions') AS said"
    " WHERE source_id = ? AND position.contact_id = record.contact_id"
    " AND position.record_id = record.id"
    " AND ifnull((SELECT name FROM organization WHERE id = organization_id), '')"
    " = json_extract(said.value, '$.organization')"
    " AND department = json_extract(said.value, '$.department')"
    " AND title = json_extract(said.value, '$.title')"
    " AND json_extract(said.value, '$.seen_on') IS NOT NULL",
)


def stand_aside(db: sqlite3.Connection, contact_id: int) -> None:
    """Let somebody be one whom one only knows of."""
    db.execute("UPDATE contact SET standing = 'indirect' WHERE id = ?", [contact_id])
