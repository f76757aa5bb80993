"""What several errors say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.phrase import Phrase, listed

if TYPE_CHECKING:
    from collections.abc import Sequence


def did_you_mean(similar: Sequence[tuple[int, object]]) -> Phrase | None:
    """Ask whether one of these people (id, description) is meant; None if there are none."""
    if not similar:
        return None
    people = (Phrase("{who} ({id})", who=who, id=id_) for id_, who in similar)
    return Phrase("did you mean {people}?", people=listed(people))


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
        Phrase("another file has taken its place"),
    )
}


def said(text: str) -> Phrase | str:
    """Return what a system says as a phrase, where that is known."""
    return SAID.get(text, text)
