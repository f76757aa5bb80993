"""relnet event plan."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.event_words import PEOPLE_HEADS
from relnet.cli.language import _, say
from relnet.cli.lists import show
from relnet.cli.options import NEAREST_DAY, pass_db, whole_number
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Columns, Shape, list_options
from relnet.errors import BadValueError
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.event_plan import Guest, Slot
    from relnet.rules.event_plan import Hours
    from relnet.store import Connection

FIELDS = (
    "contact_id", "contact", "organization", "title", "certainty", "hall", "stand", "reasons",
    "open", "topics", "met_on", "starts_at", "ends_at", "called_off",
)  # fmt: skip
PEOPLE = Columns(
    known=FIELDS,
    table=("contact", "certainty", "hall", "stand", "reasons", "organization", "open", "topics"),
    delimited=FIELDS,
    json=FIELDS,
)
TIMES = Columns(
    known=FIELDS,
    table=("starts_at", "contact", "hall", "stand", "organization", "open", "topics"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {
    **PEOPLE_HEADS,
    "called_off": Phrase("Called off"),
    "certainty": Phrase("How sure"),
    "ends_at": Phrase("Until"),
    "hall": Phrase("Hall"),
    "open": Phrase("Open between you"),
    "reasons": Phrase("Why"),
    "starts_at": Phrase("When"),
    "topics": Phrase("Topics"),
}
CERTAINTIES = {
    "met": Phrase("met"),
    "sure": Phrase("sure"),
    "likely": Phrase("likely"),
    "possible": Phrase("possible"),
    "declined": Phrase("said no"),
}
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?: ?(?:Uhr|h))?", re.ASCII)


class Clock(click.ParamType[time]):
    """A time of day: 9, 9:00, 09.30, 9 Uhr."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Turn what was typed into a time; BadValueError says what is wanted."""
        return value if isinstance(value, time) else read_time(str(value))


def read_time(text: str) -> time:
    """Read a time of day; BadValueError if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise BadValueError(_("time"), text, Phrase("write a time such as 9:00 or 17:30."))
    return time(int(found[1]), int(found[2] or 0))


@command("plan")
@click.argument("wanted", metavar="EVENT")
@click.option(
    "--tag", "tags", multiple=True, metavar="TAG", help=_("Whoever has it may come, too.")
)
@click.option("--walk", is_flag=True, help=_("In the order of halls and stands."))
@click.option("--slots", is_flag=True, help=_("Propose a time for each."))
@click.option(
    "--ics",
    type=click.UNPROCESSED,
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
        show(shape, fields, [_row(guest, None, shape) for guest in people], HEADS)
        if shape.chosen == "table":
            _tell_people(db, found, people)
        return
    hours = Hours(opens, closes, minutes, _pauses(pauses))
    if not any(times_of(hours)):
        raise click.UsageError(_("there is no time for a talk in these hours."))
    planned = propose(people, found, today, hours, _chosen(days, found))
    if ics:
        _write_drafts(db, planned, ics)
    else:
        show(shape, fields, [_row(slot.guest, slot, shape) for slot in planned], HEADS)
    if ics or shape.chosen == "table":
        _tell_times(found, people, planned, hours)


def _pauses(texts: Sequence[str]) -> tuple[tuple[time, time], ...]:
    found = []
    for text in texts:
        if text.strip().lower() in {"", "none", "keine"}:
            continue
        start, sign, end = text.replace("–", "-").partition("-")
        pause = (read_time(start), read_time(end)) if sign else None
        if pause is None or pause[0] >= pause[1]:
            raise BadValueError("--pause", text, Phrase("write it like 12:00-13:00."))
        found.append(pause)
    return tuple(found)


def _chosen(days: Sequence[date], event: Event) -> list[date]:
    for day in days:
        if not event.starts_on <= day <= event.ends_on:
            raise BadValueError(
                "--on",
                day.isoformat(),
                Phrase(
                    "the event lasts from {first} to {last}.",
                    first=event.starts_on,
                    last=event.ends_on,
                ),
            )
    return sorted({*days})


def _row(guest: Guest, slot: Slot | None, shape: Shape) -> dict[str, object]:
    from relnet.rules.event_plan import certainty

    person, is_table = guest.person, shape.chosen == "table"
    spot = guest.spots[0] if guest.spots else None
    sure = certainty(guest)
    return {
        "contact_id": person.contact_id,
        "contact": person.contact,
        "organization": person.organization or None,
        "title": person.title or None,
        "certainty": CERTAINTIES[sure] if is_table else sure,
        "hall": (spot.hall if spot else "") or None,
        "stand": (spot.stand if spot else "") or None,
        "reasons": [hint.reason for hint in guest.hints],
        "open": [
            thing.reason
            if is_table
            else {
                "direction": thing.direction,
                "reason": thing.reason,
                "due_on": thing.due_on,
            }
            for thing in guest.open_things
        ],
        "topics": [*guest.topics],
        "met_on": guest.met_on,
        "starts_at": _begins(slot, is_table=is_table) if slot else None,
        "ends_at": slot.ends_at.isoformat(timespec="minutes") if slot else None,
        "called_off": guest.event.is_called_off,
    }


def _begins(slot: Slot, *, is_table: bool) -> object:
    if not is_table:
        return slot.starts_at.isoformat(timespec="minutes")
    day, clock = slot.starts_at.date(), slot.starts_at.time()
    return Phrase("{day} {time}", day=day, time=clock.isoformat(timespec="minutes"))


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


def _tell_people(db: Connection, event: Event, people: Sequence[Guest]) -> None:
    """Say how many are how sure, and what would make the plan better."""
    from collections import Counter

    from relnet.rules.event_plan import certainty
    from relnet.store import exhibitors

    if event.is_called_off:
        tell(Phrase("{event} is called off.", event=event.title))
    counts = Counter(certainty(guest) for guest in people)
    if people:
        tell(
            Phrase(
                "{sure} sure, {likely} likely, {possible} possible, {met} met already.",
                sure=counts["sure"],
                likely=counts["likely"],
                possible=counts["possible"],
                met=counts["met"],
            )
        )
    if event.kind == "fair" and not exhibitors.count(db, event.id):
        tell(
            Phrase(
                "Whose firm exhibits: relnet event exhibitors {handle} FILE", handle=event.handle
            )
        )
    tell(Phrase("Who said they will come: relnet event expect {handle} WHO", handle=event.handle))


def _tell_times(
    event: Event, people: Sequence[Guest], planned: Sequence[Slot], hours: Hours
) -> None:
    """Say who has no time in the proposal, and why."""
    from relnet.rules.event_plan import certainty

    if event.is_called_off:
        tell(Phrase("{event} is called off, so there is nothing to propose.", event=event.title))
        return
    if not planned and event.ends_on < settings().now.today:
        tell(Phrase("{event} is over, so there is nothing to propose.", event=event.title))
        return
    likely = sum(certainty(guest) in {"sure", "likely"} for guest in people)
    if late := likely - len(planned):
        tell(
            counted(
                late,
                "There is no time left for {n} person: try --minutes {less}, or longer hours.",
                "There is no time left for {n} people: try --minutes {less}, or longer hours.",
                less=max(5, hours.minutes // 2),
            )
        )
    if maybe := sum(certainty(guest) == "possible" for guest in people):
        tell(
            counted(
                maybe,
                "{n} more person may be there, without a time: relnet event plan {handle}",
                "{n} more people may be there, without a time: relnet event plan {handle}",
                handle=event.handle,
            )
        )
