from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relnet.errors import BadDayError, BadValueError
from relnet.rules.days import (
    Interval,
    add_interval,
    parse_day,
    parse_interval,
    working_day_after,
)

WEDNESDAY = date(2026, 11, 18)
LEAP_DAY = date(2028, 2, 29)  # a Tuesday
NEW_YEARS_EVE = date(2026, 12, 31)  # a Thursday, in week 53

SAME_EITHER_WAY = [
    ("heute", "2026-11-18"),
    ("Heute", "2026-11-18"),
    ("today", "2026-11-18"),
    ("gestern", "2026-11-17"),
    ("yesterday", "2026-11-17"),
    ("vorgestern", "2026-11-16"),
    ("the day before yesterday", "2026-11-16"),
    ("morgen", "2026-11-19"),
    ("tomorrow", "2026-11-19"),
    ("übermorgen", "2026-11-20"),
    ("u\u0308bermorgen", "2026-11-20"),
    ("uebermorgen", "2026-11-20"),
    ("ÜBERMORGEN", "2026-11-20"),
    ("day after tomorrow", "2026-11-20"),
    ("2026-12-03", "2026-12-03"),
    ("20261203", "2026-12-03"),
    ("3.12.2026", "2026-12-03"),
    ("03.12.26", "2026-12-03"),
    ("3. 12. 2026", "2026-12-03"),
    ("3. Dezember 2026", "2026-12-03"),
    ("3. Dez 2026", "2026-12-03"),
    ("3. Dez. 2026", "2026-12-03"),
    ("3 Dec 2026", "2026-12-03"),
    ("December 3, 2026", "2026-12-03"),
    ("3rd of December 2026", "2026-12-03"),
    ("1. März 2027", "2027-03-01"),
    ("1. Maerz 2027", "2027-03-01"),
    ("6. Jänner 2027", "2027-01-06"),
    ("15.4.80", "1980-04-15"),
    ("Do, 3.12.2026", "2026-12-03"),
    ("Fri 2026-11-20", "2026-11-20"),
    ("Mittwoch", "2026-11-18"),
    ("nächsten Mittwoch", "2026-11-25"),
    ("nächsten Freitag", "2026-11-20"),
    ("next Friday", "2026-11-20"),
    ("kommenden Montag", "2026-11-23"),
    ("übernächsten Freitag", "2026-11-27"),
    ("Friday after next", "2026-11-27"),
    ("letzten Mittwoch", "2026-11-11"),
    ("letzten Freitag", "2026-11-13"),
    ("last Tuesday", "2026-11-17"),
    ("vergangenen Do.", "2026-11-12"),
    ("vorletzten Montag", "2026-11-09"),
    ("nächstes Wochenende", "2026-11-21"),
    ("in 3 Tagen", "2026-11-21"),
    ("in drei Tagen", "2026-11-21"),
    ("in einem Monat", "2026-12-18"),
    ("in a month", "2026-12-18"),
    ("in 2 weeks", "2026-12-02"),
    ("14 Tage", "2026-12-02"),
    ("vor 3 Tagen", "2026-11-15"),
    ("vor einer Woche", "2026-11-11"),
    ("3 days ago", "2026-11-15"),
    ("a week ago", "2026-11-11"),
    ("heute in 14 Tagen", "2026-12-02"),
    ("heute vor einem Jahr", "2025-11-18"),
    ("morgen in einer Woche", "2026-11-26"),
    ("Montag in einer Woche", "2026-11-30"),
    ("Mittwoch in einer Woche", "2026-11-25"),
    ("Monday in a week", "2026-11-30"),
    ("a week from Monday", "2026-11-30"),
    ("3d", "2026-11-21"),
    ("2w", "2026-12-02"),
    ("1m", "2026-12-18"),
    ("1y", "2027-11-18"),
    ("+2w", "2026-12-02"),
    ("+ 2 weeks", "2026-12-02"),
    ("-3d", "2026-11-15"),
    ("nächste Woche", "2026-11-23"),
    ("next week", "2026-11-23"),
    ("letzte Woche", "2026-11-09"),
    ("the week after next", "2026-11-30"),
    ("next month", "2026-12-01"),
    ("nächsten Monat", "2026-12-01"),
    ("last month", "2026-10-01"),
    ("nächstes Jahr", "2027-01-01"),
    ("Ende nächsten Monats", "2026-12-31"),
    ("end of last month", "2026-10-31"),
    ("Ende nächster Woche", "2026-11-27"),
    ("end of next week", "2026-11-27"),
    ("Anfang nächster Woche", "2026-11-23"),
    ("Mitte nächsten Monats", "2026-12-15"),
    ("Freitag nächster Woche", "2026-11-27"),
    ("nächste Woche Freitag", "2026-11-27"),
    ("next week Friday", "2026-11-27"),
    ("Freitag letzter Woche", "2026-11-13"),
    ("Montag in KW 50 2026", "2026-12-07"),
    ("KW 47", "2026-11-16"),
    ("KW 49 2026", "2026-11-30"),
    ("week 1 of 2027", "2027-01-04"),
    ("KW 1/2027", "2027-01-04"),
    ("2026-W53", "2026-12-28"),
]

