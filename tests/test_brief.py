"""relnet brief: what to know before meeting somebody."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.rules.brief import birthday_near, fit, missing, news, talks

TODAY = date(2026, 4, 21)


@pytest.fixture
def village(relnet):
    relnet(
        "event",
        "add",
        "Hannover Messe 2026",
        "--handle",
        "hm26",
        "--from",
        "20.4.",
        "--to",
        "24.4.",
    )
    relnet("add", "Dr. Anna Weber", "--email", "anna@voss.example", "--phone", "030 23125 100",
           "--organization", "Voss AG", "--title", "Einkauf", "--salutation", "Frau")  # fmt: skip
    relnet("add", "Uwe Koch")
    return relnet


def read(village, who="weber"):
    return json.loads(village("brief", who, "-f", "json").stdout)


def fill(village):
    village("edit", "1", "form=Sie", "city=Erfurt", "circle=inner", "role=multiplier",
            "birthday=30.4.1980", "interest=Robotik,Segeln", "avoid=Politik", "preferred=phone",
            "language=de", "note=trinkt keinen Kaffee")  # fmt: skip
    village("log", "introduction", "koch", "weber", "--direction", "theirs", "--on", "1.3.2025")
    village("log", "met", "weber", "--event", "hm26", "--on", "20.4.", "--note", "Roboterzelle")
    village("log", "gift", "weber", "--on", "20.12.2025", "--note", "Wein", "--direction", "mine")
    village("log", "thanks", "weber", "--on", "20.4.")
    village("follow-up", "add", "weber", "Angebot schicken", "--due", "freitag")
    village("follow-up", "add", "weber", "Zeichnungen", "--due", "montag", "--direction", "theirs")
    village("follow-up", "add", "weber", "erledigt", "--due", "montag")
    village("follow-up", "done", "3")
    village("need", "weber", "Prüfstand", "--until", "30.6.", "--told-by", "koch")
    village("offer", "weber", "freie Kapazität")
    village("life", "weber", "hochzeit", "--on", "12.6.")


BRIEF = """\
Dr. Anna Weber  (1, anna-weber)
  Einkauf, Voss AG, Erfurt · inner circle · multiplier
  Address as      Sie · Sehr geehrte Frau Dr. Weber,
  Not to mention  Politik
  Birthday        Thu 2026-04-30, turns 46
  News            wedding, on 12 Jun 2026
  You promised    2026-04-24  Angebot schicken
  They promised   2026-04-27  Zeichnungen
  Last talks      2026-04-20  met  Roboterzelle
                  2025-03-01  introduction
  Needs           Prüfstand  (until 2026-06-30, told by Uwe Koch)
  Interests       Robotik, Segeln
  Offers          freie Kapazität
  You met         2025-03-01  introduction, through Uwe Koch
  Next event      2026-04-20  Hannover Messe 2026
  Gifts           2025-12-20  from you  Wein
  Reach           030 23125 100, anna@voss.example
  Note            trinkt keinen Kaffee
