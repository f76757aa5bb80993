"""A fax is nobody's telephone, wherever one number of somebody's is named."""

import csv
import json
import sqlite3
from contextlib import closing

import pytest

from relnet.model.card import takes_calls

CARD = """\
BEGIN:VCARD
VERSION:3.0
N:Krause;Olaf
FN:Olaf Krause
ORG:Krause KG
{}
END:VCARD
"""
FAX = "TEL;TYPE={}:+49 30 23125 700\n"
CELL = "TEL;TYPE=CELL:+49 171 39200 12"
MUTE = ["FAX", "WORK,FAX", "HOME,FAX", "FAX,PREF", "Telefax", "PAGER"]


@pytest.fixture
def bring(relnet, tmp_path):
    def run(*lines):
        path = tmp_path / "card.vcf"
        path.write_text(CARD.format("".join(lines)))
        relnet("import", path)

    return run


def listed(relnet, command=("list",)):
    (row,) = csv.DictReader(relnet(*command).stdout.splitlines(), delimiter="\t")
    return row["phone"]


@pytest.mark.parametrize("label", MUTE)
def test_the_number_of_a_list_is_one_to_call(relnet, bring, tmp_path, label):
    bring(FAX.format(label), CELL)
    assert listed(relnet) == listed(relnet, ("search", "krause")) == "+491713920012"
    relnet("export", "sqlite", "-o", tmp_path / "v.sqlite")
    with closing(sqlite3.connect(tmp_path / "v.sqlite")) as db:
        assert db.execute("SELECT phone FROM people").fetchall() == [("+491713920012",)]
    ways = [
        one["value"] for one in json.loads(relnet("brief", "1", "-f", "json").stdout)["channels"]
    ]
    assert ways == ["+491713920012", "+493023125700"]


@pytest.mark.parametrize("label", MUTE)
def test_who_has_nothing_but_a_fax_has_no_telephone(relnet, bring, tmp_path, label):
    bring(FAX.format(label).rstrip())
    assert listed(relnet) == ""
    relnet("export", "sqlite", "-o", tmp_path / "v.sqlite")
    with closing(sqlite3.connect(tmp_path / "v.sqlite")) as db:
        assert db.execute("SELECT phone FROM people").fetchall() == [(None,)]
    relnet("follow-up", "add", "1", "Angebot", "--due", "2026-04-21")
    (line,) = json.loads(relnet("today", "-f", "json").stdout)
    assert line["channel"] is None
    assert json.loads(relnet("list", "-f", "json").stdout)[0]["phones"] == ["+493023125700"]


def test_brief_says_which_number_is_a_fax(relnet, bring):
    bring(FAX.format("WORK,FAX"), CELL)
    assert "+49 171 39200 12, +49 30 23125 700 (work fax)\n" in relnet("brief", "1").stdout


@pytest.mark.parametrize("label", MUTE[:-1])
def test_outlook_gets_a_fax_as_a_fax(relnet, bring, tmp_path, label):
    bring(FAX.format(label), CELL)
    relnet("export", "outlook-csv", "--headers", "en", "-o", tmp_path / "out.csv")
    (row,) = csv.DictReader((tmp_path / "out.csv").read_text("cp1252").splitlines())
    fax = [name for name, cell in row.items() if cell.endswith("23125 700")]
    assert [name.rpartition(" ")[2] for name in fax] == ["Fax"]
    assert row["Mobile Phone"].endswith("39200 12")


@pytest.mark.parametrize("label", ["", "work", "cell", "Halifax", "main", "iphone"])
def test_other_numbers_take_calls(label):
    assert takes_calls(label)
