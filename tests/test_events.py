"""Events as objects: kinds, halls, series, goals; edit, remove, expect; exhibitor lists."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook

from relnet.errors import BadValueError
from relnet.model.event_plan import Exhibitor, Spot
from relnet.model.event_results import Figures
from relnet.rules.editions import series_key
from relnet.rules.event_kinds import KINDS, event_kind
from relnet.rules.exhibitors import Exhibitors
from relnet.rules.goals import goals, outcomes, ticked, written
from relnet.rules.nearby import Neighbourhood
from relnet.rules.organizations import organization_key
from relnet.rules.stands import natural, spot, walking_order


@pytest.fixture
def fair(relnet):
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
           "--from", "2026-04-20", "--to", "2026-04-24", "--place", "Hannover")  # fmt: skip
    for name in ("Anna Weber", "Uwe Koch"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    return relnet


def shown(relnet, event="hm26"):
    return json.loads(relnet("event", "show", event, "-f", "json").stdout)


def test_an_event_has_a_hall_a_series_and_goals(relnet):
    relnet("event", "add", "HM", "--handle", "hm", "--on", "2026-04-20", "--hall", "6",
           "--stand", "B12", "--series", "Hannover Messe", "--goal", " 20  contacts ",
           "--goal", "5 Leads", "--goal", "20 contacts")  # fmt: skip
    event = shown(relnet, "hm")
    assert (event["hall"], event["stand"], event["series"]) == ("6", "B12", "Hannover Messe")
    assert event["goal"] == "20 contacts\n5 Leads"
    assert relnet("event", "show", "hm", "-f", "table").stdout.splitlines()[:3] == [
        "HM (hm), on Mon 2026-04-20, hall 6, B12",
        "Goal: 20 contacts",
        "Goal: 5 Leads",
    ]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("fair", "fair"), ("Messe", "fair"), ("Kongress", "conference"), ("Round Table", "round_table"),
     ("round-table", "round_table"), ("Roadshow", "road_show"), ("Reise", "trip"),
     ("Geschaeftsreise", "trip"), ("Geschäftsreise", "trip"), ("WEBINAR", "webinar"),
     ("Stammtisch", "dinner"), ("event", "event")],
)  # fmt: skip
def test_kinds_in_both_languages(word, kind):
    assert event_kind(word) == kind


@pytest.mark.parametrize("word", ["quark", "", "fairs and more"])
def test_a_kind_nobody_knows_is_refused_with_the_list(relnet, word):
    told = relnet("event", "add", "X", "--on", "today", "--kind", word, code=2).stderr
    assert ", ".join(KINDS) in told
    assert relnet("event", "list", "-f", "ids").stdout == ""


@pytest.mark.parametrize("cost", ["-1", "nan", "inf"])
def test_a_cost_is_an_amount(relnet, cost):
    assert "amount" in relnet("event", "add", "X", "--on", "today", "--cost", cost, code=2).stderr


@pytest.mark.parametrize(("said", "ends_on"), [("Freitag", "2026-04-24"), ("+2d", "2026-04-22")])
def test_an_event_ends_after_it_has_begun(relnet, monkeypatch, said, ends_on):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-20")  # the last Friday is closer than the next one
    relnet("event", "add", "Messe", "--handle", "hm", "--from", "21.4.", "--to", said)
    assert shown(relnet, "hm")["ends_on"] == ends_on
    relnet("event", "edit", "hm", "to=21.4.")
    relnet("event", "edit", "hm", f"to={said}")
    assert shown(relnet, "hm")["ends_on"] == ends_on


def test_edit_says_what_differs(fair):
    told = fair("event", "edit", "hm26", "title=HM 2026", "cost=4.800 €", "goal+=5 leads",
                "goal+=find a caster", "to=25.4.", "kind=Konferenz", "stand=B12").stderr  # fmt: skip
    assert "Changed HM 2026 (hm26).\n" in told
    assert "  Until: Fri 2026-04-24 -> Sat 2026-04-25\n" in told
    event = shown(fair)
    assert (event["cost"], event["kind"], event["ends_on"]) == (4800.0, "conference", "2026-04-25")
    fair("event", "edit", "hm26", "goal-=5 leads", "cost=", "on=2026-05-01")
    event = shown(fair)
    assert (event["goal"], event["cost"]) == ("find a caster", None)
    assert (event["starts_on"], event["ends_on"]) == ("2026-05-01", "2026-05-01")
    fair("undo")
    assert shown(fair)["cost"] == 4800.0
    assert "was like that already" in fair("event", "edit", "hm26", "place=Hannover").stderr


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("Titel=HM 2026", "title", "HM 2026"), ("kürzel=hm", "handle", "hm"),
        ("kuerzel=hm", "handle", "hm"), ("Art=Konferenz", "kind", "conference"),
        ("von=19.4.", "starts_on", "2026-04-19"), ("bis=25.4.", "ends_on", "2026-04-25"),
        ("am=21.4.", "ends_on", "2026-04-21"), ("Ort=Laatzen", "place", "Laatzen"),
        ("Halle=6", "hall", "6"), ("kosten=4.800 €", "cost", 4800.0), ("Ziel+=5 Leads", "goal", "5 Leads"),
        ("Reihe=HM", "series", "HM"), ("abgesagt=ja", "called_off", True),
    ],
)  # fmt: skip
def test_fields_of_events_have_german_names_too(fair, change, field, value):
    fair("event", "edit", "hm26", change)
    [event] = json.loads(fair("event", "list", "-f", "json").stdout)
    assert event[field] == value


def test_changes_of_events_are_told_in_words_of_the_reader(fair):
    told = fair("--lang", "de", "event", "edit", "hm26", "halle=6", "kosten=4800").stderr
    assert "  Halle: - -> 6\n" in told
    assert "  Kosten: - -> 4.800\n" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("colour=red", "there is no field 'colour'"),
        ("title=", "an event has to be called something"),
        ("to=2026-04-19", "an event ends on its first day or later"),
        ("from=31.2.", "is not a day"),
        ("kind=quark", "it is one of event, fair"),
        ("handle=dinner", "the handle dinner is taken"),
        ("handle=4", "a handle is letters"),
        ("cost=much", "write an amount"),
        ("place+=Hall", "this field has one value"),
        ("goal-=nothing", "there is no such goal"),
    ],
)
def test_edits_that_make_no_sense_change_nothing(fair, change, told):
    fair("event", "add", "Dinner", "--handle", "dinner", "--on", "2026-04-22")
    before = shown(fair)
    assert told in fair("event", "edit", "hm26", "stand=C1", change, code=2).stderr
    assert shown(fair) == before


def test_remove_and_bring_back(fair):
    fair("log", "met", "anna", "--event", "hm26", "--on", "2026-04-20")
    fair("follow-up", "add", "anna", "Angebot", "--due", "+1w", "--event", "hm26")
    before = shown(fair)
    assert "say --yes" in fair("event", "remove", "hm26", code=2).stderr
    fair("event", "remove", "hm26", "--yes")
    assert fair("event", "list", "-f", "ids").stdout == ""
    assert (
        fair("follow-up", "list", "--fields", "reason,event", "--no-headers").stdout
        == "Angebot\t\n"
    )
    fair("undo")
    assert shown(fair) == before
    assert fair("follow-up", "list", "--fields", "event", "--no-headers").stdout == "hm26\n"


def test_who_is_expected_is_not_met(fair, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-10")
    assert (
        "Expected at Hannover Messe 2026: Anna Weber, Uwe Koch."
        in fair("event", "expect", "hm26", "anna", "uwe").stderr
    )
    event = shown(fair)
    assert (event["people"], event["expected"]) == (
        [dict(person, met_on=None, expected=True) for person in event["people"]], 2,
    )  # fmt: skip
    assert "was like that already" in fair("event", "expect", "hm26", "anna").stderr
    fair("event", "expect", "hm26", "uwe", "--no")
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    fair("log", "met", "anna", "--event", "hm26")
    people = shown(fair)["people"]
    assert [(who["met_on"], who["expected"], who["declined_on"]) for who in people] == [
        (None, False, "2026-04-10"), ("2026-04-22", False, None),
    ]  # fmt: skip
    fair("undo")
    assert [(who["met_on"], who["expected"]) for who in shown(fair)["people"]] == [
        (None, False), (None, True),
    ]  # fmt: skip


def test_whoever_comes_from_a_list_before_the_event_is_expected(fair, samples, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-10")
    fair("import", samples / "phone.vcf", "--event", "hm26")
    expected = shown(fair)["expected"]
    assert expected > 5
    monkeypatch.setenv("RELNET_TODAY", "2026-04-21")
    fair("import", samples / "phone.vcf", "--event", "hm26")
    there = [one for one in shown(fair)["people"] if one["kind"] == "person"]
    assert (shown(fair)["expected"], len(there)) == (0, expected)


def test_every_command_counts_the_same_people(fair, samples):
    """A firm whose card was handed over is in the list, and counts as nobody."""
    fair("import", samples / "phone.vcf", "--event", "hm26")
    listed = json.loads(fair("event", "list", "-f", "json").stdout)[0]["people"]
    debrief = json.loads(fair("event", "debrief", "hm26", "-f", "json").stdout)
    (compared,) = json.loads(fair("event", "compare", "hm26", "-f", "json").stdout)
    assert listed == compared["people"] == debrief["figures"]["people"] == len(debrief["people"])
    told = fair("event", "show", "hm26", "-f", "table").stdout
    assert f"\n{listed} people met\n1 organization or group\n" in told
    assert len(shown(fair)["people"]) == listed + 1


def test_an_event_may_be_called_like_the_handle_of_another(fair):
    fair("event", "add", "hm26", "--on", "today")
    fair("log", "met", "anna", "--event", "hm26")
    fair("log", "met", "uwe", "--event", "hm26-2")
    assert [one["name"] for one in shown(fair)["people"]] == ["Anna Weber"]


def test_what_is_called_off_is_said_wherever_one_looks(relnet):
    calendar = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:m1@example.com\nSUMMARY:Rundgang\n"
        "DTSTART;VALUE=DATE:20260504\nATTENDEE;CN=Nora Falk:mailto:nora@example.com\n{}"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    relnet("add", "Ida Roth", "--email", "ida@example.com")
    relnet("edit", "ida", "tag=rundgang")
    for line, is_off in (("", False), ("STATUS:CANCELLED\n", True), ("SEQUENCE:2\n", False)):
        relnet("import", "-", stdin=calendar.format(line).encode())
        rows = [json.loads(relnet("event", "list", "-f", "json").stdout)[0], shown(relnet, "1")]
        rows += json.loads(relnet("event", "plan", "1", "-f", "json").stdout)
        rows += [json.loads(relnet("event", "debrief", "1", "-f", "json").stdout)]
        assert len(rows) > 3
        assert {row["called_off"] for row in rows} == {is_off}
        told = relnet("event", "plan", "1", "-f", "table")
        told_times = relnet("event", "plan", "1", "--slots", "-f", "table")
        table = relnet("event", "list", "-f", "table").stdout
        for text, words in (
            (told.stderr, "Rundgang is called off."),
            (told_times.stderr, "Rundgang is called off, so there is nothing to propose."),
            (table, "Rundgang (called off)"),
            (relnet("event", "show", "1", "-f", "table").stdout, "\nIt is called off.\n"),
            (relnet("event", "debrief", "1", "-f", "table").stdout, "\nIt is called off.\n"),
        ):
            assert (words in text) == is_off
        assert ("sure" in told.stderr) != is_off
        assert ("expected" in relnet("event", "show", "1", "-f", "table").stdout) != is_off
        assert [row["expected"] for row in rows[:2]] == [0 if is_off else 1] * 2
        assert ("Ida Roth" in told_times.stdout) != is_off


@pytest.mark.parametrize("is_off", [False, True])
def test_what_is_called_off_is_nothing_to_meet_at(relnet, db_path, is_off):
    relnet("add", "Ida Roth")
    relnet("rhythm", "set", "ida", "4w", "--starting", "2026-04-01")
    relnet("event", "add", "Rundgang", "--handle", "rundgang", "--on", "2026-04-21")
    relnet("event", "expect", "rundgang", "ida")
    with closing(sqlite3.connect(db_path)) as db:
        db.execute("UPDATE event SET is_called_off = ?", [is_off])
        db.commit()
    ahead = json.loads(relnet("brief", "ida", "-f", "json").stdout)["events_ahead"]
    assert ("rundgang" in [event["handle"] for event in ahead]) != is_off
    assert ("Rundgang" in relnet("why", "1").stdout) != is_off
    card = b"BEGIN:VCARD\nVERSION:4.0\nFN:Ida Krug\nEND:VCARD\n"
    relnet("import", "-", "--event", "rundgang", stdin=card)
    met = relnet("log", "Ida getroffen", "--dry-run", code=None)
    assert ("Ida Krug" in met.stderr.partition("hint")[0] and met.code == 0) != is_off


@pytest.mark.parametrize(
    ("typed", "kept"), [("12.000", 12000.0), ("4.800,50 €", 4800.5), ("12k", 12000.0)]
)
def test_a_cost_is_read_as_amounts_are(fair, typed, kept):
    fair("event", "edit", "hm26", f"cost={typed}")
    assert shown(fair)["cost"] == kept


def test_people_who_are_not_there_are_not_expected(fair):
    assert "nobody here is called" in fair("event", "expect", "hm26", "nobody", code=1).stderr
    assert "there is no event" in fair("event", "expect", "hm99", "anna", code=1).stderr


# What a goal says, what is counted, and how many are wanted.
GOALS = [
    ("20 contacts", "people", 20), ("20 Kontakte", "people", 20), ("5 Leads", "leads", 5),
    ("Leads: 5", "leads", 5), ("10 Gespräche", "talks", 10), ("10 Gespraeche", "talks", 10),
    ("3 Termine", "appointments", 3), ("mindestens fünf neue Kontakte", "new_people", 5),
    ("zwei neue Leute", "new_people", 2), ("12 follow-ups", "promises", 12),
    ("2 Aufträge", "won", 2), ("3 Empfehlungen", "referrals", 3), ("5x Leads", "leads", 5),
    ("at least 20 conversations", "talks", 20), ("find a caster", "", None), ("20", "", None),
    ("contacts", "", None), ("5 Leads über 10.000 Euro", "", None), ("Halle 6 ansehen", "", None),
    ("5 qualified leads", "", None), ("1000000000 contacts", "", None), ("0 Leads", "leads", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "wanted"), GOALS, ids=[case[0] for case in GOALS])
def test_goals(text, figure, wanted):
    [goal] = goals(text)
    assert (goal.text, goal.figure, goal.wanted) == (text, figure, wanted)


def test_goals_are_reached_by_figures_or_by_the_owners_tick():
    text = written(["2 contacts", "3 leads", "find a caster"])
    figures = Figures(people=2, leads=1)
    assert [(one.reached, one.is_met) for one in outcomes(text, figures)] == [
        (2, True), (1, False), (None, False),
    ]  # fmt: skip
    text = ticked(text, 3)
    assert [one.is_met for one in outcomes(text, figures)] == [True, False, True]
    assert goals(text)[2].text == "find a caster"
    assert [one.is_met for one in outcomes(ticked(text, 3), figures)] == [True, False, False]
    for number in (1, 4, 0):
        with pytest.raises(BadValueError):
            ticked(text, number)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Hannover Messe 2025", "Hannover Messe 2026"), ("HM26", "hm25"), ("hm26", "HM 2025"),
     ("12. Stammtisch", "Stammtisch 11"), ("K 2025", "K 2022"), ("Motek '26", "MOTEK 2025"),
     ("Zuliefermesse München 2026", "Zuliefermesse Muenchen 2027"), ("2026", "2026")],
)  # fmt: skip
def test_editions_of_one_series(a, b):
    assert series_key(a) == series_key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hannover Messe 2026", "Messe Hannover 2026"),
        ("2025", "2026"),
        ("A4 Treffen", "A8 Treffen"),
    ],
)
def test_other_series(a, b):
    assert series_key(a) != series_key(b)


# Hall and stand as lists write them.
SPOTS = [
    ("", "Halle 6 Stand B12", "6", "B12"), ("", "6-B12", "6", "B12"), ("", "H6/B12", "6", "B12"),
    ("", "Hall 6, Booth B12", "6", "B12"), ("6", "B12", "6", "B12"), ("6", "6-B12", "6", "B12"),
    ("Halle 6", "Stand B12", "6", "B12"), ("H 6", "B12", "6", "B12"), ("", "B12", "", "B12"),
    ("", "H50", "", "H50"), ("27", "H50", "27", "H50"), ("", "6.1 B12", "6.1", "B12"),
    ("", "Halle 10.2 / A-012", "10.2", "A-012"), ("", "A1.123", "A1", "123"),
    ("Halle 6", "", "6", ""), ("", "Halle 17, F08", "17", "F08"), ("", "Halle 3 B 45", "3", "B 45"),
    ("Halle 6 / B12", "", "6", "B12"), ("Freigelände", "N12", "Freigelände", "N12"),
    ("", "Freigelände FG12", "", "Freigelände FG12"), ("", "Standort", "", "Standort"),
    ("", "", "", ""), ("", "Hall 27 | Stand H50", "27", "H50"), ("", "Ost 4", "", "Ost 4"),
]  # fmt: skip


@pytest.mark.parametrize(("hall", "stand", "in_hall", "at"), SPOTS)
def test_spots(hall, stand, in_hall, at):
    assert spot(hall, stand) == Spot(in_hall, at)


def test_halls_and_stands_sort_as_one_walks():
    walk = [Spot("6", "B12"), Spot("6", "B101"), Spot("6", ""), Spot("6.1", "A1"), Spot("17", "A1"),
            Spot("A1", "5"), Spot("", "B2"), Spot()]  # fmt: skip
    halls = [place.hall for place in sorted(walk, key=walking_order) if place.hall]
    assert halls == ["6", "6", "6", "6.1", "17", "A1"]
    assert sorted(walk, key=walking_order)[-1] == Spot()
    assert natural("B12") < natural("B101")
    spot("9" * 100_000, "Stand " * 50_000)  # linear


FIRMS = Exhibitors(
    Exhibitor(name, organization_key(name), Spot())
    for name in (
        "Voss AG",
        "Bosch Rexroth AG",
        "Kern GmbH",
        "Müller & Söhne KG",
        "Automation GmbH",
        "Deutsche Technik",
        "SAP SE",
        "Robert Lang GmbH",
    )
)


@pytest.mark.parametrize(
    ("organization", "same", "alike"),
    [
        ("VOSS Aktiengesellschaft", ["Voss AG"], []),
        ("Mueller und Soehne", ["Müller & Söhne KG"], []),
        ("Bosch", [], ["Bosch Rexroth AG"]),
        ("Bosch Rexroth Monitoring GmbH", [], ["Bosch Rexroth AG"]),
        ("Kern Antriebe", [], ["Kern GmbH"]),
        ("SAP Deutschland SE & Co. KG", [], ["SAP SE"]),
        ("Lang GmbH", [], ["Robert Lang GmbH"]),
        ("Lotz Automation", [], []),
        ("Technik AG", [], []),
        ("Kernkraft GmbH", [], []),
        ("", [], []),
    ],
)
def test_whose_firm_exhibits(organization, same, alike):
    key = organization_key(organization)
    assert [one.name for one in FIRMS.same(key)] == same
    assert [one.name for one in FIRMS.alike(key)] == alike


@pytest.mark.parametrize(
    ("place", "address", "area"),
    [
        ("Hannover", ("30161", "Hannover", ""), ""),
        ("Messegelände Hannover, Halle 6", ("", "Hannover", ""), ""),
        ("Hannover", ("30880", "Laatzen", "Deutschland"), "30"),
        ("Hannover", ("30880", "Laatzen", "France"), None),
        ("Hannover", ("80331", "München", ""), None),
        ("Muenchen", ("80331", "München", ""), ""),
        ("Frankfurt", ("60311", "Frankfurt am Main", ""), ""),
        ("Frankfurt", ("15230", "Frankfurt (Oder)", ""), None),
        ("Detmold", ("32756", "Detmold", ""), ""),
        ("Detmold", ("32791", "Lage", ""), "32"),
        ("32756 Detmold", ("32791", "Lage", "DE"), "32"),
        ("Halle 6", ("06108", "Halle", ""), None),
        ("", ("30161", "Hannover", ""), None),
        ("Hannover", ("", "", ""), None),
        ("Bonn", ("30880", "Laatzen", ""), None),
    ],
)  # fmt: skip
def test_who_is_near(place, address, area):
    around = Neighbourhood(place, [("32756", "Detmold", ""), ("32758", "Detmold", "")])
    assert around.area(address) == area


def test_one_wrong_postcode_does_not_move_a_town():
    known = [("32756", "Detmold", "")] * 9 + [("99084", "Detmold", "")]
    assert Neighbourhood("Detmold", known).areas == {"32"}


LIST = """Ausstellerverzeichnis 2026;;
Aussteller;Halle/Stand;Land
Voss AG;Halle 17 Stand B101;DE
Bosch GmbH;6-B12;DE
;6-B1;DE
Kern Antriebe GmbH;H6/B2;DE
"""


def report(relnet, *arguments, code=0, stdin=b""):
    told = relnet("event", "exhibitors", "hm26", *arguments, "-f", "json", code=code, stdin=stdin)
    return json.loads(told.stdout)


def test_exhibitors_come_from_csv_once(fair, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    first = report(fair, path, code=5)
    assert (first["rows"], first["added"], first["unchanged"], first["rejected"]) == (4, 3, 0, 1)
    assert first["rejects"] == [{"line": 5, "reason": "the row names no firm."}]
    again = report(fair, "-", stdin=LIST.encode("utf-8"), code=5)
    assert (again["batch"], again["added"], again["unchanged"]) == (None, 0, 3)
    told = fair("event", "exhibitors", "hm26", path, code=5).stderr
    assert "4 rows: 0 new, 3 already known, 1 rejected\n" in told
    assert "list.csv: line 5: the row names no firm." in told


def test_exhibitors_come_from_a_workbook(fair, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.append(["Exhibitor name", "Country", "Hall", "Booth number"])
    sheet.append(["Voss AG", "DE", 17, "B101"])
    sheet.append([None, "DE", 6, "B1"])
    sheet.append(["Bosch GmbH", "DE", 6, 12])
    book.create_sheet("Notes").append(["nothing"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    found = report(fair, path, code=5)
    assert (found["added"], found["rejects"]) == (
        2,
        [{"line": 3, "reason": "the row names no firm."}],
    )


def test_a_whole_list_replaces_the_former_one(fair):
    fair("event", "exhibitors", "hm26", "-", stdin=b"Firma,Stand\nVoss AG,6-B1\nKern,6-B2\n")
    found = report(fair, "-", "--replace", stdin=b"Firma,Stand\nVoss AG,7-A1\nKern,6-B2\n")
    assert (found["added"], found["unchanged"], found["gone"]) == (1, 1, 1)
    fair("undo")
    found = report(fair, "-", stdin=b"Firma,Stand\nVoss AG,6-B1\n")
    assert found["unchanged"] == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "it is empty"),
        (b"Land,Ort\nDE,Ulm\n", "none of its columns names the firms: Land, Ort"),
        (b"Name,E-Mail\nAnna,anna@example.com\n", "none of its columns names the firms"),
        (b"Firma,Stand\n", "there is not a single entry in it"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"\0\1\2\3" * 50, "it is not a text"),
    ],
)
def test_files_that_are_no_list(fair, text, why):
    assert why in fair("event", "exhibitors", "hm26", "-", stdin=text, code=3).stderr


def test_a_file_that_is_not_there(fair, tmp_path):
    told = fair("event", "exhibitors", "hm26", tmp_path / "none.csv", code=3).stderr
    assert "there is no such file" in told


PAGE = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")


def documented(title):
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (text,) = [part for part in section if part.startswith(f"{title}\n")]
    return {*re.findall(r"^\| `([\w.\[\]]+)` \|", text, re.MULTILINE)}


def paths(value, before=""):
    for name, inner in value.items():
        yield before + name
        if isinstance(inner, dict):
            yield from paths(inner, f"{before}{name}.")
        for item in inner if isinstance(inner, list) else ():
            if isinstance(item, dict):
                yield from paths(item, f"{before}{name}[].")


@pytest.mark.parametrize(
    ("title", "also"),
    [("plan", False), ("debrief", True), ("compare", False), ("exhibitors", False)],
)
def test_every_field_is_documented(fair, title, also):
    fair("event", "edit", "hm26", "goal=5 leads")
    fair("log", "met", "anna", "--event", "hm26", "--on", "2026-04-20")
    fair("follow-up", "add", "anna", "offer", "--due", "+1w", "--event", "hm26")
    if title == "exhibitors":
        printed = [report(fair, "-", stdin=b"Firma,Stand\n,6-B1\n", code=5)]
    else:
        printed = json.loads(fair("event", title, "hm26", "-f", "json").stdout)
        printed = printed if isinstance(printed, list) else [printed]
    known = documented(f"event {title}") | (
        documented("event list") - {"expected"} if also else set()
    )
    assert {path for item in printed for path in paths(item)} == known


def test_a_refusal_is_kept_until_they_come(fair, monkeypatch):
    """Whoever was never expected may say no, too; the last word counts, and a meeting most."""
    monkeypatch.setenv("RELNET_TODAY", "2026-04-10")
    told = fair("event", "expect", "hm26", "anna", "--no").stderr
    assert "Said no to Hannover Messe 2026: Anna Weber." in told
    assert "was like that already" in fair("event", "expect", "hm26", "anna", "--no").stderr
    event = shown(fair)
    assert [who["declined_on"] for who in event["people"]] == ["2026-04-10"]
    assert event["expected"] == 0
    assert "said no" in fair("event", "show", "hm26", "-f", "table").stdout
    assert fair("list", "event:hm26", "-f", "ids").stdout == ""
    assert fair("show", "anna", "-f", "json").stdout.count('"met_on"') == 0
    fair("event", "expect", "hm26", "anna")
    assert [(who["expected"], who["declined_on"]) for who in shown(fair)["people"]] == [
        (True, None)
    ]
    fair("undo")
    assert [who["declined_on"] for who in shown(fair)["people"]] == ["2026-04-10"]
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    assert shown(fair)["people"][0]["met_on"] is None
    fair("log", "met", "anna", "--event", "hm26")
    assert [(who["met_on"], who["declined_on"]) for who in shown(fair)["people"]] == [
        ("2026-04-22", None)
    ]
    assert "was like that already" in fair("event", "expect", "hm26", "anna", "--no").stderr


def keys_of_today(relnet):
    found = json.loads(relnet("today", "--all", "-f", "json").stdout)
    return [line["key"] for line in found]


def met_and_expected(relnet):
    [row] = json.loads(relnet("event", "list", "-f", "json").stdout)
    return row["people"], row["expected"]


def test_the_owner_calls_an_event_off_and_on_again(fair, monkeypatch):
    fair("log", "met", "anna", "--event", "hm26", "--on", "2026-04-20")
    fair("add", "Kim Mayer")
    fair("log", "met", "kim", "--event", "hm26", "--on", "2026-04-20")
    fair("event", "expect", "hm26", "uwe")
    fair("log", "meeting", "uwe", "--event", "hm26", "--on", "2026-04-21", "--note", "im Kalender")
    monkeypatch.setenv("RELNET_TODAY", "2026-04-27")
    before = keys_of_today(fair), fair("event", "show", "hm26").stdout
    assert {"thank:event-1:contact-1", "card:event-1:contact-3"} <= {*before[0]}
    told = fair("event", "edit", "hm26", "called_off=ja").stderr
    assert "  Called off: no -> yes\n" in told
    assert shown(fair)["called_off"]
    assert met_and_expected(fair) == (0, 0)
    assert {person["met_on"] for person in shown(fair)["people"]} == {None}
    assert not [key for key in keys_of_today(fair) if "event-1" in key or "thank" in key]
    assert "hm26" not in fair("export", "ics").stdout.lower()
    assert "Nothing to change" in fair("event", "edit", "hm26", "called_off=yes").stderr
    fair("event", "edit", "hm26", "called_off=nein")
    assert (keys_of_today(fair), fair("event", "show", "hm26").stdout) == before
    fair("undo")
    assert shown(fair)["called_off"]
    fair("undo")
    assert (keys_of_today(fair), fair("event", "show", "hm26").stdout) == before


def test_whoever_was_only_expected_is_not_met_when_it_takes_place_again(fair):
    fair("event", "expect", "hm26", "uwe")
    fair("event", "edit", "hm26", "called_off=yes")
    fair("event", "edit", "hm26", "called_off=")
    assert met_and_expected(fair) == (0, 1)


def test_a_day_that_nobody_said_is_not_said_when_it_takes_place_again(fair, tmp_path):
    card = tmp_path / "kim.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Kim Mayer\nEND:VCARD\n", encoding="utf-8")
    fair("import", card, "--event", "hm26")
    fair("log", "met", "anna", "--event", "hm26", "--on", "2026-04-20")
    days = {"Kim Mayer": None, "Anna Weber": "2026-04-20"}
    for said in ("no", "yes", "no", "yes", "no"):
        fair("event", "edit", "hm26", f"called_off={said}")
    assert {who["name"]: who["met_on"] for who in shown(fair)["people"]} == days
    assert met_and_expected(fair) == (2, 0)


def test_called_off_is_yes_or_no(fair):
    assert "yes, no" in fair("event", "edit", "hm26", "called_off=maybe", code=2).stderr
    assert not shown(fair)["called_off"]
