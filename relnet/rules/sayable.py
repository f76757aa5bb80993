"""What of the owner's notes may stand in a letter to the person whom they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.model.folding import fold
from relnet.rules.topics import is_avoided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A note with one of these speaks of somebody instead of to them: seine Scheidung, his boss.
_OF_THEM = frozenset(
    fold(
        "er sie ihm ihn ihnen sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer"
        " ihres dein deine deinem deinen deiner deines euer eure eurem euren eurer eures deren"
        " dessen he she they him them his her hers their theirs your yours"
    ).split()
)
_APOSTROPHE = re.compile("['’]")
_EDGES = "\"'.,;:!?()„“”‚‘’»«…"
_TEXTS = ("topic", "about")


def sayable(facts: Mapping[str, object], avoided: Iterable[str]) -> dict[str, object]:
    """Return facts for a letter without topics of the diary that had better not be said.

    Those are the ones that speak of the person in the third person, and whatever has to do with
    what they would rather not hear of.
    """
    spared = [*avoided]
    return {
        name: fact
        for name, fact in facts.items()
        if name not in _TEXTS or may_be_said(str(fact), spared)
    }


def may_be_said(topic: str, avoided: Iterable[str] = ()) -> bool:
    """Tell whether a topic of the diary may stand in a letter to the person."""
    return not (_speaks_of_them(topic) or is_avoided(topic, avoided))


def _speaks_of_them(topic: str) -> bool:
    words = (word.strip(_EDGES) for word in _APOSTROPHE.sub(" ", topic).split())  # he's
    # All in capitals it is an abbreviation: ER models.
    return any(fold(word) in _OF_THEM for word in words if not word.isupper())
