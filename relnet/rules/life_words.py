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
    if words and (event.before or event.after):
        return words(event, contact, when(event.earliest_on, event.latest_on))
    return Phrase(
        "{contact}: {kind}, {when}.",
        contact=contact,
        kind=event.kind,
        when=when(event.earliest_on, event.latest_on),
    )


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
