"""Exports that come again: their day, their kind, and their entries read again."""

from datetime import date
from io import BytesIO

import pytest

from relnet.formats.exports import comes_again, is_alike, may_differ, named_day, read_again
from relnet.formats.kinds import FORMATS
from relnet.model.reading import Reading

TODAY = date(2026, 5, 6)
HEADING = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Basic_LinkedInDataExport_05-05-2026.zip/Connections.csv", date(2026, 5, 5)),
        ("x/Complete_LinkedInDataExport_12-31-2025.zip.zip/Connections.csv", date(2025, 12, 31)),
        ("Basic_LinkedInDataExport_05-05-2026 (1)/Connections.csv", date(2026, 5, 5)),
        ("Basic_LinkedInDataExport_05-07-2026.zip/Connections.csv", TODAY),
        ("Basic_LinkedInDataExport_13-05-2026.zip/Connections.csv", None),
        ("Connections_05-05-2026.csv", None),
        ("-", None),
    ],
)
def test_the_day_in_the_name(path, expected):
    assert named_day("linkedin", path, TODAY) == expected
    assert named_day("csv", path, TODAY) is None


TEXTS = {
    "linkedin": HEADING.decode() + '\nAnna,Weber,,,"Voss, ""AG""",Buyer,20 Apr 2026\nUwe,Koch,,,,,19 Apr 2026\n',
    "csv": "Name, Vorname;Firma;Ort\nWeber Anna;Voss AG;Erfurt\nKoch Uwe;;Köln\n",
    "pipes": "Name|Firma|Ort\nAnna Weber|Voss, AG|Erfurt\nUwe Koch||Köln\n",
    "google": "First Name,Middle Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Notes\n"
    'Anna,,Weber,Voss AG,Buyer,work,anna@voss.example,"two\nlines"\nUwe,,Koch,,,,uwe@koch.example,\n',
    "vcard": "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nORG:Voss AG;Einkauf\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Uwe Koch\nEND:VCARD\n",
}  # fmt: skip


@pytest.mark.parametrize("form", TEXTS)
def test_entries_say_the_same_when_they_are_read_again(form):
    data = TEXTS[form].encode()
    form = "csv" if form == "pipes" else form
    format_ = next(format_ for format_ in FORMATS if format_.name == form)
    heading = format_.heading(data)
    records = [*format_.read(BytesIO(data), Reading())]
    raws = [record.raw for record in records]
    again = read_again(form, heading, raws, Reading())
    for record, card in zip(records, again, strict=True):
        assert (card.name, card.positions, card.channels, card.stated_on) == (
            record.card.name, record.card.positions, record.card.channels, record.card.stated_on,
        )  # fmt: skip
    assert read_again(form, heading, raws[::-1], Reading()) == again[::-1]
    assert comes_again(form, heading)
    assert is_alike(form, heading, raws)


def test_rows_of_other_columns_are_read_under_their_own():
    raw = b'{"Vorname": "Anna", "Nachname": "Weber", "Unternehmen": "Voss", "Verbunden am": "20.04.2026"}'
    (card,) = read_again("linkedin", HEADING, [raw], Reading())
    assert card.positions[0].organization == "Voss"
    assert is_alike("linkedin", HEADING, [raw])


@pytest.mark.parametrize("raw", [b"", b"[]", b"nothing", b'{"x": "y"}', b"\xff"])
def test_what_cannot_be_read_again_is_none(raw):
    for form in ("linkedin", "csv", "vcard"):
        assert read_again(form, HEADING, [raw], Reading()) == [None]


@pytest.mark.parametrize(
    ("form", "heading", "raw", "expected"),
    [
        ("linkedin", HEADING, b'{"Endorser First Name": "Anna"}', False),
        ("csv", b"Name;Firma", b'{"Name": "Anna"}', True),
        ("csv", b"Name;Firma", b'{"Name": "Anna", "Ort": "Erfurt"}', False),
        ("csv", b"Name;Firma", b"", False),
        ("vcard", b"", b"", True),
    ],
)
def test_kinds(form, heading, raw, expected):
    assert is_alike(form, heading, [raw] if raw else []) is expected


@pytest.mark.parametrize(
    ("form", "heading"), [("linkedin", b"Endorsement Date,Skill Name"), ("ics", b""), ("mbox", b"")]
)
def test_what_does_not_come_again(form, heading):
    assert not comes_again(form, heading)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (b"FN:A\nORG:Voss\n", b"ORG:Voss\nFN:A\nREV:2026", False),
        (b"FN:A\nORG:Voss\n", b"FN:A\nORG:Tau\n", True),
        (b"FN:A\nitem1.ORG:Voss\n", b"FN:A\nitem1.ORG:Vo\n ss\n", True),
        (b"FN:A\nORG;QUOTED-PRINTABLE:Vo=\nss\n", b"FN:A\nORG;QUOTED-PRINTABLE:Vo=\nll\n", True),
        (b"FN:A\nTEL:1\n", b"FN:A\nTEL:2\n", False),
    ],
)
def test_what_may_differ(before, after, expected):
    assert may_differ("vcard", before, after) is expected
