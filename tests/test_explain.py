"""Tables and their columns: --map, --save-map and --explain, through the front door."""

import json

import openpyxl
import pytest

from relnet.cli.importing import FORMATS, columns_of
from relnet.formats import sources

LEADS = """\
Leads der Messe

Ansprechpartner;Firma;E-Mail 1;Mobil;Kunde;Frisbee;Fax geschäftlich;LinkedIn;
Anna Weber;Voss AG;anna@voss.example;0171 39200 10;x;;030 23125 100;linkedin.com/in/anna-weber;
Uwe Koch;Koch GmbH;uwe@koch.example;;;rot;;;übrig
"""
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Nora Falk\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"


@pytest.fixture
def leads(tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text(LEADS, "utf-8")
    return path


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARD, "utf-8")
    return path


@pytest.fixture
def explained(relnet):
    def call(*arguments):
        report = json.loads(relnet("import", *arguments, "--explain", "-f", "json").stdout)
        assert report["schema"] == 1
        return report["files"]

    return call


def understood(file):
    return {column["column"]: column["field"] for column in file["columns"]}


# --explain


def test_the_charset_of_an_old_table_is_named(explained, tmp_path):
    path = tmp_path / "mac.csv"
    path.write_bytes("Name;Straße\nJörg Müller;Süßer Weg\n".encode("mac-roman"))
    [file] = explained(path)
    assert (file["encoding"], understood(file)) == (
        "Mac Roman", {"Name": "name", "Straße": "street"},
    )  # fmt: skip
    assert [column["example"] for column in file["columns"]] == ["Jörg Müller", "Süßer Weg"]


def test_every_column_is_explained(explained, leads):
    [file] = explained(leads)
    head = {
        name: file[name]
        for name in ("path", "format", "encoding", "delimiter", "header_line", "saved_map")
    }
    assert head == {
        "path": str(leads), "format": "csv", "encoding": "UTF-8", "delimiter": ";", "header_line": 3,
        "saved_map": None,
    }  # fmt: skip
    assert understood(file) == {
        "Ansprechpartner": "name", "Firma": "organization", "E-Mail 1": "email", "Mobil": "mobile",
        "Kunde": "tag", "Frisbee": None, "Fax geschäftlich": "fax", "LinkedIn": "profile", "#9": None,
    }  # fmt: skip
    first, *_, frisbee, fax, _, last = file["columns"]
    assert (first["by"], first["example"]) == ("synonym", "Anna Weber")
    assert (frisbee["by"], frisbee["example"], frisbee["map"]) == (None, "rot", None)
    assert (fax["label"], fax["map"]) == ("work fax", "Fax geschäftlich=work fax")
    assert last["example"] == "übrig"
    assert [entry["name"] for entry in file["entries"]] == ["Anna Weber", "Uwe Koch"]


def test_what_is_said_to_map_is_what_was_understood(explained, leads):
    [before] = explained(leads)
    options = [
        word for column in before["columns"] if column["map"] for word in ("--map", column["map"])
    ]
    [after] = explained(leads, *options)
    for old, new in zip(before["columns"], after["columns"], strict=True):
        assert {**old, "by": new["by"]} == new
        assert new["by"] == ("map" if old["map"] else None)


def test_other_files_show_their_first_entries(explained, cards):
    [file] = explained(cards)
    assert (file["format"], file["encoding"], file["delimiter"], file["columns"]) == (
        "vcard",
        "UTF-8",
        None,
        [],
    )
    assert [(entry["line"], entry["name"]) for entry in file["entries"]] == [
        (1, "Nora Falk"),
        (5, None),
    ]
    assert "no name" in file["entries"][1]["reason"]


def test_the_columns_of_linkedin_mean_what_they_mean(explained, samples):
    [file] = explained(samples / "Connections.csv")
    assert (file["format"], file["columns"][0]["field"], file["columns"][0]["by"]) == (
        "linkedin",
        "given",
        "dialect",
    )
    assert {column["map"] for column in file["columns"]} == {None}


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_is_told(explained, leads, encoding, said):
    leads.write_bytes(LEADS.encode(encoding))
    [file] = explained(leads)
    assert (file["encoding"], file["columns"][-1]["example"]) == (said, "übrig")


