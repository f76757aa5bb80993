"""Files that nobody means well with, and what must hold for any file at all."""

import random
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relnet.formats.blocks import blocks
from relnet.formats.charset import NULS
from relnet.formats.vcard import properties, read, unmapped
from relnet.formats.vcard.cards import CARD_LIMIT
from relnet.formats.vcard.careful import read_carefully
from relnet.formats.vcard.lines import _plain_heads, parse
from relnet.formats.vcard.mapping import FIELDS

K = 100_000
WORDS = b" ".join(b"w%d" % n for n in range(200))


def records(data):
    return list(read(BytesIO(data)))


def card_of(body):
    return b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n" + body + b"\nEND:VCARD\n"


@pytest.mark.parametrize(
    "body",
    [
        b"NOTE:a" + b"\n b" * K,
        b"X" + b"\n ;b" * K + b":1",
        b"X-N:" + b";" * 5 * K,
        b"N:" + b";a" * 3 * K,
        b"N:" + b",a;" * 3 * K,
        b"ADR:" + b";a b" * 2 * K,
        b"RELATED:" + b"a" * 5 * K,
        b"RELATED:" + b"a " * 3 * K,
        b"RELATED;TYPE=" + b"kin," * K + b"kin:Ben",
        b"MEMBER:" + b"a." * 3 * K + b":",
        b"item1.X-ABRELATEDNAMES:Ben\nitem1.X-ABLABEL:_$!<" + b"_" * 5 * K,
        b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ben;" + b"9" * 5 * K,
        b"LANG;PREF=" + b"9" * 5 * K + b":de",
        b"LANG:" + b"de-" * 3 * K,
        b"AGENT:BEGIN:VCARD\\n" + b"AGENT:BEGIN:VCARD\\n" * 30_000 + b"FN:Ben",
        b"AGENT:" + b";CHARSET=" * K,
        b"BDAY:1980-04-15" + b" " * 5 * K + b"x",
        b"".join(b"a%d.TEL:1\na%d.X-ABLABEL:b\n" % (n, n) for n in range(400)),
        b"".join(
            b"ADR;A%d:;;%s a%d\nLABEL;B%d:%s b%d\n" % (n, WORDS, n, n, WORDS, n) for n in range(400)
        ),
        b"".join(b"X-SPOUSE:" + b"a" * 10_000 + b"%d\n" % n for n in range(900)),
        b"ADR:" + b"\\;" * 4 * K,
        b"CATEGORIES:" + b"\\\\" * 4 * K,
        b"TEL" + b";X=1" * 40_000 + b":1",
        b"TEL" + b";TYPE=A,B" * 40_000 + b":1",
        b'X;Y="' + b'a"b"' * K + b":1",
        b"X;Y=" + b"^n^'^^^" * K + b":1",
        b"N;" + b"A=A" * K,
        b"TEL;TYPE=a" + b",b" * K,
        b"NOTE;QUOTED-PRINTABLE:a" + b"=\nb" * K,
        b"NOTE;QUOTED-PRINTABLE:a" + b"=\n=" * K,
        b"X-N;QUOTED-PRINTABLE:a\n" * K + b"X-O;QUOTED-PRINTABLE:a",
        b"AGENT:" + b"\n" * K,
        b"AGENT:" + b" " * K + b"\n" * K,
        b"PHOTO;BASE64:\n" + b"QUJD\n" * K,
        b"NOTE:" + b"\xff" * K,
        b"hello\n" * K,
    ],
    ids=lambda body: body[:20].decode("latin-1") + "...",
)
def test_long_things_are_read(body):
    """Each takes a fraction of a second, and would take minutes if time grew as the square."""
    (found,) = records(card_of(body))
    assert found.card.name.formatted == "Anna"
    assert properties(found.raw)[0]
    unmapped(found.raw)


def test_many_markers():
    assert len(records(b"BEGIN:VCARD\n" * 1000)) == 1000
    (stray,) = records(b"END:VCARD\n" * K)
    assert stray.card is None
    (deep,) = records(b"BEGIN:VCARD\nAGENT:\n" * K + b"END:VCARD\n" * K)
    assert deep.card is None
    assert records(b"vcard" * K)[0].card is None


def test_many_charsets_are_not_many_remarks():
    lines = b"".join(b"X;CHARSET=c%d:\xff\n" % number for number in range(1000))
    (found,) = records(card_of(lines))
    assert str(found.reason).count("is unknown") == 10


def test_ever_new_property_names():
    """Heads are remembered, but not all there ever were."""
    data = b"".join(card_of(b"X-A%d:1\nX-B%d:1" % (n, n)) for n in range(3000))
    found = records(data)
    assert len(found) == 3000
    assert [p.name for p in unmapped(found[-1].raw)] == ["X-A2999", "X-B2999"]
    assert len(_plain_heads) < 5000


