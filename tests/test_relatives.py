"""A relative whom several cards name, shortly and in full, is one person one knows of."""

import json
import sqlite3
from contextlib import closing

import pytest

from relnet.rules.relatives import named_twice, names_less
from relnet.store.acquaintances import NOTED_IN


def card(name, *lines, uid="", tel="030 23125123"):
    own = [f"UID:{uid}"] if uid else []
    return "\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"TEL:{tel}", *own, *lines, "END:VCARD", ""]
    )


@pytest.mark.parametrize(
    ("short", "name", "kind", "less"),
    [
        ("Petra", "Petra Falk", "spouse", True),
        ("Petra", "Petra Lotz", "spouse", True),  # who has kept her name
        ("petra", "Dr. Petra Falk", "spouse", True),
        ("Petra", "Falk, Petra", "spouse", True),
        ("Petra Maria", "Petra Maria Falk", "spouse", True),
        ("Jürgen", "Juergen Falk", "spouse", True),
        ("Petra Falk", "Dr. Petra Falk", "spouse", True),
        ("Max", "Max Falk", "child", True),
        ("Max", "Max Jonas Falk", "child", True),
        ("Anna", "Anna Lena", "child", False),
        ("Anna", "Anna Lotz", "child", False),
        ("Pet", "Petra Falk", "spouse", False),
        ("Falk", "Petra Falk", "spouse", False),
        ("Petra Falk", "Petra", "spouse", False),
        ("Petra Falk", "Petra Falk", "spouse", False),
        ("Petra Falk", "Falk, Petra", "spouse", False),
        ("Dr. Petra Falk", "Petra Falk", "spouse", False),
        ("Petra", "Petra Falk", "friend", False),
        ("Petra", "Petra Falk", "assistant", False),
        ("", "Petra Falk", "spouse", False),
    ],
)
def test_who_is_named_by_a_part_of_the_name(short, name, kind, less):
    assert names_less(short, name, kind, "Falk") is less


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Petra", "Petra Falk"], [(1, 2)]),
        (["Petra Falk", "Petra"], [(2, 1)]),
        (["Petra", "Petra Maria", "Petra Maria Falk"], [(1, 3), (2, 3)]),
        (["Petra", "Petra Falk", "Petra Lotz"], []),
        (["Petra", "Paula Falk"], []),
        (["Petra"], []),
        (["", "Petra"], []),
        ([f"N{n}" for n in range(10_000)], []),
        ([f"N {n}" for n in range(10_000)], []),
    ],
)
def test_who_is_named_twice(names, expected):
    assert [*named_twice([*enumerate(names, 1)], "spouse", "Falk")] == expected


@pytest.fixture
def take_in(relnet, tmp_path):
    def run(*cards, name="cards.vcf"):
        path = tmp_path / name
        path.write_text("".join(cards), "utf-8")
        return json.loads(relnet("import", path, "-f", "json").stdout)

    return run


def ties(relnet, who="1"):
    found = json.loads(relnet("show", who, "-f", "json").stdout)["ties"]
    return [(tie["kind"], tie["contact"]) for tie in found]


SHORT = card("Jens Falk", "X-SPOUSE:Petra", "EMAIL:jens@example.com", uid="jens-falk-0001")
FULL = card("Jens Falk", "X-SPOUSE:Petra Falk", "EMAIL:jens@example.com", uid="jens-falk-0002")


@pytest.mark.parametrize("cards", [(SHORT, FULL), (FULL, SHORT)])
@pytest.mark.parametrize("apart", [False, True])
def test_two_cards_of_one_person_name_one_spouse(relnet, take_in, cards, apart):
    if apart:
        take_in(cards[0], name="first.vcf")
        take_in(cards[1], name="second.vcf")
    else:
        take_in(*cards)
    assert ties(relnet) == [("spouse", "Petra Falk")]
    assert len(relnet("list", "standing:indirect", "-f", "ids").stdout.split()) == 1
    again = [take_in(one, name="again.vcf") for one in cards]
    assert [(report["unchanged"], report["updated"]) for report in again] == [(1, 0)] * 2


def test_one_card_that_says_it_twice(relnet, take_in):
    take_in(card("Jens Falk", "X-SPOUSE:Petra", "RELATED;TYPE=spouse;VALUE=text:Petra Falk"))
    assert ties(relnet) == [("spouse", "Petra Falk")]


def test_it_can_be_undone(relnet, take_in):
    take_in(SHORT, name="first.vcf")
    take_in(FULL, name="second.vcf")
    relnet("undo")
    assert ties(relnet) == [("spouse", "Petra")]


def test_a_card_of_the_spouse_s_own_is_who_the_short_name_means(relnet, take_in):
    take_in(FULL, card("Petra Falk"))
    take_in(SHORT, name="second.vcf")
    assert ties(relnet) == [("spouse", "Petra Falk")]
    assert relnet("list", "standing:indirect", "-f", "ids").stdout == ""


def test_of_whom_something_is_noted_stays(relnet, take_in):
    take_in(SHORT, name="first.vcf")
    relnet("rhythm", "set", "petra", "4w")
    take_in(FULL, name="second.vcf")
    assert sorted(ties(relnet)) == [("spouse", "Petra"), ("spouse", "Petra Falk")]


def test_merging_brings_the_spouse_together(relnet, take_in):
    take_in(card("Jens Falk", "X-SPOUSE:Petra", tel="030 23125001"))
    take_in(card("Falk\\, Jens", "X-SPOUSE:Petra Falk", tel="030 23125002"), name="second.vcf")
    ids = relnet("list", "-f", "ids").stdout.split()
    before = relnet("export", "json").stdout
    relnet("merge", *ids, "--yes")
    assert ties(relnet) == [("spouse", "Petra Falk")]
    relnet("undo")
    assert relnet("export", "json").stdout == before


def test_every_table_is_asked_before_somebody_is_taken_for_another(relnet, db_path):
    relnet("add", "Anna Weber")
    with closing(sqlite3.connect(db_path)) as db, db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        columns = {
            f"{table}.{key[3]}"
            for table in tables
            for key in db.execute(f"PRAGMA foreign_key_list({table})")
            if key[2] == "contact"
        }
    db.close()
    files = {"record.contact_id", "record_refusal.contact_id"}
    couples = {"refusal.contact_id", "refusal.other_id", "tie.other_id"}
    assert columns - files - couples == {*NOTED_IN}
