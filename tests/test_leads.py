"""Leads: what may become business, and how far it is."""

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.cli import language
from relnet.rules.amounts import parse_amount


@pytest.fixture
def people(relnet):
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "20.4.")
    relnet("add", "Anna Weber", "--email", "anna@voss.example", "--organization", "Voss AG")
    relnet("add", "Uwe Koch", "--email", "uwe@koch.example", "--tag", "messe")
    return relnet


def listed(relnet, *arguments):
    return json.loads(relnet("lead", "list", *arguments, "-f", "json").stdout)


def test_a_lead_is_added_listed_and_moved(people):
    added = people(
        "lead", "add", "weber", "Greifer für Linie 3", "--value", "12.000 €", "--event", "hm26",
        "--referred-by", "koch",
    )  # fmt: skip
    assert added.stderr.splitlines() == [
        "Lead 1 with Anna Weber: Greifer für Linie 3 · 12,000 · hm26",
        "Uwe Koch brought you together.",
        "undo: relnet undo 4",
    ]
    [lead] = listed(people)
    assert lead.pop("created_at").startswith("2026-04-21T")
    assert lead == {
        "id": 1, "contact_id": 1, "contact": "Anna Weber", "organization": "Voss AG",
        "title": "Greifer für Linie 3", "value": 12000.0, "state": "new", "moved_on": "2026-04-21",
        "event": "hm26", "referred_by_id": 2, "referred_by": "Uwe Koch",
    }  # fmt: skip
    moved = people("lead", "move", "1", "Angebot")
    assert moved.stderr == (
        "Greifer für Linie 3 (Anna Weber): offer now, new before.\nundo: relnet undo 5\n"
    )
    assert people("lead", "move", "1", "offer").stderr == (
        "Greifer für Linie 3 (Anna Weber): offer already.\n"
    )
    assert listed(people)[0]["state"] == "offer"
    people("undo")
    assert listed(people)[0]["state"] == "new"
    people("undo", "4")
    assert listed(people, "--all") == []


def test_since_when_a_lead_is_in_its_state(people, monkeypatch):
    people("lead", "add", "weber", "Greifer")
    monkeypatch.setenv("RELNET_TODAY", "2026-05-04")
    people("lead", "move", "1", "qualified")
    assert listed(people)[0]["moved_on"] == "2026-05-04"
    monkeypatch.setenv("RELNET_TODAY", "2026-05-05")
    people("lead", "move", "1", "qualifiziert")
    assert listed(people)[0]["moved_on"] == "2026-05-04"


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("neu", "new"), ("NEW", "new"), ("qualifiziert", "qualified"), ("qualified", "qualified"),
        ("Angebot", "offer"), ("offer", "offer"), ("gewonnen", "won"), ("won", "won"),
        ("verloren", "lost"), ("lost", "lost"), ("geprüft", "qualified"),
    ],
)  # fmt: skip
def test_states_in_two_languages(people, word, state):
    people("lead", "add", "weber", "Greifer")
    people("lead", "move", "1", word)
    assert listed(people, "--all")[0]["state"] == state


def test_the_furthest_come_first_and_closed_ones_last(people):
    for title in ("A", "B", "C", "D", "E"):
        people("lead", "add", "weber", title)
    for number, state in ((2, "lost"), (3, "offer"), (4, "won"), (5, "qualified")):
        people("lead", "move", number, state)
    assert [lead["title"] for lead in listed(people)] == ["C", "E", "A"]
    assert [lead["title"] for lead in listed(people, "--all")] == ["C", "E", "A", "D", "B"]


def test_leads_with_people_of_a_filter(people):
    people("lead", "add", "weber", "Greifer")
    people("lead", "add", "koch", "Zelle")
    assert [lead["title"] for lead in listed(people, "tag:messe")] == ["Zelle"]
    assert [lead["title"] for lead in listed(people, "org:voss")] == ["Greifer"]
    assert listed(people, "org:voss", "tag:messe") == []
    assert people("lead", "list", "-f", "ids").stdout == "2\n1\n"


