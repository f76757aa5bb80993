"""Congratulate on birthdays, on the day, and so that no weekend swallows one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.partial_date import PartialDate
from relnet.model.suggestion import Suggestion
from relnet.model.today import reading_day
from relnet.phrase import Phrase
from relnet.rules.yearly import DAYS_OFF, age_on, announced_on, days_around, is_round_age

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.diary import Birthday
    from relnet.model.today import Today

NEEDS = "birthdays"
LATE = timedelta(days=3)  # as long as wishes still feel like wishes
BEFORE = AFTER = DAYS_OFF
MINUTES, MINUTES_ROUND = 5, 10  # some lines or a short call; one takes more time for round ones

# On the scale of relnet/rules/agenda.py.
TODAY, TODAY_ROUND = 90.0, 100.0
AHEAD, AHEAD_ROUND = 75.0, 78.0  # of days off: thanks can wait until after them, wishes cannot
LATE_WISHES, LATE_ROUND = 84.0, 88.0  # for three days, while thanks have two weeks


def suggest(birthdays: Iterable[Birthday], today: Today) -> Iterator[Suggestion]:
    """Suggest wishes on the birthday, on the last working day before it, and 3 days late.

    The birthday of a working day is announced that day, one of a weekend on Friday, one of Easter
    Monday on Maundy Thursday; late wishes may wait for the first working day, however many days
    off come first. Values that are no PartialDate ("about 1960") tell no day and are passed over.
    29 February is kept on the 28th outside leap years. Whoever was congratulated since the
    announcement is left out.
    """
    kept_on = days_around(today, LATE)
    for birthday in birthdays:
        day = kept_on.get(birthday.value[-5:])
        if day and not _was_congratulated(birthday, day, today):
            try:
                born = PartialDate.parse(birthday.value)
            except ValueError:
                continue
            yield _congratulation(birthday, born, day, today)


def _was_congratulated(birthday: Birthday, day: date, today: Today) -> bool:
    done_on = birthday.congratulated_on
    return done_on is not None and done_on >= announced_on(day, today.holidays)


def _congratulation(birthday: Birthday, born: PartialDate, day: date, today: Today) -> Suggestion:
    age = age_on(born, day)
    is_round = is_round_age(age)
    kind = "round_birthday" if is_round else "birthday"
    return Suggestion(
        key=f"birthday:contact-{birthday.contact_id}:{day.year}",
        kind="congratulate",
        contact_id=birthday.contact_id,
        contact=birthday.contact,
        organization=birthday.organization,
        due_on=day,
        reason=_reason(age, day, reading_day(today), is_round=is_round),
        weight=_weight(day, today.day, is_round=is_round),
        evidence=tuple(_evidence(birthday, born, age, day)),
        is_for_the_day=True,
        minutes=MINUTES_ROUND if is_round else MINUTES,
        facts={"kind": kind, "birthday": day, **({"age": age} if age else {})},
    )


def _weight(day: date, today: date, *, is_round: bool) -> float:
    if day == today:
        return TODAY_ROUND if is_round else TODAY
    if day > today:
        return AHEAD_ROUND if is_round else AHEAD
    return LATE_ROUND if is_round else LATE_WISHES


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
        yield Phrase("birthday noted as {value}", value=_written(born))
    else:
        yield Phrase("born on {day}", day=born.in_year(born.year))
    if (born.month, born.day) != (day.month, day.day):
        yield Phrase("29 February is kept on {day} this year", day=day)
    if birthday.congratulated_on:
        yield Phrase("congratulated before, on {day}", day=birthday.congratulated_on)


def _written(born: PartialDate) -> Phrase:
    """Return a birthday as it is noted, for people to read; programs read ``--04-15``."""
    month, day = f"{born.month:02}", f"{born.day:02}"
    if born.year is None:
        return Phrase("--{month}-{day}", month=month, day=day)
    return Phrase("{year}-{month}-{day}", year=f"{born.year:04}", month=month, day=day)
