"""The people whom mail headers name: as programs write them, and as attackers do."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.addressees import (
    ADDRESS_LIMIT,
    HEADER_LIMIT,
    addressees,
    decoded_words,
    is_machine,
    people,
)


@pytest.mark.parametrize(
    ("header", "pairs"),
    [
        ("nora@example.com", [("", "nora@example.com")]),
        ("<nora@example.com>", [("", "nora@example.com")]),
        ("Nora Falk <nora@example.com>", [("Nora Falk", "nora@example.com")]),
        ('"Falk, Nora" <nora@example.com>', [("Falk, Nora", "nora@example.com")]),
        ("Falk, Nora <nora@example.com>", [("Falk, Nora", "nora@example.com")]),
        ('"Nora \\"No\\" Falk" <nora@example.com>', [('Nora "No" Falk', "nora@example.com")]),
        ("nora@example.com (Nora Falk)", [("Nora Falk", "nora@example.com")]),
        ("nora@example.com (Nora (Falk))", [("Nora Falk", "nora@example.com")]),
        ("Nora (Sales, Voss) Falk <nora@example.com>", [("Nora Falk", "nora@example.com")]),
        ("Nora nora@example.com", [("Nora", "nora@example.com")]),
        ("Nora Falk <nora@example.com", [("Nora Falk", "nora@example.com")]),
        ("Nora (Voss <nora@example.com>", [("Nora Voss", "nora@example.com")]),
        ("<@relay.example,@b.example:nora@example.com>", [("", "nora@example.com")]),
        ("a@example.com, Ole <o@example.com>", [("", "a@example.com"), ("Ole", "o@example.com")]),
        ("a@example.com; o@example.com", [("", "a@example.com"), ("", "o@example.com")]),
        ("Team: a@example.com, o@example.com;", [("", "a@example.com"), ("", "o@example.com")]),
        ("undisclosed-recipients:;", []),
        ("Nora Falk", []),
        ("", []),
        ('"Nora" <>', []),
        ("Nora </o=Voss/cn=nora>, Ole <o@example.com>", [("Ole", "o@example.com")]),
        ("=?iso-8859-1?Q?M=FCller=2C_J=FCrgen?= <j@example.com>", [("Müller, Jürgen", "j@example.com")]),
        ('"=?utf-8?B?SmFuYSBWb8Of?=" <j@example.com>', [("Jana Voß", "j@example.com")]),
        ("=?utf-8?q?Vo=C3?= =?utf-8?q?=9F?= <j@example.com>", [("Voß", "j@example.com")]),
        ("=?utf-8*de?q?Vo=C3=9F?= Jana <j@example.com>", [("Voß Jana", "j@example.com")]),
        ("=?utf-8?q?Jana?= =?iso-8859-1?q?_Vo=DF?= <j@example.com>", [("Jana Voß", "j@example.com")]),
        ("Jana Voß <jana@voß.example>", [("Jana Voß", "jana@voß.example")]),
    ],
)  # fmt: skip
def test_addressees(header, pairs):
    assert addressees(header) == tuple(pairs)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no words", "no words"),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?unknown?q?=C3=9F?=", "ß"),
        ("=?idna?q?=C3=9F?=", "ß"),
        ("=?utf-8?b?w58?=", "ß"),
        ("=?utf-8?b?A?=", "=?utf-8?b?A?="),
        ("=?utf-8?b?é?=", "=?utf-8?b?é?="),
        ("=?utf-8?q?é?=", "é"),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
    ],
)
def test_encoded_words(text, words):
    assert decoded_words(text) == words


# What Python's own parser reads back, too; letters of many kinds, commas, quotes, brackets.
NAMES = st.text(st.sampled_from("Nora Falkßé,.;:()\"'@<>[]\\ДO "), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split())
)
LOCALS = st.text(st.sampled_from("abcXYZ019._+-"), min_size=1, max_size=20).filter(
    lambda text: not text.startswith(".") and not text.endswith(".") and ".." not in text
)


@given(st.lists(st.tuples(NAMES, LOCALS), min_size=1, max_size=4))
def test_what_python_writes_is_read(pairs):
    message = EmailMessage(policy=SMTP.clone(max_line_length=None))
    message["To"] = [Address(name, local, "example.com") for name, local in pairs]
    written = message.as_string().partition(": ")[2].partition("\r\n\r\n")[0]
    assert addressees(written) == tuple((name, f"{local}@example.com") for name, local in pairs)


@pytest.mark.parametrize(
    "part",
    [
        "(",
        ")",
        '"',
        "<",
        "@",
        ",",
        ":",
        "[",
        "\\",
        '"a',
        "a@",
        "=?utf-8?q?a",
        "=?a?q??=",
        "<a@b>",
        "é ",
    ],
)
def test_hostile_headers_take_linear_time(part):
    """Quadratic time would need minutes for these."""
    for text in (part * HEADER_LIMIT, part * HEADER_LIMIT + ")>\"'<nora@example.com>"):
        assert len(addressees(text)) <= HEADER_LIMIT
    assert decoded_words(part * HEADER_LIMIT) is not None
    is_machine(part * HEADER_LIMIT)


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@example.com", "noreply@example.com", "No_Reply@example.com",
        "do-not-reply@example.com", "donotreply+1@example.com", "nicht-antworten@example.com",
        "shop.noreply@example.com", "MAILER-DAEMON@example.com", "postmaster@example.com",
        "bounces+nora=example.com@example.org", "hiking-bounces@example.org",
        "hiking-request@example.org", "newsletter@example.com", "notifications@example.com",
        "hikers@lists.example.org", "hikers@groups.io", "hikers@googlegroups.com",
        "c_188abc@resource.calendar.google.com", "abc@group.calendar.google.com",
        "calendar-invite@lu.example",
        "4dhmurjkc5hn8sq0ctp6utbg5pr2sor1@virtual", "reply+AB12@reply.example.com",
    ],
)  # fmt: skip
def test_machines(address):
    assert is_machine(address)
    assert people([("", address)], ()) == []


@pytest.mark.parametrize(
    "address",
    [
        "nora@example.com", "info@example.com", "norah@example.com", "noel.reply@example.com",
        "nobel-prize@example.com", "casino.replay@example.com", "anna.bounce@example.com",
        "owner@example.com", "listmann@listen.example", "nora@virtual.example", "no@example.com",
    ],
)  # fmt: skip
def test_people(address):
    [card] = people([("Nora", address)], ())
    assert (card.name.formatted, card.channels[0].value) == ("Nora", address)


@pytest.mark.parametrize(
    ("written", "name", "organization"),
    [
        ("  Nora   Falk ", "Nora   Falk", ""),
        ("'Nora Falk'", "Nora Falk", ""),
        ('"Nora Falk"', "Nora Falk", ""),
        ("'nora@example.com'", "", ""),
        ("NORA@EXAMPLE.COM", "", ""),
        ("No Name", "", ""),
        ("Falk, Nora (Voss GmbH)", "Falk, Nora", ""),
        ("Nora Falk [external]", "Nora Falk", ""),
        ("Nora Falk <nora@example.com>", "Nora Falk", ""),
        ("Nora Falk (nora@example.com)", "Nora Falk", ""),
        ("Nora (No) Falk", "Nora (No) Falk", ""),
        ("(Nora)", "(Nora)", ""),
        ("Nora Falk/Voss", "Nora Falk", "Voss"),
        ("CN=Nora Falk/OU=Sales/O=Voss/C=DE", "Nora Falk", "Voss"),
        ("Nora Falk/DE", "Nora Falk", ""),
        ("Nora c/o Voss", "Nora c/o Voss", ""),
        ("Anna/Bernd", "Anna/Bernd", ""),
        ("24/7 Support", "24/7 Support", ""),
        ("Nora\0Falk", "NoraFalk", ""),
        ("N" * 201, "", ""),
    ],
)
def test_names_as_programs_write_them(written, name, organization):
    [card] = people([(written, "nora@example.com")], ())
    assert card.name.formatted == name
    assert [position.organization for position in card.positions] == [organization] * bool(
        organization
    )


def test_everybody_once_but_not_the_owner():
    pairs = [
        ("", "Nora@example.com"),
        ("Ole", "ole@example.com"),
        ("Nora Falk", "nora@example.com"),
        ("Nora", "nora@example.com"),
        ("Me", "ME@example.com"),
        ("Hikers via Lists", "hikers@example.org"),
        ("Too long", "n" * ADDRESS_LIMIT + "@example.com"),
        ("Nowhere", "invalid:nomail"),
    ]
    cards = people(pairs, {"me@example.com"})
    assert [(card.name.formatted, card.channels[0].value) for card in cards] == [
        ("Nora Falk", "nora@example.com"),
        ("Ole", "ole@example.com"),
    ]
