"""Find out what a letter could be about, where the owner names but its kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relnet.errors import BadValueError, NothingFoundError
from relnet.jobs.plan_today import suggestions
from relnet.jobs.spare_topics import spare_topics, spared
from relnet.model.letter import OCCASIONS, Occasion
from relnet.model.partial_date import PartialDate
from relnet.phrase import Phrase
from relnet.rules.letters import LETTERS, occasions_of
from relnet.rules.yearly import age_on, is_round_age
from relnet.store import finding, letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from relnet.model.letter import Wish
    from relnet.store import Connection

NEWS = timedelta(days=180)  # as long as one may congratulate on what one hears late
BIRTHDAY = timedelta(days=14)  # before and after it
Facts = dict[str, object]


def occasion_for(db: Connection, today: date, wish: Wish) -> Occasion:
    """Return what a letter of a kind to somebody is about: a line of today's list, or the data.

    What the owner says goes before what is known. NothingFoundError if the letter would be about
    nothing; BadValueError if there is no such occasion.
    """
    if wish.about and wish.about not in OCCASIONS[wish.kind]:
        known = Phrase("it is one of {known}.", known=", ".join(OCCASIONS[wish.kind]))
        raise BadValueError("--occasion", wish.about, known)
    return _of_today(db, today, wish) or _of_data(db, today, wish)


def _of_today(db: Connection, today: date, wish: Wish) -> Occasion | None:
    """Return a line of today's list; what the owner says themselves makes another letter."""
    if wish.event_id or wish.day or wish.person:
        return None
    for item in suggestions(db, today):
        if item.contact_id == wish.contact_id and LETTERS[item.kind] == wish.kind:
            for found in occasions_of(item):
                if wish.about in {"", found.about}:
                    known = spared(db, found)
                    return replace(known, facts={**known.facts, **_said(wish)})
    return None


def _of_data(db: Connection, today: date, wish: Wish) -> Occasion:
    number, promised = _promise(db, wish)
    facts = promised or _SOURCES.get(wish.kind, _nothing)(db, today, wish)
    if facts is None and wish.kind in NOTHING and not wish.about:
        (contact,) = finding.labels(db, [wish.contact_id]).values()
        what, hint = NOTHING[wish.kind]
        raise NothingFoundError(Phrase(what.text, contact=contact), hint)
    facts = {**spare_topics(db, wish.contact_id, facts or {}), **_said(wish)}
    if wish.event_id and (event := letters.event(db, wish.event_id)):
        facts["event"] = event.title
    told = str(facts.get("kind", ""))
    about = wish.about or (told if told in OCCASIONS[wish.kind] else OCCASIONS[wish.kind][0])
    return Occasion(wish.contact_id, wish.kind, about, "", facts, wish.event_id, number)


# What to say and to do where nothing is known that the letter could be about.
NOTHING = {
    "thanks": (
        Phrase("nothing is noted that {contact} could be thanked for."),
        Phrase(
            "relnet log met WHO --event EVENT notes a meeting;"
            " or name the occasion: --occasion help"
        ),
    ),
    "congratulation": (
        Phrase("nothing is noted that {contact} could be congratulated on."),
        Phrase(
            "relnet life WHO wedding --on DAY notes a wedding;"
            " or name the occasion: --occasion wedding"
        ),
    ),
    "promise": (
        Phrase("no promise between you and {contact} is open."),
        Phrase(
            "relnet follow-up add WHO TEXT --due DAY --direction theirs keeps one; or say it:"
            " --occasion theirs --topic TEXT"
        ),
    ),
    "introduction": (
        Phrase("it is not said to whom {contact} is to introduce you."),
        Phrase("say it: --with WHO"),
    ),
}


