"""What the owner may say thanks for: meetings, favours, praise, and what introductions led to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from relnet.model.diary import Event, Meeting
from relnet.model.folding import fold
from relnet.model.occasion import Favour, Outcome, Praise
from relnet.store.courtesies import (
    THANKED,
    THANKED_AT,
    THANKED_FOR,
    THANKED_FOR_PRAISE,
    introduced,
)
from relnet.store.rows import ORGANIZATION, day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

LONGEST_NAME = 80  # characters; a topic that is longer names nobody


def meetings(db: sqlite3.Connection, since: date, until: date) -> Iterator[Meeting]:
    """Yield which people were met at an event between two days, and when they were thanked.

    Thanked is who got an interaction ``thanks`` that names this event or none. The topic is that
    of the last talk there that has one.
    """
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, met.met_on, {THANKED_AT},"
        " coalesce((SELECT topic FROM participant JOIN interaction ON interaction.id ="
        "  interaction_id WHERE participant.contact_id = contact.id"
        "  AND interaction.event_id = event.id AND topic <> '' AND kind <> 'thanks'"
        "  ORDER BY happened_on DESC, interaction.id DESC), ''),"
        " event.id, event.handle, event.title, event.kind, starts_on, ends_on, place"
        " FROM met JOIN contact ON contact.id = met.contact_id"
        " JOIN event ON event.id = met.event_id"
        " WHERE met.met_on BETWEEN :since AND :until AND contact.kind = 'person'"
        " AND contact.standing = 'direct'",
        {"since": since.isoformat(), "until": until.isoformat()},
    )
    for id_, label, organization, met_on, thanked_on, topic, *columns in rows:
        event_id, handle, title, kind, starts_on, ends_on, place = columns
        days = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
        event = Event(event_id, handle, title, kind, *days, place)
        yield Meeting(id_, label, organization, event, day(met_on), day(thanked_on), topic)


# These tests read as those of the indexes interaction_of_meeting and interaction_of_favour.
_IS_MEETING = "favour.kind IN ('met', 'meeting')"
_IS_FAVOUR = (
    "favour.kind IN ('gift', 'help', 'referral', 'introduction', 'invitation', 'endorsement',"
    " 'recommendation')"
)
_SELECT = f"""
SELECT favour.id, contact.id, contact.label, {ORGANIZATION}, favour.kind, favour.happened_on,
    substr(favour.created_at, 1, 10), {THANKED_FOR}, coalesce(event.title, ''),
    coalesce(event.place, ''), favour.topic
"""
_FROM = """
FROM interaction AS favour
JOIN participant AS giver ON giver.interaction_id = favour.id
JOIN contact ON contact.id = giver.contact_id
LEFT JOIN event ON event.id = favour.event_id
WHERE favour.happened_on BETWEEN :since AND :until AND contact.standing = 'direct'
"""
# A meeting at an event is the event's, whether it names it, was on the day of being met there, or
# names none and was on another of its days; and nobody talks at one that is called off.
_TALKS = f"""
{_SELECT}, '' {_FROM} AND {_IS_MEETING} AND contact.kind = 'person'
AND coalesce(event.is_called_off, 0) = 0 AND NOT EXISTS (
    SELECT 1 FROM met JOIN event AS fair ON fair.id = met.event_id
    WHERE met.contact_id = contact.id
    AND (fair.id = favour.event_id OR met.met_on = favour.happened_on OR (
        favour.event_id IS NULL AND favour.happened_on BETWEEN fair.starts_on AND fair.ends_on
    ))
)
"""
# Whoever comes first among the people of an introduction introduced the others. An invitation
# of a file is one into a network, which is no favour.
_FAVOURS = f"""
{_SELECT}, {introduced("giver.contact_id")}
{_FROM} AND {_IS_FAVOUR} AND favour.kind NOT IN ('endorsement', 'recommendation')
AND favour.direction = 'theirs' AND (favour.kind <> 'invitation' OR favour.record_id IS NULL)
AND (favour.kind NOT IN ('introduction', 'referral') OR giver.id = (
    SELECT min(id) FROM participant WHERE interaction_id = favour.id
))
"""


def talks(db: sqlite3.Connection, since: date, until: date) -> Iterator[Favour]:
    """Yield who was met between two days, apart from events."""
    return _favours(db, _TALKS, since, until)


def favours(db: sqlite3.Connection, since: date, until: date) -> Iterator[Favour]:
    """Yield what others gave between two days, and what came of it."""
    for favour in _favours(db, _FAVOURS, since, until):
        if favour.kind in {"introduction", "referral"}:
            yield replace(favour, outcomes=tuple(_outcomes(db, favour, until)))
        else:
            yield favour


def _favours(db: sqlite3.Connection, sql: str, since: date, until: date) -> Iterator[Favour]:
    rows = db.execute(sql, {"since": since.isoformat(), "until": until.isoformat()})
    for id_, contact_id, label, organization, kind, happened_on, learned_on, *rest in rows:
        happened, learned = date.fromisoformat(happened_on), date.fromisoformat(learned_on)
        thanked_on, *about = rest
        thanked = day(thanked_on)
        yield Favour(id_, contact_id, label, organization, kind, happened, learned, thanked, *about)


# An introduction with several people names them; one with the introducer alone may name the
# other as what it is about. Who was there when the others met needs not be told of it.
_INTRODUCED = """
SELECT known.contact_id, CASE WHEN favour.topic <> '' THEN favour.topic ELSE favour.note END
FROM interaction AS favour LEFT JOIN participant AS known
    ON known.interaction_id = favour.id AND known.contact_id <> :giver
