"""Two who are one person: everything of both is kept, and undo makes them two again."""

import json
import re
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pexpect
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from program import card, read

from relnet.cli.lists import HEADS
from relnet.jobs.edit_contact import edit_contact
from relnet.jobs.merge_contacts import SHOWN, combine, merge_contacts
from relnet.jobs.undo_batch import undo
from relnet.model.folding import fold
from relnet.model.moment import Moment
from relnet.store import merging, open_store, parting, spare
from relnet.store.batches import batch
from relnet.store.positions import refresh_current_positions

NOW = Moment(date(2026, 4, 21), "2026-04-21T12:00:00Z")
# History, and what is not journalled because it follows from the files.
HISTORY = ("batch", "change", "sqlite", "_sqlite", "search_", "raw", "sighting")


def dump(db):
    """Return all rows of all tables but history's own."""
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(HISTORY)
    ]
    return {
        name: db.execute(f"SELECT rowid, * FROM {name} ORDER BY 1").fetchall() for name in names
    }


@pytest.fixture
def rows(db_path):
    def read():
        with closing(sqlite3.connect(db_path)) as db:
            return dump(db)

    return read


@pytest.fixture
def shown(relnet):
    return lambda who: json.loads(relnet("show", who, "-f", "json").stdout)


@pytest.fixture
def twins(relnet):
    """Anna Weber and Anna Koch, who are one: 1 and 2."""
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    relnet("add", "Anna Weber", "--email", "anna@voss.example", "--organization", "Voss AG", "--title", "Einkauf", "--birthday", "1980-04-15", "--tag", "messe")  # fmt: skip
    relnet("add", "Dr. Anna Koch", "--email", "koch@koch.example", "--email", "a@x.example", "--phone", "030 23125 123", "--organization", "Koch KG", "--birthday", "1980-05-16", "--tag", "Messe", "--tag", "kunde", "--note", "kennt Erfurt")  # fmt: skip
    relnet("add", "Jürgen Groß")
    relnet("edit", "2", "circle=inner", "role=multiplier", "city=Erfurt", "nickname=Anni")
    relnet("log", "met", "2", "3", "--event", "hm26", "--on", "2026-04-20")
    relnet("follow-up", "add", "2", "Angebot", "--due", "2026-04-24")
    return relnet  # seven batches


def test_differences_have_the_heads_of_lists_and_cards(twins):
    told = twins("--lang", "de", "merge", "1", "2", "--yes").stderr.splitlines()
    assert "  Firma: Voss AG | Koch KG -> Koch KG" in told
    heads = {line.strip().partition(":")[0] for line in told if line.startswith("  ")}
    assert not heads & {*SHOWN}
    assert {*SHOWN} <= HEADS.keys()


def test_all_of_both_is_in_one(twins, shown):
    told = twins("merge", "1", "2", "--yes").stderr.splitlines()
    assert told[0] == "Dr. Anna Koch (id 2) and Anna Weber (id 1) are one contact now: 1."
    assert "  Organization: Voss AG | Koch KG -> Koch KG" in told
    assert told[-1] == "undo: relnet undo 8"
    anna = shown("anna-weber")
    assert anna["id"] == 1
    assert (anna["name"], anna["family"], anna["prefix"]) == ("Anna Weber", "Weber", "Dr.")
    assert anna["nickname"] == "Anni, Dr. Anna Koch"
    assert anna["emails"] == ["anna@voss.example", "koch@koch.example", "a@x.example"]
    assert anna["phones"] == ["+493023125123"]
    assert [one["organization"] for one in anna["positions"]] == ["Koch KG", "Voss AG"]
    assert [day["value"] for day in anna["dates"]] == ["1980-04-15", "1980-05-16"]
    assert (anna["tags"], anna["roles"], anna["circle"]) == (
        ["kunde", "messe"], ["multiplier"], "inner",
    )  # fmt: skip
    assert anna["note"] == "kennt Erfurt"
    assert anna["addresses"][0]["city"] == "Erfurt"
    assert [one["handle"] for one in anna["events"]] == ["hm26"]
    assert [one["reason"] for one in anna["follow_ups"]] == ["Angebot"]
    assert twins("list", "-f", "ids").stdout.split() == ["3", "1"]


