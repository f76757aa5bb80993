"""The schema: golden, reached from every earlier one, and journalled without a gap."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from relnet.errors import NewerDatabaseError
from relnet.store import SCHEMA_VERSION, journal, open_store, schema
from relnet.store.connection import APPLICATION_ID, connect

# relnet's own history and bookkeeping, what never changes, and what is made anew.
NOT_JOURNALLED = {
    "batch",
    "change",
    "holiday",
    "raw",
    "raw_meaning",
    "search",
    "sighting",
    "village",
}
# Rows that nobody deletes, so that no deletion has to look for who refers to them.
NEVER_DELETED = {("batch", "undoes_id")}
AUTOINCREMENT = re.compile(r"\(\s*id INTEGER PRIMARY KEY AUTOINCREMENT\b")
STORE = Path(schema.__file__).parent
VERSIONS = range(1, SCHEMA_VERSION)


@pytest.fixture
def db(db_path):
    with open_store(db_path) as db:
        yield db


def tables(db):
    """Name the tables that relnet makes: not sqlite-utils' own, nor those behind the search."""
    rows = db.execute("PRAGMA table_list").fetchall()
    return {
        name
        for schema_, name, kind, *_ in rows
        if schema_ == "main" and kind != "shadow" and not name.startswith(("sqlite_", "_sqlite_"))
    }


def statements(db):
    """Return the kind and the SQL of all that relnet makes, in the order it was made."""
    own = tables(db)
    rows = db.execute(
        "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql <> '' ORDER BY rowid"
    )
    return [(kind, text) for kind, table, text in rows if table in own or kind == "view"]


