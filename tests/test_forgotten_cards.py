"""Cards that were forgotten, and thanks for praise: the rules, and the way through the front door."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.occasion import Encounter, Praise
from relnet.model.suggestion import Decision
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules.agenda import agenda
from relnet.rules.occasions import praise as praises
from relnet.rules.occasions.forgotten_cards import FADES_AFTER, suggest

MON, TUE, WED, FRI = (date(2026, 4, day) for day in (20, 21, 22, 24))
NEXT_MON = date(2026, 4, 27)
DAY = timedelta(days=1)


def met(met_on=MON, *channels, event_id=3, event="Hannover Messe", contact_id=42, place=""):
    who = (contact_id, "Anna Weber", "Voss AG", met_on, event_id, event, place)
    return Encounter(*who, frozenset(channels))


def elsewhere(met_on, *channels):
    return met(met_on, *channels, event_id=None, event="")


AT_FAIR, AT_DINNER = "card:event-3:contact-42", "card:event-4:contact-42"
DINNER = {"event_id": 4, "event": "Dinner"}
# Who was met when, today, and the keys and due days of the lines there are.
CASES = [
    ("not on the day itself", [met(MON)], MON, []),
    ("the day after", [met(MON)], TUE, [(AT_FAIR, TUE)]),
    ("still there later", [met(MON)], FRI, [(AT_FAIR, TUE)]),
    ("met on Friday: not on Saturday", [met(FRI)], FRI + DAY, []),
    ("met on Friday: on Monday", [met(FRI)], NEXT_MON, [(AT_FAIR, NEXT_MON)]),
    ("the last day", [met(MON)], MON + 30 * DAY, [(AT_FAIR, TUE)]),
    ("faded", [met(MON)], MON + 31 * DAY, []),
    ("in the future", [met(FRI)], TUE, []),
    ("without an event", [elsewhere(MON)], TUE, [("card:2026-04-20:contact-42", TUE)]),
    ("an e-mail address is known", [met(MON, "email")], TUE, []),
    ("a phone number is known", [met(MON, "phone")], TUE, []),
    ("a messenger is known", [met(MON, "messenger")], TUE, []),
    ("a profile is known", [met(MON, "profile", "url")], TUE, []),
    ("a web page reaches nobody", [met(MON, "url")], TUE, [(AT_FAIR, TUE)]),
    ("let go at that event", [replace(met(MON), is_let_go=True)], TUE, []),
    (
        "let go at the last event: the one before is over, too",
        [met(MON), replace(met(TUE, **DINNER), is_let_go=True)],
        WED,
        [],
    ),
    (
        "two events: the last one counts, once",
        [met(MON), met(TUE, **DINNER)],
        WED,
        [(AT_DINNER, WED)],
    ),
    ("whatever their order", [met(TUE, **DINNER), met(MON)], WED, [(AT_DINNER, WED)]),
    ("the last one is today: tomorrow", [met(MON), met(TUE, **DINNER)], TUE, []),
    ("one still ahead does not count", [met(MON), met(FRI, **DINNER)], TUE, [(AT_FAIR, TUE)]),
    (
        "one day, noted with the event and without",
        [elsewhere(MON), met(MON), elsewhere(MON)],
        TUE,
        [(AT_FAIR, TUE)],
    ),
    (
        "an old meeting does not keep a new one from the list",
        [met(date(2026, 1, 5)), met(MON, **DINNER)],
        TUE,
        [(AT_DINNER, TUE)],
    ),
    (
        "the turn of the year",
        [met(date(2026, 12, 31))],
        date(2027, 1, 30),
        [(AT_FAIR, date(2027, 1, 1))],
    ),
    ("the turn of the year, faded", [met(date(2026, 12, 31))], date(2027, 1, 31), []),
    (
        "met on a leap day",
        [met(date(2028, 2, 29))],
        date(2028, 3, 30),
        [(AT_FAIR, date(2028, 3, 1))],
    ),
    ("met on a leap day, faded", [met(date(2028, 2, 29))], date(2028, 3, 31), []),
    (
        "due on a leap day",
        [met(date(2028, 2, 28))],
        date(2028, 2, 29),
        [(AT_FAIR, date(2028, 2, 29))],
    ),
    (
        "two people are two lines",
        [met(MON), met(MON, contact_id=7)],
        TUE,
        [(AT_FAIR, TUE), ("card:event-3:contact-7", TUE)],
    ),
    ("nobody", [], TUE, []),
]


@pytest.mark.parametrize(
    ("encounters", "today", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_when(encounters, today, lines):
    assert [(line.key, line.due_on) for line in suggest(encounters, Today(today))] == lines


# What was decided about the fair, whether they were met again, and whether there is a line.
DECIDED = [
    ("done", [met(MON)], False),
    ("skipped", [met(MON)], False),
    ("done", [met(MON), met(TUE, **DINNER)], True),
    ("skipped", [met(MON), met(TUE, **DINNER)], True),
    ("snoozed", [met(MON)], False),
]


@pytest.mark.parametrize(("verdict", "encounters", "is_shown"), DECIDED)
def test_meeting_again_begins_anew(verdict, encounters, is_shown):
    decisions = {AT_FAIR: Decision(AT_FAIR, verdict, FRI if verdict == "snoozed" else None)}
    assert bool(agenda(suggest(encounters, Today(WED)), decisions, WED)) == is_shown


def test_what_it_says():
    [line] = suggest([met(MON, place="Halle 7")], Today(TUE))
    assert (line.kind, line.contact_id, line.contact) == ("card", 42, "Anna Weber")
    assert line.organization == "Voss AG"
    assert str(line.reason) == "no card yet: met at Hannover Messe"
    assert line.evidence == (
        Phrase("met at Hannover Messe, Halle 7, on 2026-04-20"),
        Phrase("no e-mail, phone, messenger or profile is known"),
    )
    [line] = suggest([elsewhere(MON)], Today(TUE))
    assert str(line.reason) == "no card yet: met on 2026-04-20"
    assert str(line.evidence[0]) == "met on 2026-04-20"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 30))
def test_leaving_relnet_closed_for_days_loses_nobody(met_on, skipped):
    days = [met_on + n * DAY for n in range(skipped, FADES_AFTER.days + 1)]
    shown = [day for day in days if list(suggest([met(met_on)], Today(day)))]
    assert shown
    assert shown == days[-len(shown) :]


# Praise.


def endorsed(about="Robotik", on=MON, learned=TUE, thanked=None, contact_id=42, kind="endorsement"):
    return Praise(contact_id, "Anna Weber", "Voss AG", kind, on, learned, about, thanked)


def recommended(**values):
    return endorsed(**{"about": "", **values, "kind": "recommendation"})


KNOWN_ON_TUESDAY = ("thank:praise-2026-04-21:contact-42", TUE)
YEARS_AGO = date(2024, 2, 29)
PRAISES = [
    ("on the day of the import", [endorsed()], TUE, [KNOWN_ON_TUESDAY]),
    ("before the import nobody knows", [endorsed()], MON, []),
    ("the last day", [endorsed()], TUE + 14 * DAY, [KNOWN_ON_TUESDAY]),
    ("faded", [endorsed()], TUE + 15 * DAY, []),
    ("an export that comes late", [endorsed(learned=MON + 180 * DAY)], MON + 180 * DAY, True),
    ("an export that comes too late", [endorsed(learned=MON + 181 * DAY)], MON + 181 * DAY, []),
    ("years ago", [endorsed(on=YEARS_AGO)], TUE, []),
    ("ten skills are one line", [endorsed(str(n)) for n in range(10)], TUE, [KNOWN_ON_TUESDAY]),
    (
        "the day on which the last is learned of names the occasion",
        [endorsed(learned=MON), endorsed("Greifer", on=date(2026, 3, 1))],
        TUE,
        [("thank:praise-2026-04-21:contact-42", MON)],
    ),
    ("old skills beside a new one", [endorsed(on=YEARS_AGO), endorsed()], TUE, [KNOWN_ON_TUESDAY]),
    ("recommended", [recommended()], TUE, [KNOWN_ON_TUESDAY]),
    ("both are one line", [endorsed(), recommended()], TUE, [KNOWN_ON_TUESDAY]),
    ("thanked on the day", [endorsed(thanked=MON)], TUE, []),
    ("thanked later", [endorsed(thanked=TUE)], WED, []),
    ("thanked for something before", [endorsed(thanked=MON - DAY)], TUE, [KNOWN_ON_TUESDAY]),
    (
        "thanked, and praised again",
        [endorsed(on=date(2026, 4, 1), thanked=date(2026, 4, 2)), endorsed(thanked=date(2026, 4, 2))],
        TUE,
        [KNOWN_ON_TUESDAY],
    ),
    ("of tomorrow", [endorsed(on=WED)], TUE, []),
    ("learned on a Saturday: no later", [endorsed(learned=FRI + DAY)], FRI + DAY, True),
    ("over the turn of the year", [endorsed(on=date(2026, 12, 30), learned=date(2026, 12, 31))], date(2027, 1, 14), True),
    ("over a leap day", [endorsed(on=date(2028, 2, 20), learned=date(2028, 2, 20))], date(2028, 3, 5), True),
    ("over a leap day, faded", [endorsed(on=date(2028, 2, 20), learned=date(2028, 2, 20))], date(2028, 3, 6), []),
    ("two people", [endorsed(), endorsed(contact_id=7)], TUE, [KNOWN_ON_TUESDAY, ("thank:praise-2026-04-21:contact-7", TUE)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "today", "lines"), [case[1:] for case in PRAISES], ids=[case[0] for case in PRAISES]
)
def test_when_praise_is_thanked_for(found, today, lines):
    shown = [(line.key, line.due_on) for line in praises.suggest(found, Today(today))]
    assert bool(shown) if lines is True else shown == lines


@pytest.mark.parametrize(
    ("found", "reason", "evidence"),
    [
        (
            [endorsed()],
            "say thanks: endorsed you",
            ["endorsed you for Robotik on 2026-04-20"],
        ),
        ([endorsed("")], "say thanks: endorsed you", ["endorsed you on 2026-04-20"]),
        (
            [endorsed(skill) for skill in "dbca"] + [endorsed("e", on=date(2026, 4, 1))],
            "say thanks: endorsed you for 5 skills",
            [
                "endorsed you for a on 2026-04-20",
                "endorsed you for b on 2026-04-20",
                "endorsed you for c on 2026-04-20",
                "and 2 more",
            ],
        ),
        (
            [endorsed(), recommended(on=date(2026, 4, 1))],
            "say thanks: recommended you",
            ["recommended you on 2026-04-01", "endorsed you for Robotik on 2026-04-20"],
        ),
    ],
)
def test_what_thanks_for_praise_say(found, reason, evidence):
    [line] = praises.suggest(found, Today(TUE))
    assert (line.kind, line.contact_id, line.organization) == ("thank", 42, "Voss AG")
    assert str(line.reason) == reason
    assert [str(fact) for fact in line.evidence] == evidence


# Through the front door; today is Tuesday, 21 April 2026.


@pytest.fixture
def village(relnet):
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "2026-04-17")
    relnet("add", "Anna Weber")
    relnet("add", "Uwe Koch", "--email", "uwe@koch.example")
    relnet("log", "met", "anna", "uwe", "--event", "hm26")
    return relnet


def today(relnet, kind=""):
    lines = json.loads(relnet("today", "--all", "-f", "json").stdout)
    return [line for line in lines if kind in {"", line["kind"]}]


def test_a_forgotten_card_is_a_line_with_its_ways_out(village):
    assert [(line["kind"], line["contact"]) for line in today(village)] == [
        ("thank", "Anna Weber"),
        ("thank", "Uwe Koch"),
        ("card", "Anna Weber"),
    ]
    [line] = today(village, "card")
    assert line["key"] == "card:event-1:contact-1"
    assert (line["due_on"], line["reason"]) == ("2026-04-20", "no card yet: met at Hannover Messe")
    assert line["evidence"][0] == "met at Hannover Messe on 2026-04-17"
    assert line["channel"] is None
    assert {"relnet card --qr", "relnet edit 1 email=ADDRESS", "relnet done 3"} <= {
        *line["commands"]
    }
    assert "relnet card --qr shows yours" in village("today", "-f", "table").stderr


@pytest.mark.parametrize(
    "channel", ["email=anna@voss.example", "phone=030 23125 100", "messenger=skype:anna"]
)
def test_a_card_that_is_typed_in_closes_it_and_undo_opens_it_again(village, channel):
    village("edit", "anna", channel)
    assert today(village, "card") == []
    village("undo")
    assert len(today(village, "card")) == 1


def test_the_thanks_are_another_line(village):
    village("done", "card:event-1:contact-1")
    assert [line["kind"] for line in today(village)] == ["thank", "thank"]
    village("undo")
    village("done", "thank:event-1:contact-1")
    assert [(line["kind"], line["contact"]) for line in today(village)] == [
        ("thank", "Uwe Koch"),
        ("card", "Anna Weber"),
    ]


def test_done_tells_the_diary_nothing_that_nobody_said(village):
    def diary():
        return json.loads(village("show", "anna", "-f", "json").stdout)["interactions"]

    told = village("done", "card:event-1:contact-1").stderr
    assert told.startswith("Exchanged cards with Anna Weber · no card yet: met at Hannover Messe\n")
    assert [item["kind"] for item in diary()] == ["met"]
    village("undo")
    village("done", "card:event-1:contact-1", "--note", "Karte per Post geschickt")
    assert [(item["kind"], item["note"]) for item in diary()] == [
        ("note", "Karte per Post geschickt"),
        ("met", None),
    ]


def test_snooze_and_skip(village, monkeypatch):
    key = "card:event-1:contact-1"
    village("snooze", key, "2026-04-30")
    assert today(village, "card") == []
    monkeypatch.setenv("RELNET_TODAY", "2026-04-30")
    assert len(today(village, "card")) == 1
    assert (
        "this occasion with Anna Weber is over"
        in village("snooze", key, "2026-06-01", code=2).stderr
    )
    village("skip", key)
    assert today(village, "card") == []


def test_met_elsewhere(relnet, monkeypatch):
    relnet("add", "Anna Weber")
    relnet("log", "meeting", "anna", "--on", "2026-04-10")
    relnet("log", "call", "anna", "--on", "2026-04-15")
    [line] = today(relnet, "card")
    assert line["key"] == "card:2026-04-10:contact-1"
    monkeypatch.setenv("RELNET_TODAY", "2026-05-11")
    assert today(relnet) == []


def test_an_organization_hands_out_no_cards(relnet):
    relnet("add", "Voss AG", "--kind", "organization")
    relnet("log", "met", "voss", "--on", "2026-04-17")
    assert today(relnet) == []


def test_who_endorsed_and_recommended_is_thanked(village):
    for skill in ("Robotik", "Greifer"):
        village(
            "log",
            "endorsement",
            "uwe",
            "--on",
            "2026-04-10",
            "--direction",
            "theirs",
            "--note",
            skill,
        )
    village("log", "recommendation", "anna", "--on", "2026-02-10", "--direction", "theirs")
    village("log", "recommendation", "uwe", "--on", "2026-04-11", "--direction", "mine")
    village("log", "invitation", "uwe", "--on", "2026-04-11", "--direction", "theirs")
    assert {line["key"]: line["reason"] for line in today(village, "thank")} == {
        "thank:interaction-6:contact-2": "say thanks: invited you on 2026-04-11; met at Hannover"
        " Messe; endorsed you for 2 skills",
        "thank:event-1:contact-1": "say thanks: met at Hannover Messe; recommended you",
    }
    told = village("done", "thank:praise-2026-04-21:contact-2").stderr
    assert told.startswith("Thanked Uwe Koch; it is logged · say thanks: invited you on ")
    assert [line["key"] for line in today(village, "thank")] == ["thank:event-1:contact-1"]
    diary = json.loads(village("show", "uwe", "-f", "json").stdout)["interactions"]
    assert [item["event"] for item in diary if item["kind"] == "thanks"] == ["hm26"]


def test_praise_fades_two_weeks_after_it_was_learned_of(village, monkeypatch):
    village("log", "endorsement", "uwe", "--on", "2026-01-10", "--direction", "theirs")
    for day, count in (("2026-05-05", 1), ("2026-05-06", 0)):
        monkeypatch.setenv("RELNET_TODAY", day)
        assert len([line for line in today(village) if "praise" in line["key"]]) == count


def praise_at(village, monkeypatch, *days):
    """Return the reason for thanks for praise on each of these days, None where there is none."""
    found = []
    for day in days:
        monkeypatch.setenv("RELNET_TODAY", day)
        lines = [line for line in today(village) if ":praise-" in line["key"]]
        assert len(lines) <= 1
        found.append(lines[0]["reason"] if lines else None)
    return found


def logged_praise(village, monkeypatch, day, kind, happened_on):
    monkeypatch.setenv("RELNET_TODAY", day)
    village("log", kind, "anna", "--on", happened_on, "--direction", "theirs")


@pytest.mark.parametrize("verb", ["done", "skip"])
def test_praise_that_was_decided_about_does_not_return_when_some_of_it_fades(
    village, monkeypatch, verb
):
    logged_praise(village, monkeypatch, "2026-04-01", "recommendation", "2026-03-10")
    logged_praise(village, monkeypatch, "2026-04-10", "recommendation", "2026-03-05")
    [line] = [line for line in today(village) if ":praise-" in line["key"]]
    village(verb, line["key"])
    assert praise_at(village, monkeypatch, "2026-04-10", "2026-04-17") == [None, None]


def test_praise_that_was_thanked_for_is_no_evidence_beside_new_praise(village, monkeypatch):
    logged_praise(village, monkeypatch, "2026-04-01", "endorsement", "2026-03-10")
    [line] = [line for line in today(village) if ":praise-" in line["key"]]
    village("done", line["key"])
    logged_praise(village, monkeypatch, "2026-04-10", "endorsement", "2026-04-10")
    assert praise_at(village, monkeypatch, "2026-04-10") == ["say thanks: endorsed you"]


def test_thanks_for_praise_are_none_for_what_was_not_known_of(village, monkeypatch):
    logged_praise(village, monkeypatch, "2026-04-01", "endorsement", "2026-03-10")
    [line] = [line for line in today(village) if ":praise-" in line["key"]]
    village("done", line["key"])
    logged_praise(village, monkeypatch, "2026-04-10", "recommendation", "2026-03-12")
    assert praise_at(village, monkeypatch, "2026-04-10") == ["say thanks: recommended you"]


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
def test_at_the_ends_of_the_calendar_there_is_nothing(village, monkeypatch, day):
    monkeypatch.setenv("RELNET_TODAY", day)
    assert today(village) == []


def test_whoever_is_let_go_needs_no_card(relnet, monkeypatch):
    relnet("event", "add", "Messe", "--handle", "m26", "--on", "2026-04-01")
    relnet("add", "Ida Roth")
    relnet("log", "met", "ida", "--event", "m26", "--on", "2026-04-01")
    assert "no card yet" in relnet("today", "--all").stdout
    relnet("event", "debrief", "m26", "--let-go", "all")
    assert "no card yet" not in relnet("today", "--all").stdout
    relnet("undo")
    assert "no card yet" in relnet("today", "--all").stdout
