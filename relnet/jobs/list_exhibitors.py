"""Take in who exhibits at an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from relnet.formats.exhibitor_lists import Listed, read
from relnet.model.event_plan import Exhibitor
from relnet.rules.organizations import organization_key
from relnet.rules.stands import spot
from relnet.store import exhibitors
from relnet.store.batches import batch

if TYPE_CHECKING:
    from relnet.model.diary import Event
    from relnet.model.moment import Moment
    from relnet.store import Connection


@dataclass(slots=True)
class ListReport:
    """What became of the rows of a list: ``rows`` = added + unchanged + rejected.

    ``gone`` counts entries that were forgotten because the list does not have them.
    """

    path: str
    rows: int = 0
    added: int = 0
    unchanged: int = 0
    gone: int = 0
    rejected: list[Listed] = field(default_factory=list)
    batch: int | None = None


def list_exhibitors(
    db: Connection, now: Moment, event: Event, source: Path | BinaryIO, *, is_whole: bool = False
) -> ListReport:
    """Note the exhibitors that a file lists; with ``is_whole`` whoever is not in it goes.

    UnreadableFileError if it cannot be read; a row that names no firm costs itself only.
    """
    report = ListReport(str(source) if isinstance(source, Path) else "-")
    with batch(db, "event exhibitors", event.title, now.at) as opened:
        found = []
        for row in read(source):
            report.rows += 1
            if row.reason:
                report.rejected.append(row)
            else:
                found.append(_exhibitor(row))
        if is_whole and found:
            report.gone = exhibitors.keep_only(db, event.id, found)
        report.added = exhibitors.add(db, event.id, found)
        report.unchanged = len(found) - report.added
    report.batch = opened.id
    return report


def _exhibitor(row: Listed) -> Exhibitor:
    return Exhibitor(row.name, organization_key(row.name), spot(row.hall, row.stand))
