"""Any table of people: address lists, lead lists of fairs, and what relnet itself writes."""

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.errors import UnreadableFileError
from relnet.formats import delimited_out, tables
from relnet.formats.sources import open_source
from relnet.formats.tables import Row
from relnet.model.card import Address, Card, Channel, Name, Position, Relation, SpecialDate
from relnet.model.happening import Happening
from relnet.model.reading import Reading
from relnet.phrase import Phrase


def read(text, encoding="utf-8", reading=Reading(), forced=""):  # noqa: B008 -- nobody changes it
    data = text if isinstance(text, bytes) else text.encode(encoding)
    with open_source(io.BytesIO(data), forced, reading) as parts:
        return [record for part in parts for record in part.records]


def one(text, **options):
    """Return the card of a table's only row, of which there is nothing to remark."""
    [record] = read(text, **options)
    assert record.reason is None
    return record.card


def cell(column, text, delimiter=";"):
    """Read one cell of this column, beside a name."""
    [record] = read(f'First name{delimiter}{column}\nJana{delimiter}"{text}"\n')
    return record


# Address lists.


def test_the_columns_of_a_german_address_list():
    jana = one(
        "Anrede;Titel;Vorname;Nachname;Firma;Abteilung;Funktion;E-Mail;Telefon;Mobil;Fax;Straße;"
        "PLZ;Ort;Land;Geburtstag;Notiz;Tags;LinkedIn;XING;Website;Sprache;Kinder;Vorgesetzter\n"
        "Frau;Dr.;Jana;Voß;Voß AG;Einkauf;Leiterin;jana@voss.example;030 23125010;0171 3920001;"
        "030 23125012;Am Markt 1;99084;Erfurt;Deutschland;15.04.1980;Mag Tee;Messe, Chor;"
        "https://www.linkedin.com/in/jana-voss;https://www.xing.com/profile/Jana_Voss;"
        "voss.example;deutsch;Lea und Tim;Uwe Klein\n"
    )
    assert jana.name == Name("Dr. Jana Voß", "Voß", "Jana", prefix="Frau Dr.")
    assert jana.positions == (Position("Voß AG", "Einkauf", "Leiterin"),)
    assert jana.channels == (
        Channel("email", "jana@voss.example"),
        Channel("phone", "030 23125010"),
        Channel("phone", "0171 3920001", "cell"),
        Channel("phone", "030 23125012", "fax"),
        Channel("profile", "https://www.linkedin.com/in/jana-voss", "linkedin"),
        Channel("profile", "https://www.xing.com/profile/Jana_Voss", "xing"),
        Channel("url", "voss.example"),
    )
    assert jana.addresses == (
        Address("Am Markt 1", postcode="99084", city="Erfurt", country="Deutschland"),
    )
    assert jana.dates == (SpecialDate("birthday", "1980-04-15"),)
    assert (jana.notes, jana.tags, jana.language) == (("Mag Tee",), ("Messe", "Chor"), "de")
    assert jana.relations == (
        Relation("child", "Lea"), Relation("child", "Tim"), Relation("manager", "Uwe Klein"),
    )  # fmt: skip


FEBRL = (
    "rec_id,Vorname,Nachname,Hausnummer,Straße,Adresszusatz,Ort,PLZ,Bundesland,Geburtsdatum\n"
    "rec-7-org,Jana,Voß,12a,Am Markt,Hinterhaus,Erfurt,99084,Thüringen,19800415\n"
)


def test_a_table_of_the_kind_that_tests_matching():
    jana = one(FEBRL)
    assert jana.name == Name(family="Voß", given="Jana")
    assert jana.addresses == (
        Address("Am Markt 12a", "Hinterhaus", "", "99084", "Erfurt", "Thüringen"),
    )
    assert jana.dates == (SpecialDate("birthday", "1980-04-15"),)


@pytest.mark.parametrize(
    ("columns", "cells", "address"),
    [
        ("Straße;Hausnummer", "Am Markt;12", Address("Am Markt 12")),
        ("Hausnummer", "12", Address("12")),
        ("street_number;Street", "12;High Street", Address("12 High Street")),
        ("Adresse", "Am Markt 12, 99084 Erfurt", Address("Am Markt 12", postcode="99084", city="Erfurt")),
        ("Adresse", "D-99084 Erfurt, Am Markt", Address("Am Markt", postcode="D-99084", city="Erfurt")),
        ("Adresse", "Am Markt 12, 99084 Erfurt, Deutschland", Address("Am Markt 12", postcode="99084", city="Erfurt", country="Deutschland")),
        ("Adresse", "Haus B, Am Markt 12, 99084 Erfurt", Address("Haus B\nAm Markt 12", postcode="99084", city="Erfurt")),
        ("Adresse", "12345 High Street, Dallas, TX", Address("12345 High Street, Dallas, TX")),
        ("Adresse", "Halle 5, Stand 10115", Address("Halle 5, Stand 10115")),
        ("Adresse;PLZ/Ort", "Am Markt 12;99084 Erfurt", Address("Am Markt 12", postcode="99084", city="Erfurt")),
        ("PLZ Ort", "D-99084 Erfurt", Address(postcode="D-99084", city="Erfurt")),
        ("PLZ Ort", "Erfurt", Address(city="Erfurt")),
        ("Address 1;Address 2;City", "Am Markt 12;Haus B;Erfurt", Address("Am Markt 12", "Haus B", city="Erfurt")),
        ("Straße 1;Straße 2", "Am Markt 12;Haus B", Address("Am Markt 12\nHaus B")),
        ("Straße;Postfach", ";123", Address(po_box="123")),
        ("Straße privat;Ort privat", "Am Markt 12;Erfurt", Address("Am Markt 12", city="Erfurt", label="home")),
    ],
)  # fmt: skip
def test_addresses(columns, cells, address):
    assert one(f"Vorname;{columns}\nJana;{cells}\n").addresses == (address,)


