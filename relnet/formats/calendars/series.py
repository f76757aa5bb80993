"""Meetings that repeat: what a calendar says of their first day by itself holds for that day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.card import Record
    from relnet.model.happening import Gathering

WAITING_LIMIT = 4 << 20  # bytes of series that wait for the end of their file

ELSEWHERE = Phrase(
    "its first day was called off or moved; the other days of a series are not taken."
)


def without_exceptions(records: Iterable[Record]) -> Iterator[Record]:
    """Yield series behind all others: their exceptions may stand above or far below them.

    One whose first day was called off or moved is skipped. An exception on the same day adds
    to it: it may leave out the people and the place that did not change (Google).
    """
    elsewhere: set[tuple[str, str]] = set()
    waiting: list[Record] = []
    room = WAITING_LIMIT
    for record in records:
        gathering = record.happening.gathering if record.happening else None
        if gathering and gathering.instance and _is_elsewhere(gathering):
            elsewhere.add((gathering.uid, gathering.instance[:10]))
        if gathering and gathering.repeats and room > len(record.raw):
            waiting.append(record)
            room -= len(record.raw)
        else:
            yield record
    for record in waiting:
        gathering = record.happening.gathering if record.happening else None
        is_out = gathering and (gathering.uid, gathering.starts_on) in elsewhere
        yield without_first_day(record) if is_out else record


def without_first_day(record: Record) -> Record:
    """Skip a series, and let what is known of its first day be called off."""
    happening = record.happening
    if happening is None or happening.gathering is None or record.is_skipped:
        return record
    off = replace(happening.gathering, is_called_off=True, instance=happening.gathering.starts_on)
    return replace(
        record,
        card=None,
        others=(),
        reason=ELSEWHERE,
        is_skipped=True,
        happening=replace(happening, gathering=off) if record.key else None,
    )


def _is_elsewhere(gathering: Gathering) -> bool:
    return gathering.is_called_off or gathering.starts_on != gathering.instance[:10]
