"""Thanks for a talk apart from events; test_favours.py has the way through the front door."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Favour
from relnet.model.today import Today
from relnet.rules.occasions.talks import FADES_AFTER, suggest

MON, TUE, WED, THU, FRI = (date(2026, 4, day) for day in range(20, 25))
NEXT_MON = date(2026, 4, 27)
DAY = timedelta(days=1)
MAUNDY_THURSDAY = date(2026, 4, 2)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
CHRISTMAS = {date(2026, 12, day): "Feiertag" for day in (24, 25, 26, 31)} | {
    date(2027, 1, 1): "Neujahr"
}


def met(on=MON, learned=None, thanked=None, id_=7, contact_id=42, kind="met", **about):
    learned = learned or on
    return Favour(id_, contact_id, "Anna Weber", "Voss AG", kind, on, learned, thanked, **about)


# When somebody was met, today, the holidays around it, and since when a line is due.
CASES = [
    ("not on the day itself", met(), MON, {}, None),
    ("the day after", met(), TUE, {}, TUE),
    ("still there later", met(), FRI, {}, TUE),
    ("met on Friday: not on Saturday", met(FRI), FRI + DAY, {}, None),
    ("met on Friday: on Monday", met(FRI), NEXT_MON, {}, NEXT_MON),
    ("before Easter: not on Good Friday", met(MAUNDY_THURSDAY), date(2026, 4, 3), EASTER, None),
    ("before Easter: not on Monday", met(MAUNDY_THURSDAY), date(2026, 4, 6), EASTER, None),
    ("before Easter: on Tuesday", met(MAUNDY_THURSDAY), date(2026, 4, 7), EASTER, date(2026, 4, 7)),
    ("before Christmas: on the 28th", met(date(2026, 12, 23)), date(2026, 12, 28), CHRISTMAS, date(2026, 12, 28)),
    ("on 30 December: next year", met(date(2026, 12, 30)), date(2027, 1, 4), CHRISTMAS, date(2027, 1, 4)),
    ("on 30 December: not on New Year's Day", met(date(2026, 12, 30)), date(2027, 1, 1), CHRISTMAS, None),
    ("the last day", met(), MON + FADES_AFTER, {}, TUE),
    ("faded", met(), MON + FADES_AFTER + DAY, {}, None),
    ("a leap day", met(date(2028, 2, 29)), date(2028, 3, 1), {}, date(2028, 3, 1)),
    ("due on a leap day", met(date(2028, 2, 28)), date(2028, 2, 29), {}, date(2028, 2, 29)),
    ("noted a bit late", met(MON - 5 * DAY, MON), MON, {}, date(2026, 4, 16)),
    ("noted too late", met(MON - 21 * DAY, MON), MON, {}, None),
    ("ahead", met(FRI), TUE, {}, None),
    ("thanked on the day", met(thanked=MON), TUE, {}, None),
    ("thanked later", met(thanked=TUE), WED, {}, None),
    ("thanked for something before", met(thanked=MON - DAY), TUE, {}, TUE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("talk", "today", "holidays", "due_on"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when(talk, today, holidays, due_on):
    found = list(suggest([talk], Today(today, holidays)))
    assert [line.due_on for line in found] == ([due_on] if due_on else [])


@pytest.mark.parametrize(
    ("talks", "lines"),
    [
        ([met(id_=8), met(id_=7, kind="meeting")], ["interaction-7:contact-42"]),
        ([met(MON), met(TUE, id_=8)], ["interaction-7:contact-42", "interaction-8:contact-42"]),
        ([met(MON), met(contact_id=9)], ["interaction-7:contact-42", "interaction-7:contact-9"]),
        ([], []),
    ],
)
def test_how_many_lines(talks, lines):
    assert [line.key.removeprefix("thank:") for line in suggest(talks, Today(WED))] == lines


@pytest.mark.parametrize(
    ("talk", "reason", "facts"),
    [
        (met(), "say thanks: met on 2026-04-20", {"kind": "meeting", "day": MON}),
        (
            met(event="Hannover Messe", place="Hannover", topic="Greifer"),
            "say thanks: met at Hannover Messe",
            {
                "kind": "event",
                "day": MON,
                "event": "Hannover Messe",
                "place": "Hannover",
                "topic": "Greifer",
            },
        ),
    ],
)
def test_what_it_says(talk, reason, facts):
    [line] = suggest([talk], Today(TUE))
    assert (str(line.reason), line.facts) == (reason, facts)
    assert (line.key, line.kind) == ("thank:interaction-7:contact-42", "thank")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sets(st.integers(0, 8), max_size=6))
def test_each_is_shown_in_one_row_of_days_and_then_has_faded(on, days_off):
    holidays = {on + n * DAY: "" for n in days_off}
    days = [on + n * DAY for n in range(30)]
    shown = [day for day in days if list(suggest([met(on)], Today(day, holidays)))]
    assert shown == [shown[0] + n * DAY for n in range(len(shown))]
    assert shown[-1] == on + FADES_AFTER
    assert shown[0].weekday() < 5
    assert shown[0] not in holidays


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.integers(0, 5), st.integers(40, 42)),
        unique_by=lambda talk: talk[0],
    ),
    st.dates(MON, MON + 20 * DAY),
)
def test_nobody_is_thanked_twice_for_a_day(talks, today):
    found = [met(MON + n * DAY, id_=id_, contact_id=who) for id_, n, who in talks]
    lines = list(suggest(found, Today(today)))
    days = {(line.contact_id, line.facts["day"]) for line in lines}
    assert len(days) == len(lines) == len({line.key for line in lines})
