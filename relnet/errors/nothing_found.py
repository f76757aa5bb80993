"""What was asked for is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relnet.errors.families import NothingFoundError
from relnet.errors.wording import did_you_mean, quoted
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence


_SHORTEST_NUMBER = 6  # digits; fewer are an id
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_PAGE = re.compile(r"(?:https?:/|[\w-]+(?:\.[\w-]+)+)/\S+\Z")


class UnknownContactError(NothingFoundError):
    """Nobody goes by that name; ``similar`` describes (id, name ...) who may be meant."""

    def __init__(self, who: str, similar: Sequence[tuple[int, object]] = ()) -> None:
        super().__init__(
            Phrase("nobody here is called {who}.", who=who),
            did_you_mean(similar) or _how_to_find(who),
        )


def _how_to_find(who: str) -> Phrase:
    """Say how to add whoever is not there, by what was typed; an id is nobody."""
    digits = 0 if any(map(str.isalpha, who)) else sum(map(str.isdigit, who))
    if 0 < digits < _SHORTEST_NUMBER:
        return Phrase("relnet search WORDS looks everywhere; relnet list shows the ids.")
    added = quoted(who)
    if digits:
        added = f"NAME --phone {added}"
    elif _EMAIL.fullmatch(who):
        added = f"NAME --email {added}"
    elif _PAGE.match(who):
        added = f"NAME --url {added}"
    return Phrase("relnet search WORDS looks everywhere; relnet add {who} adds them.", who=added)


class UnknownNamesError(NothingFoundError):
    """A sentence names people nobody knows, each with a firm or ''.

    ``similar`` describes (id, name ...) who may be meant; as they may be new, too, the commands
    that add them are told in any case.
    """

    def __init__(
        self, names: Sequence[tuple[str, str]], similar: Sequence[tuple[int, object]] = ()
    ) -> None:
        who = ", ".join(f"{name} ({firm})" if firm else name for name, firm in names)
        commands = "; ".join(_to_add(name, firm) for name, firm in names)
        question = did_you_mean(similar)
        super().__init__(
            Phrase("nobody here is called {who}.", who=who),
            Phrase("{question} If not: {commands}", question=question, commands=commands)
            if question
            else Phrase("add them, then log it again: {commands}", commands=commands),
        )


def _to_add(name: str, firm: str) -> str:
    """Return the command that adds somebody."""
    return f"relnet add {quoted(name)}" + (f" --organization {quoted(firm)}" if firm else "")


class NobodyNamedError(NothingFoundError):
    """A sentence names nobody; ``similar`` describes who may be meant, ``name`` may be somebody."""

    def __init__(self, similar: Sequence[tuple[int, object]] = (), name: str = "") -> None:
        hint = Phrase("say with whom, as in 'called Anna Weber'.")
        if name:
            commands = _to_add(name, "")
            hint = Phrase("add them, then log it again: {commands}", commands=commands)
        super().__init__(
            Phrase("the sentence names nobody whom relnet knows."), did_you_mean(similar) or hint
        )


class NobodyFoundError(NothingFoundError):
    """No contact is known by these words; ``similar`` describes who may be meant."""

    def __init__(self, words: str, similar: Sequence[tuple[int, object]] = ()) -> None:
        super().__init__(
            Phrase("nobody is known by {words}.", words=words),
            did_you_mean(similar)
            or Phrase("fewer or shorter words find more: the beginning of a word is enough."),
        )


class UnknownEventError(NothingFoundError):
    """No event goes by that handle, id or title."""

    def __init__(self, event: str) -> None:
        super().__init__(
            Phrase("there is no event {event}.", event=event),
            Phrase(
                "relnet event list shows them; relnet event add {event} --on DAY adds one.",
                event=quoted(event),
            ),
        )


class UnknownLineError(NothingFoundError):
    """There is no such line in today's list.

    ``several`` are the lines that are there, where what was said names more than one.
    """

    def __init__(self, number: str, lines: int, several: Sequence[int] = ()) -> None:
        numbers = " ".join(map(str, several))
        what = Phrase(
            "today's list has no line {number}; it has {lines}.", number=number, lines=lines
        )
        super().__init__(
            what if lines else Phrase("today's list has no line; it is empty."),
            Phrase("say {numbers}, with blanks between them.", numbers=numbers)
            if several
            else Phrase("relnet today shows it."),
        )


class UnknownFollowUpError(NothingFoundError):
    """There is no such follow-up, or it is closed already."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Phrase("there is no open follow-up {number}.", number=number),
            Phrase("relnet follow-up list shows their ids."),
        )


class UnknownLeadError(NothingFoundError):
    """There is no such lead."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Phrase("there is no lead {number}.", number=number),
            Phrase("relnet lead list --all shows their ids."),
        )


class UnknownRhythmError(NothingFoundError):
    """For a person, tag or circle no rhythm was chosen."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            Phrase("no rhythm was chosen for {holder}.", holder=holder),
            Phrase("relnet rhythm shows who has which; relnet rhythm set chooses one."),
        )


class UnknownBatchError(NothingFoundError):
    """There is no such batch."""

    def __init__(self, number: int | None) -> None:
        what = Phrase("there is no batch {number}.", number=number)
        super().__init__(
            Phrase("there is nothing to undo.") if number is None else what,
            Phrase("relnet history lists what can be undone."),
        )
