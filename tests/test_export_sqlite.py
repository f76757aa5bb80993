"""relnet export sqlite: tables and views as docs/sqlite.md has them, and nothing else."""

import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "sqlite.md").read_text("utf-8")
SECTION = re.compile(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
COLUMN = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
DOCUMENTED = {name: COLUMN.findall(text) for name, text in SECTION.findall(PAGE)}


@pytest.fixture
def copied(relnet, samples, tmp_path):
    """Copy a village with something in it; return how to query the copy."""
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "20.4.", "--cost", "4200")
    relnet("event", "add", "Stammtisch", "--on", "9.5.")
    relnet(
        "import",
        samples / "phone.vcf",
        samples / "outlook.vcf",
        "--event",
        "hm26",
        "--tag",
        "messe",
    )
    relnet("log", "call", "1", "2", "--note", "Angebot")
    relnet("follow-up", "add", "1", "Angebot", "--due", "23.4.", "--event", "hm26")
    relnet("edit", "1", "role=multiplier", "circle=inner")

    def copy(*terms):
        out = tmp_path / "copy.db"
        relnet("export", "sqlite", *terms, "-o", out)
        assert out.stat().st_mode & 0o777 == 0o600
        return lambda sql: rows(out, sql)

    return copy


def rows(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def test_tables_views_and_columns_are_documented(copied):
    query = copied()
    names = query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    found = {
        name: [column for (column,) in query(f"SELECT name FROM pragma_table_info('{name}')")]
        for (name,) in names
    }
    assert found == DOCUMENTED


def test_nothing_internal_is_in_it(copied):
    query = copied()
    assert query("SELECT name FROM sqlite_master WHERE type = 'trigger'") == []
    assert query("PRAGMA foreign_key_check") == []
    assert query("PRAGMA integrity_check") == [("ok",)]
    assert query("PRAGMA application_id") == [(0,)]


def test_the_copy_holds_what_the_lists_hold(relnet, copied):
    query = copied()
    fields = "id,name,email,phone,city,birthday"
    listed = json.loads(relnet("list", "kind:person", "--fields", fields, "-f", "json").stdout)
    people = query(f"SELECT {fields} FROM people")
    assert sorted(people) == sorted(tuple(row.values()) for row in listed)
    assert query("SELECT name, note FROM diary") == [
        ("Dr. Anna Weber", "Angebot"), ("Sabine Koch", "Angebot"),
    ]  # fmt: skip
    assert query("SELECT event, name FROM open_follow_ups") == [("hm26", "Dr. Anna Weber")]
    met = json.loads(relnet("event", "show", "hm26", "-f", "json").stdout)["people"]
    assert query("SELECT count(*) FROM meetings WHERE event = 'hm26'") == [(len(met),)]


def test_a_filter_is_respected(copied):
    query = copied("weber voss")
    assert query("SELECT name FROM contacts") == [("Dr. Anna Weber",)]
    assert query("SELECT handle FROM events") == [("hm26",)]
    assert query("SELECT contact_id FROM participants") == [(1,)]
    assert {id_ for (id_,) in query("SELECT DISTINCT contact_id FROM channels")} == {1}


def test_a_village_of_its_own_is_not_touched(relnet, copied, db_path, tmp_path):
    before = relnet("history", "-f", "json").stdout
    copied()
    assert relnet("history", "-f", "json").stdout == before
    told = relnet("--db", tmp_path / "copy.db", "list", code=4).stderr
    assert "is the database of another program" in told


def test_a_database_needs_a_file(relnet, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for output in ("-", pipe):
        told = relnet("export", "sqlite", "-o", output, code=2).stderr
        assert told.startswith("error: a database needs a file.\n")
    assert pipe.is_fifo()
