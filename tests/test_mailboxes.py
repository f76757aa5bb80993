"""Mailboxes: who wrote with whom and when, what is no correspondence, and no body anywhere."""

import json
import os
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from relnet.errors import UnreadableFileError
from relnet.formats.sources import open_source
from relnet.model.reading import Reading

OWNER = Reading(own=frozenset({"me@example.com"}))
MARK = "From nora@example.com Sat Apr 18 08:00:00 2026"
DATE = "Date: Sat, 18 Apr 2026 10:00:00 +0200"
FROM_NORA = ["From: Nora Falk <nora@example.com>", "To: me@example.com", DATE]
TO_NORA = ["From: Me <me@example.com>", "To: Nora Falk <nora@example.com>", DATE]


def read(source, reading=OWNER, forced="mbox"):
    if isinstance(source, str):
        source = source.encode()
    with open_source(
        BytesIO(source) if isinstance(source, bytes) else source, forced, reading
    ) as parts:
        return [record for part in parts for record in part.records]


def mail(*fields, mark=MARK, body="Hello,\n\nhow are you?\n"):
    return "\n".join([*([mark] if mark else []), *fields, "", body, ""])


def one(*fields, reading=OWNER, **parts):
    [record] = read(mail(*fields, **parts), reading)
    return record


def people(record):
    cards = [record.card, *record.others] if record.card else []
    return [(card.name.formatted, card.channels[0].value) for card in cards]


def reason(record):
    return record.reason and str(record.reason)


def test_mail_from_somebody():
    record = one(
        *FROM_NORA, "Cc: Ole <ole@example.com>", "Subject: Angebot", "Message-ID: <1@example.com>"
    )
    assert people(record) == [("Nora Falk", "nora@example.com"), ("Ole", "ole@example.com")]
    happening = record.happening
    assert (happening.kind, happening.on, happening.direction) == ("mail", "2026-04-18", "theirs")
    assert (happening.note, happening.gathering, happening.introduces) == ("", None, False)
    assert (record.line, record.reason, record.key) == (1, None, b"<1@example.com>")


def test_mail_to_somebody():
    record = one(*TO_NORA, "Bcc: Eva <eva@example.com>")
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert (record.happening.direction, record.happening.introduces) == ("mine", True)


@pytest.mark.parametrize(("count", "introduces"), [(1, True), (5, True), (6, False), (50, False)])
def test_only_mail_to_a_handful_introduces(count, introduces):
    to = ", ".join(f"p{number}@example.com" for number in range(count))
    record = one("From: me@example.com", f"To: {to}", DATE)
    assert len(people(record)) == count
    assert record.happening.introduces == introduces


def test_the_subject_comes_only_with_the_texts():
    fields = (*FROM_NORA, "Subject: =?utf-8?q?Angebot_f=C3=BCr?=\n =?utf-8?q?_Nora?=")
    assert one(*fields).happening.note == ""
    assert (
        one(*fields, reading=Reading(OWNER.own, with_text=True)).happening.note
        == "Angebot für Nora"
    )


def test_nothing_but_six_fields_is_kept():
    fields = [
        *FROM_NORA,
        "Cc: ole@example.com",
        "Message-ID: <1@example.com>",
        "Subject: Angebot\n für Nora",
    ]
    noise = [
        "Received: from somewhere",
        "X-Secret: secret\n folded secret",
        "Bcc: secret@example.com",
    ]
    record = one(*noise, *fields, *noise, body="secret\n")
    assert record.raw.decode() == "\n".join([*fields, ""])


# Whose mailbox it is.


@pytest.mark.parametrize(
    ("fields", "direction"),
    [
        (["X-Gmail-Labels: Sent,Opened"], "mine"),
        (["X-Gmail-Labels: Wichtig,Gesendet"], "mine"),
        (["X-Gmail-Labels: =?utf-8?q?Messages_envoy=C3=A9s,Lu?="], "mine"),
        (["X-Gmail-Labels: =?UTF-8?Q?Ge=C3=B6ffnet,?=\n =?UTF-8?Q?Gesendet?="], "mine"),
        (["Delivered-To: me@example.com"], "theirs"),
        (["X-Original-To: <me@example.com>"], "theirs"),
    ],
)
def test_the_file_shows_the_owner(fields, direction):
    record = one(*fields, *(TO_NORA if direction == "mine" else FROM_NORA), reading=Reading())
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert (record.happening.direction, record.happening.introduces) == (
        direction,
        direction == "mine",
    )
    assert record.reason is None


