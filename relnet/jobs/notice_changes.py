"""Notice what changed in people's lives since the last export of the same kind.

A file is compared when its records are settled: each entry that is new with the newest earlier
one of the same contact from a file of the same format (of a vCard, with the same UID). An older
export (``export_order``) dates what it says back, so that newer positions stay the current ones,
and nothing happened in it. Whoever is missing from a list of connections is lost to it; but
where more are missing than are there, the list is a part of one, and nobody is.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.jobs.earlier_entries import pairs, said_now
from relnet.jobs.export_order import Export, alike, put_in_order
from relnet.jobs.follow_names import follow_names
from relnet.model.folding import fold
from relnet.model.life import LifeEvent
from relnet.rules.ladder import is_same
from relnet.rules.life_changes import aliases_of, changes, lost_footholds, renamings
from relnet.rules.organizations import organization_key
from relnet.store import life_events, sightings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.jobs.place_cards import Desk
    from relnet.model.reading import Reading
    from relnet.store.sightings import Sighting

PLACES = {"new_job", "promotion", "new_title"}  # what says where somebody is, and as what


def notice(desk: Desk, reading: Reading, heading: bytes) -> None:
    """Keep what happened since the last export, and on which day each entry was seen.

    ``heading`` is the header of a table. Of an import that matches nobody nothing can be said.
    """
    if not desk.wishes.matches:
        return
    for seen in desk.sighted:
        if seen.contact_id is None:
            notice_decided(desk, reading, seen.record_id)
    if export := put_in_order(desk, reading, heading):
        if export.is_older:
            life_events.put_back(desk.db, desk.source_id, export.day)
        elif export.sources.number:
            entries = said_now(export)
            _keep(export, [*_happened(export, entries), *_vanished(export, entries)])
        again, is_dated = export.sighted, export.is_dated
        sightings.see(desk.db, desk.source_id, export.day, again, is_dated=is_dated)


def notice_decided(desk: Desk, reading: Reading, record_id: int) -> None:
    """Keep what an entry tells that waited until somebody knew whose it is.

    It is compared with the other files of the desk's kind as on the day it was first seen. One
    that still waits tells nothing.
    """
    source_id, entry = sightings.first_of(desk.db, record_id)
    form = desk.file.format
    if entry is None or form not in exports.COMPARED:
        return
    heading = exports.heading_of(form, sightings.bodies(desk.db, [record_id])[record_id])
    if not exports.comes_again(form, heading):
        return
    sources = alike(desk, heading, source_id)
    if sources.number:
        export = Export(desk, reading, heading, source_id, sources, entry.seen_on, {})
        _keep(export, [*_happened(export, [entry])])


def _happened(export: Export, entries: Sequence[Sighting]) -> Iterator[LifeEvent]:
    yield from _changed(export, entries)
    if export.form in exports.NETWORKS:
        yield from _connected(export, entries)


def _changed(export: Export, entries: Sequence[Sighting]) -> Iterator[LifeEvent]:
    """Yield what entries say otherwise than before; of a company's new name, no new jobs."""
    compared = [(pair, events) for pair in pairs(export, entries) if (events := [*changes(*pair)])]
    others = partial(life_events.others_at, export.desk.db)
    events = [event for _, found in compared for event in found]
    renamed = renamings(events, others)
    aliases = aliases_of(renamed)
    if renamed:
        events = [event for pair, _ in compared for event in changes(*pair, aliases)]
    events = _without_known(export, events)
    yield from events
    yield from renamed
    yield from lost_footholds(events, others)


def _without_known(export: Export, events: Sequence[LifeEvent]) -> list[LifeEvent]:
    """Leave out what another source, or the owner, had said already."""
    contacts = {event.contact_id for event in events}
    held = life_events.held_before(export.desk.db, contacts, export.source_id)
    return [event for event in events if not _is_known(event, *held[event.contact_id])]


def _is_known(event: LifeEvent, label: str, organization: str, title: str) -> bool:
    if event.kind == "new_job":
        return organization_key(organization) == organization_key(event.after)
    if event.kind in {"promotion", "new_title"}:
        return is_same(title, event.after)
    return event.kind == "new_name" and fold(label) == fold(event.after)


def _connected(export: Export, entries: Sequence[Sighting]) -> Iterator[LifeEvent]:
    """Yield who was never in an earlier list, by the day of the connection where it is given."""
    db = export.desk.db
    ids = {entry.contact_id for entry in entries}
    before = sightings.known_in(db, ids, export.sources)
    last = sightings.newest_day(db, export.sources) or export.day
    for entry in {entry.contact_id: entry for entry in entries}.values():
        if entry.contact_id in before:
            continue
        first, until = min(last, export.day), export.day
        if export.form in exports.SINCE and entry.stated_on:
            first = until = min(date.fromisoformat(entry.stated_on), export.day)
            if export.newest and first < export.newest:  # it was hidden, or lost meanwhile
                continue
        yield LifeEvent(
            entry.contact_id, "new_connection", first, until, "", export.form, "", entry.record_id
        )


def _vanished(export: Export, entries: Sequence[Sighting]) -> Iterator[LifeEvent]:
    """Yield who is in an earlier list, but neither in this one nor among those who wait."""
    desk = export.desk
    if export.form not in exports.NETWORKS:
        return
    present = {entry.contact_id for entry in entries}
    present |= {seen.contact_id for seen in export.sighted.values() if seen.contact_id}
    waiting = {id_ for _, doubt in desk.waiting for id_, _ in doubt.candidates}
    gone = sightings.contacts_in(desk.db, export.sources) - present - waiting
    last = sightings.of_contacts(desk.db, gone, export.sources)
    lost = sightings.lost(desk.db)
    newly = [olds[0] for olds in last.values() if olds[0].record_id not in lost]
    if len(newly) > len(present):
        return
    for old in sorted(newly):
        if old.seen_on < export.day:
            yield LifeEvent(
                old.contact_id, "lost_connection", old.seen_on, export.day, export.form, "", "",
                old.record_id,
            )  # fmt: skip


def _keep(export: Export, events: Sequence[LifeEvent]) -> None:
    """Note events, and follow them: a position that is held again becomes the current one."""
    db = export.desk.db
    life_events.add(db, events, export.desk.now.at)
    export.desk.report.noticed += len(events)
    places = [(event, _place(event)) for event in events if event.kind in PLACES]
    ids = [event.contact_id for event, _ in places]
    placed = life_events.placed_by(db, ids, export.source_id)
    for event, place in places:
        if event.contact_id not in placed:
            life_events.date_back(db, event.contact_id, export.sources, event)
            life_events.hold_again(db, event.contact_id, place, event.latest_on)
    follow_names(export, events)


def _place(event: LifeEvent) -> tuple[str, str]:
    """Return the organization's key and the title that somebody has now."""
    if event.kind == "new_job":
        return organization_key(event.after), event.note
    return organization_key(event.note), event.after
