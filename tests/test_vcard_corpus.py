"""Real files of other projects, where they are at hand: nothing raises, nothing gets lost."""

import csv
import quopri
import re
from dataclasses import astuple
from pathlib import Path

import pytest

from relnet.formats.vcard import read, unmapped
from relnet.model.card import Address, Channel, Name, Position, SpecialDate

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
MANIFEST = CORPUS / "MANIFEST.tsv"


def manifest():
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith(".vcf")]


pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the corpus is not here")


@pytest.fixture(params=manifest(), ids=lambda row: row["file"].split("__")[-1])
def row(request):
    return request.param


def records(file):
    with (CORPUS / file).open("rb") as opened:
        return list(read(opened))


def test_every_card_is_a_record(row):
    """The manifest does not count cards within AGENT, nor is any of them a record here."""
    found = records(row["file"])
    assert len(found) == int(row["cards"])
    assert all(record.card or record.reason for record in found)


def test_records_begin_where_they_say(row):
    data = (CORPUS / row["file"]).read_bytes()
    if b"\0" in data:
        data = data.decode("utf-16").encode()
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    for record in records(row["file"]):
        raw = record.raw.split(b"\n")
        assert raw[0].upper().startswith(b"BEGIN:VCARD")
        assert [line.removeprefix(b"\xef\xbb\xbf") for line in lines[record.line - 1 :]][
            : len(raw)
        ] == raw


# No text is lost. What a card says is taken out here in another way than relnet's own: line
# by line, after RFC 6350 3.2, RFC 2045 6.7 and the vCard 2.1 specification.

FRAME = re.compile(r"BEGIN|END|VERSION|PROFILE")
DAYS = re.compile(r"REV|BDAY|.*ANNIVERSARY|X-ABDATE")
# relnet has words of its own for these, and knows from the property what a URI is for.
SAID_OTHERWISE = re.compile(r"X-ABLABEL|KIND|X-ADDRESSBOOKSERVER-KIND|X-ABSHOWAS")
KNOWN_URI = re.compile(r"(?:tel|mailto|x-apple):", re.IGNORECASE)
ANDROID = re.compile(r"vnd\.android\.cursor\.item/\w+;(.*?);\d?;", re.DOTALL)
CHARSET = re.compile(rb'charset="?([^";:]+)', re.IGNORECASE)
HEAD = re.compile(rb'(?:[^":]|"[^"]*")*:|[^:]*:')
WORD = re.compile(r"[^\W_]+")
LINE_BREAK = re.compile(r"\\[nN]")


def logical_lines(raw):
    """Join what folding, soft breaks and unfolded base64 have parted."""
    joined = []
    for line in raw.split(b"\n"):
        last = joined[-1] if joined else b""
        head = last.partition(b":")[0].lower()
        is_end = re.match(rb"\s*(begin|end)\s*:", line, re.IGNORECASE)
        if b"quoted-printable" in head and last.rstrip().endswith(b"=") and not is_end:
            joined[-1] = last.rstrip()[:-1] + (line[1:] if line[:1] in b" \t" else line)
        elif line[:1] in (b" ", b"\t") and joined:
            joined[-1] += line[1:]
        elif b":" not in line and re.search(rb"base64|encoding=b\b", head):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def said(raw):
    """Yield the name of each property, and its value in all charsets that it may be in."""
    others = CHARSET.findall(raw)
    for line in logical_lines(raw):
        found = HEAD.match(line)
        if not found:
            continue
        head, value = found[0][:-1], line[found.end() :]
        if b"quoted-printable" in head.lower():
            value = quopri.decodestring(value)
        own = CHARSET.findall(head)
        names = [*own, b"utf-8"] if own else [b"utf-8", *others]
        texts = [text for name in names if (text := decoded(value, name)) is not None]
        texts = texts[:1] if own else texts
        name = re.split(rb"[;.]", head.partition(b";")[0].strip())[-1].upper()
        yield name.decode("latin-1"), texts or [value.decode("cp1252", "replace")]


def decoded(value, charset):
    charset = charset.decode("latin-1").lower()
    try:
        return value.decode({"iso-8859-1": "cp1252"}.get(charset, charset))
    except (UnicodeDecodeError, LookupError):
        return None


def words(text):
    r"""Return the words with a blank before and after each; ``\n`` is a line break."""
    return " ".join(["", *WORD.findall(LINE_BREAK.sub(" ", text)), ""])


def is_held(name, text, held, digits):
    """Tell whether each part of a value is in one text that is held, word after word."""
    if DAYS.fullmatch(name) and re.match(r"[\d-]+([T ]|$)", text.strip()):
        day = re.sub(r"\D", "", re.split("[T ]", text.strip())[0])
        return day in digits or day.removeprefix("1604") in digits
    text = KNOWN_URI.sub("", text)
    if name == "CATEGORIES":
        text = text.replace("myContacts", "")  # Google's own group of everybody
    if name == "X-ANDROID-CUSTOM":
        text = ANDROID.sub(r"\1", text)
    return all(any(words(part) in one for one in held) for part in re.split("[;,]", text))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