def test_what_is_labelled_as_sent_shows_the_owner_for_the_rest():
    sent = mail("X-Gmail-Labels: Sent", *TO_NORA)
    found = read(sent + mail(*FROM_NORA) + mail(*TO_NORA), Reading())
    assert [record.happening.direction for record in found] == ["mine", "theirs", "mine"]
    assert all(people(record) == [("Nora Falk", "nora@example.com")] for record in found)


def test_nobody_says_whose_mailbox_it_is():
    record = one(*TO_NORA, reading=Reading())
    assert people(record) == [("", "me@example.com"), ("Nora Falk", "nora@example.com")]
    assert (record.happening.direction, record.happening.introduces) == ("", False)
    assert reason(record) == (
        "which address is yours is not known, so nobody new comes in; say it, and import again:"
        " relnet card set YOUR-NAME --email ADDRESS"
    )


@pytest.mark.parametrize(
    "field",
    [
        "Delivered-To: nora@example.com",  # or whoever sends it could make themselves the owner
        "Delivered-To: mailing list hikers@example.org",
        "X-Gmail-Labels: Inbox,Sentimental",
    ],
)
def test_what_does_not_show_the_owner(field):
    record = one(field, *FROM_NORA, reading=Reading())
    assert record.happening is None or not record.happening.introduces
    assert record.happening is None or record.happening.direction != "mine"


# Days.


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Sat, 18 Apr 2026 23:59:59 -1100", "2026-04-18"),  # in the sender's zone
        ("Sat, 18 Apr 2026 00:00:00 +1400", "2026-04-18"),
        ("18 Apr 2026 10:00 GMT", "2026-04-18"),
        ("Sat,18 Apr 2026 10:00:00 +0200 (CEST)", "2026-04-18"),
        ("Saturday, 18-Apr-26 10:00:00 CET", "2026-04-18"),
        ("Sat, 5 April 99 10:00:00 +0000", "1999-04-05"),
        ("Sat Apr 18 10:00:00 2026", "2026-04-18"),
        ("sat, 18 apr 2026 10:00:00", "2026-04-18"),
    ],
)
def test_days(date, day):
    record = one(*FROM_NORA[:2], f"Date: {date}", mark="From -")
    assert (record.happening.on, record.reason) == (day, None)


