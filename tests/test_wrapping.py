"""Long lines on a terminal: they break between words, and nothing of them is lost."""

import pytest


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
    return relnet


def words(text):
    return text.split()


@pytest.mark.parametrize("command", [("why", "1"), ("privacy", "show", "1")])
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
