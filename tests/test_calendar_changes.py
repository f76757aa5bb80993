"""Calendars change: meetings move, are called off, lose people; series keep their days."""

import json

import pytest

NORA = "ATTENDEE;CN=Nora Falk:mailto:nora@example.com"
OLE = "ATTENDEE;CN=Ole Holm:mailto:ole@example.com"


def event(day, *lines, uid="m1@example.com", people=(NORA, OLE), sequence=None):
    said = [f"DTSTART;VALUE=DATE:{day.replace('-', '')}", *lines, *people]
    said += [f"UID:{uid}"] * bool(uid) + [f"SEQUENCE:{sequence}"] * (sequence is not None)
    return "\n".join(["BEGIN:VEVENT", "SUMMARY:Rundgang", *said, "END:VEVENT", ""])


@pytest.fixture
def take_in(relnet, tmp_path):
    """Import a calendar of these events; return what is not 0 of the report's counts."""

    def run(*entries, head="", options=(), code=0):
        path = tmp_path / "calendar.ics"
        path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(entries)}END:VCALENDAR\n")
        found = relnet("import", path, *options, "-f", "json", code=code)
        counts = json.loads(found.stdout) if code == 0 else {}
        names = ("created", "updated", "unchanged", "queued", "skipped", "rejected")
        return {name: counts[name] for name in names if counts.get(name)}

    return run


@pytest.fixture
def agenda(relnet):
    """Return each event's first and last day, and who was met (+) or is expected (?) there."""

    def read():
        village = json.loads(relnet("export", "json").stdout)
        names = {contact["id"]: contact["given"] for contact in village["contacts"]}
        return [
            (
                one["starts_on"][5:],
                one["ends_on"][5:],
                *sorted(
                    f"{names[p['contact_id']]}{'?' if p['expected'] else '+'}"
                    for p in one["people"]
                ),
            )
            for one in sorted(village["events"], key=lambda one: (one["starts_on"], one["id"]))
        ]

    return read


# Today is 21 April 2026.


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ([event("2026-05-04")], [event("2026-05-06")], [("05-06", "05-06", "Nora?", "Ole?")]),
        ([event("2026-05-04")], [event("2026-04-29")], [("04-29", "04-29", "Nora?", "Ole?")]),
        ([event("2026-05-04")], [event("2026-04-20")], [("04-20", "04-20", "Nora+", "Ole+")]),
        ([event("2026-04-20")], [event("2026-04-17")], [("04-17", "04-17", "Nora+", "Ole+")]),
        ([event("2026-04-21")], [event("2026-04-28")], [("04-28", "04-28", "Nora?", "Ole?")]),
        (
            [event("2026-05-04")],
            [event("2026-05-04", "DTEND;VALUE=DATE:20260507")],
            [("05-04", "05-06", "Nora?", "Ole?")],
        ),
        (
            [event("2026-05-04", "DTEND;VALUE=DATE:20260507")],
            [event("2026-05-05")],
            [("05-05", "05-05", "Nora?", "Ole?")],
        ),
        # Somebody is not invited any more, declines, is new.
        ([event("2026-05-04")], [event("2026-05-06", people=[NORA])], [("05-06", "05-06", "Nora?")]),
        ([event("2026-05-04")], [event("2026-05-04", people=[OLE])], [("05-04", "05-04", "Ole?")]),
        (
            [event("2026-05-04")],
            [event("2026-05-04", people=[NORA, OLE.replace(";CN", ";PARTSTAT=DECLINED;CN")])],
            [("05-04", "05-04", "Nora?")],
        ),
        ([event("2026-05-04")], [event("2026-05-04", people=[])], [("05-04", "05-04")]),
        (
            [event("2026-05-04", people=[OLE])],
            [event("2026-05-06")],
            [("05-06", "05-06", "Nora?", "Ole?")],
        ),
        # Who was met once stays so, whoever is on the list later.
        ([event("2026-04-20")], [event("2026-04-20", people=[NORA])], [("04-20", "04-20", "Nora+", "Ole+")]),
        # The higher revision holds, in whatever order they come.
        (
            [event("2026-05-04", sequence=2)],
            [event("2026-05-06", sequence=1)],
            [("05-04", "05-04", "Nora?", "Ole?")],
        ),
        (
            [event("2026-05-04", sequence=1)],
            [event("2026-05-06", sequence=2), event("2026-05-05", sequence=1)],
            [("05-06", "05-06", "Nora?", "Ole?")],
        ),
        # Called off.
        ([event("2026-05-04")], [event("2026-05-04", "STATUS:CANCELLED")], [("05-04", "05-04")]),
        (
            [event("2026-05-04")],
            [event("2026-05-04", "STATUS:CANCELLED", people=[])],
            [("05-04", "05-04")],
        ),
        ([event("2026-04-21")], [event("2026-04-21", "STATUS:CANCELLED")], [("04-21", "04-21")]),
        (
            [event("2026-04-20")],
            [event("2026-04-20", "STATUS:CANCELLED")],
            [("04-20", "04-20", "Nora+", "Ole+")],
        ),
        (
            [event("2026-05-04", sequence=3)],
            [event("2026-05-04", "STATUS:CANCELLED", sequence=2)],
            [("05-04", "05-04", "Nora?", "Ole?")],
        ),
        (
            [event("2026-05-04")],
            [event("2026-05-04", "STATUS:CANCELLED"), event("2026-05-04")],
            [("05-04", "05-04")],
        ),
        (
            [event("2026-05-04")],
            [event("2026-05-04", "STATUS:CANCELLED", sequence=1), event("2026-05-06", sequence=2)],
            [("05-06", "05-06", "Nora?", "Ole?")],
        ),
        # Days of a series stay apart.
        (
            [event("2026-05-04"), event("2026-05-11")],
            [event("2026-05-04"), event("2026-05-11"), event("2026-05-18")],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-11", "05-18")],
        ),
        (
            [event("2026-05-04"), event("2026-05-11")],
            [event("2026-05-18")],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-11", "05-18")],
        ),
        (
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [
                event("2026-05-04", "RRULE:FREQ=WEEKLY"),
                event("2026-05-12", "RECURRENCE-ID;VALUE=DATE:20260511"),
            ],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-12")],
        ),
        (
            [event("2026-05-04"), event("2026-05-12", "RECURRENCE-ID;VALUE=DATE:20260511")],
            [event("2026-05-04"), event("2026-05-13", "RECURRENCE-ID;VALUE=DATE:20260511")],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-13")],
        ),
        (
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [event("2026-05-05", "RRULE:FREQ=WEEKLY")],
            [("05-05", "05-05", "Nora?", "Ole?")],
        ),
        (
            [event("2026-04-13", "RRULE:FREQ=WEEKLY")],
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [("04-13", "04-13", "Nora+", "Ole+"), ("05-04", "05-04", "Nora?", "Ole?")],
        ),
        (
            [event("2026-05-04"), event("2026-05-12", "RECURRENCE-ID;VALUE=DATE:20260511")],
            [event("2026-05-11", "RECURRENCE-ID;VALUE=DATE:20260511", "STATUS:CANCELLED")],
            [("05-04", "05-04", "Nora?", "Ole?"), ("05-12", "05-12")],
        ),
        (
            [event("2026-05-04"), event("2026-05-12", "RECURRENCE-ID;VALUE=DATE:20260511")],
            [event("2026-05-04", "STATUS:CANCELLED")],
            [("05-04", "05-04"), ("05-12", "05-12")],
        ),
        (
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [
                event("2026-05-04", "RRULE:FREQ=WEEKLY"),
                event("2026-05-04", "RECURRENCE-ID;VALUE=DATE:20260504", "STATUS:CANCELLED"),
            ],
            [("05-04", "05-04")],
        ),
        (
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [
                event("2026-05-04", "RRULE:FREQ=WEEKLY"),
                event("2026-05-06", "RECURRENCE-ID;VALUE=DATE:20260504"),
            ],
            [("05-04", "05-04"), ("05-06", "05-06", "Nora?", "Ole?")],
        ),
        (
            [event("2026-05-04", "RRULE:FREQ=WEEKLY")],
            [event("2026-05-04", "RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20260504")],
            [("05-04", "05-04")],
        ),
        # Other entries are other meetings.
        (
            [event("2026-05-04")],
            [event("2026-05-06", uid="m2@example.com")],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-06")],
        ),
        (
            [event("2026-05-04", uid="")],
            [event("2026-05-06", uid="")],
            [(day, day, "Nora?", "Ole?") for day in ("05-04", "05-06")],
        ),
    ],
)  # fmt: skip
def test_what_a_later_file_changes(take_in, agenda, relnet, first, then, expected):
    take_in(*first)
    before = agenda()
    rehearsed = take_in(*then, options=["--dry-run"])
    assert agenda() == before
    assert take_in(*then) == rehearsed
    assert agenda() == expected
    village = relnet("export", "json").stdout
    assert not {"created", "updated"} & {*take_in(*then)}
    assert relnet("export", "json").stdout == village
    if before != expected:
        relnet("undo", "2")
        assert agenda() == before


