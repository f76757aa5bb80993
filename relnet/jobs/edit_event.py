"""Change what is known about an event, field by field."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from relnet.errors import BadValueError, UnknownFieldError
from relnet.jobs.record_event import checked, event_day
from relnet.model.field_words import CHANGE, event_field_named
from relnet.phrase import Phrase
from relnet.rules.amounts import parse_amount
from relnet.rules.event_kinds import event_kind
from relnet.rules.goals import written
from relnet.store import events
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.moment import Moment
    from relnet.store import Connection

KNOWN = Phrase(
    "title, handle, kind, from, to, on, place, hall, stand, cost, goal, series, called_off"
)
FIELDS = (*KNOWN.text.split(", "),)
_ALIASES = {"starts_on": "from", "ends_on": "to", "goals": "goal", "is_called_off": "called_off"}
_TEXTS = ("title", "handle", "place", "hall", "stand", "series")
_TRUTHS = {"yes": True, "ja": True, "no": False, "nein": False, "": False}

Difference = tuple[str, object, object]


def edit_event(
    db: Connection, now: Moment, event: Event, assignments: Sequence[str]
) -> tuple[Event, list[Difference], int | None]:
    """Apply ``field=value`` assignments; returns the event, what differs (old, new), the batch.

    A field without a value is cleared; ``goal+=`` adds a goal, ``goal-=`` takes one away. Nobody
    was met at an event that is called off; whoever had been is expected, as if it were ahead.
    UnknownFieldError, BadValueError, BadDayError and TakenHandleError name what is wrong, and
    nothing is changed.
    """
    changed = event
    for assignment in assignments:
        changed = _changed(changed, *_parsed(assignment), now.today)
    changed = checked(db, changed)
    with batch(db, "event edit", changed.title, now.at) as opened:
        if changed != event:
            events.change(db, changed)
        if changed.is_called_off != event.is_called_off:
            events.unmeet(db, event.id) if changed.is_called_off else events.meet_again(
                db, event.id
            )
    return changed, _differences(event, changed), opened.id


def _differences(old: Event, new: Event) -> list[Difference]:
    pairs = ((one.name, getattr(old, one.name), getattr(new, one.name)) for one in fields(old))
    return [
        ("called_off", _SAID[was], _SAID[is_now])
        if name == "is_called_off"
        else (name, was, is_now)
        for name, was, is_now in pairs
        if was != is_now
    ]


_SAID = {True: Phrase("yes"), False: Phrase("no")}


def _parsed(text: str) -> tuple[str, str, str]:
    found = CHANGE.match(text)
    word, sign, value = found.groups() if found else (text, "=", "")
    field = _ALIASES.get(event_field_named(word), event_field_named(word))
    if found is None or field not in FIELDS:
        raise UnknownFieldError(word.lower(), KNOWN)
    if sign != "=" and field != "goal":
        raise BadValueError(
            word, text, Phrase("this field has one value: write {field}=VALUE.", field=word)
        )
    return field, sign, value.strip()


def _changed(event: Event, field: str, sign: str, value: str, today: date) -> Event:
    new: dict[str, Any] = {}  # the fields of an event have many types
    if field in _TEXTS:
        new[field] = value
    elif field == "kind":
        new["kind"] = event_kind(value)
    elif field == "cost":
        new["cost"] = _amount(value) if value else None
    elif field == "called_off":
        new["is_called_off"] = _truth(value)
    elif field == "goal":
        new["goal"] = _goal(event.goal, sign, value)
    else:
        day = event_day(value, today, event.starts_on if field == "to" else None)
        new |= {"starts_on": day} if field != "to" else {}
        new |= {"ends_on": day} if field != "from" else {}
    return replace(event, **new)


def _goal(known: str, sign: str, value: str) -> str:
    if sign == "=":
        return written([value])
    if sign == "+=":
        return written([known, value])
    kept = [line for line in known.splitlines() if line != written([value])]
    if len(kept) == len(known.splitlines()):
        raise BadValueError("goal", value, Phrase("there is no such goal."))
    return "\n".join(kept)


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTHS:
        raise BadValueError(
            "called_off", text, Phrase("it is one of {known}.", known=Phrase("yes, no"))
        )
    return _TRUTHS[text.lower()]


def _amount(text: str) -> float:
    amount = parse_amount(text)
    if amount is None:
        raise BadValueError("cost", text, Phrase("write an amount such as 4200."))
    return amount
