"""What every reader must do, whatever its format: one entry in READERS, all tests below."""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.errors import UnreadableFileError
from relnet.formats import rejects
from relnet.formats.sources import open_source
from relnet.model.report import FileReport

PEOPLE = [("Jana", "Voß"), ("Uwe", "Klein"), ("Eva", "Groß"), ("Zoë", "Brandt"), ("Ole", "Ørsted")]


@dataclass(frozen=True)
class Reader:
    """A format by example: what opens a file, one entry, a damaged one, and the same mended."""

    format: str
    heading: str
    entry: str  # with {given} and {family}, ending with a line end
    damaged: str
    mended: str
    has_lines: bool = True  # of its own for each entry

    def file(self, *entries):
        return (self.heading + "".join(entries)).encode()

    def entries(self):
        return [self.entry.format(given=given, family=family) for given, family in PEOPLE]


READERS = [
    Reader(
        format="vcard",
        heading="",
        entry="BEGIN:VCARD\nVERSION:3.0\nN:{family};{given};;;\nTEL:+49 30 23125010\nEND:VCARD\n",
        damaged="Nora Falk, 030 23125 011\n",
        mended="BEGIN:VCARD\nVERSION:3.0\nN:Falk;Nora;;;\nEND:VCARD\n",
    ),
    Reader(
        format="xing",
        heading="",
        entry="BEGIN:VCARD\nPRODID:-//XING//www.xing.com//Version 1.3\nN:{family};{given}\nEND:VCARD\n",
        damaged="Nora Falk, 030 23125 011\n",
        mended="BEGIN:VCARD\nPRODID:-//XING//www.xing.com//Version 1.3\nN:Falk;Nora\nEND:VCARD\n",
    ),
    Reader(
        format="linkedin",
        heading="Notes:\n\nFirst Name,Last Name,URL,Company,Connected On\n",
        entry="{given},{family},https://www.linkedin.com/in/{given},Falk AG,08 Feb 2026\n",
        damaged='Nora,"Falk,,,08 Feb 2026\n',
        mended='Nora,"Falk",,,08 Feb 2026\n',
    ),
    Reader(  # of the archive's other files, each shape once
        format="linkedin",
        heading='"CONVERSATION ID","FROM","SENDER PROFILE URL","TO","RECIPIENT PROFILE URLS",'
        '"DATE","CONTENT","IS MESSAGE DRAFT"\n',
        entry='"c-{given}","{given} {family}","","Maren Albers",'
        '"https://www.linkedin.com/in/maren-albers","2026-02-08 10:00:00 UTC","Hello,\nbye",""\n',
        damaged='"c1","Nora Falk,"","Maren Albers","","2026-02-08 10:00:00 UTC","Hello",""\n',
        mended='"c1","Nora Falk","","Maren Albers","","2026-02-08 10:00:00 UTC","Hello",""\n'
        '"c1","Maren Albers","","","","2026-02-08 10:00:00 UTC","He","Yes"\n',
    ),
    Reader(
        format="linkedin",
        heading="From,To,Sent At,Message,Direction\n",
        entry='{given} {family},Maren Albers,"1/29/26, 2:37 PM",,INCOMING\n',
        damaged="Maren Albers,Nora Falk,soon,,OUTGOING\n",
        mended='Maren Albers,Nora Falk,"12/9/26, 2:37 PM",,OUTGOING\n',
    ),
    Reader(
        format="linkedin",
        heading="Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name\n",
        entry="2026/02/08 15:02:55 UTC,Sewing,{given},{family}\n",
        damaged="2026/02/31 15:02:55 UTC,Sewing,Nora,Falk\n",
        mended="2026/02/28 15:02:55 UTC,Sewing,Nora,Falk\n",
    ),
    Reader(
        format="ics",
        heading="BEGIN:VCALENDAR\nVERSION:2.0\n",
        entry="BEGIN:VEVENT\nDTSTART:20260418T100000\n"
        "ATTENDEE;CN={given} {family}:mailto:{given}@example.com\nEND:VEVENT\n",
        damaged="BEGIN:VEVENT\nDTSTART:Friday\n"
        "ATTENDEE;CN=Nora Falk:mailto:nora@example.com\nEND:VEVENT\n",
        mended="BEGIN:VEVENT\nDTSTART:20260417\n"
        "ATTENDEE;CN=Nora Falk:mailto:nora@example.com\nEND:VEVENT\n",
    ),
    Reader(
        format="mbox",
        heading="",
        entry="From - Sat Apr 18 10:00:00 2026\nDelivered-To: me@example.com\n"
        "From: {given} {family} <somebody@example.com>\nDate: Sat, 18 Apr 2026 10:00:00 +0200\n\n"
        "Hello,\n>From here it goes on.\n\n",
        damaged="From -\nFrom: Nora Falk <nora@example.com>\nDate: soon\n",
        mended="From -\nFrom: Nora Falk <nora@example.com>\nDate: 18 Apr 2026 10:00 +0200\n",
    ),
    Reader(
        format="facebook",
        heading='{"friends_v2": [\n',
        entry='{{"name": "{given} {family}", "timestamp": 1577836800}},\n',
        damaged='{"name": "Nora Falk, "timestamp": 1577836800},\n',
        mended='{"name": "Nora Falk", "timestamp": 1577836800},\n',
        has_lines=False,
    ),
    Reader(
        format="google",
        heading="First Name,Middle Name,Last Name,File As,Labels,E-mail 1 - Label,E-mail 1 - Value\n",
        entry="{given},,{family},,* myContacts,Work,someone@falk.example\n",
        damaged='Nora,,"Falk,,,Work,nora@falk.example\n',
        mended='Nora,,"Falk",,,Work,nora@falk.example\n',
    ),
    Reader(
        format="outlook",
        heading="Anrede,Vorname,Nachname,Straße geschäftlich,Telefon geschäftlich,Weiteres Fax\n",
        entry="Frau,{given},{family},Am Markt 1,+49 30 23125010,\n",
        damaged='Frau,Nora,"Falk,Am Markt 1,,\n',
        mended='Frau,Nora,"Falk",Am Markt 1,,\n',
    ),
    Reader(
        format="thunderbird",
        heading="First Name,Last Name,Primary Email,Secondary Email,Screen Name,Notes,\n",
        entry="{given},{family},someone@falk.example,,,,\n",
        damaged='Nora,"Falk,nora@falk.example,,,,\n',
        mended='Nora,"Falk",nora@falk.example,,,,\n',
    ),
    Reader(
        format="csv",
        heading="Leads of the fair\n\nVorname;Nachname;Firma;Kunde\n",
        entry="{given};{family};Falk AG;ja\n",
        damaged='Nora;"Falk;Falk AG;\n',
        mended='Nora;"Falk";Falk AG;\n',
    ),
]
SAMPLES = {reader: reader.file(*reader.entries()) for reader in READERS}
every_format = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.format)


