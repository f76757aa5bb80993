"""In which order to think of people who may be at an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.event_plan import Guest, HintKind

# From what is sure to what is a mere chance; whoever said no comes last.
ORDER: tuple[HintKind, ...] = (
    "met", "said", "tagged", "agreed", "last_time", "exhibits", "name_alike",
    "past_employer", "near", "declined",
)  # fmt: skip
_CLOSE = ("inner", "regular", "wide", "")


def ranked(guests: Iterable[Guest]) -> list[Guest]:
    """Put the surest first; of those alike, who has more reasons, then who is closer."""

    def rank(guest: Guest) -> tuple[object, ...]:
        closeness = _CLOSE.index(guest.person.circle)
        kinds = {hint.kind for hint in guest.hints}
        name = fold(guest.person.contact), guest.person.contact_id
        return ORDER.index(guest.hints[0].kind), -len(kinds), closeness, *name

    return sorted(guests, key=rank)
