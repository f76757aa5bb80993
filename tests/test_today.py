"""today, done, snooze, skip, never, why: through the front door."""

import json

import pytest

FRIDAY, SATURDAY, SUNDAY, MONDAY = (f"2026-04-{day}" for day in (24, 25, 26, 27))


@pytest.fixture
def village(relnet, monkeypatch):
    """Met on Thursday, thanked from Friday on; a call is planned for Friday."""
    monkeypatch.setenv("RELNET_TODAY", FRIDAY)
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-23")
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet("log", "met", "anna", "uwe", "--event", "hm26", "--on", "2026-04-23")
    relnet("follow-up", "add", "zofia", "call", "--due", FRIDAY)
    return relnet


@pytest.fixture
def at(monkeypatch):
    return lambda day: monkeypatch.setenv("RELNET_TODAY", day)


def listed(relnet, *options):
    return json.loads(relnet("today", "-f", "json", *options).stdout)


def lines(relnet, *options):
    return [f"{row['n']} {row['kind']} {row['contact']}" for row in listed(relnet, *options)]


EVERY = ["1 follow_up Zofia Nowak", "2 thank Anna Weber", "3 thank Uwe Koch"]
# A day, and how many of these lines it shows.
DAYS = [
    (FRIDAY, 3),
    (SATURDAY, 0),
    (SUNDAY, 0),
    (MONDAY, 3),
    ("2026-05-01", 0),  # Labour Day, a Friday
    ("2026-05-04", 3),
    ("2026-05-07", 3),  # the last day for thanks
    ("2026-05-08", 1),
]


@pytest.mark.parametrize(("day", "count"), DAYS)
def test_nothing_nags_on_a_day_off(village, at, day, count):
    at(day)
    assert len(lines(village)) == count
    if count != 1:
        assert lines(village, "--all") == EVERY


def test_who_waits_is_told(village, at):
    at(SATURDAY)
    shown = village("today", "-f", "table")
    assert shown.stdout == ""
    assert shown.stderr.splitlines() == [
        "Nothing to do for Sat 2026-04-25. Enjoy it.",
        "3 lines wait until Mon 2026-04-27: relnet today --all",
    ]
    assert "1 line waits until Mon" in village("today", "-f", "table", "--kind", "follow_up").stderr
    assert "wait" not in village("today", "-f", "table", "--all").stderr


def test_what_waits_can_be_done_all_the_same(village, at):
    at(SUNDAY)
    assert "Thanked Anna Weber" in village("done", "2").stderr
    assert lines(village, "--all") == ["1 follow_up Zofia Nowak", "2 thank Uwe Koch"]


def test_what_is_for_the_very_day_is_shown_on_a_day_off(village, at):
    village("edit", "anna", "birthday=26.4.1976")
    village("edit", "uwe", "birthday=25.4.")
    village("follow-up", "add", "anna", "pick up at the airport", "--due", SUNDAY)
    village(
        "follow-up", "add", "anna", "sends the drawings", "--due", SUNDAY, "--direction", "theirs"
    )
    village("snooze", "thank:event-1:contact-2", SUNDAY)
    at(SATURDAY)
    assert lines(village) == ["1 congratulate Uwe Koch"]
    at(SUNDAY)
    assert lines(village) == [
        "1 follow_up Anna Weber",
        "2 congratulate Anna Weber",
        "3 thank Uwe Koch",
    ]
    at(MONDAY)
    assert len(lines(village)) == 7  # late wishes to both, two follow-ups, a promise, two thanks


def test_the_last_chance_is_shown_on_a_day_off(village, at):
    village("log", "met", "zofia", "--event", "hm26", "--on", "2026-04-19")
    at("2026-05-03")  # a Sunday, 14 days later: on Monday it would puzzle
    assert lines(village) == ["1 thank Zofia Nowak"]


def test_the_state_decides(village, at):
    at("2026-06-04")  # Corpus Christi
    assert len(lines(village)) == 1
    village("config", "region=NW")
    assert lines(village) == []
    village("config", "country=NL")
    assert len(lines(village)) == 1


def test_a_week(village, at):
    village("edit", "anna", "birthday=28.4.1976")
    village("follow-up", "add", "uwe", "send the offer", "--due", "2026-04-30")
    village("follow-up", "add", "uwe", "too far", "--due", "2026-05-01")
    rows = listed(village, "--week")
    assert [(row["day"], row["n"], row["kind"], row["contact"]) for row in rows] == [
        (FRIDAY, 1, "follow_up", "Zofia Nowak"),
        (FRIDAY, 2, "thank", "Anna Weber"),
        (FRIDAY, 3, "thank", "Uwe Koch"),
        ("2026-04-28", None, "congratulate", "Anna Weber"),
        ("2026-04-30", None, "follow_up", "Uwe Koch"),
    ]
    assert [row["reason"] for row in rows[3:]] == [
        "turns 50 on 2026-04-28, a round birthday",
        "send the offer (planned for 2026-04-30)",
    ]
    assert [bool(row["commands"]) for row in rows] == [True, True, True, False, False]
    table = village("today", "--week", "-f", "table").stdout.splitlines()
    assert table[0].split() == ["Day", "Name", "Reason", "Organization"]
    assert table[4].startswith("Tue 2026-04-28  Anna Weber")


