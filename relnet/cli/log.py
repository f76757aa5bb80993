"""relnet log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say
from relnet.cli.log_echo import echo, sure
from relnet.cli.options import AMOUNT, PAST_DAY, pass_db
from relnet.cli.screen import complain, settings, tell, tell_undo
from relnet.cli.who import choose_contact, settle
from relnet.cli.words import say_word
from relnet.errors import AmbiguousNameError, BadValueError, UnclearSentenceError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relnet.jobs.understand_sentence import Beside
    from relnet.model.diary import Direction
    from relnet.model.understood import Understood
    from relnet.store import Connection


@command("log")
@click.argument("words", nargs=-1, required=True, metavar="TEXT | KIND WHO...")
@click.option("--on", "on_day", type=PAST_DAY, metavar="DAY", help=_("When; today if not said."))
@click.option("--event", "event", default="", metavar="EVENT", help=_("At which event."))
@click.option(
    "--topic", default="", metavar="TEXT", help=_("What it was about; may stand in a letter.")
)
@click.option("--note", default="", metavar="TEXT", help=_("What to remember; for your eyes."))
@click.option(
    "--line",
    "lines",
    multiple=True,
    metavar="WHO=TEXT",
    help=_("A note that concerns one of them alone; may be repeated."),
)
@click.option("--value", type=AMOUNT, metavar="AMOUNT", help=_("What a gift was worth."))
@click.option(
    "--direction", type=click.Choice(["mine", "theirs"]), default=None, help=_("Who began it.")
)
@click.option("--dry-run", "--explain", is_flag=True, help=_("Only tell what is understood."))
@click.option("-y", "--yes", is_flag=True, help=_("Do not ask, even if a fact decided who it was."))
@pass_db
def log(
    db: Connection,
    words: tuple[str, ...],
    on_day: date | None,
    event: str,
    topic: str,
    note: str,
    lines: tuple[str, ...],
    value: float | None,
    direction: Direction | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Log what happened between you and others.

    TEXT is a sentence in English or German, with or without quotation marks. It tells what
    happened, with whom, when, where and about what, and what was promised: "offer by Friday" is
    yours to keep, "he will send samples by Monday" theirs. !me and !they begin a promise in any
    case; write them in single quotes, as shells have a use for the sign. What was understood is
    told line by line, and nothing is kept where anything is in doubt.

    Or say KIND, which is met, meeting, call, mail, message, letter, thanks, congratulation,
    gift, help, introduction, referral, invitation, endorsement, recommendation, condolence or
    note, and WHO, which is an id, a handle, a mail address, a phone number or a name.

    Whoever was met at an event is thanked from the next working day on, and so is who
    recommended you (--direction theirs).

    relnet log called Weber and Koch yesterday, offer by Friday
    relnet log "met Weber at hm26 about the robot cell, she will send drawings by Monday"
    relnet log met anna-weber "Koch Voss" --event hm26 --note "robot cell, offer by May"
    relnet log call weber --on yesterday
    """
    from relnet.jobs.log_interaction import KINDS, check_value
    from relnet.jobs.understand_sentence import Beside
    from relnet.store import events

    found = events.find_event(db, event) if event else None
    beside = Beside(
        on_day,
        found,
        direction=direction,
        topic=topic,
        value=check_value(value),
        note=note,
        may_guess=yes or settings().may_ask,
    )
    is_sentence = words[0] not in KINDS or words[1:2] in (("mit",), ("with",))
    if len(words) == 1 and not is_sentence:
        raise click.UsageError(_("say with whom it was: relnet log KIND WHO..."))
    if is_sentence:
        understood = _understand(db, " ".join(words), beside)
    else:
        understood = _spelled_out(db, words[0], words[1:], beside)
    understood = _with_lines(db, understood, lines)
    if is_sentence or dry_run:
        echo(understood)
    if dry_run:
        tell(Phrase("Nothing was kept: this was only to show it."))
    elif sure(understood, is_sure=yes):
        _keep(db, understood, is_told=is_sentence)


def _understand(db: Connection, text: str, beside: Beside) -> Understood:
    """Understand a sentence; on a terminal the owner says what it leaves open."""
    from relnet.jobs.log_interaction import KINDS
    from relnet.jobs.understand_sentence import understand

    chosen: dict[str, int] = {}
    while True:
        try:
            return understand(db, text, settings().now.today, replace(beside, chosen=chosen))
        except AmbiguousNameError as error:
            chosen[error.who] = settle(error)
        except UnclearSentenceError as error:
            if not settings().may_ask:
                raise
            complain(say(error.what))
            kind = click.prompt(_("What was it"), type=click.Choice(KINDS), err=True)
            beside = replace(beside, kind=kind)


def _spelled_out(db: Connection, kind: str, people: Sequence[str], beside: Beside) -> Understood:
    """Take KIND and WHO as they are said."""
    from relnet.jobs.log_interaction import check_day, day_at
    from relnet.jobs.understand_sentence import check_there
    from relnet.model.diary import Interaction
    from relnet.model.understood import Meant, Understood
    from relnet.store import finding

    today, event = settings().now.today, beside.event
    day = check_there(check_day(beside.on or day_at(event, kind, today), today), event, kind)
    ids = [*dict.fromkeys(choose_contact(db, who) for who in people)]
    labels = finding.labels(db, ids)
    interaction = Interaction(
        kind, day, (*ids,), event.id if event else None, beside.note, beside.direction or "",
        beside.topic, beside.value,
    )  # fmt: skip
    meant = tuple(Meant(labels[id_], id_, labels[id_], "") for id_ in ids)
    return Understood(interaction, meant, event)


def _with_lines(db: Connection, understood: Understood, lines: Iterable[str]) -> Understood:
    """Give people the notes that concern them alone; BadValueError for whoever was not there."""
    found: dict[int, str] = {}
    for line in lines:
        who, sign, text = line.partition("=")
        if not (sign and who.strip() and text.strip()):
            raise BadValueError("--line", line, Phrase("write it as WHO=TEXT."))
        contact_id = choose_contact(db, who)
        if contact_id not in understood.interaction.contact_ids:
            raise BadValueError("--line", line, Phrase("they are not among the people logged."))
        found[contact_id] = " ".join(filter(None, (found.get(contact_id), text.strip())))
    return replace(
        understood, interaction=replace(understood.interaction, lines=tuple(found.items()))
    )


def _keep(db: Connection, understood: Understood, *, is_told: bool) -> None:
    from relnet.jobs.log_interaction import log as log_interaction

    interaction = understood.interaction
    names = ", ".join(person.contact for person in understood.people)
    batch = log_interaction(db, settings().now, interaction, names, understood.promises)
    if not is_told:
        day, kind = interaction.happened_on, say_word(interaction.kind)
        tell(Phrase("Logged for {day}: {kind}, {names}.", day=day, kind=kind, names=names))
    tell_undo(batch)
