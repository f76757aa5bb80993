"""The front door: ``relnet("import", samples / "fair.vcf")`` runs a command line as a user does."""

import io
import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from program import SAMPLES, Program

from relnet.cli import language

language.use("en")  # before the commands' help texts are made

from relnet.cli.main import run  # noqa: E402 -- after the language is chosen

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
TODAY = "2026-04-21"  # a Tuesday

for name in ("COLUMNS", "LINES"):  # the terminals of the tests have sizes of their own
    os.environ.pop(name, None)

# In the background of a shell, or under nohup, tests are started with signals ignored; so would be
# what they start, and relnet keeps to that: nothing could interrupt it.
for name in ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM"):
    number = getattr(signal, name, None)  # Windows has but some
    if number and signal.getsignal(number) is signal.SIG_IGN:
        own = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
        signal.signal(number, own)

# A machine may be slow, and what is slow is found by benchmarks/.
settings.register_profile("relnet", deadline=None)
settings.load_profile("relnet")


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


@pytest.fixture
def program(tmp_path):
    """relnet in processes of its own, with an empty home."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def filled_village(tmp_path_factory):
    """A database with something in every list, to be copied."""
    program = Program(tmp_path_factory.mktemp("filled"))
    program("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    program("import", SAMPLES / "phone.vcf", "--event", "hm26", "--tag", "messe")
    program("import", SAMPLES / "outlook.vcf")
    program("follow-up", "add", "1", "send the offer", "--due", "2026-04-20", "--every", "4w")
    program("log", "call", "2", "--note", "about the robot cell")
    return program.db


@pytest.fixture
def village(program, filled_village):
    """The same, with something in every list; ``relnet`` finds it, too."""
    program.use(filled_village)
    return program


@pytest.fixture
def powerless():
    """What to start a program with, so that permissions count for it, even as root."""
    if os.geteuid():
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root ignores permissions, and there is no setpriv")
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]
