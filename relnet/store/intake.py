"""Cards on their way into the tables: looked up and written many at a time."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.model.numbers import whole_number
from relnet.model.visible import encodable
from relnet.store.uids import contact_of, mark_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from relnet.model.arrival import Arrival
    from relnet.model.card import Position, Record

LATER = 1000  # rank of what is added to a contact: after all that were there
Hits = dict[Any, set[int]]

_IN = "IN (SELECT value FROM json_each(?))"
_VALUES = {
    "contact": (
        "id, handle, kind, label, name_key, formatted, family, given, additional, prefix, suffix,"
        " nickname, uid, created_at, record_id"
    ),
    "channel": "contact_id, kind, value, key, label, rank, is_preferred, record_id",
    "address": (
        "contact_id, street, extended, po_box, postcode, city, region, country, label, record_id"
    ),
    "organization": "id, name, name_key",
    "position": (
        "contact_id, organization_id, holder_key, department, title, is_current, seen_on, record_id"
    ),
    "special_date": "contact_id, kind, value, label, record_id",
    "tag": "contact_id, name, record_id",
    "note": "contact_id, text, created_at, record_id",
    "record": "id, source_id, line, uid, digest, stated_on, contact_id, queued_because",
    "raw": "record_id, body",
}
_VARIABLES = 2000  # in one statement; SQLite takes 32,766, but more gains nothing
_ORDER = (
    "contact", "organization", "record", "raw", "channel", "address", "position",
    "special_date", "tag", "note",
)  # fmt: skip


class Seen(NamedTuple):
    """An entry that came before: whose it is, or None while it waits in the queue."""

    record_id: int
    contact_id: int | None


class Kept(NamedTuple):
    """Where an entry is kept: its id, source and digest, whose it is or why it waits."""

    record_id: int
    source_id: int
    digest: int
    contact_id: int | None
    because: str = ""


class Intake:
    """The way of cards into the tables, inside one batch.

    What is added waits in memory until ``flush``; look-ups see only what is flushed.
    """

    def __init__(self, db: sqlite3.Connection, created_at: str) -> None:
        self._db = db
        self._created_at = created_at
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _ORDER}
        self._next = {
            table: self._first_free(table) for table in ("contact", "record", "organization")
        }
        self._organizations: dict[str, int] = {}
        self._handles: dict[str, int] = {}
        self._with_new_positions: set[int] = set()
        self._links: list[tuple[int, int]] = []

    def seen(self, digests: Iterable[int]) -> dict[int, list[Seen]]:
        """Find entries that came before, by the digest of their raw text."""
        found: dict[int, list[Seen]] = {}
        sql = f"SELECT digest, id, contact_id FROM record WHERE digest {_IN} ORDER BY id"
        for digest, record_id, contact_id in self._all(sql, digests):
            found.setdefault(digest, []).append(Seen(record_id, contact_id))
        return found

    def with_channels(self, keys: Iterable[str]) -> Hits:
        """Find contacts by the keys of mail addresses, phone numbers and profiles."""
        sql = f"SELECT key, contact_id FROM channel WHERE key {_IN} AND kind <> 'url'"
        return _hits(self._all(sql, keys))

    def with_uids(self, uids: Iterable[str]) -> Hits:
        """Find contacts by their own UID, or that of an entry that became theirs."""
        wanted = [*uids]
        mark = mark_of(self._db)
        given = {uid: contact_of(mark, uid) for uid in wanted}
        own = self._all(f"SELECT id FROM contact WHERE id {_IN}", filter(None, given.values()))
        ids = {id_ for (id_,) in own}
        sql = f"SELECT uid, contact_id FROM record WHERE uid {_IN} AND contact_id IS NOT NULL"
        theirs = self._all(sql, wanted)
        return _hits([*theirs, *((uid, id_) for uid, id_ in given.items() if id_ in ids and id_)])

    def with_name_keys(self, name_keys: Iterable[str]) -> dict[str, set[int]]:
        """Find contacts by their name key alone; it tells namesakes, not one person."""
        rows = self._all(f"SELECT name_key, id FROM contact WHERE name_key {_IN}", name_keys)
        return _hits(rows)

    def with_names(self, pairs: Iterable[tuple[str, str]]) -> Hits:
        """Find contacts by name and organization together: (name key, organization key)."""
        wanted = [*{*pairs}]
        names = f"SELECT id, name_key FROM organization WHERE name_key {_IN}"
        keys = dict(self._all(names, {organization for _, organization in wanted}))
        ids: dict[str, list[int]] = {}
        for id_, key in keys.items():
            ids.setdefault(key, []).append(id_)
        places = [(id_, name) for name, key in wanted for id_ in ids.get(key, ())]
        sql = (
            "SELECT organization_id, holder_key, contact_id FROM position"
            " WHERE (organization_id, holder_key) IN"
            " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"
        )
        rows = self._db.execute(sql, [json.dumps(places)])
        return _hits(((name, keys[organization]), id_) for organization, name, id_ in rows)

    def open_source(self, path: str, form: str) -> int:
        """Note a file that is being imported; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO source (path, format, imported_at) VALUES (?, ?, ?)",
            [encodable(path), form, self._created_at],
        )
        return cursor.lastrowid or 0

    def keep(self, record: Record, kept: Kept) -> None:
        """Keep an entry as it came; without a contact it waits in the queue, with the reason."""
        uid = record.card.uid if record.card else ""
        stated_on = record.card.stated_on if record.card else ""
        self._rows["record"].append(
            (
                kept.record_id, kept.source_id, record.line, uid, kept.digest, stated_on,
                kept.contact_id, kept.because,
            )
        )  # fmt: skip
        self._rows["raw"].append((kept.record_id, _text_if_possible(record.raw)))

    def link(self, record_id: int, contact_id: int) -> None:
        """Let an entry that waited in the queue leave it: it is this contact's."""
        self._links.append((contact_id, record_id))

    def new_record_id(self) -> int:
        """Take the next id for a record."""
        return self._new_id("record")

    def create(self, arrival: Arrival, handle: str, record_id: int | None) -> int:
        """Add a contact with everything the card says; returns its id."""
        card, name = arrival.card, arrival.card.name
        contact_id = self._new_id("contact")
        self._rows["contact"].append(
            (
                contact_id, self._free_handle(handle), card.kind, arrival.label, arrival.name_key,
                name.formatted, name.family, name.given, name.additional, name.prefix, name.suffix,
                card.nickname, card.uid, self._created_at, record_id,
            )
        )  # fmt: skip
        self._add_values(contact_id, arrival, record_id, is_new=True)
        return contact_id

    def extend(self, contact_id: int, news: Arrival, record_id: int | None) -> None:
        """Add what a card says beyond what is known; the newest position becomes current."""
        self._add_values(contact_id, news, record_id, is_new=False)
        if news.card.positions:
            self._with_new_positions.add(contact_id)

    def flush(self) -> None:
        """Write what waits."""
        for table in _ORDER:
            if rows := self._rows[table]:
                _insert(self._db, table, rows)
                self._rows[table] = []
        self._db.executemany(
            "UPDATE record SET contact_id = ?, queued_because = '' WHERE id = ?", self._links
        )
        self._links = []
        if self._with_new_positions:
            refresh_current_positions(self._db, self._with_new_positions)
            self._with_new_positions.clear()

    def _add_values(
        self, contact_id: int, arrival: Arrival, record_id: int | None, *, is_new: bool
    ) -> None:
        card, rows = arrival.card, self._rows
        for rank, c in enumerate(card.channels, 0 if is_new else LATER):
            rows["channel"].append(
                (contact_id, c.kind, c.value, c.key, c.label, rank, int(c.preferred), record_id)
            )
        for a in card.addresses:
            rows["address"].append(
                (
                    contact_id, a.street, a.extended, a.po_box, a.postcode, a.city, a.region,
                    a.country, a.label, record_id,
                )
            )  # fmt: skip
        # The first position is the one that counts, and of one day the last row does.
        for position in card.positions[::-1]:
            is_current = is_new and position is card.positions[0]
            rows["position"].append(
                self._position_row(contact_id, position, arrival, is_current, record_id)
            )
        for day in card.dates:
            rows["special_date"].append((contact_id, day.kind, day.value, day.label, record_id))
        for tag in card.tags:
            rows["tag"].append((contact_id, tag, record_id))
        for note in card.notes:
            rows["note"].append((contact_id, note, self._created_at, record_id))

    def _position_row(
        self,
        contact_id: int,
        position: Position,
        arrival: Arrival,
        is_current: bool,
        record_id: int | None,
    ) -> tuple[Any, ...]:
        name = position.organization
        organization_id = self._organization(name, arrival.organizations[name]) if name else None
        return (
            contact_id, organization_id, arrival.name_key, position.department, position.title,
            int(is_current), arrival.seen_on, record_id,
        )  # fmt: skip

    def _organization(self, name: str, key: str) -> int:
        if (known := self._organizations.get(name)) is not None:
            return known
        row = self._db.execute("SELECT id FROM organization WHERE name = ?", [name]).fetchone()
        found: int = row[0] if row else self._new_id("organization")
        if row is None:
            self._rows["organization"].append((found, name, key))
        self._organizations[name] = found
        return found

    def _free_handle(self, wanted: str) -> str:
        if wanted not in self._handles:
            taken = self._db.execute(
                "SELECT handle FROM contact WHERE handle = :wanted"
                " OR (handle > :wanted || '-' AND handle < :wanted || '.')",
                {"wanted": wanted},
            )
            self._handles[wanted] = _highest_number(wanted, [handle for (handle,) in taken])
        handle = wanted
        while self._handles.setdefault(handle, 0):
            self._handles[wanted] += 1
            handle = f"{wanted}-{self._handles[wanted]}"
        self._handles[handle] = 1
        return handle

    def _new_id(self, table: str) -> int:
        new_id = self._next[table]
        self._next[table] = new_id + 1
        return new_id

    def _first_free(self, table: str) -> int:
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
        return row[0] + 1 if row else 1

    def _all(self, sql: str, values: Iterable[str | int | None]) -> Iterable[Any]:
        return self._db.execute(sql, [json.dumps([*values])])


