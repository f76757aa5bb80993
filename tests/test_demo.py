"""relnet demo, and the samples it plays with."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from relnet.cli import demo, language
from relnet.phrase import Phrase

SAMPLES = ("outlook.vcf", "phone.vcf", "Connections.csv")
# Germany: numbers for film and television (Bundesnetzagentur); United Kingdom: for drama (Ofcom).
INVENTED = re.compile(
    r"\+49(?:3023125|6990009|4066969|2214710|8999998)\d{3}|\+4917139200\d\d|\+44207946\d{4}"
    r"|\+49(?:15228817386|15228895456|15254599371|1729925904|1729968532)"
)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A folder for temporary files of its own, to see what is left there."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def commands(transcript):
    """Return the command lines that a demo has shown."""
    lines = re.findall(r"^\$ relnet (.*)$", transcript, re.MULTILINE)
    return [shlex.split(line) for line in lines]


def test_demo_shows_what_its_commands_really_do(relnet, samples, temporary, monkeypatch):
    """Typed by hand in a folder with the samples, they print the same."""
    transcript = relnet("demo").stdout
    monkeypatch.chdir(samples)
    monkeypatch.setenv("RELNET_TODAY", demo.TUESDAY.today.isoformat())
    for words in commands(transcript):
        result = relnet(*words)
        assert f"$ relnet {shlex.join(words)}\n{result.stdout}{result.stderr}\n" in transcript


def test_demo_walks_through_the_main_job(relnet, temporary):
    walked = [" ".join(words[:2]) for words in commands(relnet("demo").stdout)]
    for wanted in (
        "import outlook.vcf", "event add", "import phone.vcf", "import Connections.csv",
        "list event:hm26", "done 1", "undo", "follow-up add", "export csv",
    ):  # fmt: skip
        assert wanted in walked


def test_demo_leaves_nothing_behind(relnet, db_path, temporary, monkeypatch):
    environment, folder = {**os.environ}, Path.cwd()
    result = relnet("demo")

    assert result.stderr == ""
    assert [*temporary.iterdir()] == []
    assert not db_path.exists()
    assert Path.cwd() == folder
    assert {**os.environ} == environment


@pytest.mark.parametrize(
    ("cut_short", "code"),
    [
        (lambda process: process.send_signal(signal.SIGINT), 130),
        (lambda process: process.send_signal(signal.SIGTERM), 130),
        (lambda process: process.stdout.close(), 0),
    ],
    ids=["Ctrl-C", "terminated", "closed pipe"],
)
def test_demo_leaves_nothing_behind_when_it_is_cut_short(tmp_path, cut_short, code):
    process = subprocess.Popen(
        [sys.executable, "-m", "relnet", "demo"],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for line in process.stdout:
        if line.startswith(b"$ relnet event add"):
            break
    assert [*tmp_path.iterdir()]
    cut_short(process)
    _, complaint = process.communicate(timeout=60)

    assert process.returncode == code
    assert b"Traceback" not in complaint
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("color", "begins"), [("always", "\x1b[1m$ relnet"), ("never", "$ relnet")]
)
def test_demo_is_coloured_as_asked_for(relnet, temporary, color, begins):
    transcript = relnet("--color", color, "demo").stdout
    assert f"\n{begins} import" in transcript


def test_demo_says_so_when_there_is_no_room_for_it(relnet, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    result = relnet("demo", code=3)
    assert result.stdout == ""
    assert result.stderr.startswith("error: the demo needs a temporary folder: ")


def test_demo_speaks_the_language_that_is_asked_for(relnet, temporary, request):
    request.addfinalizer(lambda: language.use("en"))
    transcript = relnet("--lang", "de", "demo").stdout
    assert language.say(demo.BEGINNING)[:40] in transcript
    assert language.say(demo.STEPS[-1].why)[:40] in transcript
    assert language.say(Phrase("undo: {command}", command="relnet undo 1")) in transcript
    assert shlex.quote(language.say(OFFER)) in transcript


OFFER = Phrase("send the offer for the robot cell")


@pytest.fixture
def village(relnet, samples):
    """Everybody of the samples."""
    relnet("import", *(samples / name for name in SAMPLES))
    return relnet


def test_samples_meet_each_other(relnet, samples):
    reports = [report(relnet, samples / name) for name in SAMPLES]
    assert reports == [
        {"records": 15, "created": 15},
        {"records": 13, "created": 11, "updated": 2},
        {"records": 19, "created": 8, "updated": 8, "unchanged": 1, "queued": 1, "skipped": 1},
    ]
    again = [report(relnet, samples / name) for name in SAMPLES]
    assert [counts.keys() & {"created", "updated"} for counts in again] == [set()] * 3


def report(relnet, path):
    printed = json.loads(relnet("import", path, "-f", "json").stdout)
    counts = ("records", "created", "updated", "unchanged", "queued", "skipped", "rejected")
    return {name: printed[name] for name in counts if printed[name]}


def test_samples_are_of_invented_people(village):
    people = json.loads(village("list", "-f", "json").stdout)
    mails = [mail for person in people for mail in person["emails"]]
    phones = [phone for person in people for phone in person["phones"]]

    assert len([person for person in people if person["kind"] == "person"]) >= 30
    assert [mail for mail in mails if not mail.endswith(".example")] == []
    assert [phone for phone in phones if not INVENTED.fullmatch(phone)] == []


@pytest.mark.parametrize(
    ("terms", "names"),
    [
        (["weber"], ["Anna Weber", "Dr. Anna Weber"]),
        (["michael", "schulz"], ["Michael Schulz", "Michael Schulz"]),
        (["494066969210"], ["Holger Brandt", "Katrin Brandt"]),
        (["info@hansen-hebezeuge.example"], ["Rolf Hansen", "Gisela Thiel"]),
        (["kind:organization"], ["Kessler Werkzeugmaschinen GmbH"]),
        (["no:email", "no:phone", "no:profile"], ["Marek Wójcik"]),
        (["müller"], ["Dr. med. Susanne Müller-Weiß"]),
        (["mueller"], ["Dr. med. Susanne Müller-Weiß"]),
    ],
)
def test_samples_hold_what_they_are_for(village, terms, names):
    listed = json.loads(village("list", *terms, "-f", "json").stdout)
    assert [person["name"] for person in listed] == names


@pytest.mark.parametrize(
    ("day", "name", "reason"),
    [
        ("2026-04-21", "Prof. Dr.-Ing. Jürgen Groß", "turns 60 today, a round birthday"),
        ("2026-04-22", "Małgorzata Wiśniewska", "has a birthday today"),
        ("2026-04-24", "Heike Schmidt-Bergmann", "turns 47 on 2026-04-25"),  # a Saturday
        ("2027-02-26", "Cornelia zu Hohenfeld", "turns 43 on 2027-02-28"),  # born on the 29th
    ],
)
def test_samples_have_birthdays(village, monkeypatch, day, name, reason):
    monkeypatch.setenv("RELNET_TODAY", day)
    lines = json.loads(village("today", "--all", "-f", "json").stdout)
    assert reason in [line["reason"] for line in lines if line["contact"] == name]
