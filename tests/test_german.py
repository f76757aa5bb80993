"""A German owner reads German, everywhere; a program reads the same bytes in every language."""

import os
import subprocess
import sys

import catalogue
import click
import pytest

from relnet.cli import language
from relnet.cli.main import main

pexpect = pytest.importorskip("pexpect", reason="has no terminals on Windows")

ENGLISH = [
    text
    for message in catalogue.read("de")
    if message.id
    for text, german in catalogue.forms(message)
    if text != german and " " in text and "{" not in text
]
HELP_PAGES = """
import sys
from relnet.cli import language
language.use("de")
from relnet.cli.main import run
for line in sys.stdin.read().splitlines():
    run([*line.split(), "--help"])
    print(end="\\f", flush=True)
"""


@pytest.fixture(autouse=True)
def _english_afterwards():
    yield
    language.use("en")


@pytest.fixture
def environment(db_path):
    foreign = ("RELNET_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "RELNET_DB": str(db_path), "RELNET_TODAY": "2026-04-21", "TERM": "xterm"}


@pytest.fixture
def village(relnet, samples):
    """Everything that a list or a page can show, taken in with German words."""
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--kind", "fair",
           "--from", "20.4.", "--to", "24.4.", "--goal", "drei Anfragen")  # fmt: skip
    relnet("import", samples / "outlook.vcf", samples / "phone.vcf", "--event", "hm26",
           "--met-on", "gestern")  # fmt: skip
    relnet("edit", "groß", "circle=inner", "tag=Greifer")
    relnet("log", "call", "groß", "--note", "Gutachten")
    relnet("follow-up", "add", "groß", "Gutachten lesen", "--due", "Freitag")
    relnet("follow-up", "add", "weber voss", "Angebot", "--due", "heute", "--direction", "theirs")
    return relnet


@pytest.fixture
def german(village, samples, tmp_path, monkeypatch):
    """Run a line in German, in a folder where ``phone.vcf`` is all there is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "phone.vcf").write_bytes((samples / "phone.vcf").read_bytes())
    return lambda line, code=0: village("--lang", "de", *line.split(), code=code)


def names(command, *path):
    yield path
    if isinstance(command, click.Group):
        for name in command.list_commands(None):
            yield from names(command.get_command(None, name), *path, name)


PAGES = [*names(main)]


@pytest.fixture(scope="module")
def help_pages():
    """All help pages, from one process that speaks German from its start."""
    done = subprocess.run(
        [sys.executable, "-c", HELP_PAGES], input="\n".join(map(" ".join, PAGES)),
        capture_output=True, encoding="utf-8", check=True, env={**os.environ, "COLUMNS": "100"},
    )  # fmt: skip
    return dict(zip(PAGES, done.stdout.split("\f"), strict=False))


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_help_is_german(help_pages, path):
    page = help_pages[path]
    assert page.startswith(f"Aufruf: {' '.join(('relnet', *path))} [OPTIONS]")
    assert "\nOptionen:\n" in page
    words = " ".join(page.split())
    assert [text for text in ENGLISH if text in words] == []


def test_help_says_what_a_command_does(help_pages):
    assert (
        "  Zeigt, wem heute ein Dank, ein Glückwunsch oder ein Anruf gilt, und warum.\n"
        in help_pages["today",]
    )
    assert "\nBefehle:\n" in help_pages[()]
    assert "  -h, --help             " in help_pages[()]


@pytest.mark.parametrize(
    ("command", "code", "what", "hint"),
    [
        ("show Niemand", 1, "Niemand hier heißt Niemand.",
         "relnet search WORDS sucht überall; relnet add 'Niemand' nimmt neu auf."),
        ("undo 99", 1, "Es gibt keinen Vorgang 99.",
         "relnet history zeigt, was sich rückgängig machen lässt."),
        ("show brandt", 3, "'brandt' kann 2 Personen meinen.", "Eindeutig ist die ID: 5, 6."),
        ("list --fields x", 2, "Es gibt kein Feld 'x'.", "Bekannt sind: id, "),
        ("list foo:bar", 2, "Der Filter 'foo:bar' ist nicht zu verstehen.",
         "Ein Filter beginnt mit einem davon: Schlagwort, "),
        ("follow-up add 1 x --due 12/03/2026", 2, "'12/03/2026' versteht relnet nicht als Tag.",
         "Es kann 2026-03-12 oder 2026-12-03 sein: eines davon schreiben."),
        ("snooze 1 1.6.", 2, "Am Mo 01.06.2026 ist dieser Anlass mit ",
         "Einen früheren Tag wählen, oder: relnet follow-up add "),
        ("import nix.vcf", 3, "nix.vcf lässt sich nicht lesen: Diese Datei gibt es nicht.",
         "Es wurde nichts geändert; die Datei prüfen oder eine andere nennen."),
        ("export csv -o no/where", 3,
         "no/where lässt sich nicht schreiben: Diese Datei oder diesen Ordner gibt es nicht",
         "Einen anderen Ort wählen oder dort Platz schaffen."),
        ("--db phone.vcf list", 4, "phone.vcf ist beschädigt oder gar keine Datenbank.",
         "Es wurde nichts geändert; eine Sicherungskopie einspielen oder mit --db "),
        ("nix", 2, "Den Befehl 'nix' gibt es nicht.", "relnet --help"),
        ("show", 2, "Es fehlt das Argument 'WHO'.", "relnet show --help"),
        ("list --nix", 2, "Die Option '--nix' gibt es nicht.", "relnet list --help"),
        ("list --limt 3", 2,
         "Die Option '--limt' gibt es nicht. War '--limit' gemeint?", "relnet list --help"),
        ("list -f x", 2, "Ungültiger Wert für '-f' / '--format': 'x' ist keines von 'table', ",
         "relnet list --help"),
        ("list --limit -1", 2, "Ungültiger Wert für '--limit': -1 liegt nicht im Bereich x>=0.",
         "relnet list --help"),
    ],
)  # fmt: skip
def test_errors_are_german(german, command, code, what, hint):
    *_candidates, error, tip = german(command, code).stderr.splitlines()
    assert error.startswith(f"Fehler: {what}")
    assert tip.startswith(f"Tipp: {hint}")


@pytest.mark.parametrize(
    ("command", "heads", "cells"),
    [
        ("list groß --fields id,name,organization,title,phone,last_interaction_on",
         "ID Name Firma Position Telefon Zuletzt",
         "1 Prof. Dr.-Ing. Jürgen Groß Institut für Greiftechnik Institutsleiter +493023125600"
         " 21.04.2026"),
        ("list groß --fields given,birthday,circle,kind", "Vorname Geburtstag Kreis Art",
         "Jürgen 21.04.1966 innerer Person"),
        ("event list --fields handle,title,kind,starts_on,ends_on",
         "Kürzel Veranstaltung Art Von Bis",
         "hm26 Hannover Messe 2026 Messe Mo 20.04.2026 Fr 24.04.2026"),
        ("follow-up list --fields due_on,contact,reason,direction,state",
         "Fällig Name Anlass Wer Status",
         "Di 21.04.2026 Dr. Anna Weber Angebot Gegenüber offen"),
        ("today --fields contact,reason,evidence", "Name Anlass Beleg",
         "wird heute 60, ein runder Geburtstag geboren am Do 21.04.1966"),
        ("today --all --fields contact,reason", "Name Anlass",
         "Dr. Anna Weber zugesagt: Angebot; freundlich nachfragen wäre nett"),
        ("history --limit 1 --fields id,command,detail,changes,undone_by",
         "ID Befehl Betrifft Zeilen Rückgängig in", "6 follow-up add Dr. Anna Weber 1"),
    ],
)  # fmt: skip
def test_tables_are_german(german, command, heads, cells):
    first, *others = german(f"{command} -f table").stdout.splitlines()
    assert first.split() == heads.split()
    assert cells in " ".join(" ".join(others).split())


def test_a_contact_is_shown_in_german(german):
    shown = german("show groß").stdout.splitlines()
    for line in (
        "  Firma            Institut für Greiftechnik",
        "  Geburtstag       21.04.1966",
        "  Kreis            innerer",
        "  Veranstaltungen  20.04.2026  Hannover Messe 2026",
        "  Tagebuch         21.04.2026  Telefonat  Gutachten",
        "  Zu tun           24.04.2026  Gutachten lesen",
    ):
        assert line in shown
    assert "                   0152 28817386  (mobil, bevorzugt)" in shown


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("import phone.vcf --dry-run", ["phone.vcf: 13 Einträge: 13 schon bekannt",
         "Es wurde nichts geändert: Das war ein Probelauf."]),
        ("log thanks groß", ["Eingetragen für Di 21.04.2026: Dank, Prof. Dr.-Ing. Jürgen Groß.",
         "rückgängig: relnet undo 7"]),
        ("follow-up snooze 1 25.4.", [
         "Gutachten lesen (Prof. Dr.-Ing. Jürgen Groß) ist jetzt am Sa 25.04.2026 fällig.",
         "rückgängig: relnet undo 7"]),
        ("undo 6", ["Vorgang 6 (follow-up add Dr. Anna Weber) ist rückgängig gemacht.",
         "rückgängig: relnet undo 7"]),
        ("done 1", ["Der Glückwunsch an Prof. Dr.-Ing. Jürgen Groß steht im Tagebuch · "
             "wird heute 60, ein runder Geburtstag",
         "rückgängig: relnet undo 7"]),
    ],
)  # fmt: skip
def test_what_was_done_is_told_in_german(german, command, told):
    assert german(command).stderr.splitlines() == told


PROGRAMS = [
    *(
        f"{command} -f {form}"
        for command in ("list", "search weber", "today --all", "follow-up list", "event list",
                        "history")
        for form in ("json", "ndjson", "csv", "tsv", "ids")
    ),
    "list",
    "today",
    "list --fields kind,circle,birthday,last_interaction_on",
    "event show hm26 -f json",
    "event show hm26",
    "show groß -f json",
    "export csv",
    "export csv --excel",
    "export json",
    "export vcard",
    "import {samples}/Connections.csv --dry-run -f json",
]  # fmt: skip


@pytest.mark.parametrize("command", PROGRAMS)
def test_programs_read_the_same_in_every_language(village, samples, command):
    words = command.format(samples=samples).split()
    english, german = (village("--lang", lang, *words).stdout for lang in ("en", "de"))
    assert english == german
    assert english


GERMAN = "Fehler: Es gibt keinen Vorgang 7.\n"
IN_ENGLISH = "error: there is no batch 7.\n"
PRECEDENCE = [
    ((), {}, IN_ENGLISH),
    ((), {"LANG": "de_DE.UTF-8"}, GERMAN),
    ((), {"LANG": "C.UTF-8"}, IN_ENGLISH),
    ((), {"LANG": "en_US.UTF-8", "LC_ALL": "de_AT.UTF-8"}, GERMAN),
    ((), {"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, IN_ENGLISH),
    ((), {"LC_ALL": "en_GB", "RELNET_LANG": "de"}, GERMAN),
    ((), {"LC_ALL": "de_DE", "RELNET_LANG": "en"}, IN_ENGLISH),
    ((), {"LC_ALL": "de_DE", "RELNET_LANG": "fr"}, IN_ENGLISH),
    ((), {"LANG": "fr_FR.UTF-8"}, IN_ENGLISH),
    (("--lang", "de"), {"LANG": "en_US", "LC_ALL": "en_US", "RELNET_LANG": "en"}, GERMAN),
    (("--lang=en",), {"LANG": "de_DE", "LC_ALL": "de_DE", "RELNET_LANG": "de"}, IN_ENGLISH),
]


@pytest.mark.parametrize(("options", "chosen", "begins"), PRECEDENCE)
def test_option_then_variable_then_locale_choose_the_language(environment, options, chosen, begins):
    done = subprocess.run(
        [sys.executable, "-m", "relnet", *options, "undo", "7"],
        env={**environment, **chosen}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr.startswith(begins)


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("--lang de draft 1", "de"),
        ("--db v.db -q --lang=de draft 1 --lang en", "de"),
        ("--lang en --lang de", "de"),
        ("draft 1 --lang de", "en"),
        ("draft 1 --lang=de", "en"),
        ("--color never draft --lang de 1", "en"),
        ("--db --lang de", "en"),  # a database of that name
        ("--lang", "en"),
    ],
)
def test_only_options_before_the_command_choose_the_language(line, chosen):
    assert language.choose(line.split(), {}) == chosen


def test_the_options_that_take_a_value_are_known():
    takers = {
        name
        for option in main.params
        for name in option.opts
        if not (option.is_flag or option.is_eager)
    }
    assert takers == {*language.TAKE_A_VALUE}


@pytest.fixture
def terminal(environment):
    """Start relnet in German on a terminal of 160 columns, and wait for its prompt or its end."""

    def start(*words):
        return pexpect.spawn(
            sys.executable, ["-m", "relnet", *words], env={**environment, "LANG": "de_DE.UTF-8"},
            dimensions=(50, 160), encoding="utf-8", timeout=20,
        )  # fmt: skip

    return start


@pytest.mark.usefixtures("village")
def test_today_on_a_terminal_is_german(terminal):
    screen = terminal("--color", "never", "today").read()
    assert "Nr.   Name                " in screen
    assert "wird heute 60, ein runder Geburtstag" in screen
    assert "Danke für das Treffen (Hannover Messe 2026)" in screen
    assert "weitere Zeilen: relnet today --all" in screen
    assert [text for text in ENGLISH if text in screen] == []


@pytest.mark.usefixtures("village")
def test_questions_are_german_and_take_german_answers(terminal, relnet):
    run = terminal("remove", "brandt")
    run.expect_exact("'brandt' kann 2 Personen meinen.")
    run.expect_exact("Wer ist gemeint (Enter oder q: niemand): ")
    run.sendline("vier")
    run.expect_exact("Fehler: 'vier' ist keine ganze Zahl.")
    run.sendline("1")
    run.expect_exact("Holger Brandt (ID 5) entfernen? [j/N]: ")
    run.sendline("j")
    run.expect_exact("Holger Brandt ist entfernt.")
    run.expect(pexpect.EOF)
    assert relnet("list", "brandt", "-f", "ids").stdout.split() == ["6"]


@pytest.mark.usefixtures("village")
def test_no_answer_is_no(terminal, relnet):
    run = terminal("remove", "5")
    run.expect_exact("[j/N]: ")
    run.sendline("")
    run.expect_exact("Abgebrochen; ")
    run.expect(pexpect.EOF)
    assert "5" in relnet("list", "-f", "ids").stdout.split()
