"""Work out whom to turn to today, and in the days to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from relnet.jobs.advise_channels import channels_for
from relnet.jobs.know_holidays import holidays_around
from relnet.jobs.place_lines import every_line, placed
from relnet.model.noun import noun
from relnet.model.plan import Plan
from relnet.model.suggestion import Decision, keys_of
from relnet.model.today import Today
from relnet.rules.agenda import TURNS, agenda, is_for, one_each, one_thanks_each
from relnet.rules.calendar_steps import is_working_day, working_day_after
from relnet.rules.mourning import RECENT, REMEMBERED, silenced_by_mourning
from relnet.rules.occasions import life_wishes, rules
from relnet.rules.rhythm import lately
from relnet.store import (
    anniversaries,
    favours,
    follow_ups,
    life_events,
    mourning,
    occasions,
    rhythms,
    silences,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from relnet.model.suggestion import Suggestion
    from relnet.rules.occasions import Rule
    from relnet.store import Connection

WEEK = 7  # days


@noun
class Outlook:
    """What the data says about a row of days: what each rule judges, and what was decided."""

    read_on: date
    holidays: dict[date, str]
    found: list[tuple[Rule, list[Any]]]
    bereaved: dict[int, date]
    decisions: dict[str, Decision]
    silences: set[tuple[int, str]]
    turns_taken: int


def suggestions(db: Connection, today: date) -> list[Suggestion]:
    """Return all lines of today in the order of their numbers, most important first.

    What waits for a working day comes behind, then those whose turn stays for a later day.
    """
    return every_line(db, plan_day(db, today))


def advised(db: Connection, items: Sequence[Suggestion]) -> list[Suggestion]:
    """Return suggestions with the best channel that is allowed, and what to mind about it."""
    found = channels_for(db, items)
    advice = [found[item.contact_id, item.kind] for item in items]
    return [
        replace(item, channel=one.channel, advice=one.advice)
        for item, one in zip(items, advice, strict=True)
    ]


def plan_day(db: Connection, day: date, top: int | None = None) -> Plan:
    """Return what a day holds.

    On a day off that is what is for this very day; the rest waits, unless it would be over by
    the next working day. Whoever needs only the ``top`` lines says so: the others are then not
    weighed, and in no order.
    """
    return _plan(db, _look(db, day, day), day, top=top)


def plan_week(db: Connection, first: date) -> list[Plan]:
    """Return what seven days hold; each occasion stands on the first day it is on."""
    days = [first + timedelta(days=n) for n in range(min(WEEK, (date.max - first).days + 1))]
    outlook = _look(db, first, days[-1])
    seen: set[str] = set()
    week = []
    for day in days:
        plan = _plan(db, outlook, day, seen)
        seen |= {key for line in plan.lines for key in keys_of(line)}
        week.append(replace(plan, waiting=()))
    return week


def occasions_on(db: Connection, day: date) -> Iterator[Suggestion]:
    """Yield what the rules see in the data on a day, whatever was decided about it."""
    return _occasions(_look(db, day, day), day)


def _look(db: Connection, first: date, last: date) -> Outlook:
    """Read what the rules judge, once for all these days and the working day after them."""
    holidays = holidays_around(db, first)
    if not is_working_day(last, holidays):
        last = _next_working_day(last, holidays) or last
    return Outlook(
        first,
        holidays,
        _found(db, first, last),
        mourning.bereaved(db, first - min(REMEMBERED, first - date.min), last, RECENT),
        occasions.decisions(db),
        silences.silences(db),
        occasions.turns_taken(db, first),
    )


def _found(db: Connection, first: date, last: date) -> list[tuple[Rule, list[Any]]]:
    """Read for every rule what it needs; rules that need the same share it."""
    every = rules()
    spans: dict[str, tuple[date, date]] = {}
    for rule in every:
        since, until = spans.get(rule.NEEDS, (date.max, date.min))
        since = min(since, first - min(rule.BEFORE, first - date.min))
        until = max(until, last + min(rule.AFTER, date.max - last))
        spans[rule.NEEDS] = since, until
    read = {name: [*READERS[name](db, *span)] for name, span in spans.items()}
    return [(rule, read[rule.NEEDS]) for rule in every]


def _occasions(outlook: Outlook, day: date) -> Iterator[Suggestion]:
    today = Today(day, outlook.holidays, outlook.read_on)
    found = (item for rule, items in outlook.found for item in rule.suggest(items, today))
    return silenced_by_mourning(found, outlook.bereaved, day)


def _plan(
    db: Connection,
    outlook: Outlook,
    day: date,
    seen: Container[str] = frozenset(),
    top: int | None = None,
) -> Plan:
    found = agenda(_occasions(outlook, day), outlook.decisions, day, outlook.silences)
    one = one_each(found, outlook.decisions)
    new = one_thanks_each(line for line in one if line.key not in seen)
    room = max(0, TURNS - outlook.turns_taken) if day == outlook.read_on else TURNS
    lines, later = placed(db, new, outlook.decisions, day, room, top)
    next_on = _next_working_day(day, outlook.holidays)
    if is_working_day(day, outlook.holidays) or next_on is None:
        return Plan(day, tuple(lines), later=tuple(later))
    lasting = {item.key for item in _occasions(outlook, next_on)}
    waits = {
        line.key
        for line in lines
        if lasting.issuperset(keys_of(line))
        and not any(is_for(line, outlook.decisions.get(key), day) for key in keys_of(line))
    }
    return Plan(
        day,
        tuple(line for line in lines if line.key not in waits),
        tuple(line for line in lines if line.key in waits),
        next_on,
        tuple(later),
    )


def _next_working_day(day: date, holidays: dict[date, str]) -> date | None:
    """Return the next working day; None at the end of the calendar."""
    try:
        return working_day_after(day, holidays)
    except OverflowError:
        return None


def _guests_ahead(db: Connection, since: date, until: date) -> Iterable[Any]:
    """Gather who may be at events ahead; what that takes is loaded only if there are any."""
    if not occasions.is_event_ahead(db, since, until):
        return ()
    guests: Iterable[Any] = import_module("relnet.jobs.gather_guests").guests_ahead(
        db, since, until
    )
    return guests


# What rules judge, read for the days from one to another.
READERS: dict[str, Callable[[Connection, date, date], Iterable[Any]]] = {
    "anniversaries": anniversaries.anniversaries,
    "birthdays": anniversaries.birthdays,
    "encounters": occasions.encounters,
    "favours": favours.favours,
    "follow_ups": lambda db, _since, until: follow_ups.due(db, until),
    "in_touch": lambda db, since, until: rhythms.in_touch(
        db, since, lately=partial(lately, until=until)
    ),
    "losses": mourning.losses,
    "guests_ahead": _guests_ahead,
    "meetings": favours.meetings,
    "milestones": lambda db, since, until: life_events.milestones(
        db, life_wishes.KINDS, since, until
    ),
    "praises": favours.praises,
    "talks": favours.talks,
}
