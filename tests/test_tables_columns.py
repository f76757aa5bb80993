"""How the columns of a table are understood: by name, by map, by content, in context."""

import pytest

from relnet.errors import BadValueError
from relnet.formats.tables import FIELDS, find_table, names_somebody, understand
from relnet.formats.tables.contents import ticked
from relnet.formats.tables.words import meaning
from relnet.model.reading import Reading, SavedMap


def fields(header, sample=(), **said):
    """Return the fields of columns, with label and number where they have any."""
    table = understand(header.split(";"), Reading(**said), sample)
    return [
        " ".join(filter(None, [column.field, column.label, str(column.slot or "")]))
        for column in table.columns
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        # names
        ("Name", "name"),
        ("Full Name", "name"),
        ("Vor- und Nachname", "name"),
        ("Ansprechpartner", "name"),
        ("Vorname", "given"),
        ("First name", "given"),
        ("firstName", "given"),
        ("FIRST_NAME", "given"),
        ("given", "given"),
        ("Attendee first name", "given"),
        ("Nachname", "family"),
        ("Familienname", "family"),
        ("Surname", "family"),
        ("Weitere Vornamen", "additional"),
        ("Anrede", "prefix"),
        ("Titel", "prefix"),
        ("Akad. Titel", "prefix"),
        ("Namenszusatz", "suffix"),
        ("Spitzname", "nickname"),
        # work
        ("Firma", "organization"),
        ("Unternehmen", "organization"),
        ("Company", "organization"),
        ("Company Name", "organization"),
        ("Organisation", "organization"),
        ("Firma 2", "organization 2"),
        ("Abteilung", "department"),
        ("Position", "title"),
        ("Funktion", "title"),
        ("Job title", "title"),
        ("Title", "title"),
        # channels
        ("E-Mail", "email"),
        ("Email", "email"),
        ("eMail", "email"),
        ("Mail", "email"),
        ("E-Mail-Adresse", "email"),
        ("Ihre E-Mail-Adresse", "email"),
        ("E-Mail 2", "email 2"),
        ("E-Mail (geschäftlich)", "email work"),
        ("Private E-Mail", "email home"),
        ("Telefon", "phone"),
        ("Tel.", "phone"),
        ("Telefonnummer", "phone"),
        ("Telefon privat", "phone home"),
        ("Telefon (privat 2)", "phone home 2"),
        ("Tel. dienstlich", "phone work"),
        ("workPhone", "phone work"),
        ("Mobil", "mobile cell"),
        ("Handy", "mobile cell"),
        ("Diensthandy", "mobile work cell"),
        ("Telefon mobil privat", "mobile home cell"),
        ("Phone - Mobile", "mobile cell"),
        ("Fax", "fax fax"),
        ("Business Fax", "fax work fax"),
        ("Website", "url"),
        ("Unternehmens-Website", "url work"),
        ("LinkedIn", "profile linkedin"),
        ("LinkedIn URL", "profile linkedin"),
        ("XING-Profil", "profile xing"),
        ("WhatsApp-Nummer", "messenger whatsapp"),
        # places
        ("Straße", "street"),
        ("Strasse", "street"),
        ("Straße/Hausnummer", "street"),
        ("Hausnummer", "house_number"),
        ("Adresszusatz", "extended"),
        ("PLZ", "postcode"),
        ("Zip Code", "postcode"),
        ("PLZ/Ort", "postcode_city"),
        ("Ort", "city"),
        ("Wohnort", "city"),
        ("Bundesland", "region"),
        ("Land", "country"),
        ("Anschrift", "address"),
        ("Privatadresse", "address home"),
        ("workAddress.city", "city work"),
        # the rest
        ("Geburtstag", "birthday"),
        ("Geb.-Datum", "birthday"),
        ("Date of birth", "birthday"),
        ("Notiz", "note"),
        ("Comments", "note"),
        ("Kategorien", "tag"),
        ("Tags", "tag"),
        ("Scan time", "met_on"),
        ("Gescannt am", "met_on"),
        ("first_upload", "met_on"),
        ("Bewertung", "rating"),
        ("Badge-ID", "badge"),
        ("Ticketnummer", "badge"),
        ("Sprache", "language"),
        ("device_name", "-"),
        # as CRM systems and forms have them
        ("Associated Company", "organization"),
        ("Verknüpftes Unternehmen", "organization"),
        ("Name (Adressattyp Unternehmen)", "organization"),
        ("Vorname (Adressattyp natürl. Person)", "given"),
        ("Attendee name: Given name", "given"),
        ("Attendee name: Title", "prefix"),
        ("Ansprechpartner Nachname", "family"),
        ("Ansprechpartner E-Mail", "email"),
        ("Vorname 1", "given"),
        ("Phone #", "phone"),
        ("Barcode #", "badge"),
        ("Street #", "street_number"),
        ("Street #1", "street"),
        ("Address #2", "extended"),
        ("Company # 2", "organization 2"),
        ("Contact #", "phone"),
        ("Telefon (optional)", "phone"),
        ("E-Mail-Adresse (Pflichtfeld) *", "email"),
        ("Birthday (MM/DD/YYYY)", "birthday"),
        ("Tel. p", "phone home"),
        ("E-Mail geschäftl.", "email work"),
        ("Postanschrift PLZ", "postcode"),
        ("Stellung im Betrieb", "title"),
        ("Tel. d", "phone work"),
        ("Firma / Company", "organization"),
        ("Straße/Street", "street"),
        ("Skype ID", "messenger skype"),
        ("Twitter Handle", "profile twitter"),
        ("Company LinkedIn URL", "url work"),
        ("Business WhatsApp", "messenger whatsapp"),
        ("Reports To", "manager"),
        ("Beschreibung", "note"),
        ("Lead Captured Date", "met_on"),
        # from around
        ("Prénom", "given"),
        ("Courriel", "email"),
        ("NPA", "postcode"),
        ("Localité", "city"),
        ("Téléphone (bureau)", "phone work"),
        ("Code postal", "postcode"),
        ("Achternaam", "family"),
        ("Bedrijf", "organization"),
        ("Correo electrónico", "email"),
        ("Móvil", "mobile cell"),
        ("Cognome", "family"),
        ("Nazwisko", "family"),
        ("Geschlecht", "-"),
        # what nobody can know
        ("Kunde", ""),
        ("Partner", ""),
        ("Lead Source", ""),
        ("Emergency contact phone", ""),
        ("Company ID", ""),
        ("Ticket", ""),
        ("Halle", ""),
        ("#", ""),
        ("Attendee #", ""),
        ("Vorname 2", ""),
        ("Name 1", ""),
        ("Kunde Name 1", ""),
        ("Name / Firma", ""),
        ("Account Name.id", ""),
        ("qr_code_url", ""),
        ("Interner Ansprechpartner", ""),
        ("", ""),
        ("E-Mail" * 20, ""),
    ],
)
def test_names_of_columns(name, field):
    assert fields(f"{name};Mood")[0] == field


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Vorname;Name", ["given", "family"]),
        ("Prénom;Nom", ["given", "family"]),
        ("Nom;Courriel", ["name", "email"]),
        ("Nombre;Apellidos", ["given", "family"]),
        ("Nome;Cognome", ["given", "family"]),
        ("Vorname;Nachname;Name", ["given", "family", "name"]),
        ("Name;Title", ["name", "title"]),
        ("Name;Title;Job title", ["name", "prefix", "title"]),
        (
            "Geburtstag;Geburtsmonat;Geburtsjahr",
            ["day_of_birth", "month_of_birth", "year_of_birth"],
        ),
        ("Geburtstag;Name", ["birthday", "name"]),
        ("Name;Ansprechpartner", ["organization", "name"]),
        ("Name;Firma;Kontakt", ["name", "organization", "name"]),
        ("Name;Name", ["name", "name"]),
        ("Name;Contact No.;Phone No.", ["name", "", "phone"]),
        ("Name;Contact #;Telefon privat", ["name", "", "phone home"]),
        ("Name;Contact number;Fax", ["name", "phone", "fax fax"]),
        ("Kundennummer;Name 1;Name 2;Straße", ["", "", "", "street"]),
        ("E-Mail;E-Mail", ["email", "email"]),
    ],
)
def test_names_that_depend_on_the_others(header, expected):
    assert fields(header) == expected