def test_leads_are_found_and_told(people):
    people("lead", "add", "weber", "Schweißzelle")
    found = json.loads(people("search", "schweisszelle", "-f", "json").stdout)
    assert [contact["name"] for contact in found] == ["Anna Weber"]
    people("undo")
    assert people("search", "schweisszelle", code=1).stdout.count("Anna") == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["add", "weber", " "], 2, "' ' will not do as TITLE."),
        (["add", "nobody", "x"], 1, "nobody"),
        (
            ["add", "weber", "x", "--value", "viel"],
            2,
            "'viel' is no amount; write one such as 4200.",
        ),
        (["add", "weber", "x", "--value", "-5"], 2, "write an amount such as 12000."),
        (["add", "weber", "x", "--event", "cebit"], 1, "cebit"),
        (["add", "weber", "x", "--referred-by", "weber"], 2, "name somebody else"),
        (["add", "weber", "x", "--referred-by", "nobody"], 1, "nobody"),
        (["move", "7", "won"], 1, "there is no lead 7."),
        (["move", "0", "won"], 2, "N"),
        (["move", "9" * 40, "won"], 1, "there is no lead"),
        (["move", "1", "vielleicht"], 2, "new, qualified, offer, won, lost"),
        (["list", "shoe:39"], 2, "shoe"),
    ],
)
def test_what_makes_no_sense_changes_nothing(people, arguments, code, told):
    before = people("export", "json").stdout
    assert told in people("lead", *arguments, code=code).stderr
    assert people("export", "json").stdout == before


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12000", 12000), ("12.000", 12000), ("12,000", 12000), ("12 000", 12000),
        ("12'000", 12000), ("12.000,50", 12000.5), ("12,000.50", 12000.5), ("1.234.567", 1234567),
        ("1,234,567.89", 1234567.89), ("49,90", 49.9), ("49.9", 49.9), ("0,5", 0.5),
        ("0.125", 0.125), ("12.000 €", 12000), ("€12", 12), ("EUR 12.000,-", None),
        ("12k", 12000), ("1,5k", 1500), ("12 Tsd.", 12000), ("$1,200", 1200), ("-5", -5),
        ("CHF 1'200.50", 1200.5), ("12\u00a0000\u00a0€", 12000),
        ("", None), ("viel", None), ("1.2.3", None), ("12.34.567", None), ("1234.567", None),
        ("1,234,56", None), ("1.234,567,8", None), ("1e5", None), ("nan", None), ("inf", None),
        ("١٢", None), ("5 5€ €", None), ("9" * 400, None), ("12.", None), (".5", None),
    ],
)  # fmt: skip
def test_amounts(text, amount):
    assert parse_amount(text) == amount


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_amounts_as_germans_and_the_english_write_them(whole, cents):
    english = f"{whole:,}.{cents:02}"
    german = english.translate(str.maketrans(".,", ",."))
    assert parse_amount(english) == parse_amount(german) == float(f"{whole}.{cents:02}")
    assert parse_amount(f"{whole:,}") == parse_amount(f"{whole:,}".replace(",", ".")) == whole


@given(st.text(max_size=60))
def test_no_amount_is_too_odd(text):
    assert parse_amount(text) is None or isinstance(parse_amount(text), float)


def test_leads_in_the_copy_for_other_programs(people, tmp_path):
    people("lead", "add", "weber", "Greifer", "--value", "1200", "--referred-by", "koch")
    people("lead", "add", "weber", "Zelle")
    people("lead", "move", "2", "lost")
    people("export", "sqlite", "-o", tmp_path / "all.db")
    people("export", "sqlite", "weber", "-o", tmp_path / "one.db")
    for name, referrer in (("all.db", "Uwe Koch"), ("one.db", None)):
        with closing(sqlite3.connect(tmp_path / name)) as db:
            assert db.execute("SELECT title, value, name, referred_by FROM open_leads").fetchall() == [
                ("Greifer", 1200.0, "Anna Weber", referrer)
            ]  # fmt: skip
            assert db.execute("SELECT count(*) FROM leads").fetchone() == (2,)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_moves_people_is_found_but_not_what_they_avoid(people, db_path):
    people("edit", "weber", "need+=Prüfstand", "interest+=Segeln", "avoid+=Scheidung")
    for word in ("pruefstand", "segeln"):
        assert "Anna Weber" in people("search", word).stdout
    people("search", "scheidung", code=1)


def test_one_lead_of_a_title_is_open_with_somebody(people):
    people("lead", "add", "anna", "Prüfstand")
    told = people("lead", "add", "anna", " prüfstand ", code=2).stderr
    assert "it is lead 1 already: relnet lead move 1 STATE changes it." in told
    people("lead", "add", "uwe", "Prüfstand")
    people("lead", "move", "1", "won")
    people("lead", "add", "anna", "Prüfstand")
    assert [row["id"] for row in listed(people, "--all")] == [3, 2, 1]


def test_a_lead_is_worth_something_else(people):
    people("lead", "add", "anna", "Prüfstand", "--value", "12000")
    told = people("lead", "move", "1", "offer", "--value", "14.500,50").stderr
    assert "offer now, new before." in told
    assert "Prüfstand (Anna Weber): worth 14,500.50." in told
    assert "14,500.50" in people("lead", "list", "-f", "table").stdout
    told = people("lead", "move", "1", "--value", "14500").stderr
    assert "worth 14,500." in told
    assert [(row["state"], row["value"]) for row in listed(people)] == [("offer", 14500.0)]
    assert people("lead", "list", "--fields", "value", "--no-headers").stdout == "14500.0\n"
    assert "undo:" not in people("lead", "move", "1", "--value", "14500").stderr
    people("lead", "move", "1", code=2)
    people("lead", "move", "1", "--value", "-3", code=2)


AMOUNTS = [
    (12000.0, "12,000", "12.000"), (3500.5, "3,500.50", "3.500,50"), (0.0, "0", "0"),
    (1234567.89, "1,234,567.89", "1.234.567,89"), (999.999, "1,000", "1.000"),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "english", "german"), AMOUNTS)
def test_amounts_are_said_with_the_signs_of_the_language(monkeypatch, amount, english, german):
    assert language.say_amount(amount) == english
    monkeypatch.setattr(language, "_", {"1,000.5": "1.000,5"}.get)
    assert language.say_amount(amount) == german
