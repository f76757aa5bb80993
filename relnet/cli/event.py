"""relnet event: the group, and event list and show."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import group
from relnet.cli.event_change import add, edit, expect, remove
from relnet.cli.event_compare import compare
from relnet.cli.event_debrief import debrief
from relnet.cli.event_exhibitors import exhibitors
from relnet.cli.event_plan import plan
from relnet.cli.event_words import CALLED_OFF, EVENT_HEADS, PEOPLE_HEADS, days_of, event_row
from relnet.cli.language import say
from relnet.cli.lists import show
from relnet.cli.options import pass_db
from relnet.cli.screen import write_wrapped
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.diary import Event
    from relnet.model.event_results import Counts
    from relnet.store import Connection

FIELDS = (
    "id", "handle", "title", "kind", "starts_on", "ends_on", "place", "stand", "cost", "goal",
    "people", "hall", "series", "expected", "called_off",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("handle", "title", "starts_on", "people", "place", "ends_on", "expected"),
    delimited=FIELDS,
    json=FIELDS,
)
OF_CONTACT = ("id", "name", "organization", "title", "email", "phone", "kind")
PERSON = (*OF_CONTACT[:-1], "met_on", "expected", "declined_on", "kind")
PEOPLE = Columns(
    known=PERSON,
    table=("id", "name", "organization", "title", "met_on", "expected"),
    delimited=PERSON,
    json=PERSON,
)
IS_EXPECTED = Phrase("expected")
SAID_NO = Phrase("said no")


@group("event")
def event() -> None:
    """Keep the events where you meet people.

    EVENT is a handle, an id or a title.

    relnet event add "Hannover Messe 2026" --handle hm26 --kind fair --from 20.4. --to 24.4.
    relnet event plan hm26
    relnet event debrief hm26
    """


for command in (add, edit, remove, expect, exhibitors, plan, debrief, compare):
    event.add_command(command)


@event.command("list")
@list_options
@pass_db
def list_(db: Connection, shape: Shape) -> None:
    """List events, newest first, with the number of people met and expected there."""
    from relnet.store import events

    fields = shape.choose(COLUMNS)
    rows = (_row(shape, *found) for found in events.every(db))
    show(shape, fields, rows, EVENT_HEADS)


def _row(shape: Shape, found: Event, people: int, expected: int) -> dict[str, object]:
    """Return the fields of an event; a table says beside its title that it is called off."""
    row = event_row(found, people, expected)
    if shape.chosen == "table" and found.is_called_off:
        row["title"] = Phrase("{title} (called off)", title=found.title)
    return row


@event.command("show")
@click.argument("wanted", metavar="EVENT")
@list_options
@pass_db
def show_event(db: Connection, wanted: str, shape: Shape) -> None:
    """Show an event, whom you met there, and who is expected.

    relnet event show hm26
    """
    from relnet.formats.json_out import json_text
    from relnet.store import events

    found = events.find_event(db, wanted)
    counts = events.counts(db, found.id)
    people = _people(db, found, shape)
    if shape.chosen == "json":
        row = event_row(found, counts.met, counts.expected)
        sys.stdout.write(json_text({"schema": 1, **row, "people": [*people]}) + "\n")
        return
    if shape.chosen == "table":
        _tell_event(found, counts)
    show(shape, shape.choose(PEOPLE), people, PEOPLE_HEADS)


def _people(db: Connection, found: Event, shape: Shape) -> Iterator[dict[str, object]]:
    from relnet.store import events, listing

    there = events.attended(db, found.id)
    for row in listing.rows(db, OF_CONTACT, events.who_is_at(found.id), shape.most):
        met_on, was_expected, declined_on = there[row["id"]]
        is_expected = was_expected and not found.is_called_off
        told = SAID_NO if declined_on else IS_EXPECTED if is_expected else None
        shown = told if shape.chosen == "table" else is_expected
        yield {**row, "met_on": met_on, "expected": shown, "declined_on": declined_on}


def _tell_event(found: Event, counts: Counts) -> None:
    hall = say(Phrase("hall {hall}", hall=found.hall)) if found.hall else ""
    places = (found.place, hall, found.stand)
    place = ", ".join(part for part in places if part)
    write_wrapped(
        say(
            Phrase(
                "{title} ({handle}), {days}{place}",
                title=found.title,
                handle=found.handle,
                days=days_of(found),
                place=f", {place}" if place else "",
            )
        )
    )
    if found.is_called_off:
        write_wrapped(say(CALLED_OFF))
    for line in found.goal.splitlines():
        write_wrapped(say(Phrase("Goal: {goal}", goal=line)))
    write_wrapped(say(counted(counts.met, "{n} person met", "{n} people met")))
    if n := counts.expected:
        write_wrapped(say(counted(n, "{n} person expected", "{n} people expected")))
    if n := counts.others:
        write_wrapped(say(counted(n, "{n} organization or group", "{n} organizations or groups")))