def test_the_other_name_still_finds_them(twins, shown):
    twins("merge", "1", "2", "--yes")
    assert [shown(who)["id"] for who in ("anna koch", "anna-koch", "Koch")] == [1, 1, 1]


def test_who_is_gone_is_told_with_the_batch(twins):
    twins("merge", "1", "2", "--yes")
    told = twins("show", "2", code=1).stderr
    assert told == (
        "error: nobody here is called 2 any more.\nhint: they went with batch 8"
        " (merge Anna Weber (1) + Dr. Anna Koch (2)): relnet undo 8 brings them back.\n"
    )


PREFER = [
    (["2"], {"name": "Dr. Anna Koch", "nickname": "Anni, Anna Weber", "birthday": "1980-05-16", "handle": "anna-weber"}),
    (["2"], {"emails": ["koch@koch.example", "a@x.example", "anna@voss.example"], "organization": "Koch KG"}),
    (["1"], {"organization": "Voss AG", "title": "Einkauf", "birthday": "1980-04-15"}),
    (["organization=1"], {"organization": "Voss AG", "name": "Anna Weber"}),
    (["2", "email=1"], {"name": "Dr. Anna Koch", "emails": ["anna@voss.example", "koch@koch.example", "a@x.example"]}),
    (["birthday=anna-koch"], {"birthday": "1980-05-16", "name": "Anna Weber"}),
    (["handle=2"], {"handle": "anna-koch", "name": "Anna Weber", "id": 1}),
    (["family=2", "circle=1"], {"name": "Dr. Anna Koch", "circle": "inner"}),
]  # fmt: skip


@pytest.mark.parametrize(("wishes", "expected"), PREFER, ids=" ".join)
def test_the_owner_chooses_field_by_field(twins, shown, rows, wishes, expected):
    before = rows()
    twins("merge", "1", "2", "--yes", *(word for wish in wishes for word in ("--prefer", wish)))
    anna = shown("1")
    assert {field: anna[field] for field in expected} == expected
    twins("undo")
    assert rows() == before


REFUSED = [
    (("1", "1"), 2, "that is one contact, not two."),
    (("1", "anna-weber"), 2, "that is one contact, not two."),
    (("1", "99"), 1, "nobody here is called 99."),
    (("anna", "1"), 3, "'anna' could be 2 people."),
    (("1", "4"), 3, "Anna Weber and Voss AG are not of one kind."),
    (("1", "2", "--prefer", "3"), 2, "name one of the two that are merged."),
    (("1", "2", "--prefer", "shoe=1"), 2, "there is no field 'shoe'."),
    (("1", "2", "--prefer", "email=99"), 1, "nobody here is called 99."),
]


@pytest.mark.parametrize(("words", "code", "told"), REFUSED, ids=str)
def test_what_makes_no_sense_is_refused(twins, rows, words, code, told):
    twins("add", "Voss AG", "--kind", "organization")
    before = rows()
    assert told in twins("merge", *words, "--yes", code=code).stderr
    assert rows() == before


def test_a_script_says_yes(twins, rows):
    before = rows()
    assert "say --yes" in twins("merge", "1", "2", code=2).stderr
    assert rows() == before


def test_json(twins):
    done = json.loads(twins("merge", "2", "1", "--yes", "-f", "json").stdout)
    differences = {one.pop("field"): one for one in done.pop("differences")}
    assert done == {
        "schema": 1, "contact_id": 1, "contact": "Anna Weber", "gone_id": 2,
        "gone": "Dr. Anna Koch", "batch": 8,
    }  # fmt: skip
    assert differences["circle"] == {"kept": None, "gone": "inner", "merged": "inner"}


def test_the_json_is_documented(twins):
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text("utf-8")
    documented = re.findall(
        r"^\| `(\S+)`", page.partition("\n## merge\n")[2].partition("\n## ")[0], re.M
    )
    done = json.loads(twins("merge", "1", "2", "--yes", "-f", "json").stdout)
    fields = {f"differences[].{name}" for one in done["differences"] for name in one}
    assert {*documented} == {*done} | fields


