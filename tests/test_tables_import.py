"""relnet import of tables, through the front door."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from relnet.store import sightings

OUTCOMES = ("created", "updated", "unchanged", "queued", "skipped", "rejected")
TABLES = {
    "google": (
        "First Name,Last Name,File As,Labels,Organization Name,E-mail 1 - Label,E-mail 1 - Value\n"
        "Jana,Voß,,* myContacts ::: Fair,Voß AG,Work,jana@voss.example\n"
        "Uwe,Klein,,* myContacts,Klein KG,,uwe@klein.example\n"
    ),
    "outlook": (
        "Anrede,Vorname,Nachname,Firma,E-Mail-Adresse,Telefon geschäftlich,Straße geschäftlich,"
        "Partner/in,Geburtstag,Weiteres Fax\n"
        "Frau,Jana,Voß,Voß AG,jana@voss.example,030 23125010,Am Markt 1,Ole Ørsted,15.4.1980,\n"
        "Herr,Uwe,Klein,Klein KG,uwe@klein.example,,,,0.0.00,\n"
    ),
    "thunderbird": (
        "Vorname,Nachname,Primäre E-Mail-Adresse,Mobil-Tel.-Nr.,Organisation,Geburtsjahr,"
        "Geburtsmonat,Geburtstag,\n"
        "Jana,Voß,jana@voss.example,0171 3920001,Voß AG,1980,4,15,\n"
        "Uwe,Klein,uwe@klein.example,,Klein KG,,,,\n"
    ),
    "csv": (
        "Leads of the fair\n\n"
        "Name;E-Mail;Firma;Gescannt am;Bewertung;Notiz;Kunde;Gerät\n"
        "Jana Voß;jana@voss.example;Voß AG;21.04.2026 10:15;4;wants a quote;ja;3\n"
        "Uwe Klein;uwe@klein.example;Klein KG;20.04.2026 11:00;;;;3\n"
    ),
}
every_table = pytest.mark.parametrize("form", TABLES)


@pytest.fixture
def imported(relnet, tmp_path):
    """Import a text as a file; returns the report."""

    def call(text, *options, name="table.csv", code=0):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        report = json.loads(relnet("import", path, *options, "--format", "json", code=code).stdout)
        [file] = report["files"]
        return {name: report[name] for name in OUTCOMES if report[name]} | {"as": file["format"]}

    return call


def listed(relnet, *fields):
    return json.loads(relnet("list", "--format", "json", "--fields", ",".join(fields)).stdout)


@every_table
def test_importing_twice_changes_nothing(imported, form):
    assert imported(TABLES[form]) == {"created": 2, "as": form}
    assert imported(TABLES[form]) == {"unchanged": 2, "as": form}


@every_table
def test_a_dry_run_is_the_run(imported, form):
    preview = imported(TABLES[form], "--dry-run")
    assert imported(TABLES[form]) == preview


@every_table
@pytest.mark.parametrize("other", TABLES)
def test_the_same_people_in_two_tables_are_two_people(imported, relnet, form, other):
    imported(TABLES[form])
    again = imported(TABLES[other])
    assert again.get("created", 0) == 0
    assert len(listed(relnet, "id")) == 2


def test_a_lead_is_somebody_who_was_met(imported, relnet):
    imported(TABLES["csv"])
    jana = json.loads(relnet("show", "Jana Voß", "--format", "json").stdout)
    assert jana["last_interaction_on"] == "2026-04-21"
    assert jana["tags"] == ["Kunde"]
    assert jana["note"] == "Bewertung 4/5\n\nwants a quote"


def test_only_tables_of_the_same_people_are_compared(imported, monkeypatch):
    """Thousands of small files would take minutes, if each looked at all the others."""
    looked_at, samples = [], sightings.samples
    monkeypatch.setattr(
        sightings, "samples", lambda db, id_: looked_at.append(id_) or samples(db, id_)
    )
    for name in ("jana", "uwe", "ida"):
        imported(f"Name;E-Mail;Ort\n{name};{name}@example.com;Erfurt\n")
        imported(f"Name;E-Mail;Firma\n{name};{name}@example.com;Voß AG\n")
    assert looked_at == [1, 3, 5]


def test_what_relnet_lists_it_reads_back(imported, relnet, tmp_path):
    imported(TABLES["csv"])
    imported(TABLES["outlook"])
    before = listed(relnet, "name", "given", "family", "organization", "email", "phone", "birthday")
    text = relnet("list", "--format", "csv", "--excel").stdout
    other = ("--db", tmp_path / "other.db")
    (tmp_path / "own.csv").write_text(text, "utf-8", newline="")
    relnet(*other, "import", tmp_path / "own.csv")
    rows = relnet(*other, "list", "--format", "json", "--fields",
                  "name,given,family,organization,email,phone,birthday").stdout  # fmt: skip
    assert json.loads(rows) == before
    assert imported(text) == {"unchanged": 2, "as": "csv"}


def test_rejects_are_mended_in_their_own_form(imported, relnet, tmp_path):
    bad = 'Eva Groß;"eva@gross.example;Groß AG;;;;;\n'
    path = tmp_path / "bad.csv"
    assert imported(TABLES["csv"] + bad, "--rejects", path, code=5)["rejected"] == 1
    header, row = path.read_text("utf-8").splitlines()
    assert header in TABLES["csv"]
    assert row + "\n" == bad
    mended = path.read_text("utf-8").replace('"eva', "eva")
    assert imported(mended) == {"created": 1, "as": "csv"}


LEADS = [
    ["Vorname", "Nachname", "E-Mail", "Bemerkung"],
    ["Jana", "Voß", "jana@voss.example", ""],
    ["", "", "unleserlich", 'Halle 3,\n"A; B"'],
    ["?", "", "", "Größe"],
]


def as_csv(rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows):
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "table",
    [as_csv(LEADS, mark) for mark in ",;\t|"]
    + [as_csv(LEADS, ";", "utf-16"), as_csv(LEADS, ";", "cp1252"), as_xlsx(LEADS)],
    ids=["comma", "semicolon", "tab", "bar", "utf-16", "cp1252", "xlsx"],
)
def test_rows_that_name_nobody_are_corrected_and_come_again(imported, relnet, tmp_path, table):
    path = tmp_path / "bad.csv"
    assert imported(table, "--rejects", path, code=5) == {"created": 1, "rejected": 2, "as": "csv"}
    delimiter = max(",;\t|", key=path.read_text("utf-8").splitlines()[0].count)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file, delimiter=delimiter)]
    assert rows == [LEADS[0], *LEADS[2:]]
    path.write_text(
        path.read_text("utf-8").replace("unleserlich", "eva@gross.example").replace("?", "Uwe"),
        "utf-8",
    )
    assert imported(path.read_bytes()) == {"created": 2, "as": "csv"}
    assert [row["email"] for row in listed(relnet, "email")].count("eva@gross.example") == 1


def test_a_nameless_connection_is_handed_back_as_its_row(imported, tmp_path):
    path = tmp_path / "bad.csv"
    row = "?,,https://www.linkedin.com/in/nora-falk,,Falk AG,Inhaberin,18 Apr 2026\n"
    table = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    assert imported(table + row, "--rejects", path, code=5)["rejected"] == 1
    assert path.read_text("utf-8") == table + row
    assert imported(table + row.replace("?", "Nora"))["created"] == 1


def test_a_table_in_an_archive(imported):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Takeout/Contacts/All Contacts/All Contacts.csv", TABLES["google"])
    assert imported(buffer.getvalue(), name="takeout.zip") == {"created": 2, "as": "google"}


def test_a_map_on_the_command_line(imported, relnet):
    text = "Wer;Wo\nJana Voß;Voß AG\n"
    assert imported(text, "--map", "Wer=name", "--map", "Wo=Firma") == {"created": 1, "as": "csv"}
    assert listed(relnet, "name", "organization") == [
        {"name": "Jana Voß", "organization": "Voß AG"}
    ]


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        ((), 3, "none of its columns says who somebody is: Wer, Wo."),
        (("--map", "Wer=hero"), 2, "'Wer=hero' will not do as --map."),
        (("--map", "Wer=name", "--map", "Wo=name"), 2, "'Wo=name' will not do as --map."),
        (("--map", "Wer=name", "--map", "Was=email"), 2, "'Was=email' will not do as --map."),
        (("--from", "outlook"), 3, "none of its columns says who somebody is: Wer, Wo."),
    ],
)
def test_refusals(relnet, tmp_path, options, code, message):
    path = tmp_path / "table.csv"
    path.write_text("Wer;Wo\nJana Voß;Voß AG\n", "utf-8")
    result = relnet("import", path, *options, code=code)
    assert message in result.stderr
    assert "hint: " in result.stderr
    assert list(csv.reader(io.StringIO(relnet("list", "-f", "csv", "--no-headers").stdout))) == []


def test_the_charset_of_a_table_is_said_once(relnet, tmp_path):
    path = tmp_path / "leads.csv"
    rows = "Name;Ort\n" + "".join(f"Jörg Groß{n};Köln\n" for n in range(1000))
    path.write_bytes(rows.encode("cp1252"))
    told = relnet("import", path).stderr
    assert f"{path}: line 2: it is not UTF-8; it was read as Windows-1252.\n" in told
    assert told.count("UTF-8") == 1


def test_where_only_some_lines_are_not_utf_8_each_is_said(relnet, tmp_path):
    path = tmp_path / "leads.csv"
    lines = ["Name;Ort", "Jörg Groß;Köln", "Jana Voß;Ulm", "Uwe Klein;Köln"]
    path.write_bytes(
        b"\n".join(line.encode("utf-8" if "Voß" in line else "cp1252") for line in lines)
    )
    told = relnet("import", path).stderr
    assert f"{path}: lines 2, 4: it is not UTF-8; it was read as Windows-1252.\n" in told


def test_what_was_typed_for_a_mail_address_is_kept(relnet, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text("Name;E-Mail\nJana Voß;auf Anfrage\nUwe Klein;auf Anfrage\n;keine\n")
    told = relnet("import", path, code=5).stderr
    assert f"{path}: lines 2-3: auf Anfrage is no mail address; it is kept as it is.\n" in told
    assert f"{path}: line 4: the row names nobody.\n" in told
    assert "auf Anfrage" in relnet("show", "1").stdout
    assert relnet("list", "-f", "ids").stdout.split() == ["2", "1"]


def test_it_is_said_that_nothing_was_rejected(relnet, tmp_path):
    path, rejects = tmp_path / "leads.csv", tmp_path / "bad.csv"
    path.write_text("Name;Ort\nJana Voß;Ulm\n")
    told = relnet("import", path, "--rejects", rejects).stderr
    assert f"Nothing was rejected: {rejects} was not written.\n" in told
    assert not rejects.exists()


@pytest.mark.parametrize(
    "options",
    [["csv", "--fields", "id,handle,name,email,note"], ["google-csv"], ["outlook-csv"]],
    ids=["csv", "google", "outlook"],
)
def test_a_card_copied_into_a_note_makes_no_card_of_a_table(relnet, tmp_path, monkeypatch, options):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Klein\nEMAIL:eva@klein.example\nEND:VCARD"
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    relnet("add", "Uwe Koch", "--email", "uwe@koch.example")
    relnet("edit", "weber", f"note=Aus der Mail:\n{card}\nbis bald")
    (tmp_path / "out.csv").write_text(relnet("export", *options).stdout, "utf-8")
    monkeypatch.setenv("RELNET_DB", str(tmp_path / "other.db"))
    report = json.loads(relnet("import", tmp_path / "out.csv", "-f", "json").stdout)
    assert (report["created"], report["rejected"]) == (2, 0)
    shown = json.loads(relnet("show", "weber", "-f", "json").stdout)
    assert "FN:Eva Klein" in shown["note"]


def test_a_day_that_lies_ahead_is_no_meeting_that_took_place(relnet, tmp_path):
    (tmp_path / "people.csv").write_text(
        "Name;E-Mail;Getroffen am\n"
        "Anna Weber;anna@voss.example;01.03.2099\n"
        "Uwe Koch;uwe@koch.example;21.04.2026\n"
    )
    told = relnet("import", tmp_path / "people.csv").stderr
    assert "line 2: 2099-03-01 lies ahead: nothing is noted.\n" in told
    people = json.loads(relnet("list", "-f", "json").stdout)
    met = {one["name"]: one["last_interaction_on"] for one in people}
    assert met == {"Anna Weber": None, "Uwe Koch": "2026-04-21"}
