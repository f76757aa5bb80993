"""Cards that link to other cards: RELATED and MEMBER with a UID, and what a gender says."""

import json
from datetime import date

import pytest

from relnet.jobs.decide_records import questions, settle_record
from relnet.jobs.find_duplicates import find_duplicates
from relnet.model.moment import Moment
from relnet.store import open_store, queue

MARA, JONAS, NOBODY = (f"{n * 8}-1111-4111-8111-111111111111" for n in "ab9")
PEOPLE = {MARA: "Mara Falk", JONAS: "Jonas Falk"}


def card(uid, name, *lines):
    given, _, family = name.partition(" ")
    said = f"UID:{uid}", f"FN:{name}", f"N:{family};{given};;;", *lines
    return "\n".join(["BEGIN:VCARD", "VERSION:4.0", *said, "END:VCARD", ""])


def ties(relnet, id_=1):
    found = json.loads(relnet("show", str(id_), "--format", "json").stdout)["ties"]
    return [(tie["contact"], tie["kind"]) for tie in found if not tie["reverse"]]


@pytest.fixture
def take_in(relnet, tmp_path):
    def take(*cards, name="cards.vcf"):
        (tmp_path / name).write_text("".join(cards), "utf-8")
        return relnet("import", tmp_path / name).stderr

    return take


SPOUSE = f"RELATED;TYPE=spouse:urn:uuid:{JONAS}"


