"""relnet event add, list, show."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import group
from relnet.cli.language import _, say
from relnet.cli.lists import HEADS, show
from relnet.cli.options import AMOUNT, NEAREST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo, write
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relnet.model.diary import Event
    from relnet.store import Connection

FIELDS = (
    "id", "handle", "title", "kind", "starts_on", "ends_on", "place", "stand", "cost", "goal",
    "people",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("handle", "title", "starts_on", "people", "place", "ends_on"),
    delimited=FIELDS,
    json=FIELDS,
)
EVENT_HEADS = {**HEADS, "title": Phrase("Event")}  # of a person it is the job


@group("event")
def event() -> None:
    """Keep the events where you meet people.

    EVENT is a handle, an id or a title.

    relnet event add "Hannover Messe 2026" --handle hm26 --kind fair --from 20.4. --to 24.4.
    relnet event show hm26
    """


@event.command("add")
@click.argument("title")
@click.option("--handle", default="", metavar="HANDLE", help=_("A short name, such as hm26."))
@click.option(
    "--kind",
    default="event",
    metavar="KIND",
    help=_("fair, conference, meeting, dinner, webinar ..."),
)
@click.option(
    "--on", "on_day", type=NEAREST_DAY, metavar="DAY", help=_("The day of a one-day event.")
)
@click.option("--from", "first", type=NEAREST_DAY, metavar="DAY", help=_("Its first day."))
@click.option("--to", "last", type=NEAREST_DAY, metavar="DAY", help=_("Its last day."))
@click.option("--place", default="", metavar="PLACE", help=_("Where it is."))
@click.option("--stand", default="", metavar="STAND", help=_("Your hall and stand."))
@click.option("--cost", type=AMOUNT, metavar="AMOUNT", help=_("What it costs you."))
@click.option("--goal", default="", metavar="TEXT", help=_("What you want from it."))
@pass_db
def add(
    db: Connection,
    on_day: date | None,
    first: date | None,
    last: date | None,
    title: str,
    handle: str,
    kind: str,
    place: str,
    stand: str,
    cost: float | None,
    goal: str,
) -> None:
    """Add an event.

    Say --on DAY, or --from DAY --to DAY.
    """
    from relnet.jobs.record_event import add_event
    from relnet.model.diary import Event

    start, end = on_day or first, on_day or last or first
    if start is None or end is None or (on_day and (first or last)):
        raise click.UsageError(_("say either --on DAY, or --from DAY and --to DAY."))
    wanted = Event(0, handle, title, kind, start, end, place, stand, cost, goal)
    added, batch = add_event(db, settings().now, wanted)
    tell(
        Phrase(
            "{title} ({handle}) is kept, {days}.",
            title=added.title,
            handle=added.handle,
            days=_days(added),
        )
    )
    tell_undo(batch)


@event.command("list")
@list_options
@pass_db
def list_(db: Connection, shape: Shape) -> None:
    """List events, newest first, with the number of people met there."""
    from relnet.store import events

    fields = shape.choose(COLUMNS)
    rows = (_row(found, people) for found, people in events.every(db))
    show(shape, fields, rows, EVENT_HEADS)


@event.command("show")
@click.argument("wanted", metavar="EVENT")
@list_options
@pass_db
def show_event(db: Connection, wanted: str, shape: Shape) -> None:
    """Show an event and whom you met there."""
    from relnet.formats.json_out import json_text
    from relnet.store import events

    found = events.find_event(db, wanted)
    met = events.attended(db, found.id)
    people = _people(db, found, met, shape)
    if shape.chosen == "json":
        row = {"schema": 1, **_row(found, len(met)), "people": [*people]}
        sys.stdout.write(json_text(row) + "\n")
        return
    if shape.chosen == "table":
        _tell_event(found, len(met))
    show(shape, shape.choose(PEOPLE), people)


PEOPLE = Columns(
    known=("id", "name", "organization", "title", "email", "phone", "met_on"),
    table=("id", "name", "organization", "title", "met_on"),
    delimited=("id", "name", "organization", "title", "email", "phone", "met_on"),
    json=("id", "name", "organization", "title", "email", "phone", "met_on"),
)


def _row(found: Event, people: int) -> dict[str, object]:
    return {
        "id": found.id,
        "handle": found.handle,
        "title": found.title,
        "kind": found.kind,
        "starts_on": found.starts_on,
        "ends_on": found.ends_on,
        "place": found.place or None,
        "stand": found.stand or None,
        "cost": found.cost,
        "goal": found.goal or None,
        "people": people,
    }


def _people(
    db: Connection, found: Event, met: dict[int, str | None], shape: Shape
) -> Iterator[dict[str, object]]:
    from relnet.store import listing
    from relnet.store.filters import where

    condition = where([f"event:{found.handle}"], settings().now.today)
    for row in listing.rows(db, PEOPLE.known[:-1], condition, shape.most):
        yield {**row, "met_on": met[row["id"]]}


def _days(found: Event) -> Phrase:
    if found.starts_on == found.ends_on:
        return Phrase("on {day}", day=found.starts_on)
    return Phrase("{first} to {last}", first=found.starts_on, last=found.ends_on)


def _tell_event(found: Event, people: int) -> None:
    place = ", ".join(part for part in (found.place, found.stand) if part)
    write(
        say(
            Phrase(
                "{title} ({handle}), {days}{place}",
                title=found.title,
                handle=found.handle,
                days=_days(found),
                place=f", {place}" if place else "",
            )
        )
    )
    if found.goal:
        write(say(Phrase("Goal: {goal}", goal=found.goal)))
    write(say(counted(people, "{n} person met", "{n} people met")))
