"""Every form in which cards write a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.days_in_words import is_no_day
from relnet.formats.tables.days import read_day
from relnet.formats.vcard.dates import day
from relnet.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1996-04-15", "1996-04-15"),
        ("19960415", "1996-04-15"),
        ("1996-4-5", "1996-04-05"),
        ("--0415", "--04-15"),
        ("--04-15", "--04-15"),
        ("--0229", "--02-29"),
        ("20000229", "2000-02-29"),
        ("19960415T000000Z", "1996-04-15"),
        ("1996-04-15T23:10:00+02:00", "1996-04-15"),
        ("1996-04-15t10", "1996-04-15"),
        ("20090808T1430-0500", "2009-08-08"),
        ("1996-04-15 12:00", "1996-04-15"),
        ("1996-04-15T00:00:00.000Z", "1996-04-15"),
        ("1996-04-15 00:00:00 +0200", "1996-04-15"),
        ("1604-05-09", "--05-09"),
        ("16040105", "--01-05"),
        ("1604-02-29", "--02-29"),
        ("0000-05-09", "--05-09"),
        ("1996/04/15", "1996-04-15"),
        ("15.04.1996", "1996-04-15"),
        ("5.4.1996", "1996-04-05"),
        ("29.02.1604", "--02-29"),
        ("14 April 1970", "1970-04-14"),
        ("June 12, 1999", "1999-06-12"),
        ("14. Jänner 1970", "1970-01-14"),
        ("14-Apr-1970", "1970-04-14"),
        ("17 juillet", "--07-17"),
        ("1er août 1980", "1980-08-01"),
        ("3 maggio 1980", "1980-05-03"),
        ("June 12, 1604", "--06-12"),
        ("12 March 1980 10:30", "1980-03-12"),
        ("12 March 10:30", "--03-12"),
    ],
)
def test_day(written, expected):
    assert day(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "circa 1800", "91-4-6", "206-12-15", "1996", "1996-04", "---15", "--04", "19723101",
        "1900-02-29", "--0230", "1996-13-01", "04.15.1996", "4/15/1996", "15.04.96", "1996-04-15x", "1996-04-15 in Ulm",
        "١٩٩٦-٠٤-١٥", "19960415" + "0" * 100_000,
    ],
)  # fmt: skip
def test_no_day(written):
    assert day(written) == ""


def test_year_that_stands_for_none():
    assert day("1900-05-09", "1900") == "--05-09"
    assert day("1901-05-09", "1900") == "1901-05-09"


@given(
    st.dates().filter(lambda day: not is_no_day(str(day))),
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y%m%dT101112Z", "--%m%d", "--%m-%d"]),
)
def test_every_day_is_known_to_the_model(date, form):
    if date.year < 1000:
        date = date.replace(year=2000)
    found = PartialDate.parse(day(date.strftime(form)))
    assert (found.month, found.day) == (date.month, date.day)
    assert found.year in ({None} if form.startswith("--") or date.year == 1604 else {date.year})


@given(st.text(alphabet="0123456789-T: ", max_size=20))
def test_a_day_is_one_or_nothing(text):
    found = day(text)
    assert found == "" or str(PartialDate.parse(found)) == found


@pytest.mark.parametrize(
    "written", ["14 April 70", "June 12 '99", "12 March, about 1980", "32 May 1970", "12 Monday"]
)
def test_what_may_be_several_days_stays_a_text(written):
    assert day(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "0000-00-00", "00000000", "00.00.0000", "1/01/4500", "4500-01-01", "01.01.4501",
        "1 Jan 4501", "16010101T000000Z", "0001-01-01", "1899-12-30", "30.12.1899 00:00:00",
        "00.01.1900",
    ],
)  # fmt: skip
def test_what_programs_write_for_no_day_is_none(written):
    assert is_no_day(written)
    assert (day(written), read_day(written)) == ("", ("", None))


@pytest.mark.parametrize(
    "written", ["", "0000-05-17", "1900-01-01", "45001.5", "1980-04-15", "1970-01-01", "16012"]
)
def test_other_days_are_days(written):
    assert not is_no_day(written)


@pytest.mark.parametrize("said", ["1/01/4500", "4500-01-01", "0000-00-00"])
def test_a_birthday_that_is_none_is_kept_and_not_shown(relnet, tmp_path, said):
    exported = came_home(relnet, tmp_path, f"BDAY:{said}", "3.0")
    assert "  Birthday" not in relnet("show", "1").stdout
    assert f"BDAY:{said}" in exported


@pytest.mark.parametrize(
    ("said", "older", "newer"),
    [
        ("BDAY:June 12, 1999", "BDAY:1999-06-12", "BDAY:19990612"),
        (r"BDAY;VALUE=text:October 12\, 1999", "BDAY:1999-10-12", "BDAY:19991012"),
        ("BDAY:12. Juni", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-06-12", "BDAY:--0612"),
        ("BDAY:1999-06-12T10:15:00Z", "BDAY:1999-06-12T10:15:00Z", "BDAY:19990612T101500Z"),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_birthday_in_words_leaves_as_a_day(relnet, tmp_path, said, older, newer, version):
    assert (older if version == "3.0" else newer) in came_home(relnet, tmp_path, said, version)
    other = "--db", tmp_path / "other.db"
    relnet(*other, "import", tmp_path / "card.vcf")
    fields = "list", "--format", "json", "--fields", "birthday"
    assert relnet(*other, *fields).stdout == relnet(*fields).stdout


def test_a_birthday_that_is_not_understood_leaves_in_its_words(relnet, tmp_path):
    lines = came_home(relnet, tmp_path, "BDAY:about 1980", "4.0")
    assert "BDAY;VALUE=text:about 1980" in lines


def came_home(relnet, tmp_path, line, version):
    """Import a card with a line, export it, and import that; return its lines."""
    card = tmp_path / "card.vcf"
    card.write_text(f"BEGIN:VCARD\nVERSION:3.0\nN:Falk;Mara;;;\n{line}\nEND:VCARD\n", "utf-8")
    relnet("import", card)
    assert "1 already known" in relnet("import", card).stderr
    relnet("export", "vcard", "--vcard-version", version, "-o", card)
    assert "1 already known" in relnet("import", card).stderr
    return card.read_text("utf-8").splitlines()
