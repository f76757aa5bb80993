"""The kinds of files that relnet reads, and how each is told by its beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats import (
    calendars,
    codes,
    facebook,
    linkedin,
    mailboxes,
    tables,
    vcard,
    village,
)
from relnet.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relnet.model.card import Record
    from relnet.model.reading import Reading

WHITE = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"  # with the byte order marks


@noun
class Format:
    """A kind of file that relnet reads.

    ``heading`` gets the first 64 kB of a file: None if it is of another kind, else what the
    entries stand below (the header row of a table, b'' if nothing). ``entry`` is how such a
    file's path in an archive ends, in lower case, without blanks and underscores; blanks stand
    between several endings. An archive is read in the order of the formats, mail last, and of
    these.
    """

    name: str
    heading: Callable[[bytes], bytes | None]
    read: Callable[[BinaryIO, Reading], Iterator[Record]]
    entry: str


_PROGRAMS = ("relnet", "google", "outlook", "thunderbird")  # whose tables are known
_TABLES = (linkedin.heading, *map(tables.heading_of, _PROGRAMS))
_CARD_LINE = re.compile(
    rb"(?:^|[\r\n])[ \t]*[^\w\r\n]{0,8}(?:[\w-]+\.)?(?:BEGIN|END)[ \t]*:[ \t]*VCARD", re.IGNORECASE
)


def _card_heading(head: bytes) -> bytes | None:
    """Know a vCard by its first or last line, in whatever encoding.

    What stands in a table of a known program is a note, into which somebody has copied it.
    """
    text = head.replace(b"\0", b"").removeprefix(b"\xff\xfe")
    found = _CARD_LINE.search(text)
    above = text[: found.start()].strip(WHITE) if found else b""
    is_noted = b"\n" in above and any(heading(above) for heading in _TABLES)
    return b"" if found and not is_noted else None


_PRODUCER = re.compile(rb"(?:^|[\r\n])PRODID[^:\r\n]*:[ \t]*([^\r\n]*)", re.IGNORECASE)


def _xing_heading(head: bytes) -> bytes | None:
    """Know a vCard from XING by the program that the first card names."""
    found = _PRODUCER.search(head.replace(b"\0", b""))
    is_xing = found is not None and found[1].upper().startswith(b"-//XING//")
    return _card_heading(head) if is_xing else None


_NO_ENTRY = " "  # of an archive: a picture in it is somebody's portrait
FORMATS = (
    Format("relnet", village.heading, lambda _file, _: iter(()), _NO_ENTRY),
    Format("qr", codes.heading, lambda file, _: codes.read(file), _NO_ENTRY),
    Format("mbox", mailboxes.heading, mailboxes.read, ".mbox .eml"),  # cards may be attached
    Format("xing", _xing_heading, lambda file, _: vcard.read(file), ".vcf"),
    Format("vcard", _card_heading, lambda file, _: vcard.read(file), ".vcf"),
    Format("ics", calendars.heading, calendars.read, ".ics"),
    Format("linkedin", linkedin.heading, linkedin.read, linkedin.ENTRIES),
    Format("facebook", facebook.heading, lambda file, _: facebook.read(file), facebook.ENTRIES),
    Format("google", tables.heading_of("google"), tables.read, "contacts.csv"),
    Format("outlook", tables.heading_of("outlook"), tables.read, "contacts.csv"),
    Format("thunderbird", tables.heading_of("thunderbird"), tables.read, "contacts.csv"),
    Format("csv", tables.heading, tables.read, "contacts.csv"),  # any other: the last one
)


def detect(head: bytes) -> str | None:
    """Name the format of a file by its first 64 kB."""
    names = (format_.name for format_ in FORMATS if format_.heading(head) is not None)
    return next(names, None)
