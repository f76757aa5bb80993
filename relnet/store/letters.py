"""What a letter needs to know of somebody; private notes are never read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from relnet.model.card import Name
from relnet.model.diary import TALKS, WRITINGS, Event
from relnet.model.letter import Addressee
from relnet.store.courtesies import IS_CONTACT, introduced
from relnet.store.listing import IS_DAY
from relnet.store.rows import CAN_BE_USED, TAKES_PLACE

if TYPE_CHECKING:
    import sqlite3

_EVENT = (
    "event.id, event.handle, title, event.kind, starts_on, ends_on, place, stand, hall,"
    " event.is_called_off"
)


def addressee(db: sqlite3.Connection, contact_id: int) -> Addressee:
    """Return how to address a contact."""
    label, kind, salutation, form, greeting, language, country, *name = db.execute(
        "SELECT label, kind, salutation, form, greeting, language, coalesce((SELECT country"
        "  FROM address WHERE contact_id = contact.id AND country <> '' ORDER BY id), ''),"
        " formatted, family, given, additional, prefix, suffix FROM contact WHERE id = ?",
        [contact_id],
    ).fetchone()
    return Addressee(label, Name(*name), kind, salutation, form, greeting, language, country)


def mail_address(db: sqlite3.Connection, contact_id: int) -> str:
    """Return the first mail address of a contact, '' if there is none."""
    row = db.execute(
        f"SELECT value FROM channel WHERE contact_id = ? AND kind = 'email' AND {CAN_BE_USED}"
        " ORDER BY is_preferred DESC, rank, id",
        [contact_id],
    ).fetchone()
    return row[0] if row else ""


def organization(db: sqlite3.Connection, contact_id: int) -> str:
    """Return where a contact works, '' if nobody knows."""
    row = db.execute(
        "SELECT name FROM position JOIN organization ON organization.id = organization_id"
        " WHERE contact_id = ? AND is_current = 1",
        [contact_id],
    ).fetchone()
    return row[0] if row else ""


def event(db: sqlite3.Connection, event_id: int | None, title: str = "") -> Event | None:
    """Return an event by its id, else the newest one of that title; None if there is none."""
    row = db.execute(
        f"SELECT {_EVENT} FROM event WHERE id = :id OR (:id IS NULL AND title = :title)"
        " ORDER BY starts_on DESC, id DESC",
        {"id": event_id, "title": title},
    ).fetchone()
    return _event(row) if row else None


# Whoever said that they will not be there is not, and does not stand at their firm's stand.
_DECLINED = (
    "EXISTS (SELECT 1 FROM attendance WHERE event_id = event.id AND contact_id = :contact"
    " AND declined_on IS NOT NULL)"
)


def next_event_with(
    db: sqlite3.Connection, contact_id: int, today: date, day: date | None = None
) -> Event | None:
    """Return the next event where somebody is expected, or where their firm exhibits.

    If a day is said, only an event that has it.
    """
    row = db.execute(
        f"SELECT {_EVENT} FROM event WHERE ends_on >= :today AND {TAKES_PLACE}"
        " AND (:day IS NULL OR :day BETWEEN starts_on AND ends_on) AND (EXISTS"
        " (SELECT 1 FROM attendance WHERE event_id = event.id AND contact_id = :contact"
        "  AND is_expected = 1) OR EXISTS (SELECT 1 FROM exhibitor"
        "  JOIN organization USING (name_key) JOIN position ON organization_id = organization.id"
        "  WHERE event_id = event.id AND contact_id = :contact AND is_current = 1))"
        f" AND NOT {_DECLINED} ORDER BY starts_on, event.id",
        {
            "today": today.isoformat(), "contact": contact_id,
            "day": day.isoformat() if day else None,
        },
    ).fetchone()  # fmt: skip
    return _event(row) if row else None


def stand_of(db: sqlite3.Connection, event_id: int, contact_id: int) -> tuple[str, str]:
    """Return hall and stand of a contact's firm at an event, ('', '') if they are at none there."""
    row = db.execute(
        "SELECT exhibitor.hall, exhibitor.stand FROM exhibitor"
        " JOIN organization USING (name_key)"
        " JOIN position ON organization_id = organization.id JOIN event ON event.id = event_id"
        " WHERE event_id = :event AND contact_id = :contact AND is_current = 1"
        f" AND NOT {_DECLINED} ORDER BY exhibitor.id",
        {"event": event_id, "contact": contact_id},
    ).fetchone()
    return tuple(row) if row else ("", "")