def test_every_field_is_a_name_of_its_own():
    assert [fields(f"{field};Mood")[0].split()[0] for field in FIELDS] == [*FIELDS]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["ja", "", "nein"], "tag"),
        (["x", ""], "tag"),
        (["Yes", "No"], "tag"),
        (["TRUE", "FALSE"], "tag"),
        (["1", "0", ""], "tag"),
        (["1", ""], "tag"),
        (["✓"], "tag"),
        (["1", "1"], ""),
        (["1", "2", ""], ""),
        (["0", ""], ""),
        (["nein", "nein"], ""),
        (["ja", "vielleicht"], ""),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_ticks_are_known_by_their_cells(cells, field):
    assert fields("Name;Kunde", [["Jana Voß", cell] for cell in cells])[1] == field


@pytest.mark.parametrize(
    ("name", "cells", "field"),
    [
        ("Title", ["Mr", "Dr.", ""], "prefix"),
        ("Title", ["CEO", "Dr."], "title"),
        ("Title", [], "title"),
        ("Titel", ["Prof. Dr.", "Dipl.-Ing."], "prefix"),
        ("Titel", ["Leiter Einkauf", ""], "title"),
        ("Titel", ["", ""], "prefix"),
        ("Job title", ["Dr."], "title"),
        ("Anrede", ["Liebe Jana"], "prefix"),
    ],
)
def test_titles_before_names_are_known_by_their_cells(name, cells, field):
    assert fields(f"Name;{name}", [["Jana Voß", cell] for cell in cells])[1] == field


