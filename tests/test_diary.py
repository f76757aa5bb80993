"""event, log, follow-up, today, done, snooze, skip: through the front door."""

import json

import pytest


@pytest.fixture
def village(relnet):
    relnet(
        "event",
        "add",
        "Hannover Messe 2026",
        "--handle",
        "hm26",
        "--from",
        "2026-04-13",
        "--to",
        "2026-04-17",
    )  # Monday to Friday
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    return relnet


def today(village, *options):
    return [
        (row["kind"], row["contact"], row["due_on"])
        for row in json.loads(village("today", "--format", "json", *options).stdout)
    ]


def at(monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)


def test_thanks_are_due_the_next_working_day_and_fade_after_two_weeks(village, monkeypatch):
    village("log", "met", "anna", "--event", "hm26", "--on", "2026-04-17")  # a Friday
    shown = {}
    for day in ("2026-04-17", "2026-04-19", "2026-04-20", "2026-05-01", "2026-05-02"):
        at(monkeypatch, day)
        shown[day] = today(village)
    line = [("thank", "Anna Weber", "2026-04-20")]
    assert shown == {
        "2026-04-17": [],
        "2026-04-19": [],
        "2026-04-20": line,
        "2026-05-01": line,
        "2026-05-02": [],
    }


def test_without_a_day_they_were_met_by_the_time_it_was_written_down(village, monkeypatch):
    at(monkeypatch, "2026-04-14")
    village("log", "met", "anna", "--event", "hm26")
    at(monkeypatch, "2026-04-15")
    assert today(village) == [("thank", "Anna Weber", "2026-04-15")]


def test_done_logs_the_thanks_and_the_line_is_gone(village):
    village(
        "log", "met", "anna", "uwe", "--event", "hm26", "--on", "2026-04-17", "--note", "Greifer"
    )
    told = village("done", "1", "--note", "Karte geschickt").stderr
    assert told == (
        "Thanked Anna Weber; it is logged · say thanks: met at Hannover Messe 2026\n"
        "undo: relnet undo 6\n"
    )
    assert today(village) == [("thank", "Uwe Koch", "2026-04-20")]
    diary = json.loads(village("show", "anna", "--format", "json").stdout)["interactions"]
    assert [(item["kind"], item["on"], item["event"], item["note"]) for item in diary] == [
        ("thanks", "2026-04-21", "hm26", "Karte geschickt"),
        ("met", "2026-04-17", "hm26", "Greifer"),
    ]


def test_thanks_given_otherwise_count(village):
    village("log", "met", "anna", "uwe", "zofia", "--event", "hm26", "--on", "2026-04-17")
    village("log", "thanks", "anna", "--on", "2026-04-18")
    village("log", "thanks", "uwe", "--on", "2026-04-16")  # for something else, before
    assert today(village) == [
        ("thank", "Uwe Koch", "2026-04-20"),
        ("thank", "Zofia Nowak", "2026-04-20"),
    ]


def test_several_lines_at_once_mean_the_numbers_as_shown(village):
    village("log", "met", "anna", "uwe", "zofia", "--event", "hm26", "--on", "2026-04-17")
    village("done", "1", "3")
    assert today(village) == [("thank", "Uwe Koch", "2026-04-20")]


def test_snooze_and_skip_keep_the_decision(village, monkeypatch):
    village("log", "met", "anna", "uwe", "--event", "hm26", "--on", "2026-04-17")
    assert "comes back on Mon 2026-04-27" in village("snooze", "1", "mon").stderr
    assert "Uwe Koch is off the list" in village("skip", "1").stderr
    assert today(village) == []
    at(monkeypatch, "2026-04-26")
    assert today(village) == []
    at(monkeypatch, "2026-04-27")
    assert today(village) == [("thank", "Anna Weber", "2026-04-20")]


def test_snoozing_past_the_occasion_is_refused_with_the_way_out(village):
    village("log", "met", "anna", "--event", "hm26", "--on", "2026-04-17")
    failed = village("snooze", "1", "2026-06-01", code=2)
    assert failed.stderr == (
        "error: by Mon 2026-06-01 this occasion with Anna Weber is over.\n"
        "hint: take an earlier day, or: relnet follow-up add 'Anna Weber' TEXT --due 2026-06-01\n"
    )
    assert len(today(village)) == 1


