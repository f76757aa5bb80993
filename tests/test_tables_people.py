"""Whose name and address a column holds, and whom a row names: of exports not seen before."""

import io

import pytest

from relnet.formats import tables
from relnet.model.card import Address, Channel, Name, Position, Relation
from relnet.model.happening import Happening
from relnet.model.reading import Reading


def read(text, encoding="utf-8"):
    return [*tables.read(io.BytesIO(text.encode(encoding)), Reading())]


def one(header, row):
    [record] = read(f"{header}\n{row}\n")
    return record


def mails(record):
    return [channel.value for channel in record.card.channels]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        # who ordered the tickets (pretix)
        ("Order code,Email,Attendee name,Attendee email", "X1,max@klein.example,{name},{mail}"),
        (
            "Bestellnummer;E-Mail;Teilnehmername;E-Mail-Adresse des Teilnehmers",
            "X1;max@klein.example;{name};{mail}",
        ),
        # whose calendar it is (Calendly)
        (
            "User Name,User Email,Invitee Name,Invitee Email,Canceled",
            "Max Klein,max@klein.example,{name},{mail},false",
        ),
        (
            "Name;E-Mail;Teilnehmername;Teilnehmer-E-Mail",
            "Max Klein;max@klein.example;{name};{mail}",
        ),
    ],
)
def test_the_guest_is_meant_not_the_host_or_buyer(header, row):
    record = one(header, row.format(name="Lena Ott", mail="lena@ott.example"))
    assert (record.card.name, mails(record)) == (Name("Lena Ott"), ["lena@ott.example"])
    assert record.reason is None


def test_where_no_guest_has_an_address_the_others_stay():
    record = one("Email,Attendee name,Attendee email", "max@klein.example,Lena Ott,")
    assert mails(record) == ["max@klein.example"]


@pytest.mark.parametrize("column", ["Teilnehmer", "Besucher", "Attendees"])
def test_how_many_come_is_no_name(column):
    header = f"Name;E-Mail;{column}"
    record = one(header, "Lena Ott;lena@ott.example;2")
    assert (record.card.name, record.reason) == (Name("Lena Ott"), None)


def test_whoever_is_named_beside_the_parts_of_another_name_is_not_mixed_with_it():
    header = "Firma;Name;Vorname;Ansprechpartner"
    record = one(header, "Ott AG;Ott;Lena;Max Klein")
    assert record.card.name == Name("", "Ott", "Lena")
    assert str(record.reason) == (
        "two columns give the name: Lena Ott was used, Max Klein was not."
    )
    assert one(header, "Ott AG;;;Max Klein").card.name == Name("Max Klein")
    assert one(header, "Ott AG;Ott;Lena;Frau L. Ott").card.name == Name(
        "Frau L. Ott", "Ott", "Lena"
    )


def test_a_tick_beside_a_name_makes_no_firm_of_it():
    record = one("Name;Kontakt;Telefon", "Lena Ott;ja;030 23125101")
    assert (record.card.name, record.card.kind) == (Name("Lena Ott"), "person")
    assert record.card.tags == ("Kontakt",)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Lena Ott, Max Klein", "Lena Ott, Max Klein"),
        ('"Lena Ott; Max Klein"', "Lena Ott; Max Klein"),
        ("Lena Ott / Max Klein", "Lena Ott / Max Klein"),
        ('"Lena Ott\nMax Klein"', "Lena Ott; Max Klein"),
        ('"Ott, Lena; Klein, Max"', "Ott, Lena; Klein, Max"),
    ],
)
def test_two_people_in_one_cell_are_said(name, kept):
    record = one("Name;Firma", f"{name};Ott AG")
    assert record.card.name == Name(kept)
    assert "may be two people; it was kept as one." in str(record.reason)


@pytest.mark.parametrize(
    "name",
    [
        "Ott, Lena", "Ott, Dr. Lena", "Ott, Lena Maria", "von der Ott, Lena Maria", "Lena Ott, MBA",
        "Lena Ott, Dr. med.", "Lena und Max Ott", "Müller, Meier & Partner", "Ott/Klein", "Lena\nOtt",
    ],
)  # fmt: skip
def test_one_person_is_one(name):
    assert one("Name;Firma", f'"{name}";Ott AG').reason is None


TEAMS = (
    "1. Zusammenfassung\nBesprechungstitel\tKickoff\nTeilnehmende\t2\n\n"
    "2. Teilnehmer\n"
    "Name\tErster Beitritt\tDauer\tE-Mail\tTeilnehmer-ID (UPN)\tRolle\n"
    "Lena Ott\t1.2.26, 10:00:01\t1 Std.\tlena@ott.example\tlena@ott.example\tOrganisator\n"
    "Max Klein\t1.2.26, 10:00:01\t1 Std.\tmax@klein.example\tmax@klein.example\tReferent\n\n"
    "3. Aktivitäten in der Besprechung\n"
    "Name\tBeitrittszeit\tAustrittszeit\tDauer\tE-Mail\tRolle\n"
    "Lena Ott\t1.2.26, 10:00:01\t1.2.26, 11:00:01\t1 Std.\tlena@ott.example\tOrganisator\n"
)


def test_who_came_to_a_meeting_in_teams():
    first, second, *headings, again = read(TEAMS, "utf-16")
    people = [first, second, again]
    names = [Name("Lena Ott"), Name("Max Klein"), Name("Lena Ott")]
    assert [record.card.name for record in people] == names
    assert [record.card.positions for record in people] == [(), (), ()]
    assert [(record.card, record.is_skipped) for record in headings] == [(None, True)] * 2


def test_groups_with_headers_of_their_own():
    header = "Name,Subitems,Company,Email"
    text = f"Contacts\n\n{header}\nLeads\n{header}\nLena Ott,,Ott AG,lena@ott.example\nKim Berg\n"
    title, again, lena, kim = read(text)
    assert [title.is_skipped, again.is_skipped] == [True, True]
    assert "heading of what stands below" in str(title.reason)
    assert [lena.card.name, kim.card.name] == [Name("Lena Ott"), Name("Kim Berg")]


def test_a_name_with_a_number_is_no_heading():
    assert one("Name;Ort;Firma", "1. FC Ott;;").card.name == Name("1. FC Ott")
    assert one("Name", "2. Lena Ott").card.name == Name("2. Lena Ott")


@pytest.mark.parametrize(
    ("roles", "titles"),
    [
        (("member", "Event organizer"), ("", "")),
        (("Teilnehmer", ""), ("", "")),
        (("Mitglied", "Vorstand"), ("Mitglied", "Vorstand")),
        (("Referent", "Moderator"), ("Referent", "Moderator")),
    ],
)
def test_what_somebody_is_to_a_meeting_is_no_job(roles, titles):
    records = read("Name;Rolle\n" + "".join(f"Jana Voß;{role}\n" for role in roles))
    found = ["".join(place.title for place in record.card.positions) for record in records]
    assert found == list(titles)


def test_what_vtiger_refers_to():
    header = "First Name,Last Name,Organization Name,Reports To,Mailing P.O. Box,Mailing City"
    card = one(header, "Lena,Ott,Accounts::::Ott AG,Contacts::::Kim Berg,12,Jena").card
    assert card.positions == (Position("Ott AG"),)
    assert card.relations == (Relation("manager", "Kim Berg"),)
    assert card.addresses == (Address(po_box="12", city="Jena"),)


def test_numbered_columns_without_a_hyphen():
    header = "Name,Email 1 - Label,Email 1 - Value,Phone 1 - Label,Phone 1 - Value"
    card = one(header, "Lena Ott,Work,lena@ott.example,Mobile,0171 3920011").card
    assert card.channels == (
        Channel("email", "lena@ott.example", "work"),
        Channel("phone", "0171 3920011", "cell"),
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            "Gasse 1, 1060 Wien Österreich",
            Address("Gasse 1", "", "", "1060", "Wien", "", "Österreich"),
        ),
        ("Gasse 1, 1060 Wien, Austria", Address("Gasse 1", "", "", "1060", "Wien", "", "Austria")),
        ("Rue 1, 8001 Zürich, CH", Address("Rue 1", "", "", "8001", "Zürich", "", "CH")),
        (
            "Weg 1, 10115 Berlin Deutschland",
            Address("Weg 1", "", "", "10115", "Berlin", "", "Deutschland"),
        ),
        (
            "Weg 1, A-1060 Wien Österreich",
            Address("Weg 1", "", "", "A-1060", "Wien", "", "Österreich"),
        ),
        ("Rue 1, 1060 Wien", Address("Rue 1, 1060 Wien")),
        ("Main 1, Kleine Schweiz", Address("Main 1, Kleine Schweiz")),
    ],
)
def test_the_country_at_the_end_of_an_address_in_one_cell(written, address):
    assert one("Name;Adresse", f'Lena Ott;"{written}"').card.addresses == (address,)


def test_the_mark_of_a_text_is_no_part_of_a_postcode():
    card = one("Name,Zip,City", "Lena Ott,'01067,Dresden").card
    assert card.addresses == (Address(postcode="01067", city="Dresden"),)


@pytest.mark.parametrize(
    ("created", "birthday"),
    [("01/15/2026 10:00am", "1980-04-12"), ("15/01/2026", "1980-12-04"), ("", "04/12/1980")],
)
def test_other_dates_tell_the_order_of_those_that_are_used(created, birthday):
    record = one("Name,Birthdate,Date Created", f"Lena Ott,04/12/1980,{created}")
    assert [day.value for day in record.card.dates] == [birthday]