def _insert(db: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Insert many rows with few statements, which takes two thirds of executemany's time."""
    columns = _VALUES[table]
    width = columns.count(",") + 1
    or_ignore = " OR IGNORE" if table in {"channel", "tag"} else ""
    row = f"({', '.join('?' * width)})"
    most = _VARIABLES // width
    for start in range(0, len(rows), most):
        some = rows[start : start + most]
        db.execute(
            f"INSERT{or_ignore} INTO {table} ({columns}) VALUES {', '.join([row] * len(some))}",
            [*chain.from_iterable(some)],
        )


def refresh_current_positions(db: sqlite3.Connection, contact_ids: Iterable[int]) -> None:
    """Make the newest position of each contact the current one: by day, then by order."""
    best = (
        "(SELECT id FROM position AS other WHERE other.contact_id = position.contact_id"
        " ORDER BY seen_on DESC, id DESC LIMIT 1)"
    )
    wanted = json.dumps([*contact_ids])
    for value, test in (
        (0, f"is_current = 1 AND id <> {best}"),
        (1, f"is_current = 0 AND id = {best}"),
    ):
        db.execute(
            f"UPDATE position SET is_current = {value} WHERE contact_id {_IN} AND {test}",
            [wanted],
        )


def _hits(rows: Iterable[tuple[Any, int]]) -> Hits:
    found: Hits = {}
    for key, contact_id in rows:
        found.setdefault(key, set()).add(contact_id)
    return found


def _highest_number(wanted: str, taken: list[str]) -> int:
    numbers = (whole_number(handle[len(wanted) + 1 :]) for handle in taken if handle != wanted)
    highest = max(filter(None, numbers), default=0)
    return max(highest, 1) if taken and (wanted in taken or highest) else 0


def _text_if_possible(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw
