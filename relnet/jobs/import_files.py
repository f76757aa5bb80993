"""Take business cards and network exports into the village."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats import rejects
from relnet.formats.sources import open_source
from relnet.jobs.settle_records import Desk, Entry, Wishes, settle
from relnet.model.report import FileReport, ImportReport, Remark
from relnet.phrase import Phrase, counted
from relnet.rules.tidying import arrive
from relnet.store import events
from relnet.store.batches import batch
from relnet.store.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from relnet.formats.sources import Part
    from relnet.model.card import Record
    from relnet.model.moment import Moment
    from relnet.store import Connection

CHUNK = 500  # records that are looked up and written together
USED = ("created", "updated", "unchanged", "queued")


@dataclass(frozen=True, slots=True)
class Request:
    """What an import is asked to do with the files (paths, or a stream for standard input)."""

    files: Sequence[Path | BinaryIO]
    form: str = ""
    event: str = ""
    met_on: date | None = None
    tags: tuple[str, ...] = ()
    matches: bool = True
    dry_run: bool = False
    rejects: Path | None = None


def import_files(db: Connection, now: Moment, request: Request) -> ImportReport:
    """Take in every record of every file, as one batch; a dry run goes the same way back.

    A file that cannot be read, or holds nothing to use, is an UnreadableFileError, and nothing
    of any file stays.
    """
    report = ImportReport(request.dry_run)
    event = events.find_event(db, request.event) if request.event else None
    wishes = Wishes(
        event_id=event.id if event else None,
        met_on=request.met_on,
        tags=request.tags,
        matches=request.matches,
    )
    detail = ", ".join(_path(file) for file in request.files)
    with batch(db, "import", detail, now.at, dry_run=request.dry_run) as opened:
        intake = Intake(db, now.at)
        for file in request.files:
            with open_source(file, request.form) as parts:
                for part in parts:
                    report.files.append(FileReport(part.path, part.format, part.heading))
                    _take_in(Desk(db, now, intake, wishes, report, report.files[-1]), part)
        if request.rejects and not request.dry_run:
            rejects.write(request.rejects, report.files)
    report.batch = opened.id
    return report


def _take_in(desk: Desk, part: Part) -> None:
    file = desk.file
    for chunk in _chunks(part.records):
        entries = [
            Entry(record, arrive(record.card, _seen_on(desk, record)), _digest(part.format, record))
            for record in _usable(chunk, file, desk.report)
            if record.card
        ]
        settle(desk, entries)
    if not any(file.counts[outcome] for outcome in USED) and not file.counts["rejected"]:
        n = file.counts["skipped"]
        raise UnreadableFileError(
            part.path,
            counted(n, "its only entry names nobody.", "none of its {n} entries names anybody."),
        )


def _usable(records: Iterable[Record], file: FileReport, report: ImportReport) -> Iterator[Record]:
    """Pass the records with a card on; count and keep the reasons of the others."""
    for record in records:
        if record.card:
            if record.reason:
                report.remarks.append(Remark(file.path, record.line, record.reason))
            yield record
            continue
        remark = Remark(file.path, record.line, record.reason or Phrase("it cannot be used."))
        if record.is_skipped:
            file.counts["skipped"] += 1
            report.skips.append(remark)
        else:
            file.counts["rejected"] += 1
            file.rejected.append(record)
            report.rejects.append(remark)


def _seen_on(desk: Desk, record: Record) -> str:
    """Return the day for which an entry states its facts.

    A vCard's REV is one; the day of a LinkedIn connection is not: positions are as of now.
    """
    stated_on = record.card.stated_on if record.card and desk.file.format == "vcard" else ""
    return stated_on or desk.now.today.isoformat()


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _digest(form: str, record: Record) -> int:
    """Return 63 bits that tell one entry from another; SQLite has no larger integers."""
    digest = blake2b(record.raw, digest_size=8, person=form.encode()[:16]).digest()
    return int.from_bytes(digest) >> 1


def _path(file: Path | BinaryIO) -> str:
    return str(file) if hasattr(file, "parent") else "-"
