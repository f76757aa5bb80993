"""On a terminal: what is shown does nothing, questions are asked, and any width will do."""

import re
import sys

import pexpect
import pytest
from program import TRACEBACK, card, names

from relnet.cli.wrapping import cells
from relnet.model.visible import ACTING, visible_line

HOSTILE = [
    "\x1b[31mRed\x1b[0m", "\x1b]8;;https://evil.example\x07here\x1b]8;;\x07", "\x1b]52;c;ZXZpbA==\x07",
    "\x9b31mRed\x9d0;owned\x9cx", "Anna\rEmil", "Anna\x08\x08Emil", "\u202egnp.annA\u202c",
    "a\u2028b\u2029c", "[bold]Anna[/bold] [/oops] [", ":skull: {0} {name} %s", "\\x1b[31m \\n",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \u0645\u062d\u0645\u062f \u5f20\u4f1f",
]  # fmt: skip
COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # all that relnet itself sends to a terminal


@pytest.fixture
def terminal(program):
    """Start a command line on a terminal of its own."""
    children = []

    def start(*arguments, size=(40, 200), **env):
        environment = program.environment(**{"TERM": "xterm-256color", **env})
        child = pexpect.spawn(
            sys.executable, ["-m", "relnet", *map(str, arguments)], timeout=20, encoding="utf-8",
            codec_errors="surrogateescape", cwd=program.folder, env=environment, dimensions=size,
        )  # fmt: skip
        child.ptyproc.delayafterclose = 0
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)


def end(child):
    """Wait for the end; return the exit code and all that was shown since the last answer."""
    child.expect(pexpect.EOF)
    child.wait()
    child.close()
    assert TRACEBACK not in child.before or "--debug" in map(bytes.decode, child.args)
    code = child.exitstatus if child.signalstatus is None else -child.signalstatus
    return code, child.before.replace("\r\n", "\n")


def shown(terminal, *arguments, code=0, **options):
    got, text = end(terminal(*arguments, **options))
    assert got == code, text
    return text


# What is shown.


@pytest.fixture
def crowd(program):
    """Hostile texts in every field, told apart by numbers."""
    escaped = [text.replace("\\", r"\\").replace("\r", "") for text in HOSTILE]
    cards = [
        card(f"Nr{n} {text}", f"ORG:{text}", f"TITLE:{text}", f"NOTE:{text}", f"CATEGORIES:{text}",
             f"EMAIL:a{n}@example.com", f"BDAY:1980-04-2{n % 3}")
        for n, text in enumerate(escaped)
    ]  # fmt: skip
    path = program.folder / "crowd.vcf"
    path.write_text("".join(cards), "utf-8", newline="\n")
    program("event", "add", "--handle", "fair", "--on", "2026-04-20", "--", HOSTILE[0])
    program("import", path, "--no-match", "--event", "fair")
    program("follow-up", "add", "1", HOSTILE[1], "--due", "today")
    program("edit", "1", f"city={HOSTILE[3]}", f"nickname={HOSTILE[6]}")
    return program


SHOWING = [
    ["list"], ["list", "--format", "csv"], ["list", "--format", "json"], ["search", "nr"],
    ["show", "1"], ["show", "4"], ["show", "1", "--format", "json"],
    ["today", "--all"], ["event", "list"], ["event", "show", "fair"], ["follow-up", "list"],
    ["history"], ["export", "csv"], ["export", "json"], ["export", "vcard"], ["undo"],
    ["done", "1"], ["show", HOSTILE[0]], ["event", "show", HOSTILE[1]], ["search", HOSTILE[1]],
    ["import", "crowd.vcf"], ["import", HOSTILE[0]], ["--debug", "show", HOSTILE[0]],
]  # fmt: skip


def test_nothing_acts_on_a_terminal(crowd, terminal):
    for arguments in SHOWING:
        _, text = end(terminal(*arguments))
        acting = set(map(chr, ACTING)) & {*COLOUR.sub("", text)}
        assert not acting, (arguments, acting, text)


def test_hostile_text_is_legible_in_a_table(crowd, terminal):
    text = shown(terminal, "--color", "never", "list", "--fields", "name", size=(60, 200))
    for name in names(crowd.db):
        assert visible_line(name) in text


