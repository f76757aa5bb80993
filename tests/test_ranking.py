"""How a line gets its weight."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.cli.decide import DONE, NEVER
from relnet.model.bond import Bond
from relnet.model.suggestion import Suggestion, SuggestionKind
from relnet.phrase import Phrase
from relnet.rules import ranking
from relnet.rules.agenda import in_order
from relnet.rules.ranking import changes, contenders, weighed

TODAY = date(2026, 4, 21)
DAY = timedelta(days=1)
KINDS = get_args(SuggestionKind)


def line(kind="thank", weight=70.0, due_on=TODAY):
    return Suggestion("key", kind, 42, "Anna Weber", "", due_on, Phrase("why"), weight)


def weigh(item=None, bond=None, today=TODAY):
    return next(weighed([item or line()], {42: bond} if bond else {}, today))


# What it is about, the part it changes, and the points of that part.
CASES = [
    ("thanks on their day", {}, {}, "freshness", 2.0),
    ("thanks announced ahead", {"due_on": TODAY + 2 * DAY}, {}, "freshness", 2.0),
    ("thanks of a week ago", {"due_on": TODAY - 7 * DAY}, {}, "freshness", 1.0),
    ("thanks that have faded", {"due_on": TODAY - 14 * DAY}, {}, "freshness", 0.0),
    ("thanks long ago", {"due_on": TODAY - 400 * DAY}, {}, "freshness", 0.0),
    ("one's word on its day", {"kind": "follow_up"}, {}, "freshness", 0.0),
    (
        "one's word after a week",
        {"kind": "follow_up", "due_on": TODAY - 7 * DAY},
        {},
        "freshness",
        1.0,
    ),
    (
        "one's word after a year",
        {"kind": "promise", "due_on": TODAY - 365 * DAY},
        {},
        "freshness",
        2.0,
    ),
    ("a stranger", {}, {}, "closeness", 0.0),
    ("the inner circle", {}, {"circle": "inner"}, "closeness", 2.0),
    ("the regular circle", {}, {"circle": "regular"}, "closeness", 1.0),
    ("the wide circle", {}, {"circle": "wide"}, "closeness", 0.0),
    ("now and then", {}, {"touches": 3}, "closeness", 0.0),
    ("often", {}, {"touches": 4}, "closeness", 1.0),
    ("often, of the inner circle", {}, {"circle": "inner", "touches": 40}, "closeness", 3.0),
    ("a favour", {}, {"received": 1}, "give_and_take", 1.0),
    ("many favours", {}, {"received": 9}, "give_and_take", 2.0),
    ("a favour returned", {}, {"received": 1, "given": 1}, "give_and_take", 0.0),
    ("more given than received", {}, {"received": 1, "given": 5}, "give_and_take", 0.0),
    ("never in touch", {}, {}, "silence", 0.0),
    ("yesterday", {}, {"last_on": TODAY - DAY}, "silence", 0.0),
    ("half a year ago", {}, {"last_on": TODAY - 182 * DAY}, "silence", 0.5),
    ("a year ago", {}, {"last_on": TODAY - 365 * DAY}, "silence", 1.0),
    ("decades ago", {}, {"last_on": date(1990, 1, 1)}, "silence", 1.0),
    ("nothing ahead", {}, {}, "event", 0.0),
    ("a fair ahead", {}, {"ahead": "SPS", "ahead_on": TODAY + 9 * DAY}, "event", 1.0),
]


@pytest.mark.parametrize(
    ("item", "bond", "name", "points"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_parts(item, bond, name, points):
    result = weigh(line(**item), Bond(**bond))
    assert {part.name: part.points for part in result.parts}[name] == points


ITEMS = st.builds(
    line,
    kind=st.sampled_from(KINDS),
    weight=st.sampled_from([35.0, 40.0, 50.0, 70.0, 80.0, 90.0, 100.0]),
    due_on=st.dates(TODAY - 500 * DAY, TODAY + 3 * DAY),
)
BONDS = st.builds(
    Bond,
    circle=st.sampled_from(["", "inner", "regular", "wide"]),
    touches=st.integers(0, 300),
    last_on=st.none() | st.dates(date.min, TODAY),
    received=st.integers(0, 99),
    given=st.integers(0, 99),
    ahead=st.just("SPS"),
    ahead_on=st.none() | st.dates(TODAY, TODAY + 30 * DAY),
)


@given(ITEMS, BONDS)
def test_the_parts_sum_up_and_never_lift_a_line_by_ten_points(item, bond):
    result = weigh(item, bond)
    assert result.weight == round(sum(part.points for part in result.parts), 1)
    assert 0 <= round(result.weight - item.weight, 1) <= 9
    assert result.parts[0].points == item.weight
    assert all(round(part.points, 1) == part.points >= 0 for part in result.parts)


@given(ITEMS, BONDS, BONDS)
def test_ten_points_of_base_are_never_made_up_for(item, bond, other):
    above = line(item.kind, item.weight + 10, item.due_on)
    assert weigh(above, bond).weight > weigh(item, other).weight


def test_a_birthday_today_stays_above_the_best_friend_whom_one_owes():
    friend = Bond("inner", 99, TODAY - 400 * DAY, 9, 0, "SPS", TODAY)
    promise = weigh(line("follow_up", 80.0, TODAY - 99 * DAY), friend)
    birthday = weigh(line("congratulate", 90.0, TODAY - 0 * DAY))
    assert in_order([promise, birthday]) == [birthday, promise]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_explained_and_settled(kind):
    result = weigh(line(kind))
    assert str(result.parts[0].why)
    assert [*changes(result)]
    assert kind in DONE
    assert kind in NEVER
    assert {*ranking.BASES} == {*KINDS}


def test_what_would_change_it():
    told = [str(change) for change in changes(weigh(line(), Bond(received=1)))]
    assert told == [
        "each week takes a point away",
        "the inner circle counts 2 points: relnet edit 42 circle=inner",
        "a favour returned: relnet log help 42 --direction mine",
        "done logs it and ends it; with never, no such line comes for this person again",
    ]
    inner = weigh(line("follow_up", 80.0, TODAY - 99 * DAY), Bond("inner"))
    assert len([*changes(inner)]) == 1


LINES = st.lists(
    st.builds(
        lambda kind, base, due_on, who: Suggestion(
            f"{kind}:{who}", kind, who, "", "", due_on, Phrase("why"), float(base)
        ),
        st.sampled_from(KINDS),
        st.integers(20, 60),
        st.dates(TODAY - 30 * DAY, TODAY),
        st.integers(1, 12),
    ),
    unique_by=lambda line: line.contact_id,
)
BONDS = st.dictionaries(
    st.integers(1, 12),
    st.builds(
        Bond,
        circle=st.sampled_from(["", "inner"]),
        touches=st.integers(0, 9),
        last_on=st.none() | st.dates(TODAY - 400 * DAY, TODAY),
        received=st.integers(0, 3),
        ahead_on=st.none() | st.just(TODAY),
    ),
)


@given(lines=LINES, bonds=BONDS, places=st.integers(0, 5))
def test_the_first_are_the_same_if_only_those_are_weighed_who_may_be_among_them(
    lines, bonds, places
):
    near, far = contenders(lines, places)
    assert sorted(map(id, near + far)) == sorted(map(id, lines))
    first = in_order(weighed(near, bonds, TODAY))[:places]
    assert first == in_order(weighed(lines, bonds, TODAY))[:places]
    assert places or not near or not lines
