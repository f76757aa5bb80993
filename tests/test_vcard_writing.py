import io
from dataclasses import replace
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.vcard import Property, read, unmapped
from relnet.formats.vcard.writer import uid_of, write
from relnet.model.card import Address, Channel, Name, Position, SpecialDate
from relnet.model.contact import Contact

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
TRICKY = st.text(st.sampled_from(',;:\\n\n\r\t"^=ü𝄞 \x00\x1b\x85\u2028\ud800aN')) | ANY_TEXT


def kept(name, value, group="", **params):
    return Property(name, value, params, group)


def contact(**values):
    return Contact(**{"id": 42, "handle": "anna-weber", "label": "Anna Weber", **values})


def lines(text):
    assert text.endswith("END:VCARD\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def line(text, name):
    [found] = [line for line in lines(text) if line.startswith((f"{name}:", f"{name};"))]
    return found


ANNA = contact(
    name=Name("Dr. Anna Weber", "Weber", "Anna", "Maria", "Dr.", "MBA"),
    nickname="Anni",
    channels=(
        Channel("email", "anna@example.com", "work", preferred=True),
        Channel("email", "anna@home.example", "home"),
        Channel("phone", "030 23125-100", "work fax"),
        Channel("phone", "+49 171 3920012", "Büro Nord"),
        Channel("url", "https://example.com/a,b;c", "homepage"),
        Channel("profile", "https://www.linkedin.com/in/anna", "linkedin"),
        Channel("messenger", "xmpp:anna@example.com"),
    ),
    addresses=(
        Address("Hauptstr. 5", "2. OG", "PF 12", "99084", "Erfurt", "TH", "Deutschland", "work"),
    ),
    positions=(
        Position("Müller, Smith & Co. KG", "Einkauf", "Leiterin"),
        Position("Alte AG", "", "Referentin"),
    ),
    dates=(
        SpecialDate("birthday", "1980-04-15"),
        SpecialDate("anniversary", "2010-06-12"),
        SpecialDate("other", "2015-09-01", "Firmengründung"),
    ),
    tags=("messe", "a,b"),
    notes=("Eins; zwei,\ndrei", "Zweite"),
    uid="urn:uuid:0d3b1a64-6a56-4b2c-9b6e-4a8b6a7d4a11",
)


def test_version_3():
    assert lines(write(ANNA)) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:urn:uuid:0d3b1a64-6a56-4b2c-9b6e-4a8b6a7d4a11",
        "ADR;TYPE=WORK:PF 12;2. OG;Hauptstr. 5;Erfurt;TH;99084;Deutschland",
        "BDAY:1980-04-15",
        r"CATEGORIES:messe,a\,b",
        "EMAIL;TYPE=WORK,PREF:anna@example.com",
        "EMAIL;TYPE=HOME:anna@home.example",
        "FN:Dr. Anna Weber",
        "IMPP:xmpp:anna@example.com",
        "N:Weber;Anna;Maria;Dr.;MBA",
        "NICKNAME:Anni",
        r"NOTE:Eins\; zwei\,\ndrei",
        "NOTE:Zweite",
        r"ORG:Müller\, Smith & Co. KG;Einkauf",
        "TEL;TYPE=WORK,FAX:030 23125-100",
        "item1.TEL:+49 171 3920012",
        "TITLE:Leiterin",
        r"item2.URL:https://example.com/a\,b\;c",
        "item3.X-ABDATE:2010-06-12",
        "item4.X-ABDATE:2015-09-01",
        "item1.X-ABLABEL:Büro Nord",
        "item2.X-ABLABEL:_$!<HomePage>!$_",
        "item3.X-ABLABEL:_$!<Anniversary>!$_",
        "item4.X-ABLABEL:Firmengründung",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/anna",
        "END:VCARD",
    ]


def test_version_4_differs_where_it_must():
    older, newer = (set(lines(write(ANNA, (), version))) for version in ("3.0", "4.0"))
    assert newer - older == {
        "VERSION:4.0",
        "ANNIVERSARY:20100612",
        "BDAY:19800415",
        "EMAIL;PREF=1;TYPE=WORK:anna@example.com",
        "item3.X-ABDATE:20150901",
        "item3.X-ABLABEL:Firmengründung",
    }


def test_a_bare_contact():
    assert lines(write(contact(uid="x"))) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:x",
        "FN:Anna Weber",
        "N:;;;;",
        "END:VCARD",
    ]


