"""What is left to do after an event, with whom, and what was reached."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from relnet.model.event_plan import Person
from relnet.model.event_results import Aftermath
from relnet.model.today import Today
from relnet.rules.event_debrief import debriefed

FRI, SAT, MON = date(2026, 4, 24), date(2026, 4, 25), date(2026, 4, 27)


def met(**facts):
    return Aftermath(Person(42, "Anna Weber"), **{"met_on": FRI, **facts})


# What is known, today, the group, thanks by, and whether it is time to let go.
CASES = [
    ("nothing since", {}, MON, "courtesy", MON, False),
    ("two weeks without a step", {}, date(2026, 5, 8), "courtesy", MON, True),
    ("a day less", {}, date(2026, 5, 7), "courtesy", MON, False),
    ("something is planned", {"next_step": "call"}, date(2026, 6, 1), "courtesy", MON, False),
    ("let go already", {"let_go_on": SAT}, date(2026, 6, 1), "courtesy", MON, False),
    ("a promise", {"open_here": 1, "next_step": "offer"}, MON, "promise", MON, False),
    ("a promise and a lead", {"open_here": 1, "leads_here": 1}, MON, "promise", MON, False),
    ("a lead", {"leads_here": 2}, MON, "lead", MON, False),
    ("a lead that led to nothing", {"leads_here": 1}, date(2026, 6, 1), "lead", MON, True),
    ("an introduction", {"introductions": 1}, MON, "introduction", MON, False),
    ("a lead by introduction", {"introductions": 1, "leads_here": 1}, MON, "lead", MON, False),
    ("met on a Saturday", {"met_on": SAT}, MON, "courtesy", MON, False),
    ("before a holiday", {"met_on": date(2026, 4, 30)}, MON, "courtesy", date(2026, 5, 4), False),
    ("at the turn of the year", {"met_on": date(2026, 12, 31)}, date(2027, 1, 14), "courtesy", date(2027, 1, 4), True),
    ("the day before a leap day", {"met_on": date(2028, 2, 28)}, date(2028, 3, 1), "courtesy", date(2028, 2, 29), False),
    ("the last day there is", {"met_on": date.max}, date.max, "courtesy", date.max, False),
]  # fmt: skip
HOLIDAYS = {date(2026, 5, 1): "Tag der Arbeit", date(2027, 1, 1): "Neujahr"}


@pytest.mark.parametrize(
    ("facts", "today", "group", "thank_by", "may_go"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_each_line(facts, today, group, thank_by, may_go):
    [line] = debriefed([met(**facts)], Today(today, HOLIDAYS))
    assert (line.group, line.thank_by, line.may_go) == (group, thank_by, may_go)
    assert (line.thanks_fit_until - line.after.met_on).days in {0, 14}


def at(monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)


@pytest.fixture
def fair(relnet, monkeypatch, db_path):
    """After a fair: a promise (Anna), a lead (Uwe), an introduction (Zofia), courtesy (Ole, Kim)."""
    at(monkeypatch, "2026-04-21")
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
           "--from", "2026-04-20", "--to", "2026-04-24", "--goal", "5 contacts", "--goal", "2 leads",
           "--goal", "find a caster")  # fmt: skip
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak", "Ole Brandt", "Kim Lang"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("log", "call", "kim", "--on", "2026-01-05")
    relnet("log", "met", "anna", "uwe", "zofia", "ole", "kim", "--event", "hm26")
    relnet("follow-up", "add", "anna", "CAD data", "--due", "2026-05-20", "--event", "hm26")
    relnet("follow-up", "add", "ole", "price list", "--due", "2026-04-24", "--event", "hm26")
    relnet("follow-up", "done", "2")
    relnet("log", "introduction", "zofia", "--on", "2026-04-21")
    lead(db_path, 2, "Robot cell", 12000, "new")
    return relnet


def lead(db_path, contact_id, title, value, state):
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute(
            "INSERT INTO lead (contact_id, title, value, event_id, state, moved_on, created_at)"
            " VALUES (?, ?, ?, 1, ?, '2026-04-21', '2026-04-21T12:00:00Z')",
            [contact_id, title, value, state],
        )
    db.close()


def debrief(relnet):
    return json.loads(relnet("event", "debrief", "hm26", "-f", "json").stdout)


def test_everybody_stands_in_a_group_with_what_comes_next(fair, monkeypatch):
    at(monkeypatch, "2026-04-22")
    fair("log", "thanks", "kim", "--event", "hm26")
    assert [
        (row["contact"], row["group"], row["next_step"], row["thanked_on"], row["thank_by"])
        for row in debrief(fair)["people"]
    ] == [
        ("Anna Weber", "promise", "CAD data", None, "2026-04-22"),
        ("Uwe Koch", "lead", "Robot cell", None, "2026-04-22"),
        ("Zofia Nowak", "introduction", None, None, "2026-04-22"),
        ("Ole Brandt", "courtesy", None, None, "2026-04-22"),
        ("Kim Lang", "courtesy", None, "2026-04-22", "2026-04-22"),
    ]


def test_figures_and_goals(fair):
    found = debrief(fair)
    assert found["figures"] == {
        "people": 5, "new_people": 4, "thanked": 0, "talks": 5, "appointments": 0, "promises": 2,
        "kept": 1, "referrals": 1, "leads": 1, "won": 0, "lead_value": 12000.0, "won_value": None,
    }  # fmt: skip
    assert [(goal["wanted"], goal["reached"], goal["met"]) for goal in found["goals"]] == [
        (5, 5, True), (2, 1, False), (None, None, False),
    ]  # fmt: skip


def test_who_came_to_be_known_on_a_day_of_the_event_is_new_there(fair, monkeypatch):
    at(monkeypatch, "2026-04-24")
    fair("add", "Ada Falk")
    fair("log", "met", "ada", "--event", "hm26")
    assert debrief(fair)["figures"]["new_people"] == 5
    fair("log", "meeting", "ada", "--on", "2026-04-20")
    assert debrief(fair)["figures"]["new_people"] == 5
    fair("log", "call", "ada", "--on", "2026-04-19")
    assert debrief(fair)["figures"]["new_people"] == 4


def test_a_table_for_people(fair, monkeypatch):
    at(monkeypatch, "2026-05-06")
    told = fair("event", "debrief", "hm26", "-f", "table")
    assert told.stdout.splitlines()[:6] == [
        "Hannover Messe 2026 (hm26), Mon 2026-04-20 to Fri 2026-04-24",
        "Met: 5 (4 new) · thanked: 0 · promises kept: 1 of 2 · leads: 1",
        "Goal 1: 5 contacts: 5, reached",
        "Goal 2: 2 leads: 1 so far",
        "Goal 3: find a caster: for you to say (--tick 3)",
        "Name         Next step                 Thanks      Group         Organization  Met on",
    ]
    assert "CAD data, Wed 2026-05-20" in told.stdout
    assert "lead: Robot cell" in told.stdout
    assert told.stderr.startswith("For two weeks there has been no next step with 3 people.")
    assert "relnet event debrief hm26 --let-go all" in told.stderr
    assert "neglect" not in told.stderr


def test_who_has_no_next_step_is_let_go_one_by_one_or_all(fair, monkeypatch):
    at(monkeypatch, "2026-05-04")
    assert (
        "There is nobody to let go." in fair("event", "debrief", "hm26", "--let-go", "all").stderr
    )
    at(monkeypatch, "2026-05-05")
    assert "Let go: Ole Brandt." in fair("event", "debrief", "hm26", "--let-go", "ole").stderr
    told = fair("event", "debrief", "hm26", "--let-go", "all").stderr
    assert "Let go: Zofia Nowak, Kim Lang." in told
    assert [row["let_go_on"] for row in debrief(fair)["people"]] == [
        None, None, "2026-05-05", "2026-05-05", "2026-05-05",
    ]  # fmt: skip
    assert not any(row["may_go"] for row in debrief(fair)["people"])
    fair("undo")
    assert sum(row["may_go"] for row in debrief(fair)["people"]) == 2


def test_only_who_was_met_is_let_go(fair):
    fair("add", "Ida Roth")
    told = fair("event", "debrief", "hm26", "--let-go", "ole", "--let-go", "ida", code=2).stderr
    assert "Ida Roth was not met at Hannover Messe 2026." in told
    assert not any(row["let_go_on"] for row in debrief(fair)["people"])
    fair("event", "debrief", "hm26", "--let-go", "nobody", code=1)


def test_a_goal_of_ones_own_is_ticked_off(fair):
    assert "Goal: [x] find a caster" in fair("event", "debrief", "hm26", "--tick", "3").stderr
    assert debrief(fair)["goals"][2] == {
        "n": 3, "text": "find a caster", "figure": None, "wanted": None, "reached": None, "met": True,
    }  # fmt: skip
    assert (
        "Goal 3: find a caster: reached" in fair("event", "debrief", "hm26", "-f", "table").stdout
    )
    fair("undo")
    assert debrief(fair)["goals"][2]["met"] is False
    assert "is counted" in fair("event", "debrief", "hm26", "--tick", "1", code=2).stderr
    assert "there are 3 goals" in fair("event", "debrief", "hm26", "--tick", "4", code=2).stderr


def test_dropped_follow_ups_and_lost_leads_count_for_nothing(fair, db_path):
    fair("follow-up", "drop", "1")
    lead(db_path, 2, "Gripper", 500, "lost")
    lead(db_path, 2, "Belt", 700, "won")
    found = debrief(fair)
    assert (found["figures"]["promises"], found["figures"]["kept"]) == (1, 1)
    assert (found["figures"]["leads"], found["figures"]["won"]) == (3, 1)
    assert (found["figures"]["lead_value"], found["figures"]["won_value"]) == (12700.0, 700.0)
    assert "promise" not in {row["group"] for row in found["people"]}


def test_an_introduction_of_another_event_or_time_is_none_of_this(fair):
    fair("event", "add", "Dinner", "--on", "2026-04-21", "--kind", "dinner")
    fair("log", "introduction", "ole", "--event", "dinner", "--on", "2026-04-21")
    fair("log", "referral", "kim", "--on", "2026-01-05")
    assert [row["group"] for row in debrief(fair)["people"]].count("introduction") == 1


def test_an_event_at_which_nobody_was_met(relnet):
    relnet("event", "add", "Summit", "--on", "2026-04-20")
    found = json.loads(relnet("event", "debrief", "summit", "-f", "json").stdout)
    assert (found["people"], found["goals"], found["figures"]["people"]) == ([], [], 0)
    assert relnet("event", "debrief", "summit").stdout.count("\n") == 1
    assert "there is no event" in relnet("event", "debrief", "nix", code=1).stderr


def test_who_is_only_expected_was_not_met(relnet):
    relnet("event", "add", "Summit", "--on", "2026-05-20")
    relnet("add", "Anna Weber")
    relnet("event", "expect", "summit", "anna")
    assert json.loads(relnet("event", "debrief", "summit", "-f", "json").stdout)["people"] == []
