"""What can go wrong: facts in, a sentence out, and what to do next.

Every error a user may see is a RelnetError. Its family decides the exit code
(``relnet/cli/main.py``): nothing found 1, usage 2, data 3, database 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path


class RelnetError(Exception):
    """The base: one sentence that says what happened, one that says what to do."""

    def __init__(self, what: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return str(self.what)


class NothingFoundError(RelnetError):
    """What was asked for is not there."""


class MistakeError(RelnetError):
    """The command was asked for something that makes no sense."""


class DataError(RelnetError):
    """A file, a name or a batch cannot be used as it is."""


class DatabaseError(RelnetError):
    """The database file cannot be used."""


# Nothing found.


class UnknownContactError(NothingFoundError):
    """Nobody goes by that name; ``similar`` describes (id, name ...) who may be meant."""

    def __init__(self, who: str, similar: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(
            Phrase("nobody here is called {who}.", who=who),
            did_you_mean(similar)
            or Phrase(
                "relnet search WORDS looks everywhere; relnet add {who} adds them.",
                who=quoted(who),
            ),
        )


class NobodyFoundError(NothingFoundError):
    """No contact is known by these words; ``similar`` describes who may be meant."""

    def __init__(self, words: str, similar: Sequence[tuple[int, str]] = ()) -> None:
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
    """There is no such line in today's list."""

    def __init__(self, number: str, lines: int) -> None:
        super().__init__(
            Phrase(
                "today's list has no line {number}; it has {lines}.", number=number, lines=lines
            ),
            Phrase("relnet today shows it."),
        )


class UnknownFollowUpError(NothingFoundError):
    """There is no such follow-up, or it is closed already."""

    def __init__(self, number: int) -> None:
        super().__init__(
            Phrase("there is no open follow-up {number}.", number=number),
            Phrase("relnet follow-up list shows their ids."),
        )


class UnknownBatchError(NothingFoundError):
    """There is no such batch."""

    def __init__(self, number: int | None) -> None:
        what = Phrase("there is no batch {number}.", number=number)
        super().__init__(
            Phrase("there is nothing to undo.") if number is None else what,
            Phrase("relnet history lists what can be undone."),
        )


# Usage.


class BadDayError(MistakeError):
    """A text is no day, or could be two."""

    def __init__(self, text: str, why: Phrase | None = None) -> None:
        super().__init__(
            Phrase("{text} is not a day relnet understands.", text=quoted(text)),
            why or Phrase("write it like 2026-04-21, 21.4., tomorrow, 'in 2 weeks' or '+3d'."),
        )


class UnknownFieldError(MistakeError):
    """A field name that the command does not know."""

    def __init__(self, field: str, known: Sequence[str]) -> None:
        super().__init__(
            Phrase("there is no field {field}.", field=quoted(field)),
            Phrase("these are known: {known}.", known=", ".join(known)),
        )


class BadValueError(MistakeError):
    """A value that its field cannot hold."""

    def __init__(self, field: str, value: str, wanted: Phrase) -> None:
        super().__init__(
            Phrase("{value} will not do as {field}.", value=quoted(value), field=field), wanted
        )


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


# Data.


class AmbiguousNameError(DataError):
    """More than one contact goes by that name; ``candidates`` tells them apart."""

    def __init__(self, who: str, candidates: Sequence[tuple[int, str]]) -> None:
        super().__init__(
            Phrase("{who} could be {n} people.", who=quoted(who), n=len(candidates)),
            Phrase("say which one by id: {ids}.", ids=", ".join(str(id_) for id_, _ in candidates)),
        )
        self.candidates = candidates


class AmbiguousEventError(DataError):
    """More than one event has that title."""

    def __init__(self, event: str, handles: Sequence[str]) -> None:
        super().__init__(
            Phrase("{event} could be {n} events.", event=quoted(event), n=len(handles)),
            Phrase("say which one by handle: {handles}.", handles=", ".join(handles)),
        )


