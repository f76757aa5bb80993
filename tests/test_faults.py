"""When files, disks, databases and processes fail: said in two lines, and nothing half done."""

import os
import resource
import shutil
import sqlite3
import stat
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from program import (
    BESIDE,
    SAMPLES,
    assert_sound,
    card,
    contents,
    dice,
    limit,
    names,
    older,
    read,
    refused,
)

from relnet.errors import UnwritableDatabaseError
from relnet.store import SCHEMA_VERSION, open_store
from relnet.store.batches import batch
from relnet.store.connection import APPLICATION_ID

NEWCOMERS = 300
CARDS = "".join(
    card(f"Nora{n} Neu{n}", f"EMAIL:nora{n}@neu.example", f"ORG:Neu {n % 20} GmbH", "NOTE:neu")
    for n in range(NEWCOMERS)
)
MEGABYTE = 1 << 20


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS)
    return path


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
    "end": lambda data: data[:-1000],
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
    for command in (["list"], ["import", SAMPLES / "outlook.vcf"]):
        refused(village(*command, code=4), 4, village.db, WORDS, "put a copy of it back")
    assert village.db.read_bytes() == before
    assert village.files() == {village.db.name}


def test_damage_within_a_text(village):
    data = village.db.read_bytes()
    village.db.write_bytes(data.replace(b"Meyer-Rottmann", b"Meyer-Rottmann"[:-1] + b"\xff"))
    for result in village.together(
        ["list"], ["list", "--format", "json"], ["export", "vcard"], code=4
    ):
        refused(result, 4, village.db, WORDS)


@pytest.mark.parametrize("command", [["follow-up", "list"], ["today"], ["export", "ics"]])
def test_damage_within_a_day(village, command):
    village.db.write_bytes(village.db.read_bytes().replace(b"2026-04-20", b"2026-04-Z0"))
    refused(village(*command, code=4), 4, village.db, WORDS)


def test_a_mistake_of_relnets_own_is_no_damage(tmp_path):
    with pytest.raises(ValueError, match="no day"), open_store(tmp_path / "village.db"):
        raise ValueError("no day")


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
    for size in (0, 1, 120, 300, 340, 420, 600, 2000):
        result = village(
            "import", cards, "--rejects", "rejects.vcf", code=None,
            env={"PYTHONDONTWRITEBYTECODE": "1"},  # Python would leave cut-off modules behind
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


# Moved.

ADDED = "INSERT INTO contact (handle, label, name_key, created_at) VALUES (?, ?, 'neu', ?)"
NOW = "2026-04-21T12:00:00Z"


def write_while(path, happens):
    """Add Nora; then, before Ole is there for good, let something happen to the file."""
    with open_store(path) as db:
        with batch(db, "add", "", NOW):
            db.execute(ADDED, ["nora", "Nora Neu", NOW])
        with batch(db, "add", "", NOW):
            db.execute(ADDED, ["ole", "Ole Ohm", NOW])
            happens()


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_a_file_that_is_no_longer_in_its_place(how, program):
    path, aside, other = program.db, program.folder / "aside.db", program.folder / "other.db"
    program("add", "Ada Alt")
    program("--db", other, "add", "Rita Rein")
    happens = {
        "moved": lambda: path.rename(aside),
        "deleted": path.unlink,
        "replaced": lambda: other.replace(path),
    }[how]
    with pytest.raises(UnwritableDatabaseError) as raised:
        write_while(path, happens)
    why = "another file has taken its place" if how == "replaced" else "No such file or directory"
    assert str(raised.value) == f"cannot write to the database {path}: {why}"
    if how == "replaced":
        assert names(path) == ["Rita Rein"]
    else:
        assert not list(program.folder.glob("village.db*"))
    if how == "moved":  # what was done before is there
        assert names(aside) == ["Ada Alt", "Nora Neu"]


FULL_DISK = """
set -e
refuses() {{
    words="$1"; shift
    said=$("$@" 2>&1) && exit 9
    case $said in *"$words"*) ;; *) exit 8 ;; esac
}}
mount -t tmpfs -o size=6000k tmpfs .
cd "$PWD"
"$@" -q import {samples}/phone.vcf
"$@" list -f ids > before
head -c 8000000 /dev/zero > ballast 2> /dev/null || true
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
