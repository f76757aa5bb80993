"""Add a village that was written out to one in which there are people already.

Its contacts are matched as those of any file, and what belongs to them comes to whom they
became, unless it is there.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from relnet.errors import UnreadableFileError
from relnet.jobs import merge_diary, merge_matters
from relnet.jobs.merge_people import merge_people
from relnet.jobs.village_arrivals import Arrivals
from relnet.model.report import Update
from relnet.model.village import LISTS
from relnet.phrase import Phrase
from relnet.store import village_news

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relnet.jobs.place_cards import Desk
    from relnet.model.village import Entry

ADD = {**merge_diary.ADD, **merge_matters.ADD}
MOST_HELD = 100_000  # entries that stand before those to whom they refer
# Which lists have to be known before the entries of one; decisions name others in their keys.
_AFTER = {
    "events": {"contacts"},
    "interactions": {"contacts", "events"},
    "follow_ups": {"contacts", "events"},
    "life_events": {"contacts"},
    **{name: {"contacts"} for name in ("topics", "consents", "rhythms", "silences")},
    "leads": {"contacts", "events"},
    "decisions": {
        "contacts",
        "events",
        "follow_ups",
        "interactions",
        "life_events",
        "topics",
        "leads",
    },
    "refusals": {"contacts"},
    "record_refusals": {"contacts"},
    "records": {"contacts", "sources"},
}


def merge(desk: Desk, entries: Iterable[Entry]) -> None:
    """Settle the contacts, and add what is new about them, inside a batch."""
    arrivals = Arrivals(desk, village_news.highest(desk.db))
    for name, run in groupby(_in_order(entries, desk.file.path), key=lambda entry: entry.list):
        if name == "contacts":
            merge_people(arrivals, run)
        else:
            for entry in run:
                ADD[name](arrivals, entry.fields or {})
    desk.intake.flush()
    _count(arrivals)


def _in_order(entries: Iterable[Entry], path: str) -> Iterator[Entry]:
    """Let entries come after those to whom they refer, as in relnet's own files they do."""
    ready: set[str] = set()
    held: list[Entry] = []
    for entry in entries:
        if entry.fields is None:  # its list begins
            if _AFTER.get(entry.list, set()) <= ready:
                ready.add(entry.list)
        elif entry.list in ready:
            yield entry
        else:
            held.append(entry)
            if len(held) > MOST_HELD:
                why = Phrase(
                    "{list}: it must come after {others}.",
                    list=entry.list,
                    others="contacts, events",
                )
                raise UnreadableFileError(path, why)
    yield from sorted(held, key=lambda entry: LISTS.index(entry.list))


def _count(arrivals: Arrivals) -> None:
    """Count as updated who was here, and got nothing new but by the other lists."""
    desk = arrivals.desk
    told = {update.contact_id for update in desk.report.updates}
    for person in arrivals.people.values():
        id_ = person.contact_id
        new = arrivals.news.pop(id_, None)
        if not new or id_ > arrivals.highest:
            continue
        if id_ not in told and desk.file.counts["unchanged"]:
            desk.file.counts["unchanged"] -= 1
            desk.file.counts["updated"] += 1
        update = Update(desk.file.path, person.line, id_, person.name, tuple(sorted(new)))
        desk.report.updates.append(update)