def read(data, forced=""):
    with open_source(BytesIO(data), forced) as parts:
        return [record for part in parts for record in part.records]


def names(records):
    """Return given and family names, also where a format gives but the whole name."""
    found = [record.card.name for record in records if record.card]
    whole = [name.formatted or f"{name.given} {name.family}" for name in found]
    return [tuple(name.rsplit(" ", 1)) for name in whole]


def facts(records):
    return [(record.line, record.card, record.reason, record.is_skipped) for record in records]


@every_format
def test_every_entry_becomes_a_card(reader):
    records = read(reader.file(*reader.entries()))

    assert names(records) == PEOPLE
    assert all(record.raw and record.reason is None for record in records)
    height = reader.entry.count("\n")
    first = reader.heading.count("\n") + 1
    assert [record.line for record in records] == [first + n * height for n in range(len(PEOPLE))]


@every_format
def test_the_same_bytes_give_the_same_records(reader):
    data = reader.file(*reader.entries(), reader.damaged)
    assert read(data) == read(data)


@every_format
@pytest.mark.parametrize("place", range(len(PEOPLE) + 1))
def test_a_damaged_entry_costs_only_itself(reader, place):
    entries = reader.entries()
    records = read(reader.file(*entries[:place], reader.damaged, *entries[place:]))

    assert names(records) == PEOPLE
    [damaged] = [record for record in records if not record.card]
    assert damaged.reason is not None
    assert not damaged.is_skipped
    assert records.index(damaged) == place
    assert damaged.line == (reader.heading + reader.entry * place).count("\n") + 1
    assert damaged.raw.decode().strip() == reader.damaged.strip()