# What is asked.

CHOICES = "Anna Weber' could be 2 people"


def test_one_of_several_is_chosen(village, terminal):
    child = terminal("edit", "Anna Weber", "nickname=Anni")
    child.expect(CHOICES)
    child.expect(r"1\) .*Voss AG")
    child.expect(r"2\) .*Weber Metallbau GmbH")
    child.expect("Which one")
    child.sendline("3")
    child.expect("3 is not in the range")
    child.sendline("nonsense")
    child.expect("'nonsense' is not a valid")
    child.sendline("2")
    code, text = end(child)
    assert code == 0, text
    assert "Weber Metallbau" in village("search", "anni").stdout
    assert "Voss" not in village("search", "anni").stdout


@pytest.mark.parametrize("answer", ["", "q", "Q"])
def test_none_of_them_can_be_chosen(village, terminal, answer):
    child = terminal("log", "met", "Anna Weber", "--note", "zebra")
    child.expect_exact("Which one (Enter or q: none of them)")
    child.sendline(answer)
    code, text = end(child)
    assert code == 3
    assert "say which one by id" in text
    village("search", "zebra", code=1)


@pytest.mark.parametrize("how", ["Ctrl-C", "Ctrl-D", "hang up"])
def test_nothing_is_chosen(village, terminal, how):
    child = terminal("log", "met", "Anna Weber", "--note", "zebra")
    child.expect("Which one")
    if how == "hang up":
        child.close(force=False)
        assert (child.exitstatus, child.signalstatus) == (130, None)
    else:
        child.sendcontrol("c" if how == "Ctrl-C" else "d")
        code, text = end(child)
        assert code == 130
        assert text.splitlines()[-1] == "Interrupted; nothing is half done."
    village("search", "zebra", code=1)


@pytest.mark.parametrize(("answer", "is_gone"), [("y", True), ("n", False), ("", False)])
def test_a_removal_is_confirmed(village, terminal, answer, is_gone):
    child = terminal("remove", "1")
    child.expect("Remove Dr. Anna Weber")
    child.sendline(answer)
    end(child)
    assert ("Dr. Anna Weber" not in names(village.db)) is is_gone


@pytest.mark.parametrize("arguments", [["show", "Anna Weber"], ["remove", "1"]])
def test_nothing_is_asked_if_that_is_not_wanted(village, terminal, arguments):
    before = names(village.db)
    code, text = end(terminal("--no-input", *arguments))
    assert code == (3 if arguments[0] == "show" else 2)
    assert "hint: " in text
    assert names(village.db) == before


# What takes long.


def test_a_long_import_shows_a_bar_and_ends_cleanly(program, terminal):
    path = program.folder / "many.vcf"
    path.write_text("".join(card(f"Person {n}", f"EMAIL:p{n}@example.com") for n in range(60_000)))
    child = terminal("--color", "never", "import", "many.vcf")
    child.expect(r"\d+% \d+ records")
    child.sendcontrol("c")
    code, text = end(child)
    assert code == 130
    assert text.splitlines()[-1] == "Interrupted; nothing is half done."
    assert "\x1b[?25h" in text  # the cursor is back
    assert names(program.db) == []


def test_a_short_import_shows_none(program, terminal):
    (program.folder / "one.vcf").write_text(card("Anna Weber"))
    assert "\x1b" not in shown(terminal, "import", "one.vcf")


# Sizes and colours.


@pytest.mark.parametrize("columns", [1, 30, 500])
@pytest.mark.parametrize("command", ["list", "today", "event show hm26", "show 1", "--help"])
def test_any_width(village, terminal, command, columns):
    text = shown(terminal, *command.split(), size=(24, columns))
    assert len(text) > 20


def test_a_column_too_many_goes_from_the_right_and_is_named(village, terminal):
    text = shown(terminal, "--color", "never", "list", size=(24, 80))
    line = next(line for line in text.splitlines() if "Organization" in line)
    assert line.split() == ["Id", "Name", "Organization", "Phone"]
    assert "Not shown for want of room: E-mail, " in text


@pytest.mark.parametrize("columns", ["0", "-5", "1000000", "abc", "", "\u00b2", "9" * 5000])
def test_any_idea_of_a_width(village, terminal, columns):
    for command in ("list", "--help"):
        assert len(shown(terminal, command, COLUMNS=columns, LINES=columns)) > 20


