"""relnet event compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.event_words import EVENT_HEADS
from relnet.cli.language import say_amount
from relnet.cli.lists import show
from relnet.cli.options import pass_db
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.rules.event_compare import Comparison
    from relnet.store import Connection

FIGURES = {
    "title": Phrase("Event"),
    "starts_on": Phrase("From"),
    "days": Phrase("Days"),
    "cost": Phrase("Cost"),
    "people": Phrase("People met"),
    "new_people": Phrase("of them new"),
    "thanked": Phrase("Thanked"),
    "talks": Phrase("Talks"),
    "promises": Phrase("Follow-ups agreed"),
    "kept": Phrase("of them done"),
    "referrals": Phrase("Introductions and referrals"),
    "leads": Phrase("Leads"),
    "won": Phrase("of them won"),
    "lead_value": Phrase("Value of leads"),
    "won_value": Phrase("of it won"),
    "cost_per_contact": Phrase("Cost per contact"),
    "cost_per_new_contact": Phrase("Cost per new contact"),
    "cost_per_kept": Phrase("Cost per follow-up done"),
    "cost_per_referral": Phrase("Cost per introduction or referral"),
    "cost_per_lead": Phrase("Cost per lead"),
    "goals": Phrase("Goals"),
    "goals_met": Phrase("of them reached"),
}
FIELDS = ("id", "handle", *FIGURES)
MONEY = {"cost", "lead_value", "won_value"}


@command("compare")
@click.argument("wanted", nargs=-1, required=True, metavar="EVENT...")
@list_options
@pass_db
def compare(db: Connection, wanted: tuple[str, ...], shape: Shape) -> None:
    """Compare events, or the editions of one: cost, contacts, follow-ups, leads, goals.

    An EVENT alone, or the name of a series, is compared with all its editions. Tables have a
    figure in each line, and a column for each event; JSON has an object for each event.

    relnet event compare hm25 hm26
    relnet event compare "Hannover Messe"
    """
    from relnet.jobs.compare_events import compare_events

    found = compare_events(db, wanted)
    if shape.chosen in {"json", "ndjson", "ids"}:
        columns = Columns(known=FIELDS, table=FIELDS, delimited=FIELDS, json=FIELDS)
        show(shape, shape.choose(columns), [_figures(one) for one in found], EVENT_HEADS)
        return
    # The handles are the owner's own words, so nobody translates them.
    heads = {"figure": Phrase("Figure")}
    heads |= {_column(one): Phrase("{handle}", handle=one.event.handle) for one in found}
    shown = tuple(heads)
    columns = Columns(known=shown, table=shown, delimited=shown, json=shown)
    show(shape, shape.choose(columns), _lines(found, shape), heads, splits=True)


def _column(one: Comparison) -> str:
    """Name the column of an event by its handle; by its id if the first column is called so."""
    return one.event.handle if one.event.handle != "figure" else str(one.event.id)


def _lines(found: Sequence[Comparison], shape: Shape) -> Iterator[dict[str, object]]:
    rows = {_column(one): _figures(one) for one in found}
    is_table = shape.chosen == "table"
    for figure, head in FIGURES.items():
        values = {column: row[figure] for column, row in rows.items()}
        if is_table:
            shown = {column: _shown(figure, value) for column, value in values.items()}
            yield {"figure": head, **shown}
        else:
            yield {"figure": figure, **values}


def _shown(figure: str, value: object) -> object:
    """Return a figure as people read it, with a dash for none."""
    if value is None:
        return "-"
    if isinstance(value, float) and (figure in MONEY or figure.startswith("cost_")):
        return say_amount(value)
    return value


def _figures(one: Comparison) -> dict[str, object]:
    from relnet.cli.event_debrief import figures_row

    event = one.event
    return {
        "id": event.id,
        "handle": event.handle,
        "title": event.title,
        "starts_on": event.starts_on,
        "days": one.days,
        "cost": event.cost,
        **figures_row(one.figures),
        "cost_per_contact": one.cost_per_contact,
        "cost_per_new_contact": one.cost_per_new_contact,
        "cost_per_kept": one.cost_per_kept,
        "cost_per_referral": one.cost_per_referral,
        "cost_per_lead": one.cost_per_lead,
        "goals": one.goals,
        "goals_met": one.goals_met,
    }
