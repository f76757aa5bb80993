"""Spreadsheets: what a person reads in them is what is imported, and they do no harm."""

import io
import json
import re
import time
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date, datetime
from datetime import time as clock

import openpyxl
import openpyxl.chart
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.errors import UnreadableFileError
from relnet.formats import workbooks, xlsx
from relnet.formats.sources import open_source

HEADER = ["First Name", "Last Name", "URL", "Company", "Connected On"]
PEOPLE = [
    ["Jana", "Voß", "https://www.linkedin.com/in/jana-voss", "Falk AG", date(2026, 2, 8)],
    ["Ole", "Ørsted", None, None, date(2026, 2, 9)],
]


def workbook(*sheets, prepare=None):
    """Return an XLSX; a sheet is a title and rows of cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if prepare:
        prepare(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def leads(*rows):
    return workbook(("Leads", [HEADER, *(rows or PEOPLE)]))


def shared(data):
    """Return a workbook whose texts stand in a list of their own, as Excel does it."""
    texts = []

    def refer(found):
        texts.append(found[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    data = changed(data, SHEET, lambda xml: INLINE.sub(refer, xml))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    data = changed(
        data, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", entry.encode())
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", 8) as archive:
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        items = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
        archive.writestr(STRINGS, b'<sst xmlns="%s">%s</sst>' % (space, items))
    return out.getvalue()


def changed(data, name, change):
    """Return a workbook in which one of its files is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == name else content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
INLINE = re.compile(rb't="inlineStr"><is><t>(.*?)</t></is></c>')


def read(data):
    with open_source(io.BytesIO(data)) as parts:
        return [(part.path, part.format, [*part.records]) for part in parts]


def records(data):
    return [record for _, _, found in read(data) for record in found]


def names(data):
    return [
        (record.card.name.given, record.card.name.family) for record in records(data) if record.card
    ]


def refusal(data):
    with pytest.raises(UnreadableFileError) as caught:
        read(data)
    return str(caught.value)


def text(*rows, **options):
    """Return a sheet as CSV, as it is read below this heading."""
    found = xlsx.sheets(io.BytesIO(workbook(("Sheet", rows), **options)), "a.xlsx")
    return next(found).text(",".join(rows[0]).encode()).read().decode()


# What a person reads.

moment = datetime.fromisoformat


def test_every_row_is_a_record_with_the_number_of_its_row():
    found = records(leads())
    assert [record.line for record in found] == [2, 3]
    assert [record.card.stated_on for record in found] == ["2026-02-08", "2026-02-09"]
    assert not [record.reason for record in found if record.reason]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4711, "4711"),
        (4711.0, "4711"),
        (491713920010.0, "491713920010"),
        (0.1 + 0.2, "0.3"),
        (-1.5, "-1.5"),
        (1e300, "1e+300"),
        (True, "TRUE"),
        (date(2026, 4, 21), "2026-04-21"),
        (moment("2026-04-21"), "2026-04-21"),
        (moment("2026-04-21 14:05"), "2026-04-21 14:05"),
        (moment("2026-04-21 14:05:09"), "2026-04-21 14:05:09"),
        (clock(14, 5), "14:05"),
        ("=1+1", ""),  # nobody has calculated it
        ("#N/A", ""),
        ("two\r\nlines", '"two\nlines"'),
        ("a_x000D_\nb", '"a\nb"'),
        ('say "hi", Zoë', '"say ""hi"", Zoë"'),
    ],
)
def test_a_cell_says_what_a_person_reads(value, shown):
    assert text(["A", "B"], ["x", value]) == f"A,B\nx,{shown}\n"


