"""Add what belongs to the people of another village, unless it is there.

Entries are told by their words, and by the moment at which they were written down.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.model.card import Card, Record
from relnet.store import events, village_news
from relnet.store.intake import Kept
from relnet.store.village_in import people_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from relnet.jobs.village_arrivals import Arrivals
    from relnet.model.village import Fields

FLUSHED = 500  # records that are written together
# What the keys of suggestions name by id; an outcome is that of an interaction.
_REFERENCE = re.compile(
    r"\b(event|contact|follow-up|interaction|outcome|life|topic|lead)([-:])(\d+)\b", re.ASCII
)
_SAME_IDS = {"outcome": "interaction"}


def add_event(arrivals: Arrivals, fields: Fields) -> None:
    """Add an event, under a free handle, and who was met there."""
    db = arrivals.desk.db
    event_id = village_news.event(db, fields)
    if event_id is None:
        wanted = handle = fields["handle"]
        number = 1
        while events.handle_is_taken(db, handle):
            number += 1
            handle = f"{wanted}-{number}"
        event_id = village_news.add(db, "events", {**fields, "handle": handle})
    arrivals.became("event", fields["id"], event_id)
    for person in fields["people"]:
        id_ = arrivals.contact(person["contact_id"])
        if id_ and village_news.attend(db, event_id, id_, person):
            arrivals.news[id_].add("events")
    village_news.exhibit(db, event_id, fields["exhibitors"])


def add_interaction(arrivals: Arrivals, fields: Fields) -> None:
    """Add an interaction with those of its people who are known here."""
    db = arrivals.desk.db
    people: dict[int, str] = {}
    for person in people_of(fields):
        if contact_id := arrivals.contact(person["contact_id"]):
            people[contact_id] = people.get(contact_id) or person["line"]
    if not people:
        return
    id_ = arrivals.first_free("interaction", village_news.interactions(db, fields, [*people]))
    if not id_:
        event_id = arrivals.ids["event"].get(fields["event_id"])
        id_ = village_news.add(db, "interactions", {**fields, "event_id": event_id})
    arrivals.became("interaction", fields["id"], id_)
    is_news = village_news.tell(db, id_, fields)
    if village_news.take_part(db, id_, people) or is_news:
        for contact_id in people:
            arrivals.news[contact_id].add("interactions")


def add_follow_up(arrivals: Arrivals, fields: Fields) -> None:
    """Add a follow-up with somebody who is known here."""
    db = arrivals.desk.db
    contact_id = arrivals.contact(fields["contact_id"])
    if not contact_id:
        return
    event_id = arrivals.ids["event"].get(fields["event_id"])
    own = {**fields, "contact_id": contact_id, "event_id": event_id}
    id_ = arrivals.first_free("follow-up", village_news.follow_ups(db, own))
    if not id_:
        id_ = village_news.add(db, "follow_ups", own)
        arrivals.news[contact_id].add("follow_ups")
    arrivals.became("follow-up", fields["id"], id_)


def add_decision(arrivals: Arrivals, fields: Fields) -> None:
    """Keep a decision under the key that the same occasion has here."""
    contact_id = arrivals.contact(fields["contact_id"])
    is_known = bool(contact_id)

    def here(found: re.Match[str]) -> str:
        nonlocal is_known
        kind, number = _SAME_IDS.get(found[1], found[1]), int(found[3])
        id_ = arrivals.contact(number) if kind == "contact" else arrivals.ids[kind].get(number, 0)
        is_known = is_known and bool(id_)
        return f"{found[1]}{found[2]}{id_}"

    key = _REFERENCE.sub(here, fields["key"])
    if is_known:
        village_news.decide(arrivals.desk.db, {**fields, "key": key, "contact_id": contact_id})


def add_life_event(arrivals: Arrivals, fields: Fields) -> None:
    """Add what happened in the life of somebody who is known here."""
    if contact_id := arrivals.contact(fields["contact_id"]):
        id_, is_news = village_news.live(arrivals.desk.db, {**fields, "contact_id": contact_id})
        arrivals.became("life", fields["id"], id_)
        if is_news:
            arrivals.news[contact_id].add("life_events")


def add_refusal(arrivals: Arrivals, fields: Fields) -> None:
    """Keep two people apart here, too."""
    one, other = (arrivals.contact(fields[name]) for name in ("contact_id", "other_id"))
    if one and other and one != other:
        village_news.refuse(arrivals.desk.db, one, other, fields["decided_on"])


def add_record_refusal(arrivals: Arrivals, fields: Fields) -> None:
    """Keep an entry of a file from somebody here, too."""
    if id_ := arrivals.contact(fields["contact_id"]):
        village_news.refuse_record(arrivals.desk.db, {**fields, "contact_id": id_})


def keep_source(arrivals: Arrivals, fields: Fields) -> None:
    """Remember a source until a record of it is kept."""
    arrivals.sources[fields["id"]] = fields


def keep_record(arrivals: Arrivals, fields: Fields) -> None:
    """Keep an entry that one of the contacts came from, with all that it says beyond relnet."""
    contact_id = arrivals.contact(fields["contact_id"] or 0)
    intake, digest = arrivals.desk.intake, int(fields["digest"], 16)
    source = arrivals.sources.get(fields["source_id"])
    if not (contact_id and source) or intake.seen([digest]):
        return
    ids = arrivals.ids["source"]
    if source["id"] not in ids:
        ids[source["id"]] = village_news.add(arrivals.desk.db, "sources", source)
    raw = fields["raw_base64"] or (fields["raw"] or "").encode()
    card = Card(uid=fields["uid"], stated_on=fields["stated_on"])
    kept = Kept(intake.new_record_id(), ids[source["id"]], digest, contact_id)
    intake.keep(Record(fields["line"], raw, card), kept)
    if kept.record_id % FLUSHED == 0:
        intake.flush()


def keep_map(arrivals: Arrivals, fields: Fields) -> None:
    """Keep how columns are to be understood, unless there is such a map."""
    village_news.keep_map(arrivals.desk.db, fields)


ADD: dict[str, Callable[[Arrivals, Fields], None]] = {
    "events": add_event,
    "interactions": add_interaction,
    "follow_ups": add_follow_up,
    "life_events": add_life_event,
    "decisions": add_decision,
    "refusals": add_refusal,
    "record_refusals": add_record_refusal,
    "saved_maps": keep_map,
    "sources": keep_source,
    "records": keep_record,
}
