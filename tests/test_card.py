"""relnet card: the owner's own card, which is in no list."""

import json
import sys
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from relnet.cli import card as command
from relnet.formats import mecard, own_card, own_vcard, qr_out
from relnet.formats.sources import open_source
from relnet.model.card import Address, Channel, Name, Position, Relation, SpecialDate
from relnet.model.contact import Contact
from relnet.rules.tidying import arrive

OWNER = Contact(
    1,
    "juergen-voss",
    "Dr. Jürgen Voß",
    Name("Dr. Jürgen Voß", "Voß", "Jürgen", "", "Dr."),
    nickname="Jojo",
    circle="inner",
    channels=(
        Channel("email", "j.voss@voss.example", "work", preferred=True),
        Channel("phone", "030 23125 100", "work"),
        Channel("phone", "0171 39200 12", "cell"),
        Channel("phone", "030 23125 101", "Büro Nord"),
        Channel("profile", "https://www.linkedin.com/in/juergen-voss", "linkedin"),
        Channel("url", "https://voss.example/a,b;c"),
    ),
    addresses=(
        Address("Hauptstr. 5", postcode="99084", city="Erfurt", country="Deutschland"),
        Address("Zu Hause 1", postcode="99085", city="Erfurt"),
    ),
    positions=(Position("Voß & Söhne, KG", "Vertrieb", "Geschäftsführer"), Position("Alte AG")),
    dates=(SpecialDate("birthday", "1980-04-15"),),
    tags=("ich",),
    notes=("geheim",),
    relations=(Relation("spouse", "Jana Voß"),),
    created_at="2026-04-21T12:00:00Z",
)
SECRETS = ("1980", "geheim", "Zu Hause", "Alte AG", "Jana", "CATEGORIES")


def read_back(picture):
    """Read a picture of a code as an import does."""
    with open_source(BytesIO(picture)) as parts:
        [part] = parts
        [record] = part.records
    return record


def arrived(card):
    return arrive(card, "2026-04-21").card


def test_the_code_says_what_the_card_says():
    record = read_back(qr_out.picture(own_vcard.as_code(OWNER), "png"))
    card = arrived(record.card)
    assert card.name == OWNER.name
    assert card.nickname == "Jojo"
    assert card.positions == OWNER.positions[:1]
    assert card.addresses == OWNER.addresses[:1]
    assert [(c.kind, c.value, c.label) for c in card.channels] == [
        ("email", "j.voss@voss.example", "work"),
        ("phone", "030 23125 100", "work"),
        ("phone", "0171 39200 12", "cell"),
        ("phone", "030 23125 101", ""),
        ("profile", "https://www.linkedin.com/in/juergen-voss", "linkedin"),
        ("url", "https://voss.example/a,b;c", ""),
    ]


def test_the_code_is_a_small_vcard():
    text = own_vcard.as_code(OWNER)
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert text.rstrip().endswith("END:VCARD")
    lines = text.splitlines()
    assert not any(line.startswith((" ", "UID", "PRODID", "REV", "item")) for line in lines)
    assert len(text.encode()) < 550
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_mecard_is_smaller_still():
    text = mecard.write(own_card.handed_out(OWNER))
    assert len(text.encode()) < len(own_vcard.as_code(OWNER).encode())
    card = arrived(read_back(qr_out.picture(text, "png")).card)
    assert (card.name.family, card.name.given) == ("Voß", "Jürgen")
    assert card.addresses == OWNER.addresses[:1]
    assert [channel.value for channel in card.channels if channel.kind == "phone"] == [
        "030 23125 100",
        "0171 39200 12",
        "030 23125 101",
    ]


@pytest.mark.parametrize("form", [own_card.as_text, own_vcard.as_vcard])
def test_what_stays_at_home(form):
    assert [secret for secret in SECRETS if secret in form(OWNER)] == []


def test_as_text():
    assert own_card.as_text(OWNER).splitlines() == [
        "Dr. Jürgen Voß",
        "Geschäftsführer",
        "Voß & Söhne, KG, Vertrieb",
        "j.voss@voss.example",
        "030 23125 100",
        "0171 39200 12",
        "030 23125 101",
        "https://www.linkedin.com/in/juergen-voss",
        "https://voss.example/a,b;c",
        "Hauptstr. 5",
        "99084 Erfurt",
        "Deutschland",
    ]


# On the screen.

