"""Write a whole village into an empty database, under the ids that it had."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from relnet.store import journal
from relnet.store.village_tables import PLAIN, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from relnet.model.village import Fields
    from relnet.store.village_tables import Part


def is_empty(db: sqlite3.Connection) -> bool:
    """Tell whether nobody and nothing is in the village."""
    tables = [part.table for part in TABLES.values()]
    return not any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables)


def all_contacts(db: sqlite3.Connection) -> list[int]:
    """Return the ids of everybody in the village."""
    return [id_ for (id_,) in db.execute("SELECT id FROM contact ORDER BY id")]


def people_of(fields: Fields) -> list[Fields]:
    """Return who took part in an interaction, each with the line that concerns them alone."""
    lines = {line["contact_id"]: line["text"] for line in fields["lines"]}
    return [{"contact_id": id_, "line": lines.get(id_, "")} for id_ in fields["contact_ids"]]


class Rebuilding:
    """The way of entries into an empty village, inside one batch, in whatever order they come.

    Their fields are those of docs/json.md, complete; a contact has its ``name_key`` besides, and
    its positions have it as ``holder_key``, and an ``organization_key``.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._marks = journal.marks(db)
        self._organizations: dict[str, int] = {}
        # Entries as they came outlive the undo of their import (store/journal.py).
        self._has_leftovers = bool(db.execute("SELECT 1 FROM raw LIMIT 1").fetchone())
        db.execute("PRAGMA defer_foreign_keys = ON")  # people know those who come after them

    def add(self, name: str, some: Sequence[Fields]) -> int | None:
        """Add entries of a list; returns the place of one that cannot be, if there is any.

        It has an id or a handle that another one has; the batch is to be given up then.
        """
        self._db.execute("SAVEPOINT entries")
        try:
            self._add(name, some)
        except sqlite3.IntegrityError:
            self._db.execute("ROLLBACK TO entries")
            if len(some) == 1:
                return 0
            return next(n for n, one in enumerate(some) if self.add(name, [one]) is not None)
        finally:
            self._db.execute("RELEASE entries")
        return None

    def _add(self, name: str, some: Sequence[Fields]) -> None:
        part = TABLES[name]
        rows = [self._row(name, one) for one in some]
        _insert(self._db, part, ((None, row) for row in rows))
        for inside, rows_inside in part.parts.items():
            _insert(self._db, rows_inside, _owned(inside, rows_inside, rows))
        if name == "records":
            self._keep(some)

    def _row(self, name: str, fields: Fields) -> Fields:
        if name == "contacts":
            return {**fields, "positions": [*map(self._position, fields["positions"])]}
        if name == "saved_maps":
            texts = {key: json.dumps(fields[key], ensure_ascii=False) for key in _JSON}
            return {**fields, **texts}
        if name == "interactions":
            return {**fields, "people": people_of(fields)}
        return {**fields, "digest": int(fields["digest"], 16)} if "digest" in fields else fields

    def broken(self) -> tuple[str, int] | None:
        """Return list and id of an entry that refers to one that is not there, if any does."""
        for name, part in TABLES.items():
            for table in (part, *part.parts.values()):
                found = self._db.execute(f"PRAGMA foreign_key_check({table.table})").fetchone()
                if found:
                    owner = table.owner or "id"
                    sql = f"SELECT {owner} FROM {table.table} WHERE rowid = ?"
                    return name, self._db.execute(sql, [found[1]]).fetchone()[0]
        return None

    def finish(self) -> None:
        """Note rows that took an id given before, which the batch would not know as new."""
        for part in TABLES.values():
            for table in (part, *part.parts.values()):
                mark = self._marks.get(table.table, 0)
                rows = self._db.execute(f"SELECT id FROM {table.table} WHERE id <= ?", [mark])
                for (id_,) in rows.fetchall():
                    journal.note_return(self._db, table.table, id_)

    def _position(self, fields: Fields) -> Fields:
        name, key = fields["organization"], fields["organization_key"]
        return {**fields, "organization_id": self._organization(name, key) if name else None}

    def _organization(self, name: str, key: str) -> int:
        if name not in self._organizations:
            sql = "INSERT INTO organization (name, name_key) VALUES (?, ?)"
            self._organizations[name] = self._db.execute(sql, [name, key]).lastrowid or 0
        return self._organizations[name]

    def _keep(self, records: Sequence[Fields]) -> None:
        bodies = {one["id"]: one["raw_base64"] or one["raw"] for one in records}
        self._db.executemany(
            "INSERT OR IGNORE INTO raw (record_id, body) VALUES (?, ?)",
            ((id_, body) for id_, body in bodies.items() if body is not None),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO sighting (record_id, seen_on) VALUES (?, ?)",
            ((one["id"], one["seen_on"]) for one in records if one["seen_on"]),
        )
        if self._has_leftovers:
            sql = f"SELECT record_id, body FROM raw WHERE record_id {_IN}"
            if dict(self._db.execute(sql, [json.dumps([*bodies])])) != bodies:
                raise sqlite3.IntegrityError


_JSON = ("header", "columns")
_IN = "IN (SELECT value FROM json_each(?))"


def _owned(name: str, part: Part, some: Iterable[Fields]) -> Iterator[tuple[int | None, Fields]]:
    plain = PLAIN.get(name)
    for one in some:
        inside = one[name]
        for row in inside[::-1] if part.is_upside_down else inside:
            yield one["id"], {plain: row} if plain else row


def _insert(db: sqlite3.Connection, part: Part, rows: Iterable[tuple[int | None, Fields]]) -> None:
    """Insert rows, each with the id of its owner; what stands twice in one entry counts once."""
    columns = [*([part.owner] if part.owner else []), *part.columns.values()]
    places = ", ".join("?" * len(columns))
    names = tuple(part.columns)
    values: Iterator[tuple[Any, ...]] = (
        (*([owner] if part.owner else []), *(row[name] for name in names)) for owner, row in rows
    )
    or_ignore = " OR IGNORE" if part.owner else ""
    db.executemany(
        f"INSERT{or_ignore} INTO {part.table} ({', '.join(columns)}) VALUES ({places})", values
    )
