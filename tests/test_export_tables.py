"""relnet export google-csv and outlook-csv: as those programs import them, and relnet itself."""

import csv
import gc
import io
import json

import pytest

from relnet.cli import exporting
from relnet.formats.outlook_columns import COLUMNS
from relnet.model.contact import Contact
from relnet.store import contacts as store_contacts

FULL = """\
BEGIN:VCARD
VERSION:3.0
N:Weber;Anna;Maria;Dr.;MBA
FN:Dr. Anna Maria Weber MBA
NICKNAME:Annie
ORG:Voss AG;Einkauf
TITLE:Leiterin Einkauf
EMAIL;TYPE=WORK,PREF:anna.weber@voss.example
EMAIL;TYPE=HOME:anna@weber.example
TEL;TYPE=WORK:030 23125 017
TEL;TYPE=CELL:0171 39200 11
TEL;TYPE=WORK,FAX:030 23125 018
URL:https://voss.example
X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/anna-weber
IMPP:skype:anna.weber
ADR;TYPE=WORK:Postfach 1;2. Stock;Kranweg 4;Hamburg;HH;20457;Deutschland
ADR;TYPE=HOME:;;Gartenweg 1;Berlin;;10115;Deutschland
BDAY:1980-04-15
ANNIVERSARY:2009-05-08
CATEGORIES:Messe,Greifer
NOTE:Halle 6\\, Stand B12\\n= nicht vergessen
X-SPOUSE:Jan Weber
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Eva Klein
EMAIL:eva@klein.example
N:Klein;Eva;;;
BDAY:--0703
END:VCARD
BEGIN:VCARD
VERSION:3.0
ORG:Klein GmbH
EMAIL:info@klein.example
X-ABSHOWAS:COMPANY
END:VCARD
"""
FORMS = [("google-csv",), ("outlook-csv",), ("outlook-csv", "--headers", "de")]
SAME = (
    "given", "additional", "family", "prefix", "suffix", "organization", "department", "title",
    "emails", "phones", "birthday", "tags", "note",
)  # fmt: skip
each = pytest.mark.parametrize("form", FORMS, ids=" ".join)


@pytest.fixture
def full(relnet, tmp_path):
    (tmp_path / "full.vcf").write_text(FULL, "utf-8")
    relnet("import", tmp_path / "full.vcf")
    return relnet


@pytest.fixture
def other(relnet, tmp_path):
    return lambda *arguments: relnet("--db", tmp_path / "other.db", *arguments)


def contacts(run):
    found = json.loads(run("list", "-f", "json").stdout)
    return sorted(found, key=lambda row: (row["family"] or "", row["organization"] or ""))


@each
def test_it_comes_back_the_same(full, other, tmp_path, form):
    full("export", *form, "-o", tmp_path / "out.csv")
    told = other("import", tmp_path / "out.csv", "-f", "json").stdout
    report = json.loads(told)
    assert (report["created"], report["remarks"]) == (3, [])
    before, after = contacts(full), contacts(other)
    for one, two in zip(before, after, strict=True):
        for field in SAME:  # Outlook has no order of numbers but that of its columns
            pair = [sorted(row[field]) if field == "phones" else row[field] for row in (one, two)]
            assert pair[0] == pair[1], field
    (anna,) = (row for row in after if row["given"] == "Anna")
    places = [(place["street"], place["city"], place["postcode"]) for place in anna["addresses"]]
    assert [place[1:] for place in places] == [("Hamburg", "20457"), ("Berlin", "10115")]


@each
def test_at_home_nothing_in_it_is_news(full, tmp_path, form):
    full("export", *form, "-o", tmp_path / "out.csv")
    report = json.loads(full("import", tmp_path / "out.csv", "-f", "json").stdout)
    assert (report["records"], report["unchanged"]) == (3, 3), report["changes"]


