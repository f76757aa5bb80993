"""An occasion that relnet proposes, and what the owner decided about it."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal

from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.phrase import Phrase

SuggestionKind = Literal[
    "thank", "congratulate", "condolence", "follow_up", "promise", "reconnect", "meet", "share",
    "card",
]  # fmt: skip


@noun
class Part:
    """What adds to the weight of a suggestion, with the fact that it does."""

    name: Literal["occasion", "freshness", "closeness", "give_and_take", "silence", "event"]
    points: float
    why: Phrase


@noun
class Suggestion:
    """Whom to turn to today, and why.

    ``key`` is stable: the same occasion has the same key every day. ``weight`` orders the
    list, heaviest first: a rule gives the base, ``parts`` are the sum (``rules/ranking.py``).
    ``evidence`` are facts the owner can check, ``minutes`` what it takes, ``advice`` what to
    mind about the channel. What
    ``is_for_the_day`` is about its due day itself, as a birthday is, so that it is shown on a
    day off, too.
    ``cause`` says briefly what a thank-you is for, to stand beside others; ``also`` are the
    other thank-yous to the same person, which this line stands for, too.
    ``facts`` are what a letter may say, each under one of these names where it is known:

        event, place, day       where and when it was (texts, a date)
        topic                   what was talked about
        in_writing              whether that was by letter, mail or message (True)
        birthday, age           the day they have it, what they turn
        kind                    what it is about: of thanks event, meeting, gift, help, referral,
                                introduction, invitation, endorsement, recommendation, outcome;
                                of wishes birthday, round_birthday, anniversary (of a marriage),
                                jubilee, company_jubilee, or the life event; mine, theirs
        title, organization     the new ones
        years                   of a jubilee
        about                   what was given, promised, endorsed, or is shared
        person                  who was introduced or referred
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
    minutes: int = 5
    facts: Mapping[str, object] = field(default_factory=dict)
    is_for_the_day: bool = False
    advice: Phrase | None = None
    parts: tuple[Part, ...] = ()
    cause: Phrase | None = None
    also: tuple[Suggestion, ...] = ()


def keys_of(item: Suggestion) -> tuple[str, ...]:
    """Return the keys of all that a line stands for, its own first."""
    return (item.key, *(other.key for other in item.also))


@noun
class Hidden:
    """What the owner does not want to see: one occasion, or for good all of a kind for somebody.

    ``until_on`` is None but for what was put off, ``reason`` for what is never wanted.
    """

    key: str
    kind: str
    contact_id: int
    contact: str
    verdict: Literal["never", "snoozed", "skipped"]
    decided_on: date
    until_on: date | None = None
    reason: Phrase | None = None


@noun
class Decision:
    """What the owner decided about a suggestion; a snoozed one comes back on ``until_on``.

    Of what was done along with another line, that is the day on which it was.
    """

    key: str
    verdict: Literal["done", "snoozed", "skipped"]
    until_on: date | None = None
