"""relnet log: a sentence, or KIND and WHO; what is in doubt is never written down."""

import json
import shlex
import sys

import pexpect
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relnet.cli.commands import messages, paragraphs
from relnet.cli.log import log

PEOPLE = (
    ("Anna Weber", "Voss AG"),
    ("Karl Weber", "Nord KG"),
    ("Uwe Koch", "Koch GmbH"),
    ("Zofia Nowak", "Voss AG"),
    ("Dr. Jürgen Groß", ""),
    ("Peter Freitag", ""),
)


@pytest.fixture
def village(relnet):
    relnet(
        "event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
        "--from", "2026-04-13", "--to", "2026-04-17",
    )  # fmt: skip
    for name, organization in PEOPLE:
        relnet("add", name, *(["--organization", organization] if organization else []))
    return relnet


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("gestern mit Koch über Kettenzüge gesprochen, Angebot bis Freitag", "hm26"),
        ("met Koch and Nowak yesterday", None),  # nobody said that she was at the fair
        ("gestern mit Koch telefoniert", None),
        ("heute mit Koch gesprochen", None),
    ],
)
def test_a_talk_with_whom_one_met_there_on_that_day_was_there(village, monkeypatch, text, event):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-16")
    village("log", "met", "koch", "--event", "hm26", "--on", "2026-04-15")
    told = village("log", text).stderr
    assert ("Where: Hannover Messe 2026 (hm26)" in told) == bool(event)
    assert diary(village, "koch")[0]["event"] == event
    if "Angebot" in text:
        listed = village("follow-up", "list", "--fields", "event", "--no-headers", "-f", "csv")
        assert listed.stdout.split() == [event]
        assert "Kettenzüge" in village("draft", "koch", "--kind", "thanks", "--lang", "de").stdout


def diary(village, who):
    return json.loads(village("show", who, "--format", "json").stdout)["interactions"]


def follow_ups(village):
    fields = "due_on,contact,reason,direction"
    told = village("follow-up", "list", "--fields", fields, "--no-headers", "-f", "csv").stdout
    return told.splitlines()


def batches(village):
    return village("history", "-f", "ids").stdout


def test_one_breath(village):
    told = village("log", "gestern mit Koch und Nowak telefoniert, Angebot bis Freitag").stderr
    assert told == (
        "What: call\n"
        "When: Mon 2026-04-20\n"
        "Who: Uwe Koch, Koch GmbH\n"
        "Who: Zofia Nowak, Voss AG\n"
        "Promised by you to Uwe Koch: Angebot, due Fri 2026-04-24\n"
        "Promised by you to Zofia Nowak: Angebot, due Fri 2026-04-24\n"
        "undo: relnet undo 8\n"
    )
    [item] = diary(village, "nowak")
    assert (item["kind"], item["on"]) == ("call", "2026-04-20")
    assert item["note"] == "gestern mit Koch und Nowak telefoniert, Angebot bis Freitag"
    assert diary(village, "koch") == [item]
    assert follow_ups(village) == [
        "2026-04-24,Uwe Koch,Angebot,mine",
        "2026-04-24,Zofia Nowak,Angebot,mine",
    ]
    village("undo")
    assert diary(village, "koch") == []
    assert follow_ups(village) == []


def test_quotation_marks_may_be_left_out(village):
    village("log", "gestern", "mit", "Koch", "telefoniert,", "Angebot", "bis", "Freitag")
    assert diary(village, "koch")[0]["note"].startswith("gestern mit Koch")
    assert follow_ups(village) == ["2026-04-24,Uwe Koch,Angebot,mine"]


@pytest.mark.parametrize("words", ["call with Koch yesterday", "meeting mit Koch gestern"])
def test_a_kind_may_begin_a_sentence(village, words):
    assert "When: Mon 2026-04-20\nWho: Uwe Koch" in village("log", *words.split()).stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ursula von der Leyen", "von der Leyen angerufen"),
        ("Hans-Peter Müller-Lüdenscheidt", "Mueller-Luedenscheidt angerufen"),
        ("Hans-Peter Müller-Lüdenscheidt", "gestern Hans-Peter angerufen"),
        ("Sean O'Neill", "O’Neill angerufen"),
        ("Łukasz Żak", "Lukasz Zak angerufen"),
        ("Karl Essen", "Essen angerufen, Angebot bis Freitag"),
        ("Tom Bis", "Bis angerufen, Angebot bis Freitag"),
        ("Will Turner", "called Will, will send the offer by Friday"),
        ("Mai Phan", "am 3. Mai 2025 Mai angerufen"),
        ("Otto Graf von Bismarck", "Otto von Bismarck angerufen"),
    ],
)
def test_names_that_are_words_too(relnet, name, text):
    relnet("add", name)
    told = relnet("log", text).stderr
    assert "What: call, by you\n" in told
    assert f"Who: {name}\n" in told