def test_a_second_address_has_a_second_city():
    jana = one("Vorname;Straße;Ort;Straße 2;Ort 2\nJana;Am Markt 12;Erfurt;Ring 2;Jena\n")
    assert jana.addresses == (
        Address("Am Markt 12", city="Erfurt"), Address("Ring 2", city="Jena"),
    )  # fmt: skip


def test_a_second_job():
    jana = one("Vorname;Firma;Position;Firma 2;Position 2\nJana;Voß AG;Leiterin;Chor;Alt\n")
    assert jana.positions == (Position("Voß AG", "", "Leiterin"), Position("Chor", "", "Alt"))


@pytest.mark.parametrize(
    ("row", "name", "kind", "positions"),
    [
        ("Jana Voß;", Name("Jana Voß"), "person", ()),
        ("Voß, Jana;Voß AG", Name("Voß, Jana"), "person", (Position("Voß AG"),)),
        (";Voß AG", Name("Voß AG"), "organization", ()),
        ("Voß AG;Voß AG", Name("Voß AG"), "organization", ()),
    ],
)
def test_full_names_and_firms(row, name, kind, positions):
    card = one(f"Name;Firma;Ort\n{row};Erfurt\n")
    assert (card.name, card.kind, card.positions) == (name, kind, positions)


@pytest.mark.parametrize(
    ("column", "text", "values"),
    [
        ("E-Mail", "jana@voss.example", ["jana@voss.example"]),
        ("E-Mail", "jana@voss.example; j@voss.example", ["jana@voss.example", "j@voss.example"]),
        ("E-Mail", "a@voss.example,b@voss.example\nc@voss.example",
         ["a@voss.example", "b@voss.example", "c@voss.example"]),
        ("E-Mail", "Jana Voß <jana@voss.example>", ["jana@voss.example"]),
        ("E-Mail", "mailto:jana@voss.example", ["jana@voss.example"]),
        ("E-Mail", "a@voss.example / b@voss.example", ["a@voss.example", "b@voss.example"]),
        ("E-Mail", "a@voss.example b@voss.example", ["a@voss.example", "b@voss.example"]),
        ("Telefon", "030 23125010", ["030 23125010"]),
        ("Telefon", "030/231-25010", ["030/231-25010"]),
        ("Telefon", "030 23125010, 030 23125011", ["030 23125010", "030 23125011"]),
        ("Telefon", "030 23125010, App. 17", ["030 23125010, App. 17"]),
        ("Telefon", "030 23125010 / +49 171 3920010", ["030 23125010", "+49 171 3920010"]),
        ("Telefon", "06131 / 2312510", ["06131 / 2312510"]),
        ("Telefon", "+49 (0) 6131 / 2312510", ["+49 (0) 6131 / 2312510"]),
        ("Telefon", "'030 23125010", ["030 23125010"]),
        ("Skype", "jana.voss", ["skype:jana.voss"]),
        ("Skype", "skype:jana.voss", ["skype:jana.voss"]),
        ("Website", "voss.example, https://www.voss.example/jana",
         ["voss.example", "https://www.voss.example/jana"]),
        ("Website", "http\\://www.voss.example", ["http://www.voss.example"]),
    ],
)  # fmt: skip
def test_addresses_and_numbers_in_a_cell(column, text, values):
    record = cell(column, text)
    assert [channel.value for channel in record.card.channels] == values
    assert record.reason is None