# A number, its format, and what is read.
FORMATTED = [
    (1069, "00000", "01069"),
    (1069.0, "00000", "01069"),
    (21069, "00000", "21069"),
    (1713920012, "0##########", "01713920012"),
    (1713920012, "00000000000", "01713920012"),
    (1713920012, '"0"0', "01713920012"),
    (1713920012, "\\00", "01713920012"),
    (1713920012, '"0"#', "01713920012"),
    (491713920012, '"+"0', "+491713920012"),
    (491713920012, "\\+0", "+491713920012"),
    (491713920012, "+0", "+491713920012"),
    (491713920012, "+#", "+491713920012"),
    (1713920012, "0000\\-0000000", "0171-3920012"),
    (1713920012, "0### #######", "0171 3920012"),
    (1713920012, "+49 ### #######", "+49 171 3920012"),
    (1713920012, "[$-407]0###########", "001713920012"),
    (3023125123, "(000) 0000-0000;-0", "(030) 2312-5123"),
    (12345678901, "000-0000", "1234567-8901"),
    (4711, "0_ ;-0 ", "4711"),
    # Amounts, units and whatever else are no notation of a telephone number.
    (7, "0.00", "7"),
    (4711, "General", "4711"),
    (4711, "@", "4711"),
    (4711, "#,##0", "4711"),
    (4711, '0" kg"', "4711"),
    (4711, '_-* #,##0.00 "€"_-', "4711"),
    (4711, "0%", "4711"),
    (4711, "0.00E+00", "4711"),
    (4711, "[>9999]00000;0000000", "4711"),
    (4711, '"0', "4711"),
    (4711, "0" * 5000, "4711"),
    (-1069, "00000", "-1069"),
    (0, "00000", "00000"),
]


@pytest.mark.parametrize(("value", "form", "shown"), FORMATTED)
def test_a_number_keeps_the_zeros_and_the_plus_of_its_format(value, form, shown):
    def prepare(book):
        book.active["B2"].number_format = form

    assert text(["A", "B"], ["x", value], prepare=prepare) == f"A,B\nx,{shown}\n"


def test_texts_may_stand_in_a_list_of_their_own():
    assert records(shared(leads())) == records(leads())


def test_a_formula_is_the_value_that_was_calculated_last():
    data = changed(
        leads(["Uwe", "=A2", None, None, None]),
        SHEET,
        lambda xml: xml.replace(
            b'<c r="B2"><f>A2</f><v /></c>', b'<c r="B2" t="str"><f>A2</f><v>Klein</v></c>'
        ),
    )
    assert names(data) == [("Uwe", "Klein")]


def test_the_header_may_stand_below_a_title_and_in_two_lines():
    header = [name.replace(" ", "\n") for name in HEADER]
    rows = [["Leads der Messe"], [None, None, "Stand 9"], [], header, *PEOPLE]
    [(path, _, found)] = read(workbook(("Leads", rows)))
    assert path == "-/Leads"
    assert [record.line for record in found] == [5, 6]


def test_cells_of_several_lines_do_not_shift_the_numbers_of_rows():
    rows = [
        [name, "Klein", "one\ntwo\n\nthree" * (number % 2), None, None]
        for number, name in enumerate("abcdef")
    ]
    found = records(leads(*rows, ["Uwe", "Klein", None, None, None, "beside"]))
    assert [record.line for record in found] == [*range(2, 9)]
    assert [record.card is None for record in found] == [*[False] * 6, True]
    assert json.loads(found[1].raw)["URL"] == "one\ntwo\n\nthree"


def test_empty_rows_and_cells_that_only_have_a_colour_are_nothing():
    def prepare(book):
        for place in ("A9", "Z3", "G2"):
            book.active[place].fill = openpyxl.styles.PatternFill("solid", "FFFF00")

    data = workbook(("Leads", [HEADER, PEOPLE[0], [], [], PEOPLE[1]]), prepare=prepare)
    assert [(record.line, record.reason) for record in records(data)] == [(2, None), (5, None)]


def test_each_sheet_that_is_a_table_of_people_is_a_part():
    def prepare(book):
        book["Secret"].sheet_state = "hidden"
        book["Gone"].sheet_state = "veryHidden"
        book.create_chartsheet("Chart").add_chart(openpyxl.chart.PieChart())

    sheets = [
        ("Hall 1", [HEADER, PEOPLE[0]]), ("Empty", []), ("Secret", [HEADER, PEOPLE[0]]),
        ("Hall 2", [HEADER, PEOPLE[1]]), ("Gone", [HEADER, PEOPLE[0]]),
    ]  # fmt: skip
    found = read(workbook(*sheets, prepare=prepare))
    assert [(path, len(records)) for path, _, records in found] == [
        ("-/Hall 1", 1),
        ("-/Hall 2", 1),
    ]


