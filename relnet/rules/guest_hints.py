"""The reasons to think that somebody will be at an event, in words that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.model.event_plan import Hint
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from datetime import date

    from relnet.model.diary import Event
    from relnet.model.event_plan import Exhibitor, OpenThing


def met(day: date) -> Hint:
    """Say that they were met there already."""
    return Hint("met", Phrase("met there on {day}", day=day))


def said(day: date) -> Hint:
    """Say that they are expected."""
    return Hint("said", Phrase("is expected, noted on {day}", day=day))


def declined(day: date) -> Hint:
    """Say that they will not be there."""
    return Hint("declined", Phrase("said no, noted on {day}", day=day))


# What was logged about the event before it began.
_LOGGED = {
    "call": Phrase("a call about it on {day}"),
    "mail": Phrase("a mail about it on {day}"),
    "message": Phrase("a message about it on {day}"),
    "meeting": Phrase("talked about it on {day}"),
    "met": Phrase("talked about it on {day}"),
    "invitation": Phrase("an invitation to it on {day}"),
}


def logged(kind: str, day: date) -> Hint:
    """Say that the diary has something about the event with them."""
    phrase = _LOGGED.get(kind, Phrase("something in the diary about it on {day}"))
    return Hint("said", Phrase(phrase.text, day=day))


def tagged(tag: str) -> Hint:
    """Say that the owner tagged them for it."""
    return Hint("tagged", Phrase("tagged {tag}", tag=tag))


def agreed(thing: OpenThing) -> Hint:
    """Say that something agreed at this event, or an earlier edition, is open."""
    return Hint("agreed", Phrase("still open: {reason}", reason=thing.reason))


def last_time(event: Event, day: date) -> Hint:
    """Say that they came to an earlier edition."""
    return Hint("last_time", Phrase("came to {event} ({day})", event=event.title, day=day))


def exhibits(exhibitor: Exhibitor) -> Hint:
    """Say that their firm exhibits."""
    return Hint("exhibits", Phrase("{firm} exhibits", firm=exhibitor.name))


def name_alike(exhibitor: Exhibitor) -> Hint:
    """Say that a firm exhibits whose name is like that of theirs."""
    return Hint(
        "name_alike", Phrase("{firm} exhibits, a name like their firm's", firm=exhibitor.name)
    )


def past_employer(exhibitor: Exhibitor, day: date) -> Hint:
    """Say that a firm exhibits where they worked once; the day is the last that tells of it."""
    return Hint(
        "past_employer",
        Phrase("{firm} exhibits, where they were (as of {day})", firm=exhibitor.name, day=day),
    )


def near(postcode: str, city: str, area: str) -> Hint:
    """Say that they have an address in the town, or in a postcode area (two digits) around it."""
    where = " ".join(filter(None, (postcode, city)))
    if not area:
        return Hint("near", Phrase("lives or works there: {where}", where=where))
    return Hint(
        "near",
        Phrase("lives or works nearby: {where} (postcode area {area})", where=where, area=area),
    )
