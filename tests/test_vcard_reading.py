"""From the bytes of a vCard file to cards: one table of cases for each kind of trap."""

from io import BytesIO

import pytest

from relnet.formats.vcard import read
from relnet.model.card import Address, Channel, Name, Position, SpecialDate

ANNA = "FN:Anna Weber"


def file_of(*lines, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def records(data):
    return list(read(BytesIO(data.encode() if isinstance(data, str) else data)))


def record(*lines, **how):
    (found,) = records(file_of(*lines, **how))
    return found


def card(*lines, **how):
    found = record(*lines, **how)
    assert found.reason is None
    return found.card


# Names.


@pytest.mark.parametrize(
    ("lines", "version", "expected"),
    [
        (
            ["N:Weber;Anna;Maria;Dr.;M.Sc."],
            "3.0",
            Name("", "Weber", "Anna", "Maria", "Dr.", "M.Sc."),
        ),
        (["FN:Anna Weber"], "4.0", Name("Anna Weber")),
        (["N:;;;;", "FN:Anna Weber"], "3.0", Name("Anna Weber")),
        (["FN:", "N:Weber;Anna"], "3.0", Name("", "Weber", "Anna")),
        (["N: Weber ; Anna "], "3.0", Name("", "Weber", "Anna")),
        (
            ["N:Weber;Anna;Maria,Luise;;M.Sc.,LL.M."],
            "4.0",
            Name("", "Weber", "Anna", "Maria Luise", "", "M.Sc. LL.M."),
        ),
        (["N:Weber\\, Dr.;Anna"], "3.0", Name("", "Weber, Dr.", "Anna")),
        (["N:Weber\\; Sohn;Anna"], "3.0", Name("", "Weber; Sohn", "Anna")),
        (["N:Weber\\\\;Anna"], "3.0", Name("", "Weber\\", "Anna")),
        (["N:Weber, jun.;Anna"], "2.1", Name("", "Weber, jun.", "Anna")),
        (["N:Weber;Anna;;;;Schulz;jun."], "4.0", Name("", "Weber Schulz", "Anna", "", "", "jun.")),
        (
            ["N:Weber Schulz;Anna;;;Dr.,jun.;Schulz;jun."],
            "4.0",
            Name("", "Weber Schulz", "Anna", "", "", "Dr. jun."),
        ),
        (
            ["N:;Anna;;;M.Sc.;Schulz,Bach;;x;y"],
            "4.0",
            Name("", "Schulz Bach", "Anna", "", "", "M.Sc. x y"),
        ),
        (["N:Weber;Anna;;;;;"], "4.0", Name("", "Weber", "Anna")),
        (["FN:C:\\temp\\new\\;x"], "2.1", Name("C:\\temp\\new\\;x")),
        (["FN:Weber\\, Anna, M.Sc."], "2.1", Name("Weber, Anna, M.Sc.")),
        (["FN:Weber\\, Anna"], "3.0", Name("Weber, Anna")),
        (['FN:Anna \\"Änni\\" Weber'], "3.0", Name('Anna "Änni" Weber')),
        (["FN:Weber, Anna"], "3.0", Name("Weber, Anna")),
        (
            ["FN:Anna", "FN:Änne", "N:Weber;Anna", "N:Other;One"],
            "4.0",
            Name("Anna", "Weber", "Anna"),
        ),
        (
            ["N;PHONETIC=ipa;ALTID=1:x;y;;;", "N;ALTID=1:Weber;Anna;;;"],
            "4.0",
            Name("", "Weber", "Anna"),
        ),
        (["fn:Anna Weber"], "3.0", Name("Anna Weber")),
        (["item1.FN:Anna Weber"], "3.0", Name("Anna Weber")),
        (["FN;LANGUAGE=de:Anna Weber"], "3.0", Name("Anna Weber")),
    ],
)
def test_name(lines, version, expected):
    assert card(*lines, version=version).name == expected


INDENTED = """\
const card = `
  BEGIN:VCARD
  VERSION:3.0
  FN:Anna Weber
  NOTE:Kennt
    Paul

  END:VCARD
  BEGIN:VCARD
  FN:Paul Weber
  END:VCARD
`
"""


def test_indented_cards():
    """Programs write their cards so, with or without the first line."""
    outside, anna, paul, end = records(INDENTED)
    assert [outside.card, end.card] == [None, None]
    assert [anna.card.name.formatted, paul.card.name.formatted] == ["Anna Weber", "Paul Weber"]
    assert anna.card.notes == ("Kennt Paul",)
    assert [outside.line, anna.line, paul.line, end.line] == [1, 2, 9, 12]
    assert anna.raw.startswith(b"BEGIN:VCARD\nVERSION:3.0\n")
    assert not anna.reason


@pytest.mark.parametrize("end", ["\tEND:VCARD\n", "END:VCARD\n", ""])
def test_cards_indented_below_their_first_line(end):
    body = "BEGIN:VCARD\n\tVERSION:3.0\n\tFN:Anna Weber\n\tNOTE:Kennt\n\t  Paul\n"
    first, second = records((body + end) * 2)
    assert first.card == second.card
    assert (first.card.name.formatted, first.card.notes) == ("Anna Weber", ("Kennt Paul",))
    assert [first.line, second.line] == [1, 7 if end else 6]


def test_what_is_indented_and_no_card_stays_as_it_is():
    (found,) = records("BEGIN:VCARD\n VERSION:3.0\n NOTE:nobody\nEND:VCARD\n")
    assert found.card is None
    assert found.raw == b"BEGIN:VCARD\n VERSION:3.0\n NOTE:nobody\nEND:VCARD"


def test_version_may_follow_the_name():
    data = "BEGIN:VCARD\nN:Weber, jun.;Anna\nVERSION:2.1\nEND:VCARD\n"
    assert records(data)[0].card.name.family == "Weber, jun."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["NICKNAME:Änni"], "Änni"),
        (["NICKNAME:Änni,Anni"], "Änni, Anni"),
        (["NICKNAME:Änni", "NICKNAME:Anni"], "Änni, Anni"),
        (["NICKNAME:"], ""),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Änni;1;;;;;"], "Änni"),
    ],
)
def test_nickname(lines, expected):
    assert card(ANNA, *lines).nickname == expected


