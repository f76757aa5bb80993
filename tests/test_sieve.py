"""Looking up less: who is known is found in a village that was empty, too."""

import json
from contextlib import closing

import pytest

from relnet.jobs import import_files
from relnet.model.card import Card, Name
from relnet.rules.tidying import arrive
from relnet.store import sieve
from relnet.store.batches import batch
from relnet.store.connection import connect
from relnet.store.intake import Intake
from relnet.store.schema import migrate
from relnet.store.sieve import Sieve

NOW = "2026-04-21T12:00:00Z"
ROW = "INSERT INTO channel (contact_id, kind, value, key, rank) VALUES (1, 'email', ?, ?, 0)"
CONTACT = (
    "INSERT INTO contact (id, handle, label, name_key, created_at) VALUES (1, 'a', 'A', 'a', '')"
)


def card(name, *lines):
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


FILLER = "".join(card(f"Nora{n} Neu{n}", f"EMAIL:nora{n}@neu.example") for n in range(3))
ENTRIES = {
    "uid": (
        card("Anna Weber", "UID:urn:anna", "TITLE:Einkauf"),
        card("Anna Weber", "UID:urn:anna", "TITLE:Technik"),
    ),
    "uid of a later entry": (
        card("Anna Weber", "EMAIL:anna@voss.example"),
        card("Anna Weber", "EMAIL:anna@voss.example", "UID:urn:anna"),
        card("Anna Weber", "UID:urn:anna", "NOTE:neu"),
    ),
    "mail": (
        card("Anna Weber", "EMAIL:anna@voss.example"),
        card("Anna Weber", "EMAIL:Anna@voss.example", "TITLE:Technik"),
    ),
    "number": (
        card("Anna Weber", "TEL:030 23125111"),
        card("Anna Weber", "TEL:+49 30 23125-111", "NOTE:neu"),
    ),
    "name and firm": (
        card("Anna Weber", "N:Weber;Anna;;;", "ORG:Voss AG"),
        card("Anna Weber", "N:Weber;Anna;;;", "ORG:VOSS", "NOTE:neu"),
    ),
    "the same entry": (card("Anna Weber", "NOTE:x"), card("Anna Weber", "NOTE:x")),
    "nothing": (card("Anna Weber"), card("Bernd Koch")),
}
# After the second card she is called otherwise, and by that the third one knows her.
RENAMED = (
    card("A. Weber", "N:Weber;A.;;;", "ORG:Voss AG", "EMAIL:anna@voss.example"),
    card("Anna Weber", "N:Weber;Anna;;;", "EMAIL:anna@voss.example"),
    card("Anna Weber", "N:Weber;Anna;;;", "ORG:Voss", "NOTE:neu"),
)


@pytest.mark.parametrize("cards", [*ENTRIES.values(), RENAMED], ids=[*ENTRIES, "renamed"])
def test_an_import_knows_whom_it_took_in_itself(cards, relnet, db_path, tmp_path, monkeypatch):
    monkeypatch.setattr(import_files, "CHUNK", 2)
    file = tmp_path / "cards.vcf"
    file.write_text(FILLER.join(cards), encoding="utf-8")
    found = []
    for slots in (sieve._SLOTS, 1, 0):
        monkeypatch.setattr(sieve, "_SLOTS", slots)
        report = json.loads(relnet("import", file, "--format", "json").stdout)
        with closing(connect(db_path)) as db:
            [mark] = db.execute("SELECT mark FROM village").fetchone()
        uids = f"{mark[:8]}-{mark[8:]}"
        found.append((report, relnet("export", "json").stdout.replace(uids, "")))
        db_path.unlink()
    assert found[0] == found[1] == found[2]


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "village.db"
    with closing(connect(path)) as db:
        migrate(db, path)
        db.execute("BEGIN")
        yield db


def test_only_what_was_kept_passes_in_an_empty_village(db):
    found = Sieve(db)
    found.keep(["a@x.example", ("weber anna", "voss")])
    assert found.passed(["b@x.example", "a@x.example", ("weber anna", "voss"), 17]) == [
        "a@x.example",
        ("weber anna", "voss"),
    ]


def test_everything_passes_in_any_other_village(db):
    db.execute(CONTACT)
    assert Sieve(db).passed(["a", "b"]) == ["a", "b"]


@pytest.mark.parametrize(
    "others",
    [
        [(ROW, ["b", "b"])],
        ["UPDATE contact SET name_key = 'b' WHERE id = 1"],
        ["INSERT INTO organization (name, name_key) VALUES ('Voss AG', 'voss')"],
    ],
)
def test_everything_passes_after_others_have_written(db, others):
    found = Sieve(db)
    db.execute(CONTACT)
    found.pass_over()
    assert found.passed(["b"]) == []
    db.execute("PRAGMA trusted_schema = ON")
    for sql in others:
        db.execute(*([sql] if isinstance(sql, str) else sql))
    assert found.passed(["b"]) == ["b"]
    found.pass_over()
    assert found.passed(["b"]) == ["b"]


def test_an_intake_does_not_take_the_rows_of_others_for_its_own(db):
    db.execute("COMMIT")
    with batch(db, "import", "", NOW, dry_run=True):
        intake = Intake(db, NOW)
        assert intake.with_channels(["a@x.example"]) == {}
        db.execute(CONTACT)
        db.execute(ROW, ["a@x.example", "a@x.example"])
        intake.flush()
        assert intake.with_channels(["a@x.example"]) == {"a@x.example": {1}}


def test_an_intake_hears_of_handles_that_others_have_given(db):
    db.execute("COMMIT")
    anna = arrive(Card(Name("Anna Weber")), "2026-04-21")
    with batch(db, "import", "", NOW, dry_run=True):
        intake = Intake(db, NOW)
        intake.create(anna, "anna-weber", None)
        intake.flush()
        db.execute("UPDATE contact SET handle = 'anna'")
        intake.create(anna, "anna", None)
        intake.flush()
        handles = db.execute("SELECT handle FROM contact ORDER BY id").fetchall()
        assert handles == [("anna",), ("anna-2",)]