def test_google_gets_its_columns_of_2024(full):
    header, anna, *_ = sorted(
        csv.reader(io.StringIO(full("export", "google-csv").stdout)),
        key=lambda row: row[0] != "First Name",
    )
    assert header[:17] == [
        "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name",
        "Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As",
        "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes",
        "Photo", "Labels",
    ]  # fmt: skip
    rows = [*csv.DictReader(io.StringIO(full("export", "google-csv").stdout))]
    anna = next(row for row in rows if row["First Name"] == "Anna")
    assert anna["Labels"] == "Greifer ::: Messe ::: * myContacts"
    assert (anna["E-mail 1 - Label"], anna["E-mail 2 - Label"]) == ("* Work", "Home")
    assert [anna[f"Phone {n} - Label"] for n in (1, 2, 3)] == ["Work", "Mobile", "Work Fax"]
    assert "E-mail 3 - Label" not in anna
    assert anna["Address 1 - Postal Code"] == "20457"
    assert (anna["Relation 1 - Label"], anna["Relation 1 - Value"]) == ("Spouse", "Jan Weber")
    assert (anna["IM 1 - Service"], anna["IM 1 - Value"]) == ("skype", "anna.weber")
    assert next(row for row in rows if row["First Name"] == "Eva")["Birthday"] == "--07-03"


def test_outlook_has_92_columns_in_both_languages():
    for names in COLUMNS.values():
        assert len({*names.values()}) == len(names) == 92
    assert {*COLUMNS["en"]} == {*COLUMNS["de"]}
    assert [*COLUMNS["en"].values()][56:66] == [
        "Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name",
        "E-mail 2 Address", "E-mail 2 Type", "E-mail 2 Display Name", "E-mail 3 Address",
        "E-mail 3 Type", "E-mail 3 Display Name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "name", "day"),
    [("en", "Birthday", "1980-04-15"), ("de", "Geburtstag", "15.04.1980")],
)
def test_outlook_gets_the_code_page_of_windows(full, tmp_path, headers, name, day):
    out = tmp_path / "out.csv"
    full("add", "Jürgen Größe", "--organization", "Straße & Söhne")
    told = full("export", "outlook-csv", "--headers", headers, "-o", out).stderr
    assert "UTF-8" not in told
    assert "\n5 values have no place in Outlook's columns and are left out.\n" not in told
    text = out.read_bytes().decode("cp1252")
    assert "Größe" in text
    assert text.count("\r\n") == len(text.splitlines()) - 1  # one line break stands in a note
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    assert day in {row[name] for row in rows}
    assert {len(row) for row in rows} == {92}


def test_letters_that_windows_lacks_make_it_utf8_and_that_is_said(full, tmp_path):
    out = tmp_path / "out.csv"
    full("add", "Łukasz Öztürk")
    told = full("export", "outlook-csv", "-o", out).stderr
    assert told.startswith("The file is UTF-8, because classic Outlook has no place ")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Łukasz" in out.read_text("utf-8-sig")


def test_what_outlook_has_no_place_for_is_counted(relnet, tmp_path):
    mails = [f"anna{n}@voss.example" for n in range(5)]
    relnet("add", "Anna Weber", *(word for mail in mails for word in ("--email", mail)))
    told = relnet("export", "outlook-csv", "-o", tmp_path / "out.csv").stderr
    assert told.startswith("2 values have no place in Outlook's columns and are left out.\n")


@each
def test_formulas_are_guarded_but_for_programs(relnet, tmp_path, form):
    relnet("add", "Anna Weber", "--title", "=1+1", "--phone", "+49 30 23125017")
    relnet("export", *form, "-o", tmp_path / "guarded.csv")
    relnet("export", *form, "--raw", "-o", tmp_path / "raw.csv")
    guarded, raw = ((tmp_path / name).read_text("cp1252") for name in ("guarded.csv", "raw.csv"))
    assert ",'=1+1," in guarded
    assert guarded.replace("'=", "=") == raw
    assert ",+49 30 23125017" in raw


PASTED = "\u202a+49 30 23125 017\u202c"  # as Windows' address book hands it over


@each
@pytest.mark.parametrize("raw", [(), ("--raw",)])
def test_marks_around_a_number_are_not_spelled_out(relnet, other, tmp_path, form, raw):
    relnet("add", "Jürgen Größe", "--phone", PASTED, "--title", "\u200fראש")
    relnet("export", *form, *raw, "-o", tmp_path / "out.csv")
    assert "\\u" not in (tmp_path / "out.csv").read_text("utf-8-sig")
    other("import", tmp_path / "out.csv")
    (found,) = contacts(other)
    assert found["phones"] == ["+493023125017"]
    assert found["title"].endswith("ראש")


