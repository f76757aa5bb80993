"""What changed between two exports, through the front door."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import pytest

from relnet.jobs.decide_records import questions, settle_record
from relnet.jobs.find_duplicates import find_duplicates
from relnet.model.moment import Moment
from relnet.store import open_store, queue

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
FEBRUARY, MAY = "2026-02-03", "2026-05-05"


def row(name, work, since="20 Jan 2026", mail="", page=""):
    given, family = name.split(" ", 1)
    company, _, title = work.partition("/")
    page = page or name.lower().replace(" ", "-")
    return f'{given},{family},https://www.linkedin.com/in/{page},{mail},"{company}","{title}",{since}\n'


def rows(*lines):
    return HEADER + "".join(lines)


def card(name, *lines, uid="", rev=""):
    given, _, family = name.rpartition(" ")
    own = [f"UID:{uid}"] if uid else []
    own += [f"REV:{rev}"] if rev else []
    return "\n".join(
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{family};{given};;;",
            f"FN:{name}",
            *own,
            *lines,
            "END:VCARD",
            "",
        ]
    )


@pytest.fixture
def on(relnet, tmp_path, monkeypatch):
    """Import a text on a day, as a file or as LinkedIn's archive; return what relnet says."""

    def call(today, text, name="Connections.csv", options=()):
        monkeypatch.setenv("RELNET_TODAY", today)
        path = tmp_path / name
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("Connections.csv", text)
        else:
            path.write_text(text, "utf-8")
        return json.loads(relnet("import", path, *options, "-f", "json").stdout)

    return call


@pytest.fixture
def changes(relnet):
    def call(*options):
        return json.loads(relnet("changes", *options, "-f", "json").stdout)

    return call


def told(found):
    return [(item["kind"], item["contact"], item["before"], item["after"]) for item in found]


ANNA = row("Anna Weber", "Voss GmbH/Teamleiterin Einkauf")
UWE = row("Uwe Koch", "Elbe Robotics/Vertriebsingenieur")
OLE = row("Ole Brandt", "Elbe Robotics/Monteur")
OLD = rows(ANNA, UWE, OLE)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (row("Anna Weber", "Koch AG/Buyer"), [("lost_foothold", "Anna Weber", "Voss GmbH", None), ("new_job", "Anna Weber", "Voss GmbH", "Koch AG")]),
        (row("Anna Weber", "Voss GmbH/Head of Purchasing"), [("promotion", "Anna Weber", "Teamleiterin Einkauf", "Head of Purchasing")]),
        (row("Anna Weber", "VOSS/Leiterin Einkauf"), [("promotion", "Anna Weber", "Teamleiterin Einkauf", "Leiterin Einkauf")]),
        (row("Anna Weber", "Voss GmbH/Team Lead"), [("new_title", "Anna Weber", "Teamleiterin Einkauf", "Team Lead")]),
        (row("Anna Weber", "Voss GmbH/Sterndeuterin"), [("new_title", "Anna Weber", "Teamleiterin Einkauf", "Sterndeuterin")]),
        (row("Anna Weber", "Voss/Teamleiter Einkauf"), []),
        (row("Anna Weber", "Voss AG/Teamleiterin Einkauf"), []),
        (row("Anna Weber", "/"), []),
        (row("Anna Weber-Koch", "Voss AG/Teamleiterin Einkauf", page="anna-weber"), [("new_name", "Anna Weber-Koch", "Anna Weber", "Anna Weber-Koch")]),
        (row("Anna Weber", "Rentnerin/"), [("lost_foothold", "Anna Weber", "Voss GmbH", None), ("retirement", "Anna Weber", "Voss GmbH", None)]),
        (row("Anna Weber", "Voss GmbH/Teamleiterin Einkauf", since="21 Jan 2026"), []),
    ],
)  # fmt: skip
def test_what_a_new_row_tells(on, changes, new, expected):
    on(FEBRUARY, OLD)
    on(MAY, rows(new, UWE, OLE))
    found = changes()
    assert told(found) == expected
    assert {(item["earliest_on"], item["latest_on"]) for item in found} <= {(FEBRUARY, MAY)}


