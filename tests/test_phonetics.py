"""Kölner Phonetik: codes published with the method, and names that sound alike."""

import pytest

from relnet.model.folding import fold
from relnet.rules.phonetics import sound


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Wikipedia", "3412"),
        ("Müller-Lüdenscheidt", "65752682"),
        ("Breschnew", "17863"),
        ("Heinz Classen", "068586"),
        ("Meyer", "67"),
        ("Schmidt", "862"),
        ("Groß", "478"),
        ("Philipp", "351"),
        ("Xaver", "4837"),
        ("Max", "648"),
        ("Aux", "048"),
        ("h", ""),
        ("", ""),
    ],
)
def test_the_code_of_a_word(word, code):
    assert sound(fold(word).replace(" ", "")) == code


@pytest.mark.parametrize(
    "names",
    [
        ("Meier", "Maier", "Mayr", "Meyer"),
        ("Schmidt", "Schmitt", "Schmid"),
        ("Stefan", "Stephan"),
        ("Christian", "Kristian"),
        ("Hofmann", "Hoffmann"),
        ("Becker", "Bäcker"),
    ],
)
def test_names_that_sound_alike_have_one_code(names):
    assert len({sound(fold(name)) for name in names}) == 1


@pytest.mark.parametrize("names", [("Weber", "Koch"), ("Anna", "Uwe"), ("Maier", "Bauer")])
def test_names_that_do_not_sound_alike_have_two(names):
    assert len({sound(fold(name)) for name in names}) == 2