@pytest.mark.parametrize(("answer", "are_one"), [("y", True), ("n", False), ("", False)])
def test_a_terminal_shows_what_differs_and_asks(village, answer, are_one):
    environment = village.environment(TERM="xterm-256color")
    child = pexpect.spawn(
        sys.executable, ["-m", "relnet", "merge", "1", "2"], timeout=20, encoding="utf-8",
        cwd=village.folder, env=environment, dimensions=(40, 200),
    )  # fmt: skip
    child.expect(r"  E-mail: .* \| .* -> ")
    child.expect(r"Merge .* \(id 2\) into .* \(id 1\)\? \[y/N\]")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert (read(village.db, "SELECT id FROM contact WHERE id = 2") == []) is are_one


def test_two_organizations(relnet, shown):
    relnet("add", "Voss AG", "--kind", "organization", "--email", "info@voss.example")
    relnet("add", "Voss Maschinenbau", "--kind", "organization")
    relnet("merge", "1", "2", "--yes")
    assert (shown("1")["name"], shown("1")["nickname"]) == ("Voss AG", "Voss Maschinenbau")


def test_the_owner_stays_the_owner(relnet, shown):
    relnet("add", "J. Voss", "--phone", "030 23125 100")
    relnet("card", "set", "Jana Voss", "--email", "jana@voss.example")
    relnet("merge", "1", "2", "--yes")
    assert (shown("2")["standing"], shown("2")["phones"]) == ("owner", ["+493023125100"])


CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:%s\nEMAIL:%s\nitem1.X-ABRELATEDNAMES:Petra Sand\nitem1.X-ABLABEL:_$!<Assistant>!$_\nEND:VCARD\n"


def test_somebody_one_knows_of_becomes_a_contact_and_is_not_there_twice(relnet, shown, rows):
    relnet("import", "-", stdin=CARD % (b"Anna Weber", b"anna@voss.example"))
    relnet("import", "-", stdin=CARD % (b"Anna Koch", b"anna@koch.example"))
    assert [tie["contact_id"] for who in "13" for tie in shown(who)["ties"]] == [2, 4]
    relnet("add", "Petra Sand", "--phone", "030 23125 101")
    before = rows()
    relnet("merge", "1", "3", "--yes")
    assert [tie["contact_id"] for tie in shown("1")["ties"]] == [2]
    relnet("merge", "2", "5", "--yes")
    assert (shown("5")["standing"], shown("1")["ties"][0]["contact_id"]) == ("direct", 5)
    relnet("undo", "5")
    relnet("undo", "4")
    assert rows() == before


def test_a_tie_between_the_two_goes(relnet, shown):
    relnet("import", "-", stdin=CARD % (b"Anna Weber", b"anna@voss.example"))
    relnet("merge", "1", "2", "--yes")
    assert shown("1")["ties"] == []
    relnet("undo")
    assert [tie["contact_id"] for tie in shown("1")["ties"]] == [2]


def test_what_was_decided_moves_along(relnet, shown):
    relnet("event", "add", "Dinner", "--on", "2026-04-20")
    for name in ("Anna Weber", "Anna Koch"):
        relnet("add", name, "--birthday", "21.4.", "--email", f"{name[-4:]}@x.example")
        relnet("log", "met", name, "--event", "dinner", "--on", "2026-04-20")
    relnet("skip", *(str(n) for n in range(1, 5)))
    assert relnet("today", "--format", "json", "--all").stdout == "[]\n"
    relnet("merge", "1", "2", "--yes")
    assert relnet("today", "--format", "json", "--all").stdout == "[]\n"
    assert len(shown("1")["dates"]) == 1


LATER = [
    ("edit", "1", "email+=new@voss.example", "city=Ulm"),
    ("edit", "1", "phone=030 23125 199", "tag-=kunde"),
    ("edit", "1", "title=Leitung", "note+=neu"),
    ("edit", "1", "family=Weber-Koch"),
    ("edit", "1", "handle=aw"),
    ("edit", "1", "birthday=1980-04-16"),
    ("follow-up", "add", "1", "Muster", "--due", "2026-04-25"),
    ("log", "call", "1", "--on", "2026-04-21"),
    ("edit", "3", "title=Vertrieb"),
    ("remove", "3", "--yes"),
    ("import", "-"),
]
NEWS = b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nEMAIL:anna@voss.example\nTEL:030 23125 177\nORG:Quast SE\nREV:2026-04-20\nEND:VCARD\n"


