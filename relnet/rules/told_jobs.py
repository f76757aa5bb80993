"""Whether a job that was told of is the one that somebody has now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from relnet.model.card import Position
from relnet.model.folding import fold
from relnet.model.noun import noun
from relnet.rules.organizations import organization_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relnet.model.life import LifeEvent

LATELY = timedelta(days=366)  # how old the news of a job may be that is still held
JOBS = frozenset({"new_job", "promotion", "new_title", "left_job", "retirement"})


@noun
class ToldJob:
    """A job that was told of, beside the one that stands in somebody's entry.

    ``time`` says whether it is held now, begins ahead, or is of the past, as far as can be told.
    ``entry`` has no words if the entry names no job.
    """

    told: Position
    entry: Position
    time: Literal["now", "ahead", "past"]

    @property
    def is_more(self) -> bool:
        """Tell whether the entry only lacks the title that was told."""
        return not self.entry.title and _is_same_place(self.told, self.entry)


def told_job(
    event: LifeEvent,
    entry: Position,
    entry_on: str,
    others: Iterable[LifeEvent],
    today: date,
) -> ToldJob | None:
    """Return the job of an event; None if it says none, or what the entry says.

    It is of the past if a later change is among the ``others`` that are known, or if it is
    older than a year and than ``entry_on``, the day for which the entry was stated.
    """
    told = _told(event, entry)
    if told is None or _says_no_more(told, entry):
        return None
    if event.latest_on > today:
        return ToldJob(told, entry, "ahead")
    is_outdated = any(
        one.kind in JOBS and event.latest_on < one.earliest_on <= today for one in others
    )
    is_old = event.latest_on < today - LATELY and event.latest_on.isoformat() <= entry_on[:10]
    return ToldJob(told, entry, "past" if is_outdated or is_old else "now")


def _told(event: LifeEvent, entry: Position) -> Position | None:
    if not event.after:
        return None
    if event.kind == "new_job":
        return Position(event.after, title=event.note)
    if event.kind == "promotion":
        return Position(event.note or entry.organization, title=event.after)
    return None


def _says_no_more(told: Position, entry: Position) -> bool:
    return _is_same_place(told, entry) and (not told.title or fold(told.title) == fold(entry.title))


def _is_same_place(told: Position, entry: Position) -> bool:
    return organization_key(told.organization) == organization_key(entry.organization)
