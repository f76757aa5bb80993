"""Leave people in peace after a death: what is not said to them for a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from relnet.model.suggestion import Suggestion

# The first month, which belongs to the family (the Catholic Sechswochenamt and the Jewish
# Shloshim, 30 days, end about then).
QUIET_FOR = timedelta(days=30)
RECENT = timedelta(days=365)  # a loss longer ago, when it is written down, calls for no silence
REMEMBERED = QUIET_FOR + RECENT  # how far back to look for losses


def silenced_by_mourning(
    suggestions: Iterable[Suggestion], bereaved: Mapping[int, date], today: date
) -> Iterator[Suggestion]:
    """Yield what may be said today to people of whom some are in mourning, the rest unchanged.

    ``bereaved`` maps contacts to the day on which the owner heard of their loss, or on which it
    happened if that is later. For 30 days from it they hear condolences and what the owner
    promised them, which gets a line that asks for a gentle word. Everything else is held back:
    it sells, cheers or asks for something. Call it before decisions are counted or lines are
    chosen: what fades meanwhile fades; what does not, such as a rhythm, comes afterwards.
    """
    for suggestion in suggestions:
        since = bereaved.get(suggestion.contact_id)
        if since is None or not is_quiet(since, today) or suggestion.kind == "condolence":
            yield suggestion
        elif suggestion.kind == "follow_up":
            gently = Phrase("in mourning, known since {day}: a gentle word first", day=since)
            yield replace(suggestion, evidence=(*suggestion.evidence, gently))


def is_quiet(since: date, today: date) -> bool:
    """Tell whether a day lies in the 30 days from that of a loss."""
    return since <= today <= quiet_until(since)


def quiet_until(since: date) -> date:
    """Return the last of the 30 days, which is one of them."""
    return since + min(QUIET_FOR - timedelta(days=1), since.max - since)
