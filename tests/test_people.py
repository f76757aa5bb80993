"""add, show, list, search, edit, remove: through the front door."""

import json
import sqlite3
from contextlib import closing

import pytest

from relnet.cli.lists import HEADS


@pytest.fixture
def village(relnet):
    relnet("event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20")
    relnet("add", "Dr. Anna Müller", "--email", "Anna.Mueller@voss.example", "--phone", "030/23125-100", "--organization", "Voss AG", "--title", "Einkauf", "--tag", "messe")  # fmt: skip
    relnet("add", "Anna Mueller", "--organization", "Koch GmbH & Co. KG", "--url", "https://www.linkedin.com/in/anna-mueller-7/")  # fmt: skip
    relnet("add", "Jürgen Groß", "--birthday", "15.4.", "--note", "kennt die Straße nach Erfurt")
    relnet("add", "Voss AG", "--kind", "organization", "--email", "info@voss.example")
    relnet("log", "met", "3", "--event", "hm26")
    relnet("edit", "2", "city=Erfurt", "circle=inner", "role=multiplier")
    return relnet


WHO = [
    ("1", 1), ("anna-mueller", 1), ("anna-mueller-2", 2),
    ("anna.mueller@VOSS.example", 1), ("+49 (0)30 23125100", 1), ("03023125100", 1),
    ("linkedin.com/in/anna-mueller-7", 2), ("https://de.linkedin.com/in/ANNA-MUELLER-7?trk=x", 2),
    ("gross", 3), ("Groß", 3), ("juergen", 3), ("Jürg", 3), ("müller voss", 1), ("Koch Mueller", 2),
    ("INFO@voss.example", 4), ("weber", None), ("99", None), ("", None), ("*", None),
]  # fmt: skip


@pytest.mark.parametrize(("who", "expected"), WHO)
def test_who(village, who, expected):
    result = village("show", who, "--format", "json", code=None)
    if expected is None:
        assert (result.code, result.stdout) == (1, "")
        assert result.stderr.startswith("error: nobody here is called")
    else:
        assert json.loads(result.stdout)["id"] == expected


@pytest.mark.parametrize("who", ["anna", "Mueller", "Anna Müller", "muller"])
def test_never_the_first_of_several(village, who):
    failed = village("edit", who, "title=x", code=3)
    assert failed.stderr.splitlines()[:2] == [
        "  1  Dr. Anna Müller, Voss AG",
        "  2  Anna Mueller, Koch GmbH & Co. KG, Erfurt",
    ]
    assert "say which one by id: 1, 2." in failed.stderr
    assert village("list", "--fields", "title", "--no-headers").stdout == "\nEinkauf\n\n\n"


SEARCHES = [
    ("mueller", "1 2"), ("Müller", "1 2"), ("muller", "1 2"), ("mull", "1 2"), ("gross", "3"),
    ("strasse", "3"), ("Straße erfurt", "3"), ("erfurt", "2 3"), ("voss", "1 4"), ("einkauf", "1"),
    ("03023125100", "1"), ("23125", "1"), ("hannover", "3"), ("messe", "1 3"), ("anna koch", "2"),
    ("anna org:voss", "1"), ("linkedin.com/in/anna-mueller-7", "2"), ("anna.mueller@voss.example", "1"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), SEARCHES)
def test_search(village, words, expected):
    found = village("search", *words.split(), "-f", "ids").stdout.split()
    assert sorted(found) == expected.split()


@pytest.mark.parametrize("words", ["nobody", '"', "*", "a OR b", "NEAR(", "-", "''", "anna NOT"])
def test_nothing_found(village, words):
    result = village("search", "--", words, code=1)
    assert result.stderr.startswith("error: nobody is known by")


FILTERS = [
    ("tag:messe", "1"), ("tag:MESSE", "1"), ("not:tag:messe", "2 3 4"), ("role:multiplier", "2"),
    ("circle:inner", "2"), ("event:hm26", "3"), ("event:HM26", "3"), ("event:hannover messe 2026", "3"), ("tag:Messé", "1"), ("city:erf", "2"), ("city:_", ""), ("city:%rt", ""), ("has:email", "1 4"),
    ("no:email", "2 3"), ("has:birthday", "3"), ("no:interaction", "1 2 4"), ("has:interaction", "3"),
    ("met>2026-01-01", "3"), ("met<2026-01-01", ""), ("quiet>90d", "1 2 4"), ("quiet<2w", "3"),
    ("kind:organization", "4"), ("org:voss", "1"), ("org:koch gmbh", "2"), ("has:profile", "2"),
    ("tag:messe -org:koch", "1"), ("anna -tag:messe", "2"), ("source:vcard", ""), ("", "1 2 3 4"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "expected"), FILTERS)
