"""Keep one's own word, and remember that of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.diary import FollowUp

# On the scale of relnet/rules/agenda.py.
MINE = 80.0
THEIRS = 40.0


def suggest_follow_ups(follow_ups: Iterable[FollowUp], today: date) -> Iterator[Suggestion]:
    """Suggest every open follow-up from its due day on, for as long as it is open.

    What the owner is to do is a ``follow_up``; what others promised is a ``promise``.
    """
    for follow_up in follow_ups:
        if follow_up.state == "open" and follow_up.due_on <= today:
            yield _suggestion(follow_up, today)


def _suggestion(follow_up: FollowUp, today: date) -> Suggestion:
    is_mine = follow_up.direction == "mine"
    return Suggestion(
        key=f"follow-up:{follow_up.id}",
        kind="follow_up" if is_mine else "promise",
        contact_id=follow_up.contact_id,
        contact=follow_up.contact,
        organization=follow_up.organization,
        due_on=follow_up.due_on,
        reason=_mine(follow_up, today) if is_mine else _theirs(follow_up),
        weight=MINE if is_mine else THEIRS,
        evidence=tuple(_evidence(follow_up)),
    )


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
    if follow_up.event:
        yield Phrase("agreed at {event}", event=follow_up.event)
    if follow_up.every:
        yield Phrase("comes back every {every}", every=follow_up.every)
