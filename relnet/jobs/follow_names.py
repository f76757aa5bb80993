"""Call contacts what they are called now, where an export tells of a new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.formats import exports
from relnet.jobs.rename_contact import rename
from relnet.rules.news import changed_name
from relnet.rules.tidying import arrive
from relnet.store import contacts, sightings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.export_order import Export
    from relnet.model.life import LifeEvent


def follow_names(export: Export, events: Sequence[LifeEvent]) -> None:
    """Give a new name to whoever had the one before it; what somebody else called them stays.

    They are found by the old one, too: it stands in the life event.
    """
    db = export.desk.db
    told = {event.record_id: event for event in events if event.kind == "new_name"}
    if not told:
        return
    bodies = sightings.bodies(db, [id_ for id_ in told if id_])
    cards = exports.read_again(export.form, export.heading, [*bodies.values()], export.reading)
    known = contacts.load(db, [event.contact_id for event in told.values()])
    for record_id, card in zip(bodies, cards, strict=True):
        event = told[record_id]
        contact = known[event.contact_id]
        if card and (parts := changed_name(event.before, arrive(card, ""), contact)):
            rename(db, contact, parts)