def test_everything_at_once(village):
    told = village(
        "log",
        "letzten Mittwoch auf der hm26 Zofia Nowak und Herrn Dr. Groß über die Roboterzelle"
        " gesprochen !ich Datenblatt bis KW 18 !sie Zeichnungen",
        "--line", "nowak=ist bald im Urlaub", "--note", "guter Stand",
    ).stderr  # fmt: skip
    assert told.splitlines() == [
        "What: met",
        "When: Wed 2026-04-15",
        "Who: Zofia Nowak, Voss AG",
        "Who: Dr. Jürgen Groß (whether Herr is right is not noted: relnet edit 5 salutation=Herr)",
        "Where: Hannover Messe 2026 (hm26)",
        "About (may stand in a letter): die Roboterzelle",
        "Only with Zofia Nowak: ist bald im Urlaub",
        "Promised by you to Zofia Nowak: Datenblatt, due Mon 2026-04-27",
        "Promised by you to Dr. Jürgen Groß: Datenblatt, due Mon 2026-04-27",
        "Promised by Zofia Nowak: Zeichnungen, due Tue 2026-04-28 (no day was said)",
        "Promised by Dr. Jürgen Groß: Zeichnungen, due Tue 2026-04-28 (no day was said)",
        "undo: relnet undo 8",
    ]
    assert diary(village, "groß")[0]["event"] == "hm26"
    assert diary(village, "groß")[0]["note"].endswith("Zeichnungen\nguter Stand")
    met = json.loads(village("event", "show", "hm26", "--format", "json").stdout)["people"]
    assert {person["met_on"] for person in met} == {"2026-04-15"}


def test_without_a_day_a_meeting_was_while_the_event_lasted(village):
    assert "When: Fri 2026-04-17" in village("log", "hm26: Koch getroffen").stderr
    assert "When: Tue 2026-04-21" in village("log", "wegen der hm26 Koch angerufen").stderr


def test_namesakes_are_never_chosen_without_a_fact(village):
    before = batches(village)
    failed = village("log", "gestern mit Weber telefoniert", code=3)
    assert failed.stderr == (
        "  1  Anna Weber, Voss AG\n"
        "  2  Karl Weber, Nord KG\n"
        "error: 'Weber' could be 2 people.\n"
        "hint: say which one by id: 1, 2.\n"
    )
    assert batches(village) == before


@pytest.mark.parametrize(
    ("first", "text", "who"),
    [
        (None, "mit Anna Weber telefoniert", "Anna Weber, Voss AG"),
        (None, "mit Weber von Voss telefoniert", "Anna Weber, Voss AG"),
        (None, "mit Weber (Nord KG) telefoniert", "Karl Weber, Nord KG"),
        (None, "mit K. Weber telefoniert", "Karl Weber, Nord KG"),
        (None, "mit Karl W. telefoniert", "Karl Weber, Nord KG"),
        (None, "mit karl-weber telefoniert", "Karl Weber, Nord KG"),
        (None, "called mueller-free Gross", "Dr. Jürgen Groß"),
        (None, "mit Juergen telefoniert", "Dr. Jürgen Groß"),
        (None, "mit GROß telefoniert", "Dr. Jürgen Groß"),
        (None, "mit ZN telefoniert", "Zofia Nowak, Voss AG (the only one with these initials)"),
        (None, "mit Nord telefoniert", "Karl Weber, Nord KG (the only one you know there)"),
        (None, "mit Nowak und Weber telefoniert", "Anna Weber, Voss AG (at the same firm as Zofia Nowak)"),
        ("met anna --event hm26", "auf der hm26 Weber getroffen", "Anna Weber, Voss AG (was at Hannover Messe 2026)"),
        ("met karl --event hm26", "am 14.4. mit Weber gesprochen", "Karl Weber, Nord KG (was at Hannover Messe 2026)"),
        (None, "am Freitag mit Freitag telefoniert", "Peter Freitag"),
        (None, "Herrn Peter Freitag angerufen", "Peter Freitag"),
        (None, "Freitag mit Herrn Freitag telefoniert", "Peter Freitag (whether Herr is right is not noted: relnet edit 6 salutation=Herr)"),
    ],
)  # fmt: skip
def test_who_is_meant_and_by_what_fact(village, first, text, who):
    if first:
        village("log", *first.split())
    assert f"Who: {who}\n" in village("log", text).stderr


