"""relnet duplicates: who is here twice, in a list, and merged where it is certain."""

import json
import random
import sqlite3
from contextlib import closing

import pytest
from business_people import entries
from program import card, contents, refused

ANNA = card("Anna Weber", "EMAIL:anna@voss.example", "ORG:Voss AG", "TEL:+49 171 3920010")
AGAIN = card("Weber\\, Anna", "EMAIL:Anna@Voss.example")
MARRIED = card("Anna Koch", "EMAIL:anna@voss.example")
NAMESAKE = card("Uwe Brandt", "ORG:Voss AG", "EMAIL:uwe@voss.example")
OTHER_NAMESAKE = card("Uwe Brandt", "ORG:Koch AG", "EMAIL:brandt@koch.example")


@pytest.fixture
def take_in(relnet, tmp_path):
    """Import cards, each as a contact of its own unless told otherwise."""

    def run(*cards, matches=False):
        path = tmp_path / "cards.vcf"
        path.write_text("".join(cards), "utf-8")
        return relnet("import", path, *([] if matches else ["--no-match"]))

    return run


def listed(relnet, *options):
    return json.loads(relnet("duplicates", *options, "-f", "json").stdout)


def pairs(relnet, *options):
    return {(row["a"], row["b"]): row["lane"] for row in listed(relnet, *options)}


def test_the_list_says_how_sure_and_why(relnet, take_in):
    take_in(ANNA, NAMESAKE, AGAIN)
    [row] = listed(relnet)
    assert (row["a"], row["b"], row["lane"], row["through"]) == (1, 3, "certain", False)
    assert (row["a_name"], row["b_name"]) == ("Anna Weber", "Anna Weber")
    assert row["reasons"] == ["same name", "same e-mail address"]
    assert row["doubts"] == []
    assert row["score"] > 0.99
    assert row["bits"] > 10


def test_the_table_names_them(relnet, take_in):
    take_in(ANNA, AGAIN)
    shown = relnet("duplicates", "-f", "table")
    assert "certain" in shown.stdout
    assert "Anna Weber" in shown.stdout
    assert "same name, same e-mail address" in shown.stdout
    assert "relnet duplicates review" in shown.stderr


def test_nobody_is_twice(relnet, take_in):
    take_in(ANNA, NAMESAKE, OTHER_NAMESAKE)
    assert pairs(relnet, "--lane", "certain") == {}
    assert listed(relnet, "--lane", "likely") == []
    relnet("remove", "2", "--yes")
    assert "Nobody is here twice" in relnet("duplicates", "-f", "table").stderr


def test_lanes_ids_limit_and_fields(relnet, take_in):
    take_in(ANNA, AGAIN, MARRIED)
    lanes = pairs(relnet)
    assert lanes[1, 2] == "certain"
    assert {*lanes.values()} > {"certain"}
    assert pairs(relnet, "--lane", "certain") == {(1, 2): "certain"}
    assert relnet("duplicates", "-f", "ids", "--limit", "1").stdout == "1 2\n"
    assert relnet("duplicates", "--fields", "b,a", "--lane", "certain").stdout == "b\ta\n2\t1\n"
    refused(relnet("duplicates", "--fields", "c", code=2), 2, "candidates")


def test_the_owner_is_nobodys_duplicate(relnet, take_in):
    relnet("card", "set", "Anna Weber", "--email", "anna@voss.example")
    take_in(AGAIN)
    assert listed(relnet) == []


def test_who_belongs_together_through_another_is_a_pair_too(relnet, take_in):
    take_in(
        card("Anna Weber", "EMAIL:anna@voss.example"),
        card("Anna Weber", "EMAIL:anna@voss.example", "TEL;TYPE=CELL:+49 171 3920010"),
        card("A. Weber", "TEL;TYPE=CELL:+49 171 3920010", "ORG:Koch AG"),
    )
    rows = {(row["a"], row["b"]): row for row in listed(relnet)}
    assert {*rows} == {(1, 2), (2, 3), (1, 3)}
    assert rows[1, 3]["reasons"] == ["through Anna Weber (2)"]
    assert rows[1, 3]["through"] is True
    assert rows[1, 3]["lane"] == rows[2, 3]["lane"]


def test_two_people_are_not_joined_through_a_third(relnet, take_in):
    firm = ("ORG:Jäger KG", "TEL:+49 30 23125200")
    take_in(
        card("Karl Jäger", *firm, "EMAIL:karl@jaeger.example"),
        card("Karl Jäger sen.", *firm, "BDAY:1948-03-02"),
        card("Karl Jäger jun.", *firm, "BDAY:1979-11-20"),
    )
    assert (2, 3) not in pairs(relnet)
    assert relnet("duplicates", "--auto", "certain").stderr.startswith("Nobody is certain")


# The German business set.


@pytest.fixture
def business(relnet, take_in):
    return dict(enumerate((who for who, _ in entries()), 1))


