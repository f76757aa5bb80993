from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.diary import Birthday, Event, FollowUp, Meeting
from relnet.model.suggestion import Decision, Suggestion
from relnet.phrase import Phrase
from relnet.rules.agenda import agenda
from relnet.rules.birthdays import suggest_congratulations
from relnet.rules.promises import suggest_follow_ups
from relnet.rules.thanks import suggest_thanks

FRI = date(2026, 4, 24)
DAY = timedelta(days=1)


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
        *suggest_follow_ups(follow_ups, FRI),
        *suggest_thanks(meetings, FRI),
        *suggest_congratulations(birthdays, FRI),
    ]
    assert [line.contact for line in agenda(everything, {}, FRI)] == [
        "Round today",
        "Today",
        "My word, older",
        "My word",
        "Met on Monday",
        "Met on Wednesday",
        "Round soon",
        "Late",
        "Soon",
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