def test_filter(village, term, expected):
    found = village("list", *([term] if term else []), "-f", "ids").stdout.split()
    assert sorted(found) == expected.split()


@pytest.mark.parametrize("term", [term for term, _ in FILTERS if term and " -" not in term])
def test_a_filter_turned_round_finds_the_others(village, term):
    """Nobody is lost between the two: who was never met has no day to compare with."""
    word = term.removeprefix("not:")
    found = village("list", word, "-f", "ids").stdout.split()
    others = village("list", f"not:{word}", "-f", "ids").stdout.split()
    assert sorted(found + others) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "term", ["foo:bar", "has:nose", "met>someday", "met>3/4/2026", "quiet>long", "quiet:3", "tag>1"]
)
def test_filters_that_make_no_sense(village, term):
    failed = village("list", term, code=2)
    assert failed.stderr.startswith(f"error: the filter '{term}' is not understood.\nhint: ")


@pytest.mark.parametrize(
    ("term", "expected", "told"),
    [
        ("met>letzten Freitag", "3", "letzten Freitag is Fri 2026-04-17."),
        ("met>yesterday", "", "yesterday is Mon 2026-04-20."),
        ("met<heute", "3", "heute is Tue 2026-04-21."),
        ("met:20.4.", "3", "20.4. is Mon 2026-04-20."),
        ("quiet>3 Wochen", "1 2 4", "3 Wochen is Tue 2026-03-31."),
        ("quiet<letzten Montag", "3", "letzten Montag is Mon 2026-04-20."),
    ],
)
def test_filters_take_days_in_words(village, term, expected, told):
    assert sorted(village("list", term, "-f", "ids").stdout.split()) == expected.split()
    assert told in village("list", term, "-f", "table").stderr
    assert village("list", term, "-f", "ids").stderr == ""


def test_slash_dates_in_filters_are_refused_with_both_readings(village):
    failed = village("list", "met>3/12/2025", code=2)
    assert "it could be 2025-12-03 or 2025-03-12: write one." in failed.stderr


def test_lists_are_in_german_order(relnet):
    for name in ("Uwe Zander", "Jan Özil", "Eva Otto", "Udo Ötker", "Ina Ost"):
        relnet("add", name)
    names = relnet("list", "--fields", "family", "--no-headers").stdout.split()
    assert names == ["Ost", "Ötker", "Otto", "Özil", "Zander"]


def test_formats(village, golden):
    for form in ("tsv", "csv", "json", "ndjson", "ids", "table"):
        golden(f"list.{form}", village("list", "--format", form).stdout)
    golden("list-excel.csv", village("list", "--excel", "--fields", "name,phones").stdout)
    golden("show.txt", village("show", "3", "--sources").stdout)
    golden("show.json", village("show", "1", "--format", "json").stdout)


def test_fields_headers_limit(village):
    args = ("--fields", "id,phones,addresses", "--limit", "2")
    rows = "3\t\t\n1\t+493023125100\t\n"
    assert village("list", *args).stdout == f"id\tphones\taddresses\n{rows}"
    assert village("list", *args, "--no-headers").stdout == rows
    assert "there is no field 'shoe'" in village("list", "--fields", "id,shoe", code=2).stderr


def test_no_rows_are_not_nobody(village):
    """A script may want the heading alone."""
    assert village("search", "mueller", "--limit", "0", "--fields", "id").stdout == "id\n"
    told = village("list", "mueller", "--limit", "0", "-f", "table").stderr
    assert told == "There is nothing to list.\n"
    assert village("list", "nobody", "--limit", "0", "-f", "table").stderr == "Nobody fits.\n"
    village("search", "nobody", "--limit", "0", code=1)


def test_fields_that_are_known_are_named_once(village):
    hint = village("today", "--fields", "shoe", code=2).stderr.splitlines()[1]
    assert hint.count("contact_id") == 1


def test_a_table_has_addresses_as_people_write_them(village):
    village("edit", "1", "street=Am Kai 4", "postcode=28195", "city=Bremen")
    rows = village("list", "-f", "table", "--fields", "id,addresses").stdout
    assert "1   Am Kai 4, 28195 Bremen\n" in rows
    told = village("merge", "1", "2", "--yes").stderr
    assert "  Address: Am Kai 4, 28195 Bremen | Erfurt -> Am Kai 4, 28195 Bremen; Erfurt\n" in told


