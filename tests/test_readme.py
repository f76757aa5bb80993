"""What README.md and docs/json.md say is what happens."""

import json
import re
import shlex
from pathlib import Path

import pytest

from relnet.cli.main import main
from relnet.store import listing

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ relnet (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")

JSON_PAGE = (ROOT / "docs" / "json.md").read_text("utf-8")
SECTION = re.compile(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\| `([\w.\[\]]+)` \| ([^|?]+)(\??) \| [^|]+ \|$", re.MULTILINE)
FIELDS = {
    title: {path: (kind, bool(may_be_null)) for path, kind, may_be_null in FIELD.findall(text)}
    for title, text in SECTION.findall(JSON_PAGE)
}
IS = {
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in {int, float},
    "text": lambda value: isinstance(value, str) and value != "",
    "truth": lambda value: isinstance(value, bool),
    "day": re.compile(r"\d{4}-\d\d-\d\d").fullmatch,
    "moment": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ").fullmatch,
    "object": lambda value: isinstance(value, dict),
}


def test_every_console_block_shows_what_happens(relnet, monkeypatch, request):
    """``pytest --golden`` writes into the README what happens."""
    monkeypatch.chdir(ROOT)

    def play(command):
        result = relnet(*shlex.split(command[1]), code=None)
        return f"$ relnet {command[1]}\n{result.stdout}{result.stderr}"

    played = BLOCK.sub(lambda block: COMMAND.sub(play, block[0]), README.read_text("utf-8"))
    if request.config.getoption("--golden"):
        README.write_text(played, "utf-8")
    assert played == README.read_text("utf-8"), "pytest --golden rewrites README.md"


def test_every_command_is_mentioned():
    text = README.read_text("utf-8")
    assert [name for name in main.commands_in if f"`relnet {name}" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "docs/json.md"])
def test_every_link_leads_somewhere(page):
    links = LINK.findall((ROOT / page).read_text("utf-8"))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.fixture
def village(relnet, samples, tmp_path):
    """Somebody of everything: each list in the JSON of ``relnet show groß`` holds something."""
    relnet("card", "set", "Jana Voß", "--email", "jana@voss.example", "city=Erfurt")
    relnet("event", "add", "Hannover Messe 2026", "--from", "20.4.", "--to", "24.4.",
           "--handle", "hm26", "--cost", "4200")  # fmt: skip
    relnet("event", "add", "Stammtisch", "--on", "9.4.", "--handle", "stammtisch")
    relnet("import", samples / "outlook.vcf", samples / "phone.vcf", "--event", "hm26")
    relnet("edit", "groß", "circle=inner", "role=multiplier", "tag=Greifer", "title=Emeritus")
    relnet("import", "-", stdin=ASSISTED.encode())
    relnet("log", "call", "groß", "--event", "hm26", "--note", "Gutachten")
    relnet("edit", "groß", "interest=Robotik", "avoid=Politik", "salutation=Herr", "form=Sie")
    relnet("need", "groß", "Prüfstand", "--told-by", "weber voss")
    relnet("offer", "groß", "Gutachten")
    relnet("lead", "add", "groß", "Prüfstand", "--value", "12000", "--event", "hm26",
           "--referred-by", "weber voss")  # fmt: skip
    relnet("life", "groß", "hochzeit", "--on", "12.6.")
    relnet("log", "gift", "groß", "--note", "Wein")
    relnet("follow-up", "add", "groß", "Gutachten lesen", "--due", "today", "--every", "4w")
    relnet("follow-up", "add", "weber voss", "Angebot", "--due", "23.4.", "--event", "hm26")
    relnet("undo")
    relnet("undo")
    (tmp_path / "doubtful.vcf").write_text(DOUBTFUL, "utf-8")
    return relnet


ASSISTED = """\
BEGIN:VCARD
VERSION:3.0
N:Groß;Jürgen;;;
EMAIL:j.gross@greiftechnik.example
X-ASSISTANT:Petra Falk
END:VCARD
"""
DOUBTFUL = """\
BEGIN:VCARD
VERSION:3.0
FN:Erika Beispiel
this is not a vCard line
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Max
"""


@pytest.mark.parametrize(
    ("title", "also", "command"),
    [
        ("list", (), ["list"]),
        ("list", (), ["search", "hannover"]),
        ("show", ("list",), ["show", "groß"]),
        ("card", ("list",), ["card"]),
        ("today", (), ["today", "--all"]),
        ("follow-up list", (), ["follow-up", "list"]),
        ("lead list", (), ["lead", "list"]),
        ("event list", (), ["event", "list"]),
        ("event show", ("event list",), ["event", "show", "hm26"]),
        ("brief", (), ["brief", "groß"]),
        ("changes", (), ["life", "groß"]),
        ("need", (), ["need"]),
        ("need", (), ["offer"]),
        ("share", (), ["share", "Robotik"]),
        ("history", (), ["history"]),
        ("duplicates", (), ["duplicates"]),
    ],
)
def test_every_json_field_is_documented(village, title, also, command):
    printed = json.loads(village(*command, "-f", "json").stdout)
    compare(printed, {**FIELDS[also[0]], **FIELDS[title]} if also else FIELDS[title])


def test_every_field_of_changes_is_documented(relnet, monkeypatch):
    heading = "First Name,Last Name,URL,Company,Position,Connected On\n"
    for day, title in (("2026-02-03", "Buyer"), ("2026-05-05", "Senior Buyer")):
        monkeypatch.setenv("RELNET_TODAY", day)
        row = f"Anna,Weber,linkedin.com/in/anna-weber,Voss AG,{title},20 Jan 2026\n"
        relnet("import", "-", stdin=(heading + row).encode())
    compare(json.loads(relnet("changes", "-f", "json").stdout), FIELDS["changes"])


def test_every_field_of_the_import_report_is_documented(village, samples, tmp_path):
    files = samples / "Connections.csv", tmp_path / "doubtful.vcf"
    printed = json.loads(village("import", *files, "-f", "json", code=5).stdout)
    compare(printed, FIELDS["import"])


def test_the_json_of_explaining(relnet, samples, tmp_path):
    (tmp_path / "a.csv").write_text("Vorname;E-Mail 2;x\nUwe;uwe@koch.example;1\n")
    files = [samples / "phone.vcf", tmp_path / "a.csv"]
    printed = json.loads(relnet("import", *files, "--explain", "-f", "json").stdout)
    compare(printed, FIELDS["import --explain"])


def test_the_fields_that_only_fields_shows_are_documented():
    (names,) = re.findall(r"`--fields` also takes (.*):", JSON_PAGE)
    assert {*re.findall(r"`(\w+)`", names)} == {*listing.FIELDS} - {*listing.JSON_FIELDS}


def compare(printed, documented):
    """Hold printed JSON against the fields of a page: each is there, and of its type."""
    objects = printed if isinstance(printed, list) else [printed]
    found = [field for item in objects for field in flat(item)]
    assert {path for path, _ in found} == {*documented}
    for path, value in found:
        kind, may_be_null = documented[path]
        is_right = may_be_null if value is None else fits(value, kind)
        assert is_right, f"{path} is {value!r}, not {kind}"


def flat(value, path=""):
    """Yield every field with its path: ``addresses[].city``."""
    for name, inner in value.items():
        yield path + name, inner
        for item in inner if isinstance(inner, list) else ():
            if isinstance(item, dict):
                yield from flat(item, f"{path}{name}[].")


def fits(value, kind):
    if kind.startswith("list of "):
        return isinstance(value, list) and all(fits(item, kind[8:]) for item in value)
    return IS[kind](value)
