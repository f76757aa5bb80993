"""relnet export: CSV, JSON and vCard, through the front door."""

import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from relnet.cli.output import write_each
from relnet.model.partial_date import PartialDate
from relnet.store import listing
from relnet.store.connection import connect

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


def test_ndjson_is_a_contact_on_each_line(village):
    lines = village("export", "ndjson", "org:voss").stdout.splitlines()
    assert [json.loads(line)["organization"] for line in lines] == ["Voss AG", "Voss AG"]
    assert "\n".join(lines) + "\n" == village("list", "org:voss", "-f", "ndjson").stdout
    assert village("export", "ndjson", "org:voss", "--fields", "id").stdout.startswith('{"id": ')


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_lists_are_read_and_written_some_at_a_time(village, db_path, monkeypatch, form):
    whole = village("list", "-f", form).stdout
    asked = []

    def last_days(db, ids):
        asked.append(len(ids))
        return read(db, ids)

    read = listing.last_days
    monkeypatch.setattr(listing, "last_days", last_days)
    monkeypatch.setattr(listing, "CHUNK", 10)
    assert village("list", "-f", form).stdout == village("export", form).stdout == whole
    assert asked == 2 * [10, 10, 10, 4]
    with closing(connect(db_path)) as db:
        rows = listing.rows(db, listing.COLUMNS)
        next(rows)
        assert len(asked) == 9
        rows.close()


@given(
    st.dates().map(str)
    | st.sampled_from(["--02-29", "--02-30", "1985-02-30", "0000-01-01", "-1980-04-15", "now", ""])
    | st.text("0123456789-T: ", max_size=11)
)
def test_a_birthday_is_a_day(text):
    try:
        is_day = bool(PartialDate.parse(text))
    except ValueError:
        is_day = False
    with closing(sqlite3.connect(":memory:")) as db:
        assert db.execute(
            f"SELECT {listing.IS_DAY} FROM (SELECT ? AS value)", [text]
        ).fetchone() == (is_day,)


def test_a_birthday_that_is_none_is_kept_and_not_listed(relnet, tmp_path):
    (tmp_path / "card.vcf").write_text("BEGIN:VCARD\nFN:Anna Weber\nBDAY:1985-02-30\nEND:VCARD\n")
    relnet("import", tmp_path / "card.vcf")
    (listed,) = json.loads(relnet("list", "-f", "json").stdout)
    assert listed["birthday"] is None
    assert "Birthday        1985-02-30\n" in relnet("show", "1").stdout
    assert "BDAY;VALUE=text:1985-02-30\r\n" in relnet("export", "vcard").stdout
    relnet("export", "sqlite", "-o", tmp_path / "copy.sqlite")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as db:
        assert db.execute("SELECT birthday FROM people").fetchall() == [(None,)]


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


@pytest.mark.parametrize("form", ["csv", "ics", "sqlite"])
def test_no_export_takes_the_place_of_a_village(village, db_path, tmp_path, form):
    link = tmp_path / "link"
    link.symlink_to(db_path)
    for output in (db_path, link, f"{db_path}-wal"):
        failed = village("export", form, "-o", output, code=3)
        assert "belongs to a relnet database, which no export replaces.\nhint: " in failed.stderr
    assert village("list", "-f", "ids").stdout


def test_a_place_that_takes_no_file(village, tmp_path):
    failed = village("export", "csv", "-o", tmp_path / "no" / "where.csv", code=3)
    assert failed.stderr.startswith(f"error: cannot write {tmp_path}/no/where.csv: ")


def test_a_filter_that_fits_nobody_gives_an_empty_file(village):
    assert village("export", "csv", "tag:none").stdout == f"{COLUMNS}\n"
    assert village("export", "ndjson", "tag:none").stdout == ""
    assert json.loads(village("export", "json", "tag:none").stdout)["contacts"] == []
    assert village("export", "vcard", "tag:none").stdout == ""
    assert village("export", "ics", "tag:none").stdout.count("BEGIN") == 1
    assert village("export", "google-csv", "tag:none").stdout.count("\n") == 1
    assert village("export", "outlook-csv", "tag:none").stdout.count("\n") == 1


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


def test_programs_get_formulas_as_they_are(relnet):
    relnet("add", "=1+1", "--title", "@SUM(A1)")
    row = relnet("export", "csv", "--raw", "--fields", "name,title").stdout.splitlines()[1]
    assert row == "=1+1,@SUM(A1)"


