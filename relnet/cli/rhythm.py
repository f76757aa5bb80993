"""relnet rhythm, rhythm set, rhythm clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import Group
from relnet.cli.language import _, say, say_number
from relnet.cli.lists import HEADS, show
from relnet.cli.options import NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo, write, write_wrapped
from relnet.cli.shape import Columns, Shape, list_options
from relnet.cli.who import choose_contact
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from relnet.model.rhythm import Capacity, CountsFrom, Move, Planned, Rhythm, Share
    from relnet.store import Connection

FIELDS = (
    "contact_id", "contact", "organization", "circle", "by", "every", "latest", "counts_from",
    "starts_on", "minutes", "last_contact_on", "next_on", "latest_on", "state",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("contact", "next_on", "state", "every", "last_contact_on", "by", "organization"),
    delimited=FIELDS,
    json=FIELDS,
)
PLAN_HEADS = {
    **HEADS,
    "by": Phrase("Rhythm of"),
    "counts_from": Phrase("Counts from"),
    "hours": Phrase("Hours a week"),
    "last_contact_on": Phrase("Last contact"),
    "latest": Phrase("At the latest after"),
    "latest_on": Phrase("At the latest"),
    "minutes": Phrase("Minutes"),
    "next_on": Phrase("Next"),
    "size": Phrase("Room for"),
}
STATES = {
    "in_touch": Phrase("in touch"),
    "could_be_nice": Phrase("could be nice"),
    "been_a_while": Phrase("been a while"),
}
CIRCLES = {
    "inner": Phrase("inner circle"),
    "regular": Phrase("regular circle"),
    "wide": Phrase("wide circle"),
}
OWN = Phrase("their own")
TAG = Phrase("tag {tag}")
MOST_MOVES = 10  # lines; after these one looks again


@click.group("rhythm", cls=Group, invoke_without_command=True)
@list_options
@click.pass_context
def rhythm(context: click.Context, shape: Shape) -> None:
    """Show when it is whose turn, and whether there is time for it.

    A rhythm of their own goes before those of tags, and these before that of the circle. Whoever
    has none of them is never suggested.

    relnet rhythm
    relnet rhythm set weber 4w --latest 8w
    relnet rhythm set circle:inner 3w --size 12
    """
    if context.invoked_subcommand is None:
        _plan(shape)


@pass_db
def _plan(db: Connection, shape: Shape) -> None:
    from relnet.jobs.plan_rhythm import check, plan

    fields = shape.choose(COLUMNS)
    items = plan(db, settings().now.today)
    is_table = shape.chosen == "table"
    if is_table and not items:
        tell(Phrase("Nobody has a rhythm yet."))
        tell(Phrase("relnet edit WHO circle=inner  ·  relnet rhythm set WHO 4w"))
        return
    show(shape, fields, (_shown(item) if is_table else _row(item) for item in items), PLAN_HEADS)
    if is_table:
        _show_capacity(check(db, items))


@rhythm.command("set")
@click.argument("holder", metavar="WHO|tag:NAME|circle:NAME")
@click.argument("every", required=False, metavar="INTERVAL|never")
@click.option("--latest", metavar="INTERVAL", help=_("After how long it has been a while."))
@click.option(
    "--from",
    "counts_from",
    type=click.Choice(["contact", "plan"]),
    help=_("Whether the next day counts from the last contact, or goes in fixed steps."),
)
@click.option("--starting", metavar="DAY", help=_("The first day."))
@click.option("--minutes", type=NUMBER, metavar="N", help=_("What it takes each time."))
@click.option("--size", type=NUMBER, metavar="N", help=_("How many people the circle is for."))
@pass_db
def set_(
    db: Connection,
    holder: str,
    every: str | None,
    latest: str | None,
    counts_from: CountsFrom | None,
    starting: str | None,
    minutes: int | None,
    size: int | None,
) -> None:
    """Choose how often to be in touch with a person, a tag or a circle.

    INTERVAL is 14d, 4w, 3m, 1y or 'alle 14 Tage'; never leaves somebody in peace. Without it,
    only what is said changes. Once the interval is over, it could be nice to be in touch; after
    the latest, twice the interval unless said, it has been a while.

    relnet rhythm set weber 6w
    relnet rhythm set tag:customer 3m --latest 4m --minutes 20
    relnet rhythm set koch 1m --from plan --starting 1.6.
    relnet rhythm set circle:wide --size 120
    """
    from relnet.jobs import keep_rhythms
    from relnet.model.rhythm import Wanted

    found = keep_rhythms.holder_of(holder) or choose_contact(db, holder)
    wanted = Wanted(every, latest, counts_from, starting, minutes, size)
    chosen, batch = keep_rhythms.choose(db, settings().now, found, wanted)
    if batch is None:
        tell(Phrase("Nothing to change: it was like that already."))
    _say_rhythm(db, found, chosen)
    tell_undo(batch)


@rhythm.command("clear")
@click.argument("holder", metavar="WHO|tag:NAME|circle:NAME")
@pass_db
def clear(db: Connection, holder: str) -> None:
    """Forget the rhythm of a person, a tag or a circle.

    What is left counts: the tags and the circle of a person, of a circle what relnet brings.

    relnet rhythm clear weber
    """
    from relnet.jobs import keep_rhythms
    from relnet.store.rhythms import chosen, circles

    found = keep_rhythms.holder_of(holder) or choose_contact(db, holder)
    batch = keep_rhythms.clear(db, settings().now, found)
    if isinstance(found, int):
        _say_turn(db, found)
    elif found.startswith("circle:"):
        _say_rhythm(db, found, circles(chosen(db))[found.removeprefix("circle:")])
    else:
        tell(Phrase("The tag {tag} has no rhythm any more.", tag=found.removeprefix("tag:")))
    tell_undo(batch)


def _say_rhythm(db: Connection, holder: int | str, rhythm: Rhythm) -> None:
    """Echo what was chosen, with the day understood."""
    from relnet.rules.rhythm import how_long, how_often, latest
    from relnet.store.rhythms import tagged

    if isinstance(holder, int):
        _say_turn(db, holder)
        return
    often = how_often(rhythm.every)
    who = Phrase(TAG.text, tag=rhythm.name) if rhythm.scope == "tag" else CIRCLES[rhythm.name]
    if rhythm.every == "never":
        tell(Phrase("{who}: left in peace.", who=who))
    else:
        after = how_long(latest(rhythm))
        tell(
            Phrase(
                "{who}: {often}, at the latest after {after}.", who=who, often=often, after=after
            )
        )
    if rhythm.starts_on:
        tell(Phrase("The first day is {day}.", day=rhythm.starts_on))
    if rhythm.scope == "tag":
        people = tagged(db, rhythm.name)
        tell(counted(people, "{n} person has this tag.", "{n} people have this tag."))


def _say_turn(db: Connection, contact_id: int) -> None:
    """Say which rhythm somebody has now, and when it is their turn."""
    from relnet.jobs.plan_rhythm import plan
    from relnet.rules.rhythm import how_long, how_often, latest
    from relnet.store import finding

    who = finding.labels(db, [contact_id])[contact_id]
    found = plan(db, settings().now.today, [contact_id])
    if not found:
        tell(Phrase("{who} is left in peace.", who=who))
        return
    item = found[0]
    tell(
        Phrase(
            "{who}: {often}, at the latest after {after}; next on {day}.",
            who=who,
            often=how_often(item.rhythm.every),
            after=how_long(latest(item.rhythm)),
            day=item.next_on,
        )
    )


def _row(item: Planned) -> dict[str, object]:
    from relnet.model.rhythm import MINUTES
    from relnet.rules.rhythm import latest

    person, own = item.person, item.rhythm
    return {
        "contact_id": person.contact_id,
        "contact": person.contact,
        "organization": person.organization or None,
        "circle": person.circle or None,
        "by": own.scope if own.scope == "contact" else f"{own.scope}:{own.name}",
        "every": own.every,
        "latest": latest(own),
        "counts_from": own.counts_from,
        "starts_on": own.starts_on,
        "minutes": own.minutes or MINUTES,
        "last_contact_on": person.last_on,
        "next_on": item.next_on,
        "latest_on": item.latest_on,
        "state": item.state,
    }


def _shown(item: Planned) -> dict[str, object]:
    """Return the same for people: days of the calendar, and words."""
    from relnet.rules.rhythm import how_often

    row = _row(item)
    days = {name: str(row[name]) for name in ("last_contact_on", "next_on") if row[name]}
    words = {
        "every": how_often(item.rhythm.every),
        "by": _scope(item.rhythm),
        "state": STATES[item.state],
    }
    return {**row, **days, **words}


def _scope(rhythm: Rhythm | Share) -> Phrase:
    if rhythm.scope == "contact":
        return OWN
    return Phrase(TAG.text, tag=rhythm.name) if rhythm.scope == "tag" else CIRCLES[rhythm.name]


def _show_capacity(found: Capacity) -> None:
    write("")
    rows = (row for row in map(_share, found.shares) if row["people"])
    show(Shape("table"), ("by", "people", "size", "every", "hours"), rows, PLAN_HEADS)
    write("")
    facts = {"hours": _hours(found.hours), "given": _hours(found.hours_given)}
    if found.hours <= found.hours_given:
        write_wrapped(
            say(Phrase("The plan takes {hours} hours a week; you have {given}.", **facts))
        )
    else:
        sentence = Phrase(
            "The plan takes {hours} hours a week, more than the {given} you have.", **facts
        )
        write_wrapped(say(sentence))
    if found.moves:
        _propose(found)


def _share(share: Share) -> dict[str, object]:
    from relnet.rules.rhythm import how_often

    own = share.rhythm
    return {
        "by": _scope(share),
        "people": share.people,
        "size": own.size if own else None,
        "every": how_often(own.every) if own else None,
        "hours": _hours(share.hours),
    }


def _hours(hours: float) -> str:
    return say_number(hours, 1)


def _propose(found: Capacity) -> None:
    """Say why, and whom, one could see less often, with the command that does it."""
    for crowd in found.crowds:
        write_wrapped(
            say(
                Phrase(
                    "{circle}: room for {size}, but {people} are in it.",
                    circle=CIRCLES[crowd.circle],
                    size=crowd.size,
                    people=crowd.people,
                )
            )
        )
    if found.hours > found.hours_given:
        after = _hours(found.hours_after)
        write_wrapped(
            say(Phrase("It would take {hours} if you saw some people less often:", hours=after))
        )
    else:
        write_wrapped(say(Phrase("There is room if you see some people less often:")))
    for move in found.moves[:MOST_MOVES]:
        write(say(_move(move)))
    if more := len(found.moves[MOST_MOVES:]):
        write(say(counted(more, "  ... and {n} more", "  ... and {n} more")))


def _move(move: Move) -> Phrase:
    person = move.person
    facts = {"id": person.contact_id, "circle": move.circle, "who": person.contact}
    if person.last_on is None:
        return Phrase("  relnet edit {id} circle={circle}  # {who}, no contact yet", **facts)
    return Phrase(
        "  relnet edit {id} circle={circle}  # {who}, last on {day}", **facts, day=person.last_on
    )