def test_a_week_from_a_day_off_on(village, at):
    at(SATURDAY)
    assert {row["day"] for row in listed(village, "--week")} == {MONDAY}


def test_an_empty_week(relnet):
    assert "Nothing comes up" in relnet("today", "--week", "-f", "table").stderr


def test_ten_minutes(village):
    rows = listed(village, "--minutes", "10")
    assert sum(row["minutes"] for row in rows) <= 10
    assert {(row["n"], row["contact"]) for row in rows} <= {
        (row["n"], row["contact"]) for row in listed(village)
    }
    table = village("today", "--minutes", "600", "-f", "table")
    total = sum(row["minutes"] for row in listed(village))
    assert f"{total} minutes in all." in table.stderr
    assert "Min." in table.stdout
    assert "The shortest line takes" in village("today", "--minutes", "1", "-f", "table").stderr


def test_kinds(village):
    assert lines(village, "--kind", "thank") == EVERY[1:]
    assert lines(village, "--kind", "Follow-Up") == EVERY[:1]
    assert lines(village, "--kind", "thank,follow_up") == EVERY
    assert lines(village, "--kind", "thank", "--kind", "follow_up") == EVERY
    assert lines(village, "--kind", "card") == []


@pytest.mark.parametrize("kind", ["thanks", "", "thank,", "alles"])
def test_unknown_kinds(village, kind):
    said = village("today", "--kind", kind, code=2).stderr
    assert "thank, congratulate, condolence, follow_up, promise" in said


@pytest.mark.parametrize("minutes", ["0", "-5", "601", "ten"])
def test_minutes_that_nobody_has(village, minutes):
    village("today", "--minutes", minutes, code=2)


def test_minutes_are_about_today(village):
    assert "leave --week out" in village("today", "--week", "--minutes", "10", code=2).stderr


def test_every_field(village):
    row = listed(village)[1]
    assert row == {
        "n": 2,
        "key": "thank:event-1:contact-1",
        "kind": "thank",
        "contact_id": 1,
        "contact": "Anna Weber",
        "organization": None,
        "due_on": FRIDAY,
        "reason": "say thanks: met at Hannover Messe 2026",
        "evidence": ["met on 2026-04-23"],
        "channel": "email",
        "advice": "mail ok",
        "minutes": 5,
        "weight": 72.0,
        "day": FRIDAY,
        "commands": [
            "relnet draft 2", "relnet done 2", "relnet snooze 2 DAY", "relnet skip 2",
        ],
        "also": [],
    }  # fmt: skip


def diary(relnet, who):
    found = json.loads(relnet("show", who, "-f", "json").stdout)["interactions"]
    return [(item["kind"], item["direction"], item["note"]) for item in found]


# A line, how it is done, and what the diary says then.
DONE = [
    ("2", [], [("thanks", "mine", None)]),
    ("2", ["--as", "call"], [("thanks", "mine", None), ("call", "mine", None)]),
    ("2", ["--as", "thanks", "--note", "by hand"], [("thanks", "mine", "by hand")]),
    (
        "2",
        ["--as", "mail", "--note", "with the pictures"],
        [("thanks", "mine", None), ("mail", "mine", "with the pictures")],
    ),
    ("1", [], []),
    ("1", ["--as", "call"], [("call", "mine", None)]),
    ("1", ["--note", "wants the offer"], [("note", None, "wants the offer")]),
]


@pytest.mark.parametrize(("line", "how", "entries"), DONE)
def test_what_is_logged(village, line, how, entries):
    village("done", line, *how)
    who = "anna" if line == "2" else "zofia"
    assert sorted(item[:2] for item in diary(village, who) if item[0] != "met") == sorted(
        item[:2] for item in entries
    )
    assert {*entries} <= {*diary(village, who)}
    assert len(lines(village)) == 2


@pytest.mark.parametrize("how", [[], ["--as", "call"]])
def test_thanks_by_phone_are_thanks(village, how):
    """The event knows of thanks that were mainly for something else."""
    village("log", "gift", "anna", "--on", "2026-04-23", "--direction", "theirs")
    [row] = [row for row in listed(village) if row["contact"] == "Anna Weber"]
    assert row["also"] == ["thank:event-1:contact-1"]
    village("done", str(row["n"]), *how)
    assert not [row for row in listed(village) if row["contact"] == "Anna Weber"]
    debrief = village("event", "debrief", "hm26", "-f", "table")
    assert "thanked: 1" in debrief.stdout + debrief.stderr


def test_a_letter_comes_first(village):
    village("life", "uwe", "bereavement", "--on", "2026-04-20")
    village("follow-up", "add", "zofia", "drawings", "--due", FRIDAY, "--direction", "theirs")
    rows = listed(village)
    assert {row["kind"] for row in rows} == {"follow_up", "thank", "condolence", "promise"}
    for row in rows:
        first, done = row["commands"][:2]
        assert first == f"relnet draft {row['n']}"
        assert done.startswith("relnet done")
        assert village(*first.split()[1:]).stdout


