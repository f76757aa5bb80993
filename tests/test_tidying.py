"""A card becomes comparable: only what is a name is taken apart as one."""

import pytest

from relnet.model.card import Card, Channel, Name, Position
from relnet.rules.tidying import arrive

MAIL = Channel("email", "mara.klein@example.com")
PHONE = Channel("phone", "+49 30 23125010")
FIRM = Position("Klein AG")


@pytest.mark.parametrize(
    ("card", "given", "family", "label"),
    [
        (Card(Name("Mara Klein"), channels=(MAIL,)), "Mara", "Klein", "Mara Klein"),
        (Card(Name("mara.klein@example.com"), channels=(MAIL,)), "", "", MAIL.value),
        (Card(Name("+49 30  23125010"), channels=(MAIL, PHONE)), "", "", PHONE.value),
        (Card(Name("Klein AG"), positions=(FIRM,)), "", "", "Klein AG"),
        (Card(Name("Mimi"), nickname="Mimi"), "", "", "Mimi"),
        (Card(Name("Mimi Klein"), nickname="Mimi"), "Mimi", "Klein", "Mimi Klein"),
        (Card(Name("Ms Klein", "Klein", "Mara"), channels=(MAIL,)), "Mara", "Klein", "Ms Klein"),
        (Card(Name(MAIL.value, "Klein", "Mara"), channels=(MAIL,)), "Mara", "Klein", "Mara Klein"),
        (Card(Name("Klein AG", "Klein", "Mara"), positions=(FIRM,)), "Mara", "Klein", "Mara Klein"),
        (
            Card(Name("Klein AG", "Klein", "Mara"), "organization", positions=(FIRM,)),
            *("Mara", "Klein", "Klein AG"),
        ),
        (Card(Name("Mimi", "Klein", "Mara"), nickname="Mimi"), "Mara", "Klein", "Mimi"),
        (Card(channels=(PHONE,)), "", "", PHONE.value),
        (Card(Name("Klein, Mara")), "Mara", "Klein", "Mara Klein"),
        (Card(Name("Klein, Dr. Mara")), "Mara", "Klein", "Dr. Mara Klein"),
        (Card(Name("von Stein, Mara Lea")), "Mara", "von Stein", "Mara Lea von Stein"),
        (Card(Name("Klein, Mara", "Klein", "Mara", prefix="Dr.")), "Mara", "Klein", "Mara Klein"),
        (Card(Name("Mara Klein, MBA")), "Mara", "Klein", "Mara Klein, MBA"),
        (Card(Name("Klein, Mara (Mimi)", "Klein", "Mara")), "Mara", "Klein", "Klein, Mara (Mimi)"),
        (
            Card(Name("Klein, Groß & Söhne", "Klein", "Groß & Söhne")),
            *("Groß & Söhne", "Klein", "Klein, Groß & Söhne"),
        ),
    ],
)
def test_what_stands_in_for_a_name_is_not_taken_apart(card, given, family, label):
    arrival = arrive(card, "2026-04-21")
    assert (arrival.card.name.given, arrival.card.name.family) == (given, family)
    assert arrival.label == label


def test_a_contact_without_a_name_comes_home_unchanged(relnet, tmp_path):
    cards = tmp_path / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nTEL:+49  30 23125010\nEND:VCARD\n", "utf-8")
    relnet("import", cards)
    exported = tmp_path / "exported.vcf"
    relnet("export", "vcard", "-o", exported)
    assert "1 already known" in relnet("import", exported).stderr
