"""Cards on their way into the tables: looked up and written many at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.model.card import ROW
from relnet.model.numbers import whole_number
from relnet.model.visible import encodable
from relnet.store import parting, pending
from relnet.store.positions import refresh_current_positions
from relnet.store.sieve import Sieve
from relnet.store.uids import contact_of, mark_of, of_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from relnet.model.arrival import Arrival
    from relnet.model.card import Position, Record, Relation
    from relnet.model.contact import Standing
    from relnet.store.new_words import NewWords

LATER = 1000  # rank of what is added to a contact: after all that were there
Hits = dict[Any, set[int]]

_IN = "IN (SELECT value FROM json_each(?))"
# What is looked up here, beside the holders of positions.
_KEYS = (("contact", "uid"), ("channel", "key"), ("record", "uid"), ("record", "digest"))


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

    What is added waits in memory until ``flush``; look-ups see only what is flushed. The
    batch's ``words`` spare the search index from reading again what an import adds.
    """

    def __init__(
        self, db: sqlite3.Connection, created_at: str, words: NewWords | None = None
    ) -> None:
        self._db = db
        self._created_at = created_at
        self._words = words
        self._sieve = Sieve(db)
        self._rows = pending.no_rows()
        self._holders: list[tuple[str, str]] = []  # of positions: name key, organization key
        self._next = {
            table: self._first_free(table) for table in ("contact", "record", "organization")
        }
        self._organizations: dict[str, int] = {}
        self._handles: dict[str, int] = {}
        self._with_new_positions: set[int] = set()
        self._links: list[tuple[int | None, str, int]] = []
        self._relations: list[tuple[int, Relation, str, int | None]] = []

    def seen(self, digests: Iterable[int]) -> dict[int, list[Seen]]:
        """Find entries that came before, by the digest of their raw text."""
        found: dict[int, list[Seen]] = {}
        sql = f"SELECT digest, id, contact_id FROM record WHERE digest {_IN} ORDER BY id"
        for digest, record_id, contact_id in self._all(sql, self._sieve.passed(digests)):
            found.setdefault(digest, []).append(Seen(record_id, contact_id))
        return found

    def with_channels(self, keys: Iterable[str]) -> Hits:
        """Find contacts by the keys of mail addresses, phone numbers and profiles."""
        sql = f"SELECT key, contact_id FROM channel WHERE key {_IN} AND kind <> 'url'"
        return _hits(self._all(sql, self._sieve.passed(keys)))

    def with_uids(self, uids: Iterable[str]) -> Hits:
        """Find contacts by their own UID, or that of an entry that became theirs."""
        wanted = [*uids]
        mark = mark_of(self._db)
        given = {uid: contact_of(mark, uid) for uid in wanted}
        sql = f"SELECT id FROM contact WHERE id {_IN}"
        own = self._all(sql, filter(None, given.values()))
        ids = {id_ for (id_,) in own}
        heirs = parting.heirs(self._db, {id_ for id_ in given.values() if id_} - ids)
        given = {uid: heirs.get(id_ or 0, id_) for uid, id_ in given.items()}
        ids |= {*heirs.values()}
        # With the conditions of the indexes on them, or SQLite walks all rows.
        sql = (
            f"SELECT uid, contact_id FROM record WHERE uid {_IN} AND uid <> ''"
            f" AND contact_id IS NOT NULL UNION SELECT uid, id FROM contact WHERE uid {_IN}"
            " AND uid <> ''"
        )
        values = json.dumps(self._sieve.passed(wanted))
        theirs = self._db.execute(sql, [values, values])
        given_ids = [(uid, id_) for uid, id_ in given.items() if id_ in ids and id_]
        return _hits([*theirs, *given_ids, *of_rows(self._db, wanted)])

    def with_name_keys(self, name_keys: Iterable[str]) -> dict[str, set[int]]:
        """Find contacts by their name key alone; it tells namesakes, not one person."""
        rows = self._all(f"SELECT name_key, id FROM contact WHERE name_key {_IN}", name_keys)
        return _hits(rows)

    def with_names(self, pairs: Iterable[tuple[str, str]]) -> Hits:
        """Find contacts by name and organization together: (name key, organization key)."""
        sql = (
            "SELECT holder_key, name_key, contact_id FROM json_each(?) AS wanted"
            " CROSS JOIN organization ON name_key = json_extract(wanted.value, '$[1]')"
            " CROSS JOIN position ON organization_id = organization.id"
            " AND holder_key = json_extract(wanted.value, '$[0]')"
        )
        rows = self._all(sql, self._sieve.passed({*pairs}))
        return _hits(((name, organization), id_) for name, organization, id_ in rows)

    def with_days_or_homes(self, pairs: Iterable[tuple[str, str]]) -> dict[str, set[int]]:
        """Find contacts by name key together with a birthday or a postcode, as name keys."""
        wanted = [*pairs]
        if not wanted:
            return {}
        sql = (
            "SELECT name_key, contact.id FROM json_each(?) AS wanted"
            " CROSS JOIN contact ON name_key = json_extract(wanted.value, '$[0]')"
            " WHERE EXISTS (SELECT 1 FROM special_date WHERE contact_id = contact.id"
            " AND kind = 'birthday' AND value = json_extract(wanted.value, '$[1]'))"
            " OR EXISTS (SELECT 1 FROM address WHERE contact_id = contact.id"
            " AND postcode = json_extract(wanted.value, '$[1]'))"
        )
        return _hits(self._all(sql, wanted))

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
        self._rows["record"] += (
            kept.record_id, kept.source_id, record.line, uid, kept.digest, stated_on,
            kept.contact_id, kept.because,
        )  # fmt: skip
        self._rows["raw"] += (kept.record_id, _text_if_possible(record.raw))

    def link(self, record_id: int, contact_id: int | None, because: str = "") -> None:
        """Let an entry that waited leave the queue, as this contact's, or one be there, None's."""
        self._links.append((contact_id, because, record_id))

    def new_record_id(self) -> int:
        """Take the next id for a record."""
        return self._new_id("record")

    def create(
        self,
        arrival: Arrival,
        handle: str,
        record_id: int | None,
        standing: Standing = "direct",
    ) -> int:
        """Add a contact with everything the card says but relations; returns its id."""
        card, name = arrival.card, arrival.card.name
        uid = "" if card.uid.startswith(ROW) else card.uid  # that is another village's
        contact_id = self._new_id("contact")
        self._rows["contact"] += (
            contact_id, self._free_handle(handle), card.kind, arrival.label, arrival.name_key,
            name.formatted, name.family, name.given, name.additional, name.prefix, name.suffix,
            card.nickname, uid, self._created_at, record_id, card.language, standing,
            card.salutation,
        )  # fmt: skip
        self._add_values(contact_id, arrival, record_id, is_new=True)
        if self._words:
            self._words.learn(contact_id, arrival)
        return contact_id

    def extend(self, contact_id: int, news: Arrival, record_id: int | None) -> None:
        """Add what a card says beyond what is known; the newest position becomes current."""
        self._add_values(contact_id, news, record_id, is_new=False)
        if self._words:
            self._words.forget(contact_id)
        if news.card.positions:
            self._with_new_positions.add(contact_id)

    def relate(
        self, contact_id: int, relation: Relation, handle: str, record_id: int | None
    ) -> None:
        """Tie somebody one only knows of to a contact, after all who are known in person."""
        self._relations.append((contact_id, relation, handle, record_id))

    def flush(self) -> None:
        """Write what waits."""
        for relation in self._relations:
            self._relate(*relation)
        self._relations = []
        self._write()
        self._db.executemany(
            "UPDATE record SET contact_id = ?, queued_because = ? WHERE id = ?", self._links
        )
        self._links = []
        if self._with_new_positions:
            refresh_current_positions(self._db, self._with_new_positions)
            self._with_new_positions.clear()

    def _write(self) -> None:
        """Write new rows; sieve and words know of them, and hear of all that others write."""
        self._sieve.look()
        if self._words:
            self._words.look()
        for table, column in _KEYS:
            self._sieve.keep(pending.values(self._rows, table, column))
        self._sieve.keep(self._holders)
        self._holders.clear()
        pending.write(self._db, self._rows)
        self._sieve.pass_over()
        if self._words:
            self._words.pass_over()

    def _relate(
        self, contact_id: int, relation: Relation, handle: str, record_id: int | None
    ) -> None:
        other_id = self._new_id("contact")
        self._rows["contact"] += (
            other_id, self._free_handle(handle), "person", relation.name, relation.key,
            relation.name, "", "", "", "", "", "", "", self._created_at, record_id, "", "indirect",
            "",
        )  # fmt: skip
        self._rows["tie"] += (contact_id, relation.kind, other_id, relation.label, record_id)
        if self._words:
            self._words.forget(other_id)

    def _add_values(
        self, contact_id: int, arrival: Arrival, record_id: int | None, *, is_new: bool
    ) -> None:
        card, rows = arrival.card, self._rows
        channels = rows["channel"]
        for rank, c in enumerate(card.channels, 0 if is_new else LATER):
            channels += (
                contact_id, c.kind, c.value, c.key, c.label, rank, int(c.preferred), record_id,
            )  # fmt: skip
        for a in card.addresses:
            rows["address"] += (
                contact_id, a.street, a.extended, a.po_box, a.postcode, a.city, a.region,
                a.country, a.label, record_id,
            )  # fmt: skip
        # The first position is the one that counts, and of one day the last row does.
        for position in card.positions[::-1]:
            is_current = is_new and position is card.positions[0]
            rows["position"] += self._position_row(
                contact_id, position, arrival, is_current, record_id
            )
        for day in card.dates:
            rows["special_date"] += (contact_id, day.kind, day.value, day.label, record_id)
        for tag in card.tags:
            rows["tag"] += (contact_id, tag, record_id)
        for note in card.notes:
            rows["note"] += (contact_id, note, self._created_at, record_id)

    def _position_row(
        self,
        contact_id: int,
        position: Position,
        arrival: Arrival,
        is_current: bool,
        record_id: int | None,
    ) -> tuple[Any, ...]:
        name, organization_id = position.organization, None
        if name:
            key = arrival.organizations[name]
            organization_id = self._organization(name, key)
            self._holders.append((arrival.name_key, key))
        return (
            contact_id, organization_id, arrival.name_key, position.department, position.title,
            int(is_current), arrival.seen_on, record_id,
        )  # fmt: skip

    def _organization(self, name: str, key: str) -> int:
        if (known := self._organizations.get(name)) is not None:
            return known
        found = self._kept_organization(name)
        if found is None:
            found = self._new_id("organization")
            self._rows["organization"] += (found, name, key)
        self._organizations[name] = found
        return found

    def _kept_organization(self, name: str) -> int | None:
        if self._sieve.is_complete():
            return None
        row = self._db.execute("SELECT id FROM organization WHERE name = ?", [name]).fetchone()
        return row[0] if row else None

    def _free_handle(self, wanted: str) -> str:
        if wanted not in self._handles:
            self._handles[wanted] = _highest_number(wanted, self._taken(wanted))
        handle = wanted
        while self._handles.setdefault(handle, 0):
            self._handles[wanted] += 1
            handle = f"{wanted}-{self._handles[wanted]}"
        self._handles[handle] = 1
        return handle

    def _taken(self, wanted: str) -> list[str]:
        if self._sieve.is_complete():
            return []
        taken = self._db.execute(
            "SELECT handle FROM contact WHERE handle = :wanted"
            " OR (handle > :wanted || '-' AND handle < :wanted || '.')",
            {"wanted": wanted},
        )
        return [handle for (handle,) in taken]

    def _new_id(self, table: str) -> int:
        new_id = self._next[table]
        self._next[table] = new_id + 1
        return new_id

    def _first_free(self, table: str) -> int:
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
        return row[0] + 1 if row else 1

    def _all(self, sql: str, values: Iterable[str | int | tuple[str, str] | None]) -> Iterable[Any]:
        return self._db.execute(sql, [json.dumps([*values])])


def _hits(rows: Iterable[tuple[Any, int]]) -> Hits:
    found: Hits = {}
    for key, contact_id in rows:
        found.setdefault(key, set()).add(contact_id)
    return found


def _highest_number(wanted: str, taken: list[str]) -> int:
    if not taken:
        return 0
    numbers = (whole_number(handle[len(wanted) + 1 :]) for handle in taken if handle != wanted)
    highest = max(filter(None, numbers), default=0)
    return max(highest, 1) if wanted in taken or highest else 0


def _text_if_possible(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw
