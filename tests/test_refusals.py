"""What relnet is asked for cannot be had: said in two lines, in bounded time, and nothing done."""

import os
import resource
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from program import SAMPLES, card, contents, dice, limit, names, refused

CARDS = "".join(card(f"Nora{n} Neu{n}", f"EMAIL:nora{n}@neu.example") for n in range(10))
MEGABYTE = 1 << 20


# Files that cannot be taken in.

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(2000)
UNREADABLE = {
    "empty": (b"", "it is empty"),
    "blank": (b" \r\n\t\n\xef\xbb\xbf", "only white space"),
    "nul": (bytes(5000), "only white space"),
    "jpeg": (JPEG, "the picture is damaged"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF"),
    "sqlite": (b"SQLite format 3\0" + bytes(100), "it is a database"),
    "gzip": (b"\x1f\x8b\x08" + bytes(100), "it is packed"),
    "zip": (b"PK\x03\x04" + bytes(100), "ZIP archive is damaged"),
    "random": (dice().randbytes(20_000), "it is not a text"),
    "letter": (b"Dear Sir or Madam,\n\nthank you.\n", "its format is not known"),
    "table": (b"a,b,c\n1,2,3\n", "none of its columns says who somebody is: a, b, c."),
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
    (["event", "add", "X", "--on", "today", "--cost", "nan"], 2, "'nan' is no amount"),
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
