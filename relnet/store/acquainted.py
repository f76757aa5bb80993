"""What the village knows of the words in a sentence, and what tells namesakes apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.model.sentence import Known
from relnet.store import events

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_IN = "IN (SELECT value FROM json_each(?))"
_NAMES = """
SELECT DISTINCT given || ' ' || additional || ' ' || nickname, family, label
FROM json_each(?) AS wanted
JOIN search ON search MATCH '{name} : "' || wanted.value || '"'
JOIN contact ON contact.id = search.rowid
WHERE standing <> 'owner'
"""
_FIRMS = """
SELECT wanted.value
FROM json_each(?) AS wanted
WHERE EXISTS (
    SELECT 1 FROM search WHERE search MATCH '{organization} : "' || wanted.value || '"'
)
"""


def known_words(db: sqlite3.Connection, words: Iterable[str], texts: Iterable[str]) -> Known:
    """Tell which of these folded words are names here, and which of these texts are handles."""
    wanted = {*words} - {""}
    given: set[str] = set()
    family: set[str] = set()
    listed = json.dumps(sorted(wanted))
    for first, last, label in db.execute(_NAMES, [listed]):
        given.update(fold(first).split())
        family.update(fold(last or ("" if first.strip() else label)).split())
    handles = json.dumps([text.lower() for text in texts])
    return Known(
        frozenset(given & wanted),
        frozenset(family & wanted),
        frozenset(word for (word,) in db.execute(_FIRMS, [listed])),
        frozenset(
            handle
            for (handle,) in db.execute(
                f"SELECT handle FROM contact WHERE handle {_IN} AND instr(handle, '-')", [handles]
            )
        ),
        tuple(events.all_events(db)),
    )


def called(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """Return who has all of these folded words in their name; one letter is an initial."""
    whole = [word for word in words if len(word) > 1]
    if not whole:
        return []
    found = _matching(db, "name", whole)
    initials = [word for word in words if len(word) == 1]
    if not initials:
        return found
    return [id_ for id_, name in _names(db, found) if _begin(initials, name, whole)]


def _begin(initials: Sequence[str], name: Sequence[str], whole: Sequence[str]) -> bool:
    others = [word for word in name if word not in whole]
    return all(any(word.startswith(initial) for word in others) for initial in initials)


def with_initials(db: sqlite3.Connection, initials: str) -> list[int]:
    """Return whose names begin with these folded letters, given name first: aw, Anna Weber."""
    rows = db.execute(
        "SELECT id, given, family FROM contact WHERE standing = 'direct' AND given <> ''"
    )
    return [id_ for id_, *name in rows if _initials(fold(" ".join(name))) == initials]


def _initials(name: str) -> str:
    words = name.split()
    return words[0][0] + words[-1][0] if len(words) > 1 else ""


def at_firm(db: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """Return who has, or had, a position at an organization with these folded words."""
    return _matching(db, "organization", words)


def _matching(db: sqlite3.Connection, column: str, words: Sequence[str]) -> list[int]:
    expression = " ".join(f'"{word}"' for word in words)
    rows = db.execute(
        "SELECT search.rowid FROM search JOIN contact ON contact.id = search.rowid"
        " WHERE search MATCH ? AND standing <> 'owner' ORDER BY name_key, search.rowid LIMIT 200",
        [f"{{{column}}} : ({expression})"],
    )
    return [id_ for (id_,) in rows]


def _names(db: sqlite3.Connection, ids: Iterable[int]) -> list[tuple[int, list[str]]]:
    sql = f"SELECT id, fold(label, given, family, nickname) FROM contact WHERE id {_IN}"
    found = {id_: name.split() for id_, name in db.execute(sql, [str([*ids])])}
    return [(id_, found[id_]) for id_ in ids]


def families(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, set[str]]:
    """Map people to the folded words of their family names."""
    sql = f"SELECT id, family FROM contact WHERE id {_IN}"
    return {id_: {*fold(family).split()} for id_, family in db.execute(sql, [str([*ids])])}


def salutations(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, str]:
    """Map people to how they are addressed: frau, herr, neutral, or '' where nobody said."""
    sql = f"SELECT id, addressed(salutation, prefix) FROM contact WHERE id {_IN}"
    return dict(db.execute(sql, [str([*ids])]).fetchall())


def in_touch(db: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Return with which of these people something has happened; a note about them is nothing."""
    sql = (
        "SELECT contact_id FROM participant JOIN interaction ON interaction.id = interaction_id"
        f" WHERE kind <> 'note' AND contact_id {_IN}"
        f" UNION SELECT contact_id FROM met WHERE contact_id {_IN}"
    )
    listed = str([*ids])
    return {id_ for (id_,) in db.execute(sql, [listed, listed])}


def there(db: sqlite3.Connection, event_ids: Iterable[int], ids: Iterable[int]) -> set[int]:
    """Return which of these people were at one of these events; who is only expected was not."""
    sql = (
        "SELECT contact_id FROM attendance"
        f" WHERE event_id {_IN} AND contact_id {_IN} AND is_expected = 0"
        " AND declined_on IS NULL"
    )
    return {id_ for (id_,) in db.execute(sql, [str([*event_ids]), str([*ids])])}


def firms(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Map people to the id and the name of the organization they are at."""
    sql = (
        "SELECT contact_id, organization.id, name FROM position"
        " JOIN organization ON organization.id = organization_id"
        f" WHERE is_current = 1 AND contact_id {_IN}"
    )
    return {id_: (firm, name) for id_, firm, name in db.execute(sql, [str([*ids])])}