PLAN_AND_PAST = [
    ("3.12.", "2026-12-03", "2025-12-03"),
    ("3.12", "2026-12-03", "2025-12-03"),
    ("am 3. 12.", "2026-12-03", "2025-12-03"),
    ("18.11.", "2026-11-18", "2026-11-18"),
    ("17.11.", "2027-11-17", "2026-11-17"),
    ("3. Dezember", "2026-12-03", "2025-12-03"),
    ("3. Dez", "2026-12-03", "2025-12-03"),
    ("Dec 3", "2026-12-03", "2025-12-03"),
    ("December 3rd", "2026-12-03", "2025-12-03"),
    ("3 Dec", "2026-12-03", "2025-12-03"),
    ("29.2.", "2028-02-29", "2024-02-29"),
    ("1.2.40", "2040-02-01", "1940-02-01"),
    ("Do 3.12.", "2026-12-03", None),
    ("Freitag", "2026-11-20", "2026-11-13"),
    ("on Friday", "2026-11-20", "2026-11-13"),
    ("bis Freitag", "2026-11-20", "2026-11-13"),
    ("Mo.", "2026-11-23", "2026-11-16"),
    ("mo", "2026-11-23", "2026-11-16"),
    ("mon", "2026-11-23", "2026-11-16"),
    ("Di", "2026-11-24", "2026-11-17"),
    ("Tue", "2026-11-24", "2026-11-17"),
    ("so", "2026-11-22", "2026-11-15"),
    ("Sonnabend", "2026-11-21", "2026-11-14"),
    ("diesen Freitag", "2026-11-20", "2026-11-13"),
    ("this Friday", "2026-11-20", "2026-11-13"),
    ("Wochenende", "2026-11-21", "2026-11-14"),
    ("KW 48", "2026-11-23", "2025-11-24"),
    ("KW48", "2026-11-23", "2025-11-24"),
    ("48. KW", "2026-11-23", "2025-11-24"),
    ("in KW 48", "2026-11-23", "2025-11-24"),
    ("week 48", "2026-11-23", "2025-11-24"),
    ("KW 17", "2027-04-26", "2026-04-20"),
    ("KW 53", "2026-12-28", "2020-12-28"),
    ("Monatsende", "2026-11-30", "2026-10-31"),
    ("Ende der Woche", "2026-11-20", "2026-11-13"),
    ("end of the week", "2026-11-20", "2026-11-13"),
    ("eow", "2026-11-20", "2026-11-13"),
    ("Mitte der Woche", "2026-11-18", "2026-11-18"),
    ("Mitte Mai", "2027-05-15", "2026-05-15"),
    ("mid May", "2027-05-15", "2026-05-15"),
    ("Jahresmitte", "2027-07-01", "2026-07-01"),
    ("Freitag in KW 48", "2026-11-27", "2025-11-28"),
    ("Ende des Monats", "2026-11-30", "2026-10-31"),
    ("end of month", "2026-11-30", "2026-10-31"),
    ("end of the month", "2026-11-30", "2026-10-31"),
    ("Monatsanfang", "2026-12-01", "2026-11-01"),
    ("Jahresende", "2026-12-31", "2025-12-31"),
    ("end of year", "2026-12-31", "2025-12-31"),
    ("Ende Dezember", "2026-12-31", "2025-12-31"),
    ("Anfang Februar", "2027-02-01", "2026-02-01"),
    ("end of February", "2027-02-28", "2026-02-28"),
]

