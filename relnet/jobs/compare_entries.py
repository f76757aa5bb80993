"""Compare an export's entries with those of earlier ones: what changed, who came, who is gone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.jobs.earlier_entries import pairs, said_now
from relnet.model.folding import fold
from relnet.model.life import LifeEvent
from relnet.rules.ladder import is_same
from relnet.rules.life_changes import aliases_of, changes, lost_footholds, renamings
from relnet.rules.organizations import organization_key
from relnet.store import life_events, sightings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.jobs.export_order import Export
    from relnet.store.sightings import Sighting


def compare(export: Export) -> list[LifeEvent]:
    """Return what happened since the last export: to those in this one, and who is no more."""
    entries = said_now(export)
    return [*happened(export, entries), *_vanished(export, entries)]


def happened(export: Export, entries: Sequence[Sighting]) -> Iterator[LifeEvent]:
    """Yield what entries say otherwise than before, and who is connected now."""
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
