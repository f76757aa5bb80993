"""What could not be used, in files of its own: to be corrected, and imported again."""

from __future__ import annotations

import csv
import json
import os
from io import StringIO
from typing import TYPE_CHECKING

from relnet.errors import UnwritableFileError
from relnet.formats.exports import TABLES
from relnet.formats.tables.header import header_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from relnet.model.card import Record
    from relnet.model.report import FileReport


def write(path: Path, files: Iterable[FileReport]) -> list[Path]:
    """Write the rejected records of files as those had them, and return what was made.

    Records of another format, or below other columns, cannot stand in the same file: they
    go to ``bad-2.csv`` and so on beside ``bad.csv``. The files are for the owner alone (0600).
    Nothing is overwritten: if one of them exists, or cannot be written, none is left behind
    and an UnwritableFileError says so. Without records there is no file.
    """
    groups: dict[tuple[str, bytes], list[bytes]] = {}
    for file in files:
        if file.rejected:
            raws = groups.setdefault((file.format, file.heading), [])
            raws += [_as_written(file, record) for record in file.rejected]
    written: list[Path] = []
    target = path
    try:
        for (_, heading), raws in groups.items():
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            written.append(target)
            with os.fdopen(descriptor, "wb") as out:
                out.writelines(text.rstrip(b"\n") + b"\n" for text in (heading, *raws) if text)
            target = path.with_stem(f"{path.stem}-{len(written) + 1}")
    except BaseException as error:
        take_back(written)
        if isinstance(error, OSError):
            raise UnwritableFileError(target, error.strerror or str(error)) from error
        raise
    return written


def take_back(written: Iterable[Path]) -> None:
    """Remove files of rejected records, because the import that made them failed."""
    for path in written:
        path.unlink(missing_ok=True)


def _as_written(file: FileReport, record: Record) -> bytes:
    """Return a record as its file has it; a row that could be read is kept as JSON."""
    is_kept = record.card is not None and file.format in TABLES
    return _as_row(record.raw, file.heading) if is_kept else record.raw


def _as_row(raw: bytes, heading: bytes) -> bytes:
    cells: dict[str, str] = json.loads(raw)
    header = header_of(heading)
    keys = header.keys() if header else ()
    if header is None or not cells.keys() <= {*keys}:
        return raw
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=header.delimiter, lineterminator="\n")
    writer.writerow([cells.get(key, "") for key in keys])
    return out.getvalue().encode(errors="replace")
