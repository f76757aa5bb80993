"""When files, disks, databases and processes fail: said in two lines, and nothing half done."""

import os
import resource
import shutil
import sqlite3
import stat
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from program import (
    BESIDE,
    SAMPLES,
    Program,
    assert_sound,
    card,
    contents,
    dice,
    names,
    read,
    refused,
)
from sqlite_utils import Database

from relnet.store import SCHEMA_VERSION, journal, schema
from relnet.store.connection import APPLICATION_ID, connect

NEWCOMERS = 300
CARDS = "".join(
    card(f"Nora{n} Neu{n}", f"EMAIL:nora{n}@neu.example", f"ORG:Neu {n % 20} GmbH", "NOTE:neu")
    for n in range(NEWCOMERS)
)
MEGABYTE = 1 << 20


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)


@pytest.fixture(scope="module")
def older_village(tmp_path_factory):
    """A village with everything in it, to be copied."""
    program = Program(tmp_path_factory.mktemp("older"))
    program("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    program("import", SAMPLES / "phone.vcf", "--event", "hm26", "--tag", "messe")
    program("import", SAMPLES / "outlook.vcf")
    program("follow-up", "add", "1", "send the offer", "--due", "2026-04-20", "--every", "4w")
    program("log", "call", "2", "--note", "about the robot cell")
    return program.db


@pytest.fixture
def village(program, older_village):
    program.use(older_village)
    return program


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS)
    return path


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