@pytest.mark.parametrize(
    "date",
    [
        "soon", "31 Feb 2026 10:00", "18 Foo 2026", "2026-04-18", "", "1" * 9999,
        "Wed, 31 Dec 1969 19:00:00 -0500",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "mark",
    [
        MARK,
        "From 1661828917674532318@xxx Sat Apr 18 02:19:17 +0000 2026",
        "From - Sat Apr 18 10:00:00 2026",
        "From -\nReceived: from relay.example by\n mx.example; Sat, 18 Apr 2026 10:00:00 +0200",
    ],
)
def test_the_day_of_arrival_stands_in(date, mark):
    record = one(*FROM_NORA[:2], f"Date: {date}", mark=mark)
    assert record.happening.on == "2026-04-18"
    assert reason(record) == "its date is missing or wrong; the day it arrived was taken."


def test_nothing_arrives_before_it_is_sent():
    ahead = ["Received: by mx.example; Sat, 18 Apr 2026 10:00:00 +0200", *FROM_NORA[:2]]
    record = one(*ahead, "Date: Fri, 18 Apr 2036 10:00:00 +0200", mark="")
    assert record.happening.on == "2026-04-18"
    assert reason(record) == "its date is missing or wrong; the day it arrived was taken."
    record = one(*ahead, "Date: Sun, 19 Apr 2026 00:30:00 +1300", mark="")
    assert (record.happening.on, record.reason) == ("2026-04-19", None)
    ages = ["Received: by mx.example; Fri, 31 Dec 9999 10:00:00 +0000", *FROM_NORA]
    assert one(*ages).happening.on == "2026-04-18"


@pytest.mark.parametrize(
    "mark", ["From nora@example.com Thu Jan  1 00:00:00 1970", "From abc Mon Sep 17 00:00:00 2001"]
)
def test_what_does_not_speak_against_the_date(mark):
    record = one(*FROM_NORA, mark=mark)
    assert (record.happening.on, record.reason) == ("2026-04-18", None)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (FROM_NORA[:2], "it does not say on which day it was written."),
        (
            [*FROM_NORA[:2], "Date: Thu, 1 Jan 1970 00:00:00 +0000"],
            "it does not say on which day it was written.",
        ),
        ([*FROM_NORA[:2], "Date: soon"], "it does not say on which day it was written."),
        (FROM_NORA[1:], "it does not say who wrote it."),
        (["From: Nora Falk", *FROM_NORA[1:]], "it does not say who wrote it."),
    ],
)
def test_a_damaged_message_can_be_mended(fields, why):
    record = one(*fields, mark="From -")
    assert (reason(record), record.is_skipped, record.card) == (why, False, None)
    assert record.raw.decode() == "\n".join(["From -", *fields, ""])


# What is no correspondence.


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (["List-Id: <hikers.example.org>"], "it went to a mailing list."),
        (["List-Unsubscribe: <https://example.org>"], "it went to a mailing list."),
        (["Precedence: bulk"], "a program wrote it."),
        (["precedence: LIST"], "a program wrote it."),
        (["Auto-Submitted: auto-replied (vacation)"], "a program wrote it."),
        (["Return-Path: <>"], "a program wrote it."),
        (["Precedence: auto_reply"], "a program wrote it."),
        (["X-Autoreply: yes"], "a program wrote it."),
        (["Content-Type: multipart/report;\n report-type=disposition-notification"], "a program wrote it."),
        (["X-Spam-Status: Yes, score=12.3"], "it is spam."),
        (["X-Spam: Yes"], "it is spam."),
        (["X-Spam-Flag: YES"], "it is spam."),
        (["X-Gmail-Labels: Spam,Unread"], "it is spam."),
        (["X-Gmail-Labels: =?utf-8?q?Entw=C3=BCrfe?="], "it is a draft."),
        (["X-Gmail-Labels: Drafts"], "it is a draft."),
        (["X-Gmail-Labels: Chat"], "it is a chat, not mail."),
        (["X-Gmail-Labels: Papierkorb"], "it was deleted."),
        (["X-Mozilla-Status: 0009"], "it was deleted."),
    ],
)  # fmt: skip
def test_what_is_skipped(fields, why):
    record = one(*fields, *FROM_NORA)
    assert (reason(record), record.is_skipped, record.card) == (why, True, None)


@pytest.mark.parametrize(
    "fields",
    [
        ["Auto-Submitted: no"],
        ["Precedence: normal"],
        ["Return-Path: <nora@example.com>"],
        ["X-Spam-Flag: NO"],
        ["X-Spam-Status: No, score=-1.2"],
        ["Content-Type: multipart/alternative; boundary=report"],
        ["X-Mozilla-Status: 0001"],
        ["X-Mozilla-Status: none"],
        ["X-Gmail-Labels: Inbox,Category Personal"],
    ],
)
def test_what_is_not_skipped(fields):
    assert people(one(*fields, *FROM_NORA)) == [("Nora Falk", "nora@example.com")]


