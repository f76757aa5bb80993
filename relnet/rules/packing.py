"""Pack the minutes that one has: which lines together weigh most."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from relnet.rules.agenda import ONLY_TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.model.suggestion import Suggestion


def pack(items: Sequence[Suggestion], minutes: int) -> list[Suggestion]:
    """Return the lines that fit into these minutes and weigh most together, in their order.

    What can only be done today is packed first: a birthday does not give way to two calls that
    tomorrow will do for. Both times it is the 0/1 knapsack, exactly (Bellman 1957), in time of
    lines by minutes.
    """
    urgent = [n for n, item in enumerate(items) if _base(item) >= ONLY_TODAY]
    others = [n for n, item in enumerate(items) if _base(item) < ONLY_TODAY]
    chosen = _best(items, urgent, minutes)
    room = minutes - sum(_minutes(items[n]) for n in chosen)
    return [items[n] for n in sorted((*chosen, *_best(items, others, room)))]


def _best(items: Sequence[Suggestion], places: Sequence[int], minutes: int) -> tuple[int, ...]:
    """Return the places of the best set; of two of one weight that with the earlier lines."""
    # best[m]: what fits into m minutes, as its weight in tenths and its places.
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * (minutes + 1)
    for n in sorted(_worth_trying(items, places, minutes), reverse=True):
        needed, weight = _minutes(items[n]), round(items[n].weight * 10)
        for room in range(minutes, needed - 1, -1):
            before, taken = best[room - needed]
            if before + weight >= best[room][0]:
                best[room] = before + weight, (n, *taken)
    return best[minutes][1]


def _worth_trying(
    items: Sequence[Suggestion], places: Sequence[int], minutes: int
) -> Iterator[int]:
    """Yield the places of those that can be in the best set: the heaviest of equally long ones."""
    room: dict[int, int] = defaultdict(int)
    for n in sorted(places, key=lambda n: -items[n].weight):
        needed = _minutes(items[n])
        room[needed] += needed
        if room[needed] <= minutes:
            yield n


def _base(item: Suggestion) -> float:
    return item.parts[0].points if item.parts else item.weight


def _minutes(item: Suggestion) -> int:
    return max(1, item.minutes)
