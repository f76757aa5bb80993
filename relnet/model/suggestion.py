"""An occasion that relnet proposes, and what the owner decided about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from relnet.phrase import Phrase

SuggestionKind = Literal["thank", "congratulate", "follow_up", "promise", "card"]


@noun
class Suggestion:
    """Whom to turn to today, and why.

    ``key`` is stable: the same occasion has the same key every day. ``weight`` orders the
    list, heaviest first. ``evidence`` are facts the owner can check.
    """

    key: str
    kind: SuggestionKind
    contact_id: int
    contact: str
    organization: str
    due_on: date
    reason: Phrase
    weight: float
    evidence: tuple[Phrase, ...] = ()
    channel: str = ""


@noun
class Decision:
    """What the owner decided about a suggestion; a snoozed one comes back on ``until_on``."""

    key: str
    verdict: Literal["done", "snoozed", "skipped"]
    until_on: date | None = None
