"""export json is the whole village, and import brings it back: as it was, or beside others."""

import json
import random
import re
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.errors import UnreadableFileError
from relnet.formats import json_in, village
from relnet.store import journal

CARDS = """\
BEGIN:VCARD
VERSION:3.0
UID:urn:example:anna
FN:Dr. Anna Weber
N:Weber;Anna;Maria;Dr.;MBA
NICKNAME:Annie
ORG:Voss AG;Einkauf
TITLE:Leiterin Einkauf
EMAIL;TYPE=WORK,PREF:anna.weber@voss.example
TEL;TYPE=CELL:0171 39200 11
URL:https://voss.example
X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/anna-weber
IMPP:skype:anna.weber
ADR;TYPE=WORK:Postfach 1;2. Stock;Kranweg 4;Hamburg;HH;20457;Deutschland
BDAY:1980-02-29
X-ABDATE:2009-05-08
CATEGORIES:messe,Greifer
NOTE:Halle 6
X-SPOUSE:Jan Weber
NOTE:Trinkt Tee
X-HOBBY:Schach
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Eva Klein
TEL:030 23125 017
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:Voss AG
EMAIL:info@voss.example
X-ABSHOWAS:COMPANY
END:VCARD
"""
SECOND = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1:Gro\xdf;J\xfcrgen
ORG:Lindner GmbH
TEL:030 23125 018
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Anna Koch
EMAIL:anna.weber@voss.example
END:VCARD
"""
# What no command of this version writes, or not in every column.
ROWS = [
    "UPDATE contact SET standing = 'owner', language = 'de' WHERE handle = 'eva-klein'",
    "UPDATE tie SET label = 'Mann'",
    "INSERT INTO refusal (contact_id, other_id, decided_on) VALUES (1, 3, '2026-04-03')",
    "INSERT INTO record_refusal (digest, contact_id, decided_on) VALUES (9111222333444555666, 2, '2026-04-04')",
    "INSERT INTO life_event (contact_id, kind, earliest_on, latest_on, before, after, note, created_at, record_id)"
    " VALUES (1, 'new_job', '2026-01-01', '2026-02-01', 'Lindner', 'Voss', 'gratuliert', '2026-02-02T08:00:00Z', 1)",
    "INSERT OR REPLACE INTO sighting (record_id, seen_on) VALUES (1, '2026-04-05')",
    "UPDATE event SET uid = 'meeting@calendar.example', record_id = 2 WHERE handle = 'stammtisch'",
    "UPDATE attendance SET met_on = '2026-04-21', record_id = 1 WHERE contact_id = 1",
    "INSERT INTO attendance (event_id, contact_id, created_at, is_expected) VALUES (2, 1, '2026-04-02T08:00:00Z', 1)",
    "INSERT INTO interaction (kind, happened_on, note, direction, created_at, record_id)"
    " VALUES ('mail', '2026-03-01', 'Angebot', 'theirs', '2026-03-02T08:00:00Z', 2)",
    "INSERT INTO participant (interaction_id, contact_id) SELECT max(id), 2 FROM interaction",
    "INSERT INTO position (contact_id, organization_id, holder_key, title, seen_on, record_id)"
    " SELECT contact_id, organization_id, holder_key, 'Einkäuferin', '2019-01-01', record_id"
    " FROM position WHERE contact_id = 1",
    "UPDATE address SET region = 'HH'",
    "UPDATE special_date SET label = 'Firmenjubiläum' WHERE kind <> 'birthday'",
    "UPDATE record SET stated_on = '2026-01-01' WHERE id = 1",
    "INSERT INTO decision (key, contact_id, verdict, until_on, decided_on)"
    " VALUES ('thank:event-1:contact-1', 1, 'snoozed', '2026-04-26', '2026-04-21')",
    "INSERT INTO decision (key, contact_id, verdict, decided_on)"
    " VALUES ('congratulate:life-1:contact-1', 1, 'done', '2026-04-21'),"
    " ('thank:interaction-1:contact-1', 1, 'skipped', '2026-04-21'),"
    " ('reconnect:2026-04-21:contact-1', 1, 'skipped', '2026-04-21')",
    "UPDATE contact SET salutation = 'frau', form = 'du', greeting = 'Moin Anna' WHERE id = 1",
    "UPDATE interaction SET topic = 'das Gutachten', value = 49.9 WHERE note = 'Gutachten'",
    "UPDATE participant SET line = 'war müde' WHERE contact_id = 1",
    "UPDATE event SET series = 'messe', hall = '6' WHERE handle = 'hm26'",
    "UPDATE event SET sequence = 2, is_called_off = 1 WHERE handle = 'stammtisch'",
    "UPDATE attendance SET let_go_on = '2026-05-08' WHERE contact_id = 2",
    "INSERT INTO attendance (event_id, contact_id, created_at, declined_on) VALUES (2, 2, '2026-04-02T08:00:00Z', '2026-04-03')",
    "UPDATE follow_up SET planned_from = '2026-04-20' WHERE id = 2",
    "INSERT INTO exhibitor (event_id, name, name_key, hall, stand) VALUES (1, 'Voss AG', 'voss', '6', 'A5')",
    "INSERT INTO topic (contact_id, kind, text, until_on, told_by_id, created_at)"
    " VALUES (1, 'need', 'einen Greifer', '2026-06-30', 3, '2026-04-20T08:00:00Z'),"
    " (1, 'avoid', 'die Scheidung', NULL, NULL, '2026-04-20T08:00:00Z')",
    "INSERT INTO consent (contact_id, channel, purpose, state, decided_on, note, created_at)"
    " VALUES (1, 'email', 'greetings', 'given', '2026-04-20', 'am Stand', '2026-04-20T08:00:00Z'),"
    " (1, 'email', 'greetings', 'withdrawn', '2026-04-21', '', '2026-04-21T08:00:00Z')",
    "INSERT INTO rhythm (contact_id, tag, circle, every, latest, counts_from, starts_on, minutes, size, created_at)"
    " VALUES (1, NULL, NULL, '4w', '8w', 'plan', '2026-04-01', 20, NULL, '2026-04-20T08:00:00Z'),"
    " (NULL, 'messe', NULL, 'never', '', 'contact', NULL, NULL, NULL, '2026-04-20T08:00:00Z'),"
    " (NULL, NULL, 'inner', '3w', '', 'contact', NULL, NULL, 12, '2026-04-20T08:00:00Z')",
    "INSERT INTO silence (contact_id, kind, decided_on) VALUES (1, 'birthday', '2026-04-20')",
    "INSERT INTO lead (contact_id, title, value, event_id, referred_by_id, state, moved_on, created_at)"
    " VALUES (1, 'Zelle 5', 12000.5, 1, 3, 'offer', '2026-04-21', '2026-04-20T08:00:00Z')",
    "INSERT INTO setting (name, value) VALUES ('region', 'HH')",
    "INSERT INTO saved_map (name, header, columns)"
    """ VALUES ('messe', '["Firma", "Ü"]', '{"Firma": "organization"}')""",
]


@pytest.fixture
def village_db(relnet, db_path, tmp_path):
    """A village with something in every column of every table."""
    (tmp_path / "first.vcf").write_text(CARDS, "utf-8")
    (tmp_path / "second.vcf").write_bytes(SECOND.encode("latin-1"))
    relnet("event", "add", "Hannover Messe 2026", "--from", "20.4.", "--to", "24.4.", "--handle", "hm26",
           "--kind", "fair", "--cost", "4200", "--place", "Hannover", "--stand", "B12", "--goal", "Greifer")  # fmt: skip
    relnet("event", "add", "Stammtisch", "--on", "9.5.", "--handle", "stammtisch")
    relnet("import", tmp_path / "first.vcf", "--event", "hm26")
    relnet("import", tmp_path / "second.vcf")
    relnet("edit", "anna", "circle=inner", "role=multiplier", "role=kunde")
    relnet("log", "call", "anna", "groß", "--event", "hm26", "--note", "Gutachten", "--on", "20.4.")
    relnet(
        "follow-up",
        "add",
        "1",
        "Gutachten lesen",
        "--due",
        "today",
        "--every",
        "4w",
        "--event",
        "hm26",
    )
    relnet("follow-up", "add", "groß", "Angebot", "--due", "23.4.", "--direction", "theirs")
    relnet("follow-up", "done", "1")
    with closing(sqlite3.connect(db_path)) as db, db:
        for row in ROWS:
            db.execute(row)
    db.close()
    return db_path


@pytest.fixture
def other(relnet, monkeypatch, tmp_path):
    """Run commands in another village, empty at first."""

    def run(*arguments, **options):
        return relnet("--db", tmp_path / "other.db", *arguments, **options)

    return run


def exported(run, *terms):
    return run("export", "json", *terms).stdout


def dump(path):
    """Return all rows of all tables, by their values: ids of rows that are only parts differ."""
    db = sqlite3.connect(path)
    names = dict(db.execute("SELECT id, name FROM organization"))
    found = {}
    for table in [*journal.journalled_tables(db), "raw", "sighting"]:
        cursor = db.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        whole = table in {"contact", "event", "interaction", "follow_up", "record", "source"}
        rows = [
            {
                column: names.get(value) if column == "organization_id" else value
                for column, value in zip(columns, row, strict=True)
                if (column != "id" or whole) and (column, table) != ("uid", "contact")
            }
            for row in cursor
        ]
        found[table] = sorted(rows, key=repr)
    db.close()
    for event in found["event"]:
        event["uid"] = event["uid"].partition("urn:uuid:")[0]
    return found


def test_the_example_uses_every_column(village_db):
    for table, rows in dump(village_db).items():
        unused = [
            column for column in rows[0] if len({row[column] for row in rows} - {"", None, 0}) < 1
        ]
        assert unused == [], table


def test_nothing_is_lost_on_the_way_into_an_empty_village(relnet, other, village_db, tmp_path):
    text = exported(relnet)
    (tmp_path / "all.json").write_text(text, "utf-8")
    report = json.loads(other("import", tmp_path / "all.json", "-f", "json").stdout)
    assert report["records"] == report["created"] == len(json.loads(text)["contacts"]) == 5
    assert exported(other) == text
    assert dump(tmp_path / "other.db") == dump(village_db)


@pytest.mark.parametrize(
    "command",
    [
        "list -f json", "search weber -f json", "show 1 -f json", "show 4 -f json", "show 2 -f json",
        "today --all -f json", "follow-up list --all -f json", "event list -f json",
        "event show hm26 -f json", "export vcard", "export ics", "export google-csv",
    ],
)  # fmt: skip
def test_the_copy_says_the_same(relnet, other, village_db, tmp_path, command):
    other("import", "-", stdin=exported(relnet).encode())
    assert other(*command.split()).stdout == relnet(*command.split()).stdout


def test_the_second_import_changes_nothing(relnet, other, village_db, tmp_path):
    text = exported(relnet).encode()
    other("import", "-", stdin=text)
    for run in (relnet, other):
        report = json.loads(run("import", "-", "-f", "json", stdin=text).stdout)
        assert report["batch"] is None
        assert report["unchanged"] == report["records"] == 5


def test_it_is_one_batch_that_can_be_undone_and_done_again(relnet, other, village_db, tmp_path):
    text = exported(relnet)
    other("import", "-", stdin=text.encode())
    other("undo")
    empty = dump(tmp_path / "other.db")
    assert not any(rows for table, rows in empty.items() if table not in {"raw", "sighting"})
    other("undo")
    assert exported(other) == text
    other("undo")
    other("import", "-", stdin=text.encode())
    assert exported(other) == text
    assert len(json.loads(other("search", "weber", "-f", "json").stdout)) == 2
    other("undo")
    assert not json.loads(other("list", "-f", "json").stdout)


def test_a_dry_run_counts_the_same_and_changes_nothing(relnet, other, village_db, tmp_path):
    text = exported(relnet).encode()
    said = [
        json.loads(other("import", "-", *dry, "-f", "json", stdin=text).stdout)
        for dry in (["--dry-run"], [])
    ]
    assert said[0] | {"dry_run": False, "batch": 1} == said[1]


def test_other_files_may_come_with_it(relnet, other, village_db, tmp_path):
    (tmp_path / "all.json").write_text(exported(relnet), "utf-8")
    (tmp_path / "new.vcf").write_text(
        "BEGIN:VCARD\nFN:Ole Falk\nORG:Falk AG\nEMAIL:ole@falk.example\nEND:VCARD\n"
    )
    for files in (
        ["all.json", "new.vcf"],
        ["new.vcf", "all.json"],
        ["all.json", "all.json", "new.vcf"],
    ):
        report = json.loads(
            other("import", *(tmp_path / name for name in files), "-f", "json").stdout
        )
        assert report["created"] + report["queued"] == 6
        names = {contact["name"] for contact in json.loads(other("list", "-f", "json").stdout)}
        assert {"Ole Falk", "Dr. Anna Weber", "Jürgen Groß", "Voss AG"} <= names
        other("undo")


def test_wishes_hold_for_everybody(relnet, other, village_db):
    other("import", "-", "--tag", "alt", "--met-on", "2026-04-01", stdin=exported(relnet).encode())
    people = json.loads(exported(other))
    assert all("alt" in contact["tags"] for contact in people["contacts"])
    met = [entry for entry in people["interactions"] if entry["kind"] == "met"]
    assert sorted(id_ for entry in met for id_ in entry["contact_ids"]) == [
        c["id"] for c in people["contacts"]
    ]


def test_the_order_and_the_spelling_of_the_file_do_not_matter(relnet, other, village_db):
    text = exported(relnet)
    spelled = json.dumps(json.loads(text), indent=4, sort_keys=True)
    backwards = json.dumps(dict(reversed(json.loads(text).items())))
    for variant in (
        spelled.encode("utf-16"),
        b"\xef\xbb\xbf" + spelled.encode(),
        backwards.encode(),
    ):
        other("import", "-", "--from", "relnet", stdin=variant)
        assert exported(other) == text
        report = json.loads(
            other("import", "-", "--from", "relnet", "-f", "json", stdin=variant).stdout
        )
        assert report["batch"] is None
        other("undo")


def test_a_filter_takes_people_with_all_that_is_theirs(relnet, other, village_db):
    found = json.loads(exported(relnet, "groß"))
    assert [contact["name"] for contact in found["contacts"]] == ["Jürgen Groß"]
    assert [entry["note"] for entry in found["interactions"]] == ["Gutachten"]
    assert found["interactions"][0]["contact_ids"] == [found["contacts"][0]["id"]]
    assert [event["handle"] for event in found["events"]] == ["hm26"]
    assert {len(found[name]) for name in ("follow_ups", "records", "sources")} == {1}
    assert found["saved_maps"] == found["decisions"] == found["settings"] == []
    other("import", "-", stdin=json.dumps(found).encode())
    assert json.loads(exported(other)) == found


def test_who_is_only_known_of_comes_along(relnet, village_db):
    found = json.loads(exported(relnet, "anna"))
    assert [contact["name"] for contact in found["contacts"]] == ["Dr. Anna Weber", "Jan Weber"]


def test_nobody_is_a_village_too(relnet, other):
    text = exported(relnet)
    assert json.loads(text) == {"schema": 1} | {name: [] for name in village.LISTS}
    told = other("import", "-", stdin=text.encode(), code=3).stderr
    assert told.startswith("error: cannot read -: there is not a single entry in it.\n")


SECTION = r"^## {title}\n(.*?)(?=^## )"
FIELD = re.compile(r"^\| `([\w.\[\]]+)` \|", re.MULTILINE)


def documented(title):
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")
    return FIELD.findall(re.search(SECTION.format(title=title), page, re.MULTILINE | re.DOTALL)[1])


def paths(value, path=""):
    """Name every field: ``contacts[].channels[].kind``."""
    for name, inner in value.items():
        yield path + name
        for item in inner if isinstance(inner, list) else ():
            if isinstance(item, dict):
                yield from paths(item, f"{path}{name}[].")


def test_every_field_is_documented(relnet, village_db):
    known = {*documented("export json")}
    known |= {f"contacts[].{name}" for name in documented("list")}
    known |= {f"events[].{name}" for name in documented("event list") if name != "expected"}
    assert {*paths(json.loads(exported(relnet)))} == known


# Beside others.


@pytest.fixture
def settled(other, tmp_path):
    """A village where some of the people are known already, under other ids."""
    other("event", "add", "Messe in Hannover", "--on", "1.5.", "--handle", "hm26")
    other("add", "Ole Ørsted", "--email", "ole@orsted.example")
    other("add", "Anna Weber", "--email", "Anna.Weber@voss.example", "--tag", "alt")
    return other


def test_people_are_matched_and_what_belongs_to_them_is_added(relnet, settled, village_db):
    text = exported(relnet).encode()
    report = json.loads(settled("import", "-", "-f", "json", stdin=text).stdout)
    outcomes = ("created", "updated", "unchanged", "queued")
    assert report["records"] == 5 == sum(report[name] for name in outcomes)
    assert report["updated"] == 1
    anna = json.loads(settled("show", "anna.weber@voss.example", "-f", "json").stdout)
    assert anna["id"] == 2
    assert anna["circle"] == "inner"
    assert {"alt", "messe"} <= {*anna["tags"]}
    assert [entry["note"] for entry in anna["interactions"]] == ["Gutachten"]
    assert {entry["state"] for entry in anna["follow_ups"]} == {"done", "open"}
    assert [(event["handle"], event["met_on"]) for event in anna["events"]] == [
        ("hm26-2", "2026-04-21")
    ]
    assert [tie["contact"] for tie in anna["ties"]] == ["Jan Weber"]
    assert "X-HOBBY:Schach" in settled("export", "vcard", "anna").stdout
    assert [
        c["name"] for c in json.loads(settled("list", "standing:indirect", "-f", "json").stdout)
    ] == ["Jan Weber"]


def test_what_comes_beside_others_keeps_its_handle_days_and_owner(settled):
    told = small()
    told["contacts"] = [
        {"id": 7, "name": "Eva Klein", "handle": "eva-k", "standing": "owner"},
        {
            "id": 8,
            "name": "Udo Amsel",
            "handle": "anna-weber",  # taken here
            "created_at": "2021-01-01T08:00:00Z",
            "notes": [
                {"text": "Trinkt Tee", "created_at": "2022-02-02T08:00:00Z"},
                {"text": "Segelt"},
            ],
            "positions": [
                {"organization": "Voss AG", "title": "Chef", "seen_on": "2023-03-03"},
                {"title": "Lehrling", "seen_on": "2019-09-09"},
            ],
        },
    ]
    told = {name: told[name] for name in ("schema", "contacts")}
    settled("import", "-", stdin=json.dumps(told).encode())
    here = {contact["name"]: contact for contact in json.loads(exported(settled))["contacts"]}
    eva, udo = here["Eva Klein"], here["Udo Amsel"]
    assert (eva["handle"], eva["standing"]) == ("eva-k", "owner")
    assert (udo["handle"], udo["created_at"]) == ("udo-amsel", "2021-01-01T08:00:00Z")
    assert [(note["text"], note["created_at"][:10]) for note in udo["notes"]] == [
        ("Trinkt Tee", "2022-02-02"),
        ("Segelt", "2026-04-21"),
    ]
    assert [(job["title"], job["seen_on"]) for job in udo["positions"]] == [
        ("Chef", "2023-03-03"),
        ("Lehrling", "2019-09-09"),
    ]


def test_the_owner_here_stays(settled):
    settled("card", "set", "Olga Owner")
    told = {"contacts": [{"id": 7, "name": "Eva Klein", "standing": "owner"}]}
    settled("import", "-", stdin=json.dumps(told).encode())
    here = {contact["name"]: contact for contact in json.loads(exported(settled))["contacts"]}
    assert (here["Olga Owner"]["standing"], here["Eva Klein"]["standing"]) == ("owner", "direct")


def test_a_job_that_was_told_earlier_does_not_become_the_current_one(settled, monkeypatch):
    settled("edit", "anna-weber", "organization=Beta AG", "title=Leiterin")
    told = {
        "contacts": [
            {
                "id": 7,
                "name": "Anna Weber",
                "channels": [{"kind": "email", "written": "anna.weber@voss.example"}],
                "positions": [{"organization": "Alpha AG", "seen_on": "2020-02-02"}],
            }
        ]
    }
    monkeypatch.setenv("RELNET_TODAY", "2026-05-05")
    settled("import", "-", stdin=json.dumps(told).encode())
    anna = json.loads(settled("show", "anna-weber", "-f", "json").stdout)
    assert [(job["organization"], job["current"]) for job in anna["positions"]] == [
        ("Beta AG", True),
        ("Alpha AG", False),
    ]


def test_a_second_import_beside_others_changes_nothing(relnet, settled, village_db):
    text = exported(relnet).encode()
    settled("import", "-", stdin=text)
    before = exported(settled)
    report = json.loads(settled("import", "-", "-f", "json", stdin=text).stdout)
    assert (report["created"], report["updated"]) == (0, 0)
    assert exported(settled) == before


def test_an_import_beside_others_can_be_undone(relnet, settled, village_db):
    before = exported(settled)
    settled("import", "-", stdin=exported(relnet).encode())
    settled("undo")
    assert exported(settled) == before


def test_what_was_decided_holds_for_the_same_occasion(relnet, settled, village_db):
    settled("import", "-", stdin=exported(relnet).encode())
    decisions = json.loads(exported(settled))["decisions"]
    here = {contact["id"] for contact in json.loads(exported(settled))["contacts"]}
    assert {decision["contact_id"] for decision in decisions} <= here
    assert len(decisions) == len(json.loads(exported(relnet))["decisions"]) == 4
    village = json.loads(exported(settled))
    ids = {
        "event": [item["id"] for item in village["events"]],
        "contact": [item["id"] for item in village["contacts"]],
        "life": [item["id"] for item in village["life_events"]],
        "interaction": [item["id"] for item in village["interactions"]],
    }
    keys = " ".join(decision["key"] for decision in decisions)
    named = re.findall(r"(event|contact|life|interaction)-(\d+)", keys)
    assert len(named) == 7
    assert all(int(number) in ids[kind] for kind, number in named)


def test_what_is_known_about_people_comes_along(relnet, settled, village_db):
    settled("import", "-", stdin=exported(relnet).encode())
    here, there = json.loads(exported(settled)), json.loads(exported(relnet))
    anna = next(contact for contact in here["contacts"] if contact["given"] == "Anna")
    assert [anna[name] for name in ("salutation", "form", "greeting")] == [
        "frau",
        "du",
        "Moin Anna",
    ]
    told_by = next(contact["id"] for contact in here["contacts"] if contact["name"] == "Voss AG")
    hm26 = next(event["id"] for event in here["events"] if event["series"])
    ids = {
        "contact_id": anna["id"],
        "told_by_id": told_by,
        "referred_by_id": told_by,
        "event_id": hm26,
    }
    for name in ("topics", "consents", "rhythms", "silences", "leads", "settings"):
        for mine, theirs in zip(here[name], there[name], strict=True):
            expected = {
                field: ids[field] if field in ids and value else value
                for field, value in theirs.items()
            }
            assert mine == expected, name
    call = next(item for item in here["interactions"] if item["note"] == "Gutachten")
    assert (call["topic"], call["value"]) == ("das Gutachten", 49.9)
    assert call["lines"] == [{"contact_id": anna["id"], "text": "war müde"}]
    exhibitors = [event["exhibitors"] for event in here["events"] if event["exhibitors"]]
    assert exhibitors == [[{"name": "Voss AG", "key": "voss", "hall": "6", "stand": "A5"}]]


def test_what_was_said_here_stays(relnet, settled, village_db):
    settled("import", "-", stdin=exported(relnet).encode())
    changed = json.loads(exported(relnet))
    changed["settings"][0]["value"] = "BY"
    changed["rhythms"][0]["every"] = "1y"
    changed["leads"][0] |= {"title": "zelle 5", "state": "won"}
    changed["topics"][0]["text"] = "EINEN GREIFER"
    before = exported(settled)
    settled("import", "-", stdin=json.dumps(changed).encode())
    assert exported(settled) == before


def test_chosen_people_name_nobody_else(relnet, village_db):
    found = json.loads(exported(relnet, "anna"))
    assert [topic["told_by_id"] for topic in found["topics"]] == [None, None]
    assert [lead["referred_by_id"] for lead in found["leads"]] == [None]
    assert [rhythm["tag"] for rhythm in found["rhythms"]] == [None]
    assert found["settings"] == []


def test_news_in_the_diary_alone_is_an_update(relnet, other, village_db):
    other("import", "-", stdin=exported(relnet).encode())
    relnet("log", "call", "1", "--note", "noch einmal")
    report = json.loads(other("import", "-", "-f", "json", stdin=exported(relnet).encode()).stdout)
    assert (report["updated"], report["created"]) == (1, 0)
    assert [(change["contact"], change["fields"]) for change in report["changes"]] == [
        ("Dr. Anna Weber", ["interactions"])
    ]


# Bad input.


def small():
    return {
        "schema": 1,
        "contacts": [{"id": 1, "name": "Anna Weber"}, {"id": 2, "name": "Eva Klein"}],
        "events": [{"id": 1, "title": "Messe", "starts_on": "2026-04-20"}],
        "interactions": [{"id": 1, "kind": "call", "on": "2026-04-21", "contact_ids": [1, 2]}],
        "follow_ups": [{"id": 1, "contact_id": 1, "due_on": "2026-05-01", "reason": "Angebot"}],
    }


def test_what_is_missing_has_its_default_and_what_is_unknown_is_left_out(other):
    given_ = small() | {"tomorrow": [{"what": [1, {}]}], "weather": {"sun": True}}
    given_["contacts"][0] |= {
        "shoe_size": 39,
        "channels": [{"kind": "email", "value": "anna@voss.example"}],
    }
    other("import", "-", stdin=json.dumps(given_).encode())
    anna = json.loads(other("show", "anna", "-f", "json").stdout)
    assert (anna["handle"], anna["emails"]) == ("anna-weber", ["anna@voss.example"])
    assert [entry["kind"] for entry in anna["interactions"]] == ["call"]
    (event,) = json.loads(other("event", "list", "-f", "json").stdout)
    assert (event["handle"], event["ends_on"], event["kind"]) == ("event-1", "2026-04-20", "event")
    assert (
        json.loads(other("import", "-", "-f", "json", stdin=json.dumps(given_).encode()).stdout)[
            "created"
        ]
        == 0
    )


def with_(path, value):
    """Change one place of the small village: ``contacts.0.id``."""
    found = small()
    *where, last = path.split(".")
    inner = found
    for name in where:
        inner = inner[int(name)] if isinstance(inner, list) else inner[name]
    inner[last] = value
    return found


WRONG = [
    (with_("schema", 2), "a newer relnet wrote it (schema 2, known here: 1)."),
    (with_("events", {}), "line 1: events: a list must stand here."),
    (with_("contacts", [1]), "line 1: contacts[0]: an object must stand here."),
    (with_("contacts.1.name", None), "line 1: contacts[1].name: it is missing."),
    (with_("contacts.1.name", ""), "line 1: contacts[1].name: it is missing."),
    (with_("contacts.1.name", 5), "line 1: contacts[1].name: a text must stand here."),
    (with_("contacts.1.id", 1), "line 1: contacts[1]: its id or its handle is another entry's, too."),
    (with_("contacts.1.id", True), "line 1: contacts[1].id: a whole number from 1 on must stand here."),
    (with_("contacts.1.id", 1 << 62), "line 1: contacts[1].id: a whole number from 1 on must stand here."),
    (with_("contacts.1.id", -1), "line 1: contacts[1].id: a whole number from 1 on must stand here."),
    (with_("contacts.1.kind", "robot"), "line 1: contacts[1].kind: it must be one of person, organization, group."),
    (with_("contacts.1.channels", [{"kind": "fax"}]),
     "line 1: contacts[1].channels[0].kind: it must be one of email, phone, profile, url, messenger."),
    (with_("contacts.1.positions", [{"current": 1}]),
     "line 1: contacts[1].positions[0].current: true or false must stand here."),
    (with_("contacts.1.ties", [{"kind": "spouse", "other_id": 9}]),
     "contacts: the entry 2 names one that is not there."),
    (with_("events.0.starts_on", "2026-02-30"), "line 1: events[0].starts_on: a day such as 2026-04-21 must stand here."),
    (with_("events.0.ends_on", "2026-01-01"), "line 1: events[0]: an event ends on its first day or later."),
    (with_("events.0.cost", "4200"), "line 1: events[0].cost: an amount must stand here."),
    (with_("events.0.people", [{"contact_id": 7}]), "events: the entry 1 names one that is not there."),
    (with_("interactions.0.contact_ids", [1, 3]), "interactions: the entry 1 names one that is not there."),
    (with_("rhythms", [{"every": "4w"}]), "line 1: rhythms[0]: it is of one contact, one tag or one circle."),
    (with_("rhythms", [{"every": "oft", "contact_id": 1}]),
     "line 1: rhythms[0].every: an interval such as 4w, or never, must stand here."),
    (with_("rhythms", [{"every": "0w", "contact_id": 1}]),
     "line 1: rhythms[0].every: an interval such as 4w, or never, must stand here."),
    (with_("rhythms", [{"every": "", "contact_id": 1}]), "line 1: rhythms[0].every: it is missing."),
    (with_("rhythms", [{"every": "4w", "latest": "4", "contact_id": 1}]),
     "line 1: rhythms[0].latest: an interval such as 4w, or never, must stand here."),
    (with_("follow_ups", [{"id": 1, "contact_id": 1, "due_on": "2026-04-21", "reason": "x",
                           "every": "never"}]),
     "line 1: follow_ups[0].every: an interval such as 4w must stand here."),
    (with_("rhythms", [{"every": "4w", "contact_id": 1, "tag": "messe"}]),
     "line 1: rhythms[0]: it is of one contact, one tag or one circle."),
    (with_("leads", [{"id": 1, "contact_id": 1, "title": "Zelle", "state": "dead"}]),
     "line 1: leads[0].state: it must be one of new, qualified, offer, won, lost."),
    (with_("settings", [{"name": "region", "value": "XX"}]), "line 1: settings[0]: 'XX' will not do as region."),
    (with_("topics", [{"id": 1, "contact_id": 1, "kind": "wish", "text": "x"}]),
     "line 1: topics[0].kind: it must be one of interest, avoid, need, offer."),
    (with_("follow_ups.0.event_id", 4), "follow_ups: the entry 1 names one that is not there."),
    (with_("follow_ups.0.created_at", "heute"),
     "line 1: follow_ups[0].created_at: a moment such as 2026-04-21T06:30:00Z must stand here."),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "why"), WRONG, ids=[why for _, why in WRONG])
def test_a_wrong_entry_is_named_and_nothing_is_done(other, wrong, why):
    told = other("import", "-", stdin=json.dumps(wrong).encode(), code=3).stderr
    assert told.startswith(f"error: cannot read -: {why}\nhint: nothing was changed; ")
    assert exported(other) == exported(other, "nobody")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"schema": 1, "contacts": [', "line 1: it ends in the middle of an entry."),
        ('{"schema": 1, "contacts": [\n{"id": 1, "name": "Anna"},\n{"id": 2,, "name": "Eva"}\n]}',
         "line 3: this is no JSON."),
        ('{"schema": 1, "contacts": [\n{"id": 1, "name": "An\nna"}\n]}', "line 2: this is no JSON."),
        ('{"schema": 1, "contacts": [] "events": []}', "line 1: a comma or the end of the object is missing."),
        ('{"schema": 1, "contacts": [], "contacts": []}', "line 1: contacts: the list stands there twice."),
        ('{"schema": 1, "contacts": [{"id": 1, "name": "Anna", "x": ' + "[" * 100_000,
         "line 1: a number or a nesting in it is beyond all bounds."),
        ('{"schema": 1, "contacts": [{"id": 1' + "0" * 9_000 + "}]}",
         "line 1: a number or a nesting in it is beyond all bounds."),
        ('{"schema": 1, "contacts": [{"id": NaN}]}', "line 1: a number or a nesting in it is beyond all bounds."),
        ('{"schema": 1, "contacts": []}\n{}', "line 2: something follows the end of the object."),
    ],
)  # fmt: skip
def test_damaged_json_is_told_with_its_line(other, text, why):
    told = other("import", "-", stdin=text.encode(), code=3).stderr
    assert told.startswith(f"error: cannot read -: {why}\n")


def test_what_is_no_utf8_is_told(other):
    told = other(
        "import",
        "-",
        stdin=b'{"schema": 1, "contacts": [\n{"id": 1, "name": "J\xfcrgen"}]}',
        code=3,
    ).stderr
    assert told.startswith("error: cannot read -: line ")
    assert "there is no UTF-8" in told


@pytest.mark.parametrize("text", ["\ud800x", "a\0b", "\u202e\x1b[31m", "'; DROP TABLE contact; --"])
def test_text_from_outside_is_data(other, text):
    given_ = small()
    given_["contacts"][0] |= {"name": text, "notes": [{"text": text}]}
    other("import", "-", stdin=json.dumps(given_).encode())
    assert exported(other).isprintable() or "\n" in exported(other)
    again = exported(other)
    other("undo")
    other("import", "-", stdin=again.encode())
    assert exported(other) == again


def test_an_entry_without_end_is_refused():
    file = BytesIO(b'{"schema": 1, "contacts": ["' + b"x" * (json_in.LIMIT + (4 << 20)))
    with pytest.raises(UnreadableFileError, match="longer than 24 MB"):
        list(village.read(file, "-"))


def test_reading_is_streaming():
    class Counted(BytesIO):
        passed = 0

        def read(self, size=-1):
            data = super().read(size)
            self.passed += len(data)
            return data

    text = json.dumps(
        {"schema": 1, "contacts": [{"id": n, "name": "Anna Weber"} for n in range(1, 200_000)]}
    )
    file = Counted(text.encode())
    entries = village.read(file, "-")
    next(entries)
    assert next(entries).fields["name"] == "Anna Weber"
    assert file.passed < len(text) / 2


def spoilt(text, seed):
    """Change the text in a random place or two."""
    chance = random.Random(seed)  # noqa: S311 -- not for secrets
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        noise = chance.choice(['"', "{", "]", ",", "0", "null", "\\ud800", "[]", "-1", "1e999", ""])
        text = text[:start] + noise + text[start + chance.randint(0, 8) :]
    return text


@given(seed=st.integers(0, 1 << 32))
def test_no_text_is_too_bad(seed):
    try:
        entries = list(village.read(BytesIO(spoilt(json.dumps(small()), seed).encode()), "-"))
    except UnreadableFileError:
        return
    assert all(entry.list in village.LISTS for entry in entries)


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_is_taken_in_or_refused(other, seed):
    done = other(
        "import",
        "-",
        "--from",
        "relnet",
        stdin=spoilt(json.dumps(small()), seed).encode(),
        code=None,
    )
    assert done.code in {0, 3}, done.stderr


@pytest.mark.parametrize(
    ("head", "is_village"),
    [
        (b'{"schema": 1,\n"contacts": [', True),
        (b'\xef\xbb\xbf { "contacts": [{', True),
        ('{"schema": 1, "events": ['.encode("utf-16"), True),
        (b'{"schema": 2, "moods": [{"mood"', True),
        (b'{"schema": 10, "contacts": [', True),
        (b'{"schema": 1, "files": [{"path"', False),
        (b'{"schema": 2, "id": 5, "handle": "anna"', False),
        (b'{"schema": 1, "id": 5, "handle": "anna"', False),
        (b'{"friends_v2": [{"name"', False),
        (b'[{"id": 1}]', False),
        (b"BEGIN:VCARD", False),
        (b"", False),
    ],
)
def test_a_village_is_known_by_its_first_list(head, is_village):
    assert (village.heading(head) is not None) == is_village
