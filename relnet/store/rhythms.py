"""How often to be in touch, and when that last was: the table ``rhythm`` and the diary."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.model.rhythm import BUILT_IN, InTouch, Rhythm
from relnet.store.courtesies import IS_CONTACT
from relnet.store.rows import ORGANIZATION, day, insert, iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

# What relnet writes; a file from elsewhere may have said otherwise, which is passed over.
_INTERVAL = re.compile(r"never|[1-9]\d{0,6}[dwmy]", re.ASCII)
_COLUMNS = "tag, circle, every, latest, counts_from, starts_on, minutes, size, created_at"


def chosen(db: sqlite3.Connection) -> dict[int | str, Rhythm]:
    """Return the rhythms that the owner chose, by contact id, ``tag:name`` or ``circle:name``."""
    rows = db.execute(f"SELECT contact_id, {_COLUMNS} FROM rhythm ORDER BY id")
    found = ((contact_id or _holder(*row[:2]), _rhythm(row)) for contact_id, *row in rows)
    return {holder: rhythm for holder, rhythm in found if rhythm}


def circles(found: Mapping[int | str, Rhythm]) -> dict[str, Rhythm]:
    """Return the rhythm of each circle, from the closest on: chosen, or what relnet brings."""
    return {name: found.get(f"circle:{name}", rhythm) for name, rhythm in BUILT_IN.items()}


def keep(db: sqlite3.Connection, holder: int | str, rhythm: Rhythm, created_at: str) -> None:
    """Keep a rhythm for a contact (by id), ``tag:name`` or ``circle:name``, instead of another.

    As long as the interval stays, so does the day on which it came.
    """
    values = {
        "every": rhythm.every,
        "latest": rhythm.latest,
        "counts_from": rhythm.counts_from,
        "starts_on": iso(rhythm.starts_on),
        "minutes": rhythm.minutes,
        "size": rhythm.size,
    }
    column, value = _place(holder)
    row = db.execute(f"SELECT id FROM rhythm WHERE {column} = ?", [value]).fetchone()
    if row is None:
        insert(db, "rhythm", **{column: value}, **values, created_at=created_at)
        return
    changes = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(
        f"UPDATE rhythm SET {changes},"
        " created_at = CASE every WHEN :every THEN created_at ELSE :now END WHERE id = :id",
        {**values, "now": created_at, "id": row[0]},
    )


def clear(db: sqlite3.Connection, holder: int | str) -> bool:
    """Forget what was chosen for a contact, tag or circle; False if nothing was."""
    column, value = _place(holder)
    return db.execute(f"DELETE FROM rhythm WHERE {column} = ?", [value]).rowcount > 0


def end_silence(db: sqlite3.Connection, contact_id: int) -> None:
    """Let somebody be suggested again of whom that was never wanted any more."""
    db.execute("DELETE FROM silence WHERE contact_id = ? AND kind = 'reconnect'", [contact_id])


def tagged(db: sqlite3.Connection, name: str) -> int:
    """Return how many people have a tag."""
    row = db.execute(
        "SELECT count(*) FROM tag JOIN contact ON contact.id = contact_id"
        f" WHERE name = ? AND {_PERSON}",
        [name],
    ).fetchone()
    return int(row[0])


def in_touch(
    db: sqlite3.Connection,
    today: date,
    only: Collection[int] | None = None,
    lately: Callable[[Rhythm], date | None] | None = None,
) -> Iterator[InTouch]:
    """Yield everybody whom a rhythm concerns (or ``only`` these), with their last real contact.

    Neither whom the owner knows only of, nor of whom no such suggestion is wanted any more.
    Tags and circles concern people alone, not the cards of their firms. Whoever had contact
    after the day that ``lately`` says of their rhythms may be left out.
    """
    found = chosen(db)
    every: dict[int | str, Rhythm] = {**found}
    every |= {f"circle:{name}": rhythm for name, rhythm in circles(found).items()}
    held = _held(db, found)
    if only is not None:
        held = {id_: held[id_] for id_ in held.keys() & {*only}}
    ids: Collection[int] = held.keys()
    if lately is not None:
        days = {holder: lately(rhythm) for holder, rhythm in every.items()}
        ids = _without(db, held, days, today)
    values = {"ids": str([*ids]), "today": today.isoformat()}
    last = {id_: rest for id_, *rest in db.execute(_LAST, values)}
    settled = dict(db.execute(_SETTLED, values).fetchall())
    for id_, kind, label, organization, circle, since in db.execute(_PEOPLE, values):
        holders = held[id_] if kind == "person" else (id_,) if id_ in found else ()
        if holders:
            last_on, what, topic, times = last.get(id_, (None, "", "", 0))
            yield InTouch(
                id_, label, organization, circle, tuple(every[holder] for holder in holders),
                date.fromisoformat(since), day(last_on), what, topic, times, day(settled.get(id_)),
            )  # fmt: skip


_PERSON = "contact.kind = 'person' AND contact.standing = 'direct'"
_PEOPLE = (
    f"SELECT contact.id, contact.kind, contact.label, {ORGANIZATION}, contact.circle,"
    " substr(contact.created_at, 1, 10)"
    " FROM contact WHERE contact.id IN (SELECT value FROM json_each(:ids))"
    " AND contact.standing = 'direct' AND NOT EXISTS (SELECT 1 FROM silence"
    "  WHERE silence.contact_id = contact.id AND silence.kind = 'reconnect')"
    " ORDER BY contact.id"
)
_LAST = f"""
WITH wanted AS MATERIALIZED (SELECT value AS id FROM json_each(:ids))
SELECT contact_id, max(day), kind, topic, count(*)
FROM (
    SELECT contact_id, happened_on AS day, kind, topic
    FROM wanted
    CROSS JOIN participant ON contact_id = wanted.id
    CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE happened_on <= :today AND {IS_CONTACT}
    UNION ALL
    SELECT contact_id, met_on, 'met', ''
    FROM wanted
    CROSS JOIN met ON contact_id = wanted.id
    WHERE met_on <= :today
)
GROUP BY contact_id
"""
_NOT_SINCE = f"""
SELECT contact.id FROM json_each(:ids) CROSS JOIN contact ON contact.id = value
WHERE NOT EXISTS (
    SELECT 1 FROM participant CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE contact_id = contact.id AND happened_on > :day AND happened_on <= :today
    AND {IS_CONTACT}
) AND NOT EXISTS (
    SELECT 1 FROM met WHERE contact_id = contact.id AND met_on > :day AND met_on <= :today
) AND (
    substr(created_at, 1, 10) <= :day
    OR EXISTS (SELECT 1 FROM participant WHERE contact_id = contact.id)
    OR EXISTS (SELECT 1 FROM met WHERE contact_id = contact.id)
)
"""
# Nobody was contacted, and yet it is settled until the next turn.
_SETTLED = (
    "SELECT contact_id, max(decided_on) FROM decision"
    " WHERE key >= 'reconnect:' AND key < 'reconnect;' AND verdict IN ('done', 'skipped')"
    " AND decided_on <= :today GROUP BY contact_id"
)


def _held(
    db: sqlite3.Connection, found: Mapping[int | str, Rhythm]
) -> dict[int, tuple[int | str, ...]]:
    """Map contacts to all that gives them a rhythm: they themselves, their tags, their circle."""
    rows = db.execute("SELECT id, 'circle:' || circle FROM contact WHERE circle <> ''")
    held: dict[int, tuple[int | str, ...]] = {id_: (circle,) for id_, circle in rows}
    for holder in found:
        if isinstance(holder, int):
            held[holder] = (holder, *held.get(holder, ()))
        elif holder.startswith("tag:"):
            tagged = "SELECT contact_id FROM tag WHERE name = ?"
            for (id_,) in db.execute(tagged, _place(holder)[1:]):
                held[id_] = (holder, *held.get(id_, ()))
    return held


def _without(
    db: sqlite3.Connection,
    held: Mapping[int, Sequence[int | str]],
    days: Mapping[int | str, date | None],
    today: date,
) -> set[int]:
    """Leave out who had contact, or came to be known, after the latest day of those they hold."""
    by_day: dict[date | None, list[int]] = {}
    for id_, holders in held.items():
        of_these = [days[holder] for holder in holders]
        latest = None if None in of_these else max(filter(None, of_these))
        by_day.setdefault(latest, []).append(id_)
    left = {*by_day.pop(None, ())}
    for latest, ids in by_day.items():
        values = {"ids": str(ids), "day": iso(latest), "today": today.isoformat()}
        left |= {id_ for (id_,) in db.execute(_NOT_SINCE, values)}
    return left


def _holder(tag: str | None, circle: str | None) -> str:
    return f"tag:{tag}" if tag is not None else f"circle:{circle}"


def _place(holder: int | str) -> tuple[str, int | str]:
    """Return the column that names a holder, and what stands in it."""
    if isinstance(holder, int):
        return "contact_id", holder
    scope, _, name = holder.partition(":")
    return scope, name


def _rhythm(row: Sequence[Any]) -> Rhythm | None:
    tag, circle, every, latest, counts_from, starts_on, minutes, size, created_at = row
    if not _INTERVAL.fullmatch(every):
        return None
    known_latest = latest if _INTERVAL.fullmatch(latest) else ""
    return Rhythm(
        "tag" if tag is not None else "circle" if circle else "contact",
        tag or circle or "",
        every,
        "" if known_latest == "never" else known_latest,
        counts_from,
        day(starts_on),
        minutes,
        size,
        date.fromisoformat(created_at[:10]),
    )
