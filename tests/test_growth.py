"""Files that grow in one way only: the work grows as they do, not as their square.

What SQLite does is counted in the steps of its virtual machine, which are the same every time.
"""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from program import card

from relnet.formats.vcard.said import statements_of
from relnet.jobs import import_files
from relnet.model.card import Address, Card, Name
from relnet.rules.portraits import LONGEST, portrait
from relnet.store import connection

FEW, MANY = 100, 400  # so many days; four times as many take some five times as many steps
SQUARE = 6


@pytest.fixture
def steps(monkeypatch):
    """Count the steps of all databases that are opened from now on, in tens."""
    counted, set_up = [0], connection._set_up

    def count():
        counted[0] += 1

    def counting(db):
        set_up(db)
        db.set_progress_handler(count, 10)

    monkeypatch.setattr(connection, "_set_up", counting)
    return counted


def days(number):
    return [date(2020, 1, 1) + timedelta(n) for n in range(number)]


def entry(day, *lines, uid="rundgang"):
    said = (f"UID:{uid}", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", "SUMMARY:Rundgang", *lines)
    return "\n".join(["BEGIN:VEVENT", *said, "END:VEVENT", ""])


NORA = "ATTENDEE;CN=Nora Falk:mailto:nora@example.com"
CALENDARS = {
    "days of one series": lambda n: [entry(day, NORA) for day in days(n)],
    "exceptions of one series": lambda n: [
        entry(day, NORA, f"RECURRENCE-ID;VALUE=DATE:{day:%Y%m%d}") for day in days(n)
    ],
    "meetings of one day": lambda n: [
        entry(days(1)[0], NORA, uid=f"rundgang-{n}") for n in range(n)
    ],
    "meetings of many days": lambda n: [entry(day, NORA, uid=f"rundgang-{day}") for day in days(n)],
}


@pytest.mark.parametrize("kind", CALENDARS)
def test_calendars(relnet, tmp_path, steps, kind):
    taken = {}
    for number in (FEW, MANY):
        db = tmp_path / f"{number}.db"
        path = tmp_path / f"{number}.ics"
        path.write_text(f"BEGIN:VCALENDAR\n{''.join(CALENDARS[kind](number))}END:VCALENDAR\n")
        for command in (["import", path], ["import", path, "--dry-run"], ["export", "ics"]):
            relnet("--db", db, "list")
            steps[0] = 0
            written = relnet("--db", db, *command).stdout
            taken.setdefault(tuple(command[2:] or command[:1]), []).append(steps[0])
        assert written.count("BEGIN:VEVENT") == number
    for few, many in taken.values():
        assert many < SQUARE * few, taken


def test_a_group_with_ever_more_labels():
    lines = [
        f"item1.{what}{n}" for n in range(FEW) for what in ("EMAIL:a@example.com", "X-ABLabel:")
    ]
    raw = "\n".join(["BEGIN:VCARD", "FN:Nora Falk", *lines, "END:VCARD"]).encode()
    said = statements_of(raw, 0)
    assert sum(len(statement.labels) for statement in said) == 10 * FEW
    labels = {p.value for s in said for p in (s.property, *s.labels) if p.name == "X-ABLABEL"}
    assert labels == {str(n) for n in range(FEW)}


def test_names_without_end_are_compared_as_far_as_anybody_reads():
    drawn = portrait(Card(Name(given="Nora" * 1000, family="Falk" * 1000)), "")
    assert len(drawn.given) == len(drawn.family) == LONGEST


def test_few_bytes_wait_while_a_file_is_read(relnet, tmp_path, monkeypatch):
    sizes = []

    def settle(_, records):
        sizes.append(sum(len(record.raw) for record in records))

    monkeypatch.setattr(import_files, "CHUNK_BYTES", 1000)
    monkeypatch.setattr(import_files, "settle", settle)
    path = tmp_path / "cards.vcf"
    path.write_text("".join(card(f"Nora {n}", f"NOTE:{'x' * 300}") for n in range(FEW)))
    relnet("import", path, "--dry-run")
    assert len(sizes) > FEW / 5
    assert max(sizes) < 1500


WRITTEN = """
import resource, sys
from pathlib import Path
from relnet.store import open_store
with open_store(Path(sys.argv[1])) as db:
    db.execute("BEGIN")
    db.execute("CREATE TABLE page (body)")
    for _ in range(10_000):
        db.execute("INSERT INTO page VALUES (zeroblob(15000))")
    db.execute("ROLLBACK")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="others count in other units")
def test_a_new_database_keeps_no_more_in_memory_than_an_old_one(tmp_path):
    taken = [
        int(subprocess.check_output([sys.executable, "-c", WRITTEN, tmp_path / "village.db"]))
        for _ in range(2)
    ]
    assert taken[0] < 1.2 * taken[1], taken


def test_who_has_ever_more_addresses():
    addresses = tuple(Address(street=f"Mühlweg {n}", city="Erfurt") for n in range(1000))
    assert len(portrait(Card(addresses=addresses), "Nora Falk").places) == 100
