"""Add a contact by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError, KnownContactError
from relnet.jobs.edit_contact import apply_changes
from relnet.jobs.find_contact import describe
from relnet.jobs.keep_settings import home
from relnet.phrase import Phrase
from relnet.rules.names import NOBODY, handle_for
from relnet.rules.same_person import recognise
from relnet.rules.tidying import arrive
from relnet.store import contacts
from relnet.store.batches import batch
from relnet.store.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.jobs.edit_contact import Change
    from relnet.model.card import Card
    from relnet.model.moment import Moment
    from relnet.store import Connection


def add_contact(
    db: Connection, now: Moment, card: Card, changes: Sequence[Change] = ()
) -> tuple[int, str, int | None]:
    """Add a contact; returns its id, its label and the batch.

    ``changes`` say what no card does, as ``edit_contact`` reads them.

    KnownContactError if somebody is known by the same address, or by name and organization:
    two entries for one person are what an address book dies of.
    """
    arrival = arrive(card, now.today.isoformat(), home(db))
    if arrival.label == NOBODY:
        raise BadValueError("NAME", "", Phrase("somebody has to be called something."))
    with batch(db, "add", arrival.label, now.at) as opened:
        intake = Intake(db, now.at)
        ids = set().union(
            *intake.with_channels(arrival.addresses).values(),
            *intake.with_names(arrival.names).values(),
        )
        verdict = recognise(arrival, contacts.load(db, sorted(ids)).values())
        if verdict.contact_id:
            raise KnownContactError(*describe(db, [verdict.contact_id])[0])
        contact_id = intake.create(arrival, handle_for(arrival.label), None)
        intake.flush()
        apply_changes(db, now, contact_id, changes)
    return contact_id, arrival.label, opened.id
