"""relnet lead add, list, move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import group
from relnet.cli.filtering import read_filter
from relnet.cli.language import _, say_amount
from relnet.cli.lists import HEADS as LIST_HEADS
from relnet.cli.lists import show
from relnet.cli.options import AMOUNT, NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.who import choose_contact
from relnet.cli.words import say_word
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.model.lead import Lead
    from relnet.store import Connection

FIELDS = (
    "id", "contact_id", "contact", "organization", "title", "value", "state", "moved_on", "event",
    "referred_by_id", "referred_by", "created_at",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("id", "contact", "title", "state", "value", "moved_on", "organization", "event"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {
    **LIST_HEADS,
    "title": Phrase("Lead"),
    "value": Phrase("Value"),
    "moved_on": Phrase("Since"),
}


@group("lead")
def lead() -> None:
    """Keep what may become business, and how far it is.

    relnet lead add weber "grippers for line 3" --value 12000 --event hm26
    relnet lead move 1 offer
    relnet lead list
    """


@lead.command("add")
@click.argument("who")
@click.argument("title")
@click.option("--value", type=AMOUNT, metavar="AMOUNT", help=_("What it may be worth."))
@click.option("--event", default="", metavar="EVENT", help=_("At which event it began."))
@click.option("--referred-by", default="", metavar="WHO", help=_("Who brought you together."))
@pass_db
def add(
    db: Connection, who: str, title: str, value: float | None, event: str, referred_by: str
) -> None:
    """Add a lead: what may become business with somebody.

    relnet lead add weber "grippers for line 3" --value 12000 --referred-by koch
    """
    from relnet.jobs.keep_leads import add_lead
    from relnet.model.lead import Lead
    from relnet.store import finding

    contact_id = choose_contact(db, who)
    referrer_id = choose_contact(db, referred_by) if referred_by else None
    label = finding.labels(db, [contact_id])[contact_id]
    now = settings().now
    wanted = Lead(
        0, contact_id, label, "", title, now.today, value, event=event,
        referred_by_id=referrer_id, referred_by=referred_by,
    )  # fmt: skip
    added, batch = add_lead(db, now, wanted)
    tell(Phrase("Lead {id} with {contact}: {what}", id=added.id, contact=label, what=_what(added)))
    if added.referred_by:
        tell(Phrase("{name} brought you together.", name=added.referred_by))
    tell_undo(batch)


@lead.command("list")
@click.argument("terms", nargs=-1, metavar="[FILTER]...")
@click.option("--all", "everything", is_flag=True, help=_("Won and lost ones, too."))
@list_options
@pass_db
def list_(db: Connection, terms: tuple[str, ...], everything: bool, shape: Shape) -> None:
    """List leads, the furthest first; with a FILTER, those with people it finds.

    FILTER is as in relnet list.

    relnet lead list event:hm26
    """
    from relnet.store import leads

    fields = shape.choose(COLUMNS)
    wanted = read_filter(terms, is_told=shape.chosen == "table") if terms else None
    found = leads.of_people(db, wanted, every_state=everything)
    show(shape, fields, map(_row, found), HEADS)


@lead.command("move")
@click.argument("number", type=NUMBER, metavar="N")
@click.argument("state", required=False, metavar="STATE")
@click.option("--value", type=AMOUNT, metavar="AMOUNT", help=_("What it may be worth now."))
@pass_db
def move(db: Connection, number: int, state: str | None, value: float | None) -> None:
    """Say how far a lead is: new, qualified, offer, won or lost; or what it is worth.

    relnet lead move 3 won
    relnet lead move 3 offer --value 14500
    """
    from relnet.jobs.keep_leads import move_lead
    from relnet.rules.lead_words import lead_state

    if state is None and value is None:
        raise click.UsageError(_("say a STATE, or what it is worth with --value."))
    wanted = lead_state(state) if state else None
    before, now, batch = move_lead(db, settings().now, number, wanted, value)
    facts = {"title": now.title, "contact": now.contact, "state": say_word(now.state)}
    if now.state != before.state:
        old = say_word(before.state)
        tell(Phrase("{title} ({contact}): {state} now, {old} before.", **facts, old=old))
    elif wanted:
        tell(Phrase("{title} ({contact}): {state} already.", **facts))
    if value is not None:
        tell(Phrase("{title} ({contact}): worth {value}.", **facts, value=say_amount(value)))
    tell_undo(batch)


def _what(added: Lead) -> str:
    value = "" if added.value is None else say_amount(added.value)
    return " · ".join(part for part in (added.title, value, added.event) if part)


def _row(item: Lead) -> dict[str, object]:
    return {
        "id": item.id,
        "contact_id": item.contact_id,
        "contact": item.contact,
        "organization": item.organization or None,
        "title": item.title,
        "value": item.value,
        "state": item.state,
        "moved_on": item.moved_on,
        "event": item.event or None,
        "referred_by_id": item.referred_by_id,
        "referred_by": item.referred_by or None,
        "created_at": item.created_at,
    }
