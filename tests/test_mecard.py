import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats import mecard
from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.model.contact import Contact


def phone(value, label=""):
    return Channel("phone", value, label)


CASES = [
    (
        "the example of the specification",
        "MECARD:N:Docomo,Taro;SOUND:docomo,taro;TEL:03023125100;EMAIL:taro@voss.example;;",
        Card(
            Name(family="Docomo", given="Taro"),
            channels=(phone("03023125100"), Channel("email", "taro@voss.example")),
        ),
    ),
    (
        "umlauts, and a name in one piece",
        "MECARD:N:Jürgen Voß;;",
        Card(Name("Jürgen Voß")),
    ),
    (
        "what is escaped is data",
        r"MECARD:N:Voß\, Sohn & Co.;URL:https\://voss.example/a\;b\,c;NOTE:a\\b\: c;;",
        Card(
            Name("Voß, Sohn & Co."),
            channels=(Channel("url", "https://voss.example/a;b,c"),),
            notes=("a\\b: c",),
        ),
    ),
    (
        "a colon that nobody escaped",
        "MECARD:N:Voß,Jana;URL:https://voss.example:8080/;;",
        Card(
            Name(family="Voß", given="Jana"),
            channels=(Channel("url", "https://voss.example:8080/"),),
        ),
    ),
    (
        "two given names",
        "MECARD:N:Voß,Jana,Marie;;",
        Card(Name(family="Voß", given="Jana Marie")),
    ),
    (
        "several numbers, and a video phone",
        "MECARD:TEL:03023125100;TEL:03023125101;TEL-AV:03023125102;;",
        Card(channels=(phone("03023125100"), phone("03023125101"), phone("03023125102", "video"))),
    ),
    (
        "an address in its seven parts",
        r"MECARD:N:Voß;ADR:PF 12,2. OG,Hauptstr. 5\, Hof,Erfurt,TH,99084,Deutschland;;",
        Card(
            Name("Voß"),
            addresses=(
                Address(
                    "Hauptstr. 5, Hof", "2. OG", "PF 12", "99084", "Erfurt", "TH", "Deutschland"
                ),
            ),
        ),
    ),
    (
        "an address as on a letter",
        "MECARD:N:Voß;ADR:Hauptstr. 5, 99084 Erfurt;;",
        Card(Name("Voß"), addresses=(Address("Hauptstr. 5, 99084 Erfurt"),)),
    ),
    (
        "note and memo, birthday, nickname, organization, title",
        "MECARD:N:Voß;NICKNAME:Jani;BDAY:19800415;ORG:Voß AG;TITLE:Chefin;NOTE:a;MEMO:b;;",
        Card(
            Name("Voß"),
            nickname="Jani",
            positions=(Position("Voß AG", "", "Chefin"),),
            dates=(SpecialDate("birthday", "1980-04-15"),),
            notes=("a", "b"),
        ),
    ),
    (
        "no such day",
        "MECARD:N:Voß;BDAY:19800231;;",
        Card(Name("Voß")),
    ),
    (
        "lower case, blanks, line ends, no end",
        "mecard:n: Voß , Jana ;\ntel: 03023125100 ",
        Card(Name(family="Voß", given="Jana"), channels=(phone("03023125100"),)),
    ),
    (
        "a BIZCARD",
        "BIZCARD:N:Jana;X:Voß;T:Chefin;C:Voß AG;A:Hauptstr. 5, Erfurt;B:03023125100;M:017139200123;"
        "F:03023125101;E:jana@voss.example;;",
        Card(
            Name(given="Jana", family="Voß"),
            channels=(
                phone("03023125100", "work"),
                phone("017139200123", "cell"),
                phone("03023125101", "fax"),
                Channel("email", "jana@voss.example"),
            ),
            addresses=(Address("Hauptstr. 5, Erfurt"),),
            positions=(Position("Voß AG", "", "Chefin"),),
        ),
    ),
    ("nothing", "MECARD:;;", None),
    ("nothing but a note", "MECARD:NOTE:4711;;", None),
    ("no fields", "MECARD:Jana Voß", None),
]


@pytest.mark.parametrize(
    ("text", "card"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_read(text, card):
    assert mecard.read(text) == card


def owner(**values):
    return Contact(1, "jana", "Jana Voß", **values)


def test_write():
    contact = owner(
        name=Name(family="Voß", given="Jana"),
        channels=(
            Channel("email", "jana@voss.example"),
            phone("030 23125 100", "work"),
            Channel("messenger", "skype:jana"),
            Channel("profile", "https://www.linkedin.com/in/jana", "linkedin"),
        ),
        addresses=(Address("Hauptstr. 5", postcode="99084", city="Erfurt"),),
        positions=(Position("Voß; Sohn", "", "Chefin"), Position("Alte AG")),
        notes=("secret",),
    )
    assert mecard.write(contact) == (
        "MECARD:N:Voß,Jana;ORG:Voß\\; Sohn;TITLE:Chefin;EMAIL:jana@voss.example;TEL:030 23125 100;"
        "URL:https\\://www.linkedin.com/in/jana;ADR:,,Hauptstr. 5,Erfurt,,99084,;;"
    )


def test_a_contact_without_a_family_name_has_its_label():
    assert mecard.write(owner(name=Name(given="Jana"))) == "MECARD:N:Jana Voß;;"


WORDS = st.text(st.sampled_from('aß\\;:,"ü1 -'), max_size=12).map(
    lambda text: " ".join(text.split())
)


@given(WORDS, WORDS, st.lists(WORDS.filter(bool), max_size=3), WORDS)
def test_what_is_written_is_read_back(family, given_name, urls, organization):
    contact = owner(
        name=Name(family=family, given=given_name),
        channels=tuple(Channel("url", url) for url in urls),
        positions=(Position(organization),) if organization else (),
    )
    card = mecard.read(mecard.write(contact))
    both = bool(family and given_name)
    assert card.name == (contact.name if both else Name("Jana Voß"))
    assert card.channels == contact.channels
    assert card.positions == contact.positions


@given(st.text(st.sampled_from("NTEL:;,\\ \n\0a")))
def test_no_text_is_too_bad(text):
    for beginning in mecard.BEGINNINGS:
        mecard.read(beginning + text)