@pytest.mark.parametrize("later", LATER, ids=" ".join)
def test_undo_splits_them_after_later_changes(twins, shown, rows, later):
    before = rows()
    twins("merge", "1", "2", "--yes")
    merged = rows()
    twins(*later, stdin=NEWS)
    assert rows() != merged
    twins("undo", "8")
    anna, koch = shown("1"), shown("2")
    assert (koch["name"], koch["circle"], koch["nickname"]) == ("Dr. Anna Koch", "inner", "Anni")
    assert koch["emails"] == ["koch@koch.example", "a@x.example"]
    assert "koch@koch.example" not in anna["emails"]
    assert sum(one["current"] for one in anna["positions"]) == 1
    twins("undo", "9")
    if later not in DELETING:
        assert rows() == before


DELETING = {LATER[1], LATER[5]}  # what Anna Koch had, too


def test_what_came_since_is_named(twins, shown):
    twins("merge", "1", "2", "--yes")
    twins("edit", "1", "phone+=030 23125 199", "note+=neu")
    twins("follow-up", "add", "1", "Muster", "--due", "2026-04-25")
    told = twins("undo", "8").stderr.splitlines()
    assert told[1:-1] == [
        "Added since, and left with Anna Weber (id 1):",
        "  way to reach them: 030 23125 199",
        "  note: neu",
        "  to do: Muster",
    ]
    assert shown("1")["phones"] == ["+493023125199"]
    assert shown("2")["phones"] == ["+493023125123"]


def test_what_was_deleted_since_stays_deleted(twins, shown):
    twins("merge", "1", "2", "--yes")
    twins("edit", "1", "email-=a@x.example", "tag-=kunde")
    told = twins("undo", "8").stderr.splitlines()
    assert told[1] == "2 values that were deleted since stay deleted."
    assert (shown("2")["emails"], shown("2")["tags"]) == (["koch@koch.example"], ["Messe"])


IN_THE_WAY = [
    ("edit", "1", "nickname=Anne"),
    ("edit", "1", "circle=wide"),
    ("edit", "1", "prefix="),
    ("remove", "1", "--yes"),
    ("merge", "1", "3", "--yes"),
]


@pytest.mark.parametrize("later", IN_THE_WAY, ids=" ".join)
def test_who_changed_the_same_stands_in_the_way(twins, rows, later):
    before = rows()
    twins("merge", "1", "2", "--yes")
    twins(*later)
    merged = rows()
    refused = twins("undo", "8", code=3).stderr
    assert f"batch 9 ({later[0]} Anna Weber" in refused
    assert rows() == merged
    twins("undo", "9")
    twins("undo", "8")
    assert rows() == before


def test_merging_again_after_a_split(twins, rows):
    before = rows()
    twins("merge", "1", "2", "--yes")
    merged = rows()
    twins("undo")
    twins("edit", "1", "note+=neu")
    twins("undo", "9")
    twins("undo", "10")
    assert rows() == merged
    twins("undo", "11")
    assert rows() == before


def test_import_merge_import_changes_nothing(relnet, samples):
    files = [samples / name for name in ("phone.vcf", "outlook.vcf", "Connections.csv")]
    relnet("import", *files, "--event", "hm26", code=1)
    relnet("import", *files)
    relnet("import", samples / "Connections.csv", "--no-match")
    ids = relnet("list", "-f", "ids").stdout.split()
    people = [id_ for id_ in ids if '"person"' in relnet("show", id_, "-f", "json").stdout]
    for one, other in zip(people[::2], people[1::2], strict=False):
        relnet("merge", one, other, "--yes")
    report = json.loads(relnet("import", *files, "-f", "json", code=None).stdout)
    assert (report["created"], report["updated"], report["batch"]) == (0, 0, None)


