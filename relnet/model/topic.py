"""What moves somebody: what they care about, need, offer, and would rather not hear of."""

from __future__ import annotations

from datetime import date
from typing import Literal

from relnet.model.noun import noun

TopicKind = Literal["interest", "avoid", "need", "offer"]


@noun
class Topic:
    """A topic of somebody's, in their words or the owner's.

    A need or an offer may hold only until a day, and somebody else may have told of it.
    """

    contact_id: int
    kind: TopicKind
    text: str
    until_on: date | None = None
    told_by_id: int | None = None


@noun
class Noted:
    """A need or an offer as a list shows it: of whom, who told of it, and since when."""

    id: int
    topic: Topic
    contact: str
    organization: str
    told_by: str
    noted_on: date


MatterKind = Literal["need", "interest", "tag", "work", "avoid"]


@noun
class Matter:
    """Something that somebody has to do with; ``avoid`` is what they would rather not hear of."""

    contact_id: int
    contact: str
    organization: str
    kind: MatterKind
    text: str


@noun
class Concern:
    """Somebody whom a text concerns: by what of theirs, and which words of the text say so.

    The matter that says it best comes first; ``score`` is higher for whom it concerns more.
    """

    contact_id: int
    contact: str
    organization: str
    score: float
    matters: tuple[Matter, ...]
    words: tuple[str, ...]
