"""A clean copy of the village for other programs (docs/sqlite.md): tables anybody can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.store.listing import IS_DAY
from relnet.store.rows import TAKES_CALLS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

_CHOSEN = "IN (SELECT id FROM copy.contacts)"
# Each table: its columns, and the query that fills it, after those to which it refers.
_TABLES = {
    "contacts": (
        "id INTEGER PRIMARY KEY, handle TEXT, name TEXT, kind TEXT, standing TEXT, given TEXT,"
        " additional TEXT, family TEXT, prefix TEXT, suffix TEXT, nickname TEXT,"
        " organization TEXT, department TEXT, title TEXT, birthday TEXT, language TEXT,"
        " circle TEXT, salutation TEXT, form TEXT, last_interaction_on TEXT, created_at TEXT",
        "SELECT contact.id, handle, label, contact.kind, standing, nullif(given, ''),"
        " nullif(additional, ''), nullif(family, ''), nullif(titles(prefix), ''),"
        " nullif(suffix, ''), nullif(nickname, ''), organization.name,"
        " nullif(department, ''), nullif(title, ''),"
        " (SELECT value FROM special_date WHERE contact_id = contact.id AND kind = 'birthday'"
        f"  AND {IS_DAY} ORDER BY special_date.id LIMIT 1),"
        " nullif(language, ''), nullif(circle, ''),"
        " nullif(addressed(salutation, prefix), ''), nullif(form, ''),"
        " last_interaction_on, contact.created_at"
        " FROM main.contact LEFT JOIN position ON position.contact_id = contact.id"
        " AND is_current = 1 LEFT JOIN organization ON organization.id = organization_id"
        " LEFT JOIN last_interaction ON last_interaction.contact_id = contact.id"
        " WHERE :chosen IS NULL OR contact.id IN (SELECT value FROM json_each(:chosen))",
    ),
    "channels": (
        "contact_id INTEGER REFERENCES contacts (id), kind TEXT, value TEXT, written TEXT,"
        " label TEXT, preferred INTEGER, position INTEGER",
        "SELECT contact_id, kind, CASE WHEN kind = 'phone' AND key LIKE '+%' THEN key"
        " ELSE value END, value, nullif(label, ''), is_preferred,"
        " row_number() OVER (PARTITION BY contact_id, kind ORDER BY rank, id)"
        f" FROM channel WHERE contact_id {_CHOSEN} ORDER BY contact_id, kind, rank, id",
    ),
    "addresses": (
        "contact_id INTEGER REFERENCES contacts (id), street TEXT, extended TEXT, po_box TEXT,"
        " postcode TEXT, city TEXT, region TEXT, country TEXT, label TEXT",
        "SELECT contact_id, nullif(street, ''), nullif(extended, ''), nullif(po_box, ''),"
        " nullif(postcode, ''), nullif(city, ''), nullif(region, ''), nullif(country, ''),"
        f" nullif(label, '') FROM address WHERE contact_id {_CHOSEN} ORDER BY contact_id, id",
    ),
    "positions": (
        "contact_id INTEGER REFERENCES contacts (id), organization TEXT, department TEXT,"
        " title TEXT, current INTEGER, seen_on TEXT",
        "SELECT contact_id, name, nullif(department, ''), nullif(title, ''), is_current, seen_on"
        " FROM position LEFT JOIN organization ON organization.id = organization_id"
        f" WHERE contact_id {_CHOSEN}"
        " ORDER BY contact_id, is_current DESC, seen_on DESC, position.id DESC",
    ),
    "dates": (
        "contact_id INTEGER REFERENCES contacts (id), kind TEXT, value TEXT, label TEXT",
        "SELECT contact_id, kind, value, nullif(label, '') FROM special_date"
        f" WHERE contact_id {_CHOSEN} ORDER BY contact_id, id",
    ),
    "tags": (
        "contact_id INTEGER REFERENCES contacts (id), tag TEXT",
        f"SELECT contact_id, name FROM tag WHERE contact_id {_CHOSEN} ORDER BY contact_id, name",
    ),
    "roles": (
        "contact_id INTEGER REFERENCES contacts (id), role TEXT",
        f"SELECT contact_id, name FROM role WHERE contact_id {_CHOSEN} ORDER BY contact_id, name",
    ),
    "notes": (
        "contact_id INTEGER REFERENCES contacts (id), text TEXT, created_at TEXT",
        "SELECT contact_id, text, created_at FROM note"
        f" WHERE contact_id {_CHOSEN} ORDER BY contact_id, id",
    ),
    "ties": (
        "contact_id INTEGER REFERENCES contacts (id), kind TEXT,"
        " other_id INTEGER REFERENCES contacts (id), label TEXT",
        "SELECT contact_id, kind, other_id, nullif(label, '') FROM tie"
        f" WHERE contact_id {_CHOSEN} AND other_id {_CHOSEN} ORDER BY contact_id, id",
    ),
    "events": (
        "id INTEGER PRIMARY KEY, handle TEXT, title TEXT, kind TEXT, starts_on TEXT,"
        " ends_on TEXT, place TEXT, hall TEXT, stand TEXT, cost REAL, goal TEXT, series TEXT,"
        " called_off INTEGER",
        "SELECT id, handle, title, kind, starts_on, ends_on, nullif(place, ''), nullif(hall, ''),"
        " nullif(stand, ''), cost, nullif(goal, ''), nullif(series, ''), is_called_off"
        " FROM event WHERE :chosen IS NULL OR id IN"
        f" (SELECT event_id FROM attendance WHERE contact_id {_CHOSEN}"
        f"  UNION SELECT event_id FROM lead WHERE contact_id {_CHOSEN}"
        f"  UNION SELECT event_id FROM follow_up WHERE contact_id {_CHOSEN}"
        "  UNION SELECT event_id FROM interaction JOIN participant"
        f"  ON interaction_id = interaction.id WHERE contact_id {_CHOSEN})",
    ),
    "attendances": (
        "event_id INTEGER REFERENCES events (id), contact_id INTEGER REFERENCES contacts (id),"
        " met_on TEXT, expected INTEGER, declined_on TEXT, let_go_on TEXT",
        "SELECT event_id, contact_id, met_on, is_expected, declined_on, let_go_on FROM attendance"
        f" WHERE contact_id {_CHOSEN} ORDER BY event_id, id",
    ),
    "exhibitors": (
        "event_id INTEGER REFERENCES events (id), organization TEXT, hall TEXT, stand TEXT",
        "SELECT event_id, name, nullif(hall, ''), nullif(stand, '') FROM exhibitor"
        " WHERE event_id IN (SELECT id FROM copy.events) ORDER BY event_id, id",
    ),
    "interactions": (
        "id INTEGER PRIMARY KEY, kind TEXT, happened_on TEXT, direction TEXT,"
        " event_id INTEGER REFERENCES events (id), topic TEXT, note TEXT, value REAL",
        "SELECT id, kind, happened_on, nullif(direction, ''), event_id, nullif(topic, ''),"
        " nullif(note, ''), value"
        " FROM interaction WHERE :chosen IS NULL OR id IN"
        f" (SELECT interaction_id FROM participant WHERE contact_id {_CHOSEN})",
    ),
    "participants": (
        "interaction_id INTEGER REFERENCES interactions (id),"
        " contact_id INTEGER REFERENCES contacts (id), line TEXT",
        "SELECT interaction_id, contact_id, nullif(line, '') FROM participant"
        f" WHERE contact_id {_CHOSEN} ORDER BY interaction_id, id",
    ),
    "follow_ups": (
        "id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contacts (id),"
        " event_id INTEGER REFERENCES events (id), due_on TEXT, reason TEXT, direction TEXT,"
        " state TEXT, every TEXT, closed_on TEXT",
        "SELECT id, contact_id, event_id, due_on, reason, direction, state, nullif(every, ''),"
        f" closed_on FROM follow_up WHERE contact_id {_CHOSEN}",
    ),
    "leads": (
        "id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contacts (id), title TEXT,"
        " value REAL, event_id INTEGER REFERENCES events (id),"
        " referred_by_id INTEGER REFERENCES contacts (id), state TEXT, moved_on TEXT,"
        " created_at TEXT",
        "SELECT id, contact_id, title, value, event_id,"
        f" iif(referred_by_id {_CHOSEN}, referred_by_id, NULL), state, moved_on, created_at"
        f" FROM lead WHERE contact_id {_CHOSEN}",
    ),
    "life_events": (
        "contact_id INTEGER REFERENCES contacts (id), kind TEXT, earliest_on TEXT,"
        " latest_on TEXT, before TEXT, after TEXT, note TEXT",
        "SELECT contact_id, kind, earliest_on, latest_on, nullif(before, ''), nullif(after, ''),"
        f" nullif(note, '') FROM life_event WHERE contact_id {_CHOSEN}"
        " ORDER BY contact_id, latest_on, id",
    ),
    "topics": (
        "contact_id INTEGER REFERENCES contacts (id), kind TEXT, text TEXT, until_on TEXT,"
        " told_by_id INTEGER REFERENCES contacts (id), created_at TEXT",
        "SELECT contact_id, kind, text, until_on,"
        f" iif(told_by_id {_CHOSEN}, told_by_id, NULL), created_at FROM topic"
        f" WHERE contact_id {_CHOSEN} ORDER BY contact_id, kind, id",
    ),
    "consents": (
        "contact_id INTEGER REFERENCES contacts (id), channel TEXT, purpose TEXT, state TEXT,"
        " decided_on TEXT, note TEXT, holds INTEGER",
        "SELECT contact_id, channel, purpose, state, decided_on, nullif(note, ''),"
        " row_number() OVER (PARTITION BY contact_id, channel, fold(purpose)"
        f" ORDER BY decided_on DESC, id DESC) = 1 FROM consent WHERE contact_id {_CHOSEN}"
        " ORDER BY contact_id, decided_on, id",
    ),
}
_VIEWS = {
    "people": "SELECT *, (SELECT value FROM channels WHERE contact_id = contacts.id"
    " AND kind = 'email' AND position = 1) AS email,"
    " (SELECT value FROM channels AS channel WHERE contact_id = contacts.id AND kind = 'phone'"
    f" AND (label IS NULL OR {TAKES_CALLS}) ORDER BY position LIMIT 1) AS phone,"
    " (SELECT city FROM addresses WHERE contact_id = contacts.id AND city IS NOT NULL"
    "  ORDER BY rowid LIMIT 1) AS city,"
    " (SELECT group_concat(tag, ', ') FROM tags WHERE contact_id = contacts.id) AS tags"
    " FROM contacts WHERE kind = 'person' AND standing = 'direct'",
    "meetings": "SELECT events.handle AS event, events.title,"
    " coalesce(met_on, starts_on) AS on_day, contacts.id AS contact_id, contacts.name,"
    " contacts.organization FROM attendances"
    " JOIN events ON events.id = event_id JOIN contacts ON contacts.id = contact_id"
    " WHERE NOT expected",
    "diary": "SELECT happened_on AS on_day, interactions.kind, direction,"
    " contacts.id AS contact_id, contacts.name, contacts.organization,"
    " events.handle AS event, note FROM interactions"
    " JOIN participants ON interaction_id = interactions.id"
    " JOIN contacts ON contacts.id = participants.contact_id"
    " LEFT JOIN events ON events.id = event_id",
    "open_follow_ups": "SELECT follow_ups.id, due_on, contacts.id AS contact_id, contacts.name,"
    " contacts.organization, reason, direction, events.handle AS event FROM follow_ups"
    " JOIN contacts ON contacts.id = contact_id LEFT JOIN events ON events.id = event_id"
    " WHERE state = 'open'",
    "open_leads": "SELECT leads.id, moved_on, state, leads.title, leads.value,"
    " contacts.id AS contact_id, contacts.name, contacts.organization, events.handle AS event,"
    " referrers.name AS referred_by FROM leads JOIN contacts ON contacts.id = contact_id"
    " LEFT JOIN events ON events.id = event_id"
    " LEFT JOIN contacts AS referrers ON referrers.id = referred_by_id"
    " WHERE state NOT IN ('won', 'lost')",
}
_INDEXES = {
    "channels": "contact_id", "addresses": "contact_id", "positions": "contact_id",
    "dates": "contact_id", "tags": "contact_id", "roles": "contact_id", "notes": "contact_id",
    "attendances": "contact_id", "participants": "contact_id", "follow_ups": "contact_id",
    "leads": "contact_id", "life_events": "contact_id", "topics": "contact_id",
    "consents": "contact_id",
}  # fmt: skip


def copy_into(db: sqlite3.Connection, path: Path, chosen: Sequence[int] | None = None) -> int:
    """Fill an empty file with the village, or chosen contacts; returns how many they are."""
    ids = None if chosen is None else json.dumps([*chosen])
    db.execute("ATTACH ? AS copy", [str(path)])
    try:
        db.execute("BEGIN")
        for name, (columns, query) in _TABLES.items():
            db.execute(f"CREATE TABLE copy.{name} ({columns})")
            db.execute(f"INSERT INTO copy.{name} {query}", {"chosen": ids})
        for name, column in _INDEXES.items():
            db.execute(f"CREATE INDEX copy.{name}_{column} ON {name} ({column})")
        for name, query in _VIEWS.items():
            db.execute(f"CREATE VIEW copy.{name} AS {query}")
        count: int = db.execute("SELECT count(*) FROM copy.contacts").fetchone()[0]
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("DETACH copy")
    return count
