"""Find the one contact that WHO means."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from relnet.errors import AmbiguousNameError, NothingFoundError, UnknownContactError
from relnet.model.digits import SHORTEST_NUMBER, search_digits
from relnet.model.folding import fold
from relnet.model.numbers import whole_number
from relnet.phrase import Phrase
from relnet.rules.mail_addresses import mail_key
from relnet.rules.titles import without_titles
from relnet.rules.web_addresses import web_key
from relnet.store import finding, history, listing

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
        raise _unknown(db, who)
    if len(found) > 1:
        raise AmbiguousNameError(who, describe(db, found))
    return found[0]


def _unknown(db: Connection, who: str) -> NothingFoundError:
    """Say who may be meant, or with which batch they went: removed, merged, undone."""
    batch = history.gone_with(db, whole_number(who), who)
    if batch is None:
        return UnknownContactError(who, alike(db, who))
    return NothingFoundError(
        Phrase("nobody here is called {who} any more.", who=who),
        Phrase(
            "they went with batch {batch} ({command}): relnet undo {batch} brings them back.",
            batch=batch,
            command=history.command_of(db, batch),
        ),
    )


def _by_address(db: Connection, who: str) -> list[int]:
    if (number := whole_number(who)) and (found := finding.by_id(db, number)):
        return found
    if found := finding.by_handle(db, who):
        return found
    if "@" in who:
        return finding.by_key(db, mail_key(who))
    if "/" in who and (found := finding.by_key(db, web_key(who))):
        return found
    if len(digits := search_digits(who)) >= SHORTEST_NUMBER:
        return finding.by_digits(db, digits)
    return []


def _by_name(db: Connection, who: str) -> list[int]:
    words = fold(who).split()
    if not words:
        return []
    whole = finding.by_name(db, " ".join(f'"{word}"' for word in words))
    found = whole or finding.by_name(db, " ".join(f'"{word}"*' for word in words))
    if len(found) < 2:
        return found
    wanted = sorted(fold(without_titles(who)).split())
    names = finding.name_keys(db, found)
    exact = [id_ for id_ in found if sorted(names[id_].split()) == wanted]
    # Somebody one knows of, through a spouse say, may have got a card since.
    return finding.known_in_person(db, exact) or exact or found


def alike(db: Connection, who: str) -> list[tuple[int, str]]:
    """Describe whose names are like what was typed; only asked when nobody was found."""
    # rapidfuzz is worth its import only then.
    similar = import_module("relnet.rules.similar").similar
    return describe(db, similar(who, finding.name_keys(db)))


def describe(db: Connection, ids: Iterable[int]) -> list[tuple[int, str]]:
    """Tell people apart: name, organization, city and day of the last contact."""
    fields = ("id", "name", "organization", "city", "last_interaction_on")
    condition = ("contact.id IN (SELECT value FROM json_each(?))", [str([*ids])])
    return [
        (row["id"], ", ".join(str(row[field]) for field in fields[1:] if row[field]))
        for row in listing.rows(db, fields, condition)
    ]
