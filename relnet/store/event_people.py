"""Who may be at an event: what the village knows about people that speaks for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.event_plan import OpenThing, Person
from relnet.store.rows import ORGANIZATION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

_IN = "IN (SELECT value FROM json_each(?))"  # takes str() of a list of ids
_PERSON = "contact.kind = 'person' AND contact.standing = 'direct'"


def people(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, Person]:
    """Return those of these contacts whom the owner knows in person, by id."""
    rows = db.execute(
        f"SELECT contact.id, contact.label, {ORGANIZATION}, coalesce((SELECT title FROM position"
        " WHERE position.contact_id = contact.id AND is_current = 1), ''), circle"
        f" FROM contact WHERE contact.id {_IN} AND {_PERSON}",
        [str([*ids])],
    )
    return {id_: Person(id_, *about) for id_, *about in rows}


def met_at(db: sqlite3.Connection, event_ids: Collection[int]) -> dict[int, list[tuple[int, date]]]:
    """Return who was met at these events, by event, and on which day."""
    rows = db.execute(
        f"SELECT event_id, contact_id, met_on FROM met WHERE event_id {_IN}", [str([*event_ids])]
    )
    found: dict[int, list[tuple[int, date]]] = {}
    for event_id, contact_id, met_on in rows:
        found.setdefault(event_id, []).append((contact_id, date.fromisoformat(met_on)))
    return found


def expected_at(db: sqlite3.Connection, event_id: int) -> dict[int, date]:
    """Return who said they will be at an event, and when that was noted."""
    rows = db.execute(
        "SELECT contact_id, substr(created_at, 1, 10) FROM attendance"
        " WHERE event_id = ? AND is_expected = 1",
        [event_id],
    )
    return {contact_id: date.fromisoformat(noted_on) for contact_id, noted_on in rows}


def declined_at(db: sqlite3.Connection, event_id: int) -> dict[int, date]:
    """Return who said they will not be at an event, and since when that is known."""
    rows = db.execute(
        "SELECT contact_id, declined_on FROM attendance"
        " WHERE event_id = ? AND declined_on IS NOT NULL",
        [event_id],
    )
    return {contact_id: date.fromisoformat(declined_on) for contact_id, declined_on in rows}


def logged_for(db: sqlite3.Connection, event_id: int) -> Iterator[tuple[int, str, date]]:
    """Yield contact, kind and day of what happened about an event before it began."""
    rows = db.execute(
        "SELECT contact_id, interaction.kind, happened_on FROM interaction"
        " JOIN participant ON interaction_id = interaction.id"
        " JOIN event ON event.id = event_id"
        " WHERE event_id = ? AND happened_on < starts_on ORDER BY happened_on, interaction.id",
        [event_id],
    )
    for contact_id, kind, happened_on in rows:
        yield contact_id, kind, date.fromisoformat(happened_on)


def tagged(db: sqlite3.Connection, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield contact and tag of whoever has one of these tags, as one types them."""
    wanted = [*words]
    same = ", ".join("fold(?)" for _ in wanted)
    # LIMIT keeps SQLite from folding the tags of everybody, where each name is enough.
    names = "SELECT name FROM (SELECT DISTINCT name FROM tag LIMIT -1)"
    yield from db.execute(
        f"SELECT contact_id, name FROM tag WHERE name IN ({names} WHERE fold(name) IN ({same}))"
        " ORDER BY id",
        wanted,
    )


def organizations(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Yield id and key of every organization."""
    yield from db.execute("SELECT id, name_key FROM organization")


def organizations_of(db: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Return where these contacts work or worked."""
    rows = db.execute(
        f"SELECT DISTINCT organization_id FROM position WHERE contact_id {_IN}"
        " AND organization_id IS NOT NULL",
        [str([*ids])],
    )
    return {organization_id for (organization_id,) in rows}


def close(db: sqlite3.Connection) -> set[int]:
    """Return who is close to the owner: by circle, or because something is open with them."""
    rows = db.execute(
        "SELECT id FROM contact WHERE circle IN ('inner', 'regular')"
        " UNION SELECT contact_id FROM follow_up WHERE state = 'open'"
    )
    return {contact_id for (contact_id,) in rows}


def positions_at(
    db: sqlite3.Connection, organization_ids: Iterable[int]
) -> Iterator[tuple[int, int, bool, date]]:
    """Yield contact, organization, whether it is current, and its day, of positions at these.

    The newest one comes last.
    """
    rows = db.execute(
        "SELECT contact_id, organization_id, is_current, seen_on FROM position"
        f" WHERE organization_id {_IN} ORDER BY seen_on, id",
        [str([*organization_ids])],
    )
    for contact_id, organization_id, is_current, seen_on in rows:
        yield contact_id, organization_id, bool(is_current), date.fromisoformat(seen_on[:10])


def addresses(db: sqlite3.Connection) -> list[tuple[int, str, str, str]]:
    """Return contact, postcode, city and country of every postal address that has a place."""
    return db.execute(
        "SELECT contact_id, postcode, city, country FROM address"
        " WHERE postcode <> '' OR city <> '' ORDER BY id"
    ).fetchall()


def follow_ups_from(db: sqlite3.Connection, event_ids: Iterable[int]) -> set[int]:
    """Return with whom something is open that names one of these events."""
    rows = db.execute(
        f"SELECT DISTINCT contact_id FROM follow_up WHERE state = 'open' AND event_id {_IN}",
        [str([*event_ids])],
    )
    return {contact_id for (contact_id,) in rows}


def open_things(db: sqlite3.Connection, ids: Collection[int]) -> dict[int, list[OpenThing]]:
    """Return what is still to be done with these contacts, due soonest first."""
    rows = db.execute(
        "SELECT contact_id, reason, direction, due_on, event_id FROM follow_up"
        f" WHERE state = 'open' AND contact_id {_IN} ORDER BY due_on, id",
        [str([*ids])],
    )
    found: dict[int, list[OpenThing]] = {}
    for contact_id, reason, direction, due_on, event_id in rows:
        thing = OpenThing(reason, direction, date.fromisoformat(due_on), event_id)
        found.setdefault(contact_id, []).append(thing)
    return found


def topics(
    db: sqlite3.Connection, ids: Collection[int], today: date, *, may_be_told: bool = False
) -> dict[int, list[str]]:
    """Return what moves these contacts, what they need and offer, as far as it still holds.

    What ``may_be_told`` to them are their interests: needs and offers are what the owner knows, and
    what somebody else told of them is between those two.
    """
    kinds = "kind = 'interest' AND told_by_id IS NULL" if may_be_told else "kind <> 'avoid'"
    rows = db.execute(
        f"SELECT contact_id, text FROM topic WHERE contact_id {_IN} AND {kinds}"
        " AND coalesce(until_on, '9999-12-31') >= ? ORDER BY id",
        [str([*ids]), today.isoformat()],
    )
    found: dict[int, list[str]] = {}
    for contact_id, text in rows:
        found.setdefault(contact_id, []).append(text)
    return found
