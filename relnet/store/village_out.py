"""Read a whole village, or a part of it: list by list, in bounded memory."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from relnet.model.village import LISTS
from relnet.store import listing
from relnet.store.event_uids import EVENT_UID
from relnet.store.uids import mark_of, uid_of
from relnet.store.village_tables import PLAIN, TABLES, TRUTHS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from relnet.model.village import Fields
    from relnet.store.village_tables import Part

CHUNK = 500  # entries that are read together
_IN = "IN (SELECT value FROM json_each(:ids))"
_CHOSEN = "IN (SELECT value FROM json_each(:chosen))"
# What belongs to chosen contacts; of an owned list inside, only what names them.
_BELONGS = {
    "contacts": f"id {_CHOSEN}",
    "events": f"id IN (SELECT event_id FROM attendance WHERE contact_id {_CHOSEN}"
    f" UNION SELECT event_id FROM lead WHERE contact_id {_CHOSEN}"
    f" UNION SELECT event_id FROM follow_up WHERE contact_id {_CHOSEN}"
    " UNION SELECT event_id FROM interaction JOIN participant"
    f" ON interaction_id = interaction.id WHERE contact_id {_CHOSEN})",
    "interactions": f"id IN (SELECT interaction_id FROM participant WHERE contact_id {_CHOSEN})",
    "follow_ups": f"contact_id {_CHOSEN}",
    "decisions": f"contact_id {_CHOSEN}",
    **dict.fromkeys(
        ("life_events", "topics", "consents", "rhythms", "silences", "leads"),
        f"contact_id {_CHOSEN}",
    ),
    "refusals": f"contact_id {_CHOSEN} AND other_id {_CHOSEN}",
    "record_refusals": f"contact_id {_CHOSEN}",
    "saved_maps": "0",
    "settings": "0",
    "sources": f"id IN (SELECT source_id FROM record WHERE contact_id {_CHOSEN})",
    "records": f"contact_id {_CHOSEN}",
}
_INSIDE = {"people": "contact_id", "ties": "other_id"}
_OTHERS = ("told_by_id", "referred_by_id")  # who may not be among chosen contacts


@contextmanager
def snapshot(db: sqlite3.Connection) -> Iterator[None]:
    """Let everything that is read inside be of one moment, whoever writes meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def lists(
    db: sqlite3.Connection, chosen: Sequence[int] | None = None
) -> Iterator[tuple[str, Iterator[Fields]]]:
    """Yield the lists of docs/json.md, each to be read before the next.

    With ``chosen`` contacts they hold those, and what belongs to them.
    """
    for name in LISTS:
        yield name, entries(db, name, chosen)


def entries(
    db: sqlite3.Connection, name: str, chosen: Sequence[int] | None = None
) -> Iterator[Fields]:
    """Yield the entries of one list in the order of their ids."""
    if chosen is None:
        return _read(db, name, "1", {})
    found = _read(db, name, _BELONGS[name], {"chosen": json.dumps([*chosen])})
    return _without_others(found, {*chosen})


def _without_others(found: Iterable[Fields], chosen: set[int]) -> Iterator[Fields]:
    """Leave out by whom something was told if they are left out themselves."""
    for fields in found:
        yield fields | {name: None for name in _OTHERS if fields.get(name, 0) not in chosen | {0}}


def contacts(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Fields]:
    """Return contacts by id, as their list has them, with all their ties."""
    found = _read(db, "contacts", f"id {_IN}", {"ids": json.dumps([*ids])})
    return {fields["id"]: fields for fields in found}


def _read(
    db: sqlite3.Connection, name: str, condition: str, values: dict[str, str]
) -> Iterator[Fields]:
    part = TABLES[name]
    columns = ", ".join([*part.columns.values()])
    rows = db.execute(
        f"SELECT id, {columns} FROM {part.table} WHERE {condition} ORDER BY id", values
    )
    while chunk := list(islice(rows, CHUNK)):
        found = {row[0]: _fields(part, row[1:]) for row in chunk}
        for inside, rows_inside in part.parts.items():
            _gather(db, inside, rows_inside, found, values)
        if complete := _COMPLETE.get(name):
            complete(db, found)
        yield from found.values()


def _fields(part: Part, row: Sequence[Any]) -> Fields:
    return {
        name: bool(value) if name in TRUTHS else None if value == "" else value
        for name, value in zip(part.columns, row, strict=True)
    }


