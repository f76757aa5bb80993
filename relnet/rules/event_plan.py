"""Who may be at an event, and how sure that is; in which order to walk, and when to talk."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from relnet.model.event_plan import Certainty, Guest, HintKind, Slot
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.guest_order import ranked
from relnet.rules.stands import walking_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CERTAINTY: dict[HintKind, Certainty] = {
    "met": "met",
    "said": "sure",
    "tagged": "likely",
    "agreed": "likely",
    "last_time": "likely",
    "exhibits": "likely",
    "declined": "declined",
}
FULL = 8  # talks; a day with fewer is not worth the way if another one has room


@noun
class Hours:
    """From when to when there is time for talks, how long one takes, and the pauses."""

    opens: time = time(9)
    closes: time = time(17)
    minutes: int = 15
    pauses: tuple[tuple[time, time], ...] = ((time(12), time(13)),)


def certainty(guest: Guest) -> Certainty:
    """Say how sure it is that somebody will be there, by the best reason."""
    return _CERTAINTY.get(guest.hints[0].kind, "possible")


def walk(guests: Iterable[Guest]) -> list[Guest]:
    """Put people in the order of halls and stands; those without a stand come last.

    Behind them are those who said no.
    """

    def place(guest: Guest) -> tuple[object, ...]:
        person = guest.person
        spot = walking_order(guest.spots[0]) if guest.spots else (True,)
        is_out = certainty(guest) == "declined"
        return is_out, *spot, fold(person.organization), fold(person.contact), person.contact_id

    return sorted(guests, key=place)


def slots(guests: Sequence[Guest], days: Sequence[date], hours: Hours) -> list[Slot]:
    """Propose a time for everybody who is likely to be there and was not met yet.

    People are visited in the order of ``walk``: a hall is left only when it is done, and a slot
    stays free for the way to the next one where the day has room. The days fill up evenly. If
    there is not time for all, the surest get it.
    """
    times = [*times_of(hours)]
    wanted = [guest for guest in ranked(guests) if certainty(guest) in {"sure", "likely"}]
    wanted = wanted[: len(times) * len(days)]
    shares = _shares(walk(wanted), len(days), len(times))
    return [
        Slot(guest, datetime.combine(day, start), datetime.combine(day, end))
        for day, share in zip(days, shares, strict=False)
        for guest, (start, end) in _timed(share, times)
    ]


def days_left(first: date, last: date, today: date) -> list[date]:
    """Return the days of an event that are not over, at most a month of them."""
    first = max(first, today)
    count = min((last - first).days + 1, 31)
    return [first + timedelta(days=n) for n in range(count)]


def times_of(hours: Hours) -> Iterator[tuple[time, time]]:
    """Yield beginning and end of each talk that a day has time for."""
    length, day = timedelta(minutes=hours.minutes), date.min
    start, closes = datetime.combine(day, hours.opens), datetime.combine(day, hours.closes)
    while (end := start + length) <= closes:
        pause = next((p for p in hours.pauses if _overlaps(p, start.time(), end.time())), None)
        if pause is None:
            yield start.time(), end.time()
            start = end
        else:
            start = datetime.combine(day, pause[1])


def _overlaps(pause: tuple[time, time], start: time, end: time) -> bool:
    return pause[0] < end and start < pause[1]


def _shares(walked: Sequence[Guest], days: int, most: int) -> list[list[Guest]]:
    """Share people out among the days, a hall to a day where that is possible.

    A day that is closed has at least its even share, so the days suffice.
    """
    enough = min(max(-(-len(walked) // max(days, 1)), FULL), most)
    shares: list[list[Guest]] = [[]]
    for _, hall in groupby(walked, key=_hall):
        if len(shares[-1]) >= enough:
            shares.append([])
        for guest in hall:
            if len(shares[-1]) == most:
                shares.append([])
            shares[-1].append(guest)
    return shares


def _timed(
    share: Sequence[Guest], times: Sequence[tuple[time, time]]
) -> Iterator[tuple[Guest, tuple[time, time]]]:
    spare, place, hall = len(times) - len(share), 0, _hall(share[0]) if share else ""
    for guest in share:
        if hall and _hall(guest) not in {hall, ""} and spare:
            spare, place = spare - 1, place + 1
        hall = _hall(guest)
        yield guest, times[place]
        place += 1


def _hall(guest: Guest) -> str:
    return guest.spots[0].hall if guest.spots else ""