def test_facts_that_disagree_decide_nothing(village):
    village("log", "call", "karl")
    failed = village("log", "mit Nowak und Weber telefoniert", code=3)
    assert "'Weber' could be 2 people." in failed.stderr


def test_an_event_nobody_named_decides_only_who_was_met(village):
    village("log", "met", "anna", "--event", "hm26")
    village("log", "call", "karl", "--on", "2026-04-13")
    village("log", "am 14.4. mit Weber telefoniert", code=3)
    assert "Anna Weber" in village("log", "am 14.4. Weber getroffen").stderr


def test_who_is_expected_at_an_event_was_not_there(village):
    village("event", "expect", "hm26", "anna", code=None)
    village("log", "auf der hm26 Weber getroffen", code=3)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("gestern mit Kohc telefoniert", 1, "did you mean Uwe Koch, Koch GmbH (3)?"),
        ("gestern mit Koch und Nowka telefoniert", 1, "did you mean Zofia Nowak, Voss AG (4)?"),
        ("gestern mit Kohc und Nowak telefoniert", 1, "nobody here is called Kohc."),
        ("mit Koch, Nowka und Freitag telefoniert", 1, "nobody here is called Nowka."),
        ("gestern Kristin Weber angerufen", 1, "nobody here is called Kristin Weber."),
        ("mit Weber von Siemens telefoniert", 1, "nobody here is called Weber (Siemens)."),
        (
            "mit Weber von der Siemens AG telefoniert", 1,
            "If not: relnet add 'Weber' --organization 'Siemens AG'",
        ),
        (
            "gestern mit Weber und Qxzyq telefoniert", 1,
            "hint: add them, then log it again: relnet add 'Qxzyq'\n",
        ),
        (
            "gestern mit Nowka, Qxzyq und Koch telefoniert", 1,
            "error: nobody here is called Nowka, Qxzyq.\n"
            "hint: did you mean Zofia Nowak, Voss AG (4)?"
            " If not: relnet add 'Nowka'; relnet add 'Qxzyq'\n",
        ),
        ("Kohc angerufen", 1, "did you mean Uwe Koch, Koch GmbH (3)?"),
        ("gestern telefoniert", 1, "the sentence names nobody whom relnet knows."),
        ("Koch", 2, "the sentence does not say what happened."),
        ("mit Koch gesungen", 2, "with a kind such as met, call or mail; relnet log --help"),
        ("morgen mit Koch telefoniert", 2, "the diary keeps what has happened."),
        ("Termin mit Koch am 22.4.", 2, "the diary keeps what has happened."),
        ("am 1.4. und am 2.4. mit Koch telefoniert", 2, "two days, Wed 2026-04-01 and Thu 2026-04-02"),
        ("am 31.4. mit Koch telefoniert", 2, "the days of that month are 1 to 30."),
        ("am 3/12/2025 mit Koch telefoniert", 2, "2025-12-03 or 2025-03-12"),
        ("mit Koch telefoniert, Angebot bis 31.4.", 2, "the days of that month are 1 to 30."),
        ("auf der hm27 Koch getroffen", 1, "there is no event hm27."),
        ("mit Koch und Nowak telefoniert, er schickt Muster bis Montag", 3, "'er' could be 2 people."),
        ("mit Koch " * 400, 2, "a sentence has 2000 characters at most"),
        ("", 2, "does not say what happened"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_not_kept(village, text, code, says):
    before = batches(village)
    assert says in village("log", text, code=code).stderr
    assert batches(village) == before
    assert follow_ups(village) == []


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("Nowak getroffen und Koch angerufen", 2, "tells of two happenings.\nhint: log them one by one."),
        ("Koch angerufen, geht nicht ran", 2, "relnet follow-up add WHO TEXT --due DAY"),
        ("called Koch, no answer", 2, "nobody was reached"),
        ("Koch anrufen", 2, "relnet follow-up add WHO TEXT --due DAY"),
        ("ich habe Koch versprochen, ihr bis Freitag das Datenblatt zu schicken", 2, "only what is to be done"),
        ("mit Frau Koch telefoniert", 1, "nobody here is called Frau Koch."),
    ],
)  # fmt: skip
def test_what_is_no_single_contact_is_not_kept(village, text, code, says):
    village("edit", "koch", "salutation=herr", code=None)
    before = batches(village)
    assert says in village("log", text, code=code).stderr
    assert batches(village) == before
    assert follow_ups(village) == []


