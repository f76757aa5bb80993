"""relnet export: CSV, JSON and vCard, through the front door."""

import csv
import io
import json

import pytest
import vobject

COLUMNS = "id,handle,name,given,family,organization,title,email,phone,city,birthday,tags,last_interaction_on"


@pytest.fixture
def village(relnet, samples):
    relnet("import", samples / "phone.vcf", samples / "outlook.vcf", samples / "Connections.csv")
    return relnet


def test_csv_has_the_promised_columns_and_reads_back(village):
    text = village("export", "csv").stdout
    rows = [*csv.DictReader(io.StringIO(text))]
    assert text.partition("\n")[0] == COLUMNS
    assert len(rows) == 34
    assert text == village("list", "--format", "csv").stdout
    phones = {row["phone"] for row in rows}
    assert "+491713920011" in phones
    assert not any(phone.startswith("'") for phone in phones)


def test_excel_opens_by_double_click(village):
    text = village("export", "csv", "--excel", "--fields", "name,city").stdout
    assert text.startswith("\ufeffname;city\r\n")
    assert text.count("\r\n") == 35


def test_json_is_a_list_of_everything(village):
    rows = json.loads(village("export", "json", "org:voss").stdout)
    assert {"addresses", "profiles", "note", "birthday"} <= rows[0].keys()
    assert {row["organization"] for row in rows} == {"Voss AG"}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vcards_are_read_by_others(village, version):
    text = village("export", "vcard", "--vcard-version", version).stdout
    cards = [*vobject.readComponents(text)]
    assert len(cards) == 34
    assert {card.version.value for card in cards} == {version}
    listed = village("list", "--fields", "name", "--no-headers").stdout.splitlines()
    assert [card.fn.value for card in cards] == listed
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_what_relnet_does_not_understand_comes_out_again(relnet, tmp_path):
    path = tmp_path / "card.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nX-HOBBY;TYPE=best:Schach\\, Skat\nGEO:52.1;9.7\nEND:VCARD\n"
    )
    relnet("import", path)
    text = relnet("export", "vcard").stdout
    assert "X-HOBBY;TYPE=best:Schach\\, Skat\r\n" in text
    assert "GEO:52.1;9.7\r\n" in text


def test_into_a_new_private_file_or_over_an_old_one(village, tmp_path):
    out = tmp_path / "fair.csv"
    told = village("export", "csv", "org:voss", "-o", out)
    assert told.stdout == ""
    assert told.stderr == f"2 contacts are in {out}.\n"
    assert out.stat().st_mode & 0o777 == 0o600
    village("export", "csv", "-o", out)
    assert len(out.read_text().splitlines()) == 35
    assert not [*tmp_path.glob(".*.part")]


def test_a_place_that_takes_no_file(village, tmp_path):
    failed = village("export", "csv", "-o", tmp_path / "no" / "where.csv", code=3)
    assert failed.stderr.startswith(f"error: cannot write {tmp_path}/no/where.csv: ")


def test_a_filter_that_fits_nobody_gives_an_empty_file(village):
    assert village("export", "csv", "tag:none").stdout == f"{COLUMNS}\n"
    assert village("export", "json", "tag:none").stdout == "[]\n"
    assert village("export", "vcard", "tag:none").stdout == ""


def test_formulas_are_guarded_and_numbers_are_not(relnet):
    relnet(
        "add",
        "=1+1",
        "--phone",
        "+49 30 23125 100",
        "--title",
        "@SUM(A1)",
        "--organization",
        "-Voss",
    )
    row = relnet("export", "csv", "--fields", "name,title,organization,phone").stdout.splitlines()[
        1
    ]
    assert row == "'=1+1,'@SUM(A1),'-Voss,+493023125100"
