"""relnet today."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import NOBODY_YET, show
from relnet.cli.options import pass_db, whole_number
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Shape, list_options
from relnet.cli.today_lines import columns, rows
from relnet.errors import BadValueError
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relnet.model.plan import Plan
    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

SCREENFUL = 10  # lines
LONGEST = 600  # minutes; nobody has more in a day


@command("today")
@click.option("--all", "everything", is_flag=True, help=_("Every line, not just a screenful."))
@click.option("--week", is_flag=True, help=_("What the next seven days hold, day by day."))
@click.option(
    "--minutes", type=whole_number(1, LONGEST), metavar="N",
    help=_("Only what is worth most in so many minutes."),
)  # fmt: skip
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND,...", help=_("Only these: thank, promise ...")
)
@click.option(
    "--hidden", is_flag=True, help=_("What skip, snooze and never hide, and how it comes back.")
)
@list_options
@pass_db
def today(
    db: Connection,
    everything: bool,
    week: bool,
    minutes: int | None,
    kinds: tuple[str, ...],
    hidden: bool,
    shape: Shape,
) -> None:
    """Show whom to thank, congratulate or call today, and why.

    At most ten lines, the most important first, and of them no more than five to stay in touch;
    --all shows the rest, as does relnet rhythm. Each line has its number: done N logs it,
    snooze N brings it back later, skip N lets it go this time, never N for good; why N shows
    how its place came about. On Sundays and public holidays only what is for this very day is
    shown; the rest waits.

    relnet today --minutes 10
    relnet today --week --kind congratulate
    """
    wanted = _kinds(kinds)
    if hidden:
        _show_hidden(db, wanted, shape, is_alone=not (week or minutes))
        return
    fields = shape.choose(columns("day" if week else "n", *(["minutes"] if minutes else [])))
    if week:
        if minutes:
            raise click.UsageError(_("--minutes is about today; leave --week out."))
        _show_week(db, wanted, shape, fields)
        return
    from relnet.jobs.place_lines import every_line
    from relnet.jobs.plan_today import plan_day

    top = None if minutes or everything or kinds or shape.limit is not None else SCREENFUL
    plan = plan_day(db, settings().now.today, top)
    shown = every_line(db, plan) if everything else plan.lines
    lines = [(n, item) for n, item in enumerate(shown, 1) if item.kind in wanted]
    chosen = _packed(lines, minutes) if minutes else lines
    if not (minutes or everything or shape.limit is not None):
        chosen = chosen[:SCREENFUL]
    if chosen or shape.chosen != "table":
        show(shape, fields, _rows(db, chosen, plan.day))
    if shape.chosen == "table":
        _say_what_next(db, plan, lines, chosen, minutes)
        if not everything:
            _say_what_waits(plan, wanted)
            _say_who_comes_later(plan, wanted)


def _show_hidden(db: Connection, kinds: set[str], shape: Shape, *, is_alone: bool) -> None:
    from relnet.cli.today_hidden import show_hidden

    if not is_alone:
        raise click.UsageError(_("--hidden is a list of its own; leave --week and --minutes out."))
    show_hidden(db, kinds, shape)


def _rows(
    db: Connection, lines: Sequence[tuple[int | None, Suggestion]], day: date
) -> Iterator[dict[str, object]]:
    from relnet.jobs.plan_today import advised

    items = advised(db, [item for _n, item in lines])
    return rows(zip((n for n, _item in lines), items, strict=True), day)


def _kinds(asked: Sequence[str]) -> set[str]:
    from relnet.model.suggestion import SuggestionKind

    known = get_args(SuggestionKind)
    kinds = [kind.strip().lower().replace("-", "_") for text in asked for kind in text.split(",")]
    for kind in kinds:
        if kind not in known:
            raise BadValueError(
                "--kind", kind, Phrase("it is one of {known}.", known=", ".join(known))
            )
    return {*kinds} or {*known}


def _packed(lines: Sequence[tuple[int, Suggestion]], minutes: int) -> list[tuple[int, Suggestion]]:
    from relnet.rules.packing import pack

    chosen = {item.key for item in pack([item for _n, item in lines], minutes)}
    return [line for line in lines if line[1].key in chosen]


def _show_week(db: Connection, kinds: set[str], shape: Shape, fields: Sequence[str]) -> None:
    from relnet.jobs.plan_today import plan_week

    found: list[dict[str, object]] = []
    is_today = True
    for plan in plan_week(db, settings().now.today):
        numbered = enumerate(plan.lines, 1)
        lines = [(n if is_today else None, item) for n, item in numbered if item.kind in kinds]
        found.extend(_rows(db, lines, plan.day))
        is_today = False
    if not found and shape.chosen == "table":
        tell(Phrase("Nothing comes up in the next seven days. Enjoy them."))
        return
    show(shape, fields, found)


def _say_what_next(
    db: Connection,
    plan: Plan,
    lines: Sequence[tuple[int, Suggestion]],
    chosen: Sequence[tuple[int, Suggestion]],
    minutes: int | None,
) -> None:
    if not chosen:
        from relnet.store.village_in import is_empty

        if lines and minutes:
            least = min(item.minutes for _n, item in lines)
            tell(
                counted(
                    least,
                    "The shortest line takes {n} minute.",
                    "The shortest line takes {n} minutes.",
                )
            )
        else:
            nothing = Phrase("Nothing to do for {day}. Enjoy it.", day=plan.day)
            tell(NOBODY_YET if is_empty(db) else nothing)
        return
    if minutes:
        total = sum(item.minutes for _n, item in chosen)
        tell(counted(total, "{n} minute in all.", "{n} minutes in all."))
    elif more := len(lines) - len(chosen):
        tell(counted(more, "{n} more: relnet today --all", "{n} more: relnet today --all"))
    if any(item.kind == "card" for _n, item in chosen):
        tell(Phrase("No card yet: relnet card --qr shows yours; relnet edit WHO email=ADDRESS"))
    tell(Phrase("relnet draft N  ·  done N  ·  snooze N DAY  ·  skip N  ·  never N  ·  why N"))


def _say_what_waits(plan: Plan, kinds: set[str]) -> None:
    waiting = sum(item.kind in kinds for item in plan.waiting)
    if waiting:
        tell(
            counted(
                waiting,
                "{n} line waits until {day}: relnet today --all",
                "{n} lines wait until {day}: relnet today --all",
                day=plan.next_on,
            )
        )


def _say_who_comes_later(plan: Plan, kinds: set[str]) -> None:
    later = sum(item.kind in kinds for item in plan.later)
    if later:
        tell(
            counted(
                later,
                "{n} more person to be in touch with on another day: relnet today --all",
                "{n} more people to be in touch with on other days: relnet today --all",
            )
        )
