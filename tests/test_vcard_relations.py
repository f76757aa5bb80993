"""Whom somebody is connected with: every way in which cards say so."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.vcard import read, unmapped
from relnet.formats.vcard.kin import KINDS, kind_of
from relnet.model.card import Relation

BEN = "Ben Weber"


def record(*lines, version="3.0"):
    text = "\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:Anna Weber", *lines, "END:VCARD"])
    (found,) = read(BytesIO(text.encode()))
    return found


def relations(*lines, version="3.0"):
    return record(*lines, version=version).card.relations


def left(*lines):
    return [line.name for line in unmapped(record(*lines).raw)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("X-SPOUSE", "spouse"),
        ("X-EVOLUTION-SPOUSE", "spouse"),
        ("X-EVOLUTION-MANAGER", "manager"),
        ("X-EVOLUTION-ASSISTANT", "assistant"),
        ("X-KADDRESSBOOK-X-SpousesName", "spouse"),
        ("X-KADDRESSBOOK-X-ManagersName", "manager"),
        ("X-KADDRESSBOOK-X-AssistantsName", "assistant"),
        ("X-MS-SPOUSE", "spouse"),
        ("X-MANAGERSNAME", "manager"),
        ("X-MICROSOFT-ASSISTANT", "assistant"),
        ("X-MS-MANAGER", "manager"),
        ("X-MS-ASSISTANT", "assistant"),
        ("X-MS-CHILD", "child"),
        ("X-WAB-SPOUSE_NAME", "spouse"),
        ("X-ASSISTANT", "assistant"),
        ("X-MANAGER", "manager"),
        ("item1.X-Manager", "manager"),
        ("X-MANAGER;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", "manager"),
    ],
)
def test_property_that_names_the_kind(name, kind):
    line = f"{name}:Ben Weber"
    assert relations(line) == (Relation(kind, BEN),)
    assert left(line) == []


@pytest.mark.parametrize(
    ("label", "kind", "own_word"),
    [
        ("_$!<Spouse>!$_", "spouse", ""),
        ("_$!<Mother>!$_", "parent", "mother"),
        ("_$!<Father>!$_", "parent", "father"),
        ("_$!<Parent>!$_", "parent", ""),
        ("_$!<Brother>!$_", "sibling", "brother"),
        ("_$!<Sister>!$_", "sibling", "sister"),
        ("_$!<Child>!$_", "child", ""),
        ("_$!<Friend>!$_", "friend", ""),
        ("_$!<Partner>!$_", "spouse", "partner"),
        ("_$!<Assistant>!$_", "assistant", ""),
        ("_$!<Manager>!$_", "manager", ""),
        ("_$!<Other>!$_", "other", ""),
        ("DOMESTIC_PARTNER", "spouse", "DOMESTIC_PARTNER"),
        ("REFERRED_BY", "contact", "REFERRED_BY"),
        ("RELATIVE", "kin", "RELATIVE"),
        ("Assistant", "assistant", ""),
        ("Assistent(in)", "assistant", "Assistent(in)"),
        ("Sekretärin", "assistant", "Sekretärin"),
        ("Vorgesetzte", "manager", "Vorgesetzte"),
        ("Ehemann", "spouse", "Ehemann"),
        ("Patentante", "other", "Patentante"),
        ("Skat\\, donnerstags", "other", "Skat, donnerstags"),
        ("", "other", ""),
    ],
)
def test_apple_related_name(label, kind, own_word):
    lines = ["item1.X-ABRELATEDNAMES;type=pref:Ben Weber", f"item1.X-ABLabel:{label}"]
    assert relations(*lines) == relations(*reversed(lines)) == (Relation(kind, BEN, own_word),)
    assert [name for name in left(*lines) if name != "X-ABLABEL" or label] == []


def test_apple_related_name_without_label():
    assert relations("X-ABRELATEDNAMES:Ben Weber") == (Relation("other", BEN),)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RELATED;TYPE=spouse;VALUE=text:Ben Weber", Relation("spouse", BEN)),
        ("RELATED;VALUE=TEXT;TYPE=Co-Worker:Ben Weber", Relation("co-worker", BEN)),
        ("RELATED;TYPE=friend:Ben Weber", Relation("friend", BEN)),
        ("RELATED:Ben Weber", Relation("other", BEN)),
        ("RELATED;TYPE=assistant;VALUE=text:Ben\\, Büro", Relation("assistant", "Ben, Büro")),
        ("RELATED;TYPE=child,kin;VALUE=text:Ben Weber", Relation("child", BEN, "child kin")),
        ("RELATED;TYPE=work,agent;VALUE=text:Ben Weber", Relation("agent", BEN, "work agent")),
        ("RELATED;TYPE=patron;VALUE=text:Ben Weber", Relation("other", BEN, "patron")),
        ("RELATED;TYPE=friend;VALUE=text:Dr.:Ben", Relation("friend", "Dr.:Ben")),
        ("RELATED;TYPE=friend:Chor: Ben", Relation("friend", "Chor: Ben")),
        ("MEMBER;VALUE=text:Ben Weber", Relation("member", BEN)),
        ("MEMBER:Ben Weber", Relation("member", BEN)),
    ],
)
def test_related(line, expected):
    assert relations(line, version="4.0") == (expected,)
    assert left(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "RELATED;TYPE=friend:urn:uuid:00000000-0000-4000-8000-000000000001",
        "RELATED;TYPE=contact:https://www.example.com/ben.vcf",
        "RELATED;TYPE=agent;VALUE=uri:mailto:ben@example.com",
        "RELATED;TYPE=co-worker;VALUE=text:Please ask my assistant Ben Weber about any date.",
        "MEMBER:urn:uuid:00000000-0000-4000-8000-000000000001",
        "MEMBER:mailto:ben@example.com",
        "MEMBER:tel:+49-30-23125001",
        "RELATED;TYPE=me;VALUE=text:Anna Weber, beruflich",
        "X-ABRELATEDNAMES:one two three four five six seven eight nine",
    ],
)
def test_what_names_nobody_stays_as_it_is(line):
    assert relations(line, version="4.0") == ()
    assert left(line) == [line.partition(";")[0].partition(":")[0]]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("Ben Weber;1;;;;", Relation("assistant", BEN)),
        ("Ben Weber;2;;", Relation("sibling", BEN, "brother")),
        ("Ben Weber;7;;", Relation("manager", BEN)),
        ("Ben Weber;14;;", Relation("spouse", BEN)),
        ("Ben Weber;0;Chorleiter;", Relation("other", BEN, "Chorleiter")),
        ("Ben Weber;0;Chefin;", Relation("manager", BEN, "Chefin")),
        ("Ben Weber;15;;", Relation("other", BEN)),
        ("Ben Weber;99999;;", Relation("other", BEN)),
        ("Ben Weber;-1;;", Relation("other", BEN)),
        ("Ben Weber", Relation("other", BEN)),
    ],
)
def test_android_relation(rest, expected):
    line = f"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;{rest}"
    assert relations(line) == (expected,)
    assert left(line) == []


@pytest.mark.parametrize(
    "rest",
    [
        "relation;Ben;7;Vera",
        "relation;Ben;0;Chef;x",
        "nickname;Änni;0;Chor",
        "contact_event;1;1;;x",
    ],
)
def test_android_says_more_than_is_used(rest):
    assert left(f"X-ANDROID-CUSTOM:vnd.android.cursor.item/{rest}") == ["X-ANDROID-CUSTOM"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["AGENT:", "BEGIN:VCARD", "FN:Ben Weber", "TEL:1", "END:VCARD"], BEN),
        (["AGENT:BEGIN:VCARD", "N:Weber;Ben", "END:VCARD"], BEN),
        (["AGENT:BEGIN:VCARD", " FN:Ben Weber", " END:VCARD"], BEN),
        (["AGENT:BEGIN:VCARD\\nFN:Ben\\, Büro\\nTEL:1\\nEND:VCARD\\n"], "Ben, Büro"),
        (["AGENT:BEGIN:VCARD\\nFN:Ben\\\\, Büro\\nEND:VCARD"], "Ben, Büro"),
        (
            [
                "AGENT:",
                "BEGIN:VCARD",
                "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg",
                "END:VCARD",
            ],
            "Jörg",
        ),
        (["AGENT:", "BEGIN:VCARD", "FN;CHARSET=UTF-8:Jörg", "END:VCARD"], "Jörg"),
        (["AGENT:", "BEGIN:VCARD", "FN;CHARSET=ISO-8859-1:Jörg", "END:VCARD"], "Jörg"),
        (
            [
                *("AGENT:", "BEGIN:VCARD", "FN:Ben Weber"),
                *("AGENT:", "BEGIN:VCARD", "FN:Cleo", "END:VCARD", "END:VCARD"),
            ],
            BEN,
        ),
    ],
)
def test_agent(lines, expected):
    """Only the name of that card is used, so all of it stays as it is, too."""
    assert relations(*lines, version="2.1") == (Relation("agent", expected),)
    assert left(*lines) == ["AGENT"]


@pytest.mark.parametrize(
    "lines",
    [
        ["AGENT;VALUE=uri:CID:ben@example.com"],
        ["AGENT:"],
        ["AGENT:BEGIN:VCARD", "TEL:1", "END:VCARD"],
        ["AGENT;ENCODING=b:QUJD"],
        ["AGENT:BEGIN:VCARD\\nAGENT:BEGIN:VCARD\\nFN:Cleo"],
    ],
)
def test_agent_without_a_name(lines):
    assert relations(*lines) == ()
    assert left(*lines) == ["AGENT"]


def test_said_twice_is_one():
    assert relations("X-SPOUSE:Ben Weber", "X-MS-SPOUSE:Ben Weber", "X-EVOLUTION-SPOUSE:") == (
        Relation("spouse", BEN),
    )


@given(st.text(max_size=20))
def test_every_word_has_a_kind(word):
    assert kind_of(word) in {*KINDS, "me"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_its_own_word(kind):
    assert kind_of(kind) == kind_of(kind.upper()) == kind
    line = f"RELATED;TYPE={kind};VALUE=text:Ben Weber"
    assert relations(line, version="4.0") == (Relation(kind, BEN),)
