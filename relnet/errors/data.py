"""A file, a name or a batch cannot be used as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors.families import DataError
from relnet.errors.wording import quoted, said
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


_FEW = 12  # whose ids a hint repeats


class AmbiguousNameError(DataError):
    """More than one contact goes by that name; ``candidates`` tells them apart."""

    def __init__(self, who: str, candidates: Sequence[tuple[int, object]]) -> None:
        ids = ", ".join(str(id_) for id_, _ in candidates)
        super().__init__(
            Phrase("{who} could be {n} people.", who=quoted(who), n=len(candidates)),
            Phrase("say which one by id: {ids}.", ids=ids)
            if len(candidates) <= _FEW
            else Phrase("say which one by id, or add a word of the firm to the name."),
        )
        self.who = who
        self.candidates = candidates


class AmbiguousPromiseError(DataError):
    """A sentence speaks of a promise, and leaves open whose it is."""

    def __init__(self, promise: str) -> None:
        super().__init__(
            Phrase("it is not clear who promised {promise}.", promise=quoted(promise)),
            Phrase("say it with a mark, !me or !they, before what was promised."),
        )


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


class NoContactsError(UnreadableFileError):
    """A file that a network fills with other things; among others it may be passed over."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            path,
            Phrase("LinkedIn keeps no contacts in it."),
            Phrase("name Connections.csv and messages.csv, or the whole archive (ZIP)."),
        )


class UnwritableFileError(DataError):
    """A file cannot be written."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(
            Phrase("cannot write {path}: {why}", path=str(path), why=said(why)),
            Phrase("choose another place, or make room there."),
        )


class VillageInTheWayError(DataError):
    """An export is to take the place of a relnet database, or of a file that belongs to one."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Phrase(
                "{path} belongs to a relnet database, which no export replaces.", path=str(path)
            ),
            Phrase("choose another name for the export."),
        )


class BadTemplateError(DataError):
    """A template of the owner's cannot be used as it is."""

    def __init__(self, template: str, line: int, why: Phrase, hint: Phrase) -> None:
        super().__init__(
            Phrase(
                "cannot use the template {name}, line {line}: {why}.",
                name=template,
                line=line,
                why=why,
            ),
            hint,
        )


class KnownContactError(DataError):
    """Somebody who is to be added is known already."""

    def __init__(self, contact_id: int, description: object) -> None:
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
