"""Find the one contact that WHO means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relnet.errors import AmbiguousNameError, UnknownContactError
from relnet.model.digits import SHORTEST_NUMBER, search_digits
from relnet.model.folding import fold
from relnet.rules.channels import mail_key
from relnet.rules.titles import without_titles
from relnet.rules.web_addresses import web_key
from relnet.store import contacts, listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.store import Connection


def find_contact(db: Connection, who: str) -> int:
    """Return the id of whom WHO means: id, handle, mail, phone, profile URL or name.

    UnknownContactError if it is nobody, AmbiguousNameError with the candidates if it could be
    several: never the first of several.
    """
    who = who.strip()
    found = _by_address(db, who) or _by_name(db, who)
    if not found:
        raise UnknownContactError(who)
    if len(found) > 1:
        raise AmbiguousNameError(who, describe(db, found))
    return found[0]


def _by_address(db: Connection, who: str) -> list[int]:
    if who.isdecimal() and (found := contacts.find_by_id(db, int(who))):
        return found
    if found := contacts.find_by_handle(db, who):
        return found
    if "@" in who:
        return contacts.find_by_key(db, [mail_key(who)])
    if "/" in who and (found := contacts.find_by_key(db, [web_key(who)])):
        return found
    if len(digits := search_digits(who)) >= SHORTEST_NUMBER:
        return contacts.find_by_digits(db, digits)
    return []


def _by_name(db: Connection, who: str) -> list[int]:
    words = fold(who).split()
    if not words:
        return []
    whole = contacts.find_by_name(db, " ".join(f'"{word}"' for word in words))
    found = whole or contacts.find_by_name(db, " ".join(f'"{word}"*' for word in words))
    if len(found) < 2:
        return found
    wanted = sorted(fold(without_titles(who)).split())
    names = contacts.name_keys(db, found)
    exact = [id_ for id_ in found if sorted(names[id_].split()) == wanted]
    return exact or found


def describe(db: Connection, ids: Iterable[int]) -> list[tuple[int, str]]:
    """Tell people apart: name, organization, city and day of the last contact."""
    fields = ("id", "name", "organization", "city", "last_interaction_on")
    condition = ("contact.id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])
    return [
        (row["id"], ", ".join(str(row[field]) for field in fields[1:] if row[field]))
        for row in listing.rows(db, fields, condition)
    ]
