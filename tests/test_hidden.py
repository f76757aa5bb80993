"""What the owner has hidden: the list of it, and how it comes back."""

import json
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "json.md"
EVENT, GIFT = "thank:event-1:contact-1", "thank:interaction-2:contact-2"


@pytest.fixture
def at(monkeypatch):
    return lambda day: monkeypatch.setenv("RELNET_TODAY", day)


@pytest.fixture
def village(relnet, at):
    at("2026-04-21")
    for name in ("Anna Weber", "Uwe Koch"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--from", "2026-04-13",
           "--to", "2026-04-17")  # fmt: skip
    relnet("log", "met", "anna", "--on", "2026-04-17", "--event", "hm26")
    relnet("log", "gift", "uwe", "--on", "2026-04-20", "--direction", "theirs")
    return relnet


def hidden(village, *options):
    return json.loads(village("today", "--hidden", *options, "-f", "json").stdout)


def keys(village):
    return [line["key"] for line in json.loads(village("today", "-f", "json").stdout)]


# How it was hidden; the key it has then, until when, and why it would be on the list.
WAYS = [
    (["snooze", EVENT, "2026-04-24"], EVENT, "snoozed", "2026-04-24", "met at Hannover Messe"),
    (["skip", EVENT], EVENT, "skipped", None, "met at Hannover Messe"),
    (["never", EVENT], "thank:contact-1", "never", None, None),
]


@pytest.mark.parametrize(("how", "key", "verdict", "until_on", "reason"), WAYS)
def test_it_is_listed_and_comes_back(village, how, key, verdict, until_on, reason):
    assert hidden(village) == []
    village(*how)
    assert keys(village) == [GIFT]
    [row] = hidden(village)
    assert row == {
        "key": key, "kind": "thank", "contact_id": 1, "contact": "Anna Weber",
        "verdict": verdict, "decided_on": "2026-04-21", "until_on": until_on,
        "reason": reason and f"say thanks: {reason}",
        "command": f"relnet {how[0]} {key} --no",
    }  # fmt: skip
    told = village(*row["command"].split()[1:])
    assert told.stderr.startswith("No longer hidden: Anna Weber.\nundo: ")
    assert sorted(keys(village)) == [EVENT, GIFT]
    assert hidden(village) == []
    village("undo")
    assert hidden(village) == [row]


def test_only_what_would_be_shown_was_let_go(village, at):
    village("skip", EVENT, GIFT)
    assert len(hidden(village)) == 2
    at("2026-05-02")  # the thanks for the fair have faded
    assert [row["key"] for row in hidden(village)] == [GIFT]


def test_what_came_back_or_was_done_is_not_hidden(village, at):
    village("snooze", EVENT, "2026-04-24")
    village("done", GIFT)
    at("2026-04-24")
    assert hidden(village) == []


def test_several_at_once_and_by_kind(village):
    village("never", EVENT, GIFT)
    assert len(hidden(village, "--kind", "thank")) == 2
    assert hidden(village, "--kind", "congratulate") == []
    village("never", "thank:contact-1", "thank:contact-2", "--no")
    assert hidden(village) == []


@pytest.mark.parametrize("verb", ["snooze", "skip", "never"])
@pytest.mark.parametrize("key", ["1", "nothing", "done", GIFT])
def test_what_is_not_hidden_cannot_come_back(village, verb, key):
    village("done", GIFT)
    village("skip" if verb != "skip" else "never", EVENT)
    before = village("history", "-f", "json").stdout
    told = village(verb, key, "--no", code=1).stderr
    assert f"error: {verb} has hidden nothing that is called {key}." in told
    assert "hint: relnet today --hidden" in told
    assert village("history", "-f", "json").stdout == before


def test_each_thing_comes_back_by_itself(village):
    village("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs")
    village("snooze", EVENT, "2026-04-24")
    [first, second] = [row["key"] for row in hidden(village)]
    assert "leave the day out" in village("snooze", first, "mon", "--no", code=2).stderr
    village("snooze", second, "--no")
    assert [row["key"] for row in hidden(village)] == [first]


def test_nothing_comes_back_if_one_of_them_cannot(village):
    village("skip", EVENT)
    village("skip", EVENT, "nothing", "--no", code=1)
    assert len(hidden(village)) == 1


def test_a_table_says_for_how_long(village, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert village("today", "--hidden", "-f", "table").stderr == "Nothing is hidden.\n"
    village("skip", EVENT)
    village("never", GIFT)
    table = village("today", "--hidden", "-f", "table").stdout
    assert re.search(
        r"Anna Weber +thank +this time +relnet skip thank:event-1:contact-1 --no", table
    )
    assert re.search(r"Uwe Koch +thank +for good +relnet never thank:contact-2 --no", table)


def test_it_is_a_list_of_its_own(village):
    for other in (["--week"], ["--minutes", "10"]):
        assert "a list of its own" in village("today", "--hidden", *other, code=2).stderr


def test_every_field_is_documented(village):
    village("skip", EVENT)
    [row] = hidden(village)
    section = PAGE.read_text("utf-8").split("\n## today --hidden\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [*row]
