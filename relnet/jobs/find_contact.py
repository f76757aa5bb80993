"""Find the one contact that WHO means."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from relnet.errors import AmbiguousNameError, NothingFoundError, UnknownContactError
from relnet.model.digits import SHORTEST_NUMBER, search_digits
from relnet.model.folding import fold
from relnet.model.numbers import whole_number
from relnet.phrase import Phrase, listed
from relnet.rules.mail_addresses import mail_key
from relnet.rules.titles import without_titles
from relnet.rules.web_addresses import web_key
from relnet.store import finding, history, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relnet.store import Connection


def find_contact(db: Connection, who: str) -> int:
    """Return the id of whom WHO means: id, handle, mail, phone, profile URL or name.

    Whoever is known in person comes before those one only knows of, through a spouse say.
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
        return _in_person_first(db, finding.by_key(db, mail_key(who)))
    if "/" in who and (found := finding.by_key(db, web_key(who))):
        return _in_person_first(db, found)
    if len(digits := search_digits(who)) >= SHORTEST_NUMBER:
        return _in_person_first(db, finding.by_digits(db, digits))
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
    if exact and len(wanted) > 1:  # said in full: nobody else is meant
        return _in_person_first(db, exact)
    known = finding.known_in_person(db, found)
    if not any(_is_called(names[id_], wanted) for id_ in known):  # their firms are
        known = []
    return [id_ for id_ in exact if id_ in known] or known or exact or found


def _is_called(name: str, wanted: Sequence[str]) -> bool:
    """Tell whether a name has words that begin with those which were typed."""
    return all(any(word.startswith(part) for word in name.split()) for part in wanted)


def _in_person_first(db: Connection, found: list[int]) -> list[int]:
    return (finding.known_in_person(db, found) if len(found) > 1 else []) or found


def alike(db: Connection, who: str) -> list[tuple[int, object]]:
    """Describe whose names are like what was typed; only asked when nobody was found."""
    # rapidfuzz is worth its import only then.
    similar = import_module("relnet.rules.similar").similar
    return describe(db, similar(who, finding.name_keys(db)))


def describe(db: Connection, ids: Iterable[int]) -> list[tuple[int, object]]:
    """Tell people apart: name, organization, city and day of the last contact."""
    fields = ("id", "name", "standing", "organization", "city", "last_interaction_on")
    condition = ("contact.id IN (SELECT value FROM json_each(?))", [str([*ids])])
    return [
        (row["id"], listed(filter(None, _told(row)))) for row in listing.rows(db, fields, condition)
    ]


def _told(row: listing.Row) -> tuple[object, ...]:
    known_of = Phrase("{name} (known of)", name=row["name"])
    name = known_of if row["standing"] == "indirect" else row["name"]
    day = row["last_interaction_on"]
    return name, row["organization"], row["city"], day and date.fromisoformat(day)
