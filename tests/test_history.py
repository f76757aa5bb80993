"""Everything can be undone, the undoing too; what newer things stand on stays."""

import json
import sqlite3
import time

import pytest

from relnet.cli.language import say_moment

# History, and what is not journalled because it follows from the files, or from a calendar.
HISTORY = ("batch", "change", "sqlite", "_sqlite", "search_", "raw", "sighting", "holiday")


@pytest.fixture
def dump(db_path):
    """The owner's data as rows, without the history of how it came about."""

    def read():
        db = sqlite3.connect(db_path)
        names = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(HISTORY)
        ]
        rows = {
            name: db.execute(f"SELECT rowid, * FROM {name} ORDER BY 1").fetchall() for name in names
        }
        db.close()
        return rows

    return read


@pytest.fixture
def fair(relnet):
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    relnet("add", "Anna Weber", "--email", "anna@voss.example", "--organization", "Voss AG")
    relnet("add", "Jürgen Koch", "--phone", "030 23125 123", "--tag", "robotik")


COMMANDS = [
    ("add", "Deniz Yılmaz", "--organization", "Voss AG", "--birthday", "15.4."),
    ("edit", "anna-weber", "title=Einkauf", "email+=weber@voss.example", "city=Köln"),
    ("edit", "anna-weber", "name=Dr. Anna Koch", "tag=a,b", "note=Hallen-Plan", "circle=inner"),
    ("edit", "anna-weber", "email=", "organization=", "handle=ak"),
    ("remove", "juergen-koch", "--yes"),
    ("event", "add", "Dinner", "--on", "2026-04-22"),
    ("log", "met", "anna-weber", "juergen-koch", "--event", "hm26", "--note", "Greifer"),
    ("log", "call", "anna-weber", "--on", "gestern"),
    ("follow-up", "add", "anna-weber", "Angebot", "--due", "today", "--every", "4w"),
    ("import", "samples/phone.vcf", "samples/outlook.vcf", "--event", "hm26", "--tag", "messe"),
    ("import", "samples/Connections.csv"),
    ("import", "samples/phone.vcf", "--no-match", "--met-on", "2026-04-20"),
]


@pytest.mark.usefixtures("fair")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_undo_takes_back_everything_and_undo_brings_it_back(relnet, dump, command, samples):
    before = dump()
    command = [
        str(samples.parent / word) if word.startswith("samples/") else word for word in command
    ]
    relnet(*command)
    after = dump()
    assert after != before
    relnet("undo")
    assert {**dump(), "sqlite_sequence": 0} == {**before, "sqlite_sequence": 0}
    relnet("undo")
    assert dump() == after


@pytest.mark.usefixtures("fair")
@pytest.mark.parametrize("command", [("done", "1"), ("snooze", "1", "fri"), ("skip", "1")])
def test_decisions_can_be_undone(relnet, dump, command):
    relnet("log", "met", "anna-weber", "--event", "hm26", "--on", "2026-04-20")
    before, listed = dump(), relnet("today").stdout
    relnet(*command)
    assert relnet("today").stdout != listed
    relnet("undo")
    assert dump() == before
    assert relnet("today").stdout == listed


@pytest.mark.usefixtures("fair")
def test_a_later_change_of_the_same_row_stands_in_the_way_and_is_named(relnet, dump):
    relnet("edit", "anna-weber", "title=Einkauf")  # batch 4
    relnet("edit", "anna-weber", "title=Leitung Einkauf")  # batch 5
    before = dump()
    refused = relnet("undo", "4", code=3)
    assert "batch 5 (edit Anna Weber)" in refused.stderr
    assert "relnet undo 5" in refused.stderr
    assert dump() == before
    relnet("undo", "5")
    relnet("undo", "4")
    assert relnet("list", "--fields", "title", "--no-headers").stdout == "\n\n"


@pytest.mark.usefixtures("fair")
def test_what_refers_to_a_row_stands_in_the_way_of_taking_it_back(relnet):
    relnet("follow-up", "add", "anna-weber", "Angebot", "--due", "today")  # batch 4
    refused = relnet("undo", "2", code=3)
    assert "batch 4 (follow-up add Anna Weber)" in refused.stderr
    relnet("undo", "4")
    relnet("undo", "2")
    relnet("show", "anna-weber", code=1)


@pytest.mark.usefixtures("fair")
def test_a_shared_organization_stays_while_somebody_works_there(relnet):
    relnet("add", "Deniz Yılmaz", "--organization", "Voss AG")
    relnet("undo", "2")
    assert relnet("list", "org:voss", "--fields", "name", "--no-headers").stdout == "Deniz Yılmaz\n"
    relnet("undo")
    assert relnet("list", "org:voss", "-f", "ids").stdout.split() == ["1", "3"]


