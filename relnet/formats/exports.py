"""Exports that come again: of which kind and day they are, and their entries, read again."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from functools import lru_cache
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from relnet.formats.kinds import FORMATS
from relnet.formats.linkedin.connections import CONNECTIONS
from relnet.formats.linkedin.sheet import plain
from relnet.formats.tables.header import header_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relnet.model.card import Card
    from relnet.model.reading import Reading

# What people export again and again, and of which program each entry says all there is.
CARDS = frozenset({"vcard", "xing"})
TABLES = frozenset({"linkedin", "google", "outlook", "thunderbird", "csv"})
COMPARED = CARDS | TABLES | {"facebook"}
# Whose exports list all connections there are, and of which the entry's day is its own.
NETWORKS = frozenset({"linkedin", "xing", "facebook"})
SINCE = frozenset({"linkedin", "facebook"})

_SINCE = CONNECTIONS.names("connected_on")
_NAMED = re.compile(r"LinkedInDataExport_(\d\d)-(\d\d)-(\d{4})", re.ASCII)
# The lines of a vCard that say what is compared, and what is needed to read them; what they go
# on in is part of them.
_LINES = r"^(?:[\w-]+\.)?(?:%s)[;:].*(?:(?:(?<==)\n|\n[ \t]).*)*"
_TELLING = re.compile(
    (_LINES % "N|FN|ORG|TITLE|ROLE|EMAIL|ADR").encode(), re.IGNORECASE | re.MULTILINE
)
_NEEDED = re.compile(
    (_LINES % "VERSION|X-ABLABEL|REV|UID|KIND|N|FN|ORG|TITLE|ROLE|EMAIL|ADR").encode(),
    re.IGNORECASE | re.MULTILINE,
)


def named_day(form: str, path: str, today: date) -> date | None:
    """Return the day that LinkedIn names its archive after: month, day, year.

    None if there is none, or it is in no calendar; it is never ahead of today.
    """
    found = _NAMED.findall(path) if form == "linkedin" else []
    if not found:
        return None
    month, day, year = found[-1]
    try:
        return min(date(int(year), int(month), int(day)), today)
    except ValueError:
        return None


def comes_again(form: str, heading: bytes) -> bool:
    """Tell whether a file is an export of people; of LinkedIn's files the connections are."""
    return form in COMPARED and (form != "linkedin" or not _SINCE.isdisjoint(_names(heading)))


def is_one_kind(form: str) -> bool:
    """Tell whether all files of a format have the same kind of entries."""
    return form not in {"linkedin", "csv"}


def is_alike(form: str, heading: bytes, samples: Iterable[bytes]) -> bool:
    """Tell whether entries (a few, as they are kept) are of the same kind as such an export.

    Any CSV is of one kind with those whose columns it has.
    """
    if is_one_kind(form):
        return True
    theirs = {plain(name) for raw in samples for name in _row(raw)}
    if form == "linkedin":
        return not _SINCE.isdisjoint(theirs)
    return bool(theirs) and theirs <= _names(heading)


def heading_of(form: str, raw: bytes) -> bytes:
    """Return a header under which an entry stands, as far as it tells."""
    return _table((*_row(raw),), (), ()) if form in TABLES else b""


def may_differ(form: str, before: bytes, after: bytes) -> bool:
    """Tell in little time whether two entries may differ in what is compared."""
    if form not in CARDS:
        return form in TABLES and before != after
    return sorted(_TELLING.findall(before)) != sorted(_TELLING.findall(after))


def read_again(
    form: str, heading: bytes, raws: Sequence[bytes], reading: Reading
) -> list[Card | None]:
    """Return the card of each entry as it was kept; None where its reader makes none of it.

    ``heading`` is that of a table in which entries of these columns stand.
    """
    read = next(format_.read for format_ in FORMATS if format_.name == form)
    cards: list[Card | None] = [None] * len(raws)
    for text, places in [_cards(raws)] if form in CARDS else _tables(heading, raws):
        for record in read(BytesIO(text), reading):
            if record.line in places:
                cards[places[record.line]] = record.card
    return cards


def _cards(raws: Sequence[bytes]) -> tuple[bytes, dict[int, int]]:
    """Put cards one after the other, and tell on which line each of them begins."""
    places, line, cards = {}, 1, [*map(_short, raws)]
    for n, card in enumerate(cards):
        places[line] = n
        line += card.count(b"\n") + 1
    return b"\n".join(cards), places


def _short(raw: bytes) -> bytes:
    """Leave out of a card what is not compared, unless there is another one in it (AGENT)."""
    if raw.upper().count(b"VCARD") > 2:
        return raw
    return b"\n".join((b"BEGIN:VCARD", *_NEEDED.findall(raw), b"END:VCARD"))


def _tables(heading: bytes, raws: Sequence[bytes]) -> list[tuple[bytes, dict[int, int]]]:
    """Write rows below the header they fit, and tell on which line each of them is."""
    header = header_of(heading)
    keys = header.keys() if header else ()
    rows = [_row(raw) for raw in raws]
    fitting = [n for n, row in enumerate(rows) if row.keys() <= {*keys}]
    others = [n for n, row in enumerate(rows) if not row.keys() <= {*keys}]
    tables = []
    if header and fitting:
        tables.append((_table(header.columns, keys, [rows[n] for n in fitting]), fitting))
    if others:
        own = tuple(dict.fromkeys(name for n in others for name in rows[n]))
        tables.append((_table(own, own, [rows[n] for n in others]), others))
    return [(text, dict(enumerate(places, 2))) for text, places in tables]


def _table(columns: Sequence[str], keys: Sequence[str], rows: Sequence[dict[str, str]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([" ".join(row.get(key, "").split()) for key in keys])
    return out.getvalue().encode(errors="backslashreplace")


def _row(raw: bytes) -> dict[str, str]:
    """Return a row by the names of its columns; an entry that is no such row has none."""
    try:
        row = json.loads(raw)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


@lru_cache(maxsize=1)  # one file is compared with all the others
def _names(heading: bytes) -> frozenset[str]:
    header = header_of(heading)
    return frozenset(map(plain, header.keys())) if header else frozenset()
