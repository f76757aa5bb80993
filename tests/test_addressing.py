"""Herr and Frau before a name say how to address somebody; they are no titles."""

import json

import pytest

from relnet.model.addressing import parted


@pytest.mark.parametrize(
    ("prefix", "found"),
    [
        ("", ("", "", "")),
        ("Frau", ("frau", "Frau", "")),
        ("Herrn Prof. Dr.", ("herr", "Herrn", "Prof. Dr.")),
        ("Ms.", ("frau", "Ms.", "")),
        ("Mx", ("neutral", "Mx", "")),
        ("Dr. med.", ("", "", "Dr. med.")),
        ("Frau und Herr", ("", "", "Frau und Herr")),
        ("Familie", ("", "", "Familie")),
    ],
)
def test_what_stands_before_a_name(prefix, found):
    assert parted(prefix) == found


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