def same_people(who):
    return {(a, b) for a in who for b in who if a < b and who[a] == who[b]}


def test_german_business_contacts(relnet, take_in, business):
    take_in(*[text for _, text in entries()])
    found = pairs(relnet)
    truth = same_people(business)
    certain = {pair for pair, lane in found.items() if lane == "certain"}
    likely = {pair for pair, lane in found.items() if lane == "likely"}
    assert certain - truth == set()
    assert len(truth & (certain | likely)) >= 0.9 * len(truth)
    assert len(likely - truth) <= 5  # each is a question that costs the owner a look


def test_whoever_comes_first_who_is_who_stays_the_same(relnet, tmp_path):
    known = entries()
    groups = set()
    for seed in range(4):
        order = [*range(len(known))]
        random.Random(seed).shuffle(order)  # noqa: S311 -- nothing is kept secret with it
        (tmp_path / "cards.vcf").write_text("".join(known[n][1] for n in order), "utf-8")
        village = ("--db", tmp_path / f"{seed}.db")
        relnet(*village, "import", tmp_path / "cards.vcf", "--no-match")
        rows = json.loads(relnet(*village, "duplicates", "-f", "json").stdout)
        found = {
            (frozenset({order[row["a"] - 1], order[row["b"] - 1]}), row["lane"]) for row in rows
        }
        groups.add(frozenset(found))
    assert len(groups) == 1


# Merging what is certain.


def test_auto_merges_what_is_certain_as_one_batch(relnet, take_in, db_path):
    take_in(ANNA, NAMESAKE, AGAIN, OTHER_NAMESAKE, ANNA)
    before = contents(db_path)
    done = relnet("duplicates", "--auto", "certain").stderr
    assert done == "3 contacts became 1 person.\nundo: relnet undo 2\n"
    assert relnet("list", "-f", "ids").stdout.split() == ["2", "4", "1"]
    assert pairs(relnet, "--lane", "certain") == {}
    relnet("undo")
    kept = [line for line in contents(db_path) if ' INTO "batch"' not in line]
    assert [line for line in kept if '"contact"' in line] == [
        line for line in before if '"contact"' in line
    ]


def test_a_dry_run_says_the_same_and_changes_nothing(relnet, take_in, db_path):
    take_in(ANNA, AGAIN)
    before = contents(db_path)
    done = relnet("duplicates", "--auto", "certain", "--dry-run").stderr
    assert "2 contacts would become 1 person." in done
    assert contents(db_path) == before
    assert "undo" not in done
    refused(relnet("duplicates", "--dry-run", code=2), 2, "--auto")


def test_auto_leaves_alone_who_is_not_certain(relnet, take_in):
    take_in(*[text for _, text in entries()])
    relnet("duplicates", "--auto", "certain")
    names = {row["name"] for row in json.loads(relnet("list", "-f", "json").stdout)}
    assert {"Hans Müller", "Petra Müller", "Karl Jäger sen.", "Karl Jäger jun."} <= names
    assert {"Uwe Koch", "Silke Brandt", "Max Huber", "Moritz Huber"} <= names


def test_review_needs_a_terminal(relnet, take_in):
    take_in(ANNA, AGAIN)
    refused(relnet("duplicates", "review", code=2), 2, "--auto certain", "relnet merge A B")


# What waits since an import.


def test_what_waits_is_in_the_list(relnet, take_in):
    take_in(ANNA, NAMESAKE)
    take_in(MARRIED, matches=True)
    [row] = listed(relnet)
    assert (row["a"], row["b"], row["candidates"]) == (1, None, [1])
    assert row["record"] == 3
    assert row["b_name"] == "Anna Koch"
    assert row["path"].endswith("cards.vcf")
    assert row["line"] == 1
    assert row["reasons"] == ["same e-mail address"]
    assert row["doubts"] == ["but another family name"]
    assert "Anna Koch (waits)" in relnet("duplicates", "-f", "table").stdout
    assert relnet("duplicates", "-f", "ids").stdout == ""


@pytest.mark.parametrize(("form", "known"), [("vcard", [1]), ("mbox", [])])
def test_what_waits_in_a_restored_village_is_read_again(relnet, take_in, db_path, form, known):
    take_in(ANNA)
    take_in(MARRIED, matches=True)
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("DELETE FROM raw_meaning")
        db.execute("UPDATE source SET format = ?", [form])
    db.close()
    [row] = listed(relnet)
    assert (row["candidates"], row["record"]) == (known, 2)
    assert known or "--no-match" in row["doubts"][0]


def test_importing_again_changes_nothing_of_what_waits(relnet, take_in, db_path):
    take_in(ANNA)
    take_in(MARRIED, matches=True)
    before = contents(db_path)
    assert json.loads(relnet("history", "-f", "json").stdout)[0]["id"] == 2
    take_in(MARRIED, matches=True)
    assert contents(db_path) == before
