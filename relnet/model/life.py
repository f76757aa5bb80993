"""What changes in people's lives, and what entries of exports said before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.arrival import Arrival

# What is worth a line, but nobody's attention: it comes after everything else.
QUIET = frozenset({"new_mail", "lost_connection"})
# What is told by people, but happened to a firm.
OF_FIRMS = frozenset({"organization_renamed", "lost_foothold"})


@noun
class LifeEvent:
    """Something that happened to somebody on one of the days from ``earliest_on`` to ``latest_on``.

    What ``before`` and ``after`` are depends on the kind; ``note`` says more:

        new_job               organizations; the new title
        left_job, retirement  the organization before
        lost_foothold         the organization where nobody is left whom the owner knows
        organization_renamed  names of the organization; how many contacts changed to it
        promotion, new_title  titles; the organization
        move                  towns
        new_name              names
        new_mail              mail addresses
        new_connection        the network, after
        lost_connection       the network, before

    Other kinds are the owner's words: ``relnet life``. ``record_id`` is the entry that tells of
    it, of a connection that was lost its last entry.
    """

    contact_id: int
    kind: str
    earliest_on: date
    latest_on: date
    before: str = ""
    after: str = ""
    note: str = ""
    record_id: int | None = None


@noun
class Said:
    """What an entry of an export says about a contact, and the newest day on which it said so."""

    record_id: int
    contact_id: int
    seen_on: date
    arrival: Arrival


@noun
class Milestone:
    """A life event to congratulate on.

    ``learned_on`` is the day on which relnet got to know of it. ``is_close`` tells whether
    anything ever happened between the owner and them beside being connected.
    ``congratulated_on`` is the last day on which they were congratulated on anything.
    """

    id: int
    event: LifeEvent
    contact: str
    organization: str
    learned_on: date
    is_close: bool = False
    congratulated_on: date | None = None
