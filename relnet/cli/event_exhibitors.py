"""relnet event exhibitors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.options import FILE, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from relnet.jobs.list_exhibitors import ListReport
    from relnet.store import Connection

REJECTED = 5  # the exit code when some rows could not be used
MOST_TOLD = 10  # rejected rows; of more, the others are counted


@command("exhibitors")
@click.argument("wanted", metavar="EVENT")
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--replace",
    is_flag=True,
    help=_("It is the whole list: firms that are not in it are taken off."),
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=_("How to report."),
)
@pass_db
def exhibitors(db: Connection, wanted: str, file: str, replace: bool, form: str) -> None:
    """Take in who exhibits at an event, from a CSV or XLSX file.

    A column names the firms (Aussteller, Firma, company, exhibitor ...); others may say hall and
    stand, in two columns or in one ("Halle 6 Stand B12", "6-B12"). FILE may be - for stdin. The
    same list twice changes nothing.

    relnet event exhibitors hm26 exhibitors.csv
    """
    from pathlib import Path

    from relnet.formats.json_out import json_text
    from relnet.jobs.list_exhibitors import list_exhibitors
    from relnet.store import events

    found = events.find_event(db, wanted)
    source = sys.stdin.buffer if file == "-" else Path(file)
    report = list_exhibitors(db, settings().now, found, source, is_whole=replace)
    if form == "json":
        sys.stdout.write(json_text(_as_json(report)) + "\n")
    else:
        _tell(report)
    if report.batch is not None:
        tell(
            Phrase(
                "Who of your people works there: relnet event plan {handle}", handle=found.handle
            )
        )
    tell_undo(report.batch)
    if report.rejected:
        click.get_current_context().exit(REJECTED)


def _as_json(report: ListReport) -> dict[str, object]:
    return {
        "schema": 1,
        "batch": report.batch,
        "path": report.path,
        "rows": report.rows,
        "added": report.added,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "rejected": len(report.rejected),
        "rejects": [{"line": row.line, "reason": row.reason} for row in report.rejected],
    }


def _tell(report: ListReport) -> None:
    tell(
        Phrase(
            "{path}: {rows}: {added} new, {unchanged} already known, {rejected} rejected",
            path=report.path,
            rows=counted(report.rows, "{n} row", "{n} rows"),
            added=report.added,
            unchanged=report.unchanged,
            rejected=len(report.rejected),
        )
    )
    if report.gone:
        tell(
            counted(
                report.gone,
                "{n} entry of the former list is gone.",
                "{n} entries of the former list are gone.",
            )
        )
    for row in report.rejected[:MOST_TOLD]:
        tell(
            Phrase(
                "{path}: line {line}: {reason}", path=report.path, line=row.line, reason=row.reason
            )
        )
    if more := len(report.rejected[MOST_TOLD:]):
        tell(counted(more, "... and {n} more like these", "... and {n} more like these"))