@pytest.fixture
def disputed(relnet, tmp_path):
    """Two files that disagree about phone, title and birthday; the newer one comes first."""
    files = {
        "new.vcf": ("TEL;TYPE=work:030 23125 200", "TITLE:Leitung Einkauf", "BDAY:1980-05-21", "REV:20260301"),
        "old.vcf": ("TEL;TYPE=work:030 23125 100", "TITLE:Einkauf", "BDAY:1980-04-21", "NOTE:kennt Erfurt", "CATEGORIES:messe", "REV:20240301"),
    }  # fmt: skip
    for name, lines in files.items():
        own = ("EMAIL:anna@voss.example", "ORG:Voss AG", *lines)
        (tmp_path / name).write_text(card("Anna Weber", *own), "utf-8")
        relnet("import", tmp_path / name)
    return relnet, tmp_path


def test_both_of_two_that_disagree_are_shown_the_newer_first(disputed):
    relnet, folder = disputed
    lines = [line.split("  ") for line in relnet("show", "1").stdout.splitlines()]
    told = [" ".join(filter(None, map(str.strip, line))) for line in lines]
    assert told[1] == "Leitung Einkauf"
    assert "Phone 030 23125 200 (work)" in told
    assert told[told.index("Phone 030 23125 200 (work)") + 1] == "030 23125 100 (work)"
    assert f"Birthday 1980-05-21 [{folder}/new.vcf, 2026-03-01]" in told
    assert f"1980-04-21 [{folder}/old.vcf, 2024-03-01]" in told
    assert not any(line.startswith("Positions") for line in told)  # it is the same firm


def test_sources_tell_of_each_value_which_file_and_when(disputed):
    relnet, folder = disputed
    relnet("edit", "1", "email+=typed@voss.example")
    told = [line[18:] for line in relnet("show", "1", "--sources").stdout.splitlines()[2:]]
    old, new = f"  [{folder}/old.vcf, 2024-03-01]", f"  [{folder}/new.vcf, 2026-03-01]"
    assert told[:-2] == [
        f"Voss AG{new}",
        f"anna@voss.example{new}",
        "typed@voss.example",
        f"030 23125 200  (work){new}",
        f"030 23125 100  (work){old}",
        f"1980-05-21{new}",
        f"1980-04-21{old}",
        f"messe{old}",
        f"2024-03-01  Einkauf  Voss AG  [{folder}/old.vcf]",
        f"kennt Erfurt{old}",
    ]


def test_one_birthday_is_kept_even_if_two_are_known(disputed):
    relnet, _ = disputed
    assert relnet("today", "-f", "json").stdout == "[]\n"  # it is the other file's
    relnet(
        "import", "-", stdin=card("Anna Weber", "EMAIL:anna@voss.example", "BDAY:--05-21").encode()
    )
    assert len(json.loads(relnet("show", "1", "-f", "json").stdout)["dates"]) == 2


def test_no_table_is_forgotten(db_path):
    """Whoever makes a table that refers to contacts says which of its rows are spare."""
    with open_store(db_path) as db:
        assert {table for table, _ in parting.references(db)} == {*spare.SPARE}