def test_the_texts_are_sentences_with_an_honest_window(on, relnet):
    on(FEBRUARY, OLD)
    on(MAY, rows(row("Anna Weber", "Voss/Head of Purchasing"), row("Uwe Koch", "Tau AG/CEO"), OLE))
    assert relnet("changes", "-f", "table").stdout.splitlines() == [
        "Uwe Koch is now CEO at Tau AG, between 3 Feb and 5 May 2026 (before: Elbe Robotics).",
        "Anna Weber is now Head of Purchasing at Voss GmbH, between 3 Feb and 5 May 2026"
        " (before: Teamleiterin Einkauf).",
    ]


def test_the_list_takes_the_options_of_lists(on, relnet, changes):
    on(FEBRUARY, OLD)
    on(
        MAY,
        rows(
            row("Anna Weber", "Voss/Head of Purchasing"),
            row("Zoe Neu", "Tau/CEO", "9 Mar 2026"),
            UWE,
        ),
    )
    assert relnet("changes", "-f", "csv", "--fields", "kind,contact,latest_on").stdout == (
        "kind,contact,latest_on\n"
        "promotion,Anna Weber,2026-05-05\n"
        "new_connection,Zoe Neu,2026-03-09\n"
        "lost_connection,Ole Brandt,2026-05-05\n"
    )
    assert [item["quiet"] for item in changes()] == [False, False, True]
    assert len(changes("--limit", "1")) == 1
    assert told(changes("--since", "5.5.")) == told(changes())[::2]
    assert changes("--since", "6.5.2026") == []
    lines = relnet("changes", "-f", "table").stdout.splitlines()
    assert lines[-2:] == [
        "",
        "Ole Brandt is no longer in the export of LinkedIn, between 3 Feb and 5 May 2026.",
    ]
    assert "Contact" in relnet("changes", "-f", "table", "--fields", "contact_id,kind").stdout


def test_there_is_nothing_to_list(relnet):
    assert relnet("changes", "-f", "table").stderr == "There is nothing to list.\n"


def test_the_same_files_again_tell_nothing_more(on, changes, relnet):
    new = rows(row("Anna Weber", "Koch AG/Buyer"), row("Zoe Neu", "Tau/CEO", "9 Mar 2026"), UWE)
    on(FEBRUARY, OLD)
    assert on(MAY, new)["noticed"] == 4
    before = changes()
    for day, text in (("2026-05-06", new), ("2026-06-01", OLD), ("2026-06-02", new)):
        assert on(day, text)["batch"] is None
    assert changes() == before
    assert len(relnet("history", "--no-headers").stdout.splitlines()) == 2


def test_a_dry_run_tells_what_the_run_does(on, changes):
    on(FEBRUARY, OLD)
    new = rows(row("Anna Weber", "Koch AG/Buyer"), UWE)
    preview = on(MAY, new, options=["--dry-run"])
    assert preview["noticed"] == 3
    assert changes() == []
    run = on(MAY, new)
    assert {**run, "dry_run": True, "batch": None} == preview
    assert len(changes()) == 3


def test_undo_takes_the_changes_away_and_importing_again_brings_them_back(on, changes, relnet):
    on(FEBRUARY, OLD)
    new = rows(row("Anna Weber", "Koch AG/Buyer"), row("Zoe Neu", "Tau/CEO", "9 Mar 2026"), UWE)
    on(MAY, new)
    before = told(changes())
    relnet("undo")
    assert changes() == []
    on(MAY, new)
    assert told(changes()) == before