def test_more_properties_than_are_used():
    (found,) = records(card_of(b"TEL:1\n" * 2000))
    assert len(found.card.channels) == 997
    assert "more than 1000 properties" in str(found.reason)
    assert len(properties(found.raw)[0]) == 2002


def test_text_too_long_to_be_used():
    text = b"x" * (1 << 20)
    (found,) = records(
        card_of(b"NOTE:" + text + b"y\nNOTE:" + text + b"\nPHOTO;BASE64:" + text * 2)
    )
    assert found.card.notes == (text.decode(),)
    assert str(found.reason) == "it holds texts of more than 1 MB; they are kept, but not used."


TOO_LONG = "it is longer than 16 MB; the rest was left out."


class Flood(BytesIO):
    """A beginning, then more and more of the same, then an end."""

    def __init__(self, head, unit, size, tail=b""):
        super().__init__(head)
        self.unit, self.left, self.tail = unit, size, tail

    def read(self, size=-1):
        if data := super().read(size):
            return data
        if self.left <= 0:
            tail, self.tail = self.tail, b""
            return tail
        self.left -= size
        return self.unit * (size // len(self.unit))


@pytest.mark.parametrize(
    "unit", [b"QUJD", b"QUJD" * 18 + b"\n ", b"\n QUJD" * 9], ids=["one line", "folded", "folds"]
)
def test_card_too_long_loses_its_rest(unit):
    tail = b"\nEND:VCARD\n" + card_of(b"TEL:1")
    first, second = read(Flood(b"BEGIN:VCARD\nFN:Anna\nPHOTO;BASE64:", unit, 20 << 20, tail))
    assert first.raw == b"BEGIN:VCARD\nFN:Anna"
    assert (first.card.name.formatted, str(first.reason)) == ("Anna", TOO_LONG)
    assert (second.card.name.formatted, second.reason) == ("Anna", None)


def test_long_card_is_cut_between_properties():
    line = b"X-FOO:" + b"x" * 1000
    (found,) = read(Flood(b"BEGIN:VCARD\nFN:Anna\n", line + b"\n", 17 << 20, b"END:VCARD"))
    assert len(found.raw) <= CARD_LIMIT
    assert set(found.raw.split(b"\n")[2:]) == {line}
    assert str(found.reason).startswith(TOO_LONG)


@pytest.mark.parametrize("unit", [b"\0", b"x", b"xyz\n"])
def test_flood_outside_of_cards(unit):
    first, second = read(Flood(b"", unit, 20 << 20, b"\n" + card_of(b"TEL:1")))
    assert (first.card, str(first.reason)) == (None, "it stands outside of any card.")
    assert len(first.raw) <= CARD_LIMIT
    assert second.card
    lines = (20 << 20) // len(b"xyz\n") if unit.endswith(b"\n") else 0
    assert second.line == lines + 2


# Any file.

LINES = [
    b"BEGIN:VCARD", b"BEGIN:VCARD", b"END:VCARD", b"END:VCARD", b"begin:vcard ", b"FN:Anna",
    b"N:Weber;Anna;;;", b"", b" folded", b"\ttab", b"AGENT:", b"AGENT:BEGIN:VCARD", b"hello",
    b"NOTE;QUOTED-PRINTABLE:a=", b"NOTE;CHARSET=x;ENCODING=QUOTED-PRINTABLE:=FF", b"TEL:1",
    b"PHOTO;ENCODING=b:QUJD", b"QUJD", b'X;A="b:c":d', b'X;A="b:c', b"item1.TEL;PREF=1:2",
    b"item1.X-ABLabel:_$!<Work>!$_", b"M\xfcller:\xfc", b":x", b"VERSION:2.1", b"ORG:a;b", b"\0", b"item1.X-ABRELATEDNAMES:Ben", b"RELATED;TYPE=kin:urn:x",
    b"LANG;PREF=2:de", b"N:a;b;c;d;e;f;g;h", b"ADR:;;;;;;;x", b"KIND:device", b"X-SPOUSE:Ben",
    b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ben;1;x", b"MEMBER:Ben", b"REV:soon",
]  # fmt: skip
ENDS = [b"\n", b"\r\n", b"\r", b"\r\r\n"]
lines = st.lists(st.sampled_from(LINES), max_size=30)


def line_by_line(data):
    return b"".join(blocks(BytesIO(data))).split(b"\n")


@given(lines, st.sampled_from(ENDS), st.booleans())
def test_every_line_is_in_one_record(written, end, is_ended):
    data = end.join(written) + (end if is_ended else b"")
    file = line_by_line(data)
    accounted = [False] * len(file)
    for found in records(data):
        assert found.card or found.reason
        for number, line in enumerate(found.raw.split(b"\n"), found.line - 1):
            assert file[number] == line
            assert not accounted[number]
            accounted[number] = True
    left = [line for line, is_in in zip(file, accounted, strict=True) if not is_in]
    assert not b"".join(left).strip()


@given(lines, st.sampled_from(ENDS), st.integers(1, 40), st.sampled_from(["", "utf-16-le"]))
def test_blocks_make_no_difference(written, end, size, encoding):
    data = end.join(written)
    if encoding:
        data = data.decode("latin-1").encode(encoding)
    assert list(read(Trickle(data, size))) == records(data)


class Trickle(BytesIO):
    """A file that never gives more than a few bytes at a time."""

    def __init__(self, data, size):
        super().__init__(data)
        self.size = size

    def read(self, size=-1):
        return super().read(min(size, self.size) if size >= 0 else self.size)


QUOTED = [
    b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=C3=9Fe",
    b"NOTE;QUOTED-PRINTABLE:eins=0D=0Azwei=",
    b"N;CHARSET=utf8;ENCODING=quoted-printable:M=C3=BCller;=C3=84nne;;;",
    b"FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller",
    b"TITLE;CHARSET=UTF-8:Gesch\xc3\xa4ftsf\xc3\xbchrer",
    b"X-NOTE;X-A=quoted-printable:=C3=",
    b"=C3=A4 und mehr= ", b"=C3=A4: mehr", b"=C3", b" =A4=", b"\t", b"", b"um 10:30 Uhr=", b"Ende", b"=00=", b"=FF",
    b"TEL;CELL:0171 3920001", b"END:VCARD",
]  # fmt: skip


@given(
    st.one_of(lines, st.lists(st.sampled_from(QUOTED), max_size=12)),
    st.sampled_from([0, 0, 1, 3, 5]),
)
@example([QUOTED[0], QUOTED[0], b"=C3=A4 und mehr= "], 3)
@example([QUOTED[0], QUOTED[0], b"=C3=A4: und mehr"], 3)
@example([QUOTED[0], b"=C3=A4: und mehr"], 0)
def test_both_ways_to_read_a_card_agree(written, limit):
    for found in records(b"\n".join([b"BEGIN:VCARD", *written, b"END:VCARD"])):
        pairs, remarks = parse(found.raw, limit=limit)
        careful, more = read_carefully(found.raw.replace(b"\0", b""), 1, limit)
        assert careful[: limit or None] == pairs
        if not limit:  # beyond which one of them may look
            assert {*remarks} - {NULS} == {*more} - {NULS}


@given(st.binary(max_size=300))
@example(b"\xff\xfe\n")
@example(b"\xfe\xff\xd8\x00")
@example(b"BEGIN:VCARD\nN;CHARSET=a b:\xff\nEND:VCARD")
def test_any_bytes_are_read(data):
    for found in records(data):
        assert found.card or found.reason
        properties(found.raw)
        unmapped(found.raw)


@given(lines, st.randoms(use_true_random=False))
def test_mutants_are_read(written, chance: random.Random):
    data = bytearray(b"\n".join([b"BEGIN:VCARD", *written, b"END:VCARD"]))
    for _ in range(5):
        data[chance.randrange(len(data))] = chance.choice(b'\n\r :;,="\\\0\xff^=.=AB')
    for found in records(bytes(data)):
        assert found.card or found.reason
        properties(found.raw)
        unmapped(found.raw)


@given(lines)
def test_mapped_and_unmapped_are_all(written):
    for found in records(b"\n".join(written)):
        said = properties(found.raw)[0]
        left = unmapped(found.raw)
        assert all(left.count(one) <= said.count(one) for one in left)


NAMES = sorted({*FIELDS, "X-OTHER", "PHOTO", "item1.TEL", "item1.X-ABLABEL"} - {"VERSION"})
MARKS = [
    ";",
    ",",
    " ",
    ":",
    "-",
    "\\,",
    "\\;",
    "\\n",
    "\\\\",
    ";;;;",
    "mailto:",
    "tel:",
    "\u00fc",
    "^n",
]
parts = st.lists(st.sampled_from(MARKS), max_size=12)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), parts), max_size=12),
    st.sampled_from(["2.1", "3.0", "4.0"]),
)
def test_no_word_gets_lost(said, version):
    """Each word is in the card, or in what is kept beside it, whatever the property."""
    numbers = iter(range(1000))
    written = [
        f"{name}:{''.join(f'{mark}wort{next(numbers)}x' for mark in marks)}" for name, marks in said
    ]
    text = "\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Anna", *written, "END:VCARD"])
    (found,) = records(text.encode())
    held = repr(found.card) + " ".join(line.value for line in unmapped(found.raw))
    assert all(f"wort{number}x" in held for number in range(next(numbers)))


def test_a_file_cut_in_the_middle_of_a_line_does_not_believe_that_line():
    text = b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nEMAIL:anna@voss.example\nTEL:+49 30 2312"
    [record] = read(BytesIO(text))
    assert [channel.kind for channel in record.card.channels] == ["email"]
    assert str(record.reason) == "the file ends in the middle of it; its last line was left out."
    assert record.raw == text
