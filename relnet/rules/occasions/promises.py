"""Keep one's own word, and remember that of others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.model.today import reading_day
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.diary import FollowUp
    from relnet.model.today import Today

NEEDS = "follow_ups"
BEFORE, AFTER = timedelta.max, timedelta(0)  # however long ago they were due
MINUTES_MINE, MINUTES_THEIRS = 15, 5  # doing what was promised; asking kindly
# On the scale of relnet/rules/agenda.py: one's word for today, an older one, that of others.
MINE_TODAY, MINE, THEIRS = 120.0, 80.0, 40.0


def suggest(follow_ups: Iterable[FollowUp], today: Today) -> Iterator[Suggestion]:
    """Suggest every open follow-up from its due day on, for as long as it is open.

    What the owner is to do is a ``follow_up``; what others promised is a ``promise``. The day is
    the owner's own choice: what was planned for a Saturday is shown on it.
    """
    for follow_up in follow_ups:
        if follow_up.state == "open" and follow_up.due_on <= today.day:
            yield _suggestion(follow_up, today)


def _suggestion(follow_up: FollowUp, today: Today) -> Suggestion:
    is_mine = follow_up.direction == "mine"
    return Suggestion(
        key=f"follow-up:{follow_up.id}",
        kind="follow_up" if is_mine else "promise",
        contact_id=follow_up.contact_id,
        contact=follow_up.contact,
        organization=follow_up.organization,
        due_on=follow_up.due_on,
        reason=_mine(follow_up, reading_day(today)) if is_mine else _theirs(follow_up),
        weight=_weight(follow_up, today.day),
        evidence=tuple(_evidence(follow_up)),
        is_for_the_day=is_mine,
        minutes=MINUTES_MINE if is_mine else MINUTES_THEIRS,
        facts=_facts(follow_up),
    )


def _weight(follow_up: FollowUp, today: date) -> float:
    if follow_up.direction == "theirs":
        return THEIRS
    return MINE_TODAY if follow_up.due_on == today else MINE


def _facts(follow_up: FollowUp) -> dict[str, object]:
    """Say what a letter may: the text of the owner's own follow-ups is a private note."""
    about = follow_up.reason if follow_up.direction == "theirs" else ""
    texts = {"about": about, "event": follow_up.event_title}
    known = {name: text for name, text in texts.items() if text}
    return {"kind": follow_up.direction, "day": follow_up.due_on, **known}


def _mine(follow_up: FollowUp, today: date) -> Phrase:
    what = follow_up.reason or Phrase("get in touch")
    if follow_up.due_on == today:
        return Phrase("{what} (planned for today)", what=what)
    return Phrase("{what} (planned for {day})", what=what, day=follow_up.due_on)


def _theirs(follow_up: FollowUp) -> Phrase:
    what = follow_up.reason or Phrase("get in touch")
    return Phrase("promised: {what}; could be nice to ask", what=what)


def _evidence(follow_up: FollowUp) -> Iterator[Phrase]:
    yield Phrase("due on {day}", day=follow_up.due_on)
    if event := follow_up.event_title or follow_up.event:
        yield Phrase("agreed at {event}", event=event)
    if follow_up.every:
        yield Phrase("comes back every {every}", every=follow_up.every)
