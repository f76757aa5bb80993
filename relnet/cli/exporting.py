"""relnet export."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.listing import COLUMNS
from relnet.cli.lists import write_machine_readable
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Shape
from relnet.cli.terminal import is_terminal
from relnet.errors import UnwritableFileError
from relnet.model.visible import visible
from relnet.phrase import counted
from relnet.store import listing
from relnet.store.filters import where

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from relnet.formats.vcard.outgoing import Version
    from relnet.store import Connection


@command("export")
@click.argument("form", type=click.Choice(["csv", "json", "vcard"]), metavar="FORMAT")
@click.argument("terms", nargs=-1, metavar="[FILTER]...")
@click.option(
    "-o", "--output", default="-", type=click.UNPROCESSED, metavar="FILE",
    help=_("Where to; - is stdout."),
)  # fmt: skip
@click.option("--fields", metavar="A,B", help=_("Which fields, in which order (csv, json)."))
@click.option("--excel", is_flag=True, help=_("CSV as German Excel opens it by double click."))
@click.option(
    "--vcard-version", "version", type=click.Choice(["3.0", "4.0"]), default="3.0",
    help=_("3.0 is what Outlook, iCloud and phones read."),
)  # fmt: skip
@pass_db
def export(
    db: Connection,
    form: str,
    terms: tuple[str, ...],
    output: str,
    fields: str | None,
    excel: bool,
    version: Version,
) -> None:
    """Hand contacts to a spreadsheet, a script or another program.

    FORMAT is csv, json or vcard; FILTER is as in relnet list. In CSV, cells that a
    spreadsheet would run as a formula get a leading apostrophe.

    relnet export csv event:hm26 --excel -o fair.csv
    relnet export vcard tag:friend > friends.vcf
    """
    condition = where(terms, settings().now.today)
    with _opened(output) as out:
        if form == "vcard":
            count = _write_vcards(db, condition, version, out)
        else:
            shape = Shape(form=form, fields=fields, excel=excel)
            chosen = shape.choose(COLUMNS)
            rows = [*listing.rows(db, chosen, condition)]
            write_machine_readable(out, shape, chosen, rows)
            count = len(rows)
    if output != "-":
        tell(
            counted(count, "{n} contact is in {path}.", "{n} contacts are in {path}.", path=output)
        )


def _write_vcards(
    db: Connection, condition: tuple[str, list[str]], version: Version, out: TextIO
) -> int:
    from relnet.jobs.export_contacts import vcards

    ids = [row["id"] for row in listing.rows(db, ["id"], condition)]
    shows = visible if is_terminal(out) else str
    for card in vcards(db, ids, version):
        out.write(shows(card))
    return len(ids)


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    """Open a new file that only the owner can read (0600), a device, or stdout."""
    if output == "-":
        if reconfigure := getattr(sys.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8", newline="")
        yield sys.stdout
        return
    path = Path(output)
    try:
        is_device = path.exists() and not path.is_file()
        with _text(os.open(path, os.O_WRONLY)) if is_device else _whole(path) as out:
            yield out
    except OSError as error:
        raise UnwritableFileError(output, error.strerror or str(error)) from error


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """Write beside the file, and put it in its place when it is complete; else leave nothing."""
    path = Path(os.path.realpath(path))  # a link stays one
    part = path.with_name(f".relnet-{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with _text(descriptor) as out:
            yield out
            out.flush()
            os.fsync(descriptor)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _text(descriptor: int) -> TextIO:
    # A lone surrogate cannot be written in UTF-8.
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="", errors="backslashreplace")
