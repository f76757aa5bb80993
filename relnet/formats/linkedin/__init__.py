"""The archive that LinkedIn gives its members, of any year and language seen.

``sheet`` knows a table by its columns; each other module reads one of the files, or a few.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats import delimited
from relnet.formats.lines import Lines
from relnet.formats.linkedin.connections import CONNECTIONS
from relnet.formats.linkedin.contacts import CONTACTS
from relnet.formats.linkedin.invitations import INVITATIONS
from relnet.formats.linkedin.messages import MESSAGES
from relnet.formats.linkedin.notes import NOTES
from relnet.formats.linkedin.others import holds_no_contacts
from relnet.formats.linkedin.own import EMAILS, PHONES, POSITIONS, PROFILE
from relnet.formats.linkedin.praise import (
    ENDORSEMENTS,
    RECOMMENDATIONS,
    RECOMMENDATIONS_GIVEN,
)
from relnet.formats.linkedin.sheet import Sheet, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.formats.delimited import Header
    from relnet.formats.linkedin.sheet import Table
    from relnet.model.card import Record
    from relnet.model.reading import Reading

__all__ = ["ENTRIES", "fields", "heading", "holds_no_contacts", "read"]

# In the order in which an archive is read: first those whom the other files tell more about.
TABLES = (
    CONNECTIONS, CONTACTS, PROFILE, EMAILS, PHONES, POSITIONS,
    NOTES, INVITATIONS, MESSAGES, ENDORSEMENTS, RECOMMENDATIONS,
)  # fmt: skip
ENTRIES = " ".join(table.entry for table in TABLES)
_SIGNS = tuple((table, signs) for table in TABLES for signs in table.signs())
_GIVEN = plain("Recommendations Given")
_FEWEST = 3  # columns


def heading(head: bytes) -> bytes | None:
    """Return the row that names the columns, None if the beginning of a file has none."""
    found = delimited.find_header(Lines(BytesIO(head)), _is_header)
    return found.text.encode() if found else None


def fields(head: bytes) -> tuple[Header, list[str]] | None:
    """Return the header, and what each of its columns holds, '' if that is only kept."""
    header = delimited.find_header(Lines(BytesIO(head)), _is_header)
    table = _table(header.columns) if header else None
    if not (header and table):
        return None
    known = {name: field for field in table.columns for name in table.names(field)}
    return header, [known.get(plain(column), "") for column in header.columns]


def read(file: BinaryIO, reading: Reading) -> Iterator[Record]:
    """Read the entries of a file one by one; none if there is no row that names the columns.

    The columns may stand in any order, below any preamble of up to 64 kB. ``raw`` is the row
    as a JSON object, without what people wrote to each other unless ``reading.with_text``; a
    rejected row stays as it is written. Who hides the profile is skipped.
    """
    lines = Lines(file)
    header = delimited.find_header(lines, _is_header)
    table = _table(header.columns) if header else None
    if not (header and table):
        return
    if table is RECOMMENDATIONS and _GIVEN in plain(str(getattr(file, "name", ""))):
        table = RECOMMENDATIONS_GIVEN
    sheet = Sheet(table, header, with_text=reading.with_text)
    yield from table.records(delimited.rows(lines, header), sheet, reading)


def _is_header(columns: Sequence[str]) -> bool:
    return _table(columns) is not None


def _table(columns: Sequence[str]) -> Table | None:
    if len(columns) < _FEWEST:
        return None
    names = {plain(column) for column in columns}
    found = (table for table, signs in _SIGNS if not any(names.isdisjoint(some) for some in signs))
    return next(found, None)