def test_adding_somebody_known_is_refused(village):
    failed = village("add", "A. Müller", "--email", "anna.mueller@voss.example", code=3)
    assert "this is Dr. Anna Müller, Voss AG (id 1), known already." in failed.stderr
    village("add", "Anna Müller", "--organization", "Voss", code=3)
    village("add", "Anna Müller")  # a name alone is nobody in particular


EDITS = [
    ("name=Prof. Dr. Anna von der Heide", {"name": "Prof. Dr. Anna von der Heide", "given": "Anna", "family": "von der Heide", "prefix": "Prof. Dr."}),
    ("family=Koch", {"name": "Dr. Anna Koch", "family": "Koch"}),
    ("nickname=Anni", {"nickname": "Anni"}),
    ("organization=Quast SE", {"organization": "Quast SE", "title": "Einkauf"}),
    ("organization=", {"organization": None, "title": "Einkauf"}),
    ("title=CEO", {"organization": "Voss AG", "title": "CEO"}),
    ("email+=b@x.example", {"emails": ["Anna.Mueller@voss.example", "b@x.example"]}),
    ("email=b@x.example,c@x.example", {"emails": ["b@x.example", "c@x.example"]}),
    ("email-=ANNA.mueller@voss.example", {"emails": []}),
    ("phone=0171 39200 11", {"phones": ["+491713920011"]}),
    ("url=https://voss.example/team", {"urls": ["https://voss.example/team"]}),
    ("birthday=15.4.1980", {"birthday": "1980-04-15"}),
    ("birthday=--02-29", {"birthday": "--02-29"}),
    ("birthday=29 Feb 1984", {"birthday": "1984-02-29"}),
    ("tag+=kunde", {"tags": ["kunde", "messe"]}),
    ("tags=a, b", {"tags": ["a", "b"]}),
    ("tag-=MESSE", {"tags": []}),
    ("role=media,multiplier", {"roles": ["media", "multiplier"]}),
    ("circle=wide", {"circle": "wide"}),
    ("note=Greifer", {"note": "Greifer"}),
    ("note+=Zweite Notiz", {"note": "Zweite Notiz"}),
    ("handle=am", {"handle": "am"}),
    ("salutation=Frau", {"salutation": "frau"}),
    ("salutation=Hr.", {"salutation": "herr"}),
    ("salutation=Mx", {"salutation": "neutral"}),
    ("form=Sie", {"form": "sie"}),
    ("form=DU", {"form": "du"}),
    ("greeting=Moin  Anna,", {"greeting": "Moin Anna,"}),
    ("language=Deutsch", {"language": "de"}),
    ("language=de_ch", {"language": "de-CH"}),
    ("language=zh-hant-tw", {"language": "zh-Hant-TW"}),
    ("interest=Robotik, Segeln", {"interests": ["Robotik", "Segeln"]}),
    ("interests+=KI", {"interests": ["KI"]}),
    ("avoid+=Politik", {"avoid": ["Politik"]}),
]  # fmt: skip


@pytest.mark.parametrize(("assignment", "expected"), EDITS, ids=[edit[0] for edit in EDITS])
def test_edit(village, assignment, expected):
    told = village("edit", "1", assignment).stderr
    first, *fields, last = told.splitlines()
    assert (first.endswith("(id 1)."), last.startswith("undo: relnet undo ")) == (True, True)
    heads = {HEADS[field].text for field in expected}
    assert heads & {line.split(":")[0].strip() for line in fields}
    shown = json.loads(village("show", "1", "--format", "json").stdout)
    assert {field: shown[field] for field in expected} == expected


@pytest.mark.parametrize(
    ("assignment", "told"),
    [
        ("shoe=42", "there is no field 'shoe'"),
        ("title", "there is no field 'title'"),
        ("title+=x", "this field has one value"),
        ("circle=round", "it is one of inner, regular, wide."),
        ("kind=dog", "it is one of person, organization, group."),
        ("handle=anna-mueller-2", "the handle anna-mueller-2 is taken."),
        ("handle=42", "a handle is letters, digits and hyphens"),
        ("birthday=31.2.", "is not a day"),
        ("name=", "somebody has to be called something"),
        ("email=anna", "'anna' will not do as email.\nhint: an e-mail address has an @."),
        ("email+=a@x.example, b", "'b' will not do as email."),
        ("email=kaputt@", "write it like anna@example.com, without blanks."),
        ("email=@example.com", "write it like anna@example.com, without blanks."),
        ("email+=a b@example.com", "write it like anna@example.com, without blanks."),
        ("phone+=none", "a phone number has digits."),
        ("birthday=2026-04-22", "it is in the future."),
        ("birthday=1.5.2030", "it is in the future."),
        ("salutation=Dr.", "it is one of frau, herr, neutral."),
        ("form=ihr", "it is one of sie, du."),
        ("form+=du", "this field has one value"),
        ("language=klingonisch", "write it like de, en or de-CH."),
        ("preferred=messenger", "none is known: relnet edit 1 messenger+=ADDRESS adds one."),
        ("preferred=pigeon", "name a kind, such as email or phone"),
    ],
)
def test_edits_that_make_no_sense_change_nothing(village, assignment, told):
    before = village("show", "1").stdout
    failed = village("edit", "1", "nickname=x", assignment, code=2)
    assert told in failed.stderr
    assert village("show", "1").stdout == before


