"""Tell what was understood of a sentence, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.language import _
from relnet.cli.screen import settings, tell
from relnet.cli.words import say_word
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.model.diary import FollowUp, Interaction
    from relnet.model.understood import Meant, Understood

_BY_WHOM = {
    "": Phrase("What: {kind}"),
    "mine": Phrase("What: {kind}, by you"),
    "theirs": Phrase("What: {kind}, by them"),
}
# Whose promise it is, and whether its day was said.
_PROMISES = {
    ("mine", False): Phrase("Promised by you to {contact}: {what}, due {day}"),
    ("theirs", False): Phrase("Promised by {contact}: {what}, due {day}"),
    ("mine", True): Phrase("Promised by you to {contact}: {what}, due {day} (no day was said)"),
    ("theirs", True): Phrase("Promised by {contact}: {what}, due {day} (no day was said)"),
}


def echo(understood: Understood) -> None:
    """Say what is going to be kept, and what not."""
    for phrase in _lines(understood):
        tell(phrase)


def sure(understood: Understood, *, is_sure: bool) -> bool:
    """Ask, on a terminal, whether it is right where a fact decided who is meant."""
    if is_sure or not understood.has_guess or not settings().may_ask:
        return True
    asked = f"{_('Is that right?')} [{_('Y/n')}]"
    answer = click.prompt(asked, default="", show_default=False, err=True).strip().lower()
    if answer in {"", "y", "yes", *_("y yes").split()}:
        return True
    tell(Phrase("Nothing was kept. Say who it was in more words, such as 'Weber at Voss'."))
    return False


def _lines(understood: Understood) -> Iterator[Phrase]:
    interaction, event = understood.interaction, understood.event
    yield Phrase(_BY_WHOM[interaction.direction].text, kind=say_word(interaction.kind))
    yield Phrase("When: {day}", day=interaction.happened_on)
    for person in understood.people:
        yield _who(person)
    if event:
        yield Phrase("Where: {event} ({handle})", event=event.title, handle=event.handle)
    if interaction.topic:
        yield _about(interaction.topic)
    if interaction.value is not None:
        yield Phrase("Worth: {value}", value=f"{interaction.value:.2f}")
    yield from _beside(understood, interaction)
    for place, promise in enumerate(understood.promises):
        yield _promise(promise, is_default=place in understood.defaults)


def _about(topic: str) -> Phrase:
    from relnet.rules.sayable import may_be_said

    if may_be_said(topic):
        return Phrase("About (may stand in a letter): {topic}", topic=topic)
    return Phrase("About (never in a letter): {topic}", topic=topic)


def _who(person: Meant) -> Phrase:
    who = ", ".join(filter(None, (person.contact, person.organization)))
    if person.fact:
        return Phrase("Who: {who} ({fact})", who=who, fact=person.fact)
    return Phrase("Who: {who}", who=who)


def _beside(understood: Understood, interaction: Interaction) -> Iterator[Phrase]:
    """Say what concerns one of them alone, and what is in the note but not in the diary."""
    names = {person.contact_id: person.contact for person in understood.people}
    for contact_id, line in interaction.lines:
        yield Phrase("Only with {contact}: {line}", contact=names[contact_id], line=line)
    if understood.mentioned:
        yield Phrase("Only mentioned: {names}", names=", ".join(understood.mentioned))
    if understood.statements:
        yield Phrase("Only in the note: {text}", text="; ".join(understood.statements))
    for kind in understood.also:
        yield Phrase(
            "Not kept by itself: {word}; to keep it, too: relnet log {kind} WHO",
            word=say_word(kind),
            kind=kind,
        )


def _promise(promise: FollowUp, *, is_default: bool) -> Phrase:
    return Phrase(
        _PROMISES[promise.direction, is_default].text,
        contact=promise.contact,
        what=promise.reason,
        day=promise.due_on,
    )