@pytest.mark.parametrize(
    "title",
    [
        "DI", "Mag.a", "Dr.in", "M.Sc.", "B.A.", "Dkfm.", "Dipl.-Wirt.-Ing.", "Prof. em. Dr.",
        "Priv.-Doz. Dr.", "LL.M.", "Ph.D.", "Univ.-Prof.in", "Dipl.-Päd.", "Dr. E.h.",
    ],
)  # fmt: skip
def test_a_degree_is_known_in_its_many_spellings(title):
    assert fields("Vorname;Nachname;Titel", [["Jana", "Voß", title]])[2] == "prefix"


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Vorname;Nachname;Titel", ["Dr.", "", "Prof. Dr.", "Freiherr"], "prefix"),
        ("Vorname;Nachname;Titel", ["Dr.", "Freiherr"], "title"),
        ("Anrede;Nachname;Titel", ["Dr.", "Freiherr"], "prefix"),
        ("Salutation;Last name;Title", ["Dr.", "Laird"], "prefix"),
        ("Anrede;Nachname;Titel", ["Dr.", "Leiterin Einkauf", "Vorstand"], "title"),
    ],
)
def test_one_unknown_title_does_not_take_away_the_others(header, cells, field):
    assert fields(header, [["Frau", "Voß", cell] for cell in cells])[2] == field


def test_a_column_without_a_name_cannot_be_a_tag():
    assert fields("Name;", [["Jana", "x"]]) == ["name", ""]


@pytest.mark.parametrize(
    ("header", "days", "order"),
    [
        ("Name;Birthday", ["4/15/1980"], "mdy"),
        ("Name;Birthday", ["15/4/1980", "4/5/1980"], "dmy"),
        ("Name;Birthday", ["4/5/1980"], ""),
        ("Name;Birthday", ["15/4/1980", "4/15/1980"], ""),
        ("Name;Geburtstag", ["4/5/1980"], "dmy"),
        ("Name;Geburtstag", ["4/15/1980"], "mdy"),
        ("Name;Birthday", ["1980-15-04", "", "soon"], ""),
    ],
)
def test_the_order_of_dates_with_slashes(header, days, order):
    sample = [["Jana", day] for day in days]
    assert understand(header.split(";"), Reading(), sample).order == order


# What the owner says.


def test_a_map_comes_before_all_else():
    header = ["Firma", "Kontakt-Nr", "Mood", "E-Mail", "Name"]
    columns = {"Firma": "title", "Kontakt-Nr": "badge", "Mood": "-", "E-Mail": ""}
    table = understand(header, Reading(columns=columns))
    assert [(column.field, column.by) for column in table.columns] == [
        ("title", "map"),
        ("badge", "map"),
        ("-", "map"),
        ("-", "map"),
        ("name", "synonym"),
    ]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ("organization", "organization"),
        ("Firma", "organization"),
        ("firma 2", "organization 2"),
        ("Telefon privat", "phone home"),
        ("phone work", "phone work"),
        ("MOBILE", "mobile cell"),
        ("met_on", "met_on"),
        ("Titel", "prefix"),
        ("title", "title"),
        ("linkedin", "profile linkedin"),
    ],
)
def test_a_map_speaks_the_language_of_the_columns(wish, field):
    assert fields("Mood;Name", columns={"Mood": wish})[0] == field


