"""When two cards name one relative: ``Petra`` and ``Petra Falk``."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.rules.titles import without_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Of whom nobody has two with one given name.
KINDS = frozenset({"spouse", "child", "parent", "sibling"})
MOST_NAMES = 4096  # that are remembered
MOST = 20  # relatives of a kind and a given name that are compared; nobody has as many


def names_less(short: str, name: str, kind: str, family: str) -> bool:
    """Tell whether a relative of somebody with this family name is named by a part of the name.

    It has to be the beginning: the given name. What is left out is the title, or the family's
    own name; of a spouse it may be any: but two daughters may be called Anna and Anna Lena.
    """
    mine, theirs = _words(short), _words(name)
    if kind not in KINDS or not mine or theirs[: len(mine)] != mine:
        return False
    if rest := theirs[len(mine) :]:
        return kind == "spouse" or rest[-1] in fold(family).split()
    return len(short) < len(name) and "," not in name


def named_twice(
    relatives: Iterable[tuple[int, str]], kind: str, family: str
) -> Iterator[tuple[int, int]]:
    """Yield who of somebody's relatives of a kind is somebody else of them, with the full name.

    Who could be several of them stays.
    """
    known = dict(relatives)
    by_first: dict[str, list[int]] = {}
    for id_, name in known.items():
        by_first.setdefault(next(iter(_words(name)), ""), []).append(id_)
    for alike in by_first.values():
        for id_ in alike[:MOST]:
            fuller = [
                other
                for other in alike[:MOST]
                if names_less(known[id_], known[other], kind, family)
            ]
            longest = max(fuller, key=lambda other: len(_words(known[other])), default=0)
            if longest and all(
                other == longest or names_less(known[other], known[longest], kind, family)
                for other in fuller
            ):
                yield id_, longest


@lru_cache(MOST_NAMES)
def _words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, given name first, without titles."""
    family, comma, given = without_titles(name).partition(",")
    return tuple(fold(f"{given} {family}" if comma else family).split())