LIGHT = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def seen(lines, ink, paper, scale=6):
    """Return what a camera sees of block elements: the upper and the lower half of each."""
    picture = Image.new("L", ((len(lines[0]) + 8) * scale, (2 * len(lines) + 8) * scale), paper)
    for row, line in enumerate(lines):
        for column, letter in enumerate(line):
            for half, is_inked in enumerate(LIGHT[letter]):
                x, y = (column + 4) * scale, (2 * row + half + 4) * scale
                picture.paste(ink if is_inked else paper, (x, y, x + scale, y + scale))
    return picture


@pytest.mark.parametrize(("ink", "paper"), [(255, 0), (0, 255), (220, 40), (60, 230)])
@pytest.mark.parametrize("text", [own_vcard.as_code(OWNER), "x", "MECARD:N:Voß;;"])
def test_the_screen_can_be_read_light_on_dark_and_dark_on_light(ink, paper, text):
    lines = qr_out.half_blocks(text)
    assert {len(line) for line in lines} == {len(lines[0])}
    [found] = zxingcpp.read_barcodes(seen(lines, ink, paper))
    assert found.text == text.strip("\r\n") or found.text == text


# Through the front door.


@pytest.fixture
def owner(relnet):
    relnet(
        "card", "set", "Jürgen Voß", "--email", "j.voss@voss.example", "--phone", "030 23125 100",
        "--organization", "Voß KG", "--title", "Geschäftsführer",
        "--url", "https://www.linkedin.com/in/juergen-voss", "--url", "https://voss.example",
    )  # fmt: skip
    return relnet


def test_without_a_card_the_way_to_one_is_said(relnet):
    for words in ([], ["--qr"], ["--vcard"], ["-f", "json"], ["-o", "card.png"]):
        told = relnet("card", *words, code=1).stderr
        assert told.splitlines() == [
            "error: there is no card of your own yet.",
            "hint: relnet card set 'YOUR NAME' --email A --phone P makes one;"
            " relnet card use WHO takes a contact for it.",
        ]
    assert "no card of your own" in relnet("card", "set", "city=Erfurt", code=1).stderr
    assert relnet("history", "-f", "ids").stdout == ""
    assert not Path("card.png").exists()


def test_set_and_show(owner):
    shown = owner("card").stdout
    assert shown == (
        "Jürgen Voß\nGeschäftsführer\nVoß KG\nj.voss@voss.example\n030 23125 100\n"
        "https://www.linkedin.com/in/juergen-voss\nhttps://voss.example\n"
    )
    found = json.loads(owner("card", "-f", "json").stdout)
    assert (found["schema"], found["standing"], found["name"]) == (1, "owner", "Jürgen Voß")
    assert found["profiles"] == ["https://www.linkedin.com/in/juergen-voss"]
    assert found["urls"] == ["https://voss.example"]


def test_what_is_not_named_stays(owner):
    told = owner(
        "card", "set", "title=Inhaber", "phone+=0171 39200 12", "--organization", "Voß GmbH"
    )
    assert told.stderr == "This is your own card: Jürgen Voß (id 1).\nundo: relnet undo 2\n"
    assert owner("card").stdout.splitlines()[:6] == [
        "Jürgen Voß", "Inhaber", "Voß GmbH", "j.voss@voss.example", "030 23125 100", "0171 39200 12",
    ]  # fmt: skip
    owner("card", "set", "Jürgen von Voß")
    assert owner("card").stdout.startswith("Jürgen von Voß\nInhaber\n")


def test_each_change_is_a_batch(owner):
    owner("card", "set", "city=Erfurt")
    owner("undo")
    assert "Erfurt" not in owner("card").stdout
    history = [
        (line["command"], line["detail"])
        for line in json.loads(owner("history", "-f", "json").stdout)
    ]
    assert history[1:] == [("card set", "Jürgen Voß")] * 2
    owner("undo", "1")
    assert "no card of your own" in owner("card", code=1).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["colour=red"], "there is no field 'colour'"),
        (["email=nobody"], "an e-mail address has an @"),
        ([], "say what is to stand on your card"),
        (["handle=42"], "a handle is letters"),
    ],
)
def test_what_makes_no_sense_changes_nothing(owner, words, told):
    before = owner("card", "-f", "json").stdout
    assert told in owner("card", "set", *words, code=2).stderr
    assert owner("card", "-f", "json").stdout == before


