"""Opening what a person names: files, archives and pipes, good and hostile."""

import os
import stat
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from relnet.errors import BadValueError, UnreadableFileError, UnwritableFileError
from relnet.formats import archive, rejects
from relnet.formats.kinds import detect
from relnet.formats.sources import open_source
from relnet.model.report import FileReport

CARD = b"BEGIN:VCARD\nVERSION:3.0\nN:Falk;Nora;;;\nFN:Nora Falk\nEND:VCARD\n"
TABLE = "First Name,Last Name,URL,Company,Connected On\nUwe,Groß,,,08 Feb 2026\n".encode()
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "vcard"


def read(source, forced=""):
    """Return path, format and number of cards of each part."""
    with open_source(source, forced) as parts:
        return [
            (part.path, part.format, sum(record.card is not None for record in part.records))
            for part in parts
        ]


def refusal(source, forced=""):
    with pytest.raises(UnreadableFileError) as caught:
        read(source, forced)
    return caught.value


def zipped(*entries, method=zipfile.ZIP_DEFLATED):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, data in entries:
            made.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture
def file(tmp_path):
    def make(data, name="some.file"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


# Formats are told by content.


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (CARD, "vcard"),
        (CARD.lower(), "vcard"),
        (CARD.replace(b"\n", b"\r"), "vcard"),
        (CARD.decode().encode("utf-8-sig"), "vcard"),
        (CARD.decode().encode("utf-16"), "vcard"),
        (CARD.decode().encode("utf-16-le"), "vcard"),
        (CARD.decode().encode("utf-16-be"), "vcard"),
        (b"\n \n\n" + CARD, "vcard"),
        (b"Sent from my phone\n\n" + CARD, "vcard"),
        (b"  BEGIN : VCARD \nFN:Nora Falk\n", "vcard"),
        (b"item1.BEGIN:VCARD\nitem1.FN:Nora Falk\n", "vcard"),
        (CARD.partition(b"\n")[2], "vcard"),
        (b"FN:Nora Falk\r\nEND:VCARD", "vcard"),
        (TABLE, "linkedin"),
        (b"Notes:\n\n" + TABLE, "linkedin"),
        (TABLE.decode().encode("utf-16"), "linkedin"),
        (TABLE.replace(b",", b";"), "linkedin"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "ics"),
        (b"begin:vevent\r\nend:vevent\r\n", "ics"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n".encode("utf-16"), "ics"),
        (b"From - Sat Apr 18 10:00:00 2026\nSubject: a card\n\n" + CARD, "mbox"),
        (b"From: nora@example.com\nDate: Sat, 18 Apr 2026 10:00 +0200\n\n" + CARD, "mbox"),
        (b"From here it is far.\nSubject: none\n", None),
        (b"From: nora@example.com\nTo: me@example.com\n", None),
        (b'{"friends_v2": [{"name": "Nora Falk", "timestamp": 1577836800}]}', "facebook"),
        (b'{\n  "friends" : [', "facebook"),
        (b'{"deleted_friends_v2": [{"name": "Nora Falk"}]}', None),
        (b"First Name,Last Name\nUwe,Klein\n", "csv"),
        (b"Mood,Weather\ngood,bad\n", None),
        (b"a note about BEGIN:VCARD\n", None),
        (b"", None),
    ],
)
def test_detect(head, format_):
    assert detect(head) == format_


@pytest.mark.skipif(not CORPUS.exists(), reason="the collected cards are not here")
def test_every_collected_card_file_is_recognised():
    heads = {path: path.read_bytes()[:65536] for path in CORPUS.rglob("*.vcf")}
    assert [path for path, head in heads.items() if detect(head) != "vcard"] == []


def test_the_name_of_a_file_means_nothing(file):
    assert read(file(TABLE, "a.vcf"))[0][1:] == ("linkedin", 1)
    assert read(file(CARD, "Connections.csv"))[0][1:] == ("vcard", 1)


def test_a_format_can_be_forced(file):
    path = file(CARD)
    assert read(path, "vcard") == [(str(path), "vcard", 1)]


def test_a_forced_format_that_does_not_fit(file):
    error = refusal(file(CARD), "linkedin")
    assert str(error.why) == "it is not in the format linkedin."
    assert str(error.hint) == "it looks like vcard: leave --from out."
    assert "not known" in str(refusal(file(b"hello\n"), "linkedin").why)


READS = (
    "relnet reads vCards, the archives of LinkedIn and Facebook, tables of Google, Outlook,"
    " Thunderbird and others (CSV, XLSX), calendars (.ics), mailboxes, and pictures of codes."
)


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(BadValueError) as caught:
        read(BytesIO(CARD), "fax")
    known = str(caught.value.hint)
    assert all(name in known for name in ("vcard", "linkedin", "ics", "mbox", "facebook"))