COLOURS = [
    ([], {}, True),
    ([], {"NO_COLOR": "1"}, False),
    ([], {"NO_COLOR": ""}, True),
    ([], {"TERM": "dumb"}, False),
    ([], {"TERM": None}, True),
    ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    (["--color", "always"], {"NO_COLOR": "1"}, True),
    (["--color", "always"], {"TERM": "dumb"}, True),
]


@pytest.mark.parametrize(("options", "env", "has_colour"), COLOURS)
def test_colour_on_a_terminal(village, terminal, options, env, has_colour):
    text = shown(terminal, *options, "list", **env)
    assert bool(COLOUR.search(text)) is has_colour
    assert "\x1b" not in COLOUR.sub("", text)


IN_A_PIPE = [
    ([], {}, False),
    ([], {"FORCE_COLOR": "1"}, True),
    ([], {"CLICOLOR_FORCE": "1"}, True),
    (["--color", "always"], {}, True),
]


@pytest.mark.parametrize(("options", "env", "has_colour"), IN_A_PIPE)
def test_colour_in_a_pipe(village, options, env, has_colour):
    """Only the demo has anything to colour there; machine output never has."""
    assert ("\x1b" in village(*options, "demo", env=env).stdout) is has_colour
    assert "\x1b" not in village(*options, "list", env=env).stdout


