"""relnet log."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.options import PAST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.who import choose_contact
from relnet.cli.words import say_word
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.diary import Direction, Event
    from relnet.store import Connection

KINDS = (
    "met", "meeting", "call", "mail", "message", "letter", "thanks", "congratulation", "gift",
    "help", "introduction", "referral", "invitation", "endorsement", "recommendation", "note",
)  # fmt: skip

LONG_AGO = timedelta(days=60 * 365)  # 1.1.27 is a slip of the pen, not 1927


@command("log")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("people", nargs=-1, required=True, metavar="WHO...")
@click.option("--on", "on_day", type=PAST_DAY, metavar="DAY", help=_("When; today if not said."))
@click.option("--event", "event", default="", metavar="EVENT", help=_("At which event."))
@click.option("--note", default="", metavar="TEXT", help=_("What it was about."))
@click.option(
    "--direction", type=click.Choice(["mine", "theirs"]), default=None, help=_("Who began it.")
)
@pass_db
def log(
    db: Connection,
    kind: str,
    people: tuple[str, ...],
    on_day: date | None,
    event: str,
    note: str,
    direction: Direction | None,
) -> None:
    """Log what happened between you and others.

    KIND is met, meeting, call, mail, message, letter, thanks, congratulation, gift, help,
    introduction, referral, invitation, endorsement, recommendation or note. WHO is an id, a
    handle, a mail address, a phone number or a name. Whoever was met at an event is thanked
    from the next working day on, and so is who recommended you (--direction theirs).

    relnet log met anna-weber "Koch Voss" --event hm26 --note "robot cell, offer by May"
    relnet log call weber --on gestern
    """
    from relnet.jobs.record_event import MEETINGS
    from relnet.jobs.record_event import log as log_interaction
    from relnet.model.diary import Interaction
    from relnet.store import events, finding

    now = settings().now
    found = events.find_event(db, event) if event else None
    day = on_day or (_met_on(found, now.today) if found and kind in MEETINGS else now.today)
    if day > now.today or now.today - day > LONG_AGO:
        raise BadValueError("--on", day.isoformat(), Phrase("the diary keeps what has happened."))
    ids = [choose_contact(db, who) for who in people]
    names = ", ".join(finding.labels(db, ids).values())
    interaction = Interaction(
        kind, day, tuple(dict.fromkeys(ids)), found.id if found else None, note, direction or ""
    )
    batch = log_interaction(db, now, interaction, names)
    tell(Phrase("Logged for {day}: {kind}, {names}.", day=day, kind=say_word(kind), names=names))
    tell_undo(batch)


def _met_on(event: Event, today: date) -> date:
    """Return the day of the event that is closest to today: people are met while it lasts."""
    return min(max(event.starts_on, today), event.ends_on)
