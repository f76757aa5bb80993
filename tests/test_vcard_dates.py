"""Every form in which cards write a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y%m%dT101112Z", "--%m%d", "--%m-%d"]))
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