@each
@pytest.mark.parametrize("raw", [(), ("--raw",)])
def test_a_terminal_shows_what_acts(relnet, monkeypatch, form, raw):
    relnet("add", "Anna Weber", "--phone", PASTED, "--title", "\x1b[31mBoss")
    monkeypatch.setattr(exporting, "is_terminal", lambda stream: True)
    text = relnet("export", *form, *raw).stdout
    assert ("\\u202a+49 30 23125 017\\u202c" in text) == ("google-csv" in form)
    assert "\\x1b[31mBoss" in text


@each
def test_a_name_without_parts_is_not_lost(relnet, other, tmp_path, form):
    people = [
        {"id": 1, "name": "Anna Weber"},
        {"id": 2, "name": "Eva Koch", "channels": [{"kind": "email", "written": "eva@koch.example"}]},
        {"id": 3, "name": "Jan Lindner", "positions": [{"organization": "Voss AG"}]},
        {"id": 4, "name": "Skatrunde", "kind": "group"},
        {"id": 5, "name": "info@voss.example", "channels": [{"kind": "email", "written": "info@voss.example"}]},
    ]  # fmt: skip
    relnet("import", "-", stdin=json.dumps({"schema": 1, "contacts": people}).encode())
    relnet("export", *form, "-o", tmp_path / "out.csv")
    other("import", tmp_path / "out.csv")
    assert {row["name"] for row in contacts(other)} == {one["name"] for one in people}
    text = (tmp_path / "out.csv").read_text("cp1252")
    assert text.count("info@voss.example") == 1 + text.count("SMTP,info@voss.example")


@each
@pytest.mark.parametrize("last", ["Uwe Zander", "Żaneta Zander"])
def test_few_contacts_are_in_memory(full, tmp_path, monkeypatch, form, last):
    """What the last one needs, columns or letters, is known before the first row all the same."""
    pages = [f"https://{n}.example" for n in range(3)]
    full("add", last, *(word for page in pages for word in ("--url", page)))
    full("export", *form, "-o", tmp_path / "whole.csv")
    held = []

    def alive():
        return sum(isinstance(one, Contact) for one in gc.get_objects())

    def in_order(db, ids):
        held.append(alive() - before)
        return read(db, ids)

    before, read = alive(), store_contacts.in_order  # caches may keep some of earlier tests
    monkeypatch.setattr(store_contacts, "in_order", in_order)
    monkeypatch.setattr(exporting, "CHUNK", 1)
    full("export", *form, "-o", tmp_path / "by_and_by.csv")
    whole = (tmp_path / "whole.csv").read_bytes()
    assert (tmp_path / "by_and_by.csv").read_bytes() == whole
    assert whole.startswith(b"\xef\xbb\xbf") == (last.startswith("Ż") and "google-csv" not in form)
    assert len(held) >= 4
    assert max(held) <= 2


def test_what_cannot_be_seen_does_not_take_the_code_page_away(relnet, tmp_path):
    out = tmp_path / "out.csv"
    relnet("add", "Ju\u0308rgen Gro\u0308ße", "--phone", PASTED, "--note", "\u200b=1\u2028und")
    assert "UTF-8" not in relnet("export", "outlook-csv", "-o", out).stderr
    (row,) = csv.DictReader(io.StringIO(out.read_bytes().decode("cp1252"), newline=""))
    assert (row["First Name"], row["Last Name"]) == ("Jürgen", "Größe")
    assert (row["Other Phone"], row["Notes"]) == ("+49 30 23125 017", "'=1\nund")


def test_outlook_has_a_row_for_everybody_and_a_place_for_each_address(relnet, tmp_path):
    (tmp_path / "some.vcf").write_text(SOME, "utf-8")
    relnet("import", tmp_path / "some.vcf")
    told = relnet("export", "outlook-csv", "-o", tmp_path / "out.csv").stderr
    text = (tmp_path / "out.csv").read_bytes().decode("cp1252")
    group, anna = csv.DictReader(io.StringIO(text, newline=""))
    assert group["First Name"] == "Skatrunde"
    assert anna["Business Country/Region"] == "Österreich"
    assert (anna["Other Street"], anna["Other Street 2"]) == ("Kai 4\nHof", "2. Stock")
    assert told.startswith("1 value has no place in Outlook's columns")  # the second job


SOME = """\
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Skatrunde
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Anna Weber
N:Weber;Anna;;;
a.ORG:Voss AG
b.ORG:Lindner GmbH
ADR;TYPE=WORK:;;;;;;Österreich
ADR;TYPE=WORK:;2. Stock;Kai 4\u2028Hof;Wien;;1010;
END:VCARD
"""