def test_what_is_only_told_stays_in_the_note(village):
    told = village("log", "mit Koch gesprochen, er hat am 20.5. Geburtstag").stderr
    assert "Only in the note: er hat am 20.5. Geburtstag\n" in told
    assert "When: Tue 2026-04-21\n" in told
    assert follow_ups(village) == []


def test_nobody_is_met_at_an_event_on_another_day(village):
    before = batches(village)
    arguments = ["log", "met", "koch", "--event", "hm26", "--on", "7.4."]
    assert "is from Mon 2026-04-13 to Fri 2026-04-17." in village(*arguments, code=2).stderr
    assert batches(village) == before
    arguments[1] = "call"
    assert "Logged for Tue 2026-04-07" in village(*arguments).stderr


def test_a_pronoun_means_whom_it_can(village):
    village("edit", "nowak", "salutation=frau", code=None)
    told = village("log", "mit Koch und Nowak telefoniert, er schickt Muster bis Montag").stderr
    assert "Promised by Uwe Koch: schickt Muster, due Mon 2026-04-27" in told


def test_promises_may_be_others(village):
    village(
        "log", "mit Koch telefoniert, Muster für Nowak bis 30.4., Freitag schickt Preise bis 1.5."
    )
    assert follow_ups(village) == [
        "2026-04-30,Zofia Nowak,Muster für Nowak,mine",
        "2026-05-01,Peter Freitag,schickt Preise,theirs",
    ]


@pytest.mark.parametrize("option", ["--dry-run", "--explain"])
def test_explaining_keeps_nothing(village, option):
    before = batches(village)
    told = village("log", option, "mit Koch telefoniert, Angebot bis Freitag").stderr
    assert told.splitlines()[-1] == "Nothing was kept: this was only to show it."
    assert "Promised by you to Uwe Koch" in told
    assert batches(village) == before


def test_options_hold_before_the_sentence(village):
    village("event", "add", "Stammtisch", "--on", "2026-04-02", "--handle", "st")
    told = village(
        "log", "am 1.4. und am 2.4. Koch Wein für 20 Euro geschenkt", "--on", "2.4.",
        "--event", "st", "--value", "25", "--topic", "Jubiläum", "--direction", "theirs",
    ).stderr  # fmt: skip
    assert told.splitlines()[:-1] == [
        "What: gift, by them",
        "When: Thu 2026-04-02",
        "Who: Uwe Koch, Koch GmbH",
        "Where: Stammtisch (st)",
        "About (may stand in a letter): Jubiläum",
        "Worth: 25.00",
    ]


def test_what_else_the_sentence_tells_is_said(village):
    told = village("log", "mit Nowak telefoniert, sie hat mir Koch empfohlen").stderr
    assert "Only mentioned: Koch\n" in told
    assert "Not kept by itself: referral; to keep it, too: relnet log referral WHO\n" in told
    assert diary(village, "koch") == []


def test_who_recommended_whom(village):
    told = village("log", "Zofia Nowak hat mir gestern Koch empfohlen").stderr
    assert told.splitlines()[:4] == [
        "What: referral, by them", "When: Mon 2026-04-20", "Who: Zofia Nowak, Voss AG",
        "Who: Uwe Koch, Koch GmbH",
    ]  # fmt: skip
    assert len(diary(village, "koch")) == 1


def test_kind_and_who_stay_as_they_are(village):
    told = village(
        "log", "gift", "koch", "nowak", "--value", "19.9", "--topic", "Wein", "--line", "koch=trocken",
        "--line", "nowak=lieblich", "--direction", "mine", "--on", "gestern",
    ).stderr  # fmt: skip
    assert told.startswith("Logged for Mon 2026-04-20: gift, Uwe Koch, Zofia Nowak.\nundo:")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["call"], "say with whom it was"),
        (["call", "koch", "--line", "nowak=x"], "they are not among the people logged."),
        (["call", "koch", "--line", "koch"], "write it as WHO=TEXT."),
        (["call", "koch", "--line", "=x"], "write it as WHO=TEXT."),
        (["gift", "koch", "--value", "-1"], "write an amount such as 25."),
        (["call", "koch", "--on", "3/4/2026"], "it could be 2026-04-03 or 2026-03-04"),
    ],
)
def test_mistakes(village, arguments, says):
    assert says in village("log", *arguments, code=2).stderr


