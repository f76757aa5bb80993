"""Calendars of many programs: who was met, on which day, and what is no meeting."""

import subprocess
import sys
import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest

from relnet.formats.sources import open_source
from relnet.model.reading import Reading

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "exports"
OWNER = Reading(own=frozenset({"me@example.com"}))
NORA = "ATTENDEE;CN=Nora Falk:mailto:nora@example.com"


def read(data, reading=OWNER):
    with open_source(
        BytesIO(data if isinstance(data, bytes) else data.encode()), "ics", reading
    ) as parts:
        return [record for part in parts for record in part.records]


def event(*lines, start="DTSTART:20260418T100000"):
    return "\n".join(["BEGIN:VEVENT", start, *lines, "END:VEVENT", ""])


def calendar(*events, head=()):
    return "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", *head, "".join(events) + "END:VCALENDAR", ""]
    )


def one(*lines, start="DTSTART:20260418T100000", head=(), reading=OWNER):
    [record] = read(calendar(event(*lines, start=start), head=head), reading)
    return record


def people(record):
    cards = [record.card, *record.others] if record.card else []
    return [(card.name.formatted, card.channels[0].value) for card in cards]


def reasons(records):
    return [(record.reason and str(record.reason), record.is_skipped) for record in records]


def test_a_meeting():
    record = one(
        "UID:abc@example.com",
        r"SUMMARY:Angebot\, Stand 12",
        r"LOCATION:Hannover\; Halle 5",
        "DTEND:20260418T113000",
        "ORGANIZER;CN=Me:MAILTO:me@example.com",
        NORA,
        "ATTENDEE;CN=Ole:mailto:ole@example.com",
    )
    assert people(record) == [("Nora Falk", "nora@example.com"), ("Ole", "ole@example.com")]
    happening, gathering = record.happening, record.happening.gathering
    assert (happening.kind, happening.on, happening.note) == (
        "meeting",
        "2026-04-18",
        "Angebot, Stand 12",
    )
    assert happening.introduces
    assert (gathering.title, gathering.place) == ("Angebot, Stand 12", "Hannover; Halle 5")
    assert (gathering.starts_on, gathering.ends_on) == ("2026-04-18", "2026-04-18")
    assert (gathering.kind, gathering.uid) == ("meeting", "abc@example.com")
    assert (record.line, record.reason, record.key) == (3, None, b"abc@example.com ")
    assert record.raw.startswith(b"BEGIN:VEVENT\n")
    assert record.raw.endswith(b"\nEND:VEVENT")


