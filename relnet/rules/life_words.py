"""What happened in somebody's life, in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from relnet.model.life import LifeEvent

MONTHS = (
    Phrase("Jan"), Phrase("Feb"), Phrase("Mar"), Phrase("Apr"), Phrase("May"), Phrase("Jun"),
    Phrase("Jul"), Phrase("Aug"), Phrase("Sep"), Phrase("Oct"), Phrase("Nov"), Phrase("Dec"),
)  # fmt: skip
NETWORKS = {"linkedin": "LinkedIn", "xing": "XING", "facebook": "Facebook"}


def when(earliest: date, latest: date) -> Phrase:
    """Say in which days it happened: ``between 3 Feb and 5 May 2026``, ``on 3 Feb 2026``."""
    if earliest == latest:
        return Phrase("on {day}", day=_in_full(latest))
    first = _in_full(earliest)
    if earliest.year == latest.year:
        first = Phrase("{day} {month}", day=earliest.day, month=MONTHS[earliest.month - 1])
    return Phrase("between {first} and {last}", first=first, last=_in_full(latest))


def sentence(event: LifeEvent, contact: str) -> Phrase:
    """Say what happened to whom, and when."""
    words = SENTENCES.get(event.kind)
    if words and (event.after if event.kind in _SAID_BY_AFTER else event.before):
        said = words(event, contact, when(event.earliest_on, event.latest_on))
        has_more = event.note and event.kind in _NOTE_IS_THE_OWNERS
        return Phrase("{sentence} {note}", sentence=said, note=event.note) if has_more else said
    return Phrase("{contact}: {news}", contact=contact, news=headline(event))


def headline(event: LifeEvent) -> Phrase:
    """Say in a few words what happened, and when, of somebody who is named already."""
    span = when(event.earliest_on, event.latest_on)
    if event.kind == "jubilee":  # perhaps the day from which somebody counts it
        span = _in_full(event.latest_on)
    news = Phrase("{what}, {when}", what=_what(event), when=span)
    if event.note and (event.kind not in _NOTE_IS_PART or not event.after):
        return Phrase("{news}: {note}", news=news, note=event.note)
    return news


def _what(event: LifeEvent) -> object:
    words = HEADLINES.get(event.kind)
    is_told = event.before if event.kind in _SAID_BY_BEFORE else event.after
    return words(event) if words and is_told else NAMES.get(event.kind, event.kind)


def _job(event: LifeEvent) -> Phrase:
    if not event.note:
        return Phrase("new job at {organization}", organization=event.after)
    return Phrase("new job: {title} at {organization}", title=event.note, organization=event.after)


def _promotion(event: LifeEvent) -> Phrase:
    if not event.note:
        return Phrase("now {title}", title=event.after)
    return Phrase("now {title} at {organization}", title=event.after, organization=event.note)


_SAID_BY_BEFORE = {"retirement", "left_job", "new_name"}
HEADLINES: dict[str, Callable[[LifeEvent], Phrase]] = {
    "new_job": _job,
    "promotion": _promotion,
    "new_title": _promotion,
    "move": lambda event: Phrase("moved to {town}", town=event.after),
    "retirement": lambda event: Phrase("retired from {organization}", organization=event.before),
    "left_job": lambda event: Phrase("left {organization}", organization=event.before),
    "new_name": lambda event: Phrase("was called {before}", before=event.before),
}
# Kinds whose note is the title, the organization, or a number, if `after` is known.
_NOTE_IS_PART = {"new_job", "promotion", "new_title", "organization_renamed"}
_NOTE_IS_THE_OWNERS = {"move", "retirement"}
_SAID_BY_AFTER = {"new_connection"}
NAMES = {
    "new_job": Phrase("new job"),
    "promotion": Phrase("promotion"),
    "wedding": Phrase("wedding"),
    "birth": Phrase("birth"),
    "jubilee": Phrase("jubilee"),
    "retirement": Phrase("retirement"),
    "move": Phrase("move"),
    "condolence": Phrase("bereavement"),
    "new_title": Phrase("new title"),
    "left_job": Phrase("left their job"),
    "new_name": Phrase("new name"),
    "new_mail": Phrase("new mail address"),
    "new_connection": Phrase("new connection"),
    "lost_connection": Phrase("lost connection"),
    "organization_renamed": Phrase("organization renamed"),
    "lost_foothold": Phrase("nobody left there"),
}


def _in_full(day: date) -> Phrase:
    return Phrase(
        "{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=f"{day.year:04}"
    )


def _new_job(event: LifeEvent, contact: str, span: Phrase) -> Phrase:
    if not event.note:
        return Phrase(
            "{contact} now works at {organization}, {when} (before: {before}).",
            contact=contact,
            organization=event.after,
            when=span,
            before=event.before,
        )
    return Phrase(
        "{contact} is now {title} at {organization}, {when} (before: {before}).",
        contact=contact,
        title=event.note,
        organization=event.after,
        when=span,
        before=event.before,
    )


def _title(event: LifeEvent, contact: str, span: Phrase) -> Phrase:
    if not event.note:
        return Phrase(
            "{contact} is now {title}, {when} (before: {before}).",
            contact=contact,
            title=event.after,
            when=span,
            before=event.before,
        )
    return Phrase(
        "{contact} is now {title} at {organization}, {when} (before: {before}).",
        contact=contact,
        title=event.after,
        organization=event.note,
        when=span,
        before=event.before,
    )


def _renamed(event: LifeEvent, _: str, span: Phrase) -> Phrase:
    return counted(
        int(event.note) if event.note.isdecimal() else 1,
        "{before} seems to be called {after} now, {when}: {n} contact changed to it.",
        "{before} seems to be called {after} now, {when}: {n} contacts changed to it.",
        before=event.before,
        after=event.after,
        when=span,
    )


def _network(name: str) -> str:
    return NETWORKS.get(name, name)


SENTENCES: dict[str, Callable[[LifeEvent, str, Phrase], Phrase]] = {
    "new_job": _new_job,
    "promotion": _title,
    "new_title": _title,
    "organization_renamed": _renamed,
    "left_job": lambda event, contact, span: Phrase(
        "{contact} no longer works at {before}, {when}.",
        contact=contact, before=event.before, when=span,
    ),
    "retirement": lambda event, contact, span: Phrase(
        "{contact} has retired, {when} (before: {before}).",
        contact=contact, before=event.before, when=span,
    ),
    "lost_foothold": lambda event, contact, span: Phrase(
        "Nobody you know is left at {before}: {contact} went last, {when}.",
        contact=contact, before=event.before, when=span,
    ),
    "move": lambda event, contact, span: Phrase(
        "{contact} has moved from {before} to {after}, {when}.",
        contact=contact, before=event.before, after=event.after, when=span,
    ),
    "new_name": lambda event, contact, span: Phrase(
        "{before} is called {after} now, {when}.",
        contact=contact, before=event.before, after=event.after, when=span,
    ),
    "new_mail": lambda event, contact, span: Phrase(
        "{contact} can be written to at {after}, {when} (before: {before}).",
        contact=contact, before=event.before, after=event.after, when=span,
    ),
    "new_connection": lambda event, contact, span: Phrase(
        "{contact} is a new connection on {network}, {when}.",
        contact=contact, network=_network(event.after), when=span,
    ),
    "lost_connection": lambda event, contact, span: Phrase(
        "{contact} is no longer in the export of {network}, {when}.",
        contact=contact, network=_network(event.before), when=span,
    ),
}  # fmt: skip
