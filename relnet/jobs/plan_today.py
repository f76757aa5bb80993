"""Work out whom to turn to today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relnet.rules import forgotten_cards, life_wishes, praise
from relnet.rules.agenda import agenda
from relnet.rules.birthdays import suggest_congratulations
from relnet.rules.promises import suggest_follow_ups
from relnet.rules.thanks import FADES_AFTER, suggest_thanks
from relnet.store import events, finding, follow_ups, life_events, occasions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.suggestion import Suggestion
    from relnet.store import Connection


def suggestions(db: Connection, today: date) -> list[Suggestion]:
    """Return today's suggestions, most important first."""
    found = agenda(occasions_on(db, today), occasions.decisions(db), today)
    channels = finding.best_channels(db, {item.contact_id for item in found})
    return [replace(item, channel=channels.get(item.contact_id, "")) for item in found]


def occasions_on(db: Connection, today: date) -> Iterator[Suggestion]:
    """Yield what the rules see in the data, whatever was decided about it."""
    yield from suggest_follow_ups(follow_ups.due(db, today), today)
    today = min(max(today, EARLIEST), LATEST)
    months = {(today + timedelta(days=days)).month for days in (-7, 0, 7)}
    yield from suggest_thanks(events.meetings(db, today - FADES_AFTER, today), today)
    yield from suggest_congratulations(occasions.birthdays(db, sorted(months)), today)
    met = occasions.encounters(db, today - forgotten_cards.FADES_AFTER, today)
    yield from forgotten_cards.suggest_cards(met, today)
    learned_since = today - praise.FADES_AFTER
    praises = occasions.praises(db, learned_since - praise.RECENT, learned_since)
    yield from praise.suggest_thanks_for_praise(praises, today)
    learned_since = today - life_wishes.FADES_AFTER
    milestones = life_events.milestones(
        db, life_wishes.KINDS, learned_since - life_wishes.RECENT, learned_since
    )
    yield from life_wishes.suggest_wishes(milestones, today)


# Rules look some days back and ahead: at either end of the calendar there are none.
FARTHEST = max(rule.FADES_AFTER + rule.RECENT for rule in (praise, life_wishes))
EARLIEST, LATEST = date.min + FARTHEST, date.max - FARTHEST
