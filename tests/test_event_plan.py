"""Who may be at an event, in which order to walk, when to talk, and drafts for a calendar."""

import json
from datetime import date, datetime, time
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from relnet.model.diary import Event
from relnet.model.event_plan import Guest, Hint, Person, Spot
from relnet.phrase import Phrase
from relnet.rules.event_plan import Hours, certainty, days_left, slots, walk
from relnet.rules.guest_order import ranked

LIST = b"""Aussteller;Halle/Stand
Voss AG;Halle 17 Stand B101
Bosch GmbH;6-B12
Kern Antriebe GmbH;H6/B2
"""
DAYS = [date(2026, 4, day) for day in range(20, 25)]
FAIR = Event(3, "hm26", "Hannover Messe 2026", "fair", DAYS[0], DAYS[-1], "Hannover")


def at(monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)


@pytest.fixture
def fair(relnet, monkeypatch):
    """Two editions; somebody for each reason to come, and Ida, for whom nothing speaks."""
    at(monkeypatch, "2026-04-13")
    for year, first, last in (
        ("2025", "2025-03-31", "2025-04-04"),
        ("2026", "2026-04-20", "2026-04-24"),
    ):
        relnet("event", "add", f"Hannover Messe {year}", "--handle", f"hm{year[2:]}", "--kind", "fair",
               "--from", first, "--to", last, "--place", "Hannover")  # fmt: skip
    for name, firm in (("Anna Weber", "Voss AG"), ("Uwe Koch", "Bosch Rexroth AG"), ("Zofia Nowak", ""),
                       ("Ina Falk", "Falk GmbH"), ("Kim Lang", "Kern Antriebe"), ("Ole Brandt", ""),
                       ("Ida Roth", "Roth KG"), ("Jan Petersen", "Kern Antriebe GmbH"),
                       ("Tom Adler", "")):  # fmt: skip
        relnet("add", name, "--organization", firm, "--email", f"{name.split()[0]}@example.com")
    relnet("edit", "ina", "city=Laatzen", "postcode=30880")
    relnet("edit", "tom", "tag=hm26")
    at(monkeypatch, "2026-04-14")
    relnet("import", "-", stdin=b"name,email,organization\nJan Petersen,Jan@example.com,Lotz KG\n")
    relnet("log", "met", "zofia", "anna", "--event", "hm25", "--on", "2025-04-02")
    relnet("event", "expect", "hm26", "ole")
    relnet("event", "exhibitors", "hm26", "-", stdin=LIST)
    return relnet


def plan(relnet, *options):
    return json.loads(relnet("event", "plan", "hm26", "-f", "json", *options).stdout)


def test_everybody_has_reasons_and_the_surest_come_first(fair):
    assert [(row["contact"], row["certainty"], row["reasons"]) for row in plan(fair)] == [
        ("Ole Brandt", "sure", ["is expected, noted on 2026-04-14"]),
        ("Tom Adler", "likely", ["tagged hm26"]),
        ("Anna Weber", "likely", ["came to Hannover Messe 2025 (2025-04-02)", "Voss AG exhibits"]),
        ("Zofia Nowak", "likely", ["came to Hannover Messe 2025 (2025-04-02)"]),
        ("Kim Lang", "likely", ["Kern Antriebe GmbH exhibits"]),
        ("Uwe Koch", "possible", ["Bosch GmbH exhibits, a name like their firm's"]),
        ("Jan Petersen", "possible", ["Kern Antriebe GmbH exhibits, where they were (as of 2026-04-13)"]),
        ("Ina Falk", "possible", ["lives or works nearby: 30880 Laatzen (postcode area 30)"]),
    ]  # fmt: skip


def test_the_walk_goes_by_hall_and_stand(fair):
    rows = plan(fair, "--walk")
    assert [(row["contact"], row["hall"], row["stand"]) for row in rows[:4]] == [
        ("Kim Lang", "6", "B2"), ("Uwe Koch", "6", "B12"), ("Anna Weber", "17", "B101"),
        ("Ole Brandt", None, None),
    ]  # fmt: skip


