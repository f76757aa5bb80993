"""Put together who of the owner's people may be at an event, and everything that speaks for it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from relnet.model.event_plan import Guest, Hint, Spot
from relnet.rules import guest_hints
from relnet.rules.editions import earlier_editions
from relnet.rules.event_kinds import SMALL
from relnet.rules.exhibitors import Exhibitors
from relnet.rules.guest_order import ORDER
from relnet.rules.nearby import Neighbourhood
from relnet.rules.stands import walking_order
from relnet.store import event_people, events, exhibitors

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.event_plan import Exhibitor, OpenThing, Person
    from relnet.store import Connection

Hints = dict[int, list[Hint]]
Fact = TypeVar("Fact")


class AtHand(NamedTuple):
    """What is known of people and events, read when it is asked for, and but once."""

    events: Callable[[], Sequence[Event]]
    firms: Callable[[], dict[int, str]]
    addresses: Callable[[], Sequence[tuple[int, str, str, str]]]
    met_at: Callable[[Collection[int]], dict[int, list[tuple[int, date]]]]
    people: Callable[[Collection[int]], dict[int, Person]]
    things: Callable[[Collection[int]], dict[int, list[OpenThing]]]
    topics: Callable[[Collection[int]], dict[int, list[str]]]
    interests: Callable[[Collection[int]], dict[int, list[str]]]


def at_hand(db: Connection, today: date) -> AtHand:
    """Return what several events can share."""
    topics = partial(event_people.topics, db, today=today)
    return AtHand(
        cache(partial(events.all_events, db)),
        cache(lambda: dict(event_people.organizations(db))),
        cache(partial(event_people.addresses, db)),
        _once(partial(event_people.met_at, db)),
        _once(partial(event_people.people, db)),
        _once(partial(event_people.open_things, db)),
        _once(topics),
        _once(partial(topics, may_be_told=True)),
    )


def _once(
    read: Callable[[Collection[int]], dict[int, Fact]],
) -> Callable[[Collection[int]], dict[int, Fact]]:
    """Let facts be read but once of each id; those without any are left out."""
    known: dict[int, Fact | None] = {}

    def of(ids: Collection[int]) -> dict[int, Fact]:
        new = [id_ for id_ in ids if id_ not in known]
        if new:
            known.update(dict.fromkeys(new) | read(new))
        return {id_: fact for id_ in ids if (fact := known[id_]) is not None}

    return of


def guests_ahead(db: Connection, since: date, until: date) -> Iterator[Guest]:
    """Yield who may be at the events that begin on one of these days.

    Left out are events at which everybody sits at one table, where nobody has to be looked for,
    and mere chances, but for people who are close.
    """
    ahead = [event for event in events.beginning(db, since, until) if event.kind not in SMALL]
    if ahead:
        close, known = event_people.close(db), at_hand(db, since)
        for event in ahead:
            yield from guests(db, event, since, close=close, known=known)


def guests(
    db: Connection,
    event: Event,
    today: date,
    tags: Iterable[str] = (),
    close: Collection[int] | None = None,
    known: AtHand | None = None,
) -> list[Guest]:
    """Return who may be at an event, in no order; the best reason of each comes first.

    Whoever said no is among them, with this as the only reason.

    ``tags`` names further people who may come, besides those tagged with the event's handle,
    title or series. Mere chances, such as living nearby, count for those who are ``close``;
    for everybody if nobody is named. ``known`` is what several events share.
    """
    known = known or at_hand(db, today)
    before = earlier_editions(known.events(), event)
    hints: Hints = defaultdict(list)
    spots: dict[int, list[Spot]] = {}
    met_on = dict(known.met_at([event.id]).get(event.id, ()))
    asked = _add_said(db, event, hints)
    _add_met(hints, met_on)
    _add_tagged(db, (event.handle, event.title, event.series, *tags), hints)
    _add_agreed(db, (event, *before), known, hints)
    _add_last_time(before, known, hints)
    _add_exhibitors(db, event, known, hints, spots, close)
    _add_near(event, known, hints, close)
    for contact_id, day in event_people.declined_at(db, event.id).items():
        hints[contact_id] = [guest_hints.declined(day)]  # against which nothing else counts
    people = known.people(hints)
    things, topics, interests = known.things(people), known.topics(people), known.interests(people)
    return [
        Guest(
            person,
            event,
            tuple(sorted(hints[id_], key=lambda hint: ORDER.index(hint.kind))),
            tuple(sorted(dict.fromkeys(spots.get(id_, ())), key=walking_order)),
            tuple(things.get(id_, ())),
            tuple(topics.get(id_, ())),
            met_on.get(id_),
            id_ in asked,
            tuple(interests.get(id_, ())),
        )
        for id_, person in people.items()
    ]


def _add_met(hints: Hints, met_on: dict[int, date]) -> None:
    for contact_id, day in met_on.items():
        hints[contact_id].append(guest_hints.met(day))


def _add_said(db: Connection, event: Event, hints: Hints) -> set[int]:
    """Note who is expected, and with whom the event was talked about; returns the latter."""
    for contact_id, day in event_people.expected_at(db, event.id).items():
        hints[contact_id].append(guest_hints.said(day))
    asked = {
        contact_id: (kind, day) for contact_id, kind, day in event_people.logged_for(db, event.id)
    }
    for contact_id, (kind, day) in asked.items():
        hints[contact_id].append(guest_hints.logged(kind, day))
    return {*asked}


def _add_tagged(db: Connection, words: Iterable[str], hints: Hints) -> None:
    for contact_id, tag in event_people.tagged(db, filter(None, words)):
        hints[contact_id].append(guest_hints.tagged(tag))


def _add_agreed(db: Connection, editions: Iterable[Event], known: AtHand, hints: Hints) -> None:
    ids = {event.id for event in editions}
    people = event_people.follow_ups_from(db, ids)
    for contact_id, things in known.things(people).items():
        agreed = next(thing for thing in things if thing.event_id in ids)
        hints[contact_id].append(guest_hints.agreed(agreed))


def _add_last_time(before: Iterable[Event], known: AtHand, hints: Hints) -> None:
    """Name the last edition that each came to."""
    editions = {event.id: event for event in before}
    last: dict[int, tuple[date, int]] = {}
    for event_id, met in known.met_at(editions).items():
        for contact_id, day in met:
            if contact_id not in last or last[contact_id] < (day, event_id):
                last[contact_id] = day, event_id
    for contact_id, (day, event_id) in last.items():
        hints[contact_id].append(guest_hints.last_time(editions[event_id], day))


def _add_exhibitors(
    db: Connection,
    event: Event,
    known: AtHand,
    hints: Hints,
    spots: dict[int, list[Spot]],
    close: Collection[int] | None,
) -> None:
    """Note whose firm exhibits: the one they work at, one of a like name, or one they left."""
    keys = known.firms()
    found = _exhibiting(db, exhibitors.of_event(db, event.id), keys, close)
    left: dict[tuple[int, str], Hint] = {}
    for contact_id, id_, is_current, day in event_people.positions_at(db, found):
        entries = found[id_]
        is_same = entries[0].key == keys[id_]
        is_chance = not (is_same and is_current)
        if is_chance and close is not None and contact_id not in close:
            continue
        if is_current:
            say = guest_hints.exhibits if is_same else guest_hints.name_alike
            said = {entry.name: say(entry) for entry in entries}
            hints[contact_id] += [*said.values()][:MOST_ALIKE]
            spots[contact_id] = [entry.spot for entry in entries if entry.spot != Spot()]
        elif is_same:  # the newest one there comes last
            left[contact_id, entries[0].name] = guest_hints.past_employer(entries[0], day)
    for (contact_id, name), hint in left.items():
        if all(other.reason.facts.get("firm") != name for other in hints[contact_id]):
            hints[contact_id].append(hint)


def _exhibiting(
    db: Connection,
    listed: Sequence[Exhibitor],
    keys: dict[int, str],
    close: Collection[int] | None,
) -> dict[int, Sequence[Exhibitor]]:
    """Return the entries of organizations (by id) that exhibit, or have a name alike."""
    if not listed:
        return {}
    firms = Exhibitors(listed)
    found = {id_: firms.same(key) for id_, key in keys.items()}
    for id_ in keys if close is None else event_people.organizations_of(db, close):
        found[id_] = found[id_] or firms.alike(keys[id_])
    return {id_: entries for id_, entries in found.items() if entries}


def _add_near(event: Event, known: AtHand, hints: Hints, close: Collection[int] | None) -> None:
    """Note who has an address in the town of the event or around it, the nearest of several."""
    if not event.place or (close is not None and not close):
        return
    rows = known.addresses()
    around = Neighbourhood(event.place, (row[1:] for row in rows))
    found: dict[int, Hint] = {}
    for contact_id, *address in rows:
        if close is not None and contact_id not in close:
            continue
        postcode, city, country = address
        area = around.area((postcode, city, country))
        if area == "" or (area and contact_id not in found):
            found[contact_id] = guest_hints.near(postcode, city, area)
    for contact_id, hint in found.items():
        hints[contact_id].append(hint)


MOST_ALIKE = 3  # firms of a like name that are told