@pytest.mark.parametrize(
    ("sender", "to", "why"),
    [
        ("no-reply@example.com", "me@example.com", "a program wrote it."),
        ("MAILER-DAEMON@example.com", "me@example.com", "a program wrote it."),
        ("me@example.com", "me@example.com", "nobody else is named in it."),
        ("me@example.com", "undisclosed-recipients:;", "nobody else is named in it."),
        ("me@example.com", "hikers@googlegroups.com", "nobody else is named in it."),
        ("me@example.com", "me+todo@example.com", "nobody else is named in it."),
        ("me+shop@example.com", "unsubscribe@example.org", "nobody else is named in it."),
        ("me@example.com", ",".join(f"p{n}@example.com" for n in range(51)), "it went to more than 50 people."),
    ],
)  # fmt: skip
def test_mail_between_nobody(sender, to, why):
    record = one(f"From: {sender}", f"To: {to}", DATE)
    assert (reason(record), record.is_skipped) == (why, True)


# How mailboxes are written.


def test_names_with_encoded_words_and_commas():
    to = "=?iso-8859-1?Q?M=FCller=2C_J=FCrgen?= <j@example.com>,\n\tFalk, Nora <nora@example.com>"
    record = one("From: me@example.com", f"To: {to}", "To: again@example.com", DATE)
    assert people(record) == [
        ("Müller, Jürgen", "j@example.com"),
        ("Falk, Nora", "nora@example.com"),
        ("", "again@example.com"),
    ]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("=?x-sjis?B?jlKTYw==?=", "山田"),
        ("=?x-gbk?B?1cXOsA==?=", "张伟"),
        ("=?iso-8859-8-i?B?7vn5?=", "משש"),
        ("=?ansi_x3.4-1968?Q?Bob?=", "Bob"),
    ],
)
def test_charsets_by_their_other_names(word, name):
    record = one("From: me@example.com", f"To: {word} <j@example.com>", DATE)
    assert people(record) == [(name, "j@example.com")]


def test_letters_that_are_not_encoded():
    latin = mail("From: Jürgen Müller <j@example.com>", *FROM_NORA[1:]).encode("cp1252")
    [record] = read(latin)
    assert people(record) == [("Jürgen Müller", "j@example.com")]
    assert "Windows-1252" in reason(record)


