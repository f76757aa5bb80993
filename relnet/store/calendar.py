"""What of the village belongs into a calendar."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from relnet.model.calendar import Gathered, Task, Yearly
from relnet.model.diary import Event
from relnet.store.event_uids import EVENT_UID
from relnet.store.rows import ORGANIZATION
from relnet.store.uids import mark_of, uid_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from relnet.store.filters import Condition

# Counted once for all: asked event by event, it would be the square of a calendar's size.
_AGAIN = (
    "iif(event.id IN (SELECT id FROM (SELECT id, row_number() OVER"
    " (PARTITION BY uid ORDER BY starts_on, id) AS place FROM event WHERE uid <> '')"
    " WHERE place > 1), '-' || event.id, '')"
)


def birthdays(db: sqlite3.Connection, condition: Condition) -> Iterator[Yearly]:
    """Yield the birthdays of the contacts that meet the condition, whatever text they are."""
    sql, values = condition
    rows = db.execute(
        "SELECT contact.id, contact.uid, contact.label, value FROM special_date"
        " JOIN contact ON contact.id = special_date.contact_id"
        f" WHERE special_date.kind = 'birthday' AND ({sql})"
        " ORDER BY name_key, contact.id, special_date.id",
        values,
    )
    mark = mark_of(db)
    for id_, uid, label, value in rows:
        yield Yearly(uid or uid_of(mark, id_), label, value)


def tasks(db: sqlite3.Connection, condition: Condition) -> Iterator[Task]:
    """Yield the open follow-ups with these contacts, due soonest first."""
    sql, values = condition
    rows = db.execute(
        f"SELECT follow_up.id, contact.id, contact.uid, contact.label, {ORGANIZATION}, reason,"
        " due_on, direction FROM follow_up JOIN contact ON contact.id = follow_up.contact_id"
        f" WHERE state = 'open' AND ({sql}) ORDER BY due_on, follow_up.id",
        values,
    )
    mark = mark_of(db)
    for id_, contact_id, uid, label, organization, reason, due_on, direction in rows:
        own = f"{uid or uid_of(mark, contact_id)} {id_}"
        yield Task(own, label, organization, reason, date.fromisoformat(due_on), direction)


def gatherings(
    db: sqlite3.Connection, condition: Condition, *, with_empty: bool
) -> Iterator[Gathered]:
    """Yield the events of these contacts, and if wanted those of nobody, oldest first.

    All days of a series have one UID in a calendar; here each but the first gets one of its own,
    or they would take each other's place, or that of the series.
    """
    sql, values = condition
    rows = db.execute(
        f"SELECT event.id, {EVENT_UID} || {_AGAIN}, event.handle, title, event.kind, starts_on,"
        " ends_on, place, stand, cost, goal, series, hall, contact.label,"
        f" {ORGANIZATION} FROM event"
        " LEFT JOIN (attendance JOIN contact ON contact.id = attendance.contact_id"
        f" AND declined_on IS NULL AND ({sql})) ON event_id = event.id"
        " WHERE (contact.id IS NOT NULL OR ?) AND NOT is_called_off"
        " ORDER BY starts_on, event.id, name_key, contact.id",
        [*values, with_empty],
    )
    for (_, uid, *about), people in groupby(rows, key=lambda row: row[:-2]):
        handle, title, kind, starts_on, ends_on, *rest = about
        days = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
        event = Event(0, handle, title, kind, *days, *rest)
        yield Gathered(uid, event, tuple(_named(*row[-2:]) for row in people if row[-2]))


def _named(label: str, organization: str) -> str:
    return f"{label} ({organization})" if organization else label
