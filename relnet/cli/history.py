"""relnet history, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.lists import show
from relnet.cli.options import NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase
from relnet.store import history as past

if TYPE_CHECKING:
    from relnet.store import Connection

FIELDS = ("id", "created_at", "command", "detail", "changes", "undoes", "undone_by")
COLUMNS = Columns(
    known=FIELDS,
    table=("id", "created_at", "command", "detail", "changes", "undone_by"),
    delimited=FIELDS,
    json=FIELDS,
)


@command("history")
@list_options
@pass_db
def history(db: Connection, shape: Shape) -> None:
    """List what was changed, newest first.

    Each line is a batch: all that one command changed. Any of them can be undone.

    relnet history --limit 5
    """
    fields = shape.choose(COLUMNS)
    show(shape, fields, past.batches(db, shape.most))


@command("undo")
@click.argument("batch", type=NUMBER, required=False, metavar="[BATCH]")
@pass_db
def undo(db: Connection, batch: int | None) -> None:
    """Take back what a command changed.

    Without a BATCH it is the newest one. Undoing is a batch too, so it can be undone: twice
    undo brings everything back. If something newer builds on the batch, nothing happens, and
    you are told which batch to undo first.

    relnet undo
    relnet undo 12
    """
    from relnet.jobs.undo_batch import undo as undo_batch

    undone = undo_batch(db, settings().now, batch)
    tell(Phrase("Batch {batch} ({command}) is undone.", batch=undone.batch, command=undone.command))
    tell_undo(undone.by)
