"""What a card adds to a contact, and what it must not overwrite."""

from dataclasses import replace

import pytest

from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.model.contact import Contact
from relnet.rules.held_values import Held
from relnet.rules.news import better_name, changed_name, has_values, news
from relnet.rules.tidying import arrive

KNOWN = Contact(
    1, "anna-weber", "Anna Weber", Name("Anna Weber", "Weber", "Anna"),
    channels=(Channel("email", "Anna@Voss.example", key="anna@voss.example"), Channel("phone", "030 23125 100", key="+493023125100")),
    addresses=(Address(street="Hauptstraße 1", postcode="99084", city="Erfurt", country="Deutschland"),),
    positions=(Position("Voss AG", "Einkauf", "Leiterin"),),
    dates=(SpecialDate("birthday", "1980-04-15"),),
    tags=("Messe",),
    notes=("Greifer, Halle 5",),
)  # fmt: skip

CASES = [
    ({"channels": (Channel("email", "anna@voss.example"),)}, {}),
    ({"channels": (Channel("phone", "+49 (0)30/23125-100"),)}, {}),
    ({"channels": (Channel("email", "b@voss.example"),)}, {"channels": ["b@voss.example"]}),
    ({"channels": (Channel("url", "linkedin.com/in/anna"),)}, {"channels": ["linkedin.com/in/anna"]}),
    ({"addresses": (Address(city="Erfurt", postcode="99084"),)}, {}),
    ({"addresses": (Address(street="HAUPTSTRASSE 1", city="Erfurt"),)}, {}),
    ({"addresses": (Address(street="Hauptstr. 2", city="Erfurt"),)}, {"addresses": 1}),
    ({"addresses": (Address(street="Hauptstr. 1", postcode="99084", city="Erfurt"),)}, {}),
    ({"addresses": (Address(street="Hauptstrasse 1", postcode="099084", city="Erfurt"),)}, {}),
    ({"addresses": (Address(street="Hauptgasse 1", city="Erfurt"),)}, {"addresses": 1}),
    ({"addresses": (Address(street="Hauptstr. 1", postcode="9084", city="Erfurt"),)}, {"addresses": 1}),
    ({"positions": (Position("VOSS"),)}, {}),
    ({"positions": (Position("Voss AG", "", "leiterin"),)}, {}),
    ({"positions": (Position("Voss", "", "Geschäftsführerin"),)}, {"positions": [("Voss AG", "Geschäftsführerin")]}),
    ({"positions": (Position("Voss", "", "CEO"),)}, {"positions": [("Voss AG", "CEO")]}),
    ({"positions": (Position("Koch KG"),)}, {"positions": [("Koch KG", "")]}),
    ({"dates": (SpecialDate("birthday", "--04-15"),)}, {}),
    ({"dates": (SpecialDate("birthday", "--04-16"),)}, {"dates": 1}),
    ({"dates": (SpecialDate("birthday", "1971-01-01"),)}, {"dates": 1}),
    ({"dates": (SpecialDate("anniversary", "2010-06-12"),)}, {"dates": 1}),
    ({"tags": ("MESSE",)}, {}),
    ({"tags": ("Kunde", "messe")}, {"tags": ["Kunde"]}),
    ({"notes": ("greifer halle 5",)}, {}),
    ({"notes": ("ruft an",)}, {"notes": ["ruft an"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("says", "adds"), CASES, ids=[str(next(iter(case[0].values()))) for case in CASES]
)
def test_values(says, adds):
    found = news(arrive(Card(Name("Anna Weber", "Weber", "Anna"), **says), "2026-04-21"), KNOWN)
    card = found.card
    got = {
        "channels": [channel.value for channel in card.channels],
        "addresses": len(card.addresses),
        "positions": [(position.organization, position.title) for position in card.positions],
        "dates": len(card.dates),
        "tags": [*card.tags],
        "notes": [*card.notes],
    }
    assert {field: value for field, value in got.items() if value} == adds
    assert has_values(found) == bool(adds)
    assert all(position.organization in found.organizations for position in card.positions)


@pytest.mark.parametrize(
    ("known", "says", "adds"),
    [
        (Name("A. Weber", "Weber", "A."), Name("", "Weber", "Anna"), {"given": "Anna"}),
        (
            Name("Weber", "Weber"),
            Name("", "Weber", "Anna", prefix="Dr."),
            {"given": "Anna", "prefix": "Dr."},
        ),
        (Name("Anna Weber", "Weber", "Anna"), Name("", "Koch", "Anne"), {}),
        (Name("Anna Weber", "Weber", "Anna"), Name("", "Weber", "A."), {}),
        (
            Name("Anna Weber", "Weber", "Anna"),
            Name("", "Weber", "Anna", "Maria"),
            {"additional": "Maria"},
        ),
        (
            Name("anna@voss.example"),
            Name("", "Weber", "Anna"),
            {"family": "Weber", "given": "Anna"},
        ),
        (Name("B. Weber", "Weber", "B."), Name("", "Weber", "Anna"), {}),
        (
            Name("Weber", "", "Weber"),
            Name("", "Weber", "Hans"),
            {"given": "Hans", "family": "Weber"},
        ),
        (Name("Weber", "Weber", ""), Name("", "Weber", "Hans"), {"given": "Hans"}),
        (
            Name("Karl Friedrich Koch", "Koch", "Karl Friedrich"),
            Name("", "Koch", "Karl", "Friedrich"),
            {},
        ),
        (Name("Weber Anna", "Anna", "Weber"), Name("", "Weber", "Anna"), {}),
        (Name("", "Moser", "Mag. Ida"), Name("", "Moser", "Ida", prefix="Mag."), {}),
        (
            Name("", "Moser", "Mag. Ida"),
            Name("", "Moser", "Ida", prefix="Dr."),
            {"prefix": "Dr."},
        ),
    ],
)
def test_a_name_is_completed_and_never_replaced(known, says, adds):
    contact = Contact(1, "x", known.formatted, known)
    assert better_name(arrive(Card(says), "2026-04-21"), contact) == adds


@pytest.mark.parametrize(
    ("known", "before", "says", "changes"),
    [
        (("Anna", "Weber"), "Anna Weber", ("Anna", "Weber-Koch"), {"family": "Weber-Koch"}),
        (("Anna", "Weber"), "Anna Weber", ("Anna", "Koch"), {"family": "Koch"}),
        (("Anna", "Weber"), "Dr. Anna Weber", ("Anna", "Koch"), {"family": "Koch"}),
        (("Anna Maria", "Weber"), "Anna Weber", ("Anna", "Koch"), {"family": "Koch"}),
        (("Anna", "Weber"), "Anna Weber", ("Anna Maria", "Koch"), {"family": "Koch"}),
        (("Anna", "von der Heide"), "Anna von der Heide", ("Anna", "Koch"), {"family": "Koch"}),
        (("Jürgen", "Müller"), "Juergen Mueller", ("Jürgen", "Groß"), {"family": "Groß"}),
        (("Alexander", "Weber"), "Alexander Weber", ("Kim", "Weber"), {"given": "Kim"}),
        (("Anna", "Weber"), "Anna Weber", ("Anna", ""), {}),
        (("Anna", "Weber"), "Anna Weber", ("Anna", "WEBER"), {}),
        # Somebody else has given the name that is known.
        (("Anna", "Weber"), "Anna Lotz", ("Anna", "Koch"), {}),
        (("Anni", "Weber"), "Anna Weber", ("Anna", "Koch"), {}),
        (("Anna", "Koch"), "Anna Weber", ("Anna", "Koch"), {}),
        (("", ""), "Anna Weber", ("Anna", "Koch"), {}),
    ],
)
def test_a_name_that_has_changed(known, before, says, changes):
    contact = Contact(1, "x", " ".join(known), Name("", known[1], known[0]))
    arrival = arrive(Card(Name("", says[1], says[0])), "2026-04-21")
    assert changed_name(before, arrival, contact) == changes


@pytest.mark.parametrize(
    ("known", "again"),
    [
        (Address("Industriestr. 1", "", "", "08523", "Plauen"), Address("Industriestr. 1", "", "", "8523", "Plauen")),
        (Address("Ulmer Straße 8", "", "", "73430", "Aalen"), Address("Ulmer Str. 8", "", "", "73430", "Aalen")),
        (Address("Mühlstraße 14", "", "", "8400", "Winterthur"), Address("Muehlstrasse 14", "", "", "8400", "Winterthur")),
        (Address("Bergstr.14", "", "", "1010", "Wien"), Address("Bergstraße 14", "", "", "1010", "Wien")),
    ],
)  # fmt: skip
def test_an_address_spelled_otherwise_is_known(known, again):
    for first, second in ((known, again), (again, known)):
        contact = Contact(1, "anna", "Anna Weber", Name("Anna Weber"), addresses=(first,))
        arrival = arrive(Card(Name("Anna Weber"), addresses=(second,)), "2026-04-21")
        assert news(arrival, contact).card.addresses == ()


def test_what_is_held_grows_with_each_card():
    contact, held = KNOWN, Held(KNOWN)
    said = Card(
        Name("Anna Weber"),
        channels=(Channel("email", "neu@example.com", key="neu@example.com"),),
        addresses=(Address("Ulmer Straße 8", "", "", "73430", "Aalen"),),
        positions=(Position("Neu GmbH", "Werk 2", "Leiterin"),),
        tags=("Kunde",),
        notes=("Ruft an\n\nGreifer, Halle 5",),
    )  # fmt: skip
    arrival = arrive(said, "2026-04-21")
    extra = news(arrival, contact, held)
    assert extra == news(arrival, contact)
    for values in ("channels", "addresses", "positions", "tags", "notes"):
        assert getattr(extra.card, values), values
        contact = replace(
            contact, **{values: (*getattr(contact, values), *getattr(extra.card, values))}
        )
    held.grow(contact, extra.card)
    less = replace(said, positions=(Position("Neu", "", ""), Position("Neu", "Werk 2", "")))
    for again in (said, less):
        assert not has_values(news(arrive(again, "2026-04-22"), contact, held))
