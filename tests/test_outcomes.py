"""What came of an introduction: the rule, and the way through the front door."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Favour, Outcome
from relnet.model.today import Today
from relnet.rules.occasions.outcomes import FADES_AFTER, STILL_OF_IT, suggest

MON, TUE, WED, THU, FRI = (date(2026, 4, day) for day in range(20, 25))
DAY = timedelta(days=1)
MARCH = date(2026, 3, 2)
KEY = "thank:outcome-7:contact-42"


def outcome(met_on=MON, introduced=MARCH, told=None, how="met", person="Uwe Koch", id_=7):
    given = id_, 42, "Anna Weber", "Voss AG", "introduction", introduced, introduced
    return Favour(*given, outcomes=(Outcome(person, how, met_on, told),))


def both(first, second):
    """Return an introduction of two people, with what came of it for each."""
    return replace(first, outcomes=(*first.outcomes, *second.outcomes))


EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
# What came of it, today, holidays, and since when a line is due (None: silent).
CASES = [
    ("not on the day itself", [outcome()], MON, {}, None),
    ("the day after", [outcome()], TUE, {}, TUE),
    ("still there later", [outcome()], FRI, {}, TUE),
    ("met on Friday: not on Saturday", [outcome(FRI)], FRI + DAY, {}, None),
    ("met on Friday: on Monday", [outcome(FRI)], FRI + 3 * DAY, {}, FRI + 3 * DAY),
    ("before Easter: on Tuesday", [outcome(date(2026, 4, 2))], date(2026, 4, 7), EASTER, date(2026, 4, 7)),
    ("before Easter: not on Monday", [outcome(date(2026, 4, 2))], date(2026, 4, 6), EASTER, None),
    ("the last day", [outcome()], MON + FADES_AFTER, {}, TUE),
    ("faded", [outcome()], MON + FADES_AFTER + DAY, {}, None),
    ("after 120 days", [outcome(introduced=MON - STILL_OF_IT)], TUE, {}, TUE),
    ("after 121 days", [outcome(introduced=MON - STILL_OF_IT - DAY)], TUE, {}, None),
    ("on the day of the introduction", [outcome(introduced=MON)], TUE, {}, None),
    ("met before it", [outcome(introduced=TUE)], WED, {}, None),
    ("thanked for the introduction alone", [outcome(told=MARCH + DAY)], TUE, {}, TUE),
    ("thanked on the day of the talk", [outcome(told=MON)], TUE, {}, None),
    ("thanked since", [outcome(told=TUE)], WED, {}, None),
    ("over the turn of the year", [outcome(date(2026, 12, 30), date(2026, 12, 1))], date(2027, 1, 4), {}, date(2026, 12, 31)),
    ("met on a leap day", [outcome(date(2028, 2, 29), date(2028, 2, 1))], date(2028, 3, 1), {}, date(2028, 3, 1)),
    ("two people, one introduction: the first", [both(outcome(TUE, person="Zofia Nowak"), outcome())], THU, {}, TUE),
    ("the first has faded, not the second", [both(outcome(MON - 20 * DAY), outcome(MON))], TUE, {}, TUE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "holidays", "due_on"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when(found, today, holidays, due_on):
    lines = [(line.key, line.due_on) for line in suggest(found, Today(today, holidays))]
    assert lines == ([(KEY, due_on)] if due_on else [])


def test_what_it_says():
    [line] = suggest([outcome(told=MARCH)], Today(TUE))
    assert (line.kind, line.contact_id, line.contact) == ("thank", 42, "Anna Weber")
    assert str(line.reason) == "say what came of it: met Uwe Koch on 2026-04-20"
    assert [*map(str, line.evidence)] == [
        "brought you together on 2026-03-02",
        "thanked before, on 2026-03-02",
    ]
    assert line.facts == {"kind": "outcome", "person": "Uwe Koch", "day": MON}
    [line] = suggest([outcome(how="call")], Today(TUE))
    assert str(line.reason) == "say what came of it: spoke with Uwe Koch on 2026-04-20"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_it_is_shown_in_one_row_of_days(introduced, later):
    met_on = introduced + later * DAY
    days = [met_on + n * DAY for n in range(-3, 25)]
    shown = [day for day in days for _ in suggest([outcome(met_on, introduced)], Today(day))]
    assert len(shown) >= 12
    assert shown == [shown[0] + n * DAY for n in range(len(shown))]


# Through the front door.


@pytest.fixture
def village(relnet):
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    return relnet


MET_KOCH = ["say what came of it: met Uwe Koch on 2026-04-20"]
DIARY = [
    ("met", ["introduction anna uwe --on 2026-04-01", "met uwe --on 2026-04-20"], MET_KOCH),
    ("spoken", ["introduction anna uwe --on 2026-04-01", "call uwe --on 2026-04-20"], ["say what came of it: spoke with Uwe Koch on 2026-04-20"]),
    ("recommended", ["referral anna uwe --on 2026-04-01", "met uwe --on 2026-04-20"], MET_KOCH),
    ("written only", ["introduction anna uwe --on 2026-04-01", "mail uwe --on 2026-04-20"], []),
    ("nothing yet", ["introduction anna uwe --on 2026-04-01"], []),
    ("met before", ["introduction anna uwe --on 2026-04-01", "met uwe --on 2026-03-20"], []),
    ("the introducer was there", ["introduction anna uwe --on 2026-04-01", "met uwe anna --on 2026-04-20"], []),
    ("the first talk counts", ["introduction anna uwe --on 2026-04-01", "met uwe --on 2026-04-10", "met uwe --on 2026-04-20"], ["say what came of it: met Uwe Koch on 2026-04-10"]),
    ("the introducer was told", ["introduction anna uwe --on 2026-04-01", "met uwe --on 2026-04-17", "thanks anna --on 2026-04-20"], []),
    ("only thanked for the introduction", ["introduction anna uwe --on 2026-04-01", "thanks anna --on 2026-04-02", "met uwe --on 2026-04-20"], MET_KOCH),
    ("the first talk has faded", ["introduction anna uwe --on 2026-03-01", "met uwe --on 2026-04-06", "met uwe --on 2026-04-20"], []),
    ("one of two", ["introduction anna zofia uwe --on 2026-04-01", "met uwe --on 2026-04-20"], MET_KOCH),
    ("named by the note", ["introduction anna --on 2026-04-01 --note Uwe_Koch", "met uwe --on 2026-04-20"], MET_KOCH),
    ("named by nothing", ["introduction anna --on 2026-04-01 --note somebody", "met uwe --on 2026-04-20"], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("diary", "wanted"), [case[1:] for case in DIARY], ids=[case[0] for case in DIARY]
)
def test_what_the_diary_says(village, diary, wanted):
    for entry in diary:
        kind, *rest = (word.replace("_", " ") for word in entry.split())
        theirs = ["--direction", "theirs"] if kind in {"introduction", "referral"} else []
        village("log", kind, *rest, *theirs)
    found = json.loads(village("today", "--all", "-f", "json").stdout)
    told = [line["reason"] for line in found if "outcome" in line["key"]]
    assert told == wanted
    assert {line["contact"] for line in found if "outcome" in line["key"]} <= {"Anna Weber"}