def test_what_is_open_with_each_and_what_moves_them(fair):
    fair("follow-up", "add", "anna", "CAD data", "--due", "2026-04-30", "--event", "hm25")
    fair("follow-up", "add", "kim", "samples", "--due", "2026-04-29", "--direction", "theirs")
    rows = {row["contact"]: row for row in plan(fair)}
    assert rows["Anna Weber"]["reasons"][0] == "still open: CAD data"
    assert rows["Anna Weber"]["open"] == [
        {"direction": "mine", "reason": "CAD data", "due_on": "2026-04-30"}
    ]
    assert rows["Kim Lang"]["open"][0]["direction"] == "theirs"
    assert rows["Kim Lang"]["reasons"] == ["Kern Antriebe GmbH exhibits"]


def test_a_talk_about_the_event_counts_and_so_does_a_tag(fair):
    fair("log", "call", "ida", "--event", "hm26", "--on", "2026-04-10")
    fair("edit", "uwe", "tag=galvanik")
    rows = {row["contact"]: row for row in plan(fair, "--tag", "Galvanik")}
    assert (rows["Ida Roth"]["certainty"], rows["Ida Roth"]["reasons"]) == (
        "sure", ["a call about it on 2026-04-10"],
    )  # fmt: skip
    assert rows["Uwe Koch"]["reasons"][0] == "tagged galvanik"


def test_who_was_met_there_is_marked_and_needs_no_time(fair, monkeypatch):
    at(monkeypatch, "2026-04-21")
    fair("log", "met", "kim", "--event", "hm26")
    first = plan(fair)[0]
    assert (first["contact"], first["certainty"], first["met_on"]) == (
        "Kim Lang",
        "met",
        "2026-04-21",
    )
    rows = plan(fair, "--slots")
    assert "Kim Lang" not in {row["contact"] for row in rows}
    assert {row["starts_at"][:10] for row in rows} == {"2026-04-21"}


def test_slots_follow_the_walk_in_the_hours_that_are_wanted(fair):
    rows = plan(fair, "--slots", "--on", "21.4.", "--from", "11", "--to", "14:30", "--minutes", "30",
                "--pause", "11:30-12.30")  # fmt: skip
    assert [(row["contact"], row["starts_at"], row["ends_at"]) for row in rows] == [
        ("Kim Lang", "2026-04-21T11:00", "2026-04-21T11:30"),
        ("Anna Weber", "2026-04-21T12:30", "2026-04-21T13:00"),
        ("Ole Brandt", "2026-04-21T13:00", "2026-04-21T13:30"),
        ("Tom Adler", "2026-04-21T13:30", "2026-04-21T14:00"),
        ("Zofia Nowak", "2026-04-21T14:00", "2026-04-21T14:30"),
    ]  # fmt: skip


def test_without_time_for_all_the_surest_get_it(fair):
    told = fair(
        "event",
        "plan",
        "hm26",
        "--slots",
        "--on",
        "20.4.",
        "--from",
        "9",
        "--to",
        "9:30",
        "-f",
        "table",
    )
    assert [line.split("  ")[1].strip() for line in told.stdout.splitlines()[1:]] == [
        "Ole Brandt", "Tom Adler",
    ]  # fmt: skip
    assert "There is no time left for 3 people: try --minutes 7, or longer hours." in told.stderr
    assert "3 more people may be there, without a time: relnet event plan hm26" in told.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--from", "25:00"], "write a time such as 9:00"),
        (["--to", "late"], "write a time such as 9:00"),
        (["--pause", "12:00"], "write it like 12:00-13:00"),
        (["--pause", "13:00-12:00"], "write it like 12:00-13:00"),
        (["--minutes", "4"], "--minutes"),
        (["--on", "2026-04-25"], "the event lasts from Mon 2026-04-20 to Fri 2026-04-24"),
        (["--from", "17:00", "--to", "9:00"], "there is no time for a talk"),
        (["--pause", "8:00-18:00"], "there is no time for a talk"),
    ],
)
def test_hours_that_make_no_sense(fair, options, why):
    assert why in fair("event", "plan", "hm26", "--slots", *options, code=2).stderr