# Files.


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty."),
        (b" \r\n\t\n", "there is only white space in it."),
        (b"\xff\xfe\n\0", "there is only white space in it."),
        (
            b"\xff\xd8\xff\xe0\0\x10JFIF\0" + CARD,
            "the picture is damaged, or of a kind that is not read.",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "the picture is damaged, or of a kind that is not read."),
        (b"%PDF-1.7\n" + CARD, "it is a PDF document."),
        (b"SQLite format 3\0" + CARD, "it is a database."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "it is an Office document, encrypted or of an old kind.",
        ),
        (b"\x1f\x8b\x08\0\0\0", "it is packed."),
        (bytes(range(256)) * 9, "it is not a text."),
        (b"\0" * 99 + b"x", "it is not a text."),
        (b"\x7fELF\2\1\0x@GLIBC\n" * 2, "it is not a text."),
        (b"Dear Nora,\nthank you\n", "its format is not known."),
        (TABLE.partition(b"\n")[0], "there is not a single entry in it."),
    ],
)
def test_what_is_no_import(file, data, why):
    path = file(data)
    error = refusal(path)
    assert str(error) == f"cannot read {path}: {why}"
    if "known" in why or "text" in why:
        assert str(error.hint) == READS


def test_what_a_scanner_wrote_down_is_read_like_the_codes(file):
    path = file(
        "\ufeffMECARD:N:Voß,Jana;;\r\n\r\nMECARD:N:Klein,Uwe;TEL:03023125010;;\r\n".encode()
    )
    assert read(path) == [(str(path), "qr", 2)]


def test_what_is_no_file(tmp_path):
    assert str(refusal(tmp_path / "none.vcf").why) == "there is no such file."
    assert str(refusal(tmp_path).why) == "it is a folder."
    assert "folder" not in str(refusal(tmp_path / "x" / "none.vcf").why)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "the system says" in str(refusal(tmp_path / "loop").why)
    assert "the system says" in str(refusal(tmp_path / ("x" * 999)).why)


