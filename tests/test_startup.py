"""Starting is cheap: a command loads what it needs, and nothing that only others need."""

import os
import subprocess
import sys

import pytest

PROBE = """
import atexit, os, sys
from pathlib import Path
atexit.register(lambda: Path(os.environ["LOADED"]).write_text("\\n".join(sys.modules)))
from relnet.__main__ import main
main()
"""
# What costs more than click itself, or could open a connection.
DEAR = {
    "asyncio", "babel", "dateutil", "email", "holidays", "http", "icalendar", "importlib.metadata", "jinja2", "logging", "nameparser",
    "phonenumbers", "platformdirs", "rapidfuzz", "relnet.store.schema", "rich", "socket",
    "sqlite_utils", "ssl", "subprocess", "urllib.request", "vobject", "xml",
}  # fmt: skip
READING = [
    ["list"],
    ["list", "event:hm26", "quiet<1w", "--format", "csv"],
    ["search", "muller"],
    ["show", "1"],
    ["brief", "1"],
    ["life", "1"],
    ["need"],
    ["share", "Robotik"],
    ["card"],
    ["card", "-f", "json"],
    ["show", "+49 30 23125010"],
    ["today"],
    ["today", "--week"],
    ["today", "--minutes", "10"],
    ["why", "1"],
    ["follow-up", "list"],
    ["event", "list"],
    ["event", "show", "hm26"],
    ["history"],
    ["export", "csv"],
    ["export", "json"],
]


def start(arguments, path, code=0):
    """Run relnet in a process of its own, in a pipe; return its output and what it loaded."""
    clean = {name: text for name, text in os.environ.items() if not name.startswith("RELNET_")}
    loaded = path.with_suffix(".loaded")
    own = {"RELNET_DB": str(path), "RELNET_TODAY": "2026-04-21", "LOADED": str(loaded)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env={**clean, **own, "LANGUAGE": "en"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout, {*loaded.read_text("utf-8").splitlines()}


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    path = tmp_path_factory.mktemp("village") / "village.db"
    for command in (
        "add|Hans Müller|--phone|030 23125010",
        "event|add|Hannover Messe 2026|--handle|hm26|--on|2026-04-20",
        "log|met|1|--event|hm26",
        "card|set|Jana Müller|--email|jana@example.com",
        "follow-up|add|1|Angebot|--due|today",
        "today",  # the first time in a year it works the holidays out
        "life|1|wedding",
        "need|1|Roboter",
    ):
        start(command.split("|"), path)
    return path


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_loads_nothing_dear(village, arguments):
    stdout, loaded = start(arguments, village)
    assert "Müller" in stdout or "hm26" in stdout
    assert loaded & DEAR == set()


def test_what_plans_an_event_is_loaded_for_events_ahead_alone(village):
    planner = "relnet.jobs.gather_guests"
    assert planner not in start(["today"], village)[1]
    path = village.with_name("ahead.db")
    start(["event", "add", "Expo", "--on", "2026-04-28"], path)
    assert planner in start(["today"], path)[1]


def test_what_weighs_is_loaded_for_those_who_share_something_alone(tmp_path):
    path, cards = tmp_path / "village.db", tmp_path / "cards.vcf"
    for title, weighed in (("", set()), ("TITLE:Einkauf\n", {"rapidfuzz"})):
        mail = "EMAIL:anna@voss.example"
        cards.write_text(
            f"BEGIN:VCARD\nVERSION:3.0\nN:Voß;Anna;;;\n{mail}\n{title}END:VCARD\n", "utf-8"
        )
        assert start(["import", str(cards)], path)[1] & {"rapidfuzz"} == weighed


def test_the_probe_sees_what_is_loaded(village):
    assert {"sqlite_utils", "relnet.store.schema"} <= start(["list"], village.with_name("new"))[1]
    assert "vobject" in start(["export", "vcard"], village)[1]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_loads_neither_the_store_nor_a_command(tmp_path, option):
    path = tmp_path / "none.db"
    stdout, loaded = start([option], path)
    assert "relnet" in stdout
    assert (
        loaded & {*DEAR, "json", "sqlite3", "relnet.jobs", "relnet.store", "relnet.cli.today"}
        == set()
    )
    assert not path.exists()