@pytest.mark.parametrize("line", ["0", "9", "x", "thank:event-9:contact-9"])
def test_a_line_that_is_not_there(village, line):
    village("follow-up", "add", "anna", "Angebot", "--due", "today")
    assert f"today's list has no line {line}; it has 1." in village("done", line, code=1).stderr


@pytest.mark.parametrize(
    ("said", "numbers"),
    [("1,2", "1 2"), ("1-3", "1 2 3"), ("3,1-2", "3 1 2"), ("2, 2,1", "2 1"), ("2-9", ""),
     ("3-1", ""), ("-1", ""), ("1,", ""), ("0-2", ""), ("1-" + "9" * 30, "")],
)  # fmt: skip
@pytest.mark.parametrize("command", [("done",), ("skip",), ("snooze",)])
def test_several_lines_in_one_word(village, said, numbers, command):
    for what in ("Angebot", "Muster", "Preise"):
        village("follow-up", "add", "anna", what, "--due", "today")
    assert len(today(village)) == 3
    day = ["2026-05-04"] * (command == ("snooze",))
    failed = village(*command, "--", said, *day, code=1).stderr
    hint = f"say {numbers}, with blanks between them." if numbers else "relnet today shows it."
    assert failed == f"error: today's list has no line {said}; it has 3.\nhint: {hint}\n"


def test_an_empty_list_has_no_line(village):
    assert village("done", "1", code=1).stderr == (
        "error: today's list has no line; it is empty.\nhint: relnet today shows it.\n"
    )


def test_who_wrote_is_said(village):
    village("log", "mail", "anna", "--direction", "mine", "--on", "2026-04-17")
    village(
        "log", "mail", "anna", "--direction", "theirs", "--on", "2026-04-18", "--note", "Muster"
    )
    village("log", "call", "anna", "--on", "2026-04-19")
    for command in ("show", "brief"):
        told = village(command, "anna").stdout
        assert "2026-04-17  mail, by you\n" in told
        assert "2026-04-18  mail, by them  Muster\n" in told
        assert "2026-04-19  call\n" in told


def test_a_line_by_its_key(village):
    village("follow-up", "add", "anna", "Angebot", "--due", "today")
    village("done", "follow-up:1")
    assert today(village) == []


def test_birthdays(village, monkeypatch):
    for name, day in (("Anna", "1976-04-25"), ("Uwe", "--04-26"), ("Zofia", "1984-02-29")):
        village("edit", name, f"birthday={day}")
    at(monkeypatch, "2026-04-24")  # the Friday before
    reasons = [row["reason"] for row in json.loads(village("today", "-f", "json").stdout)]
    assert reasons == ["turns 50 on 2026-04-25, a round birthday", "has a birthday on 2026-04-26"]
    village("done", "1")
    at(monkeypatch, "2026-04-25")  # a Saturday, on which only birthdays of that day are shown
    assert today(village) == []
    at(monkeypatch, "2026-04-26")
    assert today(village) == [("congratulate", "Uwe Koch", "2026-04-26")]
    at(monkeypatch, "2026-04-27")
    assert today(village) == [("congratulate", "Uwe Koch", "2026-04-26")]
    at(monkeypatch, "2027-02-28")
    assert today(village) == [("congratulate", "Zofia Nowak", "2027-02-28")]


def test_today_is_a_screenful_of_the_most_important(relnet, samples):
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    relnet("import", samples / "phone.vcf", samples / "outlook.vcf", "--event", "hm26")
    relnet("follow-up", "add", "1", "send the offer", "--due", "2026-04-20")
    table = relnet("today", "--format", "table")
    assert len(table.stdout.splitlines()) == 11
    assert "more: relnet today --all" in table.stderr
    every = json.loads(relnet("today", "--all", "--format", "json").stdout)
    assert len(every) > 20
    assert [row["n"] for row in every] == [*range(1, len(every) + 1)]
    assert [row["kind"] for row in every[:2]] == ["congratulate", "follow_up"]
    assert every[1]["commands"] == [
        "relnet draft 2", "relnet done 2", "relnet snooze 2 DAY", "relnet skip 2",
    ]  # fmt: skip
    assert {row["channel"] for row in every} <= {"email", "phone", "profile", "url", None}


