"""Explain how files would be read, by their beginnings."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from relnet.errors import NoContactsError
from relnet.formats.first_look import column_names, columns, encoding
from relnet.formats.sources import open_source
from relnet.jobs.keep_maps import reading_for, require_table
from relnet.model.noun import noun
from relnet.rules.tidying import arrive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relnet.formats.first_look import Columns
    from relnet.formats.sources import Part
    from relnet.jobs.import_files import Request
    from relnet.model.card import Record
    from relnet.model.reading import Reading
    from relnet.phrase import Phrase
    from relnet.store import Connection

ENTRIES = 3  # that are shown


@noun
class Sample:
    """One of the first entries: who it names, or why it would not be used."""

    line: int
    name: str
    reason: Phrase | None


@noun
class Explained:
    """A file, or one file of an archive: ``encoding`` is '' if it is no text."""

    path: str
    format: str
    encoding: str
    columns: Columns | None
    entries: tuple[Sample, ...]


def explain_files(db: Connection, request: Request) -> Iterator[Explained]:
    """Explain the files of an import, one by one; nothing is written.

    UnreadableFileError and BadValueError as in the import itself, if its beginning shows them.
    """
    reading = reading_for(db, request.columns, with_text=request.with_text)
    headers: set[tuple[str, ...]] = set()
    for file in request.files:
        try:
            with open_source(file, request.form, reading) as parts:
                for part in parts:
                    headers.add(column_names(part, reading))
                    yield _explained(part, reading)
        except NoContactsError as error:
            if len(request.files) == 1:
                raise
            yield Explained(error.path, "linkedin", "", None, (Sample(1, "", error.why),))
    require_table(headers - {()}, reading)


def _explained(part: Part, reading: Reading) -> Explained:
    found = columns(part, reading)  # a wrong map is an error here, before any record is read
    entries = tuple(_sample(record) for record in islice(part.records, ENTRIES))
    return Explained(part.path, part.format, encoding(part), found, entries)


def _sample(record: Record) -> Sample:
    name = arrive(record.card, "").label if record.card else ""
    return Sample(record.line, name, record.reason)
