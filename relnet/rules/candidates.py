"""Find which portraits are worth weighing, without weighing all with all.

Whoever shares something that belongs to few (an address, a number, a birthday, a street) is
compared. What many share (a firm, a town, a year of birth) counts together with the name: as it
sounds, as it begins, as a nickname, in either order, or with a part missing. The name alone
counts only where it is rare enough to reach even odds against the size of the network: of
people picked at random, fewer pairs share so rare a name than there are people.

A block that is too large to compare is split by names, and what is too large even then is
compared with its neighbours in the order of the names (Hernández and Stolfo, "The Merge/Purge
Problem", 1995), never skipped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product
from math import inf, log2
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, JaroWinkler

from relnet.model.noun import noun
from relnet.rules.likeness import FEWEST
from relnet.rules.nicknames import full_names
from relnet.rules.phonetics import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relnet.rules.commonness import Commonness
    from relnet.rules.portraits import Portrait

FEW = 8  # members of a block who are compared all with all, and at most entries of one person
LARGEST = 40  # namesakes in a block that are compared all with all
WINDOW = 8  # neighbours that each namesake in a larger one is compared with
SLACK = 1.0  # bits that a title adds, which is no block
TOWN = 9.0  # bits at most of a town, with a postcode that is mistyped, and a title
PART = 0.75  # of the bits of a word that are left if it is misspelled (rules/likeness.py)
ALIKE = 0.75  # from 0 to 1: words that are less alike are other words (rules/likeness.py)
INITIAL = 2.0  # bits of a given name that agrees with an initial (rules/likeness.py)
MOST_GIVEN = 3  # given names of one person that are looked at

Pair = tuple[int, int]
Key = tuple[str, str]


@noun
class _Calling:
    """What somebody is called, in keys that namesakes share, and how rare that is.

    ``exact`` are the words of the name in any order, ``alike`` is what misspellings and
    nicknames have in common, ``spoken`` how the given names sound. ``is_whole`` if no part of
    the name is missing or an initial.
    ``bits`` is the most that a name just like it weighs, ``bits_alike`` one like it,
    ``bits_left`` one of which a part is missing.
    """

    exact: str
    alike: tuple[str, ...]
    spoken: frozenset[str]
    words: tuple[str, ...]
    is_whole: bool
    bits: float
    bits_alike: float
    bits_left: float


def candidates(portraits: Sequence[Portrait], common: Commonness) -> Iterator[Pair]:
    """Yield pairs of places in the sequence, the smaller first, each pair once."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, drawn in enumerate(portraits):
        kinds[drawn.kind].append(place)
    search = _Search(portraits, [_calling(drawn, common) for drawn in portraits])
    for places in kinds.values():
        seen: set[int] = set()
        for a, b in search.pairs(places, even_odds(common)):
            pair = (a, b) if a < b else (b, a)
            code = pair[0] * len(portraits) + pair[1]  # a number takes a third of a pair's memory
            if code not in seen:
                seen.add(code)
                yield pair


def even_odds(common: Commonness) -> float:
    """Return the bits that must speak for one person before it is as likely as not."""
    return log2(max(common.people, FEWEST))


def content(drawn: Portrait) -> tuple[object, ...]:
    """Return what a portrait shows, to be sorted by: like ones come together, whoever was first."""
    return (
        drawn.family, drawn.given, drawn.birthday, drawn.key,
        *(sorted(getattr(drawn, field)) for field in _SETS),
        sorted((p.street, p.extended, p.postcode, p.city) for p in drawn.places),
    )  # fmt: skip


_SETS = ("mails", "numbers", "profiles", "firms", "mailboxes", "titles", "uids")