@pytest.mark.parametrize(
    ("column", "text", "remark"),
    [
        ("E-Mail", "/o=Voss/cn=jana", "/o=Voss/cn=jana is no mail address; it was left out."),
        ("Telefon", "keins", "keins is no telephone number; it was left out."),
        (
            "Telefon",
            "4,93023E+11",
            "a spreadsheet has cut the number 4,93023E+11; it was left out.",
        ),
        ("Mobil", "4.93E+12", "a spreadsheet has cut the number 4.93E+12; it was left out."),
    ],
)
def test_what_is_no_address_is_said_and_kept(column, text, remark):
    record = cell(column, text)
    assert (record.card.channels, str(record.reason)) == ((), remark)
    assert json.loads(record.raw)[column] == text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1980-04-15", "1980-04-15"),
        ("1980-04-15T00:00:00", "1980-04-15"),
        ("1980-04-15 00:00:00", "1980-04-15"),
        ("1980/4/15", "1980-04-15"),
        ("15.04.1980", "1980-04-15"),
        ("15. 4. 1980", "1980-04-15"),
        ("15.4.80", "1980-04-15"),
        ("15.4.", "--04-15"),
        ("19800415", "1980-04-15"),
        ("--04-15", "--04-15"),
        ("--0415", "--04-15"),
        ("1604-04-15", "--04-15"),
        ("15. April 1980", "1980-04-15"),
        ("15 Apr 1980", "1980-04-15"),
        ("1. März 1980", "1980-03-01"),
        ("April 15, 1980", "1980-04-15"),
        ("April 15", "--04-15"),
        ("15-Apr-80", "1980-04-15"),
        ("29.2.2000", "2000-02-29"),
        ("29.2.", "--02-29"),
        ("4/15/1980", "1980-04-15"),
        ("15/4/1980", "1980-04-15"),
        ("4/4/1980", "1980-04-04"),
        ("29326", "1980-04-15"),  # the day that a spreadsheet counts so
        ("29326,5", "1980-04-15"),
    ],
)
def test_birthdays(written, day):
    record = cell("Birthday", written)
    assert record.card.dates == (SpecialDate("birthday", day),)
    assert record.reason is None


@pytest.mark.parametrize("written", ["0000-00-00", "0/0/00", "0.0.00", "00.00.0000", ""])
def test_days_that_are_none(written):
    record = cell("Birthday", written)
    assert (record.card.dates, record.reason) == ((), None)


@pytest.mark.parametrize(
    ("written", "kept", "remark"),
    [
        ("4/5/1980", "4/5/1980", "the day 4/5/1980 could be two: write it like 1980-04-15."),
        ("4-5-1980", "4-5-1980", "the day 4-5-1980 could be two: write it like 1980-04-15."),
        ("29.2.1981", "29.2.1981", "the day 29.2.1981 is not understood."),
        ("15.4.12", "--04-15", "nobody knows the century of the day 15.4.12."),
        ("unknown", "unknown", "the day unknown is not understood."),
        ("99084", "99084", "the day 99084 is not understood."),
        ("in the eighties " * 9, None, "the day in the eighties in the eighties in the e is not"),
    ],
)
def test_doubtful_days_are_said_and_kept(written, kept, remark):
    record = cell("Birthday", written)
    assert remark in str(record.reason)
    assert record.card.dates == (SpecialDate("birthday", kept or written.strip()),)


def test_two_columns_for_one_field():
    same, one_empty, other = read(
        "Vorname;Firma;Unternehmen\nJana;Voß AG;voß ag\nUwe;;Klein KG\nEva;Falk AG;Groß AG\n"
    )
    assert (same.card.positions, same.reason) == ((Position("Voß AG"),), None)
    assert (one_empty.card.positions, one_empty.reason) == ((Position("Klein KG"),), None)
    assert other.card.positions == (Position("Falk AG"),)
    assert str(other.reason) == (
        "two columns give the organization: Falk AG was used, Groß AG was not."
    )


# Lead lists.


def test_the_list_of_pretix():
    """Fields of its API, as columns (doc/plugins/exhibitors.rst)."""
    jana, uwe = read(
        "attendee_order,attendee_positionid,Name,E-mail,Company,Country,rating,notes,tags,"
        "first_upload,device_name,Kunde,Partner\n"
        "ABC12,1,Jana Voß,jana@voss.example,Voß AG,DE,4,Wants a quote,"
        '"Einkauf,Halle 7",2026-04-21T14:03:22.104Z,Scanner 2,ja,\n'
        "ABC12,2,Uwe Klein,uwe@klein.example,Voß AG,DE,,,,2026-04-22T09:00:00+02:00,Scanner 2,,x\n"
    )
    assert jana.happening == Happening("met", "2026-04-21")
    assert jana.card.name == Name("Jana Voß")
    assert jana.card.notes == ("Rating 4/5", "Wants a quote")
    assert jana.card.tags == ("Einkauf", "Halle 7", "Kunde")
    assert jana.card.uid == ""
    assert json.loads(jana.raw)["device_name"] == "Scanner 2"
    assert json.loads(jana.raw)["attendee_order"] == "ABC12"
    assert (uwe.card.tags, uwe.happening.on) == (("Partner",), "2026-04-22")


def test_the_list_of_talque():
    eva = one("First Name,Last Name,Email,Company Name,Job title,Origin,Country\n"
              "Eva,Groß,eva@gross.example,Groß AG,CEO,Chat,AT\n")  # fmt: skip
    assert eva.positions == (Position("Groß AG", "", "CEO"),)
    assert eva.addresses == (Address(country="AT"),)
    assert eva.tags == ()