def test_a_contact_becomes_the_owner_and_back(owner):
    owner("add", "Jana Voß", "--email", "jana@voss.example")
    told = owner("card", "use", "jana").stderr
    assert told == "This is your own card: Jana Voß (id 2).\nundo: relnet undo 3\n"
    assert owner("card").stdout.startswith("Jana Voß\n")
    assert owner("list", "--fields", "name", "--no-headers").stdout == "Jürgen Voß\n"
    owner("undo")
    assert owner("card").stdout.startswith("Jürgen Voß\n")
    assert owner("list", "--fields", "name", "--no-headers").stdout == "Jana Voß\n"
    told = owner("card", "use", "1").stderr
    assert told == "This is your own card: Jürgen Voß (id 1).\n"


def test_the_owner_is_not_there_twice(relnet):
    relnet("add", "Jürgen Voß", "--email", "j.voss@voss.example", "--organization", "Voß KG")
    told = relnet("card", "set", "Jürgen Voss", "--email", "J.Voss@voss.example", code=3).stderr
    assert told == (
        "error: this is Jürgen Voß, Voß KG (id 1), known already.\n"
        "hint: to take them for your own card: relnet card use 1\n"
    )
    assert "no card of your own" in relnet("card", code=1).stderr


def test_a_switchboard_and_a_shared_mailbox_are_not_one_person(relnet):
    relnet("add", "Anna Weber", "--email", "info@voss.example", "--phone", "030 23125 100")
    relnet("card", "set", "Jana Voß", "--email", "info@voss.example", "--phone", "030 23125 100")
    assert relnet("list", "-f", "ids").stdout == "1\n"


# Files.


def test_files_by_their_endings(owner, tmp_path):
    for name in ("card.png", "card.SVG", "card.vcf", "card.txt"):
        path = tmp_path / name
        assert owner("card", "-o", path).stderr == f"Your card is in {path}.\n"
        assert path.stat().st_mode & 0o777 == 0o600
    card = arrived(read_back((tmp_path / "card.png").read_bytes()).card)
    assert (card.name.family, card.name.given) == ("Voß", "Jürgen")
    assert (tmp_path / "card.SVG").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "card.vcf").read_bytes() == owner("card", "--vcard").stdout.encode()
    assert (tmp_path / "card.txt").read_text("utf-8") == owner("card").stdout


def test_the_picture_can_be_imported(owner, tmp_path, monkeypatch):
    owner("card", "-o", tmp_path / "card.png")
    owner("card", "--mecard", "-o", tmp_path / "small.png")
    monkeypatch.setenv("RELNET_DB", str(tmp_path / "other.db"))
    owner("import", tmp_path / "card.png", tmp_path / "small.png")
    [found] = json.loads(owner("list", "-f", "json").stdout)
    assert (found["name"], found["organization"]) == ("Jürgen Voß", "Voß KG")
    assert found["profiles"] == ["https://www.linkedin.com/in/juergen-voss"]


def test_an_ending_that_says_nothing(owner, tmp_path):
    told = owner("card", "-o", tmp_path / "card.doc", code=2).stderr
    assert "its ending is one of .png, .svg, .vcf, .txt." in told
    assert list(tmp_path.glob("card*")) == []


def test_a_place_that_cannot_be_written(owner, tmp_path):
    assert "cannot write" in owner("card", "-o", tmp_path / "no" / "card.png", code=3).stderr


def test_a_card_too_long_for_a_code(owner, tmp_path):
    owner("card", "set", f"title={'sehr ' * 600}wichtig")
    for words in (["--qr"], ["-o", tmp_path / "card.png"]):
        told = owner("card", *words, code=3)
        assert told.stdout == ""
        assert "the card is too long for a code." in told.stderr
    assert list(tmp_path.glob("card*")) == []


def test_without_the_extra_the_way_to_it_is_said(owner, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "segno", None)
    told = owner("card", "--qr", code=3).stderr
    assert told.startswith(
        "error: what draws codes is not installed.\nhint: install it: pip install"
    )
    owner("card", "--vcard")


# The screen.


def test_in_a_pipe_there_are_only_letters(owner):
    shown = owner("card", "--qr").stdout
    assert set(shown) <= {*LIGHT, "\n"}
    [found] = zxingcpp.read_barcodes(seen(shown.splitlines(), 255, 0))
    assert "FN:Jürgen Voß" in found.text


def test_in_colour_each_line_is_light_on_dark_whatever_the_theme(owner):
    plain = owner("card", "--qr").stdout.splitlines()
    colored = owner("--color", "always", "card", "--qr").stdout.splitlines()
    assert colored == [f"{command.INK}{line}{command.PLAIN}" for line in plain]


