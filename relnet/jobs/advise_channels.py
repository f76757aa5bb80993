"""Say by which channel one may turn to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.consent import advise
from relnet.store import consents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relnet.model.consent import Advice
    from relnet.model.suggestion import Suggestion, SuggestionKind
    from relnet.store import Connection


def channels_for(
    db: Connection, suggestions: Iterable[Suggestion]
) -> dict[tuple[int, SuggestionKind], Advice]:
    """Return the best allowed channel and the advice by contact and kind of suggestion."""
    wanted = {(item.contact_id, item.kind) for item in suggestions}
    reaches = dict(consents.reaches(db, {id_ for id_, _ in wanted}))
    return {(id_, kind): advise(kind, reaches[id_]) for id_, kind in wanted}