PARTS = st.sampled_from(
    [
        "gestern",
        "mit",
        "Koch",
        "und",
        "Weber",
        "telefoniert",
        "Angebot",
        "bis",
        "Freitag",
        "!ich",
        "!sie",
        "hm26",
        ",",
        ".",
        "getroffen",
        "am",
        "1.4.",
        "über",
        "Nowak",
        "hat",
        "mir",
        "geholfen",
        "Kohc",
        "31.4.",
        "von",
        "Voss",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(PARTS, min_size=1, max_size=12))
def test_it_is_kept_or_it_is_not(village, parts):
    """A sentence that fails leaves nothing behind, one that does not leaves one interaction."""

    def count():
        return len(json.loads(village("export", "json").stdout)["interactions"])

    before, batches_before = count(), batches(village)
    done = village("log", "--", " ".join(parts), code=None)
    assert done.code in {0, 1, 2, 3}
    assert count() == before + (done.code == 0)
    assert (batches(village) == batches_before) == (done.code != 0)


@pytest.fixture
def terminal(program):
    """Two Webers, of whom one was called, and a way to answer questions."""
    for name in ("Anna Weber", "Karl Weber", "Uwe Koch"):
        program("add", name)
    children = []

    def start(*arguments):
        child = pexpect.spawn(
            sys.executable, ["-m", "relnet", *arguments], timeout=20, encoding="utf-8",
            cwd=program.folder, env=program.environment(TERM="xterm"), dimensions=(40, 200),
        )  # fmt: skip
        children.append(child)
        return child

    yield start, program
    for child in children:
        child.close(force=True)


def test_on_a_terminal_the_owner_says_who_it_was(terminal):
    start, program = terminal
    child = start("log", "mit", "Weber", "telefoniert,", "Angebot", "bis", "Freitag")
    child.expect_exact("2) Karl Weber")
    child.expect_exact("Which one")
    child.sendline("2")
    child.expect_exact("Who: Karl Weber\r\n")
    child.expect_exact("undo: relnet undo 4")
    child.expect(pexpect.EOF)
    assert (
        json.loads(program("show", "2", "-f", "json").stdout)["interactions"][0]["kind"] == "call"
    )


@pytest.mark.parametrize(("answer", "kept"), [("", 1), ("y", 1), ("n", 0)])
def test_on_a_terminal_what_a_fact_decided_is_confirmed(terminal, answer, kept):
    start, program = terminal
    program("log", "call", "1", "--on", "yesterday")
    child = start("log", "mit Weber telefoniert")
    child.expect_exact("Who: Anna Weber (the only one you have been in touch with)")
    child.expect_exact("Is that right? [Y/n]")
    child.sendline(answer)
    child.expect_exact("undo: relnet undo 5" if kept else "Nothing was kept.")
    child.expect(pexpect.EOF)
    assert len(json.loads(program("show", "1", "-f", "json").stdout)["interactions"]) == 1 + kept


def test_on_a_terminal_the_owner_says_what_it_was(terminal):
    start, program = terminal
    child = start("log", "mit Koch gesungen")
    child.expect_exact("the sentence does not say what happened.")
    child.expect_exact("What was it")
    child.sendline("met")
    child.expect_exact("What: met")
    child.expect_exact("undo: relnet undo 4")
    child.expect(pexpect.EOF)
    assert json.loads(program("show", "3", "-f", "json").stdout)["interactions"][0]["kind"] == "met"


@pytest.mark.parametrize("line", messages(paragraphs(log.help)[-1]))
def test_what_the_help_says_as_an_example_is_understood(relnet, line):
    for name in ("Anna Weber", "Uwe Koch"):
        relnet("add", name, "--organization", "Voss AG")
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    told = relnet(*shlex.split(line)[1:], "--dry-run").stderr
    assert "Anna Weber" in told
    assert ("Uwe Koch" in told) == ("Koch" in line)
