"""relnet import."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say
from relnet.cli.options import PAST_DAY, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.model.report import OUTCOMES
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relnet.model.report import Doubt, ImportReport, Outcome, Remark
    from relnet.store import Connection

REJECTED = 5  # exit code: the import finished, but some records were rejected
MOST_REMARKS = 5  # of one kind; more are counted


@command("import")
@click.argument("files", nargs=-1, required=True, type=click.UNPROCESSED, metavar="FILE...")
@click.option(
    "--from",
    "form",
    default="",
    metavar="FORMAT",
    help=_("The format, if content misleads: vcard, linkedin."),
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
@click.option("--no-match", is_flag=True, help=_("Add each record as a contact of its own."))
@click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
@click.option(
    "--rejects",
    type=click.UNPROCESSED,
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
    no_match: bool,
    dry_run: bool,
    rejects: str | None,
    report_form: str,
) -> None:
    """Take in business cards and network exports.

    FILE is a vCard file (2.1, 3.0 or 4.0), LinkedIn's Connections.csv, or a ZIP that holds
    such files; - is stdin. What a file is, its content decides.

    Known people get what is new about them, and keep what they have; importing twice changes
    nothing. A record that might be one of several people waits, with the reason, and is
    never guessed.

    relnet import cards.vcf --event hm26
    relnet import Basic_LinkedInDataExport.zip --dry-run
    """
    from relnet.formats.json_out import json_text
    from relnet.jobs.import_files import Request, import_files

    request = Request(
        files=[_source(file) for file in files],
        form=form,
        event=event,
        met_on=met_on,
        tags=tags,
        matches=not no_match,
        dry_run=dry_run,
        rejects=Path(rejects) if rejects else None,
    )
    report = import_files(db, settings().now, request)
    if met_on:
        tell(Phrase("Everybody in the files was met on {day}.", day=met_on))
    if report_form == "json":
        sys.stdout.write(json_text(as_json(report)) + "\n")
    else:
        _tell_report(report)
    tell_undo(report.batch)
    if report.count("rejected"):
        click.get_current_context().exit(REJECTED)


def _source(file: str) -> Path | BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file)


def as_json(report: ImportReport) -> dict[str, object]:
    """Return the report as scripts get it (docs/json.md)."""
    return {
        "schema": 1,
        "batch": report.batch,
        "dry_run": report.is_dry_run,
        "records": report.records,
        **{outcome: report.count(outcome) for outcome in OUTCOMES},
        "files": [
            {
                "path": file.path,
                "format": file.format,
                "records": file.counts.total(),
                **{outcome: file.counts[outcome] for outcome in OUTCOMES},
            }
            for file in report.files
        ],
        "rejects": [_place(remark) for remark in report.rejects],
        "skips": [_place(remark) for remark in report.skips],
        "remarks": [_place(remark) for remark in report.remarks],
        "queue": [
            {
                "path": doubt.path,
                "line": doubt.line,
                "name": doubt.label,
                "candidates": [contact_id for contact_id, _ in doubt.candidates],
                "reasons": [*doubt.reasons],
            }
            for doubt in report.doubts
        ],
        "changes": [
            {
                "path": update.path,
                "line": update.line,
                "contact_id": update.contact_id,
                "contact": update.label,
                "fields": [*update.fields],
            }
            for update in report.updates
        ],
    }


def _place(remark: Remark) -> dict[str, object]:
    return {"path": remark.path, "line": remark.line, "reason": remark.reason}


COUNTS: dict[Outcome, Phrase] = {
    "created": Phrase("{n} new"),
    "updated": Phrase("{n} updated"),
    "unchanged": Phrase("{n} already known"),
    "queued": Phrase("{n} waiting"),
    "skipped": Phrase("{n} skipped"),
    "rejected": Phrase("{n} rejected"),
}
PLACE = Phrase("{path}: line {line}: {reason}")


def _tell_report(report: ImportReport) -> None:
    """Say on stderr what became of the records, one line a file, then what needs an eye."""
    for file in report.files:
        counts = [
            say(Phrase(COUNTS[outcome].text, n=file.counts[outcome]))
            for outcome in OUTCOMES
            if file.counts[outcome]
        ]
        records = counted(file.counts.total(), "{n} record", "{n} records")
        tell(
            Phrase(
                "{path}: {records}: {counts}",
                path=file.path,
                records=records,
                counts=", ".join(counts),
            )
        )
    _tell_remarks(report.remarks)
    _tell_remarks(report.skips)
    _tell_remarks(report.rejects)
    _tell_doubts(report.doubts)
    if report.is_dry_run:
        tell(Phrase("Nothing was changed: this was a dry run."))


def _tell_remarks(remarks: Sequence[Remark]) -> None:
    """Say the first ones of each reason; what comes again and again is counted."""
    told: Counter[str] = Counter()
    for remark in remarks:
        told[remark.reason.text] += 1
        if told[remark.reason.text] <= MOST_REMARKS:
            tell(Phrase(PLACE.text, path=remark.path, line=remark.line, reason=remark.reason))
    more = sum(count - MOST_REMARKS for count in told.values() if count > MOST_REMARKS)
    if more:
        tell(counted(more, "... and {n} more like it", "... and {n} more like these"))


def _tell_doubts(doubts: Sequence[Doubt]) -> None:
    for doubt in doubts[:MOST_REMARKS]:
        reason = Phrase(
            "{name} might be {others}: {why}",
            name=doubt.label,
            others=", ".join(f"{label} ({id_})" for id_, label in doubt.candidates),
            why=", ".join(say(reason) for reason in doubt.reasons),
        )
        tell(Phrase(PLACE.text, path=doubt.path, line=doubt.line, reason=reason))
    if more := len(doubts[MOST_REMARKS:]):
        tell(counted(more, "... and {n} more like it", "... and {n} more like these"))
    if doubts:
        tell(
            counted(
                len(doubts),
                "{n} record waits: relnet does not guess. If it is the same person, change the"
                " known contact (relnet edit WHO FIELD=VALUE) and import again; --no-match adds"
                " it as a contact of its own.",
                "{n} records wait: relnet does not guess. If they are the same people, change the"
                " known contacts (relnet edit WHO FIELD=VALUE) and import again; --no-match adds"
                " them as contacts of their own.",
            )
        )