@every_format
def test_rejects_can_be_mended_and_read_again(reader, tmp_path):
    path = tmp_path / "bad"
    with open_source(BytesIO(reader.file(*reader.entries(), reader.damaged))) as parts:
        part = next(parts)
        found = [record for record in part.records if not record.card]
        rejects.write(path, [FileReport(part.path, part.format, part.heading, rejected=found)])

    text = path.read_text("utf-8")
    assert reader.damaged in text
    mended = read(text.replace(reader.damaged, reader.mended).encode(), reader.format)
    assert names(mended) == [("Nora", "Falk")]


@every_format
@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_make_no_difference(reader, end):
    data = reader.file(*reader.entries(), reader.damaged, *reader.entries())
    assert facts(read(data.replace(b"\n", end.encode()))) == facts(read(data))


@every_format
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised(reader, encoding):
    data = reader.file(*reader.entries())
    assert facts(read(data.decode().encode(encoding))) == facts(read(data))


@every_format
def test_an_older_encoding_is_guessed_and_said(reader):
    data = reader.file(*reader.entries())
    records = read(data.decode().encode("cp1252"))

    assert names(records) == PEOPLE
    odd = [not (given_name + family).isascii() for given_name, family in PEOPLE]
    if "," in reader.heading or ";" in reader.heading:  # of a table it is said once
        odd = [is_odd and place == odd.index(True) for place, is_odd in enumerate(odd)]
    assert [record.reason is not None for record in records] == odd


@every_format
def test_a_missing_line_end_is_no_damage(reader):
    data = reader.file(*reader.entries())
    assert facts(read(data.rstrip(b"\n"))) == facts(read(data))


@every_format
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\r\0\n\0"])
def test_nothing_is_an_error(reader, data):
    with pytest.raises(UnreadableFileError):
        read(data, reader.format)


@every_format
def test_reading_is_streaming(reader):
    data = reader.file(*reader.entries() * 20_000)
    file = Counted(data)
    with open_source(file) as parts:
        record = next(next(parts).records)
        assert names([record]) == PEOPLE[:1]
        assert file.passed < len(data) / 2


class Counted(BytesIO):
    passed = 0

    def read(self, size=-1):
        data = super().read(size)
        self.passed += len(data)
        return data


@every_format
@given(data=st.data())
def test_no_bytes_are_too_bad(reader, data):
    """Random bytes, a truncated or a mutated file: records, or the one error."""
    sample = SAMPLES[reader]
    places = st.integers(0, len(sample))
    start, length = data.draw(places), data.draw(st.integers(0, 40))
    noise = data.draw(st.binary(max_size=40) | st.sampled_from([b'"', b"\n", b"\0", b";", b","]))
    bad = data.draw(
        st.sampled_from([noise, sample[:start], sample[:start] + noise + sample[start + length :]])
    )
    for forced in ("", reader.format):
        records = []
        with suppress(UnreadableFileError):
            records = read(bad, forced)
        assert all(record.card or record.reason for record in records)
        lines = [record.line for record in records]
        assert lines == sorted(set(lines) if reader.has_lines else lines)
