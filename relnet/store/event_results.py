"""What came of events: with each person who was met there, and in figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.event_plan import Person
from relnet.model.event_results import Aftermath, Figures
from relnet.store.courtesies import THANKED_SINCE
from relnet.store.rows import ORGANIZATION, day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

EVER = "0001-01-01"  # what was decided long ago counts as what was decided lately
_AROUND = 14  # days after a meeting in which an introduction is taken to come of it

# Introductions and referrals, asked for or given, that name the event, or name none and came
# in the two weeks from the meeting on.
_INTRODUCTIONS = (
    "(SELECT count(DISTINCT interaction.id) FROM interaction"
    " JOIN participant ON interaction_id = interaction.id"
    " WHERE participant.contact_id = met.contact_id"
    " AND interaction.kind IN ('introduction', 'referral', 'recommendation')"
    " AND (interaction.event_id = met.event_id OR interaction.event_id IS NULL"
    f"  AND happened_on BETWEEN met.met_on AND date(met.met_on, '+{_AROUND} days')))"
)
_MET = (
    " FROM met JOIN contact ON contact.id = met.contact_id"
    " WHERE met.event_id = :event AND contact.kind = 'person' AND contact.standing = 'direct'"
)


def aftermath(db: sqlite3.Connection, event_id: int) -> Iterator[Aftermath]:
    """Yield what is known since of everybody who was met at an event, in German order.

    The next step is the follow-up that is due first, else a lead that is open.
    """
    step = (
        "(SELECT {} FROM follow_up WHERE follow_up.contact_id = contact.id AND state = 'open'"
        " ORDER BY due_on, id LIMIT 1)"
    )
    lead = (
        "(SELECT title FROM lead WHERE lead.contact_id = contact.id"
        " AND state NOT IN ('won', 'lost') ORDER BY id LIMIT 1)"
    )
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, circle, met.met_on, {THANKED_SINCE},"
        " (SELECT count(*) FROM follow_up WHERE follow_up.contact_id = contact.id"
        "  AND follow_up.event_id = met.event_id AND state = 'open'),"
        " (SELECT count(*) FROM lead WHERE lead.contact_id = contact.id"
        "  AND lead.event_id = met.event_id),"
        f" {_INTRODUCTIONS}, coalesce({step.format('reason')}, {lead}, ''),"
        f" {step.format('due_on')},"
        " (SELECT let_go_on FROM attendance WHERE attendance.id = met.attendance_id)"
        f"{_MET} ORDER BY contact.name_key, contact.id",
        {"event": event_id, "since": EVER},
    )
    for id_, label, organization, circle, met_on, thanked_on, *rest in rows:
        open_here, leads, introductions, next_step, next_on, let_go_on = rest
        yield Aftermath(
            Person(id_, label, organization, "", circle),
            date.fromisoformat(met_on),
            day(thanked_on),
            open_here,
            leads,
            introductions,
            next_step,
            day(next_on),
            day(let_go_on),
        )


def figures(db: sqlite3.Connection, event_id: int) -> Figures:
    """Count what an event brought.

    Somebody is new with whom nothing happened before it began. Follow-ups that were dropped
    count for nothing; leads that were lost have no value.
    """
    people, new_people, thanked = db.execute(
        f"SELECT count(*), coalesce(sum({_IS_NEW}), 0), count({THANKED_SINCE}){_MET}",
        {"event": event_id, "since": EVER},
    ).fetchone()
    talks, appointments = db.execute(
        "SELECT count(*), count(CASE WHEN kind = 'meeting' THEN 1 END) FROM interaction"
        " JOIN participant ON interaction_id = interaction.id"
        " WHERE event_id = ? AND kind IN ('met', 'meeting')",
        [event_id],
    ).fetchone()
    promises, kept = db.execute(
        "SELECT count(*), count(CASE WHEN state = 'done' THEN 1 END) FROM follow_up"
        " WHERE event_id = ? AND state <> 'dropped'",
        [event_id],
    ).fetchone()
    leads, won, lead_value, won_value = db.execute(
        "SELECT count(*), count(CASE WHEN state = 'won' THEN 1 END),"
        " sum(CASE WHEN state <> 'lost' THEN value END),"
        " sum(CASE WHEN state = 'won' THEN value END)"
        " FROM lead WHERE event_id = ?",
        [event_id],
    ).fetchone()
    return Figures(
        people, new_people, thanked, talks, appointments, promises, kept,
        _referrals(db, event_id), leads, won, lead_value, won_value,
    )  # fmt: skip


# Whoever came to be known on one of its days, wherever that was, is new there.
_BEGINS = "(SELECT starts_on FROM event WHERE event.id = met.event_id)"
_IS_NEW = (
    "(NOT EXISTS (SELECT 1 FROM met AS before WHERE before.contact_id = met.contact_id"
    f"  AND before.met_on < {_BEGINS})"
    " AND NOT EXISTS (SELECT 1 FROM participant JOIN interaction ON interaction.id = interaction_id"
    f"  WHERE participant.contact_id = met.contact_id AND happened_on < {_BEGINS}))"
)


def _referrals(db: sqlite3.Connection, event_id: int) -> int:
    """Count introductions and referrals once each, however many people took part."""
    row = db.execute(
        "SELECT count(DISTINCT interaction.id) FROM interaction"
        " LEFT JOIN participant ON interaction_id = interaction.id"
        " LEFT JOIN met ON met.contact_id = participant.contact_id AND met.event_id = :event"
        " WHERE interaction.kind IN ('introduction', 'referral', 'recommendation')"
        " AND (interaction.event_id = :event OR interaction.event_id IS NULL"
        f"  AND happened_on BETWEEN met.met_on AND date(met.met_on, '+{_AROUND} days'))",
        {"event": event_id},
    ).fetchone()
    return int(row[0])
