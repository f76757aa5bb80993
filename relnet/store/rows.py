"""What every table module needs: one row in, one day in and out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.folding import wording

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

# The current organization of a contact, for lists that name people.
ORGANIZATION = (
    "coalesce((SELECT organization.name FROM position"
    " JOIN organization ON organization.id = organization_id"
    " WHERE position.contact_id = contact.id AND is_current = 1), '')"
)

# Mail addresses that nobody can write to are kept, and not used (rules/mail_addresses.py).
CAN_BE_USED = "(channel.kind <> 'email' OR channel.key LIKE '_%@_%' AND channel.key NOT LIKE '% %')"

# Numbers one can call: model/card.py takes_calls, in SQL.
TAKES_CALLS = (
    "((' ' || channel.label) NOT LIKE '% fax%' AND channel.label NOT LIKE '%telefax%'"
    " AND (' ' || channel.label) NOT LIKE '% pager%')"
)

# An event that was called off is kept, and nobody is to be met there.
TAKES_PLACE = "event.is_called_off = 0"


def insert(db: sqlite3.Connection, table: str, **values: object) -> int:
    """Insert one row; returns its id."""
    places = ", ".join("?" * len(values))
    cursor = db.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", [*values.values()]
    )
    return cursor.lastrowid or 0


def spare_and_new(
    held: Sequence[tuple[int, str]], wanted: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return which rows (id and word) go, and which words come, where these are ``wanted``.

    A row that has such a word stays, and one that spells it otherwise if no row has it as it is.
    """
    words = {*wanted}
    new = {wording(word) or word: word for word in wanted}
    for _, word in held:
        if word in words:
            new.pop(wording(word) or word, None)
    others = [(id_, word) for id_, word in held if word not in words]
    gone = [id_ for id_, word in others if new.pop(wording(word) or word, None) is None]
    return gone, [*new.values()]


def listed(words: Iterable[str]) -> str:
    """Return plain words as the list that ``json_each`` reads; json would cost a start 1 ms."""
    return f"""[{",".join(f'"{word}"' for word in words)}]"""


def day(text: str | None) -> date | None:
    """Read a day that may be unknown."""
    return date.fromisoformat(text) if text else None


def iso(value: date | None) -> str | None:
    """Write a day that may be unknown."""
    return value.isoformat() if value else None