@pytest.mark.parametrize(
    ("value", "older", "newer"),
    [
        ("1980-04-15", "BDAY:1980-04-15", "BDAY:19800415"),
        ("0980-04-15", "BDAY:0980-04-15", "BDAY:09800415"),
        ("--04-15", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", "BDAY:--0415"),
        ("--02-29", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:--0229"),
        ("circa 1800", "BDAY;VALUE=text:circa 1800", "BDAY;VALUE=text:circa 1800"),
        ("1981-02-29", "BDAY;VALUE=text:1981-02-29", "BDAY;VALUE=text:1981-02-29"),
    ],
)
def test_birthday(value, older, newer):
    born = contact(dates=(SpecialDate("birthday", value),))
    assert line(write(born), "BDAY") == older
    assert line(write(born, version="4.0"), "BDAY") == newer


@pytest.mark.parametrize("kind", ["birthday", "anniversary"])
def test_days_keep_their_label(kind):
    text = write(contact(dates=(SpecialDate(kind, "2010-06-12", "Hochzeitstag"),)), (), "4.0")
    assert line(text, "item1.X-ABLABEL") == "item1.X-ABLABEL:Hochzeitstag"


def test_a_second_birthday_does_not_contradict_the_first():
    born = contact(
        dates=(SpecialDate("birthday", "1980-04-15"), SpecialDate("birthday", "--05-01"))
    )
    text = write(born)
    assert line(text, "BDAY") == "BDAY:1980-04-15"
    assert line(text, "item1.X-ABDATE") == "item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-05-01"
    assert line(text, "item1.X-ABLABEL") == "item1.X-ABLABEL:birthday"


@pytest.mark.parametrize(
    ("kind", "older", "newer"),
    [
        ("organization", ["ORG:Voss AG", "X-ABSHOWAS:COMPANY"], ["KIND:org", "ORG:Voss AG"]),
        ("group", ["X-ADDRESSBOOKSERVER-KIND:group"], ["KIND:group"]),
        ("person", [], []),
    ],
)
def test_kind(kind, older, newer):
    for version, expected in (("3.0", older), ("4.0", newer)):
        text = write(contact(label="Voss AG", kind=kind), version=version)
        assert [line for line in lines(text)[3:-1] if line[:3] not in ("FN:", "N:;")] == expected


def test_uid_is_the_contacts_own_or_stable():
    one = contact(created_at="2026-04-20T18:00:00")
    assert uid_of(contact(uid="abc")) == "abc"
    assert uid_of(one) == uid_of(contact(created_at=one.created_at, label="Anna Koch"))
    assert uid_of(one).startswith("urn:uuid:")
    assert uid_of(one) != uid_of(contact(id=43, created_at=one.created_at))
    assert uid_of(one) != uid_of(contact(created_at="2026-04-20T18:00:01"))


def test_a_uid_that_is_no_uri_says_so_in_version_4():
    assert line(write(contact(uid="abc"), version="4.0"), "UID") == "UID;VALUE=text:abc"
    assert line(write(contact(uid="abc")), "UID") == "UID:abc"


def kept_lines(*cards, of=None, version="3.0"):
    of = of or contact(uid="x")
    return sorted(set(lines(write(of, cards, version))) - set(lines(write(of, (), version))))


def test_kept_properties_are_written_as_they_were():
    assert kept_lines(
        [
            kept("X-EVOLUTION-SPOUSE", r"Otto\, genannt Otti"),
            kept("GEO", "50.97;11.03"),
            kept("RELATED", "urn:uuid:1", TYPE=("friend",)),
            kept("X-ABRELATEDNAMES", "Otto", "item7"),
            kept("X-ABLABEL", "_$!<Spouse>!$_", "item7"),
            kept("TZ", "x,y", NOTE=('say "a,b"', "^")),
        ]
    ) == [
        "GEO:50.97;11.03",
        "RELATED;TYPE=friend:urn:uuid:1",
        "TZ;NOTE=\"say ^'a,b^'\",^^:x,y",
        r"X-EVOLUTION-SPOUSE:Otto\, genannt Otti",
        "item7.X-ABLABEL:_$!<Spouse>!$_",
        "item7.X-ABRELATEDNAMES:Otto",
    ]


def test_kept_properties_come_once():
    card = [kept("X-SKYPE", "anna"), kept("X-A", "b", "item1"), kept("X-ABLABEL", "c", "item1")]
    assert kept_lines(card, card) == kept_lines(card)
    assert len(kept_lines(card)) == 3


@pytest.mark.parametrize("name", ["FN", "n", "UID", "VERSION", "REV", "PRODID", "BEGIN", "END"])
def test_what_relnet_says_itself_is_not_repeated(name):
    assert kept_lines([kept(name, "VCARD")]) == []


def test_a_label_without_its_property_says_nothing():
    assert kept_lines([kept("X-ABLABEL", "Büro", "item1")]) == []


def test_groups_of_different_cards_stay_apart():
    def relation(name, label):
        return [kept("X-ABRELATEDNAMES", name, "item1"), kept("X-ABLABEL", label, "item1")]

    labelled = contact(uid="x", channels=(Channel("email", "a@example.com", "Büro"),))
    assert kept_lines(relation("Otto", "spouse"), relation("Eva", "boss"), of=labelled) == [
        "item2.X-ABLABEL:spouse",
        "item2.X-ABRELATEDNAMES:Otto",
        "item3.X-ABLABEL:boss",
        "item3.X-ABRELATEDNAMES:Eva",
    ]


def test_names_that_no_reader_takes_are_repaired():
    assert kept_lines([kept("X-MESSAGING/XMPP ALL", "a", X_Y=("b",))]) == [
        "X-MESSAGING-XMPP-ALL;X-Y=b:a"
    ]


@pytest.mark.parametrize(
    ("photo", "older", "newer"),
    [
        (
            kept("PHOTO", "AAAA", ENCODING=("BASE64",), TYPE=("JPEG",)),
            "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
            "PHOTO:data:image/jpeg;base64,AAAA",
        ),
        (
            kept("PHOTO", "data:image/png;base64,AAAA"),
            "PHOTO;ENCODING=b;TYPE=PNG:AAAA",
            "PHOTO:data:image/png;base64,AAAA",
        ),
        (
            kept("KEY", "AAAA", ENCODING=("b",)),
            "KEY;ENCODING=b:AAAA",
            "KEY:data:application/octet-stream;base64,AAAA",
        ),
        (
            kept("PHOTO", "cut off", ENCODING=("b",), TYPE=("JPEG",)),
            "PHOTO;TYPE=JPEG:cut off",
            "PHOTO:data:image/jpeg;base64,cut off",
        ),
        (
            kept("PHOTO", "https://example.com/a.jpg", VALUE=("uri",)),
            "PHOTO;VALUE=uri:https://example.com/a.jpg",
            "PHOTO;VALUE=uri:https://example.com/a.jpg",
        ),
    ],
)
def test_pictures_fit_the_version(photo, older, newer):
    assert kept_lines([photo]) == [older]
    assert kept_lines([photo], version="4.0") == [newer]


def test_line_breaks_within_kept_values_are_escaped():
    assert kept_lines([kept("X-STREET", "one\ntwo")]) == [r"X-STREET:one\ntwo"]


def test_lines_are_folded_by_octets():
    text = write(contact(uid="x", notes=("ä" * 65, "a" * 200, "𝄞" * 40)))
    sizes = [len(physical.encode()) for physical in text.split("\r\n")]
    assert max(sizes) <= 75
    assert sizes.count(75) + sizes.count(74) >= 3
    assert lines(text)[-4:-1] == ["NOTE:" + "ä" * 65, "NOTE:" + "a" * 200, "NOTE:" + "𝄞" * 40]


def as_written(text):
    """Say what a vCard can hold of a text: it has one line end, and no half characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


@given(TRICKY, st.integers(1, 40))
def test_no_line_is_blank(text, times):
    for physical in write(contact(notes=(text * times,))).split("\r\n")[:-1]:
        assert physical.strip()


@given(TRICKY, st.integers(1, 40))
def test_no_line_is_too_long(text, times):
    note = "".join(text.split()) * times
    for physical in write(contact(notes=(note,))).split("\r\n"):
        assert len(physical.encode()) <= 75


@given(st.lists(TRICKY, min_size=13, max_size=13), st.sampled_from(["3.0", "4.0"]))
def test_vobject_reads_back_what_was_written(texts, version):
    family, given_name, organization, department, title, note, tag, url, mail, street = texts[:10]
    somebody = contact(
        name=Name("", family, given_name),
        nickname=texts[10],
        channels=(Channel("email", mail, texts[11], preferred=True), Channel("url", url)),
        addresses=(Address(street, city=texts[12]),),
        positions=(Position(organization or "x", department, title or "x"),),
        tags=("x", tag or "x"),
        notes=(note,),
    )
    card = vobject.readOne(write(somebody, (), version))

    assert card.n.value.family == as_written(family)
    assert card.n.value.given == as_written(given_name)
    assert card.org.value == [as_written(organization or "x")] + [as_written(department)] * bool(
        department
    )
    assert card.title.value == as_written(title or "x")
    assert card.note.value == as_written(note)
    assert card.categories.value == ["x", as_written(tag or "x")]
    assert card.url.value == as_written(url)
    assert card.email.value == as_written(mail)
    assert card.adr.value.street == as_written(street)
    assert card.adr.value.city == as_written(texts[12])
    assert card.fn.value == "Anna Weber"


def read_one(text):
    [record] = read(io.BytesIO(text.encode()))
    assert record.reason is None
    return record


def as_read(text):
    return as_written(text).replace("\0", "").strip()


LABELS = st.sampled_from(["", "work", "home fax", "Büro: Nord", 'a "b";c,^d', "\u202eabc"])
TEXTS = TRICKY.map(as_read)
CHANNELS = st.builds(
    Channel,
    st.sampled_from(["email", "phone", "url", "profile", "messenger"]),
    TEXTS.map("x{}".format),
    LABELS,
    st.booleans(),
)
CONTACTS = st.builds(
    Contact,
    st.just(42),
    st.just("anna-weber"),
    st.just("Anna Weber"),
    st.builds(Name, *[TEXTS] * 6),
    nickname=TEXTS,
    channels=st.lists(CHANNELS).map(
        lambda channels: tuple(sorted(channels, key=lambda channel: not channel.preferred))
    ),
    addresses=st.lists(st.builds(Address, *[TEXTS] * 7, LABELS), max_size=2).map(
        lambda addresses: tuple(a for a in addresses if any((a.street, a.city, a.country)))
    ),
    positions=st.lists(st.builds(Position, TEXTS.map("x{}".format), TEXTS, TEXTS), max_size=1).map(
        tuple
    ),
    dates=st.lists(
        st.builds(SpecialDate, st.just("other"), TEXTS.map("x{}".format), st.just("Jubiläum")),
        max_size=2,
        unique=True,
    ).map(tuple),
    tags=st.lists(TEXTS.filter(bool), max_size=3, unique=True).map(tuple),
    notes=st.lists(TEXTS.filter(bool), max_size=2).map(tuple),
    uid=TEXTS.map("x{}".format),
)


@given(CONTACTS, st.sampled_from(["3.0", "4.0"]))
def test_relnet_reads_back_what_was_written(somebody, version):
    card = read_one(write(somebody, (), version)).card

    assert card.name == replace(
        somebody.name, formatted=as_read(somebody.name.formatted or "Anna Weber")
    )
    for kind in ("email", "phone", "url", "profile", "messenger"):
        assert [channel for channel in card.channels if channel.kind == kind] == [
            channel for channel in somebody.channels if channel.kind == kind
        ]
    for part in ("nickname", "addresses", "positions", "dates", "tags", "notes", "uid"):
        assert getattr(card, part) == getattr(somebody, part)


def by_kind(card):
    """Leave only the order that says something: that within one kind of channel or date."""
    return replace(
        card,
        channels=tuple(sorted(card.channels, key=lambda channel: channel.kind)),
        dates=tuple(sorted(card.dates, key=lambda day: day.kind)),
        stated_on="",
    )


def distinct(properties):
    """Count what differs, but for the names that only relnet itself writes."""
    own = {"FN", "N", "UID", "REV", "PRODID"}
    found = {(p.name, p.value, tuple(p.params.items())) for p in properties}
    return len([name for name, *_ in found if name not in own])


CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "vcard"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.vcf")), ids=lambda path: path.name)
def test_real_cards_come_out_as_they_came_in(path, version):
    with path.open("rb") as file:
        records = [record for record in read(file) if record.card]
    for record in records:
        card = record.card
        label = card.name.formatted or "somebody"
        somebody = Contact(
            1, "x", label, card.name, card.kind, card.nickname, "", card.channels, card.addresses,
            card.positions[:1], card.dates, card.tags, (), card.notes, card.uid or "x",
        )  # fmt: skip
        left = unmapped(record.raw)
        text = write(somebody, [left], version)
        again = read_one(text)

        expected = replace(
            card,
            name=replace(card.name, formatted=label),
            positions=card.positions[:1],
            uid=somebody.uid,
        )
        assert by_kind(again.card) == by_kind(expected)
        assert distinct(unmapped(again.raw)) == distinct(left)
        assert vobject.readOne(text).fn.value
