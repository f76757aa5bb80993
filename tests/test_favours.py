"""Thanks for what others gave: the rule, and the way through the front door."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Favour, Outcome
from relnet.model.today import Today
from relnet.rules.occasions.favours import FADES_AFTER, suggest
from relnet.rules.occasions.talks import suggest as suggest_talks

MON, TUE, WED, THU, FRI = (date(2026, 4, day) for day in range(20, 25))
NEXT_MON = date(2026, 4, 27)
DAY = timedelta(days=1)
EASTER = {date(2026, 4, 3): "Karfreitag", date(2026, 4, 6): "Ostermontag"}
CHRISTMAS = {date(2026, 12, day): "Feiertag" for day in (24, 25, 26, 31)} | {
    date(2027, 1, 1): "Neujahr"
}


def gift(on=MON, learned=None, thanked=None, kind="gift", id_=7, contact_id=42, **about):
    learned = learned or on
    return Favour(id_, contact_id, "Anna Weber", "Voss AG", kind, on, learned, thanked, **about)


LED = (Outcome("Uwe Koch", "met", WED),)
# What was given, today, the holidays around it, and since when a line is due (None: silent).
CASES = [
    ("not on the day itself", gift(), MON, {}, None),
    ("the day after", gift(), TUE, {}, TUE),
    ("still there later", gift(), FRI, {}, TUE),
    ("given on Friday: not on Saturday", gift(FRI), FRI + DAY, {}, None),
    ("given on Friday: on Monday", gift(FRI), NEXT_MON, {}, NEXT_MON),
    ("Maundy Thursday: not on Good Friday", gift(date(2026, 4, 2)), date(2026, 4, 3), EASTER, None),
    ("Maundy Thursday: not on Easter Monday", gift(date(2026, 4, 2)), date(2026, 4, 6), EASTER, None),
    ("Maundy Thursday: on Tuesday", gift(date(2026, 4, 2)), date(2026, 4, 7), EASTER, date(2026, 4, 7)),
    ("before Christmas: on the 28th", gift(date(2026, 12, 23)), date(2026, 12, 28), CHRISTMAS, date(2026, 12, 28)),
    ("on 30 December: next year", gift(date(2026, 12, 30)), date(2027, 1, 4), CHRISTMAS, date(2027, 1, 4)),
    ("on 30 December: not on New Year's Day", gift(date(2026, 12, 30)), date(2027, 1, 1), CHRISTMAS, None),
    ("the last day", gift(), MON + FADES_AFTER, {}, TUE),
    ("faded", gift(), MON + FADES_AFTER + DAY, {}, None),
    ("a leap day", gift(date(2028, 2, 29)), date(2028, 3, 1), {}, date(2028, 3, 1)),
    ("due on a leap day", gift(date(2028, 2, 28)), date(2028, 2, 29), {}, date(2028, 2, 29)),
    ("noted three weeks later: at once", gift(MON - 21 * DAY, MON), MON, {}, MON),
    ("noted three weeks later: before, nobody knew", gift(MON - 21 * DAY, MON), FRI - 7 * DAY, {}, None),
    ("noted on a Saturday: on Monday", gift(MON, FRI + DAY), NEXT_MON, {}, NEXT_MON),
    ("noted late: two weeks from then on", gift(MON - 21 * DAY, MON), MON + FADES_AFTER, {}, MON),
    ("noted late: faded", gift(MON - 21 * DAY, MON), MON + FADES_AFTER + DAY, {}, None),
    ("noted 90 days later", gift(MON - 90 * DAY, MON), MON, {}, MON),
    ("history that is entered", gift(MON - 91 * DAY, MON), MON, {}, None),
    ("ahead", gift(FRI), TUE, {}, None),
    ("thanked on the day", gift(thanked=MON), TUE, {}, None),
    ("thanked later", gift(thanked=TUE), WED, {}, None),
    ("thanked for something before", gift(thanked=MON - DAY), TUE, {}, TUE),
    ("led to a talk on that day", gift(kind="introduction", outcomes=LED), WED, {}, TUE),
    ("led to a talk: said with what came of it", gift(kind="introduction", outcomes=LED), THU, {}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("favour", "today", "holidays", "due_on"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_when(favour, today, holidays, due_on):
    found = list(suggest([favour], Today(today, holidays)))
    assert [line.due_on for line in found] == ([due_on] if due_on else [])


WORDS = [
    (
        gift(topic="Wein"),
        "say thanks: a gift on 2026-04-20",
        {"kind": "gift", "day": MON, "about": "Wein"},
    ),
    (gift(kind="help"), "say thanks: helped you on 2026-04-20", {"kind": "help", "day": MON}),
    (
        gift(kind="introduction", person="Uwe Koch"),
        "say thanks: introduced you to Uwe Koch",
        {"kind": "introduction", "day": MON, "person": "Uwe Koch"},
    ),
    (
        gift(kind="introduction"),
        "say thanks: introduced you on 2026-04-20",
        {"kind": "introduction", "day": MON},
    ),
    (
        gift(kind="referral", person="Uwe Koch", topic="Greifer"),
        "say thanks: recommended you to Uwe Koch",
        {"kind": "referral", "day": MON, "person": "Uwe Koch", "topic": "Greifer"},
    ),
    (
        gift(kind="referral"),
        "say thanks: recommended you on 2026-04-20",
        {"kind": "referral", "day": MON},
    ),
    (
        gift(kind="invitation", topic="Sommerfest"),
        "say thanks: invited you on 2026-04-20",
        {"kind": "invitation", "day": MON, "about": "Sommerfest"},
    ),
]


@pytest.mark.parametrize(("favour", "reason", "facts"), WORDS)
def test_what_it_says(favour, reason, facts):
    [line] = suggest([favour], Today(TUE))
    assert str(line.reason) == reason
    assert line.facts == facts
    assert (line.key, line.kind) == ("thank:interaction-7:contact-42", "thank")
    assert line.minutes > 0


def test_what_they_gave_weighs_more_than_a_talk():
    [given_], [talk] = suggest([gift()], Today(TUE)), suggest_talks([gift(kind="met")], Today(TUE))
    assert given_.weight > talk.weight


@pytest.mark.parametrize(
    ("favours", "lines"),
    [
        ([gift(), gift(id_=8)], ["interaction-7:contact-42", "interaction-8:contact-42"]),
        ([gift(), gift(contact_id=9)], ["interaction-7:contact-42", "interaction-7:contact-9"]),
        ([], []),
    ],
)
def test_how_many_lines(favours, lines):
    assert [line.key.removeprefix("thank:") for line in suggest(favours, Today(WED))] == lines


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 120),
    st.sampled_from(["gift", "help", "invitation"]),
    st.sets(st.integers(0, 5), max_size=5),
)
def test_each_is_shown_in_one_row_of_days_and_then_has_faded(on, later, kind, days_off):
    known_on = on + later * DAY
    holidays = {known_on + n * DAY: "" for n in days_off}
    favour = gift(on, known_on, kind=kind)
    days = [on + n * DAY for n in range(150)]
    shown = [day for day in days if list(suggest([favour], Today(day, holidays)))]
    assert bool(shown) == (later <= 90)
    assert shown == [shown[0] + n * DAY for n in range(len(shown))]
    if shown:
        assert shown[-1] == known_on + FADES_AFTER
        assert shown[0].weekday() < 5
        assert shown[0] not in holidays


# Through the front door.


@pytest.fixture
def village(relnet, monkeypatch):
    for name in ("Anna Weber", "Uwe Koch", "Zofia Nowak"):
        relnet("add", name, "--email", f"{name.split()[0]}@example.com")
    relnet(
        "event",
        "add",
        "Hannover Messe",
        "--handle",
        "hm26",
        "--from",
        "2026-04-13",
        "--to",
        "2026-04-17",
    )
    return relnet  # fmt: skip


def lines(village, monkeypatch, day="2026-04-21"):
    monkeypatch.setenv("RELNET_TODAY", day)
    found = json.loads(village("today", "--all", "-f", "json").stdout)
    return [(line["contact"], line["reason"]) for line in found if line["kind"] == "thank"]


KOCH = "say thanks: introduced you to Uwe Koch"
DIARY = [
    ("met elsewhere", ["met anna --on 2026-04-20"], [("Anna Weber", "say thanks: met on 2026-04-20")]),
    ("a gift of theirs", ["gift anna --on 2026-04-20 --direction theirs"], [("Anna Weber", "say thanks: a gift on 2026-04-20")]),
    ("a gift of mine", ["gift anna --on 2026-04-20 --direction mine"], []),
    ("nobody says whose", ["help anna --on 2026-04-20"], []),
    ("a call is no favour", ["call anna --on 2026-04-20 --direction theirs"], []),
    ("an invitation", ["invitation anna --on 2026-04-20 --direction theirs"], [("Anna Weber", "say thanks: invited you on 2026-04-20")]),
    ("the introducer alone", ["introduction anna uwe --on 2026-04-20 --direction theirs"], [("Anna Weber", KOCH)]),
    ("two were introduced", ["introduction anna uwe zofia --on 2026-04-20 --direction theirs"], [("Anna Weber", f"{KOCH}, Zofia Nowak")]),
    ("thanked since", ["gift anna --on 2026-04-17 --direction theirs", "thanks anna --on 2026-04-20"], []),
    ("they thanked for something", ["gift anna --on 2026-04-17 --direction theirs", "thanks anna --on 2026-04-20 --direction theirs"], [("Anna Weber", "say thanks: a gift on 2026-04-17")]),
    ("they thanked for the fair", ["met anna --on 2026-04-17 --event hm26", "thanks anna --on 2026-04-20 --direction theirs --event hm26"], [("Anna Weber", "say thanks: met at Hannover Messe")]),
    ("thanked before", ["gift anna --on 2026-04-17 --direction theirs", "thanks anna --on 2026-04-16"], [("Anna Weber", "say thanks: a gift on 2026-04-17")]),
    ("thanked for the fair", ["gift anna --on 2026-04-17 --direction theirs", "thanks anna --on 2026-04-20 --event hm26"], [("Anna Weber", "say thanks: a gift on 2026-04-17")]),
    ("given at the fair, thanked for it", ["gift anna --on 2026-04-17 --direction theirs --event hm26", "thanks anna --on 2026-04-20 --event hm26"], []),
    ("met at the fair, logged with it", ["met anna --on 2026-04-17 --event hm26"], [("Anna Weber", "say thanks: met at Hannover Messe")]),
    ("met at the fair, logged twice", ["met anna --on 2026-04-17 --event hm26", "meeting anna --on 2026-04-17"], [("Anna Weber", "say thanks: met at Hannover Messe")]),
    ("met at the fair, and after it", ["met anna --on 2026-04-17 --event hm26", "met anna --on 2026-04-20"], [("Anna Weber", "say thanks: talked on 2026-04-20; met at Hannover Messe")]),
    ("met at the fair, and on another day of it", ["met anna --on 2026-04-17 --event hm26", "meeting anna --on 2026-04-15"], [("Anna Weber", "say thanks: met at Hannover Messe")]),
    ("met on a day of a fair where they were not", ["meeting anna --on 2026-04-16"], [("Anna Weber", "say thanks: met on 2026-04-16")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("diary", "wanted"), [case[1:] for case in DIARY], ids=[case[0] for case in DIARY]
)
def test_what_the_diary_says(village, monkeypatch, diary, wanted):
    for entry in diary:
        village("log", *entry.split())
    assert sorted(lines(village, monkeypatch)) == sorted(wanted)


def test_what_is_noted_later_is_a_line_of_its_own(village, monkeypatch):
    village("log", "gift", "anna", "--on", "2026-04-17", "--direction", "theirs")
    village("done", "thank:interaction-1:contact-1")
    village("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs")
    assert lines(village, monkeypatch) == [("Anna Weber", "say thanks: helped you on 2026-04-20")]
    village("done", "thank:interaction-3:contact-1")
    assert lines(village, monkeypatch) == []
    village("undo")
    assert len(lines(village, monkeypatch)) == 1


def test_thanks_logged_by_hand_count_beside_a_line_that_was_done(village, monkeypatch):
    village("log", "gift", "anna", "--on", "2026-04-17", "--direction", "theirs")
    village("log", "invitation", "anna", "--on", "2026-04-17", "--direction", "theirs")
    village("done", "1")
    village("log", "help", "anna", "--on", "2026-04-20", "--direction", "theirs")
    village("log", "thanks", "anna", "--on", "2026-04-21", "--event", "hm26")  # for the fair
    assert len(lines(village, monkeypatch)) == 1
    village("log", "thanks", "anna", "--on", "2026-04-21")
    assert lines(village, monkeypatch) == []


def test_what_others_say_settles_nothing(village, monkeypatch):
    """Neither their thanks nor their wishes nor their condolences are one's own."""
    village("edit", "anna", "birthday=1981-04-20")
    village("life", "uwe", "condolence", "--on", "2026-04-20")
    village("log", "met", "anna", "--on", "2026-04-17", "--event", "hm26")
    monkeypatch.setenv("RELNET_TODAY", "2026-04-21")
    before = village("today", "--all", "-f", "json").stdout
    assert {line["kind"] for line in json.loads(before)} == {"thank", "congratulate", "condolence"}
    for kind, who in (("thanks", "anna"), ("congratulation", "anna"), ("condolence", "uwe")):
        village("log", kind, who, "--on", "2026-04-21", "--direction", "theirs")
        found = json.loads(village("today", "--all", "-f", "json").stdout)
        assert {line["key"] for line in found} == {line["key"] for line in json.loads(before)}
    told = json.loads(village("event", "debrief", "hm26", "-f", "json").stdout)
    assert (told["figures"]["thanked"], told["people"][0]["thanked_on"]) == (0, None)
    village("log", "thanks", "anna", "--on", "2026-04-21")
    assert lines(village, monkeypatch) == []


