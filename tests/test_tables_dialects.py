"""What Google, Outlook and Thunderbird write, in their versions and languages."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from relnet.formats import tables
from relnet.formats.kinds import detect
from relnet.formats.sources import open_source
from relnet.formats.tables.wishes import SINGLE
from relnet.model.card import Address, Channel, Name, Position, Relation, SpecialDate
from relnet.model.reading import Reading

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def table(header, *people, delimiter=","):
    """Return a CSV: people are given by column names."""
    out = io.StringIO()
    columns = header.split(",")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    for person in people:
        assert not person.keys() - {*columns}
        writer.writerow([person.get(column, "") for column in columns])
    return out.getvalue()


def read(text, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    with open_source(io.BytesIO(data)) as parts:
        return [(part.format, record) for part in parts for record in part.records]


def card(text, form, encoding="utf-8"):
    """Return the only card of a table, of which there is nothing to remark."""
    [(found, record)] = read(text, encoding)
    assert (found, record.reason) == (form, None)
    return record.card


# Google.

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "E-mail 2 - Type,E-mail 2 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
    "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,"
    "Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,"
    "Organization 1 - Job Description,Relation 1 - Type,Relation 1 - Value,Website 1 - Type,"
    "Website 1 - Value,Event 1 - Type,Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Phone 12 - Label,Phone 12 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,"
    "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,"
    "Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value"
)
OLD = {
    "Name": "Dr. Jana Maria Voß",
    "Given Name": "Jana",
    "Additional Name": "Maria",
    "Family Name": "Voß",
    "Name Prefix": "Dr.",
    "Birthday": "--04-15",
    "Occupation": "physicist",
    "Notes": "Likes trains,\nand tea",
    "Group Membership": "* myContacts ::: Fair 2026 ::: Choir",
    "E-mail 1 - Type": "Work",
    "E-mail 1 - Value": "jana@voss.example",
    "E-mail 2 - Type": "* Home",
    "E-mail 2 - Value": "jana@example.com ::: jmv@example.com",
    "IM 1 - Service": "Skype",
    "IM 1 - Value": "jana.voss",
    "Phone 1 - Type": "Work Fax",
    "Phone 1 - Value": "+49 30 23125011",
    "Phone 2 - Type": "Mobile",
    "Phone 2 - Value": "+49 171 3920001 ::: +49 171 3920002",
    "Address 1 - Type": "Work",
    "Address 1 - Formatted": "Am Markt 1\n99084 Erfurt",
    "Address 1 - Street": "Am Markt 1",
    "Address 1 - City": "Erfurt",
    "Address 1 - Postal Code": "99084",
    "Address 1 - Country": "DE",
    "Organization 1 - Name": "Voß AG",
    "Organization 1 - Title": "Leiterin, Einkauf",
    "Organization 1 - Department": "Einkauf",
    "Relation 1 - Type": "Mother",
    "Relation 1 - Value": "Eva Groß",
    "Website 1 - Type": "Blog",
    "Website 1 - Value": "https://voss.example/blog",
    "Event 1 - Type": "Anniversary",
    "Event 1 - Value": "2004-06-12",
    "Custom Field 1 - Type": "Coffee",
    "Custom Field 1 - Value": "black",
}
NEW_NAMES = {
    "Given Name": "First Name",
    "Additional Name": "Middle Name",
    "Family Name": "Last Name",
    "Group Membership": "Labels",
    "Organization 1 - Name": "Organization Name",
    "Organization 1 - Title": "Organization Title",
    "Organization 1 - Department": "Organization Department",
}


def newer(person):
    names = {
        NEW_NAMES.get(name, name).replace(" - Type", " - Label"): text
        for name, text in person.items()
    }
    return {name: text for name, text in names.items() if name in GOOGLE_NEW.split(",")}


@pytest.mark.parametrize(
    "text", [table(GOOGLE_OLD, OLD), table(GOOGLE_NEW, newer(OLD))], ids=["old", "new"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_google(text, encoding):
    jana = card(text, "google", encoding)
    assert jana.name == Name("Dr. Jana Maria Voß", "Voß", "Jana", "Maria", "Dr.")
    assert jana.positions == (Position("Voß AG", "Einkauf", "Leiterin, Einkauf"),)
    assert jana.dates == (
        SpecialDate("birthday", "--04-15"),
        SpecialDate("anniversary", "2004-06-12"),
    )
    assert jana.tags == ("Fair 2026", "Choir")
    assert jana.notes == ("Likes trains,\nand tea", "Coffee: black")
    assert jana.relations == (Relation("parent", "Eva Groß", "Mother"),)
    assert jana.addresses == (
        Address("Am Markt 1", postcode="99084", city="Erfurt", country="DE", label="work"),
    )
    assert Channel("url", "https://voss.example/blog", "Blog") in jana.channels
    assert Channel("phone", "+49 30 23125011", "work fax") in jana.channels


def test_google_marks_what_is_preferred_and_puts_several_into_a_cell():
    jana = card(table(GOOGLE_OLD, OLD), "google")
    assert [c for c in jana.channels if c.kind != "url"] == [
        Channel("email", "jana@example.com", "home", preferred=True),
        Channel("email", "jana@voss.example", "work"),
        Channel("email", "jmv@example.com", "home"),
        Channel("messenger", "skype:jana.voss"),
        Channel("phone", "+49 30 23125011", "work fax"),
        Channel("phone", "+49 171 3920001", "cell"),
        Channel("phone", "+49 171 3920002", "cell"),
    ]


@pytest.mark.parametrize(
    ("parts", "addresses"),
    [
        ({"Formatted": "Am Markt 1\n99084 Erfurt"}, [Address("Am Markt 1", postcode="99084", city="Erfurt")]),
        (
            {"Street": "Am Markt 1 ::: Ring 2", "City": "Erfurt ::: Jena", "Label": "* Home"},
            [Address("Am Markt 1", city="Erfurt", label="home"),
             Address("Ring 2", city="Jena", label="home")],
        ),
        ({"Label": "Home"}, []),
        ({"Country": "DE", "Label": "* "}, [Address(country="DE")]),
    ],
)  # fmt: skip
def test_google_addresses(parts, addresses):
    person = {"First Name": "Jana"} | {f"Address 1 - {part}": text for part, text in parts.items()}
    assert list(card(table(GOOGLE_NEW, person), "google").addresses) == addresses


@pytest.mark.parametrize(
    ("labels", "tags"),
    [
        ("* myContacts", ()),
        ("* My Contacts ::: Governo", ("Governo",)),
        ("* Other Contacts", ()),
        ("Choir, alto ::: * friends", ("Choir, alto",)),
        ("Choir", ("Choir",)),
        ("", ()),
    ],
)
def test_google_groups(labels, tags):
    assert card(table(GOOGLE_NEW, {"First Name": "Jana", "Labels": labels}), "google").tags == tags


def test_google_without_a_name():
    """Google keeps whoever was written to."""
    text = table(
        GOOGLE_NEW, {"Labels": "* Other Contacts", "E-mail 1 - Value": "eva@gross.example"}
    )
    assert card(text, "google").channels == (Channel("email", "eva@gross.example"),)
    firm = card(table(GOOGLE_NEW, {"Organization Name": "Voß AG"}), "google")
    assert (firm.kind, firm.name, firm.positions) == ("organization", Name("Voß AG"), ())


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected files are not here")
def test_a_collected_google_file():
    folder = CORPUS / "exports" / "richbodo+prm"
    known = json.loads(
        (folder / "tests__fixtures__google_csv__expected__contacts.json").read_text("utf-8")
    )
    found = read((folder / "tests__fixtures__google_csv__sources__contacts.csv").read_bytes())
    assert {form for form, _ in found} == {"google"}
    assert not [record.reason for _, record in found if record.reason]
    cards = [record.card for _, record in found]
    mails = [[c for c in card.channels if c.kind == "email"] for card in cards]
    assert sorted(card.name.formatted for card in cards) == known["fns"]
    assert sum(map(bool, mails)) == known["with_email"]
    assert sum(len(group) > 1 for group in mails) == known["with_multi_email"]
    assert (
        sum(any(c.kind == "phone" for c in card.channels) for card in cards) == known["with_phone"]
    )
    assert (
        sum(any(c.kind == "url" for c in card.channels) for card in cards) == known["with_website"]
    )
    assert sum(bool(card.positions) for card in cards) == known["with_org"]
    assert sum(bool(card.dates) for card in cards) == known["with_birthday"]
    assert sum("Starred in Android" in card.tags for card in cards) == known["starred"]


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected files are not here")
def test_a_takeout_archive_holds_everybody_several_times():
    """One folder for each label, and one with all: vCards, read from where they are."""
    start = "tests__fixtures__google_takeout__sources__takeout-duplicates__"
    buffer = io.BytesIO()
    files = sorted((CORPUS / "vcard" / "richbodo+prm").glob(f"{start}*.vcf"))
    with zipfile.ZipFile(buffer, "w") as archive:
        for file in files:
            archive.write(file, file.name.removeprefix(start).replace("__", "/"))
    buffer.seek(0)
    found = read(buffer.getvalue())
    assert len(files) == 2
    assert {form for form, _ in found} == {"vcard"}
    names = [record.card.name.formatted for _, record in found]
    assert (
        len({*names}) < len(names) == sum(file.read_bytes().count(b"BEGIN:VCARD") for file in files)
    )


# Outlook.

OUTLOOK_92 = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,"
    "Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,"
    "Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,"
    "Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,"
    "Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,"
    "Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,"
    "TTY/TDD Phone,Telex,Account,Anniversary,Assistant's Name,Billing Information,Birthday,"
    "Business Address PO Box,Categories,Children,Directory Server,E-mail Address,E-mail Type,"
    "E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,"
    "E-mail 3 Type,E-mail 3 Display Name,Gender,Government ID Number,Hobby,Home Address PO Box,"
    "Initials,Internet Free Busy,Keywords,Language,Location,Manager's Name,Mileage,Notes,"
    "Office Location,Organizational ID Number,Other Address PO Box,Priority,Private,Profession,"
    "Referred By,Sensitivity,Spouse,User 1,User 2,User 3,User 4,Web Page"
)
OUTLOOK_88 = (
    "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,"
    "Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,"
    "Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,"
    "Home Street 2,Home Street 3,Home Address PO Box,Home City,Home State,Home Postal Code,"
    "Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,"
    "Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title,Department,"
    "Office Location,Organizational ID Number,Profession,Account,Business Address,Business Street,"
    "Business Street 2,Business Street 3,Business Address PO Box,Business City,Business State,"
    "Business Postal Code,Business Country,Other Phone,Other Fax,Other Address,Other Street,"
    "Other Street 2,Other Street 3,Other Address PO Box,Other City,Other State,Other Postal Code,"
    "Other Country,Callback,Car Phone,ISDN,Radio Phone,TTY/TDD Phone,Telex,User 1,User 2,User 3,"
    "User 4,Keywords,Mileage,Hobby,Billing Information,Directory Server,Sensitivity,Priority,"
    "Private,Categories"
)
GERMAN_92 = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße geschäftlich,"
    "Straße geschäftlich 2,Straße geschäftlich 3,Ort geschäftlich,Region geschäftlich,"
    "Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Straße privat 2,"
    "Straße privat 3,Ort privat,Bundesland/Kanton privat,Postleitzahl privat,Land/Region privat,"
    "Weitere Straße,Weitere Straße 2,Weitere Straße 3,Weiterer Ort,Weiteres/r Bundesland/Kanton,"
    "Weitere Postleitzahl,Weiteres/e Land/Region,Telefon Assistent,Fax geschäftlich,"
    "Telefon geschäftlich,Telefon geschäftlich 2,Rückmeldung,Autotelefon,Telefon Firma,Fax privat,"
    "Telefon (privat),Telefon (privat 2),ISDN,Mobiltelefon,Weiteres Fax,Weiteres Telefon,Pager,"
    "Haupttelefon,Mobiltelefon 2,Telefon für Hörbehinderte,Telex,Abrechnungsinformation,"
    "Assistent(in),Benutzer 1,Benutzer 2,Benutzer 3,Benutzer 4,Beruf,Büro,E-Mail-Adresse,"
    "E-Mail-Typ,E-Mail: Angezeigter Name,E-Mail 2: Adresse,E-Mail 2: Typ,"
    "E-Mail 2: Angezeigter Name,E-Mail 3: Adresse,E-Mail 3: Typ,E-Mail 3: Angezeigter Name,"
    "Empfohlen von,Geburtstag,Geschlecht,Hobby,Initialen,Internet Frei/Gebucht,Jahrestag,"
    "Kategorien,Kinder,Konto,Name des/r Vorgesetzten,Notizen,Organisationsnr.,Ort,Partner/in,"
    "Postfach geschäftlich,Postfach privat,Priorität,Privat,Reisekilometer,"
    "Sozialversicherungsnr.,Sprache,Stichwörter,Vertraulichkeit,Verzeichnisserver,Webseite,"
    "Weiteres Postfach"
)
OUTLOOK_ONLINE = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,"
    "Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,"
    "Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,"
    "Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,"
    "Assistant's Phone,Company Yomi,Business Street,Business City,Business State,"
    "Business Postal Code,Business Country/Region,Home Street,Home City,Home State,"
    "Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,"
    "Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,"
    "Anniversary,Notes"
)
# Each name of an older or newer version, and the one above.
ALIASES = {
    "Telefon privat": "Telefon (privat)",
    "Telefon privat 2": "Telefon (privat 2)",
    "Land geschäftlich": "Land/Region geschäftlich",
    "Land privat": "Land/Region privat",
    "Weiteres Land": "Weiteres/e Land/Region",
    "Region privat": "Bundesland/Kanton privat",
    "Weitere Region": "Weiteres/r Bundesland/Kanton",
    "Name Assistent": "Assistent(in)",
    "Regierungsnr.": "Sozialversicherungsnr.",
    "Internet-Frei/Gebucht": "Internet Frei/Gebucht",
    "Name des/der Vorgesetzten": "Name des/r Vorgesetzten",
}
OUTLOOK_CARD = {
    "prefix": ("Title", "Anrede", "Dr."),
    "given": ("First Name", "Vorname", "Jana"),
    "additional": ("Middle Name", "Weitere Vornamen", "Maria"),
    "family": ("Last Name", "Nachname", "Voß"),
    "suffix": ("Suffix", "Suffix", "MBA"),
    "organization": ("Company", "Firma", "Voß AG"),
    "department": ("Department", "Abteilung", "Einkauf"),
    "title": ("Job Title", "Position", "Leiterin"),
    "work 1": ("Business Street", "Straße geschäftlich", "Am Markt 1"),
    "work 2": ("Business Street 2", "Straße geschäftlich 2", "Haus B"),
    "work city": ("Business City", "Ort geschäftlich", "Erfurt"),
    "work code": ("Business Postal Code", "Postleitzahl geschäftlich", "99084"),
    "work country": ("Business Country/Region", "Land/Region geschäftlich", "Deutschland"),
    "work region": ("Business State", "Region geschäftlich", "Thüringen"),
    "home city": ("Home City", "Ort privat", "Jena"),
    "home region": ("Home State", "Bundesland/Kanton privat", "TH"),
    "home box": ("Home Address PO Box", "Postfach privat", "123"),
    "other city": ("Other City", "Weiterer Ort", "Gera"),
    "other country": ("Other Country/Region", "Weiteres/e Land/Region", "DE"),
    "other region": ("Other State", "Weiteres/r Bundesland/Kanton", "T"),
    "work phone": ("Business Phone", "Telefon geschäftlich", "+49 30 23125010"),
    "home phone 2": ("Home Phone 2", "Telefon (privat 2)", "+49 30 23125011"),
    "cell": ("Mobile Phone", "Mobiltelefon", "+49 171 3920001"),
    "work fax": ("Business Fax", "Fax geschäftlich", "+49 30 23125012"),
    "main": ("Company Main Phone", "Telefon Firma", "+49 30 23125013"),
    "assistant phone": ("Assistant's Phone", "Telefon Assistent", "+49 30 23125014"),
    "email": ("E-mail Address", "E-Mail-Adresse", "jana@voss.example"),
    "email 2": ("E-mail 2 Address", "E-Mail 2: Adresse", "jana@example.com"),
    "type": ("E-mail Type", "E-Mail-Typ", "SMTP"),
    "shown": ("E-mail Display Name", "E-Mail: Angezeigter Name", "Jana Voß (jana@voss.example)"),
    "place": ("Location", "Ort", "over there"),
    "profession": ("Profession", "Beruf", "physicist"),
    "assistant": ("Assistant's Name", "Assistent(in)", "Uwe Klein"),
    "manager": ("Manager's Name", "Name des/r Vorgesetzten", "Zoë Brandt"),
    "spouse": ("Spouse", "Partner/in", "Ole Ørsted"),
    "children": ("Children", "Kinder", "Lea, Tim"),
    "referrer": ("Referred By", "Empfohlen von", "Nora Falk"),
    "tags": ("Categories", "Kategorien", "Fair 2026;Choir"),
    "note": ("Notes", "Notizen", "Likes trains\nand tea"),
    "page": ("Web Page", "Webseite", "https://voss.example"),
    "language": ("Language", "Sprache", "Deutsch"),
}  # fmt: skip
US, GERMAN_DAYS = ("4/15/1980", "12/6/2004"), ("15.4.1980", "6.12.2004")


def outlook(header, *, is_german, names=None, delimiter=","):
    """Return what Outlook writes about Jana, in columns of other names."""
    person = {row[is_german]: row[2] for row in OUTLOOK_CARD.values()}
    birthday, anniversary = GERMAN_DAYS if is_german else US
    person |= {"Geburtstag": birthday, "Jahrestag": anniversary} if is_german else {
        "Birthday": birthday, "Anniversary": anniversary}  # fmt: skip
    names = names or {}
    header = ",".join(names.get(name, name) for name in header.split(","))
    person = {names.get(name, name): text for name, text in person.items()}
    known = {name: text for name, text in person.items() if name in header.split(",")}
    return table(header, known, delimiter=delimiter)


def check_outlook(jana):
    assert jana.name == Name("Dr. Jana Maria Voß", "Voß", "Jana", "Maria", "Dr.", "MBA")
    assert jana.positions == (Position("Voß AG", "Einkauf", "Leiterin"),)
    assert {*jana.addresses} == {
        Address(
            "Am Markt 1\nHaus B", "", "", "99084", "Erfurt", "Thüringen", "Deutschland", "work"
        ),
        Address(po_box="123", city="Jena", region="TH", label="home"),
        Address(city="Gera", region="T", country="DE", label="other"),
    }
    assert {(channel.value[-3:], channel.label) for channel in jana.channels} == {
        ("010", "work"), ("011", "home"), ("001", "cell"), ("012", "work fax"),
        ("013", "work main"), ("014", "assistant"), ("ple", ""), ("com", ""),
    }  # fmt: skip
    assert len(jana.channels) == 9
    assert {*jana.dates} == {
        SpecialDate("anniversary", "2004-12-06"),
        SpecialDate("birthday", "1980-04-15"),
    }
    assert {(relation.kind, relation.name) for relation in jana.relations} == {
        ("assistant", "Uwe Klein"), ("manager", "Zoë Brandt"), ("spouse", "Ole Ørsted"),
        ("child", "Lea"), ("child", "Tim"), ("contact", "Nora Falk"),
    }  # fmt: skip
    assert (jana.tags, jana.notes) == (("Fair 2026", "Choir"), ("Likes trains\nand tea",))
    assert jana.language == "de"


OLD_COUNTRY = {
    f"{kind} Country/Region": f"{kind} Country" for kind in ("Business", "Home", "Other")
}
VERSIONS = {
    "92": outlook(OUTLOOK_92, is_german=False),
    "92 older": outlook(OUTLOOK_92, is_german=False, names=OLD_COUNTRY),
    "92 semicolons": outlook(OUTLOOK_92, is_german=False, delimiter=";"),
    "88": outlook(
        OUTLOOK_88.replace(" Country", " Country/Region"), is_german=False, names=OLD_COUNTRY
    ),
    "German": outlook(GERMAN_92, is_german=True),
    "German older": outlook(
        GERMAN_92, is_german=True, names={new: old for old, new in ALIASES.items()}
    ),
    "German semicolons": outlook(GERMAN_92, is_german=True, delimiter=";"),
}


@pytest.mark.parametrize("header", [OUTLOOK_92, OUTLOOK_88, OUTLOOK_ONLINE, GERMAN_92])
def test_no_column_of_outlook_means_what_another_one_does(header):
    """Else one of two values would go unused in each row."""
    single = [thing for thing in understood(header.split(",")) if thing[0] in SINGLE]
    assert len(single) == len({*single})


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_outlook(version, encoding):
    check_outlook(card(VERSIONS[version], "outlook", encoding))


@pytest.mark.parametrize("version", VERSIONS)
def test_outlook_in_the_code_page_of_windows(version):
    [(form, record)] = read(VERSIONS[version].replace("Ørsted", "Oersted"), "cp1252")
    assert (form, str(record.reason)) == (
        "outlook",
        "it is not UTF-8; it was read as Windows-1252.",
    )
    assert record.card.name.family == "Voß"


@pytest.mark.parametrize(("old", "new"), ALIASES.items())
def test_each_german_name_of_a_column_means_the_same(old, new):
    header = GERMAN_92.split(",")
    renamed = [old if name == new else name for name in header]
    assert renamed != header
    assert understood(renamed) == understood(header)


def understood(header):
    return [column.thing for column in tables.understand(header, Reading()).columns]


@pytest.mark.parametrize(
    ("header", "column", "written", "day"),
    [
        (OUTLOOK_92, "Birthday", "0/0/00", None),
        (OUTLOOK_92, "Birthday", "0/0/0000", None),
        (OUTLOOK_92, "Birthday", "1/1/4501", None),
        (OUTLOOK_92, "Birthday", "4/5/1980", "1980-04-05"),
        (OUTLOOK_92, "Birthday", "25/4/1980", "1980-04-25"),
        (OUTLOOK_88, "Birthday", "1980-04-05", "1980-04-05"),
        (GERMAN_92, "Geburtstag", "0.0.00", None),
        (GERMAN_92, "Geburtstag", "00.00.0000", None),
        (GERMAN_92, "Geburtstag", "5.4.1980", "1980-04-05"),
        (GERMAN_92, "Geburtstag", "5/4/1980", "1980-04-05"),
        (GERMAN_92, "Geburtstag", "01.01.4501", None),
    ],
)
def test_birthdays_in_the_order_of_the_language(header, column, written, day):
    name = "Vorname" if header is GERMAN_92 else "First Name"
    found = card(table(header, {name: "Jana", column: written}), "outlook")
    assert [date.value for date in found.dates] == ([day] if day else [])


def test_a_british_outlook_shows_its_order_somewhere():
    people = [{"First Name": "Jana", "Birthday": day} for day in ("4/5/1980", "25/4/1980")]
    [(_, first), _] = read(table(OUTLOOK_92, *people))
    assert first.card.dates == (SpecialDate("birthday", "1980-05-04"),)


def test_addresses_of_exchange_are_no_mail_addresses():
    person = {
        "First Name": "Jana",
        "E-mail Address": "/o=Org/ou=Group/cn=jana",
        "E-mail Type": "EX",
    }
    [(_, record)] = read(table(OUTLOOK_92, person))
    assert record.card.channels == ()
    assert "is no mail address" in str(record.reason)
    assert "/o=Org" in record.raw.decode()


def test_outlook_writes_a_whole_address_beside_its_parts():
    person = {"First Name": "Jana", "Home Address": "Am Markt 1, Erfurt"}
    [whole] = card(table(OUTLOOK_88, person), "outlook").addresses
    [parts] = card(table(OUTLOOK_88, person | {"Home City": "Erfurt"}), "outlook").addresses
    assert whole == Address("Am Markt 1, Erfurt", label="home")
    assert parts == Address(city="Erfurt", label="home")


def test_google_writes_its_group_of_all_as_a_category_of_outlook():
    person = {"First Name": "Jana", "Categories": "Choir;myContacts"}
    assert card(table(OUTLOOK_88, person), "outlook").tags == ("Choir",)


# Thunderbird.

THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
    "Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,"
    "Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,"
    "Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,"
    "Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,"
)
THUNDERBIRD_GERMAN = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
    "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,"
    "Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,"
    "Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,"
    "Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,"
    "Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,"
    "Benutzerdef. 4,Notizen,"
)
CELLS = [
    "Jana", "Voß", "Jana Voß", "Jani", "jana@voss.example", "jana@example.com", "jani",
    "+49 30 23125010", "+49 30 23125011", "+49 30 23125012", "", "+49 171 3920001", "Am Markt 1",
    "Haus B", "Erfurt", "Thüringen", "99084", "DE", "Ring 2", "", "Jena", "", "", "", "Leiterin",
    "Einkauf", "Voß AG", "https://voss.example", "", "1980", "4", "15", "A-17", "", "", "", "Tea", "",
]  # fmt: skip


@pytest.mark.parametrize("header", [THUNDERBIRD, THUNDERBIRD_GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_thunderbird(header, encoding):
    jana = card(f"{header}\n{','.join(CELLS)}\n", "thunderbird", encoding)
    assert jana.name == Name("Jana Voß", "Voß", "Jana")
    assert jana.nickname == "Jani"
    assert jana.positions == (Position("Voß AG", "Einkauf", "Leiterin"),)
    assert jana.dates == (SpecialDate("birthday", "1980-04-15"),)
    assert jana.addresses == (
        Address("Am Markt 1\nHaus B", "", "", "99084", "Erfurt", "Thüringen", "DE", "home"),
        Address("Ring 2", city="Jena", label="work"),
    )
    assert [(c.kind, c.label) for c in jana.channels] == [
        ("email", ""), ("email", ""), ("messenger", ""), ("phone", "work"), ("phone", "home"),
        ("phone", "fax"), ("phone", "cell"), ("url", ""),
    ]  # fmt: skip
    assert jana.notes == ("Tea",)


@pytest.mark.parametrize(
    ("year", "month", "day", "birthday"),
    [
        ("", "4", "15", "--04-15"),
        ("1980", "", "", None),
        ("", "", "", None),
    ],
)
def test_parts_of_a_birthday(year, month, day, birthday):
    cells = [*CELLS[:29], year, month, day, *CELLS[32:]]
    jana = card(f"{THUNDERBIRD_GERMAN}\n{','.join(cells)}\n", "thunderbird")
    assert [date.value for date in jana.dates] == ([birthday] if birthday else [])


@pytest.mark.parametrize(
    ("header", "form"),
    [
        (GOOGLE_OLD, "google"),
        (GOOGLE_NEW, "google"),
        (GOOGLE_NEW.partition(",E-mail")[0], "google"),
        (OUTLOOK_92, "outlook"),
        (OUTLOOK_88, "outlook"),
        (GERMAN_92, "outlook"),
        (OUTLOOK_ONLINE, "outlook"),
        (THUNDERBIRD, "thunderbird"),
        (THUNDERBIRD_GERMAN, "thunderbird"),
        ("First Name,Last Name,E-mail Address,Company", "csv"),
        ("Vorname,Nachname,E-Mail-Adresse,Firma", "csv"),
    ],
)
def test_a_header_tells_who_wrote_it(header, form):
    assert detect(header.encode()) == form
