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
        "country         DE     whose public holidays count",
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
