import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.delimited_out import guard, unguard, write_rows
from relnet.model.visible import encodable, visible, visible_line

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
TRICKY = st.text(st.sampled_from("'\"=+-@0123. ()/\t\r\n,;ü＝\x1b\u202e\u00a0")) | ANY_TEXT
ROWS = st.lists(st.lists(TRICKY, min_size=2, max_size=2))


def written(rows, style="csv", fields=("name", "note"), *, header=True):
    out = io.StringIO(newline="")
    write_rows(out, fields, rows, style, header)
    return out.getvalue()


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("csv", 'name,note\n"Weber, Anna","said ""yes"";\nthen left"\nKoch,\n'),
        ("tsv", 'name\tnote\nWeber, Anna\tsaid "yes"; then left\nKoch\t\n'),
        (
            "excel",
            '\ufeffname;note\r\nWeber, Anna;"said ""yes"";\nthen left"\r\nKoch;\r\n',
        ),
    ],
)
def test_styles(style, text):
    assert written([("Weber, Anna", 'said "yes";\nthen left'), ("Koch", None)], style) == text


def test_without_header():
    assert written([("a", "b")], header=False) == "a,b\n"
    assert written([], "excel", header=False) == "\ufeff"


def test_values_that_are_no_text():
    assert written([(42, date(2026, 4, 21)), (-1.5, None)], header=False) == (
        "42,2026-04-21\n-1.5,\n"
    )


def test_a_german_excel_knows_decimal_commas():
    assert written([(42, -2.5), ("2.5", 4200.0)], "excel", header=False) == (
        "\ufeff42;-2,5\r\n2.5;4200,0\r\n"
    )


@pytest.mark.parametrize(
    ("cell", "is_guarded"),
    [
        ("=1+1", True),
        ("=HYPERLINK(0)", True),
        ("+1 OR 1", True),
        ("-cmd", True),
        ("-", True),
        ("@SUM(A1)", True),
        ("＝1", True),
        ("＋1", True),
        ("－1", True),
        ("＠A1", True),
        ("\tx", True),
        ("\nx", True),
        (" =1", True),
        ("\u00a0=1", True),
        ("'=1", True),
        ('"=1', True),
        ("+49 30 23125100=1", True),
        ("+4930x", True),
        ("+1 2", False),
        ("+49 30 23125100", False),
        ("+49 (0)30/23125-100", False),
        ("+44 20 7946 0123", False),
        ("-5", False),
        ("-3.14", False),
        ("+1,234.50", False),
        ("030 23125-100", False),
        ("anna@example.com", False),
        ("a=b", False),
        ("", False),
        ("'quoted'", False),
        ("O'Neill", False),
    ],
)
def test_guard(cell, is_guarded):
    assert guard(cell) == ("'" if is_guarded else "") + cell
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", ["'tis", "'", "''", "'+49 30 23125100", "=1", "'\u00fcber"])
def test_unguard_leaves_other_quotes(cell):
    assert unguard(cell) == cell


@pytest.mark.parametrize("style", ["csv", "tsv", "excel"])
def test_cells_are_guarded_in_every_style(style):
    assert "'=1+1" in written([("x", "=1+1")], style)
    assert "' =1+1" in written([("x", " =1+1")], style)


@given(TRICKY)
def test_unguard_undoes_guard(text):
    assert unguard(guard(text)) == text


@given(ROWS, st.sampled_from([("csv", ","), ("excel", ";")]))
def test_csv_comes_back(rows, style):
    name, delimiter = style
    text = written(rows, name, header=False).removeprefix("\ufeff")

    read = csv.reader(io.StringIO(text.encode().decode(), newline=""), delimiter=delimiter)
    assert [[unguard(cell) for cell in row] for row in read] == [
        [visible(cell) for cell in row] for row in rows
    ]


@given(ROWS, st.sampled_from(["csv", "crlf"]))
def test_programs_get_what_is_there(rows, style):
    out = io.StringIO(newline="")
    write_rows(out, (), rows, style, header=False, guards=False)

    read = csv.reader(io.StringIO(out.getvalue().encode().decode(), newline=""))
    assert [*read] == [
        [encodable(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in row] for row in rows
    ]


@given(ROWS)
def test_tsv_is_one_line_a_row(rows):
    text = written(rows, "tsv", header=False)

    lines = text.encode().decode().splitlines()
    assert [[unguard(cell) for cell in line.split("\t")] for line in lines] == [
        [visible_line(cell) for cell in row] for row in rows
    ]


@given(ROWS, st.sampled_from(["csv", "tsv", "excel"]))
def test_no_cell_starts_a_formula(rows, style):
    for row in csv.reader(
        io.StringIO(written(rows, style, header=False).removeprefix("\ufeff"), newline=""),
        delimiter={"csv": ",", "tsv": "\t", "excel": ";"}[style],
        quoting=csv.QUOTE_NONE if style == "tsv" else csv.QUOTE_MINIMAL,
    ):
        for cell in row:
            start = cell.strip(" '\"\u00a0")[:1]
            assert start not in {"=", "@", "＝"} or cell.startswith("'")


def test_rows_are_written_as_they_come():
    out = io.StringIO(newline="")

    def rows():
        yield ("a", "b")
        assert out.getvalue() == "name,note\na,b\n"
        yield ("c", "d")

    write_rows(out, ("name", "note"), rows(), "csv")
