"""Congratulate on birthdays, on the day, and so that no weekend swallows one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.partial_date import PartialDate
from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.calendar_steps import working_day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.diary import Birthday

DAY = timedelta(days=1)
LATE_DAYS = 3  # as long as wishes still feel like wishes; a weekend and the Monday after it
LONGEST_LIFE = 120  # years; beyond it the year is a slip of the pen, and no age is named
ROUND = {18, 25, 75}  # what is celebrated beside the full tens

# On the scale of relnet/rules/agenda.py.
TODAY, TODAY_ROUND = 90.0, 100.0
NEAR, NEAR_ROUND = 50.0, 60.0


def suggest_congratulations(birthdays: Iterable[Birthday], today: date) -> Iterator[Suggestion]:
    """Suggest wishes on the birthday, on the last working day before it, and 3 days late.

    The birthday of a working day is announced that day, one of a weekend on Friday. Values that
    are no PartialDate ("about 1960") tell no day and are passed over. 29 February is kept on
    the 28th outside leap years. Whoever was congratulated since the announcement is left out.
    """
    kept_on = dict(_days_around(today))
    for birthday in birthdays:
        day = kept_on.get(birthday.value[-5:])
        if day and not _was_congratulated(birthday, day):
            try:
                born = PartialDate.parse(birthday.value)
            except ValueError:
                continue
            yield _congratulation(birthday, born, day, today)


def _days_around(today: date) -> Iterator[tuple[str, date]]:
    """List the birthdays (``04-15``) that concern today, each with the day it is kept on."""
    day, end = today - LATE_DAYS * DAY, working_day_after(today)
    while day < end:
        yield f"{day:%m-%d}", day
        if (day.month, day.day) == (2, 28) and (day + DAY).day == 1:
            yield "02-29", day
        day += DAY


def _was_congratulated(birthday: Birthday, day: date) -> bool:
    announced_on = day
    while working_day_after(announced_on - DAY) > day:
        announced_on -= DAY
    return birthday.congratulated_on is not None and birthday.congratulated_on >= announced_on


def _congratulation(birthday: Birthday, born: PartialDate, day: date, today: date) -> Suggestion:
    age = _age(born, day)
    is_round = age is not None and (age % 10 == 0 or age in ROUND)
    if day == today:
        weight = TODAY_ROUND if is_round else TODAY
    else:
        weight = NEAR_ROUND if is_round else NEAR
    return Suggestion(
        key=f"birthday:contact-{birthday.contact_id}:{day.year}",
        kind="congratulate",
        contact_id=birthday.contact_id,
        contact=birthday.contact,
        organization=birthday.organization,
        due_on=day,
        reason=_reason(age, day, today, is_round=is_round),
        weight=weight,
        evidence=tuple(_evidence(birthday, born, age, day)),
    )


def _age(born: PartialDate, day: date) -> int | None:
    """Return what they turn, None if the year is unknown or cannot be theirs."""
    age = day.year - born.year if born.year is not None else 0
    return age if 0 < age <= LONGEST_LIFE else None


def _reason(age: int | None, day: date, today: date, *, is_round: bool) -> Phrase:
    if day == today:
        return _on_the_day(age, is_round=is_round)
    if day > today:
        return _ahead(age, day, is_round=is_round)
    return _late(age, day, is_round=is_round)


def _on_the_day(age: int | None, *, is_round: bool) -> Phrase:
    if age is None:
        return Phrase("has a birthday today")
    if is_round:
        return Phrase("turns {age} today, a round birthday", age=age)
    return Phrase("turns {age} today", age=age)


def _ahead(age: int | None, day: date, *, is_round: bool) -> Phrase:
    if age is None:
        return Phrase("has a birthday on {day}", day=day)
    if is_round:
        return Phrase("turns {age} on {day}, a round birthday", age=age, day=day)
    return Phrase("turns {age} on {day}", age=age, day=day)


def _late(age: int | None, day: date, *, is_round: bool) -> Phrase:
    if age is None:
        return Phrase("had a birthday on {day}; late wishes are welcome too", day=day)
    if is_round:
        return Phrase(
            "turned {age} on {day}, a round birthday; late wishes are welcome too",
            age=age,
            day=day,
        )
    return Phrase("turned {age} on {day}; late wishes are welcome too", age=age, day=day)


def _evidence(
    birthday: Birthday, born: PartialDate, age: int | None, day: date
) -> Iterator[Phrase]:
    if born.year is None or age is None:
        yield Phrase("birthday noted as {value}", value=birthday.value)
    else:
        yield Phrase("born on {day}", day=born.in_year(born.year))
    if (born.month, born.day) != (day.month, day.day):
        yield Phrase("29 February is kept on {day} this year", day=day)
    if birthday.congratulated_on:
        yield Phrase("last congratulated on {day}", day=birthday.congratulated_on)
