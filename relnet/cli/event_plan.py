"""relnet event plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.event_guests import HEADS, PEOPLE, TIMES, guest_row
from relnet.cli.event_hours import Clock, read_pauses, wanted_days
from relnet.cli.event_plan_told import tell_people, tell_times
from relnet.cli.language import _, say
from relnet.cli.lists import show
from relnet.cli.options import FILE, NEAREST_DAY, pass_db, whole_number
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Shape, list_options
from relnet.phrase import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from relnet.model.event_plan import Slot
    from relnet.store import Connection


@command("plan")
@click.argument("wanted", metavar="EVENT")
@click.option(
    "--tag", "tags", multiple=True, metavar="TAG", help=_("Whoever has it may come, too.")
)
@click.option("--walk", is_flag=True, help=_("In the order of halls and stands."))
@click.option("--slots", is_flag=True, help=_("Propose a time for each."))
@click.option(
    "--ics",
    type=FILE,
    metavar="FILE",
    help=_("Write the proposed times for a calendar; - is stdout."),
)
@click.option(
    "--on",
    "days",
    multiple=True,
    type=NEAREST_DAY,
    metavar="DAY",
    help=_("Only on this day; may be repeated."),
)
@click.option(
    "--from",
    "opens",
    type=Clock(),
    default="9:00",
    metavar="TIME",
    help=_("The first talk begins; 9:00 if not said."),
)
@click.option(
    "--to",
    "closes",
    type=Clock(),
    default="17:00",
    metavar="TIME",
    help=_("The last talk ends; 17:00 if not said."),
)
@click.option(
    "--minutes",
    type=whole_number(5, 240),
    default=15,
    metavar="N",
    help=_("How long a talk takes; 15 if not said."),
)
@click.option(
    "--pause",
    "pauses",
    multiple=True,
    default=("12:00-13:00",),
    metavar="TIME-TIME",
    help=_("When you have no time; 12:00-13:00 if not said, none for no pause."),
)
@list_options
@pass_db
def plan(
    db: Connection,
    wanted: str,
    tags: tuple[str, ...],
    walk: bool,
    slots: bool,
    ics: str | None,
    days: tuple[date, ...],
    opens: time,
    closes: time,
    minutes: int,
    pauses: tuple[str, ...],
    shape: Shape,
) -> None:
    """Show who of your people will, or may, be at an event, and why.

    The surest come first: who said so, who is tagged for it (the event's handle or title), who
    came to an earlier edition, whose firm exhibits; then whose firm has a name like that of an
    exhibitor, who worked for one, and who lives or works near the place (its town, or the first
    two digits of its German postcode).

    --slots proposes a time for everybody who is likely to be there, so that you walk as little
    as possible. --ics hands the proposal to your calendar, as tentative: nobody is invited.

    relnet event plan hm26
    relnet event plan hm26 --walk
    relnet event plan hm26 --slots --on 21.4. --pause 12:00-12:30
    relnet event plan hm26 --ics fair.ics
    """
    from relnet.jobs.plan_event import plan_event, propose
    from relnet.rules.event_plan import Hours, times_of
    from relnet.store import events

    fields = shape.choose(TIMES if slots else PEOPLE)
    found = events.find_event(db, wanted)
    today = settings().now.today
    people = plan_event(db, found, today, tags, walks=walk)
    if not (slots or ics):
        show(shape, fields, [guest_row(guest, None, shape) for guest in people], HEADS)
        if shape.chosen == "table":
            tell_people(db, found, people)
        return
    hours = Hours(opens, closes, minutes, read_pauses(pauses))
    if not any(times_of(hours)):
        raise click.UsageError(_("there is no time for a talk in these hours."))
    planned = propose(people, found, today, hours, wanted_days(days, found))
    if ics:
        _write_drafts(db, planned, ics)
    else:
        show(shape, fields, [guest_row(slot.guest, slot, shape) for slot in planned], HEADS)
    if ics or shape.chosen == "table":
        tell_times(found, people, planned, hours)


def _write_drafts(db: Connection, planned: Sequence[Slot], output: str) -> None:
    from relnet.cli.output import opened_bytes
    from relnet.jobs.draft_appointments import drafts

    text = drafts(db, settings().now, planned, say)
    with opened_bytes(output) as out:
        out.write(text)
    if output != "-":
        tell(
            counted(
                len(planned),
                "{n} draft is in {path}; nobody was invited.",
                "{n} drafts are in {path}; nobody was invited.",
                path=output,
            )
        )
