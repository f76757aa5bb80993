"""Everything about one contact, as one nested row (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relnet.store import listing, sources
from relnet.store.provenance import ORIGIN, ORIGIN_OF

if TYPE_CHECKING:
    import sqlite3

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
        "id kind on direction event note source",
        "SELECT interaction.id, interaction.kind, happened_on, direction, handle, note, path"
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
        " ) AS tie JOIN contact ON contact.id = whom"
        " LEFT JOIN record ON record.id = tie.record_id LEFT JOIN source ON source.id = source_id"
        " ORDER BY is_reverse, tie.id",
    ),
}
_TRUTHS = {"preferred", "current", "reverse"}
# Nouns of the village that relnet cannot take in yet: there are none of them.
NONE_YET = ("needs", "offers", "leads")


def read(db: sqlite3.Connection, contact_id: int) -> Row:
    """Return a contact with lists of everything that belongs to them."""
    condition = ("contact.id = ?", [str(contact_id)])
    (row,) = listing.rows(db, listing.JSON_FIELDS, condition)
    for name, (fields, sql) in _LISTS.items():
        row[name] = [_row(fields.split(), values) for values in db.execute(sql, {"id": contact_id})]
    row.update({name: [] for name in NONE_YET})
    row["sources"] = sources.entries(db, contact_id)
    return row


def _row(fields: list[str], values: tuple[Any, ...]) -> Row:
    return {
        field: bool(value) if field in _TRUTHS else value if value != "" else None
        for field, value in zip(fields, values, strict=True)
    }