def test_an_unchanged_entry_narrows_the_window(on, changes):
    on(FEBRUARY, OLD)
    on("2026-03-10", rows(ANNA, UWE, OLE, row("Zoe Neu", "Tau/CEO", "9 Mar 2026")))
    on(
        MAY,
        rows(
            row("Anna Weber", "Voss/Head of Purchasing"),
            UWE,
            OLE,
            row("Zoe Neu", "Tau/CEO", "9 Mar 2026"),
        ),
    )
    promotion = changes("--limit", "1")[0]
    assert (promotion["earliest_on"], promotion["latest_on"]) == ("2026-03-10", MAY)


def test_the_same_file_again_does_not_narrow_the_window(on, changes):
    on(FEBRUARY, OLD)
    on("2026-04-01", OLD)
    on(MAY, rows(row("Anna Weber", "Voss/Head of Purchasing"), UWE, OLE))
    assert changes()[0]["earliest_on"] == FEBRUARY


def test_the_archive_names_its_day(on, changes):
    on("2026-02-10", OLD, "Basic_LinkedInDataExport_02-03-2026.zip")
    new = rows(row("Anna Weber", "Voss/Head of Purchasing"), UWE, OLE)
    on("2026-05-20", new, "Complete_LinkedInDataExport_05-05-2026.zip")
    assert (changes()[0]["earliest_on"], changes()[0]["latest_on"]) == (FEBRUARY, MAY)
    assert changes()[0]["noticed_on"] == "2026-05-20"


NEW = rows(row("Anna Weber", "Koch AG/Buyer"), row("Zoe Neu", "Tau/CEO", "9 Mar 2026"), UWE, OLE)


@pytest.mark.parametrize(
    ("first", "late"),
    [
        ("Connections.csv", "older.csv"),
        ("Basic_LinkedInDataExport_05-05-2026.zip", "Basic_LinkedInDataExport_02-03-2026.zip"),
        ("Basic_LinkedInDataExport_05-05-2026.zip", "older.csv"),
    ],
)
def test_an_older_export_changes_nothing_that_is_newer(on, changes, relnet, first, late):
    on(MAY, NEW, first)
    report = on("2026-05-06", OLD, late)
    assert changes() == []
    assert report["noticed"] == 0
    shown = json.loads(relnet("show", "anna", "-f", "json").stdout)
    assert (shown["organization"], shown["title"]) == ("Koch AG", "Buyer")
    assert [item["organization"] for item in shown["positions"]] == ["Koch AG", "Voss GmbH"]
    assert shown["positions"][1]["seen_on"] < shown["positions"][0]["seen_on"]
    # What comes after both is compared with the newer one.
    on(
        "2026-06-01",
        rows(
            row("Anna Weber", "Koch AG/Head of Purchasing"),
            row("Zoe Neu", "Tau/CEO", "9 Mar 2026"),
            UWE,
            OLE,
        ),
    )
    assert told(changes()) == [("promotion", "Anna Weber", "Buyer", "Head of Purchasing")]
    assert changes()[0]["earliest_on"] == MAY


def test_of_an_older_archive_the_day_decides_where_the_newest_connection_does_not(on, changes):
    on(
        "2026-05-06",
        rows(row("Anna Weber", "Koch AG/Buyer"), UWE),
        "Basic_LinkedInDataExport_05-05-2026.zip",
    )
    on("2026-05-07", OLD, "Basic_LinkedInDataExport_02-03-2026.zip")
    assert changes() == []


def test_a_late_import_is_no_older_export(on, changes, relnet):
    """The first list lay about before it was imported; the second one is newer all the same."""
    on("2026-05-10", OLD)
    on("2026-05-11", NEW, "Basic_LinkedInDataExport_05-05-2026.zip")
    job = changes()[1]
    assert (job["kind"], job["earliest_on"], job["latest_on"]) == ("new_job", "2026-01-20", MAY)
    shown = json.loads(relnet("show", "anna", "-f", "json").stdout)
    assert shown["organization"] == "Koch AG"


