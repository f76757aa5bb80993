"""Who is who: the table of cases, most of which are about not being the same person."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.model.contact import Contact
from relnet.model.likeness import Verdict
from relnet.rules.namesakes import are_namesakes
from relnet.rules.same_person import recognise
from relnet.rules.tidying import arrive


def card(given="", family="", *channels, org="", birthday="", suffix="", kind="person", name=""):
    return Card(
        name=Name(name, family, given, suffix=suffix),
        kind=kind,
        channels=tuple(channel(text) for text in channels),
        positions=(Position(org),) if org else (),
        dates=(SpecialDate("birthday", birthday),) if birthday else (),
    )


def channel(text):
    if "linkedin" in text:
        return Channel("url", text)
    return Channel("email" if "@" in text else "phone", text)


def contact(id_, known):
    arrival = arrive(known, "2026-04-21")
    kept = arrival.card
    return Contact(
        id_, f"c{id_}", arrival.label, kept.name, kept.kind,
        channels=kept.channels, positions=kept.positions, dates=kept.dates,
        addresses=kept.addresses,
    )  # fmt: skip


def verdict(new, *known, uids=()):
    contacts = [contact(id_, one) for id_, one in enumerate(known, 1)]
    found = recognise(arrive(new, "2026-04-21"), contacts, frozenset(uids))
    if found.contact_id:
        return found.contact_id
    return [*found.candidates] or None


MAIL, INFO = "anna.weber@voss.example", "info@voss.example"
MOBILE, LANDLINE = "0171 39200 11", "030 23125 100"
PROFILE = "https://www.linkedin.com/in/anna-weber-1"
ANNA = ("Anna", "Weber")

CASES = [
    # The same person.
    ("own mail, same name", card(*ANNA, MAIL), card(*ANNA, MAIL.upper()), 1),
    ("own mail, initial", card("A.", "Weber", MAIL), card(*ANNA, MAIL), 1),
    ("own mail, no name at all", card("", "", MAIL), card(*ANNA, MAIL), 1),
    ("own mail, other organization", card(*ANNA, MAIL, org="Koch AG"), card(*ANNA, MAIL, org="Voss AG"), 1),
    ("profile in another spelling", card(*ANNA, PROFILE), card(*ANNA, "de.linkedin.com/in/Anna-Weber-1/?x=1"), 1),
    ("mobile in another notation", card(*ANNA, "+49 171 3920011"), card(*ANNA, MOBILE), 1),
    ("landline, same name", card(*ANNA, LANDLINE), card(*ANNA, "+49 (0)30/23125-100"), 1),
    ("shared mailbox, same name", card(*ANNA, INFO), card(*ANNA, INFO), 1),
    ("name and organization", card(*ANNA, org="Voss GmbH & Co. KG"), card(*ANNA, org="VOSS"), 1),
    ("umlaut spelled out, same firm", card("Jürgen", "Groß", org="Voss"), card("Juergen", "Gross", org="Voss"), 1),
    ("name changed order", card("Weber", "Anna", MAIL), card(*ANNA, MAIL), 1),
    ("company by its number", card(name="Voss AG", kind="organization"), card(name="Voss AG", kind="organization"), None),
    ("company, same name and mailbox", card("", "", INFO, name="Voss AG", kind="organization"), card("", "", INFO, name="Voss AG", kind="organization"), 1),
    ("number of another country", card(*ANNA, "(212) 555-0142"), card(*ANNA, "212-555-0142"), 1),
    # Other people.
    ("number to fill a form", card(*ANNA, "01234567890"), card(*ANNA, "0123 4567890"), None),
    ("name alone", card(*ANNA), card(*ANNA), None),
    ("name, other organization", card(*ANNA, org="Voss AG"), card(*ANNA, org="Koch AG"), None),
    ("couple on one landline", card("Hans", "Weber", LANDLINE), card(*ANNA, LANDLINE), None),
    ("colleagues on a switchboard", card("Uwe", "Koch", LANDLINE, org="Voss"), card(*ANNA, LANDLINE, org="Voss"), None),
    ("colleagues on info@", card("Uwe", "Koch", INFO, org="Voss"), card(*ANNA, INFO, org="Voss"), None),
    ("person and firm on one number", card(*ANNA, LANDLINE), card("", "", LANDLINE, name="Voss AG", kind="organization"), None),
    ("stranger on somebody's mail", card("Uwe", "Koch", MAIL), card(*ANNA, MAIL), None),
    ("father and son at one firm", card("Hans", "Jäger", org="Jäger KG", suffix="sen."), card("Hans", "Jäger", org="Jäger KG", suffix="jun."), None),
    ("namesakes at one firm, two profiles", card(*ANNA, PROFILE, org="Voss"), card(*ANNA, "linkedin.com/in/aweber", org="Voss"), None),
    ("namesakes at one firm, two birthdays", card(*ANNA, org="Voss", birthday="1980-04-15"), card(*ANNA, org="Voss", birthday="1971-01-01"), None),
    ("nothing in common", card("Uwe", "Koch", MOBILE), card(*ANNA, MAIL), None),
    ("emergency number", card(*ANNA, "110"), card(*ANNA, "110"), None),
    # Doubtful: it waits.
    ("couple on one mail address", card("Andreas", "Weber", MAIL), card("Andrea", "Weber", MAIL), [1]),
    ("couple on one card", card("Anna und Uwe", "Weber", MAIL), card(*ANNA, MAIL), [1]),
    ("in another script", card("Анна", "Вебер", MAIL), card(*ANNA, MAIL), [1]),
    ("family name changed, mobile kept", card("Anna", "Koch", MOBILE, org="Voss"), card(*ANNA, MOBILE, org="Voss"), [1]),
    ("own mail, family name changed", card("Anna", "Koch", MAIL), card(*ANNA, MAIL), [1]),
    ("landline, initial only", card("A.", "Weber", LANDLINE), card(*ANNA, LANDLINE), [1]),
    ("landline, no name", card("", "", LANDLINE), card(*ANNA, LANDLINE), [1]),
    ("profile, other name", card("Uwe", "Koch", PROFILE), card(*ANNA, PROFILE), [1]),
    ("own mail, other birthday", card(*ANNA, MAIL, birthday="1980-04-15"), card(*ANNA, MAIL, birthday="1971-01-01"), [1]),
    ("namesakes at one firm, two mail addresses", card(*ANNA, "a.weber@voss.example", org="Voss"), card(*ANNA, MAIL, org="Voss"), [1]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("new", "known", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_one_candidate(new, known, expected):
    assert verdict(new, known) == expected


@pytest.mark.parametrize(
    ("new", "known", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_does_not_matter_who_came_first(new, known, expected):
    # An initial or a missing name is understood from both sides.
    assert verdict(known, new) == expected


def test_a_uid_outweighs_what_several_share():
    twins = card(*ANNA, MAIL), card(*ANNA, MAIL)
    assert verdict(card(*ANNA, MAIL), *twins) == [1, 2]
    assert verdict(card(*ANNA, MAIL), *twins, uids=[2]) == 2


def test_a_uid_with_another_name_waits():
    stranger = card("Uwe", "Koch")
    assert verdict(replace(stranger, uid="anna@phone"), card(*ANNA, MAIL), uids=[1]) == [1]
    assert verdict(replace(stranger, uid="1"), card(*ANNA, MAIL), uids=[1]) is None


def test_keys_that_point_to_two_people_wait_with_the_reasons():
    found = recognise(
        arrive(card(*ANNA, MAIL, MOBILE), "2026-04-21"),
        [contact(1, card(*ANNA, MAIL)), contact(2, card(*ANNA, MOBILE))],
    )
    assert found.candidates == (1, 2)
    assert [str(reason) for reason in found.reasons] == [
        "fits several people",
        "same name",
        "same e-mail address",
    ]


def test_somebody_sure_is_not_held_up_by_somebody_doubtful():
    husband = card("A.", "Weber", LANDLINE)
    assert verdict(card(*ANNA, MAIL, LANDLINE), card(*ANNA, MAIL), husband) == 1


REACHED = st.sets(
    st.sampled_from(
        [
            MAIL,
            "a.weber@voss.example",
            INFO,
            MOBILE,
            LANDLINE,
            PROFILE,
            "linkedin.com/in/aweber",
            "xing.com/profile/Anna_Weber",
            "xing.com/profile/Anna_Weber2",
        ]
    ).map(lambda text: Channel("url", text) if "/" in text else channel(text)),
    max_size=4,
)
NAMED_ALIKE = st.builds(
    Card,
    name=st.builds(Name, st.just(""), st.just("Weber"), st.just("Anna"), suffix=st.sampled_from(["", "jun.", "sen."])),
    kind=st.sampled_from(["person", "organization"]),
    channels=REACHED.map(tuple),
    addresses=st.sampled_from([(), (Address("Gasse 1", postcode="10115", city="Berlin"),)]),
    positions=st.sampled_from([(Position("Voss AG", title="Einkauf"),), (Position("Voss AG"),)]),
    dates=st.sampled_from([(), (SpecialDate("birthday", "1980-04-15"),)]),
)  # fmt: skip


@given(NAMED_ALIKE, NAMED_ALIKE)
def test_whom_a_profile_tells_apart_at_a_glance_weighing_tells_apart_too(new, known):
    arrival, kept = arrive(new, "2026-04-21"), contact(1, known)
    assume({*arrival.addresses}.isdisjoint(arrive(known, "2026-04-21").addresses))
    if are_namesakes(arrival.card, kept):
        assert recognise(arrival, [kept]) == Verdict()


def test_a_profile_on_another_network_or_a_common_birthday_is_weighed():
    here, there = (
        arrive(card(*ANNA, text, org="Voss", birthday="1980-04-15"), "2026-04-21").card
        for text in (PROFILE, "xing.com/profile/Anna_Weber")
    )
    assert not are_namesakes(here, replace(there, dates=()))
    assert not are_namesakes(here, here)
    assert are_namesakes(here, replace(here, dates=()))
