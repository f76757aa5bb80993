import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Birthday
from relnet.model.partial_date import PartialDate
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.occasions import favours, promises, talks
from relnet.rules.occasions.birthdays import suggest

WED, THU, FRI, SAT, SUN = (date(2026, 4, day) for day in (22, 23, 24, 25, 26))
MON = date(2026, 4, 27)
NEW_YEAR = date(2027, 1, 1)
WELCOME = "late wishes are welcome too"


def birthday(value, congratulated_on=None):
    return Birthday(42, "Anna Weber", "Voss AG", value, congratulated_on)


# The birthday, the last congratulation, today, and the reason given (None: silent).
CASES = [
    ("on the day", "1981-04-22", None, WED, "turns 45 today"),
    ("year unknown", "--04-22", None, WED, "has a birthday today"),
    ("not the day before, midweek", "1981-04-23", None, WED, None),
    ("full ten", "1976-04-22", None, WED, "turns 50 today, a round birthday"),
    ("25", "2001-04-22", None, WED, "turns 25 today, a round birthday"),
    ("75", "1951-04-22", None, WED, "turns 75 today, a round birthday"),
    ("18", "2008-04-22", None, WED, "turns 18 today, a round birthday"),
    ("15 is not round", "2011-04-22", None, WED, "turns 15 today"),
    ("1", "2025-04-22", None, WED, "turns 1 today"),
    ("100", "1926-04-22", None, WED, "turns 100 today, a round birthday"),
    ("Saturday's, on Friday", "1976-04-25", None, FRI, "turns 50 on 2026-04-25, a round birthday"),
    ("Sunday's, on Friday", "1981-04-26", None, FRI, "turns 45 on 2026-04-26"),
    ("Sunday's, year unknown", "--04-26", None, FRI, "has a birthday on 2026-04-26"),
    ("Monday's, not on Friday", "1981-04-27", None, FRI, None),
    ("Sunday's, not on Thursday", "1981-04-26", None, THU, None),
    ("Sunday's, on Saturday", "1981-04-26", None, SAT, "turns 45 on 2026-04-26"),
    ("Sunday's, on Sunday", "1981-04-26", None, SUN, "turns 45 today"),
    ("Sunday's, on Monday", "1981-04-26", None, MON, f"turned 45 on 2026-04-26; {WELCOME}"),
    ("year unknown, late", "--04-26", None, MON, f"had a birthday on 2026-04-26; {WELCOME}"),
    (
        "round, three days late",
        "1976-04-24",
        None,
        MON,
        f"turned 50 on 2026-04-24, a round birthday; {WELCOME}",
    ),
    ("four days late", "1981-04-23", None, MON, None),
    ("congratulated today", "1981-04-22", WED, WED, None),
    ("congratulated last year", "1981-04-22", date(2025, 4, 22), WED, "turns 45 today"),
    ("congratulated on the day, seen late", "1981-04-24", FRI, MON, None),
    ("congratulated late", "1981-04-24", SAT, SUN, None),
    ("Sunday's, congratulated on Friday", "1981-04-26", FRI, SUN, None),
    ("Sunday's, congratulated on Thursday", "1981-04-26", THU, SUN, "turns 45 today"),
    ("leap day in a leap year", "1984-02-29", None, date(2028, 2, 29), "turns 44 today"),
    ("leap day, the 28th of a leap year", "1988-02-29", None, date(2028, 2, 28), None),
    ("leap day in another year", "1988-02-29", None, date(2025, 2, 28), "turns 37 today"),
    ("leap day, year unknown", "--02-29", None, date(2025, 2, 28), "has a birthday today"),
    ("leap day, Sunday the 28th", "1988-02-29", None, date(2027, 2, 26), "turns 39 on 2027-02-28"),
    ("leap day, late", "1988-02-29", None, date(2027, 3, 3), f"turned 39 on 2027-02-28; {WELCOME}"),
    ("leap day, year without one", "1900-02-29", None, date(2028, 2, 29), None),
    ("1 January, on Friday", "1981-01-01", None, date(2022, 12, 30), "turns 42 on 2023-01-01"),
    ("1 January, on 31 December", "1981-01-01", None, date(2022, 12, 31), "turns 42 on 2023-01-01"),
    ("1 January, midweek before", "1981-01-01", None, date(2025, 12, 31), None),
    ("31 December, late", "1981-12-31", None, NEW_YEAR, f"turned 45 on 2026-12-31; {WELCOME}"),
    ("31 December, congratulated then", "1981-12-31", date(2026, 12, 31), NEW_YEAR, None),
    ("born today", "2026-04-22", None, WED, "has a birthday today"),
    ("born in the future", "2062-04-22", None, WED, "has a birthday today"),
    ("older than anybody", "1604-04-22", None, WED, "has a birthday today"),
    ("year 0", "0000-04-22", None, WED, "has a birthday today"),
    ("no date", "about 1981", None, WED, None),
    ("empty", "", None, WED, None),
    ("ends like a date", "maybe 04-22", None, WED, None),
    ("no such day", "--04-31", None, date(2026, 5, 1), None),
    ("other digits", "١٩٨١-04-22", None, WED, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "congratulated_on", "today", "reason"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when_and_why(value, congratulated_on, today, reason):
    found = list(suggest([birthday(value, congratulated_on)], Today(today)))
    assert [str(suggestion.reason) for suggestion in found] == ([reason] if reason else [])


MAUNDY_THURSDAY = date(2026, 4, 2)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
CHRISTMAS = {
    date(2026, 12, 25): "1. Weihnachtstag",
    date(2026, 12, 26): "2. Weihnachtstag",
    date(2027, 1, 1): "Neujahr",
}
# The birthday, the last congratulation, today, and whether there is a line.
DAYS_OFF = [
    ("Easter Monday's, on Wednesday", "--04-06", None, date(2026, 4, 1), EASTER, False),
    ("Easter Monday's, on Maundy Thursday", "--04-06", None, MAUNDY_THURSDAY, EASTER, True),
    ("Good Friday's, on Maundy Thursday", "--04-03", None, MAUNDY_THURSDAY, EASTER, True),
    ("Maundy Thursday's, on Tuesday", "--04-02", None, date(2026, 4, 7), EASTER, True),
    ("Wednesday's, on Tuesday", "--04-01", None, date(2026, 4, 7), EASTER, False),
    ("Maundy Thursday's, on Wednesday", "--04-02", None, date(2026, 4, 8), EASTER, False),
    ("Easter Monday's, congratulated on Thursday", "--04-06", MAUNDY_THURSDAY, date(2026, 4, 7), EASTER, False),
    ("Easter Monday's, congratulated on Wednesday", "--04-06", date(2026, 4, 1), date(2026, 4, 7), EASTER, True),
    ("Easter Monday's, where it is a working day", "--04-06", None, MAUNDY_THURSDAY, {}, False),
    ("Christmas Day's, on Christmas Eve", "--12-25", None, date(2026, 12, 24), CHRISTMAS, True),
    ("the 27th's, on Christmas Eve", "--12-27", None, date(2026, 12, 24), CHRISTMAS, True),
    ("the 28th's, on Christmas Eve", "--12-28", None, date(2026, 12, 24), CHRISTMAS, False),
    ("Christmas Eve's, on the 28th", "--12-24", None, date(2026, 12, 28), CHRISTMAS, True),
    ("New Year's Day's, on New Year's Eve", "--01-01", None, date(2026, 12, 31), CHRISTMAS, True),
    ("New Year's Eve's, on 4 January", "--12-31", None, date(2027, 1, 4), CHRISTMAS, True),
    ("New Year's Eve's, on 5 January", "--12-31", None, date(2027, 1, 5), CHRISTMAS, False),
    ("29 February's, the 28th is a holiday", "--02-29", None, date(2025, 2, 27), {date(2025, 2, 28): ""}, True),
    ("Golden Week's last day, before it", "--05-06", None, date(2019, 4, 26), {date(2019, 4, 29) + n * timedelta(days=1): "" for n in range(8)}, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "done_on", "today", "holidays", "is_shown"),
    [case[1:] for case in DAYS_OFF],
    ids=[case[0] for case in DAYS_OFF],
)
def test_no_holiday_swallows_a_birthday(value, done_on, today, holidays, is_shown):
    assert bool(list(suggest([birthday(value, done_on)], Today(today, holidays)))) == is_shown


@pytest.mark.parametrize(
    ("value", "facts", "minutes"),
    [
        ("1981-04-22", {"kind": "birthday", "birthday": WED, "age": 45}, 5),
        ("1976-04-22", {"kind": "round_birthday", "birthday": WED, "age": 50}, 10),
        ("--04-22", {"kind": "birthday", "birthday": WED}, 5),
    ],
)
def test_what_a_letter_may_say(value, facts, minutes):
    [suggestion] = suggest([birthday(value)], Today(WED))
    assert (suggestion.facts, suggestion.minutes) == (facts, minutes)


@given(
    st.dates(date(1920, 1, 1), date(2020, 12, 31)),
    st.integers(2021, 2199),
    st.sets(st.integers(-9, 9), max_size=8),
)
def test_whatever_days_are_off_a_working_day_tells_in_time(born, year, days_off):
    kept_on = PartialDate(born.year, born.month, born.day).in_year(year)
    holidays = {kept_on + timedelta(days=n): "" for n in days_off}
    around = [kept_on + timedelta(days=n) for n in range(-20, 21)]
    shown = [day for day in around if list(suggest([birthday(str(born))], Today(day, holidays)))]
    assert kept_on in shown
    assert shown == [shown[0] + timedelta(days=n) for n in range(len(shown))]
    assert shown[0].weekday() < 5
    assert shown[0] not in holidays
    assert any(day > kept_on and day.weekday() < 5 and day not in holidays for day in shown)


def test_what_it_says():
    [suggestion] = suggest([birthday("1981-04-22", date(2025, 4, 23))], Today(WED))
    assert suggestion.key == "birthday:contact-42:2026"
    assert suggestion.kind == "congratulate"
    assert suggestion.due_on == WED
    assert (suggestion.contact_id, suggestion.contact) == (42, "Anna Weber")
    assert suggestion.organization == "Voss AG"
    assert suggestion.evidence == (
        Phrase("born on 1981-04-22"),
        Phrase("congratulated before, on 2025-04-23"),
    )


def test_the_year_of_the_key_is_that_of_the_birthday():
    [suggestion] = suggest([birthday("--01-01")], Today(date(2022, 12, 30)))
    assert suggestion.key == "birthday:contact-42:2023"


@pytest.mark.parametrize(
    ("value", "today", "evidence"),
    [
        ("--04-22", WED, ["birthday noted as --04-22"]),
        ("2062-04-22", WED, ["birthday noted as 2062-04-22"]),
        (
            "1988-02-29",
            date(2025, 2, 28),
            ["born on 1988-02-29", "29 February is kept on 2025-02-28 this year"],
        ),
    ],
)
def test_evidence(value, today, evidence):
    [suggestion] = suggest([birthday(value)], Today(today))
    assert [str(phrase) for phrase in suggestion.evidence] == evidence


def test_what_weighs_more():
    def weight(value, today):
        [suggestion] = suggest([birthday(value)], Today(today))
        return suggestion.weight

    assert weight("1976-04-24", FRI) > weight("1981-04-24", FRI)
    assert weight("1981-04-24", FRI) > weight("1976-04-25", FRI) > weight("1981-04-25", FRI)
    assert weight("1976-04-25", SUN) > weight("1981-04-25", SUN)
    assert weight("1976-04-25", SUN) > weight("1981-04-25", SUN) > weight("1976-04-25", FRI)


def test_wishes_for_days_off_come_before_thanks_and_after_ones_own_word():
    for value in ("1976-04-25", "--04-26"):
        [suggestion] = suggest([birthday(value)], Today(FRI))
        assert talks.WEIGHT < favours.WEIGHT <= suggestion.weight < promises.MINE


def test_late_wishes_come_before_the_thanks_after_a_fair_a_round_birthday_first(
    relnet, monkeypatch
):
    monkeypatch.setenv("RELNET_TODAY", str(MON))
    people = [f"{name} Falk" for name in ("Ada", "Bea", "Cleo", "Dora", "Elke", "Fritz", "Gero")]
    for name in people:
        relnet("add", name)
        relnet("edit", name, "circle=inner")
    relnet("add", "Anna Weber", "--birthday", "1981-04-26")
    relnet("add", "Uwe Koch", "--birthday", "1966-04-24")
    relnet("event", "add", "Messe", "--from", "2026-04-21", "--to", "2026-04-24")
    relnet("log", "met", *people, "--event", "messe", "--on", "2026-04-24")
    for name in people[:4]:
        relnet("log", "gift", name, "--on", "2026-04-24", "--direction", "theirs")
    for day, contacts in ((MON, ["Uwe Koch", "Anna Weber"]), (MON + timedelta(1), ["Anna Weber"])):
        monkeypatch.setenv("RELNET_TODAY", str(day))
        lines = json.loads(relnet("today", "-f", "json").stdout)
        wishes = [line for line in lines if line["kind"] == "congratulate"]
        assert [line["contact"] for line in wishes] == contacts
        assert [line["n"] for line in wishes] == [*range(1, len(contacts) + 1)]
        parts = re.findall(r"^ +([\d.]+)  ", relnet("why", "1").stdout, re.MULTILINE)
        assert sum(map(Decimal, parts[:-1])) == Decimal(parts[-1])
        relnet("done", "1")


@given(st.dates(date(1920, 1, 1), date(2020, 12, 31)), st.integers(2021, 2199))
def test_a_birthday_is_seen_once_a_year_whatever_the_weekday(born, year):
    kept_on = PartialDate(born.year, born.month, born.day).in_year(year)
    around = [kept_on + timedelta(days=n) for n in range(-10, 11)]
    found = {
        day: suggestion
        for day in around
        for suggestion in suggest([birthday(str(born))], Today(day))
    }
    working_days = [day for day in found if day.weekday() < 5]
    assert len(working_days) >= 2
    assert {suggestion.due_on for suggestion in found.values()} == {kept_on}
    assert len({suggestion.key for suggestion in found.values()}) == 1
    assert sorted(found) == [
        min(found) + timedelta(days=n) for n in range((max(found) - min(found)).days + 1)
    ]
    done = [birthday(str(born), min(found))]
    assert not [day for day in around if list(suggest(done, Today(day)))]


def test_the_first_day_that_is_one_counts(relnet, tmp_path, monkeypatch):
    days = "BDAY:1985-02-30\nBDAY:1986-04-21\n"
    (tmp_path / "card.vcf").write_text(f"BEGIN:VCARD\nFN:Anna Weber\n{days}END:VCARD\n")
    relnet("import", tmp_path / "card.vcf")
    assert "turns 40 today" in relnet("today").stdout
    monkeypatch.setenv("RELNET_TODAY", "2026-04-17")
    assert "40th birthday" in relnet("draft", "weber", "--kind", "congratulation").stdout
