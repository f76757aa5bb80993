"""How sure two entries are one person: lanes, and why; common names against rare ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.rules.commonness import Commonness, count
from relnet.rules.likeness import weigh
from relnet.rules.portraits import portrait, values
from relnet.rules.tidying import arrive


def person(name, *channels, org="", born="", street="", code="", town="", suffix="", kind="person"):
    given, _, family = name.rpartition(" ")
    channels = tuple(
        Channel("email" if "@" in text else "profile" if "/" in text else "phone", text)
        for text in channels
    )
    card = Card(
        Name(family=family, given=given, suffix=suffix) if kind == "person" else Name(name),
        kind,
        channels=channels,
        positions=(Position(org),) if org else (),
        dates=(SpecialDate("birthday", born),) if born else (),
        addresses=(Address(street, postcode=code, city=town),) if street or town else (),
    )
    arrival = arrive(card, "2026-04-21")
    return portrait(arrival.card, arrival.label)


def lane(a, b, people=1000):
    found = weigh(a, b, Commonness(people, {}))
    assert found.lane == weigh(b, a, Commonness(people, {})).lane
    return found.lane


MAIL, DESK, MOBILE = "anna.weber@voss.example", "030 23125 100", "0171 39200 11"
SHARED = "weber@web.example"  # by a family
TOWN = {"code": "20457", "town": "Hamburg"}
HOME = {"street": "Am Alten Kran 4", "town": "Hamburg"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # One person.
        (person("Anna Weber", MAIL), person("Anna Weber", MAIL), "certain"),
        (person("Anna Weber", MAIL), person("A. Weber", MAIL), "certain"),
        (person("Anna Weber", MOBILE), person("Anna Weber", "+49 171 3920011"), "certain"),
        (person("Jürgen Groß", born="1970-05-01"), person("Juergen Gross", born="1970-05-01"), "certain"),
        (person("Ansgar Wölkerling", org="Voss AG"), person("Ansgar Wölkerling", org="VOSS"), "certain"),
        (person("Voss AG", DESK, kind="organization"), person("Voss", DESK, kind="organization"), "certain"),
        (person("Anna und Uwe Weber", SHARED), person("Anna & Uwe Weber", SHARED), "certain"),
        (person("Thomas Müller", "(212) 555-0142"), person("Thomas Müller", "212-555-0142"), "certain"),
        (person("Thomas Müller", street="Am Kran 4", **TOWN), person("Thomas Müller", street="Am Kran 4", **TOWN), "certain"),
        (person("Thomsa Weber", SHARED, born="1970-05-01"), person("Thomas Weber", SHARED, born="1970-05-01"), "certain"),
        # Probably.
        (person("Anna Weber", MAIL), person("Anna Koch", MAIL), "likely"),
        (person("Anna Weber", MAIL, org="Voss"), person("Anna Weber", "anna@koch.example", "linkedin.com/in/a", org="Koch"), "possible"),
        (person("Stefan Wölkerling", DESK), person("Stephan Wölkerling", DESK), "likely"),
        (person("Wölkerling Ansgar", **HOME), person("Ansgar Wölkerling", **HOME), "likely"),
        (person("Ansgar Wölkerling", born="1970-05-01"), person("Ansgar Wölkerling", born="1970-05-10"), "likely"),
        (person("Ansgar Wölkerling"), person("Ansgar Wölkerling"), "likely"),
        (person("Thomas Müller", MOBILE, org="Siemens AG"), person("Thomas Müller", "0171 39200 99", org="Siemens"), "likely"),
        (person("Thomas Müller", org="Voss AG", born="1954-04-15"), person("Thomas Müller", org="Voss AG", born="1984-04-15"), "likely"),
        (person("Weber", SHARED), person("Anna Weber", SHARED), "likely"),
        (person("Anna Weber", org="Voss AG"), person("Anna Weber", MOBILE, org="Voss"), "certain"),
        (person("Thomas Müller", MOBILE, org="Voss", **HOME), person("Thomas Müller", "0171 39200 99", org="Voss", **HOME), "likely"),
        (person("Andreas Weber", SHARED), person("Andrea Weber", SHARED), "likely"),
        (person("Franz Weber", SHARED), person("Franziska Weber", SHARED), "likely"),
        (person("Anna und Uwe Weber", SHARED), person("Anna Weber", SHARED), "likely"),
        (person("Anna/Uwe Weber", SHARED), person("Uwe Weber", SHARED), "likely"),
        (person("Karl Uwe Weber", SHARED), person("Karl Otto Weber", SHARED), "likely"),
        (person("Анна Вебер", MAIL), person("Anna Weber", MAIL), "likely"),
        (person("Anna Koch", MOBILE, org="Voss"), person("Anna Weber", MOBILE, org="Voss"), "likely"),
        (person("Anna Koch", DESK), person("Anna Weber", DESK), "likely"),
        (person("Anna Koch", DESK, suffix="geb. Weber"), person("Anna Weber", DESK), "likely"),
        (person("Ansgar Wölkerling", street="Am Kran 4", **TOWN), person("Ansgar Wölkerling", street="Lindenweg 9", **TOWN), "likely"),
        (person("Ansgar Wölkerling", street="Am Kran 4", **TOWN), person("Ansgar Wölkerling", street="Am Kran 9", **TOWN), "likely"),
        (person("Thomas Müller", "01234 56789 0"), person("Thomas Müller", "01234567890"), "possible"),
        (person("Thomas Müller", "0000000000"), person("Thomas Müller", "000-000-0000"), "possible"),
        # Two people.
        (person("Anna Weber", org="Voss", **HOME), person("Anna Koch", org="Voss", **HOME), None),
        (person("Anna Weber"), person("Uwe Koch"), None),
        (person("Anna Weber", DESK), person("Hans Weber", DESK), None),
        (person("Anna Weber", DESK, **HOME), person("Hans Weber", DESK, **HOME), None),
        (person("Anna Weber", "info@voss.example", org="Voss"), person("Uwe Koch", "info@voss.example", org="Voss"), None),
        (person("Anna Weber", DESK, org="Voss"), person("Anna Koch", DESK, org="Voss"), None),
        (person("Hans Jäger", org="Jäger KG", suffix="sen."), person("Hans Jäger", org="Jäger KG", suffix="jun."), None),
        (person("Thomas Müller", org="Voss", born="1970-05-01"), person("Thomas Müller", org="Voss", born="1981-11-30"), None),
        (person("Thomas Müller", "linkedin.com/in/a", org="Voss"), person("Thomas Müller", "linkedin.com/in/b", org="Voss"), None),
        (person("Uwe Koch", MAIL), person("Anna Weber", MAIL), None),
        (person("Anna Weber", **HOME, org="Voss"), person("Weber Uwe", **HOME, org="Voss"), None),
        (person("Voss AG", kind="organization"), person("Anna Voss"), None),
        (person("John Harrison", DESK, suffix="III"), person("John Harrison", DESK, suffix="II"), None),
        (person("Anna Koch", DESK, org="Voss"), person("Anna Weber", DESK, org="Hahn"), None),
        (person("Anna Wölkerling", **HOME), person("Hans Wölkerling", **HOME), None),
        (person("Andrea Weber", born="1970-05-01", **HOME), person("Andreas Weber", born="1968-11-30", **HOME), None),
        (person("Ansgar Voß", born="1950-05-01", **HOME), person("Ansgar Voß", born="1981-11-30", suffix="jun.", **HOME), None),
    ],
)  # fmt: skip
def test_two_entries(a, b, expected):
    assert lane(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Voss GmbH & Co. KG", "VOSS AG", "certain"),
        ("Ristorante Da Mario", "Da Mario Ristorante", "likely"),
        ("Voss Antriebstechnik", "Voss Antriebst.", "likely"),
        ("Bayerische Kran-Werke AG", "BKW", "likely"),
        ("Voss GmbH", "Voss Verwaltungs-GmbH", "likely"),
        ("Voss Vertrieb Nord GmbH", "Voss Vertrieb Süd GmbH", None),
        ("Autohaus Krause Werk 1", "Autohaus Krause Werk 2", None),
        ("Immobilienfonds Lindenhof I", "Immobilienfonds Lindenhof II", None),
    ],
)
def test_two_organizations_with_one_number(a, b, expected):
    assert lane(*(person(name, DESK, kind="organization") for name in (a, b))) == expected


def test_two_organizations_of_one_name_in_one_town():
    one, other = (
        person("Bäckerei Lindner", street=street, kind="organization", **TOWN)
        for street in ("Am Kran 4", "Lindenweg 9")
    )
    assert lane(one, other) == "likely"


def test_a_part_of_the_name_at_one_address():
    short, long, other = (
        person(name, kind="organization", **HOME)
        for name in ("Zum Löwen", "Gasthaus Zum Löwen", "Zur Post")
    )
    assert (lane(short, long), lane(long, other)) == ("likely", None)


def test_a_name_that_many_firms_have_is_no_evidence():
    one, other = (
        person("Ratskeller", number, street=street, town=town, kind="organization")
        for number, street, town in ((DESK, "Markt 1", "Hamburg"), (MOBILE, "Am Kran 4", "Erfurt"))
    )
    inns = count(1000, [("key", "ratskeller")] * 20)
    assert weigh(one, other, inns).lane is None
    assert weigh(one, one, inns).lane == "certain"


def test_another_given_name_at_one_address_is_a_mistake_where_no_families_are_listed():
    anna, hans = (person(f"{given} Wölkerling", **HOME) for given in ("Anna", "Hans"))
    twice = [person("Uwe Koch", street=f"Lindenweg {n}", **TOWN) for n in range(20)] * 2
    alone = count(1000, (pair for drawn in twice for pair in values(drawn)))
    assert weigh(anna, hans, alone).lane == "likely"
    spouses = [person("Ida Koch", street=f"Lindenweg {n}", **TOWN) for n in range(20)]
    couples = count(1000, (pair for drawn in twice + spouses for pair in values(drawn)))
    assert weigh(anna, hans, couples).lane is None


def test_a_town_is_no_address():
    homes = [{"street": street, **TOWN} for street in ("Am Kran 4", "Am Kran 4", "Lindenweg 9")]
    a, same, moved = (person("Ansgar Wölkerling", **home) for home in homes)
    common = Commonness(1000, {})
    assert weigh(a, same, common).reasons[-1].text == "same address"
    assert weigh(a, moved, common).reasons[-1].text == "same town"


def test_common_names_say_less_than_rare_ones():
    common = Commonness(10_000, {})
    thomas = person("Thomas Müller")
    rare = person("Ansgar Wölkerling")
    assert weigh(thomas, thomas, common).bits + 13 < weigh(rare, rare, common).bits


def test_the_same_evidence_says_less_in_a_larger_network():
    one, other = person("Thomas Müller", org="Voss AG"), person("Thomas Müller", org="Voss")
    large = count(100_000, [("given", "thomas")] * 1200 + [("family", "muller")] * 900)
    assert lane(one, other, 100) == "certain"
    assert weigh(one, other, large).lane == "likely"


def test_what_is_common_here_says_less_here():
    voss = [person(f"{name} Voß", org="Voss") for name in ("Eva", "Uwe", "Ole", "Ida")] * 250
    here = count(len(voss), (pair for drawn in voss for pair in values(drawn)))
    assert here.bits("name", "voss") < 2 < Commonness(1000, {}).bits("name", "voss")
    assert here.holders("firms", "voss") == 1000


def test_the_address_of_a_firm_says_little_beside_its_name():
    common = Commonness(1000, {})
    bits = [
        weigh(*[person("Thomas Müller", org=firm, **home)] * 2, common).bits
        for firm in ("", "Voss AG")
        for home in ({}, HOME)
    ]
    assert bits[1] - bits[0] > 2 * (bits[3] - bits[2]) > 0


def test_a_number_that_many_share_is_nobodys_own():
    one, other = person("A. Weber", DESK), person("Anna Weber", DESK)
    desk = next(iter(one.numbers))
    crowd = count(1000, [("numbers", desk)] * 40)
    assert weigh(one, other, crowd).bits < weigh(one, other, Commonness(1000, {})).bits
    rare = [person("Ansgar Wölkerling", DESK, org=firm) for firm in ("Voss", "Koch")]
    assert weigh(*rare, crowd).lane == "likely"
    assert weigh(*rare, Commonness(1000, {})).lane == "certain"


TEXT = st.text(st.sampled_from("aeinorstäü -.1"), max_size=8)


@given(
    st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=2, max_size=2),
    st.sampled_from(["", "1980-04-15", "--04-15", "1980-15-04"]),
)
def test_the_order_makes_no_difference(texts, born):
    a, b = (
        person(f"{given} {family}", f"{mail}@x.example", org=org, born=born)
        for given, family, mail, org in texts
    )
    common = Commonness(1000, {})
    assert weigh(a, b, common).bits == pytest.approx(weigh(b, a, common).bits)
    assert {*weigh(a, b, common).reasons} == {*weigh(b, a, common).reasons}
    assert weigh(a, b, common).doubts == weigh(b, a, common).doubts
