"""Which position counts, where sources of one day disagree."""

import json
import sqlite3
from contextlib import closing

import pytest

from relnet.store.positions import refresh_current_positions

CARD = "BEGIN:VCARD\nVERSION:3.0\nN:Voß;Jana\nFN:Jana Voß\nORG:Voß AG\nTITLE:{}\nEMAIL:jana@voss.example\nEND:VCARD\n"
LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Jana,Voß,https://www.linkedin.com/in/jana-voss,jana@voss.example,{},{},06 May 2020\n"
)


def bring(relnet, path, text):
    path.write_text(text)
    relnet("import", path)
    return path


def jana(relnet):
    return json.loads(relnet("show", "1", "-f", "json").stdout)


def test_of_one_day_what_is_there_stays(relnet, tmp_path):
    bring(relnet, tmp_path / "card.vcf", CARD.format("Vertriebsleiterin"))
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "Head of Sales"))
    assert jana(relnet)["title"] == "Vertriebsleiterin"
    shown = relnet("show", "1").stdout
    assert "\n  Vertriebsleiterin / Head of Sales\n" in shown
    assert "Positions" not in shown
    relnet("edit", "1", "title=Leitung")  # and stays so when that is taken back
    relnet("undo")
    assert jana(relnet)["title"] == "Vertriebsleiterin"


def test_a_newer_source_wins_and_makes_no_former_job_of_it(relnet, tmp_path, monkeypatch):
    bring(relnet, tmp_path / "card.vcf", CARD.format("Vertriebsleiterin"))
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "Head of Sales"))
    assert jana(relnet)["title"] == "Head of Sales"
    assert "Positions" not in relnet("show", "1").stdout


def test_a_former_firm_is_told(relnet, tmp_path, monkeypatch):
    bring(relnet, tmp_path / "card.vcf", CARD.format("Vertriebsleiterin"))
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Koch KG", "Head of Sales"))
    assert jana(relnet)["organization"] == "Koch KG"
    assert "Positions       2026-04-21  Vertriebsleiterin  Voß AG" in relnet("show", "1").stdout


def test_what_says_more_of_the_same_job_counts(relnet, tmp_path):
    bring(relnet, tmp_path / "card.vcf", CARD.replace("TITLE:{}\n", ""))
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "Head of Sales"))
    assert jana(relnet)["title"] == "Head of Sales"


def test_what_the_owner_says_counts_the_same_day(relnet, tmp_path):
    bring(relnet, tmp_path / "card.vcf", CARD.format("Vertriebsleiterin"))
    relnet("life", "1", "new_job", "--organization", "Koch KG", "--current")
    assert jana(relnet)["organization"] == "Koch KG"


def test_a_title_in_the_next_export_of_the_same_day_counts(relnet, tmp_path):
    path = tmp_path / "Connections.csv"
    bring(relnet, path, LINKEDIN.format("Voß AG", "Sales Manager"))
    bring(relnet, path, LINKEDIN.format("Voß AG", "Head of Sales"))
    assert jana(relnet)["title"] == "Head of Sales"


def test_a_promotion_makes_a_former_job_of_what_was_before(relnet):
    relnet("add", "Anna Weber", "--organization", "Voss AG", "--title", "Buyer")
    relnet("life", "1", "promotion", "--title", "Head of Buying")
    shown = relnet("show", "1").stdout
    assert "\n  Head of Buying\n" in shown
    assert "Buyer  Voss AG" in shown


def test_many_positions_of_one_day_take_no_longer_each(relnet, db_path):
    relnet("add", "Anna Weber")
    with closing(sqlite3.connect(db_path)) as db:
        steps = {}
        for many in (50, 400):
            db.executemany(
                "INSERT INTO position (contact_id, holder_key, title, seen_on, record_id)"
                " VALUES (1, 'weber anna', ?, '2026-04-21', 1)",
                [(f"Chair {many}/{number}",) for number in range(many)],
            )
            turns = iter(range(10**9))
            db.set_progress_handler(lambda turns=turns: next(turns) < 0, 100)
            refresh_current_positions(db, [1])
            db.set_progress_handler(None, 0)
            steps[many] = next(turns)
    assert steps[400] < 2 * 9 * steps[50], "nine times the rows, and as many to sort"