def test_nothing_is_proposed_for_what_is_over(fair, monkeypatch):
    at(monkeypatch, "2026-04-25")
    told = fair("event", "plan", "hm26", "--slots", "-f", "table")
    assert told.stdout == ""
    assert "Hannover Messe 2026 is over, so there is nothing to propose." in told.stderr


def drafts(relnet, *options):
    text = relnet("event", "plan", "hm26", "--ics", "-", *options).stdout
    assert "\r\n" in text
    return [*Calendar.from_ical(text).walk("VEVENT")], text


def test_drafts_for_a_calendar_are_tentative_and_invite_nobody(fair, tmp_path):
    fair("follow-up", "add", "anna", "CAD data; rev. 2", "--due", "2026-04-30")
    events, text = drafts(fair)
    anna = next(event for event in events if event["SUMMARY"] == "Anna Weber (Voss AG)")
    assert anna["STATUS"] == "TENTATIVE"
    assert anna["LOCATION"] == "Hannover, hall 17, stand B101"
    assert "You promised: CAD data; rev. 2 (by Thu 2026-04-30)" in anna["DESCRIPTION"]
    assert anna["DTSTART"].dt == datetime.fromisoformat("2026-04-20T09:30")  # floating
    for unwanted in ("ATTENDEE", "ORGANIZER", "METHOD", "TZID", "VALARM"):
        assert unwanted not in text
    path = tmp_path / "fair.ics"
    told = fair("event", "plan", "hm26", "--ics", path)
    assert (told.stdout, path.read_bytes().decode()) == ("", text)
    assert "5 drafts are in" in told.stderr
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_talk_keeps_its_uid_when_it_moves(fair):
    before = {event["SUMMARY"]: event["UID"] for event in drafts(fair)[0]}
    after = {
        event["SUMMARY"]: event["UID"]
        for event in drafts(fair, "--from", "14:00", "--on", "22.4.")[0]
    }
    assert before == after
    assert len({*before.values()}) == 5


def test_text_from_outside_stays_text_in_a_calendar(fair):
    fair("add", "Eve\x1b[31m\u202e Hacker", "--organization", "X\nATTENDEE:mailto:a@example.com")
    fair("event", "expect", "hm26", "hacker")
    events, text = drafts(fair)
    assert "\nATTENDEE" not in text
    assert "\x1b" not in text
    assert len(events) == 6


def test_an_event_without_a_place_or_a_list_still_has_a_plan(relnet):
    relnet("event", "add", "Summit", "--on", "2026-05-05", "--kind", "conference")
    relnet("add", "Anna Weber")
    told = relnet("event", "plan", "summit", "-f", "table")
    assert "There is nothing to list." in told.stderr
    assert "relnet event expect summit WHO" in told.stderr
    relnet("event", "expect", "summit", "anna")
    assert (
        json.loads(relnet("event", "plan", "summit", "-f", "json").stdout)[0]["certainty"] == "sure"
    )


def guest(number, hall="", stand="", kind="exhibits", circle=""):
    person = Person(number, f"Person {number:03}", "", "", circle)
    spots = (Spot(hall, stand),) if hall or stand else ()
    return Guest(person, FAIR, (Hint(kind, Phrase("because")),), spots)


def test_of_those_alike_the_closer_one_comes_first():
    people = [guest(1), guest(2, circle="wide"), guest(3, circle="inner"), guest(4, kind="near")]
    assert [one.person.contact_id for one in ranked(people)] == [3, 2, 1, 4]
    assert [certainty(one) for one in ranked(people)] == ["likely"] * 3 + ["possible"]


