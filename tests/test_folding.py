"""Spellings that are one word, and words that stay two."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.folding import fold

SAME = [
    "Müller Mueller Muller MÜLLER müller",
    "Groß Gross GROSS GROẞ",
    "Straße Strasse STRASSE",
    "Wölkerling Woelkerling Wolkerling",
    "Łukasz Lukasz ŁUKASZ",
    "Yılmaz Yilmaz YILMAZ",
    "Çağla Cagla",
    "Sørensen Sorensen Sörensen Soerensen",
    "Æbelø Aebeloe Abelo",
    "Zoë Zoe Zo",
    "O'Brien O’Brien O-Brien",
    "ﬁrma firma",
]
OTHER = [
    ("Meier", "Maier"),
    ("Weber", "Webber"),
    ("Hans", "Hanns"),
    ("李", "王"),
    ("Иван", "Ивана"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_word(spellings):
    assert len({fold(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_words_that_stay_two(a, b):
    assert fold(a) != fold(b)


def test_whatever_is_no_letter_or_digit_parts_words():
    assert fold(" a.b@voss-gmbh.example\tHalle\n5/6_7 ") == "a b voss gmbh example halle 5 6 7"
    assert fold("\x1b[31m\u202e — ") == "31m"


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aeouAEOUäöüßÄÖÜrmtéłŁ", min_size=1), st.data())
def test_the_beginning_of_a_word_folds_to_the_beginning_of_the_folded_word(word, data):
    beginning = word[: data.draw(st.integers(1, len(word)))]
    assert fold(word).startswith(fold(beginning))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" + "e" * 400_000, "a"),
        ("\ufdfa" * 400_000, ("صلى الله عليه وسلم" * 400_000)),  # 18 letters each
    ],
    ids=["no word", "one sign for many letters"],
)
def test_what_is_built_to_grow_is_folded_in_bounded_memory(text, expected):
    tracemalloc.start()
    try:
        folded = fold(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert folded == expected
    assert most < 100 << 20


def test_accents_in_whatever_order_go():
    assert fold("a\u0323\u0302e\u0302\u0323 \u1ead") == fold("ae a")
