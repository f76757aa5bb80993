"""Take business cards and network exports into the village."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import UnreadableFileError
from relnet.formats import rejects
from relnet.formats.sources import open_source
from relnet.jobs.settle_records import Desk, Wishes, settle, settle_waiting
from relnet.model.report import FileReport, ImportReport, Remark
from relnet.phrase import Phrase, counted
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
NAMED = 5  # files in the history
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
    written: list[Path] = []
    try:
        with batch(db, "import", _detail(request.files), now.at, dry_run=request.dry_run) as opened:
            intake = Intake(db, now.at)
            for file in request.files:
                with open_source(file, request.form) as parts:
                    for part in parts:
                        report.files.append(FileReport(part.path, part.format, part.heading))
                        _take_in(Desk(db, now, intake, wishes, report, report.files[-1]), part)
            if request.rejects and not request.dry_run:
                written = rejects.write(request.rejects, report.files)
    except BaseException:
        rejects.take_back(written)
        raise
    report.batch = opened.id
    return report


def _take_in(desk: Desk, part: Part) -> None:
    file = desk.file
    for chunk in _chunks(part.records):
        settle(desk, [*_usable(chunk, file, desk.report)])
    settle_waiting(desk)
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


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _detail(files: Sequence[Path | BinaryIO]) -> str:
    """Name the files for the history, the first ones of many."""
    named = [_path(file) for file in files[:NAMED]]
    more = len(files) - len(named)
    return ", ".join([*named, f"+{more}"] if more else named)


def _path(file: Path | BinaryIO) -> str:
    return str(file) if hasattr(file, "parent") else "-"