# Files that cannot be taken in.

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(2000)
UNREADABLE = {
    "empty": (b"", "it is empty"),
    "blank": (b" \r\n\t\n\xef\xbb\xbf", "only white space"),
    "nul": (bytes(5000), "only white space"),
    "jpeg": (JPEG, "it is a picture"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF"),
    "sqlite": (b"SQLite format 3\0" + bytes(100), "it is a database"),
    "gzip": (b"\x1f\x8b\x08" + bytes(100), "it is packed"),
    "zip": (b"PK\x03\x04" + bytes(100), "ZIP archive is damaged"),
    "random": (dice().randbytes(20_000), "it is not a text"),
    "letter": (b"Dear Sir or Madam,\n\nthank you.\n", "its format is not known"),
    "table": (b"a,b,c\n1,2,3\n", "its format is not known"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_with_nothing_in_it_for_relnet(village, relnet, kind):
    content, why = UNREADABLE[kind]
    path = village.folder / "file"
    path.write_bytes(content)
    before = contents(village.db)
    # The good file before the bad one is not taken in either.
    refused(relnet("import", SAMPLES / "Connections.csv", path, code=3), 3, path, why)
    assert contents(village.db) == before


SPECIAL = {
    "missing": (lambda path: None, "there is no such file"),
    "folder": (Path.mkdir, "it is a folder"),
    "pipe": (os.mkfifo, "it is empty"),
    "zero": (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
    "null": (lambda path: path.symlink_to("/dev/null"), "it is a device"),
    "full": (lambda path: path.symlink_to("/dev/full"), "it is a device"),
    "loop": (lambda path: path.symlink_to(path), ""),
    "under a file": (lambda path: path.symlink_to(f"{__file__}/x"), ""),
}


@pytest.mark.parametrize("kind", SPECIAL)
def test_what_is_no_file(village, kind):
    make, why = SPECIAL[kind]
    path = village.folder / "it"
    make(path)
    before = contents(village.db)
    refused(village("import", path, code=3), 3, path, why)
    assert contents(village.db) == before


def test_a_file_that_may_not_be_read(village, powerless):
    path = village.folder / "secret.vcf"
    path.write_text(CARDS)
    path.chmod(0)
    refused(village("import", path, code=3, before=powerless), 3, path, "not allowed to read")


CUTS = {
    "card": b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Weber;Vera\r\nORG:Voss",
    "name": b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Web",
    "quoted-printable": b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C",
    "soft break": b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:M=C3=BCller=",
    "utf-8": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera M\xc3",
    "utf-16": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera".encode("utf-16")[:-1],
    "base64": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera\r\nPHOTO;ENCODING=b:/9j/4AAQSkZJRgABAQ",
    "first line": b"BEGIN:VCARD",
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_file_that_was_cut(village, relnet, cut):
    """The whole card before the cut is taken in, and what is left of the next is accounted for."""
    whole = card("Nora Neu").encode("utf-16" if cut == "utf-16" else "utf-8")
    path = village.folder / "cut.vcf"
    path.write_bytes(whole + CUTS[cut].removeprefix("\ufeff".encode("utf-16")))
    result = relnet("import", path, code=None)
    assert result.code in {0, 5}
    assert "Nora Neu" in names(village.db)
    assert "2 records: " in result.stderr
    assert "line " in result.stderr


def test_a_zip_that_was_cut(village):
    path = village.folder / "cut.zip"
    shutil.make_archive(str(path.with_suffix("")), "zip", SAMPLES)
    path.write_bytes(path.read_bytes()[:-30])
    refused(village("import", path, code=3), 3, path)


ENDLESS = {
    "zero": (bytes(1 << 16), ""),
    "one line": (b"BEGIN:VCARD\nVERSION:3.0\nNOTE:" + b"x" * (1 << 16), "larger than 64 MB"),
    "blank lines": (b"BEGIN:VCARD\n" + b"\n" * (1 << 16), "larger than 64 MB"),
    "folded line": (b"BEGIN:VCARD\nVERSION:3.0\nNOTE:x" + b"\n xxxx" * (1 << 13), "64 MB"),
    "large cards": (card("Ann", "NOTE:" + "x" * (1 << 18)).encode(), "larger than 64 MB"),
    "large row": (b'First Name,Last Name,Company,Position\n"' + b"x" * (1 << 16), ""),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_input_without_end(village, kind):
    """Bounded in memory (500 MB), and in time by the time-out of every run."""
    start, why = ENDLESS[kind]
    more = start[start.index(b"x") :] if kind in {"one line", "large row"} else start
    before = contents(village.db)
    with village.start(
        "import", "-", stdin=-1, bufsize=0,
        preexec_fn=limit(resource.RLIMIT_AS, 500 * MEGABYTE),
    ) as process:  # fmt: skip
        written = feed(process.stdin, start, more)
        error = process.stderr.read().decode()
    assert process.returncode == 3, error
    assert "error: cannot read -: " in error
    assert why in error
    assert written < 80 * MEGABYTE
    assert contents(village.db) == before


def feed(stdin, start, more):
    """Write until nobody reads any more; return how much that was."""
    written = 0
    with suppress(BrokenPipeError):
        while written < 200 * MEGABYTE:
            written += stdin.write(more if written else start)
    stdin.close()
    return written


def limit(what, most):
    return lambda: resource.setrlimit(what, (most, most))


def test_a_dash_is_standard_input(village):
    village("import", "-", stdin=CARDS.encode())
    assert "Nora7 Neu7" in names(village.db)
    refused(village("import", "-", stdin=b"", code=3), 3, "cannot read -: it is empty")


# What is asked for is not there, or could be several.

UNKNOWN = [
    (["show", "Nemo"], 1, "nobody here is called Nemo"),
    (["show", ""], 1, "nobody here is called"),
    (["show", "9" * 30], 1, "nobody here"),
    (["show", "9" * 5000], 1, "nobody here"),
    (["log", "met", "Nemo"], 1, "nobody here"),
    (["event", "show", "nowhere"], 1, "there is no event nowhere"),
    (["event", "show", "9" * 5000], 1, "there is no event"),
    (["import", str(SAMPLES / "outlook.vcf"), "--event", "nowhere"], 1, "there is no event"),
    (["done", "99"], 1, "no line 99"),
    (["done", "9" * 5000], 1, "no line"),
    (["follow-up", "done", "99"], 1, "no open follow-up 99"),
    (["undo", "99"], 1, "there is no batch 99"),
    (["undo", "9" * 30], 1, "there is no batch"),
    (["log", "met", "1", "--on", "04/05/2026"], 2, "2026-05-04 or 2026-04-05"),
    (["follow-up", "add", "1", "x", "--due", "4/5"], 2, "2026-05-04 or 2027-04-05"),
    (["log", "met", "1", "--on", "32.5."], 2, "'32.5.' is not a day"),
    (["log", "met", "1", "--on", "someday"], 2, "'someday' is not a day"),
    (["snooze", "1", "9999-12-31"], 2, "is over"),
    (["event", "add", " ", "--on", "today"], 2, "an event has to be called something"),
    (["event", "add", "X", "--on", "today", "--cost", "nan"], 2, "'nan' will not do"),
    (["event", "add", "X", "--from", "2.5.", "--to", "1.5."], 2, "ends on its first day or later"),
    (["add", " "], 2, "somebody has to be called something"),
    (["follow-up", "add", "1", "x", "--due", "today", "--every", "9999y"], 2, "calendars reach"),
    (["list", "--limit", "-1"], 2, "-1 is not in the range"),
    (["list", "--fields", ""], 2, "there is no field"),
    (["list", "met>never"], 2, "is not understood"),
    (["remove", "1"], 2, "--yes"),
    (["nosuch"], 2, "nosuch"),
    (["import"], 2, "FILE"),
]


@pytest.mark.parametrize(("arguments", "code", "word"), UNKNOWN)
def test_what_makes_no_sense_changes_nothing(village, relnet, arguments, code, word):
    before = contents(village.db)
    refused(relnet(*arguments, code=code), code, word)
    assert contents(village.db) == before


@pytest.mark.parametrize("command", ["show", "log|met", "edit", "remove|--yes", "follow-up|add"])
def test_an_ambiguous_name_in_a_script(village, command):
    more = {"edit": ["nickname=Anni"], "follow-up|add": ["call", "--due", "today"]}
    before = contents(village.db)
    result = village(*command.split("|"), "Anna Weber", *more.get(command, []), code=3)
    refused(result, 3, "'Anna Weber' could be 2 people", "say which one by id")
    assert result.stdout == ""
    assert "Voss AG" in result.stderr
    assert "Weber Metallbau GmbH" in result.stderr
    assert contents(village.db) == before


# Locked.

LOCKED = "is busy: another program is writing to it"


@contextmanager
def writing(path):
    """Hold the database as another writer does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("ROLLBACK")


def test_another_writer_is_waited_for_and_then_named(village):
    before = contents(village.db)
    with writing(village.db):
        begun = time.monotonic()
        with village.start("add", "Nora Neu") as process:
            assert "Anna Weber" in village("list").stdout  # reading goes on meanwhile
            assert village("today").code == 0
            assert process.poll() is None
            error = process.stderr.read().decode()
        waited = time.monotonic() - begun
    assert process.returncode == 4
    assert error.splitlines() == [
        f"error: the database {village.db} {LOCKED}.",
        "hint: nothing was changed; try again in a moment.",
    ]
    assert 4.5 < waited < 30
    assert contents(village.db) == before


def test_a_writer_that_is_done_in_time_does_no_harm(village):
    with writing(village.db):
        process = village.start("add", "Nora Neu")
        time.sleep(1)
        assert process.poll() is None
    with process:
        process.communicate()
    assert process.returncode == 0
    assert "Nora Neu" in names(village.db)


# Damaged, somebody else's, of another time.


DAMAGED = {
    "text": lambda data: b"Dear diary,\n",
    "zeros": lambda data: bytes(8192),
    "magic": lambda data: data[:16],
    "page": lambda data: data[:4096],
    "half": lambda data: data[: len(data) // 2],
    "header": lambda data: data[:16] + bytes(44) + data[60:],
    "schema": lambda data: data[:100] + dice().randbytes(3996) + data[4096:],
    "table": lambda data: data.replace(b"CREATE TABLE channel", b"CREATE TABLE chan_el"),
    "column": lambda data: data.replace(b"happened_on TEXT", b"hap_ened_on TEXT"),
}
WORDS = "is damaged, or is no database at all"


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_database(village, kind):
    before = DAMAGED[kind](village.db.read_bytes())
    village.db.write_bytes(before)
    for result in village.together(["list"], ["import", SAMPLES / "outlook.vcf"], code=4):
        refused(result, 4, village.db, WORDS, "put a copy of it back")
    assert village.db.read_bytes() == before
    assert village.files() == {village.db.name}


def test_damage_within_a_text(village):
    data = village.db.read_bytes()
    village.db.write_bytes(data.replace(b"Meyer-Rottmann", b"Meyer-Rottmann"[:-1] + b"\xff"))
    for result in village.together(
        ["list"], ["list", "--format", "json"], ["export", "vcard"], code=4
    ):
        refused(result, 4, village.db, WORDS)


def test_flipped_bits(village):
    """No traceback and nothing worse: SQLite has no checksums, so some go unnoticed."""
    thrown = dice()
    data = village.db.read_bytes()
    found = set()
    for _ in range(8):
        flipped = bytearray(data)
        for _ in range(1 << thrown.randrange(10)):
            flipped[thrown.randrange(100, len(data))] ^= 1 << thrown.randrange(8)
        village.db.write_bytes(flipped)
        for result in village.together(["list", "-f", "json"], ["export", "vcard"], code=None):
            found.add(result.code)
            if result.code > 2:
                refused(result, result.code)
        assert village.db.read_bytes() == flipped
    assert {0, 4} <= found <= {0, 1, 3, 4}


def other(path, kind):
    with closing(sqlite3.connect(path)) as db:
        if kind == "another program's":
            db.execute("CREATE TABLE bookmark (id INTEGER PRIMARY KEY, url TEXT)")
        elif kind == "marked by another program":
            db.execute("PRAGMA application_id = 1")
        else:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


OTHERS = {
    "another program's": "is the database of another program",
    "marked by another program": "is the database of another program",
    "newer": "was written by a newer relnet",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_a_database_that_is_not_relnets_or_newer(program, kind):
    other(program.db, kind)
    before = program.db.read_bytes()
    for result in program.together(["list"], ["add", "Nora Neu"], ["undo"], code=4):
        refused(result, 4, program.db, OTHERS[kind], "nothing was changed")
    assert program.db.read_bytes() == before
    assert program.files() == {program.db.name}


PLACES = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/null"),
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "under a file": lambda path: path.parent.joinpath("file").touch(),
}


@pytest.mark.parametrize("kind", PLACES)
def test_no_place_for_a_database(program, kind):
    PLACES[kind](program.db)
    path = program.folder / "file" / "village.db" if kind == "under a file" else program.db
    refused(program("list", code=4, env={"RELNET_DB": str(path)}), 4, path)


@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory", "a b%20c?d#e", "\udcff.db"])
def test_a_database_may_have_any_name(program, name):
    program("--db", name, "add", "Nora Neu")
    assert names(program.folder / name) == ["Nora Neu"]
    older(program.folder / f"older{name}", SCHEMA_VERSION - 1)
    program("--db", f"older{name}", "list")
    assert f"older{name}.schema-{SCHEMA_VERSION - 1}" in program.files()


# Read-only, private, full.


@pytest.fixture
def powerless():
    """What to start a program with, so that permissions count for it, even as root."""
    if os.geteuid():
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root ignores permissions, and there is no setpriv")
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all"]


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_read_only_database_is_read(village, powerless, what):
    folder = village.folder / "archive"
    folder.mkdir()
    path = folder / "village.db"
    shutil.move(village.db, path)
    before = contents(path)
    path.chmod(0o400 if what in {"file", "both"} else 0o600)
    folder.chmod(0o500 if what in {"folder", "both"} else 0o700)
    options = {"before": powerless, "env": {"RELNET_DB": str(path)}}
    assert "Anna Weber" in village("list", **options).stdout
    assert village("today", **options).stdout
    for arguments in (["import", SAMPLES / "Connections.csv"], ["undo"]):
        refused(village(*arguments, code=4, **options), 4, path, "cannot write to the database")
    assert [file.name for file in folder.iterdir()] == [path.name]  # nothing stays beside it
    folder.chmod(0o700)
    path.chmod(0o600)
    assert contents(path) == before
    village("add", "Nora Neu", **options)  # and it can be written again


def test_changes_that_a_crash_left_are_not_overlooked(village, powerless):
    folder = village.folder / "archive"
    folder.mkdir()
    path = folder / "village.db"
    with closing(sqlite3.connect(village.db)) as db:
        db.execute("UPDATE contact SET label = 'Nora Neu' WHERE id = 1")
        db.commit()
        for ending in BESIDE[:2]:
            shutil.copyfile(f"{village.db}{ending}", f"{path}{ending}")
    folder.chmod(0o500)
    options = {"before": powerless, "env": {"RELNET_DB": str(path)}}
    refused(village("list", code=4, **options), 4, path)
    folder.chmod(0o700)
    assert "Nora Neu" in village("list", **options).stdout


def test_no_room_for_a_new_database(program, powerless):
    program.folder.chmod(0o500)
    env = {"RELNET_DB": str(program.folder / "new" / "village.db")}
    refused(program("list", code=4, before=powerless, env=env), 4, "Permission denied")
    program.folder.chmod(0o700)
    assert program.files() == set()


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_is_private(program):
    """Also where the shell's umask would let everybody read."""
    env = {"RELNET_DB": str(program.folder / "own" / "village.db")}
    path = Path(env["RELNET_DB"])
    (program.folder / "bad.vcf").write_text(CARDS + card("", "NOTE:nobody"))
    options = {"env": env, "umask": 0}
    program("import", "bad.vcf", "--rejects", "rejects.vcf", code=5, **options)
    program("export", "vcard", "-o", "all.vcf", **options)
    assert mode(path.parent) == 0o700
    assert mode(path) == mode(program.folder / "all.vcf") == 0o600
    assert mode(program.folder / "rejects.vcf") == 0o600
    (program.folder / "all.vcf").chmod(0o644)
    program("export", "csv", "-o", "all.vcf", **options)
    assert mode(program.folder / "all.vcf") == 0o600
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM contact").fetchone()
        program("add", "Nora Neu", **options)
        assert {mode(Path(f"{path}{ending}")) for ending in BESIDE[:3]} == {0o600}


def test_a_disk_that_fills_up(village, cards):
    """Files may grow to a limit that is raised until all goes well: in between it fails everywhere."""
    before, outcomes = contents(village.db), []
    for size in (0, 1, 40, 120, 240, 300, 340, 420, 600, 2000):
        result = village(
            "import", cards, "--rejects", "rejects.vcf", code=None,
            preexec_fn=limit(resource.RLIMIT_FSIZE, size << 10),
        )  # fmt: skip
        outcomes.append(result.code)
        assert_sound(village.db)
        if result.code:
            refused(result, 4, village.db, "nothing was changed")
            assert contents(village.db) == before
    assert outcomes[0] == 4
    assert outcomes[-1] == 0
    assert len(names(village.db)) == len(read(village.db, "SELECT 1 FROM contact"))


FULL_DISK = """
set -e
refuses() {{
    words="$1"; shift
    said=$("$@" 2>&1) && exit 9
    case $said in *"$words"*) ;; *) exit 8 ;; esac
}}
mount -t tmpfs -o size=1500k tmpfs .
cd "$PWD"
"$@" -q import {samples}/phone.vcf
"$@" list -f ids > before
head -c 2000000 /dev/zero > ballast 2> /dev/null || true
test "$("$@" list -f ids)" = "$(cat before)"
refuses "cannot write to the database village.db: " "$@" import {samples}/outlook.vcf
refuses "cannot write export.vcf: No space left on device" "$@" export vcard -o export.vcf
rm ballast
test "$("$@" list -f ids)" = "$(cat before)"
"$@" -q import {samples}/outlook.vcf
ls -A
"""


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("unshare") is None, reason="only root may mount a disk"
)
def test_a_full_disk(program):
    script = FULL_DISK.format(samples=SAMPLES)
    with program.start(
        before=["unshare", "-m", "sh", "-xc", script, "sh"], env={"RELNET_DB": "village.db"}
    ) as process:
        out, error = process.communicate()
    assert process.returncode == 0, error.decode()
    assert out.decode().split() == ["before", "village.db"]
