"""Files that grow in one way only: the work grows as they do, not as their square.

What SQLite does is counted in the steps of its virtual machine, which are the same every time.
"""

from datetime import date, timedelta

import pytest

from relnet.model.card import Address, Card
from relnet.rules.portraits import portrait
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


def test_who_has_ever_more_addresses():
    addresses = tuple(Address(street=f"Mühlweg {n}", city="Erfurt") for n in range(1000))
    assert len(portrait(Card(addresses=addresses), "Nora Falk").places) == 100
