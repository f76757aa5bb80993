"""relnet changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _, say
from relnet.cli.lists import show
from relnet.cli.options import PAST_DAY, pass_db
from relnet.cli.screen import tell, write, write_wrapped
from relnet.cli.shape import Columns, Shape, list_options
from relnet.model.life import QUIET
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.jobs.list_changes import Change
    from relnet.store import Connection

FIELDS = (
    "id", "kind", "contact_id", "contact", "earliest_on", "latest_on", "before", "after", "note",
    "noticed_on", "quiet", "source", "text",
)  # fmt: skip
COLUMNS = Columns(
    known=FIELDS,
    table=("contact", "kind", "before", "after", "earliest_on", "latest_on", "source"),
    delimited=tuple(field for field in FIELDS if field != "quiet"),
    json=FIELDS,
)


@command("changes")
@click.option("--since", type=PAST_DAY, metavar="DAY", help=_("What may have happened since then."))
@list_options
@pass_db
def changes(db: Connection, since: date | None, shape: Shape) -> None:
    """List what changed in people's lives, newest first.

    Each import of an export is compared with the last one of its kind: new jobs, promotions,
    new names, new and lost connections, companies that were renamed or where nobody you know
    is left. What is told only for completeness, such as a new mail address, stands at the end.

    relnet changes --since 1.4.
    relnet changes -f csv --fields kind,contact,before,after
    """
    from relnet.jobs.list_changes import list_changes

    fields = shape.choose(COLUMNS)
    if since and shape.chosen == "table":
        tell(Phrase("Since {day}:", day=since))
    if shape.chosen == "table" and shape.fields is None:
        tell_changes(list_changes(db, since, shape.limit))
    else:
        show(shape, fields, rows(shape, list_changes(db, since, shape.most)))


def tell_changes(changes: Iterable[Change]) -> None:
    """Write sentences, for which no table has room; what is quiet stands apart, below."""
    last = None
    for change in changes:
        is_quiet = change.told.event.kind in QUIET
        if last is False and is_quiet:
            write("")
        last = is_quiet
        write_wrapped(say(change.text))
    if last is None:
        tell(Phrase("There is nothing to list."))


def rows(shape: Shape, changes: Iterable[Change]) -> Iterator[dict[str, object]]:
    """Yield changes for a list; for people a loss has another word than a condolence has."""
    for change in changes:
        found = row(change)
        if shape.chosen == "table" and found["kind"] == "condolence":
            found["kind"] = Phrase("bereavement")
        yield found


def row(change: Change) -> dict[str, object]:
    """Return a change as programs read it (docs/json.md)."""
    event = change.told.event
    return {
        "id": change.told.id,
        "kind": event.kind,
        "contact_id": event.contact_id,
        "contact": change.told.contact,
        "earliest_on": event.earliest_on,
        "latest_on": event.latest_on,
        "before": event.before or None,
        "after": event.after or None,
        "note": event.note or None,
        "noticed_on": change.told.noticed_on,
        "quiet": event.kind in QUIET,
        "source": change.told.source or None,
        "text": change.text,
    }
