"""What relnet import says: each record once, reasons grouped, and a bar for what takes long."""

import json
from pathlib import Path

import pytest

from relnet.cli.import_report import tell_report
from relnet.model.report import FileReport, ImportReport, Remark
from relnet.phrase import Phrase, counted

NAMELESS = "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\n"
NO_NAME = "the card has no name, no organization and no way to reach anybody."
HEADING = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def card(name, *lines):
    return "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


@pytest.fixture
def write(tmp_path):
    def make(name, text):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return make


@pytest.fixture
def told(monkeypatch):
    """Tell a report; return the lines."""

    def call(report):
        lines = []
        monkeypatch.setattr(
            "relnet.cli.import_report.tell", lambda phrase: lines.append(str(phrase))
        )
        tell_report(report)
        return lines

    return call


def remarks(*reasons, path="a.vcf", first=1):
    return [Remark(path, line, reason) for line, reason in enumerate(reasons, first)]


# Reasons.


def test_a_reason_is_said_once_with_all_its_lines(relnet, write):
    path = write("cards.vcf", card("Anna Weber") + NAMELESS * 3)
    lines = relnet("import", path, code=5).stderr.splitlines()
    assert lines[0] == f"{path}: 4 records: 1 new, 3 rejected"
    assert lines[1] == f"{path}: lines 5, 9, 13: {NO_NAME}"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([7], "line 7"),
        ([3, 8], "lines 3, 8"),
        ([3, 8, *range(12, 41)], "lines 3, 8, 12-40"),
        ([4, 3, 4], "lines 3-4"),
        (range(1, 26, 2), "lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 1 more"),
        (
            [*range(1, 25, 2), 50, 51, 52],
            "lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 3 more",
        ),
    ],
)
def test_lines_that_follow_one_another_are_a_range(told, lines, said):
    reason = Phrase("it is blue.")
    report = ImportReport(False, rejects=[Remark("a.csv", line, reason) for line in lines])
    assert told(report) == [f"a.csv: {said}: it is blue."]


def test_reasons_that_differ_in_a_fact_are_of_one_kind(told):
    days = [Phrase("the day {day} is not understood.", day=n) for n in range(9)]
    odd = Phrase("it is blue.")
    report = ImportReport(False, remarks=remarks(*days[:2], odd, *days[2:], odd))
    assert told(report) == [
        *(f"a.vcf: line {line}: the day {n} is not understood." for n, line in enumerate((1, 2, 4, 5, 6))),
        "... and 4 more like these",
        "a.vcf: lines 3, 11: it is blue.",
    ]  # fmt: skip


def test_a_reason_of_several_sentences_is_a_kind_of_its_own(told):
    def both(first, second):
        return Phrase("{first} {second}", first=first, second=second)

    blue, red, old = Phrase("it is blue."), Phrase("it is red."), counted(2, "one", "{n} days old.")
    report = ImportReport(False, remarks=remarks(*[both(blue, red)] * 6, *[both(blue, old)] * 6))
    assert told(report) == [
        "a.vcf: lines 1-6: it is blue. it is red.",
        "a.vcf: lines 7-12: it is blue. 2 days old.",
    ]


def test_skips_and_rejects_are_not_mixed(told):
    reason = Phrase("it is blue.")
    report = ImportReport(
        False,
        rejects=remarks(reason, first=5),
        skips=remarks(reason),
        remarks=remarks(reason, first=9),
    )
    assert told(report) == [f"a.vcf: line {line}: it is blue." for line in (9, 1, 5)]


# Files.


def files(n, **counts):
    made = [FileReport(f"{number}.vcf", "vcard", b"") for number in range(n)]
    for file in made:
        file.counts.update(counts)
    return made


def test_a_few_files_get_a_line_each(told):
    assert told(ImportReport(False, files=files(10, created=2)))[-1] == "9.vcf: 2 records: 2 new"


def test_many_files_get_a_sum_and_those_with_something_to_say(told):
    report = ImportReport(False, files=[*files(11, created=2), *files(12, created=1, skipped=1)])
    lines = told(report)
    assert lines[0] == "23 files: 46 records: 34 new, 12 skipped"
    assert lines[1] == "0.vcf: 2 records: 1 new, 1 skipped"
    assert lines[11:] == ["... and 2 more files like these"]


def test_many_quiet_files_are_one_line_and_json_has_them_all(relnet, write):
    paths = [write(f"{n}.vcf", card(f"Person {n}")) for n in range(30)]
    said = relnet("import", *paths).stderr.splitlines()
    assert said == ["30 files: 30 records: 30 new", "undo: relnet undo 1"]
    report = json.loads(relnet("import", *paths, "-f", "json").stdout)
    assert [file["path"] for file in report["files"]] == [str(path) for path in paths]


def test_a_record_is_counted_once(relnet, write):
    people = 'Uwe,Klein,,,,,\n,,,,,,21 Feb 2026\nZoë,Brandt,,,,,gestern\nNora,"Falk\n'
    path = write("Connections.csv", HEADING + people)
    report = json.loads(relnet("import", path, "-f", "json", code=5).stdout)
    assert (report["records"], report["created"], report["skipped"], report["rejected"]) == (
        4,
        2,
        1,
        1,
    )
    found = {
        kind: [(at["path"], at["line"]) for at in report[kind]]
        for kind in ("remarks", "skips", "rejects")
    }
    assert found == {
        "remarks": [(str(path), 4)], "skips": [(str(path), 3)], "rejects": [(str(path), 5)],
    }  # fmt: skip


# Rejects.


def test_how_to_get_the_rejects_is_said_and_where_they_are(relnet, write, tmp_path):
    path = write("cards.vcf", card("Anna Weber") + NAMELESS)
    assert "--rejects FILE writes" in relnet("import", path, "--dry-run", code=5).stderr
    rejects = tmp_path / "bad.vcf"
    done = relnet("import", path, "--rejects", rejects, "-f", "json", code=5)
    assert f"The rejected records are in {rejects}: correct" in done.stderr
    assert json.loads(done.stdout)["rejects_files"] == [str(rejects)]


def test_several_formats_at_once_go_to_files_of_their_own(relnet, write, tmp_path):
    cards = write("cards.vcf", card("Anna Weber") + NAMELESS)
    table = write("Connections.csv", HEADING + 'Uwe,Klein,,,,,\nNora,"Falk,,,,\n')
    done = relnet("import", cards, table, "--rejects", tmp_path / "bad.txt", "-f", "json", code=5)
    first, second = json.loads(done.stdout)["rejects_files"]
    assert (first, second) == (str(tmp_path / "bad.txt"), str(tmp_path / "bad-2.txt"))
    for path, old, new in ((first, "NOTE:nobody", "FN:Ole Ørsted"), (second, '"Falk', "Falk,")):
        mended = write("mended", Path(path).read_text("utf-8").replace(old, new))
        assert json.loads(relnet("import", mended, "-f", "json").stdout)["created"] == 1


def test_no_rejects_no_file(relnet, write, tmp_path):
    path = write("cards.vcf", card("Anna Weber"))
    done = relnet("import", path, "--rejects", tmp_path / "bad.vcf", "-f", "json")
    assert json.loads(done.stdout)["rejects_files"] == []
    assert not (tmp_path / "bad.vcf").exists()
