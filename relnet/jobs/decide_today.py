"""Keep what the owner decides about today's lines: done, later, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from relnet.errors import FadedError, UnknownLineError
from relnet.jobs.keep_follow_ups import close, follow_up_of
from relnet.jobs.plan_today import occasions_on, suggestions
from relnet.model.diary import Interaction
from relnet.model.numbers import whole_number
from relnet.model.suggestion import Decision
from relnet.store import follow_ups, interactions, occasions
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.moment import Moment
    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection

VERDICTS: dict[str, Literal["done", "skipped", "snoozed"]] = {
    "done": "done",
    "skip": "skipped",
    "snooze": "snoozed",
}
# What finishing a suggestion means in the diary. How a card found its way, only a note can say.
LOGGED_AS = {"thank": "thanks", "congratulate": "congratulation"}


def finish(db: Connection, now: Moment, lines: Sequence[str], note: str) -> Finished:
    """Mark lines as done: a thanks or a congratulation is logged, a follow-up closed.

    A forgotten card is settled; with a note, that is logged.
    """
    return _decide(db, now, "done", lines, note=note)


def skip(db: Connection, now: Moment, lines: Sequence[str]) -> Finished:
    """Take lines off the list for good; a follow-up is dropped, this time."""
    return _decide(db, now, "skip", lines)


def snooze(db: Connection, now: Moment, lines: Sequence[str], until: date) -> Finished:
    """Bring lines back on a later day; a follow-up gets that day as its new due day.

    FadedError if nothing would come back, because the occasion has faded by then.
    """
    lasting = {item.key for item in occasions_on(db, until)}
    for item in _chosen(suggestions(db, now.today), lines):
        if item.key not in lasting:
            raise FadedError(item.contact, until)
    return _decide(db, now, "snooze", lines, until=until)


Finished = tuple[list["Suggestion"], int | None]


def _decide(
    db: Connection,
    now: Moment,
    verb: str,
    lines: Sequence[str],
    *,
    until: date | None = None,
    note: str = "",
) -> Finished:
    # The list is read inside the batch, so that no other relnet can change it meanwhile.
    with batch(db, verb, "", now.at) as opened:
        chosen = _chosen(suggestions(db, now.today), lines)
        opened.detail = ", ".join(item.contact for item in chosen)
        for suggestion in chosen:
            _settle(db, now, verb, suggestion, until, note)
    return chosen, opened.id


def _settle(
    db: Connection,
    now: Moment,
    verb: str,
    suggestion: Suggestion,
    until: date | None,
    note: str,
) -> None:
    if number := follow_up_of(suggestion.key):
        if until:
            follow_ups.postpone(db, number, until)
        else:
            state = "done" if verb == "done" else "dropped"
            close(db, now, number, state, comes_again=True)
        return
    decision = Decision(suggestion.key, VERDICTS[verb], until)
    occasions.decide(db, decision, suggestion.contact_id, now.today)
    kind = LOGGED_AS.get(suggestion.kind, "note" if note else "")
    if verb == "done" and kind:
        interaction = Interaction(
            kind,
            now.today,
            (suggestion.contact_id,),
            event_of(suggestion.key),
            note,
        )
        interactions.add(db, interaction, now.at)


def event_of(key: str) -> int | None:
    """Return the event that a suggestion's key names (``thank:event-3:contact-42``)."""
    parts = [part for part in key.split(":") if part.startswith("event-")]
    return int(parts[0].removeprefix("event-")) if parts else None


def _chosen(items: list[Suggestion], lines: Sequence[str]) -> list[Suggestion]:
    """Return the suggestions that line numbers or keys name, each once."""
    by_key = {item.key: item for item in items}
    chosen = {}
    for line in lines:
        if (number := whole_number(line)) and number <= len(items):
            item = items[number - 1]
        elif line in by_key:
            item = by_key[line]
        else:
            raise UnknownLineError(line, len(items))
        chosen[item.key] = item
    return [*chosen.values()]
