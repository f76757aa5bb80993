"""Every property of a card, and those that its card says nothing about."""

import pytest

from relnet.formats.vcard import Property, properties, unmapped


def card_of(*lines, version="3.0"):
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]).encode()


def only(*lines, version="3.0"):
    (_, found), remarks = properties(card_of(*lines, version=version))
    assert remarks == []
    return found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["FN:Anna Weber"], Property("FN", "Anna Weber", {})),
        (
            ["ITEM1.X-Foo;type=a,b;Type=c:x"],
            Property("X-FOO", "x", {"TYPE": ("a", "b", "c")}, "item1"),
        ),
        (["TEL;WORK;FAX:1"], Property("TEL", "1", {"TYPE": ("WORK", "FAX")})),
        (["NOTE:a\\, b\\n", " c"], Property("NOTE", "a\\, b\\nc", {})),
        (
            ["NOTE;CHARSET=UTF-8;QUOTED-PRINTABLE;X=1:a=0D=0Ab"],
            Property("NOTE", "a\nb", {"X": ("1",)}),
        ),
        (
            ["PHOTO;ENCODING=b;TYPE=PNG:QUJD", " REVG"],
            Property("PHOTO", "QUJDREVG", {"ENCODING": ("b",), "TYPE": ("PNG",)}),
        ),
        (
            ["KEY;X509;BASE64:", "    QUJD", "    RE==", ""],
            Property("KEY", "QUJDRE==", {"TYPE": ("X509",), "ENCODING": ("BASE64",)}),
        ),
        (
            ['ADR;LABEL="Weg 1; Hof: 2, links":;;x'],
            Property("ADR", ";;x", {"LABEL": ("Weg 1; Hof: 2, links",)}),
        ),
        (['X;SORT-AS="Weber,Anna",b:x'], Property("X", "x", {"SORT-AS": ("Weber,Anna", "b")})),
        (["X;A=^nb^'c^^d^e:x"], Property("X", "x", {"A": ('\nb"c^d^e',)})),
        (['X;A=;B="";;:x'], Property("X", "x", {"A": ("",), "B": ("",)})),
        (["X-a/b c.d:x"], Property("D", "x", {}, "x-a/b c")),
        (["X; A = 1 ;c:x"], Property("X", "x", {"A": ("1",), "TYPE": ("c",)})),
        (
            ["AGENT:", "BEGIN:VCARD", "FN:Ben", "END:VCARD"],
            Property("AGENT", "BEGIN:VCARD\nFN:Ben\nEND:VCARD", {}),
        ),
        (
            ["AGENT:BEGIN:VCARD", " FN:Ben", " END:VCARD"],
            Property("AGENT", "BEGIN:VCARD\nFN:Ben\nEND:VCARD", {}),
        ),
    ],
)
def test_property(lines, expected):
    assert only(*lines) == expected


def test_remarks_count_from_the_beginning_of_the_card():
    found, remarks = properties(card_of("FN:Anna", "hello", "TEL:1"))
    assert [p.name for p in found] == ["VERSION", "FN", "TEL"]
    assert [str(remark) for remark in remarks] == ["line 4 is not a vCard line and was left out."]


def names_left(*lines, version="3.0"):
    return [(p.group, p.name, p.value) for p in unmapped(card_of(*lines, version=version))]


@pytest.mark.parametrize(
    "line",
    [
        "N:Weber;Anna",
        "FN:Anna",
        "NICKNAME:Änni",
        "ORG:Voss AG",
        "TITLE:Leiterin",
        "ROLE:Einkauf",
        "EMAIL:a@example.com",
        "TEL:1",
        "URL:https://www.example.com",
        "IMPP:xmpp:a",
        "X-AIM:a",
        "X-SOCIALPROFILE:a",
        "ADR:;;Weg 1",
        "BDAY:19800415",
        "X-ABDATE:1",
        "CATEGORIES:a",
        "NOTE:a",
        "UID:1",
        "REV:20260421",
        "KIND:org",
        "X-ABSHOWAS:COMPANY",
        "PROFILE:VCARD",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Änni;1;",
        "LANG:de",
        "KIND:individual",
        "KIND:group",
        "REV:",
        "N:Weber;Anna;;;;Schulz;jun.",
        "ADR:;;;;;;;Zimmer 5",
        "LABEL;WORK:Weg 1",
        "X-SPOUSE:Ben",
    ],
)
def test_mapped(line):
    assert names_left(line) == []


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["FN:Anna", "PHOTO;ENCODING=b:QUJD", "GENDER:F", "X-FOO:1"], ["PHOTO", "GENDER", "X-FOO"]),
        (
            ["PRODID:-//Example//EN", "LABEL:Anna\\nWeg 1", "ADR:;;Weg 1;;;;", "TZ:+0100"],
            ["PRODID", "TZ", "LABEL"],
        ),
        (
            ["N:Weber;Anna", "N:Other;One", "FN:Anna", "FN:Änne", "UID:1", "UID:2"],
            ["N", "FN", "UID"],
        ),
        (["TITLE:Leiterin", "ROLE:Einkauf"], ["ROLE"]),
        (["NOTE;ENCODING=BASE64:QUJD"], ["NOTE"]),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/group_membership;1"], ["X-ANDROID-CUSTOM"]),
        (["LANG:fr", "LANG;PREF=1:de", "LANG:Platt, Hochdeutsch"], ["LANG", "LANG"]),
        (["KIND:location", "KIND:x-robot", "X-ABSHOWAS:PERSON"], ["KIND", "KIND"]),
        (["REV:soon", "BDAY;CALSCALE=hebrew:5740-07-29"], ["REV", "BDAY"]),
        (
            ["PRONOUNS:sie/ihr", "CREATED:20260421T101112Z", "LANGUAGE:de"],
            ["PRONOUNS", "CREATED", "LANGUAGE"],
        ),
        (["GRAMGENDER:feminine", "PHONETIC;TYPE=ipa:x"], ["GRAMGENDER", "PHONETIC"]),
        (
            ["item1.X-ABLABEL:Hotel", "item2.NOTE:x", "item2.X-ABLABEL:Notiz"],
            ["X-ABLABEL", "X-ABLABEL"],
        ),
    ],
)
def test_unmapped(lines, left):
    assert [name for _, name, _ in names_left(*lines)] == left


def test_unmapped_value_is_still_escaped():
    assert names_left("TITLE:Leiterin", "ROLE:Einkauf\\, Stahl") == [
        ("", "ROLE", "Einkauf\\, Stahl")
    ]


def test_label_of_what_is_unmapped_is_unmapped():
    lines = [
        "item1.X-ABADR:de",
        "item1.X-ABLabel:Formular",
        "item2.TEL:1",
        "item2.X-ABLabel:Hotel",
        "item3.ADR:;;Weg 1;Ulm",
        "item3.X-ABADR:de",
        "item3.X-ABLabel:Laden",
    ]
    assert names_left(*lines) == [
        ("item1", "X-ABADR", "de"),
        ("item1", "X-ABLABEL", "Formular"),
        ("item3", "X-ABADR", "de"),
        ("item3", "X-ABLABEL", "Laden"),
    ]


def test_what_is_beyond_the_limits_is_unmapped():
    long_note = "x" * (1 << 20)
    left = names_left(f"NOTE:{long_note}y", f"NOTE:{long_note}", *["TEL:1"] * 1000)
    assert [name for _, name, _ in left] == ["NOTE"] + ["TEL"] * 4  # BEGIN and VERSION count too
    assert left[0][2] == long_note + "y"
