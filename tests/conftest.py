"""The front door: ``relnet("import", samples / "fair.vcf")`` runs a command line as a user does."""

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from relnet.cli import language

language.use("en")  # before the commands' help texts are made

from relnet.cli.main import run  # noqa: E402 -- after the language is chosen

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
TODAY = "2026-04-21"  # a Tuesday


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="Rewrite the golden files")


@dataclass(frozen=True)
class Result:
    code: int
    stdout: str
    stderr: str


class Stream(io.TextIOWrapper):
    """Standard output or error as a pipe: bytes behind text, no terminal."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode("utf-8")


@pytest.fixture
def samples():
    return ROOT / "samples"


@pytest.fixture
def db_path(tmp_path):
    return tmp_path / "village.db"


@pytest.fixture
def relnet(db_path, monkeypatch):
    """Run a command line in this process against a village of its own; return code and output."""
    for name in [name for name in os.environ if name.startswith(("RELNET_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("RELNET_DB", str(db_path))
    monkeypatch.setenv("RELNET_TODAY", TODAY)

    def call(*arguments, stdin=b"", code=0):
        out, err = Stream(), Stream()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        monkeypatch.setenv("LANGUAGE", "en")
        try:
            got = run([str(argument) for argument in arguments])
        finally:
            monkeypatch.undo_streams()
        result = Result(got, out.text(), err.text())
        assert code is None or got == code, f"{arguments}: exit {got}\n{result.stderr}"
        return result

    real = sys.stdout, sys.stderr, sys.stdin
    monkeypatch.undo_streams = lambda: (
        setattr(sys, "stdout", real[0]),
        setattr(sys, "stderr", real[1]),
        setattr(sys, "stdin", real[2]),
    )
    return call


@pytest.fixture
def golden(request):
    """Compare text with tests/golden/NAME; ``pytest --golden`` rewrites it."""

    def check(name, text):
        path = GOLDEN / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode(), f"pytest --golden rewrites {path}"

    return check
