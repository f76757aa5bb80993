"""Congratulate on round anniversaries: at work, of a company, and, quietly, of a marriage."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.partial_date import PartialDate
from relnet.model.suggestion import Suggestion
from relnet.model.today import reading_day
from relnet.phrase import Phrase
from relnet.rules.yearly import DAYS_OFF, announced_on, days_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.occasion import Anniversary
    from relnet.model.today import Today

NEEDS = "anniversaries"
# How long after the day wishes are welcome. A jubilee is celebrated in the weeks around it; a
# wedding anniversary is the couple's own day.
LATE = {
    "jubilee": timedelta(days=14),
    "new_job": timedelta(days=14),
    "company": timedelta(days=14),
    "wedding": timedelta(days=3),
}
BEFORE, AFTER = max(LATE.values()) + DAYS_OFF, DAYS_OFF
LONG_AGO = timedelta(days=180)  # before it was noted; a celebration is told while it is news
EARLY = {5, 15}  # round for somebody's years at work, where the first tens are long
GREAT = {25, 40, 50}  # with a certificate, in Germany from the chamber of commerce (IHK)
MINUTES, MINUTES_GREAT = 5, 15  # a few lines; a call or a card by hand

# On the scale of relnet/rules/agenda.py.
TODAY, NEAR, COMPANY, UNMET, WEDDING = 82.0, 58.0, 52.0, 33.0, 30.0


def suggest(anniversaries: Iterable[Anniversary], today: Today) -> Iterator[Suggestion]:
    """Suggest wishes on the day or the working day before it, and for two weeks after it.

    For a marriage it is 3 days, and the line stands low. Only round years count, so that
    a day without its year tells nothing. Several notes of one day are one line.
    """
    around = {late: days_around(today, late) for late in set(LATE.values())}
    seen = set()
    for item in anniversaries:
        day = around[LATE[item.kind]].get(item.value[-5:])
        years = _years(item, day) if day else 0
        if not day or not is_round(item.kind, years) or _was_congratulated(item, day, today):
            continue
        wishes = _wishes(item, day, years, today)
        if wishes.key not in seen:
            seen.add(wishes.key)
            yield wishes


def is_round(kind: str, years: int) -> bool:
    """Tell whether an anniversary is celebrated.

    A marriage: full tens, silver (25), and 75. A company: full tens, and every 25 years. Years
    at work: every five up to 30, then full tens.
    """
    if years <= 0:
        return False
    if kind == "wedding":
        return years % 10 == 0 or years in {25, 75}
    return years % 10 == 0 or years % 25 == 0 or (kind != "company" and years in EARLY)


def _years(item: Anniversary, day: date) -> int:
    """Return how many years it has been, 0 if nobody can know.

    The owner notes a jubilee by the day something began, or by the day of the celebration,
    which is near the day of writing: that one is congratulated on as it is (life_wishes).
    """
    try:
        began = PartialDate.parse(item.value)
    except ValueError:
        return 0
    if began.year is None or (item.kind == "jubilee" and not _is_long_ago(began, item)):
        return 0
    return day.year - began.year


def _is_long_ago(began: PartialDate, item: Anniversary) -> bool:
    if item.learned_on is None or not began.year:
        return False
    return item.learned_on - began.in_year(began.year) > LONG_AGO


def _was_congratulated(item: Anniversary, day: date, today: Today) -> bool:
    done_on = item.congratulated_on
    return done_on is not None and done_on >= announced_on(day, today.holidays)


def _wishes(item: Anniversary, day: date, years: int, today: Today) -> Suggestion:
    is_great = item.kind != "wedding" and (years in GREAT or years % 50 == 0)
    return Suggestion(
        key=_key(item, day),
        kind="congratulate",
        contact_id=item.contact_id,
        contact=item.contact,
        organization=item.organization,
        due_on=day,
        reason=_reason(item, day, years, reading_day(today)),
        weight=_weight(item, is_today=day == today.day),
        evidence=tuple(_evidence(item, day)),
        minutes=MINUTES_GREAT if is_great else MINUTES,
        facts=_facts(item, day, years),
    )


def _key(item: Anniversary, day: date) -> str:
    if item.kind == "company":
        return f"jubilee:contact-{item.company_id}:{day.year}:contact-{item.contact_id}"
    what = "anniversary" if item.kind == "wedding" else "jubilee"
    return f"{what}:{day}:contact-{item.contact_id}"


def _weight(item: Anniversary, *, is_today: bool) -> float:
    if item.kind == "wedding":
        return WEDDING
    if not item.is_close:
        return UNMET
    if item.kind == "company":
        return COMPANY
    return TODAY if is_today and item.is_sure else NEAR


def _reason(item: Anniversary, day: date, years: int, today: date) -> Phrase:
    name: str = item.kind
    if item.kind in AT_WORK:
        name = "about" if not item.is_sure else "somewhere" if item.company else "work"
    tense = 0 if day == today else 1 if day > today else 2
    return Phrase(REASONS[name][tense].text, years=years, company=item.company, day=day)


AT_WORK = frozenset({"jubilee", "new_job"})
# On the day, before it, and after it. There are several years always, for one is not round.
REASONS = {
    "wedding": (
        Phrase("married for {years} years today"),
        Phrase("married for {years} years on {day}"),
        Phrase("married for {years} years on {day}; late wishes are welcome too"),
    ),
    "company": (
        Phrase("{company} turns {years} today"),
        Phrase("{company} turns {years} on {day}"),
        Phrase("{company} turned {years} on {day}; late wishes are welcome too"),
    ),
    "somewhere": (
        Phrase("{years} years at {company} today"),
        Phrase("{years} years at {company} on {day}"),
        Phrase("{years} years at {company} on {day}; late wishes are welcome too"),
    ),
    "work": (
        Phrase("a jubilee today: {years} years"),
        Phrase("a jubilee on {day}: {years} years"),
        Phrase("a jubilee on {day}: {years} years; late wishes are welcome too"),
    ),
    "about": (
        Phrase("{years} years at {company}, about now"),
        Phrase("{years} years at {company}, about now"),
        Phrase("{years} years at {company}, about now"),
    ),
}


def _evidence(item: Anniversary, day: date) -> Iterator[Phrase]:
    began = PartialDate.parse(item.value)
    since = began.in_year(began.year or day.year)
    if item.kind == "wedding":
        yield Phrase("married on {day}", day=since)
    elif item.kind == "company":
        yield Phrase("{company} was founded on {day}", company=item.company, day=since)
    elif item.is_sure:
        yield Phrase("began on {day}", day=since)
    else:
        yield Phrase("began by {day}, at most a month before", day=since)
    if (began.month, began.day) != (day.month, day.day):
        yield Phrase("29 February is kept on {day} this year", day=day)
    if item.congratulated_on:
        yield Phrase("congratulated before, on {day}", day=item.congratulated_on)


def _facts(item: Anniversary, day: date, years: int) -> dict[str, object]:
    kinds = {"wedding": "anniversary", "company": "company_jubilee"}
    facts: dict[str, object] = {"kind": kinds.get(item.kind, "jubilee"), "years": years}
    if item.is_sure:
        facts["day"] = day
    if item.company:
        facts["organization"] = item.company
    return facts
