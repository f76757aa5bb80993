"""What came in on a card goes out again: read here by a decoder of its own, not by relnet."""

import binascii
import io
import re
from pathlib import Path
from typing import NamedTuple

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.vcard import read
from relnet.formats.vcard.writer import write
from relnet.model.contact import Contact
from relnet.rules.tidying import arrive

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "vcard"
ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
ESCAPE = re.compile(r"""\\([nN,;:\\"'])""")
FRAME = {"BEGIN", "END", "VERSION", "PROFILE"}
# What one version says otherwise than the other.
TWINS = (
    {"ANNIVERSARY", "X-ABDATE"},
    {"RELATED", "X-ABRELATEDNAMES"},
    {"SOCIALPROFILE", "X-SOCIALPROFILE"},
    {"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"},
    {"KIND", "X-ADDRESSBOOKSERVER-KIND"},
    {"ROLE", "TITLE"},
)
SAID_OTHERWISE = {("KIND", "org"), ("X-ABSHOWAS", "COMPANY")}


class Line(NamedTuple):
    group: str
    name: str
    params: dict
    value: str

    @property
    def types(self):
        """Return the words of TYPE, but of what is embedded: version 4.0 has a media type."""
        if self.params.get("ENCODING"):
            return set()
        words = {word.lower().removeprefix("type=") for word in self.params.get("TYPE", [])}
        return words - {"", "pref"}

    @property
    def content(self):
        """Return what is said, without all that only is a way to write it."""
        if re.search("BDAY|ANNIVERSARY|X-ABDATE", self.name):
            digits = re.sub(r"[^\d]", "", self.value) or self.value
            return digits[4:] if digits.startswith("1604") else digits
        if self.name == "AGENT":  # a card, whose line ends may be folds or escapes
            return re.sub(r"\\[nN]|\W", "", self.value)
        if set(self.params.get("ENCODING", [])) & {"B", "BASE64"}:
            return "".join(self.value.split())
        if self.value.startswith("data:") and ";base64," in self.value:
            return self.value.partition(";base64,")[2]
        value = ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)
        value = value.removeprefix("tel:").replace(";ext=", " ext. ")
        return " ".join(re.split(r"[\s,;\\]+", value)).strip()


def decoded(raw):
    """Take one card apart; cards within cards stay away."""
    charsets = re.findall(rb"CHARSET=([\w-]+)", raw, re.IGNORECASE)
    depth, lines = 0, []
    for data in logical_lines(raw):
        head, value = parted(data)
        group, name, params = described(head)
        if name == "BEGIN":
            depth += 1
        elif name == "END":
            depth -= 1
        elif depth == 1 and name not in FRAME:
            if "QUOTED-PRINTABLE" in params.get("ENCODING", []):
                value = binascii.a2b_qp(value)
            own = [charset.encode() for charset in params.get("CHARSET", [])]
            lines.append(Line(group, name, params, text_of(value, [*own, b"utf-8", *charsets])))
    return [line for line in lines if line.value.strip("; \t\n")]


def logical_lines(raw):
    lines = []
    for line in raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        before = lines[-1] if lines else b""
        is_soft = b"quoted-printable" in before.partition(b":")[0].lower()
        if is_soft and before.rstrip().endswith(b"=") and not line.upper().startswith(b"END:"):
            lines[-1] = before.rstrip()[:-1] + line
        elif line[:1] in (b" ", b"\t") and lines:
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line for line in lines if b":" in line]


def parted(line):
    quotes = 0
    for place in range(len(line)):
        quotes += line[place : place + 1] == b'"'
        if line[place : place + 1] == b":" and quotes % 2 == 0:
            return line[:place].decode("latin-1"), line[place + 1 :]
    head, _, value = line.partition(b":")
    return head.decode("latin-1"), value


def described(head):
    name, *params = re.findall(r'(?:"[^"]*"|[^;"])+', head) or [""]
    group, dot, rest = name.strip().partition(".")
    found = {}
    for param in params:
        key, is_named, value = param.partition("=")
        if not is_named:
            key, value = ("ENCODING" if param.strip().upper() in ENCODINGS else "TYPE"), param
        values = [word.strip().strip('"') for word in value.strip().strip('"').split(",")]
        key = key.strip().upper()
        values = [word.upper() for word in values] if key == "ENCODING" else values
        found.setdefault(key, []).extend(values)
    return group.lower() if dot else "", (rest if dot else group).strip().upper(), found


