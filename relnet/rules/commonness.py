"""How much it says that two people share a value: little for a common one, much for a rare one.

Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969): agreement on a value weighs
the logarithm of how much more often it happens to one person than to two. The chance of two
people is how common the value is, here and elsewhere: a network of ten people does not show
that Müller is common, so each name starts with what is known of it (section 5 of the paper).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log2
from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OUTSIDE = 1000.0  # people whose names count as known beside those of the network
RARE = 1e-4  # share of the people who have a name that is not listed below
LEAST = 1e-9

# Rough shares in Germany and the English-speaking countries, by order of magnitude only:
# telephone books and census tables agree no better than that.
_FAMILY = {
    1e-2: "Müller Smith",
    6e-3: "Schmidt Johnson Williams Jones Brown",
    3e-3: "Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Taylor Davies Miller Wilson",
    1.5e-3: (
        "Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger"
        " Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler"
        " Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn"
        " Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann"
        " Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt"
        " Yılmaz Evans Thomas Roberts Walker Wright Robinson Thompson White Hughes Edwards Green"
        " Hall Wood Harris Lewis Clarke Jackson Anderson Garcia Davis Moore Lee"
    ),
}
_GIVEN = {
    1.2e-2: "Thomas Michael Andreas Peter Stefan Christian David John",
    6e-3: (
        "Wolfgang Klaus Jürgen Martin Markus Frank Hans Alexander Daniel Uwe Matthias Jan"
        " Bernd Werner Ralf Jörg Dirk Sebastian Tobias Florian Philipp Andrea Sabine Susanne"
        " Petra Monika Claudia Birgit Ursula Anna Julia Katharina Christine Barbara Stefanie Maria"
        " Nicole Anja Silke Heike Robert James William Richard Paul Mark Mary Elizabeth Sarah"
    ),
    2e-3: (
        "Karl Heinz Helmut Manfred Günter Horst Dieter Gerhard Walter Josef Rolf Norbert Torsten"
        " Oliver Holger Ulrich Johannes Felix Lukas Max Maximilian Jonas Simon Patrick Marco Sven"
        " Lars Olaf Volker Rainer Joachim Herbert Kai Tim Nils Benjamin Fabian Dominik Marcel Karin"
        " Renate Helga Brigitte Ingrid Gabriele Angelika Martina Sandra Melanie Kerstin Tanja Ute"
        " Jutta Elke Marion Doris Cornelia Bettina Simone Silvia Sonja Katrin Kathrin Nadine Lisa"
        " Laura Lena Sophie Marie Johanna Christina Franziska Mehmet Ali Ayşe George Charles"
        " Joseph Edward Andrew Steven Kevin Brian Emma Emily Jane Susan Karen Linda Jennifer"
    ),
}


class Commonness:
    """How many people of a network have which value; ``people`` is how many they are."""

    def __init__(self, people: int, counts: Mapping[str, Counter[str]]) -> None:
        self.people = people
        self._counts = counts
        self._names = counts.get("given", Counter()) + counts.get("family", Counter())
        self.has_households = _has_households(counts)
        self._known: dict[tuple[str, str], float] = {}

    def bits(self, field: str, value: str, elsewhere: float = RARE) -> float:
        """Return the weight of two people sharing a value, in bits.

        ``elsewhere`` is the share of people who have it as far as the network cannot tell.
        ``name`` is a field, too: given and family names together, for those that are swapped.
        """
        known = self._known.get((field, value))
        if known is None:
            known = self._known[field, value] = self._bits(field, value, elsewhere)
        return known

    def holders(self, field: str, value: str) -> int:
        """Return how many people of the network have a value."""
        return self._counts[field][value] if field in self._counts else 0

    def _bits(self, field: str, value: str, elsewhere: float) -> float:
        if field in {"name", "given", "family"}:
            seen, elsewhere = self._names[value], _shares().get(value, elsewhere)
        else:
            seen = self.holders(field, value)
        # One of those who have it is the one we compare with.
        share = (max(seen - 1, 0) + OUTSIDE * elsewhere) / (self.people + OUTSIDE)
        return -log2(max(share, LEAST))


def _has_households(counts: Mapping[str, Counter[str]]) -> bool:
    """Tell whether one name at one address is a family here; if not, it is somebody twice.

    It is, unless twice as many pairs there are called alike, by their initials: where a list has
    no families in it, another given name is a mistake. It is also where next to nothing is known.
    """
    pairs, alike = (
        sum(many * (many - 1) // 2 for many in counts.get(field, Counter()).values())
        for field in ("home", "namesakes")
    )
    return 2 * (pairs - alike + 1) > alike


def count(people: int, values: Iterable[tuple[str, str]]) -> Commonness:
    """Count the (field, value) pairs of a network."""
    counts: dict[str, Counter[str]] = {}
    for (field, value), number in Counter(values).items():
        counts.setdefault(field, Counter())[value] = number
    return Commonness(people, counts)


@cache
def _shares() -> dict[str, float]:
    """Return how common names are, folded; that of a name spelled several ways is the highest."""
    shares: dict[str, float] = {}
    for table in (_GIVEN, _FAMILY):
        for share, names in table.items():
            for name in fold(names).split():
                shares[name] = max(share, shares.get(name, 0.0))
    return shares
