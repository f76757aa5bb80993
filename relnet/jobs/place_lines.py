"""Give the lines of a day their places, and leave for another day who can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.rules.agenda import in_order, is_turn
from relnet.rules.ranking import contenders, weighed
from relnet.store import bonds

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from relnet.model.plan import Plan
    from relnet.model.suggestion import Decision, Suggestion
    from relnet.store import Connection


def placed(
    db: Connection,
    lines: Sequence[Suggestion],
    decisions: Mapping[str, Decision],
    day: date,
    room: int,
    top: int | None = None,
) -> tuple[list[Suggestion], list[Suggestion]]:
    """Return the lines of a day, the heaviest first, and whose turn stays for later.

    There is ``room`` for so many turns. Only the first ``top`` lines have to be in their places;
    those after them are not weighed.
    """
    turns = [line for line in lines if is_turn(line, decisions)]
    others = [line for line in lines if not is_turn(line, decisions)]
    near, far = contenders(others, len(others) if top is None else top)
    likely, _ = contenders(turns, room)
    known = bonds.bonds(db, _people([*near, *likely]), day)
    chosen = in_order(weighed(likely, known, day))[:room]
    keys = {line.key for line in chosen}
    first = in_order([*weighed(near, known, day), *chosen])
    return [*first, *in_order(far)], [line for line in turns if line.key not in keys]


def every_line(db: Connection, plan: Plan) -> list[Suggestion]:
    """Return all lines of a plan in the order of their numbers: those for later come last."""
    known = bonds.bonds(db, _people(plan.later), plan.day)
    return [*plan.lines, *plan.waiting, *in_order(weighed(plan.later, known, plan.day))]


def _people(lines: Collection[Suggestion]) -> set[int]:
    return {line.contact_id for line in lines}
