"""Tables that are out to hurt: the time stays linear, and reading at one stroke changes nothing."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats import delimited, linkedin
from relnet.formats.lines import Lines
from relnet.model.reading import Reading

HEADER = "CONVERSATION ID,FROM,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
PIECES = [
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "a",
    " ",
    "b,c,d\n",
    '"a\nb",c,d\n',
    "\0",
    "ß",
    "\x0b",
    "\x1c",
    "\u2028",
]


def rows(data, batch):
    """Return all rows, read so many lines at one stroke; 0 is each line by itself."""
    lines = Lines(BytesIO(data))
    header = delimited.find_header(lines, lambda columns: len(columns) == 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "BATCH", batch or 1)
        if not batch:
            patch.setattr(delimited, "_sound", none)
        return [*delimited.rows(lines, header)] if header else []


def none(*_):
    return 0
    yield


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join),
    st.sampled_from(["utf-8", "cp1252"]),
)
def test_reading_at_one_stroke_changes_nothing(text, encoding):
    data = b"x,y,z\n" + text.encode(encoding, "replace")
    expected = rows(data, 0)
    assert rows(data, 1) == expected
    assert rows(data, 4) == expected
    assert rows(data, 256) == expected


@pytest.mark.parametrize(
    "row",
    [
        "c,A," + ", ".join(f"x{n}" for n in range(900)) + ",,2025-06-01,\n",
        "c,A,x," + ",".join(f"x{n}" for n in range(900)).join('""') + ",2025-06-01,\n",
        'c,A,"' + "x, " * 30_000 + '",,2025-06-01,\n',
        'c,A,"' + ", " * 30_000 + '",,2025-06-01,\n',
        'c,A,x,"' + "/" * 100_000 + '",2025-06-01,\n',
        "c,A,x,," + "1" * 100_000 + ",\n",
        'c,A,x,"' + "%C3" * 30_000 + '",2025-06-01,\n',
        'c,"A\n',
    ],
    ids=["names", "pages", "many", "empty", "slashes", "digits", "escapes", "open"],
)
def test_long_cells_take_linear_time_and_little_memory(row):
    records = list(linkedin.read(BytesIO((HEADER + row * 50).encode()), Reading()))
    assert len(records) >= 49


@pytest.mark.parametrize(
    "written",
    ["(" * 50, "1/" * 20, "1 " * 20, "T" * 40, "1/1/11" + "," * 34, "Jan " * 10, "-" * 40],
)
def test_what_looks_like_a_day_is_none(written):
    text = f'From,To,Sent At,Message,Direction\nJana Voß,Me,"{written}",,INCOMING\n'
    [record] = linkedin.read(BytesIO(text.encode()), Reading())
    assert str(record.reason) == f"the day {written.strip()} is not understood."
