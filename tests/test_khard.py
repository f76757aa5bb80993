"""khard, another address book of the command line, run as a program on what relnet wrote."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from relnet.formats.vcard.writer import write
from relnet.model.card import Address, Channel, Name, Position, Relation, SpecialDate
from relnet.model.contact import Contact

pytestmark = pytest.mark.skipif(
    find_spec("khard") is None, reason="khard is not installed; the extra dev brings it"
)
TRICKY = 'Halle 5, Stand "B"; C:\\neu\nzweite Zeile: ü 𝄞 ^n \u2028 Ende'
PEOPLE = (
    Contact(
        1, "anna-weber", "Anna Weber",
        name=Name("Dr. Anna Weber, MBA", "Weber", "Anna", "Maria", "Dr.", "MBA"),
        nickname="Anni, Anka",
        channels=(
            Channel("email", "anna@example.com", "work", preferred=True),
            Channel("email", "anna@home.example", "home"),
            Channel("phone", "030 23125-100", "work fax"),
            Channel("phone", "+49 171 3920012", "Büro Nord"),
            Channel("url", "https://example.com/a,b;c", "homepage"),
        ),
        addresses=(
            Address("Hauptstr. 5, Hof", "2. OG", "PF 12", "99084", "Erfurt", "TH", "Deutschland", "work"),
        ),
        positions=(
            Position("Müller, Smith & Co. KG", "Einkauf", "Leiterin, Ost"),
            Position("Alte AG", "", "Referentin"),
        ),
        dates=(SpecialDate("birthday", "1980-04-15"), SpecialDate("anniversary", "2010-06-12")),
        tags=("messe", "a,b"),
        notes=(TRICKY, "Zweite Notiz"),
        relations=(Relation("spouse", "Otto Weber"),),
        language="de",
        uid="urn:uuid:0d3b1a64-6a56-4b2c-9b6e-4a8b6a7d4a11",
    ),
    Contact(2, "voss-ag", "Voss AG", Name("Voss AG"), "organization", uid="two"),
    Contact(3, "jo", "Jo", notes=("ä" * 200,), dates=(SpecialDate("birthday", "--04-15"),), uid="three"),
)  # fmt: skip


@pytest.fixture
def khard_of(tmp_path):
    """Return a function that puts cards in a folder, and returns one that runs khard on it."""

    def start(*texts):
        folder = tmp_path / "cards"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.vcf").write_text(text, "utf-8", newline="")
        config = tmp_path / "khard.conf"
        config.write_text(f"[addressbooks]\n[[book]]\npath = {folder}\n", "utf-8")

        def run(*words):
            done = subprocess.run(
                [sys.executable, "-X", "utf8", "-m", "khard", "-c", str(config), *words],
                capture_output=True, encoding="utf-8", timeout=60, check=False,
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, "")
            return done.stdout

        return run

    return start


@pytest.fixture(params=["3.0", "4.0"])
def khard(request, khard_of):
    return khard_of(*(write(contact, version=request.param) for contact in PEOPLE))


def shown(khard, uid):
    """Return what khard has read, as it writes it for editing."""
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(khard("show", "--format", "yaml", f"uid:{uid}"))


def test_khard_reads_everybody(khard):
    names = [row.split("\t")[1] for row in khard("list", "--parsable").splitlines()]
    assert sorted(names) == ["Anna Maria Weber", "Jo", "Voss AG"]


def test_khard_reads_all_of_a_card(khard):
    anna = shown(khard, PEOPLE[0].uid)
    preferred = next(types for types in anna["Email"] if types.startswith("WORK, pref"))
    expected = {
        "Formatted name": "Dr. Anna Weber, MBA",
        "Prefix": "Dr.",
        "First name": "Anna",
        "Additional": "Maria",
        "Last name": "Weber",
        "Suffix": "MBA",
        "Nickname": ["Anka", "Anni"],
        "Birthday": "1980-04-15",
        "Organisation": [["Alte AG"], ["Müller, Smith & Co. KG", "Einkauf"]],
        "Title": ["Leiterin, Ost", "Referentin"],
        "Phone": {"Büro Nord": "+49 171 3920012", "WORK, FAX": "030 23125-100"},
        "Email": {"HOME": "anna@home.example", preferred: "anna@example.com"},
        "Categories": ["messe", "a,b"],
        "Webpage": [{"_$!<HomePage>!$_": "https://example.com/a,b;c"}],
        "Note": [TRICKY, "Zweite Notiz"],
    }
    assert {field: anna[field] for field in expected} == expected
    assert anna["Address"] == {
        "WORK": {
            "Box": "PF 12",
            "Extended": "2. OG",
            "Street": "Hauptstr. 5, Hof",
            "Code": "99084",
            "City": "Erfurt",
            "Region": "TH",
            "Country": "Deutschland",
        }
    }


def test_khard_reads_an_organization(khard):
    assert shown(khard, "two")["Organisation"] == "Voss AG"


def test_khard_reads_long_notes_and_days_without_a_year(khard):
    jo = shown(khard, "three")
    assert jo["Note"] == "ä" * 200
    assert jo["Birthday"] in ("1604-04-15", "--04-15")  # the first is Apple's, of version 3.0


def test_khard_reads_an_imported_card(khard_of):
    """What relnet does not understand stays where khard looks for it."""
    raw = card(
        "X-PHONE-NAME:ignored", "ROLE:Köchin", "item1.TEL:030 23125-101", "item1.X-ABLabel:Theke"
    )
    somebody = Contact(
        4, "eva", "Eva Koch", Name("Eva Koch", "Koch", "Eva"), uid="four",
        positions=(Position(title="Köchin"),), channels=(Channel("phone", "030 23125-101", "Theke"),),
    )  # fmt: skip
    eva = shown(khard_of(write(somebody, [raw])), "four")
    assert eva["Role"] == "Köchin"
    assert eva["Phone"] == {"Theke": "030 23125-101"}


def card(*lines):
    frame = ["BEGIN:VCARD", "VERSION:3.0", "FN:Eva Koch", *lines, "END:VCARD"]
    return "\n".join(frame).encode()
