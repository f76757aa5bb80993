"""What today's list leaves out because its owner said so: relnet today --hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.cli.lists import HEADS as LIST_HEADS
from relnet.cli.lists import show
from relnet.cli.screen import settings, tell
from relnet.cli.shape import Columns, Shape
from relnet.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Container

    from relnet.model.suggestion import Hidden
    from relnet.store import Connection

FIELDS = (
    "key", "kind", "contact_id", "contact", "verdict", "decided_on", "until_on", "reason",
    "command",
)  # fmt: skip
COLUMNS = Columns(
    known=("contact_id", *FIELDS),
    table=("contact", "kind", "until_on", "command", "reason"),
    delimited=FIELDS,
    json=FIELDS,
)
HEADS = {
    **LIST_HEADS,
    "until_on": Phrase("Hidden"),
    "command": Phrase("What brings it back"),
    "decided_on": Phrase("Since"),
}
VERBS = {"never": "never", "skipped": "skip", "snoozed": "snooze"}
HOW_LONG = {"never": Phrase("for good"), "skipped": Phrase("this time")}


def show_hidden(db: Connection, kinds: Container[str], shape: Shape) -> None:
    """List what is hidden, of these kinds of lines."""
    from relnet.jobs.list_hidden import hidden

    fields = shape.choose(COLUMNS)
    found = [item for item in hidden(db, settings().now.today) if item.kind in kinds]
    if not found and shape.chosen == "table":
        tell(Phrase("Nothing is hidden."))
        return
    show(shape, fields, (_row(item, shape) for item in found), HEADS)


def _row(item: Hidden, shape: Shape) -> dict[str, object]:
    until: object = item.until_on
    if shape.chosen == "table":
        until = Phrase("until {day}", day=until) if until else HOW_LONG[item.verdict]
    return {
        "key": item.key,
        "kind": item.kind,
        "contact_id": item.contact_id,
        "contact": item.contact,
        "verdict": item.verdict,
        "decided_on": item.decided_on,
        "until_on": until,
        "reason": item.reason,
        "command": f"relnet {VERBS[item.verdict]} {item.key} --no",
    }
