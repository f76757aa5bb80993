import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.model.visible import visible, visible_line

ANY_TEXT = st.text(st.characters(codec=None, categories=None))

CASES = [
    ("Anna Müller", "Anna Müller"),
    ("日本 👩‍💻 a\u00a0b", "日本 👩‍💻 a\u00a0b"),
    ("", ""),
    ("\x1b[31mred", r"\x1b[31mred"),
    ("\x1b]8;;https://example.com\x07", r"\x1b]8;;https://example.com\x07"),
    ("nul\x00", r"nul\x00"),
    ("back\x08space", r"back\x08space"),
    ("del\x7f", r"del\x7f"),
    ("c1 \x9b31m", r"c1 \x9b31m"),
    ("next\x85line", r"next\x85line"),
    ("over\rwritten", r"over\rwritten"),
    ("\u202egnp.exe", r"\u202egnp.exe"),
    ("\u2066isolate\u2069", r"\u2066isolate\u2069"),
    ("\u061c\u200e\u200f", r"\u061c\u200e\u200f"),
    ("line\u2028paragraph\u2029", r"line\u2028paragraph\u2029"),
    ("lone \udcfc", r"lone \udcfc"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_visible(text, shown):
    assert visible(text) == shown
    assert visible_line(text) == shown


def test_line_ends_stay_or_become_blanks():
    text = "one\r\ntwo\nthree\tfour"
    assert visible(text) == "one\ntwo\nthree\tfour"
    assert visible_line(text) == "one two three four"


@given(ANY_TEXT)
def test_nothing_acts_any_more(text):
    shown = visible(text)
    assert shown.encode().decode() == shown
    assert visible(shown) == shown
    assert not set(shown) & set(map(chr, [*range(9), *range(11, 32), *range(127, 160), 0x202E]))
    assert len(visible_line(text).splitlines()) <= 1
