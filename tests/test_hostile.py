"""Text from outside: stored as it came, shown so that it does nothing."""

import csv
import io
import json
import shlex

import pytest
from program import SAMPLES, TODAY, Program, card, contents, names, read, refused

from relnet.cli.main import run
from relnet.model.visible import ACTING, visible_line
from relnet.store import open_store

PAYLOADS = {
    "colour": "\x1b[31mRed\x1b[0m",
    "clear screen": "\x1b[2J\x1b[H\x1bc",
    "link": "\x1b]8;;https://evil.example\x07here\x1b]8;;\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "window title": "\x1b]0;owned\x1b\\",
    "answerback": "\x05\x1b[c\x1bZ",
    "C1": "\x9b31mRed\x9d0;owned\x9c\x85x",
    "return": "Anna\rerror: gone",
    "backspace": "Anna\x08\x08\x08\x08Emil",
    "bell and delete": "\x07\x7fAnna",
    "direction": "\u202egnp.annA\u202c \u2066a\u2069 \u200fb",
    "separators": "Anna\u2028error: gone\u2029end",
    "markup": "[bold red]Anna[/bold red] [link=https://evil.example]x[/link]",
    "broken markup": "[/oops] [",
    "emoji code": ":warning: :skull:",
    "braces": "{0} {who} {contact.__class__} {n!r:>99}",
    "broken braces": "}{ {{ }",
    "percent": "%s %(name)s %99d %n",
    "backslashes": r"\x1b[31m \n \u202e \\",
    "shell": "'; touch owned; echo '$(touch owned)`touch owned`",
    "SQL": "'); DROP TABLE contact; --",
    "FTS": 'NEAR("a" b) OR NOT * ^x name:y - + (',
    "formula": "=cmd|' /C calc'!A0",
    "markup of the web": "<script>alert(1)</script>&amp;",
    "family": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1e9\U0001f1ea",
    "right to left": "\u0645\u062d\u0645\u062f \u05d3\u05d5\u05d3",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302a" * 9,
    "wide": "\uff21\uff4e\uff4e\uff41 \u5f20\u4f1f",
    "unassigned": "\U000e0041\ufdd0\uffff\ue000",
    "long": "Anna " * 4000 + "Ende",
}
ACTING_LETTERS = set(map(chr, ACTING))


