"""The shapes of words that name a day; each family knows a few of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from relnet.errors import BadDayError
from relnet.model.noun import noun
from relnet.model.partial_date import LEAP_YEAR
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import end_of, moved, start_of
from relnet.rules.day_tokens import calendar_day
from relnet.rules.day_words import DAYS, EDGES, MONTHS, SPANS, STEPS, UNITS, WEEKDAYS, WEEKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from relnet.rules.day_tokens import Token

_YEARS_AROUND = 8  # 29 February can be that far away: 1896 to 1904, 2096 to 2104
_LONG_YEAR = 2026  # has 53 ISO weeks
_LAST_DAY = 31
_FRIDAY = 4  # days after Monday
# How far after its beginning the middle of a span lies: Wednesday, the 15th, 1 July.
_MIDDLE = {"w": (2, "d"), "m": (14, "d"), "y": (6, "m")}


@noun
class Said:
    """A text on its way to become a day."""

    text: str
    words: list[Token]
    today: date
    past: bool


def _spoken(said: Said) -> date | None:
    """Today and its neighbours, weekdays."""
    match said.words:
        case [str(weekday)] if weekday in WEEKDAYS:
            return _weekday(said, WEEKDAYS[weekday], 0)
        case [str(step), str(weekday)] if step in STEPS and weekday in WEEKDAYS:
            return _weekday(said, WEEKDAYS[weekday], STEPS[step])
    ahead = DAYS.get(" ".join(map(str, said.words)))
    return None if ahead is None else moved(said.today, ahead, "d")


def _weekday(said: Said, weekday: int, step: int) -> date:
    ahead = (weekday - said.today.weekday()) % 7
    if step > 0:
        ahead += 7 * (step - (ahead > 0))
    elif step < 0 or (said.past and ahead):
        ahead += 7 * (step or -1)
    return moved(said.today, ahead, "d")


def _written(said: Said) -> date | None:
    """3.12., 3.12.2026, 3. Dezember, Dec 3 2026, and a weekday before any of them."""
    match said.words:
        case [date() as day]:
            return day
        case [int(day), ".", int(month)]:
            return _yearless(said, month, day)
        case [int(day), str(name)] | [str(name), int(day)] if name in MONTHS:
            return _yearless(said, MONTHS[name], day)
        case [int(day), ".", int(month), ".", int(year)]:
            return calendar_day(said.text, _full(year, said), month, day)
        case [int(day), str(n), int(year)] | [str(n), int(day), int(year)] if n in MONTHS:
            return calendar_day(said.text, _full(year, said), MONTHS[n], day)
    return _with_weekday(said)


def _with_weekday(said: Said) -> date | None:
    match said.words:
        case [str(weekday), *rest] if weekday in WEEKDAYS:
            day = _written(replace(said, words=rest))
            if day and day.weekday() != WEEKDAYS[weekday]:
                why = Phrase("{day} falls on another day of the week.", day=day.isoformat())
                raise BadDayError(said.text, why)
            return day
    return None


def _counted(said: Said) -> date | None:
    """In 3 Tagen, 2 weeks ago, +2w, Montag in einer Woche, a week from tomorrow."""
    match said.words:
        case [int(n), str(u)] | ["+" | "in", int(n), str(u)] if u in UNITS:
            return moved(said.today, n, UNITS[u])
        case ["-" | "vor", int(n), str(u)] | [int(n), str(u), "ago"] if u in UNITS:
            return moved(said.today, -n, UNITS[u])
        case ["heute", "vor", int(n), str(u)] if u in UNITS:
            return moved(said.today, -n, UNITS[u])
        case [*base, "in", int(n), str(u)] | [int(n), str(u), "from", *base] if u in UNITS:
            start = _spoken(replace(said, words=base, past=False))
            return start and moved(start, n, UNITS[u])
    return None


def _period(said: Said) -> date | None:
    """Nächste Woche, Monatsende, end of next week, Mitte Mai, Ende Dezember."""
    match said.words:
        case [str(step), str(u)] if STEPS.get(step) and u in UNITS:
            return moved(start_of(UNITS[u], said.today), STEPS[step], UNITS[u])
        case [str(edge), str(step), str(u)] if edge in EDGES and step in STEPS and u in SPANS:
            return _edge(edge, SPANS[u], moved(said.today, STEPS[step], SPANS[u]))
        case [str(edge), str(u)] if edge in EDGES and u in SPANS:
            around = (moved(said.today, n, SPANS[u]) for n in (-1, 0, 1))
            return _closest(said, (_edge(edge, SPANS[u], day) for day in around))
        case [str(edge), str(month)] if edge in EDGES and month in MONTHS:
            starts = _around(said, lambda year: date(year, MONTHS[month], 1))
            return _closest(said, (_edge(edge, "m", day) for day in starts))
    return None


def _edge(edge: str, unit: str, day: date) -> date:
    """Return where a span begins or ends, or its middle; a working week ends on Friday."""
    first = start_of(unit, day)
    if EDGES[edge] == "first":
        return first
    if EDGES[edge] == "middle":
        return moved(first, *_MIDDLE[unit])
    return moved(first, _FRIDAY, "d") if unit == "w" else end_of(unit, day)


def _week(said: Said) -> date | None:
    """KW 48, week 48 of 2027, 2026-W48: the Monday of an ISO week."""
    match said.words:
        case [str(kw), int(n)] | ["in", str(kw), int(n)] if kw in WEEKS:
            return _next_week(said, n)
        case [int(n), "kw" | "kalenderwoche"]:
            return _next_week(said, n)
        case [str(kw), int(n), int(year)] | [str(kw), int(n), "/", int(year)] if kw in WEEKS:
            return _monday(said, _full(year, said), n)
        case [int(year), "-", "w", int(n)]:
            return _monday(said, _full(year, said), n)
    return None


def _day_of_week(said: Said) -> date | None:
    """Freitag nächster Woche, next week Friday, Freitag in KW 48: a day of a week that is named."""
    match said.words:
        case [str(weekday), "in", *week] | [str(weekday), *week] if weekday in WEEKDAYS:
            return _in_week(said, week, WEEKDAYS[weekday])
        case [*week, str(weekday)] if weekday in WEEKDAYS:
            return _in_week(said, week, WEEKDAYS[weekday])
    return None


def _in_week(said: Said, week: list[Token], weekday: int) -> date | None:
    monday: date | None
    match week:
        case [str(step), str(u)] if step in STEPS and UNITS.get(u) == "w":
            monday = moved(start_of("w", said.today), STEPS[step], "w")
        case _:
            monday = _week(replace(said, words=week))
    return monday and moved(monday, weekday, "d")


def _next_week(said: Said, n: int) -> date:
    """Return the Monday of the next such week, or the latest; this week counts for both."""
    _monday(said, _LONG_YEAR, n)
    this_week = replace(said, today=start_of("w", said.today))
    return _closest(this_week, _around(said, lambda year: date.fromisocalendar(year, n, 1)))


def _monday(said: Said, year: int, n: int) -> date:
    try:
        return date.fromisocalendar(year, n, 1)
    except ValueError:
        raise BadDayError(said.text, Phrase("that year has no such week.")) from None


def _two_ways(said: Said) -> None:
    """Refuse 12/03/2026: some read it as 3 December, others as 12 March."""
    orders: list[list[Token]]
    match said.words:
        case [int(a), "/" | "-", int(b)]:
            orders = [[a, ".", b], [b, ".", a]]
        case [int(a), "/" | "-", int(b), "/" | "-", int(c)] if a <= _LAST_DAY:
            orders = [[a, ".", b, ".", c], [b, ".", a, ".", c]]
        case [int(a), "/" | "-", int(b), "/" | "-", int(c)]:
            orders = [[c, ".", b, ".", a]]
        case _:
            return
    match list(dict.fromkeys(_readings(said, orders))):
        case [day]:
            raise BadDayError(said.text, Phrase("write it as {day}.", day=day))
        case [day, other]:
            why = Phrase("it could be {day} or {other}: write one.", day=day, other=other)
            raise BadDayError(said.text, why)


def _readings(said: Said, orders: list[list[Token]]) -> Iterator[str]:
    for words in orders:
        try:
            yield str(_written(replace(said, words=words)))
        except BadDayError:
            continue


def _yearless(said: Said, month: int, day: int) -> date:
    calendar_day(said.text, LEAP_YEAR, month, day)
    return _closest(said, _around(said, lambda year: date(year, month, day)))


def _full(year: int, said: Said) -> int:
    """Complete a year of two digits: at most 50 years ahead, with ``past`` not ahead."""
    if year < 100:
        latest = said.today.year + (0 if said.past else 50)
        return latest - (latest - year) % 100
    if year < 1000:
        raise BadDayError(said.text)
    return year


def _around(said: Said, day_in: Callable[[int], date]) -> Iterator[date]:
    """Yield a day of each year around today, leaving out the years that lack it."""
    for year in range(said.today.year - _YEARS_AROUND, said.today.year + _YEARS_AROUND + 1):
        try:
            yield day_in(year)
        except ValueError:
            continue


def _closest(said: Said, days: Iterable[date]) -> date:
    """Return the first of these days from today on, or with ``past`` the last up to today."""
    if said.past:
        found = max((day for day in days if day <= said.today), default=None)
    else:
        found = min((day for day in days if day >= said.today), default=None)
    if found is None:
        raise OverflowError
    return found


# The first that knows the words decides.
RULES = (_spoken, _written, _counted, _period, _week, _day_of_week, _two_ways)