@pytest.mark.parametrize(
    "separator",
    [
        MARK,
        "From - Sat Apr 18 10:00:00 2026",
        "From 1661828917674532318@xxx Sun Mar 22 02:19:17 +0000 2020",
        "From nora falk@example.com Sat Apr 18 10:00 2026",
        "From nora@example.com",
        "From -",
        "From ",
    ],
)
@pytest.mark.parametrize("body", ["text\n\n", "text\n", "text\n>From here\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators(separator, body, end):
    data = "".join(mail(*FROM_NORA, mark=separator, body=body)[:-1] for _ in range(3))
    found = read(data.replace("\n", end))
    assert [people(record) for record in found] == [[("Nora Falk", "nora@example.com")]] * 3
    height = data.count("\n") // 3
    assert [record.line for record in found] == [1, 1 + height, 1 + 2 * height]


@pytest.mark.parametrize(
    "body",
    [
        "From here it is far.\nSubject: none\n",
        "\nFrom Berlin at 10:00 on\nwe are there.\n",
        "\nFrom nora@example.com Sat Apr 18 08:00:00 2026\n\nquoted\n",
        "\n>From nora@example.com Sat Apr 18 08:00:00 2026\nFrom: eva@example.com\n",
        "\nFrom: Eva <eva@example.com>\nDate: Sat, 18 Apr 2026 10:00:00 +0200\n\nforwarded\n",
    ],
)
def test_bodies_are_not_read(body):
    found = read(mail(*FROM_NORA, body=body) + mail(*TO_NORA))
    assert [people(record) for record in found] == [[("Nora Falk", "nora@example.com")]] * 2


def test_a_single_message():
    record = one(*FROM_NORA, mark="", body="From here it goes on.\n")
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert people(read("\n\n" + mail(*FROM_NORA, mark=""), forced="")[0]) == people(record)


def test_a_message_of_apple_mail():
    message = mail(*FROM_NORA, mark="")
    [record] = read(f"{len(message)}       \n{message}<?xml version='1.0'?><plist/>", forced="")
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert record.raw.startswith(b"From: Nora")


def test_an_attached_card_is_no_contact():
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Groß\nEND:VCARD\n"
    calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n"
    for mark in (MARK, ""):
        found = read(mail(*FROM_NORA, mark=mark, body=card + calendar), forced="")
        assert [people(record) for record in found] == [[("Nora Falk", "nora@example.com")]]


def test_inside_of_a_takeout(tmp_path):
    path = tmp_path / "takeout.zip"
    name = "Takeout/Mail/All mail Including Spam and Trash.mbox"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(name, mail(*FROM_NORA))
        made.writestr("Takeout/Mail/Empty.mbox", "")
    with open_source(path, reading=OWNER) as parts:
        found = [(part.path, part.format, len(list(part.records))) for part in parts]
    assert found == [(f"{path}/{name}", "mbox", 1)]


def test_messages_in_an_archive(tmp_path):
    path = tmp_path / "inbox.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name in ("Inbox/1.eml", "Inbox/2.EML"):
            made.writestr(name, mail(*FROM_NORA, mark=""))
    with open_source(path, reading=OWNER) as parts:
        assert [len(list(part.records)) for part in parts] == [1, 1]


# Maildir.


@pytest.fixture
def maildir(tmp_path):
    def add(name, *fields, folder="."):
        place = tmp_path / "Mail" / folder / name
        for box in ("cur", "new", "tmp"):
            (place.parents[1] / box).mkdir(parents=True, exist_ok=True)
        place.write_text(mail(*fields, mark=""))
        return tmp_path / "Mail"

    return add


def test_maildir(maildir):
    maildir("cur/1776499200.M2.host:2,S", *TO_NORA)
    maildir("new/1776499100.M1.host", *FROM_NORA)
    maildir("new/.hidden", *FROM_NORA)
    path = maildir("tmp/1776499300.M3.host", *FROM_NORA)
    with open_source(path, reading=OWNER) as parts:
        [(name, format_, found)] = [(part.path, part.format, [*part.records]) for part in parts]
    assert (name, format_) == (str(path), "mbox")
    assert [(record.line, record.happening.direction) for record in found] == [
        (1, "theirs"),
        (2, "mine"),
    ]
    assert not any(b"From -" in record.raw for record in found)


def test_maildir_flags(maildir):
    maildir("cur/1.host:2,DS", *TO_NORA)
    maildir("cur/2.host;2,ST", *TO_NORA)
    path = maildir("cur/3.host:2,RS", *TO_NORA)
    assert [reason(record) for record in read(path)] == ["it is a draft.", "it was deleted.", None]


def test_maildir_folders(maildir):
    maildir("cur/1.host", *TO_NORA, folder=".Sent")
    maildir("cur/1.host", *TO_NORA, folder=".Entw&APw-rfe")
    maildir("cur/1.host", *FROM_NORA, folder=".Junk")
    maildir("tmp/1.host", *FROM_NORA, folder=".Empty")
    path = maildir("cur/1.host", *FROM_NORA)
    with open_source(path, reading=Reading()) as parts:
        found = {part.path: [*part.records] for part in parts}
    assert [name.removeprefix(str(path)) for name in found] == [
        "/.Sent",
        "",
        "/.Entw&APw-rfe",
        "/.Junk",
    ]
    drafts, junk, sent = (
        found[f"{path}/{name}"][0] for name in (".Entw&APw-rfe", ".Junk", ".Sent")
    )
    assert (reason(drafts), reason(junk)) == ("it is a draft.", "it is spam.")
    assert (sent.happening.direction, sent.happening.introduces) == ("mine", True)
    [received] = found[str(path)]
    assert received.happening.direction == "theirs"  # the owner is known from what they sent


@pytest.mark.parametrize("folder", ["Sent", ".INBOX.Sent", ".Sent.2026"])
def test_a_maildir_that_is_named_alone(maildir, folder):
    [record] = read(maildir("cur/1.host", *TO_NORA, folder=folder) / folder, Reading())
    assert record.happening.direction == "mine"


def test_maildir_with_what_cannot_be_read(maildir, tmp_path):
    maildir("cur/1.host", *FROM_NORA)
    path = maildir("cur/3.host")
    (path / "cur" / "2.host").mkdir()
    (path / "cur" / "4.host").symlink_to(tmp_path / "nowhere")
    os.mkfifo(path / "cur" / "5.host")
    found = read(path)
    assert [reason(record) for record in found] == [None, *["it does not say who wrote it."] * 4]
    assert found[1].raw == b"From -\n2.host"


def test_folders_that_are_none(tmp_path, maildir):
    with pytest.raises(UnreadableFileError, match="it is a folder"):
        read(tmp_path)
    path = maildir("tmp/1.host")
    with pytest.raises(UnreadableFileError, match="not a single entry"):
        read(path)
    with pytest.raises(UnreadableFileError, match="it is a folder"):
        read(path, forced="vcard")


# Hostile mailboxes.


@pytest.mark.parametrize(
    "fields",
    [
        ["To: " + "(" * 500_000],
        ["To: " + '"a" <' * 200_000],
        ["To: " + "a@example.com," * 200_000],
        ["To: " + "=?utf-8?q?=" * 200_000],
        ["To: a@example.com"] * 100_000,
        ["To: a", *[" a@example.com,"] * 100_000],
        ["X: y"] * 300_000,
        ["X" * 3_000_000],
        ["X-Gmail-Labels: " + "a," * 500_000],
        ["Date: " + " 1" * 500_000],
        ["Date: " + "Apr 1 1:" * 500_000],
        ["Date: 18 Apr " + "2" * 500_000],
        ["X-Mozilla-Status: " + "9" * 500_000],
        ["Message-ID: " + "x" * 3_000_000],
        ["Subject: " + "=?utf-8?b?w58=?= " * 100_000],
    ],
    ids=lambda fields: fields[0][:24],
)
def test_hostile_headers(fields):
    """Each of these would take minutes, or the stack, if anything were quadratic or recursive."""
    text = Reading(OWNER.own, with_text=True)
    first, second = read(mail(FROM_NORA[0], *fields) + mail(*FROM_NORA), text)
    assert first.card or first.reason
    assert len(first.raw) < 1 << 20
    assert people(second) == [("Nora Falk", "nora@example.com")]


@pytest.mark.parametrize(
    "line",
    [
        "From \n",
        "From x\n",
        MARK + "\n",
        "From " + ":" * 900 + "\n",
        "From " + "1:11" * 200 + "\n",
        "x" * 99,
    ],
)
def test_hostile_bodies(line):
    found = read(mail(*FROM_NORA, body=line * 50_000) + mail(*FROM_NORA))
    assert people(found[0]) == people(found[-1]) == [("Nora Falk", "nora@example.com")]


def test_memory_is_bounded_for_an_attachment_of_50_megabytes():
    class Large(BytesIO):
        left = 50 << 20

        def read(self, size=-1):
            self.left -= size
            return super().read(size) or (b"QUJD" * 18 + b"\n") * (
                size // 73 if self.left > 0 else 0
            )

    tracemalloc.start()
    [record] = read(Large(mail(*FROM_NORA).encode()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert peak < 12 << 20


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_mailbox_is_read_after_the_address_book(relnet, tmp_path, is_folder):
    box, cards = tmp_path / "a.mbox", tmp_path / "b.vcf"
    if is_folder:
        for name in ("cur", "new", "tmp"):
            (box / name).mkdir(parents=True)
        (box / "cur" / "1:2,S").write_text(mail(*FROM_NORA, mark=""))
    else:
        box.write_text(mail(*FROM_NORA))
    cards.write_text("BEGIN:VCARD\nFN:Nora Falk\nEMAIL:nora@example.com\nEND:VCARD\n")
    told = relnet("import", box, cards).stderr
    assert told.index("b.vcf") < told.index("a.mbox")
    assert [entry["on"] for entry in shown(relnet)] == ["2026-04-18"]


def shown(relnet):
    return json.loads(relnet("show", "falk", "-f", "json").stdout)["interactions"]