class UnreadableFileError(DataError):
    """A file cannot be read, or is not what relnet reads."""

    def __init__(self, path: Path | str, why: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(
            Phrase("cannot read {path}: {why}", path=str(path), why=why),
            hint or Phrase("nothing was changed; check the file, or name another one."),
        )
        self.path = str(path)
        self.why = why


class UnwritableFileError(DataError):
    """A file cannot be written."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(
            Phrase("cannot write {path}: {why}", path=str(path), why=said(why)),
            Phrase("choose another place, or make room there."),
        )


class KnownContactError(DataError):
    """Somebody who is to be added is known already."""

    def __init__(self, contact_id: int, description: str) -> None:
        super().__init__(
            Phrase("this is {who} (id {id}), known already.", who=description, id=contact_id),
            Phrase("to add what is new: relnet edit {id} FIELD+=VALUE", id=contact_id),
        )


class RefusedUndoError(DataError):
    """Something newer stands on what the batch changed."""

    def __init__(self, batch: int, later: int | None, command: str) -> None:
        if later is None:
            super().__init__(
                Phrase("batch {batch} cannot be undone: the data no longer fits.", batch=batch),
                Phrase("relnet history shows what came after it."),
            )
        else:
            super().__init__(
                Phrase(
                    "batch {batch} cannot be undone: batch {later} ({command}) built on it.",
                    batch=batch,
                    later=later,
                    command=command,
                ),
                Phrase("undo that one first: relnet undo {later}", later=later),
            )
        self.later = later


class UndoneBatchError(DataError):
    """The batch was undone before."""

    def __init__(self, batch: int, by: int) -> None:
        super().__init__(
            Phrase("batch {batch} is undone already, by batch {by}.", batch=batch, by=by),
            Phrase("to bring it back: relnet undo {by}", by=by),
        )


# Database.


class OldSQLiteError(DatabaseError):
    """The SQLite that comes with this Python lacks what the schema needs."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(
            Phrase("SQLite {found} is too old; relnet needs {needed}.", found=found, needed=needed),
            Phrase("use a newer Python, which brings a newer SQLite."),
        )


class LockedDatabaseError(DatabaseError):
    """Another process is writing."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase(
                "the database {path} is busy: another program is writing to it.", path=str(path)
            ),
            Phrase("nothing was changed; try again in a moment."),
        )


class DamagedDatabaseError(DatabaseError):
    """The file is not an intact SQLite database."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase("{path} is damaged, or is no database at all.", path=str(path)),
            Phrase("nothing was changed; put a copy of it back, or name another one with --db."),
        )


class ForeignDatabaseError(DatabaseError):
    """A database, but of another program."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase("{path} is the database of another program.", path=str(path)),
            Phrase("nothing was changed; name another one with --db."),
        )


class NewerDatabaseError(DatabaseError):
    """The database was written by a later relnet."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        super().__init__(
            Phrase(
                "{path} was written by a newer relnet (schema {found}, known here: {known}).",
                path=str(path),
                found=found,
                known=known,
            ),
            Phrase("nothing was changed; upgrade relnet, for example with pipx upgrade relnet."),
        )


class UnwritableDatabaseError(DatabaseError):
    """The database, its folder or its disk takes no more."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(
            Phrase("cannot write to the database {path}: {why}", path=str(path), why=said(why)),
            Phrase("nothing was changed; check space and permissions, or name another with --db."),
        )


def did_you_mean(similar: Sequence[tuple[int, str]]) -> Phrase | None:
    """Ask whether one of these people (id, description) is meant; None if there are none."""
    if not similar:
        return None
    people = ", ".join(f"{description} ({id_})" for id_, description in similar)
    return Phrase("did you mean {people}?", people=people)


def quoted(text: str) -> str:
    """Put a text into quotation marks a shell understands, for messages and hints."""
    return "'" + text.replace("'", "'\\''") + "'"


# What the operating system and SQLite say most, so that it can be said in another language.
SAID = {
    phrase.text: phrase
    for phrase in (
        Phrase("No such file or directory"),
        Phrase("Permission denied"),
        Phrase("Operation not permitted"),
        Phrase("No space left on device"),
        Phrase("Disk quota exceeded"),
        Phrase("Read-only file system"),
        Phrase("File exists"),
        Phrase("Is a directory"),
        Phrase("Not a directory"),
        Phrase("File name too long"),
        Phrase("Input/output error"),
        Phrase("attempt to write a readonly database"),
        Phrase("database or disk is full"),
        Phrase("disk I/O error"),
        Phrase("unable to open database file"),
    )
}


def said(text: str) -> Phrase | str:
    """Return what a system says as a phrase, where that is known."""
    return SAID.get(text, text)
