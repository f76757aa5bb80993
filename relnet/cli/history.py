"""relnet history, undo."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.lists import show
from relnet.cli.options import NUMBER, pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase, counted
from relnet.store import history as past

if TYPE_CHECKING:
    from relnet.store import Connection
    from relnet.store.undoing import TakenBack

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

    Each line is a batch: all that one command changed. Any of them can be undone. A table has
    the time of this place, all other formats UTC.

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
    undo brings everything back. What was changed elsewhere since stays. If something newer
    builds on the batch, nothing happens, and you are told which batch to undo first.

    relnet undo
    relnet undo 12
    """
    from relnet.jobs.undo_batch import undo as undo_batch

    undone = undo_batch(db, settings().now, batch)
    tell(Phrase("Batch {batch} ({command}) is undone.", batch=undone.batch, command=undone.command))
    _tell_what_stayed(undone.taken_back)
    tell_undo(undone.by)


def _tell_what_stayed(taken_back: TakenBack) -> None:
    for who, group in groupby(taken_back.stayed, key=lambda one: (one.contact_id, one.contact)):
        tell(Phrase("Added since, and left with {name} (id {id}):", name=who[1], id=who[0]))
        for one in group:
            tell(Phrase("  {what}: {text}", what=KINDS[one.table], text=one.text))
    if lost := taken_back.deleted_since:
        tell(
            counted(
                lost,
                "{n} value that was deleted since stays deleted.",
                "{n} values that were deleted since stay deleted.",
            )
        )


# What the rows of a table are to people.
KINDS = {
    "address": Phrase("address"),
    "attendance": Phrase("met at"),
    "channel": Phrase("way to reach them"),
    "consent": Phrase("consent"),
    "follow_up": Phrase("to do"),
    "lead": Phrase("lead"),
    "life_event": Phrase("life event"),
    "note": Phrase("note"),
    "participant": Phrase("diary"),
    "position": Phrase("position"),
    "record": Phrase("entry of a file"),
    "rhythm": Phrase("rhythm"),
    "role": Phrase("role"),
    "silence": Phrase("not to be suggested"),
    "special_date": Phrase("special day"),
    "tag": Phrase("tag"),
    "tie": Phrase("tie"),
    "topic": Phrase("topic"),
}