@pytest.mark.parametrize(
    ("stamps", "is_off"),
    [
        (["DTSTAMP:20260410T090000Z"], True),
        (["LAST-MODIFIED:20260410T090000Z", "DTSTAMP:20260421T090000Z"], True),  # Google's export
        (["DTSTAMP:20260417T120000Z", "DTSTART:20260417T130000Z"], True),
        (["DTSTAMP:20260417T133000Z", "DTSTART:20260417T130000Z"], False),
        (["DTSTAMP:20260418T090000Z"], False),
        (["DTSTAMP:20260417T000000Z"], False),  # of a whole day nobody knows
        (["LAST-MODIFIED:20260420T090000Z", "DTSTAMP:20260410T090000Z"], False),
        (["DTSTAMP:20260231T090000Z"], False),
        (["DTSTAMP:99991231T235959Z"], False),
        (["DTSTAMP:lately"], False),
        ([], False),
    ],
)
@pytest.mark.parametrize("how", ["STATUS", "METHOD"])
def test_a_past_day_that_was_called_off_in_time(take_in, agenda, relnet, stamps, is_off, how):
    starts = [line for line in stamps if line.startswith("DTSTART")]
    first = event("2026-04-17", *starts)
    then = event("2026-04-17", *stamps, *["STATUS:CANCELLED"] * (how == "STATUS"), sequence=1)
    if starts:
        first, then = (text.replace("DTSTART;VALUE=DATE:20260417\n", "") for text in (first, then))
    take_in(first)
    before = agenda()
    assert before == [("04-17", "04-17", "Nora+", "Ole+")]
    head = "METHOD:CANCEL\n" * (how == "METHOD")
    assert take_in(then, head=head) == {"updated" if is_off else "unchanged": 1}
    assert agenda() == ([("04-17", "04-17")] if is_off else before)
    assert ("thank" in relnet("today", "-f", "json").stdout) is not is_off
    assert take_in(then, head=head) == {"unchanged": 1}
    if is_off:
        relnet("undo", "2")
        assert agenda() == before


def test_what_came_of_a_series_before_it_was_called_off_stays(take_in, agenda):
    take_in(*(event(day) for day in ("2026-04-10", "2026-04-17", "2026-05-04")))
    off = event("2026-04-10", "STATUS:CANCELLED", "DTSTAMP:20260414T090000Z")
    assert take_in(off) == {"updated": 1}
    assert agenda() == [("04-10", "04-10", "Nora+", "Ole+"), ("04-17", "04-17"), ("05-04", "05-04")]


def test_each_revision_in_one_file(take_in, agenda):
    both = event("2026-05-04", sequence=0), event("2026-05-06", sequence=1)
    for entries in (both, both[::-1]):
        take_in(*entries)
        assert agenda() == [("05-06", "05-06", "Nora?", "Ole?")]
    assert take_in(*both) == {"unchanged": 2}


def test_what_is_called_off_before_it_is_known_is_not_expected(take_in, agenda):
    entries = event("2026-05-04", "STATUS:CANCELLED"), event("2026-05-04")
    take_in(*entries)
    assert agenda() == [("05-04", "05-04")]
    assert take_in(*entries) == {"unchanged": 2}


def test_meetings_of_one_title_are_numbered(take_in, relnet):
    def handles():
        return [one["handle"] for one in json.loads(relnet("export", "json").stdout)["events"]]

    days = [event(f"2026-05-{day:02}", uid=f"m{day}") for day in range(1, 29)]
    take_in(*days[:20])
    assert handles() == ["rundgang", *(f"rundgang-{number}" for number in range(2, 21))]
    relnet("event", "remove", "rundgang-20", "--yes")
    take_in(*days)
    assert len({*handles()}) == len(handles()) == len(days)


def test_a_cancellation_by_method(take_in, agenda):
    take_in(event("2026-05-04"))
    assert take_in(event("2026-05-04"), head="METHOD:CANCEL\n") == {"updated": 1}
    assert agenda() == [("05-04", "05-04")]
    assert take_in(event("2026-05-04"), head="METHOD:CANCEL\n") == {"unchanged": 1}


@pytest.mark.parametrize("answer", ["ACCEPTED", "DECLINED"])
def test_an_answer_is_of_one_of_them(take_in, agenda, answer):
    take_in(event("2026-05-04"))
    said = NORA.replace(";CN", f";PARTSTAT={answer};CN")
    take_in(event("2026-05-04", people=[said]), head="METHOD:REPLY\n", code=3)
    assert agenda() == [("05-04", "05-04", "Nora?", "Ole?")]


def test_a_series_whose_first_day_did_not_come(take_in, agenda):
    series = event("2026-04-13", "RRULE:FREQ=WEEKLY")
    off = event("2026-04-13", "RECURRENCE-ID;VALUE=DATE:20260413", "STATUS:CANCELLED")
    moved = event("2026-04-14", "RECURRENCE-ID;VALUE=DATE:20260413")
    assert take_in(series, off, code=3) == {}
    assert take_in(series, moved) == {"created": 1, "skipped": 1}
    assert agenda() == [("04-14", "04-14", "Nora+", "Ole+")]