@pytest.mark.parametrize(
    ("lines", "kind", "formatted"),
    [
        (["ORG:Voss AG"], "organization", "Voss AG"),
        (["N:;;;;", "FN:", "ORG:Voss AG;Einkauf"], "organization", "Voss AG"),
        (["FN:Voss AG", "N:;;;;", "ORG:Voss AG"], "organization", "Voss AG"),
        (["FN:Voss", "X-ABShowAs:COMPANY"], "organization", "Voss"),
        (["FN:Chor", "X-EVOLUTION-LIST:TRUE", "EMAIL:a@example.com"], "group", "Chor"),
        (["FN:Anna Weber", "X-EVOLUTION-LIST:FALSE"], "person", "Anna Weber"),
        (["FN:Voss", "KIND:org"], "organization", "Voss"),
        (["FN:Halle 5", "KIND:location"], "organization", "Halle 5"),
        (["FN:Drucker", "KIND:device"], "organization", "Drucker"),
        (["FN:Bot", "KIND:application"], "organization", "Bot"),
        (["FN:Anna", "KIND:x-robot"], "person", "Anna"),
        (["FN:Anna", "X-ABShowAs:PERSON"], "person", "Anna"),
        (["FN:Messe", "KIND:group"], "group", "Messe"),
        (["FN:Messe", "X-ADDRESSBOOKSERVER-KIND:group"], "group", "Messe"),
        (["FN:Anna", "KIND:individual"], "person", "Anna"),
        (["FN:Anna", "ORG:Voss AG"], "person", "Anna"),
        (["N:Weber;Anna", "ORG:Voss AG"], "person", ""),
        (["NICKNAME:Änni", "ORG:Voss AG"], "person", ""),
        (["EMAIL:anna@example.com"], "person", ""),
    ],
)
def test_kind(lines, kind, formatted):
    found = card(*lines)
    assert (found.kind, found.name.formatted) == (kind, formatted)


def test_organization_is_not_employed_by_itself():
    assert card("ORG:Voss AG").positions == ()
    assert card("ORG:Voss AG;Einkauf").positions == (Position("Voss AG", "Einkauf"),)


