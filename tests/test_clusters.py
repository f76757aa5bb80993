"""Who belongs together through others, and who never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.likeness import Likeness
from relnet.rules.clusters import MOST, SURE, cluster


def link(a, b, bits=20.0, lane=None):
    return (a, b), Likeness(bits, lane or ("certain" if bits >= 10 else "likely"))


def clusters(links, apart=(), lanes=("certain", "likely")):
    strangers = {frozenset(pair) for pair in apart}
    return cluster(links, lambda a, b: frozenset((a, b)) in strangers, lambda id_: (id_,), lanes)


CASES = [
    ("nobody", [], [], []),
    ("a pair", [link(1, 2)], [], [[1, 2]]),
    ("a chain", [link(1, 2), link(2, 3)], [], [[1, 2, 3]]),
    ("two chains meet", [link(1, 2), link(3, 4), link(2, 3, 4.0)], [], [[1, 2, 3, 4]]),
    ("the ends are two people", [link(1, 2, 30.0), link(2, 3, 20.0)], [(1, 3)], [[1, 2]]),
    ("the weakest link goes", [link(1, 2, 4.0), link(2, 3, 20.0)], [(1, 3)], [[2, 3]]),
    ("possible joins nobody", [link(1, 2, 1.0, "possible")], [], []),
    ("a lane comes before bits", [link(1, 2, 40.0, "likely"), link(2, 3, 12.0, "certain")], [(1, 3)], [[2, 3]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("links", "apart", "joined"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_who_is_together(links, apart, joined):
    assert clusters(links, apart).joined == joined


def test_who_is_together_through_somebody_is_as_sure_as_the_weakest_link():
    found = clusters([link(1, 2, 30.0), link(2, 3, 5.0), link(3, 4, 12.0)])
    said = {
        pair: (likeness.lane, likeness.bits, id_) for pair, (likeness, id_) in found.through.items()
    }
    assert said == {
        (1, 3): ("likely", 5.0, 2),
        (1, 4): ("likely", 5.0, 2),
        (2, 4): ("likely", 5.0, 3),
    }


def test_a_link_that_is_left_out_names_who_contradicts():
    assert clusters([link(1, 2, 30.0), link(2, 3)], [(1, 3)]).apart == {(2, 3): 1}


def test_a_cluster_does_not_grow_without_end():
    found = clusters([link(n, n + 1) for n in range(500)])
    assert max(map(len, found.joined)) <= MOST


pairs = st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.floats(3.0, 40.0)), st.sets(pairs), st.randoms())
def test_two_people_are_never_certainly_together_and_order_makes_no_difference(found, apart, dice):
    links = [link(*pair, bits) for pair, bits in found.items() if pair not in apart]
    for lanes in (("certain",), SURE):
        joined = clusters(links, apart, lanes).joined
        if lanes != SURE:
            for members in joined:
                assert not any({*pair} <= {*members} for pair in apart)
        dice.shuffle(links)
        assert clusters(links, apart, lanes).joined == joined


def test_more_links_than_contradictions_outvote_them_if_only_likeness_is_asked_for():
    links = [link(1, 2, 9.0), link(1, 3, 8.0), link(2, 4, 7.0), link(1, 4, 6.0)]
    assert clusters(links, [(3, 4)]).joined == [[1, 2, 3, 4]]
    assert clusters(links[:3], [(3, 4)]).joined == [[1, 2, 3]]
    sure = [link(*couple, 30.0) for couple, _ in links]
    assert clusters(sure, [(3, 4)], ("certain",)).joined == [[1, 2, 3]]