def test_the_list_of_cvent():
    """Its JSON, as the columns a person makes of it."""
    eva = one(
        "firstName,lastName,email,company,title,workPhone,mobilePhone,homePhone,"
        "workAddress.address1,workAddress.address2,workAddress.city,workAddress.state,"
        "workAddress.zip,workAddress.country,referenceId,eventId,eventName\n"
        "Eva,Groß,eva@gross.example,Groß AG,CEO,+1 202-555-0101,+1 202-555-0102,+1 202-555-0103,"
        "1 Main St,Suite 2,Springfield,IL,62701,US,R-77,9,Fair\n"
    )
    assert eva.uid == "badge:R-77"
    assert eva.positions == (Position("Groß AG", "", "CEO"),)
    assert [(c.value[-4:], c.label) for c in eva.channels if c.kind == "phone"] == [
        ("0101", "work"), ("0102", "cell"), ("0103", "home"),
    ]  # fmt: skip
    assert eva.addresses == (
        Address("1 Main St\nSuite 2", "", "", "62701", "Springfield", "IL", "US", "work"),
    )


@pytest.mark.parametrize(
    ("written", "on"),
    [
        ("21.04.2026 10:15", "2026-04-21"),
        ("21.4.26", "2026-04-21"),
        ("2026-04-21T10:15:00+02:00", "2026-04-21"),
        ("20260421", "2026-04-21"),
        ("4/21/2026 10:15 AM", "2026-04-21"),
        ("21. April 2026", "2026-04-21"),
    ],
)
def test_scan_times(written, on):
    record = cell("Scan time", written)
    assert (record.happening, record.reason) == (Happening("met", on), None)


@pytest.mark.parametrize("written", ["4/5/2026", "Friday", "21.4."])
def test_doubtful_scan_times(written):
    record = cell("Scan time", written)
    assert record.happening is None
    assert written in str(record.reason)


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("4", "Bewertung 4/5"),
        ("0", "Bewertung 0/5"),
        ("★★★☆☆", "Bewertung 3/5"),
        ("80", "Bewertung 80"),
        ("heiß", "Bewertung heiß"),
    ],
)
def test_ratings(written, note):
    assert cell("Bewertung", written).card.notes == (note,)


def test_a_badge_without_a_name_waits_for_one():
    card = one("Badge ID;Name\nSB4711;\n")
    assert (card.uid, card.name) == ("badge:SB4711", Name())


def test_ticks():
    text = "Name;Kunde;Newsletter\nJana;x;1\nUwe;;0\nEva;X;\n"
    assert [record.card.tags for record in read(text)] == [("Kunde", "Newsletter"), (), ("Kunde",)]


def test_a_map_may_tell_a_column_of_ticks():
    reading = Reading(columns={"Kunde": "tag"})
    text = "Name;Kunde\nJana;1\nUwe;0\nEva;seit 2020\n"
    assert [record.card.tags for record in read(text, reading=reading)] == [
        ("Kunde",), (), ("seit 2020",),
    ]  # fmt: skip


# What relnet itself writes.

OWN = "id,handle,name,given,family,organization,title,email,phone,city,birthday,tags,last_interaction_on"


@pytest.mark.parametrize("style", ["csv", "tsv", "excel"])
def test_what_relnet_writes_is_read_back(style):
    out = io.StringIO()
    row = [7, "jana-voss", "Jana Voß", "Jana", "Voß", "=Voß AG", "- Leiterin", "jana@voss.example",
           "+493023125010", "@Erfurt", "--04-15", "Chor, Messe", "2026-04-20"]  # fmt: skip
    delimited_out.write_rows(out, OWN.split(","), [row], style)
    jana = one(out.getvalue())
    assert jana.name == Name("Jana Voß", "Voß", "Jana")
    assert jana.positions == (Position("=Voß AG", "", "- Leiterin"),)
    assert [channel.value for channel in jana.channels] == ["jana@voss.example", "+493023125010"]
    assert jana.addresses == (Address(city="@Erfurt"),)
    assert jana.dates == (SpecialDate("birthday", "--04-15"),)
    assert (jana.tags, jana.uid) == (("Chor", "Messe"), "relnet:7/jana-voss")


def test_other_fields_that_relnet_lists():
    out = io.StringIO()
    header = [
        "id",
        "handle",
        "circle",
        "emails",
        "phones",
        "profiles",
        "note",
        "prefix",
        "nickname",
    ]
    row = [7, "jana", "inner", "a@voss.example, b@voss.example", "+493023125010, +493023125011",
           "https://www.linkedin.com/in/jana-voss", "first\n\nsecond", "Dr.", "Jani"]  # fmt: skip
    delimited_out.write_rows(out, header, [row], "csv")
    jana = one(out.getvalue())
    assert len(jana.channels) == 5
    assert (jana.notes, jana.name.prefix, jana.nickname) == (("first", "second"), "Dr.", "Jani")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(notes=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5))
def test_whatever_relnet_writes_is_read_back(notes):
    out = io.StringIO()
    rows = [[n, f"jana-{n}", "Jana Voß", note] for n, note in enumerate(notes)]
    delimited_out.write_rows(out, ["id", "handle", "name", "nickname"], rows, "csv")
    found = [record.card.nickname for record in read(out.getvalue())]
    shown = io.StringIO()
    delimited_out.write_rows(shown, ["x"], [[note] for note in notes], "csv", header=False)
    lines = [row[0] for row in csv.reader(io.StringIO(shown.getvalue()))]
    assert found == [delimited_out.unguard(line.strip()).strip() for line in lines]


# Where the header is, and how the file is written.

ROW = "Jana;Voß;Voß AG"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Vorname;Nachname;Firma\n" + ROW, 2),
        ("sep=;\nVorname;Nachname;Firma\n" + ROW, 3),
        ("Leads\n\nVorname;Nachname;Firma\n" + ROW, 4),
        ("Kontakte;;\n;;\nVorname;Nachname;Firma\n" + ROW, 4),
        ("Fair 2026, hall 7\nby Nora, on Friday\nVorname;Nachname;Firma\n" + ROW, 4),
        ("VORNAME ; Nachname;\ufeffFirma\n" + ROW, 2),
        ('"Vorname";"Nachname";"Firma"\n' + ROW, 2),
        ('Vorname;Nachname;"Firma\n(Name)"\n' + ROW, 3),
        ("Vorname|Nachname|Firma\n" + ROW.replace(";", "|"), 2),
        ("Vorname\tNachname\tFirma\n" + ROW.replace(";", "\t"), 2),
        ("Vorname,Nachname,Firma\n" + ROW.replace(";", ","), 2),
        ("\n\nVorname;Nachname;Firma\n\n;;\n ; ;\n" + ROW, 7),
        ("x\n" * 9000 + "Vorname;Nachname;Firma\n" + ROW, 9002),
        ("Person;;Firma\nVorname;Nachname;Firma\n" + ROW, 3),
        ("Kontakt;;Firma\n\nVorname;Nachname;Firma\n" + ROW, 4),
        ("Vorname;Nachname;Firma\nFirst name;Last name;Company\n" + ROW, 3),
    ],
)
def test_where_the_header_is(text, line):
    [record] = read(text)
    assert (record.line, record.card.name) == (line, Name(family="Voß", given="Jana"))
    assert record.card.positions in {(Position("Voß AG"),), ()}


def test_a_list_of_addresses_and_nothing_else():
    records = read("E-Mail\njana@voss.example\n\nuwe@klein.example\n")
    assert [record.card.channels[0].value for record in records] == [
        "jana@voss.example", "uwe@klein.example",
    ]  # fmt: skip


def test_raw_explains_itself():
    [record] = read('Name;Mood;;Name\nJana;"so ""so""";7;J.\n')
    assert (
        record.raw.decode() == '{"Name": "Jana", "Mood": "so \\"so\\"", "#3": "7", "Name #4": "J."}'
    )


def test_windows_1252_is_read_and_said():
    good, guessed = read("Vorname;Straße\nUwe;Ring 2\nZoë;Öderan 3\n".encode("cp1252"))
    assert good.reason is None
    assert guessed.card.addresses == (Address("Öderan 3"),)
    assert str(guessed.reason) == "it is not UTF-8; it was read as Windows-1252."


def test_a_row_that_names_nobody_is_skipped():
    nobody, jana = read("Vorname;Ort\n;Erfurt\nJana;Erfurt\n")
    assert (nobody.card, nobody.is_skipped, str(nobody.reason)) == (
        None,
        True,
        "the row names nobody.",
    )
    assert jana.card


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Jana;Voß;a;b", "it has 4 cells for 3 columns."),
        ("Jana;Voß", "it has 2 cells for 3 columns; the rest is empty."),
        ("Jana", "it has 1 cell for 3 columns; the rest is empty."),
        ('Jana;"Voß;x', "its quotation marks do not pair up."),
        ("Jana;" + "x" * 200_000 + ";", "it is longer than 131072 characters."),
    ],
)
def test_rows_that_do_not_fit(row, reason):
    records = read(f"Vorname;Nachname;Firma\n{row}\nUwe;Klein;\n")
    assert [str(record.reason) for record in records] == [reason, "None"]


def test_the_lines_of_a_damaged_cell_are_given_up_with_it():
    bad = '"Jana";"Voß";"one\n\nso-called "two", three"'
    records = read(f'Vorname;Nachname;Notiz\n{bad}\n"Uwe";"Klein";"one\ntwo"\n')
    assert [record.line for record in records] == [2, 5]


def test_a_damaged_cell_takes_no_row_along():
    damaged, uwe, ida = read('Vorname;Nachname;Firma\nJana;Voß;"Voß\nUwe;Klein\n"Ida";"Falk";""\n')
    assert damaged.raw.decode() == 'Jana;Voß;"Voß\n'
    assert (uwe.card.name.given, ida.card.name.given) == ("Uwe", "Ida")


@pytest.mark.parametrize(
    "cell", ["-", "n/a", "k.A.", "keine Angabe", "NULL", "nan", "#N/A", "#NV", "Info Requested"]
)
def test_what_says_nothing_is_nothing(cell):
    [record] = read(f"Name;Firma;E-Mail;Telefon;Geburtstag\nJana Voß{f';{cell}' * 4}\n")
    assert (record.card, record.reason) == (Card(Name("Jana Voß")), None)
    assert json.loads(record.raw)["Firma"] == cell


def test_who_is_called_so_keeps_the_name():
    jana = one("Vorname;Nachname;Firma\nJana;Null;Total GmbH\n")
    assert jana.name == Name(family="Null", given="Jana")
    assert jana.positions == (Position("Total GmbH"),)


@pytest.mark.parametrize(
    ("row", "name", "said"),
    [
        ("NULL;JENNIFER;", Name(given="JENNIFER"), "NULL was taken for no name; it was left out."),
        ("Voß;None;", Name(family="Voß"), "None was taken for no name; it was left out."),
        ("Voß;-;", Name(family="Voß"), None),
        ("Null;Jana;NULL", Name(family="Null", given="Jana"), None),
    ],
)
def test_a_word_for_nothing_that_may_be_a_name_is_said(row, name, said):
    [record] = read(f"NACHNAME;VORNAME;ORT\n{row}\n")
    assert (record.card.name, record.reason and str(record.reason)) == (name, said)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("111", []),
        ("-23125", []),
        ("030 23125111", ["030 23125111"]),
        ("212-555-0112", ["212-555-0112"]),
    ],
)
@pytest.mark.parametrize("column", ["Durchwahl", "Direktwahl geschäftlich", "Direct Line"])
def test_an_extension_is_no_number(column, written, numbers):
    [record] = read(f"Name;Telefon;{column}\nJana Voß;030 23125-0;{written}\n")
    values = [channel.value for channel in record.card.channels]
    assert (values, record.reason) == (["030 23125-0", *numbers], None)
    assert json.loads(record.raw)[column] == written


@pytest.mark.parametrize("row", ["Summe;3;;", "Total: 3;;;", ";;Gesamt;3", "Anzahl: 1.200;;;3,50"])
def test_a_row_of_totals_is_skipped(row):
    records = read(f"Name;Telefon;E-Mail;Umsatz\nJana Voß;030 23125010;;3\n{row}\n")
    assert [record.is_skipped for record in records] == [False, True]
    assert str(records[1].reason) == "the row sums up others."


@pytest.mark.parametrize(
    "row", ["Total;030 23125010;;", "Total;;info@total.example;", "Summer;3;;"]
)
def test_what_is_no_row_of_totals(row):
    [record] = read(f"Name;Telefon;E-Mail;Umsatz\n{row}\n")
    assert record.card


@pytest.mark.parametrize("row", ["Total;493023125111;", "Ergebnis;;10115", "Summe;0;1010"])
def test_a_firm_may_be_called_like_a_total(row):
    [record] = read(f"Firma;Telefon;PLZ\n{row}\n")
    assert record.card.kind == "organization"


def test_a_page_may_begin_with_the_header_again():
    records = read("Name;Ort;E-Mail\nJana Voß;Erfurt;\nName;Ort;Mail\nUwe Klein;Erfurt;\n")
    assert [record.is_skipped for record in records] == [False, True, False]
    assert str(records[1].reason) == "the row names the columns again."


def test_the_time_of_a_scan_may_stand_in_a_column_of_its_own():
    [record] = read("Name;Scanzeit;Scandatum\nJana Voß;10:15;20.04.2026\n")
    assert (record.happening, record.reason) == (Happening("met", "2026-04-20"), None)


def test_the_name_of_a_column_may_tell_how_its_days_are_written():
    text = "Name;Birthday ({})\nJana Voß;4/5/1980\n"
    assert one(text.format("MM/DD/YYYY")).dates == (SpecialDate("birthday", "1980-04-05"),)
    assert one(text.format("dd/mm/yy")).dates == (SpecialDate("birthday", "1980-05-04"),)


def test_what_a_program_took_for_a_measure_is_a_number_again():
    jana = one("Name;Telefon;PLZ\nJana Voß;493023125010.0;99084.0\n")
    assert jana.channels == (Channel("phone", "493023125010"),)
    assert jana.addresses == (Address(postcode="99084"),)
    uwe = one("Name;Telefon\nUwe Klein;0302312501.0\n")
    assert uwe.channels == (Channel("phone", "0302312501.0"),)


def test_nobody_misses_cells_of_columns_without_a_name():
    records = read("Vorname;Nachname;;\nJana;Voß;;\nIda\nUwe;Klein")
    said = "it has 1 cell for 4 columns; the rest is empty."
    assert [record.reason and str(record.reason) for record in records] == [None, said, None]


