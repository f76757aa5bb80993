"""When it is somebody's turn: the rule, day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.rhythm import BUILT_IN, InTouch, Rhythm
from relnet.model.today import Today
from relnet.rules.occasions.reconnect import A_WHILE, NICE, suggest
from relnet.rules.rhythm import first_step, how_often, lately, later, planned, rhythm_of

DAY = timedelta(days=1)
KNOWN = date(2024, 1, 1)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}


def day(text):
    return date.fromisoformat(text) if text else None


def own(every="4w", latest="", **rest):
    return Rhythm("contact", "", every, latest, **rest)


def somebody(*rhythms, last="", settled="", known=KNOWN, **rest):
    return InTouch(
        7, "Anna Weber", "Voss AG", "", rhythms or (own(),), known,
        last_on=day(last), settled_on=day(settled), **rest,
    )  # fmt: skip


def on(person, today, holidays=None):
    return [*suggest([person], Today(day(today), holidays or {}))]


# last contact, rhythm, today, the day it has been due since ('' if it is not)
CASES = [
    ("2026-03-24", own("4w"), "2026-04-20", ""),
    ("2026-03-24", own("4w"), "2026-04-21", "2026-04-21"),
    ("2026-03-24", own("4w"), "2026-07-01", "2026-04-21"),
    ("2026-04-20", own("4w"), "2026-04-21", ""),  # a call logged yesterday silences it
    ("2026-03-21", own("4w"), "2026-04-18", ""),  # due on a Saturday ...
    ("2026-03-21", own("4w"), "2026-04-20", "2026-04-20"),  # ... is Monday's
    ("2026-01-31", own("1m"), "2026-02-27", ""),
    ("2026-01-31", own("1m"), "2026-03-02", "2026-03-02"),  # 28 February is a Saturday
    ("2024-02-29", own("1y"), "2025-02-28", "2025-02-28"),
    ("2023-12-31", own("1d"), "2024-01-01", "2024-01-01"),  # no holiday without a calendar
    ("2025-12-15", own("14d"), "2025-12-29", "2025-12-29"),
    ("2026-04-21", own("1d"), "2026-04-21", ""),
    ("2020-01-01", own("3m"), "2026-04-21", "2020-04-01"),
    ("2026-03-24", own("never"), "2029-04-21", ""),
    ("2026-03-24", own("4w", starts_on=date(2026, 5, 4)), "2026-05-01", ""),
    ("2026-03-24", own("4w", starts_on=date(2026, 5, 4)), "2026-05-04", "2026-05-04"),
    ("2026-05-05", own("4w", starts_on=date(2026, 5, 4)), "2026-06-01", ""),
    ("2026-05-05", own("4w", starts_on=date(2026, 5, 4)), "2026-06-02", "2026-06-02"),
    ("2026-01-02", BUILT_IN["inner"], "2026-01-30", "2026-01-30"),
    ("2026-01-02", BUILT_IN["regular"], "2026-04-02", "2026-04-02"),
    ("2025-04-20", BUILT_IN["wide"], "2026-04-20", "2026-04-20"),
]


@pytest.mark.parametrize(("last", "rhythm", "today", "due_on"), CASES)
def test_counted_from_the_last_contact(last, rhythm, today, due_on):
    found = [f"{item.due_on}" for item in on(somebody(rhythm, last=last), today)]
    assert found == ([due_on] if due_on else [])


# since when known, since when the rhythm is there, first day, due
STRANGERS = [
    (KNOWN, None, None, "2024-01-29"),
    (KNOWN, date(2026, 4, 1), None, "2026-04-29"),
    (date(2026, 4, 10), date(2026, 4, 1), None, "2026-05-08"),
    (KNOWN, date(2026, 4, 1), date(2026, 6, 1), "2026-06-01"),
    (KNOWN, date(2026, 4, 1), date(2026, 4, 2), "2026-04-02"),
]


@pytest.mark.parametrize(("known", "began", "first", "due_on"), STRANGERS)
def test_whoever_never_had_contact_counts_from_the_day_they_or_the_rhythm_came(
    known, began, first, due_on
):
    rhythm = own(began_on=began, starts_on=first)
    assert planned(somebody(rhythm, known=known), date(2026, 4, 21)).next_on == day(due_on)


def plan(first, every="1m", **rest):
    return own(every, counts_from="plan", starts_on=day(first), **rest)


# fixed steps from a first day: last contact, the step that is next
STEPS = [
    (plan("2026-03-10"), "", "2026-03-10"),  # nobody was in touch: the first day still waits
    (plan("2026-03-10"), "2026-03-02", "2026-03-10"),
    (plan("2026-03-10"), "2026-03-03", "2026-04-10"),  # shortly before its day
    (plan("2026-03-10"), "2026-03-10", "2026-04-10"),
    (plan("2026-03-10"), "2026-04-02", "2026-04-10"),  # inside the step: the next is as planned
    (plan("2026-03-10"), "2026-04-03", "2026-05-10"),
    (plan("2026-01-31"), "2026-02-25", "2026-03-31"),  # not the 28th for ever
    (plan("2024-02-29", "1y"), "2027-01-15", "2027-02-28"),
    (plan("2024-02-29", "1y"), "2027-02-28", "2028-02-29"),
    (plan("2026-04-13", "1w"), "2026-04-19", "2026-04-27"),
    (plan("2026-04-13", "1w"), "2026-04-18", "2026-04-20"),
    (plan("2026-04-13", "1d"), "2026-04-20", "2026-04-21"),
]


@pytest.mark.parametrize(("rhythm", "last", "next_on"), STEPS)
def test_a_fixed_plan_does_not_move(rhythm, last, next_on):
    assert planned(somebody(rhythm, last=last), date(2026, 4, 21)).next_on == day(next_on)


def test_on_days_off_it_waits_for_the_next_working_day():
    person = somebody(last="2026-03-06")  # 4 weeks later is Good Friday
    shown = [
        f"{d}" for d in (date(2026, 4, 1) + n * DAY for n in range(8)) if on(person, f"{d}", EASTER)
    ]
    assert shown == ["2026-04-07", "2026-04-08"]
    [line] = on(person, "2026-04-08", EASTER)
    assert (line.due_on, line.key) == (date(2026, 4, 7), "reconnect:2026-04-03:contact-7")


@pytest.mark.parametrize(
    ("rhythms", "chosen"),
    [
        ([], None),
        ([BUILT_IN["wide"]], "wide"),
        ([Rhythm("tag", "kunde", "2y"), BUILT_IN["inner"]], "kunde"),
        ([Rhythm("tag", "kunde", "2m"), Rhythm("tag", "messe", "8w")], "messe"),
        ([Rhythm("tag", "kunde", "2m"), Rhythm("tag", "ehemalig", "never")], "ehemalig"),
        ([own("5y"), Rhythm("tag", "kunde", "2m"), BUILT_IN["inner"]], ""),
    ],
)
def test_a_person_goes_before_tags_and_tags_before_the_circle(rhythms, chosen):
    for order in (rhythms, rhythms[::-1]):
        found = rhythm_of(order)
        assert (found.name if found else None) == chosen


def test_it_gets_heavier_towards_the_latest_day_and_stays_there():
    person = somebody(own("4w", "8w"), last="2026-03-02")  # ideal 30 March, latest 27 April
    weights = [
        on(person, d)[0].weight for d in ("2026-03-30", "2026-04-13", "2026-04-27", "2027-01-04")
    ]
    assert weights == [NICE, (NICE + A_WHILE) / 2, A_WHILE, A_WHILE]


def test_what_it_says():
    person = somebody(own("4w", "6w"), last="2026-03-02", topic="Greifer", last_kind="call")
    [line] = on(person, "2026-03-30")
    assert str(line.reason) == "could be nice: last contact 2026-03-02"
    assert [str(fact) for fact in line.evidence] == [
        "a rhythm of their own: every 4 weeks, at the latest after 6 weeks",
        "last contact on 2026-03-02",
    ]
    assert (line.kind, line.minutes) == ("reconnect", 15)
    assert line.facts == {"day": date(2026, 3, 2), "topic": "Greifer"}
    [late] = on(person, "2026-04-14")
    assert str(late.reason) == "been a while: last contact 2026-03-02"
    [stranger] = on(somebody(Rhythm("tag", "messe", "1m", minutes=30)), "2026-04-21")
    assert str(stranger.reason) == "could be nice to get in touch"
    assert [str(fact) for fact in stranger.evidence] == [
        "tag messe: every month, at the latest after 2 months",
        "no contact yet; known since 2024-01-01",
    ]
    assert stranger.minutes == 30


@pytest.mark.parametrize(
    ("every", "said"),
    [("1d", "every day"), ("14d", "every 14 days"), ("1w", "every week"), ("3m", "every 3 months"),
     ("1m", "every month"), ("1y", "every year"), ("2y", "every 2 years"), ("never", "left in peace")],
)  # fmt: skip
def test_intervals_in_words(every, said):
    assert str(how_often(every)) == said


intervals = st.builds("{}{}".format, st.integers(1, 40), st.sampled_from("dwmy"))
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(every=intervals, last=days, today=days)
def test_contact_silences_it_for_the_whole_interval(every, last, today):
    found = [*suggest([somebody(own(every), last=f"{last}")], Today(today))]
    due_on = later(last, every)
    while due_on.weekday() > 4:
        due_on += DAY
    assert [item.due_on for item in found] == ([due_on] if due_on <= today else [])


@given(every=intervals, last=days, today=days, how=st.sampled_from(["contact", "plan"]))
def test_the_key_stays_until_there_is_contact_and_then_is_another(every, last, today, how):
    rhythm = own(every, counts_from=how, starts_on=last if how == "plan" else None)
    person = somebody(rhythm, last=f"{last}")
    due_on = planned(person, today).next_on
    assert planned(person, today + 400 * DAY).next_on == due_on > last
    settled = replace(person, settled_on=max(today, due_on))
    again = planned(settled, today).next_on
    assert again > settled.settled_on
    # The plan may skip a step that is very near; nobody waits for more than two.
    assert again <= later(settled.settled_on, every, 2) + DAY


@given(first=days, every=intervals, after=days)
def test_steps_are_multiples_of_the_interval_and_the_first_after_a_day(first, every, after):
    found = first_step(first, every, after)
    assert found > after
    steps = [later(first, every, n) for n in range(2 + max(0, (after - first).days))[:40_000]]
    assert found == next(step for step in steps if step > after)


@pytest.mark.parametrize("every", ["9999999y", "9999999d", "1y"])
def test_the_end_of_the_calendar_is_no_step_too_far(every):
    person = somebody(own(every), last="9999-12-30")
    assert planned(person, date.max).next_on == date.max
    assert on(person, "9999-12-30") == []
    assert first_step(date(9999, 12, 1), "1w", date.max) == date.max


@given(every=intervals, until=days, ago=st.integers(-5, 5), began=st.none() | days)
def test_who_had_contact_lately_is_not_due(every, until, ago, began):
    rhythm = own(every, began_on=began)
    day = lately(rhythm, until)
    last = day + ago * DAY
    if planned(somebody(rhythm, last=f"{last}"), until).next_on <= until:
        assert last <= day


def test_what_contact_does_not_move_is_always_looked_at():
    fixed = own(counts_from="plan", starts_on=date(2026, 5, 4))
    assert lately(fixed, date(2026, 4, 21)) is None
    assert lately(own(starts_on=date(2026, 5, 4)), date(2026, 4, 21)) is None
    assert lately(own("never"), date(2026, 4, 21)) == date.min
    assert lately(own("1d"), date.max) == date.max
