"""Whose firm exhibits: organizations and exhibitors that are the same, or have a name alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relnet.model.event_plan import Exhibitor

_SHORTEST = 3  # letters of a name that says whose it is: ABB, SAP
_MOST_WORDS = 8  # of a name that are looked at
# What very many firms are called besides their own name.
_COMMON_WORDS = """
    and und of the der die das für fur von
    automation automotive bau beratung consult consulting data deutsche deutscher deutsches
    deutschland design digital elektro elektronik electronic electronics energie energy
    engineering europa europe germany global group gruppe handel hochschule holding industrial
    industrie industries industry informatik innovation institut institute international
    kunststoff logistics logistik management marketing maschinen maschinenbau media medien messe
    metall network partner partners produktion robotics schule service services software
    solution solutions stadt stiftung system systeme systems tech technik technologie
    technologies technology technologien universität university verband verein verlag
    vertrieb werk werke
"""
_COMMON = frozenset(fold(_COMMON_WORDS).split())


class Exhibitors:
    """The firms of a list, to be asked for by organization (keys of ``rules/organizations.py``)."""

    def __init__(self, exhibitors: Iterable[Exhibitor]) -> None:
        self._by_key: dict[str, list[Exhibitor]] = {}
        for exhibitor in exhibitors:
            self._by_key.setdefault(exhibitor.key, []).append(exhibitor)
        self._by_part: dict[str, list[str]] | None = None  # not everybody asks for it

    def same(self, key: str) -> Sequence[Exhibitor]:
        """Return the entries of this very firm."""
        return self._by_key.get(key, ())

    def alike(self, key: str) -> list[Exhibitor]:
        """Return the firms whose name holds this one, or is held by it: Bosch, Bosch Rexroth.

        Whole words in their order count, and of those only what is not common to many firms.
        """
        if not key or key in self._by_key:
            return []
        held = [part for part in _parts(key) if part in self._by_key]
        holding = self._holding().get(key, []) if _tells(key.split()) else []
        return [entry for name in dict.fromkeys([*held, *holding]) for entry in self._by_key[name]]

    def _holding(self) -> dict[str, list[str]]:
        """Map what tells whose a name is to the names that hold it."""
        if self._by_part is None:
            self._by_part = {}
            for key in self._by_key:
                for part in _parts(key):
                    self._by_part.setdefault(part, []).append(key)
        return self._by_part


def _parts(key: str) -> Iterator[str]:
    """Yield the runs of words inside a name that say whose it is, but not all of it."""
    words = key.split()[:_MOST_WORDS]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words) and _tells(words[start:end]):
                yield " ".join(words[start:end])


def _tells(words: Sequence[str]) -> bool:
    return any(len(word) >= _SHORTEST and word not in _COMMON for word in words)