def test_imported_twice_it_changes_nothing_and_says_its_path(relnet, tmp_path):
    path = tmp_path / "leads.xlsx"
    path.write_bytes(leads())
    first = json.loads(relnet("import", path, "-f", "json").stdout)
    assert first["files"][0]["path"] == f"{path}/Leads"
    assert first["created"] == 2
    assert json.loads(relnet("import", path, "-f", "json").stdout)["unchanged"] == 2
    piped = relnet("import", "-", "-f", "json", stdin=path.read_bytes())
    assert json.loads(piped.stdout)["unchanged"] == 2


def test_rejects_are_a_csv_to_be_corrected(relnet, tmp_path):
    path, bad = tmp_path / "leads.xlsx", tmp_path / "bad.csv"
    path.write_bytes(leads(*PEOPLE, ["Nora", "Falk", None, "Falk,\nAG", None, "beside"]))
    report = json.loads(relnet("import", path, "--rejects", bad, "-f", "json", code=5).stdout)
    assert report["rejects"][0]["line"] == 4
    assert bad.read_text("utf-8").startswith(",".join(HEADER) + "\nNora,Falk,")


# What does harm.

DTD = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
XML_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'


@pytest.mark.parametrize(
    "name", [SHEET, STRINGS, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml"]
)
@pytest.mark.parametrize(
    "head",
    [
        DTD, XML_HEAD + DTD, b"<!-- <a> -->" + DTD, b"\xef\xbb\xbf" + XML_HEAD + b"\n\n" + DTD,
        b'<?xml version="1.0" encoding="UTF-7"?>', b" " * 70_000 + DTD,
    ],
    ids=range(6),
)  # fmt: skip
def test_xml_that_defines_or_includes_things_is_refused(name, head):
    def with_head(xml):
        return head + xml.removeprefix(XML_HEAD).lstrip()

    assert "cannot read -" in refusal(changed(shared(leads()), name, with_head))


def test_utf_16_hides_nothing():
    hidden = (XML_HEAD.replace(b"UTF-8", b"UTF-16") + DTD).decode()
    data = changed(leads(), SHEET, lambda xml: (hidden + xml.decode()).encode("utf-16"))
    assert "no spreadsheet program writes" in refusal(data)


def bomb(inner, name=SHEET, at=b"</sheetData>"):
    return changed(shared(leads()), name, lambda xml: xml.replace(at, inner + at))


HURTING = {
    "rows that are empty": lambda: bomb(b"".join(b'<row r="%d" ht="9"></row>' % n for n in range(4, 1 << 20))),
    "rows without end": lambda: bomb(b"<row/>" * 3_000_000),
    "a row without end": lambda: bomb(b"<row>" + b"<c/>" * 3_000_000 + b"</row>"),
    "a cell without end": lambda: bomb(b'<row><c t="inlineStr"><is><t>' + b"ab" * 20_000_000 + b"</t></is></c></row>"),
    "things behind the rows": lambda: changed(
        leads(), SHEET, lambda xml: xml.replace(b"</worksheet>", b"<x/>" * 3_000_000 + b"</worksheet>")
    ),
    "styles": lambda: bomb(b"<xf/>" * 500_000, "xl/styles.xml", b"</cellXfs>"),
    "zeros": lambda: bomb(b"\0" * 40_000_000, "xl/theme/theme1.xml", b"</a:theme>"),
    "texts": lambda: bomb(b"<si></si>" * 3_000_000, STRINGS, b"</sst>"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HURTING)
def test_what_would_take_too_much_is_refused_before_it_does(kind):
    data = HURTING[kind]()
    began = time.process_time()
    tracemalloc.start()
    assert "cannot read -" in refusal(data)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert time.process_time() - began < 20


def test_a_million_rows_that_are_not_there_are_passed_over():
    data = changed(
        leads(),
        SHEET,
        lambda xml: xml.replace(b'<row r="3"', b'<row r="1048576"').replace(b'A3"', b'A1048576"'),
    )
    assert records(data)[0].line == 2


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1", "ZZZZ9:A0", "nonsense"])
def test_what_a_sheet_says_about_its_size_is_not_believed(reference):
    data = changed(
        leads(), SHEET, lambda xml: xml.replace(b'ref="A1:E3"', f'ref="{reference}"'.encode())
    )
    with suppress(UnreadableFileError):  # who lies too boldly is damaged
        assert len(records(data)) == 2


def test_a_sheet_named_a_thousand_times_is_not_read_a_thousand_times():
    wide = leads(*[[f"N{n}", "Klein", None, "x" * 99, None] for n in range(2000)])

    def repeat(xml):
        start, end = xml.index(b"<sheet "), xml.index(b"</sheets>")
        return xml[:start] + xml[start:end] * 1000 + xml[end:]

    data = changed(
        changed(wide, "xl/workbook.xml", repeat),
        SHEET,
        lambda xml: xml.replace(b"<dimension", b"<nothing"),
    )
    assert "too much" in refusal(data)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/styles.xml", rb'(<cellStyle [^>]*)xfId="0"', rb'\1xfId="999"'),  # printed
        (SHEET, b"</worksheet>", b"<extLst><ext uri='x'/></extLst></worksheet>"),  # a warning
    ],
)
def test_what_openpyxl_has_to_say_is_not_heard(capsys, name, old, new):
    with suppress(UnreadableFileError):
        assert len(records(changed(leads(), name, lambda xml: re.sub(old, new, xml)))) == 2
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("form", ["ics", "vcard", "google"])
def test_a_workbook_of_another_format_says_what_it_looks_like(relnet, tmp_path, form):
    file = tmp_path / "leads.xlsx"
    file.write_bytes(
        workbook(("Notes", [["Agenda"]]), ("Leads", [["Name", "Company"], ["Ole", "Falk"]]))
    )
    told = relnet("import", file, "--from", form, code=3).stderr
    assert told == (
        f"error: cannot read {file}: it is not in the format {form}.\n"
        "hint: it looks like csv: leave --from out.\n"
    )


