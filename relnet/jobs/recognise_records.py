"""Find out whose the records of a chunk may be: by UID, channels, and name with organization.

Whoever has none of these is looked up by name with a birthday or a postcode.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from relnet.model.card import ROW
from relnet.model.contact import Contact
from relnet.model.folding import fold
from relnet.model.likeness import Verdict
from relnet.rules.commonness import Commonness
from relnet.rules.namesakes import CROWD, are_namesakes
from relnet.store import contacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.arrival import Arrival
    from relnet.model.card import Record
    from relnet.model.report import Outcome
    from relnet.rules.held_values import Held
    from relnet.store import Connection
    from relnet.store.intake import Intake, Seen

NOBODY = Verdict()

Key = str | tuple[str, str]


class Entry(NamedTuple):
    """A record on its way in, with what it and the others in it are recognised by."""

    record: Record
    arrival: Arrival
    digest: int
    others: tuple[Arrival, ...] = ()


@dataclass(slots=True)
class Chunk:
    """What is known while one chunk is settled, its own new contacts included.

    ``person`` tells who somebody is: of ``arrived`` the card is here, and a contact is only made
    of it for whom another card may be.
    """

    seen: dict[int, list[Seen]]
    hits: dict[Key, set[int]]
    uids: dict[str, set[int]]
    known: dict[int, Contact]
    arrived: dict[int, Arrival]
    namesakes: dict[str, set[int]]  # by name key, of those who stand in a crowd
    common: Commonness  # how many share a switchboard
    settled: list[tuple[int, Outcome]] = field(default_factory=list)
    refused: dict[int, set[int]] = field(default_factory=dict)  # by digest: whose it is not
    held: dict[int, Held] = field(default_factory=dict)  # by whoever was extended


def look_up(
    db: Connection, intake: Intake, seen: dict[int, list[Seen]], fresh: Iterable[Arrival]
) -> Chunk:
    """Load everybody whom one of these cards shares something with."""
    arrivals = [*fresh]
    hits: dict[Key, set[int]] = dict(
        intake.with_channels(key for arrival in arrivals for key in arrival.addresses)
    )
    hits.update(intake.with_names(pair for arrival in arrivals for pair in arrival.names))
    uids = intake.with_uids(arrival.card.uid for arrival in arrivals if arrival.card.uid)
    found = [*hits.values(), *uids.values()]
    namesakes: dict[str, set[int]] = {}
    crowds = _crowds(hits, uids, arrivals)
    if crowds:
        namesakes = intake.with_name_keys(arrival.name_key for arrival in arrivals)
    for key, ids in intake.with_days_or_homes(_days_and_homes(arrivals)).items():
        if len(ids) <= CROWD:
            found.append(ids)
            namesakes.setdefault(key, set()).update(ids)
    called_so = set().union(*namesakes.values())
    ids = set().union(*[_few(ids, called_so) for ids in found])
    numbers = Counter({key: many for key, many in crowds.items() if isinstance(key, str)})
    common = Commonness(0, {"numbers": numbers})
    return Chunk(seen, hits, uids, contacts.load(db, ids), {}, namesakes, common)


def _days_and_homes(arrivals: Iterable[Arrival]) -> set[tuple[str, str]]:
    """Return name key with birthday or postcode of those of whom nothing better is known."""
    return {
        (arrival.name_key, value)
        for arrival in arrivals
        if not arrival.addresses and not arrival.names
        for value in (
            *(day.value for day in arrival.card.dates if day.kind == "birthday"),
            *(home.postcode for home in arrival.card.addresses),
        )
    }


def person(chunk: Chunk, contact_id: int) -> Contact:
    """Return a contact that is known, or that the chunk has made."""
    if contact_id not in chunk.known:
        arrival = chunk.arrived[contact_id]
        card = arrival.card
        chunk.known[contact_id] = Contact(
            contact_id, "", arrival.label, card.name, card.kind, card.nickname,
            channels=card.channels, addresses=card.addresses, positions=card.positions,
            dates=card.dates, tags=card.tags, notes=card.notes, relations=card.relations,
            language=card.language,
        )  # fmt: skip
    return chunk.known[contact_id]


def _crowds(
    hits: dict[Key, set[int]], uids: dict[str, set[int]], arrivals: Iterable[Arrival]
) -> dict[Key, int]:
    """Return what more than a crowd may share at the end of the chunk, and how many."""
    keys = Counter[Key](
        chain.from_iterable([(*a.addresses, *a.names, a.card.uid) for a in arrivals])
    )
    del keys[""]  # no UID
    found = dict[Key, set[int]]([*uids.items(), *hits.items()])
    many = {key: len(found.get(key, ())) + times for key, times in keys.items()}
    return {key: times for key, times in many.items() if times > CROWD}


def _few(ids: set[int], namesakes: set[int]) -> set[int]:
    """Reduce a crowd on one number or UID to those who are called like somebody in question."""
    return ids if len(ids) <= CROWD else ids & namesakes


def recognise(chunk: Chunk, arrival: Arrival, digest: int = 0) -> Verdict:
    """Judge whose card it is, among those it shares something with.

    Those whose it is not, as the owner said of the entry with this ``digest``, are left out.
    """
    by_uid = chunk.uids.get(arrival.card.uid, set()) if arrival.card.uid else set()
    hits = chunk.hits
    if not by_uid and hits.keys().isdisjoint((*arrival.addresses, *arrival.names)):
        return _by_day_or_home(chunk, arrival, digest)
    by_more = [by_uid, *(hits[key] for key in arrival.addresses if key in hits)]
    by_name = [hits[key] for key in arrival.names if key in hits]
    namesakes = chunk.namesakes.get(arrival.name_key, set())
    ids = set().union(*[_few(ids, namesakes) for ids in by_more])
    others = set().union(*[_few(ids, namesakes) for ids in by_name]) - ids
    ids |= {id_ for id_ in others if not _is_namesake(chunk, arrival, id_)}
    ids -= chunk.refused.get(digest, set())
    if not ids:
        return NOBODY
    return _judge(chunk, arrival, ids, frozenset(by_uid & ids))


def _by_day_or_home(chunk: Chunk, arrival: Arrival, digest: int) -> Verdict:
    """Find somebody by name with birthday or home, if nothing better is known: surely or not."""
    if arrival.addresses or arrival.names or not (arrival.card.dates or arrival.card.addresses):
        return NOBODY
    ids = chunk.namesakes.get(arrival.name_key, set()) - chunk.refused.get(digest, set())
    at_hand = {id_ for id_ in ids if id_ in chunk.known or id_ in chunk.arrived}
    if not at_hand or len(at_hand) > CROWD:
        return NOBODY
    verdict = _judge(chunk, arrival, at_hand)
    return verdict if verdict.contact_id else NOBODY


def _judge(
    chunk: Chunk, arrival: Arrival, ids: set[int], by_uid: frozenset[int] = frozenset()
) -> Verdict:
    known = [person(chunk, id_) for id_ in sorted(ids)]
    # Named, not imported: a first import weighs nobody, and need not load what is weighed with.
    judge = import_module("relnet.rules.same_person").recognise
    verdict: Verdict = judge(arrival, known, by_uid, chunk.common)
    return verdict


def _is_namesake(chunk: Chunk, arrival: Arrival, contact_id: int) -> bool:
    other = chunk.known.get(contact_id) or chunk.arrived[contact_id].card
    return are_namesakes(arrival.card, other)


def own_row(chunk: Chunk, arrival: Arrival) -> Contact | None:
    """Return whose row it is in a table of relnet's own, which has the label for a name.

    A table tells no firm from a person. In another village the id, the handle and the name are
    hardly ever all somebody's of this one.
    """
    uid = arrival.card.uid
    if not uid.startswith(ROW):
        return None
    ids = [id_ for id_ in chunk.uids.get(uid, ()) if id_ in chunk.known or id_ in chunk.arrived]
    known = [person(chunk, id_) for id_ in ids]
    words = sorted(fold(arrival.label).split())
    same = [contact for contact in known if sorted(fold(contact.label).split()) == words]
    return same[0] if len(same) == 1 else None


def remember(chunk: Chunk, arrival: Arrival, contact_id: int) -> None:
    """Let the records that follow in the chunk meet a contact by what a card of theirs says."""
    chunk.namesakes.setdefault(arrival.name_key, set()).add(contact_id)
    if arrival.card.uid:
        chunk.uids.setdefault(arrival.card.uid, set()).add(contact_id)
    keys: tuple[Key, ...] = (*arrival.addresses, *arrival.names)
    for key in keys:
        chunk.hits.setdefault(key, set()).add(contact_id)
