"""What events cost for what they brought, side by side."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Event
from relnet.model.event_results import Figures
from relnet.rules.event_compare import compared


def event(cost, goal=""):
    return Event(
        1, "hm26", "HM", "fair", date(2026, 4, 20), date(2026, 4, 24), cost=cost, goal=goal
    )


@pytest.mark.parametrize(
    ("cost", "people", "each"),
    [
        (4200.0, 20, 210.0),
        (100.0, 3, 33.33),
        (0.0, 5, 0.0),
        (4200.0, 0, None),
        (None, 5, None),
        (None, 0, None),
    ],
)
def test_cost_for_each(cost, people, each):
    assert compared(event(cost), Figures(people=people)).cost_per_contact == each


@given(
    st.one_of(st.none(), st.floats(0, 1e9)),
    st.builds(Figures, *[st.integers(0, 1000)] * 10),
)
def test_no_number_is_made_up(cost, figures):
    found = compared(event(cost), figures)
    for each, count in (
        (found.cost_per_contact, figures.people),
        (found.cost_per_new_contact, figures.new_people),
        (found.cost_per_kept, figures.kept),
        (found.cost_per_referral, figures.referrals),
        (found.cost_per_lead, figures.leads),
    ):
        assert (each is None) == (cost is None or count == 0)
        assert each is None or abs(each * count - cost) <= 0.01 * count


def test_goals_are_counted():
    found = compared(event(None, "2 contacts\n3 leads\n[x] find a caster"), Figures(people=2))
    assert (found.goals, found.goals_met, found.days) == (3, 2, 5)


@pytest.fixture
def fairs(relnet, db_path):
    for year, cost in (("2025", "4200"), ("2026", "4800")):
        relnet("event", "add", f"Hannover Messe {year}", "--handle", f"hm{year[2:]}", "--kind", "fair",
               "--from", f"{year}-04-13", "--to", f"{year}-04-17", "--cost", cost,
               "--goal", "2 contacts")  # fmt: skip
    relnet("event", "add", "Dinner", "--on", "2026-03-03", "--kind", "dinner")
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("log", "met", "anna", "--event", "hm25", "--on", "2025-04-14")
    relnet("log", "met", "anna", "uwe", "zofia", "--event", "hm26", "--on", "2026-04-14")
    relnet("follow-up", "add", "anna", "offer", "--due", "2026-04-30", "--event", "hm26")
    relnet("follow-up", "add", "uwe", "samples", "--due", "2026-04-30", "--event", "hm26")
    relnet("follow-up", "done", "1")
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute(
            "INSERT INTO lead (contact_id, title, value, event_id, state, moved_on, created_at)"
            " VALUES (1, 'Robot cell', 12000, 2, 'won', '2026-04-21', '2026-04-21T12:00:00Z')"
        )
    db.close()
    return relnet


def compare(relnet, *wanted):
    return json.loads(relnet("event", "compare", *wanted, "-f", "json").stdout)


def test_two_editions(fairs):
    old, new = compare(fairs, "hm26", "hm25")
    assert (old["handle"], new["handle"]) == ("hm25", "hm26")
    assert (old["people"], old["new_people"], old["cost_per_contact"], old["goals_met"]) == (
        1,
        1,
        4200.0,
        0,
    )
    assert (new["people"], new["new_people"], new["cost_per_contact"], new["goals_met"]) == (
        3,
        2,
        1600.0,
        1,
    )
    assert (new["promises"], new["kept"], new["cost_per_kept"]) == (2, 1, 4800.0)
    assert (new["leads"], new["won_value"], new["cost_per_lead"]) == (1, 12000.0, 4800.0)
    assert (old["leads"], old["lead_value"], old["cost_per_lead"], old["cost_per_referral"]) == (
        0,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("wanted", "handles"),
    [
        (["hm26"], ["hm25", "hm26"]),
        (["Hannover Messe"], ["hm25", "hm26"]),
        (["hannover-messe 2031"], ["hm25", "hm26"]),
        (["hm26", "dinner"], ["dinner", "hm26"]),
        (["dinner"], ["dinner"]),
        (["Hannover Messe", "dinner"], ["hm25", "dinner", "hm26"]),
        (["hm26", "1"], ["hm25", "hm26"]),
    ],
)
def test_which_events_are_compared(fairs, wanted, handles):
    assert [row["handle"] for row in compare(fairs, *wanted)] == handles


def test_a_table_has_a_column_for_each_event(fairs):
    lines = fairs("event", "compare", "hm26").stdout.splitlines()
    assert lines[0] == "figure\thm25\thm26"
    assert "cost_per_contact\t4200.0\t1600.0" in lines
    assert "cost_per_lead\t\t4800.0" in lines
    table = fairs("event", "compare", "hm26", "-f", "table").stdout
    assert ["Cost", "per", "lead", "-", "4,800"] in [line.split() for line in table.splitlines()]
    assert fairs("event", "compare", "hm26", "-f", "csv").stdout.startswith("figure,hm25,hm26\n")
    assert fairs("event", "compare", "hm26", "--fields", "figure,hm26").stdout.startswith(
        "figure\thm26\n"
    )
    assert fairs("event", "compare", "hm26", "-f", "ids").stdout == "1\n2\n"


def test_an_event_called_figure_has_a_column_of_its_own(fairs):
    fairs("event", "edit", "dinner", "handle=figure", "cost=80")
    lines = fairs("event", "compare", "hm26", "figure").stdout.splitlines()
    assert lines[0] == "figure\t3\thm26"
    assert "cost\t80.0\t4800.0" in lines
    table = fairs("event", "compare", "hm26", "figure", "-f", "table").stdout.splitlines()
    assert table[0].split() == ["Figure", "figure", "hm26"]


def test_a_handle_is_no_word_to_translate(fairs):
    fairs("event", "edit", "dinner", "handle=met")
    table = fairs("--lang", "de", "event", "compare", "dinner", "-f", "table").stdout
    assert table.splitlines()[0].split()[1:] == ["met"]


def test_a_series_has_the_name_the_owner_gives_it(fairs):
    fairs("event", "edit", "dinner", "series=Hannover Messe")
    assert len(compare(fairs, "hm26")) == 3


def test_events_that_are_not_there(fairs):
    assert "there is no event nix" in fairs("event", "compare", "hm26", "nix", code=1).stderr
    fairs("event", "compare", code=2)
    assert "there is no field" in fairs("event", "compare", "hm26", "--fields", "x", code=2).stderr
