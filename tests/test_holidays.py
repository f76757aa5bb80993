"""Public holidays: worked out once, then they are in the database."""

import sqlite3
from datetime import date, timedelta

import pytest

from relnet.jobs.keep_settings import choose
from relnet.jobs.know_holidays import holidays_around, next_working_day
from relnet.model.moment import Moment
from relnet.rules import public_holidays
from relnet.rules.public_holidays import country_code, holidays_in, region_code, region_codes
from relnet.store import open_store

DAY = timedelta(days=1)
NOW = Moment(date(2026, 4, 21), "2026-04-21T12:00:00Z")
# Country, state, day, and whether people have it off there.
CASES = [
    ("DE", "", "2026-01-01", "Neujahr"),
    ("DE", "", "2026-04-03", "Karfreitag"),
    ("DE", "", "2026-04-06", "Ostermontag"),
    ("DE", "", "2026-12-26", "Zweiter Weihnachtstag"),
    ("DE", "", "2026-06-04", None),
    ("DE", "NW", "2026-06-04", "Fronleichnam"),
    ("DE", "SN", "2026-11-18", "Buß- und Bettag"),
    ("DE", "BY", "2026-11-18", None),
    ("DE", "BE", "2026-03-08", "Frauentag"),
    ("DE", "TH", "2026-09-20", "Weltkindertag"),
    ("DE", "", "2026-12-24", None),
    ("DE", "", "2026-10-31", None),
    ("DE", "NI", "2026-10-31", "Reformationstag"),
    ("AT", "", "2026-10-26", "Nationalfeiertag"),
    ("CH", "ZH", "2026-08-01", "Nationalfeiertag"),
    ("NL", "", "2026-04-27", "Koningsdag"),
]


@pytest.mark.parametrize(("country", "state", "day", "name"), CASES)
def test_holidays(country, state, day, name):
    assert holidays_in(country, state, [2026]).get(date.fromisoformat(day)) == name


def test_only_the_years_asked_for():
    assert {day.year for day in holidays_in("US", "", [2027])} == {2027}  # New Year's Eve, observed


WRITTEN = [
    ("DE", "DE"), ("de", "DE"), (" at ", "AT"), ("Deutschland", "DE"), ("Österreich", "AT"),
    ("oesterreich", "AT"), ("Schweiz", "CH"), ("germany", "DE"), ("XX", None), ("", None),
    ("DEU", "DE"), ("D", "DE"), ("Großbritannien", "GB"), ("Narnia", None), ("Bayern", None),
    ("ÄÖ", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), WRITTEN)
def test_countries(text, code):
    assert country_code(text) == code


REGIONS = [
    ("DE", "NW", "NW"), ("DE", "nw", "NW"), ("DE", "DE-NW", "NW"), ("DE", "de-by", "BY"),
    ("DE", "Baden-Württemberg", "BW"), ("DE", "baden wuerttemberg", "BW"), ("DE", "XX", None),
    ("DE", "", None), ("DE", "-", None), ("DE", "Zürich", None), ("CH", "Zürich", "ZH"),
    ("AT", "Wien", "9"), ("DE", "augsburg", "Augsburg"), ("NL", "NH", None),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "code"), REGIONS)
def test_regions(country, text, code):
    assert region_code(country, text) == code
    assert code is None or code in region_codes(country)


@pytest.fixture
def db(db_path):
    with open_store(db_path) as db:
        yield db


@pytest.fixture
def asked(monkeypatch):
    """Which years are worked out rather than read."""
    calls = []

    def spy(country, region, years):
        calls.append((country, region, [*years]))
        return holidays_in(country, region, years)

    monkeypatch.setattr(public_holidays, "holidays_in", spy)
    return calls


def test_a_year_is_worked_out_once(db, asked):
    first = holidays_around(db, date(2026, 4, 21))
    assert first == holidays_around(db, date(2026, 6, 1)) == holidays_in("DE", "", [2026])
    assert asked == [("DE", "", [2026])]


def test_around_new_year_both_years_are_known(db, asked):
    found = holidays_around(db, date(2026, 12, 24))
    assert found[date(2027, 1, 1)] == "Neujahr"
    assert found[date(2026, 12, 25)] == "Erster Weihnachtstag"
    assert date(2026, 12, 31) - next_working_day(db, date(2026, 12, 24)) == 3 * DAY
    assert asked == [("DE", "", [2026, 2027])]
    holidays_around(db, date(2027, 2, 1))
    assert len(asked) == 1


def test_a_country_without_holidays_is_asked_once(db, asked):
    choose(db, NOW, {"country": "UA"})  # none are days off under martial law
    assert holidays_around(db, date(2026, 6, 1)) == holidays_around(db, date(2026, 6, 2)) == {}
    assert len(asked) == 1


@pytest.mark.parametrize("day", [date.min, date.min + 40 * DAY, date.max, date.max - 40 * DAY])
def test_the_ends_of_the_calendar(db, day):
    assert holidays_around(db, day) == {}
    assert next_working_day(db, day) > day or day == date.max


def test_each_state_has_its_own(db):
    corpus_christi = date(2026, 6, 4)
    assert corpus_christi not in holidays_around(db, corpus_christi)
    choose(db, NOW, {"region": "NW"})
    assert holidays_around(db, corpus_christi)[corpus_christi] == "Fronleichnam"


def test_while_another_program_writes_nothing_is_kept_and_nothing_is_missing(db, db_path, asked):
    other = sqlite3.connect(db_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert date(2026, 5, 1) in holidays_around(db, date(2026, 4, 21))
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert not db.in_transaction
    assert db.execute("SELECT count(*) FROM holiday").fetchone() == (0,)
    assert date(2026, 5, 1) in holidays_around(db, date(2026, 4, 21))
    holidays_around(db, date(2026, 4, 21))
    assert len(asked) == 2


def test_a_file_that_cannot_be_written_is_read(village, powerless):
    village.db.chmod(0o444)
    village.db.parent.chmod(0o555)
    try:
        done = village("today", before=powerless)
    finally:
        village.db.parent.chmod(0o755)
        village.db.chmod(0o644)
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("n\tkind\t")


@pytest.mark.parametrize(
    ("country", "region", "is_known"),
    [("XX", "", False), ("", "", False), ("de", "", False), ("DE", "XX", True), ("NL", "NW", True)],
)
def test_settings_that_came_with_a_file(country, region, is_known):
    assert bool(holidays_in(country, region, [2026])) is is_known