class _Search:
    """The blocks of portraits of one kind, one after the other, so that few are in memory."""

    def __init__(self, portraits: Sequence[Portrait], callings: Sequence[_Calling]) -> None:
        self._portraits = portraits
        self._callings = callings

    def pairs(self, places: Sequence[int], even: float) -> Iterator[Pair]:
        for keys in RARE:
            for block in self._blocks(places, keys):
                if len(block) <= FEW:
                    yield from combinations(block, 2)
                else:
                    yield from self._namesakes(block)
                    yield from self._nameless(block)
        for keys in SHARED:
            for block in self._blocks(places, keys):
                yield from self._namesakes(block)
        # Who shares more than the town, has been compared by now.
        named = [place for place in places if self._callings[place].bits + TOWN >= even]
        for block in self._blocks(named, _towns):
            yield from self._namesakes(block)
        yield from self._rare_names(places, even - SLACK)

    def _blocks(
        self, places: Sequence[int], keys: Callable[[Portrait], Iterable[str]]
    ) -> Iterator[list[int]]:
        blocks: dict[str, list[int]] = defaultdict(list)
        for place in places:
            for key in dict.fromkeys(keys(self._portraits[place])):  # two addresses, one town
                blocks[key].append(place)
        return (block for block in blocks.values() if len(block) > 1)

    def _namesakes(self, block: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs of a block whose names could be one person's."""
        yield from self._called_alike(block, block)
        partial = [place for place in block if not self._callings[place].is_whole]
        if partial:
            yield from self._close(partial)
            for key in (sound, _ends):
                yield from self._parts(partial, block, key)

    def _called_alike(self, same: Iterable[int], similar: Iterable[int]) -> Iterator[Pair]:
        """Yield the pairs among some who have the same name, among others a similar one."""
        exact: dict[str, list[int]] = defaultdict(list)
        alike: dict[str, list[int]] = defaultdict(list)
        for place in same:
            exact[self._callings[place].exact].append(place)
        for place in similar:
            for key in self._callings[place].alike:
                alike[key].append(place)
        for group in exact.values():
            if len(group) > 1:
                yield from self._close(group)
        for group in alike.values():
            if len(group) > 1:
                yield from self._resembling(group)

    def _parts(
        self, partial: Sequence[int], block: Sequence[int], key: Callable[[str], str]
    ) -> Iterator[Pair]:
        """Yield pairs of names of which one says less, by the words they have in common."""
        wanted = {key(word) for place in partial for word in self._callings[place].words}
        groups: dict[str, tuple[list[int], list[int]]] = {word: ([], []) for word in wanted}
        for place in block:
            calling = self._callings[place]
            for word in {key(word) for word in calling.words} & wanted:
                groups[word][calling.is_whole].append(place)
        for some, whole in groups.values():
            yield from self._close(some)
            if len(some) * len(whole) <= LARGEST**2 / 2:
                yield from product(some, whole)
            else:
                yield from self._close(some + whole)

    def _nameless(self, block: Sequence[int]) -> Iterator[Pair]:
        """Yield pairs of those without a name, of whom nobody knows what to split them by."""
        nameless = [place for place in block if not self._callings[place].words]
        if nameless:
            named = [place for place in block if self._callings[place].words]
            yield from self._close(nameless)
            yield from product(nameless, named[:WINDOW])

    def _rare_names(self, places: Sequence[int], even: float) -> Iterator[Pair]:
        """Yield the pairs who share a name that could be enough by itself.

        Nobody is here as often as a crowd of namesakes: it is several people, and two of them
        are hardly one unless they share more.
        """
        called = self._callings
        entries = Counter(called[place].exact for place in places)
        places = [place for place in places if entries[called[place].exact] <= FEW]
        yield from self._called_alike(
            [place for place in places if called[place].bits >= even],
            [place for place in places if called[place].bits_alike >= even],
        )
        rare = [place for place in places if called[place].bits_left >= even]
        if partial := [place for place in rare if not called[place].is_whole]:
            yield from self._parts(partial, rare, str)

    def _resembling(self, group: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs of a group whose given and family names could be misspelled."""
        portraits, callings = self._portraits, self._callings
        for one, other in self._close(group):
            a, b = portraits[one], portraits[other]
            if (
                a.given == b.given
                or not callings[one].spoken.isdisjoint(callings[other].spoken)
                or _resemble(a.given, b.given)
            ) and (
                a.family == b.family
                or _resemble(a.family, b.family)
                or not {*a.name.family, *a.name.born}.isdisjoint(b.name.family + b.name.born)
            ):
                yield one, other

    def _close(self, group: Sequence[int]) -> Iterable[Pair]:
        """Yield all pairs of a group, of a large one only neighbours in the order of names."""
        if len(group) <= LARGEST:
            return combinations(group, 2)
        portraits = self._portraits
        order = sorted(group, key=lambda place: content(portraits[place]))
        return (
            (place, other)
            for index, place in enumerate(order)
            for other in order[index + 1 : index + WINDOW + 1]
        )


def _calling(drawn: Portrait, common: Commonness) -> _Calling:
    if drawn.kind != "person":
        key = drawn.key
        alike = (f"{key[:6]}*", f"{sound(key)}~")
        return _Calling(key, alike, frozenset(), (), True, inf, inf, inf)
    given, family = drawn.given, drawn.family
    words = tuple([word for word in (_spelled(drawn), family) if len(word) > 1])
    bits = sorted([common.bits("name", word) for word in words])
    rare, rarest = sum(bits), max(bits, default=0.0)
    spoken = _spoken(drawn)
    return _Calling(
        " ".join(sorted((given, family))),
        tuple({*_alike(drawn, spoken)}) if len(words) == 2 else (),
        spoken,
        words,
        len(words) == 2,
        rare,
        rarest + PART * (rare - rarest),
        (common.bits("name", family) if len(family) > 1 else rarest) + INITIAL,
    )


def _spelled(drawn: Portrait) -> str:
    """Return the given names, '' for nothing but initials: J. P."""
    return drawn.given if any(len(word) > 1 for word in drawn.name.given) else ""


def _spoken(drawn: Portrait) -> frozenset[str]:
    calls = (*drawn.name.given, *drawn.name.additional)[:MOST_GIVEN]
    return frozenset(sound(call) for given in calls for call in (given, *full_names(given)))


def _alike(drawn: Portrait, spoken: Iterable[str]) -> Iterator[str]:
    """Yield the sound of one name with the beginning of another, or with both its ends."""
    for family in {drawn.family, *drawn.name.family, *drawn.name.born}:
        yield f"{sound(family)} {_ends(drawn.given)}"
        for call in spoken:
            yield f"{sound(family)} {call[:2]}"
            yield f"{family[:2]} {call}"
            yield f"{_ends(family)} {call}"


def _resemble(mine: str, theirs: str) -> bool:
    """Tell whether one word may be the other, misspelled or cut (as in rules/likeness.py)."""
    return (
        JaroWinkler.similarity(mine, theirs) >= ALIKE
        or OSA.normalized_similarity(mine, theirs) >= ALIKE
    )


def _ends(word: str) -> str:
    return f"{word[:1]}-{word[-1:]}"


def _birth(drawn: Portrait) -> Iterable[str]:
    return [drawn.birthday] if drawn.birthday else ()


def _around_birth(drawn: Portrait) -> Iterable[str]:
    """Yield the day without its year, and the year, for one of them may be mistaken."""
    day = drawn.birthday
    return () if not day else (day[-4:], f"{day[:4]}-") if "-" not in day else (day[-4:],)


def _towns(drawn: Portrait) -> Iterable[str]:
    return {place.city for place in drawn.places if place.city}


def _crossed(drawn: Portrait) -> Iterator[str]:
    """Yield two halves together: any two of home, birthday and name may be mistaken at once."""
    day, initials = drawn.birthday, "".join(sorted((drawn.given[:2], drawn.family[:2])))
    for place in drawn.places:
        street = " ".join(word for word in place.street.split() if not word[0].isdecimal())
        halves = (
            (place.postcode, place.street[:4]),
            (place.postcode, place.extended[:4]),
            (place.city, place.extended[:4]),
            (place.city[:4], street),
            (place.postcode, initials),
            (street, initials),
            (place.extended, initials),
            (place.city, day[-4:]),
            (place.city, day[:4]),
            (place.postcode, day[:4]),
            (place.postcode, day[-4:]),
            (place.postcode, place.city),
            (street, day[-4:]),
            (street, day[:4]),
        )
        yield from (f"{number} {a} {b}" for number, (a, b) in enumerate(halves) if a and b)
    if day and initials:
        yield f"{initials} {day[:4]}"
        yield f"{initials} {day[-4:]}"


# What belongs to few people, and what may be many people's.
RARE: tuple[Callable[[Portrait], Iterable[str]], ...] = (
    lambda drawn: drawn.uids,
    lambda drawn: drawn.mails,
    lambda drawn: drawn.profiles,
    lambda drawn: drawn.numbers,
    lambda drawn: drawn.mailboxes,
    _birth,
    lambda drawn: [place.street for place in drawn.places if place.street],
    lambda drawn: [f"{p.extended} {p.postcode}" for p in drawn.places if p.extended and p.postcode],
    _crossed,
)
SHARED: tuple[Callable[[Portrait], Iterable[str]], ...] = (
    lambda drawn: drawn.firms,
    lambda drawn: drawn.domains,
    _around_birth,
    lambda drawn: {place.postcode for place in drawn.places if place.postcode},
    lambda drawn: {f"{p.street[:4]} {p.city}" for p in drawn.places if p.street and p.city},
)
