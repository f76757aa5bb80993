"""relnet duplicates review: one key at a time, on a terminal of its own."""

import re
import sys

import pexpect
import pytest
from program import TRACEBACK, card, contents, names, read

ANNA = card("Anna Weber", "EMAIL:anna@voss.example", "ORG:Voss AG")
AGAIN = card("Weber\\, Anna", "EMAIL:Anna@Voss.example", "TEL;TYPE=CELL:+49 171 3920010")
UWE = card("Uwe Brandt", "ORG:Voss AG", "EMAIL:uwe@voss.example")
OTHER_UWE = card("Uwe Brandt", "ORG:Voss AG", "EMAIL:brandt@voss.example", "TITLE:Einkauf")
MARRIED = card("Anna Koch", "EMAIL:anna@voss.example", "TITLE:Prokuristin")
KEYS = "q quit"


def press(child, key):
    """Press a key once the program waits for one: what was typed before does not count."""
    child.expect_exact(KEYS)
    shown = child.before + KEYS
    assert child.waitnoecho(20)
    child.send(key)
    return shown


@pytest.fixture
def take_in(program):
    def run(*cards, matches=False, code=0):
        path = program.folder / "cards.vcf"
        path.write_text("".join(cards), "utf-8")
        return program("import", path, *([] if matches else ["--no-match"]), code=code)

    return run


@pytest.fixture
def terminal(program):
    """Start a command line on a terminal of 80 columns."""
    children = []

    def start(*arguments, **env):
        child = pexpect.spawn(
            sys.executable, ["-m", "relnet", *map(str, arguments)], timeout=20, encoding="utf-8",
            cwd=program.folder, env=program.environment(**{"TERM": "xterm", **env}),
            dimensions=(30, 80),
        )  # fmt: skip
        child.delaybeforesend = 0
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


@pytest.fixture
def review(terminal):
    """Press these keys, one at each question; return all that was shown."""

    def run(keys, code=0, command=("duplicates", "review"), **env):
        child = terminal(*command, **env)
        text = ""
        for key in keys:
            text += press(child, key)
        child.expect(pexpect.EOF)
        child.wait()
        text = (text + child.before).replace("\r\n", "\n")
        assert TRACEBACK not in text
        assert child.exitstatus == code, text
        return text

    return run


def commands(program):
    return [command for (command,) in read(program.db, "SELECT command FROM batch ORDER BY id")]


def refusals(program):
    return read(program.db, "SELECT contact_id, other_id FROM refusal")


def test_both_are_shown_side_by_side_with_what_differs(take_in, review):
    take_in(ANNA, AGAIN)
    text = review("q")
    assert "1 of 1: certain" in text
    assert "for: same name, same e-mail address" in text
    assert re.search(r"^= Name +Anna Weber +Anna Weber$", text, re.MULTILINE)
    assert re.search(r"^  Work +Voss AG$", text, re.MULTILINE)
    assert re.search(r"^= E-mail +anna@voss.example +Anna@Voss.example$", text, re.MULTILINE)
    assert max(map(len, text.splitlines())) <= 80


def test_what_differs_is_marked(take_in, review):
    take_in(UWE, OTHER_UWE)
    text = review("q")
    assert "against: but another e-mail address of the same firm" in text
    assert re.search(r"^! E-mail +uwe@voss.example +brandt@voss.example$", text, re.MULTILINE)


def test_long_and_hostile_texts_stay_in_their_columns(take_in, review):
    note = "Angebot \\x1b[31m " + "über Greifer " * 20 + "\u202eend \u5f20\u4f1f"
    take_in(ANNA, AGAIN.replace("END:VCARD", f"NOTE:{note}\nNOTE:\x9b31m\x1b]0;x\x07\nEND:VCARD"))
    text = review("q")
    assert not re.search("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202e]", text)
    assert not re.search(r"\x1b(?!\[[0-9;?]*[A-Za-z])", text)
    assert "\\x9b31m" in text
    assert max(map(len, text.splitlines())) <= 80


