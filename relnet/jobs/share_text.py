"""Find for whom a text is a reason to write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from relnet.jobs.advise_channels import channels_for
from relnet.jobs.know_mourning import in_mourning
from relnet.model.folding import fold
from relnet.model.suggestion import Suggestion
from relnet.phrase import Phrase
from relnet.rules.topics import concerned, prepare
from relnet.store import silences, topics

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relnet.model.consent import Advice
    from relnet.model.topic import Concern, Matter
    from relnet.store import Connection

MINUTES = 5  # a few lines with the text beside them
LONGEST = 60  # characters of the text that name it


class Shared(NamedTuple):
    """For whom a text is a reason to write, most first, and how many there are in all.

    ``spared`` would rather not hear of it.
    """

    suggestions: list[Suggestion]
    people: int
    spared: list[Concern]


def share_text(db: Connection, today: date, text: str, most: int | None = None) -> Shared:
    """Return whom a text concerns, at most so many of them.

    Left out are those who avoid what it is about, who are in mourning, and whom the owner never
    wants to share things with.
    """
    told, spared = concerned(prepare(text), topics.matters(db, today))
    silent = silences.silences(db) | {(id_, "share") for id_ in in_mourning(db, today)}
    allowed = [concern for concern in told if (concern.contact_id, "share") not in silent]
    found = [_suggestion(concern, today, text) for concern in allowed[:most]]
    advice = channels_for(db, found)
    advised = [_advised(item, advice[item.contact_id, item.kind]) for item in found]
    return Shared(advised, len(allowed), spared)


def _advised(item: Suggestion, advice: Advice) -> Suggestion:
    return replace(item, channel=advice.channel, advice=advice.advice)


def _suggestion(concern: Concern, today: date, text: str) -> Suggestion:
    best = concern.matters[0]
    return Suggestion(
        key=f"share:{crc32(fold(text).encode()):08x}:contact-{concern.contact_id}",
        kind="share",
        contact_id=concern.contact_id,
        contact=concern.contact,
        organization=concern.organization,
        due_on=today,
        reason=_reason(best),
        weight=concern.score,
        evidence=tuple(_evidence(concern)),
        minutes=MINUTES,
        facts={"about": _name(text), "topic": _topic(concern)},
    )


def _topic(concern: Concern) -> str:
    """Return what one may write to them about: an interest of theirs, or a word of the text.

    A tag is the owner's own, and of a need somebody else may have told.
    """
    best = concern.matters[0]
    return best.text if best.kind == "interest" else concern.words[0]


def _reason(matter: Matter) -> Phrase:
    return Phrase(REASONS[matter.kind].text, text=matter.text)


REASONS = {
    "need": Phrase("needs: {text}"),
    "interest": Phrase("cares about: {text}"),
    "tag": Phrase("tag: {text}"),
    "work": Phrase("works as: {text}"),
}


def _evidence(concern: Concern) -> Iterator[Phrase]:
    yield Phrase("the text says {words}", words=", ".join(concern.words))
    yield from map(_reason, concern.matters[1:])


def _name(text: str) -> str:
    """Return the first line of a text, or its beginning: what a title would say."""
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    words = " ".join(first.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} ..."