@pytest.mark.parametrize(
    ("own", "line", "expected"),
    [
        (JONAS, SPOUSE, [("Jonas Falk", "spouse")]),
        (f"urn:uuid:{JONAS}", SPOUSE, [("Jonas Falk", "spouse")]),
        (JONAS.upper(), SPOUSE, [("Jonas Falk", "spouse")]),
        (JONAS, f"RELATED:urn:uuid:{JONAS}", [("Jonas Falk", "other")]),
        (JONAS, f"MEMBER:urn:uuid:{JONAS}", [("Jonas Falk", "member")]),
        (JONAS, f"X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:{JONAS}", [("Jonas Falk", "member")]),
        (JONAS, f"{SPOUSE}\nRELATED;TYPE=spouse;VALUE=text:Jonas Falk", [("Jonas Falk", "spouse")]),
        (JONAS, f"RELATED;TYPE=me:urn:uuid:{JONAS}", []),
        (JONAS, f"RELATED;TYPE=spouse:urn:uuid:{NOBODY}", []),
        (JONAS, f"RELATED;TYPE=spouse:urn:uuid:{MARA}", []),  # oneself
        (JONAS, "RELATED:https://falk.example/jonas", []),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_links_become_ties_and_leave_as_links(
    relnet, take_in, tmp_path, own, line, expected, version
):
    cards = card(MARA, "Mara Falk", line), card(own, "Jonas Falk")
    take_in(*cards)
    assert ties(relnet) == expected
    assert "2 already known" in take_in(*cards)
    exported = tmp_path / "exported.vcf"
    relnet("export", "vcard", "--vcard-version", version, "-o", exported)
    said = exported.read_text("utf-8")
    assert said.count(line.partition(":")[2].partition("\n")[0]) >= 1
    assert "Jonas" not in said.partition("FN:Mara")[2].partition("END:")[0]
    relnet("import", exported)
    assert ties(relnet) == expected


MAIL = "EMAIL:Jonas@falk.example"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("MEMBER:mailto:jonas@falk.example", "member"),
        ("MEMBER:MAILTO:Jonas@Falk.example", "member"),
        ("MEMBER:jonas@falk.example", "member"),
        ("X-ADDRESSBOOKSERVER-MEMBER:mailto:jonas@falk.example", "member"),
        ("RELATED;TYPE=spouse:mailto:jonas@falk.example", "spouse"),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_mail_address_leads_to_whose_it_is(relnet, take_in, tmp_path, line, kind, version):
    cards = card(MARA, "Mara Falk", line), card("", "Jonas Falk", MAIL)
    take_in(*cards)
    assert ties(relnet) == [("Jonas Falk", kind)]
    assert "2 already known" in take_in(*cards)
    exported = tmp_path / "exported.vcf"
    relnet("export", "vcard", "--vcard-version", version, "-o", exported)
    (said,) = (part for part in exported.read_text("utf-8").split("END:") if "FN:Mara" in part)
    assert said.lower().count("jonas@falk.example") == 1
    assert "Jonas Falk" not in said
    relnet("import", exported)
    assert ties(relnet) == [("Jonas Falk", kind)]


@pytest.mark.parametrize("mail", ["EMAIL:info@falk.example", "EMAIL:ida@falk.example"])
def test_a_mail_address_of_several_or_of_nobody_leads_nowhere(relnet, take_in, mail):
    line = "MEMBER:mailto:info@falk.example"
    others = card("j", "Jonas Falk", mail), card("u", "Uwe Koch", mail)
    take_in(card(MARA, "Mara Falk", line), *others)
    assert ties(relnet) == []
    assert line in relnet("export", "vcard", "--vcard-version", "4.0").stdout


def test_a_link_leads_to_a_card_of_an_earlier_file_and_undo_takes_it_back(relnet, take_in):
    take_in(card(JONAS, "Jonas Falk"), name="first.vcf")
    take_in(card(MARA, "Mara Falk", SPOUSE))
    assert ties(relnet, 2) == [("Jonas Falk", "spouse")]
    relnet("undo")
    assert "Ties" not in relnet("show", "1").stdout


def test_a_link_leads_to_a_card_of_a_later_file_of_one_import(relnet, tmp_path):
    cards = card(MARA, "Mara Falk", SPOUSE), card(JONAS, "Jonas Falk")
    files = [tmp_path / f"{number}.vcf" for number in range(len(cards))]
    for file, text in zip(files, cards, strict=True):
        file.write_text(text, "utf-8")
    relnet("import", *files)
    assert ties(relnet) == [("Jonas Falk", "spouse")]
    assert relnet("import", *files).stderr.count("1 already known") == len(cards)


def test_a_link_leads_to_a_card_that_comes_with_the_next_export(relnet, take_in):
    mara, jonas = card(MARA, "Mara Falk", SPOUSE), card(JONAS, "Jonas Falk")
    assert "1 new" in take_in(mara)
    assert "1 new, 1 updated" in take_in(mara, jonas)
    assert ties(relnet) == [("Jonas Falk", "spouse")]
    assert "2 already known" in take_in(mara, jonas)
    relnet("undo", "2")
    assert ties(relnet) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "shown"),
    [
        ("spouse", "spouse", [("spouse", False)]),
        ("child", "parent", [("child", False)]),
        ("parent", "child", [("parent", False)]),
        ("child", "child", [("child", False), ("child", True)]),  # one of them is mistaken
        ("emergency", "emergency", [("emergency", False), ("emergency", True)]),
        ("spouse", "friend", [("spouse", False), ("friend", True)]),
    ],
)
def test_what_two_cards_say_of_each_other_is_shown_once(relnet, take_in, mine, theirs, shown):
    back = f"RELATED;TYPE={theirs}:urn:uuid:{MARA}"
    there = f"RELATED;TYPE={mine}:urn:uuid:{JONAS}"
    take_in(card(MARA, "Mara Falk", there), card(JONAS, "Jonas Falk", back))
    found = json.loads(relnet("show", "1", "--format", "json").stdout)["ties"]
    assert [(tie["kind"], tie["reverse"]) for tie in found] == shown
    assert ties(relnet, 2) == [("Mara Falk", theirs)]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_link_says_no_more_than_it_does(relnet, take_in, version):
    """Whom a card also names leaves by name, unless the link is of that kind."""
    link = f"RELATED;TYPE=emergency:urn:uuid:{JONAS}"
    take_in(card(MARA, "Mara Falk", link, "X-SPOUSE:Jonas Falk"), card(JONAS, "Jonas Falk"))
    assert {*ties(relnet)} == {("Jonas Falk", "emergency"), ("Jonas Falk", "spouse")}
    said = relnet("export", "vcard", "--vcard-version", version).stdout.splitlines()
    assert {link, "X-SPOUSE:Jonas Falk"} <= {*said}


