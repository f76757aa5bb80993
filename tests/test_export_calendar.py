"""relnet export ics: what a calendar takes in, read back with icalendar."""

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from relnet.formats.calendar_out import write
from relnet.model.calendar import Task

DAY = """\
BEGIN:VEVENT
UID:stammtisch@voss.example
{exception}DTSTART:{day}T180000Z
DTEND:{day}T200000Z
SUMMARY:Stammtisch
ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{mail}
END:VEVENT
"""
SERIES = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n"
    + DAY.format(exception="", day="20260407", name="Anna Weber", mail="anna@voss.example")
    + DAY.format(
        exception="RECURRENCE-ID:20260414T180000Z\n", day="20260414", name="Eva Klein", mail="eva@klein.example",
    )
    + "END:VCALENDAR\n"
)  # fmt: skip
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nBDAY{value}\nEND:VCARD\n"


@pytest.fixture
def people(relnet, tmp_path):
    """Take in people by name and birthday line."""

    def add(**birthdays):
        cards = (
            CARD.format(name=name.replace("_", " "), value=value)
            for name, value in birthdays.items()
        )
        (tmp_path / "people.vcf").write_text("".join(cards), "utf-8")
        relnet("import", tmp_path / "people.vcf")

    return add


def entries(run, *terms):
    text = run("export", "ics", *terms).stdout
    return Calendar.from_ical(text).subcomponents


def test_birthdays_come_every_year_without_an_age(relnet, people):
    people(
        Anna_Weber=":1980-04-15", Eva_Klein=":--0703", Ole_Falk=":1604-05-09", Uwe_Alt=":0206-01-02"
    )
    found = {str(entry["summary"]): entry for entry in entries(relnet)}
    assert {title: entry["dtstart"].dt for title, entry in found.items()} == {
        "Birthday: Anna Weber": date(1980, 4, 15),
        "Birthday: Eva Klein": date(2000, 7, 3),
        "Birthday: Ole Falk": date(2000, 5, 9),
        "Birthday: Uwe Alt": date(2000, 1, 2),
    }
    assert {entry["rrule"].to_ical() for entry in found.values()} == {b"FREQ=YEARLY"}
    assert {entry["transp"] for entry in found.values()} == {"TRANSPARENT"}


def test_29_february_is_kept_every_year(relnet, people):
    people(Eva_Klein=":1980-02-29", Anna_Weber=":--0229")
    for entry in entries(relnet):
        start = datetime.combine(entry["dtstart"].dt, datetime.min.time())
        days = rrulestr(entry["rrule"].to_ical().decode(), dtstart=start)
        found = days.between(datetime(2023, 1, 1), datetime(2028, 12, 31))  # noqa: DTZ001
        assert [f"{day:%Y-%m-%d}" for day in found] == [
            "2023-02-28", "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29",
        ]  # fmt: skip


def test_what_is_no_day_is_no_entry(relnet, people):
    people(Anna_Weber=";VALUE=text:circa 1800")
    assert entries(relnet) == []


def test_follow_ups_are_tasks_until_they_are_done(relnet):
    relnet("add", "Anna Weber", "--organization", "Voss AG")
    relnet("follow-up", "add", "1", "send the offer", "--due", "2026-05-04", "--every", "4w")
    relnet(
        "follow-up", "add", "1", "the sample part", "--due", "2026-05-06", "--direction", "theirs"
    )
    relnet("follow-up", "add", "1", "done", "--due", "2026-05-05")
    relnet("follow-up", "done", "3")
    tasks = entries(relnet)
    assert [(task.name, task["due"].dt, str(task["summary"])) for task in tasks] == [
        ("VTODO", date(2026, 5, 4), "Anna Weber: send the offer"),
        ("VTODO", date(2026, 5, 6), "Anna Weber promised: the sample part"),
    ]
    assert {str(task["description"]) for task in tasks} == {"Voss AG"}