@pytest.mark.parametrize(
    ("option", "form"),
    [
        ("--excel", "json"),
        ("--raw", "vcard"),
        ("--fields=id", "json"),
        ("--vcard-version=4.0", "csv"),
        ("--split=cards", "csv"),
        ("--headers=de", "google-csv"),
    ],
)
def test_an_option_of_another_format_is_a_mistake(village, tmp_path, monkeypatch, option, form):
    monkeypatch.chdir(tmp_path)
    told = village("export", form, option, code=2).stderr
    name = option.partition("=")[0]
    assert told.startswith(f"error: {name} goes with ")
    assert f"hint: leave it out: relnet export {form}\n" in told
    assert not [*tmp_path.glob("c*")]


@pytest.mark.parametrize(
    "form", ["csv", "json", "vcard", "ics", "google-csv", "outlook-csv", "sqlite"]
)
def test_every_file_is_private_and_replaces_an_old_one_whole(village, tmp_path, form):
    out = tmp_path / "out"
    out.write_text("old " * 100_000)
    village("export", form, "org:voss", "-o", out)
    assert out.stat().st_mode & 0o777 == 0o600
    assert b"old old" not in out.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".relnet")] == []


def test_a_card_of_its_own_for_each_contact(village, tmp_path):
    folder = tmp_path / "new" / "cards"
    told = village("export", "vcard", "--split", folder)
    assert (told.stdout, told.stderr) == ("", f"34 cards are in {folder}.\n")
    assert folder.stat().st_mode & 0o777 == 0o700
    files = [*folder.iterdir()]
    assert len(files) == 34
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    text = "".join(path.read_bytes().decode() for path in files)
    assert sorted(text.split("\r\n")) == sorted(village("export", "vcard").stdout.split("\r\n"))


@pytest.mark.parametrize(
    ("arguments", "option", "name"),
    [
        (["vcard", "--split", "-o", "cards"], "--split", "-o"),
        (["csv", "-o", "--excel"], "-o", "--excel"),
    ],
)
def test_an_option_is_no_name_of_a_file(village, tmp_path, monkeypatch, arguments, option, name):
    monkeypatch.chdir(tmp_path)
    told = village("export", *arguments, code=2).stderr
    assert told == (
        f"error: '{name}' will not do as {option}.\n"
        f"hint: name the file or folder behind it; ./{name} is one, too.\n"
    )
    assert not [*tmp_path.glob("-*")]
    village("export", "csv", "-o", f"./{name}")
    assert (tmp_path / name).exists()


def test_many_files_or_one(village, tmp_path):
    folder, file = tmp_path / "cards", tmp_path / "all.vcf"
    told = village("export", "vcard", "--split", folder, "-o", file, code=2).stderr
    assert told.startswith("error: --split and -o name two places.\n")
    assert not folder.exists()
    assert not file.exists()


@pytest.mark.parametrize("form", ["vcard", "google-csv", "outlook-csv"])
def test_what_others_change_meanwhile_waits(village, db_path, monkeypatch, form):
    def ids_and_then(*arguments):
        found = [*ids(*arguments)]
        with closing(sqlite3.connect(db_path)) as db, db:
            db.execute("DELETE FROM contact WHERE id = 1")
        return found

    ids, before = listing.rows, village("export", form).stdout
    monkeypatch.setattr(listing, "rows", ids_and_then)
    assert village("export", form).stdout == before


def test_files_stay_in_their_folder(tmp_path):
    outside, folder = tmp_path / "outside.vcf", tmp_path / "cards"
    outside.write_text("mine")
    folder.mkdir()
    (folder / "anna.vcf").symlink_to(outside)
    files = [("anna.vcf", "1"), ("ANNA.vcf", "2"), ("../up.vcf", "3"), ("anna-2.vcf", "4")]
    assert write_each(str(folder), files) == 4
    assert outside.read_text() == "mine"
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "anna.vcf": "1", "ANNA-2.vcf": "2", "up.vcf": "3", "anna-2-2.vcf": "4",
    }  # fmt: skip
    assert not (folder / "anna.vcf").is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"outside.vcf", "cards"}


def test_a_folder_that_cannot_be_made(village, tmp_path):
    (tmp_path / "file").write_text("")
    told = village("export", "vcard", "--split", tmp_path / "file" / "cards", code=3).stderr
    assert told.startswith(f"error: cannot write {tmp_path}/file/cards: ")
