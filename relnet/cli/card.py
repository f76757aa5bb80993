"""relnet card, card set, card use."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import Group
from relnet.cli.language import _
from relnet.cli.options import FILE, pass_db
from relnet.cli.output import opened, opened_bytes
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.terminal import is_terminal, terminal_width
from relnet.cli.who import choose_contact
from relnet.errors import BadValueError, MistakeError
from relnet.model.field_words import CHANGE
from relnet.model.visible import visible
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from relnet.model.contact import Contact
    from relnet.store import Connection

ENDINGS = {".png": "png", ".svg": "svg", ".vcf": "vcard", ".txt": "text"}
# Black and white of the 256 colours, which no theme changes: a code needs light around it.
INK, PLAIN = "\x1b[38;5;231;48;5;16m", "\x1b[0m"


@click.group("card", cls=Group, invoke_without_command=True)
@click.option("--qr", is_flag=True, help=_("As a QR code, to be read from the screen."))
@click.option("--vcard", is_flag=True, help=_("As a vCard."))
@click.option("--mecard", is_flag=True, help=_("MECARD instead of vCard in the code: smaller."))
@click.option(
    "-o", "--output", default="", type=FILE, metavar="FILE",
    help=_("Into a file: its ending, .png .svg .vcf or .txt, says as what."),
)  # fmt: skip
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@click.pass_context
def card(
    context: click.Context, qr: bool, vcard: bool, mecard: bool, output: str, form: str
) -> None:
    """Show your own card, to hand it to others.

    Others get the name, job, channels and address; what else the card holds stays here.
    Codes need the extra qr: pip install 'relnet[qr]'.

    relnet card --qr
    relnet card -o card.png
    """
    if context.invoked_subcommand is None:
        wanted = "qr" if qr or mecard else "vcard" if vcard else form
        show(wanted, output, has_mecard=mecard)


@pass_db
def show(db: Connection, wanted: str, output: str, *, has_mecard: bool) -> None:
    """Write the own card to stdout, or into a file of the kind that its ending says."""
    from relnet.jobs.show_own_card import own_card

    if output not in {"", "-"}:
        wanted = ENDINGS.get(Path(output).suffix.lower(), "")
        if not wanted:
            known = Phrase("its ending is one of {known}.", known=", ".join(ENDINGS))
            raise BadValueError("--output", output, known)
    contact = own_card(db)
    if wanted == "json":
        _write_json(db, contact)
    elif wanted == "qr":
        _draw(_code(contact, has_mecard=has_mecard))
    else:
        _write(wanted, contact, output or "-", has_mecard=has_mecard)
    if output not in {"", "-"}:
        tell(Phrase("Your card is in {path}.", path=output))


def _write(form: str, contact: Contact, output: str, *, has_mecard: bool) -> None:
    if form in {"png", "svg"}:
        from relnet.formats.qr_out import picture

        data = picture(_code(contact, has_mecard=has_mecard), form)
        with opened_bytes(output) as file:
            file.write(data)
        return
    text = _text(form, contact)
    with opened(output) as out:
        out.write(visible(text) if is_terminal(out) or form == "text" else text)


def _text(form: str, contact: Contact) -> str:
    if form == "vcard":  # which loads what writes vCards
        from relnet.formats.own_vcard import as_vcard

        return as_vcard(contact)
    from relnet.formats.own_card import as_text

    return as_text(contact)


def _code(contact: Contact, *, has_mecard: bool) -> str:
    if has_mecard:
        from relnet.formats import mecard, own_card

        return mecard.write(own_card.handed_out(contact))
    from relnet.formats.own_vcard import as_code

    return as_code(contact)


def _draw(text: str) -> None:
    """Draw a code on stdout; MistakeError if the terminal is too narrow for it."""
    from relnet.formats.qr_out import half_blocks

    lines = half_blocks(text)
    width = terminal_width(os.environ)
    if is_terminal(sys.stdout) and len(lines[0]) > width:
        raise MistakeError(
            Phrase(
                "the code needs {n} columns, the terminal has {width}.",
                n=len(lines[0]),
                width=width,
            ),
            Phrase("make the window wider, or the code a picture: relnet card -o card.png"),
        )
    before, after = (INK, PLAIN) if settings().has_color else ("", "")
    sys.stdout.writelines(f"{before}{line}{after}\n" for line in lines)


def _write_json(db: Connection, contact: Contact) -> None:
    from relnet.formats.json_out import json_text
    from relnet.store import listing

    condition = ("contact.id = ?", [str(contact.id)])
    (row,) = listing.rows(db, listing.JSON_FIELDS, condition)
    sys.stdout.write(json_text({"schema": 1, **row}) + "\n")


@card.command("set")
@click.argument("words", nargs=-1, metavar="[NAME] [FIELD=VALUE]...")
@click.option("--email", "emails", multiple=True, metavar="A", help=_("May be repeated."))
@click.option("--phone", "phones", multiple=True, metavar="P", help=_("May be repeated."))
@click.option("--organization", metavar="O", help=_("Where you work."))
@click.option("--title", metavar="T", help=_("What you do there."))
@click.option("--url", "urls", multiple=True, metavar="U", help=_("A page or a profile."))
@pass_db
def set_(
    db: Connection,
    words: tuple[str, ...],
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    organization: str | None,
    title: str | None,
    urls: tuple[str, ...],
) -> None:
    """Make your own card, or change what stands on it.

    FIELD=VALUE is as in relnet edit. What is not named stays.

    relnet card set "Jana Voß" --email jana@voss.example --phone "030 23125 100"
    relnet card set title="Head of Sales" street="Hauptstr. 5" city=Erfurt
    """
    from relnet.jobs.keep_own_card import set_own_card

    name = " ".join(word for word in words if not CHANGE.match(word)).strip()
    options = {
        "email": ",".join(emails) or None,
        "phone": ",".join(phones) or None,
        "organization": organization,
        "title": title,
        "url": ",".join(urls) or None,
    }
    assignments = [
        *(f"{field}={value}" for field, value in options.items() if value is not None),
        *(word for word in words if CHANGE.match(word)),
    ]
    if not name and not assignments:
        raise click.UsageError(_("say what is to stand on your card."))
    contact, batch = set_own_card(db, settings().now, name, assignments)
    tell(Phrase("This is your own card: {name} (id {id}).", name=contact.label, id=contact.id))
    tell_undo(batch)


@card.command("use")
@click.argument("who")
@pass_db
def use(db: Connection, who: str) -> None:
    """Take a contact for your own card.

    From then on they are in no list, export or suggestion.

    relnet card use jana-voss
    """
    from relnet.jobs.keep_own_card import use_as_own_card

    contact_id = choose_contact(db, who)
    label, batch = use_as_own_card(db, settings().now, contact_id)
    tell(Phrase("This is your own card: {name} (id {id}).", name=label, id=contact_id))
    tell_undo(batch)