# People, as programs write them.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ATTENDEE:mailto:nora@example.com", ("", "nora@example.com")),
        ("attendee;cn=Nora:MAILTO:nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:mailto: nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:mailto:nora@example.com?subject=x", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:mailto:<nora@example.com>", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:mailto:nora%2Bfair@example.com", ("Nora", "nora+fair@example.com")),
        ("ATTENDEE;CN=Nora:mailto:nora%0A@example.com", ("Nora", "nora%0A@example.com")),
        ("ATTENDEE;ROLE=ATTENDEE:Nora Falk <nora@example.com>", ("Nora Falk", "nora@example.com")),
        ("ATTENDEE;CN=\"'nora@example.com'\":MAILTO:nora@example.com", ("", "nora@example.com")),
        ('ATTENDEE;CN="Falk, Nora":mailto:nora@example.com', ("Falk, Nora", "nora@example.com")),
        ("ATTENDEE;CN=Falk, Nora:mailto:nora@example.com", ("Falk, Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora ^'No^' Falk:mailto:nora@example.com", ('Nora "No" Falk', "nora@example.com")),
        ("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Nora\n  Falk:mailto:nora@exam\n ple.com", ("Nora Falk", "nora@example.com")),
        ('ATTENDEE;ROLE=CHAIR;CN="Nora Falk/Voss"\n ;RSVP=FALSE:mailto:nora@example.com', ("Nora Falk", "nora@example.com")),
        ('ATTENDEE;CN=Nora;EMAIL="nora@example.com":urn:uuid:9F3C', ("Nora", "nora@example.com")),
        ('ATTENDEE;CN=Nora;EMAIL="nora@example.com":/aMTYx/principal/', ("Nora", "nora@example.com")),
        ("ORGANIZER;CN=Nora;EMAIL=nora@example.com:mailto:2_GE3DOM@imip.me.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Nora;X-NUM-GUESTS=0:mailto:nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;PARTSTAT=TENTATIVE;CN=Nora:mailto:nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=\"Nora \"No\" Falk\";ROLE=CHAIR:mailto:nora@example.com", ("Nora No Falk", "nora@example.com")),
        ("ATTENDEE;CN=Falk; Nora;PARTSTAT=ACCEPTED:mailto:nora@example.com", ("Falk; Nora", "nora@example.com")),
        ("ATTENDEE;CN=Voss: Nora Falk:mailto:nora@example.com", ("Voss: Nora Falk", "nora@example.com")),
        ('ATTENDEE;CN="Nora Falk:MAILTO:nora@example.com', ("Nora Falk", "nora@example.com")),
        ("ATTENDEE;:mailto:nora@example.com", ("", "nora@example.com")),
        ("ATTENDEE;CN=Nora <nora@example.com>:mailto:nora@example.com", ("Nora", "nora@example.com")),
        ("ATTENDEE;CN=Nora:MAILTO:'nora@example.com'", ("Nora", "nora@example.com")),
        ("ORGANIZER;CN=Nora:mailto:nora@example.com", ("Nora", "nora@example.com")),
        ("ORGANIZER:mailto:nora@example.com\n" + NORA, ("Nora Falk", "nora@example.com")),
    ],
)  # fmt: skip
def test_who_takes_part(line, expected):
    assert people(one(line)) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "ORGANIZER;CN=Nora:mailto:2_GE3DOM@imip.me.com",
        "ORGANIZER;CN=Nora:MAILTO:IMCEAEX-_O=EXCHANGELABS_CN=NORA@eur01.prod.outlook.com",
    ],
)
def test_an_address_for_servers_alone_is_none(line):
    record = one(line, "UID:a")
    assert (record.card, str(record.reason)) == (None, "nobody else in it has a mail address.")


def test_the_owner_is_known_by_the_address_that_icloud_writes_beside():
    own = "ATTENDEE;CN=Me;EMAIL=me@example.com;PARTSTAT=ACCEPTED:mailto:2_XY@imip.me.com"
    assert people(one(own, NORA)) == [("Nora Falk", "nora@example.com")]


def test_who_is_called_as_the_place_is_a_room():
    room = "ATTENDEE;CN=Raum Erfurt:mailto:raum.erfurt@example.com"
    ole = "ORGANIZER;CN=Ole:mailto:ole@example.com"
    assert people(one("LOCATION:Raum Erfurt\\; Microsoft Teams", room, NORA)) == [
        ("Nora Falk", "nora@example.com")
    ]
    assert people(one("LOCATION:Ole", ole, NORA)) == [
        ("Ole", "ole@example.com"),
        ("Nora Falk", "nora@example.com"),
    ]
    assert len(people(one("LOCATION:Erfurt", room, NORA))) == 2


def test_a_name_folded_inside_of_a_letter():
    data = calendar(event("ATTENDEE;CN=Zoë Voß:mailto:zoe@example.com")).encode()
    folded = data.replace("ß".encode(), b"\xc3\n \x9f")
    assert people(read(folded)[0]) == [("Zoë Voß", "zoe@example.com")]


def test_quoted_printable_of_old_telephones():
    record = one(
        "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4ch=0D=0A=\nin M=C3=\n=BCnchen",
        "LOCATION;LANGUAGE=de;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:K=F6ln",
        "ATTENDEE;ROLE=OWNER;QUOTED-PRINTABLE:J=C3=BCrgen Voss <j@example.com>",
        "X-NOTE;ENCODING=QUOTED-PRINTABLE:the last one is not ended=",
    )
    assert people(record) == [("Jürgen Voss", "j@example.com")]
    gathering = record.happening.gathering
    assert (gathering.title, gathering.place) == ("Gespräch in München", "Köln")


