"""Real files of other projects, where they are at hand: nothing raises, nothing gets lost."""

import csv
import re
from dataclasses import astuple
from pathlib import Path

import pytest

from relnet.formats.vcard import properties, read, unmapped
from relnet.formats.vcard.escapes import text

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
MANIFEST = CORPUS / "MANIFEST.tsv"
# Their words may change on the way: a day becomes ISO, a label or a kind gets relnet's words.
REWORDED = re.compile(r"VERSION|REV|BDAY|.*ANNIVERSARY|X-ABDATE|X-ABLABEL|KIND|X-ABSHOWAS")
SYNTAX = {"tel", "vnd", "android", "cursor", "item", "nickname", "contact", "event"}
WORD = re.compile(r"[^\W_]{2,}")


def manifest():
    if not MANIFEST.exists():
        return []
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith(".vcf")]


pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the corpus is not here")


@pytest.fixture(params=manifest(), ids=lambda row: row["file"].split("__")[-1])
def row(request):
    return request.param


def records(row):
    with (CORPUS / row["file"]).open("rb") as file:
        return list(read(file))


def test_every_card_is_a_record(row):
    """The manifest does not count cards within AGENT, nor is any of them a record here."""
    found = records(row)
    assert len(found) == int(row["cards"])
    assert all(record.card or record.reason for record in found)


def test_records_begin_where_they_say(row):
    data = (CORPUS / row["file"]).read_bytes()
    if b"\0" in data:
        data = data.decode("utf-16").encode()
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    for record in records(row):
        raw = record.raw.split(b"\n")
        assert raw[0].upper().startswith(b"BEGIN:VCARD")
        assert [line.removeprefix(b"\xef\xbb\xbf") for line in lines[record.line - 1 :]][
            : len(raw)
        ] == raw


def test_no_word_is_lost(row):
    for record in records(row):
        if record.card:
            left = (text(line.value) for line in unmapped(record.raw))
            words = set(WORD.findall(" ".join([*strings(astuple(record.card)), *left])))
            for line in properties(record.raw)[0]:
                if not REWORDED.fullmatch(line.name):
                    lost = {word for word in WORD.findall(text(line.value)) if word not in words}
                    assert lost <= SYNTAX, line


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
