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

REACH = ("URL", "Email Address")
NETWORK = """
CREATE TABLE contact (id INTEGER PRIMARY KEY, given TEXT, family TEXT);
CREATE INDEX contact_by_name ON contact (family, given);
CREATE TABLE organization (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE position (contact_id INTEGER, organization_id INTEGER, title TEXT);
CREATE INDEX position_of_contact ON position (contact_id);
CREATE INDEX position_at_organization ON position (organization_id);
CREATE TABLE channel (contact_id INTEGER, value TEXT);
CREATE INDEX channel_of_contact ON channel (contact_id);
CREATE INDEX channel_by_value ON channel (value);
CREATE VIRTUAL TABLE words USING fts5 (contact_id UNINDEXED, text);
"""


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


# What today rests on: (kind, base weight, contact, its name, its firm, what about, its day).
_FIRM = (
    "(SELECT name FROM position JOIN organization ON organization.id = organization_id"
    " WHERE position.contact_id = contact.id AND is_current = 1)"
)
_LAST = (
    "(SELECT max(happened_on) FROM participant JOIN interaction ON interaction.id = interaction_id"
    " WHERE participant.contact_id = contact.id {also})"
)
_THANKED, _WISHED = (
    "coalesce(" + _LAST.format(also=f"AND kind = '{kind}'") + ", '')"
    for kind in ("thanks", "congratulation")
)
TODAY = (
    f"SELECT 'thank', 70, contact.id, contact.label, {_FIRM}, title, met_on FROM met"
    " JOIN contact ON contact.id = contact_id JOIN event ON event.id = event_id"
    " WHERE met_on BETWEEN date(:day, '-14 days') AND :day"
    f" AND {_THANKED} < met_on",
    f"SELECT 'thank', 75, contact.id, contact.label, {_FIRM}, interaction.kind, happened_on"
    " FROM interaction"
    " JOIN participant ON interaction_id = interaction.id JOIN contact ON contact.id = contact_id"
    " WHERE interaction.kind IN ('gift', 'help', 'referral', 'introduction', 'meeting', 'met')"
    " AND happened_on BETWEEN date(:day, '-14 days') AND :day"
    f" AND {_THANKED} < happened_on",
    f"SELECT 'congratulate', 90, contact.id, contact.label, {_FIRM}, value, value FROM special_date"
    " JOIN contact ON contact.id = contact_id WHERE special_date.kind = 'birthday' AND"
    " substr(value, -5) BETWEEN substr(date(:day, '-3 days'), -5) AND substr(:day, -5)"
    f" AND {_WISHED} < date(:day, '-3 days')",
    f"SELECT 'congratulate', 55, contact.id, contact.label, {_FIRM}, life_event.kind, latest_on"
    " FROM life_event JOIN contact ON contact.id = contact_id"
    " WHERE latest_on >= date(:day, '-28 days')"
    f" AND {_WISHED} < latest_on",
    f"SELECT 'follow_up', 80, contact.id, contact.label, {_FIRM}, reason, due_on FROM follow_up"
    " JOIN contact ON contact.id = contact_id WHERE state = 'open' AND due_on <= :day",
    f"SELECT 'card', 45, contact.id, contact.label, {_FIRM}, '', day"
    " FROM (SELECT contact_id, met_on AS day FROM met UNION ALL"
    "  SELECT contact_id, happened_on FROM interaction JOIN participant"
    "  ON interaction_id = interaction.id WHERE kind IN ('met', 'meeting'))"
    " JOIN contact ON contact.id = contact_id WHERE day >= date(:day, '-30 days')"
    " AND NOT EXISTS (SELECT 1 FROM channel WHERE channel.contact_id = contact.id)",
    f"SELECT 'reconnect', 30, contact.id, contact.label, {_FIRM}, circle,"
    f" {_LAST.format(also='')} AS last"
    " FROM contact WHERE circle <> '' AND last <= date(:day, CASE circle"
    " WHEN 'inner' THEN '-28 days' WHEN 'regular' THEN '-3 months' ELSE '-1 year' END)",
)
# What adds to a weight: how close somebody is, how often and when they were last in touch.
CLOSENESS = (
    "SELECT contact.id, circle, count(DISTINCT happened_on), max(happened_on),"
    " total(interaction.kind IN ('gift', 'help', 'referral') AND direction = 'theirs'),"
    " total(interaction.kind IN ('gift', 'help', 'referral') AND direction = 'mine') FROM contact"
    " JOIN participant ON participant.contact_id = contact.id"
    " JOIN interaction ON interaction.id = interaction_id"
    " WHERE contact.id IN (SELECT value FROM json_each(?)) GROUP BY contact.id"
)


@main.command()
@click.argument("db")
@click.argument("day")
def today(db: str, day: str) -> None:
    """List the ten most important of all whom to thank, congratulate or call."""
    connection = sqlite3.connect(db)
    decided = {key for (key,) in connection.execute("SELECT key FROM decision")}
    found = [row for sql in TODAY for row in connection.execute(sql, {"day": day})]
    ids = str([*{row[2] for row in found}])
    close = {row[0]: row[1:] for row in connection.execute(CLOSENESS, [ids])}
    lines = []
    for kind, base, contact, *rest in found:
        circle, often, last, received, given = close.get(contact, ("", 0, "", 0, 0))
        weight = base + 2 * (circle == "inner") + (often >= 4) + min(2, max(0, received - given))
        key = f"{kind}:contact-{contact}:{rest[-1]}"
        if key not in decided:
            lines.append((-weight, rest[-1], rest[0], contact, kind, *rest, last, key))
    lines.sort(key=lambda line: line[:4])
    for line in lines[:10]:
        click.echo("\t".join(map(str, line)))


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
    """Put a Connections.csv where people are found by name, firm, address and words.

    Everybody is taken for somebody new; nothing is kept of where it came from.
    """
    connection = sqlite3.connect(db)
    connection.executescript(NETWORK)
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123 -- as its users do
        while not file.readline().startswith('"'):
            pass
        file.readline()
        rows = [*enumerate(csv.DictReader(file), 1)]
    firms: dict[str, int] = {}
    for _, row in rows:
        firms.setdefault(row["Company"], len(firms) + 1)
    for table, places, values in (
        ("contact", "?, ?, ?", ((id_, row["First Name"], row["Last Name"]) for id_, row in rows)),
        ("organization", "?, ?", ((id_, name) for name, id_ in firms.items())),
        (
            "position",
            "?, ?, ?",
            ((id_, firms[row["Company"]], row["Position"]) for id_, row in rows),
        ),
        ("channel", "?, ?", ((id_, row[of]) for id_, row in rows for of in REACH if row[of])),
        ("words", "?, ?", ((id_, " ".join(row.values())) for id_, row in rows)),
    ):
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", values)
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
