"""relnet draft."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say
from relnet.cli.options import FILE, NEAREST_DAY, NEXT_DAY, PAST_DAY, pass_db, whole_number
from relnet.cli.screen import settings, tell, write_wrapped
from relnet.cli.who import choose_contact
from relnet.errors import BadValueError, NothingFoundError
from relnet.model.letter import OCCASIONS, LetterKind, Manner, Wish
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.letter import Form, Language, Occasion
    from relnet.store import Connection

NAMES = Phrase("Your own texts may name these, as in {{{{ topic }}}}:")
DAYS = {"meeting": NEXT_DAY, "congratulation": NEAREST_DAY, "promise": NEAREST_DAY}
FOLDER = Phrase("Own texts are called KIND.LANG.FORM.txt, KIND.LANG.txt or KIND.txt, in {folder}")


def _list_kinds(context: click.Context, _param: click.Parameter, is_asked: bool) -> None:
    """Answer ``--kinds``, and do nothing else."""
    if not is_asked or context.resilient_parsing:
        return
    from relnet.jobs.draft_letter import NAMED

    for kind, occasions in OCCASIONS.items():
        write_wrapped(f"{kind:<15} {' '.join(occasions)}", 16)
    folder = Phrase(FOLDER.text, folder=_templates())
    for line in ("", say(NAMES), " ".join(NAMED), "", say(folder)):
        write_wrapped(line)
    context.exit()


@command("draft")
@click.argument("who", metavar="N|WHO")
@click.option(
    "--kind", type=click.Choice([*OCCASIONS]), metavar="KIND",
    help=_("What kind of letter: thanks, congratulation, meeting, card ..."),
)  # fmt: skip
@click.option(
    "--occasion", default="", metavar="O", help=_("What it is for: gift, wedding ...; see --kinds.")
)
@click.option("--event", default="", metavar="EVENT", help=_("At which event."))
@click.option(
    "--topic", default="", metavar="TEXT", help=_("What it is about, as the letter says.")
)
@click.option(
    "--day", default="", metavar="DAY", help=_("When it was; of a meeting, when it could be.")
)
@click.option("--with", "other", default="", metavar="WHO", help=_("Who is, or was, introduced."))
@click.option("--lang", type=click.Choice(["de", "en"]), help=_("In German or in English."))
@click.option("--form", type=click.Choice(["sie", "du"]), help=_("Formal, or among friends."))
@click.option(
    "--variant", type=whole_number(1), default=None, metavar="N",
    help=_("Another one of relnet's own texts: 1, 2 or 3."),
)  # fmt: skip
@click.option("--edit", is_flag=True, help=_("Open it in your editor first: VISUAL, EDITOR."))
@click.option("--mailto", is_flag=True, help=_("As a link that opens your mail program."))
@click.option(
    "--eml",
    default="",
    type=FILE,
    metavar="FILE",
    help=_("As a message not yet sent; - means stdout."),
)
@click.option("--copy", is_flag=True, help=_("Into the clipboard."))
@click.option(
    "-f", "--format", "shape", type=click.Choice(["text", "json"]), default="text",
    help=_("How to show it."),
)  # fmt: skip
@click.option(
    "--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_list_kinds,
    help=_("List all kinds and occasions, and what your own texts may name."),
)  # fmt: skip
@pass_db
def draft(
    db: Connection,
    who: str,
    kind: LetterKind | None,
    occasion: str,
    event: str,
    topic: str,
    day: str,
    other: str,
    lang: Language | None,
    form: Form | None,
    variant: int | None,
    edit: bool,
    mailto: bool,
    eml: str,
    copy: bool,
    shape: str,
) -> None:
    """Draft a letter of thanks or wishes; sending it is up to you.

    N is a line of today's list, or its key. With --kind the letter is to WHO, about what is known
    of them or what you say here. It names nothing but facts, never your private notes. Language,
    Sie or du, and the salutation are as noted: relnet edit WHO language=de form=du salutation=frau

    relnet draft 1
    relnet draft weber --kind thanks --topic Greifer --form du
    relnet draft weber --kind introduction --with koch --mailto
    """
    from relnet.cli.letter_out import edited, hand_over, say_what_next
    from relnet.jobs.choose_occasion import occasion_for
    from relnet.jobs.draft_letter import draft as draft_letter

    way = _way({"mailto": mailto, "eml": bool(eml), "copy": copy, "json": shape == "json"})
    number = None
    if kind:
        wish = _wish(db, who, kind, occasion, event, topic, day, other)
        about = occasion_for(db, settings().now.today, wish)
    elif any((occasion, event, topic, day, other)):
        raise click.UsageError(_("say --kind, too: what kind of letter this is."))
    else:
        number, about = _line(db, who)
    manner = Manner(_spoken(), lang or "", form or "", variant or 0, _templates())
    letter = draft_letter(db, settings().now.today, about, manner)
    if edit:
        letter = edited(letter)
    hand_over(letter, way, eml)
    say_what_next(letter, number)


def _way(asked: dict[str, bool]) -> str:
    """Return how the letter is wanted; UsageError for two ways at once."""
    ways = [way for way, is_asked in asked.items() if is_asked]
    if len(ways) > 1:
        names = ", ".join("-f json" if way == "json" else f"--{way}" for way in ways)
        raise click.UsageError(_("choose one of these: {names}.").format(names=names))
    return ways[0] if ways else "text"


def _line(db: Connection, who: str) -> tuple[int, Occasion]:
    """Return the line that N means, and what its letter is about; WHO means their first line."""
    from relnet.jobs.draft_letter import line_about, line_to_draft

    today = settings().now.today
    if who.isdecimal() or ":" in who:
        return line_to_draft(db, today, who)
    found = line_about(db, today, choose_contact(db, who))
    if found is None:
        raise click.UsageError(
            _("today's list has no line about {who}: say --kind.").format(who=who)
        )
    return found


def _wish(
    db: Connection,
    who: str,
    kind: LetterKind,
    occasion: str,
    event: str,
    topic: str,
    said_day: str,
    other: str,
) -> Wish:
    from relnet.store import events

    day = _day(kind, said_day)
    if day:
        tell(Phrase("--day is {day}.", day=day))
    contact_id = choose_contact(db, who)
    event_id = events.find_event(db, event).id if event else None
    about = occasion.strip().lower().replace("-", "_")
    return Wish(contact_id, kind, about, event_id, topic, day, *_person(db, other, contact_id))


def _day(kind: LetterKind, text: str) -> date | None:
    """Read the day as the letter needs it: what could be several days is one to meet on.

    Wishes and promises may be for a day ahead; what one writes of otherwise has been.
    """
    if not text:
        return None
    reading = DAYS.get(kind, PAST_DAY)
    day = reading.convert(text, None, None)
    if reading is PAST_DAY and day > settings().now.today:
        raise BadValueError("--day", day, Phrase("say on which day it was."))
    return day


def _person(db: Connection, other: str, reader: int) -> tuple[str, str]:
    """Return name and firm of who is introduced; somebody nobody knows goes by what was typed."""
    from relnet.store import finding, letters

    if not other:
        return "", ""
    try:
        contact_id = choose_contact(db, other)
    except NothingFoundError:
        tell(Phrase("{who} is not in your village; the letter takes the name as typed.", who=other))
        return other, ""
    label = finding.labels(db, [contact_id])[contact_id]
    if contact_id == reader:
        why = Phrase("the letter is to {contact}: name somebody else.", contact=label)
        raise BadValueError("--with", other, why)
    return label, letters.organization(db, contact_id)


def _spoken() -> Language:
    """Return the owner's language, which cli/language.py leaves in the environment for click."""
    return "de" if os.environ.get("LANGUAGE") == "de" else "en"


def _templates() -> Path:
    """Return the folder of the owner's own texts: RELNET_CONFIG, else that of the system."""
    if chosen := os.environ.get("RELNET_CONFIG"):
        return Path(chosen) / "templates"
    from platformdirs import user_config_path

    return user_config_path("relnet", appauthor=False) / "templates"
