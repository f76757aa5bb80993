"""relnet rhythm, and how done, skip and snooze answer to it: through the front door."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.jobs import plan_today
from relnet.jobs.plan_rhythm import plan as plan_of
from relnet.model.rhythm import BUILT_IN, InTouch, Rhythm
from relnet.rules.capacity import capacity, hours_of
from relnet.rules.rhythm import planned
from relnet.store import letters, open_store

NAMES = ("Anna Weber", "Uwe Koch", "Zofia Nowak")


@pytest.fixture
def village(relnet, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-01-02")
    for name in NAMES:
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    at(monkeypatch, "2026-04-21")
    return relnet


def at(monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)


def plan(village):
    return {row["contact"]: row for row in json.loads(village("rhythm", "-f", "json").stdout)}


def lines(village):
    """List who is to be heard from again, and since when."""
    rows = json.loads(village("today", "-f", "json").stdout)
    return {row["contact"]: row["due_on"] for row in rows if row["kind"] == "reconnect"}


def shown(village, monkeypatch, *days):
    found = []
    for day in days:
        at(monkeypatch, day)
        found += [day] * ("Anna Weber" in lines(village))
    return found


def test_whoever_has_no_circle_tag_or_rhythm_is_never_suggested(village, monkeypatch):
    at(monkeypatch, "2036-04-21")
    assert lines(village) == plan(village) == {}
    told = village("rhythm", "-f", "table")
    assert told.stdout == ""
    assert "Nobody has a rhythm yet." in told.stderr


def test_circles_bring_their_rhythms(village):
    for name, circle in zip(NAMES, ("inner", "regular", "wide"), strict=True):
        village("edit", name, f"circle={circle}")
    found = plan(village)
    assert [(found[name]["by"], found[name]["every"], found[name]["latest"]) for name in NAMES] == [
        ("circle:inner", "4w", "8w"), ("circle:regular", "3m", "6m"), ("circle:wide", "1y", "18m"),
    ]  # fmt: skip
    assert [(found[name]["next_on"], found[name]["state"]) for name in NAMES] == [
        ("2026-01-30", "been_a_while"), ("2026-04-02", "could_be_nice"), ("2027-01-02", "in_touch"),
    ]  # fmt: skip
    assert lines(village) == {"Anna Weber": "2026-01-30", "Uwe Koch": "2026-04-02"}


def test_a_person_goes_before_a_tag_and_a_tag_before_the_circle(village):
    village("edit", "anna", "circle=inner", "tag=Messe,Kunde")
    village("rhythm", "set", "tag:messe", "6w")
    village("rhythm", "set", "tag:kunde", "2 months")
    assert (plan(village)["Anna Weber"]["by"], plan(village)["Anna Weber"]["every"]) == (
        "tag:messe",
        "6w",
    )
    village("rhythm", "set", "anna", "jährlich")
    assert (plan(village)["Anna Weber"]["by"], plan(village)["Anna Weber"]["every"]) == (
        "contact",
        "1y",
    )
    village("rhythm", "clear", "anna")
    village("rhythm", "clear", "Schlagwort:MESSE")
    village("rhythm", "clear", "tag:kunde")
    assert plan(village)["Anna Weber"]["by"] == "circle:inner"


@pytest.mark.parametrize("kind", ["call", "mail", "meeting", "thanks", "gift"])
def test_a_call_logged_yesterday_silences_it(village, kind):
    village("rhythm", "set", "anna", "4w")
    village("log", kind, "anna", "--on", "2026-03-24")
    assert lines(village) == {"Anna Weber": "2026-04-21"}
    village("log", kind, "anna", "--on", "gestern", "--direction", "theirs")
    assert lines(village) == {}
    assert plan(village)["Anna Weber"]["next_on"] == "2026-05-18"


@pytest.mark.parametrize("words", [("note", "anna"), ("invitation", "anna"),
                                   ("endorsement", "anna", "--direction", "theirs")])  # fmt: skip
def test_what_is_no_contact_does_not_count(village, words):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-24")
    village("log", *words, "--on", "gestern")
    assert plan(village)["Anna Weber"]["last_contact_on"] == "2026-03-24"


def test_an_invitation_with_words_to_it_is_contact(village):
    village("rhythm", "set", "anna", "4w")
    village("log", "invitation", "anna", "--on", "gestern", "--note", "zum Grillabend")
    assert plan(village)["Anna Weber"]["last_contact_on"] == "2026-04-20"


def test_being_met_counts_and_being_expected_does_not(village, db_path):
    village("rhythm", "set", "anna", "4w")
    village("event", "add", "Messe", "--on", "2026-04-10")
    village("log", "met", "anna", "--event", "messe", "--on", "2026-04-10")
    assert plan(village)["Anna Weber"]["last_contact_on"] == "2026-04-10"
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("DELETE FROM interaction")
        db.execute("UPDATE attendance SET is_expected = 1")
    assert plan(village)["Anna Weber"]["last_contact_on"] is None


def test_done_is_gone_until_the_next_day_is_due(village, monkeypatch):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-24")
    village("done", "1")
    assert lines(village) == {}
    assert shown(village, monkeypatch, "2026-05-18", "2026-05-19", "2026-05-20") == [
        "2026-05-19", "2026-05-20",
    ]  # fmt: skip


def test_done_counts_even_if_what_is_logged_is_no_contact(village, monkeypatch):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-02")
    village("done", "1", "--as", "note")
    assert plan(village)["Anna Weber"]["last_contact_on"] == "2026-03-02"
    assert shown(village, monkeypatch, "2026-04-22", "2026-05-18", "2026-05-19") == ["2026-05-19"]


def test_skip_comes_again_one_interval_later_although_nobody_was_in_touch(village, monkeypatch):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-02")
    village("skip", "1")
    assert plan(village)["Anna Weber"]["last_contact_on"] == "2026-03-02"
    assert plan(village)["Anna Weber"]["next_on"] == "2026-05-19"
    assert shown(village, monkeypatch, "2026-04-22", "2026-05-18", "2026-05-19") == ["2026-05-19"]
    village("skip", "1")
    assert shown(village, monkeypatch, "2026-05-20", "2026-06-15", "2026-06-16") == ["2026-06-16"]


def test_skip_can_be_undone(village):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-02")
    village("skip", "1")
    village("undo")
    assert lines(village) == {"Anna Weber": "2026-03-30"}


def test_snooze_lasts_until_its_day_and_longer_than_the_interval(village, monkeypatch):
    village("rhythm", "set", "anna", "1w")
    village("log", "call", "anna", "--on", "2026-04-10")
    village("snooze", "1", "2026-05-11")
    days = ("2026-04-22", "2026-04-27", "2026-05-08", "2026-05-11", "2026-05-12")
    assert shown(village, monkeypatch, *days) == ["2026-05-11", "2026-05-12"]


def test_contact_during_a_snooze_makes_it_needless(village, monkeypatch):
    village("rhythm", "set", "anna", "4w")
    village("log", "call", "anna", "--on", "2026-03-02")
    village("snooze", "1", "2026-05-04")
    village("log", "call", "anna")
    assert shown(village, monkeypatch, "2026-05-04", "2026-05-18", "2026-05-19") == ["2026-05-19"]


def test_never_lasts_until_a_rhythm_is_chosen_anew(village, monkeypatch):
    village("edit", "anna", "circle=inner")
    village("never", "1")
    assert shown(village, monkeypatch, "2026-04-21", "2028-04-21") == []
    assert plan(village) == {}
    at(monkeypatch, "2026-04-21")
    village("rhythm", "set", "anna", "4w")
    assert plan(village)["Anna Weber"]["next_on"] == "2026-05-19"


def test_a_rhythm_of_never_leaves_in_peace(village):
    village("edit", "anna", "circle=inner")
    assert village("rhythm", "set", "anna", "nie").stderr.startswith("Anna Weber is left in peace.")
    assert plan(village) == lines(village) == {}
    village("undo")
    assert lines(village) == {"Anna Weber": "2026-01-30"}


def test_a_fixed_plan(village, monkeypatch):
    told = village("rhythm", "set", "anna", "1m", "--from", "plan", "--starting", "1.5.").stderr
    assert "Anna Weber: every month, at the latest after 2 months; next on Fri 2026-05-01." in told
    village("log", "call", "anna", "--on", "2026-04-20")  # not yet shortly before
    at(monkeypatch, "2026-05-04")
    assert lines(village) == {"Anna Weber": "2026-05-04"}  # 1 May is a holiday
    village("skip", "1")
    assert plan(village)["Anna Weber"]["next_on"] == "2026-06-01"
    at(monkeypatch, "2026-05-29")
    village("log", "call", "anna")  # shortly before its day
    assert plan(village)["Anna Weber"]["next_on"] == "2026-07-01"


def test_the_day_that_is_fixed_for_the_first_turn_holds_until_a_contact_on_it_or_later(
    village, monkeypatch
):
    village("log", "call", "anna", "--on", "2026-04-20")
    village("rhythm", "set", "anna", "4w", "--starting", "2026-05-04")
    found = plan(village)["Anna Weber"]
    assert (found["next_on"], found["latest_on"]) == ("2026-05-04", "2026-06-01")
    at(monkeypatch, "2026-05-03")
    village("log", "call", "anna")
    assert plan(village)["Anna Weber"]["next_on"] == "2026-05-04"
    at(monkeypatch, "2026-05-04")
    village("log", "call", "anna")
    assert plan(village)["Anna Weber"]["next_on"] == "2026-06-01"


@pytest.mark.parametrize(
    ("latest", "last_on", "next_on", "latest_on"),
    [
        ("2m", None, "2026-01-31", "2026-02-28"),
        ("2m", "2026-02-01", "2026-02-28", "2026-03-31"),
        ("2m", "2026-03-01", "2026-03-31", "2026-04-30"),
        ("5w", "2026-02-01", "2026-02-28", "2026-03-07"),
    ],
)
def test_in_a_fixed_plan_no_february_shortens_the_patience(latest, last_on, next_on, latest_on):
    rhythm = Rhythm("contact", "", "1m", latest, "plan", date(2026, 1, 31))
    last = date.fromisoformat(last_on) if last_on else None
    found = InTouch(1, "P", "", "", (rhythm,), date(2020, 1, 1), last, "call", "", 1)
    turn = planned(found, date(2026, 1, 2))
    assert (str(turn.next_on), str(turn.latest_on)) == (next_on, latest_on)


@pytest.mark.parametrize(
    ("words", "is_contact"),
    [
        ("note anna", False),
        ("endorsement anna --direction theirs", False),
        ("endorsement anna --direction mine", True),
        ("recommendation anna --direction theirs", True),
        ("invitation anna --direction theirs", False),
        ("invitation anna --direction theirs --topic Sommerfest", True),
        ("call anna", True),
    ],
)
def test_every_command_means_the_same_by_contact(village, db_path, words, is_contact):
    village("rhythm", "set", "anna", "1w")
    village("edit", "anna", "circle=inner")
    village("log", *words.split(), "--on", "2026-04-01")
    assert (plan(village)["Anna Weber"]["last_contact_on"] == "2026-04-01") == is_contact
    village("follow-up", "add", "anna", "anrufen", "--due", "2026-04-21")
    days = f"in touch on {int(is_contact)} "
    line = next(line for line in json.loads(village("today", "--all", "-f", "json").stdout)
                if line["kind"] == "follow_up")  # fmt: skip
    assert days in village("why", line["key"]).stdout
    with closing(sqlite3.connect(db_path)) as db:
        assert bool(letters.last_talk(db, 1, date(2026, 4, 21))) == is_contact


def test_a_fixed_plan_begins_in_one_interval_unless_said(village):
    village("rhythm", "set", "anna", "3m", "--from", "plan")
    assert plan(village)["Anna Weber"]["starts_on"] == "2026-07-21"


def test_what_is_not_said_stays_as_it_was(village):
    village("rhythm", "set", "circle:inner", "--size", "12")
    village("rhythm", "set", "Kreis:innerer", "--minutes", "30")
    village("edit", "anna", "circle=inner")
    row = plan(village)["Anna Weber"]
    assert (row["every"], row["latest"], row["minutes"]) == ("4w", "8w", 30)
    village("rhythm", "set", "circle:inner", "2w")  # a new interval has a latest of its own
    row = plan(village)["Anna Weber"]
    assert (row["every"], row["latest"], row["minutes"]) == ("2w", "4w", 30)
    assert "inner circle: every 4 weeks" in village("rhythm", "clear", "circle:inner").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["anna", "0d"], "error: '0d' will not do as INTERVAL.\nhint: write it like 14d, 4w"),
        (["anna", "soon"], "'soon' will not do as INTERVAL."),
        (["anna", "-3w"], ""),
        (["anna"], "hint: say how often, such as 4w, 3m or never."),
        (
            ["anna", "4w", "--latest", "3w"],
            "hint: it must be at least as long as the interval, 4w.",
        ),
        (["anna", "1m", "--latest", "4w"], "it must be at least as long as the interval, 1m."),
        (["anna", "4w", "--latest", "never"], "a latest day goes with an interval"),
        (["anna", "never", "--latest", "3w"], "a latest day goes with an interval"),
        (["anna", "4w", "--size", "3"], "only a circle has a size."),
        (["circle:outer", "4w"], "hint: it is one of inner, regular, wide."),
        (["tag:", "4w"], "name the tag, as in tag:messe."),
        (["anna", "9000y"], "calendars reach from the year 1 to the year 9999."),
        (["anna", "4w", "--starting", "1/2/2026"], "it could be 2026-02-01 or 2026-01-02"),
        (["anna", "4w", "--starting", "31.4."], "is not a day"),
        (["anna", "4w", "--minutes", "0"], ""),
    ],
)
def test_rhythms_that_make_no_sense(village, arguments, told):
    assert told in village("rhythm", "set", *arguments, code=2).stderr
    assert plan(village) == {}


def test_nobody_and_no_rhythm(village):
    assert "nobody here is called paul" in village("rhythm", "set", "paul", "4w", code=1).stderr
    assert (
        "no rhythm was chosen for Anna Weber." in village("rhythm", "clear", "anna", code=1).stderr
    )
    assert "no rhythm was chosen for tag:x." in village("rhythm", "clear", "tag:x", code=1).stderr


def test_the_same_again_changes_nothing(village):
    village("rhythm", "set", "anna", "4w")
    told = village("rhythm", "set", "anna", "alle 4 Wochen").stderr
    assert told.startswith("Nothing to change")
    assert "undo" not in told


def test_cards_of_firms_follow_no_tag(village):
    village("add", "Voss AG", "--tag", "messe")
    village("edit", "voss", "kind=organization")
    village("edit", "anna", "tag=messe")
    assert "1 person has this tag." in village("rhythm", "set", "tag:messe", "4w").stderr
    assert [*plan(village)] == ["Anna Weber"]


def test_the_plan_as_a_table(village):
    village("rhythm", "set", "anna", "4w")
    village("edit", "uwe", "circle=wide")
    village("log", "call", "anna", "--on", "2026-04-01")
    assert village("rhythm", "-f", "table").stdout == (
        "Name        Next        State     Every          Last contact  Rhythm of    Organization\n"
        "Anna Weber  2026-04-29  in touch  every 4 weeks  2026-04-01    their own\n"
        "Uwe Koch    2027-01-02  in touch  every year                   wide circle\n"
        "\n"
        "Rhythm of    People  Room for  Every       Hours a week\n"
        "wide circle  1       150       every year  0\n"
        "their own    1                             0.1\n"
        "\n"
        "The plan takes 0.1 hours a week; you have 3.\n"
    )
    assert village("rhythm", "-f", "ids").stdout == "1\n2\n"


def test_a_plan_that_does_not_fit_names_who_could_move(village):
    for name in NAMES:
        village("edit", name, "circle=inner")
    village("log", "call", "anna", "--on", "2026-04-01")
    village("log", "call", "uwe", "--on", "2026-02-01")
    village("rhythm", "set", "circle:inner", "1w", "--minutes", "60")
    village("config", "hours_per_week=2.1")
    told = village("rhythm", "-f", "table").stdout
    assert told.endswith(
        "The plan takes 3 hours a week, more than the 2.1 you have.\n"
        "It would take 2 if you saw some people less often:\n"
        "  relnet edit 3 circle=regular  # Zofia Nowak, no contact yet\n"
    )


def person(id_, circle, last="", contacts=0, rhythm=None):
    last_on = date.fromisoformat(last) if last else None
    rhythms = (rhythm or BUILT_IN[circle],)
    found = InTouch(
        id_, f"P {id_}", "", circle, rhythms, date(2020, 1, 1), last_on, "", "", contacts
    )
    return planned(found, date(2026, 4, 21))


def test_whoever_is_more_than_a_circle_is_for_moves_on_longest_ago_first():
    circles = {name: Rhythm("circle", name, "1y", size=1) for name in ("inner", "regular", "wide")}
    plans = [
        person(1, "inner", "2026-04-01", 9), person(2, "inner", "2025-04-01", 9),
        person(3, "inner", "2025-04-01", 2), person(4, "regular", "2026-04-01", 1),
    ]  # fmt: skip
    moves = {move.person.contact_id: move.circle for move in capacity(plans, circles, 3.0).moves}
    assert moves == {3: "", 2: "wide"}


def test_own_rhythms_are_not_moved_but_counted():
    busy = Rhythm("contact", "", "1d", minutes=60)
    found = capacity([person(1, "inner", rhythm=busy), person(2, "inner")], BUILT_IN, 3.0)
    assert found.hours == pytest.approx(7 + hours_of(BUILT_IN["inner"]))
    assert [(move.person.contact_id, move.circle) for move in found.moves] == [(2, "")]
    assert found.hours_after == pytest.approx(7.0)


@pytest.fixture
def crowd(village, monkeypatch):
    """Eight people of the inner circle, Bo the longest without a word."""
    monkeypatch.setenv("RELNET_TODAY", "2026-01-02")
    for n, name in enumerate(("Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida")):
        village("add", name, "--email", f"{name}@example.com")
        village("edit", name, "circle=inner")
        village("log", "call", name, "--on", f"2025-12-{n + 1:02}")
    at(monkeypatch, "2026-04-21")
    return village


def names(village, *options):
    rows = json.loads(village("today", "-f", "json", *options).stdout)
    assert options or [row["n"] for row in rows] == [*range(1, len(rows) + 1)]
    return [row["contact"] for row in rows if row["kind"] == "reconnect"]


def test_a_day_takes_five_people_to_be_in_touch_with(crowd, monkeypatch):
    assert names(crowd) == ["Bo", "Cy", "Di", "Ed", "Flo"]
    assert names(crowd, "--all") == ["Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida"]
    assert len(plan(crowd)) == 8
    told = "3 more people to be in touch with on other days: relnet today --all\n"
    assert told in crowd("today", "-f", "table").stderr
    crowd("done", "1", "2")
    assert names(crowd) == ["Di", "Ed", "Flo"], "nobody takes their places on the same day"
    at(monkeypatch, "2026-04-22")
    assert names(crowd) == ["Di", "Ed", "Flo", "Gus", "Hal"]
    assert "1 more person to be in touch with" in crowd("today", "-f", "table").stderr


def test_who_comes_later_can_be_turned_to_today(crowd):
    rows = json.loads(crowd("today", "--all", "-f", "json").stdout)
    assert (rows[7]["n"], rows[7]["contact"]) == (8, "Ida")
    assert "Ida: " in crowd("why", "8").stdout
    crowd("done", "8")
    assert names(crowd, "--all") == ["Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"]
    assert names(crowd) == ["Bo", "Cy", "Di", "Ed"], "it was one of the five"


def test_a_week_takes_five_people_a_day(crowd):
    week = json.loads(crowd("today", "--week", "-f", "json").stdout)
    days = [(row["day"], row["contact"]) for row in week]
    assert [day for day, _ in days] == ["2026-04-21"] * 5 + ["2026-04-22"] * 3
    assert len(dict(days)) == 2
    assert len({contact for _, contact in days}) == 8


def test_what_was_put_off_comes_back_on_its_day_beside_the_five(crowd, monkeypatch):
    crowd("follow-up", "add", "ida", "Angebot", "--due", "2026-04-30")
    rows = json.loads(crowd("today", "--all", "-f", "json").stdout)
    key = next(row["key"] for row in rows if row["contact"] == "Ida")
    assert "Ida comes back on Thu 2026-04-30" in crowd("snooze", key, "2026-04-30").stderr
    at(monkeypatch, "2026-04-29")
    assert names(crowd) == ["Bo", "Cy", "Di", "Ed", "Flo"]
    at(monkeypatch, "2026-04-30")
    assert names(crowd) == ["Bo", "Cy", "Di", "Ed", "Flo", "Ida"]


def test_a_birthday_is_reason_enough(village, monkeypatch):
    village("edit", "anna", "circle=inner")
    village("edit", "anna", "birthday=1980-04-21")
    assert lines(village) == {}
    assert "Anna Weber" in plan(village)
    village("skip", "1")
    assert lines(village) == {"Anna Weber": "2026-01-30"}
    village("undo")
    village("done", "1")
    assert lines(village) == {}, "good wishes are contact"
    at(monkeypatch, "2026-05-19")
    assert lines(village) == {"Anna Weber": "2026-05-19"}


def test_narrowing_down_leaves_nobody_out(village, db_path):
    """Compare whose turn it is with whom the plan says it is, for every kind of rhythm."""
    village("edit", "anna", "circle=inner")
    village("rhythm", "set", "tag:kunde", "1m")
    village("edit", "uwe", "tag+=kunde", "circle=wide")
    village("rhythm", "set", "zofia", "3m", "--from", "plan", "--starting", "2026-05-01")
    village("log", "call", "anna", "--on", "2026-03-24")
    village("log", "call", "uwe", "--on", "2026-03-31")
    village("log", "call", "zofia", "--on", "2026-04-01")
    with open_store(db_path) as db:
        for n in range(120):
            today = date(2026, 4, 1) + timedelta(days=n)
            due = {item.person.contact_id for item in plan_of(db, today) if item.next_on <= today}
            found = plan_today.READERS["in_touch"](db, today, today)
            looked_at = {person.contact_id for person in found}
            assert due <= looked_at
            assert 1 in looked_at or n < 19, "Anna was called on 24 March"
            assert 1 not in looked_at or n > 15


def test_a_rhythm_that_a_file_has_wrong_is_passed_over(village, db_path):
    village("rhythm", "set", "anna", "4w")
    village("rhythm", "set", "uwe", "4w")
    for column, text in (("every", "soon"), ("every", "0d"), ("every", "4"), ("latest", "never")):
        with closing(sqlite3.connect(db_path)) as db, db:
            db.execute(f"UPDATE rhythm SET {column} = ? WHERE contact_id = 1", [text])
        assert plan(village).keys() - {"Anna Weber"} == {"Uwe Koch"}
        village("rhythm", "-f", "table")
        village("today")


def test_hours_that_a_file_has_wrong_are_the_default(village, db_path):
    village("rhythm", "set", "anna", "4w")
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("INSERT INTO setting (name, value) VALUES ('hours_per_week', 'many')")
    assert "you have 3.\n" in village("rhythm", "-f", "table").stdout


def test_hours_are_people_times_minutes():
    assert hours_of(Rhythm("contact", "", "1w", minutes=30)) == pytest.approx(0.5)
    assert hours_of(Rhythm("contact", "", "1y")) == pytest.approx(0.25 * 7 / 365.25)
    assert hours_of(Rhythm("contact", "", "never")) == 0


def follow_up(village, *options):
    village("follow-up", "add", "anna", "anrufen", "--due", "2026-03-31", "--every", "1m", *options)


def due(village):
    return json.loads(village("follow-up", "list", "-f", "json").stdout)


def test_a_follow_up_comes_again_counted_from_the_day_it_was_done(village):
    follow_up(village)
    assert village("follow-up", "done", "1").stderr.splitlines()[:2] == [
        "Done: anrufen (Anna Weber).",
        "It comes again on Thu 2026-05-21.",
    ]
    assert [(row["due_on"], row["planned_from"]) for row in due(village)] == [("2026-05-21", None)]


def test_or_in_fixed_steps_that_a_february_does_not_move(village, monkeypatch):
    follow_up(village, "--from", "plan")
    assert "It comes again on Thu 2026-04-30." in village("follow-up", "done", "1").stderr
    village("follow-up", "snooze", "2", "2026-05-05")
    at(monkeypatch, "2026-05-04")  # early, but after the day that was planned
    assert "It comes again on Sun 2026-05-31." in village("follow-up", "done", "2").stderr
    at(monkeypatch, "2026-05-20")  # early: the next is not the same one again
    village("done", "1", code=1)
    village("follow-up", "done", "3")
    assert [(row["due_on"], row["planned_from"]) for row in due(village)] == [
        ("2026-06-30", "2026-03-31")
    ]
    at(monkeypatch, "2026-10-01")  # what was missed does not pile up
    village("skip", "1")
    assert [row["due_on"] for row in due(village)] == ["2026-10-31"]


def test_fixed_steps_are_for_what_comes_back(village):
    told = village(
        "follow-up", "add", "anna", "x", "--due", "today", "--from", "plan", code=2
    ).stderr
    assert "say how often it comes back: --every 4w." in told


@pytest.mark.parametrize("said", [(), ("--from", "plan")])
def test_at_the_end_of_the_calendar_nothing_comes_again(village, monkeypatch, said):
    at(monkeypatch, "9990-01-01")
    village("follow-up", "add", "anna", "x", "--due", "9999-12-01", "--every", "9y", *said)
    at(monkeypatch, "9999-12-01")
    assert "calendars reach" in village("follow-up", "done", "1", code=2).stderr


people = st.lists(
    st.tuples(
        st.sampled_from(["inner", "regular", "wide"]),
        st.integers(0, 400),  # days since the last contact
        st.booleans(),  # whether they have a rhythm of their own
    ),
    max_size=40,
)


@given(people=people, size=st.integers(1, 9), given_hours=st.floats(0.01, 20))
def test_a_proposal_fits_or_leaves_nobody_to_move(people, size, given_hours):
    circles = {name: replace(rhythm, size=size) for name, rhythm in BUILT_IN.items()}
    plans = [
        person(
            id_, circle, f"{date(2026, 4, 21) - timedelta(days=days)}",
            rhythm=Rhythm("contact", "", "2w") if is_own else circles[circle],
        )
        for id_, (circle, days, is_own) in enumerate(people)
    ]  # fmt: skip
    found = capacity(plans, circles, given_hours)
    places = {plan.person.contact_id: plan.person.circle for plan in plans}
    places |= {move.person.contact_id: move.circle for move in found.moves}
    movable = {plan.person.contact_id for plan in plans if plan.rhythm.scope == "circle"}
    assert {move.person.contact_id for move in found.moves} <= movable
    assert found.hours_after <= found.hours + 1e-9
    assert found.hours_after <= given_hours + 1e-9 or not any(places[id_] for id_ in movable)
    for circle in circles:
        inside = {id_ for id_, place in places.items() if place == circle}
        assert len(inside) <= size or not inside & movable


# Said on 17 June: what a first day without a year means, and when the next turn is.
STARTS = [
    ("1m", "1.6.", "2026-06-01"), ("1m", "1.4.", "2027-04-01"), ("3m", "1.4.", "2026-04-01"),
    ("1m", "1.7.", "2026-07-01"), ("4w", "monday", "2026-06-22"), ("1y", "18.6.", "2026-06-18"),
    ("1m", "1.6.2025", "2025-06-01"),
]  # fmt: skip


@pytest.mark.parametrize(("every", "said", "first"), STARTS)
def test_a_first_day_that_is_just_past_is_this_years(village, monkeypatch, every, said, first):
    at(monkeypatch, "2026-06-17")
    told = village("rhythm", "set", "anna", every, "--from", "plan", "--starting", said).stderr
    assert plan(village)["Anna Weber"]["starts_on"] == first
    assert f"next on {date.fromisoformat(first):%a} {first}." in told


def test_a_plan_that_fits_names_a_circle_that_is_too_full(village):
    for name in NAMES:
        village("edit", name, "circle=inner")
    assert "less often" not in village("rhythm", "-f", "table").stdout
    village("rhythm", "set", "circle:inner", "--size", "2")
    told = village("rhythm", "-f", "table").stdout
    assert "you have 3.\ninner circle: room for 2, but 3 are in it.\n" in told
    assert "It would take" not in told
    assert "There is room if you see some people less often:\n  relnet edit" in told