@pytest.mark.usefixtures("fair")
def test_a_handle_that_was_taken_meanwhile_is_not_taken_away(relnet):
    relnet("remove", "anna-weber", "--yes")  # batch 4
    relnet("add", "Anna Weber")  # batch 5 has the handle now
    assert "batch 5 (add Anna Weber)" in relnet("undo", "4", code=3).stderr


@pytest.mark.usefixtures("fair")
def test_undo_redo_undo_names_what_is_undone_already(relnet):
    relnet("undo", "3")  # batch 4
    assert "by batch 4" in relnet("undo", "3", code=3).stderr
    relnet("undo", "4")  # batch 5: in force again
    relnet("undo", "3")  # batch 6
    assert relnet("list", "-f", "ids").stdout == "1\n"
    listed = relnet("history", "--fields", "id,undone_by", "--no-headers").stdout.splitlines()
    assert listed[:4] == ["6\t", "5\t", "4\t5", "3\t6"]


def test_nothing_to_undo(relnet):
    assert "nothing to undo" in relnet("undo", code=1).stderr
    assert "no batch 7" in relnet("undo", "7", code=1).stderr


@pytest.mark.usefixtures("fair")
def test_a_command_that_changes_nothing_leaves_no_batch(relnet):
    told = relnet("edit", "anna-weber", "handle=anna-weber").stderr
    assert told == "Nothing to change: Anna Weber was like that already.\n"
    assert len(relnet("history", "--no-headers").stdout.splitlines()) == 3


def test_undoing_an_undo_out_of_order_brings_nothing_half_back(relnet, dump):
    relnet("add", "Anna Weber", "--email", "anna@example.com", "--organization", "Voss")  # 1
    relnet("edit", "1", "nickname=An")  # 2
    relnet("undo", "2")  # 3
    relnet("undo", "1")  # 4
    before = dump()
    assert "batch 4 (undo 1)" in relnet("undo", "3", code=3).stderr
    assert dump() == before
    relnet("undo", "4")
    relnet("undo", "3")
    assert (
        relnet("list", "--fields", "name,email", "--no-headers").stdout
        == "Anna Weber\tanna@example.com\n"
    )


def test_a_row_is_not_put_back_without_what_it_belongs_to(relnet, dump):
    relnet("add", "Anna Weber", "--email", "anna@example.com")  # 1
    relnet("edit", "1", "email+=a2@example.com")  # 2
    relnet("undo", "2")  # 3
    relnet("undo", "1")  # 4
    before = dump()
    assert "batch 4 (undo 1)" in relnet("undo", "3", code=3).stderr
    assert dump() == before


def test_an_interaction_is_not_put_back_without_its_event(relnet):
    relnet("event", "add", "F", "--handle", "f", "--on", "2026-04-20")  # 1
    relnet("add", "Bob")  # 2
    relnet("log", "met", "bob", "--event", "f", "--on", "2026-04-20")  # 3
    relnet("undo", "3")  # 4
    relnet("undo", "1")  # 5
    assert "batch 5 (undo 1)" in relnet("undo", "4", code=3).stderr


def test_releasing_a_waiting_record_can_be_undone(relnet, dump, samples):
    relnet("import", samples / "phone.vcf")
    relnet("import", samples / "Connections.csv")
    before = dump()
    relnet("import", samples / "Connections.csv", "--no-match")
    relnet("undo")
    assert {**dump(), "sqlite_sequence": 0} == {**before, "sqlite_sequence": 0}
    relnet("undo", "2")
    relnet("undo", "1")
    assert relnet("list", "-f", "ids").stdout == ""


@pytest.fixture
def zone():
    """Set the clock of this place."""
    with pytest.MonkeyPatch.context() as patch:

        def choose(name):
            patch.setenv("TZ", name)
            time.tzset()

        yield choose
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("UTC0", "en", "2026-04-21 12:00"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "en", "2026-04-21 14:00"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "de", "21.04.2026, 14:00"),
        ("PST8PDT,M3.2.0,M11.1.0", "en", "2026-04-21 05:00"),
        ("NZST-12", "en", "2026-04-22 00:00"),
    ],
)
def test_people_read_the_time_of_their_clock_and_programs_utc(relnet, zone, name, language, told):
    relnet("add", "Anna Weber")
    zone(name)
    table = relnet("--lang", language, "history", "-f", "table").stdout.splitlines()
    assert table[1].split("  ")[1].strip() == told
    assert relnet("history", "--fields", "created_at", "--no-headers").stdout == (
        "2026-04-21T12:00:00Z\n"
    )
    (batch,) = json.loads(relnet("history", "-f", "json").stdout)
    assert batch["created_at"] == "2026-04-21T12:00:00Z"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-04-20T09:15", "2026-04-20 09:15"),
        ("soon", "soon"),
        ("", ""),
        ("9999-12-31T23:59:59-23:59", None),  # a year that no clock has
        ("0001-01-01T00:00:00+23:59", None),
    ],
)
def test_what_is_no_moment_stays(written, told):
    assert say_moment(written) == (written if told is None else told)