def test_a_tie_by_link_stays_when_people_are_merged(relnet, take_in):
    people = card("c", "Jonas-Peter Falk"), card(MARA, "Mara Falk", SPOUSE)
    take_in(*people, card(JONAS, "Jonas Falk"))
    relnet("merge", "1", "3", "--yes")
    assert ties(relnet, 2) == [("Jonas-Peter Falk", "spouse")]
    relnet("undo")
    assert ties(relnet, 2) == [("Jonas Falk", "spouse")]


def test_an_entry_that_waited_brings_its_links_and_its_gender(relnet, take_in, db_path):
    mail = "EMAIL:mara@example.com"
    take_in(card(JONAS, "Jonas Falk"), card("m", "Mara Kern", mail), name="first.vcf")
    assert "1 waiting" in take_in(card(MARA, "Mara Falk", mail, SPOUSE, "GENDER:F"))
    now = Moment(date(2026, 4, 21), "2026-04-21T12:00:00Z")
    with open_store(db_path) as db:
        (asked,) = questions(db, now, find_duplicates(db).common, queue.waiting(db))
        settle_record(db, now, asked, [2])
    assert ties(relnet, 2) == [("Jonas Falk", "spouse")]
    assert salutation(relnet, 2) == "frau"


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        (";;", "GENDER:F", "frau"),
        (";;", "GENDER:M;er", "herr"),
        (";;", "X-GENDER:Female", "frau"),
        (";;", "GENDER:O", None),
        (";;", "GENDER:;divers", None),
        (";;", "GENDER:M;Frau", "frau"),
        (";;", "GENDER:M;trans", None),
        (";;Herr;", "GENDER:F", "herr"),
        (";;Dr.;", "GENDER:F", "frau"),
    ],
)
def test_a_gender_says_how_to_address_somebody(relnet, take_in, name, line, expected):
    said = "BEGIN:VCARD", "VERSION:4.0", "FN:Robin Falk", f"N:Falk;Robin{name}", line, "END:VCARD"
    text = "\n".join([*said, ""])
    take_in(text)
    assert salutation(relnet) == expected
    assert line in relnet("export", "vcard", "--vcard-version", "4.0").stdout
    relnet("edit", "1", "salutation=neutral")
    assert "1 already known" in take_in(text)
    assert salutation(relnet) == "neutral"


def test_a_gender_is_added_to_whoever_is_known_but_for_what_the_owner_noted(relnet, take_in):
    mail = "EMAIL:robin@example.com"
    take_in(card("r", "Robin Falk", mail), name="first.vcf")
    assert "1 updated" in take_in(card("r", "Robin Falk", mail, "GENDER:F"))
    assert salutation(relnet) == "frau"
    relnet("undo")
    assert salutation(relnet) is None
    relnet("edit", "1", "salutation=neutral")
    assert "1 already known" in take_in(card("r", "Robin Falk", mail, "GENDER:F"))
    assert salutation(relnet) == "neutral"


def test_the_second_card_of_somebody_new_says_how_to_address_them(relnet, take_in):
    mail = "EMAIL:robin@example.com"
    take_in(card("r", "Robin Falk", mail), card("r", "Robin Falk", mail, "GENDER:F"))
    assert salutation(relnet) == "frau"


def salutation(relnet, id_=1):
    return json.loads(relnet("show", str(id_), "--format", "json").stdout)["salutation"]
