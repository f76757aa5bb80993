"""What people care about, need, offer, and would rather not hear of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.folding import wording
from relnet.model.topic import Matter, Noted, Topic
from relnet.store.rows import ORGANIZATION, day, insert, iso, spare_and_new

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from relnet.model.topic import TopicKind


def texts(db: sqlite3.Connection, contact_id: int, kind: TopicKind) -> list[str]:
    """Return somebody's topics of a kind, in the order in which they were noted."""
    rows = db.execute(
        "SELECT text FROM topic WHERE contact_id = ? AND kind = ? ORDER BY id", [contact_id, kind]
    )
    return [text for (text,) in rows]


def set_texts(
    db: sqlite3.Connection,
    contact_id: int,
    kind: TopicKind,
    wanted: Sequence[str],
    created_at: str,
) -> None:
    """Make these somebody's topics of a kind; rows that stay are kept, whatever their spelling."""
    rows = db.execute(
        "SELECT id, text FROM topic WHERE contact_id = ? AND kind = ?", [contact_id, kind]
    )
    gone, new = spare_and_new(rows.fetchall(), wanted)
    for id_ in gone:
        db.execute("DELETE FROM topic WHERE id = ?", [id_])
    for text in new:
        insert(db, "topic", contact_id=contact_id, kind=kind, text=text, created_at=created_at)


def note(db: sqlite3.Connection, topic: Topic, created_at: str) -> tuple[int, bool]:
    """Note a need or an offer; returns its id, and whether it is new.

    One that is known, however it is spelled, gets the day and the teller that are said now.
    """
    rows = db.execute(
        "SELECT id, text FROM topic WHERE contact_id = ? AND kind = ?",
        [topic.contact_id, topic.kind],
    )
    known = next(
        (id_ for id_, text in rows.fetchall() if wording(text) == wording(topic.text)), None
    )
    if known is None:
        new_id = insert(
            db,
            "topic",
            contact_id=topic.contact_id,
            kind=topic.kind,
            text=topic.text,
            until_on=iso(topic.until_on),
            told_by_id=topic.told_by_id,
            created_at=created_at,
        )
        return new_id, True
    db.execute(
        "UPDATE topic SET until_on = coalesce(:until, until_on), told_by_id = coalesce(:by,"
        " told_by_id) WHERE id = :id AND (coalesce(:until, until_on) IS NOT until_on"
        " OR coalesce(:by, told_by_id) IS NOT told_by_id)",
        {"until": iso(topic.until_on), "by": topic.told_by_id, "id": known},
    )
    return known, False


def noted(
    db: sqlite3.Connection,
    kind: TopicKind,
    today: date,
    contact_id: int | None = None,
    *,
    every: bool = False,
) -> Iterator[Noted]:
    """Yield needs or offers, newest first: those that hold on a day, or ``every`` one."""
    rows = db.execute(
        "SELECT topic.id, contact_id, text, until_on, told_by_id, contact.label,"
        f" {ORGANIZATION}, coalesce(teller.label, ''), substr(topic.created_at, 1, 10)"
        " FROM topic JOIN contact ON contact.id = contact_id"
        " LEFT JOIN contact AS teller ON teller.id = told_by_id"
        " WHERE topic.kind = :kind AND (:who IS NULL OR contact_id = :who)"
        " AND (:every OR coalesce(until_on, :today) >= :today) ORDER BY topic.id DESC",
        {"kind": kind, "who": contact_id, "every": every, "today": today.isoformat()},
    )
    for id_, whose, text, until_on, told_by_id, label, organization, told_by, noted_on in rows:
        topic = Topic(whose, kind, text, day(until_on), told_by_id)
        yield Noted(id_, topic, label, organization, told_by, date.fromisoformat(noted_on))


_MATTERS = {
    "topic": (
        "topic.kind, text",
        "topic ON topic.contact_id = contact.id AND topic.kind <> 'offer'"
        " AND coalesce(until_on, :today) >= :today",
    ),
    "tag": ("'tag', tag.name", "tag ON tag.contact_id = contact.id"),
    "position": (
        "'work', trim(title || ' ' || department)",
        "position ON position.contact_id = contact.id AND is_current = 1"
        " AND title || department <> ''",
    ),
}


def matters(db: sqlite3.Connection, today: date) -> Iterator[Matter]:
    """Yield what the people whom the owner knows have to do with, or avoid, on a day."""
    for columns, joined in _MATTERS.values():
        rows = db.execute(
            f"SELECT contact.id, contact.label, {ORGANIZATION}, {columns}"
            f" FROM contact JOIN {joined}"
            " WHERE contact.standing = 'direct' AND contact.kind = 'person'",
            {"today": today.isoformat()},
        )
        yield from (Matter(*row) for row in rows)