@pytest.mark.parametrize("name", ["Firma (alt)", "firma alt", "FIRMA_ALT"])
def test_a_map_names_columns_nearly_as_written(name):
    assert fields("Firma (alt);Name", columns={name: "note"})[0] == "note"


def test_a_column_without_a_name_has_its_number():
    assert fields(";Name;Name", columns={"#1": "email", "Name #3": "-"}) == ["email", "name", "-"]


@pytest.mark.parametrize(
    ("columns", "what", "hint"),
    [
        ({"Mood": "colour"}, "Mood=colour", "given"),
        ({"Mood": "id"}, "Mood=id", "given"),
        ({"Moood": "note"}, "Moood=note", "Name, Firma, Unternehmen, Mood"),
        ({"Firma": "organization", "Mood": "organization"}, "Mood=organization", "Firma is its"),
        ({"Name": "given", "Mood": "Vorname"}, "Mood=Vorname", "Name is its given already"),
    ],
)
def test_a_map_that_makes_no_sense(columns, what, hint):
    with pytest.raises(BadValueError) as caught:
        fields("Name;Firma;Unternehmen;Mood", columns=columns)
    assert what in str(caught.value)
    assert hint in str(caught.value.hint)


def test_fields_with_many_values_may_be_mapped_from_many_columns():
    columns = {"Name": "note", "Mood": "note", "Firma": "tag", "Unternehmen": "tag"}
    assert fields("Name;Firma;Unternehmen;Mood", columns=columns) == ["note", "tag", "tag", "note"]


def test_what_is_mapped_is_not_understood_elsewhere():
    table = understand(["Firma", "Halter"], Reading(columns={"Halter": "organization"}))
    assert [(column.field, column.by) for column in table.columns] == [
        ("", "map"),
        ("organization", "map"),
    ]


SAVED = SavedMap("fair", ("Kontakt", "Wert"), {"Wert": "rating", "Kontakt": "email"})


@pytest.mark.parametrize("header", ["Kontakt;Wert", "Wert;Kontakt", "KONTAKT;wert"])
def test_a_saved_map_is_found_by_the_header(header):
    table = understand(header.split(";"), Reading(maps=(SAVED,)))
    assert table.saved == "fair"
    assert {(column.field, column.by) for column in table.columns} == {
        ("rating", "saved"),
        ("email", "saved"),
    }


def test_a_saved_map_is_for_its_header_only():
    table = understand(["Kontakt", "Wert", "Ort"], Reading(maps=(SAVED,)))
    assert (table.saved, table.columns[1].field) == ("", "")


def test_what_is_said_now_comes_before_what_was_saved():
    reading = Reading(columns={"Wert": "note"}, maps=(SAVED,))
    table = understand(["Kontakt", "Wert"], reading)
    assert [(column.field, column.by) for column in table.columns] == [
        ("email", "saved"),
        ("note", "map"),
    ]


@pytest.mark.parametrize(
    ("header", "is_usable"),
    [
        ("Name;Mood", True),
        ("E-Mail;Mood", True),
        ("Badge ID;Mood", True),
        ("Firma;Ort", True),
        ("Firma;Position", False),
        ("Ort;PLZ", False),
        ("Mood;Weather", False),
    ],
)
def test_a_table_must_name_somebody(header, is_usable):
    assert names_somebody(understand(header.split(";"), Reading())) is is_usable


def test_a_file_is_explained_by_its_beginning():
    head = "Leads\n\nName;Kunde;Mood\nJana Voß;ja;good\n".encode()
    table = find_table(head, Reading())
    assert (table.dialect, [(c.name, c.field, c.by) for c in table.columns]) == (
        "csv",
        [("Name", "name", "synonym"), ("Kunde", "tag", "content"), ("Mood", "", "")],
    )
    assert find_table(b"hello\n", Reading()) is None