def _gather(
    db: sqlite3.Connection,
    name: str,
    part: Part,
    found: dict[int, Fields],
    values: dict[str, str],
) -> None:
    only = f" AND {_INSIDE[name]} {_CHOSEN}" if "chosen" in values and name in _INSIDE else ""
    rows = db.execute(
        f"SELECT {part.owner}, {', '.join(part.columns.values())} FROM {part.table}"
        f" WHERE {part.owner} {_IN}{only} ORDER BY {part.owner}, {part.order}",
        {**values, "ids": json.dumps([*found])},
    )
    for fields in found.values():
        fields[name] = []
    plain = PLAIN.get(name)
    for owner, *row in rows:
        inside = _fields(part, row)
        found[owner][name].append(inside[plain] if plain else inside)


def _complete_events(db: sqlite3.Connection, found: dict[int, Fields]) -> None:
    sql = f"SELECT id, {EVENT_UID} FROM event WHERE id {_IN}"
    for id_, uid in db.execute(sql, {"ids": json.dumps([*found])}):
        found[id_]["uid"] = uid


def _complete_interactions(_: sqlite3.Connection, found: dict[int, Fields]) -> None:
    for fields in found.values():
        people = fields.pop("people")
        fields["contact_ids"] = [person["contact_id"] for person in people]
        fields["lines"] = [
            {"contact_id": person["contact_id"], "text": person["line"]}
            for person in people
            if person["line"]
        ]


def _complete_maps(_: sqlite3.Connection, found: dict[int, Fields]) -> None:
    for fields in found.values():
        fields.update({name: json.loads(fields[name]) for name in ("header", "columns")})


def _complete_refusals(_: sqlite3.Connection, found: dict[int, Fields]) -> None:
    for fields in found.values():
        fields["digest"] = _hex(fields["digest"])


def _complete_contacts(db: sqlite3.Connection, found: dict[int, Fields]) -> None:
    mark = mark_of(db)
    ids = {"ids": json.dumps([*found])}
    organizations = dict(
        db.execute(
            "SELECT id, name FROM organization WHERE id IN"
            f" (SELECT organization_id FROM position WHERE contact_id {_IN})",
            ids,
        )
    )
    condition = ("contact.id IN (SELECT value FROM json_each(?))", [ids["ids"]])
    for row in listing.rows(db, listing.JSON_FIELDS, condition):
        fields = found[row["id"]]
        del fields["name_key"]
        fields["uid"] = fields["uid"] or uid_of(mark, row["id"])
        for channel in fields["channels"]:
            has_number = channel["kind"] == "phone" and channel["key"].startswith("+")
            channel["value"] = channel["key"] if has_number else channel["written"]
        for position in fields["positions"]:
            del position["holder_key"]
            position["organization"] = organizations.get(position.pop("organization_id"))
        found[row["id"]] = {**row, **fields}


def _complete_records(db: sqlite3.Connection, found: dict[int, Fields]) -> None:
    ids = {"ids": json.dumps([*found])}
    bodies = db.execute(f"SELECT record_id, body FROM raw WHERE record_id {_IN}", ids)
    seen_on = dict(
        db.execute(f"SELECT record_id, seen_on FROM sighting WHERE record_id {_IN}", ids)
    )
    for id_, fields in found.items():
        fields.update(
            digest=_hex(fields["digest"]), seen_on=seen_on.get(id_), raw=None, raw_base64=None
        )
    for id_, body in bodies:
        if isinstance(body, str):
            found[id_]["raw"] = body
        else:
            found[id_]["raw_base64"] = b64encode(body).decode()


# What puts in what no column holds as it is shown.
_COMPLETE = {
    "contacts": _complete_contacts,
    "events": _complete_events,
    "interactions": _complete_interactions,
    "record_refusals": _complete_refusals,
    "saved_maps": _complete_maps,
    "records": _complete_records,
}


def _hex(digest: int) -> str:
    """Write a digest so that no program rounds it."""
    return f"{digest:016x}"


def kin(db: sqlite3.Connection, ids: Iterable[int]) -> list[int]:
    """Return the people one only knows of through these contacts."""
    rows = db.execute(
        "SELECT DISTINCT other_id FROM tie JOIN contact ON contact.id = other_id"
        f" WHERE standing = 'indirect' AND contact_id {_IN}",
        {"ids": json.dumps([*ids])},
    )
    return [id_ for (id_,) in rows]
