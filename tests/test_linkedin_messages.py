"""LinkedIn's messages.csv: each era's columns, who the owner is, and what is no message."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from relnet.formats import linkedin
from relnet.model.card import Card, Channel, Name
from relnet.model.happening import Happening
from relnet.model.reading import Identity, Reading

PAGE = "https://www.linkedin.com/in/"
SENT = "2025-06-01 14:03:22 UTC"
TO_2023 = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
)
SINCE_2023 = TO_2023.replace(",DATE", ",RECIPIENT PROFILE URLS,DATE")
IN_2025 = f"{SINCE_2023},ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
GERMAN = (
    "Konversations-ID,Titel,Von,Profil-URL des Absenders,An,Profil-URLs der Empfänger,"
    "Datum,Betreff,Inhalt,Ordner"
)
OWNER = ("Maren Albers", "maren-albers")
JANA = ("Jana Voß", "jana-voß")
UWE = ("Uwe Klein", "uwe-klein")
EVA = ("Eva Groß, Ph.D.", "eva-gross")


def read(text, encoding="utf-8", **wishes):
    return list(linkedin.read(BytesIO(text.encode(encoding)), Reading(**wishes)))


def message(sender, *recipients, talk="", on=SENT, text="Hello", folder="INBOX", draft=""):
    """Return a message as a dict from column to cell; each pair has a conversation of its own."""
    return {
        "CONVERSATION ID": talk or "-".join(sorted([sender[0], *(one[0] for one in recipients)])),
        "CONVERSATION TITLE": "",
        "FROM": sender[0],
        "SENDER PROFILE URL": sender[1] and PAGE + sender[1],
        "TO": ", ".join(name for name, _ in recipients),
        "RECIPIENT PROFILE URLS": ",".join(PAGE + slug for _, slug in recipients if slug),
        "DATE": on,
        "SUBJECT": "",
        "CONTENT": text,
        "FOLDER": folder,
        "ATTACHMENTS": "",
        "IS MESSAGE DRAFT": draft or "No",
        "IS CONVERSATION DRAFT": "No",
    }


def table(header, *messages, quoted=False):
    """Write messages below a header, as its era has them."""
    columns = header.split(",")
    keys = SINCE_2023.split(",") if header is GERMAN else columns

    def row(cells):
        return ",".join(
            '"' + cell.replace('"', '""') + '"' if quoted or {*cell} & {*'",\n'} else cell
            for cell in cells
        )

    lines = [columns, *([one[key] for key in keys] for one in messages)]
    return "\n".join(map(row, lines)) + "\n"


def card(person, *, page=True):
    name, slug = person
    channels = (Channel("profile", PAGE + slug, "linkedin"),) if slug and page else ()
    return Card(Name(name), channels=channels)


def said(records):
    """Return direction, first card and others of each message."""
    return [
        (record.happening.direction, [record.card, *record.others])
        for record in records
        if record.happening
    ]


def reasons(records):
    return [(str(record.reason), record.is_skipped) for record in records if not record.card]


TALK = [
    message(JANA, OWNER),
    message(OWNER, JANA),
    message(OWNER, UWE),
    message(EVA, OWNER),
]


@pytest.mark.parametrize(
    "header", [TO_2023, SINCE_2023, IN_2025, GERMAN], ids=["2022", "2023", "2025", "german"]
)
@pytest.mark.parametrize("quoted", [False, True], ids=["plain", "quoted"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_era(header, quoted, encoding):
    records = read(table(header, *TALK, quoted=quoted), encoding)

    has_pages = header is not TO_2023  # before 2023 only senders had one
    assert said(records) == [
        ("theirs", [card(JANA)]),
        ("mine", [card(JANA)]),  # who wrote, too
        ("mine", [card(UWE, page=has_pages)]),
        ("theirs", [card(EVA)]),
    ]
    assert [record.happening.introduces for record in records] == [True, True, has_pages, True]
    assert [record.line for record in records] == [2, 3, 4, 5]
    assert records[0].happening == Happening("message", "2025-06-01", "", "theirs")


def test_as_a_spreadsheet_saves_it():
    text = table(IN_2025, *TALK[:3]).replace(",", ";").replace("\n", "\r\n")
    text = text.replace(SENT, "01.06.2025 14:03")
    assert [record.happening.on for record in read("\ufeff" + text)] == ["2025-06-01"] * 3


def test_before_2018_a_column_said_the_direction():
    header = "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER"
    row = '"1/29/18, 2:37 PM",,Hello,{},INBOX\n'
    records = read(
        f"{header}\nJana Voß,Maren Albers,{row.format('INCOMING')}"
        f"Maren Albers,Jana Voß,{row.format('OUTGOING')}"
        f"Maren Albers,Uwe Klein,{row.format('OUTGOING')}"
    )
    assert len({record.key for record in records}) == 3
    assert said(records) == [
        ("theirs", [card(("Jana Voß", ""))]),
        ("mine", [card(("Jana Voß", ""))]),
        ("mine", [card(("Uwe Klein", ""))]),
    ]
    assert records[0].happening.on == "2018-01-29"


# What is kept.


def test_texts_stay_out_unless_they_are_asked_for():
    secret = {**message(JANA, OWNER, text='Dear "you",\nbye'), "SUBJECT": "Fair"}
    text = table(SINCE_2023, secret, *TALK)

    without = read(text)[0]
    assert without.happening.note == ""
    assert not {"SUBJECT", "CONTENT"} & json.loads(without.raw).keys()
    assert b"Dear" not in without.raw

    with_text = read(text, with_text=True)[0]
    assert with_text.happening.note == 'Fair\nDear "you",\nbye'
    assert json.loads(with_text.raw)["CONTENT"] == 'Dear "you",\nbye'
    assert with_text.key == without.key


def test_the_text_of_a_second_column_of_that_name_stays_out_too():
    text = table(SINCE_2023, *TALK).replace("\n", ",Secret\n").replace("Secret", "CONTENT", 1)
    assert not any(b"Secret" in record.raw for record in read(text))


def test_a_later_archive_has_other_columns_but_the_same_messages():
    eras = [read(table(header, *TALK)) for header in (TO_2023, SINCE_2023, IN_2025)]
    assert len({tuple(record.key for record in records) for records in eras}) == 1
    assert len({record.key for record in eras[0]}) == len(TALK)


def test_two_messages_in_one_second_are_two():
    first, second = (message(JANA, OWNER, text=text) for text in ("Hello", "Bye"))
    keys = [record.key for record in read(table(SINCE_2023, first, second, *TALK))[:2]]
    assert keys[0] != keys[1]


def test_line_breaks_in_a_text():
    text = table(SINCE_2023, message(JANA, OWNER, text="a\n\nb\r\nc\n"), *TALK, quoted=True)
    records = read(text, with_text=True)
    assert records[0].happening.note == "a\n\nb\nc"
    assert [record.line for record in records[:2]] == [2, 7]


# What is no message.


@pytest.mark.parametrize(
    ("unwanted", "reason"),
    [
        (message(OWNER, JANA, draft="Yes"), "it is a draft: nobody got it."),
        (message(JANA, OWNER, folder="SPAM"), "it lies in the spam folder."),
        (
            message(
                ("Nice Offers", ""), OWNER, text='<p class="spinmail-quill-editor__spin-break">Hi'
            ),
            "it is an advertisement.",
        ),
        (message(("LinkedIn Member", ""), OWNER), "the profile is hidden: the row names nobody."),
        (message(("", ""), OWNER), "the profile is hidden: the row names nobody."),
        (message(OWNER, ("LinkedIn Member", "")), "the profile is hidden: the row names nobody."),
        (message(OWNER, OWNER), "the profile is hidden: the row names nobody."),
        (message(OWNER), "the profile is hidden: the row names nobody."),
    ],
)
def test_what_is_no_message_is_skipped_and_said(unwanted, reason):
    records = read(table(IN_2025, unwanted, *TALK))
    assert reasons(records) == [(reason, True)]
    assert len(said(records)) == len(TALK)


def test_a_message_of_no_day_is_rejected_as_it_is_written():
    text = table(SINCE_2023, message(JANA, OWNER, on="soon"), *TALK)
    records = read(text)
    assert reasons(records) == [("the day soon is not understood.", False)]
    assert records[0].raw.decode() == text.splitlines(keepends=True)[1]


def test_a_hidden_member_with_a_page_is_somebody():
    records = read(table(SINCE_2023, message(("LinkedIn Member", "x-1"), OWNER), *TALK))
    assert said(records)[0] == ("theirs", [card(("", "x-1"))])


def test_a_firm_is_no_person():
    page = "https://www.linkedin.com/company/voss-ag/"
    row = {**message(("Voß AG", "x"), OWNER), "SENDER PROFILE URL": page}
    record = read(table(SINCE_2023, row, *TALK))[0]
    assert record.card == Card(Name("Voß AG"), "organization", channels=(Channel("url", page),))


# Who the owner is.


@pytest.mark.parametrize(
    ("messages", "first"),
    [
        ([message(JANA, OWNER), message(UWE, OWNER)], "theirs"),
        ([message(OWNER, JANA), message(OWNER, UWE)], "mine"),
        ([message(OWNER, JANA), message(("LinkedIn Member", ""), OWNER)], "mine"),
        ([message(JANA, OWNER), message(OWNER, UWE), *[message(JANA, OWNER)] * 9], "theirs"),
        ([message(JANA, OWNER), message(UWE, OWNER), message(UWE, JANA, OWNER)], "theirs"),
    ],
)
@pytest.mark.parametrize("header", [TO_2023, IN_2025], ids=["2022", "2025"])
def test_the_owner_takes_part_in_most_conversations(messages, first, header):
    assert said(read(table(header, *messages)))[0][0] == first


def test_a_draft_is_the_owner_s():
    records = read(table(IN_2025, message(JANA, OWNER), message(OWNER, JANA, draft="Yes")))
    assert said(records) == [("theirs", [card(JANA)])]


@pytest.mark.parametrize(
    "messages",
    [
        [message(JANA, OWNER)],
        [message(JANA, OWNER), message(OWNER, JANA)],
        [message(JANA, OWNER, talk="a"), message(OWNER, JANA, talk="b")],
        [message(JANA, OWNER, UWE)],
    ],
)
def test_too_few_conversations_tell_nothing(messages):
    records = read(table(SINCE_2023, *messages))
    reason = (
        "the messages do not tell who of these people you are; your own card does: relnet card set"
    )
    assert reasons(records) == [(reason, True)] * len(messages)


MAREN = Identity(names=frozenset({"maren albers"}))
PAGE_OF_MAREN = Identity(profiles=frozenset({"linkedin.com/in/maren-albers"}))


@pytest.mark.parametrize("header", [TO_2023, IN_2025], ids=["2022", "2025"])
@pytest.mark.parametrize("owner", [MAREN, PAGE_OF_MAREN], ids=["name", "page"])
@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([message(JANA, OWNER), message(OWNER, JANA)], ["theirs", "mine"]),
        ([message(OWNER, JANA), message(JANA, OWNER)], ["mine", "theirs"]),
        ([message(OWNER, EVA), message(OWNER, EVA, talk="b")], ["mine", "mine"]),
        ([message(OWNER, JANA), message(JANA, OWNER, UWE, talk="b")], ["mine", "theirs"]),
    ],
)
def test_in_one_conversation_the_own_card_tells(messages, expected, owner, header):
    records = read(table(header, *messages), owner=lambda: owner)
    assert [direction for direction, _ in said(records)] == expected
    others = {one.name.formatted for _, cards in said(records) for one in cards}
    assert "Maren Albers" not in others


@pytest.mark.parametrize(
    ("owner", "sender"),
    [
        (Identity(frozenset({"maren albers"})), ("MAREN ALBERS, MBA", "m-1")),
        (Identity(frozenset({"jorg muller"})), ("Jörg Müller", "")),
        (Identity(frozenset({"jorg muller"})), ("Joerg Mueller, M.Sc.", "jm")),
        (Identity(frozenset({"x"}), frozenset({"linkedin.com/in/m-1"})), ("Maren A.", "m-1")),
    ],
)
def test_the_owner_by_other_spellings(owner, sender):
    text = table(SINCE_2023, message(sender, JANA))
    assert said(read(text, owner=lambda: owner)) == [("mine", [card(JANA)])]


@pytest.mark.parametrize(
    "owner",
    [
        Identity(),
        Identity(frozenset({"uwe klein"})),  # who has no part in it
        Identity(profiles=frozenset({"xing.com/profile/maren-albers"})),
        Identity(frozenset({"jana voss", "maren albers"})),  # each could be meant
    ],
)
def test_a_card_that_does_not_tell_either(owner):
    assert not said(read(table(SINCE_2023, message(JANA, OWNER)), owner=lambda: owner))


def test_a_namesake_in_the_only_conversation_is_told_by_the_page_alone():
    namesake = ("Maren Albers", "maren-albers-2")
    text = table(SINCE_2023, message(namesake, OWNER), message(OWNER, namesake))
    assert not said(read(text, owner=lambda: MAREN))
    found = said(read(text, owner=lambda: PAGE_OF_MAREN))
    assert found == [("theirs", [card(namesake)]), ("mine", [card(namesake)])]


def test_a_card_that_is_not_of_the_archive_is_outvoted():
    uwe = Identity(frozenset({"uwe klein"}))
    assert said(read(table(SINCE_2023, *TALK), owner=lambda: uwe)) == said(
        read(table(SINCE_2023, *TALK))
    )


PROFILE = "First Name,Last Name,Maiden Name,Address,Twitter Handles\nMaren,Albers,,,\n"


def diary(relnet):
    (name,) = relnet("list", "--fields", "name", "--no-headers").stdout.splitlines()
    return [
        (name, entry["kind"], entry["direction"])
        for entry in json.loads(relnet("show", name, "-f", "json").stdout)["interactions"]
    ]


def test_the_profile_in_the_archive_tells_who_the_owner_is(relnet, tmp_path):
    path = tmp_path / "archive.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("messages.csv", table(IN_2025, message(OWNER, JANA)))
        archive.writestr("Profile.csv", PROFILE)
    relnet("import", path)
    assert diary(relnet) == [("Jana Voß", "message", "mine")]


def test_the_own_card_tells_it_later(relnet, tmp_path):
    path = tmp_path / "messages.csv"
    path.write_text(table(IN_2025, message(JANA, OWNER), message(OWNER, JANA)))
    assert "your own card does: relnet card set" in relnet("import", path, code=3).stderr
    relnet("card", "set", "Dr. Maren Albers")
    relnet("import", path)
    assert sorted(diary(relnet)) == [
        ("Jana Voß", "message", "mine"), ("Jana Voß", "message", "theirs"),
    ]  # fmt: skip


def test_a_namesake_of_the_owner_is_somebody_else():
    namesake = ("Maren Albers", "maren-albers-2")
    records = read(table(SINCE_2023, message(namesake, OWNER), message(OWNER, namesake), *TALK))
    assert said(records)[:2] == [("theirs", [card(namesake)]), ("mine", [card(namesake)])]


def test_the_page_counts_however_it_is_written():
    loud = {**TALK[1], "SENDER PROFILE URL": "http://linkedin.com/in/Maren%2DAlbers/?x=1"}
    assert said(read(table(SINCE_2023, loud, *TALK)))[0] == ("mine", [card(JANA)])


def test_only_the_first_rows_are_looked_at(monkeypatch):
    monkeypatch.setattr("relnet.formats.linkedin.messages.AHEAD_ROWS", 2)
    assert len(said(read(table(SINCE_2023, TALK[0], *TALK[2:])))) == 3
    assert said(read(table(SINCE_2023, TALK[0], *TALK))) == []


# To several people at once.


@pytest.mark.parametrize(
    "recipients",
    [
        [JANA, UWE],
        [EVA, JANA],
        [JANA, EVA],
        [("Eva Groß, MBA, PMP", "eva"), UWE, ("Ole Ørsted, M.Sc.", "ole")],
    ],
)
def test_names_and_pages_are_paired(recipients):
    records = read(table(SINCE_2023, message(OWNER, *recipients), *TALK))
    assert said(records)[0] == ("mine", [card(one) for one in recipients])


def test_pages_alone_where_names_leave_it_open():
    both = [("Eva Groß, Doctor of Law", "eva"), JANA]
    records = read(table(SINCE_2023, message(OWNER, *both), *TALK))
    assert said(records)[0] == ("mine", [card(("", "eva")), card(("", JANA[1]))])


def test_names_alone_in_the_first_years():
    records = read(table(TO_2023, message(OWNER, ("Ole Ørsted, M.Sc.", ""), UWE, EVA), *TALK))
    names = [card(("Ole Ørsted, M.Sc.", "")), card(UWE, page=False)]
    assert said(records)[0] == ("mine", [*names, card(EVA)])
    assert not records[0].happening.introduces


def test_a_name_of_two_pages_has_none():
    namesakes = [message(("Jana Voß", slug), OWNER) for slug in ("jana-1", "jana-2")]
    records = read(table(TO_2023, message(OWNER, JANA), *namesakes, message(OWNER, UWE)))
    assert said(records)[0] == ("mine", [card(JANA, page=False)])


def test_a_group_in_which_somebody_else_writes():
    records = read(table(SINCE_2023, message(JANA, OWNER, UWE), *TALK))
    assert said(records)[0] == ("theirs", [card(JANA)])


def test_so_many_recipients_are_cut_off():
    crowd = [(f"N{n}", f"n{n}") for n in range(2500)]
    records = read(table(SINCE_2023, message(OWNER, *crowd, talk="all"), *TALK))
    assert len(records[0].others) == 1000
