"""The lines of today's list: their fields, and the commands that finish them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from relnet.cli.shape import Columns
from relnet.cli.terminal import is_terminal, terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from relnet.model.suggestion import Suggestion

Numbered = tuple[int | None, "Suggestion"]

FIELDS = (
    "n", "key", "kind", "contact_id", "contact", "organization", "due_on", "reason", "evidence",
    "channel", "advice", "minutes", "weight", "day", "commands", "also",
)  # fmt: skip
DELIMITED = (
    "n", "kind", "contact_id", "contact", "organization", "due_on", "reason", "key", "minutes",
    "day",
)  # fmt: skip
ROOMY = 120  # characters


def columns(first: str = "n", *more: str) -> Columns:
    """Return the columns: what comes first in a table, and what beside the reason.

    On a narrow terminal the organization stands beside the name.
    """
    is_narrow = is_terminal(sys.stdout) and terminal_width(os.environ) < ROOMY
    who, *apart = ("who",) if is_narrow else ("contact", "organization")
    table = (first, who, "reason", *more, *apart)
    return Columns(("contact_id", *FIELDS), table, DELIMITED, FIELDS)


# What settles a line: a letter first, which every kind has, and then the word that it is done.
DECIDE = ("relnet done {n}", "relnet snooze {n} DAY", "relnet skip {n}")
LETTER = ("relnet draft {n}", *DECIDE)
COMMANDS = {
    "card": ("relnet draft {n}", "relnet card --qr", "relnet edit {id} email=ADDRESS", *DECIDE),
    "reconnect": ("relnet draft {n}", "relnet done {n} --as call", *DECIDE, "relnet never {n}"),
}


def rows(lines: Iterable[Numbered], day: date) -> Iterator[dict[str, object]]:
    """Yield the fields of lines; one of a later day has no number, and nothing finishes it yet."""
    for n, item in lines:
        yield {
            "n": n,
            "key": item.key,
            "kind": item.kind,
            "contact_id": item.contact_id,
            "contact": item.contact,
            "organization": item.organization or None,
            "who": ", ".join(filter(None, (item.contact, item.organization))),
            "due_on": item.due_on,
            "reason": item.reason,
            "evidence": [*item.evidence],
            "channel": item.channel or None,
            "advice": item.advice,
            "minutes": item.minutes,
            "weight": item.weight,
            "day": day,
            "commands": commands(item, n) if n else [],
            "also": [other.key for other in item.also],
        }


def commands(item: Suggestion, n: int) -> list[str]:
    """Return the commands that finish a line, the best one first."""
    every = COMMANDS.get(item.kind, LETTER)
    return [command.format(n=n, id=item.contact_id) for command in every]