def test_relnet_alone_shows_today_or_how_to_begin(relnet):
    assert "relnet import FILE" in relnet().stderr
    relnet("add", "Anna Weber")
    relnet("follow-up", "add", "anna", "Angebot", "--due", "today")
    assert "Angebot (planned for today)" in relnet().stdout


def test_follow_ups(village, golden):
    village("follow-up", "add", "anna", "Angebot schicken", "--due", "fri", "--event", "hm26")
    village("follow-up", "add", "uwe", "Muster", "--due", "2026-04-21", "--direction", "theirs")
    village("follow-up", "add", "zofia", "anrufen", "--due", "today", "--every", "4 Wochen")
    assert [row[0] for row in today(village)] == ["follow_up", "promise"]
    golden("follow-ups.csv", village("follow-up", "list", "--format", "csv").stdout)
    assert village("follow-up", "list", "--due", "tomorrow", "-f", "ids").stdout == "2\n3\n"
    village("follow-up", "done", "3")
    village("follow-up", "snooze", "2", "+1w")
    village("follow-up", "drop", "1")
    rows = village(
        "follow-up", "list", "--all", "--fields", "id,due_on,state,every", "--no-headers"
    )
    assert rows.stdout.splitlines() == [
        "3\t2026-04-21\tdone\t4w", "1\t2026-04-24\tdropped\t", "2\t2026-04-28\topen\t",
        "4\t2026-05-19\topen\t4w",
    ]  # fmt: skip
    assert "there is no open follow-up 1" in village("follow-up", "done", "2", "1", code=1).stderr
    assert village("follow-up", "list", "-f", "ids").stdout == "2\n4\n"


def test_skipping_what_recurs_skips_this_time_only(village):
    village("follow-up", "add", "anna", "anrufen", "--due", "today", "--every", "1m")
    village("skip", "1")
    assert (
        village("follow-up", "list", "--fields", "due_on", "--no-headers").stdout == "2026-05-21\n"
    )


def test_events(village, golden):
    village(
        "event",
        "add",
        "Stammtisch",
        "--on",
        "23.4.",
        "--kind",
        "dinner",
        "--place",
        "Köln",
        "--stand",
        "Tisch 4",
        "--cost",
        "80",
        "--goal",
        "zwei neue Leute",
    )
    village("event", "add", "Stammtisch", "--on", "2025-04-23")
    golden("events.csv", village("event", "list", "--format", "csv").stdout)
    village("log", "meeting", "anna", "uwe", "--event", "stammtisch", "--on", "20.4.")
    shown = json.loads(village("event", "show", "2", "--format", "json").stdout)
    assert (shown["schema"], shown["handle"], shown["cost"]) == (1, "stammtisch", 80.0)
    assert [person["name"] for person in shown["people"]] == ["Uwe Koch", "Anna Weber"]
    assert "could be 2 events" in village("event", "show", "STAMMTISCH ", code=3).stderr
    assert village("event", "show", "Hannover Messe 2026", "-f", "ids").stdout == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "say either --on DAY, or --from DAY and --to DAY."),
        (["--on", "1.5.", "--from", "1.5."], "say either --on DAY"),
        (["--from", "2026-05-02", "--to", "2026-05-01"], "an event ends on its first day or later"),
        (["--on", "04/05/2026"], "is not a day"),
        (["--on", "31.4."], "is not a day"),
        (["--on", "1.5.", "--handle", "hm26"], "the handle hm26 is taken"),
        (["--on", "1.5.", "--handle", "12"], "a handle is letters, digits and hyphens"),
        (["--on", "1.5.", "--handle", "a b"], "a handle is letters, digits and hyphens"),
    ],
)
def test_events_that_make_no_sense(village, options, told):
    assert told in village("event", "add", "Messe", *options, code=2).stderr
    assert village("event", "list", "-f", "ids").stdout == "1\n"


def test_slash_dates_are_refused_with_both_readings(village):
    failed = village("follow-up", "add", "anna", "x", "--due", "3/12/2026", code=2)
    assert "2026-12-03" in failed.stderr
    assert "2026-03-12" in failed.stderr


def test_log_reads_weekdays_as_past_and_plans_as_future(village):
    assert (
        "Logged for Fri 2026-04-17: call, Anna Weber."
        in village("log", "call", "anna", "--on", "Freitag").stderr
    )
    assert (
        "due Fri 2026-04-24" in village("follow-up", "add", "anna", "x", "--due", "Freitag").stderr
    )


