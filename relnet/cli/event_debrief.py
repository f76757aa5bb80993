"""relnet event debrief."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.event_words import CALLED_OFF, PEOPLE_HEADS, days_of, event_row
from relnet.cli.language import _, say
from relnet.cli.lists import show
from relnet.cli.options import NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo, write_wrapped
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.who import choose_contact
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from relnet.jobs.debrief_event import Debriefing
    from relnet.model.diary import Event
    from relnet.model.event_results import Debriefed, Figures
    from relnet.rules.goals import Outcome
    from relnet.store import Connection

FIELDS = (
    "contact_id", "contact", "organization", "group", "met_on", "thank_by", "thanks_fit_until",
    "thanked_on", "next_step", "next_on", "let_go_on", "may_go",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("contact", "next", "thanked", "group", "organization", "met_on"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {
    **PEOPLE_HEADS,
    "group": Phrase("Group"),
    "let_go_on": Phrase("Let go on"),
    "may_go": Phrase("Let go?"),
    "next": Phrase("Next step"),
    "next_on": Phrase("By"),
    "next_step": Phrase("Next step"),
    "thank_by": Phrase("Thank by"),
    "thanked": Phrase("Thanks"),
    "thanked_on": Phrase("Thanked on"),
    "thanks_fit_until": Phrase("Thanks fit until"),
}
GROUPS = {
    "promise": Phrase("promise"),
    "lead": Phrase("lead"),
    "introduction": Phrase("introduction"),
    "courtesy": Phrase("courtesy"),
}


@command("debrief")
@click.argument("wanted", metavar="EVENT")
@click.option(
    "--let-go",
    "gone",
    multiple=True,
    metavar="WHO",
    help=_("Do without a next step with them; all: with whoever has waited two weeks for one."),
)
@click.option("--tick", type=NUMBER, metavar="N", help=_("Tick a goal off, by its number."))
@list_options
@pass_db
def debrief(
    db: Connection, wanted: str, gone: tuple[str, ...], tick: int | None, shape: Shape
) -> None:
    """Show what came of an event, and what is left to do with everybody you met.

    People stand in groups: open promises of either side, leads, introductions and referrals,
    and those to whom courtesy is enough. Thanks are due on the next working day and fit for two
    weeks. After two weeks without a next step, somebody can be let go: nothing is lost, and
    nobody asks for a next step any more.

    relnet event debrief hm26
    relnet event debrief hm26 --let-go anna-weber
    relnet event debrief hm26 --let-go all
    """
    from relnet.jobs.debrief_event import debrief_event
    from relnet.store import events

    fields = shape.choose(COLUMNS) if shape.fields or shape.chosen != "table" else COLUMNS.table
    found = events.find_event(db, wanted)
    if gone or tick is not None:
        _change(db, found, gone, tick)
        return
    debriefing = debrief_event(db, settings().now, found)
    if shape.chosen == "json":
        _write_json(debriefing)
        return
    if shape.chosen == "table":
        _tell_results(debriefing)
    show(shape, fields, (_row(line, shape) for line in debriefing.people), HEADS)
    if shape.chosen == "table":
        _tell_open_ends(debriefing)


def _change(db: Connection, event: Event, gone: tuple[str, ...], tick: int | None) -> None:
    from relnet.jobs import debrief_event as job

    if tick is not None:
        changed, batch = job.tick(db, settings().now, event, tick)
        tell(Phrase("Goal: {goal}", goal=changed.goal.splitlines()[tick - 1]))
        tell_undo(batch)
    if gone:
        is_all = [who.strip().lower() for who in gone] in (["all"], ["alle"])
        people = None if is_all else [choose_contact(db, who) for who in gone]
        news, batch = job.let_go(db, settings().now, event, people)
        if news:
            tell(Phrase("Let go: {names}.", names=", ".join(news)))
        else:
            tell(Phrase("There is nobody to let go."))
        tell_undo(batch)


def _row(line: Debriefed, shape: Shape) -> dict[str, object]:
    after, is_table = line.after, shape.chosen == "table"
    return {
        "contact_id": after.person.contact_id,
        "contact": after.person.contact,
        "organization": after.person.organization or None,
        "group": GROUPS[line.group] if is_table else line.group,
        "met_on": after.met_on,
        "thank_by": line.thank_by,
        "thanks_fit_until": line.thanks_fit_until,
        "thanked_on": after.thanked_on,
        "thanked": _thanks(line),
        "next_step": after.next_step or None,
        "next_on": after.next_on,
        "next": _next(line),
        "let_go_on": after.let_go_on,
        "may_go": line.may_go,
    }


def _thanks(line: Debriefed) -> Phrase:
    if line.after.thanked_on:
        return Phrase("on {day}", day=line.after.thanked_on)
    today = settings().now.today
    if today <= line.thank_by:
        return Phrase("by {day}", day=line.thank_by)
    if today <= line.thanks_fit_until:
        return Phrase("still fit until {day}", day=line.thanks_fit_until)
    return Phrase("none noted")


def _next(line: Debriefed) -> Phrase:
    after = line.after
    if after.next_step and after.next_on:
        return Phrase("{reason}, {day}", reason=after.next_step, day=after.next_on)
    if after.next_step:
        return Phrase("lead: {title}", title=after.next_step)
    if after.let_go_on:
        return Phrase("let go on {day}", day=after.let_go_on)
    return Phrase("no next step")


def _write_json(debriefing: Debriefing) -> None:
    from relnet.formats.json_out import json_text

    figures = debriefing.figures
    row = event_row(debriefing.event, figures.people, 0)
    del row["expected"]
    outcomes = enumerate(debriefing.outcomes, 1)
    shape = Shape(form="json")
    people = (_row(line, shape) for line in debriefing.people)
    document = {
        "schema": 1,
        **row,
        "figures": figures_row(figures),
        "goals": [_goal_row(n, outcome) for n, outcome in outcomes],
        "people": [{field: person[field] for field in FIELDS} for person in people],
    }
    sys.stdout.write(json_text(document) + "\n")


def figures_row(figures: Figures) -> dict[str, object]:
    """Return what an event brought, by name (docs/json.md)."""
    return {name: getattr(figures, name) for name in type(figures).__match_args__}


def _goal_row(n: int, outcome: Outcome) -> dict[str, object]:
    goal = outcome.goal
    return {
        "n": n,
        "text": goal.text,
        "figure": goal.figure or None,
        "wanted": goal.wanted,
        "reached": outcome.reached,
        "met": outcome.is_met,
    }


def _tell_results(debriefing: Debriefing) -> None:
    event, figures = debriefing.event, debriefing.figures
    write_wrapped(
        say(
            Phrase(
                "{title} ({handle}), {days}",
                title=event.title,
                handle=event.handle,
                days=days_of(event),
            )
        )
    )
    if event.is_called_off:
        write_wrapped(say(CALLED_OFF))
    write_wrapped(
        say(
            Phrase(
                "Met: {people} ({new} new) · thanked: {thanked} · promises kept: {kept} of"
                " {promises} · leads: {leads}",
                people=figures.people,
                new=figures.new_people,
                thanked=figures.thanked,
                kept=figures.kept,
                promises=figures.promises,
                leads=figures.leads,
            )
        )
    )
    for n, outcome in enumerate(debriefing.outcomes, 1):
        write_wrapped(say(_goal(n, outcome)))


def _goal(n: int, outcome: Outcome) -> Phrase:
    facts = {"n": n, "goal": outcome.goal.text, "reached": outcome.reached}
    if outcome.reached is None:
        if outcome.is_met:
            return Phrase("Goal {n}: {goal}: reached", **facts)
        return Phrase("Goal {n}: {goal}: for you to say (--tick {n})", **facts)
    if outcome.is_met:
        return Phrase("Goal {n}: {goal}: {reached}, reached", **facts)
    return Phrase("Goal {n}: {goal}: {reached} so far", **facts)


def _tell_open_ends(debriefing: Debriefing) -> None:
    handle = debriefing.event.handle
    if ends := sum(line.may_go for line in debriefing.people):
        tell(
            counted(
                ends,
                "For two weeks there has been no next step with {n} person. If that is fine:"
                " relnet event debrief {handle} --let-go all",
                "For two weeks there has been no next step with {n} people. If that is fine:"
                " relnet event debrief {handle} --let-go all",
                handle=handle,
            )
        )
        tell(
            Phrase(
                "A next step: relnet follow-up add WHO TEXT --due DAY --event {handle}",
                handle=handle,
            )
        )