def test_an_archive_of_another_format_says_what_it_looks_like(relnet, tmp_path):
    file = tmp_path / "takeout.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Takeout/index.html", "<html></html>")
        archive.writestr(
            "Takeout/Contacts/All.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ole\r\nEND:VCARD\r\n"
        )
    told = relnet("import", file, "--from", "csv", code=3).stderr
    assert "it is not in the format csv.\nhint: it looks like vcard: leave --from out.\n" in told


def test_an_encrypted_one_says_so():
    assert "encrypted" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999))


def test_nothing_is_unpacked_onto_the_disk(monkeypatch):
    def forbid(*_):
        raise AssertionError

    monkeypatch.setattr(zipfile.ZipFile, "extract", forbid)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", forbid)
    monkeypatch.setattr("tempfile.mkstemp", forbid)
    assert len(records(leads())) == 2


def test_other_zips_are_no_workbooks():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert not workbooks.is_workbook(out, "a.zip")


SAMPLE = shared(leads())
PARTS = [
    SHEET,
    "xl/workbook.xml",
    STRINGS,
    "[Content_Types].xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
]


@given(st.data())
def test_no_damage_is_more_than_an_error(data):
    name = data.draw(st.sampled_from(PARTS))
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        size = archive.getinfo(name).file_size
    start, length = data.draw(st.integers(0, size)), data.draw(st.integers(0, 60))
    noise = data.draw(
        st.binary(max_size=9)
        | st.sampled_from([b"-1", b"9" * 30, b"", b'"', b"<c/>", b"<row>", b"e"])
    )
    bad = changed(SAMPLE, name, lambda xml: xml[:start] + noise + xml[start + length :])
    with suppress(UnreadableFileError):
        assert all(record.card or record.reason for record in records(bad))


@given(st.integers(0, len(SAMPLE)), st.binary(max_size=20))
def test_no_bytes_are_too_bad(start, noise):
    with suppress(UnreadableFileError):
        assert read(SAMPLE[:start] + noise + SAMPLE[start + len(noise) :])