def test_two_lists_on_one_day(on, changes):
    on(MAY, OLD)
    on(MAY, NEW, "new.csv")
    job = changes()[1]
    assert (job["kind"], job["earliest_on"], job["latest_on"]) == ("new_job", "2026-01-20", MAY)


def test_whoever_goes_back_is_noticed(on, changes, relnet):
    on(FEBRUARY, OLD)
    on("2026-03-10", NEW)
    on(
        MAY,
        rows(
            ANNA,
            row("Zoe Neu", "Tau/CEO", "9 Mar 2026"),
            row("Max Neu", "Tau/Buyer", "1 May 2026"),
            UWE,
            OLE,
        ),
    )
    found = [item for item in changes() if item["kind"] == "new_job"]
    assert told(found) == [
        ("new_job", "Anna Weber", "Koch AG", "Voss GmbH"),
        ("new_job", "Anna Weber", "Voss GmbH", "Koch AG"),
    ]
    assert found[0]["earliest_on"] == "2026-03-10"
    shown = json.loads(relnet("show", "anna", "-f", "json").stdout)
    assert shown["organization"] == "Voss GmbH"


def test_a_gap_between_two_jobs_hides_neither(on, changes):
    on(FEBRUARY, OLD)
    on("2026-03-10", rows(row("Anna Weber", "/"), UWE, OLE))
    on(MAY, rows(row("Anna Weber", "Koch AG/Buyer"), UWE, OLE))
    jobs = [item for item in changes() if item["kind"] == "new_job"]
    assert told(jobs) == [("new_job", "Anna Weber", "Voss GmbH", "Koch AG")]
    assert jobs[0]["earliest_on"] == FEBRUARY


def test_another_mail_domain_is_told_quietly(on, changes):
    on(FEBRUARY, rows(row("Anna Weber", "Voss/Buyer", mail="anna@voss.example"), UWE))
    on(MAY, rows(row("Anna Weber", "Voss/Buyer", mail="a.weber@tau.example"), UWE))
    assert told(changes()) == [
        ("new_mail", "Anna Weber", "anna@voss.example", "a.weber@tau.example")
    ]
    assert changes()[0]["quiet"]


def test_a_company_with_another_name_is_one_line_and_no_new_job(on, changes, relnet):
    staff = [row(name, "Pumpen Nord GmbH/Buyer") for name in ("Eva Alt", "Ida Baum", "Kai Clausen")]
    on(FEBRUARY, rows(*staff))
    moved = [
        row("Eva Alt", "Nordpumpen AG/Senior Buyer"),
        row("Ida Baum", "Nordpumpen/Buyer"),
        staff[2],
    ]
    on(MAY, rows(*moved))
    assert told(changes()) == [
        ("organization_renamed", "Eva Alt", "Pumpen Nord GmbH", "Nordpumpen AG"),
        ("promotion", "Eva Alt", "Buyer", "Senior Buyer"),
    ]
    assert changes()[0]["text"] == (
        "Pumpen Nord GmbH seems to be called Nordpumpen AG now, between 3 Feb and 5 May 2026:"
        " 2 contacts changed to it."
    )
    assert "new job" not in relnet("today").stdout


@pytest.mark.parametrize("stay", [2, 3])
def test_where_most_stay_the_others_have_new_jobs(on, changes, stay):
    names = ["Eva Alt", "Ida Baum", "Kai Clausen", "Lea Dorn", "Max Ernst"][: 2 + stay]
    on(FEBRUARY, rows(*(row(name, "Pumpen Nord/Buyer") for name in names)))
    on(
        MAY,
        rows(*(row(name, "Tau/Buyer" if name < "J" else "Pumpen Nord/Buyer") for name in names)),
    )
    assert {kind for kind, *_ in told(changes())} == {"new_job"}