def test_lotus_names_the_organization():
    record = one('ATTENDEE;CN="Nora Falk/Sales/Voss/DE":mailto:nora@example.com')
    assert record.card.positions[0].organization == "Voss"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ATTENDEE;CN=Me:mailto:ME@example.com",
        "ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:beamer@example.com",
        "ATTENDEE;CUTYPE=ROOM;CN=Raum 5:mailto:raum5@example.com",
        "ATTENDEE;CUTYPE=GROUP;CN=Team:mailto:team@example.com",
        "ATTENDEE;CN=Raum 5:mailto:c_188@resource.calendar.google.com",
        "ATTENDEE;CUTYPE=INDIVIDUAL;CN=Contacts:mailto:4dhmurjkc5hn8sq0ctp6u@virtual",
        "ORGANIZER;CN=Team:mailto:abc@group.calendar.google.com",
        "ATTENDEE;CN=Shop:mailto:no-reply@example.com",
        "ATTENDEE;PARTSTAT=DECLINED;CN=Nora:mailto:nora@example.com",
        "ATTENDEE;PARTSTAT=DELEGATED;CN=Nora:mailto:nora@example.com",
        "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Nora:mailto:nora@example.com",
        "ORGANIZER:mailto:nora@example.com\nATTENDEE;PARTSTAT=DECLINED:mailto:nora@example.com",
        "BEGIN:VALARM\nACTION:EMAIL\n" + NORA + "\nEND:VALARM",
        "DESCRIPTION:x\n " + NORA,
    ],
)
def test_who_does_not_take_part(line):
    assert reasons([one(line)]) == [("nobody else takes part in it.", True)]


@pytest.mark.parametrize("address", ["invalid:nomail", "mailto:/o=Voss/ou=Hannover/cn=nora"])
def test_who_has_no_address(address):
    record = one(f"ATTENDEE;CN=Nora Falk:{address}")
    assert reasons([record]) == [("nobody else in it has a mail address.", True)]


@pytest.mark.parametrize(
    "head", ["X-WR-CALNAME:Nora@example.com", "X-OWNER;CN=Nora:mailto:nora@example.com"]
)
def test_whose_calendar_it_is(head):
    assert people(one(NORA, "ATTENDEE:mailto:ole@example.com", head=[head])) == [
        ("", "ole@example.com")
    ]


def test_a_crowd_introduces_nobody():
    crowd = [f"ATTENDEE:mailto:p{number}@example.com" for number in range(51)]
    assert not one(*crowd).happening.introduces
    assert one(*crowd[1:]).happening.introduces
    assert len(one(*crowd).others) == 50


# Days.


@pytest.mark.parametrize(
    ("start", "rest", "days"),
    [
        ("DTSTART:20260418T235959", "", "2026-04-18/2026-04-18"),
        ("DTSTART;VALUE=DATE:20260418", "", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418", "DTEND:20260419", "2026-04-18/2026-04-18"),
        ("DTSTART;VALUE=DATE:20260418", "DTEND;VALUE=DATE:20260421", "2026-04-18/2026-04-20"),
        ("DTSTART:20260418T220000", "DTEND:20260419T000000", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418T220000", "DTEND:20260419T003000", "2026-04-18/2026-04-19"),
        ("DTSTART:20260418T220000", "DURATION:PT1H", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418", "DURATION:P3D", "2026-04-18/2026-04-20"),
        ("DTSTART:20260418T220000", "DTEND:20260417T220000", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418T220000", "DTEND:soon", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418T220000", "DURATION:P999999999999W", "2026-04-18/2026-04-18"),
        ("DTSTART:99991231T220000", "DURATION:P9D", "9999-12-31/9999-12-31"),
        ("DTSTART;TZID=Europe/Berlin:20260418T003000", "", "2026-04-18/2026-04-18"),
        ("DTSTART;TZID=W. Europe Standard Time:20260418T003000", "", "2026-04-18/2026-04-18"),
        (
            'DTSTART;TZID="Pacific Time (US & Canada), Tijuana":20260418T003000',
            "",
            "2026-04-18/2026-04-18",
        ),
        ("DTSTART;TZID=/vendor.example/Europe/Berlin:20260418T233000", "", "2026-04-18/2026-04-18"),
        ("DTSTART;TZID=../../etc/passwd:20260418T233000", "", "2026-04-18/2026-04-18"),
        ("DTSTART:20260418T233000Z", "", "2026-04-18/2026-04-18"),
        ("DTSTART:20990418T100000", "", "2099-04-18/2099-04-18"),
        ("DTSTART:2026-04-18T22:00:00", "DTEND:2026-04-19T00:30", "2026-04-18/2026-04-19"),
        ("DTSTART;VALUE=DATE:2026-04-18", "", "2026-04-18/2026-04-18"),
        ("DTSTART:2026-04-18T22:00:00.000Z", "", "2026-04-18/2026-04-18"),
    ],
)
def test_days(start, rest, days):
    gathering = one(NORA, rest, start=start).happening.gathering
    assert f"{gathering.starts_on}/{gathering.ends_on}" == days


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", "2026-04-19"),
        ("America/New_York", "2026-04-18"),
        ("W. Europe Standard Time", "2026-04-19"),
        ("Nowhere/Land", "2026-04-18"),
        ("/etc/localtime", "2026-04-18"),
        ("../../etc/localtime", "2026-04-18"),
        ("E" * 5000, "2026-04-18"),
        ("", "2026-04-18"),
    ],
)
def test_a_moment_in_utc_is_of_the_calendars_own_day(zone, day):
    record = one(NORA, start="DTSTART:20260418T223000Z", head=[f"X-WR-TIMEZONE:{zone}"])
    assert record.happening.on == day


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("20260417T220000Z", "20260418T220000Z"),  # of Berlin
        ("20260418T070000Z", "20260419T070000Z"),  # of Los Angeles
        ("20260418T000000Z", "20260419T000000Z"),
        ("20260418T000000", "20260419T000000"),
    ],
)
def test_a_whole_day_from_midnight_to_midnight(start, end):
    whole_day = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    gathering = one(NORA, f"DTEND:{end}", whole_day, start=f"DTSTART:{start}").happening.gathering
    assert (gathering.starts_on, gathering.ends_on) == ("2026-04-18", "2026-04-18")


