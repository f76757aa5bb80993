"""The import's queue: entries that wait, with what they say, until it is known whose they are."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from relnet.model.card import (
    Address,
    Card,
    Channel,
    Name,
    Position,
    Record,
    Relation,
    SpecialDate,
)
from relnet.model.happening import Gathering, Happening
from relnet.model.waiting import Waiting
from relnet.store.rows import day, iso

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    Wishes = tuple[int | None, date | None, tuple[str, ...]]  # the event, the day, the tags

# The parts of a card that are lists of nouns.
_PARTS = {
    "channels": Channel,
    "addresses": Address,
    "positions": Position,
    "dates": SpecialDate,
    "relations": Relation,
    "links": Relation,
}
_WAITING = "FROM record WHERE contact_id IS NULL AND queued_because <> ''"


def keep(db: sqlite3.Connection, digest: int, record: Record, seen_on: str, wishes: Wishes) -> None:
    """Keep what a waiting entry says: the day its facts are of, and what the owner said of it.

    Once only: what is kept already stays, so that a second import changes nothing.
    """
    event_id, met_on, tags = wishes
    fields = {
        "card": asdict(record.card or Card()),
        "others": [asdict(card) for card in record.others],
        "happening": asdict(record.happening) if record.happening else None,
        "seen_on": seen_on,
        "event_id": event_id,
        "met_on": iso(met_on),
        "tags": tags,
    }
    db.execute(
        "INSERT OR IGNORE INTO raw_meaning (record_id, body)"
        " SELECT id, ? FROM record WHERE digest = ? AND contact_id IS NULL",
        [json.dumps(fields, separators=(",", ":")), digest],
    )


def drop(db: sqlite3.Connection, record_id: int) -> None:
    """Let an entry leave the queue that is nobody's."""
    db.execute("UPDATE record SET queued_because = '' WHERE id = ?", [record_id])


def count(db: sqlite3.Connection) -> int:
    """Count the entries that wait."""
    found: int = db.execute(f"SELECT count(*) {_WAITING}").fetchone()[0]
    return found


def waits(db: sqlite3.Connection, record_id: int) -> bool:
    """Tell whether an entry still waits."""
    return db.execute(f"SELECT 1 {_WAITING} AND id = ?", [record_id]).fetchone() is not None


def waiting(db: sqlite3.Connection) -> list[Waiting]:
    """Return the entries that wait, oldest first."""
    rows = db.execute(
        "SELECT record.id, digest, path, format, line, queued_because,"
        " coalesce(raw.body, ''), substr(imported_at, 1, 10), raw_meaning.body"
        " FROM record JOIN source ON source.id = source_id"
        " LEFT JOIN raw ON raw.record_id = record.id"
        " LEFT JOIN raw_meaning ON raw_meaning.record_id = record.id"
        " WHERE contact_id IS NULL AND queued_because <> '' ORDER BY record.id"
    )
    return [_waiting(row) for row in rows]


def _waiting(row: tuple[Any, ...]) -> Waiting:
    id_, digest, path, form, line, because, body, day_, meaning = row
    raw = body.encode() if isinstance(body, str) else body
    found = Waiting(id_, digest, path, form, line, because, raw, day_)
    if meaning is None:
        return found
    fields = json.loads(meaning)
    return replace(
        found,
        seen_on=fields["seen_on"],
        record=_read(fields, line, raw),
        event_id=fields["event_id"],
        met_on=day(fields["met_on"]),
        tags=tuple(fields["tags"]),
    )


def _read(fields: dict[str, Any], line: int, raw: bytes) -> Record:
    happening = None
    if told := fields["happening"]:
        gathering = Gathering(**told["gathering"]) if told["gathering"] else None
        happening = Happening(**{**told, "gathering": gathering})
    others = tuple(_card(other) for other in fields["others"])
    return Record(line, raw, _card(fields["card"]), happening=happening, others=others)


def _card(fields: dict[str, Any]) -> Card:
    parts = {
        part: tuple(make(**one) for one in fields.get(part, ())) for part, make in _PARTS.items()
    }
    words = {part: tuple(fields[part]) for part in ("tags", "notes")}
    return Card(**{**fields, **parts, **words, "name": Name(**fields["name"])})
