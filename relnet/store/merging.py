"""Two contacts who are one person: all that refers to one of them is given to the other.

Every table that refers to contacts is found by its foreign keys. What is spare goes first
(``store/spare.py``); of what a UNIQUE lets be there but once, the row of the one who goes is left
behind, and goes with them. All of it is journalled, and can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.store.parting import references
from relnet.store.positions import refresh_current_positions
from relnet.store.spare import SPARE, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

CHANNELS = ("email", "phone", "profile", "url", "messenger")
POSITION, ADDRESS, BIRTHDAY = "position", "address", "birthday"
SPOKEN = ("salutation", "form", "greeting")  # columns: how to speak to somebody


def absorb(
    db: sqlite3.Connection,
    keep_id: int,
    lose_id: int,
    lead: Collection[str] = (),
) -> None:
    """Give all that one contact has to the other, and remove the one.

    ``lead`` names the CHANNELS, ADDRESS and BIRTHDAY of which the one who goes has the first;
    what stands second stays in its order behind. The newest position is the current one. The
    contact's own columns are left to the caller.
    """
    who = {"keep": keep_id, "lose": lose_id}
    namesakes = _same_relatives(db, who)
    db.execute("UPDATE position SET is_current = 0 WHERE contact_id = :lose", who)
    _widen_positions(db, who)
    _join_rows(db, who)
    for kind in CHANNELS:
        _join_channels(db, kind, who | _sides(who, is_turned=kind in lead))
    for table, condition in SPARE.items():
        is_turned = {"address": ADDRESS, "special_date": BIRTHDAY}.get(table) in lead
        sides = who | _sides(who, is_turned=is_turned)
        if condition and table != "channel":
            _drop(db, table, condition, sides)
        if table == "address":
            _put_behind(db, table, "1", sides)
        elif table == "special_date":
            _put_behind(db, table, "kind = 'birthday'", sides)
    _hand_over(db, who)
    db.execute("DELETE FROM contact WHERE id = :lose", who)
    refresh_current_positions(db, [keep_id])
    for older, newer in namesakes:
        absorb(db, older, newer)


def standings(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return who is the owner, a contact, or only known of, by id."""
    sql = "SELECT id, standing FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.execute(sql, [str([*ids])]).fetchall())


def spoken(db: sqlite3.Connection, contact_id: int) -> dict[str, str]:
    """Return how to speak to a contact: SPOKEN, '' where neither the owner nor a prefix says it."""
    sql = "SELECT addressed(salutation, prefix), form, greeting FROM contact WHERE id = ?"
    return dict(zip(SPOKEN, db.execute(sql, [contact_id]).fetchone(), strict=True))


def state_position(db: sqlite3.Connection, contact_id: int, today: str) -> None:
    """Make the current position the newest of all, as its owner states it today."""
    row = db.execute(
        "SELECT id FROM position WHERE contact_id = ? AND is_current = 1", [contact_id]
    ).fetchone()
    if row is None:
        return
    columns = "contact_id, organization_id, holder_key, department, title"
    db.execute(
        f"INSERT INTO position ({columns}, seen_on) SELECT {columns},"
        " max(seen_on, :today) FROM position WHERE id = :id",
        {"id": row[0], "today": today},
    )
    db.execute("DELETE FROM position WHERE id = ?", row)


def _sides(who: dict[str, int], *, is_turned: bool) -> dict[str, int]:
    first, second = ("lose", "keep") if is_turned else ("keep", "lose")
    return {"first": who[first], "second": who[second]}


def _drop(db: sqlite3.Connection, table: str, condition: str, sides: Mapping[str, object]) -> None:
    """Delete the rows of which the other contact has a better one."""
    db.execute(
        f"DELETE FROM {table} AS spare WHERE {_HAS_BETTER.format(table)} ({condition}))", sides
    )


_HAS_BETTER = (
    "spare.contact_id IN (:first, :second) AND EXISTS (SELECT 1 FROM {} AS better"
    " WHERE better.contact_id IN (:first, :second) AND better.contact_id <> spare.contact_id AND"
)


def _widen_positions(db: sqlite3.Connection, who: dict[str, int]) -> None:
    """Let a job be stated for the newest day for which a card that says less of it stands."""
    newest = (
        "(SELECT max(spare.seen_on) FROM position AS spare"
        " WHERE spare.contact_id IN (:first, :second)"
        f" AND spare.contact_id <> better.contact_id AND {SPARE['position']})"
    )
    db.execute(
        f"UPDATE position AS better SET seen_on = {newest}"
        f" WHERE contact_id IN (:first, :second) AND seen_on < {newest}",
        who | _sides(who, is_turned=False),
    )


