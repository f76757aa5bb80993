"""Take business cards and network exports into the village."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from relnet.errors import NoContactsError, UnreadableFileError
from relnet.formats import rejects
from relnet.formats.exports import named_day
from relnet.formats.first_look import column_names, not_understood
from relnet.formats.sources import is_mail, open_source
from relnet.jobs.keep_maps import keep_map, reading_for, require_table
from relnet.jobs.keep_settings import home
from relnet.jobs.know_relatives import know_each_other
from relnet.jobs.notice_changes import notice
from relnet.jobs.place_cards import Desk, Wishes
from relnet.jobs.settle_records import settle, settle_waiting
from relnet.jobs.suspect_owner import suspect_owner
from relnet.model.noun import noun
from relnet.model.report import FileReport, ImportReport, Remark
from relnet.phrase import Phrase, counted
from relnet.rules.mail_addresses import is_mail_address, mail_key
from relnet.store import events
from relnet.store.batches import batch
from relnet.store.intake import Intake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from relnet.formats.sources import Part
    from relnet.model.card import Card, Record, Relation
    from relnet.model.moment import Moment
    from relnet.model.reading import Reading
    from relnet.store import Connection

CHUNK = 500  # records that are looked up and written together
CHUNK_BYTES = 1 << 22  # of them; some photos are this large alone
LONGEST_ADDRESS = 80  # characters of what is none that are shown
NAMED = 5  # files in the history
ANY_TABLE = "csv"  # the format of tables whose columns nobody has fixed

Watch = Callable[[int, int], None]  # is told how many bytes and how many records are done


@noun
class Request:
    """What an import is asked to do with the files (paths, or a stream for standard input).

    ``columns`` says which fields the columns of tables hold; ``map_name`` keeps that.
    """

    files: Sequence[Path | BinaryIO]
    form: str = ""
    event: str = ""
    met_on: date | None = None
    tags: tuple[str, ...] = ()
    matches: bool = True
    dry_run: bool = False
    rejects: Path | None = None
    with_text: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    map_name: str = ""


@dataclass(slots=True)
class _Run:
    """An import that is under way, and how far it has come."""

    db: Connection
    now: Moment
    wishes: Wishes
    reading: Reading
    intake: Intake
    report: ImportReport
    watch: Watch
    passed: int = 0  # bytes of the files before the present one
    records: int = 0
    headers: set[tuple[str, ...]] = field(default_factory=set)  # of the tables
    links: list[tuple[int, Relation]] = field(default_factory=list)  # to cards of later files


def import_files(
    db: Connection, now: Moment, request: Request, watch: Watch = lambda _passed, _records: None
) -> ImportReport:
    """Take in every record of every file, as one batch; a dry run goes the same way back.

    A file that cannot be read, or holds nothing to use, is an UnreadableFileError, and nothing
    of any file stays.
    """
    event = events.find_event(db, request.event) if request.event else None
    wishes = Wishes(
        event_id=event.id if event else None,
        met_on=request.met_on,
        tags=request.tags,
        matches=request.matches,
    )
    reading = reading_for(db, request.columns, with_text=request.with_text)
    report = ImportReport(request.dry_run)
    try:
        with batch(db, "import", _detail(request.files), now.at, dry_run=request.dry_run) as opened:
            run = _Run(db, now, wishes, reading, Intake(db, now.at, opened.words), report, watch)
            # Mail last, as of an archive: of people who are not known by then it says nothing.
            _take_in_files(run, sorted(request.files, key=is_mail), request.form)
            if run.links and len(report.files) > 1:
                know_each_other(db, run.intake, run.links)
            require_table(run.headers, reading)
            if request.map_name:
                report.kept_map = keep_map(db, request.map_name, run.headers, reading)
            if request.rejects and not request.dry_run:
                report.written += rejects.write(request.rejects, report.files)
    except BaseException:
        rejects.take_back(report.written)
        raise
    report.batch = opened.id
    return report


def _take_in_files(run: _Run, files: Sequence[Path | BinaryIO], form: str) -> None:
    """Take in all files; those that never hold contacts are passed over if another one does."""
    passed_over = []
    for file in files:
        try:
            _take_in_file(run, file, form)
        except NoContactsError as error:
            passed_over.append(error)
    if passed_over and not run.report.files:
        raise passed_over[0]
    run.report.remarks += [Remark(error.path, 1, error.why) for error in passed_over]


def _take_in_file(run: _Run, file: Path | BinaryIO, form: str) -> None:
    """Take in all parts of a file; one of them must hold something to use."""
    before, skipped = len(run.report.files), len(run.report.skips)
    is_useful, passed = False, 0
    with open_source(file, form, run.reading) as parts:
        for part in parts:
            is_useful |= _take_in(run, part)
            passed = part.passed()
    run.passed += passed
    if not is_useful:
        skips = run.report.skips[skipped:]
        raise _useless(file, run.report.files[before:], {remark.reason for remark in skips})


def _take_in(run: _Run, part: Part) -> bool:
    """Take in the records of a part; returns whether there was anything but skipped ones."""
    file = FileReport(part.path, part.format, part.heading)
    run.report.files.append(file)
    if run.reading.columns and (header := column_names(part, run.reading)):
        run.headers.add(header)
    day = named_day(part.format, part.path, run.now.today) or run.now.today
    is_reread = bool(run.reading.columns) or run.reading.with_text
    desk = Desk(
        run.db, run.now, run.intake, run.wishes, run.report, file, day, home(run.db),
        is_reread=is_reread,
    )  # fmt: skip
    if part.village is not None:
        # Named, not imported: most imports have no village among their files.
        import_module("relnet.jobs.restore_village").restore(desk, part.village)
        run.intake = Intake(run.db, run.now.at)  # ids go on after those of the village
        return True
    is_useful = False
    for chunk in _chunks(part.records):
        usable = [*_usable(chunk, file, run.report)]
        settle(desk, usable)
        is_useful |= any(record.card for record in usable)
        run.records += len(chunk)
        run.watch(run.passed + part.passed(), run.records)
    settle_waiting(desk)
    run.links += desk.links
    notice(desk, run.reading, part.heading)
    suspect_owner(desk)
    if part.format == ANY_TABLE and (file.counts["created"] or file.counts["updated"]):
        run.report.remarks += _only_kept(part, run.reading)
    return is_useful or bool(file.rejected or file.counts["updated"] or file.counts["unchanged"])


def _useless(
    file: Path | BinaryIO, parts: Sequence[FileReport], reasons: set[Phrase]
) -> UnreadableFileError:
    """Say why nothing of a file was of use: the one reason of all entries, if there is one."""
    n = sum(part.counts["skipped"] for part in parts)
    why = counted(n, "its only entry names nobody.", "none of its {n} entries names anybody.")
    if n > 1 and len(reasons) == 1:
        [reason] = reasons
        why = Phrase("all of its {n} entries were skipped: {reason}", n=n, reason=reason)
    elif n == 1:
        why = Phrase("its only entry was skipped: {reason}", reason=next(iter(reasons)))
    path = parts[0].path if len(parts) == 1 else _path(file)
    return UnreadableFileError(path, why if n else Phrase("there is not a single entry in it."))


def _usable(records: Iterable[Record], file: FileReport, report: ImportReport) -> Iterator[Record]:
    """Pass the records with a card on; count and keep the reasons of the others.

    A meeting that does not take place has no card, but may be known from an earlier file.
    """
    for record in records:
        if record.is_skipped and record.happening:
            yield record
            continue
        if record.card:
            if record.reason:
                report.remarks.append(Remark(file.path, record.line, record.reason))
            for reason in _bad_addresses(record.card):
                report.remarks.append(Remark(file.path, record.line, reason))
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


def _bad_addresses(card: Card) -> Iterator[Phrase]:
    for channel in card.channels:
        if (
            channel.kind == "email"
            and channel.value
            and not is_mail_address(mail_key(channel.value))
        ):
            address = channel.value[:LONGEST_ADDRESS]
            yield Phrase("{address} is no mail address; it is kept as it is.", address=address)


def _only_kept(part: Part, reading: Reading) -> Iterator[Remark]:
    """Say which columns of a table are kept without being understood."""
    line, names = not_understood(part, reading)
    if names:
        more = "" if len(names) <= NAMED else f" +{len(names) - NAMED}"
        said = counted(
            len(names),
            "the column {names} is kept, but not understood: --explain shows how to map it.",
            "these columns are kept, but not understood: {names}; --explain shows how to map them.",
            names=", ".join(name[:LONGEST_ADDRESS] for name in names[:NAMED]) + more,
        )
        yield Remark(part.path, line, said)


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    chunk, room = [], CHUNK_BYTES
    for record in records:
        chunk.append(record)
        room -= len(record.raw)
        if room < 0 or len(chunk) == CHUNK:
            yield chunk
            chunk, room = [], CHUNK_BYTES
    if chunk:
        yield chunk


def _detail(files: Sequence[Path | BinaryIO]) -> str:
    """Name the files for the history, the first ones of many."""
    named = [_path(file) for file in files[:NAMED]]
    more = len(files) - len(named)
    return ", ".join([*named, f"+{more}"] if more else named)


def _path(file: Path | BinaryIO) -> str:
    return str(file) if isinstance(file, Path) else "-"