def test_a_file_of_somebody_else(file):
    path = file(CARD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    assert str(refusal(path).why) == "you are not allowed to read it."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_devices_are_refused(device):
    assert str(refusal(Path(device)).why) == "it is a device, not a file."


def test_a_file_is_closed_before_its_end(file):
    with open_source(file(CARD * 99_999)) as parts:
        records = next(parts).records
        next(records)
    with pytest.raises(ValueError, match="closed"):
        list(records)


# Pipes.


def test_standard_input():
    assert read(BytesIO(CARD * 3)) == [("-", "vcard", 3)]
    assert read(BytesIO(zipped(("Connections.csv", TABLE)))) == [
        ("-/Connections.csv", "linkedin", 1)
    ]


def test_a_pipe_that_nobody_writes_into(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert str(refusal(tmp_path / "pipe").why) == "it is empty."  # and nobody waits


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no pipes with a name here")
@pytest.mark.parametrize("data", [CARD * 99, zipped(("a.vcf", CARD * 99))])
def test_the_output_of_another_command(data):
    """What the shell makes of ``relnet import <(other command)``."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    try:
        [(path, _, cards)] = read(Path(f"/dev/fd/{reading}"))
    finally:
        os.close(reading)
    assert path.startswith(f"/dev/fd/{reading}")
    assert cards == 99


class Endless(BytesIO):
    def read(self, size=-1):
        return (CARD * (size // len(CARD) + 1))[:size]


def test_a_pipe_without_end(monkeypatch):
    monkeypatch.setattr("relnet.formats.sources.PIPE_LIMIT", 3 << 20)
    error = refusal(Endless())
    assert str(error) == "cannot read -: it is larger than 3 MB."


def test_more_entries_than_anybody_has(monkeypatch):
    monkeypatch.setattr("relnet.formats.sources.RECORD_LIMIT", 9)
    assert read(BytesIO(CARD * 9)) == [("-", "vcard", 9)]
    assert str(refusal(BytesIO(CARD * 10)).why) == "it holds more than 9 entries."


class Broken(BytesIO):
    def read(self, size=-1):
        raise OSError(5, "Input/output error")


def test_a_fault_while_reading_names_the_file():
    assert str(refusal(Broken()).why) == "the system says: Input/output error."


# Archives.


@pytest.mark.parametrize(
    "name",
    [
        "Connections.csv",
        "connections.CSV",
        "Basic_LinkedInDataExport_01-02-2026/Connections.csv",
        "Con nections.csv",
        "a\\Connections.csv",
    ],
)
def test_an_entry_is_found_by_its_name(file, name):
    path = file(zipped(("Skills.csv", b"Name\nSewing\n"), (name, TABLE), ("x.zip", zipped())))
    [(_, format_, cards)] = read(path)
    assert (format_, cards) == ("linkedin", 1)


def test_every_card_file_of_an_archive_is_read(file):
    path = file(
        zipped(
            ("Takeout/Contacts/All Contacts/All Contacts.vcf", CARD * 2),
            ("Takeout/Contacts/Friends/Friends.vcf", CARD),
            ("Takeout/Contacts/None/None.vcf", b""),
            ("Takeout/Contacts/All Contacts/Nora.jpg", b"\xff\xd8\xff"),
            ("__MACOSX/Takeout/._Friends.vcf", b"\0\5\x16\7"),
        )
    )
    assert read(path) == [
        (f"{path}/Takeout/Contacts/All Contacts/All Contacts.vcf", "vcard", 2),
        (f"{path}/Takeout/Contacts/Friends/Friends.vcf", "vcard", 1),
    ]


def test_a_forced_format_chooses_entries(file):
    path = file(zipped(("a.vcf", CARD), ("Connections.csv", TABLE)))
    assert len(read(path)) == 2
    assert read(path, "linkedin") == [(f"{path}/Connections.csv", "linkedin", 1)]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [("Skills.csv", b"Name\nSewing\n")],
        [("inner.zip", zipped(("Connections.csv", TABLE)))],
        [("a.vcf", b"")],
        [("a.vcf/", b"")],
    ],
)
def test_an_archive_with_nothing_for_relnet(file, entries):
    error = refusal(file(zipped(*entries)))
    assert str(error.why) == "nothing in it is for relnet."
    assert str(error.hint) == READS


def test_an_entry_that_is_not_what_its_name_says(file):
    path = file(zipped(("Connections.csv", b"<html>please log in</html>")))
    assert str(refusal(path)) == f"cannot read {path}/Connections.csv: its format is not known."


def test_an_entry_that_is_not_what_its_name_says_is_a_reject_among_others(file):
    path = file(zipped(("Positions.csv", b"<html>\nplease log in"), ("Connections.csv", TABLE)))
    with open_source(path) as parts:
        found = {part.path: [*part.records] for part in parts}

    assert list(found) == [f"{path}/Connections.csv", f"{path}/Positions.csv"]
    [reject] = found[f"{path}/Positions.csv"]
    assert (reject.line, reject.raw, reject.card, reject.is_skipped) == (1, b"<html>", None, False)
    assert str(reject.reason) == "its format is not known."


def test_an_archive_is_read_in_the_order_of_the_formats(file):
    messages = b"CONVERSATION ID,FROM,TO,DATE\n"
    entries = [
        ("all.mbox", b"From -\nFrom: nora@example.com\nDate: 1 Apr 2026\n\n"),
        ("messages.csv", messages),
        ("b.vcf", CARD),
        ("Connections.csv", TABLE),
        ("a.vcf", CARD),
        ("Profile.csv", b"First Name,Last Name,Twitter Handles\nNora,Falk,\n"),
    ]
    with open_source(file(zipped(*entries))) as parts:
        assert [part.path.rpartition("/")[2] for part in parts] == [
            "b.vcf",
            "a.vcf",
            "Connections.csv",
            "Profile.csv",
            "messages.csv",
            "all.mbox",
        ]


def test_an_archive_is_never_unpacked_onto_the_disk(file, tmp_path):
    path = file(zipped(("../../zip-outside.vcf", CARD), ("/zip-absolute.vcf", CARD)))
    assert len(read(path)) == 2
    for name in ("zip-outside.vcf", "zip-absolute.vcf"):
        assert not [*tmp_path.parent.parent.rglob(name)]
        assert not Path(f"/{name}").exists()


@pytest.mark.parametrize("keep", [10, 0.5, 0.9, -1])
def test_a_truncated_archive(file, keep):
    data = zipped(("Connections.csv", TABLE * 50))
    cut = data[: int(len(data) * keep) if 0 < keep < 1 else keep]
    assert str(refusal(file(cut)).why) == "the ZIP archive is damaged."
    assert str(refusal(BytesIO(cut)).why) == "the ZIP archive is damaged."


def test_a_changed_archive(file):
    data = bytearray(zipped(("a.vcf", CARD * 9), method=zipfile.ZIP_STORED))
    data[60] ^= 1
    assert str(refusal(file(bytes(data))).why) == "the ZIP archive is damaged."


def patched(data, offset, form, value):
    """Change a field of the first entry in the table of contents (APPNOTE.TXT 4.3.12)."""
    place = data.index(b"PK\x01\x02") + offset
    size = struct.calcsize(form)
    return data[:place] + struct.pack(form, value) + data[place + size :]


FLAGS, METHOD, PACKED, UNPACKED = (8, "<H"), (10, "<H"), (20, "<I"), (24, "<I")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (FLAGS, 1, "it is encrypted."),
        (METHOD, 99, "it is packed in an unusual way."),
        (METHOD, zipfile.ZIP_LZMA, "it is packed in an unusual way."),
        (UNPACKED, 500_000_000, "it unpacks to far more than a text does."),
        (UNPACKED, 2_000_000_000, "there is too much in it."),
        (UNPACKED, 10, "the ZIP archive is damaged."),
        (UNPACKED, 0, "the ZIP archive is damaged."),
        (PACKED, 10_000, "the ZIP archive is damaged."),
    ],
)
def test_an_archive_that_lies(file, field, value, why):
    data = patched(zipped(("Connections.csv", TABLE * 9), ("b.vcf", CARD)), *field, value)
    assert str(refusal(file(data)).why) == why


def test_a_bomb(file):
    path = file(zipped(("a.vcf", CARD + b" " * (50 << 20))))
    assert str(refusal(path).why) == "it unpacks to far more than a text does."


def test_a_bomb_of_entries_that_overlap(file):
    """Two entries of the table of contents share the same bytes (as Fifield's bomb does)."""
    data = zipped(("a.vcf", CARD), ("b.vcf", CARD), method=zipfile.ZIP_STORED)
    start = data.index(b"PK\x01\x02") + 42  # where the first entry begins
    second = data.index(b"PK\x03\x04", 4)
    assert str(refusal(file(data[:start] + struct.pack("<I", second) + data[start + 4 :])).why) == (
        "the ZIP archive is damaged."
    )


def test_too_many_entries(file):
    many = zipped(*((f"{n}.txt", b"") for n in range(archive.ENTRY_LIMIT)), ("a.vcf", CARD))
    assert str(refusal(file(many)).why) == "there is too much in it."


def test_a_table_of_contents_that_is_too_long(file, monkeypatch):
    data = zipped(*((f"{n}.vcf", CARD) for n in range(99)))
    assert len(read(file(data))) == 99
    monkeypatch.setattr(archive, "DIRECTORY_LIMIT", 2000)
    assert str(refusal(file(data)).why) == "there is too much in it."


def test_an_archive_in_a_pipe_without_end(monkeypatch):
    monkeypatch.setattr("relnet.formats.sources.PIPE_LIMIT", 1 << 20)
    error = refusal(BytesIO(zipped(("a.vcf", os.urandom(2 << 20)))))
    assert "larger than 1 MB" in str(error)


# Rejects.


def rejected(*sources):
    files = []
    for source in sources:
        with open_source(BytesIO(source)) as parts:
            for part in parts:
                found = [record for record in part.records if not record.card]
                files.append(FileReport(part.path, part.format, part.heading, rejected=found))
    return files


def test_rejects_are_private_and_stand_below_their_heading(tmp_path):
    path = tmp_path / "bad.csv"
    found = rejected(TABLE + b'Eva,"Gro\xc3\x9f\nNora,Falk,,,\n', TABLE + b"a,b,c,d,e,f\n")
    assert rejects.write(path, found) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8").splitlines() == [
        "First Name,Last Name,URL,Company,Connected On",
        'Eva,"Groß',
        "a,b,c,d,e,f",
    ]


def test_rejects_of_another_kind_go_into_a_file_of_their_own(tmp_path):
    path = tmp_path / "bad.txt"
    other = TABLE.replace(b",URL", b"") + b"a,b,c,d,e\n"
    found = rejected(TABLE + b"a,b,c,d,e,f\n", CARD + b"Nora\n", other)
    assert rejects.write(path, found) == [path, tmp_path / "bad-2.txt", tmp_path / "bad-3.txt"]
    assert [part.read_bytes().splitlines()[-1] for part in sorted(tmp_path.iterdir())] == [
        b"Nora",
        b"a,b,c,d,e",
        b"a,b,c,d,e,f",
    ]


def test_nothing_rejected_is_no_file(tmp_path):
    assert rejects.write(tmp_path / "bad.csv", rejected(CARD, TABLE)) == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    path = tmp_path / "bad.txt"
    path.with_stem("bad-2").write_text("mine")
    with pytest.raises(UnwritableFileError, match="File exists"):
        rejects.write(path, rejected(TABLE + b"a,b,c,d,e,f\n", CARD + b"Nora\n"))
    assert [part.read_text() for part in tmp_path.iterdir()] == ["mine"]
    with pytest.raises(UnwritableFileError, match="No such file"):
        rejects.write(tmp_path / "none" / "bad.txt", rejected(CARD + b"Nora\n"))