def test_a_narrow_terminal(owner, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "40")
    told = owner("card", "--qr", code=2)
    assert told.stdout == ""
    assert "columns, the terminal has 40." in told.stderr
    monkeypatch.setenv("COLUMNS", "80")
    assert owner("card", "--qr").stdout


def test_what_acts_on_a_terminal_is_made_visible(owner):
    owner("card", "set", "title=\x1b[31mChef")
    assert "\\x1b[31mChef" in owner("card").stdout


# Who is in which list.


@pytest.fixture
def village(owner, db_path):
    """The owner, a contact, and somebody one only knows of."""
    owner("add", "Anna Voß", "--phone", "030 23125 100", "--birthday", "1980-04-21")
    owner("add", "Ida Voß", "--email", "ida@voss.example", "--birthday", "1980-04-21")
    owner("card", "set", "birthday=1980-04-21")
    owner("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "2026-04-20")
    owner("log", "met", "anna", "ida", "1", "--event", "hm26")
    stand(db_path, 3, "indirect")
    return owner


def stand(db_path, contact_id, standing):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(db_path)) as db, db:
        db.execute("UPDATE contact SET standing = ? WHERE id = ?", [standing, contact_id])


@pytest.mark.parametrize(
    ("command_line", "ids"),
    [
        (["list"], [2]),
        (["list", "voß"], [2]),
        (["list", "standing:direct"], [2]),
        (["list", "standing:indirect"], [3]),
        (["list", "voß", "standing:indirect"], [3]),
        (["list", "not:standing:direct"], [3]),
        (["list", "--limit", "5"], [2]),
        (["list", "event:hm26"], [2]),
        (["search", "voß"], [2, 3]),
        (["search", "voß", "standing:direct"], [2]),
        (["search", "030 23125 100"], [2]),
        (["event", "show", "hm26"], [2]),
    ],
)
def test_lists(village, command_line, ids):
    shown = village(*command_line, "-f", "ids").stdout.split()
    assert sorted(map(int, shown)) == ids


def test_exports(village):
    assert village("export", "csv", "--fields", "name").stdout.split() == ["name", "Anna", "Voß"]
    assert village("export", "vcard").stdout.count("BEGIN:VCARD") == 1


def test_today_is_about_contacts(village):
    lines = json.loads(village("today", "--all", "-f", "json").stdout)
    assert {line["contact"] for line in lines} == {"Anna Voß"}
    assert {line["kind"] for line in lines} == {"congratulate", "thank"}


def test_praise_and_cards_of_others_are_not_listed(village, db_path):
    village("add", "Kai Klein")
    village("log", "met", "kai", "--on", "2026-04-20")
    village("log", "recommendation", "kai", "--direction", "theirs")
    kinds = {
        line["kind"]
        for line in json.loads(village("today", "-f", "json").stdout)
        if line["contact_id"] == 4
    }
    assert kinds == {"card", "thank"}
    stand(db_path, 4, "indirect")
    assert not any(
        line["contact_id"] == 4 for line in json.loads(village("today", "-f", "json").stdout)
    )


def test_whom_one_has_met_one_knows(village):
    village("log", "mail", "ida")
    assert village("list", "standing:indirect", "-f", "ids").stdout == "3\n"
    village("log", "met", "ida")
    assert village("list", "-f", "ids").stdout.split() == ["2", "3"]
    village("undo")
    assert village("list", "-f", "ids").stdout.split() == ["2"]


def test_unknown_standing(village):
    for word in ("owner", "x", ""):
        told = village("list", f"standing:{word}", code=2).stderr
        assert "it is one of direct, indirect." in told


def test_known_of_is_marked_and_the_owner_too(village):
    assert "Ida Voß (known of)" in village("search", "ida", "-f", "table").stdout
    assert "known of" not in village("search", "anna", "-f", "table").stdout
    assert village("show", "ida").stdout.startswith("Ida Voß (known of)  (3, ")
    assert village("show", "1").stdout.startswith("Jürgen Voß (your own card)  (1, ")
    assert (
        village("search", "ida", "--fields", "name,standing", "--no-headers").stdout
        == "Ida Voß\tindirect\n"
    )


def test_who_never_means_the_owner_unless_by_id_or_handle(village):
    assert village("show", "030 23125 100").stdout.startswith("Anna Voß")
    assert village("show", "voß").stdout.startswith("Anna Voß")
    village("show", "jürgen", code=1)
    village("show", "j.voss@voss.example", code=1)
    assert village("show", "juergen-voss").stdout.startswith("Jürgen Voß")
    assert "Jürgen" not in village("show", "jurgen vos", code=1).stderr