@pytest.mark.parametrize("moment", ["00010101T000000Z", "99991231T235959Z"])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_the_ends_of_time(moment, zone):
    assert one(NORA, start=f"DTSTART:{moment}", head=[f"X-WR-TIMEZONE:{zone}"]).card


@pytest.mark.parametrize(
    "start",
    ["", "DTSTART:", "DTSTART:Friday", "DTSTART:20261301T100000", "DTSTART:P1D", "DTSTART:20260418T100000/PT1H", "DTSTART:100000"],
)  # fmt: skip
def test_without_a_day(start):
    record = one(NORA, start=start)
    written = start.partition(":")[2]
    said = (
        f"the day {written} is not understood."
        if written
        else "it does not say on which day it is."
    )
    assert reasons([record]) == [(said, False)]
    assert NORA.encode() in record.raw


def test_repetitions_are_not_followed():
    record = one(NORA, "RRULE:FREQ=SECONDLY", "RDATE:" + "20260419T100000," * 1000)
    assert record.happening.on == "2026-04-18"
    assert str(record.reason) == "it repeats (FREQ=SECONDLY); only its first day is taken."
    moved = one(NORA, "UID:a", "RECURRENCE-ID:20260425T100000", start="DTSTART:20260426T100000")
    assert (moved.reason, moved.happening.on) == (None, "2026-04-26")
    assert moved.key != one(NORA, "UID:a").key == one(NORA, "UID:a", "DTSTAMP:20260101T000000Z").key


WEEKLY = "RRULE:FREQ=WEEKLY"
MOVED = event(NORA, "UID:a", "RECURRENCE-ID:20260418T100000", start="DTSTART:20260419T100000")
OFF = event(NORA, "UID:a", "RECURRENCE-ID;VALUE=DATE:20260418", "STATUS:CANCELLED")
LATER = event(NORA, "UID:a", "RECURRENCE-ID:20260425T100000", start="DTSTART:20260426T100000")
LONGER = event("UID:a", "RECURRENCE-ID:20260418T100000", "DTEND:20260418T200000")
ELSEWHERE = "its first day was called off or moved; the other days of a series are not taken."
REPEATS = "it repeats (FREQ=WEEKLY); only its first day is taken."


