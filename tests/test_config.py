"""relnet config, through the front door."""

import json
from datetime import date

import pytest

from relnet.jobs.keep_settings import setting
from relnet.model.moment import Moment
from relnet.store import open_store, settings
from relnet.store.batches import batch


def chosen(relnet):
    return {row["name"]: row["value"] for row in json.loads(relnet("config", "-f", "json").stdout)}


def test_what_holds_by_itself(relnet):
    assert chosen(relnet) == {"country": "DE", "region": None, "hours_per_week": "3"}
    assert relnet("config", "-f", "table").stdout.splitlines()[1:] == [
        "country         DE     whose public holidays count, and whose numbers need no country code",
        "region                 the state or canton with holidays of its own, such as NW or BY",
        "hours_per_week  3      how many hours a week you have to keep in touch",
    ]


def test_choosing_and_going_back(relnet):
    said = relnet("config", "country=at", "region=Wien", "hours_per_week=2,50").stderr
    assert said.splitlines() == [
        "  country: DE -> AT",
        "  region: - -> 9",
        "  hours_per_week: 3 -> 2.5",
        "undo: relnet undo 1",
    ]
    assert chosen(relnet) == {"country": "AT", "region": "9", "hours_per_week": "2.5"}
    relnet("config", "hours_per_week=", "region=")
    assert chosen(relnet) == {"country": "AT", "region": None, "hours_per_week": "3"}
    relnet("undo", "2")
    relnet("undo", "1")
    assert chosen(relnet) == {"country": "DE", "region": None, "hours_per_week": "3"}


def test_a_state_of_another_country_is_left_out(relnet):
    relnet("config", "region=NW")
    assert "  region: NW -> -\n" in relnet("config", "country=AT").stderr
    assert chosen(relnet)["region"] is None


def test_what_is_so_already_is_no_change(relnet):
    relnet("config", "region=NW")
    said = relnet("config", "region=nordrhein-westfalen", "Hours-per-week=").stderr
    assert said == "Nothing to change: it was like that already.\n"
    assert relnet("history", "--no-headers").stdout.count("\n") == 1


def numbers(relnet):
    people = json.loads(relnet("list", "-f", "json").stdout)
    return {one["name"]: one["phones"] for one in people}


def test_numbers_without_country_code_are_those_of_the_country(relnet, tmp_path):
    cards = tmp_path / "cards.vcf"
    cards.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nN:{name};Resi;;;\n{lines}END:VCARD\n"
            for name, lines in (
                ("Ott", "TEL:0664 3920011\n"),
                ("Klein", "TEL:030 23125 123\nADR:;;Gasse 1;Berlin;;10115;Deutschland\n"),
                ("Egli", "TEL:+41 44 668 18 00\n"),
            )
        ),
        "utf-8",
    )
    relnet("config", "country=AT")
    relnet("import", cards)
    relnet("add", "Uwe Kern", "--phone", "01 5123456")
    relnet("edit", "uwe-kern", "phone+=0660 3920012")
    at_home = {
        "Uwe Kern": ["+4315123456", "+436603920012"],
        "Resi Klein": ["+493023125123"],
        "Resi Ott": ["+436643920011"],
        "Resi Egli": ["+41446681800"],
    }
    assert numbers(relnet) == at_home
    assert "of CH now" in relnet("config", "country=CH").stderr  # as far as they are possible there
    assert numbers(relnet) != at_home
    relnet("undo")
    assert numbers(relnet) == at_home


def test_choosing_another_country_reads_the_numbers_anew(relnet):
    for name, number in (("Anna Ott", "020 7946 0123"), ("Uwe Kern", "+49 30 23125123")):
        relnet("add", name, "--phone", number)
    abroad = relnet("config", "country=GB").stderr
    assert "  1 number without country code is one of GB now.\n" in abroad
    assert numbers(relnet) == {"Anna Ott": ["+442079460123"], "Uwe Kern": ["+493023125123"]}
    assert "anna-ott" in relnet("search", "+44 20 7946 0123").stdout
    assert "number" not in relnet("config", "region=").stderr


REFUSED = [
    ("colour=red", "there is no setting 'colour'.", "country, region, hours_per_week"),
    ("country=Atlantis", "'Atlantis' will not do as country.", "ISO code"),
    ("country=XX", "'XX' will not do as country.", "ISO code"),
    ("region=XX", "'XX' will not do as region.", "DE has BB, BE, BW, BY, "),
    ("hours_per_week=0", "'0' will not do as hours_per_week.", "3 or 2.5"),
    ("hours_per_week=-1", "'-1' will not do as hours_per_week.", "3 or 2.5"),
    ("hours_per_week=169", "'169' will not do as hours_per_week.", "3 or 2.5"),
    ("hours_per_week=nan", "'nan' will not do as hours_per_week.", "3 or 2.5"),
    ("hours_per_week=many", "'many' will not do as hours_per_week.", "3 or 2.5"),
    ("region", "write it like NAME=VALUE, for example region=NW.", "relnet config --help"),
]


@pytest.mark.parametrize(("assignment", "what", "hint"), REFUSED)
def test_refused(relnet, assignment, what, hint):
    said = relnet("config", "hours_per_week=5", assignment, code=2).stderr
    assert said.startswith(f"error: {what}\nhint: ")
    assert hint in said
    assert chosen(relnet)["hours_per_week"] == "3"


def test_a_country_whose_holidays_are_the_same_everywhere(relnet):
    said = relnet("config", "country=DK", "region=Fyn", code=2).stderr
    assert "hint: holidays are the same in all of DK." in said


def test_a_setting_that_makes_no_sense_does_not_hold(db_path):
    now = Moment(date(2026, 4, 21), "2026-04-21T12:00:00Z")
    with open_store(db_path) as db:
        with batch(db, "import", "", now.at):
            settings.set_value(db, "hours_per_week", "many")
            settings.set_value(db, "country", "AT")
        assert setting(db, "hours_per_week") == "3"
        assert setting(db, "country") == "AT"
        assert setting(db, "region") == ""
