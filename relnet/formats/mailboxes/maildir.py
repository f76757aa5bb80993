"""Maildir: a folder with a file for each message, as Dovecot, mutt and others keep mail."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from relnet.errors import UnreadableFileError
from relnet.formats.mailboxes.labels import SENT
from relnet.formats.mailboxes.messages import HEADER_LIMIT, Message, messages
from relnet.formats.opening import FILE_LIMIT, bounded, opened, reason
from relnet.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CURRENT = ("cur", "new")
MARK = b"From -\n"  # makes a mailbox of messages that stand below each other
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)\Z")  # Windows knows no colon in names
_FLAGGED = {"D": "Draft", "T": "Deleted"}


def folders(path: Path) -> list[Path]:
    """Return a Maildir folder, and those that Maildir++ keeps inside of it, if they hold mail.

    First what the owner sent: that shows who they are, and whom they know. None if the path is
    not a Maildir: one has a folder ``cur`` or ``new``.
    """
    try:
        if not any((path / name).is_dir() for name in _CURRENT):
            return []
        inner = sorted(entry for entry in path.iterdir() if entry.name.startswith("."))
    except OSError as error:
        raise UnreadableFileError(path, reason(error)) from error
    found = [path, *(folder for folder in inner if _files(folder))]
    return sorted(found, key=lambda folder: SENT.isdisjoint(map(fold, _labels(folder))))


def letters(path: Path) -> Iterator[Message]:
    """Yield the headers of the messages in a folder, in the order of their names.

    ``line`` counts them. The flags and the name of the folder are their labels. A message that
    cannot be read has no fields.
    """
    inherited = _labels(path)
    for number, file in enumerate(_files(path), 1):
        found = _FLAGS.search(file.name)
        flags = found[1].upper() if found else ""
        own = tuple(label for flag, label in _FLAGGED.items() if flag in flags)
        message = Message(number, MARK, {}, file.name.encode(errors="replace"))
        with suppress(UnreadableFileError), opened(file) as content:
            beginning = bounded(content, str(file), FILE_LIMIT).read(HEADER_LIMIT)
            message = next(messages(BytesIO(beginning)), message)
        yield message._replace(line=number, mark=MARK, labels=inherited + own)


def _files(path: Path) -> list[Path]:
    """List the messages of a folder in the order of their names, which begin with the time."""
    found: list[Path] = []
    for name in _CURRENT:
        try:
            found += (file for file in (path / name).iterdir() if not file.name.startswith("."))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise UnreadableFileError(path / name, reason(error)) from error
    return sorted(found, key=lambda file: file.name)


def _labels(path: Path) -> tuple[str, ...]:
    """Return what the name of a folder says, such as .INBOX.Sent."""
    return tuple(_unescaped(part) for part in path.name.split("."))


def _unescaped(name: str) -> str:
    """Read the UTF-7 of IMAP (RFC 3501 5.1.3), in which Entwürfe is Entw&APw-rfe."""
    try:
        return name.replace("+", "+-").replace("&", "+").replace(",", "/").encode().decode("utf-7")
    except UnicodeError:
        return name