WHERE favour.id = :introduction
"""
_FIRST_TALK = f"""
SELECT other.label, talk.kind, talk.happened_on, {THANKED}
FROM contact JOIN contact AS other ON other.id = :other
JOIN (
    SELECT kind, happened_on FROM participant JOIN interaction ON interaction.id = interaction_id
    WHERE contact_id = :other AND kind IN ('met', 'meeting', 'call')
        AND happened_on > :introduced_on AND happened_on <= :until
        AND NOT EXISTS (
            SELECT 1 FROM participant AS witness
            WHERE witness.interaction_id = interaction.id AND witness.contact_id = :giver
        )
    UNION ALL
    SELECT 'met', met_on FROM met
    WHERE contact_id = :other AND met_on > :introduced_on AND met_on <= :until
) AS talk
WHERE contact.id = :giver
ORDER BY talk.happened_on, talk.kind DESC LIMIT 1
"""


def _outcomes(db: sqlite3.Connection, introduction: Favour, until: date) -> Iterator[Outcome]:
    """Yield the first talk, if there was one, with each who was introduced."""
    introduced_on = introduction.happened_on.isoformat()
    wanted: dict[str, object] = {
        "introduction": introduction.interaction_id,
        "giver": introduction.contact_id,
        "introduced_on": introduced_on,
        "since": introduced_on,
        "until": until.isoformat(),
    }
    for known_id, text in db.execute(_INTRODUCED, wanted).fetchall():
        other_id = known_id or _named(db, text)
        if other_id is None or other_id == introduction.contact_id:
            continue
        for person, how, happened_on, told_on in db.execute(
            _FIRST_TALK, {**wanted, "other": other_id}
        ):
            yield Outcome(person, how, date.fromisoformat(happened_on), day(told_on))


def _named(db: sqlite3.Connection, text: str) -> int | None:
    """Return the only contact whose name this is, and nothing but the name."""
    if not text or len(text) > LONGEST_NAME:
        return None
    given, _, family = fold(text).rpartition(" ")
    rows = db.execute(
        "SELECT id FROM contact WHERE name_key IN (?, ?) AND standing <> 'owner' LIMIT 2",
        [f"{family} {given}".strip(), fold(text)],
    ).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def praises(db: sqlite3.Connection, since: date, until: date) -> Iterator[Praise]:
    """Yield who endorsed or recommended the owner between two days.

    Files note the skill that was endorsed; what the owner notes is for their eyes, and the topic
    is what it was about. Thanks that name an event were for that, not for the praise.
    """
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, favour.kind, favour.happened_on,"
        " substr(favour.created_at, 1, 10),"
        f" CASE WHEN favour.record_id IS NULL THEN topic ELSE favour.note END, {THANKED_FOR_PRAISE}"
        f"{_FROM} AND {_IS_FAVOUR} AND favour.kind IN ('endorsement', 'recommendation')"
        " AND favour.direction = 'theirs'",
        {"since": since.isoformat(), "until": until.isoformat()},
    )  # fmt: skip
    for id_, label, organization, kind, *days, about, thanked_on in rows:
        happened, learned = map(date.fromisoformat, days)
        yield Praise(id_, label, organization, kind, happened, learned, about, day(thanked_on))