# Three contacts in tables full of clashes: 1 stays, 2 goes, 3 is somebody else.
WHO = st.integers(1, 3)
TEXT = st.sampled_from(["", "a", "A", "ä", "b"])
DAY = st.sampled_from(["2024-01-01", "2025-06-01", "2026-04-21"])
RECORD = st.none() | st.integers(1, 3)
ROWS = {
    "channel": {"contact_id": WHO, "kind": st.sampled_from(merging.CHANNELS), "value": TEXT, "key": st.sampled_from("xyz"), "label": TEXT, "rank": st.integers(0, 3), "is_preferred": st.integers(0, 1), "record_id": RECORD},
    "address": {"contact_id": WHO, "street": TEXT, "city": TEXT, "record_id": RECORD},
    "position": {"contact_id": WHO, "organization_id": st.none() | st.integers(1, 3), "holder_key": st.just(""), "title": TEXT, "seen_on": DAY},
    "special_date": {"contact_id": WHO, "kind": st.sampled_from(["birthday", "other"]), "value": st.sampled_from(["1980-04-15", "--04-15", "1981-04-15", "x"])},
    "tag": {"contact_id": WHO, "name": TEXT},
    "role": {"contact_id": WHO, "name": TEXT},
    "note": {"contact_id": WHO, "text": TEXT, "created_at": DAY},
    "record": {"source_id": st.just(1), "line": st.integers(1, 9), "digest": st.integers(1, 3), "contact_id": st.none() | WHO},
    "attendance": {"event_id": st.integers(1, 2), "contact_id": WHO, "met_on": st.none() | DAY, "created_at": DAY, "is_expected": st.integers(0, 1), "declined_on": st.none() | DAY, "let_go_on": st.none() | DAY},
    "participant": {"interaction_id": st.integers(1, 2), "contact_id": WHO, "line": TEXT},
    "topic": {"contact_id": WHO, "kind": st.sampled_from(["need", "avoid"]), "text": st.sampled_from("aAäb"), "until_on": st.none() | DAY, "told_by_id": st.none() | WHO, "created_at": DAY},
    "consent": {"contact_id": WHO, "channel": st.just("email"), "purpose": TEXT, "state": st.sampled_from(["given", "withdrawn"]), "decided_on": DAY, "created_at": DAY},
    "rhythm": {"contact_id": WHO, "every": st.sampled_from(["4w", "never"]), "created_at": DAY},
    "silence": {"contact_id": WHO, "kind": st.sampled_from("ab"), "decided_on": DAY},
    "lead": {"contact_id": WHO, "title": st.sampled_from("aAb"), "value": st.none() | st.sampled_from([1.0, 2.5]), "event_id": st.none() | st.integers(1, 2), "referred_by_id": st.none() | WHO, "moved_on": DAY, "created_at": DAY},
    "follow_up": {"contact_id": WHO, "reason": TEXT, "due_on": DAY, "created_at": DAY},
    "decision": {"key": st.sampled_from([f"{kind}:contact-{id_}{year}" for kind in ("a", "b") for id_ in (1, 2, 3, 22) for year in ("", ":2026")]), "contact_id": WHO, "verdict": st.sampled_from(["done", "snoozed", "skipped"]), "until_on": st.none() | DAY, "decided_on": DAY},
    "tie": {"contact_id": WHO, "kind": st.sampled_from("ab"), "other_id": WHO, "label": TEXT},
    "refusal": {"contact_id": WHO, "other_id": WHO, "decided_on": DAY},
    "record_refusal": {"digest": st.integers(1, 3), "contact_id": WHO, "decided_on": DAY},
    "life_event": {"contact_id": WHO, "kind": st.sampled_from("ab"), "earliest_on": DAY, "latest_on": DAY, "created_at": DAY},
}  # fmt: skip
ROW = st.one_of(
    st.tuples(st.just(table), st.fixed_dictionaries(columns)) for table, columns in ROWS.items()
)
NAMES = st.sampled_from(
    [("Anna", "Weber"), ("A.", "Weber"), ("", "Koch"), ("Anna", "Koch"), ("", "")]
)
WISHES = st.dictionaries(
    st.sampled_from(["", "name", "position", "birthday", "address", "email", "handle"]),
    st.integers(1, 2),
)
EDITS = st.lists(
    st.sampled_from(
        ["phone+=030 23125 177", "note+=neu", "tag+=neu", "role+=neu", "need+=neu", "organization=Quast SE",
         "city=Ulm", "handle=neu", "url+=https://quast.example"]
    ),
    max_size=4,
    unique=True,
)  # fmt: skip