OTHER_DAYS = [
    (LEAP_DAY, "29.2.", "2028-02-29"),
    (LEAP_DAY, "28.2.", "2029-02-28"),
    (LEAP_DAY, "1y", "2029-02-28"),
    (LEAP_DAY, "4y", "2032-02-29"),
    (LEAP_DAY, "vor einem Jahr", "2027-02-28"),
    (LEAP_DAY, "Monatsende", "2028-02-29"),
    (LEAP_DAY, "nächsten Dienstag", "2028-03-07"),
    (LEAP_DAY, "morgen", "2028-03-01"),
    (NEW_YEARS_EVE, "morgen", "2027-01-01"),
    (NEW_YEARS_EVE, "1.1.", "2027-01-01"),
    (NEW_YEARS_EVE, "31.12.", "2026-12-31"),
    (NEW_YEARS_EVE, "Jahresende", "2026-12-31"),
    (NEW_YEARS_EVE, "nächste Woche", "2027-01-04"),
    (NEW_YEARS_EVE, "next month", "2027-01-01"),
    (NEW_YEARS_EVE, "2m", "2027-02-28"),
    (NEW_YEARS_EVE, "KW 53", "2026-12-28"),
    (NEW_YEARS_EVE, "KW 1", "2027-01-04"),
    (date(2027, 1, 31), "1m", "2027-02-28"),
    (date(2027, 3, 31), "vor einem Monat", "2027-02-28"),
    (date(2097, 1, 1), "29.2.", "2104-02-29"),
]

REFUSED = [
    ("12/03/2026", "it could be 2026-03-12 or 2026-12-03: write one."),
    ("12/03", "it could be 2027-03-12 or 2026-12-03: write one."),
    ("03-12-2026", "it could be 2026-12-03 or 2026-03-12: write one."),
    ("25/12/2026", "write it as 2026-12-25."),
    ("12/25/2026", "write it as 2026-12-25."),
    ("9/9/2026", "write it as 2026-09-09."),
    ("2026/12/03", "write it as 2026-12-03."),
    ("31/31/2026", "write it like"),
    ("31.2.", "the days of that month are 1 to 29."),
    ("30.02.2026", "the days of that month are 1 to 28."),
    ("2026-02-29", "the days of that month are 1 to 28."),
    ("0.5.", "the days of that month are 1 to 31."),
    ("12.31.2026", "there is no month 31"),
    ("20261301", "there is no month 13"),
    ("0000-01-01", "calendars reach from"),
    ("1.1.10000", "calendars reach from"),
    ("in 999999 years", "calendars reach from"),
    ("vor 99999999999999999999 Tagen", "calendars reach from"),
    ("in 9999999999999 months", "calendars reach from"),
    ("Fr 3.12.2026", "2026-12-03 falls on another day of the week."),
    ("KW 54", "that year has no such week."),
    ("KW 0", "that year has no such week."),
    ("KW 53 2027", "that year has no such week."),
    ("morgen 14 Uhr", "relnet keeps days, not times"),
    ("morgen 14:00", "relnet keeps days, not times"),
    ("tomorrow 2pm", "relnet keeps days, not times"),
    ("Montag früh", "relnet keeps days, not times"),
    ("2026-12-03T10:00", "relnet keeps days, not times"),
    ("", "write it like"),
    ("   ", "write it like"),
    ("am", "write it like"),
    ("3", "write it like"),
    ("2026", "write it like"),
    ("3.12.126", "write it like"),
    ("Woche", "write it like"),
    ("diese Woche", "write it like"),
    ("Wochenende der Woche", "write it like"),
    ("Freitag in Woche", "write it like"),
    ("Freitag dieser", "write it like"),
    ("1y 2m", "write it like"),
    ("every Friday", "write it like"),
    ("bald", "write it like"),
    ("٣.١٢.", "write it like"),
    ("²d", "write it like"),
    ("heute " + " " * 60, "write it like"),
]


@pytest.mark.parametrize(("text", "day"), SAME_EITHER_WAY)
@pytest.mark.parametrize("past", [False, True])
def test_a_day_without_choice(text, day, past):
    assert str(parse_day(text, WEDNESDAY, past)) == day


@pytest.mark.parametrize(("text", "planned", "past"), PLAN_AND_PAST)
def test_plans_look_ahead_and_the_diary_looks_back(text, planned, past):
    assert str(parse_day(text, WEDNESDAY)) == planned
    if past:
        assert str(parse_day(text, WEDNESDAY, past=True)) == past


