"""What relnet is measured against: the least that a program can do for the same answer."""

import csv
import sqlite3
import sys

import click

COLUMNS = (
    "contact.id, handle, label, given, family, organization.name, position.title,"
    " (SELECT value FROM channel WHERE contact_id = contact.id AND kind = 'email'"
    "  ORDER BY rank LIMIT 1),"
    " (SELECT key FROM channel WHERE contact_id = contact.id AND kind = 'phone'"
    "  ORDER BY rank LIMIT 1),"
    " (SELECT city FROM address WHERE contact_id = contact.id LIMIT 1),"
    " (SELECT value FROM special_date WHERE contact_id = contact.id LIMIT 1),"
    " (SELECT group_concat(name, ', ') FROM tag WHERE contact_id = contact.id),"
    " (SELECT max(happened_on) FROM participant JOIN interaction"
    "  ON interaction.id = interaction_id WHERE contact_id = contact.id)"
)
JOINS = (
    " LEFT JOIN position ON position.contact_id = contact.id AND is_current = 1"
    " LEFT JOIN organization ON organization.id = organization_id"
)


@click.group()
def main() -> None:
    """Answer from the same database with a hand-written query."""


@main.command("list")
@click.argument("db")
@click.argument("limit", type=int)
def list_(db: str, limit: int) -> None:
    """List contacts as TSV, with the columns that relnet lists."""
    connection = sqlite3.connect(db)
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM contact{JOINS} ORDER BY contact.name_key, contact.id LIMIT ?",
        [limit],
    )
    csv.writer(sys.stdout, delimiter="\t").writerows(rows)


@main.command()
@click.argument("db")
@click.argument("words")
def search(db: str, words: str) -> None:
    """Find contacts by full text."""
    connection = sqlite3.connect(db)
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM search JOIN contact ON contact.id = search.rowid{JOINS}"
        " WHERE search MATCH ? ORDER BY contact.name_key",
        [" ".join(f'"{word}"*' for word in words.split())],
    )
    csv.writer(sys.stdout, delimiter="\t").writerows(rows)


@main.command()
@click.argument("db")
@click.argument("contact_id", type=int)
def show(db: str, contact_id: int) -> None:
    """Show everything about one contact."""
    connection = sqlite3.connect(db)
    for table in ("channel", "address", "position", "special_date", "tag", "note"):
        for row in connection.execute(f"SELECT * FROM {table} WHERE contact_id = ?", [contact_id]):
            click.echo("  ".join(map(str, row)))


@main.command()
@click.argument("db")
@click.argument("day")
def today(db: str, day: str) -> None:
    """List whom to thank, birthdays and what is due."""
    connection = sqlite3.connect(db)
    for sql in (
        "SELECT contact.id, label, title, met_on FROM met JOIN contact ON contact.id = contact_id"
        " JOIN event ON event.id = event_id WHERE met_on BETWEEN date(:day, '-14 days') AND :day"
        " AND NOT EXISTS (SELECT 1 FROM participant JOIN interaction ON interaction.id ="
        " interaction_id WHERE participant.contact_id = contact.id AND kind = 'thanks')",
        "SELECT contact.id, contact.label, value FROM special_date"
        " JOIN contact ON contact.id = contact_id"
        " WHERE special_date.kind = 'birthday' AND substr(value, -5) = substr(:day, -5)",
        "SELECT contact.id, label, reason, due_on FROM follow_up"
        " JOIN contact ON contact.id = contact_id WHERE state = 'open' AND due_on <= :day",
    ):
        for row in connection.execute(sql, {"day": day}).fetchmany(10):
            click.echo("\t".join(map(str, row)))


@main.command("follow-ups")
@click.argument("db")
def follow_ups(db: str) -> None:
    """List what is due."""
    connection = sqlite3.connect(db)
    rows = connection.execute(
        "SELECT follow_up.id, due_on, contact.id, label, reason, direction, state FROM follow_up"
        " JOIN contact ON contact.id = contact_id WHERE state = 'open' ORDER BY due_on LIMIT 50"
    )
    csv.writer(sys.stdout, delimiter="\t").writerows(rows)


@main.command()
@click.argument("path")
def vobject(path: str) -> None:
    """Read a vCard file with vobject, and do nothing with it."""
    import vobject as library

    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 -- as its users do
        click.echo(sum(1 for _ in library.readComponents(file)))


@main.command()
@click.argument("path")
@click.argument("db")
def connections(path: str, db: str) -> None:
    """Put a Connections.csv into a table with a full-text index, row by row as it comes."""
    connection = sqlite3.connect(db)
    columns = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position")
    connection.execute("CREATE TABLE person (given, family, url, email, company, position)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (given, family, company, position)")
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 -- as its users do
        while not file.readline().startswith('"'):
            pass
        file.readline()
        rows = [[row[column] for column in columns] for row in csv.DictReader(file)]
    connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO words VALUES (?, ?, ?, ?)", ([r[0], r[1], r[4], r[5]] for r in rows)
    )
    connection.commit()


@main.command()
@click.argument("db")
@click.argument("pairs")
def duplicates(db: str, pairs: str) -> None:
    """Compare pairs of contacts, given by their ids, field by field with rapidfuzz alone."""
    from rapidfuzz.distance import JaroWinkler

    connection = sqlite3.connect(db)
    rows = connection.execute(
        "SELECT contact.id, given, family, coalesce(organization.name, ''),"
        " coalesce((SELECT key FROM channel WHERE contact_id = contact.id LIMIT 1), ''),"
        " coalesce((SELECT city FROM address WHERE contact_id = contact.id LIMIT 1), '')"
        f" FROM contact{JOINS}"
    )
    people = {id_: fields for id_, *fields in rows}
    found = 0
    with open(pairs, encoding="utf-8") as file:  # noqa: PTH123 -- as its users do
        for line in file:
            a, b = map(int, line.split())
            alike = map(JaroWinkler.similarity, people[a], people[b])
            found += sum(alike) > 4.0
    click.echo(found)


if __name__ == "__main__":
    main()
