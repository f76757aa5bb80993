"""A mailbox as the headers of its messages (RFC 4155, RFC 5322); bodies are passed over."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import dropwhile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from relnet.formats.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER_LIMIT = 1 << 18  # bytes of a header that are looked at

PEOPLE = (b"from", b"to", b"cc")
KEPT = {*PEOPLE, b"date", b"message-id", b"subject"}
# The others tell mail by people from mail by machines, and whose mailbox it is.
_USED = KEPT | {
    b"auto-submitted", b"content-type", b"delivered-to", b"envelope-to", b"list-id",
    b"list-post", b"list-unsubscribe", b"precedence", b"received", b"return-path",
    b"x-autoreply", b"x-gmail-labels", b"x-mozilla-status", b"x-original-to", b"x-spam",
    b"x-spam-flag", b"x-spam-status",
}  # fmt: skip
_OF_MAIL = {b"date", b"received", b"message-id", b"mime-version", b"subject"}
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_FROM = re.compile(rb"From (?:\S.*\d\d?:\d\d.*|-?[ \t]*|\S+@\S+[ \t]*)\n?\Z")
_LONGEST_FROM = 1000  # bytes
_LONGEST_LENGTH = 20  # digits and blanks
_WHITE = (b" ", b"\t")


class Message(NamedTuple):
    """The header of a message: the fields that matter by their names in lower case, unfolded.

    ``line`` is its first line, counted from 1; ``mark`` the From_ line above it, b'' if there
    is none; ``raw`` the fields that are kept, as they are written. ``labels`` come from the
    folder that the message lies in. (A tuple: a mailbox has tens of thousands of them.)
    """

    line: int
    mark: bytes
    fields: dict[bytes, bytes]
    raw: bytes
    labels: tuple[str, ...] = ()


def begins_mailbox(head: bytes) -> bool:
    """Tell whether the beginning of a file is that of a mailbox, or of a single message."""
    lines = Lines(BytesIO(head))
    names: set[bytes] = set()
    for line in dropwhile(_stands_ahead, lines):
        if not names and line.startswith(b"From "):
            return _begins(line, lines)
        if line == b"\n":
            break
        if line[:1] in _WHITE and names:
            continue
        if not (found := _FIELD.match(line)):
            return False
        names.add(found[1].lower())
    return b"from" in names and bool(names & _OF_MAIL)


def messages(file: BinaryIO) -> Iterator[Message]:
    """Yield the headers of a mailbox in memory for the longest of them; bodies are skipped.

    A message begins with a From_ line that names a time, or nothing but a sender, and that
    has a field below it; whether a blank line stands above it or not, for not all programs
    write one. A file that begins with a field is one message.
    """
    lines = Lines(file)
    header: _Header | None = None
    is_begun = False
    for number, line in enumerate(lines, 1):
        if line.startswith(b"From ") and _begins(line, lines):
            if header:
                yield header.message()
            header, is_begun = _Header(number, line), True
        elif header is None:
            if not is_begun and not _stands_ahead(line):
                is_begun = True
                header = _Header(number, b"", line) if _FIELD.match(line) else None
        elif line == b"\n":
            yield header.message()
            header = None
        else:
            header.take(line)
    if header:
        yield header.message()


def _stands_ahead(line: bytes) -> bool:
    """Tell whether a line may stand above a header: a blank one, or its length (Apple's .emlx)."""
    return not line.strip() or (len(line) < _LONGEST_LENGTH and line.strip().isdigit())


def _begins(line: bytes, lines: Lines) -> bool:
    """Tell whether a line separates messages; the line below it is looked at, and put back."""
    if len(line) > _LONGEST_FROM or not _FROM.match(line):
        return False
    below = lines.take(1)
    lines.hand_back(below)
    return any(_FIELD.match(field) or field.startswith(b">From ") for field in below)


class _Header:
    """The fields of a message, as far as they have been read."""

    def __init__(self, line: int, mark: bytes, first: bytes = b"") -> None:
        self.line = line
        self.mark = mark
        self.fields: dict[bytes, list[bytes]] = {}
        self.raw: list[bytes] = []
        self.size = 0
        self.name = b""  # of the field that goes on, b'' if it is left out
        self.take(first)

    def take(self, line: bytes) -> None:
        self.size += len(line)
        if self.size > HEADER_LIMIT:
            return
        if line[:1] not in _WHITE:
            found = _FIELD.match(line)
            self.name = found[1].lower() if found else b""
            is_again = self.name in self.fields
            if self.name not in _USED or (is_again and self.name not in PEOPLE):
                self.name = b""
            if found and self.name:
                value = line[found.end() :]
                self.fields.setdefault(self.name, []).append(b"," + value if is_again else value)
        elif self.name:
            self.fields[self.name].append(line)
        if self.name in KEPT:
            self.raw.append(line)

    def message(self) -> Message:
        fields = {
            name: b"".join(parts).replace(b"\n", b"").strip() for name, parts in self.fields.items()
        }
        return Message(self.line, self.mark, fields, b"".join(self.raw))
