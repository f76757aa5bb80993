"""Who is worth weighing: whoever is certainly one person is found, however large a crowd is."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.rules.candidates import candidates
from relnet.rules.commonness import count
from relnet.rules.likeness import weigh
from relnet.rules.portraits import portrait, values

CROWD = 150  # people; more than a block that is compared all with all


def drawn(*cards):
    return [portrait(card, card.name.formatted, id_) for id_, card in enumerate(cards, 1)]


def commonness(portraits):
    return count(len(portraits), (value for one in portraits for value in values(one)))


def found(portraits):
    pairs = [*candidates(portraits, commonness(portraits))]
    assert len(pairs) == len({*pairs}), "each pair once"
    assert all(a < b for a, b in pairs)
    return {*pairs}


def person(
    given_name,
    family,
    *,
    mail="",
    phone="",
    profile="",
    firm="",
    born="",
    street="",
    city="",
    uid="",
):
    kinds = {"email": mail, "phone": phone, "profile": profile}
    return Card(
        Name("", family, given_name),
        channels=tuple(Channel(kind, key, key=key) for kind, key in kinds.items() if key),
        positions=(Position(firm),) if firm else (),
        dates=(SpecialDate("birthday", born),) if born else (),
        addresses=(Address(street, city=city),) if street or city else (),
        uid=uid,
    )


def crowd(**shared):
    """People who share something, each with a name of their own."""
    families = ["Weber", "Koch", "Brandt", "Lindner", "Albers", "Quast"]
    return [
        person(f"{chr(97 + n % 26)}{'aeiou'[n % 5]}{chr(97 + n // 7 % 26)}ko", f"{families[n % 6]}{n}", **shared)
        for n in range(CROWD)
    ]  # fmt: skip


SHARED = [
    {"phone": "+493023125100"}, {"mail": "info@voss.example"}, {"mail": "voss@web.example"},
    {"firm": "Voss AG"}, {"street": "Lindenweg 4", "city": "Erfurt"}, {"born": "1980-01-01"},
    {"profile": "linkedin.com/company/voss"}, {"city": "Erfurt"},
]  # fmt: skip
TWICE = [
    (("Ansgar", "Wölkerling"), ("Ansgar", "Wölkerling")),
    (("Ansgar", "Wölkerling"), ("Ansgar", "Woelkerlingg")),
    (("Ansgar", "Wölkerling"), ("Wölkerling", "Ansgar")),
    (("Ansgar", "Wölkerling"), ("A.", "Wölkerling")),
    (("Johannes", "Wölkerling"), ("Hans", "Wölkerling")),
    (("Ansgar", "Wölkerling"), ("Ansgar", "Wölkerling-Koch")),
    (("Ansgar", "Wölkerling"), ("", "Wölkerling")),
    (("Bernd", "Wölkerling"), ("Bemd", "Wölkerling")),  # from a photo of a card
    (("Jan Peter", "Wölkerling"), ("J. P.", "Wölkerling")),
]


@pytest.mark.parametrize("shared", SHARED, ids=str)
@pytest.mark.parametrize("names", TWICE, ids=str)
def test_somebody_who_is_twice_in_a_crowd_is_found(shared, names):
    one, other = (person(*name, **shared) for name in names)
    people = crowd(**shared)
    portraits = drawn(one, *people, other)
    pairs = found(portraits)
    assert (0, CROWD + 1) in pairs
    assert len(pairs) < CROWD * 20, "a crowd is not compared all with all"


def test_somebody_without_a_name_is_compared_in_a_crowd():
    shared = {"profile": "linkedin.com/in/weber"}
    people = crowd(**shared)
    assert any(CROWD in pair for pair in found(drawn(*people, person("", "", **shared))))


def test_nobody_is_compared_with_themselves():
    anna = person("Anna", "Wölkerling", born="1980-04-15")
    homes = tuple(
        Address(street, postcode="99084", city="Erfurt") for street in ("Gasse 1", "Gasse 9")
    )
    assert not found(drawn(replace(anna, addresses=homes)))


def test_who_shares_nothing_but_a_common_name_is_not_worth_it():
    people = [person("Thomas", "Müller", mail=f"t{n}@firm{n}.example") for n in range(200)]
    others = [person(f"Given{n}", f"Family{n}") for n in range(3000)]
    pairs = found(drawn(*people, *others))
    assert not [pair for pair in pairs if pair[1] < len(people)]


def test_a_rare_name_alone_is_worth_it():
    others = [person(f"Given{n}", f"Family{n}") for n in range(300)]
    ansgar = person("Ansgar", "Wölkerling")
    assert (0, 301) in found(drawn(ansgar, *others, ansgar))


def test_a_crowd_of_namesakes_is_not_worth_it_by_the_name_alone():
    """Nobody is here a dozen times with nothing else in common."""
    others = [person(f"Given{n}", f"Family{n}") for n in range(3000)]
    few, crowd = [person("Ansgar", "Wölkerling")] * 3, [person("Zofia", "Quast")] * 12
    pairs = found(drawn(*few, *crowd, *others))
    assert {*combinations(range(3), 2)} <= pairs
    assert not [pair for pair in pairs if 3 <= pair[0] < 15]


def test_equal_entries_in_any_number_are_all_reached():
    """Five hundred copies of a card are not compared all with all, but they hang together."""
    portraits = drawn(*[person("Anna", "Weber", mail="anna@voss.example")] * 500)
    pairs = found(portraits)
    assert len(pairs) < 500 * 20
    reached, waiting = {0}, [0]
    while waiting:
        at = waiting.pop()
        news = {sum(pair) - at for pair in pairs if at in pair} - reached
        reached |= news
        waiting += news
    assert len(reached) == 500


NAMES = [
    *product(
        ["Anna", "Hans", "Johannes", "Wolfgang", "A.", ""],
        ["Müller", "Mueller", "Weber", "Wölkerling", "Woelckerling"],
    )
]
something = st.builds(
    lambda name, **fields: person(*name, **fields),
    st.sampled_from([*NAMES, ("Anna", "")]),
    mail=st.sampled_from(["", "a@voss.example", "b@voss.example", "info@voss.example"]),
    phone=st.sampled_from(["", "+493023125100", "+493023125101"]),
    profile=st.sampled_from(["", "linkedin.com/in/a", "linkedin.com/in/b"]),
    firm=st.sampled_from(["", "Voss AG", "Koch GmbH"]),
    born=st.sampled_from(["", "1980-04-15", "1980-04-16", "--04-15"]),
    street=st.sampled_from(["", "Lindenweg 4"]),
    city=st.sampled_from(["", "Erfurt", "Gera"]),
)


@settings(max_examples=60)
@given(st.lists(something, min_size=2, max_size=30))
def test_whoever_is_certain_or_likely_without_a_doubt_is_found(cards):
    portraits = drawn(*cards)
    common = commonness(portraits)
    pairs = found(portraits)
    for a, b in combinations(range(len(portraits)), 2):
        likeness = weigh(portraits[a], portraits[b], common)
        if likeness.lane in {"certain", "likely"} and not likeness.doubts:
            assert (a, b) in pairs, (cards[a], cards[b], likeness)
