"""The words of the search index: taken from cards while they are right, else from the tables."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relnet.jobs import import_files
from relnet.model.card import Address, Card, Channel, Name, Position, SpecialDate
from relnet.rules.names import handle_for
from relnet.rules.tidying import arrive
from relnet.store import new_words, search
from relnet.store.batches import batch
from relnet.store.connection import connect
from relnet.store.intake import Intake
from relnet.store.new_words import NewWords
from relnet.store.schema import migrate

NOW = "2026-04-21T12:00:00Z"


def card(name, *lines):
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


ANNA = card("Anna Weber", "N:Weber;Anna;;;", "ORG:Voss AG;Werk 2", "EMAIL:anna@voss.example")
NUMBER = card("Anna Weber", "EMAIL:anna@voss.example", "TEL:030 23125111", "TITLE:Einkauf")
NOTE = card("Anna Weber", "EMAIL:anna@voss.example", "NOTE:Ökostrom")
LONG_NAME = card(
    "Anna Maria Weber", "N:Weber;Anna;Maria;;", "EMAIL:anna@voss.example", "NICKNAME:Anni"
)
RICH = card(
    "Jürgen Groß",
    "N:Groß;Jürgen;;Dr.;",
    "NICKNAME:Jogi",
    "ORG:Müller & Söhne GmbH",
    "TITLE:Œuvre Łódź",
    "EMAIL:Juergen.Gross@mueller.example",
    "TEL:+49 171 3920012",
    "TEL:110",
    "URL:https://www.linkedin.com/in/J%C3%BCrgen",
    "URL:https://www.mueller.example/Team/",
    "IMPP:xmpp:jogi@mueller.example",
    "ADR:;;Hauptstraße 1;Köln;;50667;Deutschland",
    "CATEGORIES:Messe,kunde,MESSE,Ökologie,ökologie,zebra",
    "NOTE:Spricht Σίσυφος\\nund mehr",
    "X-SPOUSE:Ute Groß",
)


def all_words(db):
    return db.execute(
        "SELECT rowid, name, organization, rest FROM search ORDER BY rowid"
    ).fetchall()


def assert_as_read_again(path):
    """Compare the index with one that is made of the tables alone."""
    with closing(connect(path)) as db:
        kept = all_words(db)
        db.execute("BEGIN")
        db.execute("DELETE FROM search")
        search.refresh(db, 0, NewWords(db, {}))
        assert kept == all_words(db)
        db.execute("ROLLBACK")
    return kept


@pytest.mark.parametrize(
    "files",
    [
        [RICH],
        [ANNA, NUMBER],
        [ANNA, NOTE],
        [ANNA, LONG_NAME],
        [ANNA + NUMBER],
        [ANNA + RICH + LONG_NAME + NUMBER + NOTE],
        [RICH, ANNA + ANNA],
    ],
)
@pytest.mark.parametrize("options", [[], ["--tag", "Neu"], ["--event", "hm26"], ["--no-match"]])
@pytest.mark.parametrize(("chunk", "room"), [(500, 20_000_000), (1, 20_000_000), (1, 1)])
def test_every_import_leaves_all_words(
    files, options, chunk, room, relnet, db_path, tmp_path, monkeypatch
):
    monkeypatch.setattr(import_files, "CHUNK", chunk)
    monkeypatch.setattr(new_words, "_ROOM", room)
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "2026-04-20")
    paths = [tmp_path / f"{n}.vcf" for n in range(len(files))]
    for path, text in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8")
    relnet("import", *paths, *options)
    assert assert_as_read_again(db_path)
    for path in paths:
        relnet("import", path, *options)
    assert_as_read_again(db_path)


def test_every_command_leaves_all_words(relnet, db_path, samples, tmp_path):
    relnet("event", "add", "Hannover Messe", "--handle", "hm26", "--on", "2026-04-20")
    for command in (
        ["import", samples / "phone.vcf", samples / "Connections.csv", "--event", "hm26"],
        ["log", "met", "1", "--note", "über Greifer"],
        ["edit", "1", "--name", "Ansgar Neumann"],
        ["undo"],
        ["remove", "2", "--yes"],
        ["undo"],
        ["undo", "2"],
    ):
        relnet(*command, code=None)
        assert_as_read_again(db_path)
    written = tmp_path / "village.json"
    written.write_text(relnet("export", "json").stdout, encoding="utf-8")
    (tmp_path / "rich.vcf").write_text(RICH, encoding="utf-8")
    db_path.unlink()
    relnet("import", written, tmp_path / "rich.vcf")
    assert_as_read_again(db_path)


TEXT = st.text("aäAÄeßŁΣς 12.-@/\u0301\u00a0éÉ+", max_size=6)
CARDS = st.builds(
    Card,
    name=st.builds(Name, TEXT, TEXT, TEXT),
    nickname=TEXT,
    channels=st.lists(
        st.builds(
            Channel,
            st.sampled_from(["email", "phone", "url", "messenger"]),
            st.one_of(TEXT, st.just("https://x.com/anna")),
        ),
        max_size=4,
    ).map(tuple),
    addresses=st.lists(st.builds(Address, TEXT, city=TEXT), max_size=2).map(tuple),
    positions=st.lists(st.builds(Position, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    dates=st.just((SpecialDate("birthday", "1980-04-15"),)),
    tags=st.lists(TEXT, max_size=4).map(tuple),
    notes=st.lists(TEXT, max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("words") / "village.db"
    with closing(connect(path)) as db:
        migrate(db, path)
        yield db


@settings(max_examples=60)
@given(st.lists(CARDS, min_size=1, max_size=3))
def test_a_card_has_the_words_of_its_rows(empty, cards):
    found = []
    for is_told in (True, False):
        with batch(empty, "import", "", NOW, dry_run=True) as opened:
            intake = Intake(empty, NOW, opened.words if is_told else None)
            for one in cards:
                arrival = arrive(replace(one), "2026-04-21")
                intake.create(arrival, handle_for(arrival.label), None)
            intake.flush()
            assert bool(opened.words.known()) is is_told
            search.refresh(empty, opened.id, opened.words)
            found.append([row[1:] for row in all_words(empty)])
            empty.execute("DELETE FROM search")
    assert found[0] == found[1]