@pytest.mark.parametrize(
    "written",
    [
        "Mo., 13.04.2026", "Montag, 13. April 2026", "Monday, April 13, 2026",
        "Mon, 13 Apr 2026 10:15:00 +0200",
        "Mon Apr 13 2026 10:12:00 GMT+0200 (Mitteleuropäische Sommerzeit)",
    ],
)  # fmt: skip
def test_a_weekday_before_a_day(written):
    record = one("Name;Gescannt am", f'Lena Ott;"{written}"')
    assert (record.happening, record.reason) == (Happening("met", "2026-04-13"), None)


def test_where_somebody_was_met_does_not_hide_when():
    record = one("Name,Met At,Met On", "Lena Ott,Hannover Messe,2026-04-13")
    assert record.happening == Happening("met", "2026-04-13")


def test_a_table_that_lies_on_its_side_names_nobody():
    text = (
        "Name;Lena Ott;Max Klein\nFirma;Ott AG;Klein GmbH\nE-Mail;l@ott.example;m@klein.example\n"
    )
    assert [(record.card, record.is_skipped) for record in read(text)] == [(None, True)] * 2


@pytest.mark.parametrize(
    ("charset", "name"),
    [("mac-roman", "Mac Roman"), ("cp850", "CP850"), ("cp1252", "Windows-1252")],
)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_charsets_from_before_unicode(charset, name, end):
    text = "Name;Firma;Straße\nJörg Köhler;Löwe AG;Weg 1\nÄnne Groß;Öl GmbH;Süßer Weg\n"
    [first, second] = read(text.replace("\n", end), charset)
    assert [first.card.name, second.card.name] == [Name("Jörg Köhler"), Name("Änne Groß")]
    assert second.card.positions == (Position("Öl GmbH"),)
    assert second.card.addresses == (Address("Süßer Weg"),)
    assert str(first.reason) == f"it is not UTF-8; it was read as {name}."
    assert second.reason is None


@pytest.mark.parametrize("text", ["Dušan Škoda", "DUŠAN ŽIŽEK", "Zoë „Zo” …", "10 € § 5 BGB"])
def test_what_may_be_windows_is_read_so(text):
    [record] = read(f"Name;Firma\n{text};Ott AG\n", "cp1252")
    assert record.card.name == Name(text)


ONE_CELL = (
    "Name,E-Mail,Firma,Notiz\n"
    '"Lena Ott,lena@ott.example,""Ott, AG"",""eins\nzwei"""\n'
    "Max Klein,max@klein.example,K,\n"
)


@pytest.mark.parametrize("header", ["Name,E-Mail,Firma,Notiz", '"Name,""E-Mail"",Firma,Notiz"'])
def test_what_a_german_excel_saves_as_one_cell(header):
    """It opens commas as text, and quotes whole rows that had quotation marks."""
    [lena, max_] = read(ONE_CELL.replace("Name,E-Mail,Firma,Notiz", header))
    assert (lena.card.name, mails(lena)) == (Name("Lena Ott"), ["lena@ott.example"])
    assert lena.card.positions == (Position("Ott, AG"),)
    assert lena.card.notes == ("eins\nzwei",)
    assert max_.card.name == Name("Max Klein")
    assert (lena.reason, max_.reason) == (None, None)


def test_blanks_before_quotation_marks():
    record = one("Name, E-Mail, Firma", 'Lena Ott, lena@ott.example, "Ott, AG"')
    assert (record.card.positions, record.reason) == ((Position("Ott, AG"),), None)


def test_the_quotation_marks_of_sql():
    record = one("'Name';'E-Mail'", "'Lena Ott';'lena@ott.example'")
    assert (record.card.name, mails(record)) == (Name("Lena Ott"), ["lena@ott.example"])


def test_a_ruler_below_the_header():
    rows = "| Name | E-Mail |\n|------|:------:|\n| Lena Ott | lena@ott.example |\n"
    [ruler, lena] = read(rows)
    assert (ruler.card, ruler.is_skipped) == (None, True)
    assert (lena.card.name, mails(lena)) == (Name("Lena Ott"), ["lena@ott.example"])


def test_a_couple_in_one_row():
    record = one("Vorname;Name;Vorname;Name", "Lena;Ott;Max;Ott")
    assert record.card.name == Name("", "Ott", "Lena")
    assert str(record.reason) == "two columns give the given: Lena was used, Max was not."


def test_a_name_in_quotation_marks_is_one_cell():
    record = one("Name,Firma", '"Ott, Lena"')
    assert record.card.name == Name("Ott, Lena")
    assert record.card.positions == ()


def test_too_many_cells_in_one_are_too_many():
    record = one("Name,E-Mail", '"Lena Ott,""lena@ott.example"",""zu viel"""')
    assert (record.card, str(record.reason)) == (None, "it has 3 cells for 2 columns.")