def test_the_last_foothold_is_lost_once(on, changes):
    on(
        FEBRUARY,
        rows(row("Eva Alt", "Pumpen Nord/Buyer"), row("Ida Baum", "Pumpen Nord AG/Buyer"), UWE),
    )
    on(MAY, rows(row("Eva Alt", "Tau/Buyer"), row("Ida Baum", "Voss/Buyer"), UWE))
    lost = [item for item in changes() if item["kind"] == "lost_foothold"]
    assert [item["text"] for item in lost] == [
        "Nobody you know is left at Pumpen Nord AG: Ida Baum went last, between 3 Feb and 5 May 2026."
    ]


def test_who_is_still_there_keeps_the_foothold(on, changes, relnet):
    relnet("add", "Nora Neu", "--organization", "Voss AG")
    on(FEBRUARY, OLD)
    on(MAY, rows(row("Anna Weber", "Tau/Buyer"), UWE, OLE))
    assert [kind for kind, *_ in told(changes())] == ["new_job"]


def test_a_part_of_the_list_loses_nobody(on, changes):
    on(FEBRUARY, OLD)
    on(MAY, rows(row("Anna Weber", "Voss/Head of Purchasing")))
    assert [kind for kind, *_ in told(changes())] == ["promotion"]


def test_a_lost_connection_is_told_once_and_nothing_is_deleted(on, changes, relnet):
    on(FEBRUARY, OLD)
    on(MAY, rows(ANNA, UWE, row("Zoe Neu", "Tau/CEO", "9 Mar 2026")))
    on("2026-06-01", rows(ANNA, UWE, row("Zoe Neu", "Tau/CFO", "9 Mar 2026")))
    assert [item["contact"] for item in changes() if item["kind"] == "lost_connection"] == [
        "Ole Brandt"
    ]
    assert relnet("show", "ole").code == 0


def test_what_was_known_before_is_no_news(on, changes, relnet):
    on(FEBRUARY, OLD)
    relnet("edit", "anna-weber", "organization=Koch AG", "title=Buyer")
    on(MAY, rows(row("Anna Weber", "Koch AG/Buyer"), UWE, OLE))
    assert changes() == []


def test_other_files_of_the_archive_are_no_list_of_connections(on, changes):
    on(FEBRUARY, OLD)
    endorsed = (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        "2026/01/02 10:00:00 UTC,Einkauf,Zoe,Neu,www.linkedin.com/in/zoe-neu,ACCEPTED\n"
    )
    assert on(MAY, endorsed, "Endorsement_Received_Info.csv")["records"] == 1
    assert changes() == []


def test_an_entry_that_waited_is_compared_when_it_is_decided(on, changes, relnet):
    on(FEBRUARY, OLD)
    married = row("Anna Sommer", "Koch AG/Buyer", page="anna-weber")
    assert on(MAY, rows(married, UWE, OLE))["queued"] == 1
    assert changes() == []  # neither lost nor new
    relnet("edit", "anna-weber", "family=Sommer")
    on("2026-05-20", rows(married, UWE, OLE))
    assert [(item["kind"], item["latest_on"]) for item in changes()] == [
        ("lost_foothold", MAY), ("new_job", MAY),
    ]  # fmt: skip