def test_edit_tells_what_it_changed(village):
    told = village("edit", "1", "title=CEO", "tag+=kunde", "birthday=--04-21", "city=Ulm").stderr
    assert told.splitlines()[1:-1] == [
        "  Title: Einkauf -> CEO",
        "  Address: - -> Ulm",
        "  Birthday: - -> --04-21",
        "  Tags: messe -> kunde, messe",
    ]
    again = village("edit", "1", "title=CEO").stderr
    assert again == "Nothing to change: Dr. Anna Müller was like that already.\n"


@pytest.mark.parametrize(
    ("option", "value"),
    [("--email", "anna"), ("--phone", "none"), ("--birthday", "2026-04-22")],
)
def test_adding_nonsense_by_hand_is_refused(relnet, option, value):
    told = relnet("add", "Anna Weber", option, value, code=2).stderr
    assert told.startswith(f"error: '{value}' will not do as {option.removeprefix('--')}.\nhint: ")
    assert relnet("list", "-f", "ids").stdout == ""


def test_nonsense_from_a_file_is_kept_and_can_be_taken_away(relnet):
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nEMAIL:anna\nTEL:none\nEND:VCARD\n"
    relnet("import", "-", stdin=card)
    assert relnet("list", "--fields", "emails,phones", "--no-headers").stdout == "anna\tnone\n"
    relnet("edit", "1", "email-=anna", "phone-=none")
    assert relnet("list", "--fields", "emails,phones", "--no-headers").stdout == "\t\n"


def test_an_empty_list_says_why(village, tmp_path):
    assert village("list", "tag:nobody", "-f", "table").stderr == "Nobody fits.\n"
    empty = village("--db", tmp_path / "empty.db", "list", "-f", "table").stderr
    assert empty == "Nobody is here yet. relnet import FILE or relnet add NAME adds people.\n"


def test_remove_asks_or_wants_yes(village):
    failed = village("remove", "3", code=2)
    assert "say --yes" in failed.stderr
    village("remove", "3", "--yes")
    village("show", "3", code=1)
    assert village("event", "list", "--fields", "people", "--no-headers").stdout == "0\n"
    assert village("search", "gross", code=1)


def test_two_equal_notes_are_cleared_together(relnet, tmp_path):
    path = tmp_path / "card.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nNOTE:foo\nNOTE:foo\nADR:;;A 1;B;;;\nADR:;;A 1;B;;;\nEND:VCARD\n"
    )
    relnet("import", path)
    shown = json.loads(relnet("show", "1", "--format", "json").stdout)
    assert (shown["note"], len(shown["addresses"])) == ("foo", 1)
    relnet("edit", "1", "note=")
    assert json.loads(relnet("show", "1", "--format", "json").stdout)["note"] is None


def test_what_is_added_takes_nothing_away(relnet, db_path):
    tags = ["Kaufer", "Käufer", "⭐", "🚲"]
    relnet("add", "Anna Weber", *(part for tag in tags for part in ("--tag", tag)))
    with closing(sqlite3.connect(db_path)) as db, db:
        for topic in ("Foo", "Föö"):
            sql = "INSERT INTO topic (contact_id, kind, text, created_at) VALUES (1, 'need', ?, '')"
            db.execute(sql, [topic])
        for _ in range(2):
            db.execute("INSERT INTO note (contact_id, text, created_at) VALUES (1, 'gut', '')")
    relnet("edit", "1", "tag+=neu", "tag+=kaufer", "tag+=🔔", "need+=neu", "note+=neu")
    shown = json.loads(relnet("show", "1", "-f", "json").stdout)
    assert sorted(shown["tags"]) == sorted([*tags, "neu", "🔔"])
    with closing(sqlite3.connect(db_path)) as db:
        assert db.execute("SELECT text FROM topic").fetchall() == [("Foo",), ("Föö",), ("neu",)]
        assert db.execute("SELECT text FROM note").fetchall() == [("gut",), ("gut",), ("neu",)]
    relnet("edit", "1", "tag-=Käufer")
    left = json.loads(relnet("show", "1", "-f", "json").stdout)["tags"]
    assert {*shown["tags"]} - {*left} == {"Käufer"}


