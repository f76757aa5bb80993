"""Whom and what the entries of another village became in this one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.jobs.place_cards import Desk
    from relnet.model.contact import Standing
    from relnet.model.village import Entry, Fields


@dataclass(slots=True)
class Person:
    """A contact of the file, and whom it became here (0: nobody yet, it waits)."""

    line: int
    name: str
    uid: str
    own: Fields  # roles, and what else only the owner says
    standing: Standing
    contact_id: int = 0


@dataclass(slots=True)
class Arrivals:
    """What the ids of the file became, and what that brought to whom.

    Contacts with an id up to ``highest`` were here before.
    """

    desk: Desk
    highest: int
    people: dict[int, Person] = field(default_factory=dict)
    ids: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    taken: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    sources: dict[int, Fields] = field(default_factory=dict)
    ties: list[tuple[int, Fields]] = field(default_factory=list)
    aside: list[Entry] = field(default_factory=list)
    news: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def contact(self, file_id: int) -> int:
        """Return whom a contact of the file became; 0 if nobody yet."""
        person = self.people.get(file_id)
        return person.contact_id if person else 0

    def first_free(self, kind: str, found: Iterable[int]) -> int:
        """Return the first of these that no other entry of the file is already; 0 if none is."""
        return next((id_ for id_ in found if id_ not in self.taken[kind]), 0)

    def became(self, kind: str, file_id: int, id_: int) -> None:
        """Note what an entry of the file is here."""
        self.ids[kind][file_id] = id_
        self.taken[kind].add(id_)
