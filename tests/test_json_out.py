import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.json_out import json_text, write_array, write_lines
from relnet.model.visible import visible
from relnet.phrase import Phrase

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Müller", '"Müller"'),
        ("\x9b31m \u202e \u2028 \x7f", r'"\u009b31m \u202e \u2028 \u007f"'),
        ("\x1b[0m\n", r'"\u001b[0m\n"'),
        ("\udcfc", r'"\udcfc"'),
        (date(2026, 4, 21), '"2026-04-21"'),
        (datetime(2026, 4, 21, 8, 30, tzinfo=UTC), '"2026-04-21T08:30:00+00:00"'),
        (Phrase("met at {event}", event="the fair"), '"met at the fair"'),
        ({"n": 1, "none": None}, '{"n": 1, "none": null}'),
    ],
)
def test_json_text(value, text):
    assert json_text(value) == text


def test_unknown_values_are_refused():
    with pytest.raises(TypeError):
        json_text({"a set"})
    with pytest.raises(ValueError, match="Out of range"):
        json_text(float("nan"))


@given(st.lists(VALUES | ANY_TEXT))
def test_rows_come_back(rows):
    array, lines = io.StringIO(), io.StringIO()
    write_array(array, iter(rows))
    write_lines(lines, iter(rows))

    assert json.loads(array.getvalue()) == json.loads(json.dumps(rows))
    texts = lines.getvalue().split("\n")
    assert texts.pop() == ""
    assert [json.loads(text) for text in texts] == json.loads(json.dumps(rows))
    assert visible(array.getvalue()) == array.getvalue()


def test_rows_are_written_as_they_come():
    out = io.StringIO()

    def rows():
        yield {"n": 1}
        assert out.getvalue() == '[\n{"n": 1}'
        yield {"n": 2}

    write_array(out, rows())
    assert out.getvalue() == '[\n{"n": 1},\n{"n": 2}\n]\n'


def test_nothing_is_an_empty_list():
    out = io.StringIO()
    write_array(out, [])
    assert out.getvalue() == "[]\n"