def test_a_terminal_that_knows_ascii_only(village, terminal):
    text = shown(terminal, "list", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "Zieli" in text


def test_a_terminal_for_output_only(village, terminal):
    """A question cannot be answered by a pipe."""
    child = pexpect.spawn(
        "/bin/sh", ["-c", f"{sys.executable} -m relnet show 'Anna Weber' < /dev/null"],
        timeout=20, encoding="utf-8", cwd=village.folder, env=village.environment(),
    )  # fmt: skip
    code, text = end(child)
    assert code == 3
    assert "say which one by id" in text


# What fits.


@pytest.fixture
def fairs(program):
    """Three fairs, and people whose names and firms are long."""
    for year in (24, 25, 26):
        program("event", "add", f"Zuliefermesse Leipzig 20{year}", "--handle", f"zm{year}",
                "--kind", "fair", "--from", f"20{year}-04-15", "--to", f"20{year}-04-17")  # fmt: skip
    for name, firm in (("Sabine Koch-Meyerhoff", "Voss Antriebstechnik AG"),
                       ("Friedrich von der Heide", "Kern Messtechnik GmbH")):  # fmt: skip
        program("add", name, "--organization", firm, "--tag", "Robotik", "--email", "a@example.com")
        program("log", "met", name, "--event", "zm26", "--on", "2026-04-16")
    program("follow-up", "add", "1", "Angebot für die neue Linie", "--due", "2026-04-24",
            "--event", "zm26")  # fmt: skip
    return program


def drawn(terminal, *arguments, columns, **env):
    """Return what is shown word by word, once it is clear that nothing is cut or too wide."""
    text = shown(terminal, "--color", "never", *arguments, size=(60, columns), **env)
    table, _, hidden = text.partition("Not shown for want of room: ")
    assert max(map(cells, table.splitlines())) <= columns
    assert "\N{HORIZONTAL ELLIPSIS}" not in table
    return " ".join(table.split()), hidden


def test_cells_are_wrapped_before_columns_go_and_these_are_named(fairs, terminal):
    table, hidden = drawn(terminal, "event", "debrief", "zm26", columns=70)
    for words in ("Name Next step Thanks Group", "Angebot", "still fit", "no next step"):
        assert words in table
    assert "Voss" not in table
    assert hidden.startswith("Organization, Met on (-f tsv shows all).")
    table, hidden = drawn(terminal, "event", "debrief", "zm26", columns=140)
    assert "Voss" in table
    assert "Thu 2026-04-16" in table
    assert not hidden


@pytest.mark.parametrize("columns", [50, 80])
@pytest.mark.parametrize(
    ("command", "kept"),
    [
        ("follow-up list", "Angebot"),
        ("event debrief zm26", "Next"),
        ("duplicates", "Why"),
        ("list", "+493023125100"),
        ("history", "Of"),
    ],
)
def test_what_matters_most_is_the_last_to_go(fairs, terminal, command, kept, columns):
    fairs("add", "Sabine Koch-Meierhoff", "--organization", "Voss Antriebstechnik")
    fairs("edit", "1", "phone=030 23125100")
    table, _ = drawn(terminal, *command.split(), columns=columns)
    assert kept in table.split()


def test_an_address_is_broken_at_its_signs(program, terminal):
    mail = "friedrich.heide@antriebstechnik-voss.example"
    program("add", "Friedrich Heide", "--email", mail, "--organization", "Voss Antriebstechnik AG",
            "--phone", "030 23125100")  # fmt: skip
    text = shown(terminal, "--color", "never", "list", size=(40, 80))
    assert {"friedrich.heide@", "antriebstechnik-", "voss.example"} <= {*text.split()}
    assert "+493023125100" in text


@pytest.mark.parametrize("columns", [50, 80])
def test_what_is_known_breaks_between_words(fairs, terminal, columns):
    mail = "friedrich.heide@antriebstechnik.example"
    fairs("edit", "2", f"email={mail}", "note=trinkt keinen Kaffee, fährt Rad, hört gern Musik")
    text = shown(terminal, "show", "2", size=(60, columns))
    assert max(map(len, text.splitlines())) <= columns
    assert mail in text
    assert "hört gern Musik" in " ".join(text.split())


def test_advice_goes_before_evidence(fairs, terminal):
    table, hidden = drawn(terminal, "share", "Robotik", columns=60)
    assert "Name Reason To mind Evidence" in table
    assert "Organization" in hidden


def test_events_are_compared_in_as_many_tables_as_it_takes(fairs, terminal):
    for columns, tables in ((80, 3), (95, 2), (200, 1)):
        text, hidden = drawn(terminal, "event", "compare", "zm24", "zm25", "zm26", columns=columns)
        assert text.count("Figure") == tables
        assert [f"Zuliefermesse Leipzig 20{year}" in text for year in (24, 25, 26)] == [True] * 3
        assert not hidden


def test_a_column_with_nothing_in_it_goes_first_and_unmentioned(fairs, terminal):
    table, hidden = drawn(terminal, "event", "plan", "zm26", columns=80)
    assert "Name How sure Why" in table
    assert "Stand" not in table + hidden


@pytest.mark.parametrize("columns", [50, 80, 119, 120])
def test_whose_line_it_is_is_said_with_the_firm(fairs, terminal, columns):
    table, hidden = drawn(terminal, "today", columns=columns, RELNET_TODAY="2026-04-17")
    assert "Voss Antriebstechnik AG" in table or "Voss" in table.split()
    assert not hidden


def test_what_is_left_after_done_has_new_numbers(fairs, terminal):
    day = {"RELNET_TODAY": "2026-04-17"}
    table, _ = drawn(terminal, "done", "1", columns=100, **day)
    assert "What is left has new numbers: No. Name Reason" in table
    assert "1 Sabine" in table or "1 Friedrich" in table
    table, _ = drawn(terminal, "skip", "1", columns=100, **day)
    assert "Nothing to do for Fri 2026-04-17. Enjoy it." in table


def test_names_are_the_last_to_go(fairs, terminal):
    table, _ = drawn(terminal, "list", columns=20)
    assert "Sabine" in table
    assert "Not shown" in table


@pytest.mark.parametrize("columns", [34, 50, 80])
def test_wide_characters_are_not_cut(program, terminal, columns):
    people = ("田中太郎", "김철수", "王小明")
    for name in people:
        program("add", name, "--organization", "東京電機 工作機械 販売 " * 3, "--title", "部長")
    table, _ = drawn(terminal, "list", "--fields", "id,name,organization", columns=columns)
    assert all(name in table for name in people)
    assert table.count("販売") == 9


def test_a_cell_is_no_page(program, terminal):
    program("add", "Anna Weber", "--organization", "Sehr lange Firma " * 100)
    text = shown(terminal, "list", "--fields", "id,organization", size=(60, 40))
    assert 5 < len(text.splitlines()) < 15
    assert "\N{HORIZONTAL ELLIPSIS}" in text