def test_same_different_later_and_the_summary(program, take_in, review):
    take_in(ANNA, AGAIN, UWE, OTHER_UWE)
    text = review("sd")
    assert names(program.db) == ["Anna Weber", "Uwe Brandt", "Uwe Brandt"]
    assert refusals(program) == [(3, 4)]
    assert commands(program) == ["import", "merge", "duplicates"]
    assert "1 the same, 1 different, 0 still open." in text
    assert "(id 2) and Anna Weber (id 1) are one contact now: 1.\nundo: relnet undo 2\n" in text
    assert "undo: relnet undo 3\n" in text
    assert program("duplicates", "-f", "ids").stdout == ""
    assert "Nobody is here twice" in review("")


def test_what_is_left_for_later_comes_again(program, take_in, review):
    take_in(ANNA, AGAIN, UWE, OTHER_UWE)
    assert "0 the same, 0 different, 2 still open." in review("ll")
    assert commands(program) == ["import"]
    assert "1 of 2: certain" in review("q")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("q", "0 the same, 0 different, 2 still open."),
        ("lq", "0 the same, 0 different, 2 still open."),
        ("sq", "1 the same, 0 different, 1 still open."),
        ("dl", "0 the same, 1 different, 1 still open."),
        ("dull", "0 the same, 0 different, 2 still open."),
    ],
)
def test_what_is_still_open_is_counted(take_in, review, keys, told):
    take_in(ANNA, AGAIN, UWE, OTHER_UWE)
    assert told in review(keys)


def test_undo_takes_back_the_last_decision(program, take_in, review):
    take_in(ANNA, AGAIN, UWE, OTHER_UWE)
    before = names(program.db)
    text = review("usudusq")
    assert "There is nothing to take back yet." in text
    assert text.count("Taken back.") == 2
    assert names(program.db) == ["Anna Weber", "Uwe Brandt", "Uwe Brandt"]
    assert refusals(program) == []
    program("undo")
    assert names(program.db) == before


@pytest.mark.parametrize("end", ["q", "\x03", "\x04", "hangup"])
def test_whoever_stops_keeps_what_was_decided(program, take_in, terminal, end):
    take_in(ANNA, AGAIN, UWE, OTHER_UWE)
    child = terminal("duplicates", "review")
    press(child, "s")
    child.expect_exact("2 of 2")
    if end == "hangup":
        child.expect_exact(KEYS)
        child.close()
    else:
        press(child, end)
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == (130 if end == "\x03" else 0)
        assert "1 the same" in child.before
    assert names(program.db) == ["Anna Weber", "Uwe Brandt", "Uwe Brandt"]
    assert commands(program) == ["import", "merge"]


def test_different_holds_after_the_files_come_again(program, take_in, review):
    take_in(UWE, OTHER_UWE)
    review("d")
    before = contents(program.db)
    take_in(UWE, OTHER_UWE, matches=True)
    assert contents(program.db) == before
    changed = UWE.replace("ORG:Voss AG", "ORG:Voss AG\nTITLE:Vertrieb")
    assert "1 updated" in take_in(changed, OTHER_UWE, matches=True).stderr
    assert program("duplicates", "-f", "ids").stdout == ""
    assert program("duplicates", "--auto", "certain").stderr.startswith("Nobody is certain")


def test_whoever_was_merged_is_asked_about_as_who_they_are_now(program, take_in, review):
    third = card("Anna Weber", "TEL;TYPE=CELL:+49 171 3920010", "ORG:Koch AG")
    take_in(ANNA, AGAIN, third)
    text = review("ss")
    assert "2 the same" in text
    assert names(program.db) == ["Anna Weber"]
    [(contact_id,)] = read(program.db, "SELECT id FROM contact")
    assert contact_id == 1


def test_two_who_are_different_are_not_asked_about_again_through_others(program, take_in, review):
    copies = [ANNA, ANNA, ANNA]
    take_in(*copies)
    text = review("sd")  # the third question would be about the same two
    assert "1 the same, 1 different" in text
    assert len(names(program.db)) == 2


# What waits since an import.


@pytest.fixture
def waiting(take_in):
    take_in(ANNA)
    return take_in(MARRIED, matches=True)


