"""Round anniversaries, at work, of companies and of marriages: the rule, and the front door."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Anniversary
from relnet.model.today import Today
from relnet.rules.occasions.jubilees import LATE, WEDDING, is_round, suggest

DAY = timedelta(days=1)
SEP_1 = date(2026, 9, 1)  # a Tuesday
LONG_AGO = date(2020, 1, 1)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
CHRISTMAS = {date(2026, 12, 25): "", date(2026, 12, 26): "", date(2027, 1, 1): ""}


def began(value="2001-09-01", kind="jubilee", **values):
    learned = values.pop("learned", date(2026, 3, 1) if kind == "jubilee" else LONG_AGO)
    return Anniversary(42, "Anna Weber", "Voss AG", kind, value, learned, **values)


def company(value="1926-09-01", **values):
    return began(value, "company", company="Voss AG", company_id=9, **values)


def wedding(value="2001-09-01", **values):
    return began(value, "wedding", **values)


# What began, today, holidays, and the reason given (None: silent).
CASES = [
    ("25 years today", began(), SEP_1, {}, "a jubilee today: 25 years"),
    ("at a firm", began(kind="new_job", company="Voss AG"), SEP_1, {}, "25 years at Voss AG today"),
    ("not the day before", began(), SEP_1 - DAY, {}, None),
    ("late, on the last day", began(), SEP_1 + 14 * DAY, {}, "a jubilee on 2026-09-01: 25 years; late wishes are welcome too"),
    ("too late", began(), SEP_1 + 15 * DAY, {}, None),
    ("24 years", began("2002-09-01"), SEP_1, {}, None),
    ("5 years", began("2021-09-01"), SEP_1, {}, "a jubilee today: 5 years"),
    ("35 years", began("1991-09-01"), SEP_1, {}, None),
    ("50 years", began("1976-09-01"), SEP_1, {}, "a jubilee today: 50 years"),
    ("this year", began("2026-09-01"), SEP_1, {}, None),
    ("the day of a celebration, five years later", began("2021-09-01", learned=date(2021, 3, 1)), SEP_1, {}, None),
    ("a celebration told afterwards, five years later", began("2021-09-01", learned=date(2022, 2, 28)), SEP_1, {}, None),
    ("told half a year later, it is where one counts from", began("2021-09-01", learned=date(2022, 3, 1)), SEP_1, {}, "a jubilee today: 5 years"),
    ("about now", began(kind="new_job", company="Voss AG", is_sure=False), SEP_1, {}, "25 years at Voss AG, about now"),
    ("Sunday's, on Friday", began("2001-09-06"), date(2026, 9, 4), {}, "a jubilee on 2026-09-06: 25 years"),
    ("Sunday's, not on Thursday", began("2001-09-06"), date(2026, 9, 3), {}, None),
    ("Easter Monday's, on Maundy Thursday", began("2001-04-06"), date(2026, 4, 2), EASTER, "a jubilee on 2026-04-06: 25 years"),
    ("Easter Monday's, not on Wednesday", began("2001-04-06"), date(2026, 4, 1), EASTER, None),
    ("Easter Monday's, no holidays: not on Thursday", began("2001-04-06"), date(2026, 4, 2), {}, None),
    ("1 January, on New Year's Eve", began("2002-01-01"), date(2026, 12, 31), CHRISTMAS, "a jubilee on 2027-01-01: 25 years"),
    ("1 January, not the day before", began("2002-01-01"), date(2026, 12, 30), CHRISTMAS, None),
    ("Boxing Day, on Christmas Eve", wedding("2001-12-26"), date(2026, 12, 24), CHRISTMAS, "married for 25 years on 2026-12-26"),
    ("Boxing Day, on Monday", wedding("2001-12-26"), date(2026, 12, 28), CHRISTMAS, "married for 25 years on 2026-12-26; late wishes are welcome too"),
    ("leap day in another year", began("2000-02-29"), date(2030, 2, 28), {}, "a jubilee today: 30 years"),
    ("leap day in a leap year", began("2008-02-29"), date(2028, 2, 29), {}, "a jubilee today: 20 years"),
    ("leap day, the 28th of a leap year", began("2008-02-29"), date(2028, 2, 28), {}, None),
    ("a marriage", wedding(), SEP_1, {}, "married for 25 years today"),
    ("a marriage, 5 years", wedding("2021-09-01"), SEP_1, {}, None),
    ("a marriage, 30 years", wedding("1996-09-01"), SEP_1, {}, "married for 30 years today"),
    ("a marriage, 75 years", wedding("1951-09-01"), SEP_1, {}, "married for 75 years today"),
    ("a marriage, no year", wedding("--09-01"), SEP_1, {}, None),
    ("a marriage, four days late", wedding(), SEP_1 + 4 * DAY, {}, None),
    ("a company, 100 years", company(), SEP_1, {}, "Voss AG turns 100 today"),
    ("a company, 125 years", company("1901-09-01"), SEP_1, {}, "Voss AG turns 125 today"),
    ("a company, 5 years", company("2021-09-01"), SEP_1, {}, None),
    ("a company, ahead", company("1926-09-06"), date(2026, 9, 4), {}, "Voss AG turns 100 on 2026-09-06"),
    ("a company, late", company(), SEP_1 + 9 * DAY, {}, "Voss AG turned 100 on 2026-09-01; late wishes are welcome too"),
    ("a company, no day", company("1926"), SEP_1, {}, None),
    ("no date", wedding("in 2001"), SEP_1, {}, None),
    ("ends like a date", wedding("maybe 09-01"), SEP_1, {}, None),
    ("no such day", wedding("2001-02-31"), date(2026, 3, 3), {}, None),
    ("congratulated today", began(congratulated_on=SEP_1), SEP_1, {}, None),
    ("congratulated on the birthday", began(congratulated_on=SEP_1 - DAY), SEP_1, {}, "a jubilee today: 25 years"),
    ("Sunday's, congratulated on Friday", began("2001-09-06", congratulated_on=date(2026, 9, 4)), date(2026, 9, 7), {}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "today", "holidays", "reason"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when_and_why(item, today, holidays, reason):
    found = list(suggest([item], Today(today, holidays)))
    assert [str(line.reason) for line in found] == ([reason] if reason else [])


ROUND = {
    "wedding": [10, 20, 25, 30, 40, 50, 60, 70, 75, 80],
    "company": [10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 110, 120, 125, 130, 140, 150],
    "jubilee": [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80],
}


@pytest.mark.parametrize("kind", ROUND)
def test_which_years_are_round(kind):
    most = ROUND[kind][-1]
    assert [years for years in range(-5, most + 1) if is_round(kind, years)] == ROUND[kind]


@pytest.mark.parametrize(
    ("item", "key", "facts"),
    [
        (
            began(),
            "jubilee:2026-09-01:contact-42",
            {"kind": "jubilee", "years": 25, "day": SEP_1},
        ),
        (
            company(),
            "jubilee:contact-9:2026:contact-42",
            {"kind": "company_jubilee", "years": 100, "day": SEP_1, "organization": "Voss AG"},
        ),
        (
            wedding(),
            "anniversary:2026-09-01:contact-42",
            {"kind": "anniversary", "years": 25, "day": SEP_1},
        ),
        (
            began(kind="new_job", company="Voss AG", is_sure=False),
            "jubilee:2026-09-01:contact-42",
            {"kind": "jubilee", "years": 25, "organization": "Voss AG"},
        ),
    ],
)
def test_what_letters_may_say(item, key, facts):
    [line] = suggest([item], Today(SEP_1))
    assert (line.key, line.kind, line.contact_id) == (key, "congratulate", 42)
    assert line.facts == facts


def test_evidence():
    item = wedding("2000-02-29", congratulated_on=date(2025, 12, 24))
    [line] = suggest([item], Today(date(2030, 2, 28)))
    assert [*map(str, line.evidence)] == [
        "married on 2000-02-29",
        "29 February is kept on 2030-02-28 this year",
        "congratulated before, on 2025-12-24",
    ]


def test_two_sources_of_one_day_are_one_line():
    found = [wedding(), wedding(learned=None), began(), began(kind="new_job", company="Voss AG")]
    keys = [line.key for line in suggest(found, Today(SEP_1))]
    assert keys == ["anniversary:2026-09-01:contact-42", "jubilee:2026-09-01:contact-42"]


def test_a_marriage_is_quiet():
    [line] = suggest([wedding()], Today(SEP_1))
    assert line.weight == WEDDING < 33


@given(
    st.dates(date(1900, 1, 1), date(2015, 12, 31)),
    st.sampled_from(["jubilee", "company", "wedding"]),
    st.sampled_from([10, 20, 25, 30, 50]),
    st.sets(st.integers(-9, 9), max_size=6),
)
def test_each_is_seen_in_one_row_of_days_whatever_is_off(start, kind, years, days_off):
    kept_on = date(start.year + years, start.month, 28 if f"{start:%m%d}" == "0229" else start.day)
    if start.month == 2 and start.day == 29 and (kept_on + DAY).day == 29:
        kept_on += DAY
    holidays = {kept_on + n * DAY: "" for n in days_off}
    item = began(str(start), kind, learned=date(2026, 1, 1), company="Voss AG", company_id=9)
    around = [kept_on + n * DAY for n in range(-16, 30)]
    lines = {day: line for day in around for line in suggest([item], Today(day, holidays))}
    shown = sorted(lines)
    assert shown == [shown[0] + n * DAY for n in range(len(shown))]
    assert kept_on in shown
    assert len(shown) > LATE[kind].days
    assert len({line.key for line in lines.values()}) == 1
    assert any(day.weekday() < 5 and day not in holidays for day in shown if day <= kept_on)


# Through the front door.

CARDS = """BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Voss AG
ORG:Voss AG
BDAY:19260901
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Anna Weber
N:Weber;Anna;;;
ORG:Voss
ANNIVERSARY:20010901
EMAIL:anna@voss.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Uwe Koch
N:Koch;Uwe;;;
ORG:Voss AG
EMAIL:uwe@voss.example
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Zofia Nowak
N:Nowak;Zofia;;;
ORG:Quast SE
EMAIL:zofia@quast.example
END:VCARD
"""


@pytest.fixture
def village(relnet, tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, "utf-8", newline="\r\n")
    relnet("import", path)
    return relnet


def wishes(village, monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)
    found = json.loads(village("today", "--all", "-f", "json").stdout)
    return sorted(
        (line["contact"], line["reason"]) for line in found if line["kind"] == "congratulate"
    )


def test_a_company_is_congratulated_through_the_people_one_knows_there(village, monkeypatch):
    assert wishes(village, monkeypatch, "2026-09-01") == [
        ("Anna Weber", "Voss AG turns 100 today"),
        ("Anna Weber", "married for 25 years today"),
        ("Uwe Koch", "Voss AG turns 100 today"),
    ]
    for name in ("Anna Weber", "Uwe Koch"):
        village("remove", name, "--yes")
    assert wishes(village, monkeypatch, "2026-09-02") == [
        ("Voss AG", "Voss AG turned 100 on 2026-09-01; late wishes are welcome too")
    ]


def test_years_at_work_are_counted_from_a_jubilee_and_from_a_new_job(village, monkeypatch):
    village("life", "uwe", "jubilee", "--on", "2001-10-01")
    village("life", "zofia", "new_job", "--on", "2021-10-01", "--organization", "Quast SE")
    assert wishes(village, monkeypatch, "2026-10-01") == [
        ("Uwe Koch", "a jubilee today: 25 years"),
        ("Zofia Nowak", "5 years at Quast SE today"),
    ]
    village("life", "zofia", "new_job", "--on", "2026-02-01", "--organization", "Koch AG")
    assert wishes(village, monkeypatch, "2026-10-02") == [
        ("Uwe Koch", "a jubilee on 2026-10-01: 25 years; late wishes are welcome too")
    ]


def test_nobody_is_reminded_of_a_wedding_after_a_death(village, monkeypatch):
    village("life", "anna", "condolence", "--on", "2026-03-01")
    assert wishes(village, monkeypatch, "2026-09-01") == [
        ("Anna Weber", "Voss AG turns 100 today"),
        ("Uwe Koch", "Voss AG turns 100 today"),
    ]


def test_only_those_whom_one_knows_best_stand_for_a_company(village, monkeypatch):
    for name in ("Petra Quast", "Jonas Albers", "Lena Brandt"):
        village("add", name, "--organization", "Voss")
    village("edit", "lena", "circle=inner")
    for who in ("uwe", "jonas"):
        village("log", "call", who)
    found = [who for who, reason in wishes(village, monkeypatch, "2026-09-01") if "turns" in reason]
    assert found == ["Jonas Albers", "Lena Brandt", "Uwe Koch"]


def test_wishes_for_one_occasion_settle_no_other(village, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-09-01")
    village("done", "anniversary:2026-09-01:contact-2")
    assert ("Anna Weber", "Voss AG turns 100 today") in wishes(village, monkeypatch, "2026-09-01")
    village("log", "congratulation", "uwe")
    assert wishes(village, monkeypatch, "2026-09-02") == [
        ("Anna Weber", "Voss AG turned 100 on 2026-09-01; late wishes are welcome too")
    ]


def birthdays(village):
    found = json.loads(village("today", "--all", "-f", "json").stdout)
    return [line["contact"] for line in found if line["key"].startswith("birthday:")]


def test_wishes_logged_by_hand_count_beside_a_line_that_was_done(village, monkeypatch):
    village("edit", "uwe", "birthday=1980-09-01")
    monkeypatch.setenv("RELNET_TODAY", "2026-09-01")
    village("done", "anniversary:2026-09-01:contact-2")
    assert birthdays(village) == ["Uwe Koch"]
    village("log", "congratulation", "uwe")
    assert birthdays(village) == []
