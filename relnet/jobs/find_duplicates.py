"""Find who may be in the village twice, and say how sure that is and why."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from relnet.model.likeness import LANES, Likeness, Pair
from relnet.rules.candidates import candidates, content, even_odds
from relnet.rules.clusters import SURE, cluster, said_apart, said_through
from relnet.rules.commonness import Commonness, count
from relnet.rules.likeness import weigh
from relnet.rules.portraits import Portrait, portrait, values
from relnet.store import portraits, refusals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.rules.clusters import Couple, Order
    from relnet.store import Connection

OWN = {"mails", "numbers"}  # of which it counts how many people have them, not how many entries


class Duplicates(NamedTuple):
    """Pairs, the best first; and the clusters of contacts who certainly are one each.

    ``labels`` are the names of all in them, ``between`` the pairs that are one through another.
    """

    pairs: list[Pair]
    certain: list[list[int]]
    labels: dict[int, str]
    between: set[Couple]
    common: Commonness


class Gallery:
    """The portraits of all contacts but the owner, and how common is what they share."""

    def __init__(self, db: Connection) -> None:
        sitters = portraits.sitters(db)
        self.portraits = [portrait(s.card, s.label, s.id, s.uids) for s in sitters]
        self.common: Commonness = count(len(self.portraits), _counted(self.portraits))


def find_duplicates(db: Connection) -> Duplicates:
    """Weigh everybody who is worth it against each other; the best pairs come first.

    Whom the owner has said to be two people are left out, and never joined through others.
    """
    refused = refusals.refused_pairs(db)
    gallery = Gallery(db)
    found = dict(_weighed(gallery, refused))
    drawn = _drawn(gallery, found)
    labels = portraits.labels(db, drawn)

    def is_two(a: int, b: int) -> bool:
        couple = (a, b) if a < b else (b, a)
        if couple in found:
            return False
        return couple in refused or _is_two(drawn[a], drawn[b], gallery.common)

    @cache
    def order(id_: int) -> Order:
        return content(drawn[id_])

    links = [link for link in found.items() if link[1].lane in SURE]
    certain = cluster(links, is_two, order, ("certain",)).joined
    joined = cluster(links, is_two, order)
    between = joined.through.keys() - found.keys()
    for couple, (link, id_) in joined.through.items():
        if couple not in found or _rank(link) < _rank(found[couple]):
            found[couple] = said_through(link, labels[id_], id_)
    for couple, id_ in joined.apart.items():
        found[couple] = said_apart(found[couple], labels[id_], id_)
    pairs = [Pair(a, b, likeness) for (a, b), likeness in found.items()]
    pairs.sort(key=lambda pair: (_rank(pair.likeness), -pair.likeness.bits, pair.a, pair.b))
    return Duplicates(pairs, certain, labels, between, gallery.common)


def _weighed(gallery: Gallery, refused: set[Couple]) -> Iterator[tuple[Couple, Likeness]]:
    drawn = gallery.portraits  # in the order of their ids
    for one, other in candidates(drawn, gallery.common):
        a, b = drawn[one], drawn[other]
        likeness = weigh(a, b, gallery.common)
        if likeness.lane and (a.id, b.id) not in refused:
            yield (a.id, b.id), likeness


def _is_two(a: Portrait, b: Portrait, common: Commonness) -> bool:
    """Tell whether more speaks against one person than for it, however likely that was before."""
    likeness = weigh(a, b, common)
    if likeness.lane:
        return False
    return bool(likeness.doubts) or likeness.bits + even_odds(common) < 0


def _drawn(gallery: Gallery, found: Iterable[Couple]) -> dict[int, Portrait]:
    ids = {id_ for couple in found for id_ in couple}
    return {drawn.id: drawn for drawn in gallery.portraits if drawn.id in ids}


def _counted(drawn: Iterable[Portrait]) -> Iterator[tuple[str, str]]:
    """Yield what people share, addresses and numbers once for all entries of one name."""
    heard: set[tuple[str, str, str, str]] = set()
    for one in drawn:
        for field, value in values(one):
            if field in OWN:
                holder = (field, value, one.given, one.family)
                if holder in heard:
                    continue
                heard.add(holder)
            yield field, value


def _rank(likeness: Likeness) -> int:
    return LANES.index(likeness.lane or "possible")