VOSS = ("ORG:Voss AG", "TITLE:Sachbearbeiterin", "EMAIL:anna@voss.example")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (card("Anna Weber", *VOSS), card("Anna Weber", "ORG:Voss", "TITLE:Teamleiterin", "EMAIL:anna@voss.example"),
         [("promotion", FEBRUARY, MAY)]),
        (card("Anna Weber", *VOSS, uid="a"), card("Anna Weber", "ORG:Koch AG", "EMAIL:anna@voss.example", uid="a"),
         [("lost_foothold", FEBRUARY, MAY), ("new_job", FEBRUARY, MAY)]),
        (card("Anna Weber", *VOSS, uid="a", rev="2026-01-10"), card("Anna Weber", "TITLE:Prokuristin", "ORG:Voss", uid="a", rev="2026-04-20T10:00:00Z"),
         [("promotion", "2026-01-10", "2026-04-20")]),
        # A program that does not care about REV.
        (card("Anna Weber", *VOSS, uid="a", rev="2026-01-10"), card("Anna Weber", "TITLE:Prokuristin", "ORG:Voss", uid="a", rev="2026-01-10"),
         [("promotion", FEBRUARY, MAY)]),
        # An older card that comes late.
        (card("Anna Weber", *VOSS, uid="a", rev="2026-01-10"), card("Anna Weber", "TITLE:Prokuristin", "ORG:Voss", uid="a", rev="2025-04-20"), []),
        # Another address book: who knows which one is right?
        (card("Anna Weber", *VOSS, uid="a"), card("Anna Weber", "ORG:Koch AG", "EMAIL:anna@voss.example", uid="b"), []),
        (card("Anna Weber", *VOSS, "ADR;TYPE=home:;;Am Hang 1;Erfurt;;99084;"), card("Anna Weber", *VOSS, "ADR;TYPE=home:;;Neue Str. 2;Köln;;50667;"),
         [("move", FEBRUARY, MAY)]),
        (card("Anna Weber", *VOSS), card("Anna Weber", *VOSS, "NOTE:Greifer", "TEL:030 23125 100"), []),
    ],
    ids=["promotion", "new job", "REV", "the same REV", "older", "another UID", "move", "nothing"],
)  # fmt: skip
def test_what_a_new_card_tells(on, changes, old, new, expected):
    on(FEBRUARY, old, "a.vcf")
    on(MAY, new, "b.vcf")
    assert [
        (item["kind"], item["earliest_on"], item["latest_on"]) for item in changes()
    ] == expected


def test_two_cards_of_one_day_tell_nothing(on, changes):
    on(
        FEBRUARY,
        card("Anna Weber", *VOSS) + card("Anna Weber", "ORG:Koch AG", "EMAIL:anna@voss.example"),
        "a.vcf",
    )
    on(FEBRUARY, card("Anna Weber", "ORG:Tau AG", "EMAIL:anna@voss.example"), "b.vcf")
    assert changes() == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [("Name;Firma;E-Mail", 2), ("Name;Firma;E-Mail;Ort", 2), ("Name;Arbeitgeber;E-Mail", 0)],
)
def test_tables_are_compared_with_those_of_the_same_columns(on, changes, header, expected):
    on(FEBRUARY, "Name;Firma;E-Mail\nAnna Weber;Voss AG;anna@voss.example\n", "a.csv")
    on(
        MAY,
        f"{header}\nAnna Weber;Koch AG;anna@voss.example{';' * (header.count(';') - 2)}\n",
        "b.csv",
    )
    assert len(changes()) == expected


def test_without_matching_nothing_is_compared(on, changes):
    on(FEBRUARY, OLD)
    on(MAY, NEW, options=["--no-match"])
    assert changes() == []


def test_congratulate_and_be_done(on, relnet, monkeypatch):
    on(FEBRUARY, OLD)
    on(
        MAY,
        rows(row("Anna Weber", "Voss/Head of Purchasing"), row("Uwe Koch", "Tau AG/Monteur"), OLE),
    )
    relnet("log", "call", "uwe-koch", "--on", "2026-01-15")
    items = json.loads(relnet("today", "-f", "json").stdout)
    assert [(item["contact"], item["reason"]) for item in items] == [
        ("Uwe Koch", "new job: Monteur at Tau AG"),
        ("Anna Weber", "promoted to Head of Purchasing"),
    ]
    assert items[1]["key"].endswith(":contact-1")
    assert items[1]["evidence"] == [
        "changed between 3 Feb and 5 May 2026",
        "before: Teamleiterin Einkauf",
    ]
    relnet("done", items[1]["key"], "--note", "by phone")
    shown = json.loads(relnet("show", "anna-weber", "-f", "json").stdout)
    assert [(item["kind"], item["on"]) for item in shown["interactions"]] == [
        ("congratulation", MAY)
    ]
    assert len(json.loads(relnet("today", "-f", "json").stdout)) == 1
    monkeypatch.setenv("RELNET_TODAY", "2026-06-03")
    assert json.loads(relnet("today", "-f", "json").stdout) == []


