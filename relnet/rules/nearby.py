"""Who lives or works where an event is: in its town, or in the postcode area around it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_GERMANY = frozenset({"", "de", "deu", "d", "germany", "deutschland", "allemagne"})
# The first two digits of German postcodes (Leitregionen) in and around the towns of large fairs;
# those of the towns themselves are all there.
_AREAS = {
    "augsburg": "86", "berlin": "10 12 13 14", "bielefeld": "33", "bremen": "28", "chemnitz": "09",
    "dortmund": "44", "dresden": "01", "duisburg": "47", "düsseldorf": "40", "erfurt": "99",
    "essen": "45", "frankfurt": "60 61 63 65", "freiburg": "79", "friedrichshafen": "88",
    "hamburg": "20 21 22", "hannover": "30 31", "hanover": "30 31",
    "karlsruhe": "76", "kassel": "34", "kiel": "24", "köln": "50 51", "cologne": "50 51",
    "leipzig": "04", "magdeburg": "39", "mainz": "55", "mannheim": "68", "münchen": "80 81 85",
    "munich": "80 81 85", "münster": "48", "nürnberg": "90 91", "nuremberg": "90 91",
    "offenburg": "77", "rostock": "18", "saarbrücken": "66", "stuttgart": "70 71 73",
    "ulm": "89", "wiesbaden": "65", "würzburg": "97",
}  # fmt: skip
_AREA_OF = {fold(town): frozenset(areas.split()) for town, areas in _AREAS.items()}
_SHORTEST = 2  # letters of a town: Au, Hof
_ENOUGH = 4  # an area holds at least one in so many addresses of its town

_HALL = re.compile(r"\b(?:halle|hall) \d\w*")

Address = tuple[str, str, str]  # postcode, city, country


class Neighbourhood:
    """The town of an event, and the postcode areas around it.

    The areas are that of a postcode in its place, those of the towns that hold large fairs, and
    those in which the addresses in its town lie, but for a few that may be mistakes.
    """

    def __init__(self, place: str, addresses: Iterable[Address]) -> None:
        # Halle 6 is a hall, not the town.
        self._place = f" {_HALL.sub(' ', fold(place))} "
        self._towns: dict[str, bool] = {}
        words = self._place.split()
        self._known = {area for word in words for area in _AREA_OF.get(word, ())}
        self.areas = self._known | {word[:2] for word in words if _is_postcode(word)}
        counts = Counter(
            postcode[:2]
            for postcode, city, country in addresses
            if self._is_town(city) and _is_german(postcode, country)
        )
        if not self._known:
            total = counts.total()
            self.areas |= {area for area, n in counts.items() if n * _ENOUGH >= total}

    def area(self, address: Address) -> str | None:
        """Return the postcode area that an address shares, '' in the town itself, else None."""
        postcode, city, country = address
        has_area = _is_german(postcode, country)
        if self._is_town(city) and not (
            has_area and self._known and postcode[:2] not in self._known
        ):
            return ""
        return postcode[:2] if has_area and postcode[:2] in self.areas else None

    def _is_town(self, city: str) -> bool:
        """Tell whether a place names a town: Messe Essen, Frankfurt for Frankfurt am Main."""
        known = self._towns.get(city)
        if known is None:
            town = fold(city)
            known = len(town) >= _SHORTEST and (
                f" {town} " in self._place
                or (bool(self._place.strip()) and f" {town} ".startswith(self._place))
            )
            self._towns[city] = known
        return known


def _is_german(postcode: str, country: str) -> bool:
    return _is_postcode(postcode) and _is_germany(country)


@lru_cache  # of the few countries there are, one of them for each address
def _is_germany(country: str) -> bool:
    return fold(country) in _GERMANY


def _is_postcode(text: str) -> bool:
    return len(text) == 5 and text.isascii() and text.isdecimal()
