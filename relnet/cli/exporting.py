"""relnet export."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.filtering import read_filter
from relnet.cli.language import _, say
from relnet.cli.listing import COLUMNS
from relnet.cli.lists import write_machine_readable
from relnet.cli.options import FILE, pass_db
from relnet.cli.output import is_device, new_file, opened, opened_bytes, write_each
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Shape
from relnet.cli.terminal import is_terminal
from relnet.errors import MistakeError
from relnet.model.noun import noun
from relnet.model.visible import visible
from relnet.phrase import Phrase, counted
from relnet.store import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO, TextIO

    from relnet.formats.outlook_columns import Headers
    from relnet.formats.vcard.outgoing import Version
    from relnet.model.contact import Contact
    from relnet.store import Connection
    from relnet.store.filters import Condition


@noun
class Wanted:
    """What is to be handed out, and how: the values of the options."""

    condition: Condition
    is_everything: bool
    output: str
    fields: str | None
    excel: bool
    raw: bool
    version: Version
    folder: str
    headers: Headers


@command("export")
@click.argument(
    "form",
    type=click.Choice(
        ["csv", "json", "ndjson", "vcard", "ics", "google-csv", "outlook-csv", "sqlite"]
    ),
    metavar="FORMAT",
)
@click.argument("terms", nargs=-1, metavar="[FILTER]...")
@click.option(
    "-o", "--output", default="-", type=FILE, metavar="FILE",
    help=_("Where to; - is stdout."),
)  # fmt: skip
@click.option("--fields", metavar="A,B", help=_("Which fields, in which order (csv, ndjson)."))
@click.option("--excel", is_flag=True, help=_("CSV as German Excel opens it by double click."))
@click.option("--raw", is_flag=True, help=_("CSV for programs: formulas stay as they are."))
@click.option(
    "--vcard-version", "version", type=click.Choice(["3.0", "4.0"]),
    help=_("3.0, the usual one, is what Outlook, iCloud and phones read."),
)  # fmt: skip
@click.option(
    "--split", "folder", default="", type=FILE, metavar="DIR",
    help=_("A vCard file for each contact, in this folder."),
)  # fmt: skip
@click.option(
    "--headers", type=click.Choice(["en", "de"]),
    help=_("In which language Outlook reads the columns; relnet's own if not said."),
)  # fmt: skip
@pass_db
def export(
    db: Connection,
    form: str,
    terms: tuple[str, ...],
    output: str,
    fields: str | None,
    excel: bool,
    raw: bool,
    version: Version | None,
    folder: str,
    headers: Headers | None,
) -> None:
    """Hand contacts to a spreadsheet, a script or another program.

    FORMAT is csv, ndjson, vcard, google-csv or outlook-csv for contacts; ics for birthdays,
    open follow-ups and events; json for all there is, which relnet import restores; sqlite for
    tables that other programs query. FILTER is as in relnet list; without one, json and sqlite
    hold everybody.

    In CSV, cells that a spreadsheet would run as a formula get a leading apostrophe. Files are
    for you alone, and one that exists is replaced when the new one is complete.

    relnet export csv event:hm26 --excel -o fair.csv
    relnet export vcard tag:friend > friends.vcf
    relnet export vcard --split cards
    relnet export json -o village.json
    """
    used = {
        "--fields": fields, "--excel": excel, "--raw": raw, "--vcard-version": version,
        "--split": folder, "--headers": headers,
    }  # fmt: skip
    for option, forms in OPTIONS.items():
        if used[option] and form not in forms:
            raise MistakeError(
                Phrase(
                    "{option} goes with {formats} only.", option=option, formats=", ".join(forms)
                ),
                Phrase("leave it out: relnet export {format}", format=form),
            )
    if folder and output != "-":
        raise MistakeError(
            Phrase("--split and -o name two places."),
            Phrase("say one of them: a folder for many files, or one file."),
        )
    wanted = Wanted(
        read_filter(terms, is_told=True), not terms, output, fields, excel, raw,
        version or "3.0", folder, headers or _headers(),
    )  # fmt: skip
    count = _EXPORTS[form](db, wanted)
    if folder:
        tell(counted(count, "{n} card is in {path}.", "{n} cards are in {path}.", path=folder))
    elif output != "-":
        tell(_told(form, count, output))


# What goes with which formats only.
OPTIONS = {
    "--fields": ("csv", "ndjson"),
    "--excel": ("csv",),
    "--raw": ("csv", "google-csv", "outlook-csv"),
    "--vcard-version": ("vcard",),
    "--split": ("vcard",),
    "--headers": ("outlook-csv",),
}


def _headers() -> Headers:
    """Take the language that is spoken: whoever has a German relnet has a German Outlook."""
    return "de" if os.environ.get("LANGUAGE", "").startswith("de") else "en"


def _told(form: str, count: int, path: str) -> Phrase:
    if form == "ics":
        return counted(count, "{n} entry is in {path}.", "{n} entries are in {path}.", path=path)
    return counted(count, "{n} contact is in {path}.", "{n} contacts are in {path}.", path=path)


def _export_rows(form: str) -> Callable[[Connection, Wanted], int]:
    def run(db: Connection, wanted: Wanted) -> int:
        shape = Shape(form=form, fields=wanted.fields, excel=wanted.excel)
        chosen = shape.choose(COLUMNS)
        numbers = count()
        found = listing.rows(db, chosen, wanted.condition)
        rows = (row for row, _ in zip(found, numbers, strict=False))
        with _readable(wanted.output) as out:
            write_machine_readable(out, shape, chosen, rows, guards=not wanted.raw)
        return next(numbers)

    return run


@contextmanager
def _readable(output: str, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open the output; on a terminal, what acts is made visible."""
    has_reader = output == "-" and is_terminal(sys.stdout)
    with opened(output, "utf-8" if has_reader else encoding) as out:
        text = StringIO(newline="") if is_terminal(out) else out
        yield text
        if isinstance(text, StringIO):
            out.write(visible(text.getvalue()))


