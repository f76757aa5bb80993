"""The search words of contacts that a batch makes, from their cards instead of their rows.

They count only while nothing else is known of a contact: every row that anybody else adds is
noticed by its id, every row that is changed or deleted stands in the journal.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.store import journal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from relnet.model.arrival import Arrival
    from relnet.model.card import Channel
    from relnet.store.journal import Marks

# Tables whose rows hold words of one contact.
OWNED = (
    "channel", "address", "position", "tag", "note", "attendance", "participant", "topic", "lead",
    "life_event",
)  # fmt: skip
_OWNER = {"contact": "id", **dict.fromkeys(OWNED, "contact_id")}
_PLACE = attrgetter("kind", "key")  # of a channel
_ROOM = 20_000_000  # letters that wait in memory; the words of others are read from their rows
_EACH = 300  # letters for which there would be room if it were not for a contact's row

_firms = lru_cache(maxsize=4096)(fold)  # of many people, there are few

Words = tuple[str, str, str]  # names, organizations, the rest


class NewWords:
    """Whose words are known from their cards, and whose must be read from the tables.

    ``before`` are the highest ids of the tables before the batch.
    """

    def __init__(self, db: sqlite3.Connection, before: Marks) -> None:
        self._db = db
        self._seen = before
        self._known: dict[int, Words] = {}
        self._room = _ROOM
        self.unknown: set[int] = set()

    def learn(self, contact_id: int, arrival: Arrival) -> None:
        """Take the words of a new contact from the card that it is made of."""
        if self._room > 0:
            words = self._known[contact_id] = words_of(arrival)
            self._room -= len(words[2]) + _EACH
        else:
            self.forget(contact_id)

    def forget(self, contact_id: int) -> None:
        """Let the words of a contact be read, who gets more than the card of the beginning."""
        self.unknown.add(contact_id)

    def look(self) -> None:
        """Find out whose rows are new since the last time: their words must be read."""
        for table, highest in journal.marks(self._db).items():
            seen = self._seen.get(table, 0)
            if highest > seen and (owner := _OWNER.get(table)):
                rows = self._db.execute(
                    f"SELECT DISTINCT {owner} FROM {table} WHERE id > ?", [seen]
                )
                self.unknown.update(id_ for (id_,) in rows)
        self.pass_over()

    def pass_over(self) -> None:
        """Leave new rows out that were written since ``look``: they say what the cards do."""
        self._seen = journal.marks(self._db)

    def known(self) -> Iterable[tuple[int, str, str, str]]:
        """Return the contacts that ``unknown`` does not name, with their words."""
        unknown = self.unknown
        return [(id_, *words) for id_, words in self._known.items() if id_ not in unknown]


def words_of(arrival: Arrival) -> Words:
    """Return a card's words, in the order in which ``store/search.py`` would read them."""
    card = arrival.card
    names, others = arrival.name_key, card.nickname
    if arrival.label != f"{card.name.given} {card.name.family}":
        others = f"{arrival.label} {others}"
    if others and (more := fold(others)):
        names = f"{names} {more}".lstrip()
    positions = card.positions[::-1]
    rest = [f"{position.title} {position.department}" for position in positions]
    channels = card.channels
    rest += map(_channel, sorted(channels, key=_PLACE) if len(channels) > 1 else channels)
    if card.addresses:
        rest += [f"{a.street} {a.postcode} {a.city} {a.country}" for a in card.addresses]
    if card.tags:
        rest += _unlike(card.tags)
    rest += card.notes
    return (
        names,
        _firms(" ".join([position.organization for position in positions])),
        fold(" ".join(rest)),
    )


def _channel(channel: Channel) -> str:
    if channel.kind == "phone":
        return f"{channel.value} {channel.key}"
    return channel.value if channel.kind == "email" else channel.key


def _unlike(tags: Iterable[str]) -> Iterable[str]:
    """Return tags once and in order, as SQLite's NOCASE has it: it knows the case of ASCII."""
    once: dict[bytes, str] = {}
    for tag in tags:
        once.setdefault(tag.encode().lower(), tag)
    return [once[key] for key in sorted(once)]
