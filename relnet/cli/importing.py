"""relnet import."""

from __future__ import annotations

import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.options import FILE, PAST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.errors import BadValueError
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relnet.jobs.import_files import Request
    from relnet.model.report import ImportReport
    from relnet.store import Connection

REJECTED = 5  # exit code: the import finished, but some records were rejected
# They are repeated here because --help must not load the readers; a test compares.
FORMATS = (
    "vcard", "linkedin", "google", "outlook", "thunderbird", "xing", "csv", "ics", "mbox",
    "facebook", "relnet", "qr",
)  # fmt: skip


@command("import")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option(
    "--from",
    "form",
    default="",
    metavar="FORMAT",
    help=_("The format, if content misleads: {formats}.").format(formats=", ".join(FORMATS)),
)
@click.option(
    "--event", default="", metavar="EVENT", help=_("Everybody in the files was met at this event.")
)
@click.option("--met-on", type=PAST_DAY, metavar="DAY", help=_("The day on which they were met."))
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    help=_("Tag everybody in the files; may be repeated."),
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=_("What a column of a table holds; - is nothing of use; may be repeated."),
)
@click.option(
    "--save-map",
    "map_name",
    default="",
    metavar="NAME",
    help=_("Keep what --map says for later files with the same columns."),
)
@click.option(
    "--explain", is_flag=True, help=_("Only show how the files and their columns are understood.")
)
@click.option("--with-text", is_flag=True, help=_("Take in the texts of messages, too."))
@click.option("--no-match", is_flag=True, help=_("Add each record as a contact of its own."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@click.option(
    "--rejects",
    type=FILE,
    metavar="FILE",
    help=_("Write rejected records there, to be corrected."),
)
@click.option(
    "-f",
    "--format",
    "report_form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("How to report."),
)
@pass_db
def import_(
    db: Connection,
    files: tuple[str, ...],
    form: str,
    event: str,
    met_on: date | None,
    tags: tuple[str, ...],
    pairs: tuple[str, ...],
    map_name: str,
    explain: bool,
    with_text: bool,
    no_match: bool,
    dry_run: bool,
    rejects: str | None,
    report_form: str,
) -> None:
    """Take in business cards and network exports.

    FILE is a file of vCards, an export of LinkedIn, XING, Google, Outlook, Thunderbird or
    Facebook, a table (CSV or XLSX) with a row that names its columns, a calendar (ICS), a
    mailbox (mbox), a picture of a QR code, or a ZIP that holds such files; - is stdin. What a
    file is, its content decides.

    Known people get what is new about them, and keep what they have; importing twice changes
    nothing. A record that might be one of several people waits, with the reason, and is
    never guessed.

    relnet import cards.vcf --event hm26
    relnet import Basic_LinkedInDataExport.zip --dry-run
    relnet import leads.xlsx --explain
    relnet import leads.xlsx --map "Ansprechpartner=name" --save-map fair
    """
    from relnet.jobs.import_files import Request

    if met_on and met_on > settings().now.today:
        raise BadValueError("--met-on", met_on, Phrase("the diary keeps what has happened."))
    request = Request(
        files=[_source(file) for file in files],
        form=form,
        event=event,
        met_on=met_on,
        tags=tags,
        matches=not no_match,
        dry_run=dry_run,
        rejects=Path(rejects) if rejects else None,
        with_text=with_text,
        columns=columns_of(pairs),
        map_name=map_name,
    )
    if explain:
        from relnet.cli.import_explain import show_explained

        show_explained(db, request, report_form)
    else:
        _import(db, request, report_form)


def _import(db: Connection, request: Request, report_form: str) -> None:
    from relnet.cli.import_report import as_json, tell_report
    from relnet.cli.progress import shown_progress
    from relnet.formats.json_out import json_text
    from relnet.jobs.import_files import import_files

    with shown_progress(_size(request.files)) as watch:
        report = import_files(db, settings().now, request, watch)
    if request.met_on:
        tell(Phrase("Everybody in the files was met on {day}.", day=request.met_on))
    if report_form == "json":
        sys.stdout.write(json_text(as_json(report)) + "\n")
    else:
        tell_report(report)
    _tell_rejects(report, request)
    _tell_map(report)
    tell_undo(report.batch)
    if report_form == "text" and not report.is_dry_run and report.count("queued"):
        from relnet.cli.review import offer_review

        offer_review(db, report.count("queued"))
    if report.count("rejected"):
        click.get_current_context().exit(REJECTED)


def _tell_rejects(report: ImportReport, request: Request) -> None:
    """Say where the rejected records are, or how to get them; also that there are none."""
    if request.rejects and not report.count("rejected"):
        tell(Phrase("Nothing was rejected: {path} was not written.", path=request.rejects))
    for path in report.written:
        tell(Phrase("The rejected records are in {path}: correct and import them.", path=path))
    if report.count("rejected") and request.rejects and report.is_dry_run:
        tell(Phrase("Without --dry-run, {path} takes what is rejected.", path=request.rejects))
    elif report.count("rejected") and not report.written:
        tell(Phrase("--rejects FILE writes the rejected records there, to be corrected."))


def _tell_map(report: ImportReport) -> None:
    """Say which columns are understood otherwise from now on."""
    if report.kept_map and not report.is_dry_run:
        columns = report.kept_map.columns.items()
        said = Phrase(
            "The map {name} is kept: {columns}. It is used for tables with the same columns.",
            name=report.kept_map.name,
            columns=", ".join(f"{column}={field}" for column, field in columns),
        )
        tell(said)


def _source(file: str) -> Path | BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file)


def columns_of(pairs: Iterable[str]) -> dict[str, str]:
    """Take COLUMN=FIELD apart; a column's name may hold an equals sign, no field's does."""
    columns: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = (part.strip() for part in pair.rpartition("="))
        if not sign or not column:
            raise BadValueError(
                "--map", pair, Phrase("write COLUMN=FIELD, such as Firma=organization.")
            )
        if columns.setdefault(column, field) != field:
            raise BadValueError(
                "--map", pair, Phrase("the column is {field} already.", field=columns[column])
            )
    return columns


def _size(files: Sequence[Path | BinaryIO]) -> int | None:
    """Add up the bytes of files; None if one of them is a pipe. What is not there has none."""
    total = 0
    for file in files:
        if not isinstance(file, Path):
            return None
        with suppress(OSError):
            found = file.stat()
            if not stat.S_ISREG(found.st_mode):
                return None
            total += found.st_size
    return total
