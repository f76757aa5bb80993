"""What the owner notes for their own eyes never stands in a letter."""

import json
from itertools import product

import pytest

from relnet.model.letter import OCCASIONS
from relnet.rules.sayable import may_be_said

PRIVATE = "Quorblatz"  # stands in every private field, and nowhere else
DAYS = ("2026-04-21", "2026-04-22", "2026-04-27", "2026-05-04", "2026-06-17", "2026-07-01")
LIFE = ("new_job", "promotion", "wedding", "birth", "jubilee", "retirement", "move")


@pytest.fixture
def village(relnet):
    relnet("card", "set", "Jana Voß", "--email", "jana@voss.example")
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "17.4.")
    relnet("event", "add", "Sommerfest", "--handle", "fest", "--on", "2.5.", "--goal", PRIVATE)
    relnet("add", "Anna Weber", "--organization", "Voss AG", "--email", "anna@voss.example")
    relnet("add", "Uwe Koch", "--organization", "Quast SE")
    relnet("add", f"Zofia {PRIVATE}")
    relnet("edit", "anna-weber", f"note={PRIVATE}", f"tag+={PRIVATE}", f"avoid+={PRIVATE}")
    relnet("edit", "anna-weber", "birthday=1976-04-22", "circle=inner")
    return relnet


def weber_is_known_too_well(village):
    """Put the word into every private field, beside what a letter may say."""
    for kind in ("met", "meeting", "call", "mail", "gift", "help", "invitation", "note"):
        village("log", kind, "anna-weber", "--on", "17.4.", "--note", PRIVATE)
    village(
        "log", "met", "anna-weber", "uwe-koch", "--event", "hm26", "--on", "17.4.",
        "--line", f"weber={PRIVATE}", "--topic", f"the {PRIVATE}",
    )  # fmt: skip
    for kind in ("gift", "help", "invitation", "endorsement", "recommendation"):
        village(
            "log", kind, "anna-weber", "--on", "18.4.", "--direction", "theirs",
            "--note", PRIVATE, "--topic", f"his {PRIVATE}",
        )  # fmt: skip
    for kind in LIFE:
        village("life", "anna-weber", kind, "--note", PRIVATE)
    village("life", "anna-weber", "new_job", "--organization", "Nowak Automation")
    village("life", "anna-weber", "promotion", "--title", "Head of Purchasing")
    village("need", "anna-weber", PRIVATE, "--told-by", "zofia")
    village("offer", "anna-weber", f"{PRIVATE} offered", "--told-by", "zofia")
    village("event", "expect", "fest", "anna-weber")
    village("follow-up", "add", "anna-weber", PRIVATE, "--due", "today", "--event", "hm26")
    village("lead", "add", "anna-weber", PRIVATE, "--event", "hm26")
    village("privacy", "consent", "anna-weber", "--channel", "email", "--note", PRIVATE, code=None)


EVERY = [(kind, about) for kind, abouts in OCCASIONS.items() for about in abouts]


@pytest.mark.parametrize(("kind", "about"), EVERY)
def test_no_letter_says_a_private_word(village, kind, about):
    weber_is_known_too_well(village)
    other = ("--with", "uwe-koch") if kind == "introduction" else ()
    for language, form, variant in product(("de", "en"), ("sie", "du"), "123"):
        letter = village(
            "draft", "anna-weber", "--kind", kind, "--occasion", about, "--lang", language,
            "--form", form, "--variant", variant, *other, "-f", "json",
        ).stdout  # fmt: skip
        assert PRIVATE.lower() not in letter.lower()


@pytest.mark.parametrize("grief", [False, True])
def test_no_line_of_a_day_becomes_such_a_letter(village, monkeypatch, grief):
    weber_is_known_too_well(village)
    if grief:
        village("life", "anna-weber", "condolence", "--note", PRIVATE)
    kinds = set()
    for day in DAYS:
        monkeypatch.setenv("RELNET_TODAY", day)
        for line in json.loads(village("today", "--all", "-f", "json").stdout):
            if line["contact"] == "Anna Weber":
                letter = village("draft", line["key"], "-f", "json").stdout
                assert PRIVATE.lower() not in letter.lower(), line
                kinds.add(line["kind"])
    assert kinds >= ({"condolence"} if grief else {"congratulate", "thank", "follow_up"})


def test_a_note_of_news_is_neither_a_title_nor_a_firm(village):
    village("life", "anna-weber", "new_job", "--note", "hates his boss")
    told = village("life", "anna-weber", "new_job", "--organization", "Quast SE").stderr
    assert "hates" not in told
    anna = json.loads(village("show", "anna-weber", "-f", "json").stdout)
    assert (anna["organization"], anna["title"]) == ("Quast SE", None)
    assert anna["note"].split() == [PRIVATE, "hates", "his", "boss"]
    village("life", "anna-weber", "new_job", "--note", "loves it")  # after the firm was said
    [event] = json.loads(village("life", "anna-weber", "-f", "json").stdout)
    assert (event["after"], event["note"]) == ("Quast SE", None)
    noted = json.loads(village("show", "anna-weber", "-f", "json").stdout)["note"]
    assert noted.split()[1:] == ["hates", "his", "boss", "loves", "it"]


@pytest.mark.parametrize("who", ["by Zofia", ""])
def test_a_need_is_no_reason_that_an_invitation_names(village, monkeypatch, who):
    village("need", "anna-weber", "test bench", *(("--told-by", "zofia") if who else ()))
    village("event", "expect", "fest", "anna-weber")
    lines = json.loads(village("today", "--all", "-f", "json").stdout)
    [line] = [line for line in lines if line["kind"] == "meet"]
    assert "noted of them: test bench" in line["evidence"]
    assert "test bench" not in village("draft", line["key"], "-f", "json").stdout
    village("edit", "anna-weber", "interest+=grippers")
    assert "grippers" in village("draft", line["key"]).stdout


SAID = [
    ("the robot cell", True), ("die Roboterzelle", True), ("our grippers", True),
    ("Serie ER", True), ("unser Projekt", True), ("Ihringen", True), ("Sehr geehrte", True),
    ("seine Scheidung", False), ("Seine Scheidung", False), ("ihre Kündigung", False),
    ("deine Pläne", False), ("his divorce", False), ("Her plans", False), ("their boss", False),
    ("Ärger mit seinem Chef", False), ("trouble with “his” boss", False), ("he’s leaving", False),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "is_sayable"), SAID)
def test_what_speaks_of_somebody_is_not_said_to_them(topic, is_sayable):
    assert may_be_said(topic) is is_sayable


@pytest.mark.parametrize(
    ("topic", "avoided", "is_sayable"),
    [
        ("the football club", "football", False),
        ("Fußballverein", "Fußball", False),
        ("Politik", "politik", False),
        ("the robot cell", "football", True),
    ],
)
def test_what_somebody_avoids_is_not_said(village, topic, avoided, is_sayable):
    village("edit", "uwe-koch", f"avoid+={avoided}")
    village("log", "met", "uwe-koch", "--event", "hm26", "--on", "17.4.", "--topic", topic)
    letters = [
        village("draft", "uwe-koch", *arguments).stdout
        for arguments in ([], ["--kind", "thanks"], ["--kind", "thanks", "--event", "hm26"])
    ]
    assert [topic in letter for letter in letters] == [is_sayable] * 3
    # What the owner says now, they may say.
    typed = village("draft", "uwe-koch", "--kind", "thanks", "--topic", topic).stdout
    assert topic in typed


def test_the_echo_of_a_sentence_tells_what_a_letter_may_say(village):
    told = village("log", "gestern mit Uwe Koch über die Roboterzelle telefoniert").stderr
    assert "About (may stand in a letter): die Roboterzelle\n" in told
    told = village("log", "gestern mit Uwe Koch über seine Kündigung telefoniert").stderr
    assert "About (never in a letter): seine Kündigung\n" in told


@pytest.mark.parametrize("due", ["today", "30.4."])
@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_the_text_of_ones_own_follow_up_stays_private(village, whose, due):
    village("follow-up", "add", "uwe-koch", "drawings", "--due", due, "--direction", whose)
    from_the_list = [["uwe-koch"]] if due == "today" else []
    for arguments in (*from_the_list, ["uwe-koch", "--kind", "promise"]):
        for variant in "123":
            letter = village("draft", *arguments, "--variant", variant).stdout
            assert ("drawings" in letter) is (whose == "theirs")