# How to reach somebody.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("EMAIL:anna@example.com", Channel("email", "anna@example.com")),
        (
            "EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=pref:a@example.com",
            Channel("email", "a@example.com", "work", preferred=True),
        ),
        ("EMAIL;TYPE=internet,home:a@example.com", Channel("email", "a@example.com", "home")),
        (
            "EMAIL;PREF;INTERNET:a@example.com",
            Channel("email", "a@example.com", "", preferred=True),
        ),
        ("EMAIL;PREF=1:a@example.com", Channel("email", "a@example.com", "", preferred=True)),
        ("EMAIL;PREF=2:a@example.com", Channel("email", "a@example.com")),
        ("EMAIL;TYPE=school:a@example.com", Channel("email", "a@example.com", "school")),
        ("EMAIL:mailto:a@example.com", Channel("email", "a@example.com")),
        ("EMAIL: a@example.com ", Channel("email", "a@example.com")),
        ("TEL;WORK;VOICE:+49 30 23125 001", Channel("phone", "+49 30 23125 001", "work")),
        ("TEL;FAX;WORK:030 23125002", Channel("phone", "030 23125002", "work fax")),
        (
            "TEL;type=CELL;type=VOICE;type=pref:0171 3920001",
            Channel("phone", "0171 3920001", "cell", preferred=True),
        ),
        (
            'TEL;VALUE=uri;TYPE="work,voice":tel:+1-555-0100;ext=17',
            Channel("phone", "+1-555-0100 ext. 17", "work"),
        ),
        ("TEL;VALUE=uri:TEL:+1-555-0100", Channel("phone", "+1-555-0100")),
        (r"TEL;TYPE=VOICE\,CELL:0171 3920001", Channel("phone", "0171 3920001", "cell")),
        ("X-MS-TEL;VOICE;COMPANY:030 23125004", Channel("phone", "030 23125004", "company")),
        (
            "TEL;VALUE=uri:tel:0100;phone-context=+1-555",
            Channel("phone", "0100;phone-context=+1-555"),
        ),
        ("TEL;TYPE=HOME,TYPE=FAX:030 23125003", Channel("phone", "030 23125003", "home fax")),
        (
            "URL;TYPE=WORK:https://www.example.com/a,b;c",
            Channel("url", "https://www.example.com/a,b;c", "work"),
        ),
        (r"URL:http\://www.example.com", Channel("url", "http://www.example.com")),
        ("X-EVOLUTION-BLOG-URL:blog.example.com", Channel("url", "blog.example.com")),
        (
            "X-SOCIALPROFILE;type=twitter;x-user=anna:https://x.example/anna",
            Channel("profile", "https://x.example/anna", "twitter"),
        ),
        (
            "X-SOCIALPROFILE;type=Xing;x-user=anna.weber:x-apple:anna.weber",
            Channel("profile", "anna.weber", "xing"),
        ),
        (
            "X-SOCIALPROFILE;type=Xing:x-apple:Anna%20Weber",
            Channel("profile", "Anna Weber", "xing"),
        ),
        (
            "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.example/@anna",
            Channel("profile", "https://m.example/@anna", "mastodon"),
        ),
        (
            "X-LINKEDIN:https://www.linkedin.com/in/anna",
            Channel("profile", "https://www.linkedin.com/in/anna", "linkedin"),
        ),
        (
            "IMPP;TYPE=home:xmpp:anna@example.com",
            Channel("messenger", "xmpp:anna@example.com", "home"),
        ),
        (
            "IMPP;X-SERVICE-TYPE=Skype;type=pref:skype:anna",
            Channel("messenger", "skype:anna", "", preferred=True),
        ),
        ("IMPP;X-SERVICE-TYPE=Threema:x-apple:ANNA1234", Channel("messenger", "threema:ANNA1234")),
        (
            "IMPP;X-SERVICE-TYPE=Matrix:x-apple:@anna:weber.example",
            Channel("messenger", "matrix:@anna:weber.example"),
        ),
        ("IMPP;X-SERVICE-TYPE=Telegram:x-apple:%40anna", Channel("messenger", "telegram:@anna")),
        ("IMPP;X-SERVICE-TYPE=Line:x-apple:%00anna", Channel("messenger", "line:%00anna")),
        ("X-AIM;TYPE=WORK:anna1", Channel("messenger", "aim:anna1", "work")),
        ("X-SKYPE-USERNAME:anna", Channel("messenger", "skype:anna")),
        ("X-GOOGLE TALK:anna@example.com", Channel("messenger", "gtalk:anna@example.com")),
        ("X-messaging/xmpp-All:anna@example.com", Channel("messenger", "xmpp:anna@example.com")),
        ("X-SIP:sip:anna@example.com", Channel("messenger", "sip:anna@example.com")),
        (
            "TEL;TYPE=work;VALUE=uri:sip:anna@example.com",
            Channel("messenger", "sip:anna@example.com", "work"),
        ),
        ("TEL:SIPS:anna@example.com", Channel("messenger", "SIPS:anna@example.com")),
        ("X-MS-IMADDRESS:anna", Channel("messenger", "anna")),
        ("IMPP;SERVICE-TYPE=Matrix:@anna", Channel("messenger", "matrix:@anna")),
        (
            "X-SOCIALPROFILE;type=myspace;x-user=anna:x-apple:",
            Channel("profile", "anna", "myspace"),
        ),
        (
            'SOCIALPROFILE;SERVICE-TYPE="Fedi";USERNAME=anna;VALUE=text;PREF=1:@anna',
            Channel("profile", "@anna", "fedi", preferred=True),
        ),
        ("X-GITHUB:anna", Channel("profile", "anna", "github")),
    ],
)
def test_channel(line, expected):
    assert card(ANNA, line).channels == (expected,)