def every_position(db_path):
    with closing(sqlite3.connect(db_path)) as db:
        return db.execute("SELECT * FROM position ORDER BY id").fetchall()


LEADS = "Firstname,Lastname,Company,Job Title,Email\nJana,Voß,Voß AG,{},jana@voss.example\n"
NAMESAKE = "First Name,Last Name,City\nJana,Voß,Hamburg\n"
WORKS = "First Name,Last Name,Job Title,Company,Email\nJana,Voß,Trainee,Beer KG,jv@beer.example\n"


def test_two_tables_are_no_editions_of_one(relnet, tmp_path):
    bring(relnet, tmp_path / "leads.csv", LEADS.format("Geschäftsführerin"))
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "CEO"))
    bring(relnet, tmp_path / "fair.csv", LEADS.format("Vorstand"))
    assert jana(relnet)["title"] == "Geschäftsführerin"
    bring(relnet, tmp_path / "leads.csv", LEADS.format("Vorsitzende"))
    assert jana(relnet)["title"] != "Geschäftsführerin"


@pytest.mark.parametrize("other", [NAMESAKE, WORKS])
@pytest.mark.parametrize("pair", [("1", "2"), ("2", "1")])
def test_a_merge_taken_back_leaves_every_position_as_it_was(relnet, tmp_path, db_path, other, pair):
    bring(relnet, tmp_path / "leads.csv", LEADS.format("Geschäftsführerin"))
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "CEO"))
    bring(relnet, tmp_path / "other.csv", other)
    before = every_position(db_path)
    relnet("merge", *pair, "--yes")
    if other == NAMESAKE:
        (row,) = json.loads(relnet("list", "-f", "json").stdout)
        assert row["title"] == "Geschäftsführerin"
    merged = every_position(db_path)
    relnet("undo")
    assert every_position(db_path) == before
    relnet("undo")
    assert every_position(db_path) == merged


def test_what_any_command_does_to_positions_is_taken_back(relnet, tmp_path, db_path):
    bring(relnet, tmp_path / "leads.csv", LEADS.format("Geschäftsführerin"))
    (tmp_path / "in.csv").write_text(LINKEDIN.format("Voß AG", "CEO"))
    for command in (
        ("import", tmp_path / "in.csv"),
        ("edit", "1", "title=Leitung"),
        ("edit", "1", "organization=Koch KG", "title="),
        ("life", "1", "new_job", "--organization", "Koch KG", "--current"),
        ("remove", "1", "--yes"),
    ):
        before = every_position(db_path)
        relnet(*command)
        after = every_position(db_path)
        assert after != before
        relnet("undo")
        assert every_position(db_path) == before
        relnet("undo")
        assert every_position(db_path) == after
        relnet("undo")
        assert every_position(db_path) == before
        bring(relnet, tmp_path / "in.csv", LINKEDIN.format("Voß AG", "CEO"))


def test_what_came_since_has_a_say_in_an_undo(relnet, tmp_path, monkeypatch):
    bring(relnet, tmp_path / "card.vcf", CARD.format("Vertriebsleiterin"))
    monkeypatch.setenv("RELNET_TODAY", "2026-04-24")
    bring(relnet, tmp_path / "leads.csv", LEADS.format("Geschäftsführerin"))
    monkeypatch.setenv("RELNET_TODAY", "2026-04-22")
    bring(relnet, tmp_path / "Connections.csv", LINKEDIN.format("Voß AG", "CEO"))
    assert jana(relnet)["title"] == "Geschäftsführerin"
    relnet("undo", "2")
    assert jana(relnet)["title"] == "CEO"
