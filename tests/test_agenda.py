from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Birthday, Event, FollowUp, Meeting
from relnet.model.suggestion import Decision, Suggestion
from relnet.model.today import Today
from relnet.phrase import Phrase
from relnet.rules import agenda as rules
from relnet.rules.agenda import in_order, is_for, is_turn, one_each
from relnet.rules.occasions import birthdays as birthday_rule
from relnet.rules.occasions import promises, thanks

FRI = date(2026, 4, 24)
DAY = timedelta(days=1)


def agenda(*what):
    return in_order(rules.agenda(*what))


def suggestion(
    key="thank:event-3:contact-42", weight=50.0, due_on=FRI, contact="Anna Weber", reason="why"
):
    return Suggestion(key, "thank", 42, contact, "", due_on, Phrase(reason), weight)


# What was decided, until when, and whether the suggestion is shown on Friday.
DECISIONS = [
    ("nothing", None, None, True),
    ("done", "done", None, False),
    ("skipped", "skipped", None, False),
    ("snoozed until tomorrow", "snoozed", FRI + DAY, False),
    ("snoozed until next year", "snoozed", date(2027, 1, 1), False),
    ("snoozed until today", "snoozed", FRI, True),
    ("snoozed until yesterday", "snoozed", FRI - DAY, True),
    ("snoozed for no time", "snoozed", None, True),
    ("done, with a day left over", "done", FRI - DAY, False),
]


@pytest.mark.parametrize(
    ("verdict", "until_on", "is_shown"),
    [case[1:] for case in DECISIONS],
    ids=[case[0] for case in DECISIONS],
)
def test_decisions(verdict, until_on, is_shown):
    one = suggestion()
    decisions = {one.key: Decision(one.key, verdict, until_on)} if verdict else {}
    assert agenda([one], decisions, FRI) == ([one] if is_shown else [])


def test_decisions_about_others_change_nothing():
    one = suggestion()
    assert agenda([one], {"other": Decision("other", "done")}, FRI) == [one]


# Two suggestions; the first is to come first.
ORDERS = [
    ("heavier", {"weight": 80.0, "contact": "Z"}, {"weight": 70.0, "contact": "A"}),
    ("heavier, though younger", {"weight": 80.0}, {"weight": 70.0, "due_on": FRI - DAY}),
    ("older", {"due_on": FRI - DAY, "contact": "Z"}, {"contact": "A"}),
    ("by name", {"contact": "Anna", "key": "z"}, {"contact": "Bert", "key": "a"}),
    ("umlauts in their place", {"contact": "Ärmel"}, {"contact": "Zorn"}),
    ("case does not count", {"contact": "anna"}, {"contact": "Bert"}),
    ("by key", {"key": "follow-up:1"}, {"key": "follow-up:2"}),
]


@pytest.mark.parametrize(
    ("first", "second"), [case[1:] for case in ORDERS], ids=[case[0] for case in ORDERS]
)
def test_order(first, second):
    a, b = suggestion(**{"key": "a", **first}), suggestion(**{"key": "b", **second})
    assert agenda([a, b], {}, FRI) == agenda([b, a], {}, FRI) == [a, b]


def test_an_occasion_that_two_sources_know_is_shown_once():
    light, heavy = suggestion(weight=1.0), suggestion(weight=2.0)
    assert agenda([light, heavy, light], {}, FRI) == [heavy]


def test_the_scale():
    birthdays = [
        Birthday(1, "Round today", "", "1976-04-24"),
        Birthday(2, "Today", "", "--04-24"),
        Birthday(5, "Round soon", "", "1976-04-25"),
        Birthday(6, "Soon", "", "--04-26"),
        Birthday(7, "Late", "", "--04-23"),
    ]
    follow_ups = [
        FollowUp(1, 3, "My word, older", "", "call", FRI - 9 * DAY),
        FollowUp(2, 3, "My word", "", "call", FRI),
        FollowUp(3, 8, "Their word", "", "drawings", FRI - 9 * DAY, "theirs"),
    ]
    fair = Event(1, "hm26", "Hannover Messe", "fair", FRI - 4 * DAY, FRI)
    meetings = [
        Meeting(9, "Met on Wednesday", "", fair, FRI - 2 * DAY),
        Meeting(4, "Met on Monday", "", fair, FRI - 4 * DAY),
    ]
    everything = [
        *promises.suggest(follow_ups, Today(FRI)),
        *thanks.suggest(meetings, Today(FRI)),
        *birthday_rule.suggest(birthdays, Today(FRI)),
    ]
    assert [line.contact for line in agenda(everything, {}, FRI)] == [
        "My word",
        "Round today",
        "Today",
        "Late",
        "My word, older",
        "Round soon",
        "Soon",
        "Met on Monday",
        "Met on Wednesday",
        "Their word",
    ]


