"""File names for cards: safe on every file system, and no two the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relnet.formats.vcard.file_names import LONGEST, file_name
from relnet.model.contact import Contact


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Anna Weber", "anna-weber-7.vcf"),
        ("Jürgen Groß", "juergen-gross-7.vcf"),
        ("Ju\u0308rgen Gro\u1e9e", "juergen-gross-7.vcf"),
        ("Łukasz Ayşe Ökten-Yılmaz", "lukasz-ayse-oekten-yilmaz-7.vcf"),
        ("../../etc/passwd", "etc-passwd-7.vcf"),
        ("-rf", "rf-7.vcf"),
        (".hidden", "hidden-7.vcf"),
        ("CON", "con-7.vcf"),
        ("nul.txt", "nul-txt-7.vcf"),
        ("a\0b\nc\u202ed", "a-b-cd-7.vcf"),
        ("李小龍", "7.vcf"),
        ("🦀", "7.vcf"),
        ("x" * 300, f"{'x' * 94}-7.vcf"),
    ],
)
def test_file_name(label, name):
    assert file_name(Contact(7, "x", label)) == name


@given(st.text(min_size=1), st.integers(1, 1 << 62))
def test_any_label_gives_a_safe_name(label, number):
    name = file_name(Contact(number, "x", label))
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.vcf", name)
    assert len(name) <= LONGEST
    assert name.removesuffix(".vcf").rpartition("-")[2] == str(number)
    assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