@pytest.mark.parametrize(
    "line", ["EMAIL:", "TEL;HOME;FAX: ", "URL:", "IMPP:", "X-ICQ:", "ADR:;;;;;;"]
)
def test_empty_values_are_nothing(line):
    found = card(ANNA, line)
    assert found.channels == found.addresses == ()


def test_preferred_channels_come_first():
    found = card(ANNA, "TEL:1", "TEL;PREF:2", "EMAIL:a@example.com", "EMAIL;PREF=1:b@example.com")
    assert [channel.value for channel in found.channels] == [
        "2",
        "b@example.com",
        "1",
        "a@example.com",
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("_$!<Work>!$_", "work"),
        ("_$!<Mobile>!$_", "cell"),
        ("_$!<HomeFAX>!$_", "home fax"),
        ("$!<Home>!$", "home"),
        ("Work", "work"),
        ("Büro\\, Empfang", "Büro, Empfang"),
        ("on-site", "on-site"),
        ("INTERNET", ""),
    ],
)
def test_apple_label(label, expected):
    found = card(ANNA, "item1.TEL:+49 30 23125001", f"item1.X-ABLabel:{label}")
    assert found.channels[0].label == expected


def test_apple_labels_belong_to_their_group():
    found = card(
        ANNA,
        "ITEM2.X-ABLABEL:Hotel",
        "item1.TEL;type=HOME:1",
        "item2.TEL;type=HOME:2",
        "item3.ADR:;;Gasse 1;;;;",
        "item3.X-ABLabel:",
        "TEL;type=CELL:3",
    )
    assert [(c.value, c.label) for c in found.channels] == [
        ("1", "home"),
        ("2", "Hotel"),
        ("3", "cell"),
    ]
    assert found.addresses[0].label == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "ADR;TYPE=WORK:Postfach 1;Hof 2;Lindenstraße 3;Hannover;NI;30159;Germany",
            Address(
                "Lindenstraße 3",
                "Hof 2",
                "Postfach 1",
                "30159",
                "Hannover",
                "NI",
                "Germany",
                "work",
            ),
        ),
        ("ADR;HOME:;Stettin", Address(extended="Stettin", label="home")),
        (
            "ADR:;;Weg 1\\, Hof\\nHaus 2;Ulm, Donau;;;",
            Address("Weg 1, Hof\nHaus 2", city="Ulm, Donau"),
        ),
        ("ADR:;;Weg\\; 1;;;;", Address("Weg; 1")),
        ("ADR;HOME;PREF;:;;Weg 1;;;;", Address("Weg 1", label="home")),
        ('ADR;LABEL="Weg 1; Hof: 2\\nUlm":;;Weg 1;Ulm;;;', Address("Weg 1", city="Ulm")),
        ("ADR:;;;;;;Germany;Zimmer 5;3", Address(extended="Zimmer 5, 3", country="Germany")),
        (
            "ADR:;Haus B\\, Zimmer 5;Weg 12;Ulm;;89073;;5;;;12;Weg;B;;;;Münster;",
            Address("Weg 12", "Haus B, Zimmer 5, Münster", postcode="89073", city="Ulm"),
        ),
        ("ADR:;;;;;;;Zimmer 5", Address(extended="Zimmer 5")),
        ('ADR;TYPE=home;LABEL="Weg 1\\nUlm":;;;;;;', Address("Weg 1\nUlm", label="home")),
        ("LABEL;WORK;PREF:Weg 1\\n , \\n89073 Ulm\\n", Address("Weg 1\n89073 Ulm", label="work")),
        ("item1.LABEL:Weg 1\nitem1.X-ABLabel:Büro", Address("Weg 1", label="Büro")),
    ],
)
def test_address(line, expected):
    assert card(ANNA, *line.split("\n")).addresses == (expected,)


