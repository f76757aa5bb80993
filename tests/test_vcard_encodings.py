"""From the bytes of a vCard file to lines and cards: encodings, folding, damage."""

from io import BytesIO

import pytest

from relnet.formats.kinds import detect
from relnet.formats.vcard import read
from relnet.model.card import Address, Card, Channel, Name, Position

ANNA = "FN:Anna Weber"


def file_of(*lines, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def records(data):
    return list(read(BytesIO(data.encode() if isinstance(data, str) else data)))


def record(*lines, **how):
    (found,) = records(file_of(*lines, **how))
    return found


def card(*lines, **how):
    found = record(*lines, **how)
    assert found.reason is None
    return found.card


def raw_card(*lines, version="2.1", end=b"\r\n"):
    """Read a card of bytes; return it and what is remarked."""
    head = [b"BEGIN:VCARD", b"VERSION:" + version.encode()]
    (found,) = records(end.join([*head, *lines, b"END:VCARD", b""]))
    return found.card, str(found.reason or "")


# Lines and encodings.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends(end):
    data = file_of(ANNA, "NOTE:lang", "  er Text", "\tnoch", end=end)
    first, second = records(data * 2)
    assert first.card == second.card
    assert first.card.notes == ("lang er Textnoch",)
    assert (first.line, second.line) == (1, 8)
    assert first.raw == second.raw == data.replace(end, "\n").rstrip("\n").encode()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], ids=str
)
def test_unicode_encodings(encoding):
    data = file_of("FN:Zoë Müller 😀", "NOTE:日本").encode(encoding)
    (found,) = records(data)
    assert found.reason is None
    assert found.card.name.formatted == "Zoë Müller 😀"
    assert found.raw.startswith(b"BEGIN:VCARD\n")
    assert "日本" in found.raw.decode()


def test_utf16_cut_in_the_middle():
    data = file_of(ANNA).encode("utf-16-le")
    assert records(data[:-1])[0].card.name.formatted == "Anna Weber"


def test_half_of_a_surrogate_pair_is_remarked():
    data = file_of("FN:Anna \ud83d").encode("utf-16-le", "surrogatepass")
    (found,) = records(data)
    assert "it is not UTF-8" in str(found.reason)
    assert found.card.name.formatted.startswith("Anna")


def test_folding_inside_a_character():
    umlaut = "ü".encode()
    found, remark = raw_card(b"FN:M" + umlaut[:1], b" " + umlaut[1:] + b"ller", version="3.0")
    assert (found.name.formatted, remark) == ("Müller", "")


def test_folded_head():
    found = card(ANNA, 'ADR;TYPE=WORK;LABEL="Weg 1\\n', ' Ulm: Donau":;;Weg 1;', " Ulm;;;")
    assert found.addresses == (Address("Weg 1", city="Ulm", label="work"),)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen"], "Jürgen"),
        ([b"FN;encoding=quoted-printable;charset=utf-8:J=c3=bcrgen"], "Jürgen"),
        ([b"FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen"], "Jürgen"),
        ([b"FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:=80uro"], "€uro"),
        ([b"FN;CHARSET=ISO-8859-1:=80uro".replace(b"=80", b"\x80")], "€uro"),
        ([b"FN;CHARSET=ISO-8859-1:J\xfcrgen"], "Jürgen"),
        ([b"FN;CHARSET=UTF-8:J\xc3\xbcrgen"], "Jürgen"),
        ([b"FN;ISO-8859-1;QUOTED-PRINTABLE:J=FCrgen"], "Jürgen"),
        ([b"FN;shift_jis:\x88\xc0\x93\xa1"], "安藤"),
        ([b"FN;CHARSET=SHIFT_JIS:\x88\xc0\x93\xa1 \x83\x5c\x83\x5c"], "安藤 ソソ"),
        ([b"FN;CHARSET=UTF-7:J+APw-rgen"], "Jürgen"),
        ([b"FN;CHARSET=UTF-7:half +2D0- a pair"], "half +2D0- a pair"),
        ([b"FN;CHARSET=Windows-1253:\xc1\xe8\xde\xed\xe1"], "Αθήνα"),
        ([b"FN;QUOTED-PRINTABLE:soft =", b"break"], "soft break"),
        ([b"FN;QUOTED-PRINTABLE:soft=", b" break"], "soft break"),
        ([b"FN;QUOTED-PRINTABLE:J=C3=", b"=BC=", b"rgen"], "Jürgen"),
        ([b"FN;QUOTED-PRINTABLE:folded", b"  too"], "folded too"),
        ([b"FN;QUOTED-PRINTABLE:padded= ", b"break"], "paddedbreak"),
        ([b"FN;QUOTED-PRINTABLE:J=C3=BC", b"=72=", b"gen"], "Jürgen"),
        ([b"FN;QUOTED-PRINTABLE:a=0D=0Ab=0A"], "a\nb"),
        ([b"FN;QUOTED-PRINTABLE:50=25 = half"], "50% = half"),
        ([b"FN;X-LABEL=quoted-printable", b" ;ENCODING=QUOTED-PRINTABLE:=41nna"], "Anna"),
    ],
)
def test_quoted_printable_and_charsets(lines, expected):
    found, remark = raw_card(*lines)
    assert (found.name.formatted, remark) == (expected, "")


@pytest.mark.parametrize(
    "lines",
    [
        ["eins", "zwei, drei", "vier"],
        ["eins", "", "drei", "", ""],
        [" eins", "zwei;drei "],
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_a_note_keeps_line_ends_that_are_not_escaped(lines, version):
    found = card(ANNA, f"NOTE:{lines[0]}", *lines[1:], "TITLE:Head", version=version)
    assert found.notes == ("\n".join(lines).strip(),)
    assert found.positions == (Position("", "", "Head"),)


def test_so_do_an_address_and_a_label():
    address = "ADR;WORK:;;Weg 1", "Hinterhaus;Ulm;;89073;"
    found = card(ANNA, *address, "LABEL;HOME:Gasse 2", "Bonn", "TEL:030 23125001", version="2.1")
    work = Address("Weg 1\nHinterhaus", city="Ulm", postcode="89073", label="work")
    assert found.addresses == (work, Address("Gasse 2\nBonn", label="home"))


def test_what_follows_a_note_and_a_number_is_of_neither():
    found = record(ANNA, "NOTE:eins", "TEL:030 23125001", "zwei")
    assert found.card.notes == ("eins",)
    assert str(found.reason) == "line 6 is not a vCard line and was left out."


def test_soft_break_never_swallows_the_end():
    first, second = records(
        b"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Anna=\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n"
    )
    assert (first.card.name.formatted, second.card.name.formatted) == ("Anna", "Ben")


def test_a_label_in_quoted_printable_makes_no_value_of_it():
    url = (
        "URL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=00):https://x.example/?id="
    )
    found = card("FN:Nora Falk", url, "EMAIL:nora@example.com", version="2.1")
    page = Channel("url", "https://x.example/?id=", "bü")
    assert {*found.channels} == {page, Channel("email", "nora@example.com")}


def test_charset_per_line():
    found, remark = raw_card(
        b"FN;CHARSET=ISO-8859-1:J\xf6rg Voss", b"NOTE;CHARSET=UTF-8:k\xc3\xb6nnte", b"ORG:Voss"
    )
    assert (found.name.formatted, found.notes, remark) == ("Jörg Voss", ("könnte",), "")


def test_xing():
    """8-bit bytes, some lines in ISO-8859-1 and some in UTF-8, each as it says."""
    found, remark = raw_card(
        b"PRODID:-//XING//www.xing.com//Version 1.3",
        b"N;CHARSET=ISO-8859-1:Gro\xdf;J\xf6rg;;Dr.",
        b"FN;CHARSET=UTF-8:Dr. J\xc3\xb6rg Gro\xc3\x9f",
        b"ORG;CHARSET=ISO-8859-1:B\xf6hm Pr\xe4zision GmbH",
        b"TITLE;CHARSET=UTF-8:Gesch\xc3\xa4ftsf\xc3\xbchrer",
        b"EMAIL;TYPE=internet;type=WORK;type=pref:j.gross@example.com",
        b"TEL;TYPE=cell,work:+49 171 3920011",
        b"ADR;TYPE=work;CHARSET=ISO-8859-1:;;Waldstra\xdfe 3;K\xf6ln;;50667;Germany",
        b"PHOTO;VALUE=URI:https://www.example.com/photos/1.jpg",
        b"UID:1234567",
    )
    assert remark == ""
    assert found == Card(
        Name("Dr. Jörg Groß", "Groß", "Jörg", "", "Dr."),
        channels=(
            Channel("email", "j.gross@example.com", "work", preferred=True),
            Channel("phone", "+49 171 3920011", "work cell"),
        ),
        addresses=(Address("Waldstraße 3", "", "", "50667", "Köln", "", "Germany", "work"),),
        positions=(Position("Böhm Präzision GmbH", "", "Geschäftsführer"),),
        uid="1234567",
    )


@pytest.mark.parametrize(
    ("programs", "expected"),
    [
        (["-//XING//www.xing.com//Version 1.3"], "xing"),
        (["-//xing//www.xing.com"], "xing"),
        (["-//XING//www.xing.com", "-//Example//EN"], "xing"),
        (["-//Example//EN", "-//XING//www.xing.com"], "vcard"),
        (["-//Example//XING//EN"], "vcard"),
        ([], "vcard"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xing_is_known_by_the_program(programs, expected, encoding):
    data = file_of(ANNA) if not programs else ""
    data += "".join(file_of(f"PRODID:{program}", ANNA) for program in programs)
    assert detect(data.encode(encoding)) == expected


@pytest.mark.parametrize(
    ("lines", "expected", "said"),
    [
        ([b"FN:J\xfcrgen"], "Jürgen", "it is not UTF-8; it was read as Windows-1252."),
        ([b"FN:J\xfcrgen \x81"], "Jürgen \x81", "it is not UTF-8; it was read as ISO-8859-1."),
        (
            [b"FN;CHARSET=klingon:J\xfcrgen"],
            "Jürgen",
            "the charset klingon is unknown; it was read as Windows-1252.",
        ),
        (
            [b"FN;CHARSET=klingon:J\xc3\xbcrgen"],
            "Jürgen",
            "the charset klingon is unknown; it was read as UTF-8.",
        ),
        ([b"FN;CHARSET=klingon:Anna"], "Anna", ""),
        ([b"FN;CHARSET=rot13:Anna"], "Anna", ""),
        (
            [b"FN;CHARSET=UTF-8:J\xfcrgen"],
            "Jürgen",
            "it is not UTF-8; it was read as Windows-1252.",
        ),
        (
            [b"FN:\xc1\xe8\xde\xed\xe1", b"ORG;CHARSET=Windows-1253:\xc1"],
            "Αθήνα",
            "it is not UTF-8; it was read as Windows-1253.",
        ),
        (
            [b"FN:M\xc3\xbcller, J\xc3\xb6rg \xc3"],
            "Müller, Jörg \ufffd",
            "it is damaged UTF-8; \ufffd stands for what could not be read.",
        ),
        (
            [b"FN;CHARSET=UTF-8;QUOTED-PRINTABLE:=C3=84=C3=96=C3=9C=", b"=80"],
            "ÄÖÜ\ufffd",
            "it is damaged UTF-8; \ufffd stands for what could not be read.",
        ),
        (
            [b"FN;CHARSET=EUC-JP:\xb0\xc2\xc6\xa3 \xb0"],
            "安藤 \ufffd",
            "it is damaged EUC_JP; \ufffd stands for what could not be read.",
        ),
        (
            [b"FN;CHARSET=UTF-8:\x84Spa\xdf\x93"],
            "„Spaß“",
            "it is not UTF-8; it was read as Windows-1252.",
        ),
        ([b"FN:An\0na\0"], "Anna", "it holds NUL characters; they were left out."),
        ([b"FN;QUOTED-PRINTABLE:An=00na"], "Anna", "it holds NUL characters; they were left out."),
        (
            [b"FN:Anna", b"TEL;TYPE=B\xfcro:1"],
            "Anna",
            "it is not UTF-8; it was read as Windows-1252.",
        ),
    ],
)
def test_guesses_are_remarked(lines, expected, said):
    found, remark = raw_card(*lines)
    assert (found.name.formatted, remark) == (expected, said)


def test_raw_keeps_the_bytes():
    (found,) = records(b"BEGIN:VCARD\r\nFN:J\xfcrgen\0\r\nEND:VCARD\r\n")
    assert found.raw == b"BEGIN:VCARD\nFN:J\xfcrgen\0\nEND:VCARD"


@pytest.mark.parametrize(
    "lines",
    [
        [b"PHOTO;ENCODING=BASE64;TYPE=JPEG:", b" QUJD", b" REVG", b""],
        [b"PHOTO;BASE64:QUJD", b"REVG", b"FN=="],
        [b"PHOTO;ENCODING=b:", b"QUJD", b"REVG", b"", b""],
        [b"NOTE;ENCODING=BASE64:QUJD"],
        [b"X-LOGO/small;TYPE=a", b" ;ENCODING=b:QUJD"],
    ],
)
def test_base64_is_set_aside(lines):
    found, remark = raw_card(b"FN:Anna", *lines, b"TEL:+49 30 23125001")
    assert (found.notes, len(found.channels), remark) == ((), 1, "")


# Cards and what is between them.


@pytest.mark.parametrize(
    "data",
    [
        "BEGIN:VCARD\nFN:Anna\nEND:VCARD\n",
        "BEGIN:VCARD\nFN:Anna\nEND:VCARD",
        "begin:vcard\nfn:Anna\nend:vcard\n",
        "BEGIN:vCard\nFN:Anna\nEND:vCard\n",
        "BEGIN:VCARD \nFN:Anna\nEND:VCARD\t\n",
        "BEGIN: VCARD\nFN:Anna\nEND : VCARD\n",
        "item1.BEGIN:VCARD\nitem1.FN:Anna\nitem1.END:VCARD\n",
        "\n\nBEGIN:VCARD\n\nFN:Anna\n\n\nEND:VCARD\n\n",
        "BEGIN:VCARD\nPROFILE:VCARD\nFN:Anna\nNAME:a VCARD\nEND:VCARD\n",
        "BEGIN:VCARD\nFN;X=:Anna\nEND:VCARD\n",
        'BEGIN:VCARD\nFN;;X="a:b;c";:Anna\nEND:VCARD\n',
        "BEGIN:VCARD\na.b.c:1\nX-a/b:2\nX-a b:3\nX_c:4\nFN:Anna\nEND:VCARD\n",
    ],
)
def test_one_card(data):
    (found,) = records(data)
    assert (found.card.name.formatted, found.reason) == ("Anna", None)


def test_quote_without_a_partner_is_a_letter():
    found = card(ANNA, 'TEL;TYPE="work:+49 30 23125001', "EMAIL;TYPE=home:a@example.com")
    assert [channel.kind for channel in found.channels] == ["phone", "email"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "BEGIN:VCARD\nFN:Anna\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\nBEGIN:VCARD\nFN:Cleo\n",
            [
                (1, "Anna", "END:VCARD is missing."),
                (3, "Ben", ""),
                (6, "Cleo", "END:VCARD is missing."),
            ],
        ),
        (
            "FN:Anna\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n\nFN:Cleo\nEND:VCARD\n",
            [
                (1, "Anna", "BEGIN:VCARD is missing."),
                (4, "Ben", ""),
                (8, "Cleo", "BEGIN:VCARD is missing."),
            ],
        ),
        (
            "hello\nyou\n\nBEGIN:VCARD\nFN:Anna\nEND:VCARD\n \nEND:VCARD\nTEL:1\n",
            [
                (1, None, "it stands outside of any card."),
                (4, "Anna", ""),
                (7, None, "it stands outside of any card."),
            ],
        ),
        (
            "BEGIN:VCARD\nFN:Anna\nEND:VCARDBEGIN:VCARD\nFN:Ben\nEND:VCARD\n",
            [(1, "Anna", ""), (3, "Ben", "")],
        ),
        (
            "\ufeffBEGIN:VCARD\nFN:Anna\nEND:VCARD\n\ufeffBEGIN:VCARD\nFN:Ben\nEND:VCARD\n",
            [(1, "Anna", ""), (4, "Ben", "")],
        ),
        (
            "BEGIN:VCARD\nFN:Anna\nhello\nTEL\nTEL:1\n:x\nEND:VCARD\n",
            [(1, "Anna", "3 lines are not vCard lines and were left out: 3, 4, 6.")],
        ),
        (
            "\nBEGIN:VCARD\nFN:Anna\n# remark\nEND:VCARD\n",
            [(2, "Anna", "line 4 is not a vCard line and was left out.")],
        ),
        ("hello\n", [(1, None, "it stands outside of any card.")]),
        ("", []),
        ("\n \n\t\n", []),
        ("BEGIN:VCARD\nFN:Anna\nEND:VCARD\n\x1a", [(1, "Anna", "")]),
    ],
)
def test_damage(data, expected):
    found = [(r.line, r.card and r.card.name.formatted, str(r.reason or "")) for r in records(data)]
    assert found == expected


NAMELESS = "the card has no name, no organization and no way to reach anybody."


@pytest.mark.parametrize(
    "lines", [[], ["BDAY:19800415", "TITLE:Leiterin"], ["N:;;;;", "FN:", "NICKNAME:,", "TEL:"]]
)
def test_card_of_nobody_is_rejected(lines):
    found = record(*lines)
    assert (found.card, str(found.reason)) == (None, NAMELESS)
    assert found.raw.startswith(b"BEGIN:VCARD")


@pytest.mark.parametrize(
    "agent",
    [
        ["AGENT:", "BEGIN:VCARD", "FN:Ben", "TEL:2", "END:VCARD"],
        ["AGENT:", "", "BEGIN:VCARD", "FN:Ben", "END:VCARD"],
        ["item1.AGENT;X=1: ", "BEGIN:VCARD", "FN:Ben", "END:VCARD"],
        ["AGENT:BEGIN:VCARD", "FN:Ben", "END:VCARD"],
        ["AGENT:BEGIN:VCARD", " FN:Ben", " END:VCARD"],
        ["AGENT:BEGIN:VCARD\\nFN:Ben\\nEND:VCARD\\n"],
        [
            "AGENT:",
            "BEGIN:VCARD",
            "FN:B",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:C",
            "END:VCARD",
            "END:VCARD",
        ],
        ["AGENT;VALUE=uri:", " CID:ben@example.com"],
        ["AGENT:", "X-CLASS:PUBLIC"],
    ],
)
def test_card_within_a_card(agent):
    first, second = records(file_of(ANNA, *agent, "TEL:1") + file_of("FN:Dora"))
    assert first.card.name.formatted == "Anna Weber"
    assert [channel.value for channel in first.card.channels] == ["1"]
    assert second.card.name.formatted == "Dora"
    assert first.reason is second.reason is None


def test_cards_nested_too_deep():
    data = "BEGIN:VCARD\nFN:Anna\n" + "AGENT:\nBEGIN:VCARD\nFN:Ben\n" * 8 + "END:VCARD\n" * 9
    deep, good = records(data + file_of(ANNA))
    assert str(deep.reason) == "it holds cards nested more than 8 deep."
    assert deep.card is None
    assert good.card


def test_bad_card_costs_no_other():
    found = records(file_of(ANNA) + file_of("BDAY:19800415") + "rubbish\n" + file_of("FN:Ben"))
    assert [bool(r.card) for r in found] == [True, False, False, True]
    assert [r.line for r in found] == [1, 5, 9, 10]
