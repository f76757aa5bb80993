"""When it is somebody's turn: which rhythm counts, and the day it leads to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.rhythm import NEVER, Planned
from relnet.phrase import Phrase, counted
from relnet.rules.calendar_steps import moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relnet.model.rhythm import InTouch, Rhythm, State

YEAR = 365.25  # days
DAY = timedelta(days=1)
FEW = 64  # intervals that are in use; thousands of people may share one
DAYS_IN = {"d": 1.0, "w": 7.0, "m": YEAR / 12, "y": YEAR}
# A contact so shortly before its day in a fixed plan is the one that was planned: up to a quarter
# of the interval, and no more than two weeks.
SHORTLY = timedelta(days=14)
# A month back and a month on again may end up to three days earlier: 31 March, 28 February.
A_MONTHS_END = timedelta(days=3)


def planned(person: InTouch, today: date) -> Planned | None:
    """Return when it is somebody's turn; None for whoever has no rhythm, or is left in peace.

    From the last contact, or the day on which the owner settled a turn without one, it is one
    interval to the next; whoever never had any counts from the day they, or the rhythm, came.
    A day that was fixed for the first turn holds until a contact on it, or after it.
    In a fixed plan it is the first of its steps that no contact belongs to: one inside a step,
    or shortly before its day, does. Contacts after today are not known of.
    """
    rhythm = rhythm_of(person.rhythms)
    if rhythm is None or rhythm.every == NEVER:
        return None
    done_on = max(filter(None, (person.last_on, person.settled_on)), default=None)
    if rhythm.starts_on and (rhythm.counts_from == "plan" or _is_first(rhythm.starts_on, done_on)):
        next_on = rhythm.starts_on
        if rhythm.counts_from == "plan":
            next_on = _planned_step(rhythm, rhythm.starts_on, done_on)
        latest_on = _latest_step(rhythm, rhythm.starts_on, next_on)
    else:
        since = done_on or max(person.known_since, rhythm.began_on or date.min)
        next_on = later(since, rhythm.every)
        latest_on = max(next_on, later(since, latest(rhythm)))
    return Planned(person, rhythm, next_on, latest_on, _state(next_on, latest_on, today))


def rhythm_of(rhythms: Sequence[Rhythm]) -> Rhythm | None:
    """Return which rhythm counts: a person's own before tags before the circle.

    Of several tags it is the shortest, but one that leaves people in peace comes first.
    """
    if len(rhythms) == 1:
        return rhythms[0]
    order = {"contact": 0, "tag": 1, "circle": 2}
    return min(
        rhythms,
        key=lambda rhythm: (order[rhythm.scope], days_of(rhythm.every), rhythm.name),
        default=None,
    )


def latest(rhythm: Rhythm) -> str:
    """Return after how long it has been a while; unless said, after twice the interval."""
    n, unit = parts(rhythm.every)
    return rhythm.latest or f"{2 * n}{unit}"


def lately(rhythm: Rhythm, until: date) -> date | None:
    """Return a day after which contact is so recent that nobody's turn comes by ``until``.

    None where a day was fixed, which contact does not move. It is on the safe side: ``planned``
    says whose turn it really is.
    """
    if rhythm.every == NEVER:
        return date.min
    if rhythm.counts_from == "plan" or rhythm.starts_on:
        return None
    day = later(until, rhythm.every, -1)
    return day + min(A_MONTHS_END, date.max - day)


def first_step(starts_on: date, every: str, after: date) -> date:
    """Return the first day later than ``after`` that lies on a plan's steps.

    Steps count from the first day, so that one on the 31st is not the 28th for ever after a
    February; the end of the calendar is the last step there is.
    """
    return later(starts_on, every, _steps(starts_on, every, after))


def later(day: date, every: str, times: int = 1) -> date:
    """Go on by an interval such as 4w, or back; at the end of the calendar stay there."""
    n, unit = parts(every)
    try:
        return moved(day, times * n, unit)
    except OverflowError:
        return date.max if times > 0 else date.min


@lru_cache(FEW)
def days_of(every: str) -> float:
    """Return about how many days an interval has, 0 for never; a month is a twelfth of a year."""
    if every == NEVER:
        return 0.0
    n, unit = parts(every)
    return n * DAYS_IN[unit]


@lru_cache(FEW)
def parts(every: str) -> tuple[int, str]:
    """Take an interval as relnet writes it (``4w``) apart: number and unit."""
    return int(every[:-1]), every[-1]


@lru_cache(FEW)
def how_often(every: str) -> Phrase:
    """Say an interval as a recurrence."""
    if every == NEVER:
        return Phrase("left in peace")
    n, unit = parts(every)
    if unit == "d":
        return counted(n, "every day", "every {n} days")
    if unit == "w":
        return counted(n, "every week", "every {n} weeks")
    if unit == "m":
        return counted(n, "every month", "every {n} months")
    return counted(n, "every year", "every {n} years")


@lru_cache(FEW)
def how_long(every: str) -> Phrase:
    """Say an interval as a span that follows "after"."""
    n, unit = parts(every)
    if unit == "d":
        return counted(n, "{n} day", "{n} days")
    if unit == "w":
        return counted(n, "{n} week", "{n} weeks")
    if unit == "m":
        return counted(n, "{n} month", "{n} months")
    return counted(n, "{n} year", "{n} years")


def _steps(starts_on: date, every: str, after: date) -> int:
    """Return how many steps it is from the first day to the first one later than ``after``."""
    n, unit = parts(every)
    longest = {"d": 1, "w": 7, "m": 31, "y": 366}[unit] * n
    step = max(0, (after - starts_on).days // longest)  # never too far: these steps are long
    while (day := later(starts_on, every, step)) <= after and day < date.max:
        step += 1
    return step


def _is_first(starts_on: date, done_on: date | None) -> bool:
    return done_on is None or done_on < starts_on


def _latest_step(rhythm: Rhythm, starts_on: date, next_on: date) -> date:
    """Return when it has been a while, counted as if the step before had been taken.

    Like the steps it counts from the first day, so that a February does not shorten it.
    """
    step = _steps(starts_on, rhythm.every, next_on - DAY) - 1 if next_on > starts_on else -1
    (n, unit), (most, unit_of_most) = parts(rhythm.every), parts(latest(rhythm))
    if unit == unit_of_most:
        return max(next_on, later(starts_on, f"1{unit}", step * n + most))
    return max(next_on, later(later(starts_on, rhythm.every, step), latest(rhythm)))


def _planned_step(rhythm: Rhythm, starts_on: date, done_on: date | None) -> date:
    if done_on is None:
        return starts_on
    shortly = min(SHORTLY, timedelta(days=days_of(rhythm.every) // 4))
    silenced_until = done_on + min(shortly, date.max - done_on)
    if silenced_until < starts_on:
        return starts_on
    return first_step(starts_on, rhythm.every, silenced_until)


def _state(next_on: date, latest_on: date, today: date) -> State:
    if today < next_on:
        return "in_touch"
    return "could_be_nice" if today <= latest_on else "been_a_while"
