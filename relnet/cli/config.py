"""relnet config."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relnet.cli.commands import command
from relnet.cli.language import _
from relnet.cli.lists import HEADS, show
from relnet.cli.options import pass_db
from relnet.cli.screen import settings, tell, tell_undo
from relnet.cli.shape import Columns, Shape, list_options
from relnet.phrase import Phrase, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relnet.store import Connection

FIELDS = ("name", "value", "default", "meaning")
COLUMNS = Columns(known=FIELDS, table=("name", "value", "meaning"), delimited=FIELDS, json=FIELDS)
CONFIG_HEADS = {
    **HEADS,
    "name": Phrase("Setting"),
    "value": Phrase("Value"),
    "default": Phrase("Default"),
}


@command("config")
@click.argument("assignments", nargs=-1, metavar="[NAME=VALUE...]")
@list_options
@pass_db
def config(db: Connection, assignments: tuple[str, ...], shape: Shape) -> None:
    """Show or choose settings: whose holidays, how many hours.

    NAME= goes back to what relnet does by itself.

    relnet config
    relnet config country=DE region=NW hours_per_week=3
    """
    from relnet.jobs.keep_settings import choose

    if not assignments:
        show(shape, shape.choose(COLUMNS), _rows(db), CONFIG_HEADS)
        return
    from relnet.rules.choices import SETTINGS

    changed, numbers, batch = choose(db, settings().now, dict(_assigned(assignments)))
    if batch is None:
        tell(Phrase("Nothing to change: it was like that already."))
    for name, (old, new) in changed.items():
        default = SETTINGS[name].default or "-"
        values = {"old": old or default, "new": new or default}
        tell(Phrase("  {field}: {old} -> {new}", field=name, **values))
    if numbers:
        country = changed["country"][1] or SETTINGS["country"].default
        said = counted(
            numbers,
            "  {n} number without country code is one of {country} now.",
            "  {n} numbers without country code are of {country} now.",
            country=country,
        )
        tell(said)
    tell_undo(batch)


def _assigned(assignments: Sequence[str]) -> Iterator[tuple[str, str]]:
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise click.UsageError(_("write it like NAME=VALUE, for example region=NW."))
        yield name.strip().lower().replace("-", "_"), value


def _rows(db: Connection) -> Iterator[dict[str, object]]:
    from relnet.rules.choices import SETTINGS
    from relnet.store.settings import every

    chosen = every(db)
    for name, setting in SETTINGS.items():
        yield {
            "name": name,
            "value": chosen.get(name, setting.default) or None,
            "default": setting.default or None,
            "meaning": setting.meaning,
        }