def _join_rows(db: sqlite3.Connection, who: dict[str, int]) -> None:
    """Bring together what two rows say of one thing, before one of them goes.

    Lines about both in one talk stand below each other; whoever was let go at an event is so.
    """
    line = (
        "(SELECT line FROM participant AS other WHERE other.contact_id = :lose"
        " AND other.interaction_id = participant.interaction_id AND other.line <> ''"
        " AND other.line <> participant.line)"
    )
    db.execute(
        f"UPDATE participant SET line = ltrim(line || char(10) || {line}, char(10))"
        f" WHERE contact_id = :keep AND {line} IS NOT NULL",
        who,
    )
    day = (
        "(SELECT let_go_on FROM attendance AS other WHERE other.contact_id IN (:keep, :lose)"
        " AND other.id <> attendance.id AND other.event_id = attendance.event_id)"
    )
    db.execute(
        f"UPDATE attendance SET let_go_on = {day} WHERE contact_id IN (:keep, :lose)"
        f" AND let_go_on IS NULL AND {day} IS NOT NULL",
        who,
    )
    told = (
        "(SELECT {column} FROM topic AS other WHERE other.contact_id IN (:keep, :lose)"
        " AND other.id <> topic.id AND other.kind = topic.kind"
        " AND wording(other.text) = wording(topic.text))"
    )
    for column in ("until_on", "told_by_id"):
        value = told.format(column=column)
        db.execute(
            f"UPDATE topic SET {column} = {value} WHERE contact_id IN (:keep, :lose)"
            f" AND {column} IS NULL AND {value} IS NOT NULL",
            who,
        )


def _join_channels(db: sqlite3.Connection, kind: str, sides: Mapping[str, object]) -> None:
    """Put the second contact's channels of a kind behind those of the first."""
    sides_and_kind = {**sides, "kind": kind}
    twin = (
        "(SELECT label FROM channel AS spare WHERE spare.contact_id = :second"
        " AND spare.kind = better.kind AND spare.key = better.key AND label <> '')"
    )
    db.execute(
        f"UPDATE channel AS better SET label = {twin} WHERE contact_id = :first"
        f" AND kind = :kind AND label = '' AND {twin} IS NOT NULL",
        sides_and_kind,
    )
    _drop(db, "channel", f"spare.kind = :kind AND {SPARE['channel']}", sides_and_kind)
    last = "(SELECT max(rank) FROM channel WHERE contact_id = :first AND kind = :kind)"
    db.execute(
        f"UPDATE channel SET rank = rank + 1 + {last}, is_preferred = 0"
        f" WHERE contact_id = :second AND kind = :kind AND {last} IS NOT NULL",
        sides_and_kind,
    )


def _put_behind(
    db: sqlite3.Connection, table: str, which: str, sides: Mapping[str, object]
) -> None:
    """Give rows of the second contact new ids if they would stand before those of the first."""
    columns = ", ".join(
        row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "id"
    )
    ids = f"id) FROM {table} WHERE {which} AND contact_id ="
    rows = db.execute(
        f"SELECT id FROM {table} WHERE {which} AND contact_id = :second"
        f" AND (SELECT min({ids} :second) < (SELECT max({ids} :first) ORDER BY id",
        sides,
    ).fetchall()
    db.executemany(
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = ?", rows
    )
    db.executemany(f"DELETE FROM {table} WHERE id = ?", rows)


def _hand_over(db: sqlite3.Connection, who: dict[str, int]) -> None:
    """Let all that refers to the one who goes refer to the one who stays.

    What the one who stays has, too, what would tie them to themselves, and that the two are
    different people is ignored, and goes with the contact.
    """
    other = "(contact_id + other_id - :lose)"
    db.execute(
        f"UPDATE OR IGNORE refusal SET contact_id = min(:keep, {other}),"
        f" other_id = max(:keep, {other}) WHERE :lose IN (contact_id, other_id)",
        who,
    )
    db.execute(
        f"UPDATE OR IGNORE decision SET key = {key_of('decision')}"
        f" WHERE {key_of('decision')} <> key",
        who,
    )
    for table, column in references(db):
        if table != "refusal":
            db.execute(f"UPDATE OR IGNORE {table} SET {column} = :keep WHERE {column} = :lose", who)
    db.execute("UPDATE lead SET referred_by_id = NULL WHERE referred_by_id = contact_id")
    name_key = "(SELECT name_key FROM contact WHERE id = :keep)"
    db.execute(
        f"UPDATE position SET holder_key = {name_key}"
        f" WHERE contact_id = :keep AND holder_key <> {name_key}",
        who,
    )
    db.execute(
        "DELETE FROM record_refusal WHERE contact_id = :keep"
        " AND digest IN (SELECT digest FROM record WHERE contact_id = :keep)",
        who,
    )


def _same_relatives(db: sqlite3.Connection, who: dict[str, int]) -> list[tuple[int, int]]:
    """Return pairs of people one knows of through both contacts, in the same way, by one name."""
    rows = db.execute(
        "SELECT min(mine.other_id, theirs.other_id), max(mine.other_id, theirs.other_id)"
        " FROM tie AS mine JOIN tie AS theirs ON theirs.kind = mine.kind"
        " JOIN contact AS a ON a.id = mine.other_id AND a.standing = 'indirect'"
        " JOIN contact AS b ON b.id = theirs.other_id AND b.standing = 'indirect'"
        " WHERE mine.contact_id = :keep AND theirs.contact_id = :lose"
        " AND a.id <> b.id AND a.name_key = b.name_key AND :lose NOT IN (a.id, b.id)"
        " AND :keep NOT IN (a.id, b.id)",
        who,
    )
    once: dict[int, int] = {}
    for older, newer in rows:
        if newer not in once and older not in once and older not in once.values():
            once[newer] = older
    return [(older, newer) for newer, older in once.items()]
