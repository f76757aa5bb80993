"""The UIDs that relnet gives to contacts, so that its exports come home.

Cards that had none get a UUID of version 8 (RFC 9562): 48 bits that mark the village, 62 that
hold the contact's id. Rows of a table have no more than id and handle: both must be the contact's,
or have been those of somebody who was merged with them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from relnet.model.card import ROW
from relnet.model.numbers import whole_number
from relnet.store.parting import heirs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_FORM = re.compile(
    r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-8000-8000-([0-9a-f]{12})\Z", re.ASCII | re.IGNORECASE
)


def mark_of(db: sqlite3.Connection) -> str:
    """Return the twelve hexadecimal digits that mark this village."""
    mark: str = db.execute("SELECT mark FROM village").fetchone()[0]
    return mark


def uid_of(mark: str, contact_id: int) -> str:
    """Return the UID of a contact of the village."""
    return f"urn:uuid:{mark[:8]}-{mark[8:]}-8000-8000-{contact_id:012x}"


def contact_of(mark: str, uid: str) -> int | None:
    """Return the contact whose UID it is; None if it is not this village's."""
    found = _FORM.match(uid)
    if found is None or (found[1] + found[2]).lower() != mark:
        return None
    return int(found[3], 16)


def of_rows(db: sqlite3.Connection, uids: Iterable[str]) -> list[tuple[str, int]]:
    """Return the UIDs that rows of relnet's own tables have, each with the contact it is."""
    parts = [(uid, *uid.removeprefix(ROW).split("/", 1)) for uid in uids if uid.startswith(ROW)]
    wanted = [(uid, whole_number(id_), handle) for uid, id_, *rest in parts for handle in rest]
    if not wanted:
        return []
    found = db.execute(
        "SELECT json_extract(value, '$[0]'), contact.id FROM json_each(?) AS wanted"
        " CROSS JOIN contact ON contact.id = json_extract(wanted.value, '$[1]')"
        " AND handle = json_extract(wanted.value, '$[2]')",
        [json.dumps(wanted)],
    ).fetchall()
    return found if len(found) == len(wanted) else [*found, *_of_merged(db, wanted)]


def _of_merged(
    db: sqlite3.Connection, wanted: Sequence[tuple[str, int | None, str]]
) -> Iterator[tuple[str, int]]:
    """Yield the rows of those who were merged since, each with the contact they are now."""
    gone = db.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM contact)"
        " AND value <= (SELECT seq FROM sqlite_sequence WHERE name = 'contact')",
        [json.dumps([id_ for _, id_, _ in wanted])],
    )
    now = heirs(db, {id_ for (id_,) in gone})
    if not now:
        return
    called = db.execute(
        "SELECT row_id, json_extract(before, '$.handle') FROM change WHERE table_name = 'contact'"
        " AND before IS NOT NULL AND row_id IN (SELECT value FROM json_each(?))",
        [json.dumps([*now])],
    )
    were = {*called}
    yield from ((uid, now[id_]) for uid, id_, handle in wanted if id_ and (id_, handle) in were)
