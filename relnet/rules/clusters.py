"""Bring together who belongs together through others, but never two who contradict each other.

Links are followed best first, as in Kruskal's spanning tree: what two entries are to each other
through others is as sure as the weakest link between them. A link that would make one person of
two people is left out, and they are the weaker ones, for the better were there first. Where only
likeness is asked for, not certainty, a contradiction may be outvoted: by more links between the
two sides than there are contradictions (correlation clustering: Bansal, Blum and Chawla, Machine
Learning 56, 2004).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from relnet.model.likeness import LANES, Lane, Likeness
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 64  # members; a larger cluster is left in several, whose links still are listed
SURE: tuple[Lane, ...] = ("certain", "likely")  # lanes that join

Couple = tuple[int, int]
Order = tuple[object, ...]


class Clusters(NamedTuple):
    """Who belongs together.

    ``joined`` are the members of each cluster of two or more. ``through`` says of couples in
    them what they are through somebody between (the third), ``apart`` which links were left
    out, and between whom else they would have made one person.
    """

    joined: list[list[int]]
    through: dict[Couple, tuple[Likeness, int]]
    apart: dict[Couple, int]


def cluster(
    links: Iterable[tuple[Couple, Likeness]],
    is_two: Callable[[int, int], bool],
    order: Callable[[int], Order],
    lanes: tuple[Lane, ...] = SURE,
) -> Clusters:
    """Join the links of some lanes, in an order that does not depend on who came first.

    ``is_two`` tells of whom it is settled that they are two people, ``order`` gives what to
    sort equally good links by.
    """
    found: dict[int, list[int]] = {}
    through: dict[Couple, tuple[Likeness, int]] = {}
    apart: dict[Couple, int] = {}
    wanted = [link for link in links if link[1].lane in lanes]
    linked = {couple for couple, _ in wanted}
    for couple, likeness in sorted(wanted, key=lambda link: _rank(link, order)):
        a, b = couple
        mine, theirs = found.get(a, [a]), found.get(b, [b])
        if mine is theirs or len(mine) + len(theirs) > MOST:
            continue
        enough = _votes(mine, theirs, linked) if lanes == SURE else 1
        strangers = [*islice(_strangers(mine, theirs, is_two), enough)]
        if len(strangers) == enough:
            apart[couple] = next(id_ for id_ in strangers[0] if id_ not in couple)
            continue
        for pair, between in _through(mine, theirs, couple):
            through[pair] = likeness, between
        whole = mine + theirs
        found.update(dict.fromkeys(whole, whole))
    joined = {id(members): sorted(members) for members in found.values()}
    return Clusters(sorted(joined.values()), through, apart)


def _rank(link: tuple[Couple, Likeness], order: Callable[[int], Order]) -> Order:
    (a, b), likeness = link
    lane = LANES.index(likeness.lane or "possible")
    return lane, -round(likeness.bits, 6), *sorted((order(a), order(b)))


def _strangers(
    mine: list[int], theirs: list[int], is_two: Callable[[int, int], bool]
) -> Iterator[Couple]:
    """Yield who are two people, one of each side."""
    return ((one, other) for one in mine for other in theirs if is_two(one, other))


def _votes(mine: list[int], theirs: list[int], linked: set[Couple]) -> int:
    """Count the links between two sides: one at least, which is to join them."""
    return sum((min(one, other), max(one, other)) in linked for one in mine for other in theirs)


def _through(mine: list[int], theirs: list[int], link: Couple) -> Iterator[tuple[Couple, int]]:
    """Yield all couples that a link joins but its own, each with the end of it in between."""
    a, b = link
    for one in mine:
        for other in theirs:
            if (one, other) != (a, b):
                yield (min(one, other), max(one, other)), a if one != a else b


def said_through(likeness: Likeness, label: str, id_: int) -> Likeness:
    """Say what two are through somebody: as likely as the weakest link between them."""
    reason = Phrase("through {name} ({id})", name=label, id=id_)
    return Likeness(likeness.bits, likeness.lane, (reason,), likeness.doubts)


def said_apart(likeness: Likeness, label: str, id_: int) -> Likeness:
    """Say why a link joins nobody: it is possible at most."""
    doubt = Phrase("but {name} ({id}) is somebody else", name=label, id=id_)
    bits = min(likeness.bits, 2.0)
    return Likeness(bits, "possible", likeness.reasons, (*likeness.doubts, doubt))