def test_that_no_column_is_a_name_is_said_once():
    records = read("Etunimi;E-Mail\nJana;jana@voss.example\nUwe;uwe@klein.example\n")
    said = "no column is understood as a name: --map COLUMN=name says which one is."
    assert [record.reason and str(record.reason) for record in records] == [said, None]


def test_the_tags_of_mailchimp():
    assert one('Email,Tags\njana@voss.example,"""fair"",""vip"""\n').tags == ("fair", "vip")


def refusal(text, **options):
    with pytest.raises(UnreadableFileError) as caught:
        read(text, **options)
    return caught.value


def test_a_table_that_nobody_understands_is_refused_with_its_columns():
    for forced in ("", "csv", "google"):
        error = refusal("Stimmung;Wetter\ngut;schlecht\n", forced=forced)
        assert str(error.why) == "none of its columns says who somebody is: Stimmung, Wetter."
        assert "--map" in str(error.hint)


def test_what_nobody_understands_can_be_mapped():
    reading = Reading(columns={"Stimmung": "name"})
    assert one("List\n\nStimmung;Wetter\nJana Voß;gut\n", reading=reading).name == Name("Jana Voß")


@pytest.mark.parametrize(
    "text", ["<html><body>Name, E-Mail</body></html>", '{"name": "Jana", "email": 7}\n', "Dear all, hello\nhere, we, are\n"]
)  # fmt: skip
def test_what_is_no_table(text):
    assert str(refusal(text).why) == "its format is not known."


@pytest.mark.parametrize(
    "text",
    ["Jana,Voß,jana@voss.example\nUwe,Klein,uwe@klein.example\n", "jana@voss.example\nuwe@klein.example\n"],
)  # fmt: skip
def test_rows_without_a_header(text):
    error = refusal(text)
    assert str(error.why) == "no row in it names the columns."
    assert "above the others" in str(error.hint)


def test_a_header_without_rows():
    assert str(refusal("Vorname;Nachname\n").why) == "there is not a single entry in it."


# Rows from elsewhere, and hostile ones.


def test_rows_of_a_spreadsheet():
    table = tables.understand(["Name", "Kunde"], Reading(), [["Jana Voß", "TRUE"]])
    damaged = Row(9, "Uwe", reason=Phrase("it is damaged."))
    rows = [Row(7, "", ["Jana Voß", "TRUE"]), Row(8, "", ["", " "]), damaged]
    jana, uwe = tables.read_rows(rows, table)
    assert (jana.line, jana.card.tags, jana.raw) == (
        7,
        ("Kunde",),
        '{"Name": "Jana Voß", "Kunde": "TRUE"}'.encode(),
    )
    assert (uwe.line, uwe.card, uwe.raw) == (9, None, b"Uwe")


