"""relnet add, edit, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.who import choose_contact, confirm
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.store import Connection


@command("add")
@click.argument("name")
@click.option("--email", "emails", multiple=True, metavar="A", help=_("May be repeated."))
@click.option("--phone", "phones", multiple=True, metavar="P", help=_("May be repeated."))
@click.option("--organization", default="", metavar="O", help=_("Where they work."))
@click.option("--title", default="", metavar="T", help=_("What they do there."))
@click.option(
    "--birthday", default="", metavar="DAY", help=_("1980-04-15, or 15.4. without the year.")
)
@click.option("--url", "urls", multiple=True, metavar="U", help=_("A page or a profile."))
@click.option("--tag", "tags", multiple=True, metavar="T", help=_("May be repeated."))
@click.option("--note", default="", metavar="TEXT", help=_("Anything worth remembering."))
@click.option(
    "--kind",
    type=click.Choice(["person", "organization"]),
    default="person",
    help=_("Whether it is a person or a firm."),
)
@click.option("--salutation", default="", metavar="S", help=_("Frau, Herr or neutral."))
@click.option("--form", default="", metavar="F", help=_("Sie or du."))
@pass_db
def add(
    db: Connection,
    name: str,
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    organization: str,
    title: str,
    birthday: str,
    urls: tuple[str, ...],
    tags: tuple[str, ...],
    note: str,
    kind: str,
    salutation: str,
    form: str,
) -> None:
    """Add a contact by hand.

    Whoever is known already by mail address, phone number or by name and organization is not
    added twice.

    relnet add "Dr. Anna Weber" --email anna@voss.example --organization "Voss AG"
    """
    from relnet.jobs.add_contact import add_contact
    from relnet.jobs.edit_channels import channel
    from relnet.jobs.edit_contact import birthday as read_birthday
    from relnet.jobs.edit_contact import parse_changes
    from relnet.model.card import Card, Name, Position, SpecialDate

    now = settings().now
    channels = (
        *(channel("email", value) for value in emails if value),
        *(channel("phone", value) for value in phones if value),
        *(channel("url", value) for value in urls),
    )
    card = Card(
        name=Name(formatted=name.strip()),
        kind="organization" if kind == "organization" else "person",
        channels=channels,
        positions=(Position(organization, "", title),) if organization or title else (),
        dates=(SpecialDate("birthday", read_birthday(birthday, now)),) if birthday else (),
        tags=tags,
        notes=(note,) if note else (),
    )
    manners = {"salutation": salutation, "form": form}
    changes = parse_changes([f"{field}={value}" for field, value in manners.items() if value])
    contact_id, label, batch = add_contact(db, now, card, changes)
    tell(Phrase("Added {name} (id {id}).", name=label, id=contact_id))
    tell_undo(batch)


@command("edit")
@click.argument("who")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@pass_db
def edit(db: Connection, who: str, assignments: tuple[str, ...]) -> None:
    """Change what is known about a contact.

    FIELD= clears a field. Fields with several values (email, phone, url, profile, tag, role,
    interest, avoid, need, offer, note) also take += to add and -= to take away; = sets them all,
    separated by commas. The other fields are name, given, family, prefix, suffix, nickname,
    organization, title, department, street, postcode, city, country, birthday, circle, kind and
    handle. edit corrects what was wrong; when somebody has changed jobs, relnet life new_job keeps
    the old job as a former one.

    How to address somebody: salutation=Frau, Herr or neutral, form=Sie or du, greeting= a whole
    line that letters begin with, language=de, en ... preferred= says by which channel they like
    to be reached, a kind or an address. What stands in avoid is not to be mentioned.

    relnet edit weber title="Head of Purchasing" phone+="030 23125 123"
    relnet edit 42 birthday=15.4. tag-=messe
    relnet edit 42 salutation=Frau form=Sie preferred=phone interest+=Robotik avoid+=Politik
    """
    from relnet.cli.lists import HEADS, shown
    from relnet.jobs.edit_contact import edit_contact

    contact_id = choose_contact(db, who)
    label, differences, batch = edit_contact(db, settings().now, contact_id, assignments)
    if batch is None:
        tell(Phrase("Nothing to change: {name} was like that already.", name=label))
    else:
        tell(Phrase("Changed {name} (id {id}).", name=label, id=contact_id))
    for field, old, new in ((one.field, one.old, one.new) for one in differences):
        values = {"old": shown(field, old) or "-", "new": shown(field, new) or "-"}
        tell(Phrase("  {field}: {old} -> {new}", field=HEADS[field], **values))
    tell_undo(batch)


@command("remove")
@click.argument("who")
@click.option("-y", "--yes", is_flag=True, help=_("Do not ask."))
@pass_db
def remove(db: Connection, who: str, yes: bool) -> None:
    """Remove a contact with everything that belongs to them.

    Undo brings them back.

    relnet remove 42 --yes
    """
    from relnet.jobs.remove_contact import remove_contact
    from relnet.store import finding

    contact_id = choose_contact(db, who)
    label = finding.labels(db, [contact_id])[contact_id]
    confirm(Phrase("Remove {name} (id {id})?", name=label, id=contact_id), is_sure=yes)
    batch = remove_contact(db, settings().now, contact_id, label)
    tell(Phrase("Removed {name}.", name=label))
    tell_undo(batch)