@contextmanager
def _as_bytes(output: str) -> Iterator[BinaryIO]:
    """Open the output for bytes, which a terminal gets as text that it can show."""
    if output == "-" and is_terminal(sys.stdout):
        data = BytesIO()
        yield data
        sys.stdout.write(visible(data.getvalue().decode()))
        return
    with opened_bytes(output) as out:
        yield out


def _export_vcard(db: Connection, wanted: Wanted) -> int:
    from relnet.jobs.export_contacts import vcards, written

    ids = _ids(db, wanted)
    if wanted.folder:
        from relnet.formats.vcard.file_names import file_name

        cards = written(db, ids, wanted.version)
        return write_each(wanted.folder, ((file_name(contact), card) for contact, card in cards))
    with opened(wanted.output) as out:
        shows = visible if is_terminal(out) else str
        out.writelines(shows(card) for card in vcards(db, ids, wanted.version))
    return len(ids)


def _export_json(db: Connection, wanted: Wanted) -> int:
    from relnet.jobs.export_village import export_village

    with opened(wanted.output) as out:
        return export_village(db, out, None if wanted.is_everything else wanted.condition)


def _export_ics(db: Connection, wanted: Wanted) -> int:
    from relnet.jobs.export_calendar import export_calendar

    now, everything = settings().now, wanted.is_everything
    with _as_bytes(wanted.output) as out:
        return export_calendar(db, out, now, wanted.condition, say, everything=everything)


def _export_google(db: Connection, wanted: Wanted) -> int:
    from relnet.formats import google_out

    ids = _ids(db, wanted)
    columns = google_out.columns_for(_contacts(db, ids))
    with _readable(wanted.output) as out:
        google_out.write(out, _contacts(db, ids), columns, guards=not wanted.raw)
    return len(ids)


def _export_outlook(db: Connection, wanted: Wanted) -> int:
    from relnet.formats import outlook_out

    ids, headers = _ids(db, wanted), wanted.headers
    encoding = outlook_out.encoding_of(_contacts(db, ids), headers)
    with _readable(wanted.output, encoding) as out:
        left_out = outlook_out.write(
            out, _contacts(db, ids), headers, encoding, guards=not wanted.raw
        )
    if encoding != "cp1252":
        tell(
            Phrase(
                "The file is UTF-8, because classic Outlook has no place for some of the letters:"
                " take it to Outlook.com or the new Outlook."
            )
        )
    if left_out:
        tell(
            counted(
                left_out,
                "{n} value has no place in Outlook's columns and is left out.",
                "{n} values have no place in Outlook's columns and are left out.",
            )
        )
    return len(ids)


def _export_sqlite(db: Connection, wanted: Wanted) -> int:
    from relnet.jobs.export_village import copy_village

    if wanted.output == "-" or is_device(Path(wanted.output)):
        raise MistakeError(
            Phrase("a database needs a file."),
            Phrase("say which one: relnet export sqlite -o FILE"),
        )
    with new_file(wanted.output) as part:
        return copy_village(db, part, None if wanted.is_everything else wanted.condition)


def _ids(db: Connection, wanted: Wanted) -> list[int]:
    return [row["id"] for row in listing.rows(db, ["id"], wanted.condition)]


def _contacts(db: Connection, ids: Sequence[int]) -> Iterator[Contact]:
    """Read contacts, some at a time."""
    from relnet.store import contacts

    for start in range(0, len(ids), CHUNK):
        yield from contacts.in_order(db, ids[start : start + CHUNK])


def _of_one_moment(run: Callable[[Connection, Wanted], int]) -> Callable[[Connection, Wanted], int]:
    """Let nobody change meanwhile what is handed out: that may take a while."""

    def still(db: Connection, wanted: Wanted) -> int:
        from relnet.store.village_out import snapshot

        with snapshot(db):
            return run(db, wanted)

    return still


CHUNK = 500  # contacts that are read together
_EXPORTS: dict[str, Callable[[Connection, Wanted], int]] = {
    "csv": _of_one_moment(_export_rows("csv")),
    "json": _export_json,
    "ndjson": _of_one_moment(_export_rows("ndjson")),
    "vcard": _of_one_moment(_export_vcard),
    "ics": _export_ics,
    "google-csv": _of_one_moment(_export_google),
    "outlook-csv": _of_one_moment(_export_outlook),
    "sqlite": _export_sqlite,
}
