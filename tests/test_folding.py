"""Spellings that are one word, and words that stay two."""

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
