"""Keep what may become business: add it, and say how far it is."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.phrase import Phrase
from relnet.store import events, leads
from relnet.store.batches import batch
from relnet.store.owner import make_direct

if TYPE_CHECKING:
    from relnet.model.lead import Lead, LeadState
    from relnet.model.moment import Moment
    from relnet.store import Connection


def add_lead(db: Connection, now: Moment, wanted: Lead) -> tuple[Lead, int | None]:
    """Add a lead (``wanted.event`` as typed); returns it as it is kept, and the batch.

    BadValueError without a title, for one that is open with them already, for a value that is
    none, and if the contact themselves is to have brought it.
    """
    title = " ".join(wanted.title.split())
    if not title:
        raise BadValueError("TITLE", wanted.title, Phrase("say what may come of it."))
    _check_value(wanted.value)
    if known := leads.open_alike(db, wanted.contact_id, title):
        hint = Phrase("it is lead {id} already: relnet lead move {id} STATE changes it.", id=known)
        raise BadValueError("TITLE", title, hint)
    if wanted.referred_by_id == wanted.contact_id:
        raise BadValueError(
            "--referred-by", wanted.referred_by, Phrase("name somebody else, or leave it out.")
        )
    event = events.find_event(db, wanted.event) if wanted.event else None
    with batch(db, "lead add", wanted.contact, now.at) as opened:
        make_direct(db, [wanted.contact_id])
        new_id = leads.add(db, replace(wanted, title=title), event.id if event else None, now.at)
        kept = leads.find(db, new_id)
    return kept, opened.id


def move_lead(
    db: Connection,
    now: Moment,
    number: int,
    state: LeadState | None = None,
    value: float | None = None,
) -> tuple[Lead, Lead, int | None]:
    """Give a lead another state from today on, or another value, or both.

    Returns it as it was, as it is, and the batch. UnknownLeadError if there is no such lead,
    BadValueError for a value that is none. There is no batch if nothing changes.
    """
    _check_value(value)
    with batch(db, "lead move", "", now.at) as opened:
        lead = leads.find(db, number)
        opened.detail = f"{lead.contact}: {state or lead.title}"
        if state and lead.state != state:
            leads.move(db, number, state, now.today)
        if value is not None and lead.value != value:
            leads.revalue(db, number, value)
        moved = leads.find(db, number)
    return lead, moved, opened.id


def _check_value(value: float | None) -> None:
    if value is not None and not (isfinite(value) and value >= 0):
        raise BadValueError("--value", str(value), Phrase("write an amount such as 12000."))
