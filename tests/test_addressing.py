"""Herr and Frau before a name say how to address somebody; they are no titles."""

import json

import pytest

from relnet.model.addressing import parted
from relnet.model.card import Card, Name
from relnet.rules.tidying import arrive


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("", ("", "", "")),
        ("Frau", ("frau", "Frau", "")),
        ("Herrn Prof. Dr.", ("herr", "Herrn", "Prof. Dr.")),
        ("Ms.", ("frau", "Ms.", "")),
        ("Mx", ("neutral", "Mx", "")),
        ("Mme", ("frau", "Mme", "")),
        ("M.", ("herr", "M.", "")),
        ("M. Sc.", ("", "", "M. Sc.")),
        ("Dr. med.", ("", "", "Dr. med.")),
        ("Frau und Herr", ("", "", "Frau und Herr")),
        ("Familie", ("", "", "Familie")),
    ],
)
def test_what_stands_before_a_name(prefix, found):
    assert parted(prefix) == found


@pytest.mark.parametrize(
    ("prefix", "formatted", "expected"),
    [
        ("Frau", "Frau Dr. Jana Voß", "Frau Dr."),
        ("Frau", "Dr. Jana Voß", "Frau Dr."),
        ("Frau Dr.", "Frau Prof. Dr. Jana Voß", "Frau Prof. Dr."),
        ("Dr. med.", "Dr. Jana Voß", "Dr. med."),
        ("Dr. Dr.", "Dr. Jana Voß", "Dr. Dr."),
        ("", "Frau Jana Voß", "Frau"),
        ("Frau", "Jana Voß", "Frau"),
    ],
)
def test_what_is_said_twice_stands_before_a_name_once(prefix, formatted, expected):
    card = Card(Name(formatted, prefix=prefix))
    assert arrive(card, "2026-04-21").card.name.prefix == expected


def test_whose_prefix_says_it_is_addressed_so_when_they_are_merged(relnet, tmp_path):
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Robin {0}\nN:{0};Robin;;{1};\n{2}END:VCARD\n"
    cards = card.format("Falk", "Frau", "") + card.format("Falck", "", "GENDER:M\n")
    (tmp_path / "cards.vcf").write_text(cards, "utf-8")
    relnet("import", tmp_path / "cards.vcf")
    relnet("merge", "1", "2", "--yes")
    assert shown(relnet)[2] == "frau"
    relnet("undo")
    relnet("merge", "1", "2", "--prefer", "salutation=2", "--yes")
    assert shown(relnet)[2] == "herr"


def shown(relnet):
    jana = json.loads(relnet("show", "1", "--format", "json").stdout)
    return jana["name"], jana["prefix"], jana["salutation"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("list.csv", "Anrede;Titel;Vorname;Nachname\nFrau;Dr.;Jana;Voß\n"),
        ("whole.csv", "Anrede;Titel;Name, Vorname\nFrau;Dr.;Voß, Jana\n"),
        ("said.csv", "Anrede;Name\nFrau;Dr. Jana Voß\n"),
        (
            "card.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dr. Jana Voß\r\nN:Voß;Jana;;Frau Dr.;\r\nEND:VCARD\r\n",
        ),
    ],
)
def test_who_is_called_frau_is_addressed_so(relnet, tmp_path, file, text):
    path = tmp_path / file
    path.write_text(text, "utf-8", newline="")
    relnet("import", path)
    assert shown(relnet) == ("Dr. Jana Voß", "Dr.", "frau")
    letter = relnet("draft", "1", "--kind", "thanks", "--occasion", "help", "--lang", "de")
    assert "Sehr geehrte Frau Dr. Voß," in letter.stdout
    relnet("edit", "1", "prefix=Prof. Dr.", "family=Stein")
    assert shown(relnet) == ("Prof. Dr. Jana Stein", "Prof. Dr.", "frau")
    relnet("edit", "1", "salutation=neutral")
    assert shown(relnet)[2] == "neutral"


def test_monsieur_and_madame_are_no_part_of_the_name(relnet, tmp_path):
    file = tmp_path / "contacts.csv"
    file.write_text("Prefix;Prénom;Nom\nM.;Luc;Favre\nMme;Zoé;Rey\nMme Dr;Eve;Roux\nDr;Max;Blanc\n")
    relnet("import", file)
    listed = relnet("list", "--fields", "handle,name", "--no-headers").stdout.splitlines()
    assert listed == [
        "max-blanc\tDr Max Blanc",
        "luc-favre\tLuc Favre",
        "zoe-rey\tZoé Rey",
        "eve-roux\tDr Eve Roux",
    ]
    assert "Address as      Mr" in relnet("show", "luc-favre", "-f", "text").stdout
