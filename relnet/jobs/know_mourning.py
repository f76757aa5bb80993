"""Know who is in mourning, and is left in peace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relnet.rules.mourning import RECENT, REMEMBERED, is_quiet
from relnet.store import mourning

if TYPE_CHECKING:
    from relnet.store import Connection


def in_mourning(db: Connection, today: date) -> dict[int, date]:
    """Map those who are in mourning to the day from which on they are left in peace."""
    since = today - min(REMEMBERED, today - date.min)
    bereaved = mourning.bereaved(db, since, today, RECENT)
    return {id_: known_on for id_, known_on in bereaved.items() if is_quiet(known_on, today)}
