"""The process: killed, interrupted, run many times at once, with odd streams and environments."""

import fcntl
import os
import signal
import sqlite3
import termios
import time
from contextlib import closing
from pathlib import Path

import pytest
from program import (
    SAMPLES,
    TRACEBACK,
    Program,
    assert_sound,
    card,
    contents,
    dice,
    ended,
    names,
    older,
    read,
    refused,
)

from relnet.cli.main import run
from relnet.store import SCHEMA_VERSION

NEWCOMERS = [f"Nora{n} Neu{n}" for n in range(100)]
CARDS = "".join(
    card(name, f"EMAIL:{name.split()[0]}@neu.example", "NOTE:neu") for name in NEWCOMERS
)

# Runs relnet, and sends it a signal before one of its SQL statements; counts them, too.
DYING = """
import atexit, os, signal, sqlite3, sys
from pathlib import Path
number, last, so_far = int(sys.argv.pop(1)), int(sys.argv.pop(1)), 0
class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        count()
        return super().execute(*arguments)
    def executemany(self, *arguments):
        count()
        return super().executemany(*arguments)
def count():
    global so_far
    if so_far == last:
        os.kill(os.getpid(), number)
    so_far += 1
connect = sqlite3.connect
sqlite3.connect = lambda *given, **named: connect(*given, **named, factory=Dying)
atexit.register(lambda: Path("statements").write_text(str(so_far)))
from relnet.__main__ import main
main()
"""