EVERY_FIELD = ["name", *(field for field in tables.FIELDS if field not in {"name", "house_number"})]
PIECES = [*";,:\"'=+-@\n\t /\\.<>&|*0123456789Ee☆★\0\u202eﬀ", " ::: ", "1/1/", "ja", "@b.example"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(cells=st.lists(HOSTILE, min_size=len(EVERY_FIELD), max_size=len(EVERY_FIELD)))
def test_no_cell_is_too_bad(cells):
    """Whatever stands in a cell, there is a record, and its text is in it."""
    table = tables.understand(EVERY_FIELD, Reading(), [cells])
    records = list(tables.read_rows([Row(1, "", cells)], table))
    assert len(records) == any(cell.strip() for cell in cells)
    for record in records:
        assert record.card or record.is_skipped
        kept = json.loads(record.raw)
        assert [kept.get(field, "") for field in EVERY_FIELD] == cells


@given(header=st.lists(HOSTILE | st.sampled_from(["Name", "E-Mail", "Ort", "Ort 2"]), max_size=12))
def test_no_header_is_too_bad(header):
    table = tables.understand(header, Reading())
    assert len(table.columns) == len(header)
    cells = ["x"] * len(header)
    assert len(list(tables.read_rows([Row(1, "", cells)], table))) == bool(header)


@pytest.mark.parametrize(
    "text",
    [
        "Name;E-Mail\n" + '"x;y\n' * 50_000,
        "Name;E-Mail\n" + '"","x' * 20_000,
        "Name;E-Mail\nJana;" + "a@b.example," * 10_000,
        "Name;Kinder\nJana;" + "und " * 25_000,
        "Name;Telefon\nJana;" + "1E" * 50_000,
        "Name;Notiz\nJana;" + "<a@" * 30_000,
        "E-Mail;Notiz\n" + "<a@" * 30_000 + ";x",
        ";" * 60_000 + "\n",
        "Name;" * 13_000 + "\n",
        "\n".join(["Name;Ort"] * 8_000),
        '"Name\n' * 10_000,
        "Name\nName;x\n" * 5_000,
    ],
)
def test_time_is_linear(text):
    with suppress(UnreadableFileError):
        read(text)


@pytest.mark.parametrize(
    ("postcode", "place", "kept"),
    [
        ("1067", "Dresden;;Deutschland", "01067"),
        ("1067", "Dresden;;", "01067"),
        ("6108", "Halle (Saale);;", "06108"),
        ("1234", "Dorf;Sachsen;", "01234"),
        ("1234", "Dorf;;D", "01234"),
        ("1010", "Wien;;", "1010"),
        ("1010", "Wien;;Österreich", "1010"),
        ("7000", "Chur;;", "7000"),
        ("4109", "Dresden;;", "4109"),
        ("99084", "Erfurt;;D", "99084"),
        ("123", "Dorf;;D", "123"),
    ],
)
def test_a_postcode_gets_the_zero_back_that_a_spreadsheet_took(postcode, place, kept):
    jana = one(f"Name;PLZ;Ort;Bundesland;Land\nJana Voß;{postcode};{place}\n")
    assert jana.addresses[0].postcode == kept


@pytest.mark.parametrize(
    ("columns", "cells", "formatted", "prefix"),
    [
        ("Titel", "Dr.", "Dr. Jana Voß", "Dr."),
        ("Anrede;Titel", "Frau;Prof. Dr.", "Prof. Dr. Jana Voß", "Frau Prof. Dr."),
        ("Anrede", "Frau Dipl.-Ing. (FH)", "Dipl.-Ing. (FH) Jana Voß", "Frau Dipl.-Ing. (FH)"),
        ("Anrede", "Frau", "", "Frau"),
        ("Anrede", "Sehr geehrte Frau Dr.", "", "Sehr geehrte Frau Dr."),
        ("Anrede;Name", "Frau Dr.;Voß, Jana", "Voß, Jana", "Frau Dr."),
        ("Titel;Anzeigename", "Dr.;Jana Voß", "Dr. Jana Voß", "Dr."),
        ("Titel;Anzeigename", "Dr.;Dr. Jana Voß", "Dr. Jana Voß", "Dr."),
        ("Anrede;Kontakt Anrede", "Frau;Frau", "", "Frau"),
    ],
)
def test_a_title_is_shown_with_the_name(columns, cells, formatted, prefix):
    jana = one(f"{columns};Vorname;Nachname\n{cells};Jana;Voß\n")
    assert jana.name == Name(formatted, "Voß", "Jana", prefix=prefix)


def test_what_stands_before_a_surname_is_a_part_of_it():
    uta = one("Vorname;Adelstitel;Namensvorsatz;Nachname\nUta;Freifrau;von;Horn\n")
    assert uta.name == Name(family="Freifrau von Horn", given="Uta")


def test_what_keeps_its_zeros_as_a_formula_is_read_without_it():
    jana = one('Name;PLZ;Telefon\n="Jana Voß";="01067";"=""030 23125010"""\n')
    assert jana.name.formatted == "Jana Voß"
    assert jana.addresses[0].postcode == "01067"
    assert jana.channels[0].value == "030 23125010"


def test_an_address_in_place_of_a_name_leads_to_somebody():
    jana = one("Kontakt;Firma\njana@voss.example;Voß AG\n")
    assert jana.kind == "person"
    assert jana.channels == (Channel("email", "jana@voss.example"),)


def test_a_whole_address_is_the_street_where_only_that_is_missing():
    header = (
        "First Name,E-mail 2 Address,Business Phone,Business Fax,Business Address,Business City"
    )
    jana = one(f"{header}\nJana,,,,1 High St,Leeds\n").addresses
    assert jana == (Address("1 High St", city="Leeds", label="work"),)
    jana = one(f'{header}\nJana,,,,"1 High St, Leeds",Leeds\n').addresses
    assert jana == (Address(city="Leeds", label="work"),)


@pytest.mark.parametrize(
    ("written", "formatted"),
    [("Voß, Jana", "Voß, Dr. Jana"), ("Jana Voß", "Dr. Jana Voß"), ("Dr. Voß", "Dr. Voß")],
)
def test_a_title_is_shown_with_a_whole_name(written, formatted):
    [record] = read(f'"Name";"Titel"\n"{written}";"Dr."\n')
    assert record.card.name == Name(formatted, prefix="Dr.")


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("030 23125-10 oder 0171 3920010", ["030 23125-10", "0171 3920010"]),
        ("030 23125 11 / 12", ["030 23125 11", "030 23125 12"]),
        ("030 23125-111/-112", ["030 23125-111", "030 23125-112"]),
        ("030 23125 / 11", ["030 23125 / 11"]),
        ("06131 23 12 / 50", ["06131 23 12 / 50"]),
        ("+49 171 39 200 / 05", ["+49 171 39 200 / 05"]),
    ],
)
def test_two_numbers_in_a_cell(written, numbers):
    channels = cell("Telefon", written).card.channels
    assert [channel.value for channel in channels] == numbers


def test_an_extension_of_whichever_number_is_said_and_kept():
    record = cell("Telefon", "-12")
    assert record.card.channels == ()
    assert "-12 is no telephone number" in str(record.reason)
