"""What came of an event: with each person, and in figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.model.event_plan import Person

Group = Literal["promise", "lead", "introduction", "courtesy"]


@noun
class Aftermath:
    """What is known of somebody since the owner met them at an event.

    ``open_here`` counts the follow-ups agreed there that are open, ``next_step`` is the next
    thing to do with them, wherever it was agreed, '' if there is none.
    """

    person: Person
    met_on: date
    thanked_on: date | None = None
    open_here: int = 0
    leads_here: int = 0
    introductions: int = 0
    next_step: str = ""
    next_on: date | None = None
    let_go_on: date | None = None


@noun
class Debriefed:
    """One line of a debriefing: thanks are due by ``thank_by``, and fit until ``thanks_fit_until``.

    ``may_go`` if it is time to let them go: two weeks have passed without a next step.
    """

    after: Aftermath
    group: Group
    thank_by: date
    thanks_fit_until: date
    may_go: bool


@noun
class Counts:
    """How many people were met at an event, and how many are expected.

    ``others`` are organizations and groups, such as a firm whose card one was given.
    """

    met: int
    expected: int
    others: int


@noun
class Figures:
    """What an event brought, counted.

    ``people`` were met, ``new_people`` for the first time; ``talks`` and ``appointments`` count a
    person each time. ``promises`` are all follow-ups agreed there, ``kept`` those that are done.
    ``lead_value`` and ``won_value`` are sums, None where no lead has a value.
    """

    people: int = 0
    new_people: int = 0
    thanked: int = 0
    talks: int = 0
    appointments: int = 0
    promises: int = 0
    kept: int = 0
    referrals: int = 0
    leads: int = 0
    won: int = 0
    lead_value: float | None = None
    won_value: float | None = None
