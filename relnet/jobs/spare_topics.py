"""Leave out of a letter what had better not be said to somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relnet.rules.sayable import sayable
from relnet.store import topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.model.letter import Occasion
    from relnet.store import Connection


def spare_topics(db: Connection, contact_id: int, facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts that a letter to somebody may say; what the owner types goes past this."""
    return sayable(facts, topics.texts(db, contact_id, "avoid"))


def spared(db: Connection, occasion: Occasion) -> Occasion:
    """Return what a letter is about with the facts that it may say."""
    facts = spare_topics(db, occasion.contact_id, occasion.facts)
    return replace(occasion, facts=facts, also=tuple(spared(db, one) for one in occasion.also))