@pytest.mark.parametrize(
    ("lines", "streets"),
    [
        (["ADR;WORK:;;Weg 1;Ulm;;;", "LABEL;WORK:Anna, Weg 1"], ["Weg 1"]),
        (["LABEL:Weg 1\\nUlm\\nGermany", "ADR;WORK:;;Weg 1;Ulm;;;"], ["Weg 1"]),
        (["ADR;WORK:;;Weg 1;Ulm;;;Germany", "LABEL;HOME:Ulm, Weg 1"], ["Weg 1"]),
        (["ADR;WORK:;;Weg 1;;;;", "LABEL;HOME:Hof 2"], ["Weg 1", "Hof 2"]),
        (["LABEL;WORK:Weg 1", "LABEL;WORK:Hof 2"], ["Weg 1", "Hof 2"]),
        (["ADR;HOME:;;;;;;", "LABEL;HOME:\\n,  \\n"], []),
    ],
)
def test_label_is_an_address_that_no_other_property_tells(lines, streets):
    assert [address.street for address in card(ANNA, *lines).addresses] == streets


# Positions.


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ORG:Voss AG"], [Position("Voss AG")]),
        (
            ["ORG:Voss AG;Einkauf;Stahl", "TITLE:Leiterin"],
            [Position("Voss AG", "Einkauf, Stahl", "Leiterin")],
        ),
        (["TITLE:Leiterin", "ORG:Voss AG;"], [Position("Voss AG", "", "Leiterin")]),
        (["ORG:Müller, Smith & Co. KG"], [Position("Müller, Smith & Co. KG")]),
        (["ORG:Voss\\, Inc.;A\\;B"], [Position("Voss, Inc.", "A;B")]),
        (["TITLE:Leiterin"], [Position("", "", "Leiterin")]),
        (["ROLE:Einkauf"], [Position("", "", "Einkauf")]),
        (["ROLE:Einkauf", "TITLE:Leiterin"], [Position("", "", "Leiterin")]),
        (
            ["ORG:A", "TITLE:a", "ORG:B", "TITLE:b"],
            [Position("A", "", "a"), Position("B", "", "b")],
        ),
        (["ORG:A", "ORG:B", "TITLE:a"], [Position("A", "", "a"), Position("B")]),
        (["ORG:A", "TITLE:a", "TITLE:b"], [Position("A", "", "a"), Position("", "", "b")]),
        (["item1.ORG:A", "item2.ORG:B", "item2.TITLE:b"], [Position("A"), Position("B", "", "b")]),
        (
            ["ORG:A", "ORG;PREF=1:B", "TITLE:a", "TITLE:b"],
            [Position("B", "", "b"), Position("A", "", "a")],
        ),
        (["ORG:;;", "TITLE:"], []),
    ],
)
def test_positions(lines, expected):
    assert list(card(ANNA, *lines).positions) == expected


