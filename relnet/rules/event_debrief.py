"""What is left to do with everybody who was met at an event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.event_results import Aftermath, Debriefed, Group
from relnet.rules.calendar_steps import working_day_after
from relnet.rules.occasions.thanks import FADES_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.today import Today

GROUPS: tuple[Group, ...] = ("promise", "lead", "introduction", "courtesy")
PATIENCE = timedelta(days=14)  # after the meeting without a next step, it may be let go


def debriefed(people: Iterable[Aftermath], today: Today) -> list[Debriefed]:
    """Sort people into groups: promises first, then leads, introductions, and the rest.

    Thanks are due on the next working day after the meeting, and fit for two weeks.
    """
    lines = [_debriefed(person, today) for person in people]
    return sorted(lines, key=lambda line: GROUPS.index(line.group))


def _debriefed(after: Aftermath, today: Today) -> Debriefed:
    has_end = bool(after.next_step or after.let_go_on)
    return Debriefed(
        after,
        _group(after),
        _by(after.met_on, today),
        after.met_on + min(FADES_AFTER, date.max - after.met_on),
        may_go=not has_end and today.day - after.met_on >= PATIENCE,
    )


def _group(after: Aftermath) -> Group:
    if after.open_here:
        return "promise"
    if after.leads_here:
        return "lead"
    return "introduction" if after.introductions else "courtesy"


def _by(met_on: date, today: Today) -> date:
    try:
        return working_day_after(met_on, today.holidays)
    except OverflowError:  # on the last day of the calendar
        return met_on
