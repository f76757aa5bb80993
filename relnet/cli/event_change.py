"""relnet event add, edit, remove, expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.event_words import EVENT_HEADS, days_of
from relnet.cli.language import _
from relnet.cli.options import AMOUNT, NEAREST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.who import choose_contact, confirm
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.store import Connection


@command("add")
@click.argument("title")
@click.option("--handle", default="", metavar="HANDLE", help=_("A short name, such as hm26."))
@click.option(
    "--kind",
    default="event",
    metavar="KIND",
    help=_("fair, conference, meeting, dinner, webinar, trip ..."),
)
@click.option(
    "--on", "on_day", type=NEAREST_DAY, metavar="DAY", help=_("The day of a one-day event.")
)
@click.option("--from", "first", type=NEAREST_DAY, metavar="DAY", help=_("Its first day."))
@click.option("--to", "last", metavar="DAY", help=_("Its last day."))
@click.option("--place", default="", metavar="PLACE", help=_("Where it is."))
@click.option("--hall", default="", metavar="HALL", help=_("Your hall."))
@click.option("--stand", default="", metavar="STAND", help=_("Your stand."))
@click.option("--cost", type=AMOUNT, metavar="AMOUNT", help=_("What it costs you."))
@click.option(
    "--goal",
    "goals",
    multiple=True,
    metavar="TEXT",
    help=_("What you want from it, such as '20 contacts'; may be repeated."),
)
@click.option(
    "--series",
    default="",
    metavar="TEXT",
    help=_("What its editions have in common, if it is not the title without the year."),
)
@pass_db
def add(
    db: Connection,
    on_day: date | None,
    first: date | None,
    last: str | None,
    title: str,
    handle: str,
    kind: str,
    place: str,
    hall: str,
    stand: str,
    cost: float | None,
    goals: tuple[str, ...],
    series: str,
) -> None:
    """Add an event.

    Say --on DAY, or --from DAY --to DAY. Goals that say a number and what to count (contacts,
    new contacts, talks, appointments, follow-ups, leads, orders, referrals) are counted by
    relnet event debrief; others you tick off yourself.

    relnet event add "Hannover Messe 2026" --handle hm26 --kind fair --from 20.4. --to 24.4.
    """
    from relnet.jobs.record_event import add_event, event_day
    from relnet.model.diary import Event

    start = on_day or first
    if start is None or (on_day and (first or last)):
        raise click.UsageError(_("say either --on DAY, or --from DAY and --to DAY."))
    end = event_day(last, settings().now.today, start) if last else start
    wanted = Event(
        0, handle, title, kind, start, end, place, stand, cost, "\n".join(goals), series, hall
    )
    added, batch = add_event(db, settings().now, wanted)
    tell(
        Phrase(
            "{title} ({handle}) is kept, {days}.",
            title=added.title,
            handle=added.handle,
            days=days_of(added),
        )
    )
    tell_undo(batch)


@command("edit")
@click.argument("wanted", metavar="EVENT")
@click.argument("assignments", nargs=-1, required=True, metavar="FIELD=VALUE...")
@pass_db
def edit(db: Connection, wanted: str, assignments: tuple[str, ...]) -> None:
    """Change what is known about an event.

    The fields are title, handle, kind, from, to, on, place, hall, stand, cost, goal, series and
    called_off; FIELD= clears one. goal+= adds a goal, goal-= takes one away. An event that is
    called off stays on record, but nobody is met, thanked or reminded for it.

    relnet event edit hm26 stand=B12 goal+="5 leads"
    relnet event edit hm26 called_off=yes
    """
    from relnet.cli.lists import shown
    from relnet.jobs.edit_event import edit_event
    from relnet.store import events

    found = events.find_event(db, wanted)
    changed, differences, batch = edit_event(db, settings().now, found, assignments)
    if batch is None:
        tell(Phrase("Nothing to change: {name} was like that already.", name=changed.title))
    else:
        tell(Phrase("Changed {title} ({handle}).", title=changed.title, handle=changed.handle))
    for field, old, new in differences:
        values = {"old": shown(field, old) or "-", "new": shown(field, new) or "-"}
        tell(Phrase("  {field}: {old} -> {new}", field=EVENT_HEADS[field], **values))
    tell_undo(batch)


@command("remove")
@click.argument("wanted", metavar="EVENT")
@click.option("-y", "--yes", is_flag=True, help=_("Do not ask."))
@pass_db
def remove(db: Connection, wanted: str, yes: bool) -> None:
    """Remove an event, with the list of whom you met there.

    What happened there, follow-ups and leads stay. Undo brings it back.

    relnet event remove hm26 --yes
    """
    from relnet.jobs.record_event import remove_event
    from relnet.store import events

    found = events.find_event(db, wanted)
    confirm(
        Phrase("Remove {title} ({handle})?", title=found.title, handle=found.handle), is_sure=yes
    )
    batch = remove_event(db, settings().now, found)
    tell(Phrase("Removed {name}.", name=found.title))
    tell_undo(batch)


@command("expect")
@click.argument("wanted", metavar="EVENT")
@click.argument("people", nargs=-1, required=True, metavar="WHO...")
@click.option(
    "--no", "declined", is_flag=True, help=_("They have said that they will not be there.")
)
@pass_db
def expect(db: Connection, wanted: str, people: tuple[str, ...], declined: bool) -> None:
    """Note who said they will be at an event, or, with --no, that they will not.

    relnet event expect hm26 anna-weber "Koch Voss"
    relnet event expect hm26 anna-weber --no
    """
    from relnet.jobs.record_event import expect as expect_people
    from relnet.store import events

    found = events.find_event(db, wanted)
    ids = [choose_contact(db, who) for who in people]
    news, batch = expect_people(db, settings().now, found, ids, will_come=not declined)
    if not news:
        tell(Phrase("Nothing to change: {name} was like that already.", name=found.title))
    elif declined:
        tell(
            Phrase(
                "Said no to {event}: {names}.",
                event=found.title,
                names=", ".join(news),
            )
        )
    else:
        tell(Phrase("Expected at {event}: {names}.", event=found.title, names=", ".join(news)))
    tell_undo(batch)