def test_a_cut_character_does_not_change_the_encoding(explained, leads):
    leads.write_bytes((LEADS + "Uwe Klein;" + "ü" * 70_000 + ";;;;;;;\n").encode())
    assert [file["encoding"] for file in explained(leads)] == ["UTF-8"]


def test_sheets_have_no_encoding(explained, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Vorname", "Nachname", "Firma"])
    book.active.append(["Anna", "Weber", 4711.0])
    book.save(tmp_path / "leads.xlsx")
    [file] = explained(tmp_path / "leads.xlsx")
    assert (file["path"], file["encoding"], file["delimiter"]) == (
        f"{tmp_path}/leads.xlsx/Sheet",
        None,
        None,
    )
    assert [column["example"] for column in file["columns"]] == ["Anna", "Weber", "4711"]


def test_in_a_pipe_it_is_a_row_for_each_column(relnet, leads, cards):
    head, *rows = relnet("import", leads, cards, "--explain").stdout.splitlines()
    assert head.split("\t") == [
        "path",
        "format",
        "encoding",
        "delimiter",
        "column",
        "field",
        "by",
        "example",
        "map",
    ]
    assert rows[1].split("\t") == [
        str(leads),
        "csv",
        "UTF-8",
        ";",
        "Firma",
        "organization",
        "synonym",
        "Voss AG",
        "Firma=organization",
    ]
    assert rows[-1].split("\t") == [str(cards), "vcard", "UTF-8", "", "", "", "", "Nora Falk", ""]


def test_on_a_terminal_it_is_a_table_and_how_to_change_it(relnet, leads, cards, monkeypatch):
    monkeypatch.setattr("relnet.cli.import_explain.is_terminal", lambda _: True)
    done = relnet("import", leads, cards, "--explain")
    assert f"{leads}: csv, UTF-8, separated by semicolons, columns named in line 3\n" in done.stdout
    assert (
        f"{cards}: vcard, UTF-8\n  line 1: Nora Falk\n  line 5: the card has no name" in done.stdout
    )
    assert "2 columns are not understood" in done.stderr
    assert "To change it: --map 'Frisbee=FIELD'" in done.stderr


def test_nothing_is_written_and_only_the_beginning_is_read(relnet, explained, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Vorname;Nachname\n" + "Uwe;Klein\n" * 300_000 + "\0" * 99)
    assert len(explained(path, "--save-map", "x", "--map", "Nachname=family")[0]["entries"]) == 3
    assert relnet("history", "--no-headers").stdout == ""
    assert relnet("list", "-f", "ids").stdout == ""


# --map and --save-map


def test_a_column_is_mapped(relnet, leads):
    relnet("import", leads, "--map", "Frisbee=nickname", "--map", "Kunde=-")
    [uwe] = json.loads(relnet("show", "uwe-koch", "-f", "json").stdout.join("[]"))
    assert uwe["nickname"] == "rot"
    assert json.loads(relnet("show", "anna-weber", "-f", "json").stdout)["tags"] == []


def test_a_kept_map_is_found_by_the_header_and_undone_with_its_import(relnet, explained, leads):
    told = relnet("import", leads, "--map", "frisbee=nickname", "--save-map", "fair").stderr
    assert "The map fair is kept: frisbee=nickname. It is used for tables with the same" in told
    [file] = explained(leads)
    assert (file["saved_map"], file["columns"][5]["field"], file["columns"][5]["by"]) == (
        "fair",
        "nickname",
        "saved",
    )
    assert understood(explained(leads, "--map", "Frisbee=tag")[0])["Frisbee"] == "tag"
    again = relnet("import", leads, "--map", "frisbee=nickname", "--save-map", "fair", "-f", "json")
    assert json.loads(again.stdout)["batch"] is None
    relnet("undo")
    assert explained(leads)[0]["saved_map"] is None


def test_a_kept_map_grows_and_is_replaced(relnet, explained, leads):
    for pair in ("Frisbee=nickname", "Kunde=-", "Frisbee=note"):
        relnet("import", leads, "--map", pair, "--save-map", "fair")
    [file] = explained(leads)
    assert (understood(file)["Frisbee"], understood(file)["Kunde"]) == ("note", "-")
    assert [column["by"] for column in file["columns"]].count("saved") == 2


def test_a_dry_run_keeps_no_map(relnet, explained, leads):
    relnet("import", leads, "--map", "Frisbee=nickname", "--save-map", "fair", "--dry-run")
    assert explained(leads)[0]["saved_map"] is None


def test_an_equals_sign_in_a_column_is_no_end():
    assert columns_of(["A=B = note", "Kunde=-", "Frisbee="]) == {
        "A=B": "note",
        "Kunde": "-",
        "Frisbee": "",
    }


WRONG = [
    (["--map", "Frisbee"], "write COLUMN=FIELD"),
    (["--map", "=name"], "write COLUMN=FIELD"),
    (["--map", "Diskus=note"], "the table has these columns: Ansprechpartner, Firma,"),
    (["--map", "Frisbee=fnord"], "the field is one of name, given"),
    (["--map", "Frisbee=note", "--map", "Frisbee=tag"], "the column is note already."),
    (["--map", "Frisbee=nickname", "--map", "Kunde=nickname"], "Frisbee is its nickname already."),
    (["--save-map", "fair"], "--map COLUMN=FIELD says what to keep."),
    (["--from", "fax"], "vcard, "),
]  # fmt: skip


@pytest.mark.parametrize("mode", [[], ["--explain"], ["--dry-run"]])
@pytest.mark.parametrize(("options", "hint"), WRONG)
def test_what_cannot_be_meant_is_refused_with_the_choices(relnet, leads, options, hint, mode):
    if mode == ["--explain"] and "--save-map" in options:
        pytest.skip("explaining keeps nothing")
    told = relnet("import", leads, *options, *mode, code=2).stderr
    assert told.startswith(f"error: '{options[-1]}' will not do as {options[0]}.\nhint: ")
    assert hint in told
    assert relnet("list", "-f", "ids").stdout == ""


@pytest.mark.parametrize("mode", [[], ["--explain"]])
def test_a_map_needs_a_table(relnet, cards, leads, mode):
    options = ["--map", "Frisbee=note", *mode]
    assert "none of the files is a table" in relnet("import", cards, *options, code=2).stderr
    assert relnet("import", cards, leads, *options, code=None).code in {0, 5}


def test_one_name_cannot_keep_two_headers(relnet, leads, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("Vorname;Nachname;Frisbee\nUwe;Klein;rot\n")
    options = ["--map", "Frisbee=note", "--save-map", "fair"]
    assert "different columns" in relnet("import", leads, other, *options, code=2).stderr
    assert relnet("list", "-f", "ids").stdout == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Farbe;Form\nrot;rund\n", "none of its columns says who somebody is: Farbe, Form."),
        ("Vorname;Nachname\n", "there is not a single entry in it."),
        ("Vorname;Nachname\n;\n", "there is not a single entry in it."),
    ],
)
def test_a_table_of_nobody(relnet, tmp_path, text, why):
    path = tmp_path / "table.csv"
    path.write_text(text)
    assert f"cannot read {path}: {why}" in relnet("import", path, code=3).stderr


def test_rows_that_do_not_fit_are_named_by_line(relnet, tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(
        'Vorname;Nachname;Firma\nUwe;Klein\nEva;Groß;Voss;mehr\nOle;"Ørsted;Voss\nZoë;Brandt;\n'
    )
    report = json.loads(relnet("import", path, "-f", "json", code=5).stdout)
    assert [(remark["line"], remark["reason"]) for remark in report["remarks"]] == [
        (2, "it has 2 cells for 3 columns; the rest is empty.")
    ]
    assert [(reject["line"], reject["reason"]) for reject in report["rejects"]] == [
        (3, "it has 4 cells for 3 columns."), (4, "its quotation marks do not pair up."),
    ]  # fmt: skip
    assert report["created"] == 2


def test_help_names_every_format():
    assert {format_.name for format_ in sources.FORMATS} == {*FORMATS}