def test_events_name_who_was_met_and_invite_nobody(relnet):
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--from", "20.4.", "--to", "24.4.",
           "--place", "Hannover", "--stand", "B12", "--goal", "Greifer; Zellen, Preise")  # fmt: skip
    relnet("event", "add", "Stammtisch", "--on", "9999-12-31")
    relnet("add", "Anna Weber", "--organization", "Voss AG", "--email", "anna@voss.example")
    relnet("add", "Eva Klein", "--email", "eva@klein.example")
    relnet("log", "met", "1", "2", "--event", "hm26")
    text = relnet("export", "ics").stdout
    fair, evening = entries(relnet)
    assert (fair["dtstart"].dt, fair["dtend"].dt) == (date(2026, 4, 20), date(2026, 4, 25))
    assert fair["location"] == "Hannover, B12"
    assert (
        fair["description"] == "Greifer; Zellen, Preise\n\nWith:\nEva Klein\nAnna Weber (Voss AG)"
    )
    assert "dtend" not in evening
    assert not any(
        word in text for word in ("METHOD", "ATTENDEE", "ORGANIZER", "VALARM", "mailto", "@voss")
    )
    assert [str(entry["summary"]) for entry in entries(relnet, "eva")] == ["Hannover Messe"]
    assert "Anna" not in relnet("export", "ics", "eva").stdout


def test_an_event_tells_the_hall_and_each_day_of_a_series_is_one(relnet, tmp_path):
    (tmp_path / "series.ics").write_text(SERIES, "utf-8")
    relnet("import", tmp_path / "series.ics")
    relnet("event", "edit", "1", "place=Erfurt", "hall=3", "stand=B12")
    found = entries(relnet)
    assert [str(entry["uid"]) for entry in found] == [
        "stammtisch@voss.example",
        "stammtisch@voss.example-2",
    ]
    assert found[0]["location"] == "Erfurt, hall 3, B12"
    assert [str(entry["uid"]) for entry in entries(relnet, "eva")] == ["stammtisch@voss.example-2"]


def test_marks_of_writing_direction_stay(relnet):
    relnet("add", "\u200fיעל כהן", "--birthday", "1980-04-15", "--organization", "\u200fקדם")
    relnet("follow-up", "add", "1", "\u202aOffer\u202c", "--due", "2026-05-04")
    birthday, task = entries(relnet)
    assert str(birthday["summary"]) == "Birthday: \u200fיעל כהן"
    assert str(task["summary"]) == "\u200fיעל כהן: \u202aOffer\u202c"
    assert str(task["description"]) == "\u200fקדם"


def test_the_file_is_folded_by_octets_and_the_same_every_time(relnet):
    relnet("add", "Grüße " * 30 + "🎂" * 30, "--birthday", "1980-04-15")
    relnet("follow-up", "add", "1", "a, b; c\\ d\ne \x1b[31m", "--due", "2026-05-04")
    text = relnet("export", "ics").stdout
    assert text == relnet("export", "ics").stdout
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert "\x1b" not in text
    birthday, task = entries(relnet)
    assert str(birthday["summary"]).endswith("🎂" * 30)
    assert str(task["summary"]).endswith("a, b; c\\ d e \\x1b[31m")
    assert "DTSTAMP:20260421T120000Z\r\n" in text


def test_uids_stay_and_are_one_each(relnet, people):
    people(Anna_Weber=":1980-04-15", Eva_Klein=":1980-04-15")
    relnet("event", "add", "Stammtisch", "--on", "9.5.")
    relnet("follow-up", "add", "1", "a", "--due", "2026-05-04")
    before = {str(entry["summary"]): str(entry["uid"]) for entry in entries(relnet)}
    assert len({*before.values()}) == len(before) == 4
    relnet("edit", "1", "name=Anna Maria Weber", "birthday=1981-04-15")
    after = [str(entry["uid"]) for entry in entries(relnet)]
    assert sorted(after) == sorted(before.values())


def test_relnet_reads_its_own_calendar(relnet, tmp_path):
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--from", "20.4.", "--to", "24.4.")
    relnet("add", "Anna Weber", "--birthday", "1980-04-15")
    relnet("export", "ics", "-o", tmp_path / "village.ics")
    relnet("import", tmp_path / "village.ics", code=None)
    assert relnet("event", "list", "-f", "ids").stdout == "1\n"
    assert relnet("list", "-f", "ids").stdout == "1\n"


class Count:
    """A file that only counts what is written at a time."""

    def __init__(self):
        self.sizes = []

    def write(self, data):
        self.sizes.append(len(data))


def test_a_calendar_is_written_entry_by_entry():
    out, asked = Count(), []

    def tasks():
        for n in range(50):
            asked.append(len(out.sizes))
            yield Task(f"t{n}", "Anna Weber", "Voss AG", "Angebot", date(2026, 5, 1), "mine")

    assert write(out, [], tasks(), [], "2026-04-21T08:00:00Z", str) == 50
    assert asked == [*range(1, 51)]
    assert max(out.sizes) < 500
