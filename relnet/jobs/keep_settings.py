"""Keep what the owner chooses: the country whose holidays count, hours a week ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.rules.choices import SETTINGS, checked
from relnet.store import holidays, settings
from relnet.store.batches import batch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relnet.model.moment import Moment
    from relnet.store import Connection


def setting(db: Connection, name: str) -> str:
    """Return what holds for a setting: what was chosen, if it makes sense, else its default."""
    known = SETTINGS[name]
    chosen = settings.every(db)
    try:
        return known.check(chosen[name], chosen) if name in chosen else known.default
    except BadValueError:  # it came with a file
        return known.default


def choose(
    db: Connection, now: Moment, wanted: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], int | None]:
    """Choose values by name; returns what changed, from what to what, and the batch."""
    with batch(db, "config", "", now.at) as opened:
        before = settings.every(db)
        after = checked(wanted, before)
        changed = {
            name: (before.get(name, ""), after.get(name, ""))
            for name in SETTINGS
            if before.get(name, "") != after.get(name, "")
        }
        for name, (_, value) in changed.items():
            settings.set_value(db, name, value)
        opened.detail = ", ".join(f"{name}={value}" for name, (_, value) in changed.items())
        if not changed.keys().isdisjoint({"country", "region"}):
            holidays.forget(db)
    return changed, opened.id