def fill(db, names, rows):
    with batch(db, "fill", "", NOW.at):
        for number, (given_name, family) in enumerate(names, 1):
            label = f"{given_name} {family}".strip() or "x@x.example"
            db.execute(
                "INSERT INTO contact (handle, label, name_key, given, family, nickname, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    f"h{number}",
                    label,
                    fold(f"{family} {given_name}") or fold(label),
                    given_name,
                    family,
                    "x" * (number % 2),
                    NOW.at,
                ],
            )
            db.execute("INSERT INTO organization (name, name_key) VALUES (?, ?)", ["abA"[number - 1], "aba"[number - 1]])  # fmt: skip
            db.execute("INSERT INTO event (handle, title, starts_on, ends_on) VALUES (?, 't', '2026-04-20', '2026-04-20')", [f"e{number}"])  # fmt: skip
            db.execute("INSERT INTO interaction (kind, happened_on, created_at) VALUES ('met', '2026-04-20', '')")  # fmt: skip
        db.execute("INSERT INTO source (path, format, imported_at) VALUES ('f', 'vcard', '')")
        for table, row in rows:
            columns, marks = ", ".join(row), ", ".join("?" * len(row))
            db.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", [*row.values()])  # fmt: skip
        db.execute("UPDATE position SET holder_key = (SELECT name_key FROM contact WHERE contact.id = contact_id)")  # fmt: skip
        refresh_current_positions(db, [1, 2, 3])


def of(db, contact_id):
    """Return what a contact has, as the search and the tables tell it, without places."""
    found = {}
    for table, column in parting.references(db):
        hidden = {"rank", "is_preferred", "is_current", "holder_key"}
        columns = [
            row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] not in hidden
        ]
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {column} = ? ORDER BY id"
        found[table, column] = db.execute(sql, [contact_id]).fetchall()
    found["contact"] = db.execute("SELECT * FROM contact WHERE id = ?", [contact_id]).fetchall()
    return found


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(NAMES, NAMES, NAMES), st.lists(ROW, max_size=40), WISHES)
def test_merge_then_undo_gives_the_identical_database(tmp_path_factory, names, rows, wishes):
    with open_store(tmp_path_factory.mktemp("m") / "v.db") as db:
        fill(db, names, rows)
        before = dump(db)
        merge_contacts(db, NOW, (2, 1), wishes, dry_run=True)
        assert dump(db) == before
        merge_contacts(db, NOW, (2, 1), wishes)
        merged = dump(db)
        assert all(2 not in (row[columns(db, table).index(column) + 1] for row in merged[table]) for table, column in parting.references(db))  # fmt: skip
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        undo(db, NOW, 2)
        assert dump(db) == before
        undo(db, NOW, 3)
        assert dump(db) == merged
        undo(db, NOW, 4)
        assert dump(db) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(NAMES, NAMES, NAMES), st.lists(ROW, max_size=40), st.permutations([1, 2, 3]))
def test_a_whole_cluster_can_be_split_again(tmp_path_factory, names, rows, order):
    with open_store(tmp_path_factory.mktemp("m") / "v.db") as db:
        fill(db, names, rows)
        before = dump(db)
        with batch(db, "duplicates", "", NOW.at):
            assert combine(db, NOW, (combine(db, NOW, (order[0], order[1])), order[2])) == 1
        merged = dump(db)
        assert [row[0] for row in merged["contact"]] == [1]
        undo(db, NOW, 2)
        assert dump(db) == before
        undo(db, NOW, 3)
        assert dump(db) == merged


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(NAMES, NAMES, NAMES), st.lists(ROW, max_size=30), EDITS)
@example(
    (("Anna", "Weber"),) * 3,
    [("note", {"contact_id": 2, "text": "", "created_at": "2024-01-01"})] * 2,
    ["note+=neu"],
)
def test_undo_gives_both_back_and_keeps_the_edits(tmp_path_factory, names, rows, edits):
    with open_store(tmp_path_factory.mktemp("m") / "v.db") as db:
        fill(db, names, rows)
        theirs = of(db, 2)
        merge_contacts(db, NOW, (1, 2))
        for number, edit in enumerate(edits):
            edit_contact(db, NOW, 3 if number % 2 else 1, [edit])
        undo(db, NOW, 2)
        if not any(edit.startswith(("city", "organization")) for edit in edits):
            assert of(db, 2) == theirs
        else:  # the first address and the current position may have been those of 2
            assert of(db, 2)["contact"] == theirs["contact"]
        assert [*db.execute("SELECT sum(is_current) FROM position GROUP BY contact_id HAVING sum(is_current) <> 1")] == []  # fmt: skip


