"""The bar for what takes long: how it looks, when it comes, and that it goes."""

import io
from types import SimpleNamespace

import pytest

from relnet.cli import progress
from relnet.cli.progress import shown_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    """Show some progress on a terminal; return all that was written to it."""

    def call(total, *steps, terminal=None, seconds=2, **settings):
        clock = iter([0.0, *[float(seconds)] * len(steps)])
        monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
        monkeypatch.setattr(
            progress,
            "settings",
            lambda: SimpleNamespace(**{"is_quiet": False, "has_color": False, **settings}),
        )
        monkeypatch.setenv("TERM", settings.get("term", "xterm"))
        monkeypatch.setenv("COLUMNS", "80")
        stderr = terminal or Terminal()
        monkeypatch.setattr("sys.stderr", stderr)
        try:
            with shown_progress(total) as watch:
                for step in steps:
                    watch(*step)
        finally:
            monkeypatch.undo()
        return stderr.getvalue()

    return call


def test_it_shows_bytes_and_records(shown):
    text = shown(1000, (250, 500), (1000, 2000))
    assert "100% 2000 records" in text


def test_it_is_gone_at_the_end_and_the_cursor_is_back(shown):
    text = shown(1000, (250, 500))
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")
    assert text.endswith(("\x1b[2K", "\x1b[1A\x1b[2K"))


def test_without_a_size_it_shows_the_records(shown):
    text = shown(None, (0, 500), (0, 1000))
    assert "1000 records" in text
    assert "%" not in text


@pytest.mark.parametrize("color", [True, False])
def test_without_colour_it_is_still_there(shown, color):
    text = shown(1000, (250, 500), has_color=color)
    assert "500 records" in text
    assert ("\x1b[3" in text or "\x1b[9" in text) is color


@pytest.mark.parametrize(
    "options",
    [{"seconds": 0.9}, {"is_quiet": True}, {"terminal": io.StringIO()}, {"term": "dumb"}],
    ids=["soon", "quiet", "pipe", "dumb"],
)
def test_often_it_is_not_there(shown, options):
    assert shown(1000, (250, 500), (1000, 2000), **options) == ""


def test_an_error_ends_it_too(shown):
    with pytest.raises(TypeError):
        shown(1000, (250, 500), (1,))
