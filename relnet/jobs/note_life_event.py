"""Note what happens in somebody's life, once, or forget that it was noted.

A new job that is held already becomes the current one, and the one before a former one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from relnet.errors import BadValueError, NothingFoundError
from relnet.model.card import Position
from relnet.phrase import Phrase
from relnet.rules.life_kinds import is_same, joined, remarks
from relnet.rules.life_words import headline
from relnet.rules.organizations import organization_key
from relnet.rules.told_jobs import told_job
from relnet.store import contacts, edits, life_events
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.contact import Contact
    from relnet.model.life import LifeEvent
    from relnet.model.moment import Moment
    from relnet.rules.told_jobs import ToldJob
    from relnet.store import Connection
    from relnet.store.life_events import Told


class Kept(NamedTuple):
    """What is now known, of whom, and the batch; None if all of it was known before.

    ``job`` is the job that was told of, if their entry, before, said something else.
    """

    event: LifeEvent
    contact: Contact
    batch: int | None
    job: ToldJob | None = None


def note_life_event(
    db: Connection,
    now: Moment,
    event: LifeEvent,
    *,
    is_day_said: bool,
    remark: str = "",
    is_current: bool = False,
) -> Kept:
    """Note what happened; told twice it is one event, of which more is known.

    ``remark`` becomes a note on the contact: it is for what the event has no place for. A job
    ``is_current`` if the owner says so; otherwise the days tell (``rules/told_jobs.py``).
    """
    contact = contacts.load(db, [event.contact_id])[event.contact_id]
    told = _with_before(event, contact)
    with batch(db, f"life {event.kind}", contact.label, now.at) as opened:
        events = _of(db, contact.id)
        known = next(
            (one for one in events if is_same(one.event, told, is_day_said=is_day_said)), None
        )
        own_words = [remark] if remark else []
        if known is None:
            life_events.add(db, [told], now.at)
        else:
            own_words += remarks(known.event, told)
            told = joined(known.event, told, is_day_said=is_day_said)
            if told != known.event:
                life_events.tell_more(db, known.id, told)
        if new := [one for one in dict.fromkeys(own_words) if one not in contact.notes]:
            edits.set_notes(db, contact.id, [*contact.notes, *new], now.at)
        job = _job(db, now, told, contact, [one.event for one in events])
        if job and is_current:
            job = replace(job, time="now")
        if job and job.time == "now":
            _take_up(db, now, contact.id, job)
    return Kept(told, contact, opened.id, job)


def _job(
    db: Connection, now: Moment, event: LifeEvent, contact: Contact, others: Sequence[LifeEvent]
) -> ToldJob | None:
    entry = contact.positions[0] if contact.positions else Position()
    return told_job(event, entry, edits.stated_on(db, contact.id), others, now.today)


def _take_up(db: Connection, now: Moment, contact_id: int, job: ToldJob) -> None:
    """Make a job the current one; an entry that only lacks the title gets it."""
    told, today = job.told, now.today.isoformat()
    key = organization_key(told.organization)
    if job.is_more:
        edits.set_position(db, contact_id, {"title": told.title}, key, today)
        return
    values = {"organization": told.organization, "title": told.title}
    edits.take_up(db, contact_id, values, key, today)


def forget_life_event(
    db: Connection, now: Moment, contact_id: int, kind: str, day: date | None
) -> Kept:
    """Forget what was noted, of a day if one is said; NothingFoundError, BadValueError."""
    contact = contacts.load(db, [contact_id])[contact_id]
    found = [
        one
        for one in _of(db, contact_id)
        if one.event.kind == kind
        and (day is None or one.event.earliest_on <= day <= one.event.latest_on)
    ]
    if not found:
        raise NothingFoundError(
            Phrase("no such event is noted of {contact}.", contact=contact.label),
            Phrase("relnet life {id} lists what is.", id=contact_id),
        )
    if len(found) > 1:
        raise BadValueError("KIND", kind, Phrase("there are several: say which by --on DAY."))
    with batch(db, f"life {kind}", contact.label, now.at) as opened:
        life_events.remove(db, found[0].id)
    return Kept(found[0].event, contact, opened.id)


def news(kept: Kept) -> Phrase:
    """Say in a few words what is kept."""
    return headline(kept.event)


def _of(db: Connection, contact_id: int) -> list[Told]:
    return [*life_events.newest_first(db, contact_id=contact_id)]


def _with_before(event: LifeEvent, contact: Contact) -> LifeEvent:
    """Add where they were until then, or as what, if what is known is not the new thing."""
    position = contact.positions[0] if contact.positions else None
    before = ""
    if position and (event.kind == "retirement" or (event.kind == "new_job" and event.after)):
        before = position.organization
    elif position and event.kind == "promotion" and event.after:
        before = position.title
    elif event.kind == "move" and event.after:
        before = next((one.city for one in contact.addresses if one.city), "")
    is_new = organization_key(before) != organization_key(event.after)
    return replace(event, before=before if is_new else "")