def last_courtesy(
    db: sqlite3.Connection, contact_id: int, until: date, about: str, event_id: int | None
) -> dict[str, object] | None:
    """Return the facts of what somebody was last met for, gave or wrote; None if nothing was.

    ``about`` is what a letter of thanks is for, '' for anything; ``event_id`` asks for what was
    at that event.
    """
    row = db.execute(
        _COURTESIES,
        {
            "contact": contact_id, "until": until.isoformat(), "about": about, "event": event_id,
        },
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    kind, happened_on, title, place, topic, person = row
    if kind in {"met", "meeting"}:
        kind = "event" if title else "meeting"
    topic_is = "about" if kind in {"gift", "help", "invitation", "endorsement"} else "topic"
    return _known(
        kind=kind, day=date.fromisoformat(happened_on), event=title, place=place,
        **{topic_is: topic}, person=person,
    )  # fmt: skip


# In an export's endorsement the note is the skill. A talk at an event says what it was about,
# being met there only that it was. What the owner did is nothing to thank others for; of an
# introduction, whoever is named first introduced the others.
_COURTESIES = f"""
SELECT favour.kind, day, coalesce(title, ''), coalesce(place, ''), topic, {introduced(":contact")}
FROM (
    SELECT
        interaction.id, interaction.kind, happened_on AS day, interaction.event_id,
        CASE WHEN interaction.kind = 'endorsement' AND topic = '' AND record_id IS NOT NULL
            THEN note WHEN interaction.kind = 'recommendation' THEN '' ELSE topic END AS topic
    FROM participant JOIN interaction ON interaction.id = interaction_id
    WHERE contact_id = :contact AND (interaction.kind IN ('met', 'meeting')
        OR (direction = 'theirs' AND interaction.kind IN ('gift', 'help', 'invitation',
            'endorsement', 'recommendation'))
        OR (direction = 'theirs' AND interaction.kind IN ('introduction', 'referral')
            AND participant.id = (SELECT min(first.id) FROM participant AS first
                WHERE first.interaction_id = interaction.id)))
    UNION ALL
    SELECT NULL, 'met', met_on, event_id, '' FROM met WHERE contact_id = :contact
) AS favour LEFT JOIN event ON event.id = favour.event_id
WHERE day <= :until AND (:event IS NULL OR favour.event_id = :event)
    AND (:about IN ('', favour.kind) OR (:about IN ('event', 'meeting')
        AND favour.kind IN ('met', 'meeting') AND (title IS NOT NULL) = (:about = 'event')))
ORDER BY day DESC, topic <> '' DESC, favour.id DESC
"""


def last_talk(db: sqlite3.Connection, contact_id: int, until: date) -> dict[str, object]:
    """Return what a letter may say of the last contact.

    Its day; what was the topic when one last talked or wrote, and whether that was
    ``in_writing``; and the event where one last met. A gift is a contact, and no talk.
    """
    rows = db.execute(
        "SELECT day, said.kind, coalesce(title, ''), topic FROM ("
        "  SELECT happened_on AS day, kind, event_id, topic FROM participant"
        "  JOIN interaction ON interaction.id = interaction_id"
        f"  WHERE contact_id = :contact AND {IS_CONTACT}"
        "  UNION ALL SELECT met_on, 'met', event_id, '' FROM met WHERE contact_id = :contact"
        " ) AS said LEFT JOIN event ON event.id = event_id WHERE day <= :until"
        " ORDER BY day DESC, topic <> '' DESC, title IS NULL",
        {"contact": contact_id, "until": until.isoformat()},
    ).fetchall()
    if not rows:
        return {}
    kind, topic = next(
        ((kind, topic) for _, kind, _, topic in rows if kind in TALKS | WRITINGS), ("", "")
    )
    return _known(
        day=date.fromisoformat(rows[0][0]),
        event=next((title for _, kind, title, _ in rows if kind in {"met", "meeting"}), ""),
        topic=topic,
        in_writing=bool(topic) and kind in WRITINGS,
    )


def last_news(
    db: sqlite3.Connection, contact_id: int, kinds: tuple[str, ...], since: date, until: date
) -> dict[str, object] | None:
    """Return the facts of the newest life event of some kinds in these days; None if none was."""
    row = db.execute(
        "SELECT kind, earliest_on, latest_on, after, note FROM life_event WHERE contact_id = ?"
        " AND kind IN (SELECT value FROM json_each(?)) AND latest_on BETWEEN ? AND ?"
        " ORDER BY latest_on DESC, id DESC",
        [contact_id, json.dumps(kinds), since.isoformat(), until.isoformat()],
    ).fetchone()
    if row is None:
        return None
    kind, earliest_on, latest_on, after, note = row
    day = date.fromisoformat(latest_on) if earliest_on == latest_on else None
    # A note beside `after` is the other half of a job; else it is the owner's own.
    names = {"new_job": ("organization", "title"), "promotion": ("title", "organization")}
    texts: dict[str, object] = {}
    if after and kind in names:
        texts = dict(zip(names[kind], (after, note), strict=True))
    elif kind == "move":
        texts = {"place": after}
    return _known(kind=kind, day=day, **texts)


def birthday(db: sqlite3.Connection, contact_id: int) -> str:
    """Return a contact's birthday as it is kept, '' if it is not known."""
    row = db.execute(
        "SELECT value FROM special_date WHERE contact_id = ? AND kind = 'birthday'"
        f" ORDER BY ({IS_DAY}) DESC, id",
        [contact_id],
    ).fetchone()
    return row[0] if row else ""


def open_promise(
    db: sqlite3.Connection, contact_id: int, direction: str
) -> tuple[int, dict[str, object]] | None:
    """Return the id and the facts of the promise that is due first, '' for either direction.

    What the owner is to do is their own note: of that it is said only that something is open.
    """
    row = db.execute(
        "SELECT direction, reason, coalesce(title, ''), due_on, follow_up.id FROM follow_up"
        " LEFT JOIN event ON event.id = event_id WHERE contact_id = :contact"
        " AND state = 'open' AND :direction IN ('', direction) ORDER BY due_on, follow_up.id",
        {"contact": contact_id, "direction": direction},
    ).fetchone()
    if row is None:
        return None
    whose, reason, title, due_on, id_ = row
    about = reason if whose == "theirs" else ""
    return id_, _known(kind=whose, about=about, event=title, day=date.fromisoformat(due_on))


def _known(**facts: object) -> dict[str, object]:
    return {name: fact for name, fact in facts.items() if fact}


def _event(row: tuple[Any, ...]) -> Event:
    id_, handle, title, kind, starts_on, ends_on, place, stand, hall, called_off = row
    days = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    where = {"place": place, "stand": stand, "hall": hall}
    return Event(id_, handle, title, kind, *days, **where, is_called_off=bool(called_off))
