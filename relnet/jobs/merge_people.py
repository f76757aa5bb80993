"""Match the contacts of another village as those of any file, and tie them as they were."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from relnet.formats.village import checked, record_of
from relnet.jobs.settle_records import settle, settle_waiting
from relnet.jobs.village_arrivals import Person
from relnet.model.card import Card, Name
from relnet.rules.names import name_key
from relnet.store import contacts, village_news, village_out
from relnet.store.owner import make_owner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.jobs.village_arrivals import Arrivals
    from relnet.model.village import Entry

CHUNK = 500  # contacts that are matched together


def merge_people(arrivals: Arrivals, entries: Iterator[Entry]) -> None:
    """Settle the contacts of the file, and note whom each of them became."""
    while chunk := list(islice(entries, CHUNK)):
        fresh = [
            entry for entry in _without_known(arrivals, chunk) if not _is_aside(arrivals, entry)
        ]
        _settle(arrivals, fresh)
    _find(arrivals)
    others = _without_tied(arrivals)
    for start in range(0, len(others), CHUNK):
        _settle(arrivals, others[start : start + CHUNK])
    settle_waiting(arrivals.desk)
    _find(arrivals)
    _complete(arrivals)


def _without_known(arrivals: Arrivals, chunk: Sequence[Entry]) -> Iterator[Entry]:
    """Leave out who is here just so, under the same id and UID: nothing is to be kept of that."""
    here = village_out.contacts(arrivals.desk.db, [(entry.fields or {})["id"] for entry in chunk])
    for entry in chunk:
        fields = entry.fields or {}
        id_ = fields["id"]
        arrivals.people[id_] = Person(
            entry.line, fields["name"], fields["uid"],
            {name: fields[name] for name in ("roles", *village_news.OWN)},
            fields["standing"],
        )  # fmt: skip
        arrivals.ties += [(id_, tie) for tie in fields["ties"]]
        if id_ in here and checked("contacts", here[id_]) == fields:
            arrivals.people[id_].contact_id = id_
            arrivals.desk.file.counts["unchanged"] += 1
        else:
            yield entry


def _is_aside(arrivals: Arrivals, entry: Entry) -> bool:
    """Let those whom one only knows of wait until those who know them are placed."""
    is_indirect = arrivals.people[(entry.fields or {})["id"]].standing == "indirect"
    if is_indirect:
        arrivals.aside.append(entry)
    return is_indirect


def _settle(arrivals: Arrivals, entries: Sequence[Entry]) -> None:
    """Settle contacts; whose UID somebody here has got is called by that one's own."""
    people = [arrivals.people[(entry.fields or {})["id"]] for entry in entries]
    own = village_news.own_uids(arrivals.desk.db, [person.uid for person in people])
    records = []
    for entry, person in zip(entries, people, strict=True):
        person.uid = own.get(person.uid, person.uid)
        record = record_of(entry)
        records.append(replace(record, card=replace(record.card or Card(), uid=person.uid)))
    settle(arrivals.desk, records)


def _find(arrivals: Arrivals) -> None:
    """Find out whom the contacts of the file became: their records have their UIDs."""
    missing = [person for person in arrivals.people.values() if not person.contact_id]
    for start in range(0, len(missing), CHUNK):
        some = missing[start : start + CHUNK]
        found = arrivals.desk.intake.with_uids(person.uid for person in some if person.uid)
        for person in some:
            person.contact_id = min(found.get(person.uid, {0}))


def _without_tied(arrivals: Arrivals) -> list[Entry]:
    """Leave out of those aside who is tied to the same contact, in the same way, by that name."""
    knows = {tie["other_id"]: (id_, tie["kind"]) for id_, tie in arrivals.ties}
    left = []
    for entry in arrivals.aside:
        person = arrivals.people[(entry.fields or {})["id"]]
        id_, kind = knows.get((entry.fields or {})["id"], (0, ""))
        key = name_key(Name(formatted=person.name), person.name)
        contact_id = arrivals.contact(id_)
        if contact_id and (known := village_news.tied(arrivals.desk.db, contact_id, kind, key)):
            person.contact_id = known
            arrivals.desk.file.counts["unchanged"] += 1
        else:
            left.append(entry)
    return left


def _complete(arrivals: Arrivals) -> None:
    """Add what cards do not say: handles, moments, roles, circle, standing and ties."""
    db = arrivals.desk.db
    village_news.date_back(db, arrivals.desk.source_id)
    for person in arrivals.people.values():
        id_ = person.contact_id
        if id_ and village_news.complete(db, id_, person.own):
            arrivals.news[id_].add("roles")
        if person.standing == "indirect" and id_ > arrivals.highest:
            village_news.stand_aside(db, id_)
        if person.standing == "owner" and id_ and contacts.owner_id(db) is None:
            make_owner(db, id_)
    for file_id, tie in arrivals.ties:
        id_, other_id = arrivals.contact(file_id), arrivals.contact(tie["other_id"])
        if id_ and other_id and village_news.tie(db, id_, other_id, tie):
            arrivals.news[id_].add("ties")
