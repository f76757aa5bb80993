"""Keep what the owner chooses: the country whose holidays count, hours a week ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relnet.errors import BadValueError
from relnet.jobs.read_numbers import read_numbers
from relnet.rules.choices import SETTINGS, checked
from relnet.rules.countries import country_code
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


def home(db: Connection) -> str:
    """Return where the owner is at home: the country (ISO 3166) of numbers that name none.

    Not by ``setting``: an import must not wait for the library that knows the holidays.
    """
    chosen = settings.every(db).get("country", "")
    return country_code(chosen) or SETTINGS["country"].default


def choose(
    db: Connection, now: Moment, wanted: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], int, int | None]:
    """Choose values by name; returns what changed, from what to what, and the batch.

    Between them stands how many telephone numbers are those of the new country now.
    """
    with batch(db, "config", "", now.at) as opened:
        before = settings.every(db)
        after = checked(wanted, before)
        numbers = 0
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
        if "country" in changed:
            numbers = read_numbers(db, home(db))
    return changed, numbers, opened.id
