"""What may be an occasion to get in touch, as the diary has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.card import ChannelKind


@dataclass(frozen=True, slots=True)
class Encounter:
    """Somebody met on a day, perhaps at an event, and by what kinds of channel to reach them.

    Without an event, ``event_id`` is None, ``event`` and ``place`` are ''.
    """

    contact_id: int
    contact: str
    organization: str
    met_on: date
    event_id: int | None = None
    event: str = ""
    place: str = ""
    channels: frozenset[ChannelKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Praise:
    """Somebody endorsed the owner for a skill, or recommended them; ``about`` says for what.

    ``learned_on`` is the day on which relnet got to know of it: exports come late.
    ``thanked_on`` is the last day on which they were thanked apart from an event.
    """

    contact_id: int
    contact: str
    organization: str
    kind: Literal["endorsement", "recommendation"]
    happened_on: date
    learned_on: date
    about: str = ""
    thanked_on: date | None = None