@pytest.mark.parametrize(("today", "text", "day"), OTHER_DAYS)
def test_at_the_edges_of_the_calendar(today, text, day):
    assert str(parse_day(text, today)) == day


@pytest.mark.parametrize(("text", "hint"), REFUSED)
def test_refused_with_a_reason(text, hint):
    with pytest.raises(BadDayError) as refused:
        parse_day(text, WEDNESDAY)
    assert str(refused.value.hint).startswith(hint)


def test_the_last_days_there_are():
    for text in ("morgen", "1.1.", "Freitag in einer Woche", "next month", "KW 1"):
        with pytest.raises(BadDayError):
            parse_day(text, date.max)
    assert parse_day("gestern", date.max) == date(9999, 12, 30)
    with pytest.raises(BadDayError):
        parse_day("gestern", date.min)


@given(st.dates(), st.dates(), st.booleans())
def test_an_iso_day_is_itself(day, today, past):
    assert parse_day(day.isoformat(), today, past) == day
    assert parse_day(day.isoformat().replace("-", ""), today, past) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_a_german_day_is_itself(day, today):
    assert parse_day(f"{day.day}.{day.month}.{day.year}", today) == day


WORDS = """
    in vor am ago from heute montag kw w 48 3 12 2026 . / - + : tag woche monat jahr next
    letzten ende monats dez dec 31 0 after uebermorgen ein 99999999999 uhr 20261203
"""


@given(
    st.text(max_size=70) | st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join),
    st.sampled_from([WEDNESDAY, LEAP_DAY, NEW_YEARS_EVE, date.min, date.max]) | st.dates(),
    st.booleans(),
)
@example("montag montag in 1 tag", WEDNESDAY, False)
@example("ein in ein d", WEDNESDAY, False)
def test_any_text_is_a_day_or_refused(text, today, past):
    with suppress(BadDayError):
        assert isinstance(parse_day(text, today, past), date)


@given(
    st.dates(min_value=date(1, 1, 9), max_value=date(9999, 12, 1)),
    st.sampled_from(["mo", "di", "mi", "do", "fr", "sa", "so"]),
)
def test_weekdays_stand_in_order(today, weekday):
    last, latest, coming, following = (
        parse_day(f"letzten {weekday}", today),
        parse_day(weekday, today, past=True),
        parse_day(weekday, today),
        parse_day(f"nächsten {weekday}", today),
    )
    assert last < today < following
    assert last <= latest <= today <= coming <= following
    assert (latest == today) == (coming == today)
    assert last.weekday() == coming.weekday()


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("4w", "4w"),
        ("14d", "14d"),
        ("3 Monate", "3m"),
        ("alle 2 Wochen", "2w"),
        ("every 6 months", "6m"),
        ("every month", "1m"),
        ("jede Woche", "1w"),
        ("jährlich", "1y"),
        ("weekly", "1w"),
        ("every two weeks", "2w"),
    ],
)
def test_intervals(text, interval):
    assert str(parse_interval(text)) == interval
    assert parse_interval(interval) == parse_interval(text)


@pytest.mark.parametrize("text", ["", "0w", "-1w", "w4", "4", "oft", "4w 2d", "4 x", "x" * 61])
def test_what_is_no_interval(text):
    with pytest.raises(BadValueError):
        parse_interval(text)


@pytest.mark.parametrize(
    ("day", "interval", "later"),
    [
        (date(2027, 1, 31), Interval(1, "m"), date(2027, 2, 28)),
        (date(2028, 2, 29), Interval(1, "y"), date(2029, 2, 28)),
        (date(2026, 12, 31), Interval(1, "d"), date(2027, 1, 1)),
        (date(2026, 11, 18), Interval(4, "w"), date(2026, 12, 16)),
    ],
)
def test_adding_an_interval(day, interval, later):
    assert add_interval(day, interval) == later


def test_an_interval_beyond_the_calendar():
    with pytest.raises(BadDayError):
        add_interval(WEDNESDAY, Interval(10**9, "m"))


@given(st.dates(max_value=date(9999, 12, 1)))
def test_working_days(day):
    after = working_day_after(day)
    skipped = [day + timedelta(days=n) for n in range(1, (after - day).days)]
    assert after > day
    assert after.weekday() < 5
    assert all(between.weekday() >= 5 for between in skipped)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 11, 18), date(2026, 11, 19)),
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_next_working_day(day, after):
    assert working_day_after(day) == after
