"""Everything about one contact, as one nested row (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relnet.store import listing, sources
from relnet.store.acquaintances import IS_MUTUAL
from relnet.store.life_events import OF_PEOPLE
from relnet.store.provenance import ORIGIN, ORIGIN_OF
from relnet.store.rows import TAKES_PLACE

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

Row = dict[str, Any]

# For each list: its fields, and the rows behind them; '' is None.
_LISTS = {
    "channels": (
        "kind value written label preferred source seen_on",
        "SELECT kind, CASE WHEN kind = 'phone' AND key LIKE '+%' THEN key ELSE value END, value,"
        f" label, is_preferred, {ORIGIN} FROM channel {ORIGIN_OF}"
        " WHERE channel.contact_id = :id ORDER BY kind, rank, channel.id",
    ),
    "positions": (
        "organization department title current seen_on source",
        "SELECT name, department, title, is_current, seen_on, path FROM position"
        " LEFT JOIN organization ON organization.id = organization_id"
        " LEFT JOIN record ON record.id = record_id LEFT JOIN source ON source.id = source_id"
        " WHERE position.contact_id = :id"
        " ORDER BY is_current DESC, seen_on DESC, position.id DESC",
    ),
    "dates": (
        "kind value label source seen_on",
        f"SELECT kind, value, label, {ORIGIN} FROM special_date {ORIGIN_OF}"
        " WHERE special_date.contact_id = :id ORDER BY special_date.id",
    ),
    "events": (
        "id handle title met_on",
        "SELECT event.id, handle, title, met_on FROM met JOIN event ON event.id = event_id"
        " WHERE contact_id = :id ORDER BY met_on DESC, event.id",
    ),
    "interactions": (
        "id kind on direction event topic note line value source",
        "SELECT interaction.id, interaction.kind, happened_on, direction, handle, topic, note,"
        " participant.line, value, path"
        " FROM participant JOIN interaction ON interaction.id = interaction_id"
        " LEFT JOIN event ON event.id = event_id"
        " LEFT JOIN record ON record.id = interaction.record_id"
        " LEFT JOIN source ON source.id = source_id"
        " WHERE participant.contact_id = :id ORDER BY happened_on DESC, interaction.id DESC",
    ),
    "follow_ups": (
        "id due_on reason direction state event every",
        "SELECT follow_up.id, due_on, reason, direction, state, handle, every FROM follow_up"
        " LEFT JOIN event ON event.id = event_id"
        " WHERE contact_id = :id ORDER BY due_on, follow_up.id",
    ),
    "ties": (
        "kind contact_id contact label reverse source",
        "SELECT tie.kind, contact.id, contact.label, tie.label, is_reverse, path FROM ("
        "  SELECT *, other_id AS whom, 0 AS is_reverse FROM tie WHERE contact_id = :id"
        "  UNION ALL"
        "  SELECT *, contact_id AS whom, 1 AS is_reverse FROM tie WHERE other_id = :id"
        f" AND NOT {IS_MUTUAL}"
        " ) AS tie JOIN contact ON contact.id = whom"
        " LEFT JOIN record ON record.id = tie.record_id LEFT JOIN source ON source.id = source_id"
        " ORDER BY is_reverse, tie.id",
    ),
    "life_events": (
        "id kind earliest_on latest_on before after note noticed_on",
        "SELECT id, kind, earliest_on, latest_on, before, after, note,"
        " substr(created_at, 1, 10) FROM life_event"
        f" WHERE contact_id = :id AND {OF_PEOPLE} ORDER BY latest_on DESC, id DESC",
    ),
    "leads": (
        "id title state value moved_on event referred_by_id referred_by",
        "SELECT lead.id, lead.title, state, value, moved_on, event.handle, referred_by_id,"
        " contact.label FROM lead LEFT JOIN event ON event.id = event_id"
        " LEFT JOIN contact ON contact.id = referred_by_id"
        " WHERE contact_id = :id ORDER BY moved_on DESC, lead.id DESC",
    ),
}
_TOPICS = (
    "id text until_on told_by_id told_by noted_on",
    "SELECT topic.id, text, until_on, told_by_id, label, substr(topic.created_at, 1, 10)"
    " FROM topic LEFT JOIN contact ON contact.id = told_by_id"
    " WHERE contact_id = :id AND topic.kind = :kind ORDER BY topic.id",
)
_TRUTHS = {"preferred", "current", "reverse"}


def read(db: sqlite3.Connection, contact_id: int, *, with_sources: bool = True) -> Row:
    """Return a contact with lists of everything that belongs to them."""
    condition = ("contact.id = ?", [str(contact_id)])
    (row,) = listing.rows(db, listing.JSON_FIELDS, condition)
    for name, (fields, sql) in _LISTS.items():
        row[name] = [_row(fields.split(), values) for values in db.execute(sql, {"id": contact_id})]
    for name, kind in (("needs", "need"), ("offers", "offer")):
        fields, sql = _TOPICS
        values_of = db.execute(sql, {"id": contact_id, "kind": kind})
        row[name] = [_row(fields.split(), values) for values in values_of]
    if with_sources:
        row["sources"] = sources.entries(db, contact_id)
    return row


def newest_notes(db: sqlite3.Connection, contact_id: int, most: int) -> tuple[list[str], int]:
    """Return the last notes about a contact, the newest first, and how many more there are."""
    rows = db.execute(
        "SELECT text, count(*) OVER () FROM note WHERE contact_id = ? ORDER BY id DESC LIMIT ?",
        [contact_id, most],
    ).fetchall()
    return [text for text, _ in rows], max(rows[0][1] - most, 0) if rows else 0


def introducer(db: sqlite3.Connection, contact_id: int) -> Row | None:
    """Return who introduced or recommended somebody to the owner, and when.

    Of an introduction that others began, the first participant made it.
    """
    found = db.execute(
        "SELECT contact.id, contact.label, happened_on FROM participant AS mine"
        " JOIN interaction ON interaction.id = mine.interaction_id"
        " JOIN participant AS first ON first.interaction_id = mine.interaction_id"
        " AND first.id < mine.id JOIN contact ON contact.id = first.contact_id"
        " WHERE mine.contact_id = ? AND interaction.kind IN ('introduction', 'referral')"
        " AND direction <> 'mine' ORDER BY happened_on, first.id LIMIT 1",
        [contact_id],
    ).fetchone()
    return _row(["contact_id", "contact", "on"], found) if found else None


def events_ahead(db: sqlite3.Connection, contact_id: int, today: date) -> list[Row]:
    """Return the events that are on or ahead, and that somebody is expected or was met at."""
    rows = db.execute(
        "SELECT handle, title, starts_on, ends_on, place FROM attendance"
        " JOIN event ON event.id = event_id WHERE contact_id = ? AND ends_on >= ?"
        f" AND {TAKES_PLACE} AND declined_on IS NULL"
        " AND declined_on IS NULL ORDER BY starts_on, event.id",
        [contact_id, today.isoformat()],
    )
    return [_row(["handle", "title", "starts_on", "ends_on", "place"], values) for values in rows]


def _row(fields: list[str], values: tuple[Any, ...]) -> Row:
    return {
        field: bool(value) if field in _TRUTHS else value if value != "" else None
        for field, value in zip(fields, values, strict=True)
    }
