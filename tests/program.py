"""The real program in a process of its own, as a shell starts it."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from relnet.store import journal, schema
from relnet.store.connection import APPLICATION_ID, connect

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
TODAY = "2026-04-21"  # a Tuesday
LONGEST = 60  # seconds; whatever takes longer hangs
CODES = {0, 1, 2, 3, 4, 5, 130}
TRACEBACK = "Traceback (most recent call last)"
BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Result:
    code: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Program:
    """relnet with a home of its own; the village is at ``db`` unless RELNET_DB says otherwise."""

    folder: Path

    @property
    def db(self):
        return self.folder / "village.db"

    def environment(self, **changes):
        """Return what a shell would hand over; None takes a variable away."""
        own = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
            "RELNET_DB": str(self.db),
            "RELNET_TODAY": TODAY,
        }
        return {name: text for name, text in {**own, **changes}.items() if text is not None}

    def start(self, *arguments, env=(), before=(), driver="", **options):
        """Start a command line, if need be behind another program or with a driver's code."""
        module = ["-c", driver] if driver else ["-m", "relnet"]
        command = [*before, sys.executable, *module, *map(str, arguments)]
        streams = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        options = {**streams, "cwd": self.folder, **options}
        return subprocess.Popen(command, env=self.environment(**dict(env)), **options)

    def __call__(self, *arguments, stdin=None, code=0, timeout=LONGEST, **options):
        """Run a command line to its end; ``code`` None takes any exit code that is documented."""
        if stdin is not None:
            options["stdin"] = subprocess.PIPE
        result = ended(self.start(*arguments, **options), stdin, timeout)
        assert_in_order(result, arguments, code)
        return result

    def together(self, *command_lines, code=0, **options):
        """Run command lines at the same time; return their results."""
        processes = [self.start(*arguments, **options) for arguments in command_lines]
        results = [*map(ended, processes)]
        for arguments, result in zip(command_lines, results, strict=True):
            assert_in_order(result, arguments, code)
        return results

    def use(self, database):
        """Put a copy of a database into place of the village."""
        for ending in BESIDE:
            self.db.with_name(self.db.name + ending).unlink(missing_ok=True)
        shutil.copyfile(database, self.db)
        self.db.chmod(0o600)

    def files(self):
        """Name what is in the folder, without what Python and SQLite need while they run."""
        return {path.name for path in self.folder.iterdir()}


def ended(process, stdin=None, timeout=LONGEST):
    """Wait for a process; return its exit code and what it wrote."""
    with process:
        try:
            streams = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    texts = [(stream or b"").decode(errors="replace") for stream in streams]
    return Result(process.returncode, *texts)


def assert_in_order(result, arguments, code):
    """Check what holds for every run: a documented exit code, and no traceback."""
    assert TRACEBACK not in result.stderr or "--debug" in arguments, result.stderr
    assert result.code in (CODES if code is None else {code}), (arguments, result)


def read(path, sql, *values):
    """Read from a database as relnet left it; a WAL that is still there counts."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, values).fetchall()


def names(path):
    return sorted(name for (name,) in read(path, "SELECT label FROM contact"))


def contents(path):
    """Return all that a database holds, without what a file's own layout adds to it.

    Nor is a holiday anything the owner said: it follows from the calendar.
    """
    with closing(sqlite3.connect(path)) as db:
        return [line for line in db.iterdump() if not line.startswith('INSERT INTO "holiday"')]


def assert_sound(path):
    assert read(path, "PRAGMA integrity_check") == [("ok",)]
    assert read(path, "PRAGMA foreign_key_check") == []


def older(path, number):
    """Make a database with somebody in it as the relnet with so many migrations made it."""
    later = schema.names()[number]
    with closing(connect(path)) as db:
        schema.migrations().apply(Database(db, execute_plugins=False), stop_before=later)
        journal.install(db)
        db.execute(
            "INSERT INTO contact (handle, label, name_key, created_at)"
            " VALUES ('nora', 'Nora Neu', 'neu nora', '2026-04-21T12:00:00Z')"
        )
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")


def limit(what, most):
    """Return what a child has to do before it runs, so that it gets no more than that."""
    return lambda: resource.setrlimit(what, (most, most))


def refused(result, code, *words):
    """Check that a refusal has two lines, what happened and what to do, and says these words."""
    assert result.code == code, result
    lines = result.stderr.splitlines()
    assert len(lines) >= 2, result.stderr
    assert lines[-2].startswith("error: "), result.stderr
    assert lines[-1].startswith("hint: "), result.stderr
    for word in words:
        assert str(word) in result.stderr
    return result


def dice():
    """Return dice that fall the same way on every run."""
    return random.Random(20260421)  # noqa: S311 -- nothing is kept secret with them


def card(name, *lines):
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])
