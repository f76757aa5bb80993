"""relnet done, snooze, skip, never."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import show
from relnet.cli.options import LATER_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Shape
from relnet.cli.terminal import is_terminal
from relnet.cli.today_lines import columns, rows
from relnet.cli.words import say_word
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

SCREENFUL = 10  # lines
DONE = {
    "thank": Phrase("Thanked {contact}; it is logged · {reason}"),
    "congratulate": Phrase("Congratulated {contact}; it is logged · {reason}"),
    "condolence": Phrase("Condoled with {contact}; it is logged · {reason}"),
    "follow_up": Phrase("Done with {contact} · {reason}"),
    "promise": Phrase("{contact} kept the promise · {reason}"),
    "reconnect": Phrase("In touch with {contact}; it is logged · {reason}"),
    "meet": Phrase("Asked {contact} for a meeting; it is logged · {reason}"),
    "share": Phrase("Shared with {contact}; it is logged · {reason}"),
    "card": Phrase("Exchanged cards with {contact} · {reason}"),
}
NEVER = {
    "thank": Phrase("{contact} will not be suggested for thanks again."),
    "congratulate": Phrase("{contact} will not be suggested for good wishes again."),
    "condolence": Phrase("{contact} will not be suggested for condolences again."),
    "follow_up": Phrase("Dropped for good, with {contact} · {reason}"),
    "promise": Phrase("Dropped for good, with {contact} · {reason}"),
    "reconnect": Phrase("{contact} will not be suggested for staying in touch again."),
    "meet": Phrase("{contact} will not be suggested for a meeting again."),
    "share": Phrase("Nothing to share with {contact} will be suggested again."),
    "card": Phrase("An exchange of cards with {contact} will not be suggested again."),
}


@command("done")
@click.argument("lines", nargs=-1, required=True, metavar="N...")
@click.option(
    "--as", "kind", default="", metavar="KIND",
    help=_("What to log: call, mail, message, meeting ..."),
)  # fmt: skip
@click.option("--note", default="", metavar="TEXT", help=_("What to write into the diary."))
@pass_db
def done(db: Connection, lines: tuple[str, ...], kind: str, note: str) -> None:
    """Finish lines of today's list, and log what was done.

    N is the number in today's list, or the key of the line. Thanks, wishes and condolences are
    logged as such, staying in touch as a message; --as says how it was: thanks by phone are
    logged as thanks and as a call. A thank-you is for everything that its line names. A follow-up
    is closed, and comes again if it recurs. A forgotten card needs no done: it is off the list as
    soon as there is a way to reach the person.

    relnet done 1 2 3
    relnet done 4 --as call --note "wants to see the robot cell"
    """
    from relnet.jobs.decide_today import finish
    from relnet.jobs.log_interaction import KINDS

    if kind and kind not in KINDS:
        raise BadValueError("--as", kind, Phrase("it is one of {known}.", known=", ".join(KINDS)))
    chosen, batch = finish(db, settings().now, lines, note, kind)
    for item in chosen:
        _tell(DONE[item.kind], item)
        if kind:
            tell(
                Phrase(
                    "Logged for {day}: {kind}, {names}.",
                    day=settings().now.today,
                    kind=say_word(kind),
                    names=item.contact,
                )
            )
    _after(db, batch)


def no(function: Callable[..., None]) -> Callable[..., None]:
    """Add the option that takes a decision back."""
    told = _("Take it back: KEY is as relnet today --hidden has it.")
    return click.option("--no", "is_over", is_flag=True, help=told)(function)


@command("snooze")
@click.argument("line", metavar="N|KEY")
@click.argument("until", type=LATER_DAY, required=False, metavar="[DAY]")
@no
@pass_db
def snooze(db: Connection, line: str, until: date | None, is_over: bool) -> None:
    """Bring a line of today's list back on another day.

    Without a DAY it comes back on the next working day; relnet today --hidden lists what waits,
    and --no brings it back at once. A follow-up gets the day as its new due day.

    relnet snooze 1 mon
    """
    if is_over:
        if until:
            raise click.UsageError(_("--no brings it back at once; leave the day out."))
        _take_back(db, "snooze", [line])
        return
    from relnet.jobs.decide_today import snooze as snooze_lines
    from relnet.jobs.know_holidays import next_working_day

    now = settings().now
    day = until or next_working_day(db, now.today)
    chosen, batch = snooze_lines(db, now, [line], day)
    for item in chosen:
        tell(
            Phrase(
                "{contact} comes back on {day} · {reason}",
                contact=item.contact,
                day=day,
                reason=item.reason,
            )
        )
    _after(db, batch)


@command("skip")
@click.argument("lines", nargs=-1, required=True, metavar="N|KEY...")
@no
@pass_db
def skip(db: Connection, lines: tuple[str, ...], is_over: bool) -> None:
    """Let lines of today's list go, this time.

    The next occasion comes as ever. The decision is kept: relnet today --hidden lists it, and
    --no takes it back. A follow-up is dropped, and only undo brings it back.

    relnet skip 3
    """
    if is_over:
        _take_back(db, "skip", lines)
        return
    from relnet.jobs.decide_today import skip as skip_lines

    chosen, batch = skip_lines(db, settings().now, lines)
    for item in chosen:
        _tell(Phrase("{contact} is off the list for this occasion · {reason}"), item)
    _after(db, batch)


@command("never")
@click.argument("lines", nargs=-1, required=True, metavar="N|KEY...")
@no
@pass_db
def never(db: Connection, lines: tuple[str, ...], is_over: bool) -> None:
    """Never suggest such a line for this person again.

    It concerns this kind of line and this person alone. relnet today --hidden lists what is never
    suggested; --no takes it back, today and in a year. A follow-up is dropped for good, even if it
    recurs, and only undo brings it back.

    relnet never 2
    relnet never reconnect:contact-7 --no
    """
    if is_over:
        _take_back(db, "never", lines)
        return
    from relnet.jobs.decide_today import silence

    chosen, batch = silence(db, settings().now, lines)
    for item in chosen:
        _tell(NEVER[item.kind], item)
    _after(db, batch)


def _take_back(db: Connection, verb: str, keys: Sequence[str]) -> None:
    from relnet.jobs.list_hidden import take_back

    names, batch = take_back(db, settings().now, verb, keys)
    tell(Phrase("No longer hidden: {names}.", names=", ".join(names)))
    _after(db, batch)


def _tell(sentence: Phrase, item: Suggestion) -> None:
    tell(Phrase(sentence.text, contact=item.contact, reason=item.reason))


def _after(db: Connection, batch: int | None) -> None:
    """Say how to undo; on a terminal show the list anew, for its numbers have moved."""
    from relnet.jobs.plan_today import plan_day

    tell_undo(batch)
    if is_terminal(sys.stdout) and not settings().is_quiet:
        plan = plan_day(db, settings().now.today, SCREENFUL)
        lines = [(n, item) for n, item in enumerate(plan.lines[:SCREENFUL], 1)]
        if not lines:
            tell(Phrase("Nothing to do for {day}. Enjoy it.", day=plan.day))
            return
        tell(Phrase("What is left has new numbers:"))
        show(Shape(), columns().table, rows(lines, plan.day))