@pytest.mark.parametrize("by_hand", [False, True])
def test_debrief_and_today_agree_on_who_was_thanked(village, monkeypatch, by_hand):
    village("log", "gift", "anna", "--on", "2026-04-17", "--direction", "theirs")
    village("done", "thank:interaction-1:contact-1")
    village("log", "met", "anna", "--on", "2026-04-17", "--event", "hm26")
    if by_hand:
        village("log", "thanks", "anna")
    is_open = ("Anna Weber", "say thanks: met at Hannover Messe") in lines(village, monkeypatch)
    told = json.loads(village("event", "debrief", "hm26", "-f", "json").stdout)
    assert is_open == (not by_hand)
    assert (told["people"][0]["thanked_on"] is None) == is_open


def test_an_introduction_and_what_came_of_it_are_one_line_at_a_time(village, monkeypatch):
    village("log", "introduction", "anna", "uwe", "--on", "2026-04-15", "--direction", "theirs")
    assert lines(village, monkeypatch) == [("Anna Weber", KOCH)]
    village("log", "call", "uwe", "--on", "2026-04-20")
    told = [("Anna Weber", "say what came of it: spoke with Uwe Koch on 2026-04-20")]
    assert lines(village, monkeypatch) == told
    village("done", "thank:outcome-1:contact-1")
    assert lines(village, monkeypatch) == []
    village("undo")
    village("skip", "thank:outcome-1:contact-1")
    assert lines(village, monkeypatch, "2026-04-22") == []


def test_private_notes_stay_private(village, monkeypatch):
    village(
        "log", "gift", "anna", "--on", "2026-04-20", "--direction", "theirs", "--note", "geheim"
    )
    assert "geheim" not in village("today", "--all", "-f", "json").stdout