def test_a_hall_is_done_in_a_day_and_the_way_to_the_next_one_is_kept_free():
    people = [guest(n, hall) for n, hall in enumerate(["6"] * 9 + ["17"] * 3)]
    planned = slots(people, DAYS, Hours())
    assert {(slot.guest.spots[0].hall, slot.starts_at.day) for slot in planned} == {
        ("6", 20),
        ("17", 21),
    }
    people = [guest(1, "6"), guest(2, "17"), guest(3)]
    assert [slot.starts_at.time() for slot in slots(people, DAYS, Hours())] == [
        time(9), time(9, 30), time(9, 45),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "today", "count"),
    [
        (DAYS[0], DAYS[4], date(2026, 1, 1), 5), (DAYS[0], DAYS[4], DAYS[2], 3),
        (DAYS[0], DAYS[4], DAYS[4], 1), (DAYS[0], DAYS[4], date(2026, 4, 25), 0),
        (date.min, date.max, DAYS[0], 31), (date.max, date.max, date.max, 1),
    ],
)  # fmt: skip
def test_days_that_are_left(first, last, today, count):
    assert len(days_left(first, last, today)) == count


PEOPLE = st.lists(
    st.tuples(st.sampled_from(["", "1", "2", "10", "A1"]), st.sampled_from(["exhibits", "said", "near", "met"])),
    max_size=60,
)  # fmt: skip


@given(
    PEOPLE,
    st.integers(0, 4),
    st.integers(5, 120),
    st.times(time(6), time(12)).map(lambda clock: clock.replace(second=0, microsecond=0)),
)
def test_nobody_is_in_two_places_and_nobody_waits_while_there_is_time(people, days, minutes, opens):
    guests = [guest(n, hall, kind=kind) for n, (hall, kind) in enumerate(people)]
    hours = Hours(opens, time(14), minutes, ((time(12), time(12, 30)),))
    planned = slots(guests, DAYS[:days], hours)
    wanted = [one for one in guests if certainty(one) in {"sure", "likely"}]
    assert len({slot.guest.person.contact_id for slot in planned}) == len(planned) <= len(wanted)
    assert all(a.ends_at <= b.starts_at for a, b in pairwise(planned))
    for slot in planned:
        assert opens <= slot.starts_at.time()
        assert slot.ends_at.time() <= time(14)
        assert slot.ends_at.time() <= time(12) or slot.starts_at.time() >= time(12, 30)
    if len(planned) < len(wanted):
        everything = slots([guest(n) for n in range(1000)], DAYS[:days], hours)
        assert len(planned) == len(everything)
    assert [slot.guest for slot in planned] == walk(slot.guest for slot in planned)


def test_a_calendar_of_nobody_is_a_calendar(relnet):
    relnet("event", "add", "Summit", "--on", "2026-05-05")
    text = relnet("event", "plan", "summit", "--ics", "-").stdout
    assert Calendar.from_ical(BytesIO(text.encode()).read()).subcomponents == []


def test_who_said_no_comes_last_without_a_time(fair):
    """Kim's firm exhibits, Tom is tagged; what they said counts for more than either."""
    fair("event", "expect", "hm26", "kim", "tom", "--no")
    for options in ((), ("--walk",)):
        people = plan(fair, *options)
        assert [row["contact"] for row in people[-2:]] == ["Kim Lang", "Tom Adler"]
        assert {row["certainty"] for row in people[-2:]} == {"declined"}
        assert people[-1]["reasons"] == ["said no, noted on 2026-04-14"]
    assert not {"Kim Lang", "Tom Adler"} & {row["contact"] for row in plan(fair, "--slots")}
    assert "said no" in fair("event", "plan", "hm26", "-f", "table").stdout
    today = fair("today", "--all", "-f", "json").stdout
    assert '"meet"' in today
    assert "Tom Adler" not in today
    fair("event", "expect", "hm26", "tom")
    [tom] = [row for row in plan(fair) if row["contact"] == "Tom Adler"]
    assert tom["certainty"] == "sure"
