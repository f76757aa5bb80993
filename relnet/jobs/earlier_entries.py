"""Read entries of an export again, each beside what the same contact's earlier ones said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.model.life import Said
from relnet.rules.tidying import arrive
from relnet.store import sightings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relnet.jobs.export_order import Export
    from relnet.store.sightings import Sighting

CHUNK = 500  # contacts whose entries are read again together

Pair = tuple[list[Said], Said]


def said_now(export: Export) -> list[Sighting]:
    """Return the entries that are new, and those that say again what had changed since."""
    fresh = sightings.of_source(export.desk.db, export.source_id, export.day)
    return fresh + _back_again(export)


def pairs(export: Export, entries: Sequence[Sighting]) -> Iterator[Pair]:
    """Yield entries that may say something else than earlier ones, which come newest first."""
    for start in range(0, len(entries), CHUNK):
        some = entries[start : start + CHUNK]
        before = sightings.of_contacts(
            export.desk.db, {entry.contact_id for entry in some}, export.sources
        )
        compared = [(now, _comparable(export, now, before)) for now in some]
        yield from _read(export, [(now, olds) for now, olds in compared if olds])


def _back_again(export: Export) -> list[Sighting]:
    """Return entries that came before, whose contact had another one since that is gone."""
    if export.is_dated and export.sources.number < 2:  # of tables, few are counted
        return []
    db = export.desk.db
    back = []
    several = sightings.with_several(db, export.sources, export.sighted)
    for start in range(0, len(several), CHUNK):
        some = several[start : start + CHUNK]
        for entries in sightings.of_contacts(db, some, export.sources).values():
            here = [entry for entry in entries if entry.record_id in export.sighted]
            if here and here[0].seen_on < entries[0].seen_on:
                back.append(here[0]._replace(seen_on=export.day))
    return back


def _comparable(
    export: Export, now: Sighting, before: Mapping[int, Sequence[Sighting]]
) -> list[Sighting]:
    """Return the earlier entries of the same card; none if the export has the last one, too."""
    olds = [
        old
        for old in before.get(now.contact_id, ())
        if old.record_id != now.record_id and (not export.is_dated or old.uid == now.uid)
    ]
    return olds if olds and olds[0].record_id not in export.sighted else []


def _read(export: Export, compared: list[tuple[Sighting, list[Sighting]]]) -> Iterator[Pair]:
    bodies = sightings.bodies(export.desk.db, _ids(compared))
    differing = [
        (now, olds)
        for now, olds in compared
        if exports.may_differ(export.form, bodies[olds[0].record_id], bodies[now.record_id])
    ]
    ids = _ids(differing)
    cards = exports.read_again(
        export.form, export.heading, [bodies[id_] for id_ in ids], export.reading
    )
    arrivals = {id_: arrive(card, "") for id_, card in zip(ids, cards, strict=True) if card}
    for now, olds in differing:
        if arrival := arrivals.get(now.record_id):
            said_on, seen_on = _days(export, now, olds)
            earlier = [
                Said(old.record_id, old.contact_id, day, arrivals[old.record_id])
                for old, day in zip(olds, seen_on, strict=True)
                if old.record_id in arrivals
            ]
            yield earlier, Said(now.record_id, now.contact_id, said_on, arrival)


def _ids(compared: Sequence[tuple[Sighting, list[Sighting]]]) -> list[int]:
    return [*{entry.record_id: None for now, olds in compared for entry in (now, *olds)}]


def _days(export: Export, now: Sighting, olds: Sequence[Sighting]) -> tuple[date, list[date]]:
    """Return the day of an entry, and when each earlier one was last seen.

    The day of a card (REV) that stayed the same while the card did not says nothing, and one
    that lies ahead is a slip. Of two lists imported on one day, or in the wrong order, the
    older was made no earlier than its newest connection.
    """
    if export.is_dated and now.stated_on:
        if now.stated_on == olds[0].stated_on:
            return export.day, [old.imported_on for old in olds]
        stated_on = date.fromisoformat(now.stated_on)
        return min(stated_on, export.desk.now.today), [old.seen_on for old in olds]
    if export.is_ahead and export.newest:
        first = min(export.newest, export.day)
        return now.seen_on, [first if old.seen_on >= export.day else old.seen_on for old in olds]
    return now.seen_on, [old.seen_on for old in olds]