def test_log_for_several_people_is_one_interaction(village):
    village("log", "met", "anna", "uwe", "1")
    diary = json.loads(village("show", "1", "--format", "json").stdout)["interactions"]
    assert [item["id"] for item in diary] == [1]
    assert (
        village("history", "--limit", "1", "--fields", "detail", "--no-headers").stdout
        == "Anna Weber, Uwe Koch\n"
    )


@pytest.mark.parametrize(
    "arguments", [("met", "nobody"), ("met", "anna", "--event", "hm99"), ("met", "anna", "nobody")]
)
def test_log_with_somebody_unknown_changes_nothing(village, arguments):
    village("log", *arguments, code=1)
    assert village("show", "anna", "--format", "json").stdout.count('"interactions": []') == 1
    village("log", "dance", "anna", code=2)


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-05-20", "2026-05-20"), ("2026-04-15", "2026-04-15")]
)
def test_a_call_about_an_event_is_logged_for_today(village, monkeypatch, day, expected):
    at(monkeypatch, day)
    village("log", "call", "anna", "--event", "hm26")
    shown = json.loads(village("show", "anna", "--format", "json").stdout)
    assert shown["last_interaction_on"] == expected


@pytest.mark.parametrize("day", ["morgen", "1.1.27", "2026-04-22"])
def test_the_diary_keeps_what_has_happened(village, day):
    assert (
        "the diary keeps what has happened."
        in village("log", "call", "anna", "--on", day, code=2).stderr
    )


def test_what_was_decided_is_told_apart_by_its_reason(village):
    for text in ("Angebot", "Muster", "Katalog"):
        village("follow-up", "add", "anna", text, "--due", "today")
    told = [village(*words).stderr for words in (("done", "1"), ("snooze", "1"), ("skip", "1"))]
    assert [text.splitlines()[0] for text in told] == [
        "Done with Anna Weber · Angebot (planned for today)",
        "Anna Weber comes back on Wed 2026-04-22 · Muster (planned for today)",
        "Anna Weber is off the list for this occasion · Katalog (planned for today)",
    ]


@pytest.mark.parametrize("command", [("snooze", "1"), ("follow-up", "snooze", "1")])
@pytest.mark.parametrize("day", ["today", "2026-04-20"])
def test_putting_off_to_a_day_that_is_not_to_come_is_refused(village, command, day):
    village("follow-up", "add", "anna", "Angebot", "--due", "today")
    assert "hint: say a day after today." in village(*command, day, code=2).stderr
    assert (
        village("follow-up", "list", "--fields", "due_on", "--no-headers").stdout == "2026-04-21\n"
    )


@pytest.mark.parametrize("text", ["", "  "])
def test_a_follow_up_says_what_is_to_be_done(village, text):
    failed = village("follow-up", "add", "anna", text, "--due", "today", code=2)
    assert "hint: say what is to be done." in failed.stderr


def test_a_day_in_words_is_told_as_it_was_understood(village, samples):
    village("follow-up", "add", "anna", "Angebot", "--due", "today")
    told = village("follow-up", "list", "--due", "friday", "-f", "table").stderr
    assert told == "Due by Fri 2026-04-24:\n"
    assert village("follow-up", "list", "--due", "friday", "-f", "csv").stderr == ""
    told = village("import", samples / "phone.vcf", "--event", "hm26", "--met-on", "friday").stderr
    assert told.startswith("Everybody in the files was met on Fri 2026-04-17.\n")


def test_a_table_of_every_state_says_which(village):
    village("follow-up", "add", "anna", "Angebot", "--due", "today")
    assert "State" not in village("follow-up", "list", "-f", "table").stdout
    village("follow-up", "done", "1")
    heads, row = village("follow-up", "list", "--all", "-f", "table").stdout.splitlines()
    assert "State" in heads
    assert "  done  " in row


def test_nobody_was_met_on_a_day_to_come(village, samples):
    done = village("import", samples / "phone.vcf", "--met-on", "tomorrow", code=2)
    assert "Wed 2026-04-22 will not do as --met-on." in done.stderr
    assert village("list", "source:phone.vcf", "-f", "ids").stdout == ""
