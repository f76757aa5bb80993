"""Which entries the exports of one kind have, and when each was last seen in one.

An entry without a sighting was seen on the day on which its file was imported.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.store.source_files import AMONG_THESE, FILES, OF_THESE, Files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_IN = "IN (SELECT value FROM json_each(?))"
_IMPORTED = "substr(imported_at, 1, 10)"
_DAY = f"coalesce(sighting.seen_on, {_IMPORTED})"
_ENTRIES = (
    "FROM record JOIN source ON source.id = source_id"
    " LEFT JOIN sighting ON sighting.record_id = record.id"
)
_FEW = 5  # entries that tell of which kind a file is
_OF_CONTACTS = "contact_id IN (SELECT value FROM json_each(:contacts))"


class Sighting(NamedTuple):
    """An entry that is some contact's.

    ``seen_on`` is the day of the newest export that it was in, ``imported_on`` that of the
    import of the first one.
    """

    record_id: int
    contact_id: int
    uid: str
    stated_on: str
    seen_on: date
    imported_on: date


def files(db: sqlite3.Connection, form: str, but: int) -> Files:
    """Return all files of a format, without one of them."""
    known = Files(form, but, None, 0)
    rows = db.execute(f"{FILES} LIMIT 2", known._asdict())
    return known._replace(number=len(rows.fetchall()))


def beside(db: sqlite3.Connection, form: str, but: int) -> list[int]:
    """Return the files of a format, without one of them."""
    rows = db.execute("SELECT id FROM source WHERE format = ? AND id <> ?", [form, but])
    return [source_id for (source_id,) in rows]


def sharing(db: sqlite3.Connection, form: str, but: int, again: Iterable[int]) -> list[int]:
    """Return those of them that say something of whom this one does, anew or ``again``."""
    rows = db.execute(
        "SELECT id FROM source WHERE format = :form AND id <> :but AND id IN"
        " (SELECT source_id FROM record WHERE contact_id IN"
        " (SELECT contact_id FROM record WHERE source_id = :but"
        " OR id IN (SELECT value FROM json_each(:again))))",
        {"form": form, "but": but, "again": _ids(again)},
    )
    return [source_id for (source_id,) in rows]


def samples(db: sqlite3.Connection, source_id: int) -> Iterator[bytes]:
    """Yield the first entries of a file as they came."""
    rows = db.execute(
        "SELECT body FROM record JOIN raw ON record_id = record.id WHERE source_id = ?"
        " ORDER BY record.id LIMIT ?",
        [source_id, _FEW],
    )
    for (body,) in rows:
        yield _bytes(body)


def newest_day(db: sqlite3.Connection, sources: Files) -> date | None:
    """Return the day of the newest export among these files."""
    sql = f"SELECT max({_DAY}) {_ENTRIES} WHERE {OF_THESE}"
    return _day(db.execute(sql, sources._asdict()).fetchone()[0])


def newest_statement(
    db: sqlite3.Connection, sources: Files, until: date
) -> tuple[date | None, set[int]]:
    """Return the newest day that entries of these files give, and which ones; none ahead."""
    mine = f"FROM record WHERE {OF_THESE} AND stated_on"
    values = {**sources._asdict(), "until": until.isoformat()}
    newest = db.execute(f"SELECT max(stated_on) {mine} <= :until", values).fetchone()[0]
    rows = db.execute(f"SELECT id {mine} = :newest", {**values, "newest": newest})
    return _day(newest), {record_id for (record_id,) in rows}


def newest_among(db: sqlite3.Connection, records: Iterable[int], until: date) -> date | None:
    """Return the newest day that one of these entries gives; none that lies ahead."""
    row = db.execute(
        f"SELECT max(stated_on) FROM record WHERE id {_IN} AND stated_on <= ?",
        [_ids(records), until.isoformat()],
    ).fetchone()
    return _day(row[0])


def of_source(db: sqlite3.Connection, source_id: int, on: date) -> list[Sighting]:
    """Return the entries of a file that are somebody's, as seen that day."""
    rows = db.execute(
        f"SELECT record.id, contact_id, record.uid, stated_on, ?, {_IMPORTED} FROM record"
        " JOIN source ON source.id = source_id"
        " WHERE source_id = ? AND contact_id IS NOT NULL ORDER BY record.id",
        [on.isoformat(), source_id],
    )
    return [*_sightings(rows)]


def first_of(db: sqlite3.Connection, record_id: int) -> tuple[int, Sighting | None]:
    """Return the file of an entry, and when it was first seen if it is somebody's by now."""
    source_id, *columns = db.execute(
        "SELECT source_id, record.id, contact_id, record.uid, stated_on,"
        f" min({_DAY}, {_IMPORTED}), {_IMPORTED} {_ENTRIES} WHERE record.id = ?",
        [record_id],
    ).fetchone()
    return source_id, next(_sightings([columns])) if columns[1] else None