def struck(folder, database, number, *command):
    """Send a signal before the first, the last and some more SQL statements of a command.

    Each run has a home and a copy of the database of its own. Yields what became of them.
    """
    whole = elsewhere(folder / "whole", database)
    whole(0, -1, *command, driver=DYING, code=None)
    total = int((whole.folder / "statements").read_text())
    assert total > 20
    points = sorted({0, 1, 2, *range(3, total, max(total // 8, 1)), *range(total - 7, total)})
    programs = [elsewhere(folder / f"{point}", database) for point in points]
    started = [
        program.start(number, point, *command, driver=DYING)
        for program, point in zip(programs, points, strict=True)
    ]
    return zip(programs, map(ended, started), strict=True)


def elsewhere(folder, database):
    folder.mkdir()
    program = Program(folder)
    program.use(database)
    return program


@pytest.fixture
def cards(tmp_path):
    """Many cards, and one that is rejected, so that a rejects file is made."""
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS + card("", "NOTE:nobody"))
    return path


def moments(count, first, last):
    """Draw moments between two, the same ones on every run."""
    thrown = dice()
    return [thrown.uniform(first, last) for _ in range(count)]


def outcome(village, before):
    """Check that older rows are there and the new file wholly or not at all; return which."""
    assert_sound(village.db)
    found = names(village.db)
    if found == before:
        return False
    assert found == sorted([*before, *NEWCOMERS])
    return True


# Killed.


def test_an_import_killed_before_any_of_its_statements(tmp_path, filled_village, cards):
    before = names(filled_village)
    for village, result in struck(tmp_path, filled_village, signal.SIGKILL, "import", cards):
        assert result.code == -signal.SIGKILL
        outcome(village, before)


def test_an_import_killed_at_any_time(village, filled_village, cards):
    before = names(village.db)
    whole = duration(village, ["import", cards])
    for moment in moments(10, whole / 4, whole * 1.2):
        village.use(filled_village)
        with village.start("import", cards) as process:
            time.sleep(moment)
            process.kill()
        outcome(village, before)
    village("import", cards, code=5)  # repeating it completes it
    assert outcome(village, before)


def version(path):
    return read(path, "PRAGMA user_version")[0][0]


def test_a_migration_killed_before_any_of_its_statements(tmp_path):
    original = tmp_path / "original.db"
    older(original, 2)
    for program, result in struck(tmp_path, original, signal.SIGKILL, "list"):
        copy = program.folder / f"{program.db.name}.schema-2"
        assert result.code == -signal.SIGKILL
        assert_sound(program.db)
        assert version(program.db) in {2, SCHEMA_VERSION}
        assert copy.exists() or version(program.db) == 2
        assert not copy.exists() or contents(copy) == contents(original)
    assert "Nora Neu" in program("list").stdout
    assert version(program.db) == SCHEMA_VERSION
    assert contents(copy) == contents(original)
    assert program.files() == {program.db.name, copy.name}


# Interrupted.

INTERRUPTED = "Interrupted; nothing is half done."
COMMANDS = [
    ["import", "../cards.vcf", "--rejects", "rejects.vcf"],
    ["export", "vcard", "-o", "export.vcf"],
    ["today"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_signal_at_any_time(tmp_path, filled_village, cards, command):
    """Death by the signal itself is for the time in which modules load."""
    before = names(filled_village)
    whole = duration(elsewhere(tmp_path / "whole", filled_village), command)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        for moment in moments(4, whole / 3, whole):
            village = elsewhere(tmp_path / f"{name} {moment}", filled_village)
            with village.start(*command) as process:
                time.sleep(moment)
                process.send_signal(getattr(signal, name))
                process.send_signal(signal.SIGINT)  # the impatient press again
                result = ended(process)
            assert_interrupted(result, getattr(signal, name))
            made = village.files() - {village.db.name}
            assert made <= ({"rejects.vcf"} if outcome(village, before) else {"export.vcf"})


def assert_interrupted(result, number):
    if TRACEBACK in result.stderr:
        assert result.code == 1  # Python itself was not ready yet
        assert "relnet/cli" not in result.stderr
    elif result.code in {-number, -signal.SIGINT}:
        assert result.stderr == ""
    elif result.code == 130:
        assert result.stderr.endswith(f"{INTERRUPTED}\n")
    else:
        assert result.code in {0, 5}


def duration(program, command):
    """Run a command line undisturbed; return how many seconds it took."""
    begun = time.monotonic()
    program(*command, code=None)
    return time.monotonic() - begun


def test_an_import_interrupted_before_any_of_its_statements(tmp_path, filled_village, cards):
    before = names(filled_village)
    command = ["import", cards, "--rejects", "rejects.vcf"]
    for village, result in struck(tmp_path, filled_village, signal.SIGINT, *command):
        assert (result.code, result.stderr) == (130, f"{INTERRUPTED}\n")
        assert not outcome(village, before)
        assert village.files() == {village.db.name, "statements"}


# SQLite makes another error of whatever its callbacks raise.
IN_A_CALLBACK = """
import os, signal
from relnet.store import connection
def fold_all(*texts):
    os.kill(os.getpid(), signal.SIGTERM)
connection._fold_all = fold_all
from relnet.__main__ import main
main()
"""


def test_a_signal_within_sqlite(village):
    before = contents(village.db)
    result = village("add", "Nora Neu", driver=IN_A_CALLBACK, code=130)
    assert result.stderr == f"{INTERRUPTED}\n"
    assert contents(village.db) == before


# Whoever has to wait presses Ctrl-C again.
IMPATIENT = """
import os, signal
from relnet.cli import process
def discard_output():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
        os.kill(os.getpid(), number)
process.discard_output = discard_output
from relnet.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_whatever_interrupts_there_is_one_line(village, tmp_path, name):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDWR), "wb", buffering=0) as writer:  # and nothing comes
        writer.write(card("Nora Neu").encode())
        process = village.start("import", pipe, driver=IMPATIENT)
        while process.poll() is None and any(fcntl.ioctl(writer, termios.FIONREAD, bytes(4))):
            time.sleep(0.01)  # until it has read the card, and waits for more
        process.send_signal(getattr(signal, name))
        result = ended(process)
    assert (result.code, result.stdout, result.stderr) == (130, "", f"{INTERRUPTED}\n")
    assert "Nora Neu" not in names(village.db)


def test_a_signal_that_is_ignored_stays_so(village, cards):
    """As nohup wants it, and a shell for what runs in its background."""

    def ignore():
        for name in ("SIGINT", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_IGN)

    process = village.start("import", cards, preexec_fn=ignore)
    for _ in range(30):
        time.sleep(0.01)
        process.send_signal(signal.SIGHUP)
        process.send_signal(signal.SIGINT)
    result = ended(process)
    assert result.code == 5, result.stderr


# Many at once.


def test_many_first_starts_at_once(program):
    processes = [program.start("event", "add", f"Fair {n}", "--on", "today") for n in range(20)]
    done = [f"Fair {n}" for n, process in enumerate(processes) if has_succeeded(process)]
    assert_sound(program.db)
    assert sorted(title for (title,) in read(program.db, "SELECT title FROM event")) == sorted(done)
    assert len(done) > 10
    assert program.files() == {program.db.name}


def test_a_first_start_while_another_one_begins(program):
    """SQLite does not wait when it turns to WAL, so relnet does."""
    with closing(sqlite3.connect(program.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        process = program.start("list")
        time.sleep(0.7)
        assert process.poll() is None
        other.execute("COMMIT")
    assert ended(process).code == 0


def has_succeeded(process):
    """Wait for a process; whoever does not succeed was told to come again."""
    result = ended(process)
    assert result.code == 0 or (result.code == 4 and "is busy" in result.stderr), result
    return result.code == 0


def test_imports_at_once(program, cards):
    """Whichever comes first, nobody is there twice, and nobody is missing."""
    cards.write_text(CARDS)
    files = [cards, SAMPLES / "phone.vcf", SAMPLES / "outlook.vcf", cards]
    for process, file in [(program.start("import", file), file) for file in files]:
        if not has_succeeded(process):
            program("import", file)
    assert_sound(program.db)
    found = names(program.db)
    assert [name for name in found if name in NEWCOMERS] == sorted(NEWCOMERS)
    assert found.count("Anna Weber") == found.count("Dr. Anna Weber") == 1
    assert len(found) == len(NEWCOMERS) + 26
    for file in files:
        assert " already known" in program("import", file).stderr


# Output that nobody takes.

LOUD = [
    ["list"], ["list", "--format", "json"], ["show", "1"], ["export", "vcard"], ["history"],
    ["today"], ["demo"], ["--help"], ["list", "--help"], ["version"],
]  # fmt: skip


def test_a_pipe_whose_reader_is_gone(village):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as stdout:
        results = village.together(*LOUD, stdout=stdout)
    assert [result.stderr for result in results] == [""] * len(LOUD)


def test_a_reader_that_wants_one_line(program, cards):
    cards.write_text(CARDS * 3)
    program("import", cards, "--no-match")
    with program.start("export", "json") as process:
        assert process.stdout.readline() == b'{"schema": 1,\n'
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_device_that_is_full(village):
    with Path("/dev/full").open("wb") as stdout:
        results = village.together(*LOUD, stdout=stdout, code=3)
    for result in results:
        refused(result, 3, "cannot write -: No space left on device")


@pytest.mark.parametrize("closed", [[0], [1], [2], [0, 1, 2]])
def test_closed_streams(village, closed):
    def close():
        for descriptor in closed:
            os.close(descriptor)

    streams = {"stdin": None, "stdout": None, "stderr": None}
    commands = [
        (["list"], 0), (["import", "-"], 3), (["add", "Nora Neu"], 0), (["nosuch"], 2),
        (["export", "csv", "-o", "all.csv"], 0), (["show", "Nemo"], 1),
    ]  # fmt: skip
    results = village.together(
        *(arguments for arguments, _ in commands), code=None, **streams, preexec_fn=close
    )
    assert [result.code for result in results] == [code for _, code in commands]
    assert "Nora Neu" in names(village.db)
    assert_sound(village.db)
    assert (village.folder / "all.csv").read_text().startswith("id,")


def test_what_a_killed_export_left_stops_no_other(relnet, tmp_path):
    """In a container every run may have the same number."""
    left = tmp_path / f".relnet-{os.getpid()}.part"
    left.write_text("half")
    relnet("export", "json", "-o", tmp_path / "village.json")
    assert left.read_text() == "half"
    assert (tmp_path / "village.json").exists()


def test_a_file_that_cannot_be_written(village, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "old.csv").write_text("mine")
    before = village.files()
    for target in ("folder", "nowhere/x.csv", "/dev/full", "x" * 300, "old.csv/x", ""):
        result = village("export", "csv", "-o", target, code=3)
        refused(result, 3, f"cannot write {target}: ")
    refused(village("import", SAMPLES / "outlook.vcf", "--event", "x", code=1), 1)
    assert village.files() == before
    village("export", "csv", "-o", "x" * 250)
    village("export", "csv", "-o", "old.csv")
    assert (tmp_path / "old.csv").read_text().startswith("id,")


def test_rejects_that_cannot_be_written(village, cards):
    before = contents(village.db)
    cards.with_name("mine.vcf").write_text("mine")
    for target, why in (
        ("mine.vcf", "File exists"),
        ("no/where", "No such file"),
        ("/dev/full", ""),
    ):
        refused(village("import", cards, "--rejects", target, code=3), 3, target, why)
    assert contents(village.db) == before
    assert cards.with_name("mine.vcf").read_text() == "mine"


# Environments.

ENVIRONMENTS = {
    "C": {"LANG": "C", "LC_ALL": "C"},
    "POSIX without UTF-8": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "unknown locale": {"LC_ALL": "tlh_QO.klingon"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "strict ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "nothing": {"LANG": None, "HOME": None, "TMPDIR": None, "TERM": None},
    "no columns": {"COLUMNS": "0"},
    "fewer columns": {"COLUMNS": "-5"},
    "many columns": {"COLUMNS": "1000000"},
    "columns in science": {"COLUMNS": "1e6"},
    "too many columns": {"COLUMNS": "9" * 5000},
    "columns in words": {"COLUMNS": "abc", "LINES": "abc"},
    "odd digits": {"COLUMNS": "²"},
    "warnings": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
    "German": {"LANGUAGE": "de"},
    "no language": {"LANGUAGE": "", "RELNET_LANG": "\udcff"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environments(village, name):
    listed, _ = village.together(
        ["list", "-f", "csv"], ["event", "add", "Łódź", "--on", "today"], env=ENVIRONMENTS[name]
    )
    assert "Łukasz Zieliński" in listed.stdout
    assert read(village.db, "SELECT title FROM event WHERE id = 2") == [("Łódź",)]


def test_words_that_an_encoding_has_no_letters_for(village):
    assert (
        r"\u0141ukasz Zieli\u0144ski"
        in village("show", "6", env={"PYTHONIOENCODING": "ascii"}).stdout
    )


def test_no_home_at_all(monkeypatch, capsys):
    def nobody(_uid):
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)
    for name in ("HOME", "RELNET_DB", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert run(["list"]) == 4
    assert "cannot write to the database relnet.db" in capsys.readouterr().err


@pytest.mark.parametrize(
    "today", ["nonsense", "2026-02-29", " ", "0000-01-01", "\x1b[31m", "\udcff", "9" * 5000]
)
def test_a_day_that_is_none(village, today):
    refused(village("list", code=2, env={"RELNET_TODAY": today}), 2, "RELNET_TODAY", "2026-04-21")


@pytest.mark.parametrize("today", ["0001-01-01", "0001-01-08", "9999-12-24", "9999-12-31"])
def test_the_ends_of_the_calendar(relnet, monkeypatch, today):
    monkeypatch.setenv("RELNET_TODAY", today)
    relnet("event", "add", "Fair", "--on", "today")
    relnet("add", "Nora Neu", "--birthday=--12-31")
    relnet("log", "met", "1", "--event", "fair")
    relnet("follow-up", "add", "1", "call her", "--due", "today")
    assert "call her" in relnet("today").stdout
    relnet("list", "quiet>90d", "met>2026-01-01")
    for arguments in (["snooze", "1", "+3w"], ["log", "call", "1", "--on", "vor 3 Wochen"]):
        assert relnet(*arguments, code=None).code in {0, 2}
    relnet("done", "1", code=None)
    relnet("show", "1")


# --debug.

ERRORS = [
    (["show", "Nemo"], 1, {}),
    (["nosuch"], 2, {}),
    (["list", "has:nothing"], 2, {}),
    (["import", "nowhere"], 3, {}),
    (["list"], 4, {"RELNET_DB": "/dev/null"}),
]


@pytest.mark.parametrize(("arguments", "code", "env"), ERRORS)
def test_debug_shows_where_an_error_came_from(village, arguments, code, env):
    plain, debug = village.together(arguments, ["--debug", *arguments], code=code, env=env)
    assert TRACEBACK in debug.stderr
    assert debug.stderr.endswith(plain.stderr)


MISTAKEN = """
import relnet.store.listing
def rows(*_): raise RuntimeError("\\x1b[31m wrong")
relnet.store.listing.rows = rows
from relnet.__main__ import main
main()
"""


def test_a_mistake_of_relnets_own_is_no_traceback_either(village):
    refused(village("list", driver=MISTAKEN, code=3), 3, r"RuntimeError: \x1b[31m wrong", "--debug")
    debug = village("--debug", "list", driver=MISTAKEN, code=3)
    assert TRACEBACK in debug.stderr
    assert "\x1b" not in debug.stderr


def test_too_little_memory_is_no_mistake(program):
    driver = "from relnet.cli.process import take_charge; take_charge(); raise MemoryError"
    assert program(driver=driver, code=3).stderr == (
        "error: there is not enough memory for this.\n"
        "hint: nothing is half done; end other programs, or take less at once.\n"
    )
