"""What may happen in somebody's life, as people call it, and when two tellings mean one thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.model.folding import fold
from relnet.phrase import Phrase
from relnet.rules.organizations import organization_key

if TYPE_CHECKING:
    from relnet.model.life import LifeEvent

KINDS = (
    "new_job", "promotion", "wedding", "birth", "jubilee", "retirement", "move", "condolence",
)  # fmt: skip
# What can only be told when it has happened.
PAST = frozenset({"birth", "condolence"})
# Other words for them; folded, as are the kinds themselves.
_ALSO = {
    "new_job": "new job, job, job change, neue stelle, neuer job, neue arbeit, stellenwechsel, "
    "jobwechsel, arbeitgeberwechsel",
    "promotion": "promoted, beförderung, befördert, aufstieg",
    "wedding": "marriage, married, hochzeit, heirat, geheiratet, trauung, eheschließung",
    "birth": "baby, child, newborn, geburt, kind, nachwuchs",
    "jubilee": "anniversary, work anniversary, jubiläum, dienstjubiläum, firmenjubiläum, "
    "betriebsjubiläum",
    "retirement": "retired, pension, ruhestand, rente, rentner, pensionierung, verrentung",
    "move": "moved, relocation, umzug, umgezogen, wohnortwechsel",
    "condolence": "bereavement, death, loss, mourning, trauerfall, todesfall, tod, trauer, "
    "kondolenz, beileid, verlust",
}
_MEANT = {
    fold(word): kind
    for kind in KINDS
    for word in (kind, *_ALSO[kind].split(","))
}  # fmt: skip
# How long the same news is told again: exports and friends tell it late.
SAME_NEWS = timedelta(days=366)  # with the same firm, title or town in it
LATELY = timedelta(days=90)  # with nothing in it, and no day
# Of these the note is a title or a firm, if `after` names the other one.
WORK = frozenset({"new_job", "promotion", "new_title"})


def life_kind(text: str) -> str:
    """Return the kind that a word names, in English or German; BadValueError."""
    if kind := _MEANT.get(fold(text)):
        return kind
    raise BadValueError("KIND", text, Phrase("it is one of {known}.", known=", ".join(KINDS)))


def is_same(known: LifeEvent, told: LifeEvent, *, is_day_said: bool) -> bool:
    """Tell whether what is told now is known already, of the same person.

    It is of the same kind and says nothing else. Either both may have been on the same day; or
    both name the same firm, title or town within a year; or nobody says a day, and it was lately.
    """
    if known.kind != told.kind or _contradict(known, told):
        return False
    if _overlap(known, told, timedelta(0)):
        return True
    if known.after and told.after:
        return _overlap(known, told, SAME_NEWS)
    return not is_day_said and _overlap(known, told, LATELY)


def joined(known: LifeEvent, told: LifeEvent, *, is_day_said: bool) -> LifeEvent:
    """Return what both say together: the day that was said, and the words said last.

    A remark on work has no place beside a firm or title: ``remarks`` tells which ones are left out.
    """
    days = told if is_day_said else known
    after = told.after or known.after
    notes = (one.note for one in (told, known) if not after or not _is_remark(one))
    return replace(
        known,
        earliest_on=days.earliest_on,
        latest_on=days.latest_on,
        before=known.before or told.before,
        after=after,
        note=next(filter(None, notes), ""),
    )


def remarks(known: LifeEvent, told: LifeEvent) -> list[str]:
    """Return the owner's words of both that are no part of what they say together."""
    if not (told.after or known.after):
        return []
    return [one.note for one in (known, told) if _is_remark(one)]


def _is_remark(event: LifeEvent) -> bool:
    """Tell whether the note is the owner's own, and neither the title nor the firm of a job."""
    return bool(event.note) and event.kind in WORK and not event.after


def _contradict(known: LifeEvent, told: LifeEvent) -> bool:
    if not (known.after and told.after):
        return False
    return organization_key(known.after) != organization_key(told.after)


def _overlap(known: LifeEvent, told: LifeEvent, margin: timedelta) -> bool:
    # Differences, for a sum could leave the calendar.
    return (
        told.earliest_on - known.latest_on <= margin
        and known.earliest_on - told.latest_on <= margin
    )