def test_the_old_uid_of_a_merged_contact_is_followed(relnet, tmp_path):
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    relnet("add", "A. Weber", "--phone", "030 23125 123")
    relnet("add", "Anna M. Weber", "--phone", "030 23125 124")
    old = relnet("export", "vcard", "+493023125123").stdout
    relnet("merge", "2", "3", "--yes")
    relnet("merge", "1", "2", "--yes")
    (tmp_path / "old.vcf").write_text(old.replace("030 23125 123", "030 23125 177"), newline="")
    report = json.loads(relnet("import", tmp_path / "old.vcf", "-f", "json").stdout)
    assert [change["contact_id"] for change in report["changes"]] == [1]
    relnet("undo")
    relnet("remove", "1", "--yes")
    report = json.loads(relnet("import", tmp_path / "old.vcf", "-f", "json").stdout)
    assert report["created"] == 1


def test_what_is_known_about_both_stays(relnet, db_path):
    relnet("event", "add", "Messe", "--handle", "m26", "--on", "20.4.")
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    relnet("add", "A. Weber", "--phone", "030 23125 123")
    relnet("add", "Uwe Koch", "--email", "uwe@koch.example")
    rows = [
        "UPDATE contact SET form = 'du', greeting = 'Moin Anna' WHERE id = 2",
        "UPDATE contact SET form = 'sie' WHERE id = 1",
        "INSERT INTO interaction (kind, happened_on, created_at) VALUES ('call', '2026-04-20', 't')",
        "INSERT INTO participant (interaction_id, contact_id, line) VALUES (1, 1, 'müde'), (1, 2, 'froh')",
        "INSERT INTO attendance (event_id, contact_id, created_at, let_go_on)"
        " VALUES (1, 1, 't', NULL), (1, 2, 't', '2026-04-21')",
        "INSERT INTO topic (contact_id, kind, text, until_on, told_by_id, created_at)"
        " VALUES (1, 'need', 'Greifer', NULL, NULL, 't'), (2, 'need', 'greifer', '2026-06-30', 3, 't'),"
        " (3, 'need', 'Halle', NULL, 2, 't')",
        "INSERT INTO lead (contact_id, title, value, referred_by_id, moved_on, created_at)"
        " VALUES (1, 'Zelle', NULL, 2, 't', 't'), (2, 'zelle', 5, NULL, 't', 't'), (2, 'Zelle', NULL, NULL, 't', 't')",
        "INSERT INTO rhythm (contact_id, every, created_at) VALUES (1, '4w', 't'), (2, '1y', 't')",
        "INSERT INTO silence (contact_id, kind, decided_on) VALUES (1, 'thank', 't'), (2, 'thank', 't')",
        "INSERT INTO consent (contact_id, channel, purpose, state, decided_on, created_at)"
        " VALUES (2, 'email', 'greetings', 'withdrawn', '2026-04-01', 't')",
    ]  # fmt: skip
    with closing(sqlite3.connect(db_path)) as db, db:
        for row in rows:
            db.execute(row)
    db.close()
    before = relnet("export", "json").stdout
    relnet("merge", "1", "2", "--yes")
    found = json.loads(relnet("export", "json").stdout)
    anna = found["contacts"][0]
    assert (anna["form"], anna["greeting"]) == ("sie", "Moin Anna")
    assert found["interactions"][0]["lines"] == [{"contact_id": 1, "text": "müde\nfroh"}]
    [there] = found["events"][0]["people"]
    assert (there["contact_id"], there["let_go_on"]) == (1, "2026-04-21")
    assert [tuple(topic.values())[1:6] for topic in found["topics"]] == [
        (1, "need", "Greifer", "2026-06-30", 3),
        (3, "need", "Halle", None, 1),
    ]
    assert [(one["title"], one["value"], one["referred_by_id"]) for one in found["leads"]] == [
        ("Zelle", None, None),
        ("zelle", 5.0, None),
    ]
    assert [one["every"] for one in found["rhythms"]] == ["4w"]
    assert [one["kind"] for one in found["silences"]] == ["thank"]
    assert [(one["contact_id"], one["state"]) for one in found["consents"]] == [(1, "withdrawn")]
    relnet("undo")
    assert relnet("export", "json").stdout == before