@pytest.mark.skipif(
    not hasattr(sqlite3.Connection, "setconfig"), reason="Python 3.11 cannot defend a schema"
)
def test_a_village_is_made_where_nobody_may_change_a_schema(db_path):
    """As with Apple's SQLite, where 0008 only leaves the checks as slow as they were."""
    with closing(connect(db_path)) as db:
        db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        schema.migrate(db, db_path)
    with open_store(db_path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_schema(db, golden):
    """The journal's triggers, all made alike, are left out: another test looks at them."""
    texts = [f"{text};\n" for _, text in statements(db) if "_journals_" not in text]
    golden("schema.sql", "\n".join(texts))


def test_migrations_are_numbered_without_gaps():
    numbers = [name.partition("_")[0] for name in schema.names()]
    assert numbers == [f"{number:04}" for number in range(1, SCHEMA_VERSION + 1)]


def test_a_database_says_whose_it_is_and_how_new(db):
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_all_tables_are_strict(db):
    loose = {name for name, kind, strict in kinds(db) if kind == "table" and not strict}
    assert loose == set()


def kinds(db):
    rows = db.execute("SELECT name, type, strict FROM pragma_table_list").fetchall()
    own = tables(db)
    return [row for row in rows if row[0] in own]


def test_all_owners_data_is_journalled(db):
    data = {name for name, kind, _ in kinds(db) if kind in {"table", "virtual"}}
    assert {*journal.journalled_tables(db)} == data - NOT_JOURNALLED


def test_ids_are_never_given_twice(db):
    """New rows are those above the highest id before, and undo must not hit somebody else."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    journalled = {*journal.journalled_tables(db)}
    reused = {name for name, text in rows if name in journalled and not AUTOINCREMENT.search(text)}
    assert reused == set()


def test_the_journal_keeps_every_column(db):
    sql = "SELECT name, sql FROM sqlite_master WHERE name LIKE '%_journals_%'"
    triggers = dict(db.execute(sql))
    for table in journal.journalled_tables(db):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        update = triggers.pop(f"{table}_journals_update")
        delete = triggers.pop(f"{table}_journals_delete")
        for column in columns:
            assert f"'{column}', OLD.{column}" in update
            assert f"'{column}', OLD.{column}" in delete
        old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
        assert f"WHEN ({old}) IS NOT ({new})" in update
    assert triggers == {}


def test_deleting_never_searches_a_whole_table_for_references(db):
    missing = {
        (table, column)
        for table in tables(db)
        for _, _, _, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})")
        if column not in leading_columns(db, table)
    }
    assert missing == NEVER_DELETED


def leading_columns(db, table):
    for _, index, _, _, is_partial in db.execute(f"PRAGMA index_list({table})").fetchall():
        if not is_partial:
            yield db.execute(f"PRAGMA index_info({index})").fetchone()[2]


ROWS = {  # the number of the migration that makes the table: a row in it
    1: "batch (id, command, created_at, first_change_id) VALUES (7, 'add', '', 1)",
    2: "contact (id, handle, label, name_key, created_at) VALUES (7, 'anna', 'Anna', 'anna', '')",
    3: "event (id, handle, title, starts_on, ends_on)"
    " VALUES (7, 'hm26', 'Hannover Messe', '2026-04-20', '2026-04-24')",
}


def older(path, number):
    """Make a database as the relnet with so many migrations made it, with rows in it."""
    later = schema.names()[number]
    with closing(connect(path)) as db:
        schema.migrations().apply(Database(db, execute_plugins=False), stop_before=later)
        journal.install(db)
        for made_by, row in ROWS.items():
            if made_by <= number:
                db.execute(f"INSERT INTO {row}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")


def rows(db, number, known=None):
    """Read the rows of an older database; of a newer one, the columns ``known`` then."""
    made = [row.partition(" ")[0] for made_by, row in ROWS.items() if made_by <= number]
    found = []
    for table in made:
        cursor = db.execute(f"SELECT * FROM {table}")
        found.append(
            dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
        )
    if known:
        found = [{name: new[name] for name in old} for new, old in zip(found, known, strict=True)]
    assert all(found)
    return found


@pytest.mark.parametrize("number", VERSIONS)
def test_every_earlier_schema_is_brought_up_to_date(tmp_path, db, number):
    path = tmp_path / "older.db"
    older(path, number)
    with closing(sqlite3.connect(path)) as before:
        kept = rows(before, number)
    with open_store(path) as upgraded:
        assert statements(upgraded) == statements(db)
        assert rows(upgraded, number, kept) == kept
        assert upgraded.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


@pytest.mark.parametrize("number", VERSIONS)
def test_a_copy_is_kept_before_a_database_changes(db_path, number):
    older(db_path, number)
    with open_store(db_path):
        pass
    copy = db_path.with_name(f"{db_path.name}.schema-{number}")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (number,)
        assert rows(db, number)


def test_a_failing_migration_leaves_the_database_as_it_was(db_path, monkeypatch):
    older(db_path, 1)
    monkeypatch.setattr(journal, "install", lambda db: db.execute("SELEKT"))
    with closing(sqlite3.connect(db_path)) as db:
        before = statements(db)
        with pytest.raises(sqlite3.OperationalError, match="syntax error"), open_store(db_path):
            pass
        assert statements(db) == before


def test_a_newer_database_is_refused_untouched(db_path):
    with open_store(db_path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = db_path.read_bytes()
    with pytest.raises(NewerDatabaseError), open_store(db_path):
        pass
    assert db_path.read_bytes() == before


@pytest.mark.parametrize("path", sorted(STORE.glob("*.py")), ids=lambda path: path.name)
def test_values_are_bound_in_order_or_by_name(path):
    """Python 3.14 refuses ?1 with a list; 3.12 warns, 3.11 says nothing."""
    assert re.findall(r"\?[0-9]", path.read_text("utf-8")) == []


def test_an_sqlite_without_strict_tables_is_refused_in_words(relnet, db_path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    failed = relnet("list", code=4)
    assert "SQLite 3.34.1 is too old; relnet needs 3.37.0." in failed.stderr
    assert not db_path.exists()
