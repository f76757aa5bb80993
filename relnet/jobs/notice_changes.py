"""Notice what changed in people's lives since the last export of the same kind.

A file is compared when its records are settled: each entry that is new with the newest earlier
one of the same contact from a file of the same format (of a vCard, with the same UID). An older
export (``export_order``) dates what it says back, so that newer positions stay the current ones,
and nothing happened in it. Whoever is missing from a list of connections is lost to it; but
where more are missing than are there, the list is a part of one, and nobody is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.jobs.export_order import Export, alike, put_in_order
from relnet.jobs.follow_names import follow_names
from relnet.rules.organizations import organization_key
from relnet.store import life_events, sightings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from relnet.jobs.place_cards import Desk
    from relnet.model.life import LifeEvent
    from relnet.model.reading import Reading

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
            _keep(export, _comparison().compare(export))
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
        _keep(export, [*_comparison().happened(export, [entry])])


def _comparison() -> ModuleType:
    # Named, not imported: a first import has nothing to compare itself with.
    return import_module("relnet.jobs.compare_entries")


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