def test_an_entry_is_given_to_whose_it_is(program, take_in, waiting, review):
    text = review("s")
    assert "waits since the import of" in text
    assert "The entry belongs to Anna Weber (id 1) now." in text
    assert re.search(r"^! Name +Anna Weber +Anna Koch$", text, re.MULTILINE)
    assert names(program.db) == ["Anna Weber"]
    assert read(program.db, "SELECT title FROM position WHERE title <> ''") == [("Prokuristin",)]
    assert read(program.db, "SELECT contact_id, queued_because FROM record WHERE id = 2") == [
        (1, "")
    ]
    before = contents(program.db)
    take_in(MARRIED, matches=True)
    assert contents(program.db) == before
    program("undo")
    assert read(program.db, "SELECT contact_id FROM record WHERE id = 2") == [(None,)]


def test_an_entry_becomes_a_contact_of_its_own(program, take_in, waiting, review):
    assert "Anna Koch is a new contact (id 2)." in review("d")
    assert names(program.db) == ["Anna Koch", "Anna Weber"]
    assert refusals(program) == [(1, 2)]
    assert read(program.db, "SELECT contact_id FROM record_refusal") == [(1,)]
    before = contents(program.db)
    take_in(MARRIED, matches=True)
    assert contents(program.db) == before
    assert program("duplicates", "-f", "ids").stdout == ""
    program("remove", "2", "--yes")
    assert "1 new" in take_in(MARRIED, matches=True).stderr, "it is still not Anna Weber's"


def test_an_entry_that_fits_several_is_given_by_number(program, take_in, review):
    take_in(ANNA, AGAIN)
    take_in(MARRIED, matches=True)
    text = review("l2")
    assert "1-2 this one" in text
    assert read(program.db, "SELECT contact_id FROM record WHERE id = 3") == [(2,)]
    assert read(program.db, "SELECT contact_id FROM record_refusal") == [(1,)]
    assert refusals(program) == []


def test_what_the_owner_said_about_the_file_holds_for_what_waited(program, take_in, review):
    program("event", "add", "Messe", "--handle", "fair", "--on", "2026-04-20")
    take_in(ANNA)
    (program.folder / "married.vcf").write_text(MARRIED, "utf-8")
    program("import", "married.vcf", "--event", "fair", "--tag", "messe")
    review("s")
    assert read(program.db, "SELECT contact_id FROM attendance") == [(1,)]
    assert read(program.db, "SELECT name FROM tag WHERE contact_id = 1") == [("messe",)]


def test_what_happened_is_noted_when_it_is_known_with_whom(program, take_in, review):
    take_in(ANNA)
    (program.folder / "fair.csv").write_text(
        "Vorname,Nachname,E-Mail,Scan Date\nAnna,Koch,anna@voss.example,2026-04-20\n", "utf-8"
    )
    assert "1 waiting" in program("import", "fair.csv").stderr
    review("s")
    assert read(program.db, "SELECT kind, happened_on FROM interaction") == [("met", "2026-04-20")]
    assert read(program.db, "SELECT contact_id FROM participant") == [(1,)]


@pytest.mark.parametrize(("answer", "asked"), [("y", True), ("", False)])
def test_import_offers_to_look_at_what_waits(program, take_in, terminal, answer, asked):
    take_in(ANNA)
    (program.folder / "married.vcf").write_text(MARRIED, "utf-8")
    child = terminal("import", "married.vcf")
    child.expect_exact("Look at it now? [y/N]")
    child.sendline(answer)
    if asked:
        press(child, "s")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    assert (read(program.db, "SELECT contact_id FROM record WHERE id = 2") == [(1,)]) is asked


def test_import_asks_nobody_who_cannot_answer(program, take_in, terminal):
    take_in(ANNA)
    (program.folder / "married.vcf").write_text(MARRIED, "utf-8")
    child = terminal("--no-input", "import", "married.vcf")
    child.expect(pexpect.EOF)
    child.wait()
    assert "relnet duplicates review" in child.before
    assert "[y/N]" not in child.before