# Dates, tags, notes, the card itself.


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["BDAY:19800415"], SpecialDate("birthday", "1980-04-15")),
        (["BDAY:--0415"], SpecialDate("birthday", "--04-15")),
        (["BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09"], SpecialDate("birthday", "--05-09")),
        (["BDAY;value=date:1604-06-26"], SpecialDate("birthday", "--06-26")),
        (["BDAY;X-APPLE-OMIT-YEAR=1900:1900-06-26"], SpecialDate("birthday", "--06-26")),
        (["BDAY;VALUE=text:circa 1800\\, im Mai"], SpecialDate("birthday", "circa 1800, im Mai")),
        (["BDAY:91-4-6"], SpecialDate("birthday", "91-4-6")),
        (["ANNIVERSARY:20090808T1430-0500"], SpecialDate("anniversary", "2009-08-08")),
        (["X-ANNIVERSARY:2009-08-08"], SpecialDate("anniversary", "2009-08-08")),
        (["X-EVOLUTION-ANNIVERSARY:2009-08-08"], SpecialDate("anniversary", "2009-08-08")),
        (["X-KADDRESSBOOK-X-Anniversary:2009-08-08"], SpecialDate("anniversary", "2009-08-08")),
        (["X-MS-ANNIVERSARY;VALUE=DATE:20090808"], SpecialDate("anniversary", "2009-08-08")),
        (
            ["item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:_$!<Anniversary>!$_"],
            SpecialDate("anniversary", "2009-08-08"),
        ),
        (
            ["item1.X-ABDATE;type=pref:20090808", "item1.X-ABLabel:Hochzeitstag"],
            SpecialDate("anniversary", "2009-08-08", "Hochzeitstag"),
        ),
        (
            ["item1.X-ABDATE:2009-08-08", "item1.X-ABLabel:Firmengründung"],
            SpecialDate("other", "2009-08-08", "Firmengründung"),
        ),
        (["X-ABDATE:2009-08-08"], SpecialDate("other", "2009-08-08")),
        (["X-WAB-WEDDING_ANNIVERSARY:20090808"], SpecialDate("anniversary", "2009-08-08")),
        (["BDAY;CALSCALE=gregorian:19800415"], SpecialDate("birthday", "1980-04-15")),
        (
            ["item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-02-29", "item1.X-ABLabel:Namenstag"],
            SpecialDate("other", "--02-29", "Namenstag"),
        ),
        (["ANNIVERSARY;VALUE=text:im Mai"], SpecialDate("anniversary", "im Mai")),
        (
            ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;1;;;;"],
            SpecialDate("anniversary", "1999-07-10"),
        ),
        (
            ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--07-10;3;"],
            SpecialDate("birthday", "--07-10"),
        ),
        (
            ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;0;Jubiläum"],
            SpecialDate("other", "1999-07-10", "Jubiläum"),
        ),
    ],
)
def test_special_date(lines, expected):
    assert card(ANNA, *lines).dates == (expected,)


def test_the_same_date_twice_is_one():
    found = card(ANNA, "BDAY:19800415", "BDAY;VALUE=text:1980-04-15", "BDAY:")
    assert found.dates == (SpecialDate("birthday", "1980-04-15"),)


def test_tags_notes_uid_and_revision():
    found = card(
        ANNA,
        "CATEGORIES:Messe,Kunde\\, neu, Messe,myContacts",
        "CATEGORIES:VIP",
        r"NOTE:Halle 5\, Stand B12\; Angebot\nbis Freitag \\ Montag \: früh",
        "NOTE:Isst gern, und viel",
        "UID:urn:uuid:0001",
        "UID:0002",
        "REV:2026-04-21T10:11:12Z",
    )
    assert found.tags == ("Messe", "Kunde, neu", "VIP")
    assert found.notes == (
        "Halle 5, Stand B12; Angebot\nbis Freitag \\ Montag : früh",
        "Isst gern, und viel",
    )
    assert (found.uid, found.stated_on) == ("urn:uuid:0001", "2026-04-21")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["LANG:de"], "de"),
        (["LANG:de-AT"], "de-AT"),
        (["LANG:fr", "LANG:de"], "fr"),
        (["LANG;PREF=2:fr", "LANG;PREF=1:de"], "de"),
        (["LANG:fr", "LANG;PREF=50:de"], "de"),
        (["LANG:fr", "LANG;TYPE=pref:de"], "de"),
        (["LANG;TYPE=work;PREF=1:en", "LANG;TYPE=home;PREF=1:de"], "en"),
        (["LANG;PREF=x:fr", "LANG;PREF=99999:en", "LANG;PREF=100:de"], "de"),
        (["LANG:Deutsch, Englisch", "LANG:en"], "en"),
        (["LANG:", "LANG:d"], ""),
        (["LANGUAGE:de"], ""),
    ],
)
def test_language(lines, expected):
    assert card(ANNA, *lines, version="4.0").language == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\\nb", r"a\nb"),
        (r"a\\\nb", "a\\\nb"),
        (r"a\\\, b", r"a\, b"),
        (r"C:\temp\x", r"C:\temp\x"),
        (r"say \"hi\", it\'s me", 'say "hi", it\'s me'),
        (r"a\\\"b\\'c", r"a\"b\'c"),
        (r"a\r\nb\rc", "a\nb\\rc"),
        (r"a\\\r\nb", "a\\\nb"),
        (r"a\\r\nb", "a\\r\nb"),
        ("a\\", "a\\"),
        (r"\,\;\:", ",;:"),
        ("a;b,c:d", "a;b,c:d"),
    ],
)
def test_escapes(value, expected):
    assert card(ANNA, f"NOTE:{value}").notes == (expected,)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("20260421T101112Z", "2026-04-21"), ("2026-04-21", "2026-04-21"), ("soon", ""), ("", "")],
)
def test_revision(value, expected):
    assert card(ANNA, f"REV:{value}").stated_on == expected
