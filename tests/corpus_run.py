"""Take real files in through the front door, and hold every promise of an import against them.

python tests/corpus_run.py CORPUS

CORPUS holds vCard files, LinkedIn exports, and MANIFEST.tsv, which counts the cards of each
file. Writes every broken promise, then one line that sums up; exits 1 if a promise is broken.
"""

import csv
import faulthandler
import io
import json
import os
import re
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from relnet.cli.main import run
from relnet.model.report import OUTCOMES
from relnet.store.journal import journalled_tables

MANIFEST = "MANIFEST.tsv"
LONGEST = 120  # seconds for one check; whatever takes longer hangs
# The tables of the corpus's LinkedIn exports that say something about people.
READ = {
    "Connections.csv", "Email_Addresses.csv", "Invitations.csv", "PhoneNumbers.csv", "Profile.csv",
}  # fmt: skip
UID = re.compile(rb"\r\nUID:.*")


class Check(NamedTuple):
    """What is imported with one command, and how many records are in it.

    A network gives everybody a profile, by which they are known even without relnet's UIDs.
    """

    name: str
    files: list[Path]
    records: int
    is_network: bool = False


class Result(NamedTuple):
    code: int
    stdout: str
    stderr: str


class Village(NamedTuple):
    relnet: Callable[..., Result]
    path: Path

    def run(self, *arguments):
        return self.relnet("--db", self.path, *arguments)

    def take_in(self, *arguments):
        result = self.run("import", *arguments, "-f", "json")
        assert result.code in {0, 5}, result.stderr
        return json.loads(result.stdout)

    def rows(self):
        """Read what undo has to bring back: the owner's rows, and the words to find them by."""
        with closing(sqlite3.connect(self.path)) as db:
            tables = [*journalled_tables(db), "search"]
            read = {name: db.execute(f"SELECT rowid, * FROM {name} ORDER BY 1") for name in tables}
            return {name: cursor.fetchall() for name, cursor in read.items()}


def checks(corpus, folder):
    """Each vCard file, each LinkedIn export as the ZIP that LinkedIn sends, and all at once."""
    with (corpus / MANIFEST).open(encoding="utf-8", newline="") as manifest:
        rows = [*csv.DictReader(manifest, delimiter="\t")]
    found = [
        Check(row["file"], [corpus / row["file"]], int(row["cards"]))
        for row in rows
        if row["file"].endswith(".vcf")
    ]
    for connections in sorted(corpus.glob("exports/*/*Connections.csv")):
        path = folder / f"Complete_LinkedInDataExport_{len(found)}.zip"
        export = connections.name.removesuffix("Connections.csv")
        tables = {
            file.name.removeprefix(export): file
            for file in connections.parent.glob(f"{export}*.csv")
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, file in tables.items():
                archive.write(file, name)
        records = sum(row_count(file) for name, file in tables.items() if name in READ)
        name = str(connections.relative_to(corpus))
        found.append(Check(name, [path], records, is_network=True))
    files = [file for check in found for file in check.files]
    return [*found, Check("everything", files, sum(check.records for check in found))]


def row_count(path):
    """Count the rows below the heading, which may stand below LinkedIn's notes."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if any(row)]
    heading = next((number for number, row in enumerate(rows) if "Connected On" in row), 0)
    return len(rows) - heading - 1


def broken_promises(relnet, folder, check):
    """Preview, import, import again, export and undo; yield what is not as promised.

    ``relnet`` runs a command line and returns its Result.
    """
    village = Village(relnet, folder / "village.db")
    village.run("list")
    before = village.rows()
    preview = village.take_in(*check.files, "--dry-run")
    if village.rows() != before:
        yield "the dry run changed something"
    first = village.take_in(*check.files)
    if counts(preview) != counts(first):
        yield f"the dry run said {counts(preview)}, the run {counts(first)}"
    yield from wrong_figures(first, check.records)
    again = village.take_in(*check.files)
    if again["created"] or again["updated"]:
        yield f"imported again: {counts(again)}"
    if first["created"]:
        yield from strangers(village, folder, check)
    if first["batch"]:
        village.run("undo", first["batch"])
    if village.rows() != before:
        yield "undo left something behind"


def wrong_figures(report, records):
    if sum(report[outcome] for outcome in OUTCOMES) != report["records"]:
        yield f"the counts do not add up: {counts(report)}"
    if sum(file["records"] for file in report["files"]) != report["records"]:
        yield "the files' counts do not add up"
    if report["records"] != records:
        yield f"{report['records']} records, there are {records}"
    for told, outcome in (("rejects", "rejected"), ("skips", "skipped"), ("queue", "queued")):
        if len(report[told]) != report[outcome]:
            yield f"{report[outcome]} {outcome}, but {len(report[told])} are told"
    for place in (*report["rejects"], *report["skips"], *report["remarks"]):
        if not (place["path"] and place["line"] > 0 and place["reason"]):
            yield f"nobody finds this: {place}"


def strangers(village, folder, check):
    """Export the contacts as vCards and import those: everybody in them must be known."""
    for version in ("3.0", "4.0"):
        cards = folder / f"{version}.vcf"
        village.run("export", "vcard", "--vcard-version", version, "-o", cards)
        if check.is_network:
            cards.write_bytes(UID.sub(b"", cards.read_bytes()))
        back = village.take_in(cards)
        if back["unchanged"] != back["records"]:
            yield f"its own cards in vCard {version}: {counts(back)}, {back['changes'][:5]}"
        if back["batch"]:
            village.run("undo", back["batch"])


def counts(report):
    return {outcome: report[outcome] for outcome in ("records", *OUTCOMES) if report[outcome]}


def relnet(*arguments):
    """Run a command line in this process."""
    words = [str(argument) for argument in arguments]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run(words)
    except BaseException as error:
        error.add_note(f"relnet {' '.join(words)}")
        raise
    out.flush()
    err.flush()
    return Result(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())


def main(corpus):
    os.environ.update(LANGUAGE="en", RELNET_LANG="en")
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        todo = checks(corpus, Path(folder))
        for number, check in enumerate(todo):
            own = Path(folder, str(number))
            own.mkdir()
            faulthandler.dump_traceback_later(LONGEST, exit=True)
            broken += [f"{check.name}: {what}" for what in broken_promises(relnet, own, check)]
            faulthandler.cancel_dump_traceback_later()
    count = f"{len(todo) - 1} files, {todo[-1].records} records"
    broken.append(f"{count}, one by one and all at once: {len(broken)} broken promises")
    sys.stdout.write("\n".join(broken) + "\n")
    return len(broken) > 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