SUGGESTIONS = st.lists(
    st.builds(
        suggestion,
        key=st.sampled_from("abcdefgh"),
        weight=st.sampled_from([40.0, 50.0, 90.0]),
        due_on=st.dates(FRI - DAY, FRI),
        contact=st.sampled_from(["Anna", "Ärmel", "Bert"]),
        reason=st.sampled_from(["turns 45 today", "turns 46 today"]),
    )
)


@given(SUGGESTIONS, st.randoms())
def test_the_order_of_arrival_does_not_matter(suggestions, chance):
    shuffled = list(suggestions)
    chance.shuffle(shuffled)
    lines = agenda(suggestions, {}, FRI)

    assert agenda(shuffled, {}, FRI) == lines
    assert sorted(line.key for line in lines) == sorted({line.key for line in suggestions})
    assert [line.weight for line in lines] == sorted((line.weight for line in lines), reverse=True)


SUN = date(2026, 4, 26)
# What it is about, what was decided, and whether it is for Sunday itself.
VERY_DAY = [
    ("a birthday", {"is_for_the_day": True, "due_on": SUN}, None, True),
    ("a birthday of yesterday", {"is_for_the_day": True, "due_on": SUN - DAY}, None, False),
    ("a birthday of tomorrow", {"is_for_the_day": True, "due_on": SUN + DAY}, None, False),
    ("thanks that fall due", {"due_on": SUN}, None, False),
    ("put off until today", {}, Decision("k", "snoozed", SUN), True),
    ("put off until yesterday", {}, Decision("k", "snoozed", SUN - DAY), False),
    ("put off for no time", {}, Decision("k", "snoozed"), False),
    ("a birthday put off until yesterday", {"is_for_the_day": True, "due_on": SUN},
     Decision("k", "snoozed", SUN - DAY), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "decision", "expected"),
    [case[1:] for case in VERY_DAY],
    ids=[case[0] for case in VERY_DAY],
)
def test_what_is_for_this_very_day(facts, decision, expected):
    assert is_for(replace(suggestion(), **facts), decision, SUN) is expected


def test_what_is_never_wanted():
    thanks, other = suggestion(), replace(suggestion(key="other"), kind="card")
    lines = [thanks, other, replace(suggestion(key="third"), contact_id=43)]
    assert agenda(lines, {}, FRI, {(42, "thank")}) == lines[1:]


def line(kind, contact_id, key):
    return replace(suggestion(key=key), kind=kind, contact_id=contact_id)


# Lines as kind and contact, what was put off until now, and the lines that are left.
TURNS = [
    ("a turn alone", ["reconnect 1"], "", ["reconnect 1"]),
    ("with a birthday", ["reconnect 1", "congratulate 1"], "", ["congratulate 1"]),
    ("with thanks", ["thank 1", "reconnect 1"], "", ["thank 1"]),
    ("with one's word", ["follow_up 1", "reconnect 1"], "", ["follow_up 1"]),
    ("with a card", ["card 1", "reconnect 1"], "", ["card 1"]),
    ("thanks for somebody else", ["thank 2", "reconnect 1"], "", ["thank 2", "reconnect 1"]),
    ("two of the same", ["thank 1", "card 1"], "", ["thank 1", "card 1"]),
    ("put off", ["thank 1", "reconnect 1"], "reconnect 1", ["thank 1", "reconnect 1"]),
    ("others put off", ["thank 1", "reconnect 1"], "thank 1", ["thank 1"]),
    ("nothing", [], "", []),
]


@pytest.mark.parametrize(
    ("keys", "put_off", "left"), [case[1:] for case in TURNS], ids=[case[0] for case in TURNS]
)
def test_another_line_is_reason_enough_to_be_in_touch(keys, put_off, left):
    lines = [line(kind, int(number), key) for key in keys for kind, number in [key.split()]]
    decisions = {put_off: Decision(put_off, "snoozed", FRI)}
    assert [item.key for item in one_each(lines, decisions)] == left
    turns = [item.key for item in lines if is_turn(item, decisions)]
    assert turns == [key for key in keys if key.startswith("reconnect") and key != put_off]