def text_of(value, charsets):
    for charset in [*charsets, b"cp1252", b"latin-1"]:
        try:
            return value.decode(charset.decode()).replace("\0", "")
        except (UnicodeError, LookupError):
            continue
    raise AssertionError(value)


def labels(lines):
    """Return the free labels of each group, without the marks that Apple puts around its own."""
    found = {}
    for line in lines:
        if line.name == "X-ABLABEL" and line.group:
            found.setdefault(line.group, set()).add(line.content.lower().strip("_$!<> "))
    return found


def is_same(line, other):
    if not re.fullmatch("[A-Z0-9-]+", line.name):  # must not be called so: it has another name
        return other.content.endswith(line.content)
    names = next((twins for twins in TWINS if line.name in twins), {line.name})
    return other.name in names and other.content == line.content


def lost(raw, exported):
    """Return the lines whose value, types or label are not in the exported card."""
    came, left = decoded(raw), decoded(exported.encode())
    came_with, left_with = labels(came), labels(left)
    missing = []
    for line in came:
        if line.name == "X-ABLABEL" and any(
            other.group == line.group and other.name != "X-ABLABEL" for other in came
        ):
            continue  # looked for below
        wanted = came_with.get(line.group, set()) if line.group else set()
        is_there = any(
            is_same(line, other)
            and line.types <= other.types | left_with.get(other.group, set())
            and (
                wanted <= left_with.get(other.group, set()) | other.types
                or other.name == "ANNIVERSARY"
            )
            for other in left
        )
        if not is_there and (line.name, line.value) not in SAID_OTHERWISE:
            missing.append(line)
    return missing


def missing_in_vobject(somebody, text):
    """Return what relnet holds and vobject does not read."""
    [card] = vobject.readComponents(text)

    def values(name):
        lines = card.contents.get(name, [])
        return [" ".join(flat(line.value)) for line in lines]

    name = somebody.name
    wanted = [("fn", name.formatted or somebody.label), ("note", *somebody.notes)]
    wanted += [
        ("title" if "title" in card.contents else "role", p.title) for p in somebody.positions
    ]
    wanted += [("org", p.organization) for p in somebody.positions]
    wanted += [("adr", address.street, address.city) for address in somebody.addresses]
    wanted += [("n", part) for part in (name.family, name.given, name.additional, name.prefix)]
    names = {"email": "email", "phone": "tel"}
    wanted += [(names[c.kind], c.value) for c in somebody.channels if c.kind in names]
    return [
        (name, value)
        for name, *texts in wanted
        for value in texts
        if value and not any(plain(value) in plain(found) for found in values(name))
    ]


def flat(value):
    if isinstance(value, (vobject.vcard.Name, vobject.vcard.Address)):
        value = [*vars(value).values()]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in flat(part)]
    return [value]


def plain(text):
    """Leave out how extensions and lists are written; vobject errs about the last backslash."""
    return re.sub(r"[\\\s,;]+", " ", text.replace(" ext. ", " ext=")).strip()


def contact_of(card, number=1):
    """Make of a card what an import makes of it."""
    arrival = arrive(card, "2026-04-20")
    card = arrival.card
    return Contact(
        number, "x", arrival.label or "somebody", card.name, card.kind, card.nickname,
        channels=card.channels, addresses=card.addresses, positions=card.positions,
        dates=card.dates, tags=card.tags, notes=card.notes, relations=card.relations,
        language=card.language, uid=card.uid or f"urn:uuid:{number}",
    )  # fmt: skip


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.vcf")), ids=lambda path: path.name)
def test_real_cards_leave_with_all_they_had(path, version):
    with path.open("rb") as file:
        for record in read(file):
            if record.card:
                somebody = contact_of(record.card)
                text = write(somebody, [record.raw], version)
                assert lost(record.raw, text) == []
                assert missing_in_vobject(somebody, text) == []