"""


def test_what_is_known_is_on_one_screen(village):
    fill(village)
    assert village("brief", "weber").stdout == BRIEF


def test_what_is_not_known_is_left_out_and_asked_for(village):
    assert village("brief", "koch").stdout == (
        "Uwe Koch  (2, uwe-koch)\n"
        "  Address as      Dear Uwe Koch,\n"
        "  Ask             du or Sie? relnet edit 2 form=Sie\n"
    )


@pytest.fixture
def screen(monkeypatch):
    """Make the output a terminal of 80 columns."""
    for module in ("wrapping", "brief"):
        monkeypatch.setattr(f"relnet.cli.{module}.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "80")


NOTE = "sucht 5-Achs-Lohnfertigung, 200 Stück im Monat, fährt Rad, Hund heißt Bruno"


@pytest.mark.parametrize("columns", [40, 50, 80])
def test_nothing_is_cut_while_there_is_room(village, screen, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    mail = "anna.weber@antriebstechnik.example"
    village("edit", "1", f"note={NOTE}", f"email={mail}", "phone+=0171 3920010")
    shown = village("brief", "weber")
    lines = shown.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert NOTE in " ".join(shown.stdout.split())
    assert any(mail in line for line in lines)
    assert any("030 23125 100" in line for line in lines)
    assert shown.stderr == ""


def test_a_pipe_gets_whole_lines(village):
    village("edit", "1", f"note={NOTE} {NOTE}")
    assert f"{NOTE} {NOTE}\n" in village("brief", "weber").stdout


def test_addresses_stay_when_the_screen_is_full(village, screen):
    village("edit", "1", f"note={NOTE * 20}")
    for n in range(5):
        village("need", "weber", f"{n} {NOTE}")
        village("offer", "weber", f"{n} {NOTE}")
        village("log", "gift", "weber", "--note", f"{n} {NOTE}")
    shown = village("brief", "weber").stdout
    assert len(shown.splitlines()) == 24
    assert "030 23125 100, anna@voss.example" in shown
    assert "…" in shown


def test_it_never_takes_more_than_a_screen(village, screen):
    fill(village)
    long = "x" * 200
    for n in range(5):
        village("follow-up", "add", "weber", f"{long} {n}", "--due", "freitag")
        village("follow-up", "add", "weber", long, "--due", "freitag", "--direction", "theirs")
        village("need", "weber", f"{n} {long}")
        village("offer", "weber", f"{n} {long}")
        village("log", "call", "weber", "--on", f"{n + 1}.4.", "--note", f"{long}\n{long}")
        village("log", "gift", "weber", "--note", long)
        village("life", "weber", "birth", "--on", f"{n + 1}.4.", "--note", long)
    shown = village("brief", "weber")
    lines = shown.stdout.splitlines()
    assert len(lines) == 24
    assert max(map(len, lines)) == 80
    heads = {line[:16].strip() for line in lines[2:]}
    assert {"Address as", "Not to mention", "You promised", "They promised", "Needs"} <= heads
    assert shown.stderr == "There is more: relnet show 1\n"
    assert len(read(village)["promises"]) == 12


def test_mourning_is_said_first(village):
    village("life", "weber", "condolence", "--on", "gestern")
    assert "Careful         in mourning: no business until Wed 2026-05-20\n" in (
        village("brief", "weber").stdout
    )
    found = read(village)
    assert (found["mourning_since"], found["mourning_until"]) == ("2026-04-21", "2026-05-20")


def test_needs_whose_day_has_passed_are_left_out(village, monkeypatch):
    village("need", "weber", "Prüfstand", "--until", "22.4.")
    assert len(read(village)["needs"]) == 1
    monkeypatch.setenv("RELNET_TODAY", "2026-04-23")
    assert read(village)["needs"] == []


def test_whoever_nobody_knows_has_no_brief(village):
    assert village("brief", "nobody", code=1).stdout == ""


def test_german(village):
    fill(village)
    shown = village("--lang", "de", "brief", "koch").stdout
    assert "Guten Tag Uwe Koch," in shown
    assert "Sehr geehrte Frau Dr. Weber," in village("--lang", "de", "brief", "weber").stdout


def talk(on, kind="call", event=None):
    return {"on": on, "kind": kind, "direction": None, "event": event, "topic": None,
            "note": None, "line": None}  # fmt: skip


def test_an_event_is_told_once_among_the_talks():
    fair = {"handle": "hm26", "title": "Messe", "met_on": "2026-04-20"}
    dinner = {"handle": "essen", "title": "Essen", "met_on": "2026-04-01"}
    found = talks(
        {
            "interactions": [
                talk("2026-04-20", "met", "hm26"), talk("2026-04-10"), talk("2026-04-11", "thanks"),
                talk("2026-04-12", "note"),
            ],
            "events": [fair, dinner],
        }
    )  # fmt: skip
    assert [(item["on"], item["kind"], item["event_title"]) for item in found] == [
        ("2026-04-20", "met", "Messe"), ("2026-04-10", "call", None), ("2026-04-01", "met", "Essen"),
    ]  # fmt: skip


NEWS = [
    # the day, when it came to be known, the last contact; whether it is news
    ("2026-04-01", "2026-04-10", "2026-03-01", True),
    ("2026-02-01", "2026-04-10", "2026-03-01", True),  # came to be known since
    ("2026-02-01", "2026-02-10", "2026-03-01", False),
    ("2026-06-12", "2026-02-10", "2026-03-01", True),  # lies ahead
    ("2001-09-01", "2026-04-10", "2026-03-01", False),  # so long ago
    ("2026-02-01", "2026-02-10", None, True),
    ("2025-04-20", "2026-02-10", None, True),
    ("2025-04-19", "2026-02-10", None, False),
]


@pytest.mark.parametrize(("day", "noticed", "last", "expected"), NEWS)
def test_what_is_news(day, noticed, last, expected):
    item = {"kind": "wedding", "latest_on": day, "noticed_on": noticed}
    quiet = {"kind": "new_mail", "latest_on": day, "noticed_on": noticed}
    found = news({"last_interaction_on": last, "life_events": [item, quiet]}, TODAY)
    assert found == ([item] if expected else [])


BIRTHDAYS = [
    ("1980-04-21", TODAY, ("2026-04-21", 46)),
    ("--05-12", TODAY, ("2026-05-12", None)),
    ("--05-13", TODAY, None),
    ("--04-14", TODAY, ("2026-04-14", None)),
    ("--04-13", TODAY, None),
    ("1980-01-03", date(2026, 12, 28), ("2027-01-03", 47)),
    ("1980-12-30", date(2027, 1, 2), ("2026-12-30", 46)),
    ("1984-02-29", date(2026, 2, 20), ("2026-02-28", 42)),
    ("2030-04-30", TODAY, ("2026-04-30", None)),
    ("1890-04-30", TODAY, ("2026-04-30", None)),
    ("--01-01", date(1, 1, 1), ("0001-01-01", None)),
    ("--12-31", date(9999, 12, 31), ("9999-12-31", None)),
    (None, TODAY, None),
]


@pytest.mark.parametrize(("value", "today", "expected"), BIRTHDAYS)
def test_birthdays_that_are_near(value, today, expected):
    found = birthday_near(value, today)
    assert found == (expected and (date.fromisoformat(expected[0]), expected[1]))


def known(**fields):
    return {
        "id": 1, "kind": "person", "form": "sie", "greeting": None, "salutation": "frau",
        "channels": [{"kind": "phone", "label": None}], "organization": "Voss AG", "interests": ["Robotik"],
        "needs": [], "birthday": "--04-15", **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"form": None, "channels": []}, "form"),
        ({"form": None, "greeting": "Moin Anna,"}, None),
        ({"salutation": None}, "salutation"),
        ({"form": "du", "salutation": None}, None),
        ({"channels": [{"kind": "url"}], "organization": None}, "phone"),
        ({"channels": [{"kind": "phone", "label": "work fax"}]}, "phone"),
        ({"organization": None, "birthday": None}, "organization"),
        ({"interests": []}, "interests"),
        ({"interests": [], "needs": ["x"]}, None),
        ({"birthday": None}, "birthday"),
        ({"kind": "organization", "form": None, "birthday": None, "organization": None}, None),
    ],
)
def test_the_one_thing_that_is_asked_for(fields, expected):
    found = missing(known(**fields))
    assert (found and found.field) == expected


SECTIONS = st.lists(st.lists(st.text(max_size=3), max_size=6), max_size=8)


@given(SECTIONS, st.integers(0, 30))
def test_what_fits_is_the_beginning_of_each_section(sections, most):
    kept = fit(sections, most)
    assert sum(map(len, kept)) == min(most, sum(map(len, sections)))
    assert all(lines == all_[: len(lines)] for lines, all_ in zip(kept, sections, strict=True))
    longest = max(map(len, kept), default=0)
    assert all(
        len(lines) >= min(len(all_), longest - 1)
        for lines, all_ in zip(kept, sections, strict=True)
    )


def test_of_many_notes_the_newest_are_shown_and_the_others_counted(village, tmp_path):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Dr. Anna Weber\nEMAIL:anna@voss.example\nNOTE:Notiz {n}\nEND:VCARD\n"
    (tmp_path / "cards.vcf").write_text("".join(card.format(n=n) for n in range(50)))
    village("import", tmp_path / "cards.vcf")
    told = village("brief", "weber")
    assert told.stderr == "There is more: relnet show 1\n"
    shown = told.stdout.partition("Note ")[2].splitlines()
    assert [line.strip() for line in shown][:4] == [
        "Notiz 49",
        "Notiz 48",
        "Notiz 47",
        "and 47 more",
    ]
    assert len(read(village)["note"].split("\n\n")) == 50


def test_a_pipe_gets_no_book_for_a_line(village):
    village("edit", "1", f"note={'lang ' * 40_000}")
    assert len(village("brief", "weber").stdout) < 4000
