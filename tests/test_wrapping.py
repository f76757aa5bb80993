"""Long lines on a terminal: they break between words, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.cli.wrapping import cells, chopped


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setattr("relnet.cli.wrapping.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "60")


@pytest.fixture
def village(relnet):
    relnet("add", "Anna Weber", "--email", "anna@voss.example")
    relnet("edit", "1", "birthday=--04-21")
    relnet(
        "privacy", "consent", "1", "--channel", "email", "--purpose", "birthday greetings",
        "--note", "said so at the stand, in front of everybody, and with a laugh",
    )  # fmt: skip
    relnet(
        "event", "add", "Fair", "--on", "2026-05-05",
        "--goal", "three talks with heads of purchasing from the makers of machines",
    )  # fmt: skip
    relnet("life", "1", "new_job", "--organization", "Quast Antriebstechnik SE", "--title", "Buyer")
    return relnet


def words(text):
    return text.split()


@pytest.mark.parametrize(
    "command",
    [
        ("why", "1"),
        ("privacy", "show", "1"),
        ("event", "show", "fair", "-f", "table"),
        ("draft", "--kinds"),
        ("changes", "-f", "table"),
    ],
)
def test_lines_break_between_words(village, request, command):
    whole = village(*command).stdout
    assert max(map(len, whole.splitlines())) > 60
    request.getfixturevalue("narrow")
    shown = village(*command).stdout
    assert max(map(len, shown.splitlines())) <= 60
    assert words(shown) == words(whole)


def test_the_reasons_hang_under_one_another(village, narrow):
    shown = village("why", "1").stdout
    assert (
        "    0.0  closeness      in no circle, in touch on 0 days in\n"
        "                        the last 12 months\n"
    ) in shown


def test_a_word_that_is_too_long_stays_whole(village, narrow, monkeypatch):
    monkeypatch.setenv("COLUMNS", "24")
    assert "birthday" in words(village("why", "1").stdout)


def test_birthdays_without_a_year_are_told_as_people_read_them(village):
    assert "  birthday noted as --04-21\n" in village("why", "1").stdout
    assert "  Geburtstag notiert als 21.04.\n" in village("--lang", "de", "why", "1").stdout


def test_wide_characters_take_two_columns(relnet, narrow):
    relnet("add", "田中太郎", "--organization", "東京電機 " * 9)
    shown = relnet("show", "1").stdout
    assert max(map(cells, shown.splitlines())) <= 60
    assert words(shown).count("東京電機") == 9


def test_a_screenful_counts_the_rows_of_wide_characters(relnet, narrow, monkeypatch):
    monkeypatch.setattr("relnet.cli.brief.is_terminal", lambda _: True)
    relnet("add", "Anna Weber", "--note", "名" * 3000)
    rows = relnet("brief", "1").stdout.splitlines()
    assert len(rows) <= 24
    assert max(map(cells, rows)) <= 60
    assert [row for row in rows if row.endswith("…")]


def test_columns_of_wide_characters_stand_under_one_another(relnet):
    for name in ("田中太郎", "Anna Weber", "👩 Ida"):
        relnet("add", name, "--organization", "Voss")
    lines = relnet("list", "-f", "table", "--fields", "name,organization").stdout.splitlines()
    assert {cells(line[: line.index("Voss")]) for line in lines[1:]} == {12}


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Köln", 4),
        ("Ko\u0308ln", 4),
        ("田中", 4),
        ("한국", 4),
        ("ｱ", 1),
        ("👩", 2),
        ("", 0),
        ("→ …", 3),
    ],
)
def test_cells(text, width):
    assert cells(text) == width


@given(st.text(max_size=60), st.integers(2, 9))
def test_a_line_is_chopped_without_loss(text, width):
    rows = [*chopped(text, width)]
    assert "".join(rows) == text
    assert all(cells(row) <= width for row in rows)
