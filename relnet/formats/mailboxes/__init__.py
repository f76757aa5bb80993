"""Mail as it is kept: mbox files, Gmail's Takeout, Maildir folders, single messages.

``messages`` finds the headers, ``correspondence`` makes of them who wrote to whom and when;
nobody reads a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.mailboxes.correspondence import Owner, record
from relnet.formats.mailboxes.maildir import folders, letters
from relnet.formats.mailboxes.messages import begins_mailbox, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relnet.model.card import Record
    from relnet.model.reading import Reading

__all__ = ["Owner", "folders", "heading", "read", "read_folder"]


def heading(head: bytes) -> bytes | None:
    """Know a mailbox by its first line and a header below it, a message by its header."""
    return b"" if begins_mailbox(head) else None


def read(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    """Read the headers of the messages one by one, of a file of any length.

    ``raw`` is no more than From, To, Cc, Date, Message-ID and Subject; the Message-ID is what
    a message is known by when it comes again.
    """
    owner = Owner(reading)
    for message in messages(file):
        yield record(message, owner)


def read_folder(path: Path, owner: Owner) -> Iterator[Record]:
    """Read the messages of a Maildir folder in the order of their names, as ``read`` does.

    ``line`` counts the messages. The folder may have a name that says something: .Sent, .Spam.
    What it shows of the ``owner`` holds for the next folder, too.
    """
    for message in letters(path):
        yield record(message, owner)