def of_contacts(
    db: sqlite3.Connection, contacts: Iterable[int], sources: Files
) -> dict[int, list[Sighting]]:
    """Return what these files have of these contacts, the entry seen last first."""
    found: dict[int, list[Sighting]] = {}
    rows = db.execute(
        f"SELECT record.id, contact_id, record.uid, stated_on, {_DAY}, {_IMPORTED} {_ENTRIES}"
        f" WHERE {_OF_CONTACTS} AND {AMONG_THESE} ORDER BY {_DAY} DESC, record.id DESC",
        {"contacts": _ids(contacts), **sources._asdict()},
    )
    for sighting in _sightings(rows):
        found.setdefault(sighting.contact_id, []).append(sighting)
    return found


def with_several(db: sqlite3.Connection, sources: Files, again: Iterable[int]) -> list[int]:
    """Return of whom these files have several entries, among those whose entries came ``again``."""
    rows = db.execute(
        "SELECT contact_id FROM record WHERE contact_id IN"
        " (SELECT contact_id FROM record WHERE id IN (SELECT value FROM json_each(:again)))"
        f" AND {AMONG_THESE} GROUP BY contact_id HAVING count(*) > 1",
        {"again": _ids(again), **sources._asdict()},
    )
    return [contact_id for (contact_id,) in rows]


def known_in(db: sqlite3.Connection, contacts: Iterable[int], sources: Files) -> set[int]:
    """Return which of these contacts one of these files has."""
    rows = db.execute(
        f"SELECT DISTINCT contact_id FROM record WHERE {_OF_CONTACTS} AND {AMONG_THESE}",
        {"contacts": _ids(contacts), **sources._asdict()},
    )
    return {contact_id for (contact_id,) in rows}


def contacts_in(db: sqlite3.Connection, sources: Files) -> set[int]:
    """Return the contacts of whom these files have entries."""
    rows = db.execute(
        f"SELECT contact_id FROM record WHERE {OF_THESE} AND contact_id IS NOT NULL",
        sources._asdict(),
    )
    return {contact_id for (contact_id,) in rows}


def lost(db: sqlite3.Connection) -> set[int]:
    """Return the entries that are known to have vanished."""
    rows = db.execute("SELECT record_id FROM life_event WHERE kind = 'lost_connection'")
    return {record_id for (record_id,) in rows}


def bodies(db: sqlite3.Connection, records: Iterable[int]) -> dict[int, bytes]:
    """Return entries as they came."""
    rows = db.execute(f"SELECT record_id, body FROM raw WHERE record_id {_IN}", [_ids(records)])
    return {record_id: _bytes(body) for record_id, body in rows}


def see(
    db: sqlite3.Connection, source_id: int, on: date, again: Iterable[int], *, is_dated: bool
) -> None:
    """Note on which day a file had its entries, those that came before included.

    Where entries are dated, their own day counts.
    """
    own = "CASE WHEN :is_dated AND stated_on <> '' THEN stated_on ELSE :on END"
    db.execute(
        f"INSERT INTO sighting (record_id, seen_on) SELECT id, {own} FROM record"
        " WHERE source_id = :source OR id IN (SELECT value FROM json_each(:again))"
        " ON CONFLICT (record_id) DO UPDATE SET seen_on = excluded.seen_on"
        " WHERE excluded.seen_on > seen_on",
        {"is_dated": is_dated, "on": on.isoformat(), "source": source_id, "again": _ids(again)},
    )


def forget(db: sqlite3.Connection) -> None:
    """Believe no longer what an import saw that was undone: an entry was seen when it first came.

    That makes windows longer than need be, never shorter.
    """
    db.execute("DELETE FROM sighting WHERE record_id NOT IN (SELECT id FROM record)")
    db.execute(
        "UPDATE sighting SET seen_on = min(seen_on, (SELECT substr(imported_at, 1, 10)"
        " FROM record JOIN source ON source.id = source_id WHERE record.id = record_id))"
    )


def _sightings(rows: Iterable[Sequence[Any]]) -> Iterator[Sighting]:
    for record_id, contact_id, uid, stated_on, *days in rows:
        yield Sighting(record_id, contact_id, uid, stated_on, *map(date.fromisoformat, days))


def _ids(values: Iterable[int]) -> str:
    return json.dumps([*values])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _bytes(body: str | bytes) -> bytes:
    return body.encode() if isinstance(body, str) else body