@pytest.mark.parametrize(
    ("column", "tag"),
    [
        ("Newsletter (J/N)", "Newsletter"),
        ("Newsletter (ja/nein)?", "Newsletter"),
        ("Newsletter J/N", "Newsletter"),
        ("VIP (x)", "VIP"),
        ("Rückruf?", "Rückruf"),
        ("Katalog (Y / N)", "Katalog"),
        ("Messe (Halle 4)", "Messe (Halle 4)"),
        ("Kat. A/B", "Kat. A/B"),
        ("(x)", "(x)"),
    ],
)
def test_a_tick_says_what_its_column_is_called_without_how_to_tick(column, tag):
    assert ticked(column) == tag


@pytest.mark.parametrize(
    "column",
    ["Besucht am", "Gesprächsdatum", "Visit date", "Datum des Besuchs", "Visited on", "Besuch am"],
)
def test_the_day_of_a_visit_is_that_of_a_meeting(column):
    assert meaning(column).field == "met_on"


@pytest.mark.parametrize(("job", "title"), [("Position", "prefix"), ("Ort", "title")])
def test_a_title_beside_a_job_stands_before_the_name(job, title):
    rows = [["Dr.", "Anna", "Weber", "x"], ["Architektin", "Eva", "Koch", "y"]]
    table = understand(["Titel", "Vorname", "Nachname", job], Reading(), rows)
    assert table.columns[0].field == title


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Organization - Address", "address work"),
        ("Organisation E-Mail", "email work"),
        ("Person - Organization", "organization"),
        ("Organization Number", ""),
        ("Abteilung Nr.", ""),
        ("MAILINGSTREET", "street"),
        ("OTHERCITY", "city other"),
        ("HOMEPHONE", "phone home"),
        ("Workshop", ""),
        ("Tel. dienstl.", "phone work"),
        ("Zweite E-Mail", "email"),
        ("Anderes Telefon", "phone other"),
        ("Current Company", "organization"),
        ("Calle del trabajo", "street work"),
        ("Télécopie (bureau)", "fax work fax"),
        ("Indirizzo posta elettronica", "email"),
        ("Namensvorsatz", "particle"),
    ],
)
def test_what_programs_call_their_columns(name, field):
    assert fields(f"{name};Mood")[0] == field


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (
            "Firma;Ansprechpartner 1;E-Mail 1;Telefon 1;Ansprechpartner 2;E-Mail 2;Telefon 2",
            ["organization", "name", "email 1", "phone 1", "", "", ""],
        ),
        ("Name 1;Name 2;Telefon 1;Telefon 2", ["", "", "phone 1", "phone 2"]),
        ("Vorname;Nachname;Vorname 2;E-Mail 2", ["given", "family", "", "email 2"]),
        ("Name;Erfaßt am;Geändert am", ["name", "", ""]),
        ("Name;Erfasst am;Erfasst von", ["name", "met_on", "-"]),
        ("Name;Headline;Job Title", ["name", "", "title"]),
        ("Name;Headline", ["name", "title"]),
        ("Titre;Prénom;Nom;Titre", ["prefix", "given", "family", "title"]),
    ],
)
def test_what_other_columns_show_to_be_about_something_else(header, found):
    assert fields(header) == found


@pytest.mark.parametrize(
    ("column", "cells", "field"),
    [
        ("Privat", ["030 23125010", "", "23125011"], "phone home"),
        ("Work", ["+49 30 23125010"], "phone work"),
        ("Privat", ["ja", "nein"], "tag"),
        ("Privat", ["10115", "20095"], ""),
        ("Privat", ["Tennis"], ""),
        ("Firma", ["030 23125010"], "organization"),
        ("Nummer", ["030 23125010"], ""),
        ("Hauptansprechpartner", ["ja", ""], "tag"),
        ("E-Mail", ["ja", "nein"], "tag"),
        ("Telefon", ["1", ""], "phone"),
    ],
)
def test_a_place_with_numbers_is_where_somebody_is_called(column, cells, field):
    assert fields(f"Name;{column}", [["Jana Voß", cell] for cell in cells])[1] == field


@pytest.mark.parametrize(
    ("cells", "field"),
    [(["Nix AG", "Voß GmbH"], "organization"), (["Nix, Ada", "Voß, Jana"], "name")],
)
def test_a_name_beside_first_and_last_name_may_be_the_firms(cells, field):
    rows = [["Ada", "Nix", cells[0]], ["Jana", "Voß", cells[1]]]
    assert fields("Vorname;Nachname;Name", rows)[2] == field