@pytest.mark.parametrize(
    ("exception", "reason"),
    [(MOVED, ELSEWHERE), (OFF, ELSEWHERE), (LATER, REPEATS), (LONGER, REPEATS)],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_the_first_day_of_a_series_may_be_an_exception(exception, reason, is_above):
    series = event(NORA, "UID:a", WEEKLY)
    others = event(NORA, "UID:b", WEEKLY)
    found = read(calendar(*(exception, series)[:: 1 if is_above else -1], others))
    assert reasons(found)[1:] == [(reason, reason is ELSEWHERE), (REPEATS, False)]


def test_not_many_series_wait_for_their_exceptions(monkeypatch):
    one_series = event(NORA, "UID:a", WEEKLY)
    monkeypatch.setattr("relnet.formats.calendars.series.WAITING_LIMIT", len(one_series) + 1)
    found = read(calendar(one_series, one_series, event(NORA, "UID:b")))
    assert [str(record.reason) for record in found] == [REPEATS, "None", REPEATS]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("EXDATE:20260418T100000", ELSEWHERE),
        ("EXDATE;TZID=Europe/Berlin:20260502T100000,20260418T100000", ELSEWHERE),
        ("exdate;value=date:20260418", ELSEWHERE),
        ("EXDATE:20260425T100000", REPEATS),
    ],
)
def test_the_first_day_of_a_series_may_be_left_out(line, reason):
    assert reasons([one(NORA, WEEKLY, line)]) == [(reason, reason is ELSEWHERE)]
    assert one(NORA, "EXDATE:20260418T100000").reason is None


# What is no meeting.


@pytest.mark.parametrize(
    ("lines", "head", "reason"),
    [
        (["STATUS:CANCELLED"], [], "the meeting was cancelled."),
        (["status:cancelled"], [], "the meeting was cancelled."),
        ([], ["METHOD:REPLY"], "it answers an invitation; what the invitation says holds."),
        ([], ["method:Counter"], "it answers an invitation; what the invitation says holds."),
        ([], ["METHOD:CANCEL"], "the meeting was cancelled."),
        (["SUMMARY;LANGUAGE=de:Abgesagt: Messe", "STATUS:CONFIRMED"], [], "the meeting was cancelled."),
        (["SUMMARY;LANGUAGE=fr-CH:Annulé\u00a0: Revue"], [], "the meeting was cancelled."),
        (["SUMMARY;LANGUAGE=it-CH:Annullato: Riunione"], [], "the meeting was cancelled."),
        (["SUMMARY:CANCELED: Fair"], [], "the meeting was cancelled."),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com"], [], "you declined it."),
    ],
)  # fmt: skip
def test_what_did_not_happen(lines, head, reason):
    assert reasons([one(NORA, *lines, head=head)]) == [(reason, True)]


@pytest.mark.parametrize("kind", ["VTODO", "VJOURNAL", "VFREEBUSY", "X-UNKNOWN"])
def test_what_is_no_event(kind):
    data = calendar(f"BEGIN:{kind}\n{NORA}\nEND:{kind}\n", event(NORA))
    first, second = read(data)
    assert reasons([first]) == [(f"{kind} is no event.", True)]
    assert people(second) == [("Nora Falk", "nora@example.com")]


@pytest.mark.parametrize(
    "inside", ["", "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n"]
)
def test_an_empty_calendar(inside):
    assert reasons(read(calendar(inside))) == [("the calendar is empty.", True)]


def test_a_title_for_want_of_a_better_one():
    titles = [
        one(*lines).happening.gathering.title
        for lines in (
            [NORA],
            [NORA, "LOCATION:Halle 5"],
            [NORA, "LOCATION:https://video.example/j/1?pwd=secret"],
            ["ATTENDEE:mailto:ole@example.com"],
        )
    ]
    assert titles == ["Nora Falk", "Halle 5", "Nora Falk", "ole@example.com"]
    assert len(one(NORA, "SUMMARY:" + "long " * 1000).happening.note) <= 500


def test_nobody_else_pays_for_icalendar():
    probe = "import sys, relnet.formats.sources; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


# Files that are damaged, and hostile ones.


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (calendar("BEGIN:VEVENT\nDTSTART:20260418\n" + NORA + "\n"), "the line that ends it is missing."),
        (calendar(event(NORA).replace("END:VEVENT\n", "") + event()), "the line that ends it is missing."),
        (event(NORA, "SUMMARY:x").partition("END:")[0], "the line that ends it is missing."),
        (event(NORA, "SUMMARY:x").partition("END:")[0][:-1], "the file ends in the middle of it; its last line was left out."),
        (event(NORA, "X:" + "x" * (2 << 20)), "it is too long; a part of it was left out."),
        (event(NORA, "X:" + "\n ".join(["x" * 2000] * 9000)), "it is too long; a part of it was left out."),
    ],
)  # fmt: skip
def test_a_damaged_event_is_taken_with_a_remark(data, remark):
    record = read(data)[0]
    assert people(record) == [("Nora Falk", "nora@example.com")]
    assert str(record.reason) == remark