NAMES = """N FN ORG TITLE ROLE TEL EMAIL ADR NOTE BDAY CATEGORIES NICKNAME LANG KIND AGENT URL IMPP
UID RELATED ANNIVERSARY X-ABDATE X-ABLabel X-SOCIALPROFILE PHOTO X-ABSHOWAS X-ABRELATEDNAMES MEMBER
X-ANDROID-CUSTOM PHOTO;ENCODING=b X-P;BASE64 REV X-SPOUSE X-TWITTER X-ICQ GEO X-Ä/B"""
PARAMS = """;TYPE=work ;TYPE=HOME,pref ;TYPE="cell,fax" ;PREF=1 ;PREF=2 ;WORK ;VALUE=uri ;VALUE=text
;CHARSET=utf-8 ;QUOTED-PRINTABLE ;X-A="b;c:d" ;X_A=^n^' ;TYPE=spouse ;= ; ;LANGUAGE=de"""
VALUES = """\\; \\, \\n \\r\\n \\\\ \\: \\" \\' \\ ; , : " ^ = 1980-04-15 --0415 T10:00Z 1604 spouse org group de ü 𝄞 a b
030 23125100 +49 tel:+49 mailto:a data:a;base64,AAA= https://example.com/ =C3=BC =0A \u2028 \x1c
vnd.android.cursor.item/nickname Voss COMPANY individual _$!<Spouse>!$_ urn:uuid:1"""
WRITTEN_LINES = st.lists(
    st.builds(
        "{}{}{}:{}".format,
        st.sampled_from(["", "", "item1.", "ITEM2.", "a-b."]),
        st.sampled_from(NAMES.split()),
        st.lists(st.sampled_from(PARAMS.split()), max_size=3).map("".join),
        st.lists(st.sampled_from([*VALUES.split(" "), " ", "\t"]), max_size=6).map("".join),
    )
    | st.lists(st.sampled_from([*VALUES.split(" "), *PARAMS.split()[:-8]]), max_size=6).map(
        "".join
    ),
    max_size=8,
)


@given(WRITTEN_LINES, st.sampled_from(["2.1", "3.0", "4.0"]), st.sampled_from(["3.0", "4.0"]))
def test_any_card_leaves_as_one_that_can_be_read(lines, came, version):
    whole = ["BEGIN:VCARD", f"VERSION:{came}", "FN:Anna", "N:Weber;Anna", *lines, "END:VCARD"]
    record = read_one("\r\n".join(whole))
    somebody = contact_of(record.card)

    text = write(somebody, [record.raw], version)
    again = read_one(text)
    assert again.reason is None
    assert same_facts(contact_of(again.card), somebody)
    assert ungrouped(write(somebody, [again.raw], version)) == ungrouped(text)
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        assert re.match(r"(?:[A-Za-z0-9-]+\.)?[A-Za-z0-9-]+[;:]", line)
    assert vobject.readOne(text).fn.value


def ungrouped(text):
    """Return the lines without the names of their groups, which are any."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return sorted(re.sub(r"^[A-Za-z0-9-]+\.", "", line) for line in lines)


def read_one(text):
    [record] = read(io.BytesIO(text.encode()))
    return record


def same_facts(one, other):
    """Compare what two contacts hold, but for the order of what is not of one kind."""
    for part in ("name", "kind", "nickname", "positions", "addresses", "notes", "language", "uid"):
        assert getattr(one, part) == getattr(other, part), part
    for part in ("channels", "dates", "tags", "relations"):
        mine, theirs = getattr(one, part), getattr(other, part)
        assert sorted(map(repr, mine)) == sorted(map(repr, theirs)), part
    return True


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_long_cards_do_not_take_long(version):
    """Not in time by the clock, but what took the square of it would not end."""
    lines = ["CATEGORIES:" + ",".join(f"t{number}" for number in range(50_000))]
    lines += [f"item{number}.X-A:b\nitem{number}.X-ABLabel:c" for number in range(20_000)]
    lines += ["item1.X-ABLabel:c"] * 20_000 + ["NOTE:" + ",;\\" * 100_000]
    record = read_one("\n".join(["BEGIN:VCARD", "FN:Anna", *lines, "END:VCARD"]))
    assert (
        write(contact_of(record.card), [record.raw, record.raw], version).count("X-A:b") == 20_000
    )
