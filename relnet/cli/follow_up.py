"""relnet follow-up add, list, done, snooze, drop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import group
from relnet.cli.language import _
from relnet.cli.lists import show
from relnet.cli.options import LATER_DAY, NEXT_DAY, NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.who import choose_contact
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.diary import Direction, FollowUp
    from relnet.store import Connection

FIELDS = (
    "id", "due_on", "contact_id", "contact", "organization", "reason", "direction", "state",
    "event",
)  # fmt: skip
COLUMNS = Columns(
    known=(*FIELDS, "every", "planned_from"),
    table=("id", "due_on", "reason", "contact", "direction", "organization"),
    delimited=FIELDS,
    json=(*FIELDS, "every", "planned_from"),
)
# Among open ones only, each would say the same.
EVERY_STATE = replace(COLUMNS, table=(*COLUMNS.table[:2], "state", *COLUMNS.table[2:]))


@group("follow-up")
def follow_up() -> None:
    """Keep what is to be done, and what others promised.

    relnet follow-up add weber "send the offer" --due friday
    relnet follow-up list --due "end of month"
    """


@follow_up.command("add")
@click.argument("who")
@click.argument("text")
@click.option("--due", required=True, type=NEXT_DAY, metavar="DAY", help=_("By when."))
@click.option(
    "--direction",
    type=click.Choice(["mine", "theirs"]),
    default="mine",
    help=_("Whose promise it is: yours or theirs."),
)
@click.option("--event", default="", metavar="EVENT", help=_("At which event it was agreed."))
@click.option("--every", default="", metavar="SPAN", help=_("Comes back, such as 4w or 1y."))
@click.option(
    "--from",
    "counts_from",
    type=click.Choice(["done", "plan"]),
    help=_("Whether it comes back counted from the day it is done, or in fixed steps."),
)
@pass_db
def add(
    db: Connection,
    who: str,
    text: str,
    due: date,
    direction: Direction,
    event: str,
    every: str,
    counts_from: str | None,
) -> None:
    """Add a follow-up.

    What comes back does so one SPAN after it was done; with --from plan, on the days that were
    planned, however late it was done.

    relnet follow-up add weber "call about the machine" --due friday --every 4w
    relnet follow-up add koch "send the figures" --due 31.1. --every 1m --from plan
    """
    from relnet.jobs import keep_follow_ups
    from relnet.model.diary import FollowUp
    from relnet.store import finding

    if not text.strip():
        raise BadValueError("TEXT", text, Phrase("say what is to be done."))
    contact_id = choose_contact(db, who)
    label = finding.labels(db, [contact_id])[contact_id]
    wanted = FollowUp(
        0, contact_id, label, "", text, due, direction=direction, event=event, every=every,
        planned_from=due if counts_from == "plan" else None,
    )  # fmt: skip
    new_id, batch = keep_follow_ups.add(db, settings().now, wanted)
    tell(Phrase("Follow-up {id} with {contact}, due {day}.", id=new_id, contact=label, day=due))
    tell_undo(batch)


@follow_up.command("list")
@click.option("--due", type=NEXT_DAY, metavar="DAY", help=_("Only what is due by then."))
@click.option("--all", "everything", is_flag=True, help=_("Done and dropped ones, too."))
@list_options
@pass_db
def list_(db: Connection, due: date | None, everything: bool, shape: Shape) -> None:
    """List follow-ups, due soonest first."""
    from relnet.store import follow_ups

    fields = shape.choose(EVERY_STATE if everything else COLUMNS)
    if due and shape.chosen == "table":
        tell(Phrase("Due by {day}:", day=due))
    show(shape, fields, map(_row, follow_ups.due(db, due, every_state=everything)))


@follow_up.command("done")
@click.argument("numbers", nargs=-1, required=True, type=NUMBER, metavar="ID...")
@pass_db
def done(db: Connection, numbers: tuple[int, ...]) -> None:
    """Mark follow-ups as done; one that recurs comes again.

    relnet follow-up done 3
    """
    from relnet.jobs import keep_follow_ups

    found, batch = keep_follow_ups.settle(db, settings().now, numbers, "done")
    for item, next_on in found:
        tell(Phrase("Done: {reason} ({contact}).", reason=item.reason, contact=item.contact))
        if next_on:
            tell(Phrase("It comes again on {day}.", day=next_on))
    tell_undo(batch)


@follow_up.command("drop")
@click.argument("numbers", nargs=-1, required=True, type=NUMBER, metavar="ID...")
@pass_db
def drop(db: Connection, numbers: tuple[int, ...]) -> None:
    """Let follow-ups go without doing them.

    relnet follow-up drop 3 4
    """
    from relnet.jobs import keep_follow_ups

    found, batch = keep_follow_ups.settle(db, settings().now, numbers, "dropped")
    for item, _next_on in found:
        tell(Phrase("Let go: {reason} ({contact}).", reason=item.reason, contact=item.contact))
    tell_undo(batch)


@follow_up.command("snooze")
@click.argument("number", type=NUMBER, metavar="ID")
@click.argument("until", type=LATER_DAY, default="+1d", metavar="[DAY]")
@pass_db
def snooze(db: Connection, number: int, until: date) -> None:
    """Give a follow-up another day; tomorrow if none is said.

    relnet follow-up snooze 3 monday
    """
    from relnet.jobs import keep_follow_ups

    found, batch = keep_follow_ups.postpone(db, settings().now, [number], until)
    for item in found:
        tell(
            Phrase(
                "{reason} ({contact}) is due {day} now.",
                reason=item.reason,
                contact=item.contact,
                day=until,
            )
        )
    tell_undo(batch)


def _row(item: FollowUp) -> dict[str, object]:
    return {
        "id": item.id,
        "due_on": item.due_on,
        "contact_id": item.contact_id,
        "contact": item.contact,
        "organization": item.organization or None,
        "reason": item.reason,
        "direction": item.direction,
        "state": item.state,
        "event": item.event or None,
        "every": item.every or None,
        "planned_from": item.planned_from,
    }