def test_older_databases_have_no_sightings(on, changes, db_path):
    on(FEBRUARY, OLD)
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("DELETE FROM sighting")
    db.close()
    on(MAY, rows(row("Anna Weber", "Voss/Head of Purchasing"), UWE, OLE))
    assert changes()[0]["earliest_on"] == FEBRUARY


def test_standard_input_is_an_export_too(on, changes, relnet, monkeypatch):
    on(FEBRUARY, OLD)
    monkeypatch.setenv("RELNET_TODAY", MAY)
    relnet(
        "import", "-", stdin=rows(row("Anna Weber", "Voss/Head of Purchasing"), UWE, OLE).encode()
    )
    assert [item["source"] for item in changes()] == ["-"]


WED = rows(row("Anna Weber-Koch", "Voss GmbH/Teamleiterin Einkauf", page="anna-weber"), UWE, OLE)


def anna(relnet):
    shown = json.loads(relnet("show", "1", "-f", "json").stdout)
    return shown["name"], shown["given"], shown["family"]


def test_who_has_a_new_name_is_called_so(on, relnet):
    on(FEBRUARY, OLD)
    on(MAY, WED)
    assert anna(relnet) == ("Anna Weber-Koch", "Anna", "Weber-Koch")
    assert relnet("changes", "-f", "table").stdout == (
        "Anna Weber is called Anna Weber-Koch now, between 3 Feb and 5 May 2026.\n"
    )
    on("2026-05-06", WED)
    assert anna(relnet) == ("Anna Weber-Koch", "Anna", "Weber-Koch")
    relnet("undo")
    assert anna(relnet) == ("Anna Weber", "Anna", "Weber")


def test_a_name_that_the_owner_gave_stays(on, relnet):
    on(FEBRUARY, OLD)
    relnet("edit", "1", "name=Anni Weber")
    on(MAY, WED)
    assert anna(relnet)[0] == "Anni Weber"


def test_an_older_export_gives_no_name_back(on, relnet):
    on(MAY, WED, "Basic_LinkedInDataExport_05-05-2026.zip")
    on("2026-05-06", OLD, "Basic_LinkedInDataExport_02-03-2026.zip")
    assert anna(relnet)[0] == "Anna Weber-Koch"


def test_who_is_the_same_with_another_name_is_called_so(on, relnet, db_path):
    """As if the import had been sure."""
    koch = rows(row("Anna Koch", "Voss GmbH/Teamleiterin Einkauf", page="anna-weber"), UWE, OLE)
    on(FEBRUARY, OLD)
    assert on(MAY, koch)["queued"] == 1
    now = Moment(date.fromisoformat(MAY), f"{MAY}T12:00:00Z")
    with open_store(db_path) as db:
        (asked,) = questions(db, now, find_duplicates(db).common, queue.waiting(db))
        settle_record(db, now, asked, [1])
    assert anna(relnet) == ("Anna Koch", "Anna", "Koch")
    assert relnet("show", "Anna Weber").stdout.startswith("Anna Koch "), "as one remembers her"
    assert relnet("list", "weber", "-f", "ids").stdout == "1\n"
    newer = row("Anna Koch", "Voss GmbH/Head of Purchasing", page="anna-weber")
    assert on("2026-05-20", rows(newer, UWE, OLE))["queued"] == 0
    for batch in (4, 3):
        relnet("undo", batch)
    assert anna(relnet) == ("Anna Weber", "Anna", "Weber")
    assert relnet("list", "koch", "-f", "ids").stdout == "2\n"  # Uwe Koch
