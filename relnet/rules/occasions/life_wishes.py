"""Congratulate on what happens in people's lives: work that changes, a wedding, a birth."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.model.today import reading_day
from relnet.phrase import Phrase
from relnet.rules.life_words import when
from relnet.rules.yearly import DAYS_OFF, announced_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.model.life import LifeEvent, Milestone
    from relnet.model.today import Today

NEEDS = "milestones"
# How long wishes are welcome, from the day on, or from the day one learns of it. Work that changes
# and a move: until the news is old to both. A wedding: the couple travels, and thanks for wishes
# weeks later. A birth: the first weeks belong to the family, nobody counts the days. A jubilee is
# over after its celebrations.
FADES_AFTER = {
    "new_job": timedelta(days=28),
    "promotion": timedelta(days=28),
    "wedding": timedelta(days=28),
    "birth": timedelta(days=42),
    "jubilee": timedelta(days=14),
    "retirement": timedelta(days=28),
    "move": timedelta(days=28),
}
KINDS = tuple(FADES_AFTER)
TOLD_BY_FILES = frozenset({"new_job", "promotion"})  # of the others, only the owner knows enough
FEASTS = frozenset({"wedding", "jubilee", "retirement"})  # wished on the day, if it is known
RECENT = timedelta(days=180)  # before one learns of it: the export itself may have lain about
BEFORE, AFTER = max(FADES_AFTER.values()) + RECENT, DAYS_OFF
LONGEST = timedelta(days=366)  # of the window; beyond it the job may be long lived in
MINUTES, MINUTES_FEAST = 5, 10  # a few lines; a card by hand or a call
# On the scale of relnet/rules/agenda.py.
TODAY, FEAST, WEIGHT, WEIGHT_UNMET = 85.0, 60.0, 55.0, 35.0


def suggest(milestones: Iterable[Milestone], today: Today) -> Iterator[Suggestion]:
    """Suggest wishes for some weeks from the day on which they can be said.

    That is the day itself, or the last working day before it, if it is known beforehand; else
    the day on which relnet learns of it. An export
    that is half a year old, or a window longer than a year, is too vague to congratulate on and
    stays in ``relnet changes``. Any congratulation since is enough. Whom the owner is merely
    connected with comes below what others promised.
    """
    for milestone in milestones:
        if _is_meant(milestone) and _is_open(milestone, today):
            yield _wishes(milestone, today)


def _is_meant(milestone: Milestone) -> bool:
    """Tell whether wishes fit: not to a day long ago from which somebody counts a jubilee."""
    event, learned_on = milestone.event, milestone.learned_on
    is_recent = learned_on - event.latest_on <= RECENT
    is_sure = event.latest_on - event.earliest_on <= LONGEST
    is_told = event.kind in TOLD_BY_FILES or event.record_id is None
    return event.kind in FADES_AFTER and is_recent and is_sure and is_told


def _is_open(milestone: Milestone, today: Today) -> bool:
    event, learned_on = milestone.event, milestone.learned_on
    told_on = _told_on(event, today)
    since = max(learned_on, told_on)
    fades_from = max(learned_on, event.latest_on)
    is_now = since <= today.day and today.day - fades_from <= FADES_AFTER[event.kind]
    done_on = milestone.congratulated_on
    enough_since = told_on if _is_one_day(event) else since
    return is_now and not (done_on and done_on >= enough_since)


def _told_on(event: LifeEvent, today: Today) -> date:
    if not _is_one_day(event):
        return event.latest_on
    return announced_on(event.latest_on, today.holidays)


def _is_one_day(event: LifeEvent) -> bool:
    return event.earliest_on == event.latest_on


def _wishes(milestone: Milestone, today: Today) -> Suggestion:
    event = milestone.event
    return Suggestion(
        key=f"congratulate:life-{milestone.id}:contact-{event.contact_id}",
        kind="congratulate",
        contact_id=event.contact_id,
        contact=milestone.contact,
        organization=milestone.organization,
        due_on=max(milestone.learned_on, event.latest_on),
        reason=_reason(event, reading_day(today)),
        weight=_weight(milestone, today.day),
        evidence=tuple(_evidence(milestone)),
        minutes=MINUTES_FEAST if event.kind in FEASTS or event.kind == "birth" else MINUTES,
        is_for_the_day=event.kind in FEASTS and _is_one_day(event),
        facts=_facts(event),
    )


def _weight(milestone: Milestone, today: date) -> float:
    event = milestone.event
    if event.kind in FEASTS and _is_one_day(event) and event.latest_on == today:
        return TODAY
    if event.kind in FEASTS or event.kind == "birth":
        return FEAST
    return WEIGHT if milestone.is_close or event.record_id is None else WEIGHT_UNMET


def _reason(event: LifeEvent, today: date) -> Phrase:
    tense = 0 if event.latest_on == today else 1 if event.latest_on > today else 2
    if event.kind in WORK:
        return _work(event, is_ahead=tense == 1)
    if event.kind == "move" and event.after:
        return Phrase(MOVES_TO[tense].text, town=event.after, day=event.latest_on)
    return Phrase(REASONS[event.kind][tense].text, day=event.latest_on)


WORK = frozenset({"new_job", "promotion"})
# On the day, before it, and after it.
REASONS = {
    "wedding": (Phrase("weds today"), Phrase("weds on {day}"), Phrase("wedding on {day}")),
    "birth": (
        Phrase("a child, born today"),
        Phrase("a child is expected on {day}"),
        Phrase("a child, born on {day}"),
    ),
    "jubilee": (
        Phrase("celebrates a jubilee today"),
        Phrase("celebrates a jubilee on {day}"),
        Phrase("celebrated a jubilee on {day}"),
    ),
    "retirement": (
        Phrase("retires today"),
        Phrase("retires on {day}"),
        Phrase("retired on {day}"),
    ),
    "move": (Phrase("moves today"), Phrase("moves on {day}"), Phrase("moved on {day}")),
}
MOVES_TO = (
    Phrase("moves to {town} today"),
    Phrase("moves to {town} on {day}"),
    Phrase("moved to {town} on {day}"),
)


def _work(event: LifeEvent, *, is_ahead: bool) -> Phrase:
    if event.kind == "promotion":
        return _promotion(event, is_ahead=is_ahead)
    if is_ahead:
        return Phrase("a new job from {day} on", day=event.latest_on)
    if not event.after:
        return Phrase("new job")
    if not event.note:
        return Phrase("new job at {organization}", organization=event.after)
    return Phrase("new job: {title} at {organization}", title=event.note, organization=event.after)


def _promotion(event: LifeEvent, *, is_ahead: bool) -> Phrase:
    if is_ahead:
        return Phrase("promoted from {day} on", day=event.latest_on)
    return Phrase("promoted to {title}", title=event.after) if event.after else Phrase("promoted")


def _evidence(milestone: Milestone) -> Iterator[Phrase]:
    event = milestone.event
    if event.kind in WORK and event.latest_on <= milestone.learned_on:
        yield Phrase("changed {when}", when=when(event.earliest_on, event.latest_on))
    else:
        yield Phrase("noted for {day}", day=event.latest_on)
    if event.before:
        yield Phrase("before: {before}", before=event.before)
    if event.note and not (event.kind in WORK and event.after):
        yield Phrase("noted: {note}", note=event.note)
    if milestone.learned_on > event.latest_on:
        yield Phrase("known since {day}", day=milestone.learned_on)
    if milestone.congratulated_on:
        yield Phrase("congratulated before, on {day}", day=milestone.congratulated_on)


def _facts(event: LifeEvent) -> dict[str, object]:
    """Say what a letter may: of the note only a title or a firm, which stand beside ``after``."""
    facts: dict[str, object] = {"kind": event.kind}
    if _is_one_day(event):
        facts["day"] = event.latest_on
    texts = {}
    if event.kind == "new_job":
        texts = {"organization": event.after, "title": event.note if event.after else ""}
    elif event.kind == "promotion":
        texts = {"title": event.after, "organization": event.note if event.after else ""}
    elif event.kind == "move":
        texts = {"place": event.after}
    return facts | {name: text for name, text in texts.items() if text}
