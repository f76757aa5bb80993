"""Keep the owner's own card: a contact like others, but of standing ``owner``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import DataError
from relnet.jobs.edit_contact import apply_changes, parse_changes
from relnet.jobs.find_contact import describe
from relnet.jobs.show_own_card import no_card
from relnet.model.card import Card, Name
from relnet.phrase import Phrase
from relnet.rules.channels import is_role_mailbox
from relnet.rules.mail_addresses import is_mail_address
from relnet.rules.names import handle_for
from relnet.rules.tidying import arrive
from relnet.rules.web_addresses import network_of
from relnet.store import contacts, finding
from relnet.store.batches import batch
from relnet.store.intake import Intake
from relnet.store.owner import make_owner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.jobs.edit_contact import Change
    from relnet.model.contact import Contact
    from relnet.model.moment import Moment
    from relnet.store import Connection


def set_own_card(
    db: Connection, now: Moment, name: str, assignments: Sequence[str]
) -> tuple[Contact, int | None]:
    """Change the own card as ``edit_contact`` would, or make one; returns it and the batch.

    The first time there has to be a name (NothingFoundError). Nobody in the village may have the
    same mail address or profile (DataError): that one is to be taken for the card instead.
    """
    assignments = [*([f"name={name}"] if name else []), *assignments]
    changes = [part for change in parse_changes(assignments) for part in _by_network(*change)]
    with batch(db, "card set", "", now.at) as opened:
        found = contacts.owner_id(db)
        contact_id = _create(db, now, name) if found is None else found
        apply_changes(db, now, contact_id, changes)
        contact = contacts.load(db, [contact_id])[contact_id]
        opened.detail = contact.label
        _refuse_somebody_known(db, contact)
    return contact, opened.id


def use_as_own_card(db: Connection, now: Moment, contact_id: int) -> tuple[str, int | None]:
    """Take a contact for the own card; returns the label and the batch.

    Whoever was the owner before is a contact like others from then on.
    """
    label = finding.labels(db, [contact_id])[contact_id]
    with batch(db, "card use", label, now.at) as opened:
        make_owner(db, contact_id)
    return label, opened.id


def _by_network(field: str, sign: str, value: str) -> Iterator[Change]:
    """Part web addresses into pages and profiles, which are a field of their own."""
    if field != "url":
        yield field, sign, value
        return
    pages = [part.strip() for part in value.split(",")]
    profiles = [page for page in pages if network_of(page)]
    pages = [page for page in pages if page not in profiles]
    if profiles:
        yield "profile", sign, ",".join(profiles)
    if pages:
        yield "url", sign, ",".join(pages)


def _create(db: Connection, now: Moment, name: str) -> int:
    if not name:
        raise no_card()
    arrival = arrive(Card(Name(name)), now.today.isoformat())
    intake = Intake(db, now.at)
    contact_id = intake.create(arrival, handle_for(arrival.label), None)
    intake.flush()
    make_owner(db, contact_id)
    return contact_id


def _refuse_somebody_known(db: Connection, owner: Contact) -> None:
    """Do not let the owner be there twice, as a card and as a contact."""
    for channel in owner.channels:
        is_own = channel.kind == "profile" or (
            channel.kind == "email"
            and is_mail_address(channel.key)
            and not is_role_mailbox(channel.key)
        )
        for id_, who in describe(db, finding.by_key(db, channel.key)) if is_own else ():
            raise DataError(
                Phrase("this is {who} (id {id}), known already.", who=who, id=id_),
                Phrase("to take them for your own card: relnet card use {id}", id=id_),
            )
