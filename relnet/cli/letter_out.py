"""Hand a draft to its owner: as text, as JSON, for a mail program, through an editor."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from relnet.cli.language import say
from relnet.cli.output import opened_bytes
from relnet.cli.screen import settings, tell, write
from relnet.cli.terminal import is_terminal
from relnet.errors import MistakeError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.letter import Letter, Occasion

SUBJECT = Phrase("Subject: {subject}")
# What a letter is in the diary, where no line of today's list is done with it.
LOGGED_AS = {"thanks": "thanks", "congratulation": "congratulation", "condolence": "condolence"}


def hand_over(letter: Letter, way: str, output: str = "") -> None:
    """Write a draft to stdout as ``text``, ``json`` or ``mailto``; or ``copy`` it; or as ``eml``.

    ``output`` is the file that the message goes into, ``-`` for stdout.
    """
    if way == "json":
        _write_json(letter)
    elif way == "mailto":
        _write_mailto(letter)
    elif way == "eml":
        _write_eml(letter, output)
    elif way == "copy":
        _copy(letter)
    else:
        write(_shown(letter, say(Phrase(SUBJECT.text, subject=letter.subject))))


def _shown(letter: Letter, subject: str) -> str:
    return f"{subject}\n\n{letter.text.rstrip()}"


def edited(letter: Letter) -> Letter:
    """Let the owner change subject and text in their editor, in a file that only they can read.

    MistakeError if the editor does not work, or if nothing is left of the letter.
    """
    shown = _shown(letter, f"Subject: {letter.subject}")
    try:
        text = click.edit(shown, require_save=False) or ""
    except (click.ClickException, ValueError) as error:
        why = error.message if isinstance(error, click.ClickException) else str(error)
        raise MistakeError(
            Phrase("the editor did not work: {why}", why=why),
            Phrase("VISUAL or EDITOR names the one to use."),
        ) from error
    head, _, rest = text.partition("\n")
    if not rest.strip():
        raise MistakeError(Phrase("nothing is left of the letter."))
    name, _, subject = head.partition(":")
    is_named = name.strip().lower() in {"subject", "betreff"}
    subject = " ".join((subject if is_named else head).split())
    return replace(letter, subject=subject, text=rest.strip("\n") + "\n")


def _write_json(letter: Letter) -> None:
    from relnet.formats.json_out import json_text

    about = letter.occasion
    printed = {
        "schema": 1,
        "contact_id": about.contact_id,
        "contact": letter.contact,
        "key": about.key or None,
        "kind": about.kind,
        "occasion": about.about,
        "lang": letter.language,
        "form": letter.form,
        "variant": letter.variant or None,
        "template": letter.template or None,
        "to": letter.to or None,
        "channel": letter.channel or None,
        "advice": letter.advice,
        "subject": letter.subject,
        "text": letter.text,
        "facts": dict(letter.facts),
    }
    sys.stdout.write(json_text(printed) + "\n")


def _write_mailto(letter: Letter) -> None:
    """Write a link to stdout that opens a mail program."""
    from relnet.formats.letters.mail import mailto

    write(mailto(letter))


def _write_eml(letter: Letter, output: str) -> None:
    """Write a message that is not yet sent into a file, or to stdout."""
    from relnet.formats.letters.mail import as_eml

    data = as_eml(letter)
    if output == "-" and is_terminal(sys.stdout):
        write(data.decode("utf-8", "replace").rstrip())
        return
    with opened_bytes(output) as out:
        out.write(data)
    if output != "-":
        tell(Phrase("The draft is in {path}; open it with your mail program.", path=output))


def _copy(letter: Letter) -> None:
    from relnet.cli.clipboard import copy

    copy(letter.text)
    tell(Phrase("The text is in the clipboard. Subject: {subject}", subject=letter.subject))


def say_what_next(letter: Letter, number: int | None) -> None:
    """Say to whom it goes, what to mind, and what finishes it; ``number`` is today's line."""
    about = letter.occasion
    tell(Phrase(_to(letter).text, contact=letter.contact, mail=letter.to or letter.withheld))
    if letter.advice:
        tell(letter.advice)
    for remark in _remarks(letter):
        tell(remark)
    tell(_finish(about, number))
    if about.follow_up_id and about.about == "theirs":
        tell(Phrase("When it is kept: relnet follow-up done {id}", id=about.follow_up_id))


def _finish(about: Occasion, number: int | None) -> Phrase:
    """Say what to do when a letter is sent; a reminder does not settle what others promised."""
    if number or about.key:
        return Phrase("When it is sent: relnet done {n}", n=number or about.key)
    if about.follow_up_id and about.about == "mine":
        return Phrase("When it is sent: relnet follow-up done {id}", id=about.follow_up_id)
    kind = LOGGED_AS.get(about.kind, "mail")
    return Phrase("When it is sent: relnet log {kind} {id}", kind=kind, id=about.contact_id)


def _to(letter: Letter) -> Phrase:
    if letter.to:
        return Phrase("To {contact}, {mail}")
    if letter.withheld:
        return Phrase("To {contact}, but not to {mail} without consent")
    return Phrase("To {contact}, of whom no mail address is known")


def _remarks(letter: Letter) -> Iterator[Phrase]:
    """Yield what to mind with letters of this kind."""
    about = letter.occasion
    if letter.lost_on and about.kind != "condolence":
        yield Phrase("They are in mourning since {day}: perhaps it can wait.", day=letter.lost_on)
    if letter.is_form_guessed:
        yield Phrase(
            "The first line is yours, the rest is formal; among friends: relnet edit {id} form=du",
            id=about.contact_id,
        )
    if about.kind == "condolence":
        yield Phrase("By hand and by post it means more.")
    if about.kind == "card" and "own_card" in letter.facts:
        yield Phrase("Your card as a file to send along: relnet card -o card.vcf")
    elif about.kind == "card":
        yield Phrase("relnet card set 'YOUR NAME' --email A puts your own card into it.")
    elif not letter.is_signed:
        yield Phrase("It ends without your name: relnet card set 'YOUR NAME'")
    day = about.facts.get("birthday") or about.facts.get("day")
    if about.kind == "congratulation" and isinstance(day, date) and day > settings().now.today:
        yield Phrase("It is for {day}; many think that early wishes bring bad luck.", day=day)