def test_an_unknown_kind_of_entry(village):
    assert "'phoned'" in village("done", "1", "--as", "phoned", code=2).stderr


def test_never(village, at):
    said = village("never", "2").stderr
    assert said.splitlines() == [
        "Anna Weber will not be suggested for thanks again.",
        "undo: relnet undo 7",
    ]
    village("event", "add", "SPS", "--on", MONDAY)
    at(MONDAY)
    village("log", "met", "anna", "uwe", "--event", "sps")
    at("2026-04-28")
    assert {row["contact"] for row in listed(village, "--kind", "thank")} == {"Uwe Koch"}
    village("edit", "anna", "birthday=28.4.")
    assert len(listed(village, "--kind", "congratulate")) == 1  # only thanks are unwanted
    village("undo", "7")
    thanks = {row["contact"]: row["also"] for row in listed(village, "--kind", "thank")}
    assert len(thanks["Anna Weber"]) == len(thanks["Uwe Koch"]) == 1


RECURRING = [("done", 1), ("skip", 1), ("never", 0)]


@pytest.mark.parametrize(("verb", "left"), RECURRING)
def test_a_follow_up_that_recurs(village, verb, left):
    village("follow-up", "add", "uwe", "ask about the robot", "--due", FRIDAY, "--every", "4w")
    village(verb, "follow-up:2")
    rows = json.loads(village("follow-up", "list", "-f", "json").stdout)
    assert [row["due_on"] for row in rows if row["contact"] == "Uwe Koch"] == ["2026-05-22"] * left


def test_a_follow_up_that_is_dropped_silences_nobody(village):
    village("never", "1")
    village("follow-up", "add", "zofia", "another one", "--due", FRIDAY)
    assert lines(village)[0] == "1 follow_up Zofia Nowak"


# From which day a line is put off, and when it comes back.
NEXT = [(FRIDAY, MONDAY), ("2026-04-28", "2026-04-29"), ("2026-04-30", "2026-05-04")]


@pytest.mark.parametrize(("day", "back"), NEXT)
def test_without_a_day_it_comes_back_on_the_next_working_day(village, at, day, back):
    at(day)
    assert (
        f"comes back on {'Wed' if back[-1] == '9' else 'Mon'} {back}"
        in village("snooze", "2").stderr
    )
    assert len(lines(village)) == 2
    at(back)
    assert lines(village) == EVERY


@pytest.mark.parametrize("day", ["today", "yesterday", "2026-04-01"])
def test_no_day_to_come(village, day):
    assert "say a day after today." in village("snooze", "1", day, code=2).stderr


def test_why(village):
    village("edit", "anna", "circle=inner")
    assert village("why", "2").stdout.splitlines() == [
        "2  Anna Weber: say thanks: met at Hannover Messe 2026",
        "   70.0  occasion       a thank-you",
        "    2.0  freshness      fresh: its day is Fri 2026-04-24",
        "    2.0  closeness      inner circle, in touch on 1 day in the last 12 months",
        "    0.0  give and take  no gift, help or referral is noted",
        "    0.0  time since     last in touch on Thu 2026-04-23",
        "    0.0  event ahead    no event ahead where they are expected",
        "   74.0  weight",
        "Evidence",
        "  met on Thu 2026-04-23",
        "Channel",
        "  email; mail ok",
        "What would change it",
        "  each week takes a point away",
        "  done logs it and ends it; with never, no such line comes for this person again",
        "Commands",
        "  relnet draft 2",
        "  relnet done 2",
        "  relnet snooze 2 DAY",
        "  relnet skip 2",
    ]


def test_why_for_programs(village):
    found = json.loads(village("why", "follow-up:1", "-f", "json").stdout)
    assert (found["schema"], found["n"], found["key"]) == (1, 1, "follow-up:1")
    assert found["weight"] == round(sum(part["points"] for part in found["parts"]), 1)
    assert [part["name"] for part in found["parts"]] == [
        "occasion", "freshness", "closeness", "give_and_take", "silence", "event",
    ]  # fmt: skip
    assert found["changes"]
    assert listed(village)[0]["weight"] == found["weight"]


def test_give_and_take_lifts_a_line(village):
    village("log", "help", "uwe", "--direction", "theirs", "--on", "2026-01-10")
    village("event", "add", "SPS", "--on", "2026-05-12")
    assert lines(village) == [EVERY[0], "2 thank Uwe Koch", "3 thank Anna Weber"]
    assert "    1.0  give and take  received: 1, given: 0" in village("why", "2").stdout


@pytest.mark.parametrize(
    "line", ["0", "4", "-1", "x", "thank:event-9:contact-9", "99999999999999999999"]
)
def test_a_line_that_is_not_there(village, line):
    for verb in ("why", "done", "skip", "never", "snooze"):
        said = village(verb, "--", line, code=1).stderr
        assert f"today's list has no line {line}; it has 3." in said
    assert lines(village) == EVERY
