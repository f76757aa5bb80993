"""A table that relnet wrote comes home: its rows are known by id, handle and name."""

import json

import pytest

PEOPLE = """BEGIN:VCARD
VERSION:3.0
FN:Greta Nur
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zollern GmbH
ORG:Zollern GmbH
TEL:030 23125 170
X-ABSHOWAS:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Spedition Huber
ORG:Spedition Huber GmbH
X-ABSHOWAS:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
URL:https://www.linkedin.com/in/jana-voss
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Weber;Anna;;Dr.;
FN:Weber, Anna
EMAIL:anna@voss.example
TEL:0171 3920001
END:VCARD
"""


@pytest.fixture
def village(relnet, tmp_path):
    cards = tmp_path / "cards.vcf"
    cards.write_text(PEOPLE)
    relnet("import", cards)
    return relnet


def counts(relnet, path):
    report = json.loads(relnet("import", path, "-f", "json").stdout)
    kinds = ("created", "updated", "unchanged", "queued")
    return {kind: report[kind] for kind in kinds if report[kind]}


@pytest.mark.parametrize(
    "command", ["export csv", "export csv --excel", "list -f csv", "list -f tsv"]
)
def test_its_own_table_changes_nothing_and_an_edited_cell_is_news(village, tmp_path, command):
    before = village("list", "-f", "json").stdout
    path = tmp_path / "own.csv"
    path.write_text(village(*command.split()).stdout)
    assert counts(village, path) == {"unchanged": 5}
    assert counts(village, path) == {"unchanged": 5}
    assert village("list", "-f", "json").stdout == before

    path.write_text(path.read_text().replace("+493023125170", "+493023125171"))
    assert counts(village, path) == {"updated": 1, "unchanged": 4}
    assert json.loads(village("show", "2", "-f", "json").stdout)["phones"] == [
        "+493023125170", "+493023125171",
    ]  # fmt: skip
    assert counts(village, path) == {"unchanged": 5}


def test_quotation_marks_come_home_between_tabs(relnet, tmp_path):
    relnet("add", "Greta Nur", "--title", '"Chefin" im Dienst')
    relnet("add", "Uwe Klein")
    path = tmp_path / "own.tsv"
    path.write_text(relnet("list", "-f", "tsv").stdout)
    relnet("--db", tmp_path / "other.db", "import", path)
    found = json.loads(relnet("--db", tmp_path / "other.db", "list", "-f", "json").stdout)
    assert [(one["name"], one["title"]) for one in found] == [
        ("Uwe Klein", None),
        ("Greta Nur", '"Chefin" im Dienst'),
    ]


@pytest.mark.parametrize("command", ["export csv", "export csv --excel", "list -f csv"])
def test_a_tag_with_a_comma_stays_one_tag(relnet, tmp_path, command):
    tags = ["Müller, Söhne; Enkel", 'der "Lange"', '"q"', "A ::: B", "=1,2", "plain"]
    relnet("add", "Greta Nur", *(part for tag in tags for part in ("--tag", tag)))
    path = tmp_path / "own.csv"
    path.write_text(relnet(*command.split()).stdout)
    relnet("--db", tmp_path / "other.db", "import", path)
    (found,) = json.loads(relnet("--db", tmp_path / "other.db", "list", "-f", "json").stdout)
    assert sorted(found["tags"]) == sorted(tags)


@pytest.mark.parametrize(
    "row",
    [
        "1,greta-nur,Uwe Klein",  # another village's: the name
        "1,greta,Greta Nur",  # the handle
        "5,greta-nur,Greta Nur",  # the id
        "x,greta-nur,Greta Nur",
        "99999999999999999999,greta-nur,Greta Nur",
    ],
)
def test_a_row_of_another_village_is_nobody_of_this_one(village, tmp_path, row):
    path = tmp_path / "other.csv"
    path.write_text(f"id,handle,name,city\n{row},Ulm\n")
    village("import", path)
    assert json.loads(village("show", "1", "-f", "json").stdout)["addresses"] == []


def test_the_id_of_another_village_is_no_uid_that_leaves(relnet, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("id,handle,name,phone\n12,uwe-klein,Uwe Klein,0171 3920002\n")
    relnet("import", path)
    assert "relnet:" not in relnet("export", "vcard").stdout
    path.write_text("id,handle,name,phone\n12,uwe-klein,Uwe Klein,0171 3920003\n")
    assert counts(relnet, path) == {"updated": 1}


def test_who_was_merged_does_not_come_back_from_an_older_table(village, tmp_path):
    path = tmp_path / "own.csv"
    village("add", "Anna Weber", "--phone", "0171 3920009")
    village("add", "Anna Weber", "--phone", "0171 3920010")
    path.write_text(village("export", "csv").stdout)
    village("merge", "6", "7", "--yes")
    village("merge", "5", "6", "--yes")
    assert counts(village, path) == {"unchanged": 7}
    path.write_text("id,handle,name,city\n7,anna-weber-3,Anna Weber,Ulm\n")
    assert counts(village, path) == {"updated": 1}
    assert json.loads(village("show", "5", "-f", "json").stdout)["addresses"]
    path.write_text("id,handle,name,city\n7,anna-weber,Anna Weber,Gera\n")  # not their handle
    assert counts(village, path) == {"created": 1}
    village("remove", "5", "--yes")
    path.write_text("id,handle,name,city\n7,anna-weber-3,Anna Weber,Ulm\n")
    assert counts(village, path) == {"created": 1}


def test_tabs_stay_tabs_whatever_excel_would_like(relnet):
    relnet("add", "Greta Nur")
    assert relnet("list", "-f", "tsv", "--excel").stdout == relnet("list", "-f", "tsv").stdout