def test_no_text_is_lost(row):
    for record in records(row["file"]):
        if not record.card:
            assert record.raw
            continue
        texts = [*strings(astuple(record.card)), *(line.value for line in unmapped(record.raw))]
        held = [words(text) for text in texts]
        digits = {re.sub(r"\D", "", text) for text in texts}
        whole = {"".join(text.split()) for text in texts}
        for name, values in said(record.raw):
            if FRAME.fullmatch(name) or SAID_OTHERWISE.fullmatch(name):
                continue
            assert any(
                is_held(name, value, held, digits) or "".join(value.split()) in whole
                for value in values
            ), (name, values)


def test_what_is_no_property_is_remarked(row):
    for record in records(row["file"]):
        lines = [line for line in logical_lines(record.raw) if line.strip()]
        if not all(HEAD.match(line) for line in lines):
            assert "left out" in str(record.reason)


# What Android's own tests expect of their cards (VCardImporterTests of AOSP). Not the same by
# design: relnet leaves telephone numbers as they are written, and puts commas between units.

AOSP = "vcard/CyanogenMod+android_frameworks_opt_vcard/tests__res__raw__{}.vcf"
ENDS_IN_BACKSLASHES = "伊能 圭一 伊予", "伊能", "圭一", "伊予"  # as bytes of Shift_JIS


def phone(value, label="", *, preferred=False):
    return Channel("phone", value, label, preferred)


def email(value, label="", *, preferred=False):
    return Channel("email", value, label, preferred)


def town(street, label):
    return Address(
        street,
        postcode="30314",
        city="Baytown",
        region="LA",
        country="United States of America",
        label=label,
    )


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("v21_simple_1", {"name": Name("", "Ando", "Roid")}),
        ("v21_simple_3", {"name": Name("Ando Roid", "Ando", "Roid")}),
        ("v21_backslash", {"formatted": "A;B\\C\\;D:E\\\\"}),
        ("v21_backslash", {"given": "A;B\\", "additional": "C\\;", "prefix": "D"}),
        (
            "v21_title_before_org",
            {
                "name": Name("Nice Guy"),
                "positions": (
                    Position("Marverous", "Perfect, Great, Good, Bad, Poor", "Cool Title"),
                ),
            },
        ),
        (
            "v21_pref_handling",
            {
                "name": Name("Smith"),
                "channels": (
                    phone("2", "work", preferred=True),
                    email("test@example.com", "home", preferred=True),
                    email("test2@examination.com", "cell", preferred=True),
                    phone("1", "home"),
                    phone("3", "isdn"),
                ),
                "positions": (
                    Position("Company", "", "Engineer"),
                    Position("Mystery", "", "Blogger"),
                    Position("Poetry", "", "Poet"),
                ),
            },
        ),
        (
            "v21_complicated",
            {
                "name": Name("Joe Due", "Gump", "Forrest", "Hoge", "Pos", "Tao"),
                "positions": (
                    Position("Gump Shrimp Co.", "Sales Dept.;Manager, Fish keeper", "Shrimp Man"),
                ),
                "addresses": (
                    town("100 Waters Edge", "work"),
                    town("42 Plantation St.", "home"),
                ),
                "channels": (
                    email("forrestgump@walladalla.com", preferred=True),
                    phone("(111) 555-1212", "work"),
                    phone("(404) 555-1212", "home"),
                    phone("0311111111", "cell"),
                    phone("0322222222", "video"),
                    phone("0333333333"),
                    email("cell@example.com", "cell"),
                    Channel("url", "http://www.example.com/"),
                ),
                "dates": (SpecialDate("birthday", "1980-01-01"),),
                "notes": (
                    "The following note is the example from RFC 2045.",
                    "Now's the time for all folk to come to the aid of their country.",
                ),
                "stated_on": "2008-04-24",
            },
        ),
        (
            "v21_invalid_multiple_line",
            {
                "name": Name("Omega", "", "Omega"),
                "channels": (email('"Omega" <omega@example.com>'),),
            },
        ),
        (
            "v30_simple",
            {
                "name": Name("And Roid", "And", "Roid"),
                "positions": (Position("Open", "Handset, Alliance"),),
                "channels": (phone("0300000000", preferred=True),),
                "stated_on": "2008-10-31",
            },
        ),
        ("v30_pager", {"name": Name("", "F", "G", "M")}),
        ("v30_pager", {"channels": (phone("6101231234@pagersample.com", "work pager"),)}),
        ("v21_im", {"nickname": "Nick"}),
        ("v21_im", {"channels": (Channel("messenger", "gtalk:hhh@gmail.com"),)}),
        (
            "v21_sip",
            {
                "name": Name("Android"),
                "channels": (
                    Channel("messenger", "sip:888"),
                    Channel("messenger", "sip:90-180-360"),
                ),
            },
        ),
        ("v21_malformed_photo", {"name": Name("fullname", "name")}),
        (
            "v21_x_android_custom_after_photo",
            {
                "dates": (
                    SpecialDate("anniversary", "1999-07-10"),
                    SpecialDate("birthday", "1975-08-20"),
                )
            },
        ),
        ("v21_japanese_3", {"name": Name(*ENDS_IN_BACKSLASHES)}),
        ("v30_japanese", {"name": Name(*ENDS_IN_BACKSLASHES)}),
    ],
)
def test_values_that_android_expects(file, expected):
    (record,) = records(AOSP.format(file))
    assert record.reason is None
    for field, value in expected.items():
        holder = record.card if hasattr(record.card, field) else record.card.name
        assert getattr(holder, field) == value
