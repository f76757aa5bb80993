"""Put together what today holds: the suggestions of all rules, most important first.

A rule gives each suggestion a weight on one scale of 0 to 100, so that a new rule finds its
place without changing another:

    100  a round birthday today      90  any other birthday today
     80  follow-ups of one's own     70  thanks after an event
     65  thanks for praise           60  a round birthday, announced or late
     55  a new job or promotion, if one knows them from more than a network
     50  any other birthday, announced or late
     45  a card that was forgotten   40  what others promised
     35  a new job or promotion, of those one is merely connected with

What can only be done today stands above one's own word, one's own word above courtesy, and
courtesy above what others owe. A thank-you and a forgotten card of one meeting are two lines,
for each is done in its own way; the card stands far below. Within one weight the older due day
comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from relnet.model.suggestion import Decision, Suggestion


def agenda(
    suggestions: Iterable[Suggestion], decisions: Mapping[str, Decision], today: date
) -> list[Suggestion]:
    """Return what is still open today, each occasion once; decisions are found by their key."""
    agreed: dict[str, Suggestion] = {}
    for suggestion in sorted(suggestions, key=_order):
        if not _is_settled(decisions.get(suggestion.key), today):
            agreed.setdefault(suggestion.key, suggestion)
    return list(agreed.values())


def _is_settled(decision: Decision | None, today: date) -> bool:
    if decision is None:
        return False
    if decision.verdict == "snoozed":
        return decision.until_on is not None and decision.until_on > today
    return True


def _order(suggestion: Suggestion) -> tuple[float, date, str, str, str]:
    """Leave no tie to the order of arrival: the list must read the same on every run."""
    name = fold(suggestion.contact)
    return -suggestion.weight, suggestion.due_on, name, suggestion.key, str(suggestion.reason)