def test_a_cut_address_is_not_taken():
    records = read(event("ATTENDEE:mailto:ole@example.com", NORA).partition("ple.com\nEND")[0])
    assert people(records[0]) == [("", "ole@example.com")]


def test_an_event_without_its_beginning():
    data = calendar(event(NORA).replace("BEGIN:VEVENT\n", ""), event(NORA))
    first, second = read(data)
    assert reasons([first]) == [("the line that begins it is missing.", False)]
    assert NORA.encode() in first.raw
    assert (first.line, second.line) == (2, 6)


def test_calendars_behind_each_other():
    both = calendar(event(NORA), head=["METHOD:CANCEL"]) + calendar(event(NORA))
    assert reasons(read(both)) == [("the meeting was cancelled.", True), (None, False)]
    assert reasons(read(both.replace("END:VCALENDAR\n", ""))) == reasons(read(both))


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CN=" + "a," * 100_000,
        "ATTENDEE;" + "A=" * 100_000,
        "ATTENDEE;CN=" + '"' * 100_000,
        "ATTENDEE;CN=" + "/" * 100_000 + ":mailto:a@example.com",
        "\n".join(["ATTENDEE" + ";CN=a" * 3_000 + ":"] * 30),
        "\n".join(["ATTENDEE;CN=" + ";A" * 8_000 + ":"] * 30),
        "\n".join(['ATTENDEE;CN="' + '"a"' * 5_000 + ":"] * 30),
        "\n".join(["ATTENDEE;CN=" + ":mailto:" * 2_000] * 30),
        "SUMMARY;QUOTED-PRINTABLE" + ";" * 100_000 + ":=\n" + "=\n" * 100_000,
        "SUMMARY:" + "\\" * 200_000,
        "SUMMARY" + " " * 200_000,
        "\n".join(["BEGIN:VALARM"] * 50_000),
        "\n".join(["END:VALARM"] * 50_000),
        "\n ".join(["SUMMARY:"] * 100_000),
        "\n".join(["RDATE:20260418"] * 50_000),
        "\n".join(["ATTENDEE:mailto:a@example.com"] * 50_000),
        "\n".join(["ATTENDEE:mailto:<" + "@" * 16_000 + ">"] * 30),
        "\n".join(["DTSTART:20260419"] * 50_000),
    ],
    ids=lambda line: line[:20],
)
def test_hostile_events(line):
    """Each of these would take minutes, or the stack, if anything were quadratic or recursive."""
    assert all(record.card or record.reason for record in read(calendar(event(NORA, line))))


def test_nested_events_are_siblings():
    records = read("BEGIN:VEVENT\nDTSTART:20260418\n" * 5000 + NORA + "\n" + "END:VEVENT\n" * 5000)
    assert sum(record.card is not None for record in records) == 1
    assert [record.line for record in records] == sorted({record.line for record in records})


def test_memory_is_bounded():
    attached = "ATTACH:" + "\n ".join(["x" * 700] * 100)
    data = calendar(*[event(NORA, attached)] * 300).encode()
    tracemalloc.start()
    with open_source(BytesIO(data), "ics") as parts:
        assert sum(record.card is not None for part in parts for record in part.records) == 300
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 15 << 20 < len(data)


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected calendars are not here")
def test_the_collected_calendars():
    """Every event of every file is accounted for; those with attendees are meetings."""
    found = {}
    for path in CORPUS.rglob("*.ics"):
        data = path.read_bytes()
        records = read(data, Reading())
        events = [record for record in records if record.raw.startswith(b"BEGIN:VEVENT")]
        assert len(events) == data.upper().count(b"BEGIN:VEVENT"), path.name
        assert all(record.card or record.is_skipped for record in records), path.name
        found[path.name] = [len(people(record)) for record in events]
    assert found["resources__ical__166.ics"] == [3]
    assert found["resources__ical__199.ics"] == [2]
    assert found["resources__ical__253.ics"] == [0, 0, 0, 0]
    assert found["resources__ical__259.ics"] == [1, 1, 4]
    assert found["resources__ical__026.ics"] == [1, 1, 0, 0]
