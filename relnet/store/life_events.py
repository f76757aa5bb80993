"""What happened in people's lives, and what is needed to tell it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from relnet.model.life import OF_FIRMS, QUIET, LifeEvent, Milestone
from relnet.store.courtesies import IS_CLOSE, WISHED
from relnet.store.positions import refresh_current_positions, take_over
from relnet.store.rows import ORGANIZATION, day, listed
from relnet.store.source_files import AMONG_THESE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from relnet.store.source_files import Files

_IN = "IN (SELECT value FROM json_each(?))"
_EVENT = (
    "life_event.contact_id, life_event.kind, earliest_on, latest_on, before, after,"
    " life_event.note, life_event.record_id"
)

_FIRMS = ", ".join(f"'{kind}'" for kind in sorted(OF_FIRMS))
OF_PEOPLE = f"life_event.kind NOT IN ({_FIRMS})"


class Told(NamedTuple):
    """A life event as a list shows it: of whom, since when it is known, and from which file."""

    id: int
    event: LifeEvent
    contact: str
    noticed_on: date
    source: str


def add(db: sqlite3.Connection, events: Iterable[LifeEvent], created_at: str) -> None:
    """Keep what happened."""
    db.executemany(
        "INSERT INTO life_event (contact_id, kind, earliest_on, latest_on, before, after, note,"
        " created_at, record_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                event.contact_id, event.kind, event.earliest_on.isoformat(),
                event.latest_on.isoformat(), event.before, event.after, event.note, created_at,
                event.record_id,
            )
            for event in events
        ),
    )  # fmt: skip


def tell_more(db: sqlite3.Connection, event_id: int, event: LifeEvent) -> None:
    """Keep what is now known of something that happened."""
    db.execute(
        "UPDATE life_event SET earliest_on = ?, latest_on = ?, before = ?, after = ?, note = ?"
        " WHERE id = ?",
        [
            event.earliest_on.isoformat(), event.latest_on.isoformat(), event.before, event.after,
            event.note, event_id,
        ],
    )  # fmt: skip


def remove(db: sqlite3.Connection, event_id: int) -> None:
    """Forget that something happened."""
    db.execute("DELETE FROM life_event WHERE id = ?", [event_id])


def newest_first(
    db: sqlite3.Connection,
    since: date | None = None,
    limit: int | None = None,
    contact_id: int | None = None,
) -> Iterator[Told]:
    """Yield what may have happened since a day, newest first, what is quiet at the end.

    ``contact_id`` leaves out what happened to others, and to firms.
    """
    only = "" if contact_id is None else f" AND life_event.contact_id = ? AND {OF_PEOPLE}"
    quiet = ", ".join(f"'{kind}'" for kind in sorted(QUIET))
    rows = db.execute(
        f"SELECT life_event.id, label, substr(life_event.created_at, 1, 10), path, {_EVENT}"
        " FROM life_event JOIN contact ON contact.id = life_event.contact_id"
        " LEFT JOIN record ON record.id = life_event.record_id"
        " LEFT JOIN source ON source.id = source_id WHERE latest_on >= ?"
        f"{only} ORDER BY life_event.kind IN ({quiet}), latest_on DESC, life_event.id DESC LIMIT ?",
        [
            since.isoformat() if since else "",
            *([] if contact_id is None else [contact_id]),
            -1 if limit is None else limit,
        ],
    )
    for id_, label, noticed_on, path, *columns in rows:
        yield Told(id_, _event(columns), label, date.fromisoformat(noticed_on), path or "")


def milestones(
    db: sqlite3.Connection, kinds: Sequence[str], since: date, until: date
) -> Iterator[Milestone]:
    """Yield life events of these kinds between two days, which may lie ahead."""
    rows = db.execute(
        f"SELECT life_event.id, label, {ORGANIZATION}, substr(life_event.created_at, 1, 10),"
        f" {IS_CLOSE}, wished.day, {_EVENT}"
        f" FROM life_event JOIN contact ON contact.id = life_event.contact_id {WISHED}"
        " WHERE latest_on BETWEEN :since AND :until"
        " AND life_event.kind IN (SELECT value FROM json_each(:kinds))"
        " AND contact.kind = 'person' AND standing = 'direct'",
        {"since": since.isoformat(), "until": until.isoformat(), "kinds": listed(kinds)},
    )
    for id_, label, organization, learned_on, is_close, congratulated_on, *columns in rows:
        yield Milestone(
            id_, _event(columns), label, organization, date.fromisoformat(learned_on),
            bool(is_close), day(congratulated_on),
        )  # fmt: skip


def others_at(
    db: sqlite3.Connection, organization_key: str, leavers: Collection[int], most: int
) -> int:
    """Count, up to ``most``, the people the owner knows at an organization beside these."""
    row = db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM organization"
        " JOIN position ON organization_id = organization.id AND is_current = 1"
        " JOIN contact ON contact.id = contact_id AND contact.kind = 'person'"
        " AND standing = 'direct' WHERE organization.name_key = ?"
        f" AND contact.id NOT {_IN} LIMIT ?)",
        [organization_key, str([*leavers]), most],
    ).fetchone()
    return int(row[0])


def held_before(
    db: sqlite3.Connection, contacts: Iterable[int], source_id: int
) -> dict[int, tuple[str, str, str]]:
    """Map contacts to name, organization and title as known without the entries of a file."""
    rows = db.execute(
        "SELECT contact.id, label, coalesce(organization.name, ''), coalesce(title, '')"
        " FROM contact LEFT JOIN position ON contact_id = contact.id AND"
        " (position.record_id IS NULL OR position.record_id NOT IN"
        " (SELECT id FROM record WHERE source_id = ?))"
        " LEFT JOIN organization ON organization.id = organization_id"
        f" WHERE contact.id {_IN} ORDER BY seen_on, position.id",
        [source_id, str([*contacts])],
    )
    return {contact_id: (label, name, title) for contact_id, label, name, title in rows}


def placed_by(db: sqlite3.Connection, contacts: Iterable[int], source_id: int) -> set[int]:
    """Return the contacts whose current position an entry of this file told of."""
    rows = db.execute(
        "SELECT position.contact_id FROM position JOIN record ON record.id = record_id"
        f" WHERE position.contact_id {_IN} AND is_current = 1 AND +source_id = ?",
        [str([*contacts]), source_id],
    )
    return {contact_id for (contact_id,) in rows}


def hold_again(db: sqlite3.Connection, contact_id: int, place: tuple[str, str], on: date) -> None:
    """Let a position, by organization key and title, count as stated on a day, if it is known."""
    key, title = place
    row = db.execute(
        "SELECT position.id FROM position"
        " LEFT JOIN organization ON organization.id = organization_id"
        " WHERE contact_id = :contact AND coalesce(name_key, '') = :key"
        " AND (:title = '' OR fold(title) = fold(:title))"
        " ORDER BY seen_on DESC, position.id DESC LIMIT 1",
        {"contact": contact_id, "key": key, "title": title},
    ).fetchone()
    if row:
        seen_on = on.isoformat()
        db.execute(
            "UPDATE position SET seen_on = ? WHERE id = ? AND seen_on < ?", [seen_on, *row, seen_on]
        )
        take_over(db, contact_id, *row)


def date_back(db: sqlite3.Connection, contact_id: int, sources: Files, event: LifeEvent) -> None:
    """Let positions that older files told of count as stated before an event, not after it."""
    db.execute(
        "UPDATE position SET seen_on = :earliest WHERE contact_id = :contact AND seen_on > :latest"
        " AND record_id IN"
        f" (SELECT id FROM record WHERE record.contact_id = :contact AND {AMONG_THESE})",
        {
            "earliest": event.earliest_on.isoformat(),
            "latest": event.latest_on.isoformat(),
            "contact": contact_id,
            **sources._asdict(),
        },
    )
    refresh_current_positions(db, [contact_id])


def put_back(db: sqlite3.Connection, source_id: int, on: date) -> None:
    """Date the positions that a file told of back to the day that it is really of."""
    mine = "record_id IN (SELECT id FROM record WHERE source_id = ?) AND seen_on > ?"
    values = [source_id, on.isoformat()]
    rows = db.execute(f"SELECT DISTINCT contact_id FROM position WHERE {mine}", values)
    contacts = [contact_id for (contact_id,) in rows]
    db.execute(f"UPDATE position SET seen_on = ? WHERE {mine}", [on.isoformat(), *values])
    refresh_current_positions(db, contacts)


def _event(columns: Sequence[Any]) -> LifeEvent:
    contact_id, kind, earliest_on, latest_on, *rest = columns
    days = date.fromisoformat(earliest_on), date.fromisoformat(latest_on)
    return LifeEvent(contact_id, kind, *days, *rest)