def _said(wish: Wish) -> Facts:
    """Return the facts that the owner gave."""
    is_about = wish.kind == "promise" or wish.about in {"gift", "help", "invitation"}
    facts: Facts = {
        "about" if is_about else "topic": wish.topic,
        "person": wish.person,
        "organization": wish.organization,
        "proposed_day" if wish.kind == "meeting" else "day": wish.day,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _thanks(db: Connection, today: date, wish: Wish) -> Facts | None:
    until = wish.day or today
    facts = letters.last_courtesy(db, wish.contact_id, until, wish.about, wish.event_id)
    if wish.event_id:
        return facts or {"kind": "event"}
    return _of_the_day(facts, wish)


def _news(db: Connection, today: date, wish: Wish) -> Facts | None:
    kinds = (wish.about,) if wish.about else OCCASIONS["congratulation"]
    until = today + min(BIRTHDAY, today.max - today)
    facts = letters.last_news(
        db, wish.contact_id, kinds, today - min(NEWS, today - today.min), until
    )
    if facts is None and wish.about in {"", "birthday", "round_birthday"}:
        return _birthday(letters.birthday(db, wish.contact_id), today)
    return facts


def _birthday(value: str, today: date) -> Facts | None:
    """Return the birthday that is near, and what they turn; None if none is."""
    try:
        born = PartialDate.parse(value)
    except ValueError:
        return None
    years = (year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999)
    days = [born.in_year(year) for year in years]
    day = min(days, key=lambda day: abs(day - today))
    if abs(day - today) > BIRTHDAY:
        return None
    age = age_on(born, day)
    kind = "round_birthday" if is_round_age(age) else "birthday"
    return {"kind": kind, "birthday": day, **({"age": age} if age else {})}


def _meeting(db: Connection, today: date, wish: Wish) -> Facts | None:
    if wish.day and wish.day < today:
        ahead = Phrase("it has passed: name a day to come.")
        raise BadValueError("--day", wish.day, ahead)
    if wish.event_id:
        event = letters.event(db, wish.event_id)
    else:
        event = letters.next_event_with(db, wish.contact_id, today, wish.day)
    if event is None:
        return None
    if event.is_called_off:
        raise BadValueError("--event", event.title, Phrase("it was called off: name another one."))
    if event.ends_on < today:
        raise BadValueError(
            "--event",
            event.title,
            Phrase("it ended on {day}: name one to come.", day=event.ends_on),
        )
    first = max(today, event.starts_on)
    if wish.day and not first <= wish.day <= event.ends_on:
        raise BadValueError("--day", wish.day, _days(first, event.ends_on))
    return {"event": event.title, "place": event.place, "day": event.starts_on}


def _days(first: date, last: date) -> Phrase:
    """Say on which days one could meet at an event."""
    if first == last:
        return Phrase("the event is on {day}.", day=first)
    return Phrase("the event is from {first} to {last}: name a day of it.", first=first, last=last)


def _card(db: Connection, today: date, wish: Wish) -> Facts | None:
    until = wish.day or today
    for about in ("event", "meeting"):
        if facts := letters.last_courtesy(db, wish.contact_id, until, about, wish.event_id):
            known = _of_the_day(facts, wish) or {}
            return {name: known[name] for name in ("event", "place", "day") if name in known}
    return {}


def _of_the_day(facts: Facts | None, wish: Wish) -> Facts | None:
    """Leave out what was on another day than the owner says: what was then, nobody noted."""
    if wish.day is None or (facts and facts["day"] == wish.day):
        return facts
    return {}


def _unknown(_db: Connection, _today: date, _wish: Wish) -> Facts | None:
    return None


def _promise(db: Connection, wish: Wish) -> tuple[int | None, Facts | None]:
    """Return the follow-up that a letter about a promise is about, and its facts."""
    if wish.kind != "promise":
        return None, None
    return letters.open_promise(db, wish.contact_id, wish.about) or (None, None)


def _introduction(_db: Connection, _today: date, wish: Wish) -> Facts | None:
    return {} if wish.person else None


def _reconnect(db: Connection, today: date, wish: Wish) -> Facts | None:
    return letters.last_talk(db, wish.contact_id, today)


def _nothing(_db: Connection, _today: date, _wish: Wish) -> Facts | None:
    return {}


_SOURCES: dict[str, Callable[[Connection, date, Wish], Facts | None]] = {
    "thanks": _thanks,
    "congratulation": _news,
    "meeting": _meeting,
    "card": _card,
    "promise": _unknown,
    "introduction": _introduction,
    "reconnect": _reconnect,
}
