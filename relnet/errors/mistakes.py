"""The command was asked for something that makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors.families import MistakeError
from relnet.errors.wording import quoted
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class BadDayError(MistakeError):
    """A text is no day, or could be two."""

    def __init__(self, text: str, why: Phrase | None = None) -> None:
        super().__init__(
            Phrase("{text} is not a day relnet understands.", text=quoted(text)),
            why or Phrase("write it like 2026-04-21, 21.4., tomorrow, 'in 2 weeks' or '+3d'."),
        )
        self.why = why


class TwoDaysError(MistakeError):
    """A sentence names two days for what happened."""

    def __init__(self, first: date, second: date) -> None:
        super().__init__(
            Phrase(
                "the sentence names two days, {first} and {second}.", first=first, second=second
            ),
            Phrase("log each by itself, or say which one it was with --on DAY."),
        )


class TwoHappeningsError(MistakeError):
    """A sentence tells of two things that happened with different people."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("the sentence tells of two happenings."), Phrase("log them one by one.")
        )


class NotReachedError(MistakeError):
    """A sentence tells of a call that nobody took."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("nobody was reached, so this is no contact yet."),
            Phrase(
                "to try again: relnet follow-up add WHO TEXT --due DAY;"
                " to remember it: relnet log note WHO --note TEXT"
            ),
        )


class NotHappenedError(MistakeError):
    """A sentence says that something did not happen, or was called off."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("the sentence says that it did not happen."),
            Phrase(
                "to try again: relnet follow-up add WHO TEXT --due DAY;"
                " to remember it: relnet log note WHO --note TEXT"
            ),
        )


class OnlyToDoError(MistakeError):
    """A sentence tells only of something still to be done."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("the sentence says only what is to be done, not what happened."),
            Phrase("to remember it: relnet follow-up add WHO TEXT --due DAY"),
        )


class UnclearSentenceError(MistakeError):
    """A sentence does not tell what happened."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("the sentence does not say what happened."),
            Phrase(
                "say it in other words, or: relnet log KIND WHO, with a kind such as met, call"
                " or mail; relnet log --help names all."
            ),
        )


class UnknownFieldError(MistakeError):
    """A field name that the command does not know."""

    def __init__(self, field: str, known: Sequence[str] | Phrase) -> None:
        super().__init__(
            Phrase("there is no field {field}.", field=quoted(field)),
            Phrase(
                "these are known: {known}.",
                known=known if isinstance(known, Phrase) else ", ".join(known),
            ),
        )


class UnknownSettingError(MistakeError):
    """A setting that there is not."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            Phrase("there is no setting {name}.", name=quoted(name)),
            Phrase("these are known: {known}.", known=", ".join(known)),
        )


class BadValueError(MistakeError):
    """A value that its field cannot hold: what was typed, or the day that it was understood as."""

    def __init__(self, field: str, value: str | date, wanted: Phrase) -> None:
        told = quoted(value) if isinstance(value, str) else value
        super().__init__(Phrase("{value} will not do as {field}.", value=told, field=field), wanted)


class BadFilterError(MistakeError):
    """A filter that relnet does not understand."""

    def __init__(self, term: str, hint: Phrase) -> None:
        super().__init__(Phrase("the filter {term} is not understood.", term=quoted(term)), hint)


class FadedError(MistakeError):
    """An occasion that will be over on the day to which it is put off."""

    def __init__(self, contact: str, day: date) -> None:
        super().__init__(
            Phrase("by {day} this occasion with {contact} is over.", day=day, contact=contact),
            Phrase(
                "take an earlier day, or: relnet follow-up add {contact} TEXT --due {iso}",
                contact=quoted(contact),
                iso=day.isoformat(),
            ),
        )


class TakenHandleError(MistakeError):
    """A handle that another one has already."""

    def __init__(self, handle: str) -> None:
        super().__init__(
            Phrase("the handle {handle} is taken.", handle=handle),
            Phrase("choose another one, such as {handle}-2.", handle=handle),
        )


class NotMetError(MistakeError):
    """Somebody was not met at the event that it is about."""

    def __init__(self, contact: str, event: str, handle: str) -> None:
        super().__init__(
            Phrase("{contact} was not met at {event}.", contact=contact, event=event),
            Phrase("relnet event show {handle} lists who was.", handle=handle),
        )
