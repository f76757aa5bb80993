"""What fits into the minutes one has."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.packing import pack

DAY = date(2026, 4, 21)


def lines(*pairs):
    """Make lines of (weight, minutes), named by their place."""
    return [
        Suggestion(str(n), "thank", n, f"P{n}", "", DAY, Phrase("why"), weight, minutes=minutes)
        for n, (weight, minutes) in enumerate(pairs)
    ]


# Lines as (weight, minutes), the minutes there are, and which lines are taken.
CASES = [
    ("nothing to do", [], 10, ""),
    ("all of it", [(90, 2), (70, 5)], 10, "01"),
    ("exactly full", [(90, 5), (70, 5)], 10, "01"),
    ("a minute short", [(90, 5), (70, 5)], 9, "0"),
    ("nothing fits", [(90, 20), (70, 15)], 10, ""),
    ("two small ones outweigh one", [(80, 10), (45, 5), (40, 5)], 10, "12"),
    ("one outweighs two small ones", [(80, 10), (39, 5), (40, 5)], 10, "0"),
    ("today alone comes first", [(90, 10), (80, 5), (79, 5)], 10, "0"),
    ("today alone, and what fits beside it", [(90, 10), (80, 5), (79, 5)], 15, "01"),
    ("of what is for today alone the best", [(100, 10), (95, 5), (91, 5), (80, 5)], 10, "12"),
    ("the best pair, not the first", [(60, 6), (50, 5), (49, 5)], 10, "12"),
    ("of equals the earlier", [(70, 5), (70, 5), (70, 5)], 10, "01"),
    ("of equal sums the earlier", [(80, 10), (40, 5), (40, 5)], 10, "0"),
    ("the heaviest of equally long ones", [(40, 5), (70, 5)], 5, "1"),
    ("a tenth counts", [(70.0, 5), (70.1, 5)], 5, "1"),
    ("the quick one fills the gap", [(90, 8), (80, 8), (35, 2)], 10, "02"),
    ("one minute", [(90, 2), (35, 1)], 1, "1"),
    ("no minutes are one", [(50, 0), (40, 0), (30, 0)], 2, "01"),
    ("a long day", [(80, 200), (70, 200), (60, 200)], 600, "012"),
]


@pytest.mark.parametrize(
    ("pairs", "minutes", "taken"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_packing(pairs, minutes, taken):
    assert "".join(item.key for item in pack(lines(*pairs), minutes)) == taken


@given(st.lists(st.tuples(st.integers(1, 819), st.integers(1, 12)), max_size=9), st.integers(1, 40))
def test_no_other_set_weighs_more(pairs, minutes):
    items = lines(*((weight / 10, needed) for weight, needed in pairs))
    every = (chosen for n in range(len(items) + 1) for chosen in combinations(items, n))
    best = max(
        round(sum(item.weight for item in chosen), 1)
        for chosen in every
        if sum(item.minutes for item in chosen) <= minutes
    )
    packed = pack(items, minutes)
    assert round(sum(item.weight for item in packed), 1) == best
    assert sum(item.minutes for item in packed) <= minutes
    assert packed == sorted(packed, key=items.index)


def test_thousands_of_lines_are_no_burden():
    packed = pack(lines(*((n % 1000 / 10, n % 7 + 1) for n in range(20_000))), 600)
    assert sum(item.minutes for item in packed) == 600