def test_what_was_called_off_is_not_handed_on(take_in, relnet):
    take_in(event("2026-05-04"))
    assert relnet("export", "ics").stdout.count("SUMMARY:Rundgang") == 1
    take_in(event("2026-05-04", "STATUS:CANCELLED"))
    assert "SUMMARY:Rundgang" not in relnet("export", "ics").stdout


def test_what_the_owner_declined_later(take_in, agenda, relnet):
    relnet("card", "set", "Me", "--email", "me@example.com")
    take_in(event("2026-05-04"))
    own = "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com"
    assert take_in(event("2026-05-04", people=[own, NORA, OLE])) == {"updated": 1}
    assert agenda() == [("05-04", "05-04")]


def test_a_cancellation_of_what_nobody_knows(take_in, relnet):
    take_in(event("2026-05-04", "STATUS:CANCELLED"), code=3)
    assert take_in(event("2026-05-04", "STATUS:CANCELLED"), event("2026-05-05", uid="m2")) == {
        "created": 1,
        "skipped": 1,
    }


def test_what_the_owner_added_stays(take_in, agenda, relnet, tmp_path):
    take_in(event("2026-05-04", people=[NORA]))
    (tmp_path / "eva.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Klein\nN:Klein;Eva\nEMAIL:eva@example.com\nEND:VCARD\n"
    )
    relnet("import", tmp_path / "eva.vcf", "--event", "rundgang")
    take_in(event("2026-05-06", people=[NORA]))
    assert agenda() == [("05-06", "05-06", "Eva?", "Nora?")]
    take_in(event("2026-05-06", "STATUS:CANCELLED", people=[NORA]))
    assert agenda() == [("05-06", "05-06", "Eva?")]


def test_the_owners_own_event_of_that_title_stays_where_it_is(take_in, agenda, relnet):
    relnet("event", "add", "Rundgang", "--on", "2026-05-04")
    take_in(event("2026-05-04"))
    assert len(agenda()) == 1
    take_in(event("2026-05-06"))
    assert [days for days, *_ in agenda()] == ["05-04", "05-06"]


def test_a_meeting_that_moved_and_came(take_in, agenda, monkeypatch):
    monkeypatch.setenv("RELNET_TODAY", "2026-04-01")
    take_in(event("2026-04-10"))
    monkeypatch.setenv("RELNET_TODAY", "2026-04-21")
    take_in(event("2026-04-20"))
    assert agenda() == [("04-20", "04-20", "Nora+", "Ole+")]


def test_sequences_that_are_none(take_in, agenda):
    take_in(event("2026-05-04", sequence=2147483647))
    take_in(event("2026-05-06", sequence="-1"))
    assert [days for days, *_ in agenda()] == ["05-04"]
    take_in(event("2026-05-08", sequence="often"))
    assert [days for days, *_ in agenda()] == ["05-04"]


def test_thousands_of_revisions_leave_the_last_one(take_in, agenda):
    days = [f"2026-05-{n % 28 + 1:02}" for n in range(10_000)]
    entries = [event(day, sequence=n, people=[NORA]) for n, day in enumerate(days)]
    take_in(*entries)
    assert agenda() == [(days[-1][5:], days[-1][5:], "Nora?")]


@pytest.mark.parametrize("uid", ["m{n}@example.com", ""])
def test_thousands_of_meetings_on_one_day(take_in, agenda, relnet, uid):
    relnet("event", "add", "Rundgang 7", "--on", "4.5.2026")
    entries = [
        event("2026-05-04", uid=uid.format(n=n), people=[NORA]).replace("Rundgang", f"Rundgang {n}")
        for n in range(3000)
    ]
    take_in(*entries)
    assert len(agenda()) == 3000  # the owner's own is one of them


def test_an_entry_without_uid_is_the_event_of_its_title_and_days(take_in, agenda):
    take_in(event("2026-05-04", people=[NORA]))
    take_in(event("2026-05-04", uid="", people=[OLE]))
    assert agenda() == [("05-04", "05-04", "Nora?", "Ole?")]
    take_in(event("2026-05-04", uid="m2@example.com", people=[OLE]))
    assert agenda() == [("05-04", "05-04", "Nora?", "Ole?"), ("05-04", "05-04", "Ole?")]


def test_series_may_stand_in_a_file_by_turns(take_in, agenda, monkeypatch):
    monkeypatch.setattr("relnet.jobs.note_gatherings.MOST_SERIES", 1)  # at hand
    turns = [event(day, uid=uid) for day in ("2026-05-04", "2026-05-05") for uid in ("a", "b")]
    moved = [
        event(day, uid=uid, sequence=1) for day in ("2026-05-04", "2026-05-06") for uid in "ab"
    ]
    take_in(*turns)
    assert take_in(*turns) == {"unchanged": 4}
    take_in(*moved)
    assert [first for first, *_ in agenda()] == ["05-04"] * 2 + ["05-05"] * 2 + ["05-06"] * 2