def test_topics_are_added_taken_away_and_kept(village):
    village("edit", "1", "interest=Robotik, Segeln", "avoid=Politik")
    village("edit", "1", "interest-=SEGELN", "interest+=robotik", "interest+=Straßenbau")
    shown = json.loads(village("show", "1", "-f", "json").stdout)
    assert (shown["interests"], shown["avoid"]) == (["Robotik", "Straßenbau"], ["Politik"])
    text = village("show", "1").stdout
    assert "Interests       Robotik, Straßenbau\n" in text
    assert "Not to mention  Politik\n" in text
    village("undo")
    assert json.loads(village("show", "1", "-f", "json").stdout)["interests"] == [
        "Robotik", "Segeln",
    ]  # fmt: skip


PREFERRED = [
    ("phone", "030/23125-100"), ("Telefon", "030/23125-100"), ("mail", "Anna.Mueller@voss.example"),
    ("E-Mail", "Anna.Mueller@voss.example"), ("b@x.example", "b@x.example"),
    ("+49 30 23125100", "030/23125-100"), ("linkedin", "linkedin.com/in/am"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), PREFERRED)
def test_the_preferred_channel_is_one_of_all_and_the_first_of_its_kind(village, said, meant):
    village("edit", "1", "email+=b@x.example", "profile=linkedin.com/in/am", "preferred=email")
    village("edit", "1", f"preferred={said}")
    channels = json.loads(village("show", "1", "-f", "json").stdout)["channels"]
    (one,) = [one for one in channels if one["preferred"]]
    assert one["written"] == meant
    assert next(other["written"] for other in channels if other["kind"] == one["kind"]) == meant
    assert f"{meant}  (" in village("show", "1").stdout
    village("edit", "1", "preferred=")
    assert not any(
        one["preferred"]
        for one in json.loads(village("show", "1", "-f", "json").stdout)["channels"]
    )


def test_edit_tells_needs_and_preferences(village):
    told = village("edit", "1", "need+=Prüfstand", "preferred=mail", "form=du").stderr
    assert told.splitlines()[1:-1] == [
        "  Address as: - -> du",
        "  Preferred: - -> Anna.Mueller@voss.example",
        "  Needs: - -> Prüfstand",
    ]


def test_how_to_address_somebody_can_be_said_at_once(relnet):
    relnet("add", "Anna Weber", "--salutation", "Frau", "--form", "Sie")
    assert "Address as      Sie, Ms\n" in relnet("show", "1").stdout
    relnet("add", "Uwe Koch", "--form", "ihr", code=2)
    assert relnet("list", "-f", "ids").stdout == "1\n"


def test_show_tells_private_lines_topics_leads_and_gifts(village, db_path):
    village("log", "gift", "1", "--note", "Wein", "--on", "20.4.")
    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("UPDATE interaction SET value = 25, topic = 'Messe' WHERE kind = 'gift'")
        db.execute("UPDATE participant SET line = 'mag Rotwein' WHERE contact_id = 1")
        db.execute(
            "INSERT INTO lead (contact_id, title, value, state, moved_on, created_at)"
            " VALUES (1, 'Roboterzelle', 12000, 'offer', '2026-04-21', '2026-04-21T12:00:00Z')"
        )
    text = village("show", "1").stdout
    assert "2026-04-20  gift  Messe · Wein · mag Rotwein · (25)\n" in text
    assert "Roboterzelle  12,000  offer\n" in text
    shown = json.loads(village("show", "1", "-f", "json").stdout)
    (gift,) = shown["interactions"]
    assert (gift["value"], gift["topic"], gift["line"]) == (25, "Messe", "mag Rotwein")
    assert shown["leads"][0]["value"] == 12000


@pytest.mark.parametrize(
    "assignment",
    [
        "salutation=Frau", "form=du", "greeting=Moin,", "language=de", "preferred=phone",
        "preferred=b@x.example", "interest=Robotik", "avoid+=Politik", "need-=Presse", "offer=",
    ],
)  # fmt: skip
def test_what_was_edited_can_be_undone(village, assignment):
    village("edit", "1", "email+=b@x.example", "need=Presse,Ofen", "offer=Stahl", "preferred=mail")
    before = village("show", "1", "-f", "json").stdout
    village("edit", "1", assignment)
    assert village("show", "1", "-f", "json").stdout != before
    village("undo")
    assert village("show", "1", "-f", "json").stdout == before