@pytest.fixture(scope="module")
def empty_village(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "village.db"
    with open_store(path):
        return path


@pytest.fixture
def db_path(program, empty_village):
    """Making a village takes longer than most of what is tried with it here."""
    program.use(empty_village)
    return program.db


def everywhere(relnet, text, n=1):
    """Put a text wherever a person may put one, as the nth."""
    relnet("event", "add", "--place", text, "--goal", text, "--stand", text, "--hall", text,
           "--handle", f"fair{n}", "--on", "2026-04-20", "--", text)  # fmt: skip
    relnet("add", "--organization", text, "--title", text, "--note", text, "--tag", text, "--",
           text)  # fmt: skip
    relnet("edit", n, f"nickname={text}", f"city={text}", f"department={text}", f"role={text}")
    relnet("log", "met", n, "--event", f"fair{n}", "--note", text)
    relnet("follow-up", "add", "--due", "today", "--event", f"fair{n}", "--", n, text)


FILLED = [
    ("organization", "name"), ("position", "title"), ("position", "department"), ("note", "text"),
    ("tag", "name"), ("role", "name"), ("address", "city"), ("contact", "nickname"),
    ("event", "place"), ("event", "stand"), ("event", "hall"), ("interaction", "note"),
    ("follow_up", "reason"),
]  # fmt: skip


def assert_harmless(result, also=""):
    for text in (result.stdout, result.stderr):
        acting = ACTING_LETTERS & {*text} - {*also}
        assert not acting, (acting, text[:500])


@pytest.fixture(scope="module")
def hostile_village(tmp_path_factory):
    """A village in which every text is hostile, to be copied."""
    program = Program(tmp_path_factory.mktemp("hostile"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RELNET_DB", str(program.db))
        patch.setenv("RELNET_TODAY", TODAY)
        for n, text in enumerate(PAYLOADS.values(), 1):
            everywhere(lambda *words: run([*map(str, words)]), text, n)
    return program.db


def test_it_is_stored_as_it_came(hostile_village):
    texts = sorted(PAYLOADS.values())
    for table, column in FILLED:
        found = read(hostile_village, f"SELECT {column} FROM {table}")
        assert sorted(text for (text,) in found) == texts, (table, column)


def test_a_title_is_one_line_and_goals_stand_one_on_a_line(hostile_village):
    found = read(hostile_village, "SELECT title, goal FROM event ORDER BY id")
    for (title, goal), text in zip(found, PAYLOADS.values(), strict=True):
        assert title == " ".join(text.split())
        assert goal == "\n".join(text.splitlines())


def test_programs_get_it_unchanged(relnet, program, hostile_village):
    program.use(hostile_village)
    found = json.loads(relnet("list", "--format", "json").stdout)
    for person in found:
        text = [*PAYLOADS.values()][person["id"] - 1]
        assert person["organization"] == person["title"] == person["note"] == text
        assert person["tags"] == person["roles"] == [text]
        assert person["addresses"][0]["city"] == text
    assert sorted(person["name"] for person in found) == names(program.db)
    events = json.loads(relnet("event", "list", "--format", "json").stdout)
    assert {event["place"] for event in events} == {*PAYLOADS.values()}


@pytest.mark.parametrize("n", range(1, len(PAYLOADS) + 1))
def test_it_is_told_harmlessly_braces_and_all(relnet, program, hostile_village, n):
    program.use(hostile_village)
    ((name,),) = read(program.db, "SELECT label FROM contact WHERE id = ?", n)
    told = relnet("edit", n, "nickname=Toni")
    assert_harmless(told)
    assert visible_line(name) in told.stderr


TELLING = [
    ["log", "call", "1"], ["snooze", "1"], ["undo"], ["done", "1"], ["skip", "1"],
    ["follow-up", "add", "1", "x", "--due", "today"], ["follow-up", "drop", "2"],
    ["remove", "1", "--yes"], ["undo"],
]  # fmt: skip


@pytest.mark.parametrize("kind", ["colour", "direction", "markup", "braces", "broken braces"])
def test_no_command_tells_more_than_the_text(relnet, kind):
    everywhere(relnet, PAYLOADS[kind])
    for arguments in TELLING:
        told = relnet(*arguments)
        assert_harmless(told)
        assert visible_line(PAYLOADS[kind]) in told.stderr or arguments[0] == "follow-up"


FORMS = ["table", "tsv", "csv", "json", "ndjson"]
LISTS = ["list", "event list", "event show fair1", "follow-up list", "today --all", "history"]
SHOWING = [
    *(f"{command} --format {form}" for command in LISTS for form in FORMS),
    *(f"show {n + 1}" for n in range(len(PAYLOADS))),
    *("show 1 --sources", "show 1 --format json", "export csv", "export csv --excel"),
    *("export json", "search nr"),
]


@pytest.mark.parametrize("command", SHOWING)
def test_whatever_is_shown_does_nothing(relnet, program, hostile_village, command):
    program.use(hostile_village)
    result = relnet(*command.split(), code=None)
    assert_harmless(result, also="\r" if "--excel" in command else "")
    assert len(result.stdout) > 10 or "search" in command


@pytest.mark.parametrize("kind", PAYLOADS)
def test_hostile_names_are_kept(relnet, db_path, kind):
    """Blanks apart: a name is one line."""
    text = PAYLOADS[kind]
    relnet("add", "--", text)
    assert [name.split() for name in names(db_path)] == [text.split()]
    relnet("edit", "1", f"name={text}x")
    assert [name.split() for name in names(db_path)] == [f"{text}x".split()]


@pytest.mark.parametrize("kind", PAYLOADS)
def test_hostile_text_in_errors_and_hints(relnet, db_path, tmp_path, kind):
    text = PAYLOADS[kind]
    relnet("add", "Bert Weber", "--email", "bert@example.com")
    before = contents(db_path)
    for arguments, code in (
        (["show", "--", text], 1), (["event", "show", "--", text], 1),
        (["search", "--", f"zzzz{text}"], 1), (["log", "met", "--", text], 1),
        (["done", "--", text], 1), (["log", "met", "1", "--event", text], 1),
        (["log", "--", text, "1"], 2), (["list", "--format", text], 2),
        (["list", "--fields", text], 2), (["list", f"quiet>{text}"], 2),
        (["list", f"has:{text}"], 2), (["edit", "--", "1", text], 2),
        (["edit", "1", f"circle={text}"], 2), (["edit", "1", f"birthday={text}"], 2),
        (["log", "met", "1", "--on", text], 2), (["undo", "--", text], 2),
        (["follow-up", "add", "1", "x", "--due", "today", "--every", text], 2),
        (["import", str(tmp_path), "--from", text], 2), (["--lang", text, "list"], 2),
        (["event", "add", "--handle", text, "--on", "today", "--", text], 2), ([text], 2),
        (["list", f"--{text}"], 2), ([f"--{text}"], 2),
    ):  # fmt: skip
        result = relnet(*arguments, code=None)
        if kind not in {"wide", "right to left", "long"}:  # good for a handle, or several words
            assert result.code == code, (arguments, result)
            refused(result, code)
        assert_harmless(result)
    if kind not in {"wide", "right to left", "long"}:
        assert contents(db_path) == before


@pytest.mark.parametrize("kind", PAYLOADS)
def test_a_hint_can_be_given_to_a_shell(relnet, kind):
    name = PAYLOADS[kind]
    hint = relnet("show", "--", name, code=1).stderr.splitlines()[-1]
    words = shlex.split(hint)
    assert words[words.index("add") + 1] == visible_line(name.strip())
    assert words[-2:] == ["adds", "them."]


FILES = [
    "\x1b[31mred.vcf", "[bold].vcf", "{0}{path}.vcf", "%s.vcf", "a\nb.vcf", "\u202efcv.exe",
    "-rf", "' ; id '.vcf", "\udcff.vcf", "\u2028.vcf",
]  # fmt: skip


@pytest.mark.parametrize("name", FILES, ids=ascii)
def test_hostile_file_names(relnet, db_path, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_text(card("Anna Weber") + card("", "NOTE:nobody"))
    assert_harmless(result := relnet("import", "--", name, code=5))
    assert len(result.stderr.splitlines()) == 4
    report = json.loads(relnet("import", "--format", "json", "--", name, code=5).stdout)
    assert report["files"][0]["path"] == name
    for arguments in (["history"], ["show", "1"], ["show", "1", "--sources", "--format", "json"]):
        assert_harmless(relnet(*arguments))
    assert_harmless(relnet("import", "--", f"{name}x", code=3))
    assert_harmless(relnet("export", "csv", "-o", f"{name}.csv"))
    assert (tmp_path / f"{name}.csv").exists()
    assert_harmless(relnet("import", f"--rejects={name}", "--", name, code=3))
    assert_harmless(relnet("--db", f"{name}.db", "list"))


def test_a_report_of_hostile_cards(relnet, db_path, tmp_path):
    """Names in doubts, and what cannot be read of a line, are named in the report."""
    texts = [text.replace("\r", "").replace("\n", "") for text in PAYLOADS.values()]
    path = tmp_path / "hostile.vcf"
    path.write_text("".join(
        card(f"{text} A", "EMAIL:office@example.com", f"ORG:{text}", f"{text}\x1b;{text}")
        for text in texts
    ), "utf-8", newline="\n")  # fmt: skip
    for _ in range(2):
        result = relnet("import", path, "--tag", "\x1b[31m", code=None)
        assert result.code in {0, 5}
        assert_harmless(result)
        report = relnet("import", path, "--dry-run", "--format", "json", code=None)
        assert_harmless(report)
        assert json.loads(report.stdout)["records"] == len(texts)


# Exports.


@pytest.fixture
def crowd(relnet, tmp_path):
    """Everybody with a hostile name."""
    path = tmp_path / "crowd.vcf"
    texts = [text for text in PAYLOADS.values() if not {"\r", "\n"} & {*text}]
    escaped = [text.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,") for text in texts]
    cards = [
        card(f"Nr {n} {text}", f"ORG:{text}", f"TITLE:{text}", f"NOTE:{text}")
        for n, text in enumerate(escaped)
    ]
    path.write_text("".join(cards), "utf-8", newline="\n")
    relnet("import", path, "--no-match")
    return texts


def test_json_gives_back_what_came_in(relnet, crowd):
    found = json.loads(relnet("export", "json").stdout)["contacts"]
    assert sorted(person["note"] for person in found) == sorted(crowd)
    assert {person["organization"] for person in found} == {*crowd}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vcards_give_back_what_came_in(relnet, db_path, tmp_path, crowd, version):
    before = names(db_path)
    notes = read(db_path, "SELECT text FROM note ORDER BY text")
    relnet("export", "vcard", "--vcard-version", version, "-o", tmp_path / "out.vcf")
    db_path.unlink()
    relnet("import", tmp_path / "out.vcf", "--no-match")
    assert names(db_path) == before
    assert read(db_path, "SELECT text FROM note ORDER BY text") == notes


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "'=1", '"=1', "\uff1d1", "\t=1", "=cmd|x!A"]


@pytest.mark.parametrize("arguments", [
    ["export", "csv"], ["export", "csv", "--excel"], ["list", "--format", "csv"],
    ["list", "--format", "tsv"],
])  # fmt: skip
def test_no_cell_is_a_formula(relnet, arguments):
    for n, formula in enumerate(FORMULAS):
        relnet("add", f"Nr {n}", "--organization", formula, "--title", formula, "--tag", formula)
    text = relnet(*arguments).stdout.removeprefix("\ufeff")
    delimiter = "\t" if "tsv" in arguments else ";" if "--excel" in arguments else ","
    rows = [*csv.reader(io.StringIO(text), delimiter=delimiter)]
    cells = [
        cell for row in rows[1:] for cell in row if "1" in cell or "SUM" in cell or "cmd" in cell
    ]
    assert len([cell for cell in cells if cell.startswith("'")]) >= 2 * len(FORMULAS)
    for cell in cells:
        assert cell.lstrip(" \"'\t")[:1] not in {*"=+-@\uff1d"} or cell.startswith("'")


# Search.

TERMS = [
    "", " ", '"', "'", "''", '""', '"a', "a'", "*", "a*", "**", "^a", "-", "-a", "--", "+", "+a",
    "(", ")", "()", "a)", "NEAR", "NEAR(a b)", "NEAR(a, 2)", "AND", "OR", "NOT", "a AND", "OR a",
    "NOT a", "a NOT b", "name:a", "name : a", "{name}:a", "{", "}", ":", "a:", ":a", "::", "rowid:1",
    "search:a", "tag:", "tag:%", "tag:'", "org:", 'org:"', "org:*", "org:)", "city:", "city:%",
    "city:_", "event:", "event:'", "has:", "no:", "not:", "not:not:a", "-tag:a", "met>", "met>a",
    "quiet>", "quiet<1", "quiet:1d", "%", "_", "\\", "\\'", "; DROP TABLE contact", "' OR 1=1 --",
    "a\nb", "a\tb", "\x00", "\x1b[31m", "\u202e", "\u2028", "\U0001f469\u200d\U0001f467", "ß", "ſ",
    "İ", "ﬁ", "\ufeff", "\u200b", "a" * 10_000, "a " * 3000, "'" * 1000, "(" * 1000, "https://x.example",
    "https://", "1", "9" * 400, "+49", "@", "a@", "a@b", "/", "//", "tag:" * 500, "{0}", "%s", "[/x]",
]  # fmt: skip


def test_hostile_search_terms(relnet, db_path, samples):
    relnet("import", samples / "phone.vcf", "--tag", "a")
    before = contents(db_path)
    assert len({*TERMS}) > 60
    for term in TERMS:
        for arguments, codes in (
            (["search", "--", term], {0, 1}), (["search", "--", f"anna {term}"], {0, 1}),
            (["list", "--", term], {0, 2}), (["show", "--", term], {0, 1, 3}),
            (["event", "show", "--", term], {1}),
        ):  # fmt: skip
            result = relnet(*arguments, code=None)
            assert result.code in codes, (arguments, result.stderr)
            assert_harmless(result)
            if result.code > 1:
                refused(result, result.code)
    assert contents(db_path) == before


def test_fts_words_are_only_words(relnet):
    relnet("add", "Near Andor")
    relnet("add", "Or Not")
    for term, found in (("near", "Near Andor"), ("AND", "Near Andor"), ("OR NOT", "Or Not")):
        assert found in relnet("search", term).stdout
    relnet("search", "near or", code=1)


# Large and odd bytes.


def test_a_name_of_a_megabyte(relnet, db_path, tmp_path):
    path = tmp_path / "large.vcf"
    large = "Anna " + "x" * 1_000_000
    path.write_text(card(large, f"ORG:{large}", f"NOTE:{large}"))
    relnet("import", path, code=None)
    assert len(names(db_path)) == 1
    for arguments in (
        ["list"],
        ["show", "1"],
        ["search", "anna"],
        ["export", "vcard"],
        ["history"],
    ):
        relnet(*arguments)
    relnet("import", path, code=None)
    assert len(names(db_path)) == 1


def test_nul_characters(relnet, db_path, tmp_path):
    path = tmp_path / "nul.vcf"
    path.write_bytes(card("Anna\0 Weber", "NOTE:a\0b").encode())
    assert_harmless(relnet("import", path))
    assert names(db_path) == ["Anna Weber"]


NO_TEXT = "a\udcffb"  # as Python gives on what a shell hands over as a\xffb


def test_arguments_that_are_no_text(program):
    program("add", "Anna Weber")
    before = contents(program.db)
    for result in program.together(
        ["add", NO_TEXT], ["add", "Nora", "--tag", "x", "--tag", NO_TEXT], ["show", NO_TEXT],
        ["search", "a", NO_TEXT], ["list", f"tag:{NO_TEXT}"], ["list", "--fields", NO_TEXT],
        ["edit", "1", f"note={NO_TEXT}"], ["log", "met", "1", "--note", NO_TEXT],
        ["log", "met", "1", "--on", NO_TEXT], ["event", "add", NO_TEXT, "--on", "today"],
        ["event", "show", NO_TEXT], ["follow-up", "add", "1", NO_TEXT, "--due", "today"], [NO_TEXT],
        code=2,
    ):  # fmt: skip
        refused(result, 2)
    assert contents(program.db) == before


def test_files_whose_names_are_no_text(program):
    (program.folder / NO_TEXT).write_bytes((SAMPLES / "phone.vcf").read_bytes())
    program("import", NO_TEXT)
    program("export", "csv", "-o", f"{NO_TEXT}.csv")
    assert f"{NO_TEXT}.csv" in program.files()
    assert r"a\udcffb" in program("history").stdout
