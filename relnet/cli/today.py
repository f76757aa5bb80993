"""relnet today, done, snooze, skip."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import show
from relnet.cli.options import NEXT_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.terminal import is_terminal
from relnet.errors import BadValueError
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

SCREENFUL = 10  # lines
FIELDS = (
    "n", "key", "kind", "contact_id", "contact", "organization", "due_on", "reason", "evidence",
    "channel", "commands",
)  # fmt: skip
COLUMNS = Columns(
    known=("contact_id", *FIELDS),
    table=("n", "contact", "reason", "organization"),
    delimited=("n", "kind", "contact_id", "contact", "organization", "due_on", "reason", "key"),
    json=FIELDS,
)
DONE = {
    "thank": Phrase("Thanked {contact}; it is logged · {reason}"),
    "congratulate": Phrase("Congratulated {contact}; it is logged · {reason}"),
    "follow_up": Phrase("Done with {contact} · {reason}"),
    "promise": Phrase("{contact} kept the promise · {reason}"),
    "card": Phrase("Exchanged cards with {contact} · {reason}"),
}


@command("today")
@click.option("--all", "everything", is_flag=True, help=_("Every line, not just a screenful."))
@list_options
@pass_db
def today(db: Connection, everything: bool, shape: Shape) -> None:
    """Show whom to thank, congratulate or call today, and why.

    At most ten lines, the most important first. Each line has its number: done N logs it,
    snooze N brings it back later, skip N takes it off for good.

    relnet today
    relnet done 1
    relnet snooze 2 mon
    """
    from relnet.jobs.plan_today import suggestions

    items = suggestions(db, settings().now.today)
    most = len(items) if everything or shape.limit is not None else SCREENFUL
    fields = shape.choose(COLUMNS)
    if not items and shape.chosen == "table":
        tell(Phrase("Nothing to do for {day}. Enjoy it.", day=settings().now.today))
        return
    show(shape, fields, (_row(n, item) for n, item in enumerate(items[:most], 1)))
    if shape.chosen == "table":
        _say_what_next(items[:most], len(items) - most)


def _row(n: int, item: Suggestion) -> dict[str, object]:
    return {
        "n": n,
        "key": item.key,
        "kind": item.kind,
        "contact_id": item.contact_id,
        "contact": item.contact,
        "organization": item.organization or None,
        "due_on": item.due_on,
        "reason": item.reason,
        "evidence": [*item.evidence],
        "channel": item.channel or None,
        "commands": [
            *(command.format(id=item.contact_id) for command in FIRST.get(item.kind, ())),
            *(f"relnet done {n}", f"relnet snooze {n} DAY", f"relnet skip {n}"),
        ],
    }


# What settles a line beside deciding about it.
FIRST = {"card": ("relnet card --qr", "relnet edit {id} email=ADDRESS")}


def _say_what_next(shown: Sequence[Suggestion], more: int) -> None:
    if more > 0:
        tell(counted(more, "{n} more: relnet today --all", "{n} more: relnet today --all"))
    if any(item.kind == "card" for item in shown):
        tell(Phrase("No card yet: relnet card --qr shows yours; relnet edit WHO email=ADDRESS"))
    tell(Phrase("relnet done N  ·  relnet snooze N DAY  ·  relnet skip N"))


@command("done")
@click.argument("lines", nargs=-1, required=True, metavar="N...")
@click.option("--note", default="", metavar="TEXT", help=_("What to write into the diary."))
@pass_db
def done(db: Connection, lines: tuple[str, ...], note: str) -> None:
    """Finish lines of today's list, and log what was done.

    N is the number in today's list, or the key of the line. A thanks or a congratulation is
    logged with the person; a follow-up is closed, and comes again if it recurs. A forgotten card
    needs no done: it is off the list as soon as there is a way to reach the person.

    relnet done 1 2 3
    """
    from relnet.jobs.decide_today import finish

    chosen, batch = finish(db, settings().now, lines, note)
    for item in chosen:
        tell(Phrase(DONE[item.kind].text, contact=item.contact, reason=item.reason))
    _after(db, batch)


def later(_context: click.Context, _param: click.Parameter, day: date) -> date:
    """Refuse to put something off to a day that is not to come (BadValueError)."""
    if day <= settings().now.today:
        raise BadValueError("DAY", day.isoformat(), Phrase("say a day after today."))
    return day


@command("snooze")
@click.argument("line", metavar="N")
@click.argument("until", type=NEXT_DAY, default="+1d", metavar="[DAY]", callback=later)
@pass_db
def snooze(db: Connection, line: str, until: date) -> None:
    """Bring a line of today's list back on another day.

    Without a DAY it comes back tomorrow. A follow-up gets the day as its new due day.

    relnet snooze 1 mon
    """
    from relnet.jobs.decide_today import snooze as snooze_lines

    chosen, batch = snooze_lines(db, settings().now, [line], until)
    for item in chosen:
        tell(
            Phrase(
                "{contact} comes back on {day} · {reason}",
                contact=item.contact,
                day=until,
                reason=item.reason,
            )
        )
    _after(db, batch)


@command("skip")
@click.argument("lines", nargs=-1, required=True, metavar="N...")
@pass_db
def skip(db: Connection, lines: tuple[str, ...]) -> None:
    """Take lines off today's list for good.

    The decision is kept; undo takes it back.

    relnet skip 3
    """
    from relnet.jobs.decide_today import skip as skip_lines

    chosen, batch = skip_lines(db, settings().now, lines)
    for item in chosen:
        tell(
            Phrase(
                "{contact} is off the list for this occasion · {reason}",
                contact=item.contact,
                reason=item.reason,
            )
        )
    _after(db, batch)


def _after(db: Connection, batch: int | None) -> None:
    """Say how to undo; on a terminal show the list anew, for its numbers have moved."""
    from relnet.jobs.plan_today import suggestions

    tell_undo(batch)
    if is_terminal(sys.stdout) and not settings().is_quiet:
        items = suggestions(db, settings().now.today)
        show(Shape(), COLUMNS.table, _rows(items[:SCREENFUL]))


def _rows(items: Iterable[Suggestion]) -> Iterator[dict[str, object]]:
    return (_row(n, item) for n, item in enumerate(items, 1))
